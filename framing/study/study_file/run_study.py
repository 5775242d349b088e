"""A study file carried out: articles, comparisons, scores and figures, and a folder from which all can be repeated."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from framing.articles.file_log import FileLog
from framing.compare import Comparison
from framing.compare.inference.grouping import TIMES
from framing.study.by_parts import FirstArticles, Progress, RunDone
from framing.study.fingerprints import code_that_reads
from framing.study.part_store import store_of
from framing.study.parts_of_input import columns_given
from framing.study.provenance import sha256
from framing.study.run import analyze_into
from framing.study.run_folder import lies_in
from framing.study.store import read_record
from framing.study.study import Study
from framing.study.study_file.kept_sources import keep_sources
from framing.study.study_file.read_study import meant, read_study
from framing.study.study_file.study_asked import Asked, StudyFile, StudyFileError
from framing.study.study_file.study_results import FOLDERS, StudyTables, key_of, make
from framing.study.whole_files import as_json, write_whole
from framing.tables import SCHEMAS

__all__ = ["RESULTS", "StudyResults", "all_asked", "columns_of_outlets", "run_study", "write_results"]

#: File that says what was made, and for what.
RESULTS = "results.json"


@dataclass(frozen=True)
class StudyResults:
    """What a study has left in its folder.

    Attributes
    ----------
    folder : pathlib.Path
    rejected : int
        Inputs that were set aside.
    made, kept : list of str
        Results made now, and results kept from an earlier run: ``"comparison/rates"``.
    failed : dict of str to str
        Results that could not be made, and why.
    files : dict of str to list of pathlib.Path
        Files of each result.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "study.toml"
    ...     lines = ["[study]", "standard_figures = false", "[input]", f"paths = ['{fr.shipped.shipped('seeds')}']"]
    ...     _ = file.write_text("\\n".join([*lines, "[[comparison]]", 'verb = "rates"', "permutations = 9"]))
    ...     done = fr.run_study(file)
    >>> done.made, done.failed
    (['comparison/rates'], {})
    """

    folder: Path
    rejected: int = 0
    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[Path]] = field(default_factory=dict)

    @cached_property
    def study(self) -> Study:
        """The tables of the run."""
        return Study.load(self.folder)

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """The comparisons by name."""
        names = [name.partition("/")[2] for name in self.files if name.startswith("comparison/")]
        return {name: Comparison.load(self.folder / FOLDERS["comparison"] / f"{name}.parquet") for name in names}

    @cached_property
    def scores(self) -> dict[str, pd.DataFrame]:
        """The tables of scores by name."""
        names = [name.partition("/")[2] for name in self.files if name.startswith("scores/")]
        return {name: pd.read_parquet(self.folder / FOLDERS["scores"] / f"{name}.parquet") for name in names}

    @property
    def figures(self) -> list[Path]:
        """Files of the figures."""
        drawn = [files for name, files in self.files.items() if name.startswith(("figure/", "standard/"))]
        return [path for files in drawn for path in files]


def run_study(
    study: StudyFile | str | Path,
    *,
    workers: int | None = None,
    watch: Callable[[Progress], None] | None = None,
    told_of: Callable[[str], None] | None = None,
    force: bool = False,
    wait: bool = False,
) -> StudyResults:
    """Do everything that a study file says, and return the results; what an earlier run made is kept if nothing
    changed.

    Parameters
    ----------
    study : StudyFile or path
        Of :func:`read_study`, or its file.
    workers : int, optional
        In the place of the number in the file; no result depends on it.
    watch : callable, optional
        Told how far the analysis is.
    told_of : callable, optional
        Told the name of each comparison, score and figure before it is made.
    force, wait : bool
        As of :func:`framing.analyze`.

    Returns
    -------
    StudyResults
        ``.study`` has the tables, ``.comparisons`` the comparisons by name.

    Raises
    ------
    StudyFileError
        If the file is wrong; nothing is done then.
    NothingToAnalyze
        If no article could be read.

    Examples
    --------
    >>> import tempfile
    >>> from framing.shipped import shipped
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "study.toml"
    ...     lines = ["[study]", "standard_figures = false", "[input]", f"paths = ['{shipped('seeds')}']"]
    ...     _ = file.write_text("\\n".join([*lines, "[[comparison]]", 'verb = "sourcing"', "permutations = 9"]))
    ...     done = run_study(file)
    ...     len(done.study.articles), list(done.comparisons)
    (2, ['sourcing'])
    """
    study = study if isinstance(study, StudyFile) else read_study(study)
    out, run, analysis = study.out, study.data["run"], study.data["analysis"]
    made: list[StudyResults] = []

    def results(done: RunDone) -> None:
        found = StudyResults(out, rejected=done.rejected)
        about = {
            "given": columns_given(store_of(out)),
            "input": _input_hashes(study, done.read),
            "sources": keep_sources(study, out),
        }
        before = _read_results(out)
        _drop(before, {_named(one) for one in all_asked(study)}, out)
        write_results(study, found, before, told_of)
        record = {**read_record(out), "study": {**about, "code": code_that_reads()}}
        record["results"] = {name: own["files"] for name, own in _read_results(out).items()}
        write_whole(out / "run.json", as_json(record))
        made.append(found)

    analyze_into(
        out,
        study.paths,
        study.registry if len(study.registry) or study.registry.merges is not None else None,
        study.lexicons,
        analysis["scope"],
        merges=study.merges,
        mend=study.data["input"]["mend"],
        reading=study.reading(),
        copies=analysis["copies"],
        events=analysis["events"],
        part_size=run["part_size"],
        workers=run["workers"] if workers is None else workers,
        watch=watch,
        force=force,
        wait=wait,
        figures=False,
        look=lambda first: _check_columns(study, first),
        then=results,
    )
    return made[0]


def all_asked(study: StudyFile) -> list[Asked]:
    """What is to be made of the tables, each after what it reads."""
    stance = [Asked("stance", "stance", "stance")] if study.data["analysis"]["stance"] else []
    standard = [Asked("standard", "standard", "standard")] if study.data["study"]["standard_figures"] else []
    return [*stance, *study.of("comparison"), *study.of("scores"), *standard, *study.of("figure")]


def _named(one: Asked) -> str:
    return f"{one.kind}/{one.name}"


def write_results(
    study: StudyFile,
    found: StudyResults,
    before: Mapping[str, Mapping[str, Any]],
    told_of: Callable[[str], None] | None = None,
) -> None:
    """Make comparisons, scores and figures in the folder of a run; note what was made, kept and could not be made.

    Parameters
    ----------
    study : StudyFile
    found : StudyResults
        Filled.
    before : mapping
        What stands from a run before.
    told_of : callable, optional
    """
    out = found.folder
    held, run = StudyTables(out), read_record(out)
    verbs = {one.name: one.verb for one in study.of("comparison")}
    hashes: dict[str, dict[str, str]] = {}
    record: dict[str, Any] = dict(before)

    def comparison(name: str) -> tuple[str, Comparison]:
        return verbs[name], Comparison.load(out / FOLDERS["comparison"] / f"{name}.parquet")

    for one in all_asked(study):
        name = _named(one)
        key = key_of(one, run["files"], hashes, run)
        old = record.get(name, {})
        if old.get("key") == key and all(_is_file(out / file, digest) for file, digest in old["files"].items()):
            found.kept.append(name)
        else:
            record.pop(name, None)
            if told_of is not None:
                told_of(name)
            for file in old.get("files", ()):
                (out / file).unlink(missing_ok=True)
            try:
                files, method = make(one, held, out / FOLDERS[one.kind], comparison)
            except (ValueError, KeyError, TypeError, FileNotFoundError, ModuleNotFoundError) as error:
                found.failed[name] = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
                write_whole(out / RESULTS, as_json(record))
                continue
            own = {path.relative_to(out).as_posix(): sha256(path) for path in files}
            record[name] = {"key": key, "files": own, "method": method}
            found.made.append(name)
            write_whole(out / RESULTS, as_json(record))
        hashes[name] = record[name]["files"]
        found.files[name] = [out / file for file in record[name]["files"]]
    write_whole(out / RESULTS, as_json(record))
    lines = [f"{name.partition('/')[2]}: {own['method']}\n" for name, own in sorted(record.items()) if own["method"]]
    if lines:
        write_whole(out / FOLDERS["comparison"] / "methods.txt", "".join(lines).encode("utf-8"))


def _is_file(path: Path, digest: str) -> bool:
    return path.is_file() and sha256(path) == digest


def _read_results(out: Path) -> dict[str, dict[str, Any]]:
    """What stands from a run before; its files may be deleted, so that one outside the folder does not count."""
    try:
        found = dict(json.loads((out / RESULTS).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}
    return {name: own for name, own in found.items() if all(lies_in(out, file) for file in own["files"])}


def _drop(before: dict[str, dict[str, Any]], asked: set[str], out: Path) -> None:
    """Take results away for which the study no longer asks."""
    for name in before.keys() - asked:
        for file in before.pop(name)["files"]:
            (out / file).unlink(missing_ok=True)


def _input_hashes(study: StudyFile, read: FileLog) -> dict[str, str]:
    """Hash of each file that was read, as the study names it."""
    folder = study.path.parent
    return {_relative(one, folder) if isinstance(one, Path) else one: own for one, own in read.hashes().items()}


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix()


def _check_columns(study: StudyFile, first: FirstArticles) -> None:
    """Whether comparisons name columns that the articles have; told before anything is analysed.

    Where there are more articles than are looked at, a later one may have the column: then the comparison says so.
    """
    asked = [(one, name, column) for one in study.of("comparison") for name, column in _columns(one)]
    if not asked or not first.all_seen:
        return
    known = {*SCHEMAS["articles"].names, *TIMES, "actor", "article"}.union(*first.rows)
    known |= columns_of_outlets(study.reading().get("outlets", first.read.outlets))
    faults = [
        f"{study.path}:{one.line}: {one.verb}: {name} names {column!r}, and the articles have no such column"
        f"{meant(column, known) or '; they have ' + ', '.join(sorted(known - {'text', 'body_start', 'extra'}))}"
        for one, name, column in asked
        if column not in known
    ]
    if faults:
        raise StudyFileError(faults)


def _columns(one: Asked) -> list[tuple[str, str]]:
    """Columns of the articles that a comparison names, with the option that names each."""
    if one.verb == "to_long":
        return []
    found = []
    for name in ("by", "strata", "unit"):
        value = one.options.get(name) or []
        found += [(name, column) for column in ([value] if isinstance(value, str) else value)]
    if one.verb in ("dispersion", "agency"):  # whose groups may be of the hits
        found = [(name, column) for name, column in found if name != "by"]
    return [*found, *(("where", column) for column in one.keys.get("where", {}))]


def columns_of_outlets(outlets: Any) -> set[str]:
    """Columns that a table of outlets gives to the articles; none without a table.

    Parameters
    ----------
    outlets : path, table, list of paths or None

    Returns
    -------
    set of str

    Examples
    --------
    >>> columns_of_outlets(pd.DataFrame({"outlet": ["Post"], "side": ["left"]}))
    {'side'}
    """
    from framing.articles.outlets.outlet_table import read_outlets

    return (
        set() if outlets is None or (isinstance(outlets, list) and not outlets) else set(read_outlets(outlets).columns)
    )
