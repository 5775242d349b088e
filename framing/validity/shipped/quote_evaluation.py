"""Score the engine against marked articles: by scope, type and outlet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.quotes.attribution import Attribution
from framing.validity.evaluation import Evaluation, Scores, ratio
from framing.validity.shipped.polnear import GoldArticle
from framing.validity.shipped.quote_scores import TYPES, is_speech, score_article

__all__ = ["HUMAN", "evaluate", "extracted", "outlets", "reliability"]

#: A second trained person against the first, on 16 articles of PolNeAR's train part that both marked (F1, percent).
HUMAN: dict[tuple[str, str], dict[str, float]] = {
    ("speech", "all"): {"attrib": 92.3, "exact": 85.7},
    ("speech", "direct"): {"attrib": 99.5},
    ("speech", "indirect"): {"attrib": 86.0},
    ("speech", "mixed"): {"attrib": 94.0},
    ("all", "all"): {"attrib": 75.4, "exact": 68.2},
}
_COUNTS = ("gold", "pred", "attrib", "exact", "match", "soft_p", "soft_r", "source", "cue", "word_gold", "word_pred",
           "word_both")  # fmt: skip
Floats = npt.NDArray[np.float64]
Finder = Callable[[GoldArticle], Sequence[Attribution]]


def extracted(article: GoldArticle) -> list[Attribution]:
    """What :func:`framing.extract_quotes` finds with scope ``all``; marked words without source and cue are left out.

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
        if q.source or q.cue
    ]


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
) -> Evaluation:
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
    Evaluation
        Precision, recall and F1 of *exact*, *soft*, *match* and *attrib* contents and of *word*s inside them (see
        :func:`framing.validity.shipped.quote_scores.score_article`), and of the matches the shares with a right
        *source*, with the same one (*source_exact*), and with a right *cue*. Over all attributions; by ``scope``
        (speech, all), and in each scope by type and by outlet. ``human`` has the F1 of a second person.
    """
    found = [list(find(article)) for article in articles]
    names = np.array([(outlet or {}).get(article.name, "") for article in articles])
    scores = Scores(len(articles), boot, seed)
    for scope in ("speech", "all"):
        counts = []
        for article, own in zip(articles, found):
            gold, given = (
                [a for a in side if scope == "all" or is_speech(article.text, a)]
                for side in (article.attributions, own)
            )
            counts.append(score_article(article.text, gold, given))
        table = pd.DataFrame(counts).fillna(0.0)
        if scope == "all":
            _add(scores, table, "all", "", None)
        _add(scores, table, "all", "scope", scope)
        for kind in TYPES:
            _add(scores, table, kind, f"type ({scope})", kind)
        for name in sorted(set(names) - {""}):
            _add(scores, table.mul(names == name, axis=0), "all", f"outlet ({scope})", name)
    rows = [{"scope": scope, "type": kind, **values} for (scope, kind), values in HUMAN.items()]
    return scores.evaluation(scores.note, human=pd.DataFrame(rows))


def _add(scores: Scores, table: pd.DataFrame, kind: str, by: str, group: str | None) -> None:
    """Scores of the attributions of a type from the counts of each article."""
    columns = table.reindex(columns=[f"{kind}/{name}" for name in _COUNTS], fill_value=0.0).to_numpy(float)
    count: dict[str, Floats] = dict(zip(_COUNTS, columns.T))

    def soft(weights: Floats) -> Floats:
        precision = ratio(count["soft_p"] @ weights, count["pred"] @ weights)
        recall = ratio(count["soft_r"] @ weights, count["gold"] @ weights)
        return np.stack([precision, recall, ratio(2 * precision * recall, precision + recall)])

    n_found, n_gold = int(count["pred"].sum()), int(count["gold"].sum())
    for name in ("attrib", "exact", "match"):
        scores.prf(count[name], count["pred"], count["gold"], by, group, f"{name}_")
    scores.add(["soft_precision", "soft_recall", "soft_f1"], soft, [n_found, n_gold, n_gold], by, group)
    if kind == "all":
        scores.prf(count["word_both"], count["word_pred"], count["word_gold"], by, group, "word_")
    else:
        scores.ratio("word_recall", count["word_both"], count["word_gold"], by, group)
    for measure, name in (("source", "attrib"), ("source_exact", "source"), ("cue", "cue")):
        scores.ratio(measure, count[name], count["match"], by, group)


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
