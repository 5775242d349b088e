"""Titles that name their source."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.candidates import choose
from framing.quotes.rules.headlines import find_headline_sources
from framing.text import Document


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        ("Strike killed dozens: officials", "officials", "Strike killed dozens"),
        ("UN report: Famine looms in the south", "UN report", "Famine looms in the south"),
        ("Army left the city – police", "police", "Army left the city"),
        ("Lee: ‘We won’", "Lee", "‘We won’"),
    ],
)
def test_headlines_that_name_their_source(title: str, source: str, content: str) -> None:
    text = title + "\n\nMinister Ann Lee said that they had won."
    body = said(text, "Minister Ann Lee", "said", "that they had won")
    found = [one.attribution for one in find_headline_sources(Document(text), [body], len(title))]
    assert [(text[slice(*a.source[0])], text[slice(*a.content[0])]) for a in found] == [(source, content)]


@pytest.mark.parametrize(
    "title",
    [
        "Syria: US strikes kill 100",
        "Why we fight: an essay",
        "Rally in Oslo: thousands march",
        "Talks go on – for now",
        "Score: 3:1",
    ],
)
def test_headlines_with_a_colon_and_no_source(title: str) -> None:
    text = title + "\n\nMinister Ann Lee said that they had won."
    assert find_headline_sources(Document(text), [], len(title)) == []


def test_a_title_that_is_attributed_already_is_left() -> None:
    text = "Police: army left, says Lee\n\nBody."
    found = [said(text, "Lee", "says", "army left")]
    candidates = find_headline_sources(Document(text), found, 27)
    assert len(candidates) == 1 and choose(found, candidates) == found
