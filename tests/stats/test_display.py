"""p-values for people."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.stats import format_p, readable


@given(st.floats(0, 1, exclude_min=True), st.integers(2, 5))
def test_no_p_is_printed_as_nothing_and_none_below_one_as_one(p, digits):
    text = format_p(p, digits)
    assert float(text.strip("<> ")) > 0
    if p < 1 and not text.startswith(("<", ">")):
        assert 0 < float(text) < 1 and abs(float(text) - p) <= 0.5000001 * 10**-digits
    assert (text == "1") == (p == 1)


@pytest.mark.parametrize("nothing", [None, np.nan, pd.NA])
def test_no_p_is_a_dash(nothing):
    assert format_p(nothing) == "–" and format_p(nothing, missing="--") == "--"


def test_a_table_for_reading_leaves_the_other_alone():
    table = pd.DataFrame({"n": [3, 0], "share": [0.00049, 2.0], "p": [1 / 2001, np.nan], "q": [0.007, 1.0],
                          "p_family": [0.5, 0.2], "page": [0.00049, 1.5]}, index=["a", "b"])  # fmt: skip
    before = table.copy()
    shown = readable(table)
    pd.testing.assert_frame_equal(table, before)
    assert shown["p"].tolist() == ["< .001", "–"] and shown["q"].tolist() == [".007", "1"]
    assert shown["p_family"].tolist() == [".500", ".200"] and shown["page"].tolist() == [0.0, 1.5]
    assert shown["n"].tolist() == [3, 0]
    assert readable(table.assign(p=pd.array([0.0004, None], "Float64")))["p"].tolist() == ["< .001", "–"]
