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
# An address has at most 64 characters before its @ (RFC 5321): no run without a space is read again and again.
_PATTERN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]'’]
  | [\w.+-]{{1,64}}@\w[\w-]*(?:\.\w[\w-]*)+
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
    spans = [match.span() for match in _PATTERN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    stops = [place for place, word in enumerate(words) if word == "." and place]
    taken = {place for place in stops if spans[place - 1][1] == spans[place][0] and _takes_stop(words[place - 1])}
    if taken:
        for place in taken:
            spans[place - 1] = (spans[place - 1][0], spans[place][1])
            words[place - 1] += "."
        spans = [span for place, span in enumerate(spans) if place not in taken]
        words = [word for place, word in enumerate(words) if place not in taken]
    offsets = np.array(spans, dtype=np.int32).reshape(-1, 2)
    return Tokens(offsets[:, 0].copy(), offsets[:, 1].copy(), words)


def _takes_stop(word: str) -> bool:
    """Whether a full stop behind a word is its own: an abbreviation, or an initial."""
    return len(word) <= 6 and (
        word.lower() in WORDS["abbreviations"] or (len(word) == 1 and word.isupper() and word != "I")
    )


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
