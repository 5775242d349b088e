"""What the stages should have found."""

from __future__ import annotations

import numpy as np

from framing.quotes import Attribution
from framing.quotes.engine.candidate_windows import linked, windows
from framing.quotes.engine.token_columns import Sheet
from framing.quotes.engine.word_columns import STRENGTH_BITS, Vocabulary
from framing.text import Document
from framing.training.quotes.quote_labels import align, label_windows


def bare() -> Vocabulary:
    return Vocabulary(np.zeros(0, np.uint32), np.zeros((0, 2), np.uint16), np.zeros(1 << STRENGTH_BITS, np.uint8))


def sheet_of(*texts: str) -> Sheet:
    return Sheet([Document(text) for text in texts], bare())


def test_labels_of_a_window_follow_the_gold():
    text = "“No,” he said, “never.”"
    gold = Attribution(((6, 8),), ((9, 13),), ((0, 5), (15, 23)), 1.0)
    sheet = sheet_of(text)
    rows = align(sheet, [[gold]])
    view = windows(rows[0].cue, *linked(sheet))
    names = [("O", "C", "SB", "SI", "SE", "QB", "QI", "QE")[n] for n in label_windows(view, rows)]
    assert names == ["QB", "QI", "QI", "QE", "SE", "C", "O", "QB", "QI", "QI", "QE"]
