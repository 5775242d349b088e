"""Score framing terms against terms marked by hand: found, in whose voice, by whom, about whom."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from framing.actors.registry.registry import Registry
from framing.validity.evaluation import Evaluation, Scores
from framing.validity.shipped.coded_terms import CodedArticle, read_articles_of
from framing.validity.shipped.gold_terms import GoldTerm, Span, read_gold_terms

__all__ = ["evaluate_terms", "score_terms"]

_Row: TypeAlias = dict[str, Any]
_JUDGED = ("voice", "speaker", "target")


def evaluate_terms(
    gold: str | Path,
    articles: str | Path,
    registry: str | Path | Registry | None = None,
    split: str | None = None,
    accepted: str | Path | None = None,
) -> Evaluation:
    """Find the terms of the articles of a gold file, with attributions of all kinds, and score them.

    Parameters
    ----------
    gold : path
        JSON, see :func:`framing.validity.shipped.gold_terms.read_gold_terms`.
    articles : path
        What :func:`framing.read_articles` takes; or the collection that the articles come from, ``.jsonl`` or
        ``.jsonl.gz`` with ``id``, ``title`` and ``text`` a line: they are cut where the coder stopped reading.
    registry : str, pathlib.Path, Registry, optional
    split : str, optional
        Part of the gold to score.
    accepted : path, optional
        JSON: false alarms that a reader let pass (``article_id``, ``start``, ``frame``); gives *precision_accepted*.

    Returns
    -------
    Evaluation
        See :func:`score_terms`.

    Raises
    ------
    ValueError
        If the collection lacks an article of the gold.
    """
    from framing.actors import find_mentions, resolve_actors
    from framing.articles import read_articles
    from framing.frames import find_frames
    from framing.quotes import extract_quotes

    data = json.loads(Path(gold).read_text(encoding="utf-8"))
    if split is not None:
        data["docs"] = [doc for doc in data["docs"] if doc["split"] == split]
        kept = {doc["doc"] for doc in data["docs"]}
        data["terms"] = [term for term in data["terms"] if term["doc"] in kept]
    given: Any = articles
    if ".jsonl" in Path(articles).suffixes:
        coded = [CodedArticle(doc["doc"], doc["outlet"], {}, (), chars=doc["chars"]) for doc in data["docs"]]
        given = read_articles_of(Path(articles), coded)
    table = read_articles(given)
    texts = dict(zip(table["article_id"], table["text"]))
    for term in data.get("terms", ()):
        term.setdefault("term", texts[term["doc"]][slice(*term["span"])])
    quotes = extract_quotes(table, scope="all")
    mentions = find_mentions(table, quotes, registry=registry)
    quotes = resolve_actors(quotes, table, mentions, registry=registry)
    let_pass = () if accepted is None else json.loads(Path(accepted).read_text(encoding="utf-8"))
    passed = {(row["article_id"], row["start"], row["frame"]) for row in let_pass}
    return score_terms(find_frames(table, quotes, None, mentions), read_gold_terms(data), table, mentions, passed)


def score_terms(
    hits: pd.DataFrame,
    gold: Iterable[GoldTerm],
    articles: pd.DataFrame,
    mentions: pd.DataFrame | None = None,
    accepted: Collection[tuple[str, int, str]] = (),
) -> Evaluation:
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
    accepted : collection of (article_id, start, frame)
        False alarms that a reader let pass.

    Returns
    -------
    Evaluation
        *recall* and *precision*, also by ``frame``, without terms that do not count and the hits on them; of the terms
        found the shares of right *voice*, *speaker* and *target*. ``missed`` has the terms without a hit,
        ``false_alarms`` the hits without a term, ``wrong`` the terms found whose voice, speaker or target is wrong.

    Examples
    --------
    >>> from framing.tables import from_records
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Daily"], "text": ["A raid, a siege."]})
    >>> row = {"article_id": "a", "frame": "aggression", "voice": "narration", "speaker": "Daily"}
    >>> hits = from_records("hits", [{**row, "start": 2, "end": 6}, {**row, "start": 10, "end": 15}])
    >>> score_terms(hits, [GoldTerm("a", 2, 6, "raid", "aggression", "narration")], articles).summary["value"].to_dict()
    {'recall': 1.0, 'precision': 0.5, 'voice': 1.0, 'speaker': 1.0, 'target': 1.0}
    """
    terms = list(gold)
    coded = {term.article for term in terms}
    rows = [{str(k): v for k, v in row.items()} for row in hits.to_dict("records") if row["article_id"] in coded]
    outlets = dict(zip(articles["article_id"], articles["outlet"]))
    texts = dict(zip(articles["article_id"], articles["text"]))
    judge = _Judge(terms, mentions)
    missed, wrong, alarms = [], [], []
    judged: list[_Row] = []
    for term in (t for t in terms if t.counts):
        about = {"article_id": term.article, "frame": term.frame, "term": term.term}
        passage = _passage(texts[term.article], term.start, term.end)
        on = [row for row in rows if _on(row, term) and row["frame"] == term.frame]
        judged.append({"article_id": term.article, "frame": term.frame, "right": bool(on)})
        if not on:
            missed.append({**about, "voice": term.voice, "passage": passage})
            continue
        best = max(on, key=lambda row: (_shared(row, term), -(row["end"] - row["start"])))
        right = {
            "voice": best["voice"] == term.voice,
            "speaker": judge.speaker(best, term, outlets.get(term.article)),
            "target": judge.same(best["target"], term.target, term.article),
        }
        judged[-1] |= right
        for name in (name for name, holds in right.items() if not holds):
            pair = {"found": best[name], "wanted": getattr(term, name)}
            wrong.append({**about, "what": name, **pair, "rule": best["target_rule"], "passage": passage})
    found: list[_Row] = []
    for row in rows:
        on_terms = [t for t in terms if _on(row, t) and row["frame"] in (t.frame, *t.also)]
        if on_terms and not any(t.counts for t in on_terms):
            continue
        found.append({"article_id": row["article_id"], "frame": row["frame"], "right": bool(on_terms)})
        found[-1]["accepted"] = bool(on_terms) or (row["article_id"], row["start"], row["frame"]) in accepted
        if not on_terms:
            passage = _passage(texts[row["article_id"]], row["start"], row["end"])
            keys = ("article_id", "frame", "term_id", "surface", "voice", "start")
            alarms.append({**{key: row[key] for key in keys}, "passage": passage})
    scores = _scores(judged, found, bool(accepted))
    lists = {"missed": missed, "false_alarms": alarms, "wrong": wrong}
    return scores.evaluation(scores.note, **{name: pd.DataFrame(rows) for name, rows in lists.items()})


def _scores(terms: list[_Row], hits: list[_Row], accepted: bool) -> Scores:
    """Shares of the terms found and of the hits that are right, and of what was found the shares that are right."""
    rows = {"recall": pd.DataFrame(terms, columns=["article_id", "frame", "right", *_JUDGED])}
    rows["precision"] = pd.DataFrame(hits, columns=["article_id", "frame", "right", "accepted"])
    names = {name: number for number, name in enumerate(sorted({row["article_id"] for row in [*terms, *hits]}))}
    scores = Scores(len(names))

    def share(measure: str, part: pd.DataFrame, column: str = "right", *group: str) -> None:
        scores.share(measure, part[column].to_numpy(bool), part["article_id"].map(names).to_numpy(int), *group)

    for measure, part in rows.items():
        share(measure, part)
    on = rows["recall"][rows["recall"]["right"].astype(bool)]
    for measure in _JUDGED:
        share(measure, on, measure)
    if accepted:
        share("precision_accepted", rows["precision"], "accepted")
    for frame in sorted({row["frame"] for row in [*terms, *hits]}):
        for measure, part in rows.items():
            if (part["frame"] == frame).any():
                share(measure, part[part["frame"] == frame], "right", "frame", frame)
    return scores


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
            if row.get("form") == "nested":
                continue  # who names the host does not name MSNBC
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
