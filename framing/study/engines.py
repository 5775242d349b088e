"""Where the work of a run is done: in this process, in several of this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from framing.study.workers import local_executor

__all__ = ["ENGINES", "engine_of"]

#: What `engine` can be.
ENGINES = ("local", "dask")


@contextmanager
def engine_of(engine: str, scheduler: str | None, workers: int) -> Iterator[Executor | None]:
    """The engine of a run.

    Parameters
    ----------
    engine : {"local", "dask"}
    scheduler : str, optional
        Of a cluster of Dask; without it, the cluster is made of processes of this machine.
    workers : int
        Processes of this machine; -1 takes all cores.

    Yields
    ------
    concurrent.futures.Executor or None
        None where this process does the work itself.

    Raises
    ------
    ValueError
        If there is no such engine.

    Examples
    --------
    >>> with engine_of("local", None, 1) as executor:
    ...     executor is None
    True
    """
    if engine not in ENGINES:
        raise ValueError(f"engine is {engine!r}; it is one of {', '.join(ENGINES)}")
    if engine == "local":
        if scheduler is not None:
            raise ValueError("a scheduler is named, and the engine is local; give engine='dask' (--engine dask)")
        yield local_executor(workers)
        return
    from framing.study.dask_engine import dask_cluster

    with dask_cluster(scheduler, workers) as executor:
        yield executor
