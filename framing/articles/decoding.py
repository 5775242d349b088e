"""Text of bytes: UTF-8, UTF-16, or what the bytes look like, which is said."""

from __future__ import annotations

from pathlib import Path

from framing.articles.formats import read_bytes
from framing.articles.record import Unusable

__all__ = ["decode", "decode_as", "read_text"]

_NULS = 0.01  # a text may hold a stray null byte; a file of another kind is full of them
_ENCODED = 0.3  # share of null bytes at odd or even places in UTF-16 of a language with Latin letters
_FOREIGN = 0.25  # share of bytes beyond ASCII from which on a text is in no language with Latin letters
_WELL_READ = 0.6  # share of characters beyond ASCII that are letters and marks of Western texts
#: Letters and marks beyond ASCII that are frequent in texts of Western Europe.
_WESTERN = frozenset("éèêëàâäáãåöôóòõøüûúùíìîïçñßæœÉÈÀÄÖÜÅØÇÑÁÓÚÍ“”‘’„«»–—…•€£°§©®´\u00a0")
#: Other single-byte encodings that charset-normalizer may choose from: of few words it takes any.
_OTHERS = [
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "mac_cyrillic", "gb18030", "big5",
    "shift_jis", "euc_kr",
]  # fmt: skip


def decode_as(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """Text of bytes, and the encoding where neither the bytes nor the user say it. Line ends stay.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        As the user says.

    Returns
    -------
    text : str
    guessed : str or None
        Encoding that the bytes look like.

    Raises
    ------
    Unusable
        If it is no text, or not in the encoding that the user says.

    Examples
    --------
    >>> decode_as("It’s a café".encode("cp1252"))
    ('It’s a café', 'cp1252')
    >>> decode_as(b"\\xef\\xbb\\xbfOne\\r\\n")
    ('One\\r\\n', None)
    """
    if encoding is not None:
        try:
            return data.decode(encoding).removeprefix("\ufeff"), None
        except (UnicodeDecodeError, UnicodeError) as error:
            raise Unusable(f"not {encoding}: {error}; leave the encoding out to have it found") from error
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    bare = None if utf16 else _bare_utf16(data)
    if bare is not None:
        return data.decode(bare), bare
    guessed = None
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        text, guessed = _guessed(data, error)
    if text.count("\0") > _NULS * len(text):
        raise Unusable("not a text: it holds null bytes")
    return text, guessed


def decode(data: bytes) -> str:
    """Text of bytes, whatever its encoding.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str
    """
    return decode_as(data)[0]


def read_text(path: Path) -> str:
    """Text of a plain file.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str

    Raises
    ------
    Unusable
        If it cannot be read.
    """
    return decode(read_bytes(path))


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin letters is null."""
    for name, zeros, others in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if len(data) >= 8 and len(data) % 2 == 0 and zeros.count(0) > _ENCODED * len(zeros) and not others.count(0):
            return name
    return None


def _is_utf8_with_halves(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    if data.count(0) > _NULS * len(data):
        raise Unusable("not a text: it holds null bytes") from error
    if _is_utf8_with_halves(data):
        raise Unusable(f"not UTF-8 (byte {error.start}: half of a surrogate pair); save the file as UTF-8") from error
    replaced = data.decode("utf-8-sig", "replace")
    wrong = replaced.count("\ufffd")
    if sum(char > "\x7f" for char in replaced) > 2 * wrong:  # most of what is not ASCII is UTF-8
        return replaced, f"UTF-8 with {wrong} wrong byte{'s' * (wrong > 1)}"
    high = sum(byte > 0x7F for byte in data)
    if high < _FOREIGN * len(data) or high < 8:
        readings = {name: data.decode(name, "replace") for name in ("cp1252", "mac_roman")}
        share = {name: sum(char in _WESTERN for char in text) / high for name, text in readings.items()}
        best = max(share, key=lambda name: share[name])
        if share[best] >= _WELL_READ or high < 8:
            return readings[best], best
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=_OTHERS).best()
    if found is None:
        raise Unusable(
            f"not UTF-8 (byte {error.start}), and nothing else that is known; save the file as UTF-8, or say its "
            "encoding: encoding=…"
        ) from error
    return str(found), found.encoding
