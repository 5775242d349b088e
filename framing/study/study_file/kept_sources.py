"""What a study was made with, copied into the folder of its results, so that nothing else is needed to repeat it."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from framing.shipped import shipped
from framing.study.provenance import sha256
from framing.study.run_folder import lies_in
from framing.study.whole_files import as_json, write_whole

if TYPE_CHECKING:
    from framing.study.study_file.study_asked import StudyFile

__all__ = ["SOURCES", "keep_sources", "kept", "read_kept"]

#: Folder of the copies.
SOURCES = "sources"
_LIST = "sources.json"


def keep_sources(study: StudyFile, out: Path) -> dict[str, str]:
    """Copy the study file, its lexicons, registries and tables into the folder of a run.

    Parameters
    ----------
    study : StudyFile
    out : pathlib.Path

    Returns
    -------
    dict of str to str
        Hash of each copy, by its place in the folder of the copies.
    """
    copies: dict[str, bytes] = {"study.toml": study.text.encode("utf-8")}
    listed: dict[str, list[str]] = {"lexicons": [], "registry": []}
    for lexicon in study.lexicons:
        file = Path(lexicon.path)
        listed["lexicons"].append(_put(copies, "lexicons", [(file, PurePosixPath(file.name))]))
    for name in study.registries:
        file = Path(name) if Path(name).is_file() else shipped(f"lexicons/actors/{name}.toml")
        listed["registry"].append(_put(copies, "registry", list(_layers(file, PurePosixPath(file.name)))))
    others = {"outlets": study.data["outlets"]["table"], "merges": study.data["analysis"]["merges"]}
    for what, name in others.items():
        if isinstance(name, str):
            file = study.place(name)
            listed[what] = [_put(copies, what, [(file, PurePosixPath(file.name))])]
    folder = out / SOURCES
    before = read_kept(folder).get("files", {})
    for name, data in copies.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.is_file() or place.read_bytes() != data:
            write_whole(place, data)
    for name in before.keys() - copies.keys():
        (folder / name).unlink(missing_ok=True)
    hashes = {name: sha256(data) for name, data in sorted(copies.items())}
    write_whole(folder / _LIST, as_json({"files": hashes, **listed}))
    return hashes


def _put(copies: dict[str, bytes], folder: str, files: Iterable[tuple[Path, PurePosixPath]]) -> str:
    """Note copies of files that stand together; the place of the first."""
    placed = [(file.read_bytes(), name) for file, name in files]
    number = 0
    while True:  # files of one name from two folders
        base = PurePosixPath(folder) / str(number) if number else PurePosixPath(folder)
        if all(copies.get(str(base / name), data) == data for data, name in placed):
            break
        number += 1
    copies.update({str(base / name): data for data, name in placed})
    return str(base / placed[0][1])


def _layers(file: Path, name: PurePosixPath) -> Iterator[tuple[Path, PurePosixPath]]:
    """A registry and those that it stands on, each with a place from which it finds the others."""
    found = list(_stands_on(file, name, ()))
    up = max((sum(part == ".." for part in place.parts) for _, place in found), default=0)
    below = PurePosixPath(*(["below"] * up))
    for path, place in found:
        yield path, PurePosixPath(os.path.normpath(below / place))


def _stands_on(file: Path, name: PurePosixPath, above: tuple[Path, ...]) -> Iterator[tuple[Path, PurePosixPath]]:
    yield file, name
    if file.suffix.lower() == ".csv" or file in above:
        return
    for base in tomllib.loads(file.read_text(encoding="utf-8-sig")).get("base", []):
        beside = (file.parent / base, file.parent / f"{base}.toml")
        layer = next((path for path in beside if path.is_file()), shipped("lexicons/actors") / f"{base}.toml")
        if layer.is_file() and not Path(base).is_absolute():
            own = base if layer == beside[0] else f"{base}.toml"
            yield from _stands_on(layer, PurePosixPath(os.path.normpath(name.parent / own)), (*above, file))


def read_kept(folder: Path) -> dict[str, Any]:
    """The list of the copies; empty where there are none. Names that lead out of the folder are left out.

    Parameters
    ----------
    folder : pathlib.Path
        Of the copies.

    Returns
    -------
    dict
    """
    path = folder / _LIST
    if not path.is_file():
        return {}
    listed = dict(json.loads(path.read_text(encoding="utf-8")))
    files = {name: digest for name, digest in listed.pop("files", {}).items() if lies_in(folder, name)}
    return {"files": files, **{what: [name for name in own if lies_in(folder, name)] for what, own in listed.items()}}


def kept(folder: Path, what: str) -> list[Path]:
    """Copies of one kind, in the order of the study.

    Parameters
    ----------
    folder : pathlib.Path
    what : {"lexicons", "registry", "outlets", "merges"}

    Returns
    -------
    list of pathlib.Path

    Examples
    --------
    >>> kept(Path("no/such/folder"), "lexicons")
    []
    """
    return [folder / name for name in read_kept(folder).get(what, [])]
