"""Sentences that begin with a verb of saying."""

from __future__ import annotations

import pytest
from said import said, surfaces

from framing.quotes.rules.beside_utterances import attribute_beside
from framing.quotes.rules.inverted_speakers import part_inverted
from framing.text import Document


@pytest.mark.parametrize(
    ("source", "parted"),
    [
        ("Said Lee", ("Lee", "Said")),
        ("Replied the mayor", ("the mayor", "Replied")),
        ("State Department", ("State Department", ":")),
        ("Claims of fraud", ("Claims of fraud", ":")),
        ("Ann Lee", ("Ann Lee", ":")),
    ],
)
def test_the_verb_is_no_part_of_the_source(source: str, parted: tuple[str, str]) -> None:
    text = f"It rained. {source}: “We lost.”"
    found = said(text, source, ":", "“We lost.”")
    assert surfaces(text, part_inverted(Document(text), [found])) == [(*parted, "“We lost.”")]


def test_one_quotation_is_said_once() -> None:
    text = "Said Lee: “We lost.”"
    right, double = said(text, "Lee", "Said", "“We lost.”"), said(text, "Said Lee", ":", "“We lost.”")
    assert part_inverted(Document(text), [double, right]) == [right]


def test_a_quotation_that_nobody_holds_has_its_speaker_before_the_colon() -> None:
    text = "Replied the mayor of Karth: “There is no money left.”"
    assert surfaces(text, attribute_beside(Document(text), [])) == [
        ("the mayor of Karth", "Replied", "“There is no money left.”")
    ]
