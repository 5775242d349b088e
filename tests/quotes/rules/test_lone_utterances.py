"""Quotations that are a sentence of their own."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.rules.lone_utterances import attribute_lone
from framing.text import Document


def speakers(text: str, *found, body_start: int = 0) -> list[tuple[str, str]]:
    out = attribute_lone(Document(text), list(found), body_start)
    return [(text[slice(*one.source[0])], " … ".join(text[s:e] for s, e in one.content)) for one in out]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tom Rusk, the mayor, disagreed. “It was self-defence.”", "Tom Rusk, the mayor"),
        ("Anna Bell was unmoved.\n\n“It was self-defence.”", "Anna Bell"),
        ("She shook her head. 'It was self-defence.'", "She"),
        ("A neighbour was blunt: “It was self-defence.”", "A neighbour"),
        ('The farmer wept.\n\n"It was self-defence.\n\n"Nobody came."', "The farmer"),
    ],
)
def test_who_is_described_speaks(text: str, source: str) -> None:
    ((who, _),) = speakers(text)
    assert who == source


@pytest.mark.parametrize(
    "text",
    [
        "It rained. “It was self-defence.”",
        "The valley was quiet.\n\n“It was self-defence.”",
        "They were tired of it. “It was self-defence.”",
        "Rusk was unmoved.\n\n“It was self-defence”\n\nThe night went on.",  # a headline between paragraphs
        "Rusk was angry. The gold of it all was this: “It was self-defence.”",
        "I shook my head. “It was self-defence.”",
        "Rusk was unmoved. “Rusk acted in self-defence.”",  # spoken of by another
        "Rusk was unmoved.\n\n“It was self-defence.” — Nora Finch",  # signed
        "Rusk was unmoved.\n\n“It was self-defence.” Nora Finch, Herald",
        "Rusk was unmoved.\n\n“It was self-defence.”\n\nNora Finch, the mayor of Karth",
        "Rusk unmoved\n\n“It was self-defence.”",  # under a headline
        "“It was self-defence.”",
        "Rusk read “It was self-defence and that is all.”",
    ],
)
def test_nobody_speaks_where_the_text_does_not_say_so(text: str) -> None:
    assert speakers(text) == []


def test_in_the_title_nobody_goes_on() -> None:
    text = "Rusk is unmoved. “It was self-defence.”\nThe body."
    assert speakers(text, body_start=40) == []


def test_second_pieces_go_on_with_the_first() -> None:
    text = "'We were attacked at night,' said Rusk, the mayor. 'It was a massacre.' It rained. 'Nobody came.'"
    found = said(text, "Rusk, the mayor", "said", "'We were attacked at night,'")
    assert speakers(text, found) == [
        ("Rusk, the mayor", "'We were attacked at night,' … 'It was a massacre.' … 'Nobody came.'")
    ]


def test_after_a_report_it_is_a_quote_of_its_own() -> None:
    text = "The mayor said the raid was wrong.\n\n“It was a massacre.”"
    found = said(text, "The mayor", "said", "the raid was wrong")
    assert speakers(text, found) == [("The mayor", "the raid was wrong"), ("The mayor", "“It was a massacre.”")]
    assert attribute_lone(Document(text), [found])[1].cue == ()


def test_the_last_who_speaks_goes_on_not_whom_he_tells_of() -> None:
    text = "Rusk said that Bell claimed it was over. “It was a massacre.”"
    outer = said(text, "Rusk", "said", "that Bell claimed it was over")
    nested = said(text, "Bell", "claimed", "it was over")
    assert speakers(text, nested, outer)[2] == ("Rusk", "“It was a massacre.”")


def test_a_word_that_is_no_speech_hands_nothing_on() -> None:
    text = "The right sees the deal as dead. “It was a massacre.”"
    assert len(speakers(text, said(text, "The right", "sees", "the deal as dead"))) == 1
