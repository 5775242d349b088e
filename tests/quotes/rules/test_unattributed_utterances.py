"""Quotations of sentence length that nobody is credited with."""

from __future__ import annotations

from said import said

from framing.quotes.rules.unattributed_utterances import add_unattributed
from framing.text import Document


def loose(text: str, *found) -> list[list[str]]:
    new = add_unattributed(Document(text), list(found))[len(found) :]
    assert all(not one.source and not one.cue for one in new)
    return [[text[s:e] for s, e in one.content] for one in new]


def test_every_utterance_that_nobody_holds_is_a_quotation() -> None:
    text = "He read “A Long Day in the Old Town” twice. “We won,” Lee said. “Lost.”"
    assert loose(text, said(text, "Lee", "said", "“We won,”")) == [["“A Long Day in the Old Town”"]]


def test_its_paragraphs_are_one_row() -> None:
    assert loose("“We ran.\n\n“They shot.”") == [["“We ran.", "“They shot.”"]]


def test_what_an_attribution_holds_only_a_little_of_is_one_too() -> None:
    text = "“We all fled from the burning town at night,” it read."
    assert loose(text, said(text, "it", "read", "fled")) == [["“We all fled from the burning town at night,”"]]


def test_where_the_closing_mark_is_missing_a_speaker_inside_shows_it() -> None:
    text = "“We all fled from the burning town, Lee said, and nobody came."
    assert loose(text) == [[text]]
    assert loose(text, said(text, "Lee", "said", "“We all fled from the burning town,")) == []
