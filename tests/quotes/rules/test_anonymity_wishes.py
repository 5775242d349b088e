"""Wishes to stay unnamed are no quotes."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes import quotes_of
from framing.quotes.rules.anonymity_wishes import find_wishes, quotes_a_wish
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The aide asked not to be named as talks went on.", "The aide", "asked", "not to be named as talks went on"),
        ("It fell, said Lee, who spoke on condition of anonymity because he was shy.", "who", "spoke", "because he"),
        ("He refused to be identified, citing fear.", "He", "refused", "to be identified"),
        ("It fell, said a man who declined to be named.", "It", "said", "a man who declined to be named"),
    ],
)
def test_a_reading_that_quotes_a_wish(text: str, source: str, cue: str, content: str) -> None:
    assert quotes_a_wish(text, said(text, source, cue, content), find_wishes(text))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It fell, said an aide who asked not to be named.", "an aide", "said", "It fell"),
        ("Lee said that the aide asked not to be named.", "Lee", "said", "that the aide asked not to be named"),
        ("The owner asked that the road be named after Lee.", "The owner", "asked", "that the road be named after Lee"),
        ("Lee declined to say who was hurt.", "Lee", "declined to say", "who was hurt"),
    ],
)
def test_a_reading_that_quotes_somebody(text: str, source: str, cue: str, content: str) -> None:
    assert not quotes_a_wish(text, said(text, source, cue, content), find_wishes(text))


@pytest.mark.parametrize("text", ["The aide asked not to be named as talks went on.", "He refused to be identified."])
def test_nobody_is_quoted_with_it(text: str) -> None:
    assert quotes_of(Document(text), "all") == []
