"""Processes that share a run."""

import time

from framing.study.workers import local_executor, stop_workers


def blas_threads() -> list[int]:
    import numpy as np
    from threadpoolctl import threadpool_info

    assert np.ones(2) @ np.ones(2) == 2
    return [pool["num_threads"] for pool in threadpool_info()]


def test_each_worker_counts_in_one_thread():
    executor = local_executor(2)
    assert executor is not None
    assert set(executor.submit(blas_threads).result()) == {1}


def test_workers_are_stopped_whatever_they_are_at():
    executor = local_executor(2)
    assert executor is not None
    assert executor.submit(abs, -1).result() == 1
    calls = [executor.submit(time.sleep, 60) for _ in range(2)]
    began = time.monotonic()
    while not all(call.running() for call in calls):
        time.sleep(0.01)
    stop_workers()
    assert time.monotonic() - began < 30
    assert all(call.exception(timeout=30) for call in calls)
    after = local_executor(2)
    assert after is not None
    assert after.submit(abs, -2).result() == 2
