# ruff: noqa: E501
"""Every format: how many articles, and each field of them; what is not one is told so."""

import contextlib
import gzip
import itertools
import json
import sys

import export_samples as exports
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import ReadingWarning, RejectedWarning, read_articles, rejected_of
from framing.articles.importers import open_file as opening
from framing.articles.importers.open_file import open_bytes, open_file
from framing.articles.record import Unusable
from framing.articles.told import Told

FAIR = "The fair was called off on Friday."
MAYOR = '"We had no choice," the mayor said.'


def read(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_articles(path)


def fields(row):
    return row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]


@pytest.mark.parametrize("form", ["txt", "docx", "rtf", "no suffix that helps"])
def test_nexis_uni(tmp_path, form):
    if form == "docx":
        docx = pytest.importorskip("docx")
        document = docx.Document()
        for line in exports.NEXIS_UNI.split("\n"):
            document.add_paragraph(line)
        document.save(tmp_path / "a.docx")
        with pytest.warns(ReadingWarning, match="announces 3 documents, 2 are in it"):
            articles = read_articles(tmp_path / "a.docx")
    elif form == "rtf":
        with pytest.warns(ReadingWarning, match="announces 3"):
            articles = read(tmp_path, "a.rtf", rich(exports.NEXIS_UNI))
    else:
        name = "a.txt" if form == "txt" else "a.text"
        with pytest.warns(ReadingWarning, match="announces 3"):
            articles = read(tmp_path, name, exports.NEXIS_UNI)
    assert [fields(row) for _, row in articles.iterrows()] == [
        (
            "The Hill Post (Northtown)",
            "2020-05-02T09:20:00+00:00",
            "Rain stops the fair",
            "Ann Lee",
            f"{FAIR}\n\n{MAYOR}",
        ),
        (
            "Valley Voice",
            "2020-04-23T06:45:00",
            "'We ran'; a night in the valley",
            "Omar Haddad",
            "The river rose at night.\n\nNotes: they were found later.",
        ),
    ]
    assert articles["section"].tolist() == ["NEWS; Version:2", None]
    assert articles["graphic"].tolist()[0] == "A wet field PHOTO: OMAR HADDAD"
    assert articles["article_id"].tolist() == ["a-0001", "a-0002"]


def test_nexis_before_2020(tmp_path):
    with pytest.warns(ReadingWarning) as said:
        articles = read(tmp_path, "a.TXT", exports.OLD_NEXIS)
    assert any("announces 3 documents, 2 are in it; missing: 2" in str(one.message) for one in said)
    body = (
        "The fair in the upper valley was called off on Friday after a night of rain that nobody had expected, the mayor of "
        "the small town said on the phone.\n\nShe said: the tents will be put up again in May when the ground has dried."
    )
    assert [fields(row) for _, row in articles.iterrows()] == [
        ("The Hill Post", "2010-01-11", "Rain stops the fair in the upper valley", "Ann Lee", body),
        ("Valley Voice", "2010-01-12", "They left", None, "They left town."),
    ]
    assert articles["language"].tolist() == ["en", "en"]


EXPECTED = {
    "labels.txt": (
        exports.NEXIS_WITH_LABELS,
        [("The Hill Post", "2015-07-01", "RAIN stops the fair", "Ann Lee;Omar Haddad", FAIR)],
    ),
    "nexis.html": (
        exports.NEXIS_PAGE,
        [("The Hill Post", "2010-05-02", "Rain stops the fair; Mayor sad", "ANN LEE", "It rained.\n\nThey & we left.")],
    ),
    "factiva.txt": (
        exports.FACTIVA_SHOWN,
        [
            ("The Hill Post", "2020-05-02T10:35:00+00:00", "Rain stops the fair", "Ann Lee", f"{FAIR}\n\n{MAYOR}"),
            ("Valley Voice", "2020-05-03", "They left", None, "They left town."),
        ],
    ),
    "coded.txt": (
        exports.FACTIVA_CODED,
        [
            ("The Hill Post", "2020-05-02", "Rain stops the fair", "Ann Lee", f"{FAIR}\n\n{MAYOR}"),
            ("Valley Voice", "2020-05-03", "They left", None, "They left town."),
        ],
    ),
    "factiva.html": (
        exports.FACTIVA_PAGE,
        [("The Hill Post", "2020-05-02", "Rain stops the fair", "Ann Lee", f"{FAIR}\n\nIt rained.")],
    ),
    "coded.html": (
        exports.FACTIVA_CODED_PAGE,
        [("The Hill Post", "2020-05-02", "Rain stops the fair", None, f"{FAIR}\n\nIt rained.")],
    ),
    "factiva.xml": (
        exports.FACTIVA_XML,
        [
            (
                "The Hill Post",
                "2020-05-02T01:35:58+00:00",
                "Rain stops the fair",
                None,
                "The fair was called off.\n\nIt rained.\n\nThey left.",
            )
        ],
    ),
    "europresse.html": (
        exports.EUROPRESSE,
        [("Le Mont", "2012-08-03", "La pluie arrive", "Anne Lys", "Il a plu.\n\nIls sont partis.")],
    ),
    "articles.html": (
        exports.EUROPRESSE_ARTICLES,
        [
            ("Le Mont (site web)", "2018-10-05", "La pluie arrive", "Anne Lys", "Il a plu.\n\nIls sont partis."),
            ("Val-Matin", "2018-10-06", "Ils partent", None, "Ils sont loin."),
        ],
    ),
    "nitf.xml": (
        exports.NITF,
        [
            (
                "Hill Wire",
                "2020-05-02T10:10:44+00:00",
                "Rain stops the fair",
                "ANN LEE",
                "The fair was called off.\n\nIt rained.",
            )
        ],
    ),
    "newsml.xml": (
        exports.NEWSML,
        [
            (
                "HILLWIRE",
                "2020-05-02T16:25:32+00:00",
                "Rain stops the fair",
                "Ann Lee",
                "The fair was called off.\n\nIt rained.",
            )
        ],
    ),
    "ninjs.json": (
        exports.NINJS,
        [
            (
                "Hill Wire",
                "2020-05-02T01:38:13+00:00",
                "Rain stops the fair",
                "Ann Lee",
                "The fair was called off.\n\nIt rained.",
            )
        ],
    ),
    "wire.txt": (
        exports.IPTC7901,
        [
            (
                "hwi",
                "2020-05-02T11:37:00+00:00",
                "Rain stops the fair, to the dismay of all who had",
                None,
                "Northtown (hwi) - The fair was called off on Friday after a night of rain, the mayor of the small town said "
                "on the phone.\n\nThey left.",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_export_is_read_in_every_field(tmp_path, name):
    content, expected = EXPECTED[name]
    articles = read(tmp_path, name, content)
    assert [fields(row) for _, row in articles.iterrows()] == expected


def rich(text):
    signs = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)
    return "{\\rtf1\\ansi\\uc1 " + signs.replace("\r", "").replace("\n", "\\par\n") + "}"


def test_rich_text_has_no_centred_lines(tmp_path):
    text = "\n".join(line.strip() for line in exports.OLD_NEXIS.split("\n"))
    with pytest.warns(ReadingWarning):
        articles = read(tmp_path, "a.rtf", rich(text))
    assert articles["title"].tolist() == ["Rain stops the fair in the upper valley", "They left"]
    cells = "".join(
        f"\\trowd\\cellx100\\cellx900 {code}\\cell {value}\\cell\\row "
        for code, value in (("HD", "Rain"), ("PD", "2 May 2020"), ("SN", "The Hill Post"), ("LP", "It rained."))
    )
    assert [fields(row) for _, row in read(tmp_path, "b.rtf", "{\\rtf1\\ansi " + cells + "}").iterrows()] == [
        ("The Hill Post", "2020-05-02", "Rain", None, "It rained.")
    ]


def test_what_nexis_says_of_a_document_is_no_part_of_it(tmp_path):
    said = "mayor said.\nClassification\n\n\nLanguage: ENGLISH\nSubject: RAIN (89%)"
    with pytest.warns(ReadingWarning):
        row = read(tmp_path, "a.txt", exports.NEXIS_UNI.replace("mayor said.", said)).iloc[0]
    assert row["text"].endswith("mayor said.") and (row["language"], row["subject"]) == ("en", "RAIN (89%)")


def test_proquest_without_the_full_text_of_one(tmp_path):
    with pytest.warns(RejectedWarning):
        articles = read(tmp_path, "a.txt", exports.PROQUEST)
    [row] = [row for _, row in articles.iterrows()]
    assert fields(row) == (
        "The Hill Post",
        "2020-05-02",
        "Rain stops the fair: Mayor sad at heart",
        "Ann Lee",
        f"{FAIR}\n\n{MAYOR}\n\nSubject to change: all of it.",
    )
    assert (row["article_id"], row["caption"], row["first_page"]) == ("2600000011", "A wet field", "A.4")
    assert row["url"] == "https://www.proquest.example/docview/2600000011"
    assert "has no full text" in rejected_of(articles)[0].reason


def test_a_feed_says_which_entries_have_no_text(tmp_path):
    with (
        pytest.warns(ReadingWarning, match="1 entries of the feed carry a summary only"),
        pytest.warns(RejectedWarning),
    ):
        articles = read(tmp_path, "a.rss", exports.RSS)
    assert articles["text"].tolist() == [
        "Rain stops the fair\n\nThe fair was called off.\n\nIt rained.",
        "They left\n\nThey left town.",
    ]
    assert articles["outlet"].tolist() == ["The Hill Post"] * 2
    assert articles["published"].tolist() == ["2020-05-02T03:27:09+00:00", None]


def test_a_page(tmp_path):
    pytest.importorskip("trafilatura")
    articles = read(tmp_path, "a.html", exports.PAGE)
    row = articles.iloc[0]
    assert fields(row)[:4] == ("The Hill Post", "2020-05-02", "Rain stops the fair", "Ann Lee")
    assert row["text"].count("The fair in valley number") == 5
    assert "All rights reserved" not in row["text"] and "Home" not in row["text"]
    with pytest.warns(RejectedWarning, match="no article in this page"):
        assert read(tmp_path, "b.html", "<html><body><p>Page not found</p></body></html>").empty


def test_an_archive_of_pages(tmp_path):
    pytest.importorskip("trafilatura")
    page = exports.PAGE.encode()
    parts = []
    for status in ("200 OK", "404 Not Found"):
        http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n".encode() + page
        parts.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.hill.example/rain\r\n"
            b"WARC-Date: 2020-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            b"Content-Type: application/http; msgtype=response\r\n"
            + f"Content-Length: {len(http)}\r\n\r\n".encode()
            + http
            + b"\r\n\r\n"
        )
    with pytest.warns(RejectedWarning, match="answered with 404"):
        articles = read(tmp_path, "a.warc", b"".join(parts))
    assert articles["url"].tolist() == ["https://www.hill.example/rain"]
    assert articles["title"].tolist() == ["Rain stops the fair"]


def test_a_workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        [None, None, None],
        ["Titel", "Volltext", "Seite"],
        ["Regen", "It rained.", 3],
        ["Weg", "They left.", 4],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    articles = read_articles(tmp_path / "a.xlsx")
    assert articles["text"].tolist() == ["Regen\n\nIt rained.", "Weg\n\nThey left."]
    assert articles["Seite"].astype(int).tolist() == [3, 4]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ({"status": "ok", "articles": [{"source": {"id": None, "name": "Post"}, "content": "It rained."}]}, ["It rained."]),
        ({"articles": {"page": 1, "results": [{"uri": "7", "body": "It rained.", "source": {"uri": "post.example", "title": "Post"}}]}}, ["It rained."]),
        ({"title": None, "maintext": "It rained.", "source_domain": "Post"}, ["It rained."]),
        ([{"text": "It rained.", "source": "https://www.post.example/1"}], ["It rained."]),
        ({"a1": {"text": "It rained."}, "a2": {"text": "They left."}}, ["It rained.", "They left."]),
        ({"text": {"0": "It rained.", "1": "They left."}, "outlet": {"0": "Post", "1": "Post"}}, ["It rained.", "They left."]),
    ],
)  # fmt: skip
def test_json_of_services(tmp_path, data, texts):
    articles = read(tmp_path, "a.json", json.dumps(data))
    assert articles["text"].tolist() == texts
    assert set(articles["outlet"].dropna()) <= {"Post", "post.example"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "https://post.example/1\nhttps://post.example/2\n", "holds 2 addresses, no article"),
        ("a.txt", b"%PDF-1.7 ...", "not a text but a PDF"),
        ("a.xml", "<catalog><book/></catalog>", "XML of a kind that is not known, <catalog>"),
        ("a.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "declares entities"),
        ("a.json", '{"status": "ok"}', "holds no list of articles"),
        ("a.json", "{", "not JSON"),
        (
            "a.csv",
            "link,titel\nhttps://post.example/1,Regen\n",
            "columns are link, titel. Name the one.*--column text=",
        ),
        ("a.docx", b"PK no zip", "not readable as .docx"),
        ("a.xlsx", b"PK no zip", "not readable as .xlsx"),
        ("a.warc", b"no archive at all", "WARC|no article"),
        ("a.pdf", b"%PDF", r"not a kind of file that is read \(.pdf\): save its text"),
        (
            "news.xml",
            exports.NEWSML.replace("<p>The fair was called off.</p><p>It rained.</p>", ""),
            "has no text in it",
        ),
    ],
)
def test_what_is_no_article_is_told_so(tmp_path, name, content, reason):
    with pytest.warns(RejectedWarning, match=reason):
        assert read(tmp_path, name, content).empty


def test_folders_without_articles_are_told_so(tmp_path):
    with pytest.warns(RejectedWarning, match="the folder holds nothing"):
        assert read_articles(tmp_path).empty
    for name in ("a.png", "b.png", "c.jpg"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    with pytest.warns(RejectedWarning, match="the folder holds 2 .png, 1 .jpg; what is read: .txt"):
        assert read_articles(tmp_path).empty


def test_a_package_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.warns(RejectedWarning, match=r'pip install "framing\[import\]"'):
        assert read(tmp_path, "a.html", exports.PAGE).empty


@pytest.mark.parametrize("name", [name for name in vars(exports) if name.isupper()])
def test_a_file_that_is_cut_off_anywhere_is_read_or_has_a_reason(name):
    whole = getattr(exports, name).encode()
    for cut in range(0, len(whole), max(1, len(whole) // 7)):
        for part, kind in itertools.product((whole[:cut], whole[cut:]), (".txt", ".xml", ".html", ".eml", ".json")):
            with contextlib.suppress(Unusable):
                open_bytes(part, Told(), kind)


TABLE = st.lists(
    st.sampled_from(["text", "id", ",", ";", '"', "\n", "\r", "\r\n", "é", "It rained", "\n\n", "\t", "\0", "sep=;", "{\\rtf", '{"text": "a"}', "a,b\n", "id,text\n"]),
    max_size=30,
).map("".join)  # fmt: skip


def what_is_found(read):
    try:
        found = read()
        records = [(number, fields if isinstance(fields, dict) else str(fields)) for number, fields in found.records]
    except Unusable as error:
        return str(error)
    return found.kind, found.text, records, list(found.notes)


@given(
    TABLE,
    st.sampled_from([".csv", ".tsv", ".jsonl"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.booleans(),
)
def test_what_is_read_by_rows_is_what_is_read_whole(tmp_path_factory, text, kind, encoding, zipped):
    data = text.encode(encoding)
    path = tmp_path_factory.getbasetemp() / f"a{kind}{'.gz' * zipped}"
    path.write_bytes(gzip.compress(data) if zipped else data)
    held = what_is_found(lambda: open_file(path, Told()))
    assert held == what_is_found(lambda: open_bytes(data, Told(), kind))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_HELD", -1)
        assert held == what_is_found(lambda: open_file(path, Told()))


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.jsonl"])
def test_articles_of_a_large_file_are_those_of_a_small_one(tmp_path, monkeypatch, name):
    rows = [{"id": f"a{n % 7}", "text": "It rained.\n\n" * (n % 4), "date": f"{n + 1}/02/2020"} for n in range(20)]
    made = (
        pd.DataFrame(rows).to_csv(index=False) + "b,c,d,e\n"
        if "csv" in name
        else "\n".join(map(json.dumps, rows)) + "\n{"
    )
    (tmp_path / name).write_bytes(gzip.compress(made.encode()) if name.endswith(".gz") else made.encode())
    with pytest.warns(RejectedWarning):
        small = read_articles(tmp_path / name)
    monkeypatch.setattr(opening, "_HELD", -1)
    with pytest.warns(RejectedWarning):
        large = read_articles(tmp_path / name)
    pd.testing.assert_frame_equal(small, large)
    assert small.attrs["files"] == large.attrs["files"] and rejected_of(small) == rejected_of(large)
    assert len(small) == 7


def test_a_table_with_a_line_without_end_is_held_and_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "LONGEST_LINE", 1_000)
    (tmp_path / "a.csv").write_text("id,text\n1," + "It rained. " * 200)
    assert len(read_articles(tmp_path / "a.csv")) == 1
    monkeypatch.setenv("FRAMING_MAX_FILE", "1500")
    with pytest.warns(RejectedWarning, match="FRAMING_MAX_FILE"):
        assert read_articles(tmp_path / "a.csv").empty
    (tmp_path / "a.csv").write_text("id,text\n" + "".join(f"{n},It rained.\n" for n in range(200)))
    assert len(read_articles(tmp_path / "a.csv")) == 200
