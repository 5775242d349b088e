"""What a comparison, a score or a figure can be asked: read off its signature and its description."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

__all__ = ["KINDS", "Option", "options_of", "said_kind"]

#: Kinds of values, in words.
KINDS: dict[str, Callable[[Any], bool]] = {
    "true or false": lambda value: isinstance(value, bool),
    "a whole number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "a number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "a text": lambda value: isinstance(value, str),
    "a list of texts": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
    "a table": lambda value: isinstance(value, dict),
}
#: Words of an annotation, and the kind of value that each lets through.
_ANNOTATED = {
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "By": "a text",
    "Mapping": "a table",
}
#: Parameters of which a file says nothing: what is written where, and by which row.
_NOT_SAID = ("row", "path", "formats", "dpi", "event")
_LISTS = re.compile(r"\b(?:Sequence|Iterable|list|By)\b")
_CHOICES = re.compile(r"\{([^{}]*)\}")
_ENTRY = re.compile(r"^(?! )([\w*, \n]+?) : (.*)$|^(?! )([\w, \n]+,[\w, \n]+|\w+)$", re.MULTILINE)
_MARK = re.compile(r":\w+:`~?(?:framing\.)?([^`]*)`|``([^`]*)``")


@dataclass(frozen=True)
class Option:
    """One option.

    Attributes
    ----------
    name : str
    kinds : tuple of str
        Of ``KINDS``, any of them.
    default : object
    choices : tuple of str
        Values that a text may have; empty: any.
    about : str
        What it does, in words.
    as_list : bool
        Whether the verb takes several only: one text stands for a list of one.
    nothing : bool
        Whether the verb takes None, for which a file writes an empty text.
    """

    name: str
    kinds: tuple[str, ...]
    default: Any = None
    choices: tuple[str, ...] = ()
    about: str = ""
    as_list: bool = False
    nothing: bool = False

    def given(self, value: Any) -> Any:
        """A value of the file as the verb takes it.

        Examples
        --------
        >>> Option("whose", ("a text", "a list of texts"), as_list=True).given("north")
        ['north']
        """
        if value == "" and self.nothing:
            return None
        return [value] if isinstance(value, str) and self.as_list else value

    def fault(self, value: Any) -> str | None:
        """What is wrong with a value; None where nothing is.

        Examples
        --------
        >>> Option("copies", ("a text",), choices=("once", "all")).fault("twice")
        "is 'twice'; it must be 'once' or 'all'"
        >>> Option("seed", ("a whole number",)).fault("7")
        'is a text; it must be a whole number'
        """
        if not any(KINDS[kind](value) for kind in self.kinds):
            return f"is {said_kind(value)}; it must be {' or '.join(self.kinds)}"
        if self.choices and isinstance(value, str) and value not in self.choices and not (self.nothing and not value):
            *first, last = map(repr, self.choices)
            return f"is {value!r}; it must be {', '.join(first)}{' or ' * bool(first)}{last}"
        return None


def said_kind(value: Any) -> str:
    """Say of what kind a value of TOML is.

    Parameters
    ----------
    value : object

    Returns
    -------
    str

    Examples
    --------
    >>> said_kind(["a"]), said_kind([1]), said_kind(1.5)
    ('a list of texts', 'a list', 'a number')
    """
    named = next((kind for kind, holds in KINDS.items() if holds(value)), None)
    return named or ("a list" if isinstance(value, list) else f"a {type(value).__name__}")


@cache
def options_of(verb: Callable[..., Any]) -> Mapping[str, Option]:
    """Read the options of a verb; what a file cannot say (tables, axes, colours) is left out.

    Parameters
    ----------
    verb : callable
        A public verb, described as numpydoc has it.

    Returns
    -------
    mapping of str to Option

    Examples
    --------
    >>> from framing.compare import rates
    >>> options_of(rates)["denominator"].choices
    ('tokens', 'voice', 'quotes', 'articles')
    >>> "hits" in options_of(rates)
    False
    """
    told = _told(inspect.getdoc(verb) or "")
    found = {}
    for name, parameter in inspect.signature(verb).parameters.items():
        kinds, as_list = _kinds(str(parameter.annotation))
        if kinds and name not in _NOT_SAID:
            kind, about = told.get(name, ("", ""))
            nothing = re.search(r"\bNone\b|\bBy\b", str(parameter.annotation)) is not None
            default = None if parameter.default is inspect.Parameter.empty else parameter.default
            found[name] = Option(
                name, kinds, default, _choices(kind) if "a text" in kinds else (), about, as_list, nothing
            )
    return found


def _kinds(annotation: str) -> tuple[tuple[str, ...], bool]:
    """Kinds of values that an annotation lets through; whether one text must become a list."""
    if re.search(r"DataFrame|Axes|Names|Colors|Lexicons|HasTables|tuple\[", annotation):
        return (), False
    outside = re.sub(r"\[[^\[\]]*\]", "", annotation)
    found = [kind for word, kind in _ANNOTATED.items() if re.search(rf"\b{word}\b", outside)]
    if not _LISTS.search(outside):
        return tuple(found), False
    return tuple(dict.fromkeys([*found, "a text", "a list of texts"])), "a text" not in found


def _choices(kind: str) -> tuple[str, ...]:
    match = _CHOICES.match(kind)
    if match is None or not kind.endswith("}"):
        return ()
    try:
        return tuple(value for value in ast.literal_eval(f"[{match[1]}]") if isinstance(value, str))
    except (ValueError, SyntaxError):
        return ()


def _told(described: str) -> dict[str, tuple[str, str]]:
    """Type and meaning of each parameter, as a description of numpydoc has them."""
    section = re.search(r"^Parameters\n-+\n(.*?)(?=^\w[\w ]*\n-{3,}$|\Z)", described, re.DOTALL | re.MULTILINE)
    if section is None:
        return {}
    found: dict[str, tuple[str, str]] = {}
    entries = list(_ENTRY.finditer(section[1]))
    for entry, after in zip(entries, [*(one.start() for one in entries[1:]), len(section[1])]):
        names, kind = (entry[1], entry[2]) if entry[1] else (entry[3], "")
        about = " ".join(section[1][entry.end() : after].split())
        about = _MARK.sub(lambda mark: f"`{mark[1] or mark[2]}`", about)
        for name in re.split(r"[,\s]+", names.strip()):
            found[name] = (kind, about)
    return found
