"""Two runs do not work with the same parts; one that was killed is forgotten after a time."""

import json
import threading
import time

import pytest

from framing.study import parts_lease
from framing.study.kept_files import files_at
from framing.study.parts_lease import holding_parts
from framing.study.run_folder import LOCK, FolderInUse

fsspec = pytest.importorskip("fsspec")
PLACE = "memory://lease/parts"


@pytest.fixture(autouse=True)
def files(monkeypatch):
    for name in ("_SETTLES", "_RENEWED", "_ASK_AGAIN"):
        monkeypatch.setattr(parts_lease, name, 0.01)
    fsspec.filesystem("memory").store.clear()
    yield files_at(PLACE)
    fsspec.filesystem("memory").store.clear()


def held_by_another(files, seen):
    held = {"token": "other", "pid": 1, "host": "elsewhere", "since": seen, "seen": seen}
    files.write(LOCK, json.dumps(held).encode())


def test_the_second_of_two_runs_is_refused_and_says_by_whom(files):
    with (
        holding_parts(PLACE),
        pytest.raises(FolderInUse, match=r"process \d+ on .*, since 2.*--wait"),
        holding_parts(PLACE),
    ):
        pass
    assert LOCK not in files.sizes()
    with holding_parts(PLACE):
        pass


def test_a_run_that_gives_no_sign_is_forgotten(files):
    held_by_another(files, time.time() - parts_lease._FORGOTTEN - 1)
    with holding_parts(PLACE) as check:
        check()
        assert json.loads(files.read(LOCK))["token"] != "other"


def test_one_that_waits_begins_when_the_other_has_ended(files):
    held_by_another(files, time.time())
    threading.Timer(0.1, files.drop, [[LOCK]]).start()
    with holding_parts(PLACE, wait=True) as check:
        check()


def test_a_run_whose_place_was_taken_ends_and_leaves_the_other_alone(files):
    with holding_parts(PLACE) as check:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            held_by_another(files, time.time())  # again: a sign of life may have been under way
            try:
                check()
            except FolderInUse as error:
                assert "another run has taken the parts" in str(error) and "elsewhere" in str(error)
                break
            time.sleep(0.01)
        else:
            pytest.fail("it did not notice")
    assert json.loads(files.read(LOCK))["token"] == "other"


def test_a_sign_of_life_is_given_again_and_again(files):
    with holding_parts(PLACE):
        first = json.loads(files.read(LOCK))["seen"]
        end = time.monotonic() + 10
        while json.loads(files.read(LOCK))["seen"] == first:
            assert time.monotonic() < end
            time.sleep(0.01)


def test_a_shared_folder_has_the_lock_of_its_system(tmp_path):
    place = f"file://{tmp_path}/parts"
    with holding_parts(place), pytest.raises(FolderInUse), holding_parts(place):
        pass


class StorageError(Exception):
    """Storages raise errors of their own, which are no OSError."""


def test_a_storage_that_fails_for_a_time_ends_no_run(files, monkeypatch):
    failed = threading.Event()
    with holding_parts(PLACE) as check:
        with monkeypatch.context() as broken:

            def fail(*_):
                failed.set()
                raise StorageError

            broken.setattr(type(files), "write", fail)
            assert failed.wait(10)
        first = json.loads(files.read(LOCK))["seen"]
        end = time.monotonic() + 10
        while json.loads(files.read(LOCK))["seen"] == first:
            assert time.monotonic() < end, "it gives no sign any more"
            time.sleep(0.01)
        check()
        monkeypatch.setattr(type(files), "drop", fail)
