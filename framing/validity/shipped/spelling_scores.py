"""Score whether a run gives one actor to one person or body over all its articles, against a gold file of spellings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.validity.evaluation import Evaluation, Scores, ratio
from framing.validity.shipped.participant_scores import by_article

__all__ = ["read_spellings", "score_spellings"]

Floats = npt.NDArray[np.float64]


def read_spellings(path: str | Path, part: str | None = None) -> pd.DataFrame:
    """Mentions of the gold.

    Parameters
    ----------
    path : path
        JSON with ``entities``: ``entity``, ``name``, ``kind``, ``part`` and ``mentions`` (``article_id``, ``start``,
        ``end``, ``surface``; offsets count in the article without its title).
    part : str, optional
        Only the entities of this part (``tune``, ``report``).

    Returns
    -------
    DataFrame
        A row a mention: entity, kind, part, article_id, start, end, surface.

    Raises
    ------
    ValueError
        If the gold has no entity of the part.
    """
    entities = json.loads(Path(path).read_text(encoding="utf-8"))["entities"]
    chosen = [own for own in entities if part in (None, own["part"])]
    if not chosen:
        raise ValueError(f"{path} holds no entity of the part {part!r}")
    kept = ("entity", "kind", "part")
    return pd.DataFrame([{**{k: own[k] for k in kept}, **mention} for own in chosen for mention in own["mentions"]])


def score_spellings(
    mentions: pd.DataFrame, articles: pd.DataFrame, gold: pd.DataFrame, *, boot: int = 0, seed: int = 0
) -> Evaluation:
    """Compare the actors of mentions with the entities that a reader gave to them.

    Parameters
    ----------
    mentions, articles : DataFrame
        The package's tables of at least the articles of the gold.
    gold : DataFrame
        Of :func:`read_spellings`.
    boot, seed : int
        Samples of articles for the intervals; 0 for none.

    Returns
    -------
    Evaluation
        *found*: share of gold mentions on which a row of ``mentions`` lies; *named*: on which one with an actor lies.
        *pair_precision*, *pair_recall*, *pair_f1* over the pairs of gold mentions of different articles: a pair is to
        be found if both are of one entity, and is found if both have one actor. A mention without an actor is alone.
        By ``kind`` and by ``entity`` *found* and *pair_recall* (nan for an entity of a single article).

        ``spellings`` has each gold mention beside its row; ``merged`` the pairs of entities that share an actor.

    Raises
    ------
    ValueError
        If an article of the gold is missing, or a text has other words at a place.
    """
    rows = gold.reset_index(drop=True).join(_rows_found(mentions, articles, gold))
    scores = Scores(rows["article_id"].to_numpy(), boot, seed)
    alone = "?" + pd.Series(rows.index.astype(str), index=rows.index)
    actor = rows["actor_id"].where(rows["actor_id"].notna(), alone)
    pairs = _Pairs(rows, actor, scores)
    scores.share("found", rows["mention_id"].notna().to_numpy())
    scores.share("named", rows["actor_id"].notna().to_numpy())
    scores.add(["pair_precision", "pair_recall", "pair_f1"], pairs.prf(), pairs.numbers())
    for by in ("kind", "entity"):
        for group in rows[by].unique():
            own = (rows[by] == group).to_numpy()
            scores.share("found", rows["mention_id"].notna().to_numpy()[own], scores.numbers[own], by, group)
            scores.add(["pair_recall"], pairs.recall(own), [pairs.numbers(own)[1]], by, group)
    note = f"{scores.note}; {rows['entity'].nunique()} entities, {len(rows)} mentions"
    return scores.evaluation(note, spellings=rows, merged=_merged(rows, actor))


def _rows_found(mentions: pd.DataFrame, articles: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """For each gold mention the row that shares most with it, the shortest of those."""
    texts = {row["article_id"]: (row["text"], int(row["body_start"])) for row in articles.to_dict("records")}
    known = by_article(mentions[mentions["article_id"].isin(set(gold["article_id"]))])
    out = []
    for mention in gold.to_dict("records"):
        if mention["article_id"] not in texts:
            raise ValueError(f"the tables lack the article {mention['article_id']} of the gold")
        text, shift = texts[mention["article_id"]]
        start, end = mention["start"] + shift, mention["end"] + shift
        if text[start:end] != mention["surface"]:
            raise ValueError(
                f"article {mention['article_id']} has {text[start:end]!r} where the gold has {mention['surface']!r}: "
                "it is another text, or body_start is wrong"
            )
        out.append(_best(known.get(mention["article_id"], ()), start, end))
    return pd.DataFrame(out, columns=["mention_id", "designator", "actor_id"])


def _best(rows: Sequence[Mapping[str, Any]], start: int, end: int) -> tuple[Any, Any, Any]:
    on = [row for row in rows if row["start"] < end and start < row["end"]]
    if not on:
        return None, None, None
    best = min(on, key=lambda r: (max(r["start"], start) - min(r["end"], end), r["end"] - r["start"]))
    return best["mention_id"], best["designator"], best["actor_id"] if isinstance(best["actor_id"], str) else None


class _Pairs:
    """Pairs of mentions of different articles, as functions of the weights of the articles."""

    def __init__(self, rows: pd.DataFrame, actor: pd.Series, scores: Scores) -> None:
        self.article, self.articles = scores.numbers, len(scores.clusters)
        self.actor, self.entity = pd.factorize(actor)[0], pd.factorize(rows["entity"])[0]
        self.both = pd.factorize(pd.Series(list(zip(self.actor, self.entity))))[0]

    def _counter(self, cluster: npt.NDArray[Any], own: npt.NDArray[np.bool_] | None) -> Callable[[Floats], Floats]:
        """How many pairs of different articles a clustering puts together."""
        counts = np.zeros((cluster.max(initial=-1) + 1, self.articles))
        chosen = slice(None) if own is None else own
        np.add.at(counts, (cluster[chosen], self.article[chosen]), 1)
        counts = counts[(counts > 0).sum(axis=1) > 1]
        # The square of a sum holds each pair twice, and each article with itself.
        return lambda w: np.asarray(((counts @ w) ** 2 - counts**2 @ w**2).sum(axis=0) / 2)

    def _counters(self, own: npt.NDArray[np.bool_] | None = None) -> list[Callable[[Floats], Floats]]:
        return [self._counter(cluster, own) for cluster in (self.both, self.actor, self.entity)]

    def numbers(self, own: npt.NDArray[np.bool_] | None = None) -> list[int]:
        """Pairs that precision, recall and F1 rest on."""
        _, ours, coded = (int(count(np.ones((self.articles, 1)))[0]) for count in self._counters(own))
        return [ours, coded, coded]

    def prf(self) -> Callable[[Floats], Floats]:
        """Precision, recall and F1."""
        counters = self._counters()

        def compute(weights: Floats) -> Floats:
            both, ours, coded = (count(weights) for count in counters)
            return np.stack([ratio(both, ours), ratio(both, coded), ratio(2 * both, ours + coded)])

        return compute

    def recall(self, own: npt.NDArray[np.bool_]) -> Callable[[Floats], Floats]:
        """Recall of the pairs of some mentions."""
        both, _, coded = self._counters(own)
        return lambda w: ratio(both(w), coded(w))[None, :]


def _merged(rows: pd.DataFrame, actor: pd.Series) -> pd.DataFrame:
    """Pairs of entities with mentions of one actor, the most frequent first."""
    counts = pd.crosstab(actor, rows["entity"])
    out = []
    for actor_id, row in counts[(counts > 0).sum(axis=1) > 1].iterrows():
        own = row[row > 0]
        for k, one in enumerate(own.index):
            out += [(actor_id, one, other, int(own[one] * own[other])) for other in own.index[k + 1 :]]
    table = pd.DataFrame(out, columns=["actor_id", "entity", "other", "pairs"])
    return table.sort_values("pairs", ascending=False, kind="stable", ignore_index=True)
