"""Names that no registry knows yet, as TOML to edit."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.find_mentions import readings
from framing.actors.link.actor_ids import slug
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.articles.plain_text import reads_plain
from framing.entrance import takes

__all__ = ["suggest_actors", "suggestions_toml"]

_WINDOW = 45
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
    found: dict[str, _Candidate] = {}
    for article, _, reading in readings(articles, quotes, who):
        text: str = article["text"]
        named = {actor_id for *_, form, actor_id, _, _, _ in reading.mentions if form == "name"}
        new = (named & reading.actors.keys()) - who.actors.keys()
        for start, end, _, form, actor_id, _, _, _ in reading.mentions:
            if actor_id in new:
                name, kind = reading.actors[actor_id]
                candidate = found.setdefault(actor_id, _Candidate())
                candidate.n_mentions += 1
                candidate.articles.add(article["article_id"])
                candidate.kind[kind] += 1
                if form == "name":
                    candidate.names.update([text[start:end]])
                    candidate.names[name] += 0
                    candidate.contexts.append(" ".join(text[max(0, start - _WINDOW) : end + _WINDOW].split()))
        for actor_id in (actor_id for source in reading.sources for actor_id in source.actor_ids):
            if actor_id in found:
                found[actor_id].n_quotes += 1
    _join_surnames(found)
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
        TOML; counts and contexts stand in comments.
    """
    lines = ["# Names that occur and are not registered. Strike out, mend, join; then give the file to --actors.", ""]
    lines += ['format = "framing-actors/1"', 'name = "mine"', 'version = "0.1"']
    if base:
        lines.append(f"base = [{_text(base)}]")
    for row in suggestions.to_dict("records"):
        lines += [
            "",
            f"# {row['n_mentions']} mentions in {row['n_articles']} articles, source of {row['n_quotes']} quotes",
            *(f"#   … {context} …" for context in row["contexts"]),
            "[[actor]]",
            f"id = {_text(row['actor_id'])}",
            f"name = {_text(row['name'])}",
            f"kind = {_text(row['kind'])}",
        ]
        if row["aliases"]:
            lines.append(f"aliases = [{', '.join(_text(alias) for alias in row['aliases'])}]")
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _join_surnames(found: dict[str, _Candidate]) -> None:
    """A surname alone in one article is the person whose full name another has, where only one bears it."""
    for actor_id in [key for key in found if "_" not in key]:
        full = [
            key for key in found if key.endswith(f"_{actor_id}") and found[key].kind.most_common(1)[0][0] == "person"
        ]
        if len(full) != 1:
            continue
        held, into = found.pop(actor_id), found[full[0]]
        into.names += held.names
        into.articles |= held.articles
        into.n_mentions += held.n_mentions
        into.n_quotes += held.n_quotes
