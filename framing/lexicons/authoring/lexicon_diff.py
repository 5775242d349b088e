"""What changed between two versions of a lexicon, and what a change does to the counts of a corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from framing.entrance import listed
from framing.lexicons.files.lexicon import Entry, Lexicon
from framing.lexicons.files.read_lexicon import read_lexicon

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Change", "count_changes", "diff_lexicons"]


@dataclass(frozen=True)
class Change:
    """One difference between two versions of a lexicon.

    Attributes
    ----------
    kind : {"added", "removed", "changed", "renamed"}
    entry : str
        Id of the entry; both ids, if it was renamed.
    fields : tuple of (str, str, str)
        Field, value before, value after.

    Examples
    --------
    >>> from framing.lexicons import Entry, Lexicon, diff_lexicons
    >>> old = Lexicon("m", "1.0.0", (Entry("a", "raid", "war"),))
    >>> new = Lexicon("m", "1.1.0", (Entry("a", "raid*", "war"), Entry("b", "truce", "peace")))
    >>> [(change.kind, change.entry) for change in diff_lexicons(old, new)]
    [('added', 'b'), ('changed', 'a')]
    """

    kind: str
    entry: str
    fields: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.kind}: {self.entry}"]
        lines += [f"    {name}: {before!r} -> {after!r}" for name, before, after in self.fields]
        return "\n".join(lines)


def diff_lexicons(before: Lexicon | str | Path, after: Lexicon | str | Path) -> list[Change]:
    """List the entries that were added, removed, renamed or changed; their order and lines do not count.

    Parameters
    ----------
    before, after : Lexicon, str or Path
        As in :func:`framing.lexicons.read_lexicon`.

    Returns
    -------
    list of Change

    Examples
    --------
    >>> a = Lexicon("m", "1.0.0", (Entry("raid", "raid", "x"), Entry("old", "siege", "x")))
    >>> b = Lexicon("m", "1.1.0", (Entry("raid", "raid", "y"), Entry("new", "siege", "x")))
    >>> for change in diff_lexicons(a, b):
    ...     print(change)
    renamed: old -> new
    changed: raid
        frame: 'x' -> 'y'
    """
    old, new = {e.id: e for e in read_lexicon(before)}, {e.id: e for e in read_lexicon(after)}
    gone, come = [e for k, e in old.items() if k not in new], [e for k, e in new.items() if k not in old]
    changes: list[Change] = []
    for entry in list(gone):
        twin = next((e for e in come if (e.pattern, e.frame) == (entry.pattern, entry.frame)), None)
        if twin is not None:
            gone.remove(entry)
            come.remove(twin)
            differing = tuple(d for d in _fields(entry, twin) if d[0] != "id")
            changes.append(Change("renamed", f"{entry.id} -> {twin.id}", differing))
    changes += [Change("removed", e.id, (("pattern", e.pattern, ""),)) for e in gone]
    changes += [Change("added", e.id, (("pattern", "", e.pattern),)) for e in come]
    for key, entry in old.items():
        if key in new and entry != new[key]:
            changes.append(Change("changed", key, _fields(entry, new[key])))
    return changes


def _fields(a: Entry, b: Entry) -> tuple[tuple[str, str, str], ...]:
    names = [f.name for f in fields(Entry) if f.compare]
    return tuple((n, str(getattr(a, n)), str(getattr(b, n))) for n in names if getattr(a, n) != getattr(b, n))


def count_changes(
    before: Lexicon | str | Path, after: Lexicon | str | Path, texts: str | Iterable[str]
) -> pd.DataFrame:
    """Count how often two versions of a lexicon find each entry in a corpus: a table of the counts that differ.

    Parameters
    ----------
    before, after : Lexicon, str or Path
        As in :func:`framing.lexicons.read_lexicon`.
    texts : iterable of str

    Returns
    -------
    pandas.DataFrame
        Columns ``frame``, ``term_id``, ``before``, ``after``, ``change``; only entries whose count differs, largest
        change first.

    Examples
    --------
    >>> a = Lexicon("m", "1.0.0", (Entry("raid", "raid", "x"),))
    >>> b = Lexicon("m", "1.1.0", (Entry("raid", "(raid|siege)", "x"),))
    >>> count_changes(a, b, ["A raid, then a siege."]).values.tolist()
    [['x', 'raid', 1, 2, 1]]
    """
    from collections import Counter

    import pandas as pd

    from framing.lexicons.patterns.matcher import Matcher
    from framing.text import Document

    counts: list[Counter[tuple[str, str]]] = [Counter(), Counter()]
    matchers = [Matcher(read_lexicon(before)), Matcher(read_lexicon(after))]
    for text in listed(texts):
        document = Document(text)
        for count, matcher in zip(counts, matchers):
            found = matcher.match(document, lambda document=document: document.tree.word_classes)  # type: ignore[misc]
            count.update((m.entry.frame, m.entry.id) for m in found)
    rows = [(*key, counts[0][key], counts[1][key]) for key in sorted({*counts[0], *counts[1]})]
    table = pd.DataFrame(rows, columns=["frame", "term_id", "before", "after"])
    table["change"] = table["after"] - table["before"]
    table = table[table["change"] != 0]
    order = table["change"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)
