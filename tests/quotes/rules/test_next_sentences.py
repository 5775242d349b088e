"""A quotation behind the sentence of its cue."""

from __future__ import annotations

import pytest
from said import at

from framing.quotes import Attribution
from framing.quotes.rules.next_sentences import part_next_sentences
from framing.text import Document


def _found(text: str, cue: str, *content: str) -> Attribution:
    return Attribution((at(text, "Hale"),), (at(text, cue),), tuple(at(text, one) for one in content), 0.8)


def test_a_told_part_and_the_quotation_behind_it_are_two() -> None:
    text = "Hale disputes the judge's account. “It was a raid, and he knows it.”"
    found = [_found(text, "disputes", "the judge's account", "“It was a raid, and he knows it.”")]
    made = part_next_sentences(Document(text), found)
    assert [(one.cue != (), text[slice(*one.content[0])], one.confidence) for one in made] == [
        (True, "the judge's account", 0.8),
        (False, "“It was a raid, and he knows it.”", 0.55),
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Hale said it was “over”. “We have lost all we had.”", "said",
         ["it was “over”", "“We have lost all we had.”"]),
        ("Hale said it rained and that “all of us were wet to the bone”.", "said",
         ["it rained", "that “all of us were wet to the bone”"]),
        ("Hale said it rained. Then all left.", "said", ["it rained", "all left"]),
    ],
)  # fmt: skip
def test_what_belongs_together_stays_one(text: str, cue: str, content: list[str]) -> None:
    found = [_found(text, cue, *content)]
    assert part_next_sentences(Document(text), found) == found
