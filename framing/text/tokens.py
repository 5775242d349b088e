"""Tokens with offsets, close to the conventions of the Penn Treebank.

Nothing of the text is changed: a token is a pair of offsets. Clitics are tokens of their own (*Coalition* ``'s``,
*did* ``n't``), abbreviations keep their full stop (*U.S.*, *Gov.*), hyphenated words stay whole (*pro-regime*,
*U.S.-led*), every quotation mark stands alone (``''`` and `` `` `` count as one).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress

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
    spans = [match.span() for match in _PATTERN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    stops = [k for k, word in enumerate(words) if word == "." and k]
    taken = {k for k in stops if _takes_stop(words[k - 1], spans[k - 1], spans[k])}
    for k in taken:
        spans[k - 1], words[k - 1] = (spans[k - 1][0], spans[k][1]), words[k - 1] + "."
    if taken:
        kept = [k not in taken for k in range(len(words))]
        spans, words = list(compress(spans, kept)), list(compress(words, kept))
    places = np.array(spans, dtype=np.int32).reshape(-1, 2)
    return Tokens(places[:, 0].copy(), places[:, 1].copy(), words)


def _takes_stop(word: str, own: tuple[int, int], stop: tuple[int, int]) -> bool:
    """Whether a word is an abbreviation, or an initial, to which the full stop behind it belongs."""
    if own[1] != stop[0] or len(word) > 6:
        return False
    return word.lower() in WORDS["abbreviations"] or (len(word) == 1 and word.isupper() and word != "I")


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
    search = _WORD.search
    return sum(1 for word in tokenize(folded_text(text)).words if search(word))
