"""Documents of Word (``.docx``) as lines."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from framing.articles.importers.extras import extra
from framing.articles.record import Unusable
from framing.given_files import in_words

__all__ = ["lines_of_document"]


def lines_of_document(source: Path | BinaryIO) -> list[str]:
    """Lines of a document, without its tables.

    Parameters
    ----------
    source : pathlib.Path or file

    Returns
    -------
    list of str
    """
    docx = extra("docx", "documents of Word")
    try:
        document = docx.Document(str(source) if isinstance(source, Path) else source)
    except Exception as error:  # of zipfile, of docx, of XML
        raise Unusable(f"not readable as .docx: {in_words(error)}; save it anew, or as text") from error
    return [line for paragraph in document.paragraphs for line in paragraph.text.split("\n")]
