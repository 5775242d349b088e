"""What a page or a wrong decoding left in a text: HTML tags, character references, *â€™* for an apostrophe.

They are told of when articles are read, and taken out only where the user asks for it, before anything counts in the
text.
"""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from html.entities import html5

from framing.shipped import shipped

__all__ = ["faults", "mend_text", "text_of_html"]

_TAG = r"</?(?:{names})(?:\s+[^<>]{{0,2000}})?\s*/?>"
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
#: Character of Windows-1252 (or of Latin-1, where that has none) to the byte that it was.
_BYTE = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0x100)} | {
    chr(b): b for b in range(0x80, 0xA0)
}
_TRAIL = "[" + "".join(re.escape(char) for char, byte in _BYTE.items() if byte < 0xC0) + "]"
#: UTF-8 that was read as Windows-1252: two bytes for letters with accents, three for marks, four for pictures.
_MISREAD = re.compile(f"[ÂÃÄÅ]{_TRAIL}|â{_TRAIL}{{2}}|ï»¿|ð{_TRAIL}{{3}}")


@cache
def _tags(*kinds: str) -> re.Pattern[str]:
    """HTML tags of some kinds: blocks, lines, inline."""
    names = tomllib.loads(shipped("lexicons/words/markup.toml").read_text(encoding="utf-8"))["tags"]
    return re.compile(_TAG.format(names="|".join(" ".join(names[kind] for kind in kinds).split())), re.IGNORECASE)


_EVERY = ("blocks", "lines", "inline")


def faults(text: str) -> list[str]:
    """What stands in a text that nobody wrote.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str
        Of ``"HTML tags"``, ``"character references"``, ``"wrongly decoded characters"``.

    Examples
    --------
    >>> faults("<p>AT&amp;T donâ€™t pay.</p>")
    ['HTML tags', 'character references', 'wrongly decoded characters']
    >>> faults("R&D < 5; “é” – it’s fine.")
    []
    """
    out = []
    if "<" in text and (_tags(*_EVERY).search(text) or _HIDDEN.search(text)):
        out.append("HTML tags")
    if "&" in text and any(_stands_for(match) for match in _REFERENCE.finditer(text)):
        out.append("character references")
    if not text.isascii() and any(_decoded(match.group()) for match in _MISREAD.finditer(text)):
        out.append("wrongly decoded characters")
    return out


def mend_text(text: str) -> str:
    r"""Take out tags, put characters for their references, and decode again what was decoded wrongly.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The same object where nothing is wrong with it.

    Examples
    --------
    >>> mend_text("<p>AT&amp;T <b>donâ€™t</b> pay.</p><p>They left.</p>")
    'AT&T don’t pay.\n\nThey left.'
    """
    found = faults(text)
    if "wrongly decoded characters" in found:
        text = _MISREAD.sub(lambda match: _decoded(match.group()) or match.group(), text)
    if "HTML tags" in found:
        text = _tags("lines").sub("\n", _tags("blocks").sub("\n\n", _HIDDEN.sub("", text)))
        text = re.sub(r"[ \t]*\n[ \t]*", "\n", _tags(*_EVERY).sub("", text).replace("\r\n", "\n"))
        text = re.sub(r"\n{3,}", "\n\n", text).strip("\n")
    if "character references" in found:
        text = _REFERENCE.sub(lambda match: _stands_for(match) or match.group(), text)
        text = _REFERENCE.sub(lambda match: _stands_for(match) or match.group(), text)  # &amp;quot;
    return text


def text_of_html(markup: str) -> str:
    r"""Words of a piece of HTML; a line end in its source is a blank, a paragraph has a blank line behind it.

    Parameters
    ----------
    markup : str

    Returns
    -------
    str
        A text without tags of paragraphs or lines keeps its line ends.

    Examples
    --------
    >>> text_of_html("<p>They\n left.</p>\n<p>It rained.</p>")
    'They left.\n\nIt rained.'
    """
    if _tags("blocks", "lines").search(markup):
        markup = re.sub(r"\s+", " ", markup)
    return "\n".join(line.strip() for line in mend_text(markup).split("\n")).strip()


def _stands_for(reference: re.Match[str]) -> str:
    """Character of a reference; empty where it is none."""
    if reference[1] is not None and f"{reference[1]};" not in html5:
        return ""
    return html.unescape(reference.group())


def _decoded(misread: str) -> str:
    """What was meant; empty where it was no UTF-8."""
    if misread == "ï»¿":
        return "\ufeff"
    try:
        return bytes(_BYTE[char] for char in misread).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""
