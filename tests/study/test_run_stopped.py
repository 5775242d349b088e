"""Runs that are killed, stopped, or have no room: nothing is broken, and the same command goes on to the same bytes."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import framing as fr
from framing.study import FolderInUse, NotARun, status
from framing.study.run_folder import LOCK, was_stopped, working_in
from framing.study.whole_files import Full

TABLES = ("articles", "quotes", "mentions", "actors", "hits", "exposure")
FILES = [f"{name}.{form}" for name in TABLES for form in ("parquet", "csv")]
FILES += ["run.json", "merges.csv", "rejected.jsonl"]


def command(source, out, *more):
    return [sys.executable, "-m", "framing", "analyze", str(source), "-o", str(out), "--no-figures", "--part-size", "6",
            "--lexicon", "conflict", *more]  # fmt: skip


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    path = tmp_path_factory.mktemp("in") / "articles.jsonl"
    table = fr.invented.articles(per_outlet=5, seed=8)
    table["text"] = [text[:600] for text in table["text"]]
    table.to_json(path, orient="records", lines=True)
    return path


@pytest.fixture(scope="module")
def undisturbed(source, tmp_path_factory):
    out = tmp_path_factory.mktemp("whole") / "out"
    began = time.monotonic()
    subprocess.run(command(source, out), check=True, capture_output=True)
    return {name: (out / name).read_bytes() for name in FILES}, time.monotonic() - began


def test_a_run_that_is_killed_three_times_ends_with_the_same_bytes(source, undisturbed, tmp_path):
    held, seconds = undisturbed
    rng = random.Random(11)
    for _ in range(3):
        process = subprocess.Popen(
            command(source, tmp_path / "out"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(seconds * rng.uniform(0.3, 0.9))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command(source, tmp_path / "out"), check=True, capture_output=True)
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == held
    assert not list((tmp_path / "out").rglob("*.writing")) and not list((tmp_path / "out").glob(".part-*"))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_how_to_go_on(source, tmp_path, number, code):
    out, rows = tmp_path / "out", [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    many = tmp_path / "many.jsonl"  # so many that the run is not over when the signal comes
    many.write_text("".join(json.dumps({**row, "article_id": f"{n}-{row['article_id']}"}) + "\n"
                            for n in range(8) for row in rows), encoding="utf-8")  # fmt: skip
    process = subprocess.Popen(
        command(many, out),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs in the background ignores it
    )
    while not (out / ".framing-run").exists() or not status(out).parts_done:
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == code
    assert f"stopped by {number.name}" in told and "the same command goes on" in told and "Traceback" not in told
    now = status(out)
    assert not now.finished and now.working is None and 0 < now.parts_done <= now.parts


def test_the_second_of_two_runs_in_a_folder_is_refused_and_may_wait(tmp_path):
    with working_in(tmp_path / "out"):
        with pytest.raises(FolderInUse, match=rf"process {os.getpid()} on .*--wait"):
            fr.analyze(["He left."], out=tmp_path / "out")
        assert f"process {os.getpid()}" in status(tmp_path / "out").working
    assert len(fr.analyze(["He left."], out=tmp_path / "out", wait=True).articles) == 1
    assert status(tmp_path / "out").finished


def test_files_of_others_are_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(NotARun, match=r"thesis.txt.*--force"):
        fr.analyze(["He left."], out=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    fr.analyze(["He left."], out=tmp_path, force=True, figures=False)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_a_folder_with_parts_of_something_else_is_not_a_run(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "articles.csv").write_text("mine")
    with pytest.raises(NotARun, match=r"articles.csv, parts"):
        fr.analyze(["He left."], out=tmp_path)
    assert (tmp_path / "articles.csv").read_text() == "mine"


def test_tables_that_somebody_corrected_are_left_alone(tmp_path):
    fr.analyze(["He said that he left."], out=tmp_path / "out", figures=False)
    path = tmp_path / "out" / "quotes.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("He", "She"), encoding="utf-8-sig")
    with pytest.raises(NotARun, match=r"changed since they were written \(quotes.csv\)"):
        fr.analyze(["He said that he left."], out=tmp_path / "out", figures=False)
    fr.analyze(["He said that he left."], out=tmp_path / "out", figures=False, force=True)
    assert "She" not in path.read_text(encoding="utf-8-sig")


def test_a_second_run_that_is_stopped_is_not_finished(tmp_path):
    out, into = tmp_path / "out", {"out": tmp_path / "out", "figures": False}
    fr.analyze(["He said that he left."], **into)
    assert status(out).finished

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fr.analyze(["He said that he came."], progress=stop, **into)
    assert not status(out).finished and "was stopped; the same command goes on" in str(status(out))
    with pytest.raises(FileNotFoundError, match="no finished run: the last one was stopped"):
        fr.study.verify(out)
    with working_in(out, whole=False):  # other work makes no run of it
        pass
    assert not status(out).finished
    fr.analyze(["He said that he came."], **into)
    assert status(out).finished and fr.study.verify(out).holds


def test_a_run_that_is_refused_leaves_the_one_before_as_it_was(tmp_path):
    out = tmp_path / "out"
    fr.analyze(["He said that he left."], out=out, figures=False)
    with working_in(tmp_path / "parts"), pytest.raises(FolderInUse):
        fr.analyze(["He left."], out=out, figures=False, parts=(tmp_path / "parts").as_uri())
    assert status(out).finished
    (out / "quotes.csv").write_text("")
    with pytest.raises(NotARun):
        fr.analyze(["He left."], out=out, figures=False)
    assert status(out).finished


def test_other_work_that_fails_leaves_a_finished_run_finished(tmp_path):
    out = tmp_path / "out"
    fr.analyze(["He left."], out=out, figures=False)
    with pytest.raises(ValueError, match="no"), working_in(out, whole=False):
        raise ValueError("no")
    assert not was_stopped(out)


def test_other_work_that_is_killed_says_nothing_of_the_run(tmp_path):
    """Its note stays, and is neither that of a run that was stopped nor takes the place of one."""
    out = tmp_path / "out"
    fr.analyze(["He left."], out=out, figures=False)
    with working_in(out, whole=False):
        assert not was_stopped(out)
        killed = (out / LOCK).read_bytes()
    (out / LOCK).write_bytes(killed)
    assert status(out).finished
    (out / LOCK).write_text('{"pid": 1}')  # of a run that was stopped
    with working_in(out, whole=False):
        assert was_stopped(out)
        killed = (out / LOCK).read_bytes()
    (out / LOCK).write_bytes(killed)
    assert was_stopped(out)


@pytest.mark.parametrize("what", ["hits.parquet", "part.json", "order.json"])
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(tmp_path, monkeypatch, what):
    sync = os.fsync

    def full(handle):
        if str(Path(f"/proc/self/fd/{handle}").readlink()).endswith(f".{what}.writing"):
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc here")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Full, match=rf"the disk is full: .*{what}.*the same command again"):
        fr.analyze(["He left."], out=tmp_path / "out", figures=False)
    monkeypatch.undo()
    assert len(fr.analyze(["He left."], out=tmp_path / "out", figures=False).articles) == 1


@pytest.mark.parametrize("where", ["parts", "tables"])
def test_a_run_that_may_write_no_larger_file_says_so_and_goes_on_when_it_may(source, undisturbed, tmp_path, where):
    """Here of the system itself: in the parts, or when they are joined and all that is in them stands."""
    resource = pytest.importorskip("resource")
    held, _ = undisturbed
    out, largest = tmp_path / "out", max(len(data) for name, data in held.items() if name.endswith("csv"))
    limit = 4_000 if where == "parts" else largest - 2_000
    done = subprocess.run(
        command(source, out),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    told = " ".join(done.stderr.split())
    assert done.returncode == 2 and "Traceback" not in told
    assert "larger than the system lets it be (ulimit -f)" in told and "the same command again" in told
    now = status(out)
    assert not now.finished and now.working is None
    assert (now.parts_done == now.parts > 0) == (where == "tables")
    assert not list(out.rglob("*.writing")) and not list(out.glob(".part-*"))
    subprocess.run(command(source, out), check=True, capture_output=True)
    assert {name: (out / name).read_bytes() for name in FILES} == held


@pytest.mark.parametrize("number", [errno.EROFS, errno.EIO])
def test_a_disk_that_can_no_longer_be_written_to_is_told_and_the_run_goes_on(tmp_path, monkeypatch, number):
    """As one that the system has made read-only meanwhile: what was there before stands."""
    out = tmp_path / "out"
    fr.analyze(["He left."], out=out, figures=False)
    real, told = Path.replace, os.strerror(number)

    def refused(self, target):
        if str(target).endswith(".csv"):
            raise OSError(number, told, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match=told):
        fr.analyze(["He left.", "She came."], out=out, figures=False)
    monkeypatch.undo()
    assert not status(out).finished
    assert len(fr.analyze(["He left.", "She came."], out=out, figures=False).articles) == 2
    assert status(out).finished


def test_a_folder_that_cannot_be_written_to_is_told_before_anything_is_done(tmp_path, monkeypatch):
    monkeypatch.setattr("framing.study.by_parts.make_part", None)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotARun, match="is a file"):
        fr.analyze(["He left."], out=tmp_path / "file")
    real = os.open

    def refused(path, *more):
        if str(path).endswith(".framing-run"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *more)

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(PermissionError, match=r"nothing can be written to .*out, the folder of the run: Permission"):
        fr.analyze(["He left."], out=tmp_path / "out")
