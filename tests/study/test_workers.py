"""Processes that share a run."""

from framing.study.workers import local_executor


def blas_threads() -> list[int]:
    import numpy as np
    from threadpoolctl import threadpool_info

    assert np.ones(2) @ np.ones(2) == 2
    return [pool["num_threads"] for pool in threadpool_info()]


def test_each_worker_counts_in_one_thread():
    executor = local_executor(2)
    assert executor is not None
    assert set(executor.submit(blas_threads).result()) == {1}
