"""Articles at an address of storage are read as those of a folder, and nothing of them stays on this machine."""

import gc
import tempfile
from pathlib import Path

import pytest

import framing as fr
from framing.articles import rejected_of
from framing.articles.addresses import file_system
from framing.articles.stored_files import StoredFiles

fsspec = pytest.importorskip("fsspec")

FILES = {
    "news/2018/a.txt": "A storm came\n\nThe mayor said that it rained.",
    "news/2018/b.txt": "It went\n\n“It is over,” Ms Lee said.",
    "news/2018/metadata.csv": "file,outlet,date\na.txt,Post,2018-02-08\nb.txt,Times,2018-02-09\n",
    "news/outlets.csv": "outlet,side\nPost,left\nTimes,right\n",
    "news/more.jsonl": '{"id": "c", "text": "He left.", "outlet": "Post"}\nnot JSON\n',
    "news/notes.md": "mine",
}


@pytest.fixture
def store():
    storage = fsspec.filesystem("memory")
    storage.store.clear()
    storage.pipe({f"/{name}": text.encode() for name, text in FILES.items()})
    yield storage
    storage.store.clear()


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def told(articles, base):
    return [(item.where.replace(base, ""), item.reason) for item in rejected_of(articles)]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", ["news", "news/2018/a.txt", "news/2018/*.txt", "news/*/b.txt"])
def test_an_address_is_read_as_a_folder_is(path, store, folder):
    here, there = fr.read_articles(str(folder / path)), fr.read_articles(f"memory://{path}")
    assert len(here) and here.equals(there)
    assert told(here, f"{folder}/") == told(there, "memory:///")
    files = [[{**f, "file": f["file"].replace(b, "")} for f in t.attrs["files"]]
             for t, b in ((here, f"{folder}/"), (there, "memory:///"))]  # fmt: skip
    assert files[0] == files[1]


@pytest.mark.filterwarnings("ignore")
def test_paths_and_addresses_stand_in_one_list(store, folder):
    read = fr.read_articles([str(folder / "news/2018/a.txt"), "memory://news/2018/b.txt"])
    assert read["outlet"].tolist() == ["Post", "Times"]


@pytest.mark.filterwarnings("ignore")
def test_one_file_is_on_this_machine_at_a_time_and_none_stays(store, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    largest = []
    fetch = StoredFiles._fetch

    def watched(self, address, path):
        fetch(self, address, path)
        held = [p for p in tmp_path.rglob("*") if p.is_file() and p.stat().st_size]
        largest.append(len([p for p in held if p.name not in ("metadata.csv", "outlets.csv")]))

    monkeypatch.setattr(StoredFiles, "_fetch", watched)
    assert len(fr.read_articles("memory://news")) == 3
    assert max(largest) == 1
    gc.collect()
    assert not list(tmp_path.iterdir())


def test_what_is_not_there_is_told(store):
    with pytest.raises(FileNotFoundError, match="memory://gone: there is no such file or folder in this storage"):
        fr.read_articles("memory://gone")


def test_a_kind_of_address_that_nobody_knows_is_told():
    with pytest.raises(ValueError, match="nowhere:// is no kind of address"):
        fr.read_articles("nowhere://bucket/a")


def test_a_package_that_is_missing_is_named(monkeypatch):
    def missing(_):
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(ModuleNotFoundError, match=r"s3://bucket/a: a package for s3:// is not installed. Install s3fs"):
        file_system("s3://bucket/a")


def test_pages_of_the_web_are_not_downloaded():
    with pytest.raises(FileNotFoundError, match="nothing is downloaded"):
        fr.read_articles("https://post.example/1")


def test_no_name_leads_out_of_the_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "made"))
    (tmp_path / "made").mkdir()

    class Storage:
        def find(self, place):
            return ["bucket/../../../../../../evil.txt"]

    monkeypatch.setattr("framing.articles.stored_files.file_system", lambda _: (Storage(), "bucket"))
    with pytest.raises(ValueError, match="whose name leads elsewhere"):
        StoredFiles().local("s3://bucket")
    assert not list(tmp_path.rglob("evil*"))


@pytest.mark.filterwarnings("ignore")
def test_a_file_that_cannot_be_fetched_is_set_aside(store, monkeypatch):
    get = type(store).get_file

    def broken(self, place, *rest, **named):
        if place.endswith("a.txt"):
            raise PermissionError("access denied")
        return get(self, place, *rest, **named)

    monkeypatch.setattr(type(store), "get_file", broken)
    articles = fr.read_articles("memory://news/2018")
    assert articles["article_id"].tolist() == ["b"]
    (aside,) = rejected_of(articles)
    assert aside.where == "memory:///news/2018/a.txt" and "cannot be fetched: PermissionError" in aside.reason


def test_a_path_is_where_it_is():
    assert StoredFiles().shown(Path("news/a.txt")) == "news/a.txt"
