"""Texts that a person coded, as a classifier learns them: cleaned, and what a person should look at first."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.learn.codes import CodeWarning, one_spelling, same_codes
from framing.tables import is_missing

__all__ = ["CodedTexts", "coded_texts"]

#: Group of the texts whose group is not said.
NO_GROUP = "(not said)"
_FEW = 20  # texts of a label from which on its scores mean something
_CODE = "code:"  # what the header of a column for the coder begins with
_TEXTS = ("content", "passage", "text", "sentence")
_ALIKE = 0.85  # of the letters of two labels, from which on one may be the other misspelled


@dataclass
class CodedTexts:
    """Coded texts.

    Attributes
    ----------
    texts, labels : list of str
    groups : list of str or None
    rows : list
        Label in the index of the table, of each text.
    columns : tuple of str
        Names of the columns of the text, the label, and the group (empty where there is none).
    copies : dict
        Rows that say the same as another one, and count once: label in the index to that of the other.
    remarks : list of str
        What a person should look at.
    """

    texts: list[str]
    labels: list[str]
    groups: list[str] | None
    rows: list[Any]
    columns: tuple[str, str, str]
    copies: dict[Any, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def coded_texts(
    table: pd.DataFrame, text: str | None = None, label: str | None = None, group: str | None = None
) -> CodedTexts:
    """Read coded texts from a table.

    Parameters
    ----------
    table : pandas.DataFrame
        Of :func:`framing.validity.read_sheet`, or any other with a row a text.
    text : str, optional
        Column of the texts; left out, content, passage, text or sentence.
    label : str, optional
        Column of the labels, with or without ``code:`` before it; left out, the only one that begins so, or ``label``.
    group : str, optional
        Column of the groups; left out, outlet, else article_id, if there is one.

    Returns
    -------
    CodedTexts
        Rows without text or label are left out; a text that is coded alike again in its group counts once; a label
        that one text has alone is left out, since it can be held out or learnt, not both.

    Raises
    ------
    ValueError
        If a column is not there, or fewer than two labels are left.

    Examples
    --------
    >>> table = pd.DataFrame({"text": ["They won.", "They won.", "All lost.", "Most lost.", "Who won?", "Odd."],
    ...                       "label": ["good ", "good", "bad", "bad", "good", "ugly"]})
    >>> made = coded_texts(table)
    >>> made.labels, len(made.remarks)
    (['good', 'bad', 'bad', 'good'], 4)
    """
    names = _columns(table, text, label, group)
    cells = [None if is_missing(cell) or not str(cell).strip() else str(cell) for cell in table[names[0]]]
    given = [one_spelling(cell) for cell in table[names[1]]]
    own = [NO_GROUP] * len(table) if not names[2] else [one_spelling(cell) or NO_GROUP for cell in table[names[2]]]
    made = CodedTexts([], [], [], [], names)
    said: dict[tuple[str, str, str], Any] = {}
    skipped: Counter[str] = Counter()
    for row, words, code, where in zip(table.index, cells, given, own):
        if words is None or code is None:
            skipped["without text" if words is None else "not coded"] += 1
        elif (key := (words, str(code), str(where))) in said:
            skipped["coded alike again in the same group, and taken once"] += 1
            made.copies[row] = said[key]
        else:
            said[key] = row
            _add(made, row, words, str(code), str(where))
    made.remarks = [f"{n:,} row{'s' * (n > 1)} {why}" for why, n in skipped.items()]
    about = _about_labels(table[names[1]], Counter(made.labels))
    _leave_out_single(made)
    if len(set(made.labels)) < 2:
        there = ", ".join(map(repr, sorted(set(made.labels)))) or "none"
        raise ValueError(
            f"the column {names[1]!r} has fewer than two labels that stand at two texts or more: {there}. A classifier "
            "tells at least two apart; code texts of the other kind as well"
        )
    made.remarks += [*about, *_about_texts(made), *_about_groups(made, names[2])]
    if not names[2] or len(set(made.groups or [])) < 2:
        made.groups = None
    return made


def _columns(table: pd.DataFrame, text: str | None, label: str | None, group: str | None) -> tuple[str, str, str]:
    there = [str(name) for name in table.columns]
    if label not in there and f"{_CODE}{label}" in there:
        label = f"{_CODE}{label}"
    for option, name in (("text", text), ("label", label), ("group", group)):
        if name is not None and name not in table.columns:
            raise ValueError(f"{option}= names {name!r}, which the table has not; its columns are {', '.join(there)}")
    coded = [name for name in there if name.startswith(_CODE) and name != f"{_CODE}coder"]
    label = label or (coded[0] if len(coded) == 1 else "label" if "label" in there else None)
    text = text or next((name for name in _TEXTS if name in there), None)
    if text is None or label is None:
        lacks = "texts" if text is None else "labels"
        option = "text" if text is None else "label"
        raise ValueError(f"say with {option}= which column holds the {lacks}; there are {', '.join(there)}")
    filled = [name for name in ("outlet", "article_id") if name in there and table[name].notna().any()]
    return text, label, group or next(iter(filled), "")


def _add(made: CodedTexts, row: Any, words: str, code: str, where: str) -> None:
    made.texts.append(words)
    made.labels.append(code)
    made.rows.append(row)
    if made.groups is not None:
        made.groups.append(where)


def _leave_out_single(made: CodedTexts) -> None:
    alone = {code for code, n in Counter(made.labels).items() if n < 2}
    if not alone:
        return
    kept = [place for place, code in enumerate(made.labels) if code not in alone]
    for name in ("texts", "labels", "groups", "rows"):
        values = getattr(made, name)
        setattr(made, name, [values[place] for place in kept])
    made.remarks.append(
        f"{_listed(alone)} stand{'s' * (len(alone) == 1)} at one text only and {'is' if len(alone) == 1 else 'are'} "
        "left out; code more of the kind, or give it the label of a wider one"
    )


def _listed(names: Sequence[str] | set[str]) -> str:
    shown = [repr(name) for name in sorted(names)]
    return ", ".join(shown[:6]) + (f" and {len(shown) - 6} more" if len(shown) > 6 else "")


def _about_labels(given: pd.Series[Any], counts: Counter[str]) -> list[str]:
    """Labels that few texts have, and those that may be one."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", CodeWarning)
        same_codes(value for value in given if not is_missing(value))
    out = [str(warning.message) for warning in caught if issubclass(warning.category, CodeWarning)]
    few = {code for code, n in counts.items() if 1 < n < _FEW}
    if few:
        out.append(
            f"few texts of {', '.join(f'{code!r} ({counts[code]})' for code in sorted(few))}: below {_FEW} the score "
            "of a label is mostly chance; framing code sample --equal draws rare kinds more often"
        )
    return [*out, *_misspelled(counts)]


def _misspelled(counts: Counter[str]) -> list[str]:
    from rapidfuzz import fuzz

    out = []
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    for place, rare in enumerate(ranked):
        for often in ranked[:place]:
            near = min(len(rare), len(often)) > 4 and fuzz.ratio(rare.casefold(), often.casefold()) >= 100 * _ALIKE
            if near and rare.casefold() != often.casefold() and counts[rare] * 5 <= counts[often]:
                out.append(f"the label {rare!r} ({counts[rare]}) is perhaps {often!r} ({counts[often]}), misspelled")
    return out


def _about_texts(made: CodedTexts) -> list[str]:
    codes: dict[str, set[str]] = {}
    where: dict[str, set[str]] = {}
    for words, code, group in zip(made.texts, made.labels, made.groups or [NO_GROUP] * len(made.texts)):
        codes.setdefault(words, set()).add(code)
        where.setdefault(words, set()).add(group)
    out = []
    two = [words for words, own in codes.items() if len(own) > 1]
    if two:
        ways = " and ".join(map(repr, sorted(codes[two[0]])))
        out.append(f"{len(two):,} text{'s' * (len(two) > 1)} coded in two ways, such as {two[0][:60]!r}: {ways}")
    spread = sum(len(own) > 1 for own in where.values())
    if spread:
        out.append(
            f"{spread:,} text{'s' * (spread > 1)} word for word in several groups (wire copy?): what is held out was "
            "seen in training, and the scores flatter"
        )
    return out


def _about_groups(made: CodedTexts, column: str) -> list[str]:
    groups = Counter(made.groups or [])
    if not column or set(groups) == {NO_GROUP}:
        return ["no group is said: texts of one outlet or article stand in training and test, and the scores flatter"]
    out = []
    if len(groups) == 1:
        out.append(f"all texts are of one {column}: how the classifier does on another one cannot be said")
    elif len(groups) < 5:
        out.append(f"only {len(groups)} groups by {column}: how much the score differs between groups is a guess")
    if NO_GROUP in groups and len(groups) > 1:
        out.append(f"{groups[NO_GROUP]:,} texts have no {column}; they are taken for one group")
    labels: dict[str, set[str]] = {}
    for code, group in zip(made.labels, made.groups or []):
        labels.setdefault(code, set()).add(group)
    tied = {code for code, own in labels.items() if len(own) == 1} if len(groups) > 1 else set()
    if tied:
        out.append(f"all texts of {_listed(tied)} are of one {column} each: held out, the label is never learnt")
    return out
