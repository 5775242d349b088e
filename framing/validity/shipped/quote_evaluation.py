"""The engine held against marked articles: tables by scope, type and outlet, with intervals over articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from framing.quotes.attribution import Attribution
from framing.stats import bootstrap_weights
from framing.validity.shipped.polnear import GoldArticle
from framing.validity.shipped.quote_scores import TYPES, is_speech, score_article

__all__ = ["HUMAN", "evaluate", "extracted", "outlets", "reliability", "score"]

#: A second trained person against the first, on 16 articles of PolNeAR's train part that both marked (F1, percent).
HUMAN: dict[tuple[str, str], dict[str, float]] = {
    ("speech", "all"): {"attrib": 92.3, "exact": 85.7},
    ("speech", "direct"): {"attrib": 99.5},
    ("speech", "indirect"): {"attrib": 86.0},
    ("speech", "mixed"): {"attrib": 94.0},
    ("all", "all"): {"attrib": 75.4, "exact": 68.2},
}
_MEASURES = ("exact", "soft", "match", "attrib")
Finder = Callable[[GoldArticle], Sequence[Attribution]]


def extracted(article: GoldArticle) -> list[Attribution]:
    """What :func:`framing.extract_quotes` finds with scope ``all``; scare quotes are left out.

    Parameters
    ----------
    article : GoldArticle

    Returns
    -------
    list of Attribution
    """
    from framing.quotes.extractor import quotes_of
    from framing.text import Document

    return [
        Attribution(q.source, q.cue, q.content, q.confidence)
        for q in quotes_of(Document(article.text), "all")
        if q.kind != "scare"
    ]


def score(counts: Sequence[Counter[str]], kind: str = "all") -> dict[str, float]:
    """Measures from the counts of some articles, micro-averaged, in percent.

    Parameters
    ----------
    counts : sequence of Counter
        Results of :func:`framing.validity.shipped.quote_scores.score_article`.
    kind : str
        ``all`` or a type.

    Returns
    -------
    dict
        gold, pred; ``_p``, ``_r``, ``_f`` of exact, soft, match and attrib; source_acc, source_exact, cue_acc: shares
        of the matches; word_r and, for all types together, word_f.

    Examples
    --------
    >>> row = score([Counter({"all/gold": 4, "all/pred": 2, "all/match": 2, "all/attrib": 1})])
    >>> round(row["attrib_f"], 1), row["source_acc"]
    (33.3, 50.0)
    """
    total: Counter[str] = Counter()
    for own in counts:
        total.update(own)
    gold, pred, match = total[f"{kind}/gold"], total[f"{kind}/pred"], total[f"{kind}/match"]
    out: dict[str, float] = {"gold": gold, "pred": pred}
    for name in _MEASURES:
        hit_p, hit_r = (total[f"{kind}/{name}{end}"] for end in (("_p", "_r") if name == "soft" else ("", "")))
        out |= _prf(name, hit_p, hit_r, pred, gold)
    if kind == "all":
        both = total["all/word_both"]
        out |= _prf("word", both, both, total["all/word_pred"], total["all/word_gold"])
    else:
        out["word_r"] = 100 * total[f"{kind}/word_both"] / max(1, total[f"{kind}/word_gold"])
    for name, key in (("source_acc", "attrib"), ("source_exact", "source"), ("cue_acc", "cue")):
        out[name] = 100 * total[f"{kind}/{key}"] / max(1, match)
    return out


def _prf(name: str, hit_p: float, hit_r: float, pred: float, gold: float) -> dict[str, float]:
    p, r = hit_p / pred if pred else 0.0, hit_r / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {f"{name}_p": 100 * p, f"{name}_r": 100 * r, f"{name}_f": 100 * f}


def outlets(folder: Path) -> dict[str, str]:
    """Outlet of each article from a ``metadata.tsv`` in the folder or above it; empty when there is none.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    dict
        Article name to outlet.
    """
    for path in (folder / "metadata.tsv", folder.resolve().parent / "metadata.tsv"):
        if path.exists():
            table = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=3)
            if {"filename", "publisher"} <= set(table.columns):
                return dict(zip(table["filename"].str.removesuffix(".txt"), table["publisher"]))
    return {}


def evaluate(
    articles: Sequence[GoldArticle],
    find: Finder = extracted,
    outlet: Mapping[str, str] | None = None,
    *,
    boot: int = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    """Score a finder on marked articles.

    Parameters
    ----------
    articles : sequence of GoldArticle
    find : callable
        From an article to its attributions.
    outlet : mapping, optional
        Article name to outlet, for rows by outlet.
    boot : int
        How many samples of articles the intervals rest on; 0 for none.
    seed : int

    Returns
    -------
    DataFrame
        A row a scope (speech, all) and group (all types; each type; each outlet) with the measures of :func:`score`,
        ``exact_low``, ``exact_high``, ``attrib_low``, ``attrib_high`` (95 % intervals, articles resampled) and
        ``human_exact``, ``human_attrib`` where known.
    """
    found = [list(find(article)) for article in articles]
    rows = []
    for scope in ("speech", "all"):
        counts = []
        for article, own in zip(articles, found):
            both = [
                [a for a in side if scope == "all" or is_speech(article.text, a)]
                for side in (article.attributions, own)
            ]
            counts.append(score_article(article.text, *both))
        for kind in ("all", *TYPES):
            rows.append({"scope": scope, "group": kind, **_row(counts, kind, boot, seed), **_human(scope, kind)})
        names = [(outlet or {}).get(article.name, "") for article in articles]
        for name in sorted(set(names) - {""}):
            some = [own for own, theirs in zip(counts, names) if theirs == name]
            rows.append({"scope": scope, "group": f"outlet {name}", **_row(some, "all", boot, seed)})
    return pd.DataFrame(rows)


def _human(scope: str, kind: str) -> dict[str, float]:
    return {f"human_{name}": value for name, value in HUMAN.get((scope, kind), {}).items()}


def _row(counts: Sequence[Counter[str]], kind: str, boot: int, seed: int) -> dict[str, float]:
    out = {"articles": float(len(counts)), **score(counts, kind)}
    if boot and len(counts) > 1:
        columns = np.array(
            [[own[f"{kind}/{name}"] for name in ("gold", "pred", "exact", "attrib")] for own in counts], dtype=float
        )
        gold, pred, exact, attrib = columns.T @ bootstrap_weights(len(counts), boot, seed)
        for name, hits in (("exact", exact), ("attrib", attrib)):
            low, high = np.quantile(200 * hits / np.maximum(gold + pred, 1), [0.025, 0.975])
            out |= {f"{name}_low": float(low), f"{name}_high": float(high)}
    return out


def reliability(articles: Sequence[GoldArticle], find: Finder = extracted, bins: int = 8) -> pd.DataFrame:
    """How often attributions of some confidence are right.

    Parameters
    ----------
    articles : sequence of GoldArticle
    find : callable
    bins : int
        Groups of about the same size.

    Returns
    -------
    DataFrame
        Columns ``n``, ``confidence`` (mean), ``right`` (share that match with the right source).
    """
    pairs: list[tuple[float, float]] = []
    for article in articles:
        gold = list(article.attributions)
        for one in find(article):
            counts = score_article(article.text, gold, [one])
            pairs.append((one.confidence, float(counts["all/attrib"])))
    table = pd.DataFrame(pairs, columns=["confidence", "right"]).sort_values("confidence", kind="stable")
    group = np.arange(len(table)) * bins // max(len(table), 1)
    return pd.DataFrame(
        {
            "n": table.groupby(group).size(),
            "confidence": table["confidence"].groupby(group).mean(),
            "right": table["right"].groupby(group).mean(),
        }
    )
