"""Quotations that go on in the next paragraph."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes import Attribution
from framing.quotes.rules.paragraph_continuation import continue_quotes
from framing.text import Document


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
