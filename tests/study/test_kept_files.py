"""Files of the parts are the same wherever they lie, and a run whose parts lie elsewhere is the same run."""

import pickle

import pytest

import framing as fr
from framing.study import analyze_into, status
from framing.study.kept_files import files_at

fsspec = pytest.importorskip("fsspec")


@pytest.fixture(autouse=True)
def store():
    storage = fsspec.filesystem("memory")
    storage.store.clear()
    yield storage
    storage.store.clear()


@pytest.fixture(params=["folder", "file", "memory"])
def files(request, tmp_path):
    places = {"folder": tmp_path / "parts", "file": f"file://{tmp_path}/parts", "memory": "memory://run/parts"}
    return files_at(places[request.param])


def test_what_is_written_is_read(files):
    assert files.sizes() == {}
    files.write("part=00002/a.txt", b"It rained.")
    files.write("order.json", b"{}")
    files.write("order.json", b"[1]")
    assert files.sizes() == {"order.json": 3, "part=00002/a.txt": 10}
    assert files.sizes("part=00002") == {"part=00002/a.txt": 10}
    assert files.read_all(["order.json", "gone"]) == {"order.json": b"[1]"}
    assert files.called("order.json").endswith("parts/order.json")
    with files.open("log", "wb") as file:
        file.write(b"one\n")
    with files.open("log", "rb") as file:
        assert list(file) == [b"one\n"]
    assert pickle.loads(pickle.dumps(files)).read("log") == b"one\n"
    files.drop(["part=00002/a.txt", "gone"])
    assert set(files.sizes()) == {"order.json", "log"}
    with pytest.raises(FileNotFoundError):
        files.read("part=00002/a.txt")


def test_only_what_other_processes_reach_is_everywhere(tmp_path):
    places = (tmp_path, f"file://{tmp_path}", "memory://a", "memory:///a")
    assert [files_at(place).everywhere for place in places] == [False, True, False, False]


@pytest.fixture(scope="module")
def articles():
    return fr.invented.articles(per_outlet=2, seed=4)


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name[0] != "."}


def quick(monkeypatch):
    monkeypatch.setattr("framing.study.parts_lease._SETTLES", 0.0)


def test_a_run_whose_parts_are_in_storage_gives_the_same_and_goes_on(articles, store, tmp_path, monkeypatch):
    quick(monkeypatch)
    analyze_into(tmp_path / "here", articles, part_size=4, figures=False)
    done = analyze_into(tmp_path / "out", articles, part_size=4, figures=False, parts="memory://run/parts")
    assert done.made > 1 and not (tmp_path / "out" / "parts").exists()
    made = bytes_of(tmp_path / "out")
    assert b"memory://run/parts" in made.pop("parts.json")
    assert made == bytes_of(tmp_path / "here")
    parts = {p.relative_to(tmp_path / "here/parts").as_posix(): p for p in (tmp_path / "here/parts").rglob("*")}
    held = {name.removeprefix("/run/parts/"): store.cat(name) for name in store.find("/run/parts")}
    assert held == {name: path.read_bytes() for name, path in parts.items() if path.is_file()}
    assert status(tmp_path / "out").articles_done == len(articles)
    again = analyze_into(tmp_path / "out", articles, part_size=4, figures=False, parts="memory://run/parts")
    assert (again.made, again.kept) == (0, done.made)
    store.rm_file("/run/parts/" + next(name for name in held if name.endswith("hits.parquet")))
    assert analyze_into(tmp_path / "out", articles, figures=False, part_size=4, parts="memory://run/parts").made == 1
    assert {name: data for name, data in bytes_of(tmp_path / "out").items() if name != "parts.json"} == made
    shorter = articles.head(4)
    analyze_into(tmp_path / "out", shorter, part_size=4, figures=False, parts="memory://run/parts")
    assert len({name.split("/")[3] for name in store.find("/run/parts") if "part=" in name}) < done.made


def test_a_place_that_is_no_address_is_told(articles, tmp_path):
    with pytest.raises(ValueError, match="parts is 'elsewhere'; it is an address of storage"):
        analyze_into(tmp_path / "out", articles, parts="elsewhere")
