"""What is found in a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from framing.articles.record import Unusable

__all__ = ["Found", "export", "shortfall"]


@dataclass(frozen=True)
class Found:
    """Articles of a file.

    Attributes
    ----------
    kind : str
        What the file was read as.
    text : str or None
        Of a plain text, which is one article, exactly as it stands.
    records : sequence of (number, fields)
        Articles of any other file; what cannot be read has the reason.
    named : bool
        Whether the fields have the names of the table, so that nobody need say which is which.
    unit : str
        What the number counts.
    notes : sequence of str
        What whoever reads the file should know.
    """

    kind: str
    text: str | None = None
    records: Sequence[tuple[int, dict[str, Any] | Unusable]] = ()
    named: bool = False
    unit: str = "line"
    notes: Sequence[str] = field(default_factory=tuple)


def export(kind: str, records: Sequence[dict[str, Any] | Unusable], notes: Sequence[str] = ()) -> Found:
    """Articles of an export, whose fields have the names of the table.

    Parameters
    ----------
    kind : str
    records : sequence of dict or Unusable
    notes : sequence of str

    Returns
    -------
    Found

    Examples
    --------
    >>> export("Nexis Uni", [{"text": "It rained."}]).records
    [(1, {'text': 'It rained.'})]
    """
    return Found(kind, records=list(enumerate(records, 1)), named=True, unit="document", notes=tuple(notes))


def shortfall(announced: int, records: Sequence[dict[str, Any] | Unusable], where: str = "it") -> list[str]:
    """What is to be said where an export announces more documents than were read.

    Parameters
    ----------
    announced : int
    records : sequence of dict or Unusable
    where : str
        What announces them.

    Returns
    -------
    list of str

    Examples
    --------
    >>> shortfall(3, [{"text": "It rained."}])
    ['it announces 3 documents, 1 is in it']
    """
    good = sum(not isinstance(record, Unusable) for record in records)
    if announced <= good:
        return []
    return [f"{where} announces {announced:,} documents, {good:,} {'is' if good == 1 else 'are'} in it"]
