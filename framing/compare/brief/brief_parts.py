"""What the parts of an event brief share: two outlets' reports, and a difference with its passages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from framing.compare.brief.event_reports import Reports
from framing.compare.inference.counting import UNATTRIBUTED
from framing.tables import is_missing, readable_actor
from framing.text import Document

__all__ = ["Difference", "Pair", "cut_short", "listed", "nobody"]

T = TypeVar("T")


@dataclass
class Difference:
    """One way in which two outlets differ.

    Attributes
    ----------
    kind : str
    about : str
        What it is about, in words.
    sides : (str, str)
        What the one and the other have, in words.
    passages : list of dict
        side, article_id, outlet, start, end, text.
    weight : float
        Orders the differences of one kind.
    """

    kind: str
    about: str
    sides: Sequence[str]
    passages: list[dict[str, Any]]
    weight: float = 1.0


@dataclass(frozen=True)
class Pair:
    """Reports of one event by two outlets.

    Attributes
    ----------
    sides : dict
        article_id to "a" or "b".
    names : (str, str)
        The outlets.
    reports : Reports
        Those of all outlets.
    """

    sides: dict[str, str]
    names: tuple[str, str]
    reports: Reports
    _kept: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, find: Callable[[Pair], T]) -> T:
        """What a function finds in the two, for several kinds of differences."""
        if find not in self._kept:
            self._kept[find] = find(self)
        kept: T = self._kept[find]
        return kept

    def own(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those of the rows of all reports that are of these two outlets."""
        return [row for row in rows if row["article_id"] in self.sides]

    def found(self, find: Callable[[Document], T]) -> Iterator[tuple[str, T]]:
        """Each article with what a function finds in it."""
        for article_id in self.sides:
            yield article_id, self.reports.found(find, article_id)

    def passage(self, article_id: str, start: int, end: int) -> dict[str, Any]:
        """A stretch of an article as a passage."""
        side = self.sides[article_id]
        start, end = int(start), int(end)
        return {
            "side": side, "article_id": article_id, "outlet": self.names[side == "b"], "start": start, "end": end,
            "text": self.reports.docs[article_id].text[start:end],
        }  # fmt: skip

    def passage_of(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Where a row of a table stands, as a passage."""
        return self.passage(row["article_id"], row["start"], row["end"])

    def by_side(self, rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
        """Rows of the one outlet and of the other."""
        out: dict[str, list[dict[str, Any]]] = {"a": [], "b": []}
        for row in rows:
            out[self.sides[row["article_id"]]].append(row)
        return out

    @cached_property
    def said(self) -> list[dict[str, Any]]:
        """The attributed quotes, each with its side and with `who` speaks, None where the text does not say."""
        rows = [dict(row) for row in self.own(self.reports.said)]
        for row in rows:
            row["side"] = self.sides[row["article_id"]]
            row["who"] = None if nobody(row.get("actor_id")) else row["actor_id"]
        return rows

    def name(self, actor: Any) -> str:
        """Readable name of an actor; "no named source" where there is none."""
        return "no named source" if nobody(actor) else readable_actor(actor, self.reports.names)


def nobody(actor: Any) -> bool:
    """Whether a cell names no actor."""
    return is_missing(actor) or actor == UNATTRIBUTED


_INNER = str.maketrans("“”", "‘’")  # marks inside marks


def cut_short(text: str, width: int) -> str:
    """A passage on one line in marks, cut after a whole word.

    Examples
    --------
    >>> cut_short("The rebels left the town.", 14), cut_short("They left.", 14)
    ('“The rebels …”', '“They left.”')
    >>> cut_short('He "left', 20), cut_short('left" town', 20)
    ('“He "left"”', '“"left" town”')
    >>> cut_short("“They left,” Ann Lee said.", 40)
    '“‘They left,’ Ann Lee said.”'
    """
    flat = " ".join(text.split())
    if len(flat) > width:
        flat = flat[: flat.rfind(" ", 0, width)].rstrip(" ,;:") + " …"
    if flat.count('"') == 1:  # its other half is outside
        flat = f'"{flat}' if flat.partition('"')[0][-1:].strip() else f'{flat}"'
    return f"“{flat.translate(_INNER)}”"


def listed(items: Iterable[Any], limit: int = 8) -> str:
    """Items in a row, the same one once, cut after `limit`.

    Examples
    --------
    >>> listed(["b", "a", "b"]), listed([])
    ('b, a', 'none')
    """
    once = list(dict.fromkeys(str(item) for item in items))
    shown = ", ".join(once[:limit])
    return f"{shown}, and {len(once) - limit} more" if len(once) > limit else shown or "none"
