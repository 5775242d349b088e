"""Check and convert the arguments of every public function.

Tables of any library enter, in either order; data frames of pandas with the columns that the function needs leave. One
name is taken for a list of one.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence, Set, ValuesView
from difflib import get_close_matches
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from framing.tables import SCHEMAS, as_pandas, is_table, sound, with_lists

__all__ = ["bind", "is_study", "kinds_of", "listed", "need", "takes", "unasked", "yes_or_no"]

P = ParamSpec("P")
R = TypeVar("R")

#: Columns by which a table is known.
_MARKS: dict[str, tuple[frozenset[str], ...]] = {
    "hits": (frozenset({"hit_id"}), frozenset({"frame", "surface"}), frozenset({"frame", "target"})),
    "mentions": (frozenset({"mention_id"}), frozenset({"designator", "actor_id"})),
    "quotes": (frozenset({"content_spans"}), frozenset({"article_id", "content"}), frozenset({"cue", "source"})),
    "articles": (frozenset({"article_id", "text"}), frozenset({"text", "body_start"})),
    "actors": (frozenset({"actor_id", "n_mentions"}), frozenset({"actor_id", "name"}), frozenset({"actor_id", "side"})),
    "exposure": (frozenset({"article_id", "voice", "speaker", "words"}),),
    "quantities": (frozenset({"quantity_id"}), frozenset({"number_spans", "surface"})),
}
#: Columns that speak for a table coded by hand.
_HINTS = {
    "quotes": {"actor_id", "source", "cue", "kind", "content", "cue_stance"},
    "hits": {"frame", "surface"},
    "rows": {"actor_id", "frame", "kind"},
}
#: Identities that only another table has.
_OWN_IDS = {"quotes": {"mention_id", "hit_id"}, "hits": {"mention_id"}}
#: What people write in a column that asks for a decision.
_YES = frozenset("yes y true 1 1.0 x accept ja".split())
_NO = frozenset("no n false 0 0.0 - reject nein".split())
_CALLED = {"rows": "what is counted", "any": "what is given"}
_MADE_BY = {
    "articles": "framing.read_articles",
    "quotes": "framing.extract_quotes",
    "mentions": "framing.find_mentions",
    "hits": "framing.find_frames",
    "actors": "framing.actors.summarize_actors",
    "quantities": "framing.find_quantities",
}


def kinds_of(table: pd.DataFrame) -> list[str]:
    """Recognize one of the package's tables by its columns.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    list of str
        Empty where the columns do not tell.

    Examples
    --------
    >>> kinds_of(pd.DataFrame(columns=["article_id", "text"])), kinds_of(pd.DataFrame(columns=["n"]))
    (['articles'], [])
    """
    columns = set(map(str, table.columns))
    if hasattr(table, "keys_"):  # a comparison is none of them
        return []
    found = [kind for kind, marks in _MARKS.items() if any(mark <= columns for mark in marks)]
    return found or (["quotes"] if "quote_id" in columns else [])  # hits and mentions name their quote too


def is_study(given: Any) -> bool:
    """Whether something holds the tables of a run.

    Examples
    --------
    >>> is_study(pd.DataFrame({"quotes": [1], "hits": [2]}))
    False
    """
    return not isinstance(given, pd.DataFrame) and all(hasattr(given, name) for name in ("articles", "quotes", "hits"))


def need(table: pd.DataFrame, columns: Iterable[str], what: str) -> None:
    """Raise an error if a table lacks columns.

    Parameters
    ----------
    table : pandas.DataFrame
    columns : iterable of str
    what : str
        What the table is called in the message.

    Raises
    ------
    ValueError

    Examples
    --------
    >>> need(pd.DataFrame({"frame": []}), ["article_id", "frame"], "hits")
    Traceback (most recent call last):
    ...
    ValueError: the table of hits has no column 'article_id'; it has ['frame']. Add it, or give your own column that
    name with table.rename(columns={…: 'article_id'}); framing.find_frames makes the whole table
    """
    missing = [column for column in columns if column not in table]
    if not missing:
        return
    many = "s" if len(missing) > 1 else ""
    made = f"; {_MADE_BY[what]} makes the whole table" if what in _MADE_BY else ""
    raise ValueError(
        f"the table of {what} has no column{many} {', '.join(map(repr, missing))}; it has "
        f"{[str(column) for column in table.columns]}. Add {'them' if many else 'it'}, or give your own column that "
        f"name with table.rename(columns={{…: {missing[0]!r}}}){made}"
    )


def listed(value: Any) -> Any:
    """Make a list of one name, path or object, or of a tuple, set, series or generator; None stays None.

    A table of actors stands for its identities.

    Parameters
    ----------
    value : object

    Returns
    -------
    list or None
        A mapping stays a mapping.

    Examples
    --------
    >>> listed("conflict"), listed(("a", "b")), listed(None)
    (['conflict'], ['a', 'b'], None)
    """
    if value is None or isinstance(value, dict):
        return value
    if isinstance(value, pd.DataFrame) and "actor_id" in value:
        return value["actor_id"].tolist()
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    for name in ("tolist", "to_list", "to_pylist"):  # NumPy and pandas, polars, pyarrow
        if hasattr(value, name):
            return listed(getattr(value, name)())
    return list(value) if isinstance(value, (list, tuple, range, Iterator, KeysView, ValuesView)) else [value]


def yes_or_no(value: Any) -> bool | None:
    """What a person wrote in a column that asks for yes or no.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool or None
        None where it is neither.

    Examples
    --------
    >>> yes_or_no("Yes"), yes_or_no(0), yes_or_no("perhaps")
    (True, False, None)
    """
    said = str(value).strip().lower()
    return True if said in _YES else False if said in _NO else None


def bind(verb: Callable[..., Any], args: Sequence[Any], options: Mapping[str, Any]) -> inspect.BoundArguments:
    """Bind the arguments of a call to their names.

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


def takes(
    *, lists: Sequence[str] = (), text: str = "by", loose: Sequence[str] = (), **roles: str
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a function take its tables in any form: a decorator.

    Tables of other libraries become data frames. Tables that stand in each other's place are put right, since their
    columns tell which is which. What is no table, or lacks a column, is refused with a message that says what to do.
    A text, or a list of texts, in the place of a table is an option, as in ``sourcing(quotes, "outlet")``.

    Parameters
    ----------
    lists : sequence of str
        Parameters that are lists of names and take one name as well.
    text : str
        The option that a text among the tables is.
    loose : sequence of str
        Parameters of tables that may be something else, such as a list of texts, which is handed on as it is.
    **roles : str
        Parameter of a table to what it is, then the columns that it must have. It is a name of
        :data:`framing.tables.SCHEMAS`, ``"rows"`` for whatever has passages in articles, or ``"any"``.

    Returns
    -------
    callable

    Examples
    --------
    >>> @takes(quotes="quotes article_id", articles="articles article_id text", lists=["names"])
    ... def verb(quotes, articles=None, names=None):
    ...     return len(quotes), len(articles), names
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["He left."]})
    >>> verb(articles, pd.DataFrame(columns=["quote_id", "article_id"]), "x")
    (0, 1, ['x'])
    """
    parts = {name: (text.split()[0], text.split()[1:]) for name, text in roles.items()}

    def decorate(verb: Callable[P, R]) -> Callable[P, R]:
        signature = inspect.signature(verb)
        places = list(signature.parameters)
        tables = parts.keys() - set(loose)
        required = {name for name in parts if signature.parameters[name].default is inspect.Parameter.empty}

        @functools.wraps(verb)
        def door(*args: P.args, **kwargs: P.kwargs) -> R:
            bound = dict(bind(verb, *_by_place(list(args), dict(kwargs), places, tables, text)).arguments)
            for name, value in bound.items():
                if name in loose and not is_table(value):
                    continue
                if name in parts and (value is not None or name in required):
                    bound[name] = _table(value, name, parts[name][0], verb.__name__)
                elif name in lists:
                    bound[name] = listed(value)
            _put_right(bound, parts, required, verb.__name__)
            for name, (role, columns) in parts.items():
                if isinstance(bound.get(name), pd.DataFrame):
                    if name not in required and not bound[name].size and not len(bound[name].columns):
                        bound[name] = pd.DataFrame(columns=pd.Index(columns), dtype=object)  # nothing of that kind
                    need(bound[name], columns, _CALLED.get(role, role))
            return verb(**_variadic(bound, signature))  # type: ignore[call-arg]

        return door

    return decorate


def unasked(verb: Callable[P, R]) -> Callable[P, R]:
    """A verb without its entrance, for tables that the verbs before it have just made: nobody can have swapped them.

    Parameters
    ----------
    verb : callable
        Wrapped by :func:`takes`.

    Returns
    -------
    callable
        Takes all arguments by name.

    Examples
    --------
    >>> @takes(quotes="quotes article_id")
    ... def count(quotes):
    ...     return len(quotes)
    >>> unasked(count)(quotes=pd.DataFrame({"content": ["No."]}))
    1
    """
    inner: Callable[P, R] = verb.__wrapped__  # type: ignore[attr-defined]
    return inner


def _variadic(bound: dict[str, Any], signature: inspect.Signature) -> dict[str, Any]:
    """Arguments by name, those of ``**options`` among them."""
    out: dict[str, Any] = {}
    for name, value in bound.items():
        out |= value if signature.parameters[name].kind is inspect.Parameter.VAR_KEYWORD else {name: value}
    return out


def _by_place(
    args: list[Any], options: dict[str, Any], places: list[str], tables: Set[str], text: str
) -> tuple[list[Any], dict[str, Any]]:
    """A text among the tables is an option: what follows it moves up."""
    if text not in places or text in options:
        return args, options
    for number, value in enumerate(args):
        names = isinstance(value, (list, tuple)) and bool(value) and all(isinstance(item, str) for item in value)
        if number >= len(places) or places[number] not in tables or not (isinstance(value, str) or (names and number)):
            continue
        rest = [*args[:number], *args[number + 1 :]]
        held = [place for place in places if place != text]
        if len(rest) > len(held) or set(held[: len(rest)]) & options.keys():
            break
        return [], {**dict(zip(held, rest)), **options, text: value}
    return args, options


def _table(value: Any, name: str, role: str, verb: str) -> pd.DataFrame:
    made = f" ({_MADE_BY[role]} makes it)" if role in _MADE_BY else ""
    what = f"table of {_CALLED.get(role, role)}" if role != "any" else "table"
    try:
        table = sound(as_pandas(value, f"{name}= of {verb}"))
    except TypeError as error:
        raise TypeError(f"{verb} takes as {name}= the {what}{made}; {error}") from None
    of = next((kind for kind in kinds_of(table) if kind in SCHEMAS), None)
    return table if of is None else with_lists(table, of)


def _put_right(bound: dict[str, Any], parts: dict[str, Any], required: set[str], verb: str) -> None:
    """Swap tables that were given in each other's place; refuse one that fits nowhere."""
    given = {name: bound[name] for name in parts if isinstance(bound.get(name), pd.DataFrame)}
    kinds = {name: kinds_of(table) for name, table in given.items()}
    # A place that holds something else than a table, such as texts, is taken.
    roles = {name: role for name, (role, _) in parts.items() if name in given or bound.get(name) is None}
    required = required & roles.keys()
    wrong = [name for name in given if kinds[name] and not _is(kinds[name], roles[name])]
    if wrong == [name for name in wrong if roles[name] == "rows"]:  # articles may be what is counted
        return
    homes = {name: _home(kinds[name], roles, given, wrong) for name in wrong}
    moved = {name: table for name, table in given.items() if name not in wrong}
    moved |= {home: given[name] for name, home in homes.items() if home is not None}
    if len(moved) == len(given) and required <= moved.keys():
        for name in wrong:
            del bound[name]
        bound.update(moved)
        return
    for name in wrong:
        columns = set(given[name].columns)
        if columns & _HINTS.get(roles[name], set()) and not columns & _OWN_IDS.get(roles[name], set()):
            continue  # coded by hand, and with a column more than usual
        role = "hits, quotes or mentions" if roles[name] == "rows" else roles[name]
        raise ValueError(
            f"{name}= of {verb} is a table of {kinds[name][0]}, not of {role}: it has the columns "
            f"{[str(column) for column in given[name].columns][:6]}. Call {verb}({', '.join(parts)})"
        )


def _home(kinds: list[str], roles: dict[str, str], given: dict[str, Any], wrong: list[str]) -> str | None:
    """Find the parameter that a table belongs to, if it is free or was given a wrong table too."""
    free = [place for place in roles if (place not in given or place in wrong) and _is(kinds, roles[place])]
    return min(free, key=lambda place: (place not in wrong, roles[place] == "rows"), default=None)


def _is(kinds: list[str], role: str) -> bool:
    return role == "any" or role in kinds or (role == "rows" and bool({"hits", "quotes", "mentions"} & set(kinds)))
