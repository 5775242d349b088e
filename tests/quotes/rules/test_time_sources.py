"""Sources that are times, and sources that only hold one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from said import said

from framing.quotes.rules.time_sources import cut_times, drop_time_sources
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Recent days have seen claims that it fell.", "Recent days", "have seen claims", "that it fell"),
        ("The first weeks of the war showed that it fell.", "The first weeks of the war", "showed", "that it fell"),
        ("Monday saw claims that it fell.", "Monday", "saw claims", "that it fell"),
    ],
)
def test_no_time_says_anything(text: str, source: str, cue: str, content: str) -> None:
    assert drop_time_sources(Document(text), [said(text, source, cue, content)]) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("New polls released Sunday showed it fell.", "New polls released Sunday", "showed", "it fell"),
        ("Italian news reports Thursday said it fell.", "Italian news reports Thursday", "said", "it fell"),
        ("USA Today reports that it fell.", "USA Today", "reports", "that it fell"),
        ("The Independent on Sunday said it fell.", "The Independent on Sunday", "said", "it fell"),
        ("The man of the year said it fell.", "The man of the year", "said", "it fell"),
        ("Ms Day said it fell.", "Ms Day", "said", "it fell"),
    ],
)
def test_what_only_holds_a_time_speaks(text: str, source: str, cue: str, content: str) -> None:
    found = [said(text, source, cue, content)]
    assert drop_time_sources(Document(text), found) == found


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Last week Omar Reyes", "Omar Reyes"),
        ("Later on Tuesday the mayor", "the mayor"),
        ("Late last night, Voss", "Voss"),
        ("Two days later Omar Reyes", "Omar Reyes"),
        ("A month earlier Omar Reyes", "Omar Reyes"),
        ("Three weeks ago Omar Reyes", "Omar Reyes"),
        ("A few hours later Omar Reyes", "Omar Reyes"),
        ("Yesterday Omar Reyes", "Omar Reyes"),
        ("Thursday Omar Reyes", "Omar Reyes"),
        ("On 3 May Omar Reyes", "Omar Reyes"),
        ("Omar Reyes on Monday", "Omar Reyes"),
        ("Republicans last week", "Republicans"),
        ("The court today", "The court"),
        ("Last week", "Last week"),
        ("Recent weeks", "Recent weeks"),
        ("The first days of May", "The first days of May"),
        ("Last week’s report", "Last week’s report"),
        ("Tuesday night’s results", "Tuesday night’s results"),
        ("The Sunday Times", "The Sunday Times"),
        ("Sunday Times", "Sunday Times"),
        ("USA Today", "USA Today"),
        ("The memo filed Friday", "The memo filed Friday"),
        ("A day nurse", "A day nurse"),
        ("This report", "This report"),
        ("May", "May"),
        ("April Ryan", "April Ryan"),
        ("Ann Early", "Ann Early"),
    ],
)
def test_times_are_no_part_of_a_source(source: str, left: str) -> None:
    text = f"{source} said that it fell."
    (found,) = cut_times(Document(text), [said(text, source, "said", "that it fell")])
    assert [text[start:end] for start, end in found.source] == [left]


def test_a_piece_that_is_a_time_is_left_out() -> None:
    text = "Wednesday, writing from home, Voss said that it fell."
    one = said(text, "Voss", "said", "that it fell")
    found = cut_times(Document(text), [replace(one, source=((0, 9), *one.source))])
    assert found == [one]
