"""Which registry a table was made with, so that the next verb need not be told again."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pandas as pd

from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.shipped import shipped

__all__ = ["RegistryWarning", "note_registry", "registry_of", "remember"]

_KEY = "registry"  # of the table's attrs
_HELD: dict[str, Registry] = {}  # those that tables of this session were made with
_MOST = 16
_FEWEST = 3  # actors whom no registry explains before somebody is asked for one


class RegistryWarning(UserWarning):
    """Mentions were found with a registry that is not named.

    Examples
    --------
    >>> import framing as fr
    >>> issubclass(fr.actors.RegistryWarning, UserWarning)  # ignore it where another registry is meant
    True
    """


def remember(table: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Note on a table which registry it was made with.

    Parameters
    ----------
    table : pandas.DataFrame
        Gets ``attrs["registry"]``: name and hash, both empty where there was none.
    registry : Registry

    Returns
    -------
    pandas.DataFrame
        The same object.

    Examples
    --------
    >>> remember(pd.DataFrame(), Registry(name="mine")).attrs["registry"]["name"]
    'mine'
    """
    mark = registry.sha256 or (f"object-{id(registry)}" if len(registry) else "")
    if mark:
        _HELD[mark] = registry
        while len(_HELD) > _MOST:
            del _HELD[next(iter(_HELD))]
    return note_registry(table, registry.name, mark)


def note_registry(table: pd.DataFrame, name: str, mark: str) -> pd.DataFrame:
    """Note on a table the name and hash of the registry that it was made with, as a record of a run has them.

    Parameters
    ----------
    table : pandas.DataFrame
    name, mark : str
        Empty where there was none.

    Returns
    -------
    pandas.DataFrame
        The same object.

    Examples
    --------
    >>> registry_of(note_registry(pd.DataFrame(), "", ""), None).name == Registry().name
    True
    """
    table.attrs[_KEY] = {"name": name, "mark": mark}
    return table


def registry_of(mentions: pd.DataFrame | None, given: str | Path | Registry | None) -> Registry:
    """The registry that is named; else that which the mentions were found with, as far as the table tells.

    Parameters
    ----------
    mentions : pandas.DataFrame or None
    given : str, pathlib.Path, Registry or None

    Returns
    -------
    Registry

    Warns
    -----
    RegistryWarning
        If the table carries ids of a registry but does not say of which.

    Examples
    --------
    >>> table = remember(pd.DataFrame({"actor_id": ["RUS_MOD"]}), read_registry("world"))
    >>> registry_of(table, None).name
    'world'
    """
    if given is not None or mentions is None:
        return read_registry(given)
    told = mentions.attrs.get(_KEY)
    if isinstance(told, dict):
        found = _HELD.get(told.get("mark", "")) or _shipped(told.get("mark", ""), str(told.get("name", "")))
        if found is not None or not told.get("mark"):
            return found or read_registry(None)
    return _guess(mentions)


def _shipped(mark: str, name: str) -> Registry | None:
    """A shipped registry of this name, if it says what it said then."""
    if not mark or name not in _names():
        return None
    found = read_registry(name)
    return found if found.sha256 == mark else None


def _names() -> list[str]:
    return sorted(path.stem for path in shipped("lexicons/actors").glob("*.toml"))


def _guess(mentions: pd.DataFrame) -> Registry:
    """The shipped registry that knows most of the ids of which the mentions' own words say nothing.

    Without a registry such ids are few, and a registry knows hardly any of them; with one it knows most.
    """
    every, ids = _ids(mentions)
    if not ids:
        return read_registry(None)
    known = {name: {actor for actor in ids if actor in read_registry(name)} for name in _names()}
    best = min(known, key=lambda name: (-len(known[name]), len(read_registry(name))))
    if 2 * len(known[best]) > len(ids):
        warnings.warn(
            f"the mentions carry ids of the registry {best!r} ({_shown(known[best])}), which was not named: it is "
            f"taken. Name it, registry={best!r}; an empty one, framing.actors.Registry(), keeps it out",
            RegistryWarning,
            stacklevel=5,
        )
        return read_registry(best)
    if len(ids) >= _FEWEST and 3 * len(ids) > len(every):
        warnings.warn(
            f"no registry is named that explains actors of the mentions ({_shown(ids)}): they are called by their ids. "
            "Pass the registry that the mentions were found with, registry='FILE.toml'",
            RegistryWarning,
            stacklevel=5,
        )
    return read_registry(None)


def _shown(ids: set[str]) -> str:
    return ", ".join(sorted(ids)[:3])


def _ids(mentions: pd.DataFrame) -> tuple[set[str], set[str]]:
    """Ids that articles share, and those among them of which the mentions' words say nothing."""
    if not {"actor_id", "designator"} <= set(mentions.columns):
        return set(), set()
    words: dict[str, set[str]] = {}
    articles = mentions["article_id"] if "article_id" in mentions else [""] * len(mentions)
    for actor, designator, article in zip(mentions["actor_id"], mentions["designator"], articles):
        if isinstance(actor, str) and not actor.startswith(f"{article}:"):
            words.setdefault(actor, set()).update(re.findall(r"\w+", str(designator).upper()))
    foreign = {
        actor
        for actor, said in words.items()  # SYRIA is a name that "Syrian" gives
        if not all(any(word.startswith(part[:4]) for word in said) for part in _parts(actor))
    }
    return set(words), foreign


def _parts(actor: str) -> set[str]:
    return {part for part in re.split(r"\W+|_", actor.upper()) if part and not part.isdigit()}
