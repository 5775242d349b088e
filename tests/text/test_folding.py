"""Texts as they are read: one spelling for what programs write in many ways, and the way back to what stands there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text import count_words, fold, folded_text

NO_WIDTH = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\ufe0f"]


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("Orti\u0301z", "Ortíz"),
        ("Nguye\u0302\u0303n Va\u0306n An", "Nguyễn Văn An"),
        ("O\u200b\u0301scar", "Óscar"),
        ("x\u0301y", "xy"),  # no such letter: the accent is left out
        ("ﬁre, eﬀort, oﬃcial, ﬂee", "fire, effort, official, flee"),
        ("un\u00adpro\u200bvoked", "unprovoked"),
        ("un\u00ad\nprovoked", "unprovoked"),
        ("un\u00ad \r\nprovoked", "unprovoked"),
        ("high\u2010profile, Jean\u2011Luc", "high-profile, Jean-Luc"),
        ("don\u02bct, can\u00b4t", "don’t, can’t"),
        ("pro–government, Cold War–era, U.S.–led", "pro-government, Cold War-era, U.S.-led"),
        ("Trump–Russia and the cease–fire", "Trump-Russia and the cease-fire"),
        ("oligarch–control\u00adled", "oligarch-controlled"),
    ],
)
def test_what_is_written_otherwise_is_read_alike(stored, read):
    assert fold(stored).text == read
    assert folded_text(stored) == read


@pytest.mark.parametrize(
    "stored",
    [
        "Ortíz said – twice – that the fire’s “out”.",
        "He knew them–and left.",
        "recent days–made it clear",
        "a message–socialism–that he sent",
        "in 1914–18 and 20–30 men",
        "the war – which he lost",
        "Tuesday\u2009–\u2009and later",
        "",
    ],
)
def test_what_is_plain_is_read_as_it_stands(stored):
    assert fold(stored) is None
    assert folded_text(stored) == stored


def test_spans_lead_both_ways():
    stored = "The o\u200bﬃcer Jose\u0301 fled."
    folded = fold(stored)
    assert folded.text == "The officer José fled."
    start = folded.text.index("officer")
    assert stored[slice(*folded.to_stored(start, start + 7))] == "o\u200bﬃcer"
    assert stored[slice(*folded.to_stored(start + 1, start + 3))] == "ﬃ"  # a ligature is not cut
    place = folded.text.index("José")
    assert stored[slice(*folded.to_stored(place, place + 4))] == "Jose\u0301"
    assert folded.to_read(*folded.to_stored(place, place + 4)) == (place, place + 4)
    assert folded.to_stored(3, 3) == (3, 3)
    assert folded.to_stored(len(folded.text), len(folded.text)) == (len(stored), len(stored))
    assert folded.to_read(5, 5) == (5, 5)


def test_words_are_counted_as_they_are_read():
    assert (
        count_words("Jose\u0301 fled the un\u00adpro\u200bvoked raid")
        == count_words("José fled the unprovoked raid")
        == 5
    )


@given(st.text(alphabet=st.sampled_from([*"aéO'– \n-.ﬁ", "\u0301", "\u0308", *NO_WIDTH]), max_size=40))
def test_a_folded_text_is_plain_and_its_characters_cover_the_stored_ones_in_order(stored):
    folded = fold(stored)
    if folded is None:
        return
    assert fold(folded.text) is None
    spans = [folded.to_stored(k, k + 1) for k in range(len(folded.text))]
    assert all(0 <= start < end <= len(stored) for start, end in spans)
    assert spans == sorted(spans)
    for k, (start, end) in enumerate(spans):
        first, after = folded.to_read(start, end)
        assert first <= k < after


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(NO_WIDTH)), max_size=5), st.booleans())
def test_marks_of_no_width_and_decomposed_accents_change_nothing_that_is_read(marks, decomposed):
    plain = "Órtíz said the official’s raid was an unprovoked attack"
    stored = plain
    for place, mark in sorted(marks, reverse=True):
        stored = stored[:place] + mark + stored[place:]
    assert folded_text(unicodedata.normalize("NFD", stored) if decomposed else stored) == plain
