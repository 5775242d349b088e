"""What the engine sees of a text."""

from __future__ import annotations

from sheets import sheet_of

from framing.quotes.engine.token_columns import CLOSES, DOUBLE, OPENS, OUTSIDE
from framing.quotes.engine.token_relations import Relations


def test_marks_have_states():
    sheet = sheet_of("He “won” it.")
    assert sheet.state.tolist() == [OUTSIDE, OPENS, DOUBLE, CLOSES, OUTSIDE, OUTSIDE]


def test_relations_stay_within_the_sentence():
    sheet = sheet_of("Lee won. Said so.")
    relations = Relations(sheet)
    said = sheet.documents[0].tokens.words.index("Said")
    assert relations.noun[said] == -1 and relations.noun[1] == 0
