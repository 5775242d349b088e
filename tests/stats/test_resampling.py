import numpy as np
import pytest
from scipy import sparse, stats

from framing.stats import (
    bootstrap_weights,
    percentile_interval,
    permute_clusters,
    permute_sums,
    resampled_rates,
)


def test_exact_permutation_agrees_with_scipy():
    rng = np.random.default_rng(7)
    counts = rng.poisson(3, (9, 3))
    member = np.arange(9) < 4
    ours = permute_clusters(counts, np.ones(9), member, studentize=False)
    assert ours.exact
    assert ours.n == 126
    for column in range(3):
        theirs = stats.permutation_test(
            (counts[:4, column], counts[4:, column]), lambda a, b: abs(a.mean() - b.mean()), alternative="greater"
        )
        assert ours.p[column] == pytest.approx(theirs.pvalue)


def test_studentized_statistic_is_the_welch_t_where_sizes_are_equal():
    rng = np.random.default_rng(8)
    counts = rng.poisson(5, (30, 2))
    member = np.arange(30) < 11
    ours = permute_clusters(counts, np.full(30, 10.0), member, n=10)
    theirs = stats.ttest_ind(counts[:11], counts[11:], equal_var=False)
    np.testing.assert_allclose(ours.statistic, theirs.statistic)


def test_sparse_dense_blocks_and_two_dimensional_sizes_agree():
    rng = np.random.default_rng(9)
    counts = rng.poisson(0.3, (40, 1100))
    sizes = rng.integers(50, 500, 40)
    member = rng.random(40) < 0.5
    dense = permute_clusters(counts, sizes, member, n=50, seed=3)
    thin = permute_clusters(sparse.csr_array(counts), sizes, member, n=50, seed=3)
    wide = permute_clusters(counts, np.repeat(sizes[:, None], 1100, axis=1), member, n=50, seed=3)
    np.testing.assert_array_equal(dense.p, thin.p)
    np.testing.assert_array_equal(dense.p, wide.p)
    assert (dense.p_family >= dense.p - 1e-12).all()


def test_strata_hold_the_clusters_in_place():
    # All of the difference lies between the strata; within each, members and others are alike.
    counts = np.array([9, 8, 9, 8, 9, 8, 1, 2, 1, 2, 1, 2] * 4)[:, None]
    stratum = (["big"] * 6 + ["small"] * 6) * 4
    member = np.array(([True] * 4 + [False] * 6 + [True] * 2) * 4)
    assert permute_clusters(counts, np.ones(48), member).p[0] < 0.05
    assert permute_clusters(counts, np.ones(48), member, strata=stratum).p[0] > 0.3


def test_nothing_varies_means_no_evidence():
    result = permute_clusters(np.ones((12, 1)), np.ones(12), np.arange(12) < 6)
    assert result.p[0] == 1


def test_wrong_shapes_are_named():
    with pytest.raises(ValueError, match="4 clusters, but 3 sizes"):
        permute_clusters(np.ones((4, 1)), np.ones(3), [True, False, True, False])
    with pytest.raises(ValueError, match="both groups"):
        permute_clusters(np.ones((4, 1)), np.ones(4), [True] * 4)


def test_level_and_power_by_clusters():
    """Clusters with their own rates: the level holds where tokens would reject far too often."""
    rng = np.random.default_rng(2024)
    runs, clusters = 400, 24
    rate = rng.gamma(0.5, 2.0, (clusters, runs))  # each cluster its own rate: tokens are not independent
    counts = rng.poisson(rate * 5)
    member = np.arange(clusters) < 12
    null = permute_clusters(counts, np.ones(clusters), member, n=500).p
    assert 0.03 < (null < 0.05).mean() < 0.075
    tokens = [stats.binomtest(int(c[:12].sum()), int(c.sum())).pvalue for c in counts.T if c.sum()]
    assert np.mean(np.array(tokens) < 0.05) > 0.3
    planted = counts + member[:, None] * rng.poisson(25, counts.shape)
    assert (permute_clusters(planted, np.ones(clusters), member, n=500).p < 0.05).mean() > 0.9


def test_sums_give_the_same_test_as_a_difference_of_rates():
    rng = np.random.default_rng(1)
    counts = rng.poisson(2, (10, 1))
    member = np.arange(10) < 5
    ours = permute_clusters(counts, np.ones(10), member, studentize=False)
    _, p = permute_sums(counts, member, lambda own, rest: (own - rest)[0])
    assert p == pytest.approx(ours.p[0])


def test_bootstrap_interval_covers():
    """95 % intervals of a rate over eight clusters hold the truth in about 95 %."""
    rng = np.random.default_rng(5)
    hits = 0
    for run in range(200):
        sizes = rng.integers(200, 800, 8)
        counts = rng.poisson(sizes * 0.02)
        draws = resampled_rates(counts[:, None], sizes, bootstrap_weights(8, 400, run))
        low, high = percentile_interval(draws, 8)
        hits += bool(low[0] <= 0.02 <= high[0])
    assert 0.89 <= hits / 200 <= 0.99
