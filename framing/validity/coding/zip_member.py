"""A file of an archive, read no further than a text can be long."""

from __future__ import annotations

import zipfile
import zlib

from framing.limits import FILE

__all__ = ["DAMAGED", "member"]

#: What an archive that is damaged, closed by a password or packed in an unknown way raises.
DAMAGED = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


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
        If they are more than the bound of a file.
    """
    with archive.open(name) as stream:
        data = stream.read(FILE.most + 1)
    if not FILE.allows(len(data)):
        raise ValueError(f"{name}: {FILE.message(None, 'unpacked it has')}")
    return data
