"""``read_articles``: files, folders, globs, data frames and standard input into the table ``articles``."""

from __future__ import annotations

import glob
import os
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from framing import tables
from framing.articles.delivered import faults, mend_text
from framing.articles.formats import TEXTS, decode, is_article_file, kind_of, read_records, read_text
from framing.articles.input import sort_input
from framing.articles.record import Rejected, Unusable, from_fields, from_text, with_furniture
from framing.articles.sidecar import SIDECARS, read_sidecar
from framing.characters import holds_unstorable, storable

__all__ = ["CharacterWarning", "MarkupWarning", "RejectedWarning", "read_articles", "rejected_of"]

#: Paths, texts, records or a table; see :func:`read_articles`. A table may be one of another library.
Input: TypeAlias = "str | os.PathLike[str] | Iterable[Any] | pd.DataFrame"


class RejectedWarning(UserWarning):
    """Some input was set aside; ``rejected_of(articles)`` lists what and why."""


class CharacterWarning(UserWarning):
    """Characters that no file can hold were replaced."""


class MarkupWarning(UserWarning):
    """Texts hold what nobody wrote: HTML, or characters that were decoded wrongly."""


def read_articles(source: Input, mend: bool = False) -> pd.DataFrame:
    """Read articles into one table.

    Parameters
    ----------
    source : path, list of paths, table, series or list of texts, or list of dict
        A file (``.txt``; ``.jsonl``, ``.csv``, ``.tsv``, ``.parquet`` with one article a row; all may be
        gzipped), a folder (read with its subfolders, in the order of names), a glob, or ``"-"`` for standard
        input; or several of these. The first line of a ``.txt`` is its title. A folder's ``metadata.csv`` or
        ``metadata.toml`` names each file's outlet, date, url, event and wire.
        A data frame (of pandas, polars, pyarrow, DuckDB) or a list of dict with a column ``text``. A series or a list
        of texts: their ids are ``text-0001``, ``text-0002`` …, and all of a text is body.
    mend : bool
        Take HTML tags out of texts and titles, put characters for their references (``&amp;``), and decode again what
        was decoded wrongly (*donâ€™t*), before anything counts in them. A text is else kept exactly as it is.

    Returns
    -------
    pandas.DataFrame
        The table ``articles``, one row an article. Fields that the table has no column for stand after its columns
        under their own names, and can be used as ``by=``; nested ones are in ``extra``. One of a CSV that holds
        nothing but numbers, or truth values, holds these. What could not be read is listed by :func:`rejected_of`,
        with a warning.

    Raises
    ------
    FileNotFoundError
        If a path does not exist or a glob meets nothing.
    ValueError
        If a sidecar file is broken, a data frame has no text, or a list mixes paths with texts.
    TypeError
        If it is none of these.

    Warns
    -----
    RejectedWarning
        If some input was set aside.
    CharacterWarning
        If texts held characters that no file can hold; U+FFFD stands in their place, so that offsets stay.
    MarkupWarning
        If texts hold HTML or wrongly decoded characters, and `mend` is false.

    Examples
    --------
    >>> from framing.shipped import shipped
    >>> articles = read_articles(shipped("seeds"))
    >>> articles[["article_id", "outlet", "published"]].values.tolist()
    [['000_4c46cb86863b7e71', 'Outlet A', '2018-02-08'], ['003_5a9425e36a0ed616', 'Outlet B', '2018-02-08']]
    """
    rejected: list[Rejected] = []
    kind, given = sort_input(source)
    make: Any = {"table": _from_frame, "records": _from_records, "texts": _from_texts, "paths": _from_paths}[kind]
    texts: set[str] = set()
    made = make(given, rejected, texts) if kind == "paths" else make(given, rejected)
    rows, replaced = _storable(list(made))
    if mend:
        rows = [_mended(row) for row in rows]
    else:
        _warn_of_markup(rows)
    rows = _distinct(rows, rejected)
    columns = set(tables.SCHEMAS["articles"].names)
    own = dict.fromkeys(name for row in rows for name in row if name not in columns)
    if kind == "paths":
        _read_values(rows, [name for name in own if name not in texts])
    table = tables.from_records("articles", rows, list(own))
    table.attrs["rejected"] = [vars(item) for item in rejected]
    if replaced:
        warnings.warn(
            f"{len(replaced)} articles held characters that no file can hold (half of a surrogate pair, null); U+FFFD "
            f"stands in their place. The first is {replaced[0]!r}",
            CharacterWarning,
            stacklevel=2,
        )
    if rejected:
        first = rejected[0]
        warnings.warn(
            f"{len(rejected)} of {len(rejected) + len(table)} inputs were set aside; the first is "
            f"{first.where}: {first.reason}. framing.articles.rejected_of(articles) lists all.",
            RejectedWarning,
            stacklevel=2,
        )
    return table


def rejected_of(articles: pd.DataFrame) -> list[Rejected]:
    """What was set aside when a table was read.

    Parameters
    ----------
    articles : pandas.DataFrame
        Result of :func:`read_articles`.

    Returns
    -------
    list of Rejected

    Examples
    --------
    >>> import pandas as pd, warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     articles = read_articles(pd.DataFrame({"text": ["One.", " "]}))
    >>> rejected_of(articles)[0].reason
    'there is no text; name its field text, body or content'
    """
    return [Rejected(**item) for item in articles.attrs.get("rejected", [])]


def _from_frame(frame: pd.DataFrame, rejected: list[Rejected]) -> Iterator[dict[str, Any]]:
    lower = {str(column).strip().lower() for column in frame.columns}
    if not lower & {"text", "body", "content", "article", "maintext"}:
        raise ValueError(
            f"the data frame has no column text (nor body, content); its columns are {list(frame.columns)}. Name the "
            "one that holds the texts so: frame.rename(columns={…: 'text'})"
        )
    yield from _from_records(frame.astype(object).where(frame.notna(), None).to_dict("records"), rejected)


def _from_records(records: Iterable[Mapping[Any, Any]], rejected: list[Rejected]) -> Iterator[dict[str, Any]]:
    for number, record in enumerate(records, 1):
        fields = {str(key): value for key, value in record.items()}
        yield from _record(fields, f"row-{number:04d}", f"row {number}", rejected)


def _from_texts(texts: Iterable[Any], rejected: list[Rejected]) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(texts, 1):
        yield from _record({"text": text}, f"text-{number:04d}", f"text {number}", rejected)


def _record(
    fields: dict[str, Any] | Unusable, default_id: str, where: str, rejected: list[Rejected]
) -> Iterator[dict[str, Any]]:
    try:
        if isinstance(fields, Unusable):
            raise fields
        yield from_fields(fields, default_id)
    except Unusable as error:
        rejected.append(Rejected(where, str(error), {} if isinstance(fields, Unusable) else dict(fields)))


def _from_paths(paths: list[str], rejected: list[Rejected], texts: set[str]) -> Iterator[dict[str, Any]]:
    """Articles of files; `texts` takes the fields that some file says to be texts, which a CSV cannot say."""
    sidecars: dict[Path, dict[str, dict[str, Any]]] = {}
    files = [file for path in paths for file in _files(path, sidecars, rejected)]
    stems = Counter(_stem(file) for file, _ in files if file is not None)
    seen: set[Path] = set()
    for file, root in files:
        if file is None:
            yield from _stdin(rejected)
            continue
        if file.resolve() in seen:  # the same file by two paths is one article
            continue
        seen.add(file.resolve())
        short = _stem(file)
        name = short if stems[short] == 1 else _relative(file, root)
        try:
            if kind_of(file) in TEXTS:
                metadata = sidecars.setdefault(file.parent, read_sidecar(file.parent)).get(file.name, {})
                yield from_text(read_text(file), name, metadata)
            else:
                says_types = kind_of(file) not in (".csv", ".tsv")
                for number, fields in read_records(file):
                    for row in _record(fields, f"{name}-{number:04d}", f"{file}, line {number}", rejected):
                        if says_types:
                            texts.update(key for key, value in row.items() if isinstance(value, str))
                        yield row
        except Unusable as error:
            rejected.append(Rejected(str(file), str(error)))


def _read_values(rows: list[dict[str, Any]], names: Iterable[str]) -> None:
    """Put numbers and truth values into columns of which all cells are the text of one."""
    for name in names:
        for row, value in zip(rows, tables.values_of_texts([row.get(name) for row in rows])):
            if name in row:
                row[name] = value


def _files(
    path: str, sidecars: dict[Path, dict[str, dict[str, Any]]], rejected: list[Rejected]
) -> Iterator[tuple[Path | None, Path]]:
    """Files that a path stands for, each with the folder that its relative name counts from."""
    if path == "-":
        yield None, Path()
        return
    whole = Path(path)
    if whole.is_dir():
        for folder, _, names in sorted(os.walk(whole)):
            here = Path(folder)
            sidecars[here] = read_sidecar(here)
            for name in sorted(set(sidecars[here]) - set(names)):
                rejected.append(Rejected(str(here / name), "the folder's metadata names it, but it is not there"))
            for name in sorted(names):
                if name not in SIDECARS and not name.startswith(".") and is_article_file(here / name):
                    yield here / name, whole
        return
    if whole.exists():
        if not is_article_file(whole):
            rejected.append(Rejected(path, "not a kind of file that is read: .txt, .jsonl, .csv, .tsv, .parquet"))
            return
        yield whole, whole.parent
        return
    met = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not met:
        hint = "; if it is a text, put it into a list: read_articles([text])" if " " in path else ""
        raise FileNotFoundError(f"{path}: no such file or folder, and as a pattern it meets nothing{hint}")
    for name in met:
        if Path(name).is_file() and Path(name).name not in SIDECARS and is_article_file(Path(name)):
            yield Path(name), Path(os.path.commonpath([Path(m).parent for m in met]))


def _stdin(rejected: list[Rejected]) -> Iterator[dict[str, Any]]:
    try:
        yield from_text(decode(sys.stdin.buffer.read()), "stdin", {})
    except Unusable as error:
        rejected.append(Rejected("standard input", str(error)))


def _stem(file: Path) -> str:
    name = file.name[:-3] if file.name.lower().endswith(".gz") else file.name
    return Path(name).stem


def _relative(file: Path, root: Path) -> str:
    return (file.parent.relative_to(root) / _stem(file)).as_posix()


def _storable(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Rows whose texts can be stored, and the ids of those in which something was replaced."""
    out, replaced = [], []
    for row in rows:
        if any(map(holds_unstorable, (*row, *row.values()))):
            row = {storable(name): storable(v) if isinstance(v, str) else v for name, v in row.items()}
            replaced.append(row["article_id"])
        out.append(row)
    return out, replaced


def _mended(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose text holds no HTML and nothing that was decoded wrongly."""
    title, text = row.get("title"), row["text"]
    start = row.get("body_start") or 0
    head, body = mend_text(text[:start]), mend_text(text[start:])
    if head != text[:start]:
        head = f"{head.strip()}\n\n" if head.strip() else ""
    mended = mend_text(title).strip() if isinstance(title, str) else title
    if (mended, head + body) == (title, text):
        return row
    return with_furniture({**row, "title": mended, "text": head + body, "body_start": len(head)})


def _warn_of_markup(rows: list[dict[str, Any]]) -> None:
    found: dict[str, list[str]] = {}
    for row in rows:
        for fault in faults(row["text"]):
            found.setdefault(fault, []).append(row["article_id"])
    if found:
        told = ", ".join(f"{fault} (in {len(ids)}, the first is {ids[0]!r})" for fault, ids in found.items())
        warnings.warn(
            f"texts hold what nobody wrote: {told}. It is analysed as it stands; read_articles(…, mend=True) takes it "
            "out before anything counts in the texts (on the command line --mend)",
            MarkupWarning,
            stacklevel=3,
        )


def _distinct(rows: list[dict[str, Any]], rejected: list[Rejected]) -> list[dict[str, Any]]:
    """Rows with identities of their own; the second of two is set aside."""
    kept: dict[str, dict[str, Any]] = {}
    for row in rows:
        name = row["article_id"]
        if name in kept:
            same = " with the same text" if kept[name]["text"] == row["text"] else ""
            rejected.append(
                Rejected(name, f"another article{same} has the id {name!r}; give each one its own", dict(row))
            )
        else:
            kept[name] = row
    return list(kept.values())
