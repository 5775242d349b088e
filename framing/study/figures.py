"""The figures that every run draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.study.provenance import lexicons_of
from framing.study.run_tables import RunTables
from framing.study.summary import UNNAMED

__all__ = ["draw"]

_ACTS = 20  # told of somebody: of fewer, shares say little
_SHOWN = 7  # outlets; of more, the largest come first and the others are added up


def draw(study: RunTables, folder: Path, formats: Sequence[str] = ("pdf", "png")) -> list[Path]:
    """Draw frames by outlet and voice, who is quoted by whom, who accuses whom, and how deaths are told.

    An outlet has one colour in all of them. Of many outlets the largest are shown and the others added up. Copies are
    articles like all others.

    Parameters
    ----------
    study : Study
    folder : pathlib.Path
        Made when it is not there.
    formats : sequence of {"pdf", "svg", "png"}

    Returns
    -------
    list of pathlib.Path
        The files written; a figure that has nothing to show is left out.
    """
    from framing import plots

    articles = study.articles.assign(outlet=study.articles["outlet"].fillna(UNNAMED))
    colors = plots.palette(articles)
    looks: dict[str, Any] = {"names": study.actors, "colors": colors}
    files: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in _tables(study, articles):
        order = {"order": list(colors)} if len(colors) > _SHOWN and name != "accusations" else {}
        drawn = getattr(plots, name)(table, **looks, **order)
        files += plots.save(drawn, folder / name, formats)
    return files


def _tables(study: RunTables, articles: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Make the table of each figure that has something to show.

    The figures show counts and rates, no p and no interval: the tables hold no more, in a few rows for any number of
    outlets and actors.
    """
    from framing import compare

    if len(study.hits):
        yield "frames", _rates(study.hits, articles, study.exposure)
        which: dict[str, Any] = {"actors": study.actors, "lexicons": lexicons_of(study.run), "copies": "all"}
        accused = compare.accusations(*study.told_hits("accusing"), **which)
        if (accused["n"] > 0).any():
            yield "accusations", accused
        del accused
        told = _told(*study.told_hits("acts"), study.actors)
        if told["n"].sum() >= _ACTS:
            yield "agency", told
    said = _quoted(study.quotes, articles)
    if len(said):
        yield "who_quotes_whom", said


def _rates(hits: pd.DataFrame, articles: pd.DataFrame, exposure: pd.DataFrame) -> pd.DataFrame:
    """Count frames by outlet and voice, as :func:`framing.compare.rates` counts them."""
    from framing.compare.inference.counting import words_of_articles

    outlet = dict(zip(articles["article_id"], articles["outlet"]))
    words = words_of_articles(articles, exposure).groupby(outlet).sum()
    counts = hits.groupby([hits["article_id"].map(outlet).rename("outlet"), "frame", "voice"]).size()
    pairs = sorted({pair[1:] for pair in counts.index})
    every = pd.MultiIndex.from_tuples([(name, *pair) for name in words.index for pair in pairs])
    every.names = counts.index.names
    table = counts.reindex(every, fill_value=0).rename("n").reset_index()
    table["n_tokens"], table["denominator"] = table["outlet"].map(words), "tokens"
    return table.assign(rate=1000 * table["n"] / table["n_tokens"].where(table["n_tokens"] > 0))


def _told(hits: pd.DataFrame, articles: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Count constructions by outlet and by whose deaths they tell of, as :func:`framing.compare.agency` counts them."""
    from framing.compare.acts import acts, sides_or_patients, tell_of_acts

    keys = ["outlet", "whose", "category"]
    if not tell_of_acts(hits):
        return pd.DataFrame(columns=[*keys, "n", "measure", "total"])
    rows = acts(hits, sides_or_patients(hits, actors), actors=actors, articles=articles).rows
    named = articles["outlet"].fillna(UNNAMED)
    outlet = rows["article_id"].map(dict(zip(articles["article_id"], named))).rename("outlet")
    table = rows.groupby([outlet, "whose", rows["telling"].rename("category")]).size().rename("n").reset_index()
    return table.assign(measure="construction", total=table.groupby(keys[:2])["n"].transform("sum"))


def _quoted(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count quotes by outlet and actor, as :func:`framing.compare.sourcing` counts them."""
    from framing.compare.inference.counting import actors_quoted, attributed

    said = attributed(quotes)
    outlet = said["article_id"].map(dict(zip(articles["article_id"], articles["outlet"])))
    counts = pd.DataFrame({"outlet": outlet, "category": actors_quoted(said)}).groupby(["outlet", "category"]).size()
    table = counts.rename("n").reset_index().assign(measure="actor")
    table["total"] = table.groupby("outlet")["n"].transform("sum")
    return table.assign(value=table["n"] / table["total"])
