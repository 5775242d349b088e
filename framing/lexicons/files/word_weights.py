"""Lists of words with numbers beside them (AFINN, VADER, eMFD, NRC …), as categories with a weight and a polarity.

A list says one of these things of a word, and the reader tells which from the columns:

* a score with a sign (AFINN, VADER): the categories ``positive`` and ``negative``;
* a number for each of several categories, one column a category (eMFD, NRC VAD): columns of probabilities
  (``care_p``) with the sentiment of the same category beside them (``care_sent``) belong together;
* a category and a number, one row for each pair (NRC's Emotion Lexicon);
* nothing: a list of words is one category with the name of the file.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from framing.lexicons.files.lexicon import LexiconError

__all__ = ["WeightedTerm", "read_weights"]

#: Endings of the columns for how likely a word belongs to a category, and for how pleasant it is there.
_SHARE, _SENTIMENT = ("_p", "_prob", "_probability"), ("_sent", "_sentiment", "_valence")
_PLAIN = frozenset(["score", "value", "valence", "sentiment", "polarity", "weight", "mean", "rating"])


@dataclass(frozen=True)
class WeightedTerm:
    """One word of a list in one category.

    Attributes
    ----------
    category, term : str
    weight : float
        Never negative.
    polarity : float or None
        -1 to 1; None where the list has no sign.
    line : int
        Line of the file.
    """

    category: str
    term: str
    weight: float = 1.0
    polarity: float | None = None
    line: int = 0


def read_weights(text: str, path: str, name: str) -> list[WeightedTerm]:
    """Read a list of words with their numbers.

    Parameters
    ----------
    text : str
        Columns are parted by tabs, semicolons or commas; a first row of names is optional.
    path : str
        Named in messages.
    name : str
        Category of a list without numbers.

    Returns
    -------
    list of WeightedTerm
        Words whose number is 0 are left out of that category.

    Raises
    ------
    LexiconError
        If the columns cannot be told apart, or a cell that should hold a number does not.

    Examples
    --------
    >>> for term in read_weights("abandon\\t-2\\nsuperb\\t5", "AFINN.txt", "AFINN"):
    ...     print(term.category, term.term, term.weight, term.polarity)
    negative abandon 2.0 -0.4
    positive superb 5.0 1.0
    >>> table = "word,care_p,harm_p,care_sent,harm_sent\\nnurse,0.4,0.1,0.3,-0.2"
    >>> [(term.category, term.weight, term.polarity) for term in read_weights(table, "emfd.csv", "emfd")]
    [('care', 0.4, 0.3), ('harm', 0.1, -0.2)]
    >>> [(term.category, term.term) for term in read_weights("abba\\tfear\\t0\\nabba\\tjoy\\t1", "nrc.txt", "nrc")]
    [('joy', 'abba')]
    """
    rows = _rows(text, path)
    if not rows:
        raise LexiconError(f"{path}:1: the file is empty; write a word a line, and its number after a tab")
    if not rows[0][1][0]:  # data frames write the number of the row first, without a name
        rows = [(line, cells[1:]) for line, cells in rows if len(cells) > 1]
    width = len(rows[0][1])
    if _number(rows[-1][1][0]) is not None:
        raise LexiconError(f"{path}:{rows[-1][0]}: {rows[-1][1][0]!r} is no word; a list of words has a word and its "
                           "numbers a line, a table of entries needs the columns frame and pattern (or term); the "
                           f"first line here is {', '.join(rows[0][1])}")  # fmt: skip
    if width == 1:
        return [WeightedTerm(name, cells[0], line=line) for line, cells in rows]
    head = None if any(_number(cell) is not None for cell in rows[0][1][1:]) else rows.pop(0)[1]
    if not rows:
        raise LexiconError(f"{path}:1: below the names of the columns stands no word")
    numeric = [k for k in range(1, width) if _number(_cell(rows[0][1], k)) is not None]
    if not numeric:
        raise LexiconError(f"{path}:{rows[0][0]}: no column of numbers was found behind {rows[0][1][0]!r}; a list of "
                           "words has its numbers in columns, parted by tabs, semicolons or commas")  # fmt: skip
    if width == 3 and numeric == [2]:
        long = [(line, cells, _cell(cells, 1), _need(cells, 2, line, path)) for line, cells in rows]
        return [term for line, cells, label, value in long for term in _of(cells[0], label, value, None, line)]
    if len(numeric) > 1 and head is None:
        if rows[0][1][-1].startswith("["):  # VADER: mean, deviation, and the ratings in brackets
            numeric = numeric[:1]
        else:
            raise LexiconError(f"{path}:1: {len(numeric)} columns of numbers without names; write their names in the "
                               "first row, as in: word, care, harm")  # fmt: skip
    names = head or ["word", *["score"] * (width - 1)]
    return list(_wide(rows, names, numeric, path))


def _rows(text: str, path: str) -> list[tuple[int, list[str]]]:
    """Cells of each line that says something, with its number; ``#`` begins a remark."""
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    mark = "\t" if "\t" in first else max(";,", key=first.count)
    out: list[tuple[int, list[str]]] = []
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text), delimiter=mark, quotechar='"' if mark != "\t" else None,
                        quoting=csv.QUOTE_NONE if mark == "\t" else csv.QUOTE_MINIMAL)  # fmt: skip
    try:
        for cells in reader:
            plain = [cell.strip() for cell in cells]
            if plain and (plain[0] or not out) and any(plain) and not plain[0].startswith(("# ", "##")):
                out.append((reader.line_num, plain))
    except csv.Error as error:
        raise LexiconError(f"{path}: no CSV: {error}; look for a quotation mark that is not doubled") from error
    return out


def _wide(rows: list[tuple[int, list[str]]], names: list[str], numeric: list[int], path: str) -> Iterator[WeightedTerm]:
    """One column a category; a column with negative numbers is two, and one of sentiment belongs to its category."""
    stems = {k: _stem(names[k], _SHARE) for k in numeric}
    sentiment = {_stem(names[k], _SENTIMENT): k for k in numeric if _stem(names[k], _SENTIMENT) != names[k]}
    beside = {k: sentiment[stem] for k, stem in stems.items() if stem != names[k] and stem in sentiment}
    columns = [k for k in numeric if k not in beside.values()]
    values = {k: [_need(cells, k, line, path) for line, cells in rows] for k in numeric}
    most = {k: max(map(abs, column)) or 1.0 for k, column in values.items()}
    signed = {k for k in columns if min(values[k]) < 0}
    for place, (line, cells) in enumerate(rows):
        for k in columns:
            value = values[k][place]
            label = _label(stems[k], value, k in signed, len(columns) == 1)
            if k in beside:
                polarity: float | None = max(-1.0, min(1.0, values[beside[k]][place]))
            else:
                polarity = round(value / most[k], 4) if k in signed else None
            yield from _of(cells[0], label, abs(value), polarity, line)


def _label(name: str, value: float, signed: bool, alone: bool) -> str:
    """Name of a category; of a score with a sign there are two."""
    if not signed:
        return name
    side = "positive" if value > 0 else "negative"
    return side if alone and name.lower() in _PLAIN else f"{name}_{side}"


def _of(word: str, label: str, weight: float, polarity: float | None, line: int) -> Iterator[WeightedTerm]:
    if weight:
        yield WeightedTerm(label, word, weight, polarity, line)


def _stem(name: str, endings: tuple[str, ...]) -> str:
    ending = next((ending for ending in endings if name.lower().endswith(ending)), "")
    return name[: len(name) - len(ending)] or name


def _cell(cells: list[str], k: int) -> str:
    return cells[k] if k < len(cells) else ""


def _need(cells: list[str], k: int, line: int, path: str) -> float:
    value = _number(_cell(cells, k))
    if value is None:
        raise LexiconError(f"{path}:{line}: {cells[0]!r} has {_cell(cells, k)!r} where a number should stand; mend the "
                           "cell, or leave the line out")  # fmt: skip
    return value


def _number(cell: str) -> float | None:
    """A number, with a decimal point or comma; None for anything else."""
    if not re.fullmatch(r"[-+−]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?", cell):
        return None
    value = float(cell.replace("−", "-").replace(",", "."))
    return value if math.isfinite(value) else None
