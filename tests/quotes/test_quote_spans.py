"""Stretches of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.quotes.spans import Covered, merged

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair))), max_size=8)


def places(spans: list[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


@given(SPANS)
def test_merged_spans_hold_the_same_places_apart(spans: list[tuple[int, int]]) -> None:
    found = merged(spans)
    assert places(found) == places(spans)
    assert all(one[1] < two[0] for one, two in zip(found, found[1:]))


@given(SPANS, st.integers(0, 30), st.integers(1, 8))
def test_touching_is_sharing_a_place(spans: list[tuple[int, int]], start: int, size: int) -> None:
    taken = Covered(spans)
    assert taken.touches(start, start + size) == bool(places(spans) & set(range(start, start + size)))
    if not taken.touches(start, start + size):
        taken.add(start, start + size)
        assert taken.touches(start + size - 1, start + size)
        assert taken.touches(start, start + 1)
