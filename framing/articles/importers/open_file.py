"""Which kind of file it is, by its content first and its name second; and what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from framing.articles.decoding import decode_as
from framing.articles.formats import (
    OTHERS,
    PAGES,
    RECORDS,
    TEXTS,
    csv_rows,
    json_lines,
    kind_of,
    parquet_rows,
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
from framing.articles.importers.json_files import read_json
from framing.articles.importers.markup import xml_root
from framing.articles.importers.news_xml import is_news_xml, read_news_xml
from framing.articles.importers.nexis_pages import is_nexis_pages, read_nexis_pages
from framing.articles.importers.nexis_text import is_nexis_uni, is_old_nexis, read_nexis_uni, read_old_nexis
from framing.articles.importers.proquest_text import is_proquest_text, read_proquest_text
from framing.articles.importers.rich_text import lines_of_rich_text
from framing.articles.importers.web_archives import read_archive
from framing.articles.importers.web_pages import read_page
from framing.articles.importers.word_documents import lines_of_document
from framing.articles.importers.workbooks import read_workbook
from framing.articles.record import Unusable
from framing.articles.told import Told
from framing.limits import check_office

__all__ = ["Found", "kinds_that_are_read", "mend_for", "open_bytes", "open_file"]

_XML = re.compile(r"\s*(?:<\?xml|<(?:rss|feed|nitf|newsItem|newsMessage|rdf:RDF|PPSResponse)\b)")
_HTML = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ADDRESS = re.compile(r"\s*https?://\S+\s*", re.IGNORECASE)
#: How the content of a file begins that is no text, and what it is.
_BINARY = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture",
           b"\xd0\xcf\x11\xe0": "a file of old Word or Excel"}  # fmt: skip
_MENDS = {
    ".pdf": "save or export its text as .txt or .docx",
    ".doc": "save it as .docx or .txt",
    ".odt": "save it as .docx or .txt",
    ".xls": "save it as .xlsx or CSV",
    ".ods": "save it as .xlsx or CSV",
    ".zip": "unpack it and name the folder",
    ".rds": "save it in R as CSV or Parquet: arrow::write_parquet",
    ".rdata": "save its table in R as CSV or Parquet: arrow::write_parquet",
    ".dta": "save it as CSV or Parquet",
    ".sav": "save it as CSV or Parquet",
    ".pkl": "save it as Parquet: frame.to_parquet",
    ".pickle": "save it as Parquet: frame.to_parquet",
}
_READERS: Sequence[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], Found]]] = (
    (is_nexis_uni, read_nexis_uni),
    (is_old_nexis, read_old_nexis),
    (is_proquest_text, read_proquest_text),
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
    >>> mend_for(Path("report.doc"))
    'not a kind of file that is read (.doc): save it as .docx or .txt'
    """
    kind = kind_of(path)
    return f"not a kind of file that is read ({kind or 'no suffix'}): {_MENDS.get(kind, kinds_that_are_read())}"


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
    kind = kind_of(path)
    if kind == ".parquet":
        return Found("Parquet", records=list(parquet_rows(path)))
    if kind == ".warc":
        return read_archive(path)
    if kind in (".xlsx", ".docx"):
        try:
            check_office(path)
        except ValueError as error:
            raise Unusable(f"not readable as {kind}: {error}; save it anew, or as text") from error
        return read_workbook(path) if kind == ".xlsx" else _document(lines_of_document(path))
    return open_bytes(read_bytes(path), said, kind)


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
    for begin, what in _BINARY.items():
        if data.startswith(begin):
            raise Unusable(f"not a text but {what}; save its words as .txt or .docx")
    if data.startswith(b"{\\rtf"):
        return _document(lines_of_rich_text(data))
    text, guessed = decode_as(data, said.encoding)
    found = _of_text(text, kind, said)
    if guessed is None:
        return found
    note = f"looks like {guessed}, read so; encoding= (--encoding) says otherwise"
    return Found(found.kind, found.text, found.records, found.named, found.unit, (note, *found.notes))


def _of_text(text: str, kind: str, said: Told) -> Found:
    if kind in (".csv", ".tsv"):
        return Found("CSV", records=list(csv_rows(text, "\t" if kind == ".tsv" else None)))
    if kind in (".jsonl", ".ndjson"):
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
    return _export_of_lines(lines) or _plain(text, lines)


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


def _page(text: str) -> Found:
    for recognises, read in (
        (is_nexis_pages, read_nexis_pages),
        (is_europresse_pages, read_europresse_pages),
        (is_factiva_pages, read_factiva_pages),
    ):
        if recognises(text):
            found = read(text)
            if found.records:
                return found
    return read_page(text)


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
