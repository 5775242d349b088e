"""Addresses of storage (``s3://bucket/news``, ``gs://…``, ``memory://…``), which fsspec opens."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["check_folder", "file_system", "is_address"]

#: Nothing is downloaded from the web: whoever analyses a page saves it.
_ADDRESS = re.compile(r"(?!https?://|ftp://)[a-z][a-z0-9+.-]+://\S", re.IGNORECASE)
#: Also of the web, and as a path makes it, with one slash; a drive of Windows has one letter.
_NO_FOLDER = re.compile(r"[a-z][a-z0-9+.-]+:[/\\]", re.IGNORECASE)


def is_address(text: Any) -> bool:
    """Whether a text is an address of storage, not a path of this machine nor a page of the web.

    Parameters
    ----------
    text : object

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_address(text) for text in ("s3://bucket/news", "news/2018", "https://post.example/1", r"C:\\news")]
    [True, False, False, False]
    """
    return isinstance(text, str) and "\n" not in text and _ADDRESS.match(text) is not None


def check_folder(path: str | os.PathLike[str]) -> None:
    """Stop where results are to be written to an address, or read from one.

    Parameters
    ----------
    path : path

    Raises
    ------
    ValueError

    Examples
    --------
    >>> check_folder("out")
    >>> check_folder("s3://bucket/run")
    Traceback (most recent call last):
    ...
    ValueError: s3://bucket/run is an address; results are written to a folder of this machine, and read from one. Name
    a folder, and copy it when it is done. Articles can be read from storage, and the parts of a long run can lie there
    (--parts, parts=)
    """
    if _NO_FOLDER.match(os.fspath(path)):
        raise ValueError(
            f"{path} is an address; results are written to a folder of this machine, and read from one. Name a folder, "
            "and copy it when it is done. Articles can be read from storage, and the parts of a long run can lie there "
            "(--parts, parts=)"
        )


def file_system(address: str) -> tuple[AbstractFileSystem, str]:
    """The storage of an address, and the place in it.

    Parameters
    ----------
    address : str

    Returns
    -------
    storage : fsspec.AbstractFileSystem
    place : str

    Raises
    ------
    ModuleNotFoundError
        If fsspec, or its package for this kind of address, is not installed.
    ValueError
        If it knows no such kind.
    """
    try:
        from fsspec.core import url_to_fs
        from fsspec.registry import known_implementations
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"{address}: addresses of storage are read with fsspec, which is not installed: "
            "pip install 'framing[remote]'"
        ) from error
    kind = address.partition("://")[0].lower()
    try:
        storage, place = url_to_fs(address)
    except ImportError as error:
        needs = known_implementations.get(kind, {}).get("err") or f"install the package that {error} names"
        raise ModuleNotFoundError(f"{address}: a package for {kind}:// is not installed. {needs}") from error
    except ValueError as error:
        raise ValueError(
            f"{address}: {kind}:// is no kind of address that fsspec knows ({error}); s3://, gs://, abfs://, hdfs:// "
            "and sftp:// are some"
        ) from error
    return storage, str(place)
