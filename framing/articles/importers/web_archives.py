"""Archives of pages: WARC, as of CC-News, gzipped or not; each page that was answered well is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO

from framing.articles.decoding import decode
from framing.articles.importers.extras import extra
from framing.articles.importers.found import Found, export
from framing.articles.importers.web_pages import page_fields
from framing.articles.record import Unusable
from framing.given_files import in_words
from framing.limits import FILE

__all__ = ["read_archive"]


def read_archive(source: Path | BinaryIO) -> Found:
    """Read the pages of a WARC.

    Parameters
    ----------
    source : pathlib.Path or file

    Returns
    -------
    Found
    """
    reader = extra("warcio.archiveiterator", "archives of pages")
    records: list[dict[str, Any] | Unusable] = []
    others = 0
    try:
        with source.open("rb") if isinstance(source, Path) else source as stream:
            for record in reader.ArchiveIterator(stream):
                url = record.rec_headers.get_header("WARC-Target-URI")
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if record.rec_type != "response" or "html" not in kind:
                    others += record.rec_type == "response"
                    continue
                status = record.http_headers.get_statuscode()
                if status != "200":
                    records.append(Unusable(f"{url} was answered with {status}"))
                    continue
                try:
                    found = page_fields(decode(_content(record)), url)
                except Unusable as error:
                    found = error
                records.append(Unusable(f"{url}: {found}") if isinstance(found, Unusable) else found)
    except (OSError, EOFError) as error:
        raise Unusable(f"cannot be read: {in_words(error)}") from error
    except Exception as error:  # of warcio's own kinds, and of what it stumbles on
        raise Unusable(f"not readable as WARC: {in_words(error)}") from error
    notes = [f"{others} answers in the archive are no pages"] if others else []
    return export("WARC", records, notes)


def _content(record: Any) -> bytes:
    """What was answered, as far as the bound allows: it may be packed, and unpacked without end."""
    data: bytes = record.content_stream().read(FILE.most + 1)
    if not FILE.allows(len(data)):
        raise Unusable(FILE.message(None, "unpacked it has"))
    return data
