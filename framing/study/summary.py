"""Summarize a run as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

import pandas as pd

from framing.characters import printable
from framing.study.provenance import lexicons_of
from framing.study.run_tables import RunTables
from framing.tables import actor_names, readable_actor

__all__ = ["UNNAMED", "summary"]

#: What stands for the outlet of an article that names none.
UNNAMED = "outlet not named"

_ROWS = 12  # of each table; the files hold all
_DOUBTS = 5
_SIDE_BY_SIDE = 2  # outlets whose voices still fit beside one another
_OUTLETS = 5  # outlets with a column of their own; the rest are one
_NAME, _NARROW, _HEAD = 34, 22, 11  # letters of a name, of one beside many columns, and of a line over a column
#: Voices in their order, with the head of the column of each.
_VOICES = {"narration": "narration", "quoted": "quoted", "reported": "reported", "scare": "scare quotes"}


def summary(study: RunTables, folder: Path | None = None, width: int = 110) -> str:
    """Who is quoted how often by whom, framing terms by voice, who accuses and doubts whom, and where the files are.

    Of many outlets those with most articles have a column of their own, the rest are summed. With more than two, the
    framing terms are rates per 1,000 words, since outlets differ in length.

    Parameters
    ----------
    study : Study
    folder : pathlib.Path, optional
        Where the study was saved.
    width : int
        Characters a line.

    Returns
    -------
    str
        Plain text, the same for the same study.

    Examples
    --------
    >>> from framing import Study, tables
    >>> print(summary(Study(*(tables.empty(name) for name in tables.SCHEMAS))))
    0 articles of 0 outlets: 0 quotes, 0 mentions of 0 actors, 0 framing terms
    """
    from rich.console import Console

    outlets = _Outlets.of(study.articles)
    console = Console(width=width, no_color=True, force_terminal=False, highlight=False, markup=False)
    with console.capture() as capture:
        console.print(
            f"{len(study.articles)} articles of {outlets.number} outlets: {study.number('quotes')} quotes, "
            f"{study.number('mentions')} mentions of {study.number('actors')} actors, {study.number('hits')} framing "
            "terms"
        )
        if copied := _copied(study.articles):
            console.print(copied)
        for table in (_quoted(study, outlets), _frames(study, outlets), *_verdicts(study)):
            if table is not None:
                console.print()
                console.print(table)
        if folder is not None:
            where = printable(str(folder), line=True)
            console.print(f"\nTables (.parquet, .csv), figures/ and run.json are in {where}", soft_wrap=True)
    return capture.get().strip()


def _copied(articles: pd.DataFrame) -> str:
    """How many articles are another one again; empty where none is."""
    told = articles["duplicate_of"].notna() if "duplicate_of" in articles else pd.Series(dtype=bool)
    number = int(told.sum())
    if not number:
        return ""
    copies = set(articles["article_id"][told])
    originals = set(articles["duplicate_of"][told]) - copies  # of a copy of a copy, the first
    are = "1 article is a copy" if number == 1 else f"{number} articles are copies"
    others = "another" if len(originals) < 2 else f"{len(originals)} others"
    return f"{are} of {others}; comparisons count each text of an outlet once (copies='all' counts all)"


@dataclass(frozen=True)
class _Outlets:
    """Columns of the tables: outlet of each article, or the one column of those that have none of their own."""

    columns: list[str]
    of_article: dict[Any, str]
    number: int

    @classmethod
    def of(cls, articles: pd.DataFrame) -> _Outlets:
        outlet = articles["outlet"].fillna(UNNAMED).astype(str)
        counts = outlet.value_counts()
        order = sorted(counts.index, key=lambda name: (-counts[name], name))
        own = order if len(order) <= _OUTLETS + 1 else order[:_OUTLETS]
        rest = f"{len(order) - len(own)} others"
        columns = [*own, rest] if len(own) < len(order) else sorted(own) if len(own) <= _SIDE_BY_SIDE else own
        column = outlet.where(outlet.isin(own), rest)
        return cls(columns, dict(zip(articles["article_id"], column)), len(order))

    def __call__(self, table: pd.DataFrame) -> pd.Series[Any]:
        return pd.Series([self.of_article[article] for article in table["article_id"]], index=table.index, dtype=object)

    def heads(self) -> list[str]:
        """Column headers: the outlets, on two lines if there are many."""
        if self.number <= _SIDE_BY_SIDE:
            return self.columns
        lines = [wrap(printable(name, line=True), _HEAD, max_lines=2, placeholder="…") for name in self.columns]
        return ["\n".join(_short(line, _HEAD) for line in found) for found in lines]


def _short(name: Any, most: int = _NAME) -> str:
    text = printable(" ".join(str(name).split()), line=True)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _table(title: str, head: Sequence[str], rows: list[list[Any]], left: int = 1, most: int = _ROWS) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    more = f"  ({len(rows) - most} more in the files)" if len(rows) > most else ""
    table = Table(
        title=Text(title + more), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for number, name in enumerate(head):
        table.add_column(Text(printable(name)), justify="left" if number < left else "right", no_wrap=True)
    letters = _NAME if len(head) - left < _OUTLETS else _NARROW
    for row in rows[:most]:
        table.add_row(*(Text(_short(cell, letters)) if cell else "·" for cell in row))
    return table


def _quoted(study: RunTables, outlets: _Outlets) -> Any:
    from framing.compare.inference.counting import actors_quoted, attributed

    quotes = attributed(study.quotes)
    if not len(quotes):
        return None
    names = actor_names(study.actors)
    who = pd.Series(
        [readable_actor(actor, names) for actor in actors_quoted(quotes, names)], index=quotes.index, dtype=object
    )
    outlet = outlets(quotes)
    counts = pd.crosstab(who, outlet).reindex(columns=outlets.columns, fill_value=0)
    totals = dict(zip(counts.index, counts.to_numpy().sum(axis=1).tolist()))
    order = sorted(totals, key=lambda actor: (-totals[actor], str(actor)))
    anonymous = outlet[quotes["anonymous"].fillna(False).astype(bool)].value_counts()
    rows = [[actor, *counts.loc[actor]] for actor in order[:_ROWS]]
    unnamed = ["of these, anonymous", *(anonymous.get(name, 0) for name in outlets.columns)]
    rows = [*rows[: _ROWS - 1], unnamed, *rows[_ROWS - 1 :], *([] for _ in order[_ROWS:])]
    return _table("Who is quoted how often", ["source", *outlets.heads()], rows)


def _frames(study: RunTables, outlets: _Outlets) -> Any:
    if not len(study.hits):
        return None
    outlet = outlets(study.hits)
    counts = pd.crosstab(study.hits["frame"], [outlet, study.hits["voice"]])
    order = sorted(counts.index, key=lambda frame: (-counts.loc[frame].sum(), frame))
    if outlets.number <= _SIDE_BY_SIDE:
        columns = [(name, voice) for name in outlets.columns for voice in _VOICES if (name, voice) in counts.columns]
        rows = [[frame, *counts.loc[frame, columns]] for frame in order]
        heads = [f"{name}\n{_VOICES[voice]}" for name, voice in columns]
        return _table("Framing terms by voice", ["frame", *heads], rows)
    from framing.compare.inference.counting import words_of_articles

    words = words_of_articles(study.articles, study.exposure).groupby(outlets.of_article).sum()
    rows = [[frame, *(_rate(counts, frame, name, words.get(name, 0)) for name in outlets.columns)] for frame in order]
    title = "Framing terms per 1,000 words (of these in the outlet's own voice)"
    return _table(title, ["frame", *outlets.heads()], rows)


def _rate(counts: pd.DataFrame, frame: str, outlet: str, words: int) -> str:
    here = {voice: int(counts[outlet, voice][frame]) for voice in _VOICES if (outlet, voice) in counts.columns}
    n, own = sum(here.values()), here.get("narration", 0)
    if not n or not words:
        return ""
    every, narrated = (
        f"{rate:.1f}" if rate >= 9.995 else f"{rate:.2f}" for rate in (1000 * n / words, 1000 * own / words)
    )
    return f"{every} ({narrated})"


def _verdicts(study: RunTables) -> list[Any]:
    """Who accuses whom, and who doubts whom, in all articles as everything that is printed."""
    from framing.compare import accusations, doubts

    if not len(study.hits):
        return []
    names = actor_names(study.actors)
    out = []
    for title, verb, verdict, most in (
        ("Who accuses whom", accusations, "accusing", _ROWS),
        ("Who doubts whom", doubts, "doubting", _DOUBTS),
    ):
        which: dict[str, Any] = {"actors": study.actors, "lexicons": lexicons_of(study.run), "copies": "all"}
        found = verb(*study.told_hits(verdict), **which)
        table = pd.DataFrame(found[found["n"] > 0])
        for column in ("speaker", "target"):  # one line a name, also where each article has its own id for it
            table[column] = [readable_actor(actor, names) for actor in table[column]]
        pairs = table.groupby(["speaker", "target", "frame"])["n"].sum().reset_index()
        pairs = pairs.sort_values(["n", "speaker", "target", "frame"], ascending=[False, True, True, True])
        rows = pairs[["speaker", "target", "frame", "n"]].astype(object).to_numpy().tolist()
        if rows:
            out.append(_table(title, ["speaker", "target", "frame", "terms"], rows, left=3, most=most))
    return out
