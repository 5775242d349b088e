"""What each article says of each actor that it names: names, titles, gender, occupation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from framing.actors.detect.capital_runs import find_names
from framing.actors.registry.countries import places
from framing.actors.words.closed_classes import PRONOUNS, ROLES_OF_TITLES, TITLES
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import alike, words
from framing.text import Document
from framing.text.lemmas import is_word

__all__ = ["Bearer", "read_bearers"]

#: Farthest that a name and a noun phrase in apposition to it stand from each other (*Ann Lee, a local baker*).
_APPOSED = 8
_FORMER = ("former ", "ex-", "then-", "onetime ", "retired ", "late ")
#: Occupation to those that one person may have beside it.
_SPHERES = alike("merges.occupations.spheres")


@dataclass(slots=True)
class Bearer:
    """One actor in one article.

    Attributes
    ----------
    article, actor : str
    names : Counter of tuple of str
        Names without titles, by how often they occur.
    persons, bodies : int
        How often a name, a pronoun or a source says that it is a person, or that it is none.
    titled : Counter of str
        Offices that stand before its name.
    occupations : set of str
        What an apposition or a title says that it is, of the occupations of which a person has one.
    introduced : set of (tuple of str, tuple of str)
        Names with what stands in brackets behind them: *Federal Reserve (Fed)*.
    polite, pronouns : Counter of str
        Gender, by *Mr.* and *Ms.* and nouns such as *spokeswoman*, and by pronouns.
    """

    article: str
    actor: str
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    persons: int = 0
    bodies: int = 0
    titled: Counter[str] = field(default_factory=Counter)
    occupations: set[str] = field(default_factory=set)
    introduced: set[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)
    polite: Counter[str] = field(default_factory=Counter)
    pronouns: Counter[str] = field(default_factory=Counter)

    @property
    def gender(self) -> str:
        """Gender that the article tells clearly: m, f or empty."""
        for told, least in ((self.polite, 1), (self.pronouns, 2)):
            if len(told) == 1 and told.total() >= least:
                return next(iter(told))
        return ""

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


@lru_cache(maxsize=50_000)
def _read_name(designator: str) -> _Name | None:
    """Name and titles among the words of a mention; None where they hold no name."""
    tokens = [word.replace("’", "'") for word in Document(designator).tokens.words]
    lower = [word.lower() for word in tokens]
    runs = find_names(tokens, lower, [False] * len(tokens), places().__contains__)
    if not runs:
        return _Name(tuple(tokens), "", "", ()) if len(tokens) == 1 else None
    run = runs[-1]
    roles = []
    for title in lower[run.first : run.core]:
        known = noun(ROLES_OF_TITLES.get(title, title))
        if known is not None and known.kind == "person":
            roles.append(known.lemma)
    gender = run.gender if run.core > run.first or run.last - run.core > 1 else ""
    own = tokens[run.core : run.last]
    kind = run.kind
    while len(own) > 1 and own[0].rpartition("-")[0] and own[0].rpartition("-")[2] in _BACKED:
        own = own[1:]  # Kurdish-led Syrian Democratic Forces
    if own[0] not in given_names():
        given = next((k for k, word in enumerate(own[:-1]) if word in given_names()), 0)
        if all(is_word(word.lower()) or word.lower() in TITLES for word in own[:given]):
            own = own[given:]  # Crooked Hillary Clinton, Intelligence James Clapper
            kind = "person" if given else kind
    return _Name(tuple(own), kind, gender, tuple(roles))


def read_bearers(mentions: pd.DataFrame, quotes: pd.DataFrame | None = None) -> list[Bearer]:
    """Everybody who is named, article by article.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The mentions table.
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
    >>> dict(bearer.names), bearer.gender, bearer.is_person
    ({('Schiff',): 1}, 'm', True)
    """
    found: dict[tuple[str, str], Bearer] = {}
    before: tuple[Any, ...] = (None, None, "", 0, 0, "", "")
    columns = [mentions[name].tolist() for name in _COLUMNS]
    for row in sorted(zip(*columns), key=lambda row: (str(row[0]), row[3], row[4])):
        article, actor, designator, start, _, head, form = row
        if isinstance(actor, str) and not actor.startswith(f"{article}:"):
            bearer = found.get((article, actor))
            if bearer is None:
                bearer = found[article, actor] = Bearer(article, actor)
            if form == "name":
                if before[:2] == (article, actor) and before[6] == "name" and start - before[4] == 2:
                    _introduced(bearer, before[2], designator)
                _named(bearer, designator)
            elif form == "pronoun":
                _taken_up(bearer, head)
            same = before[:2] == (article, actor) and 0 <= start - before[4] < _APPOSED
            if same and {form, before[6]} == {"name", "nominal"}:
                said = row if form == "nominal" else before
                _described(bearer, said[5], said[2])
            if form == "name" and before[6] in _SAYS_WHOSE and 1 < start - before[4] < 4 and _is_outlet(before[5]):
                bearer.occupations.add("reporter")  # Fox News' Ann Lee
        before = row
    _sources(found, quotes)
    return [bearer for key, bearer in sorted(found.items()) if bearer.names]


_BACKED = words("merges.bodies.backed")
_SAYS_WHOSE = ("name", "modifier")
_OUTLETS = words("actors.kinds.media")


def _is_outlet(head: str) -> bool:
    return head.lower() in _OUTLETS


_COLUMNS = ("article_id", "actor_id", "designator", "start", "end", "head", "form")


def _named(bearer: Bearer, designator: str) -> None:
    name = _read_name(designator)
    if name is None:
        return
    bearer.names[name.words] += 1
    bearer.persons += name.kind == "person"
    bearer.bodies += name.kind in ("body", "place") and (len(name.words) > 1 or name.kind == "place")
    if name.gender and len(name.words) == 1:
        bearer.polite[name.gender] += 1
    for title in name.titles:
        bearer.titled[title] += 1
        _described(bearer, title, "")


def _introduced(bearer: Bearer, long: str, short: str) -> None:
    names = _read_name(long), _read_name(short)
    if names[0] is not None and names[1] is not None and len(names[1].words) == 1 < len(names[0].words):
        bearer.introduced.add((names[0].words, names[1].words))


def _taken_up(bearer: Bearer, head: str) -> None:
    kind, plural, gender, _ = PRONOUNS.get(head, ("any", False, "", 3))
    if gender:
        bearer.pronouns[gender] += 1
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
            bearer.polite[known.gender] += 1
        if known.lemma in _SPHERES:
            bearer.occupations.add(known.lemma)
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
