"""Names that no registry knows yet, as TOML to edit."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.find_mentions import find_mentions, readings
from framing.actors.find_merges import find_merges
from framing.actors.merge_actors import MergeRules
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.actors.words.name_forms import fold_surname, person_name, slug
from framing.articles.plain_text import reads_plain
from framing.entrance import takes

__all__ = ["suggest_actors", "suggestions_toml"]

_WINDOW = 45
_NAMES = ("name", "nested")
#: What an alias of a registry reads as a pattern.
_PATTERN = frozenset("{}<>,")
_COLUMNS = "actor_id name kind aliases n_mentions n_quotes n_articles contexts".split()


@dataclass
class _Candidate:
    kind: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    n_mentions: int = 0
    n_quotes: int = 0
    contexts: list[str] = field(default_factory=list)


@takes(articles="articles article_id text", quotes="quotes quote_id article_id")
@reads_plain
def suggest_actors(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    registry: str | Path | Registry | None = None,
    least: int = 2,
) -> pd.DataFrame:
    """Names in a corpus that the registry does not have.

    Parameters
    ----------
    articles : pandas.DataFrame
    quotes : pandas.DataFrame, optional
        With them it is counted who is quoted, and the quoted come first.
    registry : str, pathlib.Path, Registry, optional
        What is known already.
    least : int
        Fewest mentions that a name must have.

    Returns
    -------
    pandas.DataFrame
        One row a name: actor_id, name, kind, aliases, n_mentions, n_quotes, n_articles, contexts; the most quoted
        first, then the most mentioned.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "Ann Lee met Vladimir Putin in Moscow. Lee was late."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["X"], "text": [text]})
    >>> suggest_actors(articles, registry="world")[["actor_id", "kind", "aliases", "n_mentions"]]
      actor_id    kind aliases  n_mentions
    0  ANN_LEE  person   [Lee]           2
    """
    who = read_registry(registry)
    merges = MergeRules(find_merges(find_mentions(articles, quotes, who), articles, registry=who, decided=who.merges))
    found: dict[str, _Candidate] = {}
    for article, _, reading in readings(articles, quotes, who):
        text, article_id = article["text"], article["article_id"]
        named = {actor_id for *_, form, actor_id, _, _, _ in reading.mentions if form in _NAMES}
        new = {own: merges.of(article_id, own) for own in (named & reading.actors.keys()) - who.actors.keys()}
        for start, end, _, form, own, _, _, _ in reading.mentions:
            actor_id = new.get(own)
            if actor_id is not None and actor_id not in who:
                name, kind = reading.actors[own]
                candidate = found.setdefault(actor_id, _Candidate())
                candidate.n_mentions += 1
                candidate.articles.add(article_id)
                candidate.kind[kind] += 1
                if form in _NAMES:
                    candidate.names.update([text[start:end]])
                    candidate.names[name] += 0
                    candidate.contexts.append(" ".join(text[max(0, start - _WINDOW) : end + _WINDOW].split()))
        for own in (own for source in reading.sources for own in source.actor_ids):
            if new.get(own) in found:
                found[new[own]].n_quotes += 1
    rows: list[dict[str, Any]] = []
    for actor_id, candidate in found.items():
        names = candidate.names
        name = max(names, key=lambda n: (actor_id == slug(n), names[n], len(n)))
        rows.append(
            {
                "actor_id": actor_id,
                "name": name,
                "kind": candidate.kind.most_common(1)[0][0],
                "aliases": sorted(set(names) - {name}),
                "n_mentions": candidate.n_mentions,
                "n_quotes": candidate.n_quotes,
                "n_articles": len(candidate.articles),
                "contexts": candidate.contexts[:3],
            }
        )
    rows = [row for row in rows if row["n_mentions"] >= least]
    rows.sort(key=lambda row: (-row["n_quotes"], -row["n_mentions"], row["actor_id"]))
    return pd.DataFrame(rows, columns=_COLUMNS)


def suggestions_toml(suggestions: pd.DataFrame, base: str | None = None) -> str:
    """Suggestions as a registry file to edit.

    Parameters
    ----------
    suggestions : pandas.DataFrame
        Result of :func:`suggest_actors`.
    base : str, optional
        Registry that the new one stands on.

    Returns
    -------
    str
        TOML; counts and contexts stand in comments. It stands without faults as it is: a name that several have, or
        that finds a person anyway, is left out of the aliases.

    Examples
    --------
    >>> import framing as fr
    >>> articles = fr.read_articles(["Ada Voss, the mayor, spoke.", "Mayor Ada Voss left. Ada Voss came back."])
    >>> print(fr.actors.suggestions_toml(fr.actors.suggest_actors(articles)))
    # Names that occur and are not registered. Strike out, mend, join; then give the file to --actors.
    <BLANKLINE>
    format = "framing-actors/1"
    name = "mine"
    version = "0.1"
    <BLANKLINE>
    # 4 mentions in 2 articles, source of 0 quotes
    #   … Ada Voss, the mayor, spoke. …
    #   … Mayor Ada Voss left. Ada Voss came back. …
    #   … Mayor Ada Voss left. Ada Voss came back. …
    [[actor]]
    id = "ADA_VOSS"
    name = "Ada Voss"
    kind = "person"
    """
    lines = ["# Names that occur and are not registered. Strike out, mend, join; then give the file to --actors.", ""]
    lines += ['format = "framing-actors/1"', 'name = "mine"', 'version = "0.1"']
    if base:
        lines.append(f"base = [{_text(base)}]")
    own_aliases = _own_aliases(suggestions, read_registry(base))
    for row, aliases in zip(suggestions.to_dict("records"), own_aliases):
        lines += [
            "",
            f"# {row['n_mentions']} mentions in {row['n_articles']} articles, source of {row['n_quotes']} quotes",
            *(f"#   … {context} …" for context in row["contexts"]),
            "[[actor]]",
            f"id = {_text(row['actor_id'])}",
            f"name = {_text(row['name'])}",
            f"kind = {_text(row['kind'])}",
        ]
        if aliases:
            lines.append(f"aliases = [{', '.join(_text(alias) for alias in aliases)}]")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _own_aliases(suggestions: pd.DataFrame, base: Registry) -> list[list[str]]:
    """Of each the names that no other has; a person is found by the surname and all forms of the name anyway."""
    rows = suggestions.to_dict("records")
    owners: Counter[str] = Counter(alias for row in rows for alias in {row["name"], *row["aliases"]})
    known = {" ".join(alias.words) for actor in base.actors.values() for alias in actor.aliases}
    out = []
    for row in rows:
        own = person_name(tuple(row["name"].split())) if row["kind"] == "person" else None
        out.append(
            [
                alias
                for alias in row["aliases"]
                if owners[alias] == 1
                and alias not in known
                and _PATTERN.isdisjoint(alias)
                and not (own is not None and own.given and _is_form(alias, own.surname))
            ]
        )
    return out


def _is_form(alias: str, surname: str) -> bool:
    return " " not in alias or fold_surname(alias.split()[-1]) == surname
