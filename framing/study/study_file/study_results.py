"""Comparisons, scores and figures of a study: made of the tables of its run, and written."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing import tables
from framing.articles.texts_elsewhere import with_texts
from framing.cells import write_csv
from framing.compare import Brief, Comparison
from framing.compare.acts import sides_or_patients
from framing.scores import add_stance
from framing.study.figures import draw
from framing.study.fingerprints import code_of, code_that_reads, hash_of
from framing.study.light_study import read_light
from framing.study.provenance import lexicons_of
from framing.study.saved_tables import SavedTables
from framing.study.store import read_record
from framing.study.study import Study
from framing.study.study_file.study_asked import Asked
from framing.study.study_file.study_schema import DRAWS, TABLES, comparisons, figures, scored
from framing.study.summary import UNNAMED

__all__ = ["FOLDERS", "STANCE", "StudyTables", "key_of", "make"]

#: Where results of each kind lie in the folder of the run.
FOLDERS = {
    "comparison": "comparisons",
    "scores": "scores",
    "figure": "figures",
    "standard": "figures",
    "stance": "scores",
}
#: File of the stances of mentions.
STANCE = "stance.parquet"
_ALL = tuple(tables.SCHEMAS)
_STANCE = ["p_negative", "p_neutral", "p_positive", "stance"]
_MAKES = {  # rooms and libraries whose code decides about a result, beside what reads articles
    "comparison": (("compare", "stats", "tables", "entrance", "cells"), ("numpy", "pandas", "scipy")),
    "scores": (("scores", "frames", "lexicons", "learn", "cells"), ("numpy", "pandas", "scikit-learn")),
    "figure": (("plots",), ("matplotlib", "numpy", "pandas")),
    "standard": (("plots", "stats", "study"), ("matplotlib", "numpy", "pandas", "scipy")),
    "stance": (("scores", "learn"), ("numpy", "scikit-learn")),
}


class StudyTables:
    """The tables of a run, each read once it is needed, as attributes; the articles without their texts.

    Verbs that go through all texts get them from the file, a part at a time. The mentions have their stances, where
    they were judged.

    Parameters
    ----------
    folder : pathlib.Path
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[str, pd.DataFrame] = {}

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in _ALL:
            raise AttributeError(name)
        if name not in self._held:
            table = read_light(self.folder, name)
            self._held[name] = self._with_stances(table) if name == "mentions" else table
        return self._held[name]

    @cached_property
    def run(self) -> dict[str, Any]:
        """The record of the run."""
        return read_record(self.folder)

    def hold(self, names: Collection[str]) -> None:
        """Let go of all tables but some, so that those of which nothing more is asked take no memory.

        Parameters
        ----------
        names : collection of str
        """
        self._held = {name: table for name, table in self._held.items() if name in names}

    def _with_stances(self, mentions: pd.DataFrame) -> pd.DataFrame:
        file = self.folder / FOLDERS["stance"] / STANCE
        if not file.is_file():
            return mentions
        judged = pd.read_parquet(file).set_index("mention_id")
        found = {name: judged[name].reindex(mentions["mention_id"]) for name in _STANCE}
        odds = {name: found[name].to_numpy(dtype=float, na_value=np.nan) for name in _STANCE if name != "stance"}
        return mentions.assign(**odds, stance=found["stance"].to_numpy(dtype=object))

    def study(self) -> Study:
        """All tables together."""
        return Study(**{name: getattr(self, name) for name in _ALL}, run=self.run)

    def cut(self, keys: Mapping[str, Any]) -> Study:
        """Those articles that a study asks for, with their rows.

        Parameters
        ----------
        keys : mapping
            `event` and `where` of a comparison.

        Returns
        -------
        Study

        Raises
        ------
        ValueError
            If no article is as asked, or there is no such column.
        """
        study = self.study()
        if "event" in keys:
            study = study.event(keys["event"])
        for column, wanted in keys.get("where", {}).items():
            if column not in study.articles:
                known = ", ".join(str(name) for name in study.articles if name not in ("text", "title"))
                raise ValueError(f"where: the articles have no column {column!r}; they have {known}")
            values = {str(value) for value in (wanted if isinstance(wanted, list) else [wanted])}
            kept = [not tables.is_missing(value) and str(value) in values for value in study.articles[column]]
            if not any(kept):
                there = sorted(map(str, study.articles[column].dropna().unique()))[:10]
                raise ValueError(f"where: no article has {column} = {wanted!r}; there are {', '.join(there)}")
            study = study[pd.array(kept, dtype=bool)]
        return study


def key_of(one: Asked, hashes: Mapping[str, Any], made: Mapping[str, Mapping[str, str]], run: Mapping[str, Any]) -> str:
    """Hash of all that decides about a result: where it is the same, nothing need be made again.

    Parameters
    ----------
    one : Asked
    hashes : mapping
        Of the tables of the run, by table and form.
    made : mapping
        Hash of each file of the results that this one may read, by result.
    run : mapping
        The record of the run.

    Returns
    -------
    str
    """
    rooms, libraries = _MAKES[one.kind]
    read = {name: hashes[name]["parquet"] for name in _reads(one)}
    others: list[Any] = []
    if one.kind == "figure":
        others = [sorted(made.get(f"comparison/{name}", {}).items()) for name in tables_drawn(one)]
    elif one.kind != "stance" and "mentions" in read:
        others = [sorted(made.get("stance/stance", {}).items())]
    # A figure draws what stands in tables; all others look at texts, or count and compare what was found in them.
    code = [code_of(rooms, libraries), code_that_reads() if one.kind != "figure" else ""]
    return hash_of([code, one.kind, one.verb, one.options, one.keys, read, others, run.get("lexicons")])


def _reads(one: Asked) -> tuple[str, ...]:
    """Tables of the run that a result is made of."""
    if one.kind == "stance":
        return "articles", "mentions"
    if one.kind in ("standard", "scores") or {"event", "where"} & one.keys.keys() or one.verb == "event_brief":
        return _ALL
    if one.kind == "figure":
        return ("articles", "actors", "quotes", *(name for name in tables_drawn(one) if name in TABLES))
    if one.verb == "keyness":
        return "articles", one.keys.get("table", "articles")
    takes = inspect.signature(comparisons()[one.verb]).parameters
    return (*(name for name in _ALL if name in takes), *([one.keys.get("table", "hits")] if "table" in takes else ()))


def tables_drawn(one: Asked) -> list[str]:
    """Names of the comparisons, or tables of the run, that a figure draws."""
    named = one.keys.get("table", [])
    return [named] if isinstance(named, str) else list(named)


def make(
    one: Asked, held: StudyTables, folder: Path, comparison: Callable[[str], tuple[str, Comparison]]
) -> tuple[list[Path], str]:
    """Make one result and write it.

    Parameters
    ----------
    one : Asked
    held : StudyTables
    folder : pathlib.Path
        Where results of its kind go.
    comparison : callable
        Verb and table of a comparison by its name, for figures.

    Returns
    -------
    files : list of pathlib.Path
    method : str
        How the numbers came about; empty where there are none.

    Raises
    ------
    ValueError
        If the tables do not hold what is asked for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held.hold(_reads(one))
    if one.kind == "comparison":
        table = compared(one, held)
        files = [table.save(folder / f"{one.name}.csv", source=False), folder / f"{one.name}.meta.json"]
        texts = "text" in table.source  # which stand in the articles
        files.append(table.save(folder / f"{one.name}.parquet", source=not texts))
        files += [path for path in [folder / f"{one.name}.source.parquet"] if path.is_file()]
        if isinstance(table, Brief):
            files.append(folder / f"{one.name}.txt")
            files[-1].write_text(table.text + "\n", encoding="utf-8", newline="\n")
        return files, table.method
    if one.kind == "stance":
        judged = add_stance(read_light(held.folder, "mentions"), held.articles)[["mention_id", *_STANCE]]
        judged.to_parquet(folder / STANCE, index=False, compression="zstd")
        return [folder / STANCE], ""
    if one.kind == "scores":
        return _scores(one, held, folder), ""
    if one.kind == "standard":
        return draw(SavedTables(held.folder), folder), ""
    return _figure(one, held, folder, comparison), ""


def compared(one: Asked, held: StudyTables) -> Comparison:
    """Make a comparison.

    Parameters
    ----------
    one : Asked
    held : StudyTables

    Returns
    -------
    Comparison
    """
    keys = dict(one.keys)
    of_brief = {"event": keys.pop("event")} if one.verb == "event_brief" and "event" in keys else {}
    study: Any = held.cut(keys) if {"event", "where"} & keys.keys() else held
    verb, options = comparisons()[one.verb], {**one.options, **of_brief}
    articles = study.articles
    if articles["outlet"].isna().all():  # one group, described only
        articles = articles.assign(outlet=UNNAMED)
    if one.verb == "event_brief":
        return verb(study, **options)  # type: ignore[no-any-return]
    if one.verb == "keyness":
        return verb(*_two_sides(one, study), articles=articles, **options)  # type: ignore[no-any-return]
    given: dict[str, Any] = {}
    for name in inspect.signature(verb).parameters:
        if name == "articles":
            given[name] = articles
        elif name == "table" or (name == "hits" and one.verb == "dispersion"):
            given[name] = getattr(study, keys.get("table", "hits"))
        elif name == "lexicons":
            given[name] = lexicons_of(study.run)
        elif name in _ALL:
            given[name] = getattr(study, name)
    if one.verb in ("accusations", "doubts") and "by" not in options:
        given.pop("exposure")
    if one.verb == "agency" and "of" not in options:
        options["of"] = sides_or_patients(study.hits, study.actors)
    return verb(**given, **options)  # type: ignore[no-any-return]


def _two_sides(one: Asked, study: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Target and reference of keyness."""
    articles, table = study.articles, one.keys.get("table", "articles")
    column, rows = one.keys.get("column", "outlet"), getattr(study, table)
    rows = with_texts(rows) if table == "articles" else rows
    if column not in articles:
        raise ValueError(f"column: the articles have no column {column!r}; they have {', '.join(articles)}")
    group = articles[column].astype(str).where(articles[column].notna()).set_axis(articles["article_id"])
    there = sorted(group.dropna().unique())
    target = one.keys["target"]
    target = [target] if isinstance(target, str) else target
    against = one.keys.get("against", [name for name in there if name not in target])
    against = [against] if isinstance(against, str) else against
    for name in (*target, *against):
        if name not in there:
            raise ValueError(f"no article has {column} = {name!r}; there are {', '.join(there[:20])}")
    own = rows["article_id"].map(group)
    return rows[own.isin(target)], rows[own.isin(against)]


def _scores(one: Asked, held: StudyTables, folder: Path) -> list[Path]:
    study = held.study()
    study.articles = with_texts(study.articles)
    table = scored()[one.verb](study, **one.options)
    flat = table.reset_index() if table.index.name or table.index.nlevels > 1 else table
    files = [folder / f"{one.name}.parquet", folder / f"{one.name}.csv"]
    flat.to_parquet(files[0], index=False, compression="zstd")
    write_csv(flat, files[1], encoding="utf-8-sig")
    return files


def _figure(
    one: Asked, held: StudyTables, folder: Path, comparison: Callable[[str], tuple[str, Comparison]]
) -> list[Path]:
    from framing import plots

    function = figures()[one.verb]
    takes = inspect.signature(function).parameters
    given: dict[str, Any] = {}
    if one.verb == "xray":
        [name] = tables_drawn(one) or ["hits"]
        given = {"table": getattr(held, name), "articles": with_texts(held.articles), "quotes": held.quotes}
    elif one.verb == "overview":
        found = dict(comparison(name) for name in tables_drawn(one))
        if len(found) < len(DRAWS["overview"]):
            raise ValueError("overview draws one comparison of each: rates, sourcing and numbers; name these")
        given = {"rates": found["rates"], "sourcing": found["sourcing"], "quantities": found["numbers"]}
    else:
        [name] = tables_drawn(one)
        given = {"table": comparison(name)[1]}
    if one.verb != "keyness":
        given["names"] = held.actors
    by = one.options.get("by", takes["by"].default if "by" in takes else "outlet")
    if by == "outlet" and one.verb != "keyness":
        articles = held.articles
        given["colors"] = plots.palette(articles.assign(outlet=articles["outlet"].fillna(UNNAMED)))
    formats = one.keys["formats"]
    drawn = function(**given, **one.options)
    formats = [formats] if isinstance(formats, str) else formats
    return plots.save(drawn, folder / one.name, formats=formats, dpi=one.keys["dpi"])
