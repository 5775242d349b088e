"""Marked words by length, and what holds them."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes import Attribution
from framing.quotes.rules.utterances import find_utterances, gaps_in, grown, holders_of, is_utterance
from framing.text import Document


@pytest.mark.parametrize(
    ("words", "uttered"),
    [
        ("kill more than a hundred", False),
        ("kill more than a hundred men", True),
        ("We lost.", True),
        ("We lost,", True),
        ("We lost", False),
        ("lost.", False),
        ("Gone With the Wind.", False),
        ("Gone With the Wind and the War of the Worlds", True),
        ("", False),
    ],
)
def test_sentence_length(words: str, uttered: bool) -> None:
    assert is_utterance(f"x {words} y", 2, 2 + len(words)) is uttered


def test_inner_marks_belong_to_the_utterance_around_them() -> None:
    text = "“He said ‘we are all going to lose it’ twice.” A ‘new’ one."
    (one,) = find_utterances(Document(text))
    assert text[one.start : one.end] == "“He said ‘we are all going to lose it’ twice.”"
    assert [text[u.start : u.end] for u in find_utterances(Document(text), short=True)][1:] == ["‘new’"]


def test_a_quotation_of_paragraphs_has_a_piece_in_each() -> None:
    text = "“We fired.\n\n“We ran.”"
    first, second = find_utterances(Document(text))
    assert (first.nth, first.last, second.nth, second.last) == (0, False, 1, True)
    assert text[second.start : second.end] == "“We ran.”" and text[slice(*second.inner)] == "We ran."


def test_who_is_told_of_in_an_utterance_does_not_hold_it() -> None:
    text = "“My father said we won the war,” Lee said. “Nobody else was there at all.”"
    doc = Document(text)
    nested = said(text, "My father", "said", "we won the war")
    whole = Attribution(((33, 36),), ((37, 41),), ((0, 32),), 0.9)
    loose = Attribution((), (), ((43, len(text)),), 0.2)
    assert [sorted(one) for one in holders_of(find_utterances(doc), [nested, whole, loose])] == [[1], []]


def test_gaps_hold_words() -> None:
    text = "“It was over. We left, all of us,” she said."
    one = find_utterances(Document(text))[0]
    assert [text[slice(*gap)] for gap in gaps_in(text, one, [(14, 22)])] == ["It was over. ", " all of us,"]
    assert gaps_in(text, one, [(0, 33)]) == []
    assert gaps_in(text, one, [(35, 40)]) == [one.inner]


def test_grown_contents_are_in_order() -> None:
    first, second = (Attribution((), (), ((k, k + 2),), 0.2) for k in (4, 9))
    assert grown([first, second], {0: [(0, 2), (6, 7)]}) == [Attribution((), (), ((0, 2), (4, 7)), 0.2), second]
