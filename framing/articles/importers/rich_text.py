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
    parts: list[str] = []
    at = 0
    for field in _FIELD.finditer(text):
        if field.start() < at:
            continue
        depth = 0
        for brace in _BRACE.finditer(text, field.start()):
            depth += {"{": 1, "}": -1}.get(brace.group(), 0)
            if not depth:
                parts.append(text[at : field.start()])
                at = brace.end()
                break
    return "".join((*parts, text[at:]))
