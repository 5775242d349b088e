"""Hashed features and the numbers of word forms."""

import numpy as np

from framing.text.hashing import LinearTable, hash_text, mix
from framing.text.wordforms import WordForms


def test_compressed_weights_keep_the_large_ones():
    generator = np.random.default_rng(0)
    dense = np.where(generator.random((1024, 3)) < 0.1, generator.normal(size=(1024, 3)), 0.0)
    table = LinearTable.compress(dense, keep=100)
    arrays = {name: value.copy() for name, value in table.to_arrays("t").items()}
    again = LinearTable.from_arrays(arrays, "t")
    every = np.arange(1024, dtype=np.int32)
    assert np.array_equal(again.score([every]), table.score([every]))
    kept = np.argsort(-np.abs(dense).max(axis=1))[:100]
    assert np.abs(table.score([kept.astype(np.int32)]) - dense[kept]).max() < 0.03
    assert not table.score([np.setdiff1d(every, kept)]).any()


def test_slots_are_stable_and_spread():
    column = np.arange(20_000, dtype=np.uint32)
    slots = mix(1, [column], 16)
    assert slots.min() >= 0 and slots.max() < 1 << 16
    assert len(np.unique(slots)) > 16_000  # as many as a random throw of 20,000 into 65,536
    assert hash_text("café") == hash_text("café")


def test_word_forms_forget_before_they_grow_without_end(monkeypatch):
    monkeypatch.setattr("framing.text.wordforms._MOST", 50)
    forms = WordForms()
    for start in range(0, 1000, 10):
        rows = forms.rows([f"w{i}" for i in range(start, start + 10)])
        assert len(set(rows.tolist())) == 10
    assert len(forms.columns) <= 1024
