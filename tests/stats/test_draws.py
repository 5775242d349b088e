"""Resamples of clusters: of the right distribution, and the same whatever is drawn together or before."""

import numpy as np
import pytest

from framing.stats import Draws, bootstrap_weights, draws, permute_clusters, permute_sums, resampled_rates


@pytest.mark.parametrize("together", [1, 7, 100, 10_000])
def test_what_is_drawn_together_moves_no_number(monkeypatch, together):
    whole = Draws().weights(13, 50, [4, 1])
    monkeypatch.setattr(draws, "_TOGETHER", together)
    np.testing.assert_array_equal(Draws().weights(13, 50, [4, 1]), whole)
    np.testing.assert_array_equal(Draws().weights(13, 20, [4, 1]), whole[:, :20])


def test_resamples_depend_on_nothing_that_was_drawn_before():
    used = Draws(most=100)  # what is too much is drawn again each time
    first = used.weights(40, 30, 0)
    used.orders(40, 30, 0)
    np.testing.assert_array_equal(used.weights(40, 30, 0), first)
    np.testing.assert_array_equal(Draws().weights(40, 30, 0), first)
    assert (Draws().weights(40, 30, 1) != first).any()


def test_each_cluster_is_drawn_as_often_as_in_a_multinomial_draw():
    ours, theirs = Draws().weights(30, 20_000, 3).astype(float), bootstrap_weights(30, 20_000, 3)
    assert (ours.sum(axis=0) == 30).all()
    assert np.abs(ours.mean(axis=1) - 1).max() < 0.04  # four standard errors and more
    for own in (ours, theirs):
        assert own.var() == pytest.approx(29 / 30, abs=0.01)
        assert np.cov(own[:2])[0, 1] == pytest.approx(-1 / 30, abs=0.03)
    one, other = (np.bincount(own.ravel().astype(int), minlength=8)[:8] / own.size for own in (ours, theirs))
    np.testing.assert_allclose(one, other, atol=0.002)


def test_few_clusters():
    assert Draws().weights(1, 3).tolist() == [[1, 1, 1]]
    assert Draws().weights(0, 3).shape == (0, 3)


def test_rates_of_whole_numbers_are_those_of_floats_over_all_blocks():
    weights = Draws().weights(9, 700, 5)
    rng = np.random.default_rng(0)
    counts, sizes = rng.poisson(2, (9, 3)), rng.integers(50, 90, 9)
    np.testing.assert_allclose(
        resampled_rates(counts, sizes, weights), (counts.T @ weights.astype(float)) / (sizes @ weights.astype(float))
    )
    wide = np.repeat(sizes[:, None], 3, axis=1)
    np.testing.assert_allclose(resampled_rates(counts, wide, weights), resampled_rates(counts, sizes, weights))


@pytest.mark.parametrize("together", [1, 64, 1000])
def test_permutations_are_the_same_however_many_are_worked_on_together(monkeypatch, together):
    rng = np.random.default_rng(1)
    counts, sizes, strata = rng.poisson(1, (40, 5)), rng.integers(50, 90, 40), rng.integers(0, 3, 40)
    for inside in (np.arange(40) < 4, np.arange(40) < 15):
        monkeypatch.setattr(draws, "_CELLS", 2**21)
        whole = permute_clusters(counts, sizes, inside, n=99, seed=3, strata=strata)
        sums = permute_sums(counts, inside, lambda own, rest: (own - rest)[0], n=99)
        monkeypatch.setattr(draws, "_CELLS", together)
        part = permute_clusters(counts, sizes, inside, n=99, seed=3, strata=strata, draws=Draws(most=0))
        np.testing.assert_array_equal(part.p, whole.p)
        np.testing.assert_array_equal(part.p_family, whole.p_family)
        assert part.n == whole.n == 99 and permute_sums(counts, inside, lambda own, rest: (own - rest)[0], n=99) == sums


def test_orders_that_are_too_many_to_keep_are_not_held_at_once(monkeypatch):
    monkeypatch.setattr(draws, "_CELLS", 100)
    small = Draws(most=100)
    blocks = list(small.order_blocks(20, 30, 2))
    assert len(blocks) == 6 and all(block.base is None or block.base.size <= 100 for block in blocks)
    np.testing.assert_array_equal(np.concatenate(blocks), Draws().orders(20, 30, 2))


def test_subsets_hold_each_cluster_equally_often():
    drawn = np.concatenate(list(Draws().subset_blocks(40, 7, 8_000, 3)))
    assert drawn.shape == (8_000, 7) and (np.diff(np.sort(drawn, axis=1), axis=1) > 0).all()  # no cluster twice
    times = np.bincount(drawn.ravel(), minlength=40)
    assert np.abs(times / 8_000 - 7 / 40).max() < 0.018  # four standard errors


def test_where_orders_are_too_many_subsets_are_drawn_in_their_place(monkeypatch):
    rng = np.random.default_rng(5)
    counts, inside = rng.poisson(1.0, (300, 4)).astype(float), np.arange(300) < 40
    counts[:40, 3] += rng.poisson(0.6, 40)
    by_order = permute_clusters(counts, np.ones(300), inside, n=4000)
    by_subset = permute_clusters(counts, np.ones(300), inside, n=4000, draws=Draws(most=1000))
    np.testing.assert_allclose(by_subset.p, by_order.p, atol=0.035)
    again = permute_clusters(counts, np.ones(300), inside, n=4000, draws=Draws(most=2000))
    np.testing.assert_array_equal(by_subset.p, again.p)
    # Strata hold clusters in their places: there the orders are drawn, however many.
    strata = np.arange(300) % 3
    own = [
        permute_clusters(counts, np.ones(300), inside, n=500, strata=strata, draws=Draws(most=m)).p for m in (9, 2**28)
    ]
    np.testing.assert_array_equal(*own)


def test_without_draws_nothing_is_tested():
    counts, inside = [[1, 0], [2, 0], [8, 1], [9, 0]], [True, True, False, False]
    found = permute_clusters(counts, [10] * 4, inside, n=0)
    assert found.n == 0 and not found.exact and np.isfinite(found.statistic).all()
    assert np.isnan(found.p).all() and np.isnan(found.p_family).all()
    observed, p = permute_sums(counts, inside, lambda own, rest: (own - rest)[0], n=0)
    assert observed == -14 and np.isnan(p)
    with pytest.raises(ValueError, match="n is -1"):
        permute_clusters(counts, [10] * 4, inside, n=-1)
    with pytest.raises(ValueError, match="n is -1"):
        permute_sums(counts, inside, lambda own, rest: (own - rest)[0], n=-1)
