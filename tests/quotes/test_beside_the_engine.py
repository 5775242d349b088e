"""The second look, and contents that begin too late."""

from __future__ import annotations

import pytest

from framing.quotes import Attribution
from framing.quotes.rules.missed_reports import look_again
from framing.quotes.rules.paragraph_continuation import continue_quotes
from framing.quotes.rules.relays import find_relays, unnest
from framing.quotes.rules.whole_clauses import complete_contents
from framing.text import Document


def at(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution((at(text, source),), (at(text, cue),), (at(text, content),), 0.9)


def surfaces(text: str, found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [tuple(text[slice(*spans[0])] for spans in (a.source, a.cue, a.content)) for a in found]  # type: ignore[misc]


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
    assert surfaces(text, look_again(Document(text), [])) == [(source, cue, content)]


def test_a_participle_shares_the_source_before_it() -> None:
    text = "The union criticised the plan in a letter, warning that the plant would close."
    first = said(text, "The union", "criticised", "the plan")
    assert surfaces(text, look_again(Document(text), [first])) == [
        ("The union", "warning", "that the plant would close")
    ]
    assert look_again(Document(text), []) == []


def test_a_second_verb_shares_the_source_before_it() -> None:
    text = "State radio confirmed that the port was hit but appeared to deny the ships were sunk."
    first = said(text, "State radio", "confirmed", "that the port was hit")
    assert surfaces(text, look_again(Document(text), [first])) == [
        ("State radio", "appeared to deny", "the ships were sunk")
    ]


def test_a_verb_found_here_passes_its_source_on() -> None:
    text = "State radio on Friday confirmed that the port was hit but appeared to deny the ships were sunk."
    assert surfaces(text, look_again(Document(text), [])) == [
        ("State radio", "confirmed", "that the port was hit"),
        ("State radio", "appeared to deny", "the ships were sunk"),
    ]


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
    assert look_again(Document(text), []) == []


def test_what_is_attributed_is_left_alone() -> None:
    text = "Nobody was hurt in the raid, unnamed officials told the paper."
    whole = said(text, "unnamed officials", "told", "Nobody was hurt in the raid")
    assert look_again(Document(text), [whole]) == []
    other_cue = said(text, "unnamed", "officials", "Nobody was hurt in the raid")
    assert look_again(Document(text), [other_cue]) == []


def test_a_content_before_its_cue_begins_with_its_sentence() -> None:
    text = "It rained. Police arrested a man on Sunday, ending a long standoff, authorities said."
    made = complete_contents(Document(text), [said(text, "authorities", "said", "ending a long standoff")])
    assert surfaces(text, made)[0][2] == "Police arrested a man on Sunday, ending a long standoff"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In addition, the plant will close, Lee said.", "the plant will close"),
        (
            "The workers had gone home for the “new year”, and the plant will close, Lee said.",
            "and the plant will close",
        ),
        ("Lee said on a cold Monday that the plant will close.", "that the plant will close"),
        (
            "The workers have all gone home for a week because the plant will close Lee said.",
            "because the plant will close",
        ),
    ],
)
def test_contents_that_are_left_as_they_are(text: str, content: str) -> None:
    found = [said(text, "Lee", "said", content)]
    assert complete_contents(Document(text), found) == found


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
    assert surfaces(text, unnest(Document(text), [outer])) == [expected]


def test_whoever_was_quoted_as_saying_it_speaks() -> None:
    text = "“We will leave,” the captain was quoted as saying by the harbour radio."
    found = unnest(Document(text), [])
    assert surfaces(text, found) == [("the captain", "was quoted as saying", "“We will leave,”")]
    (relay,) = find_relays(Document(text), found).values()
    assert text[slice(*relay[0])] == "the harbour radio"


@pytest.mark.parametrize(
    "text",
    ["He quoted Lincoln, saying that a house divided falls.", "Lee was quoted as saying no.", "They quoted a price."],
)
def test_quoting_that_holds_no_other_speaker(text: str) -> None:
    found = [said(text, text.split()[0], "quoted", text.split("quoted ")[1])]
    assert unnest(Document(text), found) == found


@pytest.mark.parametrize(
    ("text", "part", "pieces"),
    [
        ("Lee said: “We fired. We won.\n\n“We ran.”\n\nIt rained.", "“We fired", ["“We fired. We won.", "“We ran.”"]),
        ("“We fired. We won.\n\n“We ran,” Lee said.", "“We ran,”", ["“We fired. We won.", "“We ran,”"]),
        ("Lee said: ‘We fired.\n\n‘We won.\n\n‘We ran.’", "‘We fired.", ["‘We fired.", "‘We won.", "‘We ran.’"]),
        ("Lee said that “We fired.\n\n“We ran.”", "that “We fired", ["that “We fired.", "“We ran.”"]),
    ],
)
def test_a_quotation_of_several_paragraphs_is_whole(text: str, part: str, pieces: list[str]) -> None:
    (whole,) = continue_quotes(Document(text), [said(text, "Lee", "said", part)])
    assert [text[start:end] for start, end in whole.content] == pieces


def test_speakers_within_a_long_quotation_do_not_get_all_of_it() -> None:
    text = "Lee said: “My father said we won.\n\n“We ran.”"
    inner = said(text, "My father", "said we"[:4], "we won")
    inner = Attribution(inner.source, ((text.index("said we"), text.index(" we won")),), inner.content, 0.9)
    outer = said(text, "Lee", "said", "“My father")
    made = continue_quotes(Document(text), [outer, inner])
    assert made[1] == inner
    assert [text[start:end] for start, end in made[0].content] == ["“My father said we won.", "“We ran.”"]


def test_two_speakers_in_what_seems_one_quotation_keep_their_own() -> None:
    text = "Lee said: “We won.\n\n“We lost,” Ho claimed."
    found = [said(text, "Lee", "said", "“We won."), said(text, "Ho", "claimed", "“We lost,”")]
    assert continue_quotes(Document(text), found) == found
