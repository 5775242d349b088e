"""Files as researchers have them, each read in every field; and plausible mistakes, each told with its mend."""

import gzip
import io
import json
import os
import sqlite3
import sys
import warnings
import zipfile

import pandas as pd
import pyarrow as pa
import pytest
from typer.testing import CliRunner

from framing.articles import ReadingWarning, RejectedWarning, read_articles, rejected_of
from framing.articles.runs import table_of_run
from framing.cli import app

#: Four articles of two outlets; the columns are those of the table of articles, and `lean` is one's own.
NEWS = [
    {"title": "Ferry strike leaves islanders stranded", "outlet": "The Hill Post", "published": "2016-09-28",
     "url": "https://www.hillpost.example/ferry", "byline": "Omar Haddad", "lean": "left",
     "text": "Hundreds slept in the harbour hall.\n\n“We were told nothing,” said Ann Lee, a teacher; “nobody came.”"},
    {"title": "Union rejects second offer", "outlet": "Valley Voice", "published": "2016-09-29",
     "url": "https://www.valleyvoice.example/union", "byline": "Mia Roth", "lean": "right",
     "text": 'The union turned down a second offer.\n\n"Our members want respect, not crumbs," said Rosa Lind.'},
    {"title": "Minister calls for calm", "outlet": "The Hill Post", "published": "2016-10-03",
     "url": "https://www.hillpost.example/calm", "byline": "Omar Haddad", "lean": "left",
     "text": "Jan Berg urged both sides to talk.\n\n“This is not a war,” Berg said. “It is about hours.”"},
    {"title": "Ferries sail again", "outlet": "Valley Voice", "published": "2016-10-10",
     "url": "https://www.valleyvoice.example/sail", "byline": "Mia Roth, Ann Lee", "lean": "right",
     "text": "Boats left the harbour at dawn.\n\nA spokesman, Tom Vale, said: “We are relieved.”"},
]  # fmt: skip
FIELDS = ["title", "outlet", "published", "url", "byline", "lean", "text"]
TABLE = pd.DataFrame(NEWS)


def as_csv(names, frame=TABLE, **options):
    return frame.rename(columns=names).to_csv(index=False, **options)


def dicts(**made):
    """The articles as objects of some program: its name of a field to a field of ours, or to what makes one."""
    return [
        {
            name: how(row) if callable(how) else row.get(how, how) if isinstance(how, str) else how
            for name, how in made.items()
        }
        for row in NEWS
    ]


def host(row):
    return row["url"].split("/")[2]


def authors(row):
    return row["byline"].split(", ")


EVENT_REGISTRY = dicts(
    uri=lambda row: row["url"][-4:], lang="eng", date="published", dateTime=lambda row: row["published"] + "T10:00:00Z",
    url="url", title="title", body="text", lean="lean",
    source=lambda row: {"uri": host(row), "dataType": "news", "title": row["outlet"]},
    authors=lambda row: [{"uri": "x", "name": name, "isAgency": False} for name in authors(row)],
)  # fmt: skip
NEWSPAPER = dicts(
    url="url", title="title", text="text", authors=authors, publish_date="published", meta_lang="en", images=["x"],
    meta_site_name="outlet", source_url=lambda row: "https://" + host(row), canonical_link="url", lean="lean",
)  # fmt: skip
TRAFILATURA = dicts(**{
    "title": "title", "author": "byline", "hostname": host, "date": "published", "text": "text", "source": "url",
    "source-hostname": "outlet", "raw_text": "raw", "lean": "lean",
})  # fmt: skip
GUARDIAN = dicts(
    id="title", webPublicationDate="published", webUrl="url", webTitle="title", lean="lean",
    fields=lambda row: {"bodyText": row["text"], "byline": row["byline"], "publication": row["outlet"]},
)  # fmt: skip
#: Name of a file, what stands in it, and the fields that it does not have.
SHAPES = {
    "full text": ("a.csv", as_csv({"text": "FullText", "published": "Publication Date", "byline": "Author"}), []),
    "body": ("a.CSV", as_csv({"text": "Body", "title": "Headline", "outlet": "Publisher"}), []),
    "contents": ("a.csv", as_csv({"text": "contents", "outlet": "newspaper_name"}), []),
    "index first": ("a.csv", TABLE.to_csv(), []),
    "semicolons": ("a.csv", as_csv({}, sep=";", lineterminator="\r\n"), []),
    "sep=": ("a.csv", "sep=;\r\n" + as_csv({}, sep=";", lineterminator="\r\n"), []),
    "Excel's Unicode text": ("a.csv", as_csv({}, sep="\t").encode("utf-16"), []),
    "tabs": ("a.tsv", as_csv({}, sep="\t"), []),
    "tabs in a text": ("a.txt", as_csv({}, sep="\t"), []),
    "a CSV in a text": ("a.txt", as_csv({}), []),
    "bars": ("a.csv", as_csv({}, sep="|"), []),
    "days of a spreadsheet": ("a.csv", as_csv({}, TABLE.assign(published=[42641, 42642, 42646, 42653])), []),
    "readtext": ("a.csv", as_csv({"title": "doc_id"}, TABLE.drop(columns="url")), ["title", "url"]),
    "FA-KES": ("a.csv", as_csv({"title": "article_title", "text": "article_content", "outlet": "source"}), []),
    "Media Cloud": ("a.csv", as_csv({"text": "story_text", "outlet": "media_name", "published": "publish_date"}), []),
    "list": ("a.json", json.dumps(NEWS), []),
    "articles": ("a.json", json.dumps({"status": "ok", "articles": NEWS}), []),
    "by id": ("a.json", json.dumps({row["title"]: row for row in NEWS}), []),
    "by column": ("a.json", TABLE.to_json(), []),
    "split": ("a.json", TABLE.to_json(orient="split"), []),
    "table": ("a.json", TABLE.to_json(orient="table"), []),
    "lines": ("a.jsonl", "\n".join(map(json.dumps, NEWS)), []),
    "lines in .json": ("a.json", "\n".join(map(json.dumps, NEWS)), []),
    "lines in .txt": ("a.txt", "\n".join(map(json.dumps, NEWS)), []),
    "rows": ("a.json", json.dumps({"rows": [{"row_idx": n, "row": row} for n, row in enumerate(NEWS)]}), []),
    "zipped": ("a.csv.gz", gzip.compress(as_csv({}).encode()), []),
    "NewsAPI": ("a.json", json.dumps({"articles": dicts(
        source=lambda row: {"id": None, "name": row["outlet"]}, author="byline", title="title", url="url",
        publishedAt="published", content="text", lean="lean",
    )}), []),
    "Event Registry": ("a.json", json.dumps({"articles": {"results": EVENT_REGISTRY, "totalResults": 4}}), []),
    "Event Registry as CSV": ("a.csv", pd.DataFrame(EVENT_REGISTRY).to_csv(index=False), []),
    "news-please": ("a.jsonl", "\n".join(map(json.dumps, dicts(
        authors=authors, date_publish="published", source_domain=host, maintext="text", title="title", url="url",
        lean="lean", text=None,
    ))), ["outlet"]),
    "trafilatura": ("a.jsonl", "\n".join(map(json.dumps, TRAFILATURA)), []),
    "newspaper4k": ("a.json", json.dumps(NEWSPAPER), []),
    "CC-News": ("a.jsonl", "\n".join(map(json.dumps, dicts(
        title="title", text="text", domain=host, date="published", description="x", url="url", lean="lean",
    ))), ["outlet", "byline"]),
    "The Guardian": ("a.json", json.dumps({"response": {"status": "ok", "results": GUARDIAN}}), []),
    "Elasticsearch": ("a.json", json.dumps({"hits": {"hits": dicts(_id="title", _source=dict)}}), []),
}  # fmt: skip


def check(articles, without=()):
    assert len(articles) == 4
    bodies = [text[start:] for text, start in zip(articles["text"], articles["body_start"])]
    assert bodies == TABLE["text"].tolist()
    for name in FIELDS[:-1]:
        if name not in without:
            assert articles[name].tolist() == TABLE[name].tolist(), name
    if "outlet" in without:
        assert articles["outlet"].tolist() == [host(row).removeprefix("www.") for row in NEWS]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_read_in_every_field(tmp_path, shape):
    name, content, without = SHAPES[shape]
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    check(read_articles(tmp_path / name), without)


def test_lines_above_the_head_and_rows_of_nothing(tmp_path):
    (tmp_path / "a.csv").write_text("Export of 2020\n\nSearch: ferry; strike\n" + as_csv({}) + ",,,,,,\n" * 3)
    with pytest.warns(ReadingWarning, match="3 lines above the head of the table are left out"):
        articles = read_articles(tmp_path / "a.csv")
    check(articles)
    assert rejected_of(articles) == []


def test_tables_of_arrow_whatever_their_name(tmp_path):
    table = pa.Table.from_pandas(TABLE)
    TABLE.to_parquet(tmp_path / "a.parquet")
    TABLE.to_feather(tmp_path / "b.feather")
    with pa.OSFile(str(tmp_path / "c.arrows"), "wb") as file, pa.ipc.new_stream(file, table.schema) as stream:
        stream.write_table(table)
    (tmp_path / "d.csv").write_bytes((tmp_path / "a.parquet").read_bytes())
    for path in sorted(tmp_path.iterdir()):
        check(read_articles(path))
    (tmp_path / "b.feather").write_bytes(b"nothing")
    with pytest.warns(RejectedWarning, match="not readable as Feather or Arrow"):
        read_articles(tmp_path / "b.feather")


def test_sheets_with_a_cover_and_titles_above_the_head(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Project: ferries"])
    for sheet, rows in (("Articles", NEWS[:3]), ("More", NEWS[3:])):
        sheet = book.create_sheet(sheet)
        sheet.append(["Export of 2020"])
        sheet.append([])
        sheet.append(["Headline", "Newspaper", "Date", "URL", "Author", "lean", "Full Text"])
        for row in rows:
            sheet.append([pd.Timestamp(row[name]).to_pydatetime() if name == "published" else row[name]
                          for name in FIELDS])  # fmt: skip
    book.save(tmp_path / "a.xlsx")
    with pytest.warns(ReadingWarning, match="the sheet 'Sheet' has no column of texts and was left out"):
        check(read_articles(tmp_path / "a.xlsx"))
    (tmp_path / "b.csv").write_bytes((tmp_path / "a.xlsx").read_bytes())
    with pytest.warns(ReadingWarning, match="left out"):
        check(read_articles(tmp_path / "b.csv"))
    (tmp_path / "c.csv").write_text(as_csv({"text": "Full Text"}))
    with pytest.warns(RejectedWarning, match="no column 'Wortlaut', but one called 'Full Text': leave the option out"):
        assert len(read_articles(tmp_path / "c.csv", columns={"text": "Wortlaut"})) == 0


def test_a_sheet_whose_texts_have_another_name_lists_its_columns(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Export of 2020"], ["Headline", "Hit Sentence"], ["Rain", "word " * 25]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    with pytest.warns(RejectedWarning, match=r'Headline, Hit Sentence. .* --column "text=Hit Sentence"'):
        read_articles(tmp_path / "a.xlsx")
    assert read_articles(tmp_path / "a.xlsx", columns={"text": "Hit Sentence"})["title"].tolist() == ["Rain"]


def test_documents_of_word_and_folders_of_texts(tmp_path):
    for row, name in zip(NEWS, "abcd"):
        folder = tmp_path / "folders" / row["outlet"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.txt").write_text(f"{row['title']}\n\n{row['text']}")
        made = f"{row['published']}_{row['outlet']}_{row['title']}.txt".replace(" ", "-")
        (tmp_path / "names").mkdir(exist_ok=True)
        (tmp_path / "names" / made).write_text(row["text"])
    with pytest.warns(ReadingWarning, match="the names of the folders for it: The Hill Post, Valley Voice"):
        read_articles(tmp_path / "folders")
    with pytest.warns(ReadingWarning, match="'{date}_{outlet}_{title}' .* the outlets The-Hill-Post, Valley-Voice"):
        read_articles(tmp_path / "names")
    articles = read_articles(tmp_path / "folders", pattern="{outlet}/{}").sort_values("article_id")
    check(articles, ["published", "url", "byline", "lean"])
    named = read_articles(tmp_path / "names", pattern="{date}_{outlet}_{title}")
    assert named["published"].tolist() == TABLE["published"].tolist()
    assert [text[start:] for text, start in zip(named["text"], named["body_start"])] == TABLE["text"].tolist()
    docx = pytest.importorskip("docx")
    for row, name in zip(NEWS, "abcd"):
        document = docx.Document()
        document.add_heading(row["title"], 0)
        for paragraph in row["text"].split("\n\n"):
            document.add_paragraph(paragraph)
        document.save(tmp_path / f"{name}.docx")
    assert read_articles(f"{tmp_path}/*.docx")[["title", "text"]].values.tolist() == [
        [row["title"], f"{row['title']}\n\n{row['text']}"] for row in NEWS
    ]


def test_tables_of_other_libraries():
    check(read_articles(NEWS))
    check(read_articles(dict(row) for row in NEWS))
    check(read_articles(TABLE.set_index("outlet")))
    check(read_articles(pa.Table.from_pandas(TABLE)))
    polars = pytest.importorskip("polars")
    check(read_articles(polars.from_pandas(TABLE)))
    check(read_articles(polars.from_pandas(TABLE).lazy()))
    assert len(read_articles(polars.Series(TABLE["text"].tolist()))) == 4


def test_a_relation_of_duckdb():
    duckdb = pytest.importorskip("duckdb")
    check(read_articles(duckdb.from_df(TABLE)))


def test_one_wrong_row_costs_one_row(tmp_path):
    rows = as_csv({}, lineterminator="\n") + 'Late,"The Post",2016-10-11,,,left,He said "no, twice.\n'
    (tmp_path / "a.csv").write_text(rows + 'Later,"The Post",2016-10-12,,,left,Boats, boats, boats.\n')
    with pytest.warns(RejectedWarning) as said:
        articles = read_articles(tmp_path / "a.csv")
    assert len(articles) in (4, 5) and len(said) == 1


GOOD = "text,outlet\n“We left.” said Ann Lee.,Post\nNo, said Tom Vale.,Sun\n".replace("No, ", "No ")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
#: Files, what is given, options, what is said, and the exit status.
MISTAKES = {
    "empty folder": ({}, ".", [], "the folder holds nothing; what is read: .txt", 2),
    "images": ({"a.png": b"\x89PNG"}, ".", [], "Of .png: a picture holds no text; recognise it first", 2),
    "address": ({}, "https://post.example/a", [], "nothing is downloaded; save the page", 2),
    "addresses": ({"a.txt": "https://post.example/1\nwww.post.example/2\n"}, "a.txt", [], "holds 2 addresses", 2),
    "list of addresses": ({"a.csv": "url\nhttps://post.example/1\n"}, "a.csv", [], "If it only lists addresses", 2),
    "wrong column": ({"a.csv": GOOD}, "a.csv", ["--column", "text=Volltext"], "but one called 'text': leave the", 2),
    "no text column": (
        {"a.csv": "name,remarks\nRain," + "word " * 30}, "a.csv", [], "--column text=remarks", 2,
    ),
    "no head": ({"a.csv": "word " * 30 + ",Post\n" + "Word " * 30 + ",Sun\n"}, "a.csv", [], "Write a line above it", 2),
    "wrong encoding": ({"a.csv": GOOD}, "a.csv", ["--encoding", "ascii"], "leave the encoding out", 2),
    "path of Windows": ({}, "C:\\data\\news.csv", [], "It is a path of Windows, and this is", 2),
    "backslashes": ({"data/a.csv": GOOD}, "data\\a.csv", [], "2 articles of 2 outlets", 0),
    "duplicated ids": ({"a.csv": "id,text\na,One fell.\na,Two fell.\n"}, "a.csv", [], "--column article_id=", 1),
    "ids left out": (
        {"a.csv": "id,text\na,One fell.\na,Two fell.\n"}, "a.csv", ["--column", "article_id="], "2 articles", 0,
    ),
    "PDF only": ({"a.pdf": b"%PDF"}, ".", [], "pdftotext", 2),
    "password, Word": ({"a.docx": OLE}, "a.docx", [], "protected with a password", 2),
    "password, Excel": ({"a.xlsx": OLE}, "a.xlsx", [], "protected with a password", 2),
    "old Excel": ({"a.xls": OLE}, "a.xls", [], "save it as .xlsx or CSV", 2),
    "empty CSV": ({"a.csv": ""}, "a.csv", [], "a.csv: the file is empty", 2),
    "empty JSON": ({"a.json": ""}, "a.json", [], "a.json: the file is empty", 2),
    "empty document": ({"a.docx": ""}, "a.docx", [], "a.docx: the file is empty", 2),
    "no document": ({"a.docx": "Rain"}, "a.docx", [], "not readable as .docx: no zip, or cut off", 2),
    "head only": ({"a.csv": "text,outlet\n"}, "a.csv", [], "no article is in it", 2),
    "all texts empty": ({"a.csv": "text,outlet\n,Post\n,Sun\n"}, "a.csv", [], "its cell is empty", 2),
    "ten characters": ({"a.csv": "text\nIt rained.\n"}, "a.csv", [], "are these whole articles?", 0),
    "numbers": ({"a.csv": "text,outlet\n12,Post\n13.5,Sun\n"}, "a.csv", [], "the text holds no words (12)", 2),
    "quotes": (
        {"quotes.csv": "quote_id,article_id,content\nq1,a,We left\n"}, "quotes.csv", [], "a table of quotes, not of", 2,
    ),
    "typo": ({"news/articles.csv": GOOD}, "news/artikles.csv", [], "Did you mean news/articles.csv?", 2),
    "typo in the folder": ({"news/a.csv": GOOD}, "new/a.csv", [], "Did you mean news/a.csv?", 2),
    "another case": ({"News.csv": GOOD}, "gone/news.csv", [], "has no gone", 2),
    "no match": ({"news/a.csv": GOOD}, "news/*.txt", [], "and it holds .csv", 2),
    "no path": ({}, "", [], "the path is empty", 2),
    "notebook": ({"a.ipynb": "{}"}, "a.ipynb", [], "it is a notebook; give what it reads", 2),
    "database": ({"a.sqlite": b"SQLite format 3\0"}, "a.sqlite", [], "pandas.read_sql", 2),
    "database by content": ({"a.txt": b"SQLite format 3\0"}, "a.txt", [], "not a text but a database", 2),
    "R": ({"a.rds": b"x"}, "a.rds", [], "write.csv(readRDS", 2),
    "Stata": ({"a.dta": b"x"}, "a.dta", [], "export delimited", 2),
    "SPSS": ({"a.sav": b"x"}, "a.sav", [], "haven::read_sav", 2),
    "nothing on standard input": ({}, "-", [], "standard input: the file is empty", 2),
}  # fmt: skip


@pytest.mark.parametrize("command", ["import", "analyze"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_mend(tmp_path, monkeypatch, mistake, command):
    files, path, options, message, status = MISTAKES[mistake]
    if command == "analyze" and status == 0:
        pytest.skip("what is read is analysed elsewhere")
    monkeypatch.chdir(tmp_path)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    out = "out" if command == "analyze" else "out/articles.parquet"
    done = CliRunner().invoke(app, [command, path, *options, "-o", out], input="")
    assert message in done.output, done.output
    assert done.exit_code == status and (done.exception is None or isinstance(done.exception, SystemExit))
    assert (tmp_path / "out").exists() == (status < 2)


def test_standard_input_says_by_its_content_what_it_is(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(as_csv({}).encode())))
    check(read_articles("-"))


def test_the_folder_of_a_run_gives_its_articles(tmp_path):
    done = CliRunner().invoke(app, ["analyze", "--sample", "-o", str(tmp_path / "out"), "--no-figures"])
    assert done.exit_code == 0, done.output
    with pytest.warns(ReadingWarning, match="it is what framing analyze has written"):
        articles = read_articles(tmp_path / "out")
    assert articles["outlet"].tolist() == ["Outlet A", "Outlet B"]
    (tmp_path / "rain.txt").write_text("Rain\n\nIt rained all night, and the river rose.", encoding="utf-8")
    for gone in ("", "run.json"):  # finished, and stopped before its end
        (tmp_path / "out" / gone).unlink() if gone else None
        with pytest.warns(ReadingWarning, match="a run of framing lies here and is passed over"):
            assert read_articles(tmp_path)["article_id"].tolist() == ["rain"]
    for name in ("quotes", "mentions", "hits", "actors"):
        with pytest.warns(RejectedWarning, match="not of articles; the articles of that run"):
            assert read_articles(tmp_path / "out" / f"{name}.csv").empty
    assert table_of_run(articles.columns) is None


def test_a_study_keeps_the_first_of_two_articles_with_one_id():
    import framing as fr

    with pytest.warns(RejectedWarning, match="has the id 'a'"):
        study = fr.analyze(pd.DataFrame({"id": ["a", "a"], "text": ["One fell.", "Two fell."]}))
    assert study.articles["text"].tolist() == ["One fell."]


def test_a_folder_that_cannot_be_entered_is_set_aside(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("T\n\nx")
    walk = os.walk

    def closed(top, onerror=None):
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "closed")))
        return walk(top)

    monkeypatch.setattr(os, "walk", closed)
    with pytest.warns(RejectedWarning, match="closed: the folder cannot be entered: you may not read it"):
        assert len(read_articles(tmp_path)) == 1


def test_archives_and_databases_are_told_apart(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("notes.txt", "x")
    with pytest.warns(RejectedWarning, match="not readable as .docx"):
        read_articles(tmp_path / "a.docx")
    sqlite3.connect(tmp_path / "b.db").close()
    with pytest.warns(RejectedWarning, match="pandas.read_sql"):
        read_articles(tmp_path / "b.db")


def test_words_of_prose_are_no_head_of_a_table(tmp_path):
    prose = "Text, date and outlet\n\nThe text, the date and the outlet are known, said Ann Lee.\n"
    (tmp_path / "a.txt").write_text(prose)
    (tmp_path / "b.txt").write_text("[Update] Rain\n\nIt rained.")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_articles(tmp_path)["title"].tolist() == ["Text, date and outlet", "[Update] Rain"]
    assert rejected_of(read_articles(tmp_path)) == []


WORDS = [
    ("id", "type", "wortlaut"),
    *((str(n), kind, f"word {n} " * 25) for n, kind in enumerate(["article", "story"])),
]


def as_sheet(path, rows):
    book = pytest.importorskip("openpyxl").Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_row_with_the_word_article_in_a_cell_is_no_head(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    if suffix == ".csv":
        path.write_text("".join(",".join(row) + "\n" for row in WORDS))
    else:
        as_sheet(path, WORDS)
    with pytest.warns(RejectedWarning, match="its columns are id, type, wortlaut"):
        assert read_articles(path).empty
    assert len(read_articles(path, columns={"text": "wortlaut"})) == 2


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("head", [("no", "text"), ("no", "words"), ("title", "text")])
def test_a_head_below_titles_or_of_a_named_column_is_found(tmp_path, suffix, head):
    above = [("by", "for"), ("A", "B")] if head[0] != "no" or head[1] == "words" else [("Export",), ("2020",)]
    rows = [*above, head, ("1", "It rained.")]
    path = tmp_path / f"a{suffix}"
    if suffix == ".csv":
        path.write_text("".join(",".join(row) + "\n" for row in rows))
    else:
        as_sheet(path, rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = read_articles(path, columns={"text": "words"} if head[1] == "words" else None)
    assert len(found) == 1 and found["text"][0].endswith("It rained.")


def test_lines_above_the_head_are_counted_as_its_rows_are(tmp_path):
    (tmp_path / "a.csv").write_text("Rain\u2028and wind\x0bin May\ntitle,text\nRain,It rained.\n", encoding="utf-8")
    with pytest.warns(ReadingWarning, match="1 lines above the head"):
        assert read_articles(tmp_path / "a.csv")["title"].tolist() == ["Rain"]
