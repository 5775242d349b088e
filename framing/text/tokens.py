"""Tokens with offsets, close to the conventions of the Penn Treebank.

Nothing of the text is changed: a token is a pair of offsets. Clitics are tokens of their own (*Coalition* ``'s``,
*did* ``n't``), abbreviations keep their full stop (*U.S.*, *Gov.*), hyphenated words stay whole (*pro-regime*,
*U.S.-led*), every quotation mark stands alone (``''`` and `` `` `` count as one).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.text.folding import folded_text
from framing.text.listed_words import WORDS

__all__ = ["Tokens", "count_words", "tokenize"]

_CLITIC = r"['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)\b"
_PATTERN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]
  | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+
  | [@\#]\w+
  | (?:[^\W\d_]\.){{2,}}(?:-\w+(?:-\w+)*)?
  | \.\.\.+ | … | ''|`` | --+ | [—–―]+
  | {_CLITIC}
  | [nN]['’][tT]\b
  | \d+(?:[.,:/]\d+)*(?:\w+(?:-\w+)*)?(?:-[^\W\d_]\w*(?:-\w+)*)?
  | (?:[oOdDlL]|Mc|Mac)['’](?=\w\w)[^\W_]+(?:-\w+)*
  | \w+?(?=[nN]['’][tT]\b)
  | \w+(?:[-‑&]\w+(?![nN]?['’][tT]\b))*(?:\.(?=-\w)-\w+)?
  | [^\w\s]
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, eq=False)
class Tokens:
    """Tokens of one text.

    Attributes
    ----------
    start, end : ndarray of int32, shape (n,)
        Offsets in code points.
    words : list of str, length n
        ``text[start:end]`` of each.

    Examples
    --------
    >>> from framing.text import tokenize
    >>> tokens = tokenize("U.S. troops didn't leave.")
    >>> tokens.words, tokens.start.tolist()
    (['U.S.', 'troops', 'did', "n't", 'leave', '.'], [0, 5, 12, 15, 19, 24])
    """

    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens.

    Parameters
    ----------
    text : str

    Returns
    -------
    Tokens
        In order; they never overlap, and only white space stands between them.

    Examples
    --------
    >>> tokenize("The U.S.-led Coalition's base didn't fall, Gov. Lee said.").words
    ['The', 'U.S.-led', 'Coalition', "'s", 'base', 'did', "n't", 'fall', ',', 'Gov.', 'Lee', 'said', '.']
    """
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    abbreviations = WORDS["abbreviations"]
    pending = -1  # where an abbreviation that takes the full stop after it ends
    for match in _PATTERN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word == "." and start == pending:
            ends[-1] = end
            words[-1] += "."
            pending = -1
            continue
        starts.append(start)
        ends.append(end)
        words.append(word)
        if len(word) <= 6 and (word.lower() in abbreviations or (len(word) == 1 and word.isupper() and word != "I")):
            pending = end
    return Tokens(np.array(starts, dtype=np.int32), np.array(ends, dtype=np.int32), words)


def count_words(text: str) -> int:
    """Number of word tokens: tokens with a letter or digit. The denominator of rates.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> count_words("“No,” he said – twice.")
    4
    """
    # As many as in :func:`tokenize`: a full stop that goes with an abbreviation has neither.
    return sum(map(bool, map(_WORD.search, _PATTERN.findall(folded_text(text)))))
