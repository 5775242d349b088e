"""``read_articles``: files, folders, globs, data frames and standard input into the table ``articles``."""

from __future__ import annotations

import functools
import glob
import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, TypeAlias

import pandas as pd

from framing import tables
from framing.articles.addresses import is_address
from framing.articles.dates import AMBIGUOUS, day_first_in, is_ambiguous
from framing.articles.delivered import faults, mend_text
from framing.articles.field_names import column_names, field_of, is_blank, names_text, no_text_message
from framing.articles.file_log import FileLog
from framing.articles.formats import is_article_file, kind_of, why
from framing.articles.importers.open_file import (
    Found,
    kinds_that_are_read,
    mend_for,
    mend_of_kind,
    open_bytes,
    open_file,
)
from framing.articles.importers.zipped import files_in
from framing.articles.input import sort_input
from framing.articles.name_hints import hint_of_names
from framing.articles.not_found import not_found_message
from framing.articles.outlets.join_outlets import join_outlets
from framing.articles.outlets.outlet_table import Outlets, outlets_of_folder, read_outlets
from framing.articles.record import Rejected, Unusable, from_fields, from_text, with_furniture
from framing.articles.runs import articles_of_run, is_of_a_run, table_of_run
from framing.articles.sidecar import SIDECARS, read_sidecar, sidecar_of
from framing.articles.told import Told, fields_of_name, told
from framing.characters import holds_unstorable, storable
from framing.limits import ARTICLE, COLUMNS

__all__ = [
    "ArticleStream",
    "CharacterWarning",
    "MarkupWarning",
    "ReadingWarning",
    "RejectedWarning",
    "read_articles",
    "rejected_of",
]

#: Paths, texts, records or a table; see :func:`read_articles`. A table may be one of another library.
Input: TypeAlias = "str | os.PathLike[str] | Iterable[Any] | pd.DataFrame"


_SOME = 200  # records of a file by which it is told where its texts are
_KNOWN = frozenset(tables.SCHEMAS["articles"].names)
#: What is noted of a file whose dates could be read in two ways, by whether the day is first.
_RULES = {True: "its dates are read as day/month/year", False: "its dates are read as month/day/year"}


class RejectedWarning(UserWarning):
    """Some input was set aside; ``rejected_of(articles)`` lists what and why.

    Examples
    --------
    >>> import warnings
    >>> import pandas as pd
    >>> import framing as fr
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("error", fr.articles.RejectedWarning)
    ...     _ = fr.read_articles(pd.DataFrame({"text": ["He left.", None]}))
    Traceback (most recent call last):
        ...
    framing.articles.read.RejectedWarning: 1 of 2 inputs were set aside; the first is row 2: there ...
    """


class CharacterWarning(UserWarning):
    """Characters that no file can hold were replaced.

    Examples
    --------
    >>> import warnings
    >>> import framing as fr
    >>> with warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always", fr.articles.CharacterWarning)
    ...     articles = fr.read_articles(["A text with half an emoji: \\ud83d."])
    >>> said[0].category.__name__, articles["text"][0]
    ('CharacterWarning', 'A text with half an emoji: �.')
    """


class ReadingWarning(UserWarning):
    """Something about a file that you should know: its encoding, its dates, or what is missing in it.

    Examples
    --------
    >>> import tempfile
    >>> import warnings
    >>> from pathlib import Path
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always", fr.articles.ReadingWarning)
    ...     _ = Path(folder, "a.csv").write_bytes("text,date\\nHe left the café.,03/04/2018\\n".encode("cp1252"))
    ...     _ = fr.read_articles(f"{folder}/a.csv")
    >>> {warning.category for warning in said} == {fr.articles.ReadingWarning}  # of the encoding, and of the date
    True
    """


class MarkupWarning(UserWarning):
    """Texts hold something that their authors did not write: HTML tags, or wrongly decoded characters.

    Examples
    --------
    >>> import warnings
    >>> import framing as fr
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("error", fr.articles.MarkupWarning)
    ...     _ = fr.read_articles(["<p>He left.</p><p>She stayed.</p>"])
    Traceback (most recent call last):
        ...
    framing.articles.read.MarkupWarning: texts hold what nobody wrote: HTML tags (in 1, the first ...
    """


def read_articles(
    source: Input,
    mend: bool = False,
    *,
    columns: Mapping[str, str | None] | None = None,
    outlet: str | None = None,
    pattern: str | None = None,
    language: str | None = None,
    day_first: bool | None = None,
    encoding: str | None = None,
    outlets: Outlets | None = None,
    outlets_as_written: bool = False,
) -> pd.DataFrame:
    """Read articles into one table.

    Parameters
    ----------
    source : path, list of paths, table, series or list of texts, or list of dict
        A file, a folder (read with its subfolders, in the order of names), a glob, or ``"-"`` for standard input; or
        several of these, also at addresses of storage (``s3://bucket/news``, docs/many-machines.md). A file is one
        article (``.txt``, whose first line is its title), a table with one a row (``.csv``, ``.tsv``, ``.jsonl``,
        ``.json``, ``.parquet``, ``.xlsx``), a page, or what a database or an agency delivers, with many articles; the
        content says what it is (docs/reading.md lists all). All may be gzipped. A
        folder's ``metadata.csv`` or ``metadata.toml`` names each file's outlet, date, url, event and wire.
        A data frame (of pandas, polars, pyarrow, DuckDB) or a list of dict with a column ``text``. A series or a list
        of texts: their ids are ``text-0001``, ``text-0002`` …, and all of a text is body.
    mend : bool
        Before anything is counted, take HTML tags out of texts and titles, replace references by their characters
        (``&amp;``), and decode again what was decoded wrongly (*donâ€™t*). If false, texts are kept exactly as they
        are.
    columns : mapping, optional
        Column of the table, and the field of the input that holds it, if the field has no known name
        (docs/reading.md): ``{"text": "Volltext", "published": "Tag", "lean": "side"}``. None: no field holds it.
    outlet, language : str, optional
        Of all articles.
    pattern : str, optional
        How the names of files are made, without suffix: ``"{date}_{outlet}_{title}"``, or with folders
        ``"{outlet}/{id}"``. Other words in braces become columns of your own; what stands at ``{}`` is ignored.
    day_first : bool, optional
        Whether *03/04/2018* is in April. Left out, the other dates of the file decide.
    encoding : str, optional
        Encoding of text files. Left out: UTF-8, or what the bytes look like; a note says which.
    outlets : path or pandas.DataFrame, optional
        What is known of outlets: columns outlet, name, aliases, and country, owner, side or any of your own, which
        become columns of the articles. Left out: ``outlets.csv`` or ``outlets.toml`` of the folders that are read.
    outlets_as_written : bool
        Keep *The Guardian (London)* and *Guardian* as two outlets, if a collection has both.

    Returns
    -------
    pandas.DataFrame
        The table ``articles``, one row for each article. Other fields of the input stand after its columns under their
        own names, and can be used as ``by=``; nested ones are in ``extra``. A field of a CSV that holds only numbers,
        or only truth values, is read as these. A warning says if something could not be read, and :func:`rejected_of`
        lists it.

    Raises
    ------
    FileNotFoundError
        If a path does not exist, or a pattern matches no file.
    ValueError
        If a ``metadata`` file is broken, a data frame has no text, or a list mixes paths with texts.
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
    stream = ArticleStream(source, mend, told(columns, outlet, pattern, language, day_first, encoding))
    rows = list(stream)
    known = set(tables.SCHEMAS["articles"].names)
    own = dict.fromkeys(name for row in rows for name in row if name not in known)
    if stream.reads_files:
        _read_values(rows, [name for name in own if name not in stream.log.texts])
    table = tables.from_records("articles", rows, list(own))
    of_outlets = read_outlets(stream.log.outlets if outlets is None else outlets)
    table, notes = join_outlets(table, of_outlets, outlets_as_written)
    table.attrs["rejected"] = [vars(item) for item in stream.log.rejected]
    stream.hint_at_names()
    table.attrs["files"] = stream.log.files()
    stream.tell(len(table), notes, stacklevel=3)
    return table


class ArticleStream:
    """Articles of an input, one after the other, so that not all of them need be held at once.

    Parameters
    ----------
    source : path, list of paths, table, series or list of texts, or list of dict
        As of :func:`read_articles`.
    mend : bool
    said : Told
        What the user says of the input.

    Attributes
    ----------
    log : FileLog
        What was read of each file, and what was set aside so far.
    reads_files : bool

    Examples
    --------
    >>> [row["text"] for row in ArticleStream(["He left.", "It rained."], False, Told())]
    ['He left.', 'It rained.']
    """

    def __init__(self, source: Input, mend: bool, said: Told) -> None:
        self.log = FileLog()
        kind, given = sort_input(source)
        self.reads_files = kind == "paths"
        make: Any = {"table": _from_frame, "records": _from_records, "texts": _from_texts, "paths": _from_paths}[kind]
        self._rows: Iterator[dict[str, Any]] = make(given, said, self.log)
        self._mend = mend
        self._own: set[str] = set()  # columns of the user, and those that there is no room for
        self._further: set[str] = set()
        self._met: dict[str, int] = {}  # ids, with a hash of the text
        self._replaced: list[Any] = [0, None]  # how many, and the first
        self._faults: dict[str, list[Any]] = {}
        self._undated: list[Any] = [0, None, None]
        self._named = said.pattern is not None  # whether any article names its outlet

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield rows of the table ``articles``, with the user's own fields under their names."""
        for row in self._rows:
            row = self._narrow(self._storable(row))
            if self._mend:
                row = _mended(row)
            else:
                for fault in faults(row["text"]):
                    self._faults.setdefault(fault, [0, row["article_id"]])[0] += 1
            name, mark = row["article_id"], hash(row["text"])
            if name in self._met:
                same = " with the same text" if self._met[name] == mark else ""
                reason = (
                    f"another article{same} has the id {name!r}; give each one its own, or leave their column out: "
                    "columns={'article_id': None}, --column article_id= (where rows are paragraphs, join those of one "
                    "article first)"
                )
                self.log.set_last_aside(Rejected(self.log.place, reason, dict(row)))
                continue
            self._met[name] = mark
            if row.get("extra") and '"published_as_given"' in row["extra"] and not row.get("published"):
                number, *first = self._undated
                self._undated = [number + 1, *(first if number else (row["extra"], name))]
            self._named = self._named or bool(row.get("outlet"))
            yield row

    def _storable(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row whose texts can be stored."""
        if any(map(holds_unstorable, (*row, *row.values()))):
            row = {storable(name): storable(v) if isinstance(v, str) else v for name, v in row.items()}
            self._replaced = [self._replaced[0] + 1, self._replaced[1] or row["article_id"]]
        return row

    def _narrow(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row whose columns beyond the bound are in `extra`."""
        new = [name for name in row if name not in self._own and name not in _KNOWN]
        if not new:
            return row
        room = max(COLUMNS.most - len(self._own), 0)
        self._own.update(new[:room])
        if not new[room:]:
            return row
        self._further.update(new[room:])
        extra = {**json.loads(row.get("extra") or "{}"), **{name: row[name] for name in new[room:]}}
        kept = {name: value for name, value in row.items() if name not in new[room:]}
        return {**kept, "extra": json.dumps(extra, ensure_ascii=False, default=str)}

    def hint_at_names(self) -> None:
        """Note what names of files say, where no article names its outlet."""
        hint = None if self._named or not self._met else hint_of_names(list(self.log.kinds))
        if hint is None:
            return
        files = list(self.log.kinds)
        try:
            where = os.path.commonpath(files)
        except ValueError:  # relative and absolute ones, addresses, other drives: they have no folder in common
            where = files[0]
        self.log.note(where, hint)

    def tell(self, n_articles: int, notes: Sequence[str] = (), stacklevel: int = 2) -> None:
        """Warn of what whoever gave the input should know, once it is read.

        Parameters
        ----------
        n_articles : int
            How many were taken.
        notes : sequence of str
            Further lines.
        stacklevel : int
        """
        said: list[tuple[str, type[UserWarning]]] = []
        if self._faults:
            shown = ", ".join(f"{fault} (in {n}, the first is {first!r})" for fault, (n, first) in self._faults.items())
            said.append((
                f"texts hold what nobody wrote: {shown}. It is analysed as it stands; read_articles(…, mend=True) "
                "takes it out before anything counts in the texts (on the command line --mend)", MarkupWarning,
            ))  # fmt: skip
        number, extra, name = self._undated
        if number:
            first = json.loads(extra)["published_as_given"]
            said.append((
                f"{number} date{'s are no whole dates' if number > 1 else ' is no whole date'} (2018-02-08, 8.2.2018, "
                f"Feb 8, 2018) and kept in `extra` only; the first is {first!r} of {name!r}", ReadingWarning,
            ))  # fmt: skip
        if self._further:
            number = len(self._own) + len(self._further)
            said.append((f"{COLUMNS.message(number, 'the input has')}; further ones are in `extra`", ReadingWarning))
        said += [(note, ReadingWarning) for note in (*notes, *self.log.said())]
        number, name = self._replaced
        if number:
            said.append((
                f"{number} articles held characters that no file can hold (half of a surrogate pair, null); U+FFFD "
                f"stands in their place. The first is {name!r}", CharacterWarning,
            ))  # fmt: skip
        rejected = self.log.rejected
        if rejected:
            said.append((
                f"{len(rejected)} of {len(rejected) + n_articles} inputs were set aside; the first is "
                f"{rejected[0].where}: {rejected[0].reason}. framing.articles.rejected_of(articles) lists all.",
                RejectedWarning,
            ))  # fmt: skip
        for message, kind in said:
            warnings.warn(message, kind, stacklevel=stacklevel)


def rejected_of(articles: pd.DataFrame) -> list[Rejected]:
    """List what was set aside when a table was read.

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
    'there is no text: its cell is empty, or its field is not called text, body or content'
    """
    return [Rejected(**item) for item in articles.attrs.get("rejected", [])]


def _from_frame(frame: pd.DataFrame, said: Told, log: FileLog) -> Iterator[dict[str, Any]]:
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    if levels:  # set_index("outlet")
        frame = frame.reset_index(levels)
    if not names_text(frame.columns, said.columns):
        rows = [dict(zip(map(str, frame.columns), row)) for row in frame.head(100).itertuples(index=False)]
        raise ValueError(f"the data frame has {no_text_message(list(frame.columns), said.columns, rows)}")
    yield from _from_records(frame.astype(object).where(frame.notna(), None).to_dict("records"), said, log)


def _from_records(records: Iterable[Mapping[Any, Any]], said: Told, log: FileLog) -> Iterator[dict[str, Any]]:
    fields = [{str(key): value for key, value in record.items()} for record in records]
    yield from _of_records(((f"row {n}", f"row-{n:04d}", row) for n, row in enumerate(fields, 1)), "table", said, log)


def _from_texts(texts: Iterable[Any], said: Told, log: FileLog) -> Iterator[dict[str, Any]]:
    said = replace(said, columns={})
    records = ((f"text {n}", f"text-{n:04d}", {"text": text}) for n, text in enumerate(texts, 1))
    yield from _of_records(records, "table", said, log)


def _of_records(
    records: Iterable[tuple[str, str, dict[str, Any] | Unusable]],
    file: str,
    said: Told,
    log: FileLog,
    dates: Iterable[Any] | None = None,
) -> Iterator[dict[str, Any]]:
    """Rows of the records of one file or table, whose dates follow one rule; `dates` are all of them, if known."""
    if dates is None:
        records = list(records)
        dates = [
            fields[key]
            for _, _, fields in records
            if not isinstance(fields, Unusable) and (key := field_of(fields, "published", said.columns)) is not None
        ]
    day_first = said.day_first if said.day_first is not None else day_first_in(dates)
    if any(map(is_ambiguous, dates)):
        log.note(file, AMBIGUOUS if day_first is None else _RULES[day_first], quiet=day_first is not None)
    for where, default_id, fields in records:
        try:
            if isinstance(fields, Unusable):
                raise fields
            row = from_fields(fields, default_id, said, bool(day_first))
            log.place, log.file = where, file
            yield row
        except Unusable as error:
            log.set_aside(file, Rejected(where, str(error), {} if isinstance(fields, Unusable) else _kept(fields)))


def _kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was read of a record that is set aside; of a text that is too long to be read, its length."""
    return {
        name: f"({len(value):,} characters)" if isinstance(value, str) and not ARTICLE.allows(len(value)) else value
        for name, value in fields.items()
    }


def _from_paths(paths: list[str], said: Told, log: FileLog) -> Iterator[dict[str, Any]]:
    sidecars: dict[Path, dict[str, dict[str, Any]]] = {}
    files = [file for path in paths for file in _files(path, sidecars, log)]
    stems = Counter(_stem(file) for file, _ in files if file is not None)
    seen: set[Path] = set()
    for file, root in files:
        if file is None:
            yield from _of_file(
                "standard input", "stdin", {}, lambda: open_bytes(sys.stdin.buffer.read(), said), said, log
            )
            continue
        place = Path(os.path.realpath(file))  # which a link that leads to itself has, too
        if place in seen:  # the same file by two paths is one article
            continue
        seen.add(place)
        log.opened.append(file)
        short = _stem(file)
        name = short if stems[short] == 1 else _relative(file, root)
        metadata = _said_of_folder(file.parent, sidecars, log).get(file.name, {})
        if said.pattern is not None and kind_of(file) != ".zip":
            named = fields_of_name((place.parent / _stem(file)).as_posix(), said.pattern)
            if named is None:
                log.note(str(file), f"its name is not made like {said.pattern}")
            metadata = {**(named or {}), **metadata}
        try:
            with log.stored.at_hand(file):
                if kind_of(file) == ".zip":
                    yield from _of_archive(file, name, metadata, said, log)
                    continue
                opened = functools.partial(open_file, file, said)
                shown, own = log.stored.shown(file), str(metadata.pop("article_id", name))
                yield from _of_file(shown, own, metadata, opened, said, log)
        except Unusable as error:  # it could not be fetched
            log.set_aside(str(file), Rejected(str(file), str(error)))


def _of_archive(file: Path, name: str, metadata: dict[str, Any], said: Told, log: FileLog) -> Iterator[dict[str, Any]]:
    """Rows of the files in an archive, whose names are made like those of files in a folder."""
    try:
        for member, opened in files_in(file, said, functools.partial(log.note, log.stored.shown(file))):
            path = (PurePosixPath(member).parent / _stem(PurePosixPath(member))).as_posix()
            named = fields_of_name(path, said.pattern) if said.pattern is not None else None
            known = {**metadata, **(named or {})}
            yield from _of_file(
                f"{log.stored.shown(file)}/{member}",
                str(known.pop("article_id", f"{name}/{path}")),
                known,
                opened,
                said,
                log,
            )
    except Unusable as error:
        log.set_aside(str(file), Rejected(str(file), str(error)))


def _of_file(
    file: str, name: str, metadata: dict[str, Any], opened: Callable[[], Found], said: Told, log: FileLog
) -> Iterator[dict[str, Any]]:
    """Rows of one file."""
    try:
        found = opened()
        log.kinds[file] = found.kind
        for note in found.notes:
            log.note(file, note)
        if found.text is not None:
            row = from_text(found.text, name, metadata, said)
            log.place = log.file = file
            yield from log.counted(file, [row])
            return
        own_names = replace(said, columns={}) if found.named else said
        seen = _Seen.of(found, own_names, metadata)
        names, good = seen.names, seen.some
        of_run = table_of_run(names)
        if of_run is not None and "text" not in own_names.columns:
            raise Unusable(
                f"it is a table of {of_run}, not of articles; the articles of that run stand in articles.parquet "
                "beside it, and framing score FILE --text COLUMN scores quotes of your own"
            )
        if good and not names_text(names, own_names.columns):
            raise Unusable(no_text_message(names, own_names.columns, good))
        if not seen.number:
            raise Unusable("no article is in it")
        alone = (found.named or found.kind == "JSON") and seen.number == 1
        records = (
            (
                file if alone else f"{file}, {found.unit} {number}",
                name if alone else f"{name}-{number:04d}",
                fields if isinstance(fields, Unusable) else _with(metadata, fields, own_names, alone),
            )
            for number, fields in found.records
        )
        for row in log.counted(file, _of_records(records, file, own_names, log, seen.dates)):
            if found.kind != "CSV":  # which cannot say what is a text
                log.texts.update(key for key, value in row.items() if isinstance(value, str))
            yield row
    except Unusable as error:
        log.set_aside(file, Rejected(file, str(error)))
    except RecursionError:
        log.set_aside(file, Rejected(file, "nested too deep to be read"))
    except MemoryError:
        log.set_aside(file, Rejected(file, "it needs more memory than there is; split it, or convert it to Parquet"))


@dataclass
class _Seen:
    """What must be known of all records of a file before the first one is read."""

    number: int = 0
    names: list[str] = field(default_factory=list)
    some: list[dict[str, Any]] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, found: Found, said: Told, metadata: Mapping[str, Any]) -> _Seen:
        seen, names = cls(), dict[str, None]()
        given = metadata.get("published")
        for _, fields in found.records:
            seen.number += 1
            if isinstance(fields, Unusable):
                continue
            names.update(dict.fromkeys(fields))
            if len(seen.some) < _SOME:
                seen.some.append(fields)
            key = field_of(fields, "published", said.columns)
            date = given if key is None or is_blank(fields[key]) else fields[key]
            if isinstance(date, str):
                seen.dates.add(date)
        if seen.number == 1 and isinstance(given, str):  # of the only article of a file it may be the last word
            seen.dates.add(given)
        seen.names = list(names)
        return seen


def _with(metadata: dict[str, Any], fields: dict[str, Any], said: Told, alone: bool) -> dict[str, Any]:
    """A record with what is said of its file: of the only article of a file it is the last word, else it fills gaps."""
    out = dict(fields)
    for column, value in metadata.items():
        there = field_of(fields, column, said.columns) if column in column_names() else fields.get(column)
        if alone or is_blank(there):
            out[column] = value
    return out


def _read_values(rows: list[dict[str, Any]], names: Iterable[str]) -> None:
    """Put numbers and truth values into columns of which all cells are the text of one."""
    for name in names:
        for row, value in zip(rows, tables.values_of_texts([row.get(name) for row in rows])):
            if name in row:
                row[name] = value


def _files(
    path: str, sidecars: dict[Path, dict[str, dict[str, Any]]], log: FileLog
) -> Iterator[tuple[Path | None, Path]]:
    """Files that a path stands for, each with the folder that its relative name counts from."""
    if path == "-":
        yield None, Path()
        return
    if not path.strip():
        raise FileNotFoundError("the path is empty; name a file or a folder, or . for the folder that you are in")
    path = str(log.stored.local(path)) if is_address(path) else path
    whole = Path(path).expanduser()
    if not whole.exists() and "\\" in path and Path(path.replace("\\", "/")).exists():  # written on Windows
        whole = Path(path.replace("\\", "/"))
    if whole.is_dir():
        yield from _files_of_folder(whole, sidecars, log)
        return
    if whole.exists() or whole.is_symlink():
        if not is_article_file(whole):
            log.set_aside(str(whole), Rejected(path, mend_for(whole)))
            return
        _said_of_folder(whole.parent, sidecars, log)
        if whole not in log.outlets:  # of a pattern that the shell has expanded
            yield whole, whole.parent
        return
    met = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not met:
        raise FileNotFoundError(not_found_message(os.path.expanduser(path)))  # noqa: PTH111 - of an address // stays
    for folder in dict.fromkeys(Path(n).parent for n in met):
        _said_of_folder(folder, sidecars, log)
    good = [
        n
        for n in met
        if not Path(n).is_dir()
        and Path(n).name not in SIDECARS
        and Path(n) not in log.outlets
        and is_article_file(Path(n))
    ]
    if not good:
        log.set_aside(
            path, Rejected(path, f"none of the {len(met)} files is of a kind that is read: {kinds_that_are_read()}")
        )
    for name in good:
        yield Path(name), Path(os.path.commonpath([Path(m).parent for m in met]))


def _said_of_folder(
    folder: Path, sidecars: dict[Path, dict[str, dict[str, Any]]], log: FileLog
) -> dict[str, dict[str, Any]]:
    """What a folder says of its files; its table of outlets is noted."""
    if folder not in sidecars:
        sidecars[folder] = read_sidecar(folder)
        outlets = outlets_of_folder(folder)
        log.opened += [path for path in (sidecar_of(folder), outlets) if path is not None]
        if outlets is not None:
            log.outlets.append(outlets)
            log.note(str(outlets), "what is known of outlets is read from it", quiet=True)
    return sidecars[folder]


def _files_of_folder(
    whole: Path, sidecars: dict[Path, dict[str, dict[str, Any]]], log: FileLog
) -> Iterator[tuple[Path | None, Path]]:
    others: Counter[str] = Counter()
    closed: list[OSError] = []
    n = 0
    runs: list[Path] = []
    for folder, inside, names in sorted(os.walk(whole, onerror=closed.append)):
        here = Path(folder)
        if any(run in here.parents for run in runs):
            continue
        if is_of_a_run(here) and here != whole:  # its tables would be the articles of the next run
            runs.append(here)
            log.note(str(here), "a run of framing lies here and is passed over; to read its articles, name this folder")
            continue
        table = articles_of_run(here)
        if table is not None:
            runs.append(here)
            log.note(str(here), "it is what framing analyze has written: of its tables, the articles are read")
            n += 1
            yield table, whole
            continue
        others["link to a folder"] += sum((here / name).is_symlink() for name in inside)
        if is_article_file(here) and not inside and not names:
            log.set_aside(folder, Rejected(folder, "a folder with the name of a file, and nothing in it"))
        _said_of_folder(here, sidecars, log)
        for name in sorted(set(sidecars[here]) - set(names)):
            log.set_aside(str(here), Rejected(str(here / name), "the folder's metadata names it, but it is not there"))
        for name in sorted(names):
            if name in SIDECARS or name.startswith(".") or here / name in log.outlets:
                continue
            if is_article_file(here / name):
                n += 1
                yield here / name, whole
            else:
                others[kind_of(Path(name)) or "no suffix"] += 1
    for error in closed:
        name = str(error.filename)
        log.set_aside(name, Rejected(name, f"the folder cannot be entered: {why(error)}"))
    others += Counter()  # without what is there no time
    if not n and not closed:
        there = ", ".join(f"{count} {kind}" for kind, count in others.most_common(5)) or "nothing"
        most = others.most_common(1)
        mend = mend_of_kind(most[0][0]) if most else None
        told = f". Of {most[0][0]}: {mend}" if mend else ""
        log.set_aside(
            str(whole), Rejected(str(whole), f"the folder holds {there}; what is read: {kinds_that_are_read()}{told}")
        )
    elif others:
        told_of = ", ".join(f"{count} {kind}" for kind, count in others.most_common(5))
        log.note(str(whole), f"passed over: {told_of}", quiet=True)


def _stem(file: PurePath) -> str:
    name = file.name[:-3] if file.name.lower().endswith(".gz") else file.name
    return Path(name).stem


def _relative(file: Path, root: Path) -> str:
    return (file.parent.relative_to(root) / _stem(file)).as_posix()


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
