"""What the package answers, held against what readers coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.frames.participants.frame_roles import entry_roles, other_role
from framing.lexicons import read_lexicons
from framing.validity.shipped.coded_terms import CodedArticle, CodedTerm, Judge
from framing.validity.shipped.gold_terms import Span

__all__ = ["Measured", "best_hit", "by_article", "judged", "measured", "reliability"]


def by_article(table: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Rows of a table by the article that they belong to."""
    out: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        out.setdefault(row["article_id"], []).append({str(k): v for k, v in row.items()})
    return out


def best_hit(coded: CodedTerm, hits: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The hit of the term's frame that shares most with it."""
    start, end = coded.span
    on = [h for h in hits if h["start"] < end and start < h["end"] and h["frame"] == coded.frame]
    return max(on, key=lambda h: (min(h["end"], end) - max(h["start"], start), h["start"] - h["end"]), default=None)


def judged(coded: Sequence[CodedArticle], hits: pd.DataFrame, mentions: pd.DataFrame) -> pd.DataFrame:
    """Participants of the terms that a hit of the same frame reaches, beside those of a reader.

    Parameters
    ----------
    coded : sequence of CodedArticle
    hits, mentions : DataFrame
        The package's tables of these articles.

    Returns
    -------
    DataFrame
        A row for the target of each term, and one for the other end of its act where the reader names it or hits have
        it: article_id, frame, end (target | other), wanted (the reader names an actor), given (the package names one),
        right, shown (by a mention), confidence and rule of the target. Terms over which the reader hesitates are left
        out.
    """
    roles = entry_roles(read_lexicons(None))
    found, known = by_article(hits), by_article(mentions)
    rows: list[dict[str, Any]] = []
    for article in coded:
        judge = Judge(article, known.get(article.article_id, ()))
        places = {m["mention_id"]: (int(m["start"]), int(m["end"])) for m in known.get(article.article_id, ())}
        for term in article.terms:
            hit = None if term.optional else best_hit(term, found.get(article.article_id, ()))
            if hit is None:
                continue
            base = {"article_id": article.article_id, "frame": term.frame, "voice": hit["voice"] == term.voice}
            own = _judged(judge, hit, "target", (term.target, term.target_span), places)
            of_target = {"end": "target", "confidence": hit.get("target_confidence"), "rule": hit["target_rule"]}
            rows.append(base | own | of_target | {"wanted": term.names_actor})
            other = other_role(roles.get((hit["lexicon"], hit["term_id"]), "target"))
            if term.asks_other and other is not None and other in hit:
                own = _judged(judge, hit, other, (term.other, term.other_span), places)
                of_other = {"end": "other", "confidence": np.nan, "rule": None}
                rows.append(base | own | of_other | {"wanted": term.other is not None})
    columns = ["article_id", "frame", "end", "wanted", "given", "right", "confidence", "rule", "shown", "voice"]
    return pd.DataFrame(rows, columns=columns)


def _judged(
    judge: Judge, hit: Mapping[str, Any], end: str, wanted: tuple[str | None, Span | None], places: dict[str, Span]
) -> dict[str, Any]:
    actor = hit[end] if isinstance(hit[end], str) else None
    place = places.get(hit[f"{end}_mention"])
    return {"given": actor is not None, "shown": place is not None, "right": judge.right(actor, *wanted, place)}


@dataclass(frozen=True)
class Measured:
    """How often the answers are right.

    Attributes
    ----------
    named : int
        Terms that a hit reaches and for which the reader names an actor.
    right : float
        Share of these with a right answer.
    given : int
        Answers that name somebody.
    precision : float
        Share of these that are right.
    sure : float
        Lowest confidence from which on nine of ten answers are right; 1 where there is none.
    recall_when_sure : float
        Share of the named ones that are right with at least this confidence.
    """

    named: int
    right: float
    given: int
    precision: float
    sure: float
    recall_when_sure: float


def measured(rows: pd.DataFrame, precise: float = 0.9) -> Measured:
    """Measure answers.

    Parameters
    ----------
    rows : DataFrame
        Of :func:`judged`, of one end: wanted, given, right and confidence.
    precise : float
        What share of the sure answers is to be right.

    Returns
    -------
    Measured

    Examples
    --------
    >>> rows = pd.DataFrame({"wanted": [True, True, False], "given": [True, False, True],
    ...                      "right": [True, False, False], "confidence": [0.9, None, 0.5]})
    >>> measured(rows)
    Measured(named=2, right=0.5, given=2, precision=0.5, sure=0.9, recall_when_sure=0.5)
    """
    named = rows[rows["wanted"]]
    given = rows[rows["given"]].sort_values("confidence", ascending=False, kind="stable")
    right = given["right"].to_numpy(dtype=bool)
    confidence = given["confidence"].to_numpy(dtype=float)
    share = np.cumsum(right) / np.arange(1, len(right) + 1)
    # Answers with the same confidence stand or fall together.
    last_of_its_kind = np.append(confidence[1:] != confidence[:-1], True) if len(right) else np.zeros(0, dtype=bool)
    enough = np.flatnonzero((share >= precise) & last_of_its_kind)
    last = int(enough[-1]) if len(enough) else -1
    count = max(len(named), 1)
    sure = float(confidence[last]) if last >= 0 else 1.0
    kept = named["given"] & named["right"] & (named["confidence"].astype(float) >= sure)
    return Measured(
        len(named), float((named["given"] & named["right"]).sum()) / count, len(given),
        float(right.mean()) if len(right) else 0.0, sure, float(kept.sum()) / count if last >= 0 else 0.0,
    )  # fmt: skip


def reliability(rows: pd.DataFrame, edges: Sequence[float] = (0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)) -> pd.DataFrame:
    """How often answers of a confidence are right.

    Parameters
    ----------
    rows : DataFrame
        Of :func:`judged`.
    edges : sequence of float
        Ends of the classes.

    Returns
    -------
    DataFrame
        from, to, answers, confidence (mean), right (share).
    """
    given = rows[rows["given"] & rows["confidence"].notna()]
    where = np.clip(np.searchsorted(edges, given["confidence"].to_numpy(dtype=float), side="right"), 1, len(edges) - 1)
    out = []
    for k in range(1, len(edges)):
        own = given[where == k]
        if len(own):
            mean = float(own["confidence"].mean()), float(own["right"].mean())
            out.append((edges[k - 1], edges[k], len(own), *mean))
    return pd.DataFrame(out, columns=["from", "to", "answers", "confidence", "right"])
