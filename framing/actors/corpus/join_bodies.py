"""Names of bodies that are one body's, over all articles: spellings, inversions, abbreviations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from framing.actors.corpus.bearers import Bearer
from framing.actors.corpus.context import Context
from framing.actors.corpus.join_persons import DOMINANT, least_articles
from framing.actors.registry.countries import demonyms, places
from framing.actors.words.closed_classes import ORG_WORDS
from framing.actors.words.name_forms import name_key
from framing.lexicons.words import word_table, words
from framing.text.lemmas import is_word

__all__ = ["Body", "body_key", "initials", "is_abbreviation", "join_bodies"]

_ABBREVIATIONS = word_table("merges.abbreviations")
#: What may stand before or behind what it is for: Department of Justice, Justice Department.
_INVERTED = words("merges.bodies.inverted")
_PANELS = words("merges.bodies.panels")
_OF_PANELS = words("merges.bodies.of_panels")
_SMALL = words("merges.bodies.small_words")
_COMPANIES = words("merges.bodies.companies")
_COUNTRIES = word_table("countries.countries")
_NAMES = frozenset(str(name).lower() for name in _COUNTRIES.values()) - {"united states"}
#: What nearly all countries have, under one name.
_STATES_HAVE = words("merges.bodies.states_have")
_US = "united states "
_WRITTEN_OUT = frozenset(_ABBREVIATIONS.values())
#: Shortest abbreviation that initials alone explain; shorter ones the articles must explain.
_LEAST = 3


@dataclass(slots=True)
class Body:
    """Bearers of names that are one body's; some of them only as it is their country's."""

    key: str
    bearers: list[Bearer] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    by_country: list[Bearer] = field(default_factory=list)


@lru_cache(maxsize=20_000)
def body_key(name: tuple[str, ...]) -> str:
    """What the spellings of a body's name have in common.

    Parameters
    ----------
    name : tuple of str

    Returns
    -------
    str

    Examples
    --------
    >>> body_key(("Department", "of", "Justice")), body_key(("U.N.",)), body_key(("Defence", "Ministry"))
    ('justice department', 'united nations', 'defense ministry')
    """
    key = re.sub("^al[- ](?=.{4})", "", name_key(name))  # al Shabaab, al-Shabaab
    first, _, rest = key.partition(" ")
    if rest and first in _ABBREVIATIONS:
        key = f"{_ABBREVIATIONS[first]} {rest}"  # UN Security Council
    key = str(_ABBREVIATIONS.get(key, key))
    owner = _US if key.startswith(_US) else ""
    head, of, rest = key.removeprefix(owner).partition(" of ")
    rest = rest.removeprefix("the ")
    if of and " " not in head and head in _INVERTED and rest:
        key = f"{owner}{rest} {head}"
    before, on, rest = key.partition(" on ")
    if on and before.split(" ")[-1] in _PANELS:
        kept = [word for word in before.split(" ") if word not in _OF_PANELS]
        key = " ".join([*kept[:-1], rest.removeprefix("the "), kept[-1]])
    bare = str(_ABBREVIATIONS.get(key.removeprefix(owner), key.removeprefix(owner)))
    if owner and (key.endswith(" department") or bare in _WRITTEN_OUT):
        key = bare  # only the United States call their ministries so
    owner, _, rest = key.partition(" ")
    rest = str(_ABBREVIATIONS.get(rest, rest))
    if rest in _WRITTEN_OUT and _COUNTRIES.get(owner, owner) not in ("United States", owner):
        key = f"{str(_COUNTRIES[owner]).lower()} {rest}"  # Chinese Center for Disease Control
    elif rest in _WRITTEN_OUT and owner in _NAMES:
        key = f"{owner} {rest}"
    return str(_ABBREVIATIONS.get(key, key))


def is_abbreviation(name: tuple[str, ...]) -> bool:
    """Whether a name is one word of capitals: FBI, F.B.I., U.N.

    Examples
    --------
    >>> is_abbreviation(("F.B.I.",)), is_abbreviation(("Fed",)), is_abbreviation(("LONDON", "BRIDGE"))
    (True, False, False)
    """
    plain = name[0].replace(".", "")
    return len(name) == 1 and plain.isupper() and plain.isalpha() and 2 <= len(plain) <= 6


def initials(name: tuple[str, ...]) -> set[str]:
    """Abbreviations that a full name can have, in small letters.

    Examples
    --------
    >>> sorted(initials(("Department", "of", "Justice")))
    ['dj', 'doj']
    """
    whole = (word.lower().replace("'s", "") for word in name)
    parts = [part for word in whole for part in re.split(r"[-.]", word) if part[:1].isalpha()]
    return {
        "".join(part[0] for part in parts),
        "".join(part[0] for part in parts if part not in _SMALL),
    }


def join_bodies(
    named: Sequence[tuple[Bearer, tuple[str, ...]]], n_articles: int = 1, context: Context | None = None
) -> list[Body]:
    """Bodies, from bearers with their names.

    Parameters
    ----------
    named : sequence of (Bearer, tuple of str)
    n_articles : int
        Articles in all.
    context : Context, optional
        Tells whose the *Defense Ministry* of an article is.

    Returns
    -------
    list of Body
        Sorted by key.

    Examples
    --------
    >>> names = ["United Nations", "U.N.", "FBI", "Federal Bureau of Investigation", "Fed"]
    >>> named = [(Bearer(str(k), name), tuple(name.split())) for k, name in enumerate(names)]
    >>> [sorted(b.actor for b in body.bearers) for body in join_bodies(named)]
    [['FBI', 'Federal Bureau of Investigation'], ['Fed'], ['U.N.', 'United Nations']]
    """
    found: dict[str, Body] = {}
    spelled: dict[str, tuple[str, ...]] = {}
    keys = {body_key(name) for _, name in named}
    of_states = _of_states(keys)
    for bearer, name in named:
        bare = key = body_key(name)
        if len(bearer.countries) == 1 and (key in of_states or key in _WRITTEN_OUT or _US + key in keys):
            [country] = bearer.countries
            key = of_states.get(key, {}).get(country, f"{country.lower()} {key}")
        elif context is not None and key in of_states:
            key = of_states[key].get(context.country(bearer.article), key)
        body = found.setdefault(key, Body(key))
        (body.bearers if key == bare else body.by_country).append(bearer)
        body.articles.add(bearer.article)
        spelled[key] = max(spelled.get(key, name), name, key=lambda n: (len(n), n))
    least = least_articles(n_articles)
    _take(found, _companies(found))
    _take(found, _whose(found, least))
    _take(found, _explained(found, spelled, named, least))
    return [found[key] for key in sorted(found)]


def _take(found: dict[str, Body], into: Mapping[str, str]) -> None:
    """Put bodies to those that they are, by their keys."""
    for key, other in sorted(into.items()):
        if key in found and other in found and key != other:
            one = found.pop(key)
            found[other].bearers += one.bearers
            found[other].articles |= one.articles


def _of_states(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """Names that bodies of several countries bear, with the names of those of each: Russian Defense Ministry."""
    owned: dict[str, dict[str, str]] = defaultdict(dict)
    for key in sorted(keys):
        owner, _, rest = key.partition(" ")
        if owner in _COUNTRIES and rest.rpartition(" ")[2] in _STATES_HAVE:
            owned[rest].setdefault(str(_COUNTRIES[owner]), key)
    return owned


def _companies(found: dict[str, Body]) -> dict[str, str]:
    """Companies by their names without what the law takes them for: UBS AG is UBS; not: News Corp, Obama & Co."""
    out = {}
    for key in found:
        parts = key.split()
        last = len(parts)
        while last > 1 and parts[last - 1] in _COMPANIES:
            last -= 1
        bare = " ".join(parts[:last])
        if last < len(parts) and bare in found and bare.title() not in places():
            persons = any(bearer.persons for bearer in found[bare].bearers)
            telling = last > 1 or not (is_word(bare) and (len(found[bare].articles) < 2 or bare in ORG_WORDS))
            if telling and not persons:
                out[key] = bare
    return out


def _whose(found: dict[str, Body], least: int) -> dict[str, str]:
    """Bodies of one state by their names without it: the Supreme Court, where no other state's is spoken of."""
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for key, body in found.items():
        owner, _, rest = key.partition(" ")
        if key.startswith(_US):
            owner, rest = _US.strip(), key.removeprefix(_US)
        if rest in found and (owner == _US.strip() or (" " in rest and owner in demonyms())):
            owners[rest][key] = len(body.articles)
    out = {}
    for bare, counts in owners.items():
        best = min(counts, key=lambda key: (-counts[key], key))
        if counts[best] >= max(least, DOMINANT * counts.total()):
            out[bare] = best
    return out


def _explained(
    found: dict[str, Body],
    spelled: dict[str, tuple[str, ...]],
    named: Iterable[tuple[Bearer, tuple[str, ...]]],
    least: int,
) -> dict[str, str]:
    """The full name of each abbreviation: as articles introduce it, else the one frequent name with its initials."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    bodies: Counter[str] = Counter()
    for bearer, name in named:
        bodies[body_key(name)] += bearer.bodies
        for long, short in bearer.introduced:
            if short[0].replace(".", "").lower() in initials(long):
                told[body_key(short)][body_key(long)] += 1
    by_initials: dict[str, Counter[str]] = defaultdict(Counter)
    for key, words_of in spelled.items():
        if key in found and " " in key.removeprefix(_US) and bodies[key] > 0 and len(found[key].articles) >= least:
            for abbreviation in initials(words_of):
                by_initials[abbreviation][key] = len(found[key].articles)
    out = {}
    for key, words_of in spelled.items():
        if (
            key in found and is_abbreviation(words_of) and key == words_of[0].replace(".", "").lower()
        ):  # none that the list explains
            for counts in (told[key], by_initials[key] if len(key) >= _LEAST else Counter[str]()):
                best = min(counts, key=lambda long: (-counts[long], long), default=None)
                if best is None or (counts is not told[key] and counts[best] < len(found[key].articles)):
                    continue  # no full name, or one that is rarer than the abbreviation
                if counts[best] >= DOMINANT * counts.total():
                    out[key] = best
                    break
    return out
