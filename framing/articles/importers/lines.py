"""Lines of exports: as words of the body, joined to paragraphs, without what the database wrote between them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from framing.shipped import shipped

__all__ = ["announced", "as_paragraphs", "clean", "export_words", "label_of", "labels_of", "without_by"]

_WRAPPED = 100  # characters of the longest line of a text whose lines are broken at a width
_OFTEN = 0.6  # share of its width that most lines of such a text fill
_BY = re.compile(r"\A(?:by|von|par|por|door)\s*:?\s+", re.IGNORECASE)
_LABEL = re.compile(r"\s*([^\W\d][\w /()-]{0,40}?)\s*:(?:\s+|$)(.*)", re.DOTALL)


@cache
def export_words() -> dict[str, Any]:
    """Return ``lexicons/words/exports.toml``.

    Returns
    -------
    dict
    """
    return tomllib.loads(shipped("lexicons/words/exports.toml").read_text(encoding="utf-8"))


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(export_words()['furniture']['patterns'])})\s*", re.IGNORECASE | re.DOTALL)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(export_words()['furniture']['ends'])})\s*\Z", re.IGNORECASE)


@cache
def _counts() -> re.Pattern[str]:
    return re.compile("|".join(export_words()["announced"]["counts"]), re.IGNORECASE)


def announced(text: str) -> int:
    """Return how many documents an export says it holds; 0 where it does not say.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> announced("Search: rain\\nNumber of documents: 10\\n"), announced("It rained.")
    (10, 0)
    """
    return max((int(found[1][:9]) for found in _counts().finditer(text)), default=0)


def clean(text: str) -> str:
    """Text with plain blanks, one at a time.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> clean(" The\u00a0Post \\n news ")
    'The Post news'
    """
    return re.sub(r"\s+", " ", text).strip()


def without_by(byline: str) -> str:
    """Names of a byline, without the word before them.

    Parameters
    ----------
    byline : str

    Returns
    -------
    str

    Examples
    --------
    >>> without_by("By Ann Lee"), without_by("PAR ANNE LYS"), without_by("Byron Hill,")
    ('Ann Lee', 'ANNE LYS', 'Byron Hill')
    """
    return _BY.sub("", clean(byline)).strip(" ,;")


def labels_of(table: dict[str, Sequence[str]]) -> dict[str, str]:
    """Label in small letters to the column that it fills.

    Parameters
    ----------
    table : dict
        Column to labels.

    Returns
    -------
    dict
    """
    return {label: column for column, labels in table.items() for label in labels}


def label_of(line: str, labels: dict[str, str]) -> tuple[str, str] | None:
    """Column and value of a line *Label: value*.

    Parameters
    ----------
    line : str
    labels : dict

    Returns
    -------
    tuple of str or None

    Examples
    --------
    >>> label_of("LENGTH: 355 words", {"length": "length"}), label_of("He said: no.", {"length": "length"})
    (('length', '355 words'), None)
    """
    match = _LABEL.match(line.replace("\u00a0", " "))
    if match is None or match[1].lower() not in labels:
        return None
    return labels[match[1].lower()], match[2].strip()


def as_paragraphs(lines: Iterable[str], wrapped: bool | None = None) -> str:
    r"""Body of an article: lines broken at a width are joined, paragraphs have a blank line between them.

    Parameters
    ----------
    lines : iterable of str
    wrapped : bool, optional
        Whether lines are broken at a width. Left out: as they look.

    Returns
    -------
    str

    Examples
    --------
    >>> as_paragraphs(["The council of the small town could", "not agree.", "", "It rained."])
    'The council of the small town could not agree.\n\nIt rained.'
    >>> as_paragraphs(["It rained.", "They left."])
    'It rained.\n\nThey left.'
    """
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(clean(line))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    parts: list[str] = []
    if _is_wrapped(blocks) if wrapped is None else wrapped:
        parts = [" ".join(block) for block in blocks]
    else:
        parts = [line for block in blocks for line in block]
    kept = (_ends().sub("", part) for part in parts if not _furniture().fullmatch(part))
    return "\n\n".join(part for part in kept if part)


def _is_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether lines were broken at a width: none is longer, and those with another behind them nearly fill it."""
    width = max((len(line) for block in blocks for line in block), default=0)
    followed = [line for block in blocks for line in block[:-1]]
    ended = sum(line.endswith((".", "!", "?", '."', ".”")) for line in followed)
    if not followed or width > _WRAPPED or ended > len(followed) / 2:
        return False
    return sum(len(line) >= _OFTEN * width for line in followed) >= _OFTEN * len(followed)
