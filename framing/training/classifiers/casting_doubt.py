"""Sentences on people harmed in war with a term that may cast doubt on it, and whether it does.

References
----------
NYUAD-SSC (2026). Media coverage of war victims. MIT licence.
https://github.com/NYUAD-SSC/Media-Coverage-of-War-Victims
"""

from __future__ import annotations

import html
import re
from contextlib import suppress
from pathlib import Path

import pandas as pd

__all__ = ["read_casting_doubt"]

_COLUMNS = ("Article_ID", "Source", "Full_Sent", "Phrases", "Flag")


def read_casting_doubt(path: Path) -> pd.DataFrame:
    """Terms of the study of casting doubt.

    Parameters
    ----------
    path : Path
        CSV with the columns Article_ID, Source, Full_Sent, Phrases, Flag.

    Returns
    -------
    DataFrame
        Columns text, start, end (of the term), doubt, article, outlet. `doubt` is False where Flag is 1: the coders
        flagged what only looks like doubt (*claimed the lives of 200*), and the study leaves it out.

    Raises
    ------
    ValueError
        If a column is missing, or a sentence lacks its term.
    """
    table = pd.read_csv(path)
    missing = [name for name in _COLUMNS if name not in table]
    if missing:
        raise ValueError(f"{path} has no column {missing[0]!r}; it has {list(table.columns)}")
    texts = [_mended(str(text)) for text in table["Full_Sent"]]
    spans = [_span(text, str(phrase)) for text, phrase in zip(texts, table["Phrases"])]
    lost = [number for number, span in enumerate(spans) if span is None]
    if lost:
        raise ValueError(f"{path}: the sentence of row {lost[0]} does not hold its term {table['Phrases'][lost[0]]!r}")
    return pd.DataFrame(
        {
            "text": texts,
            "start": [span[0] for span in spans if span],
            "end": [span[1] for span in spans if span],
            "doubt": table["Flag"] == 0,
            "article": table["Article_ID"].astype(str),
            "outlet": table["Source"].astype(str),
        }
    )


def _mended(text: str) -> str:
    """The text with its quotation marks and dashes where UTF-8 was read as Mac Roman."""
    with suppress(UnicodeError):
        text = text.encode("mac_roman").decode("utf-8")
    return html.unescape(text)


def _span(text: str, term: str) -> tuple[int, int] | None:
    """Where the term stands first, with the rest of the word that it begins."""
    found = re.search(rf"\w*{re.escape(term.lower())}\w*", text.lower())
    return None if found is None else found.span()
