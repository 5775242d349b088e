"""What is said, and nobody says it."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.rules.impersonal_sources import find_impersonal, unname_impersonal
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("It has been alleged that the army fled.", "It", "has been alleged", False),
        ("The Herald went out. It is claimed that the army fled.", "The Herald", "is claimed", False),
        ("The Herald went out. It claimed that the army fled.", "It", "claimed", True),
        ("It was claimed by Lee that the army fled.", "Lee", "claimed", True),
        ("It was claimed by Lee that the army fled.", "It", "was claimed by", True),
        ("Lee is believed to think that the army fled.", "Lee", "is believed", True),
    ],
)
def test_impersonal_it(text: str, source: str, cue: str, kept: bool) -> None:
    (made,) = unname_impersonal(Document(text), [said(text, source, cue, "the army fled")])
    assert bool(made.source) is kept


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("It is widely believed that the army shelled the town.", "is widely believed",
         "that the army shelled the town"),
        ("On Monday it was rumoured again that the wells were dry.", "was rumoured", "that the wells were dry"),
        ("It has been reported that guards slept, so nobody saw it.", "has been reported", "that guards slept"),
    ],
)  # fmt: skip
def test_hearsay_is_a_report_of_nobody(text: str, cue: str, content: str) -> None:
    found = [one.attribution for one in find_impersonal(Document(text), [])]
    assert [(one.source, text[slice(*one.cue[0])], text[slice(*one.content[0])]) for one in found] == [
        ((), cue, content)
    ]
    assert not list(find_impersonal(Document(text), found))


@pytest.mark.parametrize(
    "text",
    [
        "It was revealed that the army shelled the town.",  # so it is
        "It is expected to rain.",
        "It was decided that all should leave.",
        "“It is said that the army shelled the town.”",  # by whoever is quoted
        "It is said, by those that know.",
    ],
)
def test_no_hearsay(text: str) -> None:
    assert not list(find_impersonal(Document(text), []))
