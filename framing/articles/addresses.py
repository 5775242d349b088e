"""Addresses of storage (``s3://bucket/news``, ``gs://…``, ``memory://…``), which fsspec opens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["file_system", "is_address"]

#: Nothing is downloaded from the web: whoever analyses a page saves it.
_ADDRESS = re.compile(r"(?!https?://|ftp://)[a-z][a-z0-9+.-]+://\S", re.IGNORECASE)


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
