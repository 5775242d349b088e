"""The stretch that is read for each cue."""

from __future__ import annotations

import numpy as np
from sheets import sheet_of

from framing.quotes.engine.candidate_windows import linked, windows


def test_windows_take_the_quoted_sentences_that_join():
    text = "It rained. “We won. We sang,” he said. “They left.” Nobody knew. He left."
    sheet = sheet_of(text)
    words = sheet.documents[0].tokens.words
    view = windows(np.array([words.index("said")]), *linked(sheet))
    assert words[view.start[0]] == "“" and view.token[view.place[0]] == words.index("said")
    read = [words[row] for row in view.token]
    assert "won" in read and "left" in read and "rained" not in read and "knew" not in read


def test_windows_never_reach_into_another_document():
    sheet = sheet_of("He said: “We won.”", "“They lost,” she said.")
    begin, end = linked(sheet)
    assert begin[sheet.first[1] :].min() == sheet.first[1]
    assert end[: sheet.first[1]].max() == sheet.first[1]


def test_long_sentences_are_read_in_part():
    sheet = sheet_of("word " * 2000 + "he said it " + "word " * 2000)
    view = windows(np.array([2001]), *linked(sheet))
    assert len(view.token) <= 300 and view.start[0] <= 2001 < view.end[0]
