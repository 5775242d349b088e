"""``add_outlets``: one name for each outlet, and what a table says of it in columns of the articles."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

import pandas as pd

from framing import tables
from framing.articles.outlets.outlet_names import OutletName, agree, as_written, read_names
from framing.articles.outlets.outlet_table import Outlet, Outlets, OutletTable, read_outlets
from framing.entrance import takes
from framing.tables import is_missing

__all__ = ["OutletWarning", "add_outlets", "join_outlets"]

_SHOWN = 8  # outlets that a line lists
_NEAR = 0.86  # likeness of a name that may be meant; Washington Times and Washington Post have less


class OutletWarning(UserWarning):
    """Outlets have another name now, or the table of outlets does not have them.

    Examples
    --------
    >>> import warnings
    >>> import pandas as pd
    >>> import framing as fr
    >>> texts = ["He left.", "She left."]
    >>> articles = fr.read_articles(pd.DataFrame({"outlet": ["The Post", "The Sun"], "text": texts}))
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("error", fr.articles.OutletWarning)
    ...     _ = fr.articles.add_outlets(articles, pd.DataFrame({"outlet": ["The Post"], "side": ["left"]}))
    Traceback (most recent call last):
        ...
    framing.articles.outlets.join_outlets.OutletWarning: the table of outlets lacks 1 outlet of 2 ...
    """


@dataclass
class _One:
    """Spellings that are one outlet."""

    outlet: Outlet | None = None
    names: list[OutletName] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)


@takes(articles="articles article_id")
def add_outlets(
    articles: pd.DataFrame, outlets: Outlets | OutletTable | None = None, *, as_written: bool = False
) -> pd.DataFrame:
    """Give each outlet one name, and add what a table says about the outlets (country, owner, side) to the articles.

    :func:`framing.read_articles` does this by itself; this function is for articles that were read before.

    Parameters
    ----------
    articles : pandas.DataFrame
    outlets : path or pandas.DataFrame, optional
        With the columns outlet, country, side … (docs/reading.md). Left out, only spellings of one name are joined.
    as_written : bool
        Leave the names as the articles write them.

    Returns
    -------
    pandas.DataFrame
        The same articles, with the columns of the table behind their own. What an article says itself stays.

    Raises
    ------
    FileNotFoundError, ValueError
        If the table is not there, or wrong; the message says where.

    Warns
    -----
    OutletWarning
        Says which names were joined, which outlets the table lacks, and where articles differ from the table.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["The Guardian", "The Sun"], "text": ["", ""]})
    >>> table = pd.DataFrame({"outlet": ["Guardian", "Sun"], "owner": ["Scott Trust", "News Corp"]})
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     found = add_outlets(articles, table)
    >>> found[["outlet", "owner"]].values.tolist()
    [['Guardian', 'Scott Trust'], ['Sun', 'News Corp']]
    """
    found, notes = join_outlets(articles, read_outlets([] if outlets is None else outlets), as_written)
    for note in notes:
        warnings.warn(note, OutletWarning, stacklevel=2)
    return found


def join_outlets(
    articles: pd.DataFrame, table: OutletTable, keep_names: bool = False
) -> tuple[pd.DataFrame, list[str]]:
    """As :func:`add_outlets`, with what is to be said in lines.

    Parameters
    ----------
    articles : pandas.DataFrame
    table : OutletTable
    keep_names : bool

    Returns
    -------
    articles : pandas.DataFrame
    notes : list of str
    """
    column = articles["outlet"] if "outlet" in articles else pd.Series([None] * len(articles), articles.index)
    written = [None if is_missing(value) else str(value) for value in column]
    counts = Counter(name for name in written if name is not None)
    ones, apart = _same(counts, table)
    of = {spelling: one for one in ones for spelling in one.spellings}
    notes = []
    called = {name: _name(of[name], counts) for name in counts}
    if not keep_names:
        notes = _said_of_names(called, counts, apart)
        articles = articles.assign(
            outlet=pd.Series(
                [None if name is None else called[name] for name in written], articles.index, dtype=column.dtype
            )
        )
    if table.outlets:
        articles, said = _with_columns(articles, [None if n is None else of[n].outlet for n in written], table)
        notes += _said_of_table(counts, of, table) + said
    return articles, notes


def _same(counts: Mapping[str, int], table: OutletTable) -> tuple[list[_One], list[list[str]]]:
    """The outlets behind the names, and names of one base that were kept apart."""
    known = table.outlets
    exact = {as_written(spelling): outlet for outlet in known for spelling in outlet.spellings}
    spelled = list(dict.fromkeys([*counts, *(spelling for outlet in known for spelling in outlet.spellings)]))
    read = read_names(spelled)
    of_table = {id(outlet): _One(outlet) for outlet in known}
    by_base: dict[str, list[_One]] = {}
    for spelling in spelled:
        outlet = exact.get(as_written(spelling))
        if outlet is not None:
            one, name = of_table[id(outlet)], read[spelling]
            one.names.append(name)
            one.spellings.append(spelling)
            if one not in by_base.setdefault(name.base, []):
                by_base[name.base].append(one)
    left = sorted((s for s in counts if as_written(s) not in exact), key=lambda s: (-read[s].marks, s))
    unsure: dict[str, list[str]] = {}
    others: list[_One] = []
    for spelling in left:
        name = read[spelling]
        there = by_base.setdefault(name.base, [])
        fits = [one for one in there if all(agree(name, other) for other in one.names if other.base == name.base)]
        if len(fits) != 1:
            if there:
                unsure.setdefault(name.base, []).append(spelling)
            fits = [_One()]
            others += fits
            there += fits
        fits[0].names.append(name)
        fits[0].spellings.append(spelling)
    apart = []
    for base, names in unsure.items():
        firsts = [next((s for s in one.spellings if read[s].base == base), names[0]) for one in by_base[base]]
        apart.append(list(dict.fromkeys([*firsts, *names])))
    return [*of_table.values(), *others], apart


def _name(one: _One, counts: Mapping[str, int]) -> str:
    """What an outlet is called: as its table says, else as most articles write it."""
    if one.outlet is not None:
        return one.outlet.name
    return max(one.spellings, key=lambda name: (counts[name], "." not in name, len(name), name))


def _said_of_names(called: Mapping[str, str], counts: Mapping[str, int], apart: list[list[str]]) -> list[str]:
    several: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        if called[name] != name:
            several.setdefault(called[name], []).append(name)
    notes = []
    if several:
        told = [f"{name} (written also {', '.join(also)})" for name, also in several.items()]
        notes.append(
            f"{_number(len(several), 'outlet has', 'outlets have')} one name now: {_listed(told)}; "
            "outlets_as_written=True (--outlets-as-written) leaves them"
        )
    if apart:
        told = [" and ".join(names) for names in apart]
        notes.append(f"names that may be one outlet's, kept apart: {_listed(told)}; aliases in outlets.csv join them")
    return notes


def _said_of_table(counts: Mapping[str, int], of: Mapping[str, _One], table: OutletTable) -> list[str]:
    lacking = sorted((name for name in counts if of[name].outlet is None), key=lambda name: (-counts[name], name))
    if not lacking:
        return []
    every = {spelling: outlet.name for outlet in table.outlets for spelling in outlet.spellings}
    plain = {as_written(spelling): name for spelling, name in every.items()}
    told = []
    for name in lacking[:_SHOWN]:
        near = get_close_matches(as_written(name), plain, 1, _NEAR)
        told.append(f"{name} ({counts[name]}{f'; perhaps {plain[near[0]]}' if near else ''})")
    number = sum(counts[name] for name in lacking)
    return [
        f"{table.file} lacks {_number(len(lacking), 'outlet', 'outlets')} of {len(counts)} "
        f"({_number(number, 'article', 'articles')}): {_listed([*told, *lacking[_SHOWN:]])}"
    ]


def _with_columns(
    articles: pd.DataFrame, outlets: Sequence[Outlet | None], table: OutletTable
) -> tuple[pd.DataFrame, list[str]]:
    """The columns of the table; an article's own value has the last word."""
    notes, new = [], {}
    for column in table.columns:
        told = [None if outlet is None else outlet.own.get(column) for outlet in outlets]
        if column in articles:
            own = [None if is_missing(value) else value for value in articles[column]]
            differ = sum(a is not None and b is not None and str(a) != str(b) for a, b in zip(own, told))
            if differ:
                notes.append(
                    f"{_number(differ, 'article says', 'articles say')} another {column} than {table.file} says of "
                    "the outlet: the article's own stays; rename one of the columns to have both"
                )
            told = [b if a is None else a for a, b in zip(own, told)]
        values = tables.own_column(told)
        values.index = articles.index
        new[column] = values
    return (articles.assign(**new) if new else articles), notes


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _listed(items: Sequence[str]) -> str:
    more = f", and {len(items) - _SHOWN} more" if len(items) > _SHOWN else ""
    return ", ".join(items[:_SHOWN]) + more
