"""Framing over time: by week or month, one line a frame or a group."""

import numpy as np
import pandas as pd
import pytest
from crowds import over_time

from framing import plots


@pytest.mark.parametrize(("period", "points"), [("day", 400), ("week", 58), ("month", 14), ("quarter", 5), ("year", 2)])
def test_dates_are_added_up_by_period(period, points):
    table = over_time(400, 1)
    ax = plots.over_time(table, frames=["war"], period=period)
    [line] = ax.get_lines()
    assert len(line.get_xdata()) == points
    war = table[table["frame"] == "war"]
    weights = pd.to_datetime(war["published"]).dt.to_period(
        {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}[period]
    )
    rate = 1000 * war.groupby(weights)["n"].sum() / war.groupby(weights)["n_tokens"].sum()
    assert line.get_ydata() == pytest.approx(rate.to_numpy())


def test_a_line_a_group_adds_up_frames_and_the_rest_has_its_own_words():
    table = over_time(30, 12)
    ax = plots.over_time(table, lines="outlet", frames=["war", "$a_b$"], max_groups=3, period="month")
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels[-1] == "other 10 outlets"
    assert "war + $a_b$ by month" in ax.get_xlabel()
    rest = ax.get_lines()[-1].get_ydata()[0]
    shown = table.groupby("outlet")["n_tokens"].max().index  # all are of one size: by name
    others = table[table["outlet"].isin(sorted(shown)[2:]) & table["frame"].isin(["war", "$a_b$"])]
    assert rest == pytest.approx(1000 * others["n"].sum() / (30 * 10 * 500))


def test_intervals_stay_where_nothing_is_added_up():
    table = over_time(5, 1).assign(ci_low=1.0, ci_high=4.0)
    one = plots.over_time(table, frames=["war"])
    assert len(one.collections[0].get_segments()) == 5
    assert len(plots.over_time(table, frames=["war"], period="year").collections[0].get_segments()) == 0


def test_what_cannot_be_added_up_is_refused():
    table = over_time(20, 2)
    with pytest.raises(ValueError, match=r"several rows of one published and frame.*lines='outlet'"):
        plots.over_time(table)
    with pytest.raises(ValueError, match="period='fortnight' is none; it is day, week"):
        plots.over_time(table, lines="outlet", period="fortnight")
    with pytest.raises(ValueError, match="only rates per word tokens or per quote"):
        plots.over_time(table.assign(denominator="articles"), lines="outlet", period="month")
    with pytest.raises(ValueError, match="holds no dates, such as 'spring'"):
        plots.over_time(
            table.assign(published="spring").drop_duplicates(["outlet", "frame"]), lines="outlet", period="month"
        )


def test_many_periods_that_are_no_dates_stand_apart():
    from pages import figure_of, overlaps

    names = [f"session {i:03d}" for i in range(500)]
    table = pd.DataFrame({"period": names, "frame": "war", "n": 1, "rate": np.arange(500) % 7, "ci_low": np.nan,
                          "ci_high": np.nan, "n_tokens": 100, "denominator": "tokens"})  # fmt: skip
    assert overlaps(figure_of(plots.over_time(table, by="period"))) == []
