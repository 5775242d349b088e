"""The list of merges: ids of actors that are one actor's over all articles of a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.corpus.bearers import Bearer, read_bearers
from framing.actors.corpus.groups import Group, find_groups
from framing.actors.registry.merges_list import as_merges, decide
from framing.actors.registry.registry import Registry
from framing.actors.registry.remembered_registry import registry_of
from framing.actors.words.name_forms import consonants, person_name, slug, suffix_of
from framing.entrance import takes

__all__ = ["find_merges", "list_merges", "merges_of_bearers"]


@takes(
    mentions="mentions article_id actor_id designator start end head form",
    articles="articles article_id text",
    quotes="quotes article_id actor_id",
)
def find_merges(
    mentions: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    registry: str | Path | Registry | None = None,
    decided: str | Path | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Ids that are one actor's over all articles: *Adam Schiff* and *Adam B. Schiff*, *U.N.* and *United Nations*.

    In an article an actor is called by the longest form of its name there, and so has several ids in several articles.
    This lists which of them are one actor's: names that differ in middle names, initials, short forms (Mike, Michael),
    accents, British or American spelling and misspellings; former surnames; surnames alone where nearly all full names
    of the articles belong to one bearer; bodies and their abbreviations. It also lists ids that clearly are several
    actors' (the baker John Smith, the minister John Smith). The order of the articles plays no part.

    Parameters
    ----------
    mentions : pandas.DataFrame
        The mentions table.
    articles : pandas.DataFrame, optional
        The articles table: the state of a lawmaker, which stands behind a name, tells two of one name apart.
    quotes : pandas.DataFrame, optional
        The resolved quotes table, which knows who is a person.
    registry : str, pathlib.Path, Registry, optional
        Left out, it is the one that `mentions` was found with. Its actors keep their ids.
    decided : str, pathlib.Path or pandas.DataFrame, optional
        A list of before, perhaps edited: what it accepts holds, what it rejects stays apart.

    Returns
    -------
    pandas.DataFrame
        A row a merge: from_id, to_id, from_name, to_name, why, from_articles and to_articles (how many articles have
        each), only_in and not_in (articles, where the merge does not hold for all), accept. Those come first that
        concern most articles.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.actors import find_mentions, merge_actors
    >>> texts = {"a": "Adam Schiff said no. Schiff left.", "b": "Rep. Adam B. Schiff spoke.", "c": "Mr. Schiff sat."}
    >>> articles = pd.DataFrame({"article_id": list(texts), "outlet": "X", "text": list(texts.values())})
    >>> mentions = find_mentions(articles)
    >>> merges = find_merges(mentions)
    >>> merges[["from_id", "to_id", "why"]]
             from_id       to_id                why
    0  ADAM_B_SCHIFF  ADAM_SCHIFF    middle name
    1         SCHIFF  ADAM_SCHIFF  surname alone
    >>> set(merge_actors(mentions, merges)["actor_id"])
    {'ADAM_SCHIFF'}
    """
    return list_merges(mentions, articles, quotes, registry_of(mentions, registry), decided)


def list_merges(
    mentions: pd.DataFrame,
    articles: pd.DataFrame | None,
    quotes: pd.DataFrame | None,
    who: Registry,
    decided: str | Path | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """As :func:`find_merges`, of tables that are known to be sound."""
    return merges_of_bearers(read_bearers(mentions, articles, quotes), who, decided)


def merges_of_bearers(
    bearers: Sequence[Bearer], who: Registry, decided: str | Path | pd.DataFrame | None = None
) -> pd.DataFrame:
    """As :func:`find_merges`, of what was read off the tables of each article.

    Parameters
    ----------
    bearers : sequence of Bearer
        Of :func:`framing.actors.corpus.bearers.read_bearers`, sorted by article and actor.
    who : Registry
    decided : str, pathlib.Path or pandas.DataFrame, optional

    Returns
    -------
    pandas.DataFrame
    """
    groups = find_groups(bearers, who)
    ids: dict[tuple[str, str], str] = {}  # of those that change
    joined: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for group, to_id in zip(groups, _ids_of(groups, who)):
        for bearer, by in group.members:
            if to_id is not None and bearer.actor not in who:
                ids[bearer.article, bearer.actor] = to_id
                joined[bearer.actor, to_id][by] += 1
    return decide(as_merges(_rows(bearers, ids, joined, who)), decided)


def _ids_of(groups: Sequence[Group], who: Registry) -> list[str | None]:
    """The id of each group: the registry's, else that of the full name that most articles have.

    Only ids count that are at home there: the group holds most of their articles. A group without one gets a new id,
    if its bearers are others of the same name; else they keep what they have.
    """
    home: dict[str, tuple[int, int]] = {}
    counts = [Counter(bearer.actor for bearer, by in group.members if by != "country") for group in groups]
    for number, own in enumerate(counts):
        for actor, n in own.items():
            home[actor] = max(home.get(actor, (0, 0)), (n, -number))
    taken = {*home, *who.actors}
    out: list[str | None] = []
    for number, group in enumerate(groups):
        full = Counter(bearer.actor for bearer, by in group.members if by not in ("surname alone", "country"))
        full = full or Counter(bearer.actor for bearer, _ in group.members)
        names = {slug(" ".join(name)) for bearer, _ in group.members for name in bearer.names}
        ranked = sorted(full, key=lambda own: (own not in who, own not in names, -full[own], len(own), own))
        to_id = next((actor for actor in ranked if -home.get(actor, (0, 1))[1] == number), None)
        if to_id is None and group.another:
            nth = next(n for n in count(2) if f"{ranked[0]}_{n}" not in taken)
            to_id = f"{ranked[0]}_{nth}"
            taken.add(to_id)
        out.append(to_id)
    return out


def _rows(
    bearers: Iterable[Bearer],
    ids: dict[tuple[str, str], str],
    joined: dict[tuple[str, str], Counter[str]],
    who: Registry,
) -> Iterator[dict[str, Any]]:
    where: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for bearer in bearers:
        where[bearer.actor][ids.get((bearer.article, bearer.actor), bearer.actor)].append(bearer.article)
        names[bearer.actor].update(bearer.names)
    words = {actor: _name(actor, names[actor], who) for actor in names}
    for from_id, by_id in where.items():
        for to_id, here in by_id.items():
            if to_id != from_id:
                elsewhere = sorted(article for other in by_id if other != to_id for article in by_id[other])
                few = len(here) <= len(elsewhere)
                to_words = words.get(to_id, words[from_id])
                yield {
                    "from_id": from_id,
                    "to_id": to_id,
                    "from_name": " ".join(words[from_id]),
                    "to_name": " ".join(to_words),
                    "why": _why(words[from_id], to_words, joined[from_id, to_id])
                    if to_id in where
                    else "another of this name",
                    "from_articles": len(here),
                    "to_articles": sum(map(len, where.get(to_id, {}).values())),
                    "only_in": sorted(here) if elsewhere and few else None,
                    "not_in": elsewhere if elsewhere and not few else None,
                    "accept": True,
                }


def _name(actor: str, names: Counter[tuple[str, ...]], who: Registry) -> tuple[str, ...]:
    """Words of the readable name of an id: the name that it was made of, else the most frequent one."""
    if actor in who:
        return tuple(who[actor].name.split())
    own = [name for name in names if slug(" ".join(name)) == actor]
    return max(sorted(own or names), key=lambda name: (names[name], len(name)))


def _why(one: tuple[str, ...], other: tuple[str, ...], joined: Counter[str]) -> str:
    """What two names differ in, in words."""
    by = max(sorted(joined), key=lambda by: joined[by])
    if by != "full name":
        return {"surname alone": by, "country": "that of the article's country"}.get(by, "abbreviation or spelling")
    if len(one) > len(other) and one[-len(other) :] == other and len(one[0]) > 2:
        return "words before the name"
    a, b = person_name(one), person_name(other)
    if a.surname != b.surname:
        return "spelling" if consonants(a.surname) == consonants(b.surname) else "another surname"
    if a.given[:1] != b.given[:1]:
        return "short first name"
    if suffix_of(one) != suffix_of(other):
        return "name with and without " + (suffix_of(one) or suffix_of(other)).capitalize()
    return "middle name" if a.given != b.given else "spelling"
