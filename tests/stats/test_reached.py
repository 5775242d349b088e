"""How many of some units an occasion reaches: against all outcomes, counted one by one."""

import itertools
import runpy
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing.stats import chance_of_each, reached_by_chance


def by_hand(sizes, members, reached, found):
    """Probabilities of all sets of so many units, with the rate at which so many are expected."""
    sizes = np.asarray(sizes, float)
    low, high = 1e-9, 1e9
    for _ in range(200):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if (1 - np.exp(-middle * sizes)).sum() < reached else (low, middle)
    pi = 1 - np.exp(-low * sizes)
    chance = {}
    for chosen in itertools.combinations(range(len(sizes)), reached):
        inside = np.isin(np.arange(len(sizes)), chosen)
        number = int(np.asarray(members)[inside].sum())
        chance[number] = chance.get(number, 0.0) + float(np.prod(np.where(inside, pi, 1 - pi)))
    total = sum(chance.values())
    expected = sum(n * c for n, c in chance.items()) / total
    away = abs(found - expected)
    p = sum(c * (0.5 if np.isclose(abs(n - expected), away) else abs(n - expected) > away) for n, c in chance.items())
    return expected, p / total


@given(
    st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=3, max_size=8),
    st.integers(1, 7),
    st.integers(0, 7),
)
def test_it_is_what_counting_all_outcomes_gives(units, reached, found):
    sizes, members = zip(*units)
    reached = min(reached, len(units) - 1)
    low, high = max(0, reached - (len(units) - sum(members))), min(reached, sum(members))
    found = min(max(found, low), high)
    assert reached_by_chance(sizes, members, reached, found) == pytest.approx(by_hand(sizes, members, reached, found))


def test_units_of_one_size_are_the_hypergeometric_distribution():
    members = np.arange(30) < 12
    expected, _ = reached_by_chance(np.full(30, 7.0), members, 10, 0)
    assert expected == pytest.approx(stats.hypergeom(30, 12, 10).mean())


def test_the_level_holds_where_nothing_differs_but_size():
    rng = np.random.default_rng(11)
    sizes = np.round(np.exp(rng.normal(3, 1, 24))) + 1
    members = np.arange(24) % 2 == 0
    ps = []
    while len(ps) < 1500:
        hit = rng.random(24) < 1 - np.exp(-rng.choice([0.01, 0.03, 0.1]) * sizes)
        if 8 <= hit.sum() < 24:
            ps.append(reached_by_chance(sizes, members, int(hit.sum()), int(hit[members].sum()))[1])
    assert 0.02 < np.mean(np.array(ps) <= 0.05) < 0.065


def test_none_or_all_reached_say_nothing():
    assert reached_by_chance([1, 2], [True, False], 0, 0) == (0.0, 1.0)
    assert reached_by_chance([1, 2], [True, False], 2, 1) == (1.0, 1.0)


def test_a_unit_that_is_far_larger_than_the_others_is_only_sure_to_be_reached():
    sizes, members = [20_000] + [10] * 23, np.arange(24) < 12
    expected, p = reached_by_chance(sizes, members, 16, 8)
    rest = stats.hypergeom(23, 11, 15)  # the others are of one size
    assert expected == pytest.approx(1 + rest.mean())
    away = np.abs(1 + np.arange(12) - expected)
    near, chance = np.isclose(away, abs(8 - expected)), rest.pmf(np.arange(12))
    assert p == pytest.approx(chance[(away > abs(8 - expected)) & ~near].sum() + 0.5 * chance[near].sum())
    assert p > 0.4


def test_the_benchmark_of_the_level_draws_events_of_every_kind_that_the_page_shows():
    root = Path(__file__).parents[2]
    lines = list(runpy.run_path(str(root / "benchmarks" / "null.py"))["reported"](30))[1:]
    page = (root / "docs" / "statistics.md").read_text(encoding="utf-8")
    shown = page.partition("| outlets | 12, half of one side ")[2].partition("\n")[0]
    assert [line.split()[0] for line in lines] == [
        "12",
        *(cell.split(",")[0].strip() for cell in shown.split("|")[1:-1]),
    ]
    assert all(0 <= float(line.rsplit(" ", 1)[1].rstrip("%")) < 30 for line in lines)


@pytest.mark.parametrize(
    "sizes",
    [[1.0] * 10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 60], [20_000] + [10] * 23, [3, 3, 900, 900, 900, 1]],
)
def test_the_chances_of_units_are_what_is_expected_of_them(sizes):
    inside = np.arange(len(sizes)) % 3 == 0
    for reached in range(len(sizes) + 1):
        chance = chance_of_each(sizes, reached)
        assert chance.sum() == pytest.approx(reached) and (chance >= 0).all() and (chance <= 1).all()
        assert chance[inside].sum() == pytest.approx(reached_by_chance(sizes, inside, reached, 0)[0])
        for one in (0, len(sizes) - 1):
            alone = np.arange(len(sizes)) == one
            assert chance[one] == pytest.approx(reached_by_chance(sizes, alone, reached, 0)[0])
