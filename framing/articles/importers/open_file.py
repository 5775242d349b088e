"""Which kind of file it is, by its content first and its name second; and what it holds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from framing.articles.decoding import decode_as
from framing.articles.formats import (
    ARROW,
    LONGEST_LINE,
    OTHERS,
    PAGES,
    RECORDS,
    TEXTS,
    AgainFromFile,
    arrow_rows,
    begin_of,
    json_lines,
    kind_of,
    lines_of_file,
    parquet_rows,
    plain_size,
    read_bytes,
    require_file,
)
from framing.articles.importers.europresse_pages import is_europresse_pages, read_europresse_pages
from framing.articles.importers.factiva_pages import is_factiva_pages, read_factiva_pages
from framing.articles.importers.factiva_text import is_factiva_text, read_factiva_text
from framing.articles.importers.factiva_xml import is_factiva_xml, read_factiva_xml
from framing.articles.importers.feeds import is_feed, read_feed
from framing.articles.importers.found import Found
from framing.articles.importers.iptc7901 import is_iptc7901, read_iptc7901
from framing.articles.importers.json_files import read_json, stream_json
from framing.articles.importers.mail import is_mail, read_mail
from framing.articles.importers.markup import xml_root
from framing.articles.importers.news_xml import is_news_xml, read_news_xml
from framing.articles.importers.nexis_pages import is_nexis_pages, read_nexis_pages
from framing.articles.importers.nexis_text import is_nexis_uni, is_old_nexis, read_nexis_uni, read_old_nexis
from framing.articles.importers.proquest_pages import is_proquest_pages, read_proquest_pages
from framing.articles.importers.proquest_text import is_proquest_text, read_proquest_text
from framing.articles.importers.rich_text import lines_of_rich_text
from framing.articles.importers.tables_in_text import read_csv, table_in_text
from framing.articles.importers.web_archives import read_archive
from framing.articles.importers.web_pages import read_page
from framing.articles.importers.word_documents import lines_of_document
from framing.articles.importers.workbooks import read_workbook
from framing.articles.record import Unusable
from framing.articles.told import Told
from framing.limits import DAMAGED, check_office

__all__ = ["Found", "kinds_that_are_read", "mend_for", "mend_of_kind", "open_bytes", "open_file"]

_XML = re.compile(r"\s*(?:<\?xml|<(?:rss|feed|nitf|newsItem|newsMessage|rdf:RDF|PPSResponse)\b)")
_HTML = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)
#: How the content of a file begins that is no text, and what it is.
_BINARY = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
           b"SQLite format 3": "a database", b"PK\x03\x04": "an archive (zip)",
           b"\x1f\x8b": "gzipped: end its name in .gz"}  # fmt: skip
#: Of tables as text, the delimiter that the suffix says; and texts with an object of JSON in each line.
_TABLES = {".csv": None, ".tsv": "\t"}
_LINES = (".jsonl", ".ndjson")
_HELD = 2**24  # bytes of a file whose records are held
_FOLDERS = {"xl": ".xlsx", "word": ".docx"}  # in the archives that these files are
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # also around what is encrypted
_ARROW_OR_PARQUET = {b"PAR1": ".parquet", b"ARRO": ".arrow"}
_RICH_TEXT = b"{\\rtf"
_NO_TABLE = (*_BINARY, *_ARROW_OR_PARQUET, _OLD_OFFICE, _RICH_TEXT)
_DATABASE = "read the table and give it: pandas.read_sql('select * from TABLE', sqlite3.connect('FILE'))"
_PICTURE = "a picture holds no text; recognise it first (OCR), and save the words as .txt"
_MENDS = {
    ".pdf": "save its text as .txt or .docx (pdftotext FILE.pdf makes FILE.txt), or export it as text",
    ".odt": "save it as .docx or .txt",
    ".xls": "save it as .xlsx or CSV",
    ".ods": "save it as .xlsx or CSV",
    ".rar": "unpack it and name the folder",
    ".rds": 'save it in R as CSV: write.csv(readRDS("FILE.rds"), "FILE.csv", row.names = FALSE)',
    ".rdata": 'save its table in R as CSV: write.csv(TABLE, "FILE.csv", row.names = FALSE)',
    ".dta": "save it in Stata as CSV (export delimited), or in Python: pandas.read_stata('FILE.dta').to_parquet(…)",
    ".sav": "save it in SPSS as CSV (Save As), or in R: write.csv(haven::read_sav(…), …)",
    ".pkl": "save it as Parquet: frame.to_parquet",
    ".pickle": "save it as Parquet: frame.to_parquet",
    ".sqlite": _DATABASE,
    ".sqlite3": _DATABASE,
    ".db": _DATABASE,
    ".duckdb": "give the relation: read_articles(duckdb.connect('FILE.duckdb').table('TABLE'))",
    ".ipynb": "it is a notebook; give what it reads",
    ".md": "save it as .txt",
    ".yaml": "save it as JSON",
    ".yml": "save it as JSON",
    ".epub": "save its text as .txt",
    ".7z": "unpack it and name the folder",
    ".tar": "unpack it and name the folder",
    ".tgz": "unpack it and name the folder",
    ".png": _PICTURE,
    ".jpg": _PICTURE,
    ".jpeg": _PICTURE,
    ".tif": _PICTURE,
    ".tiff": _PICTURE,
}
_READERS: Sequence[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], Found]]] = (
    (is_proquest_text, read_proquest_text),
    (is_old_nexis, read_old_nexis),
    (is_nexis_uni, read_nexis_uni),
    (is_factiva_text, read_factiva_text),
)


def kinds_that_are_read() -> str:
    """Return suffixes of the files that are read, for messages.

    Returns
    -------
    str
    """
    return ", ".join((*TEXTS[:1], *RECORDS, *PAGES[:1], *OTHERS))


def mend_for(path: Path) -> str:
    """Return why a file is not read, and what to do.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str

    Examples
    --------
    >>> mend_for(Path("report.odt"))
    'not a kind of file that is read (.odt): save it as .docx or .txt'
    """
    kind = kind_of(path)
    return f"not a kind of file that is read ({kind or 'no suffix'}): {_MENDS.get(kind, kinds_that_are_read())}"


def mend_of_kind(kind: str) -> str | None:
    """What makes a file of a suffix one that is read.

    Parameters
    ----------
    kind : str

    Returns
    -------
    str or None

    Examples
    --------
    >>> mend_of_kind(".rar")
    'unpack it and name the folder'
    """
    return _MENDS.get(kind)


def open_file(path: Path, said: Told) -> Found:
    """Read what a file holds.

    Parameters
    ----------
    path : pathlib.Path
    said : Told
        What the user says of the input.

    Returns
    -------
    Found

    Raises
    ------
    Unusable
        If it cannot be read, with the reason.
    """
    require_file(path)
    kind = _kind_by_content(path) or kind_of(path)
    if kind == ".parquet":
        return Found("Parquet", records=AgainFromFile(lambda: parquet_rows(path)), unit="row")
    return _by_line(path, kind, said) or _of_kind(path, kind, said) or open_bytes(read_bytes(path), said, kind)


def _by_line(path: Path, kind: str, said: Told) -> Found | None:
    """What a text in UTF-8 holds of which each line, or row, can be read on its own; None of other files.

    What is said of the dates of a file, and of its columns, needs all of it before its first article: the records of a
    large one are read twice, those of a small one are held.
    """
    table = kind in _TABLES
    if said.encoding is not None or not (table or kind in (*_LINES, ".json")):
        return None
    size = None if table and begin_of(path).startswith(_NO_TABLE) else plain_size(path, LONGEST_LINE if table else None)
    if size is None:
        return None
    if kind == ".json":
        return stream_json(path, said.columns) if size > _HELD else None
    if table:
        found = read_csv(path, _TABLES[kind], said.columns)
    else:
        found = Found("JSON Lines", records=AgainFromFile(lambda: json_lines(lines_of_file(path))))
    return replace(found, records=list(found.records)) if size <= _HELD else found


def _of_kind(source: Path | BinaryIO, kind: str, said: Told) -> Found | None:
    """What a file holds whose package opens it."""
    if kind == ".parquet":
        return Found("Parquet", records=list(parquet_rows(source)), unit="row")
    if kind in ARROW:
        return Found("Arrow", records=list(arrow_rows(source)), unit="row")
    if kind in _FOLDERS.values():
        try:
            check_office(source)
        except ValueError as error:
            raise Unusable(f"not readable as {kind}: {error}; save it anew, or as CSV or text") from error
    if kind == ".xlsx":
        return read_workbook(source, said.columns)
    if kind == ".warc":
        return read_archive(source)
    if kind == ".docx":
        return _document(lines_of_document(source))
    return None


def _kind_by_content(source: Path | BinaryIO) -> str | None:
    """Suffix that a file ought to have, of the kinds that are no text; None where its begin does not tell."""
    try:
        with source.open("rb") if isinstance(source, Path) else nullcontext(source) as file:
            begin = file.read(16)
            if not begin:
                raise Unusable("the file is empty")
            if begin.startswith(b"PK\x03\x04") and zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as parts:
                    folders = {name.split("/")[0] for name in parts.namelist()}
                return next((kind for folder, kind in _FOLDERS.items() if folder in folders), None)
    except DAMAGED:
        return None
    if begin.startswith(_OLD_OFFICE):
        raise Unusable(
            "it is protected with a password, or of an old Word or Excel; open it there and save it without a "
            "password, as .docx, .xlsx or CSV"
        )
    return _ARROW_OR_PARQUET.get(begin[:4])


def open_bytes(data: bytes, said: Told, kind: str = ".txt") -> Found:
    """Read what the bytes of a file hold.

    Parameters
    ----------
    data : bytes
    said : Told
    kind : str
        Suffix of the file.

    Returns
    -------
    Found

    Raises
    ------
    Unusable
        If they cannot be read, with the reason.
    """
    kind = _kind_by_content(io.BytesIO(data)) or kind
    found = _of_kind(io.BytesIO(data), kind, said)
    if found is not None:
        return found
    for begin, what in _BINARY.items():
        if data.startswith(begin):
            raise Unusable(f"not a text but {what}; save its words as .txt or .docx")
    if data.startswith(_RICH_TEXT):
        return _document(lines_of_rich_text(data))
    if kind in (".eml", ".mbox") or (kind in TEXTS and is_mail(data)):
        return read_mail(data, _part_of_mail)
    text, guessed = decode_as(data, said.encoding)
    found = _of_text(text, kind, said)
    if guessed is None:
        return found
    note = f"looks like {guessed}, read so; encoding= (--encoding) says otherwise"
    return Found(found.kind, found.text, found.records, found.named, found.unit, (note, *found.notes))


def _of_text(text: str, kind: str, said: Told) -> Found:
    if kind in _TABLES:
        return read_csv(text, _TABLES[kind], said.columns)
    if kind in _LINES:
        return Found("JSON Lines", records=list(json_lines(text)))
    if kind == ".json":
        return read_json(text, said.columns)
    if is_iptc7901(text):
        return read_iptc7901(text)
    if _HTML.match(text) or kind in PAGES:
        return _page(text)
    if _XML.match(text) or kind in (".xml", ".rss", ".atom", ".nitf"):
        return _xml(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _export_of_lines(lines) or table_in_text(text, said.columns) or _plain(text, lines)


def _export_of_lines(lines: Sequence[str]) -> Found | None:
    return next((read(lines) for recognises, read in _READERS if recognises(lines)), None)


def _plain(text: str, lines: Sequence[str]) -> Found:
    filled = [line for line in lines if line.strip()]
    if filled and all(map(_ADDRESS.fullmatch, filled)):
        raise Unusable(
            f"it holds {len(filled)} addresses, no article. Nothing is downloaded: save the pages "
            "(as HTML, or their text with trafilatura -i LIST -o FOLDER) and read these"
        )
    return Found("text", text=text)


def _document(lines: Sequence[str]) -> Found:
    """A document of Word or rich text: an export, or one article whose first line is the title."""
    found = _export_of_lines(lines)
    if found is not None:
        return found
    words = [line.strip() for line in lines if line.strip()]
    return _plain("\n\n".join(words), words)


def _part_of_mail(data: bytes, kind: str) -> Found:
    """What a part of a mail holds; of a page only an export, since what else it says is the letter."""
    if kind not in PAGES:
        return open_bytes(data, Told(), kind)
    found = _export_of_page(decode_as(data)[0])
    if found is None:
        raise Unusable("no export is in it")
    return found


def _page(text: str) -> Found:
    return _export_of_page(text) or read_page(text)


def _export_of_page(text: str) -> Found | None:
    for recognises, read in (
        (is_proquest_pages, read_proquest_pages),
        (is_nexis_pages, read_nexis_pages),
        (is_europresse_pages, read_europresse_pages),
        (is_factiva_pages, read_factiva_pages),
    ):
        if recognises(text):
            found = read(text)
            if found.records:
                return found
    return None


def _xml(text: str) -> Found:
    root = xml_root(text)
    for recognises, read in (
        (is_factiva_xml, read_factiva_xml),
        (is_feed, read_feed),
        (is_news_xml, read_news_xml),
    ):
        if recognises(root):
            return read(root)
    raise Unusable(f"XML of a kind that is not known, <{root.tag}>; NITF, NewsML, RSS, Atom and Factiva's are read")
