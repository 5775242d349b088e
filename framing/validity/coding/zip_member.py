"""A file of an archive, read no further than a text can be long."""

from __future__ import annotations

import zipfile

__all__ = ["member"]

_LARGEST = 2**29  # bytes


def member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Bytes of a file in an archive; how many they are is not what the archive says but what comes out of it.

    Parameters
    ----------
    archive : zipfile.ZipFile
    name : str

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If they are more than half a gigabyte.
    """
    with archive.open(name) as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError(f"{name} is larger than {_LARGEST // 2**20:,} MB")
    return data
