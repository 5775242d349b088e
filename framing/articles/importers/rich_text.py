"""Rich text (``.rtf``) as lines."""

from __future__ import annotations

import re

from framing.articles.importers.extras import extra
from framing.articles.record import Unusable
from framing.given_files import in_words

__all__ = ["lines_of_rich_text"]

_FIELD = re.compile(r"\{\s*\\\*\s*\\fldinst\b")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def lines_of_rich_text(data: bytes) -> list[str]:
    """Lines of a rich text.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    list of str
    """
    striprtf = extra("striprtf.striprtf", "rich text")
    try:
        text = striprtf.rtf_to_text(_without_codes(data.decode("latin-1")), errors="replace")
    except Exception as error:  # of striprtf's own kinds
        raise Unusable(f"not readable as rich text: {in_words(error)}; save it anew, or as text") from error
    text = (
        str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )  # halves of characters are put together
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _without_codes(text: str) -> str:
    """Rich text without the codes of its fields: striprtf would write the address of a link behind its words."""
    fields = {field.start() for field in _FIELD.finditer(text)}
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for brace in _BRACE.finditer(text) if fields else ():
        if brace.group() == "{":
            opened.append(brace.start())
        elif brace.group() == "}" and opened:
            start = opened.pop()
            if start in fields:
                closed.append((start, brace.end()))
    parts: list[str] = []
    at = 0
    for start, end in sorted(closed):
        if start >= at:  # else it lies in one that is gone
            parts.append(text[at:start])
            at = end
    return "".join((*parts, text[at:]))
