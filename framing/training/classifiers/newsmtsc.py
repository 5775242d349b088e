"""NewsMTSC: sentences of news with targets, and how coders saw them presented.

References
----------
Hamborg, F. and Donnay, K. (2021). NewsMTSC: a dataset for (multi-)target-dependent sentiment classification in
political news articles. EACL, 1663-1675.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pandas as pd

__all__ = ["outlets_of", "read_newsmtsc"]

_POLARITY = {2: "negative", 4: "neutral", 6: "positive"}
_SHARED = 8  # words in a row by which a sentence is found again in an article
_SKIPPED = 2  # words at its beginning that may have been changed


def read_newsmtsc(path: Path) -> pd.DataFrame:
    """Targets of a file of NewsMTSC.

    Parameters
    ----------
    path : Path
        ``train.jsonl``.

    Returns
    -------
    DataFrame
        Columns text, start, end, y (negative, neutral, positive), article.

    Raises
    ------
    ValueError
        If a line is not of that form.
    """
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            sentence = json.loads(line)
            text, targets = sentence["sentence_normalized"], sentence["targets"]
            rows += [
                {
                    "text": text,
                    "start": int(target["from"]),
                    "end": int(target["to"]),
                    "y": _POLARITY[int(target["polarity"])],
                    "article": "_".join(target["Input.gid"].split("_")[:3]),
                }
                for target in targets
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}, line {number}: no sentence of NewsMTSC ({error!r})") from error
    return pd.DataFrame(rows, columns=["text", "start", "end", "y", "article"])


def outlets_of(texts: list[str], articles: Path) -> list[str | None]:
    """Outlets of sentences, found by words in a row that an article has in common with them.

    Parameters
    ----------
    texts : list of str
    articles : Path
        JSON lines with text and outlet (``.gz`` too).

    Returns
    -------
    list of str or None
        None for a sentence that no article holds.
    """
    wanted: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        words = _plain(text)
        if len(words) >= _SHARED + _SKIPPED:
            wanted.setdefault(" ".join(words[_SKIPPED : _SKIPPED + _SHARED]), []).append(number)
    found: list[str | None] = [None] * len(texts)
    with (gzip.open if articles.suffix == ".gz" else open)(articles, "rt", encoding="utf-8") as stream:
        for line in stream:
            article = json.loads(line)
            words = _plain(str(article.get("text", "")))
            for first in range(len(words) - _SHARED + 1):
                for number in wanted.get(" ".join(words[first : first + _SHARED]), ()):
                    found[number] = str(article["outlet"])
    return found


def _plain(text: str) -> list[str]:
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).split()
