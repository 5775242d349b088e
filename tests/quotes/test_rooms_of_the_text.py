"""Headlines, relays, continuations and scare quotes, each on its own."""

from __future__ import annotations

import pytest

from framing.quotes import Attribution
from framing.quotes.rules.headlines import find_headline_sources
from framing.quotes.rules.paragraph_continuation import continue_quotes
from framing.quotes.rules.relays import find_relays
from framing.quotes.rules.scare_quotes import find_scare_quotes
from framing.text import Document


def at(text: str, part: str, after: int = 0) -> tuple[int, int]:
    start = text.index(part, after)
    return start, start + len(part)


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution((at(text, source),), (at(text, cue),), (at(text, content),), 0.9)


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        ("Strike killed dozens: officials", "officials", "Strike killed dozens"),
        ("UN report: Famine looms in the south", "UN report", "Famine looms in the south"),
        ("Army left the city – police", "police", "Army left the city"),
        ("Lee: ‘We won’", "Lee", "‘We won’"),
    ],
)
def test_headlines_that_name_their_source(title: str, source: str, content: str) -> None:
    text = title + "\n\nMinister Ann Lee said that they had won."
    body = said(text, "Minister Ann Lee", "said", "that they had won")
    found = find_headline_sources(Document(text), [body], len(title))
    assert [(text[slice(*a.source[0])], text[slice(*a.content[0])]) for a in found] == [(source, content)]


@pytest.mark.parametrize(
    "title",
    [
        "Syria: US strikes kill 100",
        "Why we fight: an essay",
        "Rally in Oslo: thousands march",
        "Talks go on – for now",
        "Score: 3:1",
    ],
)
def test_headlines_with_a_colon_and_no_source(title: str) -> None:
    text = title + "\n\nMinister Ann Lee said that they had won."
    assert find_headline_sources(Document(text), [], len(title)) == []


def test_a_title_that_is_attributed_already_is_left() -> None:
    text = "Police: army left, says Lee\n\nBody."
    found = find_headline_sources(Document(text), [said(text, "Lee", "says", "army left")], 27)
    assert found == []


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


def test_a_bare_quoted_paragraph_goes_on_with_the_one_before() -> None:
    text = "Title\n\n“It is safe,” Lee said.\n\n“We drink it.\n\n“Every day.”\n\n“No,” Ho said.\n\nThe end.\n\n“Who?”"
    found = [said(text, "Lee", "said", "“It is safe,”"), said(text, "Ho", "said", "“No,”")]
    first, second = continue_quotes(Document(text), found)
    assert [text[s:e] for s, e in first.content] == ["“It is safe,”", "“We drink it.", "“Every day.”"]
    assert second == found[1]


def test_an_indirect_quote_is_not_continued() -> None:
    text = "Lee said it was safe.\n\n“We drink it.”"
    found = [said(text, "Lee", "said", "it was safe")]
    assert continue_quotes(Document(text), found) == found


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The so-called “moderate” rebels left.", ["“moderate”"]),
        ("Forces ‘kill more than 100’ in raid", ["‘kill more than 100’"]),
        ("She watched “Gone With the Wind” twice.", []),
        ("Jim “Bad” Smith left.", []),
        ("a film called “heat and dust” was shown", []),
        ("“We won.” The crowd sang.", []),
        ('<a href="x">the “new” deal</a>', ["“new”"]),
        ("an “open quotation that never ends", []),
    ],
)
def test_scare_quotes(text: str, scare: list[str]) -> None:
    assert [text[s:e] for a in find_scare_quotes(Document(text), []) for s, e in a.content] == scare


def test_marks_inside_an_attribution_are_no_scare_quotes() -> None:
    text = "Lee said the “new” deal was “dead”. It was ‘great’."
    found = find_scare_quotes(Document(text), [said(text, "Lee", "said", "the “new” deal was “dead”")])
    assert [text[slice(*a.content[0])] for a in found] == ["‘great’"]


def test_in_a_title_capitals_say_nothing() -> None:
    text = "Forces ‘Kill More Than 100’ Fighters"
    assert find_scare_quotes(Document(text), [], 0) == []
    assert len(find_scare_quotes(Document(text), [], len(text))) == 1
