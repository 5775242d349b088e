"""Attributions that are none, sources of which neither spoke, and sentences in capitals."""

from __future__ import annotations

import pytest

from framing.quotes import Attribution
from framing.quotes.extractor import quotes_of
from framing.quotes.rules.drop_impossible import dismiss
from framing.quotes.rules.missed_reports import look_again
from framing.text import Document


def said(text: str, *parts: str) -> Attribution:
    source, cue, content = (((text.index(part), text.index(part) + len(part)),) for part in parts)
    return Attribution(source, cue, content, 0.9)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The aide asked not to be named as talks went on.", "The aide", "asked", "not to be named as talks went on"),
        ("It fell, said Lee, who spoke on condition of anonymity because he was shy.", "who", "spoke", "because he"),
        ("He refused to be identified, citing fear.", "He", "refused", "to be identified"),
        ("It fell, said a man who declined to be named.", "It", "said", "a man who declined to be named"),
        ("Recent days have seen claims that it fell.", "Recent days", "have seen claims", "that it fell"),
        ("The first weeks of the war showed that it fell.", "The first weeks of the war", "showed", "that it fell"),
        ("Monday saw claims that it fell.", "Monday", "saw claims", "that it fell"),
    ],
)
def test_what_nobody_can_have_said_is_left_out(text: str, source: str, cue: str, content: str) -> None:
    assert dismiss(text, [said(text, source, cue, content)]) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It fell, said an aide who asked not to be named.", "an aide", "said", "It fell"),
        ("Lee said that the aide asked not to be named.", "Lee", "said", "that the aide asked not to be named"),
        ("The owner asked that the road be named after Lee.", "The owner", "asked", "that the road be named after Lee"),
        ("Lee declined to say who was hurt.", "Lee", "declined to say", "who was hurt"),
        ("The Independent on Sunday said it fell.", "The Independent on Sunday", "said", "it fell"),
        ("The man of the year said it fell.", "The man of the year", "said", "it fell"),
        ("Ms Day said it fell.", "Ms Day", "said", "it fell"),
    ],
)
def test_what_somebody_said_stays(text: str, source: str, cue: str, content: str) -> None:
    found = [said(text, source, cue, content)]
    assert dismiss(text, found) == found


def test_a_speaker_who_would_not_be_named_is_quoted_once() -> None:
    text = "The talks failed, said a diplomat who declined to be named."
    (quote,) = quotes_of(Document(text))
    assert text[slice(*quote.source[0])] == "a diplomat who declined to be named"


def test_a_source_that_is_neither_makes_the_quote_negated() -> None:
    text = "Neither the owner nor the tenant said that the house was empty. The mayor said that it was."
    assert [quote.reading.negated for quote in quotes_of(Document(text))] == [True, False]


def test_a_sentence_in_capitals_is_read_like_any_other() -> None:
    text = "THE WAR IS OVER, PRESIDENT JOHN HALE SAID ON MONDAY."
    (found,) = look_again(Document(text), [])
    assert [text[slice(*spans[0])] for spans in (found.source, found.cue, found.content)] == [
        "PRESIDENT JOHN HALE",
        "SAID",
        "THE WAR IS OVER",
    ]
