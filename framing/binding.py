"""The arguments of a call by name, with a message for a person where they do not fit."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

__all__ = ["bind"]


def bind(verb: Callable[..., Any], args: Sequence[Any], options: Mapping[str, Any]) -> inspect.BoundArguments:
    """Arguments of a call by name.

    Parameters
    ----------
    verb : callable
    args : sequence
    options : mapping

    Returns
    -------
    inspect.BoundArguments

    Raises
    ------
    TypeError
        Names the verb, what it takes, and the name that was probably meant.

    Examples
    --------
    >>> def draw(table, colors=None): ...
    >>> bind(draw, [], {"colours": "red"})
    Traceback (most recent call last):
    ...
    TypeError: draw: missing a required argument: 'table'; it takes table, colors; colours= is perhaps colors=
    """
    signature = inspect.signature(verb)
    try:
        return signature.bind(*args, **options)
    except TypeError as error:
        close = [(name, get_close_matches(name, signature.parameters, 1)) for name in options]
        meant = [f"{name}= is perhaps {near[0]}=" for name, near in close if near and near[0] != name]
        told = f"{verb.__name__}: {error}; it takes {', '.join(signature.parameters)}"
        raise TypeError("; ".join([told, *meant])) from None
