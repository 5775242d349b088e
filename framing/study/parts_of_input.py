"""The input cut into parts, each with its articles on the disk."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.articles.file_log import FileLog
from framing.articles.languages import detect_languages
from framing.articles.own_fields import kinds_of_fields, read_fields, write_fields, write_kinds
from framing.study.fingerprints import hash_of, hash_of_articles
from framing.study.part_store import Part, PartStore
from framing.study.provenance import sha256
from framing.study.whole_files import as_line

__all__ = ["ARTICLES", "FILLED", "REJECTED", "articles_of", "columns_given", "cut", "read_into_parts"]

#: Stage that writes the articles of a part.
ARTICLES = "articles"
#: File, beside the parts, of what was set aside while the input was read.
REJECTED = "rejected.jsonl"
#: Columns of the articles that a run fills, where the input does not.
FILLED = ("event", "duplicate_of", "wire")
_FIELDS = "own_fields"  # column of the articles of a part: the user's own fields, as JSON


def cut(rows: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    """Cut articles into parts of about `size`, from a half to one and a half of it.

    Where a part ends is told by the ids of its articles, not by their number: articles that are put in or taken out
    change the part that they stand in, and perhaps the next ones; the others stay as they were.

    Parameters
    ----------
    rows : iterable of dict
    size : int

    Yields
    ------
    list of dict

    Examples
    --------
    >>> rows = [{"article_id": f"a{k}"} for k in range(200)]
    >>> one, two = ([[row["article_id"] for row in part] for part in cut(some, 20)] for some in (rows, rows[1:]))
    >>> max(map(len, one)) <= 30, one[1:] == two[1:]
    (True, True)
    """
    least, most = max(size // 2, 1), max(size * 3 // 2, 1)
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append(row)
        ends = zlib.crc32(str(row["article_id"]).encode("utf-8", "surrogatepass")) % least == 0
        if len(held) >= most or (ends and len(held) >= least):
            yield held
            held = []
    if held:
        yield held


def read_into_parts(
    articles: Iterable[dict[str, Any]],
    log: FileLog,
    store: PartStore,
    size: int,
    told: Callable[[int], None] | None = None,
) -> list[Part]:
    """Read all articles and write them, a part at a time; parts that are there already are kept.

    Parameters
    ----------
    articles : iterable of dict
        Rows of :class:`framing.articles.read.ArticleStream`.
    log : FileLog
        Of what is set aside meanwhile.
    store : PartStore
    size : int
        Articles of a part, about.
    told : callable, optional
        Called with the number of articles read.

    Returns
    -------
    list of Part
        In the order of the input. Others that the store holds belong to articles that are no more in the input.
    """
    known = store.parts()
    by_ids = {part.about.get("ids"): part for part in known}
    number = max((part.number for part in known), default=-1) + 1
    order: list[Part] = []
    done = 0
    with store.files.open(REJECTED, "wb") as rejected, log.emptied_by(partial(_drain, log, rejected)):
        for rows in cut(articles, size):
            ids = hash_of(row["article_id"] for row in rows)
            part = by_ids.get(ids)
            if part is None:
                part, number = Part(number), number + 1
            _write(part, store, rows, ids)
            order.append(part)
            done += len(rows)
            _drain(log, rejected)
            if told is not None:
                told(done)
        _drain(log, rejected)
    return order


def _write(part: Part, store: PartStore, rows: list[dict[str, Any]], ids: str) -> None:
    known = tables.SCHEMAS["articles"].names
    articles = detect_languages(
        tables.from_records("articles", [{name: row.get(name) for name in known} for row in rows])
    )
    own = [write_fields(row) for row in rows]
    every = [json.dumps(row, ensure_ascii=False, default=str) for row in articles.to_dict("records")]
    key = hash_of([every, own])
    if part.keys.get(ARTICLES) == key and ARTICLES in part.files:
        return
    part.about = {
        "ids": ids,
        "read": hash_of_articles(articles),
        "texts": {row["article_id"]: sha256(row["text"]) for row in rows},
        "languages": Counter(code for code in articles["language"] if code is not None),
        "fields": list(write_kinds(kinds_of_fields(map(read_fields, own))).items()),  # their order counts
    }
    table = tables.to_arrow(articles, "articles").append_column(_FIELDS, pa.array(own, pa.string()))
    store.write(part, {ARTICLES: table}, {ARTICLES: key})


def _drain(log: FileLog, file: Any) -> None:
    """Write what was set aside, and forget it."""
    file.writelines(as_line(vars(item)) for item in log.rejected)
    log.forget_rejected()


def articles_of(
    store: PartStore, part: Part, columns: Sequence[str] | None = None
) -> tuple[pd.DataFrame, list[dict[str, Any]]]:
    """Articles of a part, and their own fields.

    Parameters
    ----------
    store : PartStore
    part : Part
    columns : sequence of str, optional
        Only these; without `own_fields` no fields are read.

    Returns
    -------
    articles : pandas.DataFrame
    fields : list of dict
    """
    wanted = None if columns is None else [*columns]
    table = tables.as_pandas(store.arrow(part, "articles", wanted))
    own = table.pop(_FIELDS).tolist() if _FIELDS in table else []
    return table if wanted is not None else tables.conform(table, "articles"), [read_fields(cell) for cell in own]


def columns_given(store: PartStore) -> list[str] | None:
    """Columns that a run fills and the input has filled already.

    Parameters
    ----------
    store : PartStore
        Of the run.

    Returns
    -------
    list of str or None
        None where no part is there to tell.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     columns_given(PartStore(folder)) is None
    True
    """
    parts, found = store.parts(), set[str]()
    for part in parts:
        table = store.read(part, "articles", FILLED)
        found |= {name for name in FILLED if table[name].notna().any()}
    return sorted(found) if parts else None
