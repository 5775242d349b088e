import gzip
import io
import json
import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import tables
from framing.articles import ReadingWarning, RejectedWarning, read_articles, rejected_of
from framing.articles.csv_rows import csv_rows
from framing.shipped import shipped


def write(folder, **files):
    for name, data in files.items():
        path = folder / name.replace("__", ".").replace("_SLASH_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def test_the_sample_is_read_with_its_sidecar():
    articles = read_articles(shipped("seeds"))
    assert articles["outlet"].tolist() == ["Outlet A", "Outlet B"]
    assert articles["event"].tolist() == ["deir-al-zor-2018-02"] * 2
    for row in articles.itertuples():
        assert row.text.startswith(row.title)
        assert row.text[row.body_start - 1] == "\n" and row.text[row.body_start].strip()
    tables.check(articles, "articles")


def test_a_mark_is_stripped_and_line_ends_stay(tmp_path):
    write(tmp_path, a__txt=b"\xef\xbb\xbfTitle\r\n\r\nBody one.\r\n", b__txt="Titel\n\nText".encode("utf-16"))
    articles = read_articles(tmp_path)
    assert articles["text"].tolist() == ["Title\r\n\r\nBody one.\r\n", "Titel\n\nText"]
    assert [t[b:] for t, b in zip(articles["text"], articles["body_start"])] == ["Body one.\r\n", "Text"]


def test_bad_input_is_set_aside_with_its_reason_and_the_rest_goes_on(tmp_path):
    write(
        tmp_path,
        good__txt="T\n\nBody",
        empty__txt=" \n ",
        binary__txt=b"a\0b",
        many__jsonl='{"text": "One."}\n{"text": ""}\nnot json\n[1]\n{"id": "x", "headline": "H", "body": "B"}\n',
        zipped__jsonl__gz=b"no gzip",
        table__parquet=b"no parquet",
    )
    with pytest.warns(RejectedWarning, match="were set aside"):
        articles = read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["good", "many-0001", "x"]
    assert articles["text"].tolist()[-1] == "H\n\nB"
    reasons = {item.where.rsplit("/", 1)[-1]: item.reason for item in rejected_of(articles)}
    assert len(reasons) == 7
    assert "empty" in reasons["empty.txt"]
    assert "null bytes" in reasons["binary.txt"]
    assert "not JSON" in reasons["many.jsonl, line 3"]
    assert "not a JSON object" in reasons["many.jsonl, line 4"]
    assert "cannot be read" in reasons["zipped.jsonl.gz"]
    assert "Parquet" in reasons["table.parquet"]


def test_stems_that_clash_take_the_relative_path(tmp_path):
    write(tmp_path, post_SLASH_a__txt="A\n\nx", times_SLASH_a__txt="B\n\ny", times_SLASH_b__txt="C\n\nz")
    with pytest.warns(ReadingWarning, match="pattern='{outlet}/{}' .* the names of the folders for it: post, times"):
        assert read_articles(tmp_path)["article_id"].tolist() == ["post/a", "times/a", "b"]
    assert read_articles(f"{tmp_path}/times/*.txt")["article_id"].tolist() == ["a", "b"]
    assert len(read_articles([tmp_path, tmp_path / "times" / "b.txt"], outlet="All")) == 3


def test_metadata_as_csv_takes_date_and_further_fields_are_columns(tmp_path):
    write(
        tmp_path,
        a__txt="A\n\nx",
        metadata__csv="file,outlet,date,desk\na.txt,The Post,2020-01-02,foreign\ngone.txt,The Post,,\n",
    )
    with pytest.warns(RejectedWarning, match="not there"):
        row = read_articles(tmp_path).iloc[0]
    assert (row["outlet"], row["published"], row["desk"]) == ("The Post", "2020-01-02", "foreign")
    assert row["extra"] is None


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("metadata.toml", "[[articles]]\noutlet = 'x'\n", "entry 1 .* names no file"),
        ("metadata.toml", "[[articles\n", "this is not valid TOML"),
        ("metadata.csv", "name,outlet\na,b\n", "no column file"),
        ("metadata.csv", "file,outlet\na.txt,b,c\n", "line 2: more fields"),
    ],
)
def test_a_broken_sidecar_says_where(tmp_path, name, data, message):
    (tmp_path / name).write_text(data)
    (tmp_path / "a.txt").write_text("A\n\nb")
    with pytest.raises(ValueError, match=message):
        read_articles(tmp_path)


def test_dates_that_are_not_iso_are_kept_aside():
    with pytest.warns(UserWarning, match="no whole date"):
        row = read_articles(pd.DataFrame({"text": ["x"], "date": ["Feb 8"]})).iloc[0]
    assert row["published"] is None
    assert json.loads(row["extra"]) == {"published_as_given": "Feb 8"}


def test_csv_with_semicolons_and_newlines_in_fields(tmp_path):
    (tmp_path / "a.csv").write_text('id;headline;body;publisher\n1;"H; h";"One.\n\nTwo.";Post\n', encoding="utf-8-sig")
    row = read_articles(tmp_path / "a.csv").iloc[0]
    assert (row["article_id"], row["text"], row["outlet"]) == ("1", "H; h\n\nOne.\n\nTwo.", "Post")


def test_a_table_read_once_is_read_again_unchanged(tmp_path):
    articles = read_articles(shipped("seeds"))
    pd.testing.assert_frame_equal(read_articles(articles), articles)
    articles.to_parquet(tmp_path / "a.parquet")
    articles.to_csv(tmp_path / "a.csv", index=False)
    pd.testing.assert_frame_equal(read_articles(tmp_path / "a.parquet"), articles)
    pd.testing.assert_frame_equal(read_articles(tmp_path / "a.csv"), articles)


OWN = [{"text": "One two.", "desk": "home", "rank": 3, "paid": True, "tags": ["a"]}, {"text": "Three.", "rank": 4}]


@pytest.mark.parametrize("form", ["frame", "records", "jsonl", "csv", "parquet", "arrow", "again"])
def test_fields_of_ones_own_are_columns(tmp_path, form):
    frame = pd.DataFrame(OWN)
    made = {
        "frame": lambda: frame,
        "records": lambda: OWN,
        "jsonl": lambda: tmp_path.joinpath("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in OWN)),
        "csv": lambda: frame.drop(columns="tags").to_csv(tmp_path / "a.csv", index=False),
        "parquet": lambda: frame.to_parquet(tmp_path / "a.parquet"),
        "arrow": lambda: pa.Table.from_pandas(frame),
        "again": lambda: read_articles(frame),
    }[form]()
    articles = read_articles(made if form in ("frame", "records", "arrow", "again") else tmp_path)
    known = tables.SCHEMAS["articles"].names
    assert list(articles.columns) == [*known, "desk", "rank", "paid"]
    assert articles["desk"].tolist() == ["home", None]
    assert articles["rank"].astype(int).tolist() == [3, 4]
    assert articles["paid"].tolist() == [True, pd.NA]
    if form != "csv":  # a CSV has no lists
        assert json.loads(articles["extra"][0]) == {"tags": ["a"]}


def test_a_second_field_of_a_known_name_is_no_column():
    row = read_articles([{"headline": "H", "body": "b", "event": "x", "source": "AP", "outlet": "Post", "extra": 3}])
    assert row.loc[0, ["title", "outlet", "source"]].tolist() == ["H", "Post", "AP"]
    tables.check(row, "articles")


@pytest.mark.parametrize(
    "texts",
    [
        ["He left the town.", "She stayed."],
        ("He left the town.", "She stayed."),
        pd.Series(["He left the town.", "She stayed."], index=[7, 3]),
        pd.Index(["He left the town.", "She stayed."]),
        np.array(["He left the town.", "She stayed."]),
        pa.array(["He left the town.", "She stayed."]),
        pa.chunked_array([["He left the town."], ["She stayed."]]),
    ],
)
def test_texts_need_no_table(texts):
    articles = read_articles(texts)
    assert articles["article_id"].tolist() == ["text-0001", "text-0002"]
    assert articles["text"].tolist() == ["He left the town.", "She stayed."]
    assert all(type(text) is str for text in articles["text"])


def test_a_text_that_is_missing_is_set_aside():
    with pytest.warns(RejectedWarning, match="text 2"):
        assert len(read_articles(pd.Series(["He left.", None]))) == 1


def test_names_of_files_stay_names_of_files(tmp_path):
    (tmp_path / "a.txt").write_text("He left.")
    for paths in ([tmp_path / "a.txt"], [str(tmp_path / "a.txt")], pd.Series([str(tmp_path / "a.txt")])):
        assert read_articles(paths)["article_id"].tolist() == ["a"]
    with pytest.raises(FileNotFoundError, match="gone"):
        read_articles(["gone.txt"])
    with pytest.raises(FileNotFoundError, match="if it is a text, put it into a list"):
        read_articles("He left the town.")


@pytest.mark.parametrize(
    ("wrong", "kind", "message"),
    [
        ("One line.\nAnd another.", ValueError, "no path but a text; put it into a list"),
        (["a.txt", "He left the town."], ValueError, "the list holds paths and texts: 'a.txt' .* Give either"),
        ({"text": "x"}, TypeError, "put it into a list, one mapping an article"),
        (3, TypeError, "takes a path, a table, a list of texts or of dict"),
        ([3], TypeError, "this one holds int"),
    ],
)
def test_input_of_no_kind_is_told_so(wrong, kind, message):
    with pytest.raises(kind, match=message):
        read_articles(wrong)


def test_gzip_and_standard_input(tmp_path, monkeypatch):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress("Tïtle\n\nBody".encode()))
    assert read_articles(tmp_path)["article_id"].tolist() == ["a"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Title\n\nBody")))
    assert read_articles("-")["article_id"].tolist() == ["stdin"]


def test_two_articles_with_one_id_are_not_mixed_up():
    frame = pd.DataFrame({"id": ["a", "a"], "text": ["One", "Two"]})
    with pytest.warns(RejectedWarning, match="has the id 'a'"):
        articles = read_articles(frame)
    assert rejected_of(articles)[0].data["text"] == "Two"


def test_what_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="meets nothing"):
        read_articles(tmp_path / "gone*.txt")
    with pytest.raises(ValueError, match="no column text"):
        read_articles(pd.DataFrame({"words": ["x"]}))
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.warns(RejectedWarning, match="not a kind of file"):
        assert read_articles(tmp_path / "a.pdf").empty


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t and not t.startswith("\ufeff")))
def test_a_text_is_kept_to_the_character(tmp_path_factory, text):
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(data)
    row = read_articles(path).iloc[0]
    assert row["text"] == text
    assert 0 <= row["body_start"] <= len(text)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16-le", "cp1251"])
def test_an_encoding_is_found_and_said(tmp_path, encoding):
    text = {"cp1251": "Город\n\nОни ушли из города вчера вечером, сказал мэр на встрече."}.get(
        encoding, "Café\n\n“It’s raining,” said Zoë Müller."
    )
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    with pytest.warns(ReadingWarning, match=f"looks like {encoding}, read so"):
        assert read_articles(tmp_path)["text"].tolist() == [text]
    assert read_articles(tmp_path, encoding=encoding)["text"].tolist() == [text]
    with pytest.warns(RejectedWarning, match="not ascii"):
        assert read_articles(tmp_path, encoding="ascii").empty
    with pytest.raises(ValueError, match="no encoding is called"):
        read_articles(tmp_path, encoding="latin-99")


def test_a_text_of_utf8_with_a_wrong_byte_stays_utf8(tmp_path):
    (tmp_path / "a.txt").write_bytes("“It’s a café,” he said.".encode() + b"\xff")
    with pytest.warns(ReadingWarning, match="looks like UTF-8 with 1 wrong byte"):
        assert read_articles(tmp_path)["text"].tolist() == ["“It’s a café,” he said.\ufffd"]


def test_a_spreadsheet_of_germany(tmp_path):
    rows = ["sep=;", "Überschrift;FullText;Datum;Zeitung", "Regen;Es fiel für € 5.;28.09.2016;Der Bote"]
    text = "\r\n".join([*rows, "Weg;Fort.;3.10.2016;", ""])
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))
    with pytest.warns(ReadingWarning, match="looks like cp1252"):
        articles = read_articles(tmp_path)
    assert articles["text"].tolist() == ["Regen\n\nEs fiel für € 5.", "Weg\n\nFort."]
    assert articles["published"].tolist() == ["2016-09-28", "2016-10-03"]
    assert articles["outlet"].tolist() == ["Der Bote", None]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["28/09/2016", "03/10/2016"], ["2016-09-28", "2016-10-03"]),
        (["09/28/2016", "10/03/2016"], ["2016-09-28", "2016-10-03"]),
        (["Feb 8, 2018", "8 février 2018"], ["2018-02-08"] * 2),
        (["2018-02-08T10:00:00Z", "1518048000"], ["2018-02-08T10:00:00+00:00", "2018-02-08"]),
    ],
)
def test_dates_of_a_file_follow_one_rule(dates, expected):
    assert read_articles([{"text": "x", "date": date} for date in dates])["published"].tolist() == expected


def test_a_date_that_tells_no_rule_is_told_of():
    rows = [{"text": "x", "date": "03/04/2018"}]
    with pytest.warns(ReadingWarning, match="no date tells which number is the day"):
        assert read_articles(rows)["published"].tolist() == ["2018-03-04"]
    assert read_articles(rows, day_first=True)["published"].tolist() == ["2018-04-03"]
    assert read_articles(rows, day_first=False)["published"].tolist() == ["2018-03-04"]


def test_a_bad_quotation_mark_costs_one_row(tmp_path):
    rows = ["id,text,outlet", '1,"One, two.",Post', '2,"He said "no" today.",Post', "3,Three.,Post"]
    rows += ['4,"Never closed,Post', '5,"Five,\nand more.",Post', "6,Six.,Post", "7,a,b,c", "8,Eight.,Post"]
    (tmp_path / "a.csv").write_text("\n".join(rows) + "\n")
    with pytest.warns(RejectedWarning):
        articles = read_articles(tmp_path)
    assert articles["article_id"].tolist() == ["1", "3", "5", "6", "8"]
    assert articles["text"].tolist()[2] == "Five,\nand more."
    assert [item.where[-6:] for item in rejected_of(articles)] == ["line 3", "line 5", "line 9"]


@given(st.lists(st.tuples(st.text(alphabet='ab,"\n', max_size=6), st.text(alphabet='ab,"\n', max_size=6)), max_size=6))
def test_rows_that_are_written_well_are_all_read(rows):
    frame = pd.DataFrame(rows, columns=["x", "y"])
    read = list(csv_rows(frame.to_csv(index=False, lineterminator="\n"), ",", blanks=True))
    assert [tuple(row.values()) for _, row in read] == [row for row in rows if row != ("", "")] or ("", "") in rows


def test_columns_say_which_field_is_which(tmp_path):
    (tmp_path / "a.csv").write_text("words,body,who,Ausrichtung\nIt rained.,junk,Post,left\n")
    articles = read_articles(tmp_path, columns={"text": "words", "outlet": "who", "lean": "ausrichtung"}, language="en")
    row = articles.iloc[0]
    assert (row["text"], row["outlet"], row["lean"], row["language"], row["body"]) == (
        "It rained.", "Post", "left", "en", "junk",
    )  # fmt: skip
    frame = pd.DataFrame({"words": ["It rained."], "id": ["a"], "url": ["https://www.post.example/1"]})
    articles = read_articles(frame, columns={"text": "words", "article_id": None})
    assert articles[["article_id", "outlet"]].values.tolist() == [["row-0001", "post.example"]]
    with pytest.raises(ValueError, match=r"names the column of the table first.*'text': 'words'"):
        read_articles(frame, columns={"words": "text"})
    with pytest.raises(ValueError, match="columns are words, id, url"):
        read_articles(frame, columns={"text": "wrods"})
    with pytest.raises(ValueError, match="filled by the package"):
        read_articles(frame, columns={"extra": "id"})


def test_names_of_files_say_what_they_hold(tmp_path):
    write(tmp_path, **{"2018-02-08_The Post_Talks_fail__txt": "They left.\n\nAt noon.", "other__txt": "T\n\nx"})
    with pytest.warns(ReadingWarning, match="is not made like"):
        articles = read_articles(tmp_path, pattern="{date}_{outlet}_{title}")
    assert articles[["outlet", "published", "title"]].values.tolist() == [
        ["The Post", "2018-02-08", "Talks fail"], [None, None, "T"],
    ]  # fmt: skip
    write(tmp_path / "sub", Post_SLASH_a__txt="T\n\nx", Sun_SLASH_b__txt="T\n\ny")
    articles = read_articles(tmp_path / "sub", pattern="{outlet}/{desk}")
    assert articles[["outlet", "desk"]].values.tolist() == [["Post", "a"], ["Sun", "b"]]
    assert read_articles(tmp_path / "sub" / "Post", pattern="{outlet}/{}")["outlet"].tolist() == ["Post"]
    assert read_articles(tmp_path / "sub", outlet="All")["outlet"].tolist() == ["All", "All"]
    with pytest.raises(ValueError, match="names no part"):
        read_articles(tmp_path, pattern="date_outlet")


def test_a_text_whose_first_line_is_a_paragraph_has_no_title(tmp_path):
    (tmp_path / "a.txt").write_text(" ".join(["word"] * 30) + ".\n\nIt rained.")
    row = read_articles(tmp_path).iloc[0]
    assert row["title"] is None and row["body_start"] == 0


def test_paths_of_windows(tmp_path, monkeypatch):
    write(tmp_path, sub_SLASH_a__txt="T\n\nx")
    monkeypatch.chdir(tmp_path)
    assert len(read_articles("sub\\a.txt")) == 1
    with pytest.raises(FileNotFoundError, match="Write a path of Windows so"):
        read_articles("C:\news\texts")
    with pytest.raises(FileNotFoundError, match="nothing is downloaded"):
        read_articles("https://post.example/1")


def test_what_other_programs_write_for_nothing_is_nothing():
    row = read_articles([{"text": "x", "title": "NA", "author": "NA", "date": "NULL", "lang": "eng"}]).iloc[0]
    assert (row["title"], row["byline"], row["published"], row["language"]) == (None, None, None, "en")


def test_each_file_says_what_was_read_of_it(tmp_path):
    write(tmp_path, a__csv="text,outlet\nOne.,Post\n,Post\n", b__txt="T\n\nx")
    with pytest.warns(RejectedWarning):
        files = read_articles(tmp_path).attrs["files"]
    (tmp_path / "c.csv").write_text("text,date\nOne.,28/9/2016\nTwo.,1/2/2016\n")
    assert read_articles(tmp_path / "c.csv").attrs["files"][0]["notes"] == ["its dates are read as day/month/year"]
    assert [(file["file"][-5:], file["kind"], file["articles"], file["set_aside"]) for file in files] == [
        ("a.csv", "CSV", 1, 1), ("b.txt", "text", 1, 0),
    ]  # fmt: skip


OWN_CSV = """text,week,paid,share,code,mixed,gap
One.,4,True,0.5,007,3,NA
Two.,,FALSE,12,12,x,2
Three.,12,,-1.25,3,4,
"""


def test_own_columns_of_a_csv_that_are_all_numbers_or_truth_values_hold_these(tmp_path):
    (tmp_path / "a.csv").write_text(OWN_CSV)
    articles = read_articles(tmp_path / "a.csv")
    assert articles["week"].dtype == "Int64" and (articles["week"] > 3).sum() == 2
    assert articles[articles["paid"].fillna(False)]["text"].tolist() == ["One."]
    assert articles["share"].tolist() == [0.5, 12, -1.25]
    assert articles["code"].tolist() == ["007", "12", "3"] and articles["mixed"].tolist() == ["3", "x", "4"]
    assert articles["gap"].isna().tolist() == [True, False, True] and articles["gap"].sum() == 2


def test_what_a_file_says_to_be_a_text_stays_one(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One.", "zip": "10115", "week": 4}\n')
    (tmp_path / "b.csv").write_text("text,zip,week\nTwo.,10117,5\n")
    articles = read_articles(tmp_path)
    assert articles["zip"].tolist() == ["10115", "10117"] and articles["week"].sum() == 9
    assert read_articles(pd.DataFrame({"text": ["One."], "zip": ["10115"]}))["zip"].tolist() == ["10115"]


def test_a_second_article_of_one_id_is_counted_as_set_aside_of_its_file(tmp_path):
    write(tmp_path, a__csv="id,text\na,One.\nb,Two.\n", b__csv="id,text\na,Three.\nc,Four.\n")
    with pytest.warns(RejectedWarning, match="1 of 4 inputs"):
        files = read_articles(tmp_path).attrs["files"]
    assert [(file["articles"], file["set_aside"]) for file in files] == [(2, 0), (1, 1)]


def test_files_without_a_folder_in_common_get_their_hint(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("Post/a", "Sun/b", "Sun/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.txt").write_text(f"Title\n\nIt rained in {name}.")
    with pytest.warns(ReadingWarning, match=r"no article has an outlet; pattern='\{outlet\}/\{\}'.*Post, Sun"):
        articles = read_articles(["Post/a.txt", tmp_path / "Sun/b.txt", "Sun/c.txt"])
    assert len(articles) == 3


def test_lines_of_json_may_be_more_than_the_bound_of_what_is_held(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_FILE", "100")
    line = json.dumps({"text": "It rained, and rained, and rained."}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 9)
    assert len(read_articles(tmp_path / "a.jsonl")) == 9
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line.encode() * 9))
    (tmp_path / "c.jsonl").write_bytes(line.encode("utf-16") * 9)
    for name in ("b.jsonl.gz", "c.jsonl"):
        with pytest.warns(RejectedWarning, match="FRAMING_MAX_FILE"):
            assert read_articles(tmp_path / name).empty
