"""The tables of the overview: how often what stands together, with the link to the passages of each number.

A table is described once, in :data:`TABLES`. It is counted here for the page as it opens, and again by the page itself
(``page/rows.js``) when somebody filters; both take the description from here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np
import numpy.typing as npt

from framing.characters import spaced
from framing.report.coded_rows import FLAGS, VOICES, CodedRows

__all__ = ["OTHERS", "TABLES", "count_tables", "link"]

_OUTLETS = 6  # with a column of their own
#: Said of a table where there are more, for one and for several.
OTHERS = (
    "One more outlet has no column, and counts in the last one: choose it as Outlet above.",
    "{} more outlets have no column, and count in the last one: choose one as Outlet above.",
)
_ROWS = 12  # shown as the page opens

#: title, table, what the rows are, what the columns are, which rows count, and what to know about it.
TABLES: dict[str, dict[str, Any]] = {
    "quoted": {
        "title": "Who is quoted", "table": "quotes", "rows": ["actor"], "columns": "outlet",
        "where": {"attributed": 1},
        "note": "Quotes, in quotation marks or reported, that somebody is said to have said.",
    },
    "frames": {
        "title": "Framing terms by outlet", "table": "hits", "rows": ["frame"], "columns": "outlet", "where": {},
        "rate": True, "note": "Terms of the lexicons; below each number, how many that is in 1,000 words.",
    },
    "voices": {
        "title": "Framing terms by voice", "table": "hits", "rows": ["frame"], "columns": "voice", "where": {},
        "note": "Narration is the outlet’s own voice; quoted and reported words are those of its sources; scare: short "
        "words in quotation marks that nobody is credited with.",
    },
    "accusations": {
        "title": "Who accuses whom", "table": "hits", "rows": ["speaker", "target", "frame"], "columns": "outlet",
        "where": {"accuses": 1},
        "note": "Terms of the frames that accuse, where speaker and target are sure enough (the default confidence of "
        "framing.compare.accusations). What is denied is left out.",
    },
    "doubts": {
        "title": "Who doubts whom", "table": "hits", "rows": ["speaker", "target", "frame"], "columns": "outlet",
        "where": {"doubts": 1}, "note": "Terms by which a speaker casts doubt on what another one says.",
    },
}  # fmt: skip


def link(page: str, **query: Any) -> str:
    """Address of a page inside the report.

    Parameters
    ----------
    page : str
    **query : object

    Returns
    -------
    str

    Examples
    --------
    >>> link("passages", table="hits", outlet="Outlet A")
    '#/passages?table=hits&outlet=Outlet%20A'
    """
    # The characters that encodeURIComponent leaves alone.
    told = "&".join(f"{key}={quote(str(value), safe=_SAFE)}" for key, value in query.items() if value not in (None, ""))
    return f"#/{page}" + (f"?{told}" if told else "")


_SAFE = "!'()*~"


def count_tables(coded: CodedRows) -> list[dict[str, Any]]:
    """Count the tables of the overview over all articles; copies within an outlet are left out.

    Parameters
    ----------
    coded : CodedRows

    Returns
    -------
    list of dict
        id, title, note, head, rows (each a list of cells: text, href, small), total, shown.
    """
    return [_count(coded, name, about) for name, about in TABLES.items()]


def _count(coded: CodedRows, name: str, about: dict[str, Any]) -> dict[str, Any]:
    table = about["table"]
    keep = ~coded.copy[coded.article[table]]
    for flag in about["where"]:
        keep &= (coded.columns[table]["flags"] & FLAGS[table][flag]) > 0
    keys = [_labels(coded, table, row) for row in about["rows"]]
    for codes, labels in keys:
        keep &= np.asarray([label is not None for label in labels], dtype=bool)[codes] if len(codes) else keep
    columns, heads = _labels(coded, table, about["columns"])
    most = min(len(heads), _OUTLETS if about["columns"] == "outlet" else len(heads))
    cells: dict[tuple[int, ...], npt.NDArray[np.int64]] = {}
    for key, column in zip(zip(*(codes[keep].tolist() for codes, _ in keys)), columns[keep].tolist()):
        row = cells.setdefault(key, np.zeros(most + 1, dtype=np.int64))
        row[-1] += 1
        if column < most:
            row[column] += 1
    named = {key: [labels[k] for k, (_, labels) in zip(key, keys)] for key in cells}
    order = sorted(cells, key=lambda key: (-cells[key][-1], named[key]))
    shown = heads[:most]
    asked = ["by" if what == "actor" else what for what in about["rows"]]  # who speaks, not whoever is concerned
    words = [int(coded.words[(coded.outlet == k) & ~coded.copy].sum()) for k in range(len(shown))]
    rows = [
        [*(_name(what, text) for what, text in zip(about["rows"], named[key])),
         *_numbers(about, dict(zip(asked, named[key])), cells[key].tolist(), shown, words)]
        for key in order[:_ROWS]
    ]  # fmt: skip
    others = len(set(coded.outlet[~coded.copy].tolist())) - len(shown) if about["columns"] == "outlet" else 0
    head = [*({"text": what} for what in about["rows"]), *({"text": text, "number": True} for text in [*shown, "all"])]
    left = {"others": OTHERS[others > 1].format(f"{others:,}") if others > 0 else ""}
    return {**about, **left, "id": name, "head": head, "body": rows, "total": len(order), "shown": len(rows)}


def _numbers(
    about: dict[str, Any], row: dict[str, Any], counts: list[int], heads: list[Any], words: list[int]
) -> list[dict[str, Any]]:
    cells = []
    for place, count in enumerate(counts):
        chosen = {about["columns"]: heads[place]} if place < len(heads) else {}
        where = link("passages", table=about["table"], **about["where"], **row, **chosen)
        cell: dict[str, Any] = {"text": str(count) if count else "·", "href": where if count else None, "number": True}
        if about.get("rate") and place < len(heads) and count and words[place]:
            cell["small"] = f"{1000 * count / words[place]:.2f}"
        cells.append(cell)
    return cells


def _name(what: str, name: Any) -> dict[str, Any]:
    if what == "frame":
        return {"text": spaced(name), "href": link("frame", of=name)}
    return {"text": name, "href": link("actor", of=name)}


def _labels(coded: CodedRows, table: str, what: str) -> tuple[npt.NDArray[np.int64], list[Any]]:
    """Codes of the rows, and what each code is called; None where nobody is named."""
    columns = coded.columns[table]
    if what == "outlet":
        return coded.outlet[coded.article[table]], coded.outlets.listed
    if what == "voice":
        return columns["voice"], list(VOICES)
    if what == "frame":
        return columns["frame"], coded.frames.listed
    if what in ("speaker", "target"):
        return columns[what], [None, *coded.names.listed]
    return columns[what], coded.names.listed
