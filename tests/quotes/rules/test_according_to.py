"""Names behind *According to* at the beginning of a sentence."""

from __future__ import annotations

import pytest
from said import said, surfaces

from framing.quotes.rules.according_to import find_according_to
from framing.text import Document


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("A.R. Voss", "it snowed"),
        ("Omar Reyes, a farmer in Karth", "it snowed"),
        ("Omar Reyes", "it snowed, which is rare"),
    ],
)
def test_a_name_is_the_source_of_what_follows(source: str, content: str) -> None:
    text = f"It was late. According to {source}, {content}. Nobody came."
    found = [one.attribution for one in find_according_to(Document(text), [])]
    assert surfaces(text, found) == [(source, "According to", content)]


@pytest.mark.parametrize(
    "text",
    [
        "According to plan, the dam was built.",
        "According to Omar Reyes: It snowed.",
        "It snowed according to Omar Reyes, and it rained.",
        "According to Omar Reyes, no.",
    ],
)
def test_others_are_left_to_the_engine(text: str) -> None:
    assert list(find_according_to(Document(text), [])) == []


def test_what_the_engine_has_found_is_left_to_it() -> None:
    text = "According to Omar Reyes, it snowed."
    assert list(find_according_to(Document(text), [said(text, "Omar Reyes", "According to", "it snowed")])) == []
