"""A run repeated from what lies in its own folder, and held against what it says."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.articles.read import ArticleStream
from framing.articles.told import told_of
from framing.study.by_parts import Progress
from framing.study.fingerprints import code_that_reads
from framing.study.part_store import store_of
from framing.study.parts_of_input import FILLED, columns_given
from framing.study.provenance import content_hash, sha256
from framing.study.run import analyze_into
from framing.study.run_folder import was_stopped
from framing.study.store import read_record
from framing.study.study_file.kept_sources import SOURCES, kept
from framing.study.study_file.read_study import read_study
from framing.study.study_file.run_study import StudyResults, write_results
from framing.study.study_file.study_asked import NAME, StudyFile

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["Difference", "Verified", "verify"]

_COMPARED = (".parquet",)  # of a result; its CSV is the same table
_SHOWN = 60  # letters of a cell in a message


@dataclass(frozen=True)
class Difference:
    """Something that is not as the record of a run has it.

    Attributes
    ----------
    what : str
        A file, table or comparison.
    where : str
        Where it differs first, and how.
    """

    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what}: {self.where}"


@dataclass(frozen=True)
class Verified:
    """What repeating a run has shown.

    Attributes
    ----------
    folder : pathlib.Path
    same : list of str
        Tables, comparisons and scores that came out the same.
    differences : list of Difference
    reasons : list of str
        What has changed since the run was made, as a probable reason.

    Examples
    --------
    >>> from pathlib import Path
    >>> from framing.study import Verified
    >>> Verified(Path("out"), same=["quotes", "hits"]).differences
    []
    """

    folder: Path
    same: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether all came out the same."""
        return not self.differences

    def __str__(self) -> str:
        lines = [f"same: {', '.join(self.same)}"] if self.same else []
        lines += [f"DIFFERENT {one}" for one in self.differences]
        if self.differences and not self.reasons:
            lines.append(
                "  versions, lexicons and registry are those of the run: files were changed since, or this machine "
                "computes otherwise"
            )
        lines += [f"  {'perhaps because' if self.differences else 'although'} {reason}" for reason in self.reasons]
        verdict = "the run can be repeated" if self.holds else f"{len(self.differences)} differences"
        return "\n".join([*lines, f"{self.folder}: {verdict}"])


def verify(
    folder: str | Path,
    input: str | Path | Sequence[str | Path] | None = None,
    *,
    workers: int = 1,
    watch: Callable[[Progress], None] | None = None,
) -> Verified:
    """Repeat a run from its own folder, and compare all tables, comparisons and scores.

    The articles are those of its table; lexicons, registries and the study file are the copies in ``sources/`` (of a
    run without a study file, what the package ships, if it is still the same).

    Parameters
    ----------
    folder : path
        Of :func:`run_study` or :func:`framing.analyze`.
    input : path or list of paths, optional
        The original input: it is read again, and its articles are compared.
    workers : int
    watch : callable, optional
        Told how far the analysis is.

    Returns
    -------
    Verified
        Its text is for a person.

    Raises
    ------
    FileNotFoundError
        If the folder holds no run that has come to its end, or a lexicon or registry of it cannot be found.

    Examples
    --------
    >>> verify("no/such/folder")
    Traceback (most recent call last):
    ...
    FileNotFoundError: no/such/folder holds no finished run: run.json is not there
    """
    base = Path(folder)
    run = read_record(base)
    if not run.get("files"):
        raise FileNotFoundError(f"{folder} holds no finished run: run.json is not there")
    if was_stopped(base):
        raise FileNotFoundError(
            f"{folder} holds no finished run: the last one was stopped, or is still at work; the command that made it "
            "goes on where it ended"
        )
    found = Verified(base)
    found.reasons.extend(_reasons(run))
    _check_files(base, run, found)
    sources = base / SOURCES
    # A run without a study file may have gone into a folder that has the copies of one before.
    of_study = "study" in run and (sources / NAME).is_file()
    study = read_study(sources / NAME, sources) if of_study else None
    registry = study.registry if study is not None else _registry_of(run)
    lexicons = study.lexicons if study is not None else _lexicons_of(run)
    found.reasons.extend(_other_sources(run, registry, lexicons))
    if input is not None:
        _check_input(input, run, study, found)
    with tempfile.TemporaryDirectory(prefix="framing-verify-") as aside:
        again = Path(aside) / "run"
        articles = Path(aside) / "articles.parquet"
        _write_articles(base, run, articles)
        options = run["options"]
        merges: Any = options.get("merges", True)
        decided = kept(sources, "merges") if study is not None else []
        analyze_into(
            again,
            str(articles),
            registry if len(registry) or registry.merges is not None else None,
            lexicons,
            options["scope"],
            merges=decided[0] if decided and merges else merges,
            copies=options.get("copies", True),
            events=options.get("events", False),
            reading={"outlets_as_written": True},
            workers=workers,
            watch=watch,
            figures=False,
        )
        for name in tables.SCHEMAS:
            _compare(f"{name}.parquet", name, base, again, found)
        if study is not None:
            _check_results(study, base, again, run, found)
    return found


def _reasons(run: Mapping[str, Any]) -> Iterator[str]:
    """What of the machine is another than it was."""
    for name, was in run.get("versions", {}).items():
        try:
            now = platform.python_version() if name == "python" else importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            now = "not installed"
        if now != was:
            yield f"{name} was {was} and is {now}"
    if run.get("corrections"):
        yield f"{len(run['corrections'])} corrections were written into its tables since (framing apply)"
    code = run.get("study", {}).get("code")
    if code is not None and code != code_that_reads():
        yield "the code, models or word lists of framing are others than those of the run"


def _other_sources(run: Mapping[str, Any], registry: Registry, lexicons: Sequence[Lexicon]) -> Iterator[str]:
    was = {own["id"]: own for own in run.get("lexicons", [])}
    for lexicon in lexicons:
        own = was.pop(lexicon.id, None)
        if own is None:
            yield f"the lexicon {lexicon.id!r} was not one of the run"
        elif own["sha256"] != content_hash(lexicon):
            version = f", which was {own['version']}," if own["version"] != lexicon.version else ""
            yield f"the lexicon {lexicon.id!r} {lexicon.version}{version} is another than that of the run"
    yield from (f"the lexicon {name!r} of the run is not there" for name in was)
    own = run.get("registry") or {}
    if (own.get("sha256") or None) != ((registry.sha256 or None) if len(registry) else None):
        yield f"the registry {own.get('id') or registry.name!r} is another than that of the run"


def _check_files(base: Path, run: Mapping[str, Any], found: Verified) -> None:
    """Files that were changed or taken away since the run."""
    files = {f"{name}.{form}": digest for name, own in run["files"].items() for form, digest in own.items()}
    for own in run.get("results", {}).values():
        files |= own
    files |= {f"{SOURCES}/{name}": digest for name, digest in run.get("study", {}).get("sources", {}).items()}
    for name, digest in files.items():
        if not (base / name).is_file():
            found.differences.append(Difference(name, "the file is not there any more"))
        elif sha256(base / name) != digest:
            found.differences.append(Difference(name, "the file was changed since the run"))


def _registry_of(run: Mapping[str, Any]) -> Registry:
    from framing.actors import read_registry

    name = (run.get("registry") or {}).get("id")
    try:
        return read_registry(name.split(" + ") if name else None)
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"the registry {name!r} of the run is none that ships, and its folder keeps no copy: a run of a study "
            "file does (framing run study.toml)"
        ) from error


def _lexicons_of(run: Mapping[str, Any]) -> list[Lexicon]:
    from framing.lexicons import read_lexicon

    try:
        return [read_lexicon(own["id"]) for own in run.get("lexicons", [])]
    except FileNotFoundError as error:
        raise FileNotFoundError(
            f"{error}. The folder keeps no copy of its lexicons: that of a study file does (framing run study.toml)"
        ) from error


def _write_articles(base: Path, run: Mapping[str, Any], path: Path) -> None:
    """The articles of the run without what it found itself."""
    import pyarrow.parquet as pq

    file = pq.ParquetFile(base / "articles.parquet")
    columns = file.schema_arrow.names
    given = run["study"]["given"] if "study" in run else columns_given(store_of(base))
    asked = [name for name in FILLED if name in columns and (name != "event" or run["options"].get("events"))]
    emptied = [columns.index(name) for name in asked if given is not None and name not in given]
    with pq.ParquetWriter(path, file.schema_arrow, compression="zstd") as writer:
        for number in range(file.num_row_groups):  # a part at a time
            table = file.read_row_group(number)
            for place in emptied:
                table = table.set_column(place, table.field(place), pa.nulls(len(table), table.field(place).type))
            writer.write_table(table)


def _check_input(
    given: str | Path | Sequence[str | Path], run: Mapping[str, Any], study: StudyFile | None, found: Verified
) -> None:
    """Read the original input again, and compare the texts with those of the run."""
    paths = [str(given)] if isinstance(given, (str, Path)) else [str(path) for path in given]
    reading = study.reading() if study is not None else run["options"]
    mend = bool(study.data["input"]["mend"] if study is not None else run["options"].get("mend"))
    stream = ArticleStream(paths, mend, told_of(reading))
    now = {row["article_id"]: sha256(row["text"]) for row in stream}
    was = run["articles"]
    if now == was:
        found.same.append("input")
        return
    other = next((name for name in was if name in now and now[name] != was[name]), None)
    missing, new = [name for name in was if name not in now], [name for name in now if name not in was]
    where = []
    where += [f"the text of {other!r} is another"] if other is not None else []
    where += [f"{len(missing)} articles of the run are not in it, the first is {missing[0]!r}"] if missing else []
    where += [f"{len(new)} articles of it are not in the run, the first is {new[0]!r}"] if new else []
    found.differences.append(Difference("input", "; ".join(where)))


def _check_results(study: StudyFile, base: Path, again: Path, run: Mapping[str, Any], found: Verified) -> None:
    asked = [one for one in study.asked if one.kind != "figure"]
    data = {**study.data, "study": {**study.data["study"], "standard_figures": False}}
    repeated = StudyResults(again)
    write_results(StudyFile(study.path, study.text, data, study.registry, study.lexicons, asked), repeated, {})
    for name, own in run.get("results", {}).items():
        if name.startswith(("figure/", "standard/")):
            continue
        for file in own:
            if Path(file).suffix in _COMPARED and not file.endswith(".source.parquet"):
                _compare(file, name, base, again, found)
        if name in repeated.failed:
            found.differences.append(Difference(name, f"it cannot be made: {repeated.failed[name]}"))


def _compare(file: str, name: str, base: Path, again: Path, found: Verified) -> None:
    """Compare a file byte for byte, and where that fails value by value."""
    if not (base / file).is_file() or not (again / file).is_file():
        if (base / file).is_file():
            found.differences.append(Difference(name, "it was not made again"))
        return
    if sha256(base / file) == sha256(again / file):
        found.same.append(name)
        return
    try:
        was, now = pd.read_parquet(base / file), pd.read_parquet(again / file)
    except (pa.ArrowException, OSError, ValueError) as error:
        found.differences.append(Difference(name, f"it cannot be read: {str(error).splitlines()[0]}"))
        return
    where = _first_difference(was, now)
    if where is None:
        found.same.append(name)
    else:
        found.differences.append(Difference(name, where))


def _first_difference(was: pd.DataFrame, now: pd.DataFrame) -> str | None:
    """Where two tables differ first, in words; None where all values are the same.

    Examples
    --------
    >>> _first_difference(pd.DataFrame({"n": [1, 2]}), pd.DataFrame({"n": [1, 3]}))
    '1 row of 2 is another; the first is row 2, n: was 2, is 3'
    """
    if list(was.columns) != list(now.columns):
        gone, new = set(was) - set(now), set(now) - set(was)
        return f"other columns: {', '.join(sorted(map(str, gone | new))) or 'in another order'}"
    other = pd.Series(False, index=range(min(len(was), len(now))))
    first: dict[str, pd.Series[Any]] = {}
    for column in was:
        pairs = zip(was[column].tolist(), now[column].tolist())
        first[str(column)] = pd.Series([not _alike(a, b) for a, b in pairs], index=other.index, dtype=bool)
        other |= first[str(column)]
    said = []
    if len(was) != len(now):
        said.append(f"{len(was)} rows before, {len(now)} now")
    if other.any():
        row = other.tolist().index(True)
        column = next(name for name, wrong in first.items() if wrong[row])
        a, b = (str(table[column].iloc[row]) for table in (was, now))
        number = int(other.sum())
        said.append(
            f"{number} {'row' if number == 1 else 'rows'} of {len(was)} {'is' if number == 1 else 'are'} "
            f"{'another' if number == 1 else 'others'}; the first is row {row + 1}, {column}: was {a[:_SHOWN]}, is "
            f"{b[:_SHOWN]}"
        )
    return "; ".join(said) or None


def _alike(a: Any, b: Any) -> bool:
    if tables.is_missing(a) or tables.is_missing(b):
        return bool(tables.is_missing(a) and tables.is_missing(b))
    if hasattr(a, "tolist") or hasattr(b, "tolist") or isinstance(a, (list, dict)):
        return json.dumps(a, default=_plain) == json.dumps(b, default=_plain)
    return bool(a == b)


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else str(value)
