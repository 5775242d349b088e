"""Page furniture: captions, links to other pages, credits, invitations to subscribe, which are no words of the article.

A text enters; the spans of its furniture leave. The text itself stays as it is: :func:`analysed_texts` gives it to the
verbs with blanks in their place, so that every offset holds. The patterns stand in ``lexicons/words/furniture.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from framing.shipped import shipped
from framing.tables import Span, is_missing, read_list
from framing.text.sentences import line_spans

__all__ = ["analysed_texts", "end_before_furniture", "find_furniture", "furniture_of", "without_furniture"]

_KEPT = re.compile(r"[^\r\n\u2028\u2029]")
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"\b(?:\w\.)+\Z")
_MARKS = " \t\u00a0.,:;!?*|-–—_•·[]()<>\"“”'‘’\u200b"
_MOST_WORDS = 25  # of the headline that a link leads to
_LONGEST_INVITATION = 90  # words


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str]], list[re.Pattern[str]]]:
    """The patterns of lines, by kind, and those of pieces inside a line."""
    data: dict[str, Any] = tomllib.loads(shipped("lexicons/words/furniture.toml").read_text(encoding="utf-8"))

    def any_of(patterns: Iterable[str]) -> str:
        return f"(?:{'|'.join(patterns)})"

    exact, behind = any_of(map(re.escape, data["whole"]["lines"])), any_of(map(re.escape, data["titles"]["behind"]))
    labels = any_of(data["links"]["labels"])
    kinds = {
        "whole": rf"(?:{exact}|{any_of(data['whole']['patterns'])})\Z",
        "caption": rf"\W{{0,3}}{any_of(data['captions']['begins'])}(?!\w)\s*(?:\Z|(?-i:[^a-z\s]))",
        "link": rf"\W{{0,3}}(?P<label>{labels})\s*(?::|\Z)",
        "invitation": rf"\W{{0,3}}{any_of(data['invitations']['begins'])}",
        "needs": data["invitations"]["needs"],
        "short_needs": data["invitations"]["short_needs"],
        "credit": rf"\W{{0,3}}{any_of(data['credits']['patterns'])}",
        "dateline": rf"(?:(?-i:[A-Z])[\w.,/’'& -]{{0,40}}\s)?\(?{data['datelines']['names']}\)\s*(?:[-–—―]+\s*)?",
        "behind": rf"\s+[:|–—-]\s+{behind}\s*\Z",
    }
    link = rf"(?=[A-Z])(?i:{labels})\s?:"
    pieces = [*data["inline"]["patterns"], rf"\(\s?{link}[^()\n]{{3,200}}\)"]
    # … behind the last sentence of a paragraph, without a stop: He left. Video: Watch the moment
    pieces.append(rf"[.!?][\"”’')]?\s+(?P<own>{link}\s+[A-Z“‘\"'][^\n:.!?]{{3,140}}[^\W_])\Z")
    return {name: re.compile(one, re.IGNORECASE) for name, one in kinds.items()}, [re.compile(one) for one in pieces]


def find_furniture(text: str, body_start: int = 0, title: str | None = None, outlet: str | None = None) -> list[Span]:
    """Find the page furniture of an article.

    Parameters
    ----------
    text : str
    body_start : int
        Where the title ends.
    title, outlet : str, optional
        A first line that only says the title again, and lines that only name the outlet, are furniture too.

    Returns
    -------
    list of (start, end)
        In order: whole lines, datelines, pieces inside a line.

    Examples
    --------
    >>> lines = "Storm; Image caption Nora Finch; Read more: 'We ran'; SEE ALSO: Dam breaks; Related: he is ill."
    >>> text = lines.replace("; ", "\\n")
    >>> [text[start:end] for start, end in find_furniture(text)]
    ['Image caption Nora Finch', "Read more: 'We ran'", 'SEE ALSO: Dam breaks']
    """
    kinds, pieces = _patterns()
    out: list[Span] = []
    known = _plain(outlet)
    told = _plain(title)
    first = True
    for start, end in line_spans(text):
        if start < body_start:
            out += [found.span() for found in kinds["behind"].finditer(text, start, end)]
            continue
        line = text[start:end]
        plain = _plain(line)
        again, first = first and bool(told) and plain == told, False
        if again or (known and plain == known) or _is_furniture(line, plain, kinds):
            out.append((start, end))
            continue
        dateline = kinds["dateline"].match(line)
        if dateline:
            out.append((start, start + dateline.end()))
        for pattern in pieces:
            group = "own" if "own" in pattern.groupindex else 0
            out += [(start + found.start(group), start + found.end(group)) for found in pattern.finditer(line)]
    return _apart(out)


def _plain(line: str | None) -> str:
    """What is compared: without case, without marks at the ends."""
    return line.strip(_MARKS).casefold() if isinstance(line, str) else ""


def _is_furniture(line: str, plain: str, kinds: dict[str, re.Pattern[str]]) -> bool:
    if kinds["whole"].match(plain) or kinds["caption"].match(line) or kinds["credit"].match(line):
        return True
    link = kinds["link"].match(line)
    if link and line[link.start("label")].isupper():
        return _leads_elsewhere(link["label"], line[link.end() :].strip())
    return bool(kinds["invitation"].match(line)) and _invites(line, kinds)


def _leads_elsewhere(label: str, rest: str) -> bool:
    """Whether what follows a label is a headline, not a sentence of prose: short, and no full stop at its end."""
    if len(_WORD.findall(rest)) > _MOST_WORDS:
        return False
    end = rest.rstrip("\"”’')")
    return not end.endswith(".") or end.endswith("..") or bool(_INITIALS.search(end)) or label.isupper()


def _invites(line: str, kinds: dict[str, re.Pattern[str]]) -> bool:
    """Whether a line that begins like an invitation says to what: to something that only a page has, if it is long."""
    n_words = len(_WORD.findall(line))
    if line[:1] in "\"“‘'" or n_words > _LONGEST_INVITATION:
        return False
    return bool(kinds["needs"].search(line) or (n_words <= _MOST_WORDS and kinds["short_needs"].search(line)))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones merged."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def without_furniture(text: str, spans: Iterable[Span]) -> str:
    """A text of the same length, with blanks for the characters of its furniture.

    Parameters
    ----------
    text : str
    spans : iterable of (start, end)

    Returns
    -------
    str

    Examples
    --------
    >>> without_furniture("(CNN) It rained.", [(0, 6)])
    '      It rained.'
    """
    out, at = [], 0
    for start, end in spans:
        out += [text[at:start], _KEPT.sub(" ", text[start:end])]
        at = end
    return "".join([*out, text[at:]]) if out else text


def analysed_texts(articles: pd.DataFrame) -> list[Any]:
    """What the verbs read of each article: its text with blanks for the furniture.

    Parameters
    ----------
    articles : DataFrame
        With ``text``; where ``furniture_spans`` is absent or null the text is as it is.

    Returns
    -------
    list of str
        In the order of the rows; what is no text stays what it is.

    Examples
    --------
    >>> analysed_texts(pd.DataFrame({"text": ["Photo\\nIt rained."], "furniture_spans": [[[0, 5]]]}))
    ['     \\nIt rained.']
    """
    return [
        without_furniture(text, spans) if spans and isinstance(text, str) else text
        for text, spans in zip(articles["text"].tolist(), furniture_of(articles))
    ]


def end_before_furniture(text: str, read: str, start: int, end: int) -> int:
    """Where the part of a span ends that stands before the first furniture in it.

    Parameters
    ----------
    text, read : str
        The text as stored, and as the verbs read it.
    start, end : int

    Returns
    -------
    int
        `end` where no furniture is in the span.

    Examples
    --------
    >>> end_before_furniture("Ann Lee [MORE] won", "Ann Lee        won", 0, 18)
    7
    """
    if text[start:end] == read[start:end]:
        return end
    cut = next(k for k in range(start, end) if text[k] != read[k])
    return start + len(read[start:cut].rstrip())


def furniture_of(articles: pd.DataFrame) -> list[list[Span]]:
    """The furniture of each article.

    Parameters
    ----------
    articles : DataFrame

    Returns
    -------
    list of list of (start, end)
        In the order of the rows; empty where nothing is marked.

    Examples
    --------
    >>> furniture_of(pd.DataFrame({"text": ["Photo", "It rained."], "furniture_spans": [[[0, 5]], None]}))
    [[(0, 5)], []]
    """
    if "furniture_spans" not in articles.columns:
        return [[] for _ in range(len(articles))]
    lists = ([] if is_missing(spans) else read_list(spans) or [] for spans in articles["furniture_spans"].tolist())
    return [[(int(start), int(end)) for start, end in spans] for spans in lists]
