"""Speakers whom another quotes."""

from __future__ import annotations

import pytest
from said import at, said, surfaces

from framing.quotes import Attribution
from framing.quotes.candidates import choose
from framing.quotes.rules.beside_utterances import attribute_beside
from framing.quotes.rules.relays import find_quoted_speakers, find_relays
from framing.text import Document


def chosen(text: str, found: list[Attribution]) -> list[Attribution]:
    return choose(found, find_quoted_speakers(Document(text), found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The agency quoted Bo Ek as saying the jets were back.", ("Bo Ek", "as saying", "the jets were back")),
        (
            "State TV quoted a senior officer, Bo Ek, condemning the raid.",
            ("a senior officer, Bo Ek", "condemning", "the raid"),
        ),
        ("The paper quoted Lee as warning: “Go now.”", ("Lee", "as warning", "“Go now.”")),
        (
            "The paper quoted the head of the port as saying that it was over.",
            ("the head of the port", "as saying", "that it was over"),
        ),
    ],
)
def test_the_words_of_whom_another_quotes_are_theirs(text: str, expected: tuple[str, str, str]) -> None:
    outer = Attribution((at(text, text.split(" quoted")[0]),), (at(text, "quoted"),), (at(text, expected[2]),), 0.9)
    assert surfaces(text, chosen(text, [outer])) == [expected]


def test_whoever_was_quoted_as_saying_it_speaks() -> None:
    text = "“We will leave,” the captain was quoted as saying by the harbour radio."
    found = chosen(text, [])
    assert surfaces(text, found) == [("the captain", "was quoted as saying", "“We will leave,”")]
    (relay,) = find_relays(Document(text), found).values()
    assert text[slice(*relay[0])] == "the harbour radio"


@pytest.mark.parametrize(
    "text",
    ["He quoted Lincoln, saying that a house divided falls.", "Lee was quoted twice in it.", "They quoted a price."],
)
def test_quoting_that_holds_no_other_speaker(text: str) -> None:
    found = [said(text, text.split()[0], "quoted", text.split("quoted ")[1])]
    assert chosen(text, found) == found


def test_relay_with_as_saying_and_through_a_pronoun() -> None:
    text = (
        "The TASS news agency quoted Bo Ek, a senator, as saying that it was over. He said: “Go.”\n\n"
        "He added that it was late.\n\nMinister Lee said he was right."
    )
    found = [
        said(text, "Bo Ek, a senator", "as saying", "that it was over"),
        said(text, "He", "said", "“Go.”"),
        Attribution(
            (at(text, "He", text.index("He added")),), (at(text, "added"),), (at(text, "that it was late"),), 0.9
        ),
        Attribution((at(text, "Minister Lee"),), (at(text, "said he"),), (at(text, "he was right"),), 0.9),
    ]
    relays = find_relays(Document(text), found)
    assert [text[slice(*relays[a.source][0])] if a.source in relays else None for a in found] == [
        "The TASS news agency",
        "The TASS news agency",
        "The TASS news agency",
        None,
    ]


def test_citing_a_report_relays_no_pronoun() -> None:
    text = "President Lee cited a report. He said that it was over."
    assert find_relays(Document(text), [said(text, "He", "said", "that it was over")]) == {}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Lee was quoted as saying no.", "Lee", "was quoted as saying", "no"),
        (
            "‘We lost it’, the captain was quoted by Tass as saying.",
            "the captain", "was quoted by Tass as saying", "‘We lost it’",
        ),
        ("Dawn quoted the captain as having said that it sank.", "the captain", "as having said", "that it sank"),
        (
            "The captain was quoted as saying by the agency that it sank.",
            "The captain", "was quoted as saying", "that it sank",
        ),
    ],
)  # fmt: skip
def test_forms_of_being_quoted(text: str, source: str, cue: str, content: str) -> None:
    assert surfaces(text, chosen(text, [])) == [(source, cue, content)]


def test_what_is_no_part_of_the_saying_gives_way() -> None:
    text = "The captain was cited by the paper as saying that it sank."
    wrong = Attribution((at(text, "the paper"),), (at(text, "was cited"),), (at(text, "The captain"),), 0.5)
    right = Attribution((at(text, "The captain"),), (at(text, "saying"),), (at(text, "that it sank"),), 0.7)
    made = chosen(text, [wrong, right])
    assert surfaces(text, made) == [("The captain", "was cited by the paper as saying", "that it sank")]


def test_a_paper_in_which_somebody_is_quoted_relays() -> None:
    text = "Rusk was quoted in the Sunday Herald as saying that it sank."
    (found,) = chosen(text, [])
    assert [text[slice(*spans[0])] for spans in find_relays(Document(text), [found]).values()] == ["the Sunday Herald"]


def test_a_quotation_behind_which_another_quotes_him() -> None:
    text = "“Who will pay for all of this now?” the Post quoted him as asking, in remarks on Monday."
    assert surfaces(text, attribute_beside(Document(text), [])) == [
        ("him", "as asking", "“Who will pay for all of this now?”")
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Radio Karth cited the deputy, Bo Ek, as saying the northern crossing would close.",
            "the deputy, Bo Ek",
            "the northern crossing would close",
        ),
        (
            "Nine miners drowned in the shaft, the Karth agency quoted a doctor as saying on Friday.",
            "a doctor",
            "Nine miners drowned in the shaft",
        ),
        ("Tass cited the army as saying on Monday it would leave.", "the army", "it would leave"),
        (
            "After the talks failed, the agency quoted the envoy as saying nobody had listened.",
            "the envoy",
            "nobody had listened",
        ),
    ],
)
def test_the_whole_clause_is_said(text: str, source: str, content: str) -> None:
    assert surfaces(text, chosen(text, [])) == [(source, "as saying", content)]


def test_what_happens_meanwhile_is_not_said() -> None:
    assert chosen("As shells fell on the port, the agency quoted the harbour master as saying.", []) == []
