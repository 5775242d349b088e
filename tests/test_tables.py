import pandas as pd
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


def test_further_columns_are_kept_by_conform_and_left_out_of_arrow():
    table = tables.conform(pd.DataFrame({"mine": [1], "hit_id": ["a:h0001"]}), "hits")
    assert table.columns[-1] == "mine"
    assert tables.to_arrow(table, "hits").column_names == tables.SCHEMAS["hits"].names


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
