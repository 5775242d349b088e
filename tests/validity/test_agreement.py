"""Agreement against published values and against other implementations."""

import numpy as np
import pandas as pd
import pytest
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

from framing.stats.agreement import fleiss_kappa
from framing.validity import agreement, reliability_matrix

# Krippendorff (2011), Computing Krippendorff's alpha-reliability: the examples B, C and D of the paper.
BINARY = ["0100000010", "1110010000"]
TWO_CODERS = ["aabbdcccedda", "babbbccceddd"]
FOUR_CODERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
# Fleiss (1971) as it is worked in textbooks: 10 subjects, 14 raters, 5 categories.
FLEISS = np.array(
    [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ],
    dtype=float,
)


def _codes(n_coders=3, n_units=40, n_values=4, missing=0.2, seed=5):
    rng = np.random.default_rng(seed)
    truth = rng.integers(1, n_values + 1, n_units)
    noise = rng.integers(1, n_values + 1, (n_coders, n_units))
    codes = np.where(rng.random((n_coders, n_units)) < 0.6, truth, noise).astype(float)
    codes[rng.random(codes.shape) < missing] = np.nan
    return codes


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.7434), ("ordinal", 0.8154), ("interval", 0.8491), ("ratio", 0.7974)]
)
def test_alpha_of_four_coders_with_missing_values(level, published):
    assert agreement(FOUR_CODERS, level).alpha == pytest.approx(published, abs=5e-5)


def test_alpha_of_two_coders():
    assert agreement([list(row) for row in BINARY]).alpha == pytest.approx(0.095, abs=5e-4)
    assert agreement([list(row) for row in TWO_CODERS]).alpha == pytest.approx(0.692, abs=5e-4)


def test_fleiss_kappa_of_the_textbook():
    assert fleiss_kappa(FLEISS)[0] == pytest.approx(0.20993, abs=5e-6)


@pytest.mark.parametrize(("level", "distance"), [("nominal", None), ("interval", lambda a, b: (a - b) ** 2)])
def test_alpha_equals_nltk(level, distance):
    codes = _codes()
    task = [(c, u, int(codes[c, u])) for c in range(3) for u in range(40) if np.isfinite(codes[c, u])]
    several = {u for u in range(40) if np.isfinite(codes[:, u]).sum() >= 2}
    task = [t for t in task if t[1] in several]
    other = AnnotationTask(task) if distance is None else AnnotationTask(task, distance=distance)
    assert agreement(codes, level).alpha == pytest.approx(other.alpha())


def test_cohen_kappa_equals_scikit_learn():
    first, second = _codes(2, 60, missing=0)
    assert agreement([first, second]).kappa == pytest.approx(cohen_kappa_score(first, second))
    weighted = cohen_kappa_score(first, second, weights="quadratic")
    assert agreement([first, second], "ordinal").kappa == pytest.approx(weighted)


def test_ordinal_alpha_depends_on_order_alone():
    codes = _codes()
    words = np.vectorize(lambda x: None if np.isnan(x) else "abcd"[int(x) - 1], otypes=[object])(codes)
    stretched = np.exp(codes)
    expected = agreement(codes, "ordinal").alpha
    assert agreement(words, "ordinal", order=list("abcd")).alpha == pytest.approx(expected)
    assert agreement(stretched, "ordinal").alpha == pytest.approx(expected)


def test_intervals_hold_the_estimate_and_reproduce():
    one = agreement(_codes(n_units=100), seed=3)
    again = agreement(_codes(n_units=100), seed=3)
    pd.testing.assert_frame_equal(one.summary, again.summary)
    assert ((one.summary["low"] < one.summary["value"]) & (one.summary["value"] < one.summary["high"])).all()


def test_interval_covers_the_value_of_the_population():
    population = agreement(_codes(n_coders=2, n_units=60_000, missing=0, seed=1), n_resamples=2).alpha
    covered = 0
    for seed in range(100):
        result = agreement(_codes(n_coders=2, n_units=60, missing=0, seed=100 + seed), n_resamples=300)
        low, high = result.summary[["low", "high"]].iloc[0]
        covered += low <= population <= high
    assert 88 <= covered <= 100


def test_groups_widen_the_interval_of_copied_units():
    codes = np.repeat(_codes(n_units=20, missing=0), 5, axis=1)
    article = np.repeat(np.arange(20), 5)
    width = [np.ptp(agreement(codes, groups=g).summary[["low", "high"]].iloc[0]) for g in (None, article)]
    assert width[1] > 1.7 * width[0]


def test_few_units_have_no_interval_and_say_why():
    result = agreement([["a", "b", "a"], ["a", "b", "b"]])
    assert result.summary["low"].isna().all()
    assert "3 units" in result.note


def test_one_value_only_has_no_alpha():
    result = agreement([["a"] * 8, ["a"] * 8])
    assert np.isnan(result.alpha)
    assert result.percent == 1


def test_confusion_disagreements_and_codes():
    result = agreement(pd.DataFrame([["a", "b", "a", None], ["a", "a", "a", "b"]], index=["Ann", "Ben"]))
    assert result.confusion.loc["b", "a"] == 1
    assert result.confusion.to_numpy().sum() == 3
    assert result.disagreements.to_dict("records") == [
        {"unit": 1, "Ann": "b", "Ben": "a", "n_codes": 2, "majority": 0.5}
    ]
    assert result.groups("code").loc["a", "specific agreement"] == pytest.approx(4 / 5)
    assert "Fleiss" in repr(result) and "<table" in result._repr_html_()


@pytest.mark.parametrize(
    ("codes", "level", "message"),
    [
        ([["a", "b"]], "nominal", "two coders"),
        ([["a", None], [None, "b"]], "nominal", "no unit"),
        ([["a", "b"], ["a", "b"]], "interval", "needs numbers"),
        ([["a", "b"], ["a", "b"]], "ordinal", "order="),
        ([[-1, 2], [1, 2]], "ratio", "from 0 up"),
        ([[1, 2], [1, 2]], "cardinal", "no level"),
    ],
)
def test_errors_say_what_to_do(codes, level, message):
    with pytest.raises(ValueError, match=message):
        agreement(codes, level)


def test_long_table():
    long = pd.DataFrame({"who": list("AABB"), "art": list("xyxy"), "n": [1, 2, 1, 2], "code": ["p", "q", "p", "r"]})
    matrix = reliability_matrix(long, coder="who", unit=["art", "n"], code="code")
    assert matrix.columns.tolist() == [("x", 1), ("y", 2)]
    assert agreement(matrix).percent == 0.5
    again = pd.concat([long, pd.DataFrame([{"who": "A", "art": "x", "n": 1, "code": "q"}])])
    with pytest.raises(ValueError, match="twice"):
        reliability_matrix(again, coder="who", unit=["art", "n"], code="code")
    with pytest.raises(ValueError, match="no column 'coder'"):
        reliability_matrix(long, coder="coder", unit="art", code="code")


def test_cohen_kappa_of_its_first_paper():
    """Cohen (1960), in counts of 200: proportions .44 .07 .09 / .05 .20 .05 / .01 .03 .06."""
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    units = [(i, j) for i in range(3) for j in range(3) for _ in range(table[i][j])]
    assert agreement(list(zip(*units)), n_resamples=10).kappa == pytest.approx(0.492, abs=5e-4)


def _alpha_by_pairs(codes, distance):
    """Alpha from its definition: each pair of codes of a unit, and each pair of all codes, one by one."""
    units = [column[np.isfinite(column)] for column in np.asarray(codes, float).T]
    units = [column for column in units if len(column) > 1]
    every = np.concatenate(units)
    d = distance(every)
    n = len(every)
    seen = sum(d(a, b) / (len(u) - 1) for u in units for i, a in enumerate(u) for j, b in enumerate(u) if i != j) / n
    chance = sum(d(a, b) for i, a in enumerate(every) for j, b in enumerate(every) if i != j) / (n * (n - 1))
    return 1 - seen / chance


def _ordinal(every):
    values = sorted(set(every))
    count = {v: int((every == v).sum()) for v in values}
    return lambda a, b: (
        0 if a == b else (sum(count[v] for v in values if min(a, b) <= v <= max(a, b)) - (count[a] + count[b]) / 2) ** 2
    )


@pytest.mark.parametrize(
    ("level", "distance"),
    [
        ("nominal", lambda every: lambda a, b: float(a != b)),
        ("ordinal", _ordinal),
        ("interval", lambda every: lambda a, b: (a - b) ** 2),
        ("ratio", lambda every: lambda a, b: ((a - b) / (a + b)) ** 2),
    ],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_alpha_equals_its_definition(level, distance, seed):
    codes = _codes(n_coders=4, n_units=15, n_values=5, missing=0.3, seed=seed) * 1.5
    assert agreement(codes, level).alpha == pytest.approx(_alpha_by_pairs(codes, distance))


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_one_code_only_leaves_alpha_open_and_says_why(level):
    result = agreement([[1] * 6, [1] * 6], level)
    assert np.isnan(result.alpha) and np.isnan(result.kappa) and result.percent == 1
    assert "one code only" in result.note


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ([], "two coders .* there is none"),
        ([["a", "b"]], "two coders .* there is 1"),
        ([["a", "b"], ["a"]], "coder 1 .* has 1 units, the first has 2"),
        ([[None, None], [None, None]], "no unit .* coded by two coders"),
    ],
)
def test_what_is_no_reliability_data_is_said(codes, message):
    with pytest.raises(ValueError, match=message):
        agreement(codes)
