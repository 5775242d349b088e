"""``score_actors``: one row of numbers for each actor in each outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.compare.inference.counting import actors_quoted, attributed
from framing.compare.inference.require_columns import with_groups
from framing.entrance import listed, need, takes
from framing.scores.columns import BY, NESTED, Lexicons, check_option, long_table, term_columns, valued
from framing.scores.counted_terms import terms_of_quotes
from framing.scores.given_quotes import given_quotes
from framing.tables import actor_names, is_missing

__all__ = ["score_actors"]

_HEAD = ("actor_id", "actor", "n_quotes", "n_articles")


@takes(
    quotes="quotes",
    articles="articles article_id text",
    hits="hits frame quote_id",
    actors="actors actor_id name",
    loose=["quotes"],
    lists=["lexicons"],
    text="across",
)
def score_actors(
    quotes: Any,
    articles: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
    lexicons: Lexicons | None = None,
    across: str | Sequence[str] | None = "outlet",
    by: str = "frame",
    nested: str = "innermost",
    actors: pd.DataFrame | None = None,
    long: bool = False,
) -> pd.DataFrame:
    """Score the quotes of each actor in each outlet: one row for each actor and outlet, with counts and rates.

    Parameters
    ----------
    quotes : DataFrame or Study
        Table of quotes whose actors are resolved; or a study, whose tables are used.
    articles, hits, lexicons, by, nested
        As of :func:`framing.score_quotes`.
    across : str, list of str or None
        Columns of the articles, or of the quotes, for whose values an actor has rows of its own; None for one row for
        each actor.
    actors : DataFrame, optional
        Gives the names of the actors. Left out, they come from the column `actor` of the quotes.
    long : bool
        One row for each actor, outlet and frame (or term).

    Returns
    -------
    DataFrame
        One row for each actor and outlet, most quotes first. Index: `actor_id` and the columns of `across`. Columns:
        `actor` (the name), `n_quotes`, `n_articles`, `words`, the counts, and for each of these ``rate_<frame>`` per
        1,000 words (null where there is no word).

    Raises
    ------
    ValueError, TypeError
        As :func:`framing.score_quotes`; if no column `actor_id` says who speaks.

    Notes
    -----
    Quotes of several speakers count for the one in `actor_id`. Scare quotes, and quotations without source and cue,
    are nobody's, and are left out. Actors that occur in one article only are added up by their name, as in comparisons.
    The quotes of an article are not independent: test with :func:`framing.compare.rates`.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["a:q0001", "b:q0001"], "article_id": ["a", "b"], "outlet": ["Post", "Sun"],
    ...     "actor_id": "LEE", "actor": "Lee", "content": ["They shelled the town.", "It rained."]})
    >>> scores = score_actors(quotes, lexicons="conflict")
    >>> scores[["n_quotes", "words", "aggression", "rate_aggression"]].reset_index().values.tolist()
    [['LEE', 'Post', 1, 4, 1, 250.0], ['LEE', 'Sun', 1, 2, 0, 0.0]]
    """
    check_option("by", by, BY)
    check_option("nested", nested, NESTED)
    given = given_quotes(quotes, articles, hits, lexicons, "score_actors")
    need(given.rows, ["actor_id", "article_id"], "quotes")
    if len(given.rows) and given.rows["actor_id"].isna().all():
        raise ValueError(
            "no quote says who speaks: actor_id is empty. framing.resolve_actors(quotes, articles) fills it"
        )
    groups = listed(across) or []
    counted = terms_of_quotes(given, lexicons, by, nested)
    rows = given.rows.assign(words_=counted.words)
    for column in groups:
        rows, _ = with_groups(rows, column, given.articles, "quotes")
    names = actor_names(given.actors if actors is None else actors)
    called = zip(rows["actor_id"], rows["actor"] if "actor" in rows else rows["actor_id"])
    shown = {actor: str(name) for actor, name in called if not is_missing(name)} | names
    rows["actor_id"] = actors_quoted(rows, names or None)
    rows = attributed(rows)
    keys = ["actor_id", *groups]
    cells = rows.groupby(keys, dropna=False, sort=True)
    out = cells.agg(n_quotes=("words_", "size"), n_articles=("article_id", "nunique"), words=("words_", "sum"))
    order = np.argsort(-out["n_quotes"].to_numpy(), kind="stable")
    place = np.argsort(order, kind="stable")
    row_of = dict(zip(rows.index, place[cells.ngroup().to_numpy()])) if len(rows) else {}
    pairs = [(hit, int(row_of[quote])) for hit, quote in zip(*counted.held) if quote in row_of]
    held = [hit for hit, _ in pairs], [row for _, row in pairs]
    matrix, columns = term_columns(
        counted.hits, held, len(out), by, lexicons, given.known_lexicons(), [*groups, *_HEAD]
    )
    out = out.iloc[order].astype("int64")
    words = out["words"].to_numpy()
    counts, rates = (valued(matrix, columns, words, value, out.index) for value in ("count", "rate"))
    who = [shown.get(actor, actor) for actor in out.index.get_level_values("actor_id")]
    out.insert(0, "actor", pd.Series(who, index=out.index, dtype=object))
    if long:
        table = long_table(pd.concat([out, counts], axis=1), columns, by, "count", out.columns)
        return table.assign(rate=rates.to_numpy().ravel())
    return pd.concat([out, counts, rates.add_prefix("rate_")], axis=1)
