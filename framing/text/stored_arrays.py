"""Arrays of trained models as ``.npz``: written alike each time, and read so that nothing in a file can run.

A file that is damaged, was changed, or is of another kind is named in the message, with the mend.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from framing.given_files import in_words
from framing.limits import check_zip

__all__ = ["check_arrays", "read_arrays", "reading_model", "write_arrays"]

_PACKAGE = Path(__file__).resolve().parents[1]


def write_arrays(arrays: dict[str, npt.NDArray[np.generic]], path: Path) -> None:
    """Write arrays as ``.npz``; the same arrays give the same bytes.

    Parameters
    ----------
    arrays : dict of str to ndarray
    path : Path
    """
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, values in arrays.items():
            stream = io.BytesIO()
            np.lib.format.write_array(stream, np.ascontiguousarray(values), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), stream.getvalue(), zipfile.ZIP_DEFLATED, compresslevel=9)


def read_arrays(source: Path | Traversable) -> dict[str, npt.NDArray[Any]]:
    """Read what :func:`write_arrays` or :func:`numpy.savez` wrote, without pickle; use it in :func:`reading_model`.

    Parameters
    ----------
    source : Path or Traversable

    Returns
    -------
    dict of str to ndarray
    """
    with source.open("rb") as stream:
        check_arrays(stream)
        stream.seek(0)
        with np.load(stream, allow_pickle=False) as data:
            return {name: data[name] for name in data.files}


def check_arrays(source: Path | IO[bytes]) -> None:
    """Look at a zip of arrays before they are read: memory is asked for by the size that an array says it has.

    Parameters
    ----------
    source : Path or file

    Raises
    ------
    ValueError
        If it is no zip, would fill the memory, or an array says that it is larger than it is.
    """
    check_zip(source)
    with zipfile.ZipFile(source) as archive:
        for member in archive.infolist():
            if member.filename.endswith(".npy"):
                with archive.open(member) as array:
                    size = _size_said(array)
                if size > member.file_size:
                    raise ValueError(f"{member.filename} is cut off, or says that it is larger than it is")


def _size_said(array: IO[bytes]) -> int:
    """Bytes of an array by its head."""
    version = np.lib.format.read_magic(array)
    header = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, _, kind = header(array)
    return math.prod(shape) * kind.itemsize


@contextmanager
def reading_model(source: Path | Traversable, kind: str, command: str) -> Iterator[None]:
    """Name the file where a model cannot be made of it, whatever is wrong in it, and say what mends it.

    Parameters
    ----------
    source : Path or Traversable
    kind : str
        What such a file is.
    command : str
        What writes one: ``framing train …``.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it is none of its kind.

    Examples
    --------
    >>> with reading_model(Path("mine.npz"), "parser", "framing train parser"):
    ...     {}["meta"]
    Traceback (most recent call last):
    ValueError: mine.npz is no parser, or it is damaged: 'meta' is missing; `framing train parser` makes one
    """
    shipped = _PACKAGE in Path(str(source)).resolve().parents
    mend = "install framing anew: it ships one" if shipped else f"`{command}` makes one"
    try:
        yield
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no {kind} {source}; {mend}") from None
    except (MemoryError, PermissionError):
        raise  # these say nothing of what the file holds
    except Exception as error:  # of zip, of numpy, of what is made of the arrays: the file is not what it should be
        what = f"{error} is missing" if isinstance(error, KeyError) else in_words(error)
        raise ValueError(f"{source} is no {kind}, or it is damaged: {what}; {mend}") from error
