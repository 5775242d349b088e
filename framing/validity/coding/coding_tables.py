"""From the tables of the package to codings and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

import pandas as pd

from framing.entrance import takes
from framing.tables import SCHEMAS, conform, from_records, is_missing, surface
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marking, Remark

__all__ = ["from_codings", "to_codings"]

_ROW = "Row"  # kind of the remark that holds the columns which no mark shows
_ROLES = ("content", "source", "cue")
# What a coder sees and may change as a property of the marked words.
_SHOWN = {
    "quotes": ("kind", "actor_id", "cue_stance", "anonymous", "negated"),
    "mentions": ("form", "actor_id"),
    "hits": ("voice", "speaker", "target", "negated", "denied"),
}
_Spans: TypeAlias = list[tuple[int, int]]
_LABELS = {"Content": "quotes", "Mention": "mentions"}


@takes(
    articles="articles article_id text",
    quotes="quotes quote_id article_id content_spans",
    mentions="mentions mention_id article_id start end",
    hits="hits hit_id article_id start end",
)
def to_codings(
    articles: pd.DataFrame,
    *,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
    coder: str = "",
) -> list[Coding]:
    """Turn rows into marked words with relations, one coding an article that has any row.

    A quote becomes *Content*, *Source* and *Cue* with the relations ``source`` and ``cue``; a mention becomes
    *Mention*; a hit is labelled with its frame, with the relations ``target`` to a mention and ``said_in`` to the
    quote that holds it. Kind, actor and stance of a quote, form and actor of a mention, and voice, speaker and target
    of a hit are attributes, which a coder may change. What cannot be shown rides along as a note, so that
    :func:`from_codings` gives the rows back.

    Parameters
    ----------
    articles, quotes, mentions, hits : DataFrame
        Tables of the package.
    coder : str

    Returns
    -------
    list of Coding

    Raises
    ------
    ValueError
        If a row names an article that is not there.

    Examples
    --------
    >>> articles = from_records("articles", [{"article_id": "a", "text": "Ann said yes."}])
    >>> row = {"quote_id": "a:q0001", "article_id": "a", "content_spans": [[9, 12]], "source_spans": [[0, 3]]}
    >>> coding = to_codings(articles, quotes=from_records("quotes", [row]))[0]
    >>> [(m.label, coding.words(m)) for m in coding.markings], coding.links[0].label
    ([('Content', 'yes'), ('Source', 'Ann')], 'source')
    """
    texts = dict(zip(articles["article_id"], articles["text"]))
    codings: dict[str, Coding] = {}
    owners: dict[tuple[str, str], str] = {}  # (article, id of a row) to its marking
    waiting: list[tuple[Coding, str, str, str]] = []
    for name, table in (("quotes", quotes), ("mentions", mentions), ("hits", hits)):
        if table is None:
            continue
        for row in conform(table, name).to_dict("records"):
            article = row["article_id"]
            if article not in texts:
                raise ValueError(f"the table {name!r} names the article {article!r}, which is not among the articles")
            coding = codings.setdefault(article, Coding(article, texts[article], coder))
            key = _mark(coding, name, {str(k): v for k, v in row.items()})
            if key is None:
                continue
            owners[article, row[SCHEMAS[name].names[0]]] = key
            if name == "hits":
                waiting += [(coding, "target", key, row["target_mention"]), (coding, "said_in", key, row["quote_id"])]
    for coding, label, key, other in waiting:
        end = owners.get((coding.article_id, other))
        if end is not None:
            _tie(coding, label, key, end)
    return [codings[name] for name in texts if name in codings]


def _mark(coding: Coding, name: str, row: dict[str, Any]) -> str | None:
    """Add the markings of a row; the key of its main one."""

    def add(label: str, pieces: Iterable[Iterable[int]]) -> str:
        key = f"T{len(coding.markings) + 1}"
        coding.markings.append(Marking(key, label, [(int(a), int(b)) for a, b in pieces]))
        return key

    if name == "quotes":
        if not row["content_spans"]:
            return None
        main = add("Content", row["content_spans"])
        for role in _ROLES[1:]:
            if row[f"{role}_spans"]:
                _tie(coding, role, main, add(role.capitalize(), row[f"{role}_spans"]))
        marked = {column for role in _ROLES for column in (role, f"{role}_spans")}
    else:
        main = add(row["frame"] or "Hit" if name == "hits" else "Mention", [(row["start"], row["end"])])
        marked = {"start", "end", "surface" if name == "hits" else "designator"}
        if name == "hits" and row["frame"]:
            marked.add("frame")
    rest: dict[str, Any] = {} if name != "hits" or row["frame"] else {"frame": None}
    for column, value in row.items():
        if column in marked or column == "article_id" or is_missing(value):
            continue
        if column in _SHOWN[name] and (value is True or (isinstance(value, str) and value)):
            shown = None if value is True else str(value)
            coding.attributes.append(Attribute(f"A{len(coding.attributes) + 1}", column, main, shown))
        else:
            rest[column] = value.item() if hasattr(value, "item") else value
    text = json.dumps({"table": name, **rest}, ensure_ascii=False)
    coding.remarks.append(Remark(f"#{len(coding.remarks) + 1}", _ROW, main, text))
    return main


def _tie(coding: Coding, label: str, start: str, end: str) -> None:
    number = sum(1 for link in coding.links if link.key.startswith("R")) + 1
    coding.links.append(Link(f"R{number}", label, [("Arg1", start), ("Arg2", end)]))


def from_codings(codings: Iterable[Coding]) -> dict[str, pd.DataFrame]:
    """Turn codings into tables: those of :func:`to_codings`, corrected by a coder or not, and those made from nothing.

    *Content* and the events of PolNeAR (*Attribution* with *Source*, *Cue*, *Content*) become quotes, *Mention*
    mentions, every other label a hit of that frame; words tied to a content are its source and cue.

    Parameters
    ----------
    codings : iterable of Coding

    Returns
    -------
    dict
        ``quotes``, ``mentions``, ``hits``, each with a last column ``coder``.

    Examples
    --------
    >>> coding = Coding("a", "He won.", "Ann", [Marking("T1", "triumph", [(3, 6)])])
    >>> from_codings([coding])["hits"][["hit_id", "frame", "surface", "coder"]].values.tolist()
    [['a:h0001', 'triumph', 'won', 'Ann']]
    """
    rows: dict[str, list[dict[str, Any]]] = {"quotes": [], "mentions": [], "hits": []}
    for coding in codings:
        for name, row in _rows(coding):
            rows[name].append({**row, "article_id": coding.article_id, "coder": coding.coder})
    out = {}
    for name, found in rows.items():
        columns = set(SCHEMAS[name].names)
        table = from_records(name, [{k: v for k, v in row.items() if k in columns} for row in found])
        for column in dict.fromkeys(k for row in found for k in row if k not in columns):
            table[column] = pd.Series([row.get(column) for row in found], dtype="object")
        out[name] = table
    return out


def _rows(coding: Coding) -> list[tuple[str, dict[str, Any]]]:
    """The rows of a coding with the table of each."""
    pieces = {marking.key: marking.pieces for marking in coding.markings}
    events, parts, ties = _links(coding, pieces)
    kept = {r.target: json.loads(r.text) for r in coding.remarks if r.kind == _ROW and r.text.startswith("{")}
    chosen: list[tuple[str, str, dict[str, Any]]] = []
    for marking in coding.markings:
        key = marking.key
        row = dict(kept.get(key, {}))
        name = row.pop("table", None) or _LABELS.get(marking.label, "hits")
        if key in events:
            name = "quotes"
        elif key in parts or (marking.label in ("Source", "Cue") and key not in kept):
            continue  # part of a quote
        if name == "quotes":
            tied = {role: pieces[ties[key][role]] for role in _ROLES[1:] if role in ties.get(key, {})}
            row |= _spans_of(coding.text, {"content": marking.pieces, **events.get(key, [{}])[0], **tied})
        else:
            row["start"], row["end"] = marking.pieces[0][0], marking.pieces[-1][1]
            row["surface" if name == "hits" else "designator"] = coding.text[row["start"] : row["end"]]
            if name == "hits" and not (marking.label == "Hit" and "frame" in row):  # a row that had no frame
                row["frame"] = marking.label
        for attribute in (a for a in coding.attributes if a.target == key):
            row[attribute.name] = True if attribute.value is None else attribute.value
        chosen.append((key, name, row))
        chosen += [
            (key, name, _spans_of(coding.text, more)) for more in events.get(key, [])[1:]
        ]  # said by another, too
    _name(coding.article_id, chosen)
    _follow(chosen, ties)
    return [(name, row) for _, name, row in chosen]


def _spans_of(text: str, spans: dict[str, _Spans]) -> dict[str, Any]:
    """Columns of the roles of a quote."""
    out: dict[str, Any] = {}
    for role, own in spans.items():
        out[f"{role}_spans"], out[role] = [list(piece) for piece in own], surface(text, own)
    return out


def _links(
    coding: Coding, pieces: dict[str, _Spans]
) -> tuple[dict[str, list[dict[str, _Spans]]], set[str], dict[str, dict[str, str]]]:
    """What the links of a coding say.

    Returns
    -------
    events : dict
        Marking of a content to the spans of each role, in each of its events.
    parts : set
        Markings that are part of a quote.
    ties : dict
        Marking to label to the marking at the other end.
    """
    events: dict[str, list[dict[str, _Spans]]] = {}
    parts: set[str] = set()
    ties: dict[str, dict[str, str]] = {}
    for link in coding.links:
        keys = [key for _, key in link.args]
        if link.event:
            spans: dict[str, _Spans] = {}
            named = [(role.rstrip("0123456789").lower(), key) for role, key in link.args[1:]]
            main = next((key for role, key in named if role == "content" and key in pieces), None)
            if not any(role in _ROLES for role, _ in named):  # of another scheme: the trigger is a term
                ties.setdefault(keys[0], {}).update(dict(named))
                continue
            for role, key in named:
                if role in _ROLES and key in pieces:
                    spans[role] = sorted(spans.get(role, []) + pieces[key])
                    parts.add(key)
            parts.add(keys[0])
            if main is not None:
                events.setdefault(main, []).append(spans)
        elif len(keys) == 2:
            ties.setdefault(keys[0], {})[link.label] = keys[1]
            if link.label in _ROLES[1:]:
                parts.add(keys[1])
    return events, parts, ties


def _name(article: str, rows: list[tuple[str, str, dict[str, Any]]]) -> None:
    """Give rows that a coder added the next free id."""
    for name in ("quotes", "mentions", "hits"):
        column = SCHEMAS[name].names[0]
        taken = {row[column] for _, own, row in rows if own == name and column in row}
        number = 0
        for _, own, row in rows:
            if own == name and column not in row:
                number += 1
                while f"{article}:{name[0]}{number:04d}" in taken:
                    number += 1
                row[column] = f"{article}:{name[0]}{number:04d}"


def _follow(rows: list[tuple[str, str, dict[str, Any]]], ties: dict[str, dict[str, str]]) -> None:
    """Where a coder tied a term to another mention or quote, its target or quote is that one."""
    by_key = {key: row for key, _, row in reversed(rows)}
    for key, name, row in rows:
        if name != "hits":
            continue
        mention = by_key.get(ties.get(key, {}).get("target", ""))
        if mention is not None and mention.get("mention_id") != row.get("target_mention"):
            row["target_mention"], row["target"] = mention.get("mention_id"), mention.get("actor_id")
        quote = by_key.get(ties.get(key, {}).get("said_in", ""))
        if quote is not None and quote.get("quote_id") != row.get("quote_id"):
            row["quote_id"], row["speaker"] = quote.get("quote_id"), quote.get("actor_id")
