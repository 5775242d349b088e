"""Read the words of one cue: head, stance, speech, negation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from framing.lexicons.words import words as listed
from framing.quotes.cue_lexicon import Cue, CueLexicon, cue_lexicon
from framing.text import lemma

__all__ = ["CueReading", "read_cue"]

_PUNCTUATION = '.,;:!?-–—―"“”‘()[]…'


@dataclass(frozen=True, slots=True)
class CueReading:
    """A cue as it is read.

    Attributes
    ----------
    lemma : str or None
        Dictionary form of the head; None when there are no words.
    stance : str or None
        None when the list does not have the word.
    speech : bool
        Whether any word is one of speech.
    negated : bool
        The source does not stand behind the content: a negated or refused cue (*did not say*, *declined to say*),
        or one of denial.
    """

    lemma: str | None
    stance: str | None
    speech: bool
    negated: bool


@lru_cache(maxsize=50_000)
def read_cue(words: tuple[str, ...], before: tuple[str, ...] = ()) -> CueReading:
    """Read head, stance, speech and negation of a cue off the shipped list.

    Parameters
    ----------
    words : tuple of str
        Tokens of the cue, lower case.
    before : tuple of str
        The few tokens of the clause before it, lower case.

    Returns
    -------
    CueReading

    Examples
    --------
    >>> read_cue(("appeared", "to", "deny"))
    CueReading(lemma='deny', stance='doubting', speech=True, negated=True)
    >>> read_cue(("issued", "a", "warning")).lemma
    'warning'
    """
    cues = cue_lexicon()
    words = tuple(word.strip(_PUNCTUATION) for word in words if word.strip(_PUNCTUATION)) or words[:1]
    if not words:
        return CueReading(None, None, False, False)
    if not words[0].strip(_PUNCTUATION):  # a colon or dash only passes the words on
        return CueReading(words[0], "neutral", True, False)
    found = _head(cues, words)
    head, entry = found if found else (_fallback(words), None)
    around = (*before[-3:], *words[:head])
    negated = not listed("quotes.negations").isdisjoint(around) or not listed("quotes.refusing").isdisjoint(around)
    stance = entry.stance if entry else None
    if entry and stance == "denying":
        negated = negated or entry.lemma in listed("quotes.denials")
    if not listed("quotes.seeming").isdisjoint(around):
        stance = "doubting"
    return CueReading(entry.lemma if entry else lemma(words[head]), stance, cues.is_speech(words), negated)


def _head(cues: CueLexicon, words: tuple[str, ...]) -> tuple[int, Cue] | None:
    """The word that carries the cue: a phrase, else the noun under a light verb, else the verb."""
    for found in cues.phrases_in(words):
        return found
    verbs = [(i, cues.verbs[w]) for i, w in enumerate(words) if w in cues.verbs]
    nouns = [(i, cues.nouns[w]) for i, w in enumerate(words) if w in cues.nouns]
    if len(verbs) > 1 and verbs[0][1].lemma in listed("quotes.auxiliary"):
        return verbs[1]
    if nouns and any(w in listed("quotes.light") for w in words[: nouns[-1][0]]):
        return nouns[-1]
    if verbs or nouns:
        return verbs[0] if verbs else nouns[-1]
    return next(((i, cues.others[w]) for i, w in enumerate(words) if w in cues.others), None)


def _fallback(words: tuple[str, ...]) -> int:
    """The last word that is not a function word."""
    for i in range(len(words) - 1, -1, -1):
        if words[i] not in listed("quotes.function") and words[i][:1].isalpha():
            return i
    return len(words) - 1
