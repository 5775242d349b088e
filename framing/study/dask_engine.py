"""A cluster of Dask in the place of the processes of one machine.

The calls and their order are those of every engine (:mod:`framing.study.workers`); here is what a cluster needs beside:
workers that have the same code, options that survive the loss of a worker, and failures told in words.
"""

from __future__ import annotations

import pickle
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing.study.fingerprints import installation_hash
from framing.study.make_part import CannotAnalyze, RunOptions

__all__ = ["DaskExecutor", "EngineFailed", "dask_cluster"]

_ASK_AGAIN = 5.0  # seconds for which the number of workers is taken to stay
_ANSWER = 30  # seconds in which a scheduler must answer
_GO_ON = "What was done before is safe; the same command goes on from there"
_ONE_AT_A_TIME = threading.Lock()  # what is computed of a text is kept for one call at a time


class EngineFailed(CannotAnalyze):
    """The cluster cannot do the work; what was done before is safe."""


@contextmanager
def dask_cluster(scheduler: str | None, workers: int) -> Iterator[DaskExecutor]:
    """A cluster that is there, or one on this machine for as long as it is needed.

    Parameters
    ----------
    scheduler : str, optional
        Address (``"tcp://10.0.0.1:8786"``), or path of the file that a scheduler has written.
    workers : int
        Processes of the cluster that is made where none is named.

    Yields
    ------
    DaskExecutor

    Raises
    ------
    ModuleNotFoundError
        If Dask is not installed.
    EngineFailed
        If no scheduler answers, or a worker has another version.
    """
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"the engine dask needs a package that is not installed ({error.name}): pip install 'framing[dask]'"
        ) from error
    if scheduler is None:
        from joblib import effective_n_jobs

        number = effective_n_jobs(workers)
        try:
            cluster = LocalCluster(
                n_workers=number, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
            )
        except RuntimeError as error:
            raise EngineFailed(
                f"the processes of the cluster did not start ({error}; what they said stands above). A script keeps "
                'its calls under if __name__ == "__main__":'
            ) from error
        with cluster, Client(cluster, set_as_default=False) as client:
            yield DaskExecutor(client)
        return
    where = {"scheduler_file": scheduler} if Path(scheduler).is_file() else {"address": scheduler}
    try:
        client = Client(**where, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineFailed(
            f"no scheduler answers at {scheduler} ({error}). Is it running (dask scheduler), is this its address, and "
            "may this machine reach its port?"
        ) from error
    with client:
        executor = DaskExecutor(client)
        executor.check_workers()
        yield executor


class DaskExecutor(Executor):
    """The interface of :mod:`concurrent.futures` to a cluster of Dask.

    Parameters
    ----------
    client : distributed.Client
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._code = installation_hash()
        self._options: tuple[RunOptions, Any] | None = None
        self._counted = (0.0, 1)

    @property
    def _max_workers(self) -> int:
        """Workers now: their number may change while a run goes on."""
        when, number = self._counted
        if time.monotonic() - when > _ASK_AGAIN or not when:
            number = max(len(self._client.nthreads()), 1)
            self._counted = (time.monotonic(), number)
        return number

    def check_workers(self) -> None:
        """See that the workers that are there can do what this machine does.

        Raises
        ------
        EngineFailed
            If one has no or another version of the package, or of a library that reads texts.
        """
        for worker, found in self._client.run(_code_of_worker, on_error="return").items():
            if isinstance(found, BaseException):
                raise EngineFailed(
                    f"the worker {worker} cannot load framing ({type(found).__name__}: {found}); install there what is "
                    "installed here: the same versions of Python, of framing and of its libraries"
                )
            _check_code(found, self._code, worker)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a function called on a worker.

        Parameters
        ----------
        fn : callable
        *args, **kwargs : object
            Options of a run go to each worker once.

        Returns
        -------
        concurrent.futures.Future
        """
        args = tuple(self._sent(value) if isinstance(value, RunOptions) else value for value in args)
        future = self._client.submit(_on_worker, self._code, fn, kwargs, *args, pure=False)
        return _Call(future)

    def _sent(self, options: RunOptions) -> Any:
        """Options as the result of a call, which the cluster repeats where the worker that held it is lost."""
        if self._options is None or self._options[0] is not options:
            self._options = (options, self._client.submit(pickle.loads, pickle.dumps(options), pure=False))
        return self._options[1]


class _Call(Future[Any]):
    """A call on a cluster, whose failure is told in words."""

    def __init__(self, future: Any) -> None:
        super().__init__()
        self._future = future

    def cancel(self) -> bool:
        self._future.cancel()
        return True

    def done(self) -> bool:
        return bool(self._future.done())

    def result(self, timeout: float | None = None) -> Any:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        try:
            return self._future.result(timeout)
        except KilledWorker as error:
            raise EngineFailed(
                f"the same articles have ended their worker again and again, the last time at {_place(error)}: as a "
                "rule the memory of a worker is too small, and the system or Dask has killed it. Give each worker more "
                f"(dask worker --memory-limit, memory= of a job). {_GO_ON}"
            ) from error
        except (CommClosedError, CancelledError) as error:
            raise EngineFailed(
                f"the scheduler has gone, or has dropped the work ({type(error).__name__}: {error}). Start it again "
                f"with its workers. {_GO_ON}"
            ) from error


def _place(error: Any) -> str:
    worker = getattr(error, "last_worker", None)
    return str(getattr(worker, "address", None) or "a worker that is gone")


def _code_of_worker() -> str:
    return installation_hash()


def _check_code(found: str, wanted: str, worker: str) -> None:
    if found != wanted:
        raise EngineFailed(
            f"the worker {worker} has another framing than this machine, other models or word lists, or other versions "
            "of Python or of the libraries that read texts, so that its tables might differ; install the same there"
        )


def _on_worker(code: str, function: Callable[..., Any], named: dict[str, Any], *arguments: Any) -> Any:
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    _check_code(installation_hash(), code, socket.gethostname())
    with _ONE_AT_A_TIME, threadpool_limits(1):
        return function(*arguments, **named)
