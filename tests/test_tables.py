import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import tables

ARTICLES = tables.from_records("articles", [{"article_id": "a", "text": "“No,” he said."}])


def quote(**fields):
    row = {"quote_id": "a:q0001", "article_id": "a", "source": "he", "source_spans": [[6, 8]]}
    row |= {"cue": "said", "cue_spans": [[9, 13]], "content": "“No,”", "content_spans": [[0, 5]]}
    return tables.from_records("quotes", [row | fields])


def test_a_right_table_passes():
    tables.check(quote(), "quotes", ARTICLES)
    tables.check(quote(source=None, source_spans=[]), "quotes", ARTICLES)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (quote(source="she"), r"quotes.source of a: \[\[6, 8\]\] holds 'he', the table says 'she'"),
        (quote(article_id="b"), "names the article 'b'"),
        (pd.concat([quote(), quote()]), "stands twice"),
        (quote().drop(columns=["cue", "kind"]), "lacks the column 'kind', 'cue'"),
    ],
)
def test_a_broken_table_is_told_what_is_wrong(table, message):
    with pytest.raises(ValueError, match=message):
        tables.check(table, "quotes", ARTICLES)


def test_unknown_tables_and_columns_are_named():
    with pytest.raises(ValueError, match="no table 'quote'"):
        tables.empty("quote")
    with pytest.raises(ValueError, match="has no column 'speaker'"):
        tables.from_records("quotes", [{"speaker": "x"}])
    with pytest.raises(ValueError, match="column 'start' of the table 'hits' cannot be read as int64"):
        tables.conform(pd.DataFrame({"start": ["three"]}), "hits")


def test_further_columns_go_all_the_way():
    table = tables.conform(pd.DataFrame({"mine": [1], "mixed": ["a"], "hit_id": ["a:h0001"]}), "hits")
    assert list(table.columns[-2:]) == ["mine", "mixed"]
    assert tables.to_arrow(table, "hits").column_names == [*tables.SCHEMAS["hits"].names, "mine", "mixed"]
    assert list(tables.flat(table, "hits").columns) == list(table.columns)


def test_further_columns_of_any_kind_can_be_written():
    table = tables.empty("hits").reindex(range(2)).assign(
        hit_id=["a", "b"], mixed=[1, "x"], nested=[{"k": 1}, {"j": [2]}], lists=[[1], None], nothing=[None, None],
        day=pd.to_datetime(["2020-01-02", None]), kind=pd.Categorical(["l", "r"]), large=[2**70, 1],
    )  # fmt: skip
    back = tables.as_pandas(tables.to_arrow(table, "hits"))
    assert back["mixed"].tolist() == ["1", "x"]
    assert back["nested"].tolist() == ['{"k": 1}', '{"j": [2]}']
    assert back["lists"].tolist() == [[1], None]
    assert back["nothing"].tolist() == [None, None]
    assert back["day"].tolist()[0] == pd.Timestamp("2020-01-02") and back["day"].isna()[1]
    assert back["kind"].tolist() == ["l", "r"]
    assert tables.flat(table, "hits")["lists"].tolist() == ["[1]", None]


def test_cells_of_a_spreadsheet_are_read_back():
    cells = {"negated": ["TRUE", "falsch", ""], "confidence": ["0,75", "0.5", None], "paragraph": ["3", "4.0", ""]}
    table = tables.conform(pd.DataFrame(cells), "quotes")
    assert table["negated"].tolist() == [True, False, pd.NA]
    assert table["confidence"].tolist() == [0.75, 0.5, pd.NA]
    assert table["paragraph"].tolist() == [3, 4, pd.NA]
    with pytest.raises(ValueError, match=r"column 'negated' .* 'maybe' is neither TRUE nor FALSE"):
        tables.conform(pd.DataFrame({"negated": ["maybe"]}), "quotes")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([True, None], [True, pd.NA]),
        ([1.5, 2, None], [1.5, 2.0, pd.NA]),
        ([None, None], [None, None]),
        ([{"a": 1}, "x"], ["{'a': 1}", "x"]),
        ([10**30, 1], [str(10**30), "1"]),
    ],
)
def test_own_columns_have_one_type(values, found):
    made = tables.own_column(values).tolist()
    assert all((a is b) or a == b for a, b in zip(made, found)) and len(made) == len(found)


class Streams:
    """A frame of another library, which speaks Arrow's C stream as polars does."""

    def __init__(self, frame):
        self.held = pa.Table.from_pandas(frame, preserve_index=False)

    @property
    def columns(self):
        return self.held.column_names

    def __arrow_c_stream__(self, requested_schema=None):
        return self.held.__arrow_c_stream__(requested_schema)


class Converts:
    """A frame of another library that only knows ``to_pandas``."""

    def __init__(self, frame):
        self.held = frame
        self.columns = list(frame)

    def to_pandas(self):
        return self.held


@pytest.mark.parametrize("make", [Streams, Converts, lambda f: pa.Table.from_pandas(f, preserve_index=False)])
def test_frames_of_other_libraries_are_tables(make):
    quotes = quote().assign(mine=pd.Series(["x"], dtype="object"))
    back = tables.conform(make(quotes), "quotes")
    pd.testing.assert_frame_equal(back, tables.conform(quotes, "quotes"))
    tables.check(make(quotes), "quotes", make(ARTICLES))


def test_what_is_no_table_is_told_so():
    for wrong in ("hits.csv", 3, None, ["a"], {"a": [1]}, pd.DataFrame):
        with pytest.raises(TypeError, match=r"hits is no table but .*give a pandas data frame"):
            tables.as_pandas(wrong, "hits")


spans = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(list), max_size=3)


@given(
    st.lists(st.fixed_dictionaries({"cue_spans": spans | st.none(), "negated": st.booleans() | st.none()}), max_size=4)
)
def test_arrow_and_csv_give_back_what_went_in(tmp_path_factory, rows):
    table = tables.from_records("quotes", [{"quote_id": str(n), **row} for n, row in enumerate(rows)])
    again = tables.conform(tables.to_arrow(table, "quotes").to_pandas(), "quotes")
    pd.testing.assert_frame_equal(again, table)
    path = tmp_path_factory.mktemp("t") / "t.csv"
    table.to_csv(path, index=False)
    pd.testing.assert_frame_equal(tables.conform(pd.read_csv(path, dtype={"quote_id": str}), "quotes"), table)


def test_every_column_is_described():
    for name in tables.SCHEMAS:
        assert tables.describe(name)["about"].str.len().min() > 5
