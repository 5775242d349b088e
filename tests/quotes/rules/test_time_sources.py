"""Sources that are times, and sources that only hold one."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.rules.time_sources import drop_time_sources
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
