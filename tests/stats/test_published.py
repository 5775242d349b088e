"""Numbers of the literature and of other tools, to the digits given."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from framing.stats import association, difference_interval, difference_limits, fdr, rate_interval, share_interval

GOLD = json.loads((Path(__file__).parents[1] / "gold/statistics.json").read_text())


def test_benjamini_hochberg():
    gold = GOLD["bh1995"]
    q = fdr(gold["p"])
    np.testing.assert_allclose(q, gold["bh"], atol=5e-7)
    assert (q <= 0.05).sum() == gold["rejected_bh_05"]
    assert (np.array(gold["p"]) <= 0.05 / len(gold["p"])).sum() == gold["rejected_bonferroni_05"]


@pytest.mark.parametrize("row", GOLD["newcombe_diff"]["rows"])
def test_newcombe(row):
    first, second = row.split("-")
    counts = [float(x) for x in first.split("/") + second.split("/")]
    np.testing.assert_allclose(difference_interval(*counts), GOLD["newcombe_diff"]["rows"][row], atol=5e-5)


@pytest.mark.parametrize(
    ("cases", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_newcombes_own_eight_cases(cases, low, high):
    """Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10."""
    np.testing.assert_allclose(difference_interval(*cases), (low, high), atol=5e-5)
    count, total, other, rest = cases  # Wilson's intervals put together give the same
    one, two = share_interval([count], [total]), share_interval([other], [rest])
    ends = difference_limits(np.array([count / total]), one, np.array([other / rest]), two)
    np.testing.assert_allclose(np.ravel(ends), (low, high), atol=5e-5)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval(count, total, low, high):
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    np.testing.assert_allclose(np.ravel(share_interval([count], [total])), (low, high), atol=5e-5)


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_wilsons_interval_is_that_of_scipy(level):
    totals = [1, 2, 7, 30, 1000]
    counts = [(x, n) for n in totals for x in sorted({0, 1, n // 3, n // 2, n - 1, n})]
    theirs = [stats.binomtest(x, n).proportion_ci(level, method="wilson") for x, n in counts]
    low, high = share_interval(*np.array(counts).T, level)
    np.testing.assert_allclose(low, [interval.low for interval in theirs], atol=1e-12)
    np.testing.assert_allclose(high, [interval.high for interval in theirs], atol=1e-12)
    assert (low >= 0).all() and (high <= 1).all() and (low <= high).all()


def test_many_differences_are_those_of_each():
    rng = np.random.default_rng(4)
    n, m = rng.integers(1, 60, (2, 500))
    x, y = rng.integers(0, n + 1), rng.integers(0, m + 1)
    low, high = difference_interval(x, n, y, m, 0.9)
    each = [difference_interval(*row, 0.9) for row in zip(x.tolist(), n.tolist(), y.tolist(), m.tolist())]
    assert all(isinstance(end, float) for ends in each for end in ends)
    np.testing.assert_array_equal(np.array(each).T, [low, high])
    swapped = difference_interval(y, m, x, n, 0.9)
    np.testing.assert_allclose(swapped, [-high, -low])
    assert (low >= -1).all() and (high <= 1).all() and ((low <= x / n - y / m) & (x / n - y / m <= high)).all()


def test_no_unit_has_no_interval():
    assert np.isnan(share_interval([0], [0])).all()
    assert np.isnan(difference_interval(0, 0, 1, 2)).all()


DUNNING = """270.72 110 2442 111 29114
263.90 29 13 123 31612
256.84 31 23 139 31584
167.23 10 0 3 31764
157.21 76 104 2476 29121
157.03 16 16 51 31694
146.80 9 0 5 31763
115.02 16 0 865 30896
104.53 10 9 41 31717
100.96 8 2 27 31740
98.72 12 111 14 31640
95.29 8 5 24 31740
94.50 10 93 6 31668
91.40 12 111 21 31633
81.55 10 45 35 31687
76.30 5 13 0 31759
73.35 16 2536 1 29224
68.96 6 2 45 31724
68.61 24 43 1316 30394
61.61 3 0 0 31774"""


@pytest.mark.parametrize("line", DUNNING.splitlines())
def test_dunnings_bigrams(line):
    """Dunning (1993), Computational Linguistics 19(1), table of bigrams by -2 log lambda: AB, A~B, ~AB, ~A~B."""
    expected, *cells = map(float, line.split())
    assert float(association.g2(*cells)[0]) == pytest.approx(expected, abs=0.005)


def test_jackknife_of_a_mean_is_the_t_interval():
    """With equal sizes the jackknife's standard error is that of the mean; here on the log scale."""
    counts = np.array([3.0, 5, 4, 9, 2, 7])
    low, high = rate_interval(counts[:, None], np.full(6, 2.0))
    mean, error = counts.mean() / 2, counts.std(ddof=1) / np.sqrt(6) / 2
    reach = stats.t.isf(0.025, 5) * error / mean
    np.testing.assert_allclose((low[0], high[0]), (mean * np.exp(-reach), mean * np.exp(reach)))


def test_a_share_stays_below_one_and_nothing_has_no_interval():
    shares = np.array([[1, 0, 2], [2, 0, 2], [2, 0, 2], [1, 0, 2], [2, 0, 2]])
    low, high = rate_interval(shares, np.full(5, 2.0))
    assert 0 < low[0] < 0.8 < high[0] < 1
    assert np.isnan([*low[1:], *high[1:]]).all()
    one = np.zeros((5, 1))
    one[0] = 3
    low, high = rate_interval(one, np.array([2.0, 0, 0, 0, 0]))
    assert np.isnan([low[0], high[0]]).all()  # one cluster has all there is to divide by
