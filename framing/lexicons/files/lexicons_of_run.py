"""The lexicons of a run, read off its record: what they say of their frames."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.lexicons.files.lexicon import VERDICTS, Lexicon

__all__ = ["lexicons_of"]


def lexicons_of(run: Mapping[str, Any]) -> list[Lexicon]:
    """Lexicons of a run, without their entries: what they say of their frames.

    Parameters
    ----------
    run : mapping
        The record of a run (``run.json``); one of an earlier version says nothing.

    Returns
    -------
    list of Lexicon

    Examples
    --------
    >>> lexicons_of({"lexicons": [{"id": "mine", "version": "1.0.0", "accusing": ["smear"]}]})[0].accusing
    ('smear',)
    """
    found = []
    for record in run.get("lexicons") or ():
        said: dict[str, Any] = {name: tuple(record[name]) for name in VERDICTS if record.get(name) is not None}
        if said:
            found.append(Lexicon(record["id"], record["version"], (), **said))
    return found
