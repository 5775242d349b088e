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

_NUMERIC = re.compile(r"\s*(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)")
_NTH = r"(?:st|nd|rd|th|er)?"
_NAMED = rf"[A-Z][a-z]{{2,8}}\.?\s+\d{{1,2}}{_NTH},?"  # January 11,
_COUNTED = rf"\d{{1,2}}{_NTH}\.?\s+[A-Z][a-z]{{2,8}}\.?,?"  # 11 January
_CLOCK = (
    r"(?:[T ,]+|\s+-\s+)\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*(?:GMT|UTC|Z)\b|\s?[+-]\d{2}:?\d{2}\b)?"
)
_INSIDE = re.compile(rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{_NAMED}|{_COUNTED})\s+\d{{4}})(?:{_CLOCK})?")
_SECONDS = re.compile(r"\d{10}(?:\.\d+)?|\d{13}")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")  # days, as spreadsheets count them: of the years 1954 to 2064
_FIRST_DAY = dt.datetime(1899, 12, 30)
#: How dates are written that dateutil does not read, and how it reads them: *2020年5月2日*, *1er*, *2 de mayo de 2020*
#: once its month is English, *18h25*, *GMT+1*, *2. 5. 2020*.
_WRITTEN = [
    (re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]?"), r"\1-\2-\3 "),
    (re.compile(r"\b1(?:er|[ºª°])(?=\s)"), "1"),
    (re.compile(r"(?<=\d)\s+de\s+(?=[A-Z][a-z]{2})"), " "),
    (re.compile(r"(?<=[a-z])\s+del?\s+(?=\d{4}\b)"), " "),
    (re.compile(r"(?:\bà\s+)?\b(\d{1,2})\s?h\s?(\d{2})\b"), r"\1:\2"),
    (re.compile(r"\b(?:GMT|UTC)\s?(?=[+-]\d)"), ""),  # which dateutil takes for the other direction
    (re.compile(r"\b(\d{1,2})\.\s(\d{1,2})\.\s(?=\d{4}\b)"), r"\1.\2."),
]
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
    >>> iso_date("2 de mayo de 2020 sábado"), iso_date("27. Februar 2012 Montag 9:50 PM"), iso_date("2020年5月2日")
    ('2020-05-02', '2012-02-27T21:50:00', '2020-05-02')
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
def _names() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    """Names of months in other languages, the English one of each, and names of days in all."""
    data = tomllib.loads(shipped("lexicons/words/dates.toml").read_text(encoding="utf-8"))
    months = {other: month for month, others in data["months"].items() for other in others.split()}
    days = data["weekdays"]["names"].split()
    any_month, any_day = ("|".join(sorted(words, key=len, reverse=True)) for words in (months, days))
    return (
        re.compile(rf"\b(?:{any_month})\b\.?", re.IGNORECASE),
        months,
        re.compile(rf"\b(?:{any_day})\b,?", re.IGNORECASE),
    )


def _english(text: str) -> str:
    months, english, days = _names()
    text = days.sub(" ", months.sub(lambda match: english[match.group().lower().rstrip(".")], text))
    for pattern, written in _WRITTEN:
        text = pattern.sub(written, text)
    return text


def _parsed(text: str, day_first: bool) -> dt.datetime | None:
    from dateutil import parser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names of time zones that it does not know
        try:
            first, second = (parser.parse(text, dayfirst=day_first, default=default) for default in _UNTOLD)
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    return first if first.date() == second.date() else None
