"""What a run found, as text for a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from framing.study.study import Study

__all__ = ["UNNAMED", "summary"]

#: What stands for the outlet of an article that names none.
UNNAMED = "outlet not named"

_ROWS = 12  # of each table; the files hold all
_WIDE = {"quoted": 6, "frames": 2}  # outlets that still fit side by side; more are added up
_VOICES = ("narration", "quoted", "reported", "scare")


def summary(study: Study, folder: Path | None = None, width: int = 110) -> str:
    """Who is quoted how often by whom, framing terms by voice, who accuses whom, and where the files are.

    Parameters
    ----------
    study : Study
    folder : pathlib.Path, optional
        Where the study was saved.
    width : int
        Characters a line.

    Returns
    -------
    str
        Plain text, the same for the same study.

    Examples
    --------
    >>> from framing import Study, tables
    >>> print(summary(Study(*(tables.empty(name) for name in tables.SCHEMAS))))
    0 articles of 0 outlets: 0 quotes, 0 mentions of 0 actors, 0 framing terms
    """
    from rich.console import Console

    outlets = sorted(study.articles["outlet"].fillna(UNNAMED).unique())
    console = Console(width=width, no_color=True, highlight=False)
    with console.capture() as capture:
        console.print(
            f"{len(study.articles)} articles of {len(outlets)} outlets: {len(study.quotes)} quotes, "
            f"{len(study.mentions)} mentions of {len(study.actors)} actors, {len(study.hits)} framing terms"
        )
        for table in (_quoted(study, outlets), _frames(study, outlets), _accusations(study)):
            if table is not None:
                console.print()
                console.print(table)
        if folder is not None:
            console.print(f"\nTables (.parquet, .csv), figures/ and run.json are in {folder}", soft_wrap=True)
    return capture.get().strip()


def _table(title: str, head: list[str], rows: list[list[Any]], left: int = 1) -> Any:
    from rich import box
    from rich.table import Table

    more = f"  ({len(rows) - _ROWS} more in the files)" if len(rows) > _ROWS else ""
    table = Table(title=title + more, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for number, name in enumerate(head):
        table.add_column(name, justify="left" if number < left else "right", no_wrap=True)
    for row in rows[:_ROWS]:
        table.add_row(*(str(cell) if cell else "·" for cell in row))
    return table


def _names(study: Study) -> dict[str, str]:
    return dict(zip(study.actors["actor_id"], study.actors["name"]))


def _quoted(study: Study, outlets: list[str]) -> Any:
    quotes = study.quotes[study.quotes["kind"] != "scare"]
    if not len(quotes):
        return None
    who = quotes["actor_id"].fillna("UNATTRIBUTED")
    outlet = quotes["outlet"].fillna(UNNAMED)
    if len(outlets) > _WIDE["quoted"]:
        outlet, outlets = outlet.map(lambda _: "all outlets"), ["all outlets"]
    counts = pd.crosstab(who, outlet).reindex(columns=outlets, fill_value=0)
    names = _names(study)
    order = sorted(counts.index, key=lambda actor: (-counts.loc[actor].sum(), str(actor)))
    anonymous = outlet[quotes["anonymous"].fillna(False).astype(bool)].value_counts()
    rows = [[names.get(actor, actor), *counts.loc[actor]] for actor in order]
    rows = [*rows[: _ROWS - 1], ["of these, anonymous", *(anonymous.get(o, 0) for o in outlets)], *rows[_ROWS - 1 :]]
    return _table("Who is quoted how often", ["source", *outlets], rows)


def _frames(study: Study, outlets: list[str]) -> Any:
    hits = study.hits
    if not len(hits):
        return None
    outlet = hits["outlet"].fillna(UNNAMED)
    if len(outlets) > _WIDE["frames"]:
        outlet, outlets = outlet.map(lambda _: "all outlets"), ["all outlets"]
    counts = pd.crosstab(hits["frame"], [outlet, hits["voice"]])
    columns = [(outlet, voice) for outlet in outlets for voice in _VOICES if (outlet, voice) in counts.columns]
    order = sorted(counts.index, key=lambda frame: (-counts.loc[frame].sum(), frame))
    rows = [[frame, *counts.loc[frame, columns]] for frame in order]
    return _table("Framing terms by voice", ["frame", *(f"{o}\n{v}" for o, v in columns)], rows)


def _accusations(study: Study) -> Any:
    from framing.compare import accusations

    if not len(study.hits):
        return None
    table = pd.DataFrame(accusations(study.hits, actors=study.actors))
    if not len(table):
        return None
    names = _names(study)
    for column in ("speaker", "target"):  # one line a name, also where each article has its own id for it
        table[column] = [names.get(actor, actor) for actor in table[column]]
    pairs = table[table["n"] > 0].groupby(["speaker", "target", "frame"])["n"].sum().reset_index()
    pairs = pairs.sort_values(["n", "speaker", "target", "frame"], ascending=[False, True, True, True])
    rows = pairs[["speaker", "target", "frame", "n"]].astype(object).to_numpy().tolist()
    return _table("Who accuses whom", ["speaker", "target", "frame", "terms"], rows, left=3)
