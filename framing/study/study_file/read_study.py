"""A study file read and checked: all that is wrong with it at once, each with its line and the mend."""

from __future__ import annotations

import glob
import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.articles.addresses import check_folder
from framing.study.study_file.kept_sources import kept
from framing.study.study_file.study_asked import NAME, Asked, StudyFile, StudyFileError, as_list, found_beside
from framing.study.study_file.study_schema import (
    DRAWS,
    SECTIONS,
    STANDARD,
    TABLES,
    Section,
    comparisons,
    figures,
    scored,
    section_options,
)
from framing.study.study_file.toml_lines import Place, line_of, lines_of
from framing.study.study_file.verb_options import Option, said_kind

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["meant", "read_study"]

_VERBS = {"comparison": ("verb", comparisons), "scores": ("of", scored), "figure": ("plot", figures)}
_PLAIN = re.compile(r"\w[\w-]*(?:\.[\w-]+)*")  # names that can be those of files everywhere
_TAKEN = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")  # by Windows
_LARGEST = 5_000_000  # characters of a study file


def read_study(path: str | Path, sources: Path | None = None) -> StudyFile:
    """Read a study file, and check everything that can be checked before anything is analysed.

    Parameters
    ----------
    path : path
        The file, or the folder that holds ``study.toml``. Paths in it count from its folder.
    sources : pathlib.Path, optional
        Folder of the copies that a run has kept: lexicons and registries are taken from there, and nothing else need
        be where the file says it is.

    Returns
    -------
    StudyFile

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    StudyFileError
        Lists all faults, each with file and line: unknown keys with the nearest name, values of another kind, files
        that are not there, lexicons of another version, comparisons and options that do not exist.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "study.toml"
    ...     _ = file.write_text('[input]\\npaths = ["*.toml"]\\n[analysis]\\nscop = "all"')
    ...     try:
    ...         read_study(file)
    ...     except StudyFileError as error:
    ...         print(error.problems[0].removeprefix(folder))
    /study.toml:4: [analysis] has no key 'scop'; did you mean 'scope'?
    """
    file = Path(path)
    file = file / NAME if file.is_dir() else file
    if not file.is_file():
        raise FileNotFoundError(f"{file}: there is no such study file; `framing init` writes one")
    return _Reader(file, _text_of(file), sources).read()


def _text_of(file: Path) -> str:
    if file.stat().st_size > _LARGEST:
        raise StudyFileError([f"{file}: this is too large for a study file; name the file that `framing init` wrote"])
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyFileError([f"{file}: this is no text in UTF-8 ({error.reason}); save it as UTF-8"]) from error


class _Reader:
    """Reads one file and collects its faults."""

    def __init__(self, file: Path, text: str, sources: Path | None) -> None:
        self.file, self.text, self.sources = file, text, sources
        self.folder = file.parent
        self.faults: list[tuple[int, str]] = []
        self.lines: dict[Place, int] = {}

    def read(self) -> StudyFile:
        try:
            given = tomllib.loads(self.text)
            self.lines = lines_of(self.text)
        except tomllib.TOMLDecodeError as error:
            raise StudyFileError([f"{self.file}: this is not TOML: {error}"]) from error
        except (RecursionError, ValueError) as error:
            raise StudyFileError([f"{self.file}: this is not TOML that can be read: {error}"]) from error
        for name in given:
            if name not in SECTIONS:
                self._fault((name,), _unknown("the file", "table", name, SECTIONS))
        data = {name: self._one(name, own, given.get(name, {})) for name, own in SECTIONS.items() if not own.many}
        many = {name: self._several(name, own, given.get(name, [])) for name, own in SECTIONS.items() if own.many}
        try:
            check_folder(data["study"]["out"])
        except ValueError as error:
            self._fault(("study", "out"), f"out: {error}")
        asked = [one for kind in _VERBS for one in self._asked(kind, many[kind], data["study"])]
        self._check_names(asked, data)
        self._check_tables(asked, data["analysis"])
        if self.sources is None:
            self._check_files(data)
        self._check_sides(data["outlets"])
        registry, lexicons = self._registry(data["analysis"]), self._lexicons(many["lexicon"])
        if self.faults:
            told = dict.fromkeys(sorted(self.faults, key=lambda fault: fault[0]))
            raise StudyFileError([f"{self.file}:{line}: {message}" for line, message in told])
        assert registry is not None
        return StudyFile(self.file, self.text, data, registry, lexicons, asked)

    def _fault(self, place: Place, message: str) -> None:
        self.faults.append((line_of(self.lines, place), message))

    def _one(self, name: str, section: Section, value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            mend = f"write [{name}], one table" if isinstance(value, list) else f"write it as a table, [{name}]"
            self._fault((name,), f"{name} is {said_kind(value)}; {mend}")
            value = {}
        return self._filled((name,), f"[{name}]", section, value)

    def _several(self, name: str, section: Section, value: Any) -> list[tuple[int, dict[str, Any]]]:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._fault((name,), f"{name} is {said_kind(value)}; write [[{name}]], with two brackets, for each")
            return []
        found = []
        for number, one in enumerate(value):
            verb = one.get(_VERBS[name][0]) if name in _VERBS else None
            more = section_options(name, str(verb)) if self._is_verb(name, verb) else None
            found.append((number, self._filled((name, number), f"[[{name}]]", section, one, more)))
        return found

    def _is_verb(self, name: str, verb: Any) -> bool:
        return name in _VERBS and isinstance(verb, str) and verb in _VERBS[name][1]()

    def _filled(
        self,
        place: Place,
        called: str,
        section: Section,
        value: Mapping[str, Any],
        more: Mapping[str, Option] | None = None,
    ) -> dict[str, Any]:
        """A table with its defaults; keys that are wrong are told and left out."""
        known = {**section.keys, **(more or {})}
        found = {name: option.default for name, option in section.keys.items()}
        open_ended = str(place[0]) in _VERBS and more is None  # of a verb that is not known nobody knows the options
        for name, own in value.items():
            if name not in known:
                if not open_ended:
                    of = f"{called} with {self._verb_of(place, value)}" if more is not None else called
                    self._fault((*place, name), _unknown(of, "key", name, known))
                continue
            wrong = known[name].fault(own)
            if wrong is not None:
                near = ""
                if known[name].choices and isinstance(own, str):
                    near = meant(own, known[name].choices)
                self._fault((*place, name), f"{name} {wrong}{near}")
                continue
            found[name] = own
        for name in section.needs:
            if name not in value:
                self._fault(place, f"{called} has no {name}; {section.keys[name].about}")
        return found

    def _verb_of(self, place: Place, value: Mapping[str, Any]) -> str:
        key = _VERBS[str(place[0])][0]
        return f'{key} = "{value.get(key)}"'

    def _asked(self, kind: str, given: list[tuple[int, dict[str, Any]]], study: Mapping[str, Any]) -> list[Asked]:
        key, verbs = _VERBS[kind]
        found = []
        for number, own in given:
            verb = own[key]
            if verb is None:
                continue
            if verb not in verbs():
                place: Place = (kind, number, key)
                if kind != "scores":  # whose choices were looked at
                    self._fault(place, f"there is no {key} {verb!r}{meant(verb, verbs())}; {_all(verbs())}")
                continue
            options = {name: value for name, value in own.items() if name not in SECTIONS[kind].keys}
            known = section_options(kind, verb)
            options = {name: known[name].given(value) for name, value in options.items()}
            if "seed" in known:
                options.setdefault("seed", study["seed"])
            keys = {name: value for name, value in own.items() if name in SECTIONS[kind].keys and value is not None}
            name = keys.pop("name", verb)
            keys.pop(key)
            found.append(Asked(kind, name, verb, options, keys, line_of(self.lines, (kind, number))))
        return found

    def _check_names(self, asked: Iterable[Asked], data: Mapping[str, dict[str, Any]]) -> None:
        seen: dict[tuple[str, str], int] = {}
        taken = {("comparison", "methods"), ("scores", "stance")}
        taken |= {("figure", name) for name in STANDARD if data["study"]["standard_figures"]}
        for one in asked:
            if (one.kind, one.name.casefold()) in taken:
                self._at(
                    one.line,
                    f"the run itself writes a file {one.name!r}; give this [[{one.kind}]] another name, name = "
                    f'"{one.name}_2"' + (", or standard_figures = false under [study]" * (one.kind == "figure")),
                )
            if not _PLAIN.fullmatch(one.name) or _TAKEN.fullmatch(one.name) or len(one.name) > 100:
                self._at(one.line, f"the name {one.name!r} cannot be that of a file; write letters, digits, _ and -")
            before = seen.setdefault((one.kind, one.name.casefold()), one.line)
            if before != one.line:
                self._at(
                    one.line,
                    f"two of [[{one.kind}]] are called {one.name!r} (the other in line {before}); give this one "
                    'another name, name = "…"',
                )

    def _at(self, line: int, message: str) -> None:
        self.faults.append((line, message))

    def _check_tables(self, asked: list[Asked], analysis: Mapping[str, Any]) -> None:
        """Whether what a comparison or figure reads is there."""
        for one in asked:
            if one.kind == "comparison":
                self._check_comparison(one, analysis)
            elif one.kind == "figure":
                self._check_figure(one, asked)

    def _check_comparison(self, one: Asked, analysis: Mapping[str, Any]) -> None:
        if one.verb == "portrayal" and not analysis["stance"]:
            self._at(one.line, "portrayal counts stances, and none are judged; write stance = true under [analysis]")
        takes_table = {"rates": TABLES[:3], "dispersion": ("hits", "mentions"), "keyness": ("articles", "quotes")}
        if "table" in one.keys and one.keys["table"] not in takes_table.get(one.verb, ()):
            those = takes_table.get(one.verb)
            mend = f"it can be {' or '.join(those)}" if those else "leave table out"
            self._at(one.line, f"{one.verb} cannot count the rows of {one.keys['table']}; {mend}")
        if one.verb == "keyness" and "target" not in one.keys:
            self._at(one.line, 'keyness has no target; write target = "Post", a group of column = "outlet"')
        for name in ("column", "target", "against"):
            if one.verb != "keyness" and name in one.keys:
                self._at(one.line, f"{one.verb} has no {name}; take it away, it is for keyness")
        for column, value in one.keys.get("where", {}).items():
            if not all(isinstance(item, (str, bool, int)) for item in as_list(value)):
                self._at(one.line, f'where = {{ {column} = … }} holds {said_kind(value)}; write a value, or ["a", "b"]')

    def _check_figure(self, one: Asked, asked: list[Asked]) -> None:
        wanted = DRAWS[one.verb]
        known = {other.name: other.verb for other in asked if other.kind == "comparison"}
        if wanted[0] in TABLES:
            known = {name: name for name in wanted}
        fitting = [name for name, verb in known.items() if verb in wanted]
        named = as_list(one.keys.get("table"))
        for name in named:
            if name not in known:
                self._at(one.line, f"there is no comparison {name!r}{meant(name, known)}; {_all(known)}")
            elif known[name] not in wanted:
                self._at(one.line, f"the figure {one.verb} draws {' or '.join(wanted)}, and {name!r} is {known[name]}")
        asks = 3 if one.verb == "overview" else 1
        if not named and wanted[0] not in TABLES and len(fitting) != asks:
            what = ", ".join(wanted)
            mend = f"add [[comparison]] with verb = {wanted[0]!r}" if len(fitting) < asks else "name one, table = …"
            self._at(one.line, f"the figure {one.verb} draws {what}, of which the study has {len(fitting)}; {mend}")
        elif named and len(named) != asks:
            self._at(
                one.line, f"the figure {one.verb} draws {asks} table{'s' * (asks > 1)}, and {len(named)} are named"
            )
        else:
            one.keys["table"] = named or ([wanted[0]] if wanted[0] in TABLES else fitting)
        for form in as_list(one.keys["formats"]):
            if form not in ("pdf", "png", "svg"):
                self._at(one.line, f"there is no format {form!r}; write pdf, png or svg")
        if one.verb == "naming" and "actor" not in one.options:
            self._at(one.line, 'the figure naming shows the names of one actor; write actor = "…"')

    def _check_files(self, data: Mapping[str, dict[str, Any]]) -> None:
        given = as_list(data["input"]["paths"])
        if not given and "paths" in data["input"] and ("input", "paths") in self.lines:
            self._fault(("input", "paths"), "paths is empty; name files or folders of articles")
        for number, name in enumerate(given):
            place: Place = ("input", "paths", number)
            if "://" in name:
                continue
            if name == "-":
                self._fault(place, "- is standard input, which cannot be read again; name a file")
            elif not name.strip() or not _is_there(self.folder, name):
                self._fault(place, f"there is nothing at {name!r}, seen from {self.folder}{_beside(self.folder, name)}")
        for section, key in (("outlets", "table"), ("analysis", "merges")):
            name = data[section][key]
            if isinstance(name, str) and not _is_file(self.folder / name):
                self._fault((section, key), f"there is no file {name!r}, seen from {self.folder}"
                            f"{_beside(self.folder, name)}")  # fmt: skip
        self._check_reading(data["input"])
        self._check_out(data["study"]["out"], given)

    def _check_out(self, out: str, given: Iterable[str]) -> None:
        """A folder that is read must not be written to: its tables would be the articles of the next run."""
        try:
            whole = (self.folder / out).resolve()
            for name in given:
                read = (self.folder / name).resolve()
                if read.is_dir() and (whole == read or read in whole.parents):
                    self._fault(
                        ("study", "out"),
                        f"the results would go to {out!r}, which lies in the folder {name!r} that is read; write "
                        'out = "../out", or name what is to be read more narrowly',
                    )
            if whole.is_file():
                self._fault(("study", "out"), f"out = {out!r} is a file; name a folder")
        except (OSError, ValueError) as error:
            self._fault(("study", "out"), f"out = {out!r} can be no folder ({error}); give another name")

    def _check_reading(self, told: Mapping[str, Any]) -> None:
        from framing.articles.told import told_of

        columns = told["columns"]
        if columns is not None and not all(isinstance(value, str) for value in columns.values()):
            self._fault(("input", "columns"), 'columns holds what is no name; write { text = "Volltext" }')
            return
        try:
            told_of({**told, "columns": None if columns is None else {k: v or None for k, v in columns.items()}})
        except ValueError as error:
            name = next((name for name in ("columns", "pattern", "encoding") if name[:6] in str(error)), "columns")
            self._fault(("input", name), str(error))

    def _check_sides(self, outlets: Mapping[str, Any]) -> None:
        sides = outlets["sides"]
        if sides is None:
            return
        if outlets["table"] is not None:
            self._fault(("outlets", "sides"), "sides and table are both given; put the sides into the table")
        seen: dict[str, str] = {}
        for side, names in sides.items():
            if not all(isinstance(name, str) and name.strip() for name in as_list(names)) or not as_list(names):
                self._fault(
                    ("outlets", "sides", side), f'the side {side!r} is no list of outlets; write ["Post", "Sun"]'
                )
                continue
            for name in as_list(names):
                if seen.setdefault(name, side) != side:
                    self._fault(("outlets", "sides", side), f"the outlet {name!r} stands on two sides; take one away")

    def _registry(self, analysis: Mapping[str, Any]) -> Registry | None:
        from framing.actors import read_registry

        names = as_list(analysis["registry"])
        kept = self._kept("registry")
        layers: list[Registry] = []
        for number, name in enumerate(names):
            try:
                layers.append(read_registry(kept[number] if kept else found_beside(self.folder, name)))
            except (FileNotFoundError, IsADirectoryError) as error:
                self._fault(("analysis", "registry"), str(error))
            except (ValueError, OSError) as error:
                self._fault(("analysis", "registry"), f"the registry {name!r} is wrong:\n{error}")
        return read_registry(layers) if len(layers) == len(names) and layers else read_registry(None)

    def _kept(self, what: str) -> list[Path]:
        """Copies that a run has kept, in the order of the study."""
        return [] if self.sources is None else kept(self.sources, what)

    def _lexicons(self, given: list[tuple[int, dict[str, Any]]]) -> list[Lexicon]:
        from framing.lexicons import read_lexicon, shipped_lexicons

        kept = self._kept("lexicons")
        if kept:
            return [read_lexicon(path) for path in kept]
        found: dict[str, Lexicon] = {}
        for number, own in given:
            name, place = own["name"], ("lexicon", number)
            if name is None:
                continue
            try:
                lexicon = read_lexicon(found_beside(self.folder, name))
            except FileNotFoundError as error:
                self._fault((*place, "name"), str(error))
                continue
            except (ValueError, OSError) as error:
                self._fault((*place, "name"), f"the lexicon {name!r} is wrong:\n{error}")
                continue
            if own["version"] is not None and own["version"] != lexicon.version:
                self._fault(
                    (*place, "version"),
                    f"the lexicon {name!r} has the version {lexicon.version}, the study wants {own['version']}; see "
                    f'what changed (framing lexicon diff) and write version = "{lexicon.version}", or name a file of '
                    f"version {own['version']} (a run keeps its lexicons in OUT/sources)",
                )
            if lexicon.id in found:
                self._fault((*place, "name"), f"a lexicon with the id {lexicon.id!r} is named already; take one away")
            found[lexicon.id] = lexicon
        return list(found.values()) if given else [read_lexicon(name) for name in shipped_lexicons()]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_there(folder: Path, name: str) -> bool:
    try:
        return (folder / name).exists() or bool(glob.glob(str(folder / name), recursive=True))  # noqa: PTH207
    except (OSError, ValueError):
        return False


def _beside(folder: Path, name: str) -> str:
    """The file that was probably meant."""
    try:
        place = (folder / name).parent
        names = [one.name for one in place.iterdir()] if place.is_dir() else []
        return meant(Path(name).name, names)
    except (OSError, ValueError):
        return ""


def _unknown(where: str, what: str, name: str, known: Iterable[str]) -> str:
    near = meant(name, known)
    return f"{where} has no {what} {name!r}{near or '; ' + _all(known)}"


def meant(name: str, known: Iterable[str]) -> str:
    """The name that was probably meant, as the end of a message; empty where none is near.

    Parameters
    ----------
    name : str
    known : iterable of str

    Returns
    -------
    str

    Examples
    --------
    >>> meant("Rate", ["rates", "naming"]), meant("xyz", ["rates"])
    ("; did you mean 'rates'?", '')
    """
    names = {one.casefold(): one for one in known}
    near = get_close_matches(name.casefold(), list(names), 1)
    return f"; did you mean {names[near[0]]!r}?" if near else ""


def _all(known: Iterable[str]) -> str:
    names = sorted(known)
    return f"there are {', '.join(names)}" if names else "there are none"
