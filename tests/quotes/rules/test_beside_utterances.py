"""Quotations whose sentence names who speaks."""

from __future__ import annotations

import pytest
from said import said, surfaces

from framing.quotes.rules.beside_utterances import attribute_beside
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "“Where were you all that night?” asked Nora Finch.",
            "Nora Finch",
            "asked",
            "“Where were you all that night?”",
        ),
        ("“You were supposed to meet us!” she yelled.", "she", "yelled", "“You were supposed to meet us!”"),
        ("“They are all gone by now”, the report notes.", "the report", "notes", "“They are all gone by now”"),
        (
            "Nora Finch said that the council would “act before the end of the year”.",
            "Nora Finch",
            "said",
            "“act before the end of the year”",
        ),
        ("“They are all gone by now,” the authors state.", "the authors", "state", "“They are all gone by now,”"),
        ("“They are all gone by now,” Nora Finch intoned.", "Nora Finch", "intoned", "“They are all gone by now,”"),
        (
            "“They are all gone, are they?” asked Finch from the door.",
            "Finch",
            "asked",
            "“They are all gone, are they?”",
        ),
        ("The mayor tweeted: “They are all gone by now.”", "The mayor", "tweeted", "“They are all gone by now.”"),
    ],
)
def test_the_verb_of_saying_beside_it(text: str, source: str, cue: str, content: str) -> None:
    assert surfaces(text, attribute_beside(Document(text), [])) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote the book “a long day in the old town”.",  # works
        "He read “A Long Day in the Old Town”.",
        "Nora Finch, who said nothing, loved “a long day in the old town”.",  # not governed by the verb of saying
        "“They are all gone by now.” The mayor said that it was late.",  # has a clause of its own
        "“They are all gone by now.”\n\nThe mayor said.",
        "The film “They Came at Night and Left,” Nora Finch loved it.",
    ],
)
def test_another_sentence_or_clause_names_nobody(text: str) -> None:
    assert attribute_beside(Document(text), []) == []


def test_a_cue_that_has_an_attribution_gets_more_content() -> None:
    text = "The mayor said that the council would “act before the end of the year”."
    (one,) = attribute_beside(Document(text), [said(text, "The mayor", "said", "that the council")])
    assert [text[s:e] for s, e in one.content] == ["that the council", "“act before the end of the year”"]
