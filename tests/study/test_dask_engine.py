"""A cluster gives the bytes of one process, also where a worker is killed; what fails there is told in words."""

import os
import signal
import sys

import pytest

import framing as fr
from framing.study import analyze_into
from framing.study.engines import engine_of
from framing.study.fingerprints import installation_hash
from framing.study.make_part import CannotAnalyze

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("default")  # of Dask's own threads; the run's own ones are tested elsewhere


@pytest.fixture(scope="module")
def articles():
    return fr.invented.articles(per_outlet=2, seed=4)


@pytest.fixture(scope="module")
def local(articles, tmp_path_factory):
    out = tmp_path_factory.mktemp("local")
    analyze_into(out, articles, part_size=4, figures=False)
    return bytes_of(out)


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as running:
        yield running


@pytest.fixture
def executor(cluster):
    with engine_of("dask", cluster.scheduler_address, 1) as found:
        yield found


@pytest.fixture
def few_at_once(monkeypatch):
    monkeypatch.setattr(sys.modules["framing.study.make_part"], "CHUNK", 2)


def bytes_of(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".framing-run"
    }


def test_a_cluster_gives_the_bytes_of_one_process(articles, local, cluster, tmp_path):
    analyze_into(tmp_path, articles, part_size=4, figures=False, engine="dask", scheduler=cluster.scheduler_address)
    assert bytes_of(tmp_path) == local


def then_killed(marker, work, *arguments):
    """Do the work and, the first time, end the worker before it can hand over what it has."""
    found = work(*arguments)
    if not marker.exists():
        marker.write_text(str(os.getpid()))
        os.kill(os.getpid(), signal.SIGKILL)
    return found


def test_a_worker_that_is_killed_loses_nothing(
    articles, local, cluster, executor, few_at_once, tmp_path, tmp_path_factory, monkeypatch
):
    executor._client.wait_for_workers(2)
    marker, submit, calls = tmp_path_factory.mktemp("killed") / "worker", executor.submit, []

    def submit_one_to_be_killed(work, *arguments):
        calls.append(work)
        return submit(then_killed, marker, work, *arguments) if len(calls) == 3 else submit(work, *arguments)

    monkeypatch.setattr(executor, "submit", submit_one_to_be_killed)
    analyze_into(tmp_path, articles, part_size=4, figures=False, executor=executor)
    assert len(calls) > 3, "killed in the middle"
    executor._client.wait_for_workers(2)
    assert int(marker.read_text()) not in executor._client.run(os.getpid).values()
    assert bytes_of(tmp_path) == local


def test_workers_write_the_parts_where_they_lie(articles, local, cluster, tmp_path, monkeypatch):
    monkeypatch.setattr("framing.study.by_parts.make_part", None)  # nothing is made by way of this process
    there = {"engine": "dask", "scheduler": cluster.scheduler_address, "parts": f"file://{tmp_path}/shared"}
    done = analyze_into(tmp_path / "out", articles, part_size=4, figures=False, **there)
    assert done.made == len(list((tmp_path / "shared").glob("part=*"))) > 1
    (tmp_path / "out" / "parts.json").unlink()
    (tmp_path / "shared").rename(tmp_path / "out" / "parts")
    assert bytes_of(tmp_path / "out") == local


def end_this_worker(_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_ends_its_worker_again_and_again_is_told(executor):
    with pytest.raises(CannotAnalyze, match=r"have ended their worker again and again.*the same command goes on"):
        executor.submit(end_this_worker, 1).result()


def test_an_error_of_the_work_is_handed_on(executor):
    with pytest.raises(ZeroDivisionError):
        executor.submit(divmod, 1, 0).result()
    assert executor.submit(pow, 2, 3).result() == 8


def test_a_worker_with_other_code_is_refused(executor, monkeypatch):
    assert set(executor._client.run(installation_hash).values()) == {installation_hash()}
    monkeypatch.setattr(executor, "_code", "other")
    with pytest.raises(CannotAnalyze, match="has another framing than this machine"):
        executor.check_workers()
    with pytest.raises(CannotAnalyze, match="has another framing than this machine"):
        executor.submit(pow, 2, 3).result()


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr("framing.study.dask_engine._ANSWER", 1)
    with (
        pytest.raises(CannotAnalyze, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"),
        engine_of("dask", "tcp://127.0.0.1:9", 1),
    ):
        pass


def test_without_a_scheduler_a_cluster_is_made(articles):
    few = articles.head(3)
    by_cluster = fr.analyze(few, engine="dask", workers=1)
    for (name, one), (_, other) in zip(fr.analyze(few).tables(), by_cluster.tables()):
        assert one.equals(other), name
