"""Dispersion against published numbers, and what it must be whatever the counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.stats import deviation_of_proportions, juilland_d

#: Gries (2008), table 1: a corpus of five parts, and the word "a" in it.
SIZES, A = [9, 10, 10, 10, 11], [1, 2, 3, 4, 5]


def test_the_example_of_gries():
    assert juilland_d(A, SIZES) == pytest.approx(0.785, abs=0.0005)
    assert deviation_of_proportions(A, SIZES) * (1 - 9 / 50) == pytest.approx(0.18, abs=0.0005)


def test_ends():
    assert deviation_of_proportions([0, 0, 4], [10, 10, 10]) == pytest.approx(1)
    assert juilland_d([0, 0, 4], [10, 10, 10]) == pytest.approx(0)
    assert deviation_of_proportions([2, 4], [10, 20]) == 0 and juilland_d([2, 4], [10, 20]) == 1


def test_nothing_to_tell():
    for counts, sizes in (([0, 0], [5, 5]), ([3], [5]), ([3, 0], [5, 0])):
        assert np.isnan(deviation_of_proportions(counts, sizes)) and np.isnan(juilland_d(counts, sizes))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=2, max_size=8))
def test_bounds_and_order(parts):
    counts, sizes = zip(*parts)
    dp, d = deviation_of_proportions(counts, sizes), juilland_d(counts, sizes)
    if sum(counts):
        assert -1e-9 <= dp <= 1 + 1e-9 and d <= 1 + 1e-9
        assert deviation_of_proportions(counts[::-1], sizes[::-1]) == pytest.approx(dp)
        assert juilland_d(np.multiply(counts, 3), sizes) == pytest.approx(d)
