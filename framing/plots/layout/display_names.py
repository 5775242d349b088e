"""Names of actors and groups: those shown in a figure, and those by which a caller asks for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import pandas as pd

from framing.compare.inference.require_columns import labels
from framing.plots.layout.lettering import one_line, without_underscores
from framing.tables import actor_names, readable_actor

__all__ = ["Names", "display_name", "find_by_name", "names_by_id"]

Names = Mapping[Any, str] | pd.DataFrame | None
_MOST = 12  # candidates in a message
_NAMELESS = "(no name)"
_LETTERS = 200  # of an identity; where it stands, a figure cuts it to the room there


def names_by_id(names: Names) -> dict[Any, str]:
    """Readable names by identity, of a mapping or of a table of actors.

    Parameters
    ----------
    names : mapping or pandas.DataFrame, optional
        The table has the columns actor_id and name.

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        If it is neither.

    Examples
    --------
    >>> names_by_id(pd.DataFrame({"actor_id": ["UN"], "name": ["United Nations"]}))
    {'UN': 'United Nations'}
    """
    if names is None:
        return {}
    if isinstance(names, pd.DataFrame):
        if not {"actor_id", "name"} <= set(names.columns):
            raise ValueError(
                f"names= takes a mapping, or a table of actors with the columns actor_id and name; the one given has "
                f"{list(names.columns)}"
            )
        return actor_names(names)
    if not isinstance(names, Mapping):
        raise ValueError(f"names= takes a mapping from identity to name, or a table of actors, not {names!r}")
    return dict(names)


def display_name(identity: Any, names: Names = None, whole: bool = False) -> str:
    """Name of an actor, group or frame as a figure shows it.

    Parameters
    ----------
    identity : object
    names : mapping or pandas.DataFrame, optional
    whole : bool
        Leave underscores alone where there is no name: the identity of a group is its name.

    Returns
    -------
    str

    Examples
    --------
    >>> display_name("FREE_ARMY"), display_name("my_paper", whole=True), display_name("UN", {"UN": "United Nations"})
    ('FREE ARMY', 'my_paper', 'United Nations')
    >>> display_name("article:official-1"), display_name("CIVILIANS")  # identities of nobody in particular
    ('official', 'civilians')
    """
    known = names.get(identity) if isinstance(names, Mapping) else names_by_id(names).get(identity)
    if known is not None and (known != identity or whole):
        return one_line(known) or one_line(identity) or _NAMELESS
    if whole:
        return one_line(identity) or _NAMELESS
    return without_underscores(readable_actor(identity, {}), _LETTERS) or _NAMELESS


def find_by_name(
    given: Any, present: Sequence[Any], what: str, names: Names = None, called: Iterable[tuple[Any, Any]] = ()
) -> Any:
    """Find the identity in a table that a caller names.

    Parameters
    ----------
    given : object
        Its identity, or its name; capitals and underscores do not matter.
    present : sequence
        Identities in the table.
    what : str
        What they are, for the message.
    names : mapping or pandas.DataFrame, optional
    called : iterable of (identity, name)
        Other names that the table itself knows; those of `names` and the identities come first.

    Returns
    -------
    object

    Raises
    ------
    ValueError
        If nobody or more than one is meant; the message lists who there is.

    Examples
    --------
    >>> find_by_name("united nations", ["UN", "EU"], "actor", {"UN": "United Nations"})
    'UN'
    >>> find_by_name("rebels", ["A", "B"], "actor", called=[("A", "rebels"), ("B", "Rebels")])
    Traceback (most recent call last):
    ...
    ValueError: 'rebels' may be any of 2 actors: 'A' (rebels), 'B' (Rebels); give one of these identities
    """
    if given in set(present):
        return given
    own, wish = names_by_id(names), _key(*labels([given]))
    steps = [
        [(one, str(one)) for one in present],
        [(one, own[one]) for one in present if one in own],
        [(one, str(name)) for one, name in called if one in set(present)],
    ]
    for step in steps:
        meant = {one: name for one, name in step if _key(name) == wish}
        if len(meant) == 1:
            return next(iter(meant))
        if meant:
            shown = ", ".join(f"{one!r} ({name})" for one, name in sorted(meant.items(), key=str)[:_MOST])
            raise ValueError(f"{given!r} may be any of {len(meant)} {what}s: {shown}; give one of these identities")
    raise ValueError(f"the table has no {what} {given!r}; it has {_candidates(wish, steps)}")


def _key(name: Any) -> str:
    return " ".join(str(name).replace("_", " ").casefold().split())


def _candidates(wish: str, steps: Sequence[Sequence[tuple[Any, str]]]) -> str:
    """List the names that exist, the most similar first."""
    whose: dict[str, Any] = {}
    for one, name in (pair for step in steps for pair in step):
        whose.setdefault(_key(name), (one, name))
    close = [key for key in whose if wish and wish in key][:_MOST] or get_close_matches(wish, list(whose), _MOST, 0.6)
    own = dict(steps[1])  # what the caller calls them
    first: dict[Any, str] = {}
    for one, name in [*(whose[key] for key in close), *sorted(whose.values(), key=lambda pair: str(pair[0]))]:
        first.setdefault(one, str(one) if (name := own.get(one, name)) == str(one) else f"{one} ({name})")
    shown = sorted(first.values()) if len(first) <= _MOST else list(first.values())
    return ", ".join(shown[:_MOST]) + (f" and {len(shown) - _MOST:,} more" if len(shown) > _MOST else "")
