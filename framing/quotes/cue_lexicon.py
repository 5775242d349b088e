"""Words that attribute: which of them are speech, and which stance they carry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from framing.lexicons.words import words
from framing.shipped import shipped

__all__ = ["STANCES", "Cue", "CueLexicon", "cue_lexicon", "inflect", "read_cues"]

STANCES = (
    "neutral",
    "assertive",
    "factive",
    "tentative",
    "doubting",
    "denying",
    "evaluative",
    "directive",
    "commissive",
    "volitional",
)
_POS = ("verb", "noun", "phrase", "prep", "adjective", "adverb")
_TAKES = ("clause", "object", "infinitive")


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the list of cues.

    Attributes
    ----------
    lemma : str
        Dictionary form, of one or several words.
    pos : {"verb", "noun", "phrase", "prep", "adjective", "adverb"}
    speech : bool
        Whether it is a word of speech.
    stance : str
        One of ``STANCES``.
    takes : {"clause", "object", "infinitive"}
        What may follow it.
    source : str
        Key of the work in the list's ``sources`` that grades it.
    forms : tuple of str
        Irregular forms.

    Examples
    --------
    >>> from framing.quotes import cue_lexicon
    >>> cue = next(cue for cue in cue_lexicon().entries if cue.lemma == "claim")
    >>> cue.stance, cue.speech
    ('doubting', True)
    """

    lemma: str
    pos: str
    speech: bool
    stance: str
    takes: str
    source: str
    forms: tuple[str, ...] = ()


def inflect(word: str) -> list[str]:
    """Forms of a regular English verb, or of a noun where only the *s* is used.

    Parameters
    ----------
    word : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> inflect("deny"), inflect("urge")[1:3]
    (['deny', 'denies', 'denied', 'denying'], ['urges', 'urged'])
    """
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return [word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    plural = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if word.endswith("e"):
        return [word, plural, word + "d", (word if word.endswith("ee") else word[:-1]) + "ing"]
    stem = word + word[-1] if word in words("quotes.doubled") else word
    return [word, plural, stem + "ed", stem + "ing"]


class CueLexicon:
    """The list of cues, ready for lookups.

    Parameters
    ----------
    entries : list of Cue
    version : str

    Examples
    --------
    >>> lexicon = cue_lexicon()
    >>> lexicon.verbs["claimed"].stance, lexicon.is_speech(["has", "planned"])
    ('doubting', False)
    """

    def __init__(self, entries: list[Cue], version: str = "") -> None:
        self.entries = entries
        self.version = version

    @cached_property
    def verbs(self) -> dict[str, Cue]:
        """Every form of every verb."""
        return {form: cue for cue in self.entries if cue.pos == "verb" for form in (*inflect(cue.lemma), *cue.forms)}

    @cached_property
    def nouns(self) -> dict[str, Cue]:
        """Every form of every noun."""
        return {form: cue for cue in self.entries if cue.pos == "noun" for form in inflect(cue.lemma)[:2]}

    @cached_property
    def others(self) -> dict[str, Cue]:
        """Adjectives and adverbs."""
        return {cue.lemma: cue for cue in self.entries if cue.pos in ("adjective", "adverb")}

    @cached_property
    def phrases(self) -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
        """Phrases by their first word, as the words after it; the longest comes first."""
        out: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for cue in self.entries:
            if cue.pos in ("phrase", "prep"):
                head, *rest = cue.lemma.split()
                forms = [head] if cue.pos == "prep" else [*inflect(head), *cue.forms]
                for form in dict.fromkeys(forms):
                    out.setdefault(form, []).append((tuple(rest), cue))
        for found in out.values():
            found.sort(key=lambda item: -len(item[0]))
        return out

    @cached_property
    def _speech(self) -> frozenset[str]:
        words = {form for cue_of in (self.verbs, self.nouns, self.others) for form, cue in cue_of.items() if cue.speech}
        return frozenset(words | {"according"})

    def is_speech(self, words: list[str] | tuple[str, ...]) -> bool:
        """Whether any of the words is one of speech.

        Parameters
        ----------
        words : list of str
            Of one cue, lower case.

        Returns
        -------
        bool
        """
        return not self._speech.isdisjoint(words) or any(cue.speech for _, cue in self.phrases_in(tuple(words)))

    def phrases_in(self, words: tuple[str, ...]) -> Iterator[tuple[int, Cue]]:
        """Phrases among the words, each with its place.

        Parameters
        ----------
        words : tuple of str

        Yields
        ------
        place, phrase : int, Cue
        """
        for i, word in enumerate(words):
            for rest, cue in self.phrases.get(word, ()):
                if words[i + 1 : i + 1 + len(rest)] == rest:
                    yield i, cue
                    break


def read_cues(path: str | Path) -> CueLexicon:
    """Read a list of cues.

    Parameters
    ----------
    path : str or Path
        TOML like ``lexicons/cues.toml``.

    Returns
    -------
    CueLexicon

    Raises
    ------
    ValueError
        If an entry is wrong; says which, and what it may be.
    """
    with Path(path).open("rb") as file:
        try:
            data = tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise ValueError(f"{path} is not TOML: {error}") from error
    sources = data.get("sources", {})
    entries = []
    for number, item in enumerate(data.get("cues", []), 1):
        where = f"{path}: cue {number} ({item.get('lemma', 'without a lemma')!r})"
        for key, allowed in (("pos", _POS), ("stance", STANCES), ("takes", _TAKES), ("source", tuple(sources))):
            if item.get(key) not in allowed:
                raise ValueError(f"{where}: {key} = {item.get(key)!r}; write one of {', '.join(allowed)}")
        if not isinstance(item.get("speech"), bool) or not item.get("lemma"):
            raise ValueError(f"{where}: it needs a lemma and speech = true or false")
        entries.append(Cue(**{**item, "forms": tuple(item.get("forms", ()))}))
    if not entries:
        raise ValueError(f"{path} has no cues; write them as cues = [{{ lemma = …, pos = … }}, …]")
    return CueLexicon(entries, str(data.get("version", "")))


@cache
def cue_lexicon() -> CueLexicon:
    """The list that the package ships.

    Returns
    -------
    CueLexicon

    Examples
    --------
    >>> from framing.quotes import cue_lexicon
    >>> sorted(cue.lemma for cue in cue_lexicon().entries if cue.stance == "doubting")[:4]
    ['allegation', 'allege', 'allegedly', 'apparently']
    """
    return read_cues(shipped("lexicons/cues.toml"))
