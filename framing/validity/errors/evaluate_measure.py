"""Validate a measure: rows of the tool and rows coded by hand enter, scores with intervals and errors leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.entrance import need, takes
from framing.learn.codes import one_spelling
from framing.stats.agreement import alpha_of_tables
from framing.validity.agreement.crosstab import cross_tabulate
from framing.validity.errors.differential import differences
from framing.validity.errors.match_rows import MEASURES, Measure, match
from framing.validity.evaluation import Evaluation, Scores, ratio

__all__ = ["evaluate"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
_ALIASES = {"actor": {"quotes": "actor_id", "actors": "actor_id", "hits": "target"}}
_ACCURACIES = {"hits": ("voice", "speaker", "target", "negated"), "quotes": ("kind", "cue_stance", "anonymous")}

#: Columns by which rows of tool and coder are matched.
_NEEDS: dict[str, list[str]] = {"hits": ["start", "end", "frame"], "quotes": ["content_spans"], "actors": ["actor_id"]}


@takes(table="any", gold="any", articles="articles article_id text", lists=["by"])
def evaluate(
    table: pd.DataFrame,
    gold: pd.DataFrame,
    measure: Measure,
    by: str | Sequence[str] | None = None,
    *,
    articles: pd.DataFrame | None = None,
    key: str = "article_id",
    label: str = "label",
    confidence: float = 0.95,
    n_resamples: int = 2000,
    seed: int = 0,
) -> Evaluation:
    """Validate a measure against hand coding.

    Parameters
    ----------
    table, gold : DataFrame
        The tool's rows and the coder's, of the same articles.
    measure : {"quotes", "actors", "hits", "classifier"}
        What counts as right. *quotes*: contents that share half of the characters that they cover together.
        *actors*: such a pair with the same ``actor_id`` (a table of mentions: overlapping mentions with it). *hits*:
        overlapping terms of the same frame. *classifier*: the same ``label`` of the same ``key``,
        where a label may be a list.
    by : str or sequence of str, optional
        Groups to tell apart: a column of the tables (``outlet``, ``voice``, ``frame``, …) or ``actor``.
    articles : DataFrame, optional
        Table of articles. Gives ``outlet`` where the rows lack it, and the word tokens that alpha is computed over.
    key, label : str
        For a classifier.
    confidence : float
    n_resamples, seed : int

    Returns
    -------
    Evaluation
        Scores *precision*, *recall* and *f1*, also by ``code`` and by each of `by`; *alpha*; for labels *macro_f1* and
        *accuracy*; and of the rows found the share whose further columns are right (*voice*, *target* …). Its
        ``outcomes`` has a row for each hit, miss and false alarm with the positions of the rows in table and gold,
        ``differential`` a row for each two groups and kind of error: the shares, their difference with its interval,
        p, q and a note.

    Raises
    ------
    ValueError
        If a column is missing, or tool and coder share no article.

    Warns
    -----
    CodeWarning
        If two codes differ in capitals, hyphens, points, spaces or leading zeros only: they stay two. Space around a
        code, and ``.0`` after a whole number, make no difference.

    References
    ----------
    Krippendorff, K. (2018). Content Analysis, 4th ed., chapter 12. Grimmer, J. and Stewart, B. M. (2013). Text as
    data. Political Analysis 21(3), 267-297 (validate every application).

    Notes
    -----
    Whole articles are resampled, since the rows of one are not independent; with fewer than five there is no
    interval. An article that only the coder or only the tool has rows for counts: leave articles that were not coded
    out of both tables. Alpha of spans takes each word token as a unit and the code that covers it as its value.

    Examples
    --------
    >>> gold = pd.DataFrame({"article_id": list("abcdef"), "label": ["war", "war", "talks", "war", "talks", "talks"]})
    >>> tool = gold.assign(label=["war", "war", "talks", "talks", "talks", "talks"])
    >>> result = evaluate(tool, gold, "classifier")
    >>> round(result.f1, 3), round(result.alpha, 3)
    (0.833, 0.686)
    """
    if measure not in MEASURES:
        raise ValueError(f"no measure {measure!r}; there are {', '.join(MEASURES)}")
    columns = [key, label] if measure == "classifier" else ["article_id", *_NEEDS[measure]]
    need(table, columns, "the tool")
    need(gold, columns, "the coder")
    outcomes = match(table, gold, measure, key=key, label=label)
    _comparable(table, gold, outcomes, columns[0])
    keys = list(by or [])
    for name in keys:
        outcomes[name] = _groups(outcomes, name, table, gold, measure, articles)
    scores = Scores(outcomes["article_id"].astype(str).to_numpy(), n_resamples, seed, confidence)
    codes = outcomes["code_gold"].where(outcomes["outcome"] != "fp", outcomes["code_tool"])
    _add_scores(scores, outcomes, np.ones(len(outcomes), dtype=bool))
    for name, groups in {"code": codes, **{name: outcomes[name] for name in keys}}.items():
        for group in sorted(set(groups.dropna()), key=str):
            _add_scores(scores, outcomes, (groups == group).to_numpy(), name, group)
    if measure == "classifier":
        _add_label_scores(scores, outcomes, codes)
    right = (outcomes["outcome"] == "tp").to_numpy()
    for column in _ACCURACIES.get(measure, ()):
        if column in table.columns and column in gold.columns:
            coded, same = _same(table[column], gold[column], outcomes[right])
            if coded.any():
                scores.share(column, same[coded], scores.numbers[right][coded])
    crossed, units_note = cross_tabulate(table, gold, outcomes, measure, scores.clusters.tolist(), articles)
    cells = np.zeros((len(scores.clusters), 1, 1)) if crossed is None else crossed
    scores.add(["alpha"], lambda w: alpha_of_tables(cells, w)[None, :], [int(cells.sum())])
    tests = differences(outcomes, scores.numbers, keys, measure, confidence, n_resamples, seed)
    return scores.evaluation(f"{scores.note}; {units_note}", outcomes=outcomes, differential=tests)


def _add_scores(scores: Scores, outcomes: pd.DataFrame, chosen: Bools, by: str = "", group: Any = None) -> None:
    """Precision, recall and F1 of some outcomes."""
    tp, fp, fn = _count(scores, outcomes, chosen)
    scores.prf(tp, tp + fp, tp + fn, by, group)


def _add_label_scores(scores: Scores, outcomes: pd.DataFrame, codes: pd.Series[Any]) -> None:
    """Share of units with all labels right, and the mean F1 of the labels."""
    first = ~outcomes.duplicated("gold").to_numpy()
    wrong = set(outcomes.loc[outcomes["outcome"] != "tp", "gold"])
    right = np.array([unit not in wrong for unit in outcomes["gold"][first]])
    scores.share("accuracy", right, scores.numbers[first])
    each = [_count(scores, outcomes, (codes == code).to_numpy()) for code in sorted(set(codes.dropna()), key=str)]

    def macro(weights: Floats) -> Floats:
        sums = [counts @ weights for counts in each]
        each_f1 = [np.nan_to_num(ratio(2 * tp, 2 * tp + fp + fn)) for tp, fp, fn in sums]
        return np.stack([np.mean(each_f1, axis=0)])

    scores.add(["macro_f1"], macro, [int(first.sum())])


def _comparable(table: pd.DataFrame, gold: pd.DataFrame, outcomes: pd.DataFrame, key: str) -> None:
    """Stop where there is nothing to compare, or rows of tool and coder are of different articles or units."""
    if not len(outcomes):
        raise ValueError("neither the tool nor the coder has a row to compare")
    if len(table) and len(gold) and not set(map(one_spelling, table[key])) & set(map(one_spelling, gold[key])):
        a, b = table[key].iloc[0], gold[key].iloc[0]
        raise ValueError(f"tool and coder share no {key}: the tool has {a!r}, the coder {b!r}")


def _same(given: pd.Series[Any], wanted: pd.Series[Any], done: pd.DataFrame) -> tuple[Bools, Bools]:
    """Of the pairs that were matched: what the coder coded, and where the tool has the same, which it may lack."""
    codes = [one_spelling(value) for value in wanted.iloc[done["gold"]]]
    found = [one_spelling(value) for value in given.iloc[done["tool"]]]
    coded = np.array([code is not None for code in codes], dtype=bool)
    return coded, np.array([bool(a == b) for a, b in zip(codes, found)], dtype=bool)


def _count(scores: Scores, outcomes: pd.DataFrame, chosen: Bools) -> Floats:
    """Counts of tp, fp and fn in each article, shape (3, n_articles)."""
    kind = outcomes["outcome"].to_numpy()
    return np.stack([scores.per_cluster(chosen & (kind == name)) for name in ("tp", "fp", "fn")])


def _groups(
    outcomes: pd.DataFrame,
    name: str,
    table: pd.DataFrame,
    gold: pd.DataFrame,
    measure: str,
    articles: pd.DataFrame | None,
) -> list[Any]:
    """Group of each outcome: of the coder's row, else of the tool's, else of the article."""
    column = _ALIASES.get(name, {}).get(measure, name)
    of_article: dict[str, Any] = {}
    for source in (table, gold, *([] if articles is None else [articles])):
        if column in source.columns and "article_id" in source.columns:
            of_articles = source[["article_id", column]].dropna().drop_duplicates()
            if not of_articles["article_id"].duplicated().any():
                of_article.update(zip(of_articles["article_id"], of_articles[column]))
    if not of_article and column not in table.columns and column not in gold.columns:
        raise ValueError(f"neither table nor gold has a column {column!r} to group by")
    out = []
    for kind, article, at_gold, at_tool in outcomes[["outcome", "article_id", "gold", "tool"]].itertuples(index=False):
        value = None
        order = [(table, at_tool), (gold, at_gold)] if kind == "fp" else [(gold, at_gold), (table, at_tool)]
        for source, at in order:
            if value is None and at >= 0 and column in source.columns and not pd.isna(source[column].iloc[at]):
                value = source[column].iloc[at]
        out.append(of_article.get(article) if value is None else value)
    return out
