"""Resamples of the rest of many groups are taken from those of all units."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare.inference import compare_groups as module
from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.design import Design
from framing.compare.inference.options import Inference

ENDS = ("ci_low", "ci_high", "effect_low", "effect_high")


@pytest.fixture(scope="module")
def collection():
    """700 articles of three groups, the smallest of 40; counts of three things, the last one rare."""
    rng = np.random.default_rng(3)
    sizes = rng.integers(200, 900, 700).astype(float)
    counts = sparse.csr_array(rng.poisson(sizes[:, None] * np.array([0.01, 0.004, 0.0001])).astype(float))
    groups = ["Post"] * 40 + ["Sun"] * 160 + ["Star"] * 500
    names = ["Post", "Sun", "Star"]
    design = Design(pd.RangeIndex(700), groups, names, Inference(permutations=99, bootstraps=1000))
    return counts, sizes, design


@pytest.mark.parametrize("wide", [False, True])
def test_the_rest_of_a_group_has_the_interval_that_it_has_by_itself(collection, monkeypatch, wide):
    counts, sizes, design = collection
    sizes = np.column_stack([sizes, sizes, sizes * 0.5]) if wide else sizes
    shared = compare_groups(counts, sizes, design)
    monkeypatch.setattr(module, "_MANY", 10**6)
    alone = compare_groups(counts, sizes, design)
    for column in shared:
        if column not in ENDS:
            assert list(shared[column]) == list(alone[column]), column
    for end in ENDS[:2]:  # of the group itself nothing else is drawn
        np.testing.assert_array_equal(shared[end], alone[end])
    width = alone["effect_high"] - alone["effect_low"]
    assert np.isfinite(width).sum() >= 6
    for end in ENDS[2:]:
        np.testing.assert_array_equal(np.isfinite(shared[end]), np.isfinite(alone[end]))
        apart = np.abs(shared[end] - alone[end]) / width
        assert 0 < np.nanmax(apart) < 0.1


def test_resamples_of_all_units_less_those_of_a_group_are_those_of_the_rest(collection):
    counts, sizes, design = collection
    inside = np.asarray(design.groups) == "Sun"
    rates = module._AllUnits(counts, sizes, design).without(inside, np.array([True, False, True]))
    rest = counts[~inside].toarray()[:, [0, 2]]
    truth = rest.sum(axis=0) / sizes[~inside].sum()
    assert rates.shape == (2, 1000)
    np.testing.assert_allclose(rates.mean(axis=1), truth, rtol=0.02)
    spread = np.sqrt(((rest - truth * sizes[~inside, None]) ** 2).sum(axis=0)) / sizes[~inside].sum()
    np.testing.assert_allclose(rates.std(axis=1), spread, rtol=0.12)
