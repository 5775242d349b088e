"""One way to validate every measure: the tool's rows against rows coded by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.entrance import need, takes
from framing.stats import bootstrap_weights, percentile_interval
from framing.stats.agreement import alpha_of_tables
from framing.validity.agreement.crosstab import cross_tabulate
from framing.validity.coding.codes import one_spelling
from framing.validity.errors.differential import FEWEST, differences
from framing.validity.errors.evaluation import Evaluation
from framing.validity.errors.match_rows import MEASURES, Measure, match

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
    """Hold a measure against hand coding.

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
    names, cluster = np.unique(outcomes["article_id"].astype(str), return_inverse=True)
    draws = bootstrap_weights(len(names), n_resamples, seed) if len(names) >= FEWEST else None

    def interval(sample: Floats) -> tuple[float, float]:
        if not np.isfinite(sample).any():
            return np.nan, np.nan
        low, high = percentile_interval(sample[None, :], len(names), confidence)
        return float(low[0]), float(high[0])

    def rows(part: pd.DataFrame, at: npt.NDArray[Any]) -> dict[str, float]:
        counts = _count(part, at, len(names))
        found = dict(zip(("precision", "recall", "f1"), (float(x[0]) for x in _scores(counts.sum(axis=1)[:, None]))))
        for name, sample in zip(("precision", "recall", "f1"), _scores(counts @ draws) if draws is not None else ()):
            found[f"{name}_low"], found[f"{name}_high"] = interval(sample)
        tp, fp, fn = counts.sum(axis=1)
        return {**found, "n_gold": int(tp + fn), "n_tool": int(tp + fp), "n_articles": len(set(at))}

    whole = rows(outcomes, cluster)
    summary = [
        {
            "score": name,
            "estimate": whole[name],
            "low": whole.get(f"{name}_low", np.nan),
            "high": whole.get(f"{name}_high", np.nan),
            "n": whole["n_tool" if name == "precision" else "n_gold"],
        }
        for name in ("precision", "recall", "f1")
    ]
    codes = outcomes["code_gold"].where(outcomes["outcome"] != "fp", outcomes["code_tool"])
    per_code = pd.DataFrame(
        [
            {"code": code, **rows(outcomes[codes == code], cluster[codes == code])}
            for code in sorted(set(codes.dropna()), key=str)
        ]
    ).set_index("code")

    def add(name: str, numerator: npt.NDArray[Any], denominator: npt.NDArray[Any]) -> None:
        """One share, from its counts in each article."""
        with np.errstate(invalid="ignore", divide="ignore"):
            low, high = (np.nan, np.nan) if draws is None else interval((numerator @ draws) / (denominator @ draws))
            estimate = float(numerator.sum() / denominator.sum())
        summary.append({"score": name, "estimate": estimate, "low": low, "high": high, "n": int(denominator.sum())})

    if measure == "classifier":
        units = outcomes.groupby("gold")["outcome"].agg(lambda x: set(x) == {"tp"})
        first = outcomes.drop_duplicates("gold").set_index("gold")
        at = cluster[outcomes.drop_duplicates("gold").index]
        right = units.reindex(first.index).to_numpy(float)
        add("accuracy", np.bincount(at, right, len(names)), np.bincount(at, minlength=len(names)).astype(float))
        macro = np.stack([_count(outcomes[codes == c], cluster[codes == c], len(names)) for c in per_code.index])
        sample = (
            np.full(1, np.nan)
            if draws is None
            else np.mean([np.nan_to_num(_scores(m @ draws)[2]) for m in macro], axis=0)
        )
        low, high = interval(sample)
        estimate = float(np.mean(per_code["f1"].fillna(0)))
        summary.append({"score": "macro_f1", "estimate": estimate, "low": low, "high": high, "n": len(units)})
    for column in _ACCURACIES.get(measure, ()):
        if column in table.columns and column in gold.columns:
            coded, same = _same(table[column], gold[column], outcomes[outcomes["outcome"] == "tp"])
            if coded.any():
                at = cluster[outcomes["outcome"] == "tp"][coded]
                size = np.bincount(at, minlength=len(names)).astype(float)
                add(column, np.bincount(at, same[coded].astype(float), len(names)), size)
    crossed, units_note = cross_tabulate(table, gold, outcomes, measure, names.tolist(), articles)
    line: dict[str, Any] = {"score": "alpha", "estimate": np.nan, "low": np.nan, "high": np.nan, "n": 0}
    if crossed is not None:
        line.update(estimate=float(alpha_of_tables(crossed)[0]), n=int(crossed.sum()))
        if draws is not None:
            line["low"], line["high"] = interval(alpha_of_tables(crossed, draws))
    summary.append(line)
    groups = [
        {"by": name, "group": group, **rows(outcomes[chosen], cluster[chosen])}
        for name in keys
        for group in sorted(set(outcomes[name].dropna()), key=str)
        for chosen in [(outcomes[name] == group).to_numpy()]
    ]
    by_table = pd.DataFrame(groups, columns=None if groups else ["by", "group"]).set_index(["by", "group"])
    tests = differences(outcomes, cluster, keys, measure, confidence, n_resamples, seed)
    note = f"unit: {len(names)} articles, resampled whole, seed {seed}"
    if draws is None:
        note = f"no intervals: {len(names)} articles, fewer than {FEWEST}"
    return Evaluation(
        pd.DataFrame(summary).set_index("score"), per_code, by_table, tests, outcomes, f"{note}; {units_note}"
    )


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


def _count(part: pd.DataFrame, at: npt.NDArray[Any], n: int) -> Floats:
    """Counts of tp, fp, fn in each article, shape (3, n)."""
    kind = part["outcome"].to_numpy()
    return np.stack([np.bincount(at[kind == name], minlength=n) for name in ("tp", "fp", "fn")]).astype(float)


def _scores(counts: Floats) -> Floats:
    """Precision, recall and F1 from tp, fp, fn; nan where nothing was found or to be found."""
    tp, fp, fn = counts
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack([tp / (tp + fp), tp / (tp + fn), 2 * tp / (2 * tp + fp + fn)])


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
            known = source[["article_id", column]].dropna().drop_duplicates()
            if not known["article_id"].duplicated().any():
                of_article.update(zip(known["article_id"], known[column]))
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
