"""What each article says of each actor that it names: names, titles, gender, occupation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from framing.actors.detect.capital_runs import find_names
from framing.actors.registry.countries import places
from framing.actors.words.closed_classes import PRONOUNS, ROLES_OF_TITLES, TITLES
from framing.actors.words.name_forms import suffix_of
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import alike, word_table, words
from framing.text import Document, folded_text
from framing.text.lemmas import is_word

__all__ = ["Bearer", "lean_bearers", "read_bearers"]

_Key = TypeVar("_Key", str, tuple[str, ...])
#: Farthest that a name and a noun phrase in apposition to it stand from each other (*Ann Lee, a local baker*).
_APPOSED = 8
#: How many times as many pronouns of the other gender make a *Mr.* doubtful.
_MANY_MORE = 3
_FORMER = ("former ", "ex-", "then-", "onetime ", "retired ", "late ")
#: Noun for somebody to the calling that it tells.
_CALLINGS = {
    word: calling for calling, row in word_table("merges.occupations.callings").items() for word in row.split()
}


@dataclass(slots=True)
class Bearer:
    """One actor in one article.

    Attributes
    ----------
    article, actor : str
    names : dict of tuple of str to int
        Names without titles, by how often they occur.
    persons, bodies : int
        How often a name, a pronoun or a source says that it is a person, or that it is none.
    titled : dict of str to int
        Offices that stand before its name.
    callings : set of str
        What an apposition or a title says that it is, of the callings of which a person has one at a time.
    introduced : set of (tuple of str, tuple of str)
        Names with what stands in brackets behind them: *Federal Reserve (Fed)*.
    states : set of str
        That it stands for in a parliament (R-Mich.).
    staff : bool
        That an outlet calls it one of its people, or is named with its calling: Fox News reporter Ann Lee.
    countries : set of str
        Whose it is, by a possessive before its name: China's Foreign Ministry.
    polite, pronouns : dict of str to int
        Gender, by *Mr.* and *Ms.* and nouns such as *spokeswoman*, and by pronouns.
    """

    article: str
    actor: str
    names: dict[tuple[str, ...], int] = field(default_factory=dict)
    persons: int = 0
    bodies: int = 0
    titled: dict[str, int] = field(default_factory=dict)
    callings: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    introduced: set[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)
    staff: bool = False
    countries: set[str] = field(default_factory=set)
    polite: dict[str, int] = field(default_factory=dict)
    pronouns: dict[str, int] = field(default_factory=dict)

    @property
    def gender(self) -> str:
        """Gender that the article tells clearly: m, f or empty."""
        if len(self.polite) == 1:
            [(gender, n)] = self.polite.items()
            others = sum(self.pronouns.values()) - self.pronouns.get(gender, 0)
            return gender if others < _MANY_MORE * (n + self.pronouns.get(gender, 0)) else ""
        if len(self.pronouns) == 1 and sum(self.pronouns.values()) > 1:
            return next(iter(self.pronouns))
        return ""

    @property
    def suffix(self) -> str:
        """Suffix behind most of the names in full that the article uses (Jr., III); empty if there is none."""
        counts: dict[str, int] = {}
        for name, n in self.names.items():
            if len(name) > 1 + bool(suffix_of(name)):
                counts[suffix_of(name)] = counts.get(suffix_of(name), 0) + n
        return min(counts, key=lambda suffix: (-counts[suffix], suffix), default="")

    @property
    def is_person(self) -> bool:
        """Whether more says that it is a person than that it is none."""
        return self.persons > self.bodies


class _Name(NamedTuple):
    """What the words of a mention tell by themselves."""

    words: tuple[str, ...]
    kind: str
    gender: str
    titles: tuple[str, ...]
    state: str = ""


@lru_cache(maxsize=50_000)
def _read_name(designator: str) -> _Name | None:
    """Name and titles among the words of a mention; None where they hold no name."""
    tokens = [word.replace("’", "'") for word in Document(folded_text(designator)).tokens.words]
    lower = [word.lower() for word in tokens]
    runs = find_names(tokens, lower, [False] * len(tokens), places().__contains__)
    if not runs:
        return _Name(tuple(tokens), "", "", ()) if len(tokens) == 1 else None
    run = runs[-1]
    roles = []
    for before, title in zip(["", *lower[run.first : run.core]], lower[run.first : run.core]):
        if title == "general" and before in _BEFORE_GENERAL:
            continue
        known = noun(ROLES_OF_TITLES.get(title, title))
        if known is not None and known.kind == "person":
            roles.append(known.lemma)
    gender = run.gender if run.core > run.first or run.last - run.core > 1 else ""
    own = [word for word in tokens[run.core : run.last] if word != ","]  # Ann Lee, Jr.
    kind = run.kind
    while len(own) > 1 and own[0].rpartition("-")[0] and own[0].rpartition("-")[2] in _BACKED:
        own = own[1:]  # Kurdish-led Syrian Democratic Forces
    if own[0] not in given_names():
        given = next((k for k, word in enumerate(own[:-1]) if word in given_names()), 0)
        if all(is_word(word.lower()) or word.lower() in TITLES or _is_acronym(word) for word in own[:given]):
            own = own[given:]  # Crooked Hillary Clinton, Intelligence James Clapper, D.N.I. James Clapper
            kind = "person" if given else kind
    told = _STATE_BEFORE.search(" ".join(tokens[: run.core]))  # Michigan Rep. Ann Lee
    state = "".join(_state(told[1])) if told is not None else ""
    return _Name(tuple(own), kind, gender, tuple(roles), state)


def _is_acronym(word: str) -> bool:
    return len(word.replace(".", "")) > 2 and word.isupper() and word.lower() not in _SHIPS


def read_bearers(
    mentions: pd.DataFrame, articles: pd.DataFrame | None = None, quotes: pd.DataFrame | None = None
) -> list[Bearer]:
    """Everybody who is named, article by article.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The mentions table.
    articles : pandas.DataFrame, optional
        The articles table; behind a name it has the state of a lawmaker.
    quotes : pandas.DataFrame, optional
        The quotes table; its `actor_kind` says who is a body.

    Returns
    -------
    list of Bearer
        Sorted by article and actor; whoever has an id of the article alone is left out.

    Examples
    --------
    >>> rows = [("a", "SCHIFF", "Mr. Schiff", 0, 10, "schiff", "name"), ("a", "SCHIFF", "he", 20, 22, "he", "pronoun")]
    >>> columns = ["article_id", "actor_id", "designator", "start", "end", "head", "form"]
    >>> [bearer] = read_bearers(pd.DataFrame(rows, columns=columns))
    >>> bearer.names, bearer.gender, bearer.is_person
    ({('Schiff',): 1}, 'm', True)
    """
    found: dict[tuple[str, str], Bearer] = {}
    nested: dict[tuple[str, str], list[str]] = {}
    before: tuple[Any, ...] = (None, None, "", 0, 0, "", "")
    texts = {} if articles is None else dict(zip(articles["article_id"], articles["text"]))
    columns = [mentions[name].tolist() for name in _COLUMNS]
    for row in sorted(zip(*columns), key=lambda row: (str(row[0]), row[3], row[4])):
        article, actor, designator, start, end, head, form = row
        if isinstance(actor, str) and not actor.startswith(f"{article}:"):
            bearer = found.get((article, actor))
            if bearer is None:
                bearer = found[article, actor] = Bearer(article, actor)
            if form == "nested":
                nested.setdefault((article, actor), []).append(designator)
            elif form == "name":
                if before[:2] == (article, actor) and before[6] == "name" and start - before[4] == 2:
                    _introduced(bearer, before[2], designator)
                _named(bearer, designator)
                _stands_for(bearer, texts.get(article, ""), end)
            elif form == "pronoun":
                _taken_up(bearer, head)
            same = before[:2] == (article, actor) and 0 <= start - before[4] < _APPOSED
            if same and {form, before[6]} == {"name", "nominal"}:
                said = row if form == "nominal" else before
                _described(bearer, said[5], said[2])
                if _CALLINGS.get(said[5]) == "press" and "press" in bearer.callings:
                    bearer.staff |= not _OUTLETS.isdisjoint(said[2].lower().split())
            if form in _NAMES and 1 < start - before[4] < 4 and _owns(before, article, start, texts):
                _owned(bearer, form, head, before)
        if form != "nested":  # what it stands in came before, and goes on
            before = row
    for key, designators in nested.items():
        if not found[key].names:  # else the names that stand alone tell more: CNN White House reporters
            for designator in designators:
                _named(found[key], designator)
    _sources(found, quotes)
    return [bearer for key, bearer in sorted(found.items()) if bearer.names]


def lean_bearers(bearers: Iterable[Bearer], known: dict[Any, Any]) -> list[Bearer]:
    """The same bearers, who share what is equal in them: of many articles, each holds little of its own then.

    Parameters
    ----------
    bearers : iterable of Bearer
        Nothing more is learned of them.
    known : dict
        What they share; it grows, and is for the next ones.

    Returns
    -------
    list of Bearer

    Examples
    --------
    >>> one, other = lean_bearers([Bearer("a", "LEE", {("Lee",): 1}), Bearer("b", "LEE", {("Lee",): 1})], {})
    >>> one.names is other.names
    True
    """
    out = list(bearers)
    for bearer in out:
        bearer.article = known.setdefault(bearer.article, bearer.article)
        bearer.actor = known.setdefault(bearer.actor, bearer.actor)
        for name in _HELD:
            value = getattr(bearer, name)
            key = name, (tuple(value.items()) if isinstance(value, dict) else frozenset(value))
            setattr(bearer, name, known.setdefault(key, value))
    return out


_HELD = ("names", "titled", "callings", "states", "introduced", "countries", "polite", "pronouns")
_SHIPS = words("merges.names.before_ships")
_BEFORE_GENERAL = words("merges.occupations.before_general")
_STATES = alike("merges.occupations.states")
_PLACE = r"((?:New |North |South |West |Rhode )?[A-Z]\w+)"
#: Party and state of a lawmaker, behind the name: (R-Mich.), Republican of Michigan, a Michigan Republican.
_STATE_BEHIND = (
    re.compile(r",? ?[(\[]?[DRI]-((?:[A-Z]\.? ?)?[A-Z][\w.]*)"),
    re.compile(rf", (?:an? )?(?:Republican|Democrat|independent) (?:of|from) {_PLACE}"),
    re.compile(rf", (?:(?:an?|the) )?{_PLACE} (?:Republican|Democrat|congress\w+|representative|senator|lawmaker)\b"),
)
_STATE_BEFORE = re.compile(rf"\b{_PLACE} (?:Republican|Democrat|Rep|Sen|Congress|Gov)")
_BACKED = words("merges.bodies.backed")
_SAYS_WHOSE = ("name", "modifier")
_NAMES = ("name", "nested")
_STATES_HAVE = words("merges.bodies.states_have")
_OUTLETS = words("actors.kinds.media")
#: Foreign countries by their names in small letters.
_COUNTRY_NAMES = {
    str(name).lower(): str(name) for name in word_table("countries.countries").values() if name != "United States"
}


#: What stands between an outlet and one of its people.
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


def _state(name: str) -> list[str]:
    """The state of a name or abbreviation, in one spelling."""
    return sorted(_STATES.get(name.replace(".", "").replace(" ", "").lower(), ()), key=len)[-1:]


def _owns(before: tuple[Any, ...], article: str, start: int, texts: Mapping[str, str]) -> bool:
    """Whether the mention before a name is its owner: Fox News' Ann Lee, China's Foreign Ministry."""
    if before[0] != article or before[6] not in _SAYS_WHOSE:
        return False
    return texts.get(article, "")[before[4] : start].rstrip() in _POSSESSIVE


def _owned(bearer: Bearer, form: str, head: str, owner: tuple[Any, ...]) -> None:
    """Learn from the owner before a name: whose reporter, whose ministry somebody is; not: Syria's U.N. envoy."""
    if form == "nested" and head not in _STATES_HAVE:
        return
    if owner[5].lower() in _OUTLETS and form == "name":
        bearer.callings.add("press")  # Fox News' Ann Lee
        bearer.staff = True
    elif owner[2].lower() in _COUNTRY_NAMES:
        bearer.countries.add(_COUNTRY_NAMES[owner[2].lower()])


_COLUMNS = ("article_id", "actor_id", "designator", "start", "end", "head", "form")


def _count(counts: dict[_Key, int], key: _Key) -> None:
    counts[key] = counts.get(key, 0) + 1


def _named(bearer: Bearer, designator: str) -> None:
    name = _read_name(designator)
    if name is None:
        return
    _count(bearer.names, name.words)
    bearer.persons += name.kind == "person"
    bearer.bodies += name.kind in ("body", "place") and (len(name.words) > 1 or name.kind == "place")
    if name.gender and len(name.words) == 1:
        _count(bearer.polite, name.gender)
    if name.state:
        bearer.states.add(name.state)
        bearer.callings.add("parliament")
    for title in name.titles:
        _count(bearer.titled, title)
        _described(bearer, title, "")


def _stands_for(bearer: Bearer, text: str, end: int) -> None:
    """Learn from what stands behind a name: the state of a lawmaker."""
    for pattern in _STATE_BEHIND:
        found = pattern.match(text, end)
        if found is not None and _state(found[1]):
            bearer.states.update(_state(found[1]))
            bearer.callings.add("parliament")


def _introduced(bearer: Bearer, long: str, short: str) -> None:
    names = _read_name(long), _read_name(short)
    if names[0] is not None and names[1] is not None and len(names[1].words) == 1 < len(names[0].words):
        bearer.introduced.add((names[0].words, names[1].words))


def _taken_up(bearer: Bearer, head: str) -> None:
    kind, plural, gender, _ = PRONOUNS.get(head, ("any", False, "", 3))
    if gender:
        _count(bearer.pronouns, gender)
        bearer.persons += 1
    elif kind == "thing" and not plural:
        bearer.bodies += 1


def _described(bearer: Bearer, head: str, designator: str) -> None:
    """Learn from a title, or from a noun phrase in apposition; what somebody was once is nothing that he is."""
    known = noun(head)
    if known is None or known.plural or designator.lower().startswith(_FORMER):
        return
    if known.kind == "person":
        bearer.persons += 1
        if known.gender:
            _count(bearer.polite, known.gender)
        if known.lemma in _CALLINGS:
            bearer.callings.add(_CALLINGS[known.lemma])
    elif known.kind in ("body", "media"):
        bearer.bodies += 1


def _sources(found: dict[tuple[str, str], Bearer], quotes: pd.DataFrame | None) -> None:
    if quotes is None or not {"actor_id", "actor_kind"} <= set(quotes.columns):
        return
    pairs: Iterable[tuple[Any, ...]] = {
        *zip(quotes["article_id"], quotes["actor_id"], quotes["actor_kind"].astype(str))
    }
    for article, actor, kind in pairs:
        bearer = found.get((article, actor))
        if bearer is not None and any(len(name) > 1 for name in bearer.names):
            bearer.bodies += kind in _BODIES


_BODIES = frozenset("government military armed_group media igo ngo document".split())
