"""Readings that the trees show."""

from __future__ import annotations

import pytest

from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.rules.said_reports import propose_reports
from framing.text import Document


def proposed(text: str) -> list[tuple[str, str, str]]:
    clauses = Clauses(Document(text))
    found = [(one.source, one.cue, one.content) for one in propose_reports(clauses)]
    return [tuple(text[slice(*clauses.span(*span))] for span in spans) for spans in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Nobody was hurt in the raid, unnamed officials told the paper.",
            "unnamed officials",
            "told",
            "Nobody was hurt in the raid",
        ),
        (
            "The bridge had been closed for a month, said the mayor of the town.",
            "the mayor of the town",
            "said",
            "The bridge had been closed for a month",
        ),
        ("The mayor told the paper that the bridge was closed.", "The mayor", "told", "that the bridge was closed"),
        ("Witnesses later on Monday said the bridge had been hit.", "Witnesses", "said", "the bridge had been hit"),
        (
            "Police arrested the clerks who said the safe was empty.",
            "the clerks",
            "said",
            "the safe was empty",
        ),
        ("The owner has long said the wall is “old, but sound”.", "The owner", "said", "the wall is “old, but sound”"),
        (
            "The owner said the wall was sound, while the tenants moved out.",
            "The owner",
            "said",
            "the wall was sound",
        ),
    ],
)
def test_plain_shapes(text: str, source: str, cue: str, content: str) -> None:
    assert proposed(text) == [(source, cue, content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The union criticised the plan in a letter, warning that the plant would close.",
            [("The union", "warning", "that the plant would close")],
        ),
        (
            "State radio on Friday confirmed that the port was hit but appeared to deny the ships were sunk.",
            [
                ("State radio", "confirmed", "that the port was hit"),
                ("State radio", "appeared to deny", "the ships were sunk"),
            ],
        ),
    ],
)
def test_a_second_verb_has_the_speaker_of_the_first(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert proposed(text) == expected


def test_a_proposal_says_whose_subject_it_takes() -> None:
    text = "State radio on Friday confirmed that the port was hit but appeared to deny the ships were sunk."
    assert [one.shared for one in propose_reports(Clauses(Document(text)))] == [False, True]


def test_speakers_go_no_further_than_their_sentence() -> None:
    text = "The mayor said that the port was hit. Fires burned, warning that the wind would turn."
    assert "The mayor" not in [source for source, cue, _ in proposed(text) if cue == "warning"]


@pytest.mark.parametrize(
    "text",
    [
        "The author wrote that book.",
        "They lost the territory they claimed earlier in the war.",
        "State media are run by the ministry.",
        "The reports were long.",
        "Having said goodbye, she left the room.",
        "“The mayor said the bridge was closed,” he thought.",
        "The mayor was told that the bridge was closed.",
    ],
)
def test_nothing_where_nobody_says_anything(text: str) -> None:
    assert proposed(text) == []


def test_a_sentence_in_capitals_is_read_like_any_other() -> None:
    text = "THE WAR IS OVER, PRESIDENT JOHN HALE SAID ON MONDAY."
    assert proposed(text) == [("PRESIDENT JOHN HALE", "SAID", "THE WAR IS OVER")]
