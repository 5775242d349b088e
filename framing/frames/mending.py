"""Past tenses that the tagger took for adjectives or names, and nouns it took for verbs, set right for the cut."""

from __future__ import annotations

from collections.abc import Sequence

from framing.frames.words import SAYING
from framing.text import lemma

__all__ = ["mend_tags"]

_MISTAKEN = frozenset("JJ NN NNP NNS NNPS".split())
_BEFORE = frozenset("NN NNS NNP NNPS PRP WP WDT".split())
_AFTER = frozenset("DT PRP PRP$ IN TO RP NNP NNPS NNS NN JJ CD RB".split())
_FINITE = frozenset("VBD VBZ VBP MD".split())
_BOUNDS = frozenset(", ; : . -- – — ( )".split())
_OPENERS = frozenset("as that while because when after before since although though if and but or who which".split())
_AUXILIARIES = frozenset("be have do 's 're 've 'd is are was were am has had does did".split())
_NOT_A_SUBJECT = frozenset(", CC IN DT JJ WDT `` '' : .".split())
_THEN = frozenset("then later subsequently also soon".split())
_MARKS = frozenset(["''", "``", *"\"“”„«»‘’'`‹›"])


def mend_tags(words: Sequence[str], tags: Sequence[str], begin: int, end: int) -> Sequence[str]:
    """Tags in which a form in *-ed* right behind its subject is a past tense, if the clause has no other.

    Parameters
    ----------
    words, tags : sequence of str
        Of the whole text.
    begin, end : int
        The sentence.

    Returns
    -------
    sequence of str
        The same sequence where nothing had to be mended.

    Examples
    --------
    >>> mend_tags("Marsh branded Norlink reckless .".split(), "NNP NNP NNP JJ .".split(), 0, 5)
    ['NNP', 'VBD', 'NNP', 'JJ', '.']
    >>> mend_tags("The wounded men left .".split(), "DT JJ NNS VBD .".split(), 0, 5)
    ['DT', 'JJ', 'NNS', 'VBD', '.']
    >>> mend_tags("On Friday , militants attacked .".split(), "IN NNP , VBZ VBD .".split(), 0, 6)
    ['IN', 'NNP', ',', 'NNS', 'VBD', '.']
    """
    mended = _mend_subjects(words, tags, begin, end)
    tags = tags if mended is None else mended
    for k in range(begin + 1, end - 1):
        word = words[k]
        said = tags[k] == "VBN" and words[k + 1].lower() == "that" and tags[k + 1] == "IN"
        if not (tags[k] in _MISTAKEN or said) or not word.endswith("ed") or not word.islower() or lemma(word) == word:
            continue
        before, after = _beside(words, k, -1, begin, end), _beside(words, k, 1, begin, end)
        if before < 0 or after < 0 or tags[before] not in _BEFORE or tags[after] not in _AFTER:
            continue
        if _alone(words, mended or tags, k, begin, end):
            mended = list(tags) if mended is None else mended
            mended[k] = "VBD"
    return tags if mended is None else mended


def _mend_subjects(words: Sequence[str], tags: Sequence[str], begin: int, end: int) -> list[str] | None:
    """Tags with the nouns right before a finite verb that were taken for verbs or adjectives; None without any.

    Two finite verbs do not follow each other (*militants attacked*), a lone adjective is no subject (*the military
    said*), and after *then* a participle without an auxiliary is a past tense (*refused the offer, then attacked*).
    """
    mended: list[str] | None = None
    for k in range(begin, end - 1):
        before = tags[k - 1] if k > begin else ","
        following = tags[k + 1]
        new = ""
        if tags[k] == "VBZ" and following in _FINITE and before in _NOT_A_SUBJECT:
            new = "NNS" if words[k].endswith("s") and words[k].lower() not in _AUXILIARIES else ""
        elif tags[k] in ("VBN", "VB", "VBD") and following in _FINITE and words[k].endswith("men"):
            new = "NNS"
        elif tags[k] == "JJ" and before in ("DT", "PRP$"):
            new = "NN" if following in _FINITE or (words[k].lower() == "military" and following == "VBN") else ""
        elif tags[k] == "VBN" and before in _FINITE and lemma(words[k - 1].lower()) in SAYING:
            new = "VBD" if following in _AFTER else ""  # *who they say attacked the port*
        elif tags[k] == "VBN" and k > begin + 1 and words[k - 1].lower() in _THEN and tags[k - 2] in (",", "CC"):
            new = "VBD" if following in _AFTER else ""
        if new:
            mended = list(tags) if mended is None else mended
            mended[k] = new
    return mended


def _beside(words: Sequence[str], k: int, step: int, begin: int, end: int) -> int:
    k += step
    while begin <= k < end and words[k] in _MARKS:
        k += step
    return k if begin <= k < end else -1


def _alone(words: Sequence[str], tags: Sequence[str], k: int, begin: int, end: int) -> bool:
    """Whether no finite verb stands between the bounds of the clause around a token."""
    for step in (-1, 1):
        j = k + step
        while begin <= j < end and words[j] not in _BOUNDS and words[j].lower() not in _OPENERS:
            if tags[j] in _FINITE:
                return False
            j += step
    return True
