"""Exports of Factiva as HTML: as they are shown, or as tables with the codes HD, BY, WC, PD, SN, LP, TD."""

from __future__ import annotations

import re
from typing import Any

from framing.articles.importers.factiva_text import codes_to_fields, head_to_fields
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean, export_words, without_by
from framing.articles.importers.markup import html_root, paragraphs_of, text_of
from framing.articles.record import Unusable

__all__ = ["is_factiva_pages", "read_factiva_pages"]

_ARTICLE = "contains(concat(' ', normalize-space(@class)), ' article') or contains(@class, 'Article')"
_COUNT = re.compile(r"^\d+\)\s+")  # 1) Rain stops the fair
_CODE = re.compile(r"[A-Z]{2,4}")


def is_factiva_pages(text: str) -> bool:
    """Whether a page is an export of Factiva.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(re.search(r"class=\"[^\"]*article[^\"]*\"", text)) and (
        "articleParagraph" in text or bool(re.search(r">\s*HD\s*<", text))
    )


def read_factiva_pages(text: str) -> Found:
    """Read an export of Factiva as HTML.

    Parameters
    ----------
    text : str

    Returns
    -------
    Found
    """
    records: list[dict[str, Any] | Unusable] = []
    for element in html_root(text).xpath(f"//div[{_ARTICLE}]"):
        if element.xpath(f".//div[{_ARTICLE}]"):  # holds the article that is read
            continue
        codes = _codes(element)
        if "HD" in codes:
            records.append(codes_to_fields(codes))
        elif element.xpath(".//*[contains(@class, 'articleParagraph')]"):
            records.append(_shown(element))
    return export("Factiva", records)


def _codes(element: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in element.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if len(cells) == 2 and _CODE.fullmatch(text_of(cells[0])):
            out[text_of(cells[0])] = "\n".join(paragraphs_of(cells[1]))
    return out


def _shown(element: Any) -> dict[str, Any] | Unusable:
    headline = element.xpath(".//*[contains(@class, 'eadline')]")
    body = list(element.xpath(".//*[contains(@class, 'articleParagraph')]"))
    lines = [clean(text_of(div)) for div in element.xpath(".//div[not(.//div)]") if text_of(div)]
    words = re.compile(rf"\s*{export_words()['factiva']['words']}\s*", re.IGNORECASE)
    at = next((k for k, line in enumerate(lines) if words.fullmatch(line)), None)
    if at is None:
        return Unusable("an article without the number of its words")
    above = lines[:at]
    fields = head_to_fields(above, lines[at:])
    if headline:
        title = text_of(headline[0])
        fields["title"] = _COUNT.sub("", title) if "counted" in headline[0].get("class", "") else title
        others = list(above[above.index(title) + 1 :]) if title in above else []
        authors = [text_of(author) for author in element.xpath(".//*[@class='author']")] or others
        fields["byline"] = without_by(authors[0]) if authors else ""
        fields.pop("section", None)
        if title in above and above.index(title):
            fields["section"] = above[0]
    number = [
        text_of(p) for p in element.iter("p") if re.fullmatch(export_words()["factiva"]["document"], text_of(p), re.I)
    ]
    fields["article_id"] = number[-1].split()[-1] if number else ""
    text = as_paragraphs(line for p in body for part in paragraphs_of(p) for line in (part, ""))
    if not text:
        return Unusable(f"the document {fields['title']!r} has no words")
    return {key: value for key, value in {**fields, "text": text}.items() if value}
