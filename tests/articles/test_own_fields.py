"""A column of the user's own is the same, whether it is made of all articles or of one part after the other."""

import datetime as dt
import json

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from framing import tables
from framing.articles.own_fields import (
    kinds_of_fields,
    merged_kinds,
    own_columns,
    read_fields,
    read_kinds,
    write_fields,
    write_kinds,
)

CELLS = st.one_of(
    st.none(), st.integers(-5, 5), st.just(2**70), st.floats(-2, 2), st.booleans(), st.dates(dt.date(2000, 1, 1)),
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2030, 1, 1)),
    st.sampled_from(["3", "0", "1", "2.5", "TRUE", "false", "NA", "NaN", "007", "city", " 4 ", str(2**70)]),
)  # fmt: skip
TRUTHS = st.sampled_from(["0", "1", "true", "NA"])
COLUMNS = st.one_of(
    st.lists(CELLS, min_size=1, max_size=12),
    *(
        st.lists(st.one_of(st.none(), some), min_size=1, max_size=12)
        for some in (
            st.integers(),
            st.floats(allow_nan=False),
            st.booleans(),
            st.sampled_from(["0", "1", "true", "NA"]),
        )
    ),
)


@given(COLUMNS, st.integers(1, 5), st.booleans())
def test_pieces_give_the_column_of_the_whole(cells, size, from_texts):
    rows = [{"article_id": str(n), **({} if cell is None else {"mine": cell})} for n, cell in enumerate(cells)]
    own = [read_fields(write_fields(row)) for row in rows]
    parts = [own[start : start + size] for start in range(0, len(own), size)]
    kinds = merged_kinds(read_kinds(json.loads(json.dumps(write_kinds(kinds_of_fields(part))))) for part in parts)
    assert list(kinds) == (["mine"] if any(cell is not None for cell in cells) else [])
    if not kinds:
        return
    pieces = [own_columns(part, kinds, [] if from_texts else None)["mine"] for part in parts]
    values = tables.values_of_texts(cells) if from_texts else cells
    whole = tables.own_column(values)
    found = pd.concat(pieces, ignore_index=True)
    assert str(found.dtype) == str(whole.dtype)
    assert [repr(a) for a in found] == [repr(str(b)) if isinstance(a, str) else repr(b) for a, b in zip(found, whole)]
