"""Marked words that nobody is said to have said."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.candidates import choose
from framing.quotes.rules.scare_quotes import find_scare_quotes
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The so-called “moderate” rebels left.", ["“moderate”"]),
        ("Forces ‘kill more than 100’ in raid", ["‘kill more than 100’"]),
        ("She watched “Gone With the Wind” twice.", []),
        ("Jim “Bad” Smith left.", []),
        ("a film called “heat and dust” was shown", []),
        ("“We won.” The crowd sang.", []),
        ("They call it “a war of choice and of ruin”.", []),
        ('<a href="x">the “new” deal</a>', ["“new”"]),
        ("an “open quotation that never ends", []),
    ],
)
def test_scare_quotes(text: str, scare: list[str]) -> None:
    assert [text[s:e] for one in find_scare_quotes(Document(text)) for s, e in one.attribution.content] == scare


def test_marks_inside_an_attribution_are_no_scare_quotes() -> None:
    text = "Lee said the “new” deal was “dead”. It was ‘great’."
    found = [said(text, "Lee", "said", "the “new” deal was “dead”")]
    first, second = choose(found, find_scare_quotes(Document(text)))
    assert first == found[0] and text[slice(*second.content[0])] == "‘great’"


def test_in_a_title_capitals_say_nothing() -> None:
    text = "Forces ‘Kill More Than 100’ Fighters in a ‘War of Choice, Not of Need’"
    assert list(find_scare_quotes(Document(text), 0)) == []
    assert len(list(find_scare_quotes(Document(text), len(text)))) == 1
