"""Registries read from their files, the layers below first."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.registry.alias_patterns import expand
from framing.actors.registry.aliases import Alias
from framing.actors.registry.check_registry import RegistryError, check_source
from framing.actors.registry.merges_list import read_merges
from framing.actors.registry.registry import Actor, Registry
from framing.given_files import given_text, toml_of
from framing.shipped import shipped

__all__ = ["read_registry"]

# One and the same, so that what was read without a registry is found again by the next verb.
_NONE = Registry()


def read_registry(registry: str | Path | Registry | Sequence[str | Path | Registry] | None) -> Registry:
    """Read a registry of actors.

    Parameters
    ----------
    registry : str, pathlib.Path, Registry, a list of these, or None
        Name of a shipped one (``"world"``, ``"syria"``), path of a TOML file, a registry (returned as it is), or
        None for an empty one. The path of a CSV is a list of merges (:func:`framing.actors.read_merges`), which names
        no actors. Of several the later ones stand on those before them.

    Returns
    -------
    Registry

    Raises
    ------
    FileNotFoundError
        If there is no such file or shipped registry.
    RegistryError
        If a file is wrong; the message names file, line, entry and the mend.

    Examples
    --------
    >>> len(read_registry(None))
    0
    >>> read_registry("nowhere")
    Traceback (most recent call last):
    ...
    FileNotFoundError: there is no registry 'nowhere': neither a file nor one of the shipped ones (syria, world)
    """
    if registry is None:
        return _NONE
    if isinstance(registry, Registry):
        return registry
    if not isinstance(registry, (str, Path)):
        layers = [read_registry(layer) for layer in registry]
        return layers[0] if len(layers) == 1 else _layered(layers)
    path = _find(registry, None)
    return _read(path, path.stat().st_mtime_ns)


def _layered(layers: Sequence[Registry]) -> Registry:
    """One registry of several: the later ones add to those before them and change them."""
    actors: dict[str, Actor] = {}
    for layer in layers:
        actors.update(layer.actors)
    lists = [layer.merges for layer in layers if layer.merges is not None]
    named = [layer for layer in layers if len(layer)]
    name = " + ".join(layer.name for layer in named)
    digest = hashlib.sha256("".join(layer.sha256 or "" for layer in layers).encode()).hexdigest()
    if len(named) == 1:  # its mark is that of the actors, which the ids of the tables are of
        digest = named[0].sha256 or digest
    merges = pd.concat(lists, ignore_index=True) if lists else None
    version = named[-1].version if named else ""
    return Registry(actors, name=name, version=version, sha256=digest, merges=merges)


def _find(name: str | Path, beside: Path | None) -> Path:
    folder = shipped("lexicons/actors")
    names = [Path(name)] if beside is None else [beside / Path(name), beside / f"{name}.toml"]
    for path in names:
        if path.is_file():
            return path
    if (folder / f"{name}.toml").is_file():
        return folder / f"{name}.toml"
    known = ", ".join(sorted(path.stem for path in folder.glob("*.toml")))
    raise FileNotFoundError(f"there is no registry {str(name)!r}: neither a file nor one of the shipped ones ({known})")


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> Registry:
    return _load(path, ())


def _load(path: Path, above: tuple[Path, ...]) -> Registry:
    if path.resolve() in above:
        raise RegistryError([f"{path}: base: the file stands on itself; take it out of base"])
    source = given_text(path)
    if path.suffix.lower() == ".csv":
        return Registry(name=path.stem, sha256=hashlib.sha256(source.encode()).hexdigest(), merges=read_merges(path))
    problems = check_source(source, str(path))
    if problems:
        raise RegistryError(problems)
    data = toml_of(source, str(path))
    actors: dict[str, Actor] = {}
    lists: list[pd.DataFrame] = []
    digest = hashlib.sha256(source.encode())
    for base in data.get("base", []):
        layer = _load(_find(base, path.parent), (*above, path.resolve()))
        actors.update(layer.actors)
        lists += [layer.merges] if layer.merges is not None else []
        digest.update((layer.sha256 or "").encode())
    words = data.get("words", {})
    taken: set[tuple[str, ...]] = set()
    own: dict[str, Actor] = {}
    for entry in data.get("actor", []):
        aliases = _aliases(entry, words)
        taken.update(alias.words for alias in aliases)
        own[entry["id"]] = _actor(entry, aliases, actors.get(entry["id"]))
    # A name that this layer gives away is no longer a name of another actor below it.
    for below in actors.values():
        if below.id not in own and any(alias.words in taken for alias in below.aliases):
            own[below.id] = replace(below, aliases=tuple(a for a in below.aliases if a.words not in taken))
    missing = [
        f"{path}: actor {actor.id!r}: {what} names {other!r}, which is no actor; add it or mend the id"
        for actor in own.values()
        for what, other in [("parent", actor.parent), *(("members", member) for member in actor.members)]
        if other and other not in own and other not in actors
    ]
    if missing:
        raise RegistryError(missing)
    name, version = data.get("name", path.stem), str(data.get("version", ""))
    merges = pd.concat(lists, ignore_index=True) if lists else None
    return Registry({**actors, **own}, name=name, version=version, sha256=digest.hexdigest(), merges=merges)


def _aliases(entry: Mapping[str, Any], words: Mapping[str, list[str]]) -> list[Alias]:
    found: dict[tuple[str, ...], Alias] = {}
    names = {"metonyms": entry.get("metonyms", []), "aliases": [entry.get("name", ""), *entry.get("aliases", [])]}
    for key, items in names.items():
        for item in items:
            item = {"text": item} if isinstance(item, str) else item
            for text in expand(item["text"], words):
                alias = Alias.of(
                    text,
                    context=item.get("context", ()),
                    not_before=item.get("not_before", ()),
                    not_after=item.get("not_after", ()),
                    metonym=key == "metonyms",
                    own=text == entry.get("name"),
                )
                found.setdefault(alias.words, alias)
    return list(found.values())


def _actor(entry: Mapping[str, Any], aliases: list[Alias], below: Actor | None) -> Actor:
    side = entry.get("side", [])
    new = Actor(
        id=entry["id"],
        name=entry.get("name") or (below.name if below else entry["id"]),
        kind=entry.get("kind") or (below.kind if below else "public"),
        side=(side,) if isinstance(side, str) else tuple(side),
        aliases=tuple(aliases),
        adjectives=tuple(entry.get("adjectives", ())),
        heads=tuple(head.lower() for head in entry.get("heads", ())),
        parent=entry.get("parent"),
        members=tuple(entry.get("members", ())),
        gender=entry.get("gender"),
        valid_from=_date(entry.get("valid", {}).get("from")),
        valid_to=_date(entry.get("valid", {}).get("to")),
        source=entry.get("source"),
        note=entry.get("note"),
    )
    if below is None:
        return new
    known = {alias.words for alias in aliases}
    return replace(
        new,
        side=new.side or below.side,
        aliases=(*new.aliases, *(alias for alias in below.aliases if alias.words not in known)),
        adjectives=tuple(dict.fromkeys((*new.adjectives, *below.adjectives))),
        heads=tuple(dict.fromkeys((*new.heads, *below.heads))),
        parent=new.parent or below.parent,
        members=new.members or below.members,
        gender=new.gender or below.gender,
        valid_from=new.valid_from or below.valid_from,
        valid_to=new.valid_to or below.valid_to,
        source=new.source or below.source,
        note=new.note or below.note,
    )


def _date(value: Any) -> str | None:
    return None if value is None else str(value)
