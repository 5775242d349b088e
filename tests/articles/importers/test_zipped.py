"""Archives of files: read without unpacking, with limits, and with a reason for what is not read."""

import gzip
import io
import zipfile

import pytest

from framing.articles import ReadingWarning, RejectedWarning, read_articles, rejected_of


def archive(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return path


def test_files_of_several_kinds(tmp_path):
    files = {
        "Post/2020-05-02_Rain.txt": "Rain\n\nIt rained.",
        "table.csv": "outlet,text\nVoice,They left.\n",
        "z.txt.gz": gzip.compress(b"Wind\n\nIt blew."),
        "__MACOSX/._table.csv": "x",
        ".DS_Store": "x",
        "photo.png": b"\x89PNG",
    }
    articles = read_articles(archive(tmp_path / "a.zip", files))
    assert articles["article_id"].tolist() == ["a/Post/2020-05-02_Rain", "a/table-0002", "a/z"]
    assert articles["outlet"].tolist() == [None, "Voice", None]
    articles = read_articles(tmp_path / "a.zip", pattern="{outlet}/{date}_{title}")
    assert articles.iloc[0][["outlet", "published", "title"]].tolist() == ["Post", "2020-05-02", "Rain"]


def test_documents_and_workbooks_in_it(tmp_path):
    docx, openpyxl = pytest.importorskip("docx"), pytest.importorskip("openpyxl")
    document, book = docx.Document(), openpyxl.Workbook()
    for line in ("Rain stops the fair", "It rained."):
        document.add_paragraph(line)
    for row in (["text", "outlet"], ["They left.", "Voice"]):
        book.active.append(row)
    files = {}
    for name, thing in (("a.docx", document), ("b.xlsx", book)):
        out = io.BytesIO()
        thing.save(out)
        files[name] = out.getvalue()
    articles = read_articles(archive(tmp_path / "x.zip", files))
    assert articles["text"].tolist() == ["Rain stops the fair\n\nIt rained.", "They left."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"a.png": b"\x89PNG"}, "the archive holds 1 .png; what is read"),
        ({}, "the archive holds nothing"),
        ({"in.zip": b"PK"}, "the archive holds 1 .zip"),
        (None, "not readable as .zip.*unpack it and name the folder"),
    ],
)
def test_what_is_not_read_is_told(tmp_path, content, reason):
    if content is None:
        (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nothing")
    else:
        archive(tmp_path / "a.zip", content)
    with pytest.warns(RejectedWarning, match=reason):
        assert read_articles(tmp_path / "a.zip").empty


def test_a_file_that_grows_too_large_is_set_aside_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_FILE", str(2**20))
    path = archive(tmp_path / "a.zip", {"big.txt": b"a" * (2**20 + 1), "small.txt": b"Rain\n\nIt rained."})
    with pytest.warns(RejectedWarning):
        articles = read_articles(path)
    assert articles["article_id"].tolist() == ["a/small"]
    reason = rejected_of(articles)[0].reason
    assert "unpacked it has more than 1,048,576 bytes: set FRAMING_MAX_FILE" in reason
    assert reason.endswith("or unpack it and name the folder")


def test_a_password_is_named(tmp_path):
    path = archive(tmp_path / "a.zip", {"a.txt": "Rain"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the bit that says so, in both heads
        data[data.index(mark) + offset] |= 1
    path.write_bytes(bytes(data))
    with pytest.warns(RejectedWarning, match="has a password"):
        assert read_articles(path).empty


def test_what_an_archive_says_of_its_files_is_not_read_and_a_line_says_so(tmp_path):
    files = {
        "a.txt": "Rain\n\nIt rained.",
        "Post/metadata.csv": "file,outlet\na.txt,Post\n",
        "outlets.csv": "outlet,side\nPost,left\n",
    }
    with pytest.warns(ReadingWarning) as told:
        articles = read_articles(archive(tmp_path / "a.zip", files))
    said = " ".join(str(one.message) for one in told)
    assert "Post/metadata.csv in it says nothing" in said and "outlets.csv in it says nothing" in said
    assert articles["article_id"].tolist() == ["a/a"] and rejected_of(articles) == []
    articles = read_articles(archive(tmp_path / "b.zip", {"outlets.csv": "outlet,text\nPost,It rained.\n"}))
    assert articles["outlet"].tolist() == ["Post"]
