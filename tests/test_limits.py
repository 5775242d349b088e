"""What never ends, or would fill the memory, is set aside with the bound and the variable that moves it."""

import gzip
import io
import json
import os
import socket
import sys
import zipfile
from pathlib import Path

import pytest

import framing as fr
from framing.articles import rejected_of
from framing.limits import ARTICLE, DEPTH, FILE, LIMITS, check_office, depth_of, unzipped

TEXT = "The mayor said that it rained."


def reasons(path):
    with pytest.warns(fr.articles.RejectedWarning):
        articles = fr.read_articles(str(path))
    return [item.reason for item in rejected_of(articles)], articles


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.variable)
@pytest.mark.parametrize(("said", "most"), [("12", 12), ("2k", 2000), ("3M", 3000000), ("1GB", 10**9)])
def test_a_variable_moves_a_bound(monkeypatch, limit, said, most):
    assert limit.most == limit.default
    monkeypatch.setenv(limit.variable, said)
    assert limit.most == most and limit.allows(most) and not limit.allows(most + 1)
    assert limit.variable in limit.message(most + 1, "it has") and f"{most:,}" in limit.message(None, "it has")


def test_a_variable_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_FILE", "lots")
    with pytest.raises(ValueError, match="FRAMING_MAX_FILE is 'lots'; write a number"):
        _ = FILE.most


def test_a_long_article_is_set_aside_and_the_others_are_read(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_ARTICLE", "100")
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT * 9}, {"id": "c", "text": TEXT}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "long.txt").write_text(TEXT * 9)
    told, articles = reasons(tmp_path)
    assert articles["article_id"].tolist() == ["a", "c"]
    assert len(told) == 2 and all("the text has 270 characters" in reason for reason in told)
    kept = [item.data.get("text") for item in rejected_of(articles)]
    assert "(270 characters)" in kept, "what is set aside does not hold the text again"
    monkeypatch.setenv("FRAMING_MAX_ARTICLE", "300")
    assert len(fr.read_articles(tmp_path)) == 4


def test_columns_beyond_the_bound_go_to_extra(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_COLUMNS", "3")
    rows = [{"id": str(n), "text": TEXT, f"own{n}": n, "same": n} for n in range(6)]
    with pytest.warns(fr.articles.ReadingWarning, match=r"7 columns of its own.*FRAMING_MAX_COLUMNS"):
        articles = fr.read_articles(rows)
    assert list(articles.columns[-3:]) == ["own0", "same", "own1"]
    assert [json.loads(extra) if isinstance(extra, str) else None for extra in articles["extra"]] == [
        None, None, {"own2": 2}, {"own3": 3}, {"own4": 4}, {"own5": 5},
    ]  # fmt: skip


def test_a_large_file_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_FILE", "100")
    (tmp_path / "a.txt").write_text("x" * 101)
    (tmp_path / "b.txt").write_text(TEXT)
    told, articles = reasons(tmp_path)
    assert len(articles) == 1 and "the file has 101 bytes" in told[0] and "FRAMING_MAX_FILE" in told[0]


def test_what_grows_while_it_is_unzipped_is_set_aside(tmp_path, monkeypatch):
    bomb = gzip.compress(b"x" * 10**6)
    assert len(bomb) < 5_000
    monkeypatch.setenv("FRAMING_MAX_FILE", "5k")
    (tmp_path / "a.txt.gz").write_bytes(bomb)
    told, _ = reasons(tmp_path)
    assert "unzipped it has more than 5,000 bytes" in told[0]
    with pytest.raises(ValueError, match="more than 5,000 bytes"):
        unzipped(io.BytesIO(bomb * 2))


def test_gzip_of_several_parts_is_read_whole():
    assert unzipped(io.BytesIO(gzip.compress(b"one ") + gzip.compress(b"two"))) == b"one two"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(TEXT.encode() * 99)[:-20], "its gzip is cut or damaged"),
        (b"no gzip at all", "no gzip, though its name ends in .gz"),
        (gzip.compress(TEXT.encode())[:12] + b"\xff" * 40, "gzip"),
    ],
    ids=["cut", "other", "damaged"],  # the bytes hold the time
)
def test_a_damaged_gzip_is_told(tmp_path, data, reason):
    (tmp_path / "a.txt.gz").write_bytes(data)
    assert reason in reasons(tmp_path)[0][0]


def office(path, name="word/document.xml", head="<w:document/>", size=0):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, head + " " * size)
    return path


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_document_that_would_fill_the_memory_is_set_aside(tmp_path, monkeypatch, suffix):
    monkeypatch.setenv("FRAMING_MAX_FILE", "10k")
    office(tmp_path / f"a{suffix}", size=10**6)
    assert "unpacked it has 1,000,0" in reasons(tmp_path)[0][0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_a_document_with_entities_is_set_aside(tmp_path, suffix, encoding):
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    with zipfile.ZipFile(tmp_path / f"a{suffix}", "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert "declares a document type or entities" in reasons(tmp_path)[0][0]


def test_a_document_of_too_many_parts_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), "")
    with pytest.raises(ValueError, match="20,001 files"):
        check_office(tmp_path / "a.docx")


@pytest.mark.parametrize("deep", [DEPTH.default + 1, 990, 100_000])
def test_what_is_nested_too_deep_is_set_aside(tmp_path, deep):
    nested = f'{{"id": "a", "text": "{TEXT}", "x": {"[" * deep}{"]" * deep}}}'
    (tmp_path / "a.jsonl").write_text(f'{nested}\n{{"id": "b", "text": "{TEXT}"}}\n')
    (tmp_path / "b.json").write_text(f"[{nested}]")
    (tmp_path / "c.xml").write_text(f"<rss>{'<a>' * deep}{'</a>' * deep}</rss>")
    told, articles = reasons(tmp_path)
    assert articles["article_id"].tolist() == ["b"]
    assert len(told) == 3 and all("nested too deep" in reason for reason in told)


def test_depth_counts_lists_and_mappings():
    value = []
    for _ in range(5_000):
        value = [value]
    assert depth_of(value) == 5_001 and depth_of([{}, [1, "a"]]) == 2 and depth_of(3) == 0


@pytest.mark.parametrize("attack", ["laughs", "file"])
def test_xml_with_entities_is_refused(tmp_path, attack):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    kinds = {"laughs": f'<!ENTITY l0 "ha">{lol}', "file": '<!ENTITY l11 SYSTEM "file:///etc/passwd">'}
    xml = f'<?xml version="1.0"?><!DOCTYPE rss [{kinds[attack]}]><rss><channel><title>&l11;</title></channel></rss>'
    (tmp_path / "a.xml").write_text(xml)
    (tmp_path / "b.ykd").write_text(xml)
    assert "entities" in reasons(tmp_path / "a.xml")[0][0]
    with pytest.raises(fr.lexicons.LexiconError, match="entities"):
        fr.read_lexicon(tmp_path / "b.ykd")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
class TestWhatIsNoFile:
    """Each is set aside with what it is; nothing waits for it to end."""

    def reason(self, folder):
        (folder / "good.txt").write_text(TEXT)
        told, articles = reasons(folder)
        assert articles["article_id"].tolist() == ["good"] and len(told) == 1
        return told[0]

    def test_a_pipe(self, tmp_path):
        os.mkfifo(tmp_path / "a.csv")
        assert "no file but a pipe" in self.reason(tmp_path)

    @pytest.mark.parametrize("suffix", [".parquet", ".xlsx", ".docx", ".warc", ".txt.gz", ".json"])
    def test_a_pipe_of_each_kind(self, tmp_path, suffix):
        os.mkfifo(tmp_path / f"a{suffix}")
        assert "a pipe" in self.reason(tmp_path)

    def test_a_socket(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)  # a socket's path is short
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("a.txt")
            assert "a socket" in self.reason(tmp_path)

    def test_a_device(self, tmp_path):
        (tmp_path / "a.txt").symlink_to("/dev/zero")
        assert "a device" in self.reason(tmp_path)

    def test_a_link_that_leads_in_a_circle(self, tmp_path):
        (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
        (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
        (tmp_path / "good.txt").write_text(TEXT)
        told, articles = reasons(tmp_path)
        assert len(articles) == 1 and all("leads to itself" in reason for reason in told) and len(told) == 2
        assert "leads to itself" in reasons(tmp_path / "a.txt")[0][0]

    def test_a_link_to_nothing(self, tmp_path):
        (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
        assert "the link leads to nothing" in self.reason(tmp_path)

    def test_a_folder_that_leads_into_itself_is_read_once(self, tmp_path):
        (tmp_path / "good.txt").write_text(TEXT)
        (tmp_path / "again").symlink_to(tmp_path)
        articles = fr.read_articles(tmp_path)
        assert len(articles) == 1
        assert "passed over: 1 link to a folder" in str(articles.attrs["files"])

    def test_a_folder_with_the_name_of_a_file(self, tmp_path):
        (tmp_path / "a.csv").mkdir()
        assert "a folder with the name of a file" in self.reason(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is open to root")
    @pytest.mark.parametrize("what", ["a.txt", "closed"])
    def test_what_may_not_be_read(self, tmp_path, what):
        closed = tmp_path / what
        closed.write_text(TEXT) if what == "a.txt" else closed.mkdir()
        closed.chmod(0)
        try:
            assert "you may not read it" in self.reason(tmp_path)
        finally:
            closed.chmod(0o700)

    def test_a_folder_that_the_system_does_not_open(self, tmp_path, monkeypatch):
        (tmp_path / "closed").mkdir()
        real = os.scandir

        def scandir(path):
            if str(path).endswith("closed"):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        monkeypatch.setattr(os, "scandir", scandir)
        assert self.reason(tmp_path) == "the folder cannot be entered: you may not read it: change its permissions"

    def test_names_that_are_not_unicode(self, tmp_path):
        for name in (b"one\xff.txt", b"two\xfe.txt"):
            with open(os.fsencode(tmp_path) + b"/" + name, "w") as handle:  # noqa: PTH123
                handle.write(TEXT)
        with pytest.warns(fr.articles.CharacterWarning):
            articles = fr.read_articles(tmp_path)
        assert sorted(articles["article_id"]) == ["one\ufffd", "two\ufffd"]

    def test_a_name_that_is_too_long(self):
        with pytest.raises(ValueError, match="is no path but a text"):
            fr.read_articles("x" * 300 + ".txt")
        with pytest.raises(OSError, match="too long"):
            fr.read_articles(Path("x" * 300 + ".txt"))
        with pytest.raises(FileNotFoundError):
            fr.read_articles("a\0b.txt")


def test_the_bounds_stand_in_the_documentation():
    page = fr.shipped.shipped("seeds").parent / "docs" / "reading.md"
    rows = page.read_text(encoding="utf-8")
    for limit in LIMITS:
        told = {10**9: f"{limit.default // 10**9} GB", 10**6: f"{limit.default // 10**6} MB"}
        size = next((text for unit, text in told.items() if limit.unit == "bytes" and limit.default >= unit), None)
        assert f"| `{limit.variable}` |" in rows and (size or f"{limit.default:,} {limit.unit.split()[0]}") in rows
    assert ARTICLE in LIMITS
