"""A study file for articles that lie somewhere: what they show is filled in, the rest stands there as comments."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing.articles.read import ArticleStream
from framing.articles.told import told_of
from framing.lexicons import read_lexicon, shipped_lexicons
from framing.lexicons.files.toml_text import toml_key, toml_value
from framing.study.by_parts import NothingToAnalyze
from framing.study.study_file.run_study import columns_of_outlets
from framing.study.study_file.study_asked import NAME
from framing.study.whole_files import write_whole
from framing.tables import SCHEMAS, is_missing

__all__ = ["Seen", "init_study"]

_MOST = 20_000  # articles that are looked at
_LISTED = 30  # outlets that are named
_FEW, _MANY = 2, 12  # different values of a column that may form groups


@dataclass
class Seen:
    """What a look at the articles has shown.

    Attributes
    ----------
    articles : int
    all_seen : bool
        Whether there are no more.
    outlets : Counter
        Articles of each; of those that name none, under None.
    dates : list of str
        The first and the last.
    events : int
        Different events that articles name.
    groups : list of str
        Columns that could form groups: of one's own, and those of a table of outlets.
    set_aside : int
    """

    articles: int = 0
    all_seen: bool = True
    outlets: Counter[str | None] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    events: int = 0
    groups: list[str] = field(default_factory=list)
    set_aside: int = 0


def init_study(
    paths: Sequence[str | Path] | str | Path = (),
    file: str | Path = NAME,
    *,
    registry: str | Path | Sequence[str | Path] = (),
    mend: bool = False,
    reading: Mapping[str, Any] | None = None,
) -> Seen:
    """Write a study file with comments; what the articles show, such as their outlets, is filled in.

    Parameters
    ----------
    paths : path or list of paths
        Articles. Without any, the file has a place for them.
    file : path
        Where to write it. An existing file is not overwritten.
    registry : str, path or list of these
        Who is who.
    mend : bool
    reading : mapping, optional
        Options of :func:`framing.read_articles`, which are written into the file.

    Returns
    -------
    Seen

    Raises
    ------
    FileExistsError
        If there is such a file.
    NothingToAnalyze
        If no article can be read in the paths.

    Examples
    --------
    >>> import tempfile
    >>> from framing.shipped import shipped
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     seen = init_study(shipped("seeds"), Path(folder) / "study.toml", registry="syria")
    ...     seen.articles, sorted(seen.outlets)
    (2, ['Outlet A', 'Outlet B'])
    """
    place = Path(file)
    if place.is_dir():
        place = place / NAME
    if place.exists():
        raise FileExistsError(f"{place} is there already, and stays as it is; name another file (-o), or move it away")
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    options = {name: value for name, value in (reading or {}).items() if value is not None and value is not False}
    seen = _look(list(map(str, given)), mend, options) if given else Seen()
    layers = [registry] if isinstance(registry, (str, Path)) else list(registry)
    text = _file(place, list(map(str, given)), list(map(str, layers)), mend, options, seen)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(
            f"a path or name holds characters that no study file can hold ({error.object[error.start : error.end]!r}); "
            "rename it"
        ) from error
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, data)
    return seen


def _look(paths: list[str], mend: bool, options: Mapping[str, Any]) -> Seen:
    stream = ArticleStream(paths, mend, told_of(options))
    seen, events = Seen(), set()
    own: dict[str, set[str]] = {}
    known = set(SCHEMAS["articles"].names)
    rows = iter(stream)
    for _, row in zip(range(_MOST), rows):
        seen.articles += 1
        outlet, date = row.get("outlet"), row.get("published")
        seen.outlets[None if is_missing(outlet) else str(outlet)] += 1
        seen.dates += [] if is_missing(date) else [str(date)[:10]]
        if not is_missing(row.get("event")):
            events.add(row["event"])
        for name, value in row.items():
            if name not in known and not is_missing(value) and len(own.setdefault(name, set())) <= _MANY:
                own[name].add(str(value))
    seen.all_seen = next(rows, None) is None
    if not seen.articles:
        raise NothingToAnalyze(stream.log.rejected, Path(NAME))
    seen.events, seen.set_aside = len(events), len(stream.log.rejected)
    seen.dates = [min(seen.dates), max(seen.dates)] if seen.dates else []
    outlets = options.get("outlets", stream.log.outlets)
    groups = [name for name, values in own.items() if _FEW <= len(values) <= _MANY]
    seen.groups = list(dict.fromkeys([*groups, *sorted(columns_of_outlets(outlets))]))
    return seen


def _file(place: Path, paths: list[str], layers: list[str], mend: bool, options: Mapping[str, Any], seen: Seen) -> str:
    parts = [
        _head(place, _out(place, paths)),
        _input(place, paths, mend, options, seen),
        _outlets(place, options, seen),
    ]
    parts += [_analysis(place, layers), _lexicons(), _RUN, _comparisons(seen), _SCORES, _FIGURES]
    return "\n".join(parts)


def _out(place: Path, paths: list[str]) -> str:
    """Where the results go: not into a folder that is read."""
    out = (place.parent / "out").resolve()
    for path in map(Path, paths):
        if path.is_dir() and path.resolve() in out.parents:
            beside = path.resolve().parent / f"{path.resolve().name}-out"
            return Path(os.path.relpath(beside, place.parent.resolve())).as_posix()
    return "out"


def _head(place: Path, out: str) -> str:
    return f"""\
# A study: what is read, how it is analysed, what is compared and drawn. All paths count from the folder of this file.
#
#   framing run {place.name}         does all of it, into the folder {out}; again, it does what has changed since
#   framing run --status {out}      says how far it is
#   framing verify {out}            repeats it from the copies in that folder, and compares
#
# Every key stands in docs/study-file.md. A line with # in front is a suggestion: take the # away.

[study]
title = ""
out = {toml_value(out)}
seed = 0                       # of all that is drawn at random
# standard_figures = false     # without the figures that `framing analyze` draws
"""


def _input(place: Path, paths: list[str], mend: bool, options: Mapping[str, Any], seen: Seen) -> str:
    said = []
    if paths:
        more = "" if seen.all_seen else "more than "
        dates = f", {' to '.join(dict.fromkeys(seen.dates))}" if seen.dates else ", without dates"
        said.append(f"# {more}{_counted(seen.articles, 'article')}{dates}")
        if seen.set_aside:
            said.append(f"# {_counted(seen.set_aside, 'input')} set aside; rejected.jsonl of the run says why")
    shown = [_seen_from(place, path) for path in paths] or ["news/"]
    lines = ["[input]", *said, f"paths = {toml_value(shown)}" + ("" if paths else "   # put yours in its place")]
    columns = options.get("columns") or {}
    if columns:
        lines.append(f"columns = {_inline({name: value or '' for name, value in columns.items()})}")
    else:
        lines.append('# columns = { text = "Volltext", published = "Tag" }   # where a table has names of its own')
    examples = {
        "outlet": '"The Post"                     # of all articles',
        "pattern": '"{date}_{outlet}_{title}"     # how the names of the files are made',
        "language": '"en"                         # of all articles',
        "day_first": "true                        # 03/04/2018 is in April",
        "encoding": '"cp1252"                     # of text files',
    }
    for name, example in examples.items():
        lines.append(f"{name} = {toml_value(options[name])}" if name in options else f"# {name} = {example}")
    lines.append(
        "mend = true" if mend else "# mend = true   # take HTML and wrongly decoded characters out of the texts"
    )
    return "\n".join(lines) + "\n"


def _seen_from(place: Path, path: str) -> str:
    """A path as it is called from the folder of the study file."""
    if "://" in path or Path(path).is_absolute():
        return path
    return Path(os.path.relpath(path, place.parent)).as_posix()


def _outlets(place: Path, options: Mapping[str, Any], seen: Seen) -> str:
    lines = ["[outlets]"]
    named = [(name, count) for name, count in seen.outlets.most_common() if name is not None]
    for name, count in named[:_LISTED]:
        lines.append(f"#   {name!r}: {_counted(count, 'article')}")
    if len(named) > _LISTED:
        lines.append(f"#   and {len(named) - _LISTED} more")
    if seen.outlets[None]:
        lines.append(f"#   {_counted(seen.outlets[None], 'article')} without an outlet")
    table = options.get("outlets")
    if table is not None:
        lines.append(f"table = {toml_value(_seen_from(place, str(table)))}")
    else:
        half = (len(named[:_LISTED]) + 1) // 2
        names = [name for name, _ in named[:_LISTED]] or ["Post", "Sun"]
        half = half or 1
        sides = _inline({"one": names[:half], "other": names[half:]})
        lines.append('# table = "outlets.csv"     # outlet, and country, owner, side …, each of which can be by = …')
        lines.append(f"# sides = {_one_line(sides)}   # or the sides alone")
    lines.append(
        "as_written = true" if options.get("outlets_as_written") else "# as_written = true   # leave their spellings"
    )
    return "\n".join(lines) + "\n"


def _analysis(place: Path, layers: list[str]) -> str:
    shown = [_seen_from(place, name) if Path(name).exists() else name for name in layers]
    registry = (
        f"registry = {toml_value(shown)}" if shown else '# registry = ["world"]   # who is who; or a file of yours'
    )
    return f"""\
[analysis]
scope = "speech"               # or "all": plans, beliefs and findings as well
{registry}
copies = true                  # mark articles that are another one again; comparisons count such a text once
events = false                 # true: find which articles report the same event
stance = false                 # true: judge in what light each mention puts its actor, for portrayal
# merges = "merges.csv"        # decisions on which names are one actor's (framing actors merge)
"""


def _lexicons() -> str:
    lines = ["# The lexicons, with the versions that this study was made with: another version is an error.", ""]
    for name in shipped_lexicons():
        lines += [
            "[[lexicon]]",
            f"name = {toml_value(name)}",
            f"version = {toml_value(read_lexicon(name).version)}",
            "",
        ]
    return "\n".join(lines)


_RUN = """\
[run]                          # no result depends on it
workers = 1                    # -1 takes all cores
part_size = 1000               # articles
"""


def _comparisons(seen: Seen) -> str:
    named = [name for name in seen.outlets if name is not None]
    lines = ["# The comparisons: verbs of framing.compare, with their options."]
    if named or not seen.articles:
        by = "outlet"
    else:
        by = next(iter(seen.groups), "outlet")
    groups = [name for name in seen.groups if name != by]
    if groups:
        lines.append(f"# Columns that could be by = … as well: {', '.join(map(_plain, groups))}")
    given = f"by = {toml_value(by)}"
    wanted: list[tuple[str, list[str]]] = [
        ("rates", [given, 'what = ["frame", "voice"]']),
        ("sourcing", [given]),
        ("accusations", []),
        ("naming", [given]),
    ]
    if seen.events > 1:
        wanted.append(("coverage", [given]))
    for verb, options in wanted:
        lines += ["", "[[comparison]]", f"verb = {toml_value(verb)}", *options]
    lines += ["", "# [[comparison]]", '# verb = "rates"', '# name = "rates_by_month"', '# by = ["outlet", "month"]']
    target = named[0] if named else "Post"
    lines += ["", "# [[comparison]]", '# verb = "keyness"', f"# target = {_one_line(toml_value(target))}"]
    lines += ['# against = "Sun"             # left out: all others', ""]
    return "\n".join(lines)


_SCORES = """\
# [[scores]]                   # a row a quote and a column a frame
# of = "quotes"
# value = "rate"
"""

_FIGURES = """\
# The figures: functions of framing.plots, each with the comparison that it draws.

[[figure]]
plot = "frames"
table = "rates"
name = "frames_by_voice"

# [[figure]]
# plot = "voices"
# table = "rates"
# width = 7
# formats = ["svg"]
"""


def _inline(table: Mapping[str, Any]) -> str:
    return "{ " + ", ".join(f"{toml_key(str(key))} = {toml_value(value)}" for key, value in table.items()) + " }"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(name: str) -> str:
    return _one_line(toml_value(name)).strip('"')


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
