"""A table as a notebook shows it: the columns that a reader asks for, its first rows, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from framing.compare.inference.support import counted
from framing.entrance import kinds_of
from framing.html_view import HtmlView, escaped, shell
from framing.plots.layout.looks import palette
from framing.plots.layout.style import STANCES, VOICES
from framing.tables import SCHEMAS, actor_names, is_missing, readable_actor

__all__ = ["ROWS", "TableView", "dot", "in_colour", "table_body", "view_table"]

#: Rows that are shown where nobody asks for another number.
ROWS = 15
_COLUMNS = 14  # of a table that is none of the package's
_CHARS = 240  # of a cell
_WIDE = 60  # characters from which a column is given room
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHORT = 24  # characters that stay on one line behind their colour
#: What a reader looks for in each table; what is empty is left out.
_SHOWN = {
    "articles": ("outlet", "published", "title", "event", "wire", "duplicate_of", "byline"),
    "quotes": ("outlet", "actor", "kind", "cue", "cue_stance", "content", "anonymous", "confidence"),
    "mentions": ("outlet", "designator", "actor_id", "form", "voice", "stance"),
    "actors": ("name", "kind", "side", "n_mentions", "n_quotes", "aliases"),
    "hits": ("outlet", "surface", "frame", "voice", "speaker", "target", "target_confidence", "negated", "denied"),
    "exposure": ("outlet", "voice", "speaker", "words"),
    "quantities": ("outlet", "surface", "low", "high", "counted", "kind", "measure"),
}
_CALLED = {"actor_id": "actor", "target_confidence": "confidence", "n_mentions": "mentions", "n_quotes": "quotes",
           "cue_stance": "stance", "duplicate_of": "copy of", "designator": "words",
           "surface": "words"}  # fmt: skip
#: Columns in which ids of actors stand.
_IDS = ("actor_id", "speaker", "target", "agent", "patient")
#: A form of quoting has the colour of the voice in which its words stand.
_KINDS = {"direct": VOICES["quoted"], "mixed": VOICES["quoted"], "indirect": VOICES["reported"],
          "scare": VOICES["scare"]}  # fmt: skip
_COLOURED: dict[str, Mapping[Any, str]] = {"voice": VOICES, "cue_stance": STANCES}
_Cell = Callable[[Any], str]


class TableView(HtmlView):
    """A table that shows its first rows in a notebook, with colours.

    Attributes
    ----------
    html : str
        Self-contained; everything that comes from the table is escaped, nothing is loaded from elsewhere.
    text : str
        What is shown where there is no HTML.

    Examples
    --------
    >>> import framing as fr
    >>> view = fr.show(pd.DataFrame({"outlet": ["Post", "Sun"], "n": [2, 1]}), rows=1)
    >>> type(view).__name__, "first 1 of 2 rows" in view.html
    ('TableView', True)
    """


def dot(colour: str) -> str:
    """A small square of a colour, beside the word that it stands for."""
    return f'<i class="dot" style="--dot:{escaped(colour)}"></i>'


def in_colour(text: Any, colour: str) -> str:
    """A word behind its colour, on one line where it is short."""
    kind = "short" if len(str(text)) <= _SHORT else "long"
    return f'<span class="{kind}">{dot(colour)}{escaped(text)}</span>'


def kind_of_table(table: pd.DataFrame) -> str | None:
    """Which of the package's tables it is, with all columns that the package gives it; else None.

    Examples
    --------
    >>> from framing.tables import empty
    >>> kind_of_table(empty("hits")), kind_of_table(empty("hits")[["frame", "surface"]])
    ('hits', None)
    """
    there = set(table.columns)
    found = kinds_of(table)
    return next((kind for kind in found if kind in SCHEMAS and set(SCHEMAS[kind].names) <= there), None)


def view_table(
    table: pd.DataFrame,
    actors: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    rows: int = ROWS,
) -> TableView:
    """A table as a notebook shows it.

    Parameters
    ----------
    table : pandas.DataFrame
        With all columns of one of the package's tables: those that a reader asks for are shown, and columns of your
        own. Any other table, also a choice of columns, is shown as it is.
    actors : pandas.DataFrame, optional
        The actors table, for readable names.
    articles : pandas.DataFrame, optional
        The articles of the study, by which outlets have the colours that they have in its figures.
    rows : int
        How many are shown.

    Returns
    -------
    TableView

    Examples
    --------
    >>> view = view_table(pd.DataFrame({"outlet": ["<Post>"] * 20}), rows=2)
    >>> "&lt;Post&gt;" in view.html, "2 of 20 rows" in view.html
    (True, True)
    """
    body, shown = table_body(table, actors, articles, rows)
    told = _told(table, min(rows, len(table)), shown)
    return TableView(shell("framing-table", f'{body}<div class="quiet">{told}</div>'), repr(table))


def table_body(
    table: pd.DataFrame, actors: pd.DataFrame | None, articles: pd.DataFrame | None, rows: int
) -> tuple[str, list[Any]]:
    """The table as HTML, and the columns that it shows."""
    kind = kind_of_table(table)
    first = pd.DataFrame(table).head(max(rows, 0))
    places = [place for place, name in enumerate(table.columns) if _is_shown(kind, name)]
    if kind is not None:
        order: dict[Any, int] = {name: k for k, name in enumerate(_SHOWN[kind])}
        places = [place for place in places if _says_something(table.iloc[:, place])]
        places.sort(key=lambda place: (order.get(table.columns[place], len(order)), place))
    places = places[:_COLUMNS]
    named = [table.columns[place] for place in places]
    columns = [first.iloc[:, place] for place in places]
    classes = [_class_of(column) for column in columns]
    writers = [_writer(str(name), table, actors, articles) for name in named]
    heads = "".join(
        f"<th{shade}>{escaped(_CALLED.get(name, name) if kind else name)}</th>" for name, shade in zip(named, classes)
    )
    lines = []
    for row in zip(*(column.tolist() for column in columns)):
        cells = zip(writers, row, classes)
        lines.append("".join(f"<td{shade}>{writer(value)}</td>" for writer, value, shade in cells))
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table class="fv"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>', named


def _class_of(column: pd.Series[Any]) -> str:
    """How a column stands: numbers to the right, long texts with room, days on one line."""
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return ' class="num"'
    texts = [value for value in column if isinstance(value, str)]
    if any(len(value) > _WIDE for value in texts):
        return ' class="wide"'
    return ' class="short"' if texts and all(map(_DAY.match, texts)) else ""


def _is_shown(kind: str | None, name: Any) -> bool:
    """Of the package's tables, what a reader asks for and columns of one's own."""
    return kind is None or name in _SHOWN[kind] or name not in SCHEMAS[kind].names


def _says_something(column: pd.Series[Any]) -> bool:
    """Whether a column is not empty, nor "no" in every row."""
    if pd.api.types.is_bool_dtype(column):
        return bool(column.fillna(False).any())
    return bool(column.notna().any())


def _writer(name: str, table: pd.DataFrame, actors: pd.DataFrame | None, articles: pd.DataFrame | None) -> _Cell:
    """What writes the cells of a column."""
    names = actor_names(actors) if name in _IDS and actors is not None else None
    colours = _colours(name, table, articles)

    def write(value: Any) -> str:
        if isinstance(value, (list, tuple)):
            value = ", ".join(map(str, value))
        if is_missing(value) or value is False:
            return ""
        if value is True:
            return "yes"
        text = f"{value:.2f}" if isinstance(value, float) else str(value)
        if names is not None:
            text = readable_actor(value, names)
        if name == "frame":
            text = text.replace("_", " ")
        text = text if len(text) <= _CHARS else text[:_CHARS].rstrip() + " …"
        if value not in colours:
            return escaped(text)
        return in_colour(text, colours[value])

    return write


def _colours(name: str, table: pd.DataFrame, articles: pd.DataFrame | None) -> Mapping[Any, str]:
    if name == "outlet":
        source = table if articles is None or "outlet" not in articles else articles
        once = source.drop_duplicates("article_id") if "article_id" in source else source
        return palette(once["outlet"].dropna())
    if name == "kind" and set(table[name].dropna()) <= set(_KINDS):
        return _KINDS
    return _COLOURED.get(name, {})


def _told(table: pd.DataFrame, shown: int, columns: list[Any]) -> str:
    number = len(table)
    said = f"first {shown:,} of {number:,} rows" if shown < number else counted(number, "row")
    if len(columns) < len(table.columns):
        said += f"; {len(columns)} of {len(table.columns)} columns"
    return said
