"""Verbs that read texts with plain characters, and answer in places of the texts as they are.

A verb that looks for something in articles is wrapped by :func:`reads_plain`. Where a text has decomposed accents,
ligatures, marks of no width or dashes that join words (:mod:`framing.text.folding`), the verb gets it without them, and
the spans of all tables with it; the spans of its answer are led back, so that ``text[start:end]`` is the surface.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from framing.articles.as_read import as_read
from framing.tables import is_missing, surface
from framing.text import Folded

__all__ = ["read_plain", "reads_plain"]

P = ParamSpec("P")
R = TypeVar("R", bound=pd.DataFrame)

_END = "_spans"
_WORDS = ("source", "cue", "content")  # columns with the words of their spans
_SURFACES = ("surface", "designator")  # of start and end


def reads_plain(verb: Callable[P, R]) -> Callable[P, R]:
    """Let a verb read texts with plain characters: a decorator, below :func:`framing.entrance.takes`.

    Parameters
    ----------
    verb : callable
        Has a parameter `articles`; other tables may have spans in them, and so may the table that it returns.

    Returns
    -------
    callable

    Examples
    --------
    >>> @reads_plain
    ... def first_word(articles):
    ...     words = [text.split()[0] for text in articles["text"]]
    ...     return pd.DataFrame({"article_id": articles["article_id"], "surface": words, "start": 0,
    ...                          "end": [len(word) for word in words]})
    >>> first_word(articles=pd.DataFrame({"article_id": ["a"], "text": ["O\\u0301scar left."]}))["end"].tolist()
    [6]
    """

    @functools.wraps(verb)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        given, lead_back = read_plain(kwargs)
        out = verb(*args, **given)
        lead_back(out)
        return out

    return wrapped


def read_plain(given: Mapping[str, Any]) -> tuple[dict[str, Any], Callable[[pd.DataFrame], None]]:
    """Tables as a verb reads them, for one that answers more than once.

    Parameters
    ----------
    given : mapping
        Tables by name, `articles` among them; whatever else is there stays.

    Returns
    -------
    given : dict
        The same with plain characters.
    lead_back : callable
        Puts the spans of an answer into the texts as they are, in place.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["O\\u0301scar left."]})
    >>> given, lead_back = read_plain({"articles": articles})
    >>> answer = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [5]})
    >>> lead_back(answer)
    >>> given["articles"].loc[0, "text"], int(answer.loc[0, "end"])
    ('Óscar left.', 6)
    """
    articles: Any = given.get("articles")
    folded = _folded(articles) if isinstance(articles, pd.DataFrame) else {}
    if not folded:
        return dict(given), lambda answer: None
    tables = {name: _read(value, folded) if isinstance(value, pd.DataFrame) else value for name, value in given.items()}
    tables["articles"] = _plain_articles(articles, folded)
    return tables, lambda answer: _lead_back(answer, folded)


def _folded(articles: pd.DataFrame) -> dict[str, Folded]:
    """The texts that are read otherwise than they stand, by article."""
    read = as_read(articles)
    found = ((str(key), read.folded(text)) for key, text in zip(articles["article_id"], articles["text"])
             if isinstance(text, str))  # fmt: skip
    return {key: folded for key, folded in found if folded is not None}


def _plain_articles(articles: pd.DataFrame, folded: Mapping[str, Folded]) -> pd.DataFrame:
    out = articles.copy()
    keys = [str(key) for key in articles["article_id"]]
    _put(out, {row: folded[key].to_read for row, key in enumerate(keys) if key in folded})
    out["text"] = [folded[key].text if key in folded else text for key, text in zip(keys, articles["text"])]
    if "body_start" in out:
        out["body_start"] = pd.Series(
            [
                place if key not in folded or is_missing(place) else folded[key].to_read(int(place), int(place))[0]
                for key, place in zip(keys, articles["body_start"])
            ],
            index=out.index,
            dtype=articles["body_start"].dtype,
        )
    return out


def _read(table: pd.DataFrame, folded: Mapping[str, Folded]) -> pd.DataFrame:
    """A table with its spans, and the words that stand there, in the texts as they are read."""
    places = _places(table, folded)
    if not places:
        return table
    out = table.copy()
    _put(out, {row: found.to_read for row, found in places.items()})
    _put_words(out, {row: found.text for row, found in places.items()})
    return out


def _lead_back(table: pd.DataFrame, folded: Mapping[str, Folded]) -> None:
    """Put the spans of an answer, and the words that stand there, into the texts as they are."""
    held = [table, getattr(table, "source", None)]
    for one in held[: 1 if held[1] is table else 2]:
        places = _places(one, folded) if isinstance(one, pd.DataFrame) else {}
        if isinstance(one, pd.DataFrame) and places:
            _put(one, {row: found.to_stored for row, found in places.items()})
            _put_words(one, {row: found.stored for row, found in places.items()})
    if "article_a" in table:
        _lead_back_pairs(table, folded)


def _lead_back_pairs(table: pd.DataFrame, folded: Mapping[str, Folded]) -> None:
    """The same for rows that each hold passages of two articles, *a* and *b*, and what is alike in them."""
    for side in "ab":
        texts = {row: folded[str(key)] for row, key in enumerate(table[f"article_{side}"]) if str(key) in folded}
        starts, ends = table[f"start_{side}"].tolist(), table[f"end_{side}"].tolist()
        spans = {row: found.to_stored(int(starts[row]), int(ends[row])) for row, found in texts.items()}
        for name, number in (("start", 0), ("end", 1)):
            _set(table, f"{name}_{side}", {row: span[number] for row, span in spans.items()})
        _set(table, f"text_{side}", {row: texts[row].stored[slice(*span)] for row, span in spans.items()})
        steps = table["alignment"].tolist() if "alignment" in table else []
        for row, found in texts.items():
            for step in steps[row] if steps and _has(steps[row]) else []:
                if step[side] is not None:
                    span = found.to_stored(*step[side])
                    step |= {side: type(step[side])(span), f"{side}_text": found.stored[slice(*span)]}


def _places(table: pd.DataFrame, folded: Mapping[str, Folded]) -> dict[int, Folded]:
    """The rows that stand in a text which is read otherwise."""
    if "article_id" not in table or "text" in table:
        return {}
    return {row: folded[str(key)] for row, key in enumerate(table["article_id"]) if str(key) in folded}


def _put(table: pd.DataFrame, ways: Mapping[int, Callable[[int, int], tuple[int, int]]]) -> None:
    """Lead the spans of some rows another way, in place."""
    for name in [str(column) for column in table.columns if str(column).endswith(_END)]:
        column = table[name].tolist()
        _set(table, name, {row: [list(way(int(a), int(b))) for a, b in column[row]]
                           for row, way in ways.items() if _has(column[row])})  # fmt: skip
    if {"start", "end"} <= set(table.columns):
        starts, ends = table["start"].tolist(), table["end"].tolist()
        spans = {
            row: way(int(starts[row]), int(ends[row]))
            for row, way in ways.items()
            if not (is_missing(starts[row]) or is_missing(ends[row]))
        }
        for name, number in (("start", 0), ("end", 1)):
            _set(table, name, {row: span[number] for row, span in spans.items()})


def _put_words(table: pd.DataFrame, texts: Mapping[int, str]) -> None:
    """Write the words that stand at the spans of some rows beside them, in place."""
    for name in (column for column in _WORDS if column in table and f"{column}{_END}" in table):
        spans = table[f"{name}{_END}"].tolist()
        _set(table, name, {row: surface(text, spans[row]) for row, text in texts.items() if _has(spans[row])})
    for name in (column for column in _SURFACES if column in table and {"start", "end"} <= set(table.columns)):
        starts, ends = table["start"].tolist(), table["end"].tolist()
        _set(table, name, {row: text[int(starts[row]) : int(ends[row])] for row, text in texts.items()
                           if not (is_missing(starts[row]) or is_missing(ends[row]))})  # fmt: skip


def _set(table: pd.DataFrame, name: str, values: Mapping[int, Any]) -> None:
    """Put values into some rows of a column, by place; the type of the column stays."""
    if not values:
        return
    column = table[name].tolist()
    for row, value in values.items():
        column[row] = value
    table[name] = pd.Series(column, index=table.index, dtype=table[name].dtype)


def _has(spans: Any) -> bool:
    return not is_missing(spans) and len(spans) > 0
