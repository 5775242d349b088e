"""Rows with a p-value stand first, in the same order by either way to a table."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from framing.compare.inference.found_rows import as_table
from framing.compare.inference.support import finish

ROWS = st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from([np.nan, 0.2, 0.9])), min_size=1)


@given(ROWS)
def test_tested_rows_come_first_within_each_measure(rows):
    measures, p = (np.array(column, dtype=kind) for column, kind in zip(zip(*rows), (object, float)))
    part = {"measure": measures, "p": p, "place": np.arange(len(rows))}
    plain = as_table([part], list(part))
    expected = [
        place
        for measure in dict.fromkeys(measures)
        for tested in (True, False)
        for place in np.flatnonzero((measures == measure) & (np.isfinite(p) == tested))
    ]
    assert finish(plain, "article", 0, "measure")["place"].tolist() == expected
    assert as_table([part], list(part), within="measure")["place"].tolist() == expected


@given(st.lists(st.sampled_from(["Post", "Sun", None]), min_size=1), st.integers(1, 5))
def test_texts_come_out_as_they_went_in(values, times):
    both = [
        {"who": np.array(values, dtype=object), "n": np.arange(len(values))},
        {"who": pd.Categorical(values), "n": np.arange(len(values))},
        {"who": "Post", "n": np.arange(times)},
    ]
    found = [None if pd.isna(value) else value for value in as_table(both, ["who", "n"])["who"]]
    assert found == [*values, *values, *["Post"] * times]
