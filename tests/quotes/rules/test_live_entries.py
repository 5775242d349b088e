"""Entries of live blogs go to whom their labels name; what only looks like one goes to nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.quotes.attribution import Attribution
from framing.quotes.rules.live_entries import read_entries
from framing.text import Document


def entries(text: str) -> list[tuple[str, str, str | None]]:
    return [
        (text[slice(*one.source[0])], text[slice(*one.content[0])], one.medium)
        for one in read_entries(Document(text), [])
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("14:05 Mayor Ann Roux", "Mayor Ann Roux"),
        ("9.15am – Transport secretary Lee Khan", "Transport secretary Lee Khan"),
        ("[08:40] Chief Constable Ann Roux (West Karth)", "Chief Constable Ann Roux"),
        ("21:45 GMT - Police", "Police"),
        ("07:55 Union leader Lee Khan of the KMT", "Union leader Lee Khan of the KMT"),
    ],
)
def test_a_label_that_names_people_speaks(label: str, name: str) -> None:
    text = f"{label}: Nobody needs to leave tonight.\n\n06:10 Power is out in Karth."
    assert entries(text) == [(name, "Nobody needs to leave tonight.", "transcript")]


@pytest.mark.parametrize(
    "line",
    [
        "08:10 Karth war: Five were killed at the bridge.",
        "12:10 Weather: Rain is expected until six.",
        "09:02 Police say two men were held: they are from Karth.",
        "13:40 The road to Elm Point is closed.",
        "10:00 Ann Roux: The mayor resigns.",  # a name that nobody quotes: a heading
        "Mayor Ann Roux: Nobody needs to leave.",
        "The match ended 3:15 Mayor Ann Roux: Nobody left.",
    ],
)
def test_other_lines_have_no_speaker(line: str) -> None:
    assert entries(f"{line}\n\n06:10 Power is out in Karth.") == []


def test_marked_words_end_at_their_mark_and_a_headline_is_no_speech() -> None:
    assert entries("22:05 Ann Roux: “They stole this vote.” She left.") == [
        ("Ann Roux", "“They stole this vote.”", "transcript")
    ]
    assert entries("21:45 Karth mayor: Two officers fired")[0][2] is None


def test_no_source_begins_with_the_time() -> None:
    text = "22:05 Mayor Ann Roux: “They stole this vote.”"
    one = Attribution(((0, 20),), ((20, 21),), ((22, len(text)),), 0.7)
    (mended,) = read_entries(Document(text), [one])
    assert text[slice(*mended.source[0])] == "Mayor Ann Roux" and mended.content == one.content


@given(st.lists(st.sampled_from(["14:05 ", "Mayor ", "Ann ", ": ", "“We go.” ", "\n\n", "(Karth)", "Police"])))
def test_spans_lie_in_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    for one in read_entries(Document(text), []):
        assert all(0 <= start < end <= len(text) for spans in (one.source, one.content) for start, end in spans)
