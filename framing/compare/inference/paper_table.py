"""A comparison as it stands in a paper: columns in words, intervals in one cell, notes below; texts only leave.

How the texts are written into a file (LaTeX, Markdown, Word) stands in ``paper_formats``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.characters import printable, spaced
from framing.compare.inference.options import level_of
from framing.compare.inference.support import counted
from framing.entrance import kinds_of
from framing.stats import format_p
from framing.tables import actor_names, is_missing

__all__ = ["HEADS", "UNITS", "Cell", "PaperTable", "paper_table"]

#: What a rate is given per, by the denominator of :func:`framing.compare.rates`; that of articles is a share.
UNITS = {"tokens": "per 1,000 words", "voice": "per 1,000 words of the voice", "quotes": "per quote"}
#: Columns in words, as figures name what they show; any other column loses its underscores.
HEADS = {
    "n_articles": "articles", "n_units": "units", "n_tokens": "words", "n_negated": "negated", "value": "share",
    "rate": "rate", "effect": "difference", "actor_id": "actor", "designator": "name", "scare": "scare quotes",
    "exclusive": "only here", "own_voice": "own voice", "count_target": "n, target", "count_reference": "n, reference",
}  # fmt: skip
#: What one cell of the denominator holds, where it is no words.
_SIZES = {"quotes": "quotes", "articles": "articles"}
_COUNTED = {"hits": "framing term", "quotes": "quote", "mentions": "mention"}
#: An interval and the column behind which it stands.
_INTERVALS = {"ci_low": "ci_high", "effect_low": "effect_high"}
#: Columns that a reader of a paper does not ask for: what the method says, and where things stand in the text.
_ASIDE = frozenset(
    "seed hit_ids alignment passages start end start_a end_a start_b end_b quote_a quote_b article_a article_b "
    "quote_id n_same head rank weight".split()
)
_SAID = ("unit", "denominator")  # left out where they are one for the whole table
#: Columns whose values are names that the package gave, with underscores; those of groups are the user's.
_NAMED = frozenset("frame category measure voice kind type construction term whose".split())
_ACTORS = frozenset("speaker target actor_id category whose agent patient source about".split())
#: Numbers that keep their digits though all of them happen to be whole.
_ESTIMATES = frozenset("rate value effect z log_odds chi2 g2 pmi odds_ratio similarity".split())
_P = re.compile(r"[pq](_\w+)?$")
_MOST_NOTES = 26
_LONG = 100  # letters of a caption
_MINUS = "−"

#: The text of a cell and the letter of its note.
Cell = tuple[str, str]


@dataclass(frozen=True)
class PaperTable:
    """A table as texts.

    Attributes
    ----------
    head : list of str
    rows : list of list of (text, mark)
    right : list of bool
        Which columns hold numbers.
    caption, note : str
        Empty where there is none.
    marks : dict of str to str
        Notes by letter.
    """

    head: list[str]
    rows: list[list[Cell]]
    right: list[bool]
    caption: str = ""
    note: str = ""
    marks: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write characters that neither LaTeX nor Word can set as their numbers."""
        made = {
            "head": [printable(name) for name in self.head],
            "rows": [[(printable(text), mark) for text, mark in row] for row in self.rows],
            "caption": printable(self.caption),
            "note": printable(self.note),
            "marks": {mark: printable(text) for mark, text in self.marks.items()},
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    @property
    def below(self) -> list[Cell]:
        """What stands below the table: the note, then those of single rows with their letters."""
        return [*([(self.note, "")] if self.note else []), *((text, mark) for mark, text in self.marks.items())]


def paper_table(
    table: pd.DataFrame,
    method: str,
    source: pd.DataFrame,
    *,
    columns: Sequence[str] | str | None = None,
    digits: int = 2,
    names: Mapping[Any, str] | pd.DataFrame | None = None,
    caption: str | bool = True,
    note: str | bool = True,
) -> PaperTable:
    """A comparison as texts.

    Parameters
    ----------
    table : pandas.DataFrame
    method : str
        How the numbers came about.
    source : pandas.DataFrame
        The rows that these numbers count.
    columns : sequence of str, optional
        Left out, those that a reader asks for.
    digits : int
        After the point; p and q have three.
    names : mapping or pandas.DataFrame, optional
        Readable name of each actor, or the table of actors.
    caption, note : str or bool
        Text of one's own; False: none.

    Returns
    -------
    PaperTable

    Raises
    ------
    ValueError
        If a column is not there.

    Examples
    --------
    >>> rates = pd.DataFrame({"frame": ["label_neutral"], "n": [1200], "rate": [1.5], "ci_low": [-0.25], "ci_high": [2],
    ...                       "p": [0.0004], "denominator": "tokens", "note": "in 9 articles"})
    >>> made = paper_table(rates, "Rates of frame. By hand.", pd.DataFrame())
    >>> made.head, made.rows
    (['frame', 'n', 'per 1,000 words', 'interval', 'p'],
     [[('label neutral', ''), ('1,200', ''), ('1.50', ''), ('[−0.25, 2.00]', ''), ('< .001', 'a')]])
    >>> made.caption, made.below
    ('Rates of frame', [('By hand.', ''), ('in 9 articles', 'a')])
    """
    flat = table.reset_index() if any(name is not None for name in table.index.names) else table.reset_index(drop=True)
    chosen = _chosen(flat, columns)
    letters = _letters(flat["note"]) if columns is None and "note" in flat else None
    if letters is not None:
        chosen = [name for name in chosen if name != "note"]
    shown = [name for name in chosen if not (name in _INTERVALS.values() and _low_of(name) in chosen)]
    marked = next((name for name in shown if _P.match(name)), shown[-1] if shown else None)
    known = dict(names) if isinstance(names, Mapping) else actor_names(names)
    head, cells, right = [], [], []
    for name in shown:
        texts, number = _column(flat, name, chosen, digits, known)
        head.append(_head(flat, name, chosen, method))
        own = letters if letters and name == marked else {}
        notes = flat["note"] if own else [None] * len(flat)
        cells.append([(text, own.get(_key(mark), "")) for text, mark in zip(texts, notes)])
        right.append(number)
    said, rest = _said(method, _n(flat, source))
    return PaperTable(
        head,
        [list(row) for row in zip(*cells)],
        right,
        said if caption is True else caption or "",
        (rest if caption is True else method).strip() if note is True else note or "",
        {letter: text for text, letter in (letters or {}).items()} if note is not False else {},
    )


def _said(method: str, counts: str) -> tuple[str, str]:
    """What a caption has room for of a method: its first sentence, or the beginning of that; and the rest."""
    first, _, rest = method.partition(". ")
    first = first.rstrip(".")
    if len(first) > _LONG:
        first, rest = re.split(r"[:;,(]", first)[0].strip(), method
    return f"{first} ({counts})" if counts else first, rest


def _chosen(flat: pd.DataFrame, columns: Sequence[str] | str | None) -> list[str]:
    if columns is not None:
        asked = [columns] if isinstance(columns, str) else [str(name) for name in columns]
        missing = [name for name in asked if name not in flat]
        if missing:
            raise ValueError(f"columns= names {missing[0]!r}, which the table has not; it has {list(map(str, flat))}")
        return asked
    out = [str(name) for name in flat if name not in _ASIDE and (not len(flat) or flat[name].notna().any())]
    out = [name for name in out if name not in _SAID or len(set(flat[name])) > 1]
    if {"n_units", "n_articles"} <= set(out) and (flat["n_units"] == flat["n_articles"]).all():
        out.remove("n_units")
    if {"actor_id", "category"} <= set(out) and (
        flat["actor_id"].isna() | (flat["actor_id"] == flat["category"])
    ).all():
        out.remove("actor_id")
    if "n_tokens" in out and (flat["n_tokens"] == flat.get("n_articles")).all():
        out.remove("n_tokens")
    return out


def _low_of(high: str) -> str:
    return next(low for low, other in _INTERVALS.items() if other == high)


def _letters(notes: pd.Series[Any]) -> dict[str, str] | None:
    """A letter for each note; None where there are too many for letters."""
    there = list(dict.fromkeys(key for key in map(_key, notes) if key))
    return None if len(there) > _MOST_NOTES else {text: chr(ord("a") + place) for place, text in enumerate(there)}


def _key(note: Any) -> str:
    return "" if is_missing(note) else str(note)


def _column(
    flat: pd.DataFrame, name: str, chosen: Sequence[str], digits: int, known: Mapping[Any, str]
) -> tuple[list[str], bool]:
    """Texts of a column, and whether they are numbers."""
    values = flat[name]
    high = _INTERVALS.get(name)
    if high in chosen:
        pairs = zip(values, flat[str(high)])
        return [_interval(low, top, digits) for low, top in pairs], True
    if _P.match(name) and pd.api.types.is_numeric_dtype(values):
        return [format_p(p) for p in values], True
    if pd.api.types.is_bool_dtype(values):
        return ["–" if is_missing(value) else "yes" if value else "no" for value in values], False
    if pd.api.types.is_numeric_dtype(values):
        whole = name not in _ESTIMATES and all(is_missing(v) or not _finite(v) or float(v).is_integer() for v in values)
        return [number(value, 0 if whole else digits) for value in values], True
    return [_text(value, name, known) for value in values], False


def _finite(value: Any) -> bool:
    return abs(float(value)) != float("inf")


def number(value: Any, digits: int) -> str:
    """A number as a paper has it: with a true minus and commas between thousands.

    Examples
    --------
    >>> number(-1234.5, 1), number(float("inf"), 0), number(None, 2), number(-0.001, 2)
    ('−1,234.5', '∞', '–', '0.00')
    """
    if is_missing(value):
        return "–"
    if not _finite(value):
        return "∞" if value > 0 else f"{_MINUS}∞"
    text = f"{float(value):,.{digits}f}"
    return text.lstrip("-") if not text.strip("-0.,") else text.replace("-", _MINUS)


def _interval(low: Any, high: Any, digits: int) -> str:
    both = is_missing(low) and is_missing(high)
    return "–" if both else f"[{number(low, digits)}, {number(high, digits)}]"


def _text(value: Any, name: str, known: Mapping[Any, str]) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} ({count})" for key, count in value.items()) or "–"
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(_text(item, name, known) for item in _in_order(value)) or "–"
    if is_missing(value) or value == "":
        return "–"
    if name in _ACTORS and value in known:
        return " ".join(str(known[value]).split())
    text = " ".join(str(value).split())
    return spaced(text) if name in _NAMED | _ACTORS else text


def _in_order(value: Iterable[Any]) -> list[Any]:
    return sorted(value, key=str) if isinstance(value, (set, frozenset)) else list(value)


def _head(flat: pd.DataFrame, name: str, chosen: Sequence[str], method: str) -> str:
    if _INTERVALS.get(name) in chosen:
        return " ".join(filter(None, [level_of(method), "interval"]))
    kinds = set(flat["denominator"].dropna()) if "denominator" in flat else set()
    kind = kinds.pop() if len(kinds) == 1 else None
    if name == "rate" and kind is not None:
        return UNITS.get(kind, "share of articles")
    if name == "n_tokens" and kind in _SIZES:
        return _SIZES[kind]
    if name == "value" and "measure" in flat:  # not all of them are shares
        return name
    return HEADS.get(name) or name.replace("_", " ")


def _n(flat: pd.DataFrame, source: pd.DataFrame) -> str:
    """How much the rows count, and in how many articles."""
    if "n" not in flat or not len(source):
        return ""
    kinds = kinds_of(source)
    what = next((noun for kind, noun in _COUNTED.items() if kind in kinds), "row")
    articles = f" in {counted(source['article_id'].nunique(), 'article')}" if "article_id" in source else ""
    return f"n = {counted(len(source), what)}{articles}"
