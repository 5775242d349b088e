"""Sheets of texts, without anything that was learnt."""

from __future__ import annotations

import numpy as np

from framing.quotes.engine.token_columns import Sheet
from framing.quotes.engine.word_columns import STRENGTH_BITS, Vocabulary
from framing.text import Document


def bare() -> Vocabulary:
    return Vocabulary(np.zeros(0, np.uint32), np.zeros((0, 2), np.uint16), np.zeros(1 << STRENGTH_BITS, np.uint8))


def sheet_of(*texts: str) -> Sheet:
    return Sheet([Document(text) for text in texts], bare())
