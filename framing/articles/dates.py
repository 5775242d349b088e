"""Dates as files write them, as ISO 8601: *28.09.2016*, *January 11, 2010 Monday*, *5 octobre 2013*, seconds.

Whether *03/04/2018* is in March or in April is one rule for a file: what its other dates show, or what the user says.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import warnings
from collections.abc import Iterable
from functools import cache
from typing import Any

from framing.shipped import shipped

__all__ = ["AMBIGUOUS", "day_first_in", "is_ambiguous", "iso_date"]

_NUMERIC = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_NTH = r"(?:st|nd|rd|th|er)?"
_NAMED = rf"[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}{_NTH},?"  # January 11,
_COUNTED = rf"\d{{1,2}}{_NTH}\.?\s+[A-Z][a-z]{{2,8}}\.?,?"  # 11 January
_CLOCK = r"[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*(?:GMT|UTC|Z)\b)?"
_INSIDE = re.compile(rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{_NAMED}|{_COUNTED})\s+\d{{4}})(?:{_CLOCK})?")
_SECONDS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")  # days, as spreadsheets count them: of the years 1954 to 2064
_FIRST_DAY = dt.datetime(1899, 12, 30)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
_UNTOLD = (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2))  # what a date leaves out differs between them

#: What is said where no date of a file tells which number is the day.
AMBIGUOUS = (
    "no date tells which number is the day: read as month/day/year; day_first=True (--day-first) reads day/month/year"
)


def day_first_in(values: Iterable[Any]) -> bool | None:
    """Which number of dates such as *28.09.2016* is the day.

    Parameters
    ----------
    values : iterable
        All dates of a file.

    Returns
    -------
    bool or None
        None: no date tells, or none is written so. Dates with points have the day first.

    Examples
    --------
    >>> day_first_in(["03/04/2018", "28/09/2018"]), day_first_in(["4/23/2017"]), day_first_in(["03.04.2018"])
    (True, False, True)
    >>> day_first_in(["03/04/2018"]) is None
    True
    """
    found = [match for value in values if isinstance(value, str) and (match := _NUMERIC.match(value))]
    if any(int(match[1]) > 12 for match in found):
        return True
    if any(int(match[3]) > 12 for match in found):
        return False
    return True if found and all(match[2] == "." for match in found) else None


def is_ambiguous(value: Any) -> bool:
    """Whether a date begins with two numbers each of which could be the day.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool

    Examples
    --------
    >>> is_ambiguous("03/04/2018"), is_ambiguous("28/09/2018"), is_ambiguous("2018-04-03"), is_ambiguous("3.4.2018")
    (True, False, False, False)
    """
    match = _NUMERIC.match(value) if isinstance(value, str) else None
    return bool(match) and match is not None and match[2] != "." and match[1] != match[3] and int(match[3]) <= 12 \
        and int(match[1]) <= 12  # fmt: skip


def iso_date(value: Any, day_first: bool = False) -> str | None:
    """Date or time in ISO 8601; a time of midnight is left out.

    Parameters
    ----------
    value : object
        Text, date, seconds (milliseconds) since 1970, or the number that a spreadsheet has for a day.
    day_first : bool
        *03/04/2018* is in April.

    Returns
    -------
    str or None
        None where no whole date stands there.

    Examples
    --------
    >>> iso_date("28.09.2016", True), iso_date("January 11, 2010 Monday"), iso_date("jeudi 5 octobre 2013")
    ('2016-09-28', '2010-01-11', '2013-10-05')
    >>> iso_date("July 1, 2019 Monday 9:20 AM GMT"), iso_date(1518048000), iso_date(43139), iso_date("Feb 8")
    ('2019-07-01T09:20:00+00:00', '2018-02-08', '2018-02-08', None)
    """
    if isinstance(value, dt.date):
        return _written(value) if isinstance(value, dt.datetime) else value.isoformat()
    text = str(value).strip()
    if _SECONDS.fullmatch(text):
        seconds = float(text[:10]) if len(text) == 13 else float(text)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).replace(tzinfo=None).isoformat().removesuffix("T00:00:00")
    if _SERIAL.fullmatch(text):
        return _written(_FIRST_DAY + dt.timedelta(days=int(float(text))))
    try:
        parsed = dt.datetime.fromisoformat(text)
        return text[:10] if parsed.time() == dt.time() and text[4:5] == "-" else _written(parsed)
    except ValueError:
        pass
    plain = _english(text)
    found = _parsed(plain, day_first)
    if found is None:
        inside = _INSIDE.search(plain)
        found = _parsed(inside.group(), day_first) if inside else None
    return None if found is None else _written(found)


def _written(moment: dt.datetime) -> str:
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()


@cache
def _months() -> tuple[re.Pattern[str], dict[str, str]]:
    data = tomllib.loads(shipped("lexicons/words/dates.toml").read_text(encoding="utf-8"))["months"]
    names = {other: month for month, others in data.items() for other in others.split()}
    return re.compile(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))})\b\.?", re.IGNORECASE), names


def _english(text: str) -> str:
    pattern, names = _months()
    return _DAY.sub(" ", pattern.sub(lambda match: names[match.group().lower().rstrip(".")], text))


def _parsed(text: str, day_first: bool) -> dt.datetime | None:
    from dateutil import parser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names of time zones that it does not know
        try:
            first, second = (parser.parse(text, dayfirst=day_first, default=default) for default in _UNTOLD)
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    return first if first.date() == second.date() else None
