"""Framing terms against terms marked by hand: found, in whose voice, by whom, about whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pandas as pd

from framing.validity.shipped.gold_terms import GoldTerm, Span

__all__ = ["TermScores", "score_terms"]

_Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class TermScores:
    """What was counted.

    Attributes
    ----------
    found, wanted : int
        Terms that count, those that a hit of the same frame overlaps.
    voice, speaker, target : int
        Of those found, with the right one.
    right, hits : int
        Hits on a term, of all but those on terms that do not count.
    missed, false_alarms, wrong : DataFrame
        Terms without a hit; hits without a term; terms found whose voice, speaker or target is wrong.
    by_frame : DataFrame
        ``wanted``, ``found``, ``false_alarms`` of each frame.
    """

    found: int
    wanted: int
    voice: int
    speaker: int
    target: int
    right: int
    hits: int
    missed: pd.DataFrame = field(repr=False)
    false_alarms: pd.DataFrame = field(repr=False)
    wrong: pd.DataFrame = field(repr=False)
    by_frame: pd.DataFrame = field(repr=False)

    @property
    def shares(self) -> dict[str, float]:
        """Recall and precision; voice, speaker and target of the terms found."""
        of_found = {name: getattr(self, name) / max(self.found, 1) for name in ("voice", "speaker", "target")}
        precision = self.right / max(self.hits, 1)
        return {"recall": self.found / max(self.wanted, 1), "precision": precision, **of_found}


def score_terms(
    hits: pd.DataFrame, gold: Iterable[GoldTerm], articles: pd.DataFrame, mentions: pd.DataFrame | None = None
) -> TermScores:
    """Hold hits against terms marked by hand.

    A term is found by a hit of the same frame that overlaps it; the one that shares most with it is judged for voice,
    speaker and target. An actor is right by its id; or, where the gold marks its mentions and `mentions` are given, if
    one of the actor's mentions lies on one of them. Of the outlet's own words the speaker must be the outlet; of
    quotation marks without a source, nobody.

    Parameters
    ----------
    hits : DataFrame
    gold : iterable of GoldTerm
    articles : DataFrame
    mentions : DataFrame, optional

    Returns
    -------
    TermScores

    Examples
    --------
    >>> from framing.tables import from_records
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Daily"], "text": ["A raid, a siege."]})
    >>> row = {"article_id": "a", "frame": "aggression", "voice": "narration", "speaker": "Daily"}
    >>> hits = from_records("hits", [{**row, "start": 2, "end": 6}, {**row, "start": 10, "end": 15}])
    >>> scores = score_terms(hits, [GoldTerm("a", 2, 6, "raid", "aggression", "narration")], articles)
    >>> scores.found, scores.voice, scores.right, scores.hits
    (1, 1, 1, 2)
    """
    terms = list(gold)
    coded = {term.article for term in terms}
    rows = [{str(k): v for k, v in row.items()} for row in hits.to_dict("records") if row["article_id"] in coded]
    outlets = dict(zip(articles["article_id"], articles["outlet"]))
    texts = dict(zip(articles["article_id"], articles["text"]))
    judge = _Judge(terms, mentions)
    missed, wrong, alarms = [], [], []
    counted = {"voice": 0, "speaker": 0, "target": 0}
    for term in (t for t in terms if t.counts):
        on = [row for row in rows if _on(row, term) and row["frame"] == term.frame]
        if not on:
            missed.append({"article_id": term.article, "frame": term.frame, "term": term.term, "voice": term.voice,
                           "passage": _passage(texts[term.article], term.start, term.end)})  # fmt: skip
            continue
        best = max(on, key=lambda row: (_shared(row, term), -(row["end"] - row["start"])))
        right = {
            "voice": best["voice"] == term.voice,
            "speaker": judge.speaker(best, term, outlets.get(term.article)),
            "target": judge.same(best["target"], term.target, term.article),
        }
        for name, holds in right.items():
            counted[name] += holds
            if not holds:
                wrong.append({"article_id": term.article, "frame": term.frame, "term": term.term, "what": name,
                              "found": best[name], "wanted": getattr(term, name), "rule": best["target_rule"],
                              "passage": _passage(texts[term.article], term.start, term.end)})  # fmt: skip
    n_right = n_hits = 0
    for row in rows:
        on_terms = [t for t in terms if _on(row, t) and row["frame"] in (t.frame, *t.also)]
        if on_terms and not any(t.counts for t in on_terms):
            continue
        n_hits += 1
        n_right += bool(on_terms)
        if not on_terms:
            passage = _passage(texts[row["article_id"]], row["start"], row["end"])
            keys = ("article_id", "frame", "term_id", "surface", "voice", "start")
            alarms.append({**{key: row[key] for key in keys}, "passage": passage})
    wanted = sum(t.counts for t in terms)
    return TermScores(
        wanted - len(missed), wanted, counted["voice"], counted["speaker"], counted["target"], n_right, n_hits,
        pd.DataFrame(missed), pd.DataFrame(alarms), pd.DataFrame(wrong), _by_frame(terms, missed, alarms),
    )  # fmt: skip


def _by_frame(terms: list[GoldTerm], missed: list[_Row], alarms: list[_Row]) -> pd.DataFrame:
    wanted = pd.Series([t.frame for t in terms if t.counts], dtype=object).value_counts()
    lost = pd.Series([row["frame"] for row in missed], dtype=object).value_counts()
    false = pd.Series([row["frame"] for row in alarms], dtype=object).value_counts()
    table = pd.DataFrame({"wanted": wanted, "missed": lost, "false_alarms": false}).fillna(0).astype(int)
    table.insert(1, "found", table["wanted"] - table.pop("missed"))
    return table.sort_index().rename_axis("frame").reset_index()


class _Judge:
    """Whether an id of the hits and an id of the gold stand for one actor."""

    def __init__(self, terms: list[GoldTerm], mentions: pd.DataFrame | None) -> None:
        self.spans: dict[tuple[str, str], list[Span]] = {}
        for term in terms:
            for actor, span in ((term.speaker, term.speaker_span), (term.target, term.target_span)):
                if actor is not None and span is not None:
                    self.spans.setdefault((term.article, actor), []).append(span)
        self.mentions: dict[tuple[str, str], list[Span]] = {}
        for row in mentions.to_dict("records") if mentions is not None else ():
            key = (row["article_id"], row["actor_id"])
            self.mentions.setdefault(key, []).append((row["start"], row["end"]))

    def same(self, found: Any, wanted: str | None, article: str) -> bool:
        if not isinstance(found, str) or wanted is None:
            return not isinstance(found, str) and wanted is None
        spans = self.spans.get((article, wanted), ())
        own = self.mentions.get((article, found), ())
        return found == wanted or any(s < end and start < e for s, e in own for start, end in spans)

    def speaker(self, row: _Row, term: GoldTerm, outlet: Any) -> bool:
        if term.voice == "narration":
            return bool(row["speaker"] == outlet) or not (isinstance(row["speaker"], str) or isinstance(outlet, str))
        return self.same(row["speaker"], term.speaker, term.article)


def _on(row: _Row, term: GoldTerm) -> bool:
    return bool(row["article_id"] == term.article and row["start"] < term.end and term.start < row["end"])


def _shared(row: _Row, term: GoldTerm) -> int:
    return int(min(row["end"], term.end) - max(row["start"], term.start))


def _passage(text: str, start: int, end: int) -> str:
    passage = f"{text[max(0, start - 90) : start]}[{text[start:end]}]{text[end : end + 70]}"
    return " ".join(passage.split())
