"""Quantities of articles as a table, which comparisons of numbers read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from framing.articles.as_read import as_read
from framing.articles.languages import english_texts, languages_of, tell_of_languages
from framing.articles.plain_text import reads_plain
from framing.articles.texts_elsewhere import in_text_parts
from framing.compare.quantities.text_quantities import Quantity, quantities_in, sentences_with_numbers
from framing.compare.statements.segments import sentence_at, word_list
from framing.entrance import takes
from framing.lexicons.words import words
from framing.tables import conform, from_records
from framing.text import Document

__all__ = ["find_quantities"]

_COMMON = words("compare.common_beside_numbers")


@takes(articles="articles article_id")
def find_quantities(articles: pd.DataFrame) -> pd.DataFrame:
    """Find the quantities in articles: how many of what, how surely, and what happened to those counted.

    Dates, years, ages, ordinals and clock times are left out. :func:`framing.compare.numbers` says in whose voice each
    stands, and which are about one thing.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        Table of quantities, by article and start.

    Warns
    -----
    LanguageWarning
        If articles are not in English, in which no quantity is looked for.

    Examples
    --------
    >>> text = "At least 12 miners were killed and dozens of villagers were hurt."
    >>> found = find_quantities(pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]}))
    >>> found[["surface", "low", "high", "kind", "measure"]].values.tolist()
    [['At least 12 miners', 12.0, inf, 'civilians', 'killed'],
     ['dozens of villagers', 24.0, 99.0, 'civilians', 'wounded']]
    >>> found.loc[0, "context"]
    ['hurt', 'less', 'miner', 'villager']
    """
    parts, languages = [], Counter[str]()
    for part in in_text_parts(articles):
        languages.update(code for code in languages_of(part) if code is not None)
        parts.append(_of_part(articles=part))
    tell_of_languages(languages, len(articles), "quantities", stacklevel=3)
    filled = [part for part in parts if len(part)] or [from_records("quantities", [])]
    return conform(pd.concat(filled, ignore_index=True), "quantities")


@reads_plain
def _of_part(articles: pd.DataFrame) -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    outlets = articles["outlet"].tolist() if "outlet" in articles else [None] * len(articles)
    read = as_read(articles).trees(english_texts(articles), sentences_with_numbers)
    for article_id, outlet, (doc, tree) in zip(articles["article_id"], outlets, read):
        for number, quantity in enumerate(quantities_in(doc, tree), 1):
            about = {"quantity_id": f"{article_id}:n{number:04}", "article_id": article_id, "outlet": outlet}
            rows.append({**about, **_row(quantity, doc)})
    return from_records("quantities", rows)


def _row(quantity: Quantity, doc: Document) -> Mapping[str, Any]:
    return {
        "surface": doc.text[quantity.start : quantity.end], "start": quantity.start, "end": quantity.end,
        "number_spans": [[quantity.start, quantity.number_end]], "qualifier": quantity.qualifier or None,
        "low": quantity.low, "high": quantity.high, "counted": quantity.counted or None, "head": quantity.head or None,
        "kind": quantity.kind, "measure": quantity.measure or None, "context": sorted(_context(quantity, doc)),
    }  # fmt: skip


def _context(quantity: Quantity, doc: Document) -> set[str]:
    """Content words of the sentence, names and digits left out: what the number is about."""
    sentence = sentence_at(doc, quantity.start) or (quantity.start, quantity.end)
    found = word_list(doc, *sentence, [])
    return {w.key for w in found if w.content and not w.name and not w.key[0].isdigit()} - _COMMON
