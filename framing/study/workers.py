"""Work that several processes share, with the results in the order in which it was given."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

__all__ = ["each_in_order", "local_executor", "stop_workers"]

_AHEAD = 2  # calls that wait for each worker, so that none stands idle


def local_executor(workers: int) -> Executor | None:
    """The processes of this machine that share the work of a run; they stay for the next call.

    Parameters
    ----------
    workers : int
        -1 takes all cores.

    Returns
    -------
    concurrent.futures.Executor or None
        None where one process is asked for: it does the work itself.

    Examples
    --------
    >>> local_executor(1) is None
    True
    """
    from joblib import effective_n_jobs
    from joblib.externals.loky import get_reusable_executor

    number = effective_n_jobs(workers)
    if number == 1:
        return None
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    # A worker that holds much more than at its first call gives its place to a new one. That loses nothing, and is
    # warned of in a thread, which no context of warnings reaches.
    warnings.filterwarnings("ignore", "A worker stopped while some jobs were given", UserWarning)
    executor: Executor = get_reusable_executor(max_workers=number, env=one)
    return executor


def stop_workers() -> None:
    """End the processes of this machine that work for a run, whatever they are at."""
    from joblib.externals.loky import get_reusable_executor

    # Those that are there: were another number asked for, it would first wait for all that they are at.
    get_reusable_executor(reuse=True).shutdown(wait=False, kill_workers=True)


def each_in_order(
    function: Callable[..., Any], calls: Iterable[tuple[Any, ...]], executor: Executor | None = None
) -> Iterator[Any]:
    """Call a function with each of some arguments.

    Parameters
    ----------
    function : callable
        It and its arguments go to other processes.
    calls : iterable of tuple
        Taken as they are needed, some more than there are workers.
    executor : concurrent.futures.Executor, optional
        That does the work; this process does, where none is given.

    Yields
    ------
    object
        What the function returns, in the order of the calls.

    Examples
    --------
    >>> list(each_in_order(pow, [(2, 3), (3, 2)]))
    [8, 9]
    """
    if executor is None:
        for arguments in calls:
            yield function(*arguments)
        return
    waiting: deque[Future[Any]] = deque()
    try:
        for arguments in calls:
            waiting.append(executor.submit(function, *arguments))
            # The number of workers may change meanwhile: those of a cluster come and go.
            while len(waiting) > _AHEAD * getattr(executor, "_max_workers", 1):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
