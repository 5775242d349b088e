"""Attributions that people marked."""

from __future__ import annotations

import pytest

from framing.quotes import Attribution
from framing.validity.shipped.polnear import read_corpus, read_standoff


def test_standoff_skips_what_is_broken():
    lines = (
        "T1\tContent 0 4\tThey\nT2 Cue 5 9\nT3\tCue\nE1\tAttribution:T9 Content:T1 Cue:T2 Source:T7\nE2\tA:T1 Cue:T1\n"
    )
    assert read_standoff(lines) == [Attribution((), (), ((0, 4),), 1.0)]


def test_corpus_takes_the_first_annotator_and_keeps_offsets(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_bytes(b"One\r\nHe said no.")
    for annotator, end in (("0a1b", 16), ("ffff", 15)):
        body = f"T1\tContent 13 {end}\tno\nE1\tAttribution:T1 Content:T1\n"
        (tmp_path / "attributions" / f"a_{annotator}.ann").write_text(body, encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert article.name == "a" and article.text == "One\r\nHe said no."
    assert article.attributions[0].content == ((13, 16),)


def test_corpus_says_what_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError, match="has no attributions"):
        read_corpus(tmp_path)
