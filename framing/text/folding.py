"""A text as it is read: the same characters whatever program wrote them, with the way back to the text as it is.

Web pages, PDFs and word processors write one word in many ways: *Ortíz* with an accent of its own behind the *i*, *ﬁre*
with a ligature, *un­provoked* with a soft hyphen, a mark of no width inside a word, *pro–government* with a dash. All
of them are read as plain characters. The text itself is never changed: every span leads back to it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

from framing.text.lemmas import is_word
from framing.text.listed_words import WORDS

__all__ = ["Folded", "fold", "folded_text"]

#: Marks without a width: soft hyphens, spaces and joiners of no width, directions, variants of signs.
_NO_WIDTH = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_ACCENTS = "\u0300-\u036f"
_PARTS = re.compile(
    rf"""
    (?P<broken>\u00ad[ \t]*\r?\n(?=[a-z]))             # a word broken at the end of a line
  | (?P<marks>[{_NO_WIDTH}]+)
  | (?P<accented>[^\W\d_\ufb00-\ufb06][{_NO_WIDTH}]*[{_ACCENTS}][{_NO_WIDTH}{_ACCENTS}]*)
  | (?P<stray>[{_ACCENTS}]+)                         # an accent on what is no letter
  | (?P<ligature>[\ufb00-\ufb06])
  | (?P<hyphen>[\u2010\u2011])
  | (?P<apostrophe>(?<=[^\W\d_])[\u00b4\u02bc\uff07](?=[^\W\d_]))
    """,
    re.VERBOSE,
)
_ANY = re.compile(f"[{_NO_WIDTH}{_ACCENTS}\ufb00-\ufb06\u2010\u2011\u00b4\u02bc\uff07\u2013]")
_DASH = re.compile(r"(?<=[^\W\d_.])\u2013(?=[^\W\d_])|(?<=\.)\u2013(?=[^\W\d_])")
_LEFT = re.compile(rf"[^\W\d_][\w.’'&{_NO_WIDTH}{_ACCENTS}-]*$")
_RIGHT = re.compile(rf"[^\W\d_][\w’'&{_NO_WIDTH}{_ACCENTS}-]*")
_MARK = re.compile(f"[{_NO_WIDTH}]+")


class Folded:
    """A text as it is read, and where each character of it stands in the text as it is.

    Parameters
    ----------
    stored : str
    text : str
        As it is read.
    starts, ends : list of int
        Of each character as it is read: the part of the stored text that it stands for.

    Examples
    --------
    >>> folded = fold("The ﬁre\\u200bfight.")
    >>> folded.text, folded.to_stored(4, 13), folded.to_read(4, 13)
    ('The firefight.', (4, 13), (4, 13))
    """

    def __init__(self, stored: str, text: str, starts: list[int], ends: list[int]) -> None:
        self.stored, self.text = stored, text
        self._starts, self._ends = starts, ends

    def to_stored(self, start: int, end: int) -> tuple[int, int]:
        """Span in the text as it is.

        Parameters
        ----------
        start, end : int
            In the text as it is read.

        Returns
        -------
        (int, int)
            It holds a ligature whole.
        """
        if start >= end:
            place = self._starts[start] if start < len(self._starts) else len(self.stored)
            return place, place
        return self._starts[start], self._ends[end - 1]

    def to_read(self, start: int, end: int) -> tuple[int, int]:
        """Span in the text as it is read.

        Parameters
        ----------
        start, end : int
            In the text as it is.

        Returns
        -------
        (int, int)
        """
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))


def fold(stored: str) -> Folded | None:
    """Read a text with plain characters.

    Parameters
    ----------
    stored : str

    Returns
    -------
    Folded or None
        None where the text is read as it is.

    Examples
    --------
    >>> fold("Nothing to do here.") is None
    True
    >>> fold("The pro–government side met Orti\\u0301z – twice.").text
    'The pro-government side met Ortíz – twice.'
    >>> fold("He knew them–and left.") is None
    True
    """
    if stored.isascii() or not _ANY.search(stored):
        return None
    dashes = [(m.start(), m.end(), "-") for m in _DASH.finditer(stored) if _joins(stored, m.start())]
    found = sorted([*dashes, *((m.start(), m.end(), _plain(m)) for m in _PARTS.finditer(stored))])
    if not found:
        return None
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for start, end, plain in found:
        text.append(stored[done:start])
        starts += range(done, start)
        ends += range(done + 1, start + 1)
        text.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
        done = end
    text.append(stored[done:])
    starts += range(done, len(stored))
    ends += range(done + 1, len(stored) + 1)
    return Folded(stored, "".join(text), starts, ends)


def folded_text(text: str) -> str:
    """Return a text as it is read, where nobody asks for the places in it.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> folded_text("Jose\\u0301")
    'José'
    """
    folded = fold(text)
    return text if folded is None else folded.text


def _plain(match: re.Match[str]) -> str:
    found = match.group()
    if match["accented"]:
        return re.sub(f"[{_ACCENTS}]", "", unicodedata.normalize("NFC", _MARK.sub("", found)))
    if match["ligature"]:
        return unicodedata.normalize("NFKC", found)
    return "-" if match["hyphen"] else "’" if match["apostrophe"] else ""


def _joins(text: str, place: int) -> bool:
    """Whether a dash without spaces joins the words around it, as a hyphen does, or parts two clauses.

    It joins two names (*Trump–Russia*), a word behind a prefix (*pro–government*), one that often ends a compound
    (*Cold War–era*), and what is written together, too (*cease–fire*).
    """
    left, right = _LEFT.search(text, max(0, place - 40), place), _RIGHT.match(text, place + 1)
    if left is None or right is None:
        return False
    before, after = (_MARK.sub("", m.group()) for m in (left, right))
    if before[:1].isupper() and after[:1].isupper():
        return True
    return _compound(before.lower(), after.lower())


@lru_cache(maxsize=10_000)
def _compound(before: str, after: str) -> bool:
    if before.rpartition("-")[2] in WORDS["prefixes"] or after.partition("-")[0] in WORDS["compound_ends"]:
        return True
    return is_word(before + after)
