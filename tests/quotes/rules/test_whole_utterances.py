"""Contents that hold a part of a quotation get all of it."""

from __future__ import annotations

import pytest
from said import at, said

from framing.quotes.attribution import Attribution
from framing.quotes.rules.whole_utterances import hold_whole_utterances
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "part", "pieces"),
    [
        ("“We are lost. Nobody comes,” Lee said.", "Nobody comes", ["“We are lost. Nobody comes,”"]),
        ("“We are,” said Lee, who fled, “lost.”", "“We are,”", ["“We are,”", "“lost.”"]),
        ("'We ran', Lee said, 'and they shot at us'.", "'We ran'", ["'We ran'", "'and they shot at us'"]),
        ('"We ran", Lee said, "and they shot".', '"and they shot"', ['"We ran"', '"and they shot"']),
        ('Ho wept: "We ran". He left, Lee said, "at dawn".', '"at dawn"', ['"at dawn"']),
        ("“We are lost,” Lee said. “Nobody comes.”", "“We are lost,”", ["“We are lost,”"]),
        ("“We are lost,” Lee said. He saw “the end”.", "“We are lost,”", ["“We are lost,”"]),
        ("“We go,” Lee said. “People eat grass.\n\n“They die.”", "“People eat", ["“People eat grass.", "“They die.”"]),
        # less than a third of it: rather a mistake than a part
        ("“We all fled from the burning town at night,” Lee said.", "fled", ["fled"]),
    ],
)
def test_the_rest_of_a_quotation(text: str, part: str, pieces: list[str]) -> None:
    (whole,) = hold_whole_utterances(Document(text), [said(text, "Lee", "said", part)])
    assert [text[start:end] for start, end in whole.content] == pieces


def test_of_two_who_share_a_quotation_one_gets_the_rest() -> None:
    text = "Lee said: “We won it all, we lost, we ran.” Ho claimed so."
    found = [said(text, "Lee", "said", "“We won it all,"), said(text, "Ho", "claimed", "we lost,")]
    first, second = hold_whole_utterances(Document(text), found)
    assert [text[s:e] for s, e in first.content] == ["“We won it all,", " we ran."]
    assert second == found[1]


def test_a_quotation_behind_which_another_speaker_is_named_is_theirs() -> None:
    text = "‘We ran,’ said Lee. ‘They shot.’ ‘It was a school trip,’ said Roux."
    lee = Attribution((at(text, "Lee"),), (at(text, "said"),), (at(text, "‘We ran,’"), (20, 49)), 0.9)
    roux = Attribution((at(text, "Roux"),), (at(text, "said", 50),), (at(text, "‘It was a school trip,’"),), 0.8)
    first, second = hold_whole_utterances(Document(text), [lee, roux])
    assert [text[start:end] for start, end in first.content] == ["‘We ran,’", "‘They shot.’"]
    assert second == roux


def test_what_another_is_told_to_have_said_stays() -> None:
    text = "Ho said that “we ran from the town,” Lee had told her."
    outer = said(text, "Ho", "said", text[8:-1])
    inner = said(text, "Lee", "had told", "“we ran from the town,”")
    assert hold_whole_utterances(Document(text), [outer, inner])[0].content == outer.content
