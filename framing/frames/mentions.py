"""Which actor stands at which place of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Mention", "Mentions"]


@dataclass(frozen=True)
class Mention:
    """What of a row of the table of mentions is needed here."""

    mention_id: str
    actor: str
    start: int
    end: int
    form: str


class Mentions:
    """Mentions of one article by place.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of the table of mentions; those without an actor are left out.

    Examples
    --------
    >>> row = {"mention_id": "a:m0001", "actor_id": "ARMY", "start": 4, "end": 12, "form": "nominal"}
    >>> Mentions([row]).at(5, 8).actor
    'ARMY'
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        found = [
            Mention(
                str(row["mention_id"]), str(row["actor_id"]), int(row["start"]), int(row["end"]), str(row.get("form"))
            )
            for row in rows
            if isinstance(row.get("actor_id"), str)
        ]
        self.all = sorted(found, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.all]
        self._longest = max((m.end - m.start for m in self.all), default=0)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that share a character with ``[start, end)``, in order."""
        out = []
        for k in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            mention = self.all[k]
            if mention.start + self._longest <= start:
                break
            if mention.end > start and mention.start < end:
                out.append(mention)
        return out[::-1]

    def at(self, start: int, end: int) -> Mention | None:
        """The longest mention that holds ``[start, end)`` whole."""
        whole = [m for m in self.within(start, end) if m.start <= start and end <= m.end]
        return max(whole, key=lambda m: (m.end - m.start, -m.start), default=None)
