"""Rich text (``.rtf``) as lines."""

from __future__ import annotations

from framing.articles.importers.extras import extra
from framing.articles.record import Unusable

__all__ = ["lines_of_rich_text"]


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
        text = striprtf.rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # of striprtf's own kinds
        raise Unusable(f"not readable as rich text: {error}; save it anew, or as text") from error
    return str(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
