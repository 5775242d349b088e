"""What English nouns say of whom they name: a person, a group, a body, a document; one or many; man or woman."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from framing.lexicons.words import word_table, words

__all__ = ["Noun", "gender_of", "given_names", "noun", "nouns"]


class Noun(NamedTuple):
    """What a noun tells.

    Attributes
    ----------
    lemma : str
        Singular.
    kind : {"person", "crowd", "body", "media", "document"}
        One person or several; a group that is never counted out; an institution; an outlet; a text.
    plural : bool
    gender : {"m", "f", ""}
    """

    lemma: str
    kind: str
    plural: bool
    gender: str


@cache
def given_names() -> dict[str, str]:
    """Given name to gender: m, f or u (either).

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> given_names()["Franz"], given_names()["Angela"]
    ('m', 'f')
    """
    found: dict[str, str] = {}
    for line in (files("framing.actors.words") / "given_names.txt").read_text(encoding="utf-8").splitlines():
        if line[:2] in ("m ", "f ", "u "):
            for name in line[2:].split():
                found[name] = "u" if found.get(name, line[0]) != line[0] else line[0]
    return found


def gender_of(given_name: str) -> str:
    """Gender that a given name tells: m, f or empty."""
    return given_names().get(given_name, "").replace("u", "")


def _plurals(word: str) -> str:
    if word.endswith("man") and word not in ("human", "german", "roman", "shaman"):
        return word[:-3] + "men"
    if word.endswith("person"):
        return word[:-6] + "people" if word != "person" else "persons"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


@cache
def nouns() -> dict[str, Noun]:
    """What each noun of the lists tells, singular and plural; treat it as read only."""
    women, men = words("actors.nouns.women"), words("actors.nouns.men")
    several = words("actors.nouns.groups_in_plural")
    found: dict[str, Noun] = {}
    lists = (("person", "people.nouns"), *((kind, f"actors.nouns.{key}") for kind, key in _LISTS))
    for kind, name in lists:
        for word in sorted(words(name)):  # of a noun and its plural that both stand there the plural is itself
            gender = "f" if word in women else "m" if word in men else ""
            if kind == "crowd":
                found[word] = Noun(word, kind, True, "")
                if word in several:
                    found[_plurals(word)] = found[word]
                continue
            found[word] = Noun(word, kind, False, gender)
            found[_plurals(word)] = Noun(word, kind, True, gender)
    for plural, singular in word_table("actors.nouns.irregular").items():
        if singular in found:
            found[plural] = found[singular]._replace(plural=True)
    for word, (lemma, kind) in word_table("actors.nouns.by_plural").items():
        found[word] = Noun(lemma, kind, True, "")
    for word in words("actors.nouns.only_plural"):
        found[word] = found[word]._replace(plural=True)
    return found


#: Kinds and their lists; of a word that stands in several the later one holds.
_LISTS = (
    ("document", "documents"),
    ("media", "media"),
    ("body", "bodies"),
    ("person", "persons"),
    ("crowd", "crowds"),
)


@lru_cache(maxsize=50_000)
def noun(word: str) -> Noun | None:
    """What a noun tells of whom it names; None for a word that names nobody.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    Noun or None

    Examples
    --------
    >>> noun("spokeswomen")
    Noun(lemma='spokeswoman', kind='person', plural=True, gender='f')
    >>> noun("ministry").kind, noun("weather")
    ('body', None)
    """
    found = nouns().get(word)
    if found is None and "-" in word:  # co-chairman, vice-president, ex-official
        found = nouns().get(word.rpartition("-")[2])
    return found
