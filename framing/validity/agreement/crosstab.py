"""Cross-tabulate tool and coder, unit by unit: rows enter, the tables that alpha is computed from leave."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learn.codes import one_spelling
from framing.tables import conform
from framing.text import tokenize
from framing.validity.errors.match_rows import CODES, spans_of, table_of

__all__ = ["cross_tabulate"]

Floats = npt.NDArray[np.float64]
_NONE = ""


def cross_tabulate(
    table: pd.DataFrame,
    gold: pd.DataFrame,
    outcomes: pd.DataFrame,
    measure: str,
    names: list[str],
    articles: pd.DataFrame | None,
) -> tuple[Floats | None, str]:
    """Cross-tabulate the codes of tool and coder in each article.

    Parameters
    ----------
    table, gold, outcomes : DataFrame
    measure : str
    names : list of str
        The articles, in the order of the result.
    articles : DataFrame or None

    Returns
    -------
    tables : ndarray, shape (n_articles, n_values, n_values), or None
    note : str
        What the units are, or why there is no table.
    """
    if measure == "classifier":
        units = outcomes.drop_duplicates(["gold", "outcome", "code_gold", "code_tool"])
        if units[units["outcome"] == "tp"].duplicated("gold").any():
            return None, "no alpha where a unit has several labels"
        rows = units.drop_duplicates("gold")  # a wrong unit has two outcomes, and both name its two codes
        columns = rows[["article_id", "code_gold", "code_tool"]].itertuples(index=False)
        cells = [(str(a), str(g), _NONE if t is None else str(t)) for a, g, t in columns]
        return _tables(cells, names), f"alpha over {len(rows)} units"
    if articles is None:
        return None, "no alpha: articles= gives the word tokens that it is computed over"
    texts = dict(zip(articles["article_id"].astype(str), articles["text"]))
    missing = [name for name in names if name not in texts]
    if missing:
        return None, f"no alpha: the articles lack {missing[0]!r}"
    covers = [_cover(rows, measure) for rows in (gold, table)]
    cells = []
    for name in names:
        tokens = tokenize(texts[name])
        word = [i for i, w in enumerate(tokens.words) if any(c.isalnum() for c in w)]
        start, end = tokens.start[word], tokens.end[word]
        codes = [_on_tokens(cover.get(name, []), start, end) for cover in covers]
        cells += [(name, a, b) for a, b in zip(*codes)]
    return _tables(cells, names), f"alpha over {len(cells)} word tokens"


def _cover(table: pd.DataFrame, measure: str) -> dict[str, list[tuple[int, int, str]]]:
    """Spans of each article with their code."""
    code = CODES.get(measure)
    out: dict[str, list[tuple[int, int, str]]] = {}
    for row in conform(table, table_of(table, measure)).to_dict("records"):
        value = "content" if code is None else str(one_spelling(row[code]))
        out.setdefault(str(row["article_id"]), []).extend((*span, value) for span in spans_of(row))
    return out


def _on_tokens(
    spans: list[tuple[int, int, str]], start: npt.NDArray[np.int32], end: npt.NDArray[np.int32]
) -> list[str]:
    """Code of each token: that of the spans that touch it, joined where there are several."""
    found: list[set[str]] = [set() for _ in range(len(start))]
    for first, last, value in spans:
        for i in range(int(np.searchsorted(end, first, side="right")), int(np.searchsorted(start, last))):
            found[i].add(value)
    return [" + ".join(sorted(codes)) if codes else _NONE for codes in found]


def _tables(cells: list[tuple[str, str, str]], names: list[str]) -> Floats:
    values = {value: i for i, value in enumerate(sorted({v for _, a, b in cells for v in (a, b)}))}
    place = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(names), len(values), len(values)))
    at = np.array([(place[n], values[a], values[b]) for n, a, b in cells]).reshape(-1, 3)
    np.add.at(out, tuple(at.T), 1)
    return out
