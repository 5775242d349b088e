"""Under which names files carry the fields of an article, and which field of a record is which.

The names stand in ``lexicons/words/columns.toml``.
"""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from framing.shipped import shipped
from framing.tables import is_missing

__all__ = [
    "as_name",
    "column_names",
    "field_of",
    "host_of",
    "is_blank",
    "language_code",
    "n_known",
    "names_text",
    "no_text_message",
    "place_of_head",
]

#: Of an outlet, author or headline that is an object, most telling first.
_NAME_KEYS = ("name", "title", "main", "original", "uri", "id")
_SHOWN = 12  # columns that a message lists
_LOOKED_AT = 100  # records that say which column holds the longest texts
_TEXT = 20  # words of a text that is no title
_LONGEST = 40  # characters of each: without a head, the first row stands there


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """Column of the table to the names under which files carry it, most telling first.

    Returns
    -------
    dict

    Examples
    --------
    >>> column_names()["byline"][:3]
    ('byline', 'author', 'authors')
    """
    data = tomllib.loads(shipped("lexicons/words/columns.toml").read_text(encoding="utf-8"))["columns"]
    return {column: tuple(names) for column, names in data.items()}


@cache
def _plain(name: str) -> str:
    """A name without case, accents, blanks and marks."""
    letters = unicodedata.normalize("NFKD", name.strip().lower())
    return re.sub(r"[\W_]+", "", "".join(char for char in letters if not unicodedata.combining(char)))


def field_of(fields: Mapping[Any, Any], column: str, columns: Mapping[str, str | None]) -> Any:
    """Field of a record that holds a column of the table; None where it has none, or an empty one.

    Parameters
    ----------
    fields : mapping
    column : str
    columns : mapping
        What the user says: column of the table to field. None: no field holds it.

    Returns
    -------
    object
        A key of `fields`, or None.

    Examples
    --------
    >>> field_of({"Full Text": "It rained.", "Datum": "8.2.2018"}, "text", {})
    'Full Text'
    >>> field_of({"Full Text": "It rained.", "lead": "Rain"}, "text", {"text": "lead"})
    'lead'
    """
    if column in columns:
        wanted = columns[column]
        key = None if wanted is None else _key_of(fields, wanted)
        return key if key is not None and not is_blank(fields[key]) else None
    given = {_plain(named) for named in columns.values() if named is not None}
    by_name: dict[str, Any] = {}
    for key in fields:
        plain = _plain(str(key))
        if plain not in given:
            by_name.setdefault(plain, key)
    found = _filled(fields, by_name, column)
    if column == "outlet":  # a name says more than an address, which trafilatura calls the source
        found.sort(key=lambda key: _is_address(fields[key]))
    elif column == "url" and not found:
        found = [key for key in _filled(fields, by_name, "outlet") if _is_address(fields[key])]
    return found[0] if found else None


def _filled(fields: Mapping[Any, Any], by_name: Mapping[str, Any], column: str) -> list[Any]:
    """Fields with a name of the column and something in them, most telling first."""
    named = (by_name.get(_plain(name)) for name in column_names()[column])
    return [key for key in named if key is not None and not is_blank(fields[key])]


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and host_of(value) is not None


def _key_of(fields: Mapping[Any, Any], wanted: str) -> Any:
    if wanted in fields:
        return wanted
    return next((key for key in fields if _plain(str(key)) == _plain(wanted)), None)


def names_text(names: Iterable[Any], columns: Mapping[str, str | None]) -> bool:
    """Whether one of the names is that of a text.

    Parameters
    ----------
    names : iterable
    columns : mapping
        What the user says.

    Returns
    -------
    bool
    """
    there = dict.fromkeys(names, "x")
    return any(field_of(there, column, columns) is not None for column in ("text", "html"))


def n_known(names: Iterable[Any], columns: Mapping[str, str | None]) -> int:
    """How many columns of the table some names are names of.

    Parameters
    ----------
    names : iterable
    columns : mapping
        What the user says.

    Returns
    -------
    int

    Examples
    --------
    >>> n_known(["Headline", "Full Text", "lean"], {})
    2
    """
    there = dict.fromkeys(names, "x")
    return sum(field_of(there, column, columns) is not None for column in column_names())


def place_of_head(rows: Iterable[Sequence[str]], columns: Mapping[str, str | None], fewest: int = 1) -> int | None:
    """Place of the first row that is the head of a table.

    The first row is one if it names a text. Cells of a table hold such words as well (*article*, *content*), so that
    a row below others is one only if these are titles (of one cell), if it names another column, too, or if the user
    has said what the column of texts is called.

    Parameters
    ----------
    rows : iterable of sequence of str
    columns : mapping
        What the user says.
    fewest : int
        Cells of a head that is not the first row.

    Returns
    -------
    int or None

    Examples
    --------
    >>> place_of_head([["Export of May"], ["id", "text"]], {})
    1
    >>> place_of_head([["id", "type", "wortlaut"], ["1", "article", "It rained."]], {}) is None
    True
    """
    titles_above = True
    for place, row in enumerate(rows):
        cells = [cell for cell in row if cell.strip()]
        sure = titles_above or columns.get("text") is not None or n_known(cells, columns) > 1
        if sure and (len(row) >= fewest or not place) and names_text(cells, columns):
            return place
        titles_above = titles_above and len(cells) <= 1
    return None


def no_text_message(
    names: Sequence[Any], columns: Mapping[str, str | None], records: Sequence[Mapping[str, Any]] = ()
) -> str:
    """What to say when no column holds texts: those that are there, and the option.

    Parameters
    ----------
    names : sequence
    columns : mapping
    records : sequence of mapping
        The first of them say which column holds the longest texts.

    Returns
    -------
    str
    """
    shown = ", ".join(str(name)[:_LONGEST] for name in names[:_SHOWN]) + (
        f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    )
    if any(len(str(name).split()) >= _TEXT for name in names):
        return f"no head: its first line is {shown}. Write a line above it that names the columns: text, outlet …"
    wanted, longest = columns.get("text"), _longest(records)
    name = "…" if longest is None else longest
    told = "" if longest is None else f"The longest texts stand in {longest!r}. "
    option = f"--column text={name}" if " " not in name else f'--column "text={name}"'
    name = name if longest is None else repr(longest)
    named = f"{told}Name the one that holds the texts: columns={{'text': {name}}}, on the command line {option}"
    if wanted is not None:
        others = {column: name for column, name in columns.items() if column != "text"}
        if names_text(names, others):
            known = field_of(dict.fromkeys(names, "x"), "text", others)
            return f"no column {wanted!r}, but one called {known!r}: leave the option out, or name another of {shown}"
        return f"no column {wanted!r}; the columns are {shown}. {named}"
    linked = ""
    if longest is None and field_of(dict.fromkeys(names, "x"), "url", columns) is not None:
        linked = ". If it only lists addresses, save their pages and read those: nothing is downloaded here"
    return f"no column text (nor body, content, full text …); its columns are {shown}. {named}{linked}"


def _longest(records: Sequence[Mapping[str, Any]]) -> str | None:
    """Field whose values are the longest texts; None where they are no more than a line, as titles are."""
    lengths: dict[str, list[int]] = {}
    for fields in records[:_LOOKED_AT]:
        for key, value in fields.items():
            if isinstance(value, str) and len(value.split()) > 1:
                lengths.setdefault(key, []).append(len(value.split()))
    means = {key: sum(found) / len(found) for key, found in lengths.items()}
    best = max(means, key=lambda key: means[key], default=None)
    return best if best is not None and means[best] >= _TEXT else None


def as_name(value: Any) -> str:
    """Name of an outlet or of authors that are written as text, object or list.

    Parameters
    ----------
    value : object

    Returns
    -------
    str

    Examples
    --------
    >>> as_name({"id": "post", "name": "The Post"}), as_name([{"name": "Ann Lee"}, {"name": "Omar Haddad"}])
    ('The Post', 'Ann Lee, Omar Haddad')
    >>> as_name("{'id': None, 'name': 'The Post'}")
    'The Post'
    """
    if isinstance(value, str):
        value = value.strip()
        if value[:1] + value[-1:] not in ("{}", "[]"):
            return str(value)
        try:
            read = ast.literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return str(value)
        return as_name(read) if isinstance(read, (dict, list)) else str(value)
    if isinstance(value, Mapping):
        found = (value[key] for key in _NAME_KEYS if not is_blank(value.get(key)))
        return as_name(next(found, ""))
    if isinstance(value, (list, tuple)) or getattr(value, "ndim", 0) > 0:
        return ", ".join(name for name in map(as_name, value) if name)
    return "" if is_blank(value) else str(value)


@cache
def _codes() -> dict[str, str]:
    data: dict[str, list[str]] = tomllib.loads(shipped("lexicons/words/columns.toml").read_text(encoding="utf-8"))[
        "languages"
    ]
    return {name: code for code, names in data.items() for name in names}


def language_code(text: str) -> str:
    """Code of a language that is written out, or with its country; anything else as it stands.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> language_code("ENGLISH"), language_code("en-GB"), language_code("English (US)"), language_code("Klingon")
    ('en', 'en', 'en', 'Klingon')
    """
    first = re.split(r"\s*[;,(]\s*", text.strip())[0]
    if re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?", first):
        return first[:2].lower()
    return _codes().get(first.lower(), text.strip())


def host_of(text: str) -> str | None:
    """Host of an address, without *www.*; None of what is none.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None

    Examples
    --------
    >>> host_of("https://www.post.example/a"), host_of("The Post")
    ('post.example', None)
    """
    if not text.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def is_blank(value: Any) -> bool:
    """Whether a field holds nothing.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool
    """
    return not value.strip() if isinstance(value, str) else is_missing(value)
