"""Whether a term is negated or denied by the words before it.

The scope of a negator is the rest of its clause, as in NegEx: it ends at a strong mark, at a contrast, and after a few
words.

References
----------
Chapman, W. W., Bridewell, W., Hanbury, P., Cooper, G. F. and Buchanan, B. G. (2001). A simple algorithm for identifying
negated findings and diseases in discharge summaries. Journal of Biomedical Informatics 34(5), 301-310.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.text import lemma

__all__ = ["is_denied", "is_negated"]

_NEGATORS = frozenset(
    "not n't no never neither nor without none nobody nothing cannot hardly scarcely barely unable nowhere".split()
)
_GIVEN = frozenset("the this that these those its their his her our my 's of".split())
_VERBS = frozenset("fail refuse avoid prevent refrain lack cease".split())
_DENY = frozenset("deny denial refute reject dismiss dispute disavow repudiate".split())
_STOP = frozenset(". ; : ! ? — – -- ( ) but although though because while whereas since which who when until".split())
_QUANTIFIERS = frozenset("no none nobody neither nothing".split())
_CIRCUMSTANCE = frozenset("in during by after before amid from at following under".split())
_PSEUDO = {("not", "only"), ("not", "just"), ("not", "merely"), ("no", "doubt"), ("no", "wonder"), ("not", "least"),
           ("without", "doubt"), ("no", "longer"), ("not", "simply"), ("no", "less"), ("no", "fewer"), ("not", "rule"),
           ("no", "sooner"), ("no", "matter")}  # fmt: skip
_REACH = 7
_REACH_DENY = 9


def is_negated(words: Sequence[str], first: int, begin: int = 0, tags: Sequence[str] = ()) -> bool:
    """Whether a negator has the word at `first` in its scope.

    Parameters
    ----------
    words : sequence of str
        Tokens.
    first : int
        First token of the term.
    begin : int
        First token of its sentence.
    tags : sequence of str, optional
        Parts of speech; with them, *nobody was killed in raids* leaves the raids alone.

    Returns
    -------
    bool

    Examples
    --------
    >>> words = "They did n't attack , but the base was attacked".split()
    >>> is_negated(words, 3), is_negated(words, 9)
    (True, False)
    >>> is_negated("Nobody was hurt in the attack".split(), 5), is_negated("He is not the aggressor".split(), 4)
    (False, True)
    """
    before = words[first - 1].lower() if first > begin else ""
    if before in _GIVEN:
        # What a definite phrase names is taken for granted: only *not the aggressor* negates it.
        return first - 2 >= begin and words[first - 2].lower().replace("’", "'") in _NEGATORS
    commas = 0
    for k in range(first - 1, max(begin, first - _REACH) - 1, -1):
        word = words[k].lower().replace("’", "'")
        if word in _STOP:
            return False
        if word == ",":
            commas += 1
            if commas > 1:
                return False
        after = words[k + 1].lower() if k + 1 < len(words) else ""
        if word in _NEGATORS and (word, after) not in _PSEUDO:
            if word in _QUANTIFIERS and _is_circumstance(words, tags, k, first):
                return False
            return not (commas and word in ("no", "without"))
        if lemma(word) in _VERBS and after == "to" and not commas:
            return True
    return False


def _is_circumstance(words: Sequence[str], tags: Sequence[str], negator: int, first: int) -> bool:
    """Whether a verb and then a preposition part the term from a negated subject."""
    behind = [k for k in range(negator + 1, first) if words[k].lower() in _CIRCUMSTANCE]
    return bool(behind and tags) and any(tags[k].startswith("VB") for k in range(negator + 1, behind[-1]))


def is_denied(words: Sequence[str], first: int, begin: int = 0) -> bool:
    """Whether a verb of denial before the term has it in its scope (*denied attacking the base*).

    Parameters
    ----------
    words, first, begin
        As for :func:`is_negated`.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_denied("The army denied any attack".split(), 4)
    True
    """
    for k in range(first - 1, max(begin, first - _REACH_DENY) - 1, -1):
        word = words[k].lower()
        if word in _STOP:
            return False
        if lemma(word) in _DENY:
            return not is_negated(words, k, begin) and words[max(begin, k - 1)].lower() not in ("be", "been", "being")
    return False
