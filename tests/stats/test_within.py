"""Two rates of the same clusters: held against scipy where they can be, and against what they ought to keep."""

import numpy as np
import pytest
from scipy import stats

from framing.stats import compare_within, simulate_within, within_interval


def test_the_exact_test_of_pairs_is_the_sign_flip_test_of_scipy():
    rng = np.random.default_rng(11)
    own, other = rng.poisson(3, (10, 3)), rng.poisson(2, (10, 3))
    ours = compare_within(own, np.full(10, 5.0), other, np.full(10, 5.0))
    assert ours.exact.all()
    for column in range(3):
        theirs = stats.permutation_test(
            (own[:, column] - other[:, column],), np.mean, permutation_type="samples", n_resamples=2000
        )
        assert ours.p[column] == pytest.approx(theirs.pvalue)


def test_random_signs_come_near_all_signs():
    rng = np.random.default_rng(12)
    own, other = rng.poisson(3, (14, 1)), rng.poisson(2, (14, 1))
    sizes = np.full(14, 8.0)
    exact = compare_within(own, sizes, other, sizes, n=20_000)
    drawn = compare_within(own, sizes, other, sizes, n=1500)
    assert exact.exact[0] and not drawn.exact[0]
    assert drawn.p[0] == pytest.approx(exact.p[0], abs=0.03)


def test_either_side_may_come_first_and_the_rare_is_not_tested():
    rng = np.random.default_rng(13)
    sizes, rest = rng.integers(0, 6, 30), rng.integers(0, 6, 30)
    own, other = rng.binomial(sizes, 0.5), rng.binomial(rest, 0.5)
    own, other = np.column_stack([own, np.arange(30) < 3]), np.column_stack([other, np.zeros(30)])
    one, two = compare_within(own, sizes, other, rest), compare_within(other, rest, own, sizes)
    assert one.p[0] == two.p[0]
    assert np.isnan(one.p[1]) and one.support[1] == 3
    low, high = within_interval(own, sizes, other, rest, n=400)
    assert low[0] < own[:, 0].sum() / sizes.sum() - other[:, 0].sum() / rest.sum() < high[0]


def test_a_stratum_with_one_side_says_nothing():
    own, other = np.array([[3]] * 10 + [[0]] * 10), np.array([[0]] * 10 + [[3]] * 10)
    sizes, rest = np.array([4.0] * 10 + [0.0] * 10), np.array([0.0] * 10 + [4.0] * 10)
    layers = ["a"] * 10 + ["b"] * 10
    assert np.isnan(compare_within(own, sizes, other, rest, strata=layers).p[0])  # nothing to be expected otherwise
    mixed = compare_within(own, sizes, other, rest, strata=["a", "b"] * 10)
    assert mixed.p[0] == 1  # the rates are equal in each


@pytest.mark.slow
@pytest.mark.parametrize("together", [-0.7, 0.0, 0.7])
@pytest.mark.parametrize("sizes", [(2, 2), (6, 1)])
def test_level_and_coverage_hold_however_the_two_rates_hang_together(together, sizes):
    """Seeds fixed before the first look; a standard error is 1.1 percent."""
    p, inside = [], []
    for draw in range(400):
        own, size, other, rest = simulate_within(30, sizes, together=together, seed=[2038, draw])
        p.append(compare_within(own, size, other, rest, n=299, seed=draw).p[0])
        own, size, other, rest = simulate_within(30, sizes, (0.6, 0.4), together=together, seed=[2039, draw])
        low, high = within_interval(own, size, other, rest, n=199, seed=draw)
        inside.append(low[0] <= 0.2 <= high[0])
    found = np.array(p)[np.isfinite(p)]
    assert len(found) > 350
    assert 0.025 <= (found <= 0.05).mean() <= 0.08
    assert np.mean(inside) >= 0.92
