"""Where a content ends because the reporter tells what its speaker does."""

from __future__ import annotations

import pytest
from said import at, said

from framing.quotes.rules.own_deeds import cut_own_deeds, drop_deeds
from framing.text import Document


@pytest.mark.parametrize(
    ("source", "content", "rest"),
    [
        ("The ministry", "nine had died", " but did not elaborate"),
        ("The ministry", "nine had died", ", but gave no further details"),
        ("The ministry", "nine had died", " but declined to provide any details"),
        ("The ministry", "nine had died", " and refused to take questions"),
        ("The radio", "the rebels had fled", ", but did not say where they had gone"),
        ("Tom Rusk", "the treaty was dead", " and shook his head"),
        ("Ann Lee", "the man was armed", " and closed her notebook"),
        ("Tom Rusk", "the bridge was unsafe", " and picked up his case"),
        ("Tom Rusk", "the team was tired", " and wiped his glasses"),
        ("Tom Rusk", "the ice was thin", ", and sat down again"),
        ("Ann Lee", "the campaign would not sway her vote", " and took a swipe at its donors"),
    ],
)
def test_what_the_speaker_does_is_not_said(source: str, content: str, rest: str) -> None:
    text = f"{source} said {content}{rest}."
    cut = cut_own_deeds(Document(text), [said(text, source, "said", content + rest)])
    assert [one.content for one in cut] == [(at(text, content),)]


@pytest.mark.parametrize(
    "content",
    [
        "the man was armed and closed his notebook",  # the man's
        "the man grabbed a bag and hid it in her house",  # what he did can be done with what is hers
        "the app worked well and helped her do the sums",
        "he would wait and wanted no lawyer",
        "the man left and did not say goodbye",
        "Lee should be fined and sent to his room",
        "the network did not call but gave reasons",
        "rebels had a plan but gave no details to villagers who asked and sat down",
        "it was old and broke",
    ],
)
def test_what_others_do_is_said(content: str) -> None:
    text = f"Ann Lee said {content}."
    one = said(text, "Ann Lee", "said", content)
    kept = content.partition(" but gave no details")[0]
    assert cut_own_deeds(Document(text), [one])[0].content == (at(text, kept),)


@pytest.mark.parametrize(
    ("said_by", "content", "kept"),
    [
        ("The referee", "seven minutes of stoppage time", False),
        ("The navy", "his name to the ship", False),
        ("The mayor", "that it was late", True),
        ("The mayor", "the next president will need help", True),
        ("The mayor", "“seven minutes of rain”", True),
        ("The mayor", "in a letter: “No.”", True),
    ],
)
def test_what_is_added_to_things_is_not_said(said_by: str, content: str, kept: bool) -> None:
    text = f"{said_by} added {content}."
    one = said(text, said_by, "added", content)
    assert drop_deeds(Document(text), [one]) == [one] * kept
