"""The marks by which an article says that it is a news agency's: outlet, byline, dateline, credit.

Agencies and the words of their credits stand in ``lexicons/words/wires.toml``. *The Associated Press contributed to
this report* is no such mark, nor is a picture's credit.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing.shipped import shipped

__all__ = ["WireMark", "find_wire", "is_agency"]

_TOP, _END = 400, 300  # characters of the body at its begin and at its end that are looked at
_LONGEST = 160  # characters of a credit
_EDGES = " \t.,:;|*·•-–—_()[]"


@dataclass(frozen=True)
class WireMark:
    """What shows whose copy an article is.

    Attributes
    ----------
    agency : str
        As ``lexicons/words/wires.toml`` names it.
    mark : str
        outlet, byline, dateline or credit.
    """

    agency: str
    mark: str


@cache
def _marks() -> dict[str, Any]:
    data = tomllib.loads(shipped("lexicons/words/wires.toml").read_text(encoding="utf-8"))
    full = {name.lower(): agency for agency, own in data["agencies"].items() for name in [agency, *own["names"]]}
    short = {name: agency for agency, own in data["agencies"].items() for name in own["short"]}
    sites = {site: agency for agency, own in data["agencies"].items() for site in own["outlets"]}

    def any_of(names: Iterable[str]) -> str:
        return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))

    begins = any_of(data["credits"]["begins"])
    return {
        "full": full,
        "short": short,
        "sites": sites,
        # WASHINGTON (AP) — …; London, Feb 3 (Reuters) - …; MOSCOW, February 8. /TASS/. …
        "dateline": re.compile(
            r"(?:\A|\n)(?P<place>[A-Z][A-Z.,'’ -]{2,}[^\n()\[\]/]{0,30}|[^\n()\[\]/]{0,50})"
            rf"[(\[/](?:[A-Z]{{2,6}}/)?(?P<agency>(?i:{any_of(full)})|{any_of(short)})(?:/[A-Z]{{2,6}})?[)\]/]"
            r"[ \t]*(?P<dash>[-–—―:.]?)"
        ),
        "named": re.compile(rf"(?<![\w/])(?:(?P<full>(?i:{any_of(full)}))|(?P<short>{any_of(short)}))(?![\w/]|['’]s)"),
        "credit": re.compile(rf"\W*(?:{begins})(?!\w)", re.IGNORECASE),
        "helped": re.compile("|".join(data["helped"]["patterns"]), re.IGNORECASE),
    }


def find_wire(outlet: str | None, byline: str | None, body: str) -> WireMark | None:
    """Say whose wire copy an article is by its own marks.

    Parameters
    ----------
    outlet, byline : str or None
    body : str
        Without the headline, with its page furniture.

    Returns
    -------
    WireMark or None

    Examples
    --------
    >>> find_wire("Daily Post", None, "WASHINGTON (AP) — The Senate voted on Monday.")
    WireMark(agency='Associated Press', mark='dateline')
    >>> find_wire("Daily Post", "By Ann Lee, Reuters", "The Senate voted on Monday.").mark
    'byline'
    >>> find_wire("Daily Post", "Ann Lee", "It voted.\\n\\nThe Associated Press contributed to this report.") is None
    True
    """
    marks = _marks()
    if agency := _of_outlet(outlet):
        return WireMark(agency, "outlet")
    if byline and not marks["helped"].search(byline) and (agency := _named(byline)):
        return WireMark(agency, "byline")
    top = body[:_TOP].lstrip()
    for match in marks["dateline"].finditer(top):
        if match["dash"] or match["place"].isupper():
            return WireMark(_agency(match["agency"]), "dateline")
    for lines, mark in ((top.split("\n")[:6], "byline"), (body[-_END:].split("\n")[-4:], "credit")):
        for line in lines:
            if agency := _of_line(line):
                return WireMark(agency, mark)
    return None


def is_agency(name: str) -> bool:
    """Whether a news agency is called so.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_agency("Reuters"), is_agency("the text of Monday")
    (True, False)
    """
    return name.lower() in _marks()["full"] or name in _marks()["short"]


def _agency(name: str) -> str:
    marks = _marks()
    found: str = marks["short"].get(name) or marks["full"][name.lower()]
    return found


def _of_outlet(outlet: str | None) -> str | None:
    """The agency whose own outlet it is."""
    marks, name = _marks(), (outlet or "").strip()
    site = name.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    found: str | None = marks["full"].get(name.lower()) or marks["short"].get(name) or marks["sites"].get(site)
    return found


def _named(text: str) -> str | None:
    """The one agency that a byline or credit names."""
    found = {_agency(match.group()) for match in _marks()["named"].finditer(text)}
    return found.pop() if len(found) == 1 else None


def _of_line(line: str) -> str | None:
    """The agency of a line that is a credit, or nothing but its name."""
    marks, line = _marks(), line.strip()
    if not line or len(line) > _LONGEST or marks["helped"].search(line):
        return None
    bare = line.strip(_EDGES)
    whole: str | None = marks["short"].get(bare) or marks["full"].get(bare.lower())
    if whole or not marks["credit"].match(line):
        return whole
    return _named(line)
