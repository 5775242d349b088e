"""How articles are to be read, as the user says it, and the names of files taken apart by a pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import PurePath
from typing import Any

from framing.articles.field_names import column_names
from framing.tables import SCHEMAS

__all__ = ["Told", "fields_of_name", "told", "told_of"]

_PLACE = re.compile(r"\{(\w*)\}")
_DATE = r"\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{1,2}[-_. ]\d{1,2}[-_. ]\d{4}|\d{4}"


@dataclass(frozen=True)
class Told:
    """What the user says of the input.

    Attributes
    ----------
    columns : mapping
        Column of the table to the field that holds it; None: none does.
    outlet, language : str or None
        Of all articles.
    pattern : str or None
        How the names of files are made: ``{date}_{outlet}_{title}``.
    day_first : bool or None
        Whether *03/04/2018* is in April; None: what the dates of the file show.
    encoding : str or None
        Of all text files; None: what their bytes show.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    outlet: str | None = None
    language: str | None = None
    pattern: str | None = None
    day_first: bool | None = None
    encoding: str | None = None


def told(
    columns: Mapping[str, str | None] | None,
    outlet: str | None,
    pattern: str | None,
    language: str | None,
    day_first: bool | None,
    encoding: str | None,
) -> Told:
    """Check what the user says.

    Parameters
    ----------
    columns, outlet, pattern, language, day_first, encoding
        As in :func:`framing.read_articles`.

    Returns
    -------
    Told

    Raises
    ------
    ValueError
        If columns are given the other way round, the pattern names nothing, or nobody knows the encoding.
    """
    columns = dict(columns or {})
    if "date" in columns and "published" not in columns:
        columns["published"] = columns.pop("date")
    if "id" in columns and "article_id" not in columns:
        columns["article_id"] = columns.pop("id")
    known = set(column_names())
    if columns and not set(columns) & known and set(columns.values()) & known:
        turned = {value: key for key, value in columns.items() if value is not None}
        raise ValueError(f"columns= names the column of the table first, then the field of the file: columns={turned}")
    taken = [name for name in columns if name not in known and name in SCHEMAS["articles"].names]
    if taken:
        raise ValueError(f"the column {taken[0]!r} is filled by the package itself; give the field another name")
    if pattern is not None and not any(_PLACE.findall(pattern)):
        raise ValueError(
            f"the pattern {pattern!r} names no part of a file's name; write, say, {{date}}_{{outlet}}_{{title}}"
        )
    if encoding is not None:
        try:
            "".encode(encoding)
        except LookupError as error:
            raise ValueError(f"no encoding is called {encoding!r}; write, say, utf-8, cp1252, utf-16") from error
    return Told(columns, outlet, language, pattern, day_first, encoding)


def told_of(reading: Mapping[str, Any]) -> Told:
    """Check what the user says, among other options of :func:`framing.read_articles`.

    Parameters
    ----------
    reading : mapping
        Option to its value; one that is left out is not told.

    Returns
    -------
    Told

    Examples
    --------
    >>> told_of({"outlet": "The Post", "outlets": "outlets.csv"}).outlet
    'The Post'
    """
    return told(**{one.name: reading.get(one.name) for one in fields(Told)})


def fields_of_name(name: str, pattern: str) -> dict[str, str] | None:
    """Parts of a file's name.

    Parameters
    ----------
    name : str
        Path relative to the folder that is read, without suffix; the pattern is held against as many parts at its end
        as it has.
    pattern : str

    Returns
    -------
    dict or None
        None where the name is made otherwise.

    Examples
    --------
    >>> fields_of_name("2018/2018-02-08_The Post_Talks_fail", "{date}_{outlet}_{title}")
    {'published': '2018-02-08', 'outlet': 'The Post', 'title': 'Talks fail'}
    >>> fields_of_name("Post/a1", "{outlet}/{id}")
    {'outlet': 'Post', 'article_id': 'a1'}
    """
    parts = PurePath(name).parts[-(pattern.count("/") + 1) :]
    pieces = _PLACE.split(pattern)
    names = [{"date": "published", "id": "article_id"}.get(piece, piece) for piece in pieces[1::2]]
    regex = re.escape(pieces[0])
    for place, (part, after) in enumerate(zip(names, pieces[2::2])):
        shape = _DATE if part == "published" else ".+?" if place < len(names) - 1 else ".+"
        regex += f"({shape})" + re.escape(after)
    found = re.fullmatch(regex, "/".join(parts))
    if found is None:
        return None
    values = dict(zip(names, found.groups()))
    values.pop("", None)
    if "published" in values:
        values["published"] = (
            re.sub(r"[_. ]", "-", values["published"]) if not values["published"].isdecimal() else values["published"]
        )
    return {
        key: value.replace("_", " ").strip() if key in ("title", "outlet") else value for key, value in values.items()
    }
