"""What the page of an event shows beside the rows of its articles: differences, statements, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from framing.compare import event_brief, numbers, statements
from framing.compare.brief.event_brief import has_reports_to_compare
from framing.compare.inference.counting import records
from framing.report.article_parts import browser_offsets, shortened
from framing.report.coded_rows import CodedRows, RunTables
from framing.tables import actor_names, is_missing, of_articles

__all__ = ["event_parts"]

_PAIRS = 600  # of articles, of all events together (about a minute); the widest reported come first
_MOST = 12  # articles of one event whose words are compared
_ROWS = 60  # of a table
_FIRST_WORDS = 40  # characters of a sentence, where no texts are given
_QUOTED = re.compile("“[^”]*”")


class _Part:
    """The tables of some articles."""

    def __init__(self, coded: CodedRows, run: RunTables, articles: pd.DataFrame) -> None:
        self.articles, self.actors = articles, run.actors
        told = run.quantities
        self.quantities = None if told is None else of_articles(told, articles["article_id"])
        self.quotes, self.mentions, self.hits = (
            self._rows(coded, name, articles) for name in ("quotes", "mentions", "hits")
        )

    @staticmethod
    def _rows(coded: CodedRows, name: str, articles: pd.DataFrame) -> pd.DataFrame:
        """The rows of some articles, found by their places: the tables are in the order of the articles."""
        table: pd.DataFrame = getattr(coded, name)
        of_row = coded.article[name]
        first, after = (np.searchsorted(of_row, articles.index, side=side) for side in ("left", "right"))
        return pd.concat([table.iloc[:0], *(table.iloc[a:b] for a, b in zip(first, after))], ignore_index=True)


def event_parts(
    run: RunTables, coded: CodedRows, pairs: int = _PAIRS, texts: bool = True
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Compare the reports of each event, those with most articles first.

    Parameters
    ----------
    run : object
        With the tables of a study.
    coded : CodedRows
    pairs : int
        How many pairs of articles are compared; the events that are left have no comparison of their words, and the
        page says so.
    texts : bool
        False: of each sentence its first words.

    Yields
    ------
    number, part : tuple of int and dict
        brief, statements, numbers: lists of rows; alone: sentences of one outlet that nothing in the reports of another
        resembles; articles: the places of those that were compared.
    """
    rows_of = coded.articles.assign(number=coded.event)[~coded.copy]
    rows_of = rows_of[rows_of["number"] > 0]
    groups = {int(number): part for number, part in rows_of.groupby("number")}  # type: ignore[arg-type]
    place = {article: number for number, article in enumerate(coded.articles["article_id"])}
    names = actor_names(run.actors)
    for number in sorted(groups):
        articles = groups[number].drop(columns="number").head(_MOST)
        of_this = len(articles) * (len(articles) - 1) // 2
        if of_this > pairs or not has_reports_to_compare(articles):
            continue
        pairs -= of_this
        part = _Part(coded, run, articles)
        offsets = _Offsets(articles, place)
        brief = event_brief(part, str(articles["event"].iloc[0]))
        both = statements(part.quotes, articles)
        told = numbers(articles, part.quotes, quantities=part.quantities)
        told = told[told["across"].map(len) > 1]
        found = {
            "brief": [_difference(row, offsets) for row in records(brief)[:_ROWS]],
            "statements": [_statement(row, offsets, names) for row in records(both)[:_ROWS]],
            "numbers": [_number(row, offsets, names) for row in _whole_topics(records(told))],
            "alone": [
                one for row in records(brief[brief["kind"] == "exclusive_context"]) for one in _alone(row, offsets)
            ],
            "articles": [place[article] for article in articles["article_id"]],
        }
        yield number, found if texts else _without_sentences(found)


def _without_sentences(found: dict[str, Any]) -> dict[str, Any]:
    """The same with the first words of each sentence."""

    def cut(words: str) -> str:
        return shortened(words, _FIRST_WORDS)

    brief = [
        {**row, **{side: _QUOTED.sub(lambda told: cut(told.group()), row[side]) for side in ("side_a", "side_b")}}
        for row in found["brief"]
    ]
    statements_ = [{**row, "steps": _first_steps(row["steps"])} for row in found["statements"]]
    alone = [{**row, "words": cut(row["words"])} for row in found["alone"]]
    return {**found, "brief": brief, "statements": statements_, "alone": alone}


def _first_steps(steps: list[list[str]]) -> list[list[str]]:
    """What two statements have in common and what not, as far as their first words go."""
    out, left = [], 2 * _FIRST_WORDS
    for op, *both in steps:
        if left <= 0:
            out.append(["same", "…", "…"])
            break
        out.append([op, *(shortened(words, left) for words in both)])
        left -= max(map(len, both))
    return out


class _Offsets:
    """Places of articles in the report, and offsets in them as a browser counts."""

    def __init__(self, articles: pd.DataFrame, place: dict[Any, int]) -> None:
        self._place = place
        self._shift = {a: browser_offsets(text) for a, text in zip(articles["article_id"], articles["text"])}

    def __call__(self, article: Any, start: Any, end: Any) -> list[int]:
        shift = self._shift[article]
        span = [int(start), int(end)] if shift is None else [int(shift[int(start)]), int(shift[int(end)])]
        return [self._place[article], *span]


def _difference(row: dict[str, Any], offsets: _Offsets) -> dict[str, Any]:
    told = {name: _plain(row[name]) for name in ("kind", "about", "outlet_a", "outlet_b", "side_a", "side_b")}
    passages = [
        {"side": side, "at": offsets(passage["article_id"], passage["start"], passage["end"])}
        for side in "ab"
        for passage in [one for one in row["passages"] if one["side"] == side][:8]
    ]
    return {**told, "passages": passages}


def _alone(row: dict[str, Any], offsets: _Offsets) -> Iterator[dict[str, Any]]:
    """Each sentence that one of two outlets tells alone, with who tells it and who does not."""
    for passage in row["passages"]:
        teller, other = ("outlet_a", "outlet_b") if passage["side"] == "a" else ("outlet_b", "outlet_a")
        at = offsets(passage["article_id"], passage["start"], passage["end"])
        yield {"outlet": row[teller], "other": row[other], "at": at, "words": _plain(passage["text"])}


def _whole_topics(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first numbers, all of a topic: who gives none of it is told, too."""
    last = rows[_ROWS - 1]["topic"] if len(rows) > _ROWS else None
    return rows if last is None else [row for place, row in enumerate(rows) if place < _ROWS or row["topic"] == last]


def _statement(row: dict[str, Any], offsets: _Offsets, names: dict[Any, str]) -> dict[str, Any]:
    told = {
        name: _plain(row[name]) for name in ("type", "outlet_a", "outlet_b", "speaker_a", "speaker_b", "cue_a", "cue_b")
    }
    told |= {f"speaker_{side}": _plain(names.get(row[f"speaker_{side}"], row[f"speaker_{side}"])) for side in "ab"}
    at = {side: offsets(row[f"article_{side}"], row[f"start_{side}"], row[f"end_{side}"]) for side in "ab"}
    steps = [[step["op"], _plain(step["a_text"]), _plain(step["b_text"])] for step in row["alignment"]]
    return {**told, "at": at, "steps": steps}


def _number(row: dict[str, Any], offsets: _Offsets, names: dict[Any, str]) -> dict[str, Any]:
    told = {name: _plain(row[name]) for name in ("label", "outlet", "surface", "voice", "source")}
    told["source"] = _plain(names.get(row["source"], row["source"]))
    return {**told, "topic": int(row["topic"]), "at": offsets(row["article_id"], row["start"], row["end"])}


def _plain(value: Any) -> str:
    return "" if is_missing(value) else " ".join(str(value).split())
