"""Framing terms coded by readers: who is presented as doing what to whom, and which of our actors that is."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing.lexicons.words import words
from framing.validity.shipped.gold_terms import Span, read_gold_terms

__all__ = [
    "NO_ACTOR", "CodedArticle", "CodedTerm", "Judge", "coded_of_gold", "collection_rows", "read_articles_of",
    "read_coded", "spans_of",
]  # fmt: skip

#: Targets that no actor of the article stands for.
NO_ACTOR = frozenset(["ALL_PARTIES", "OUTLET", "UNATTRIBUTED"])
_WORD = re.compile(r"[\w.'-]+")
# Words of a name that many names share, so that they do not tell whom it names.
_EMPTY = words("frames.shared_in_names")


@dataclass(frozen=True)
class CodedTerm:
    """A term as a reader coded it.

    Attributes
    ----------
    span : tuple of int
    frame, voice : str
    target, other : str or None
        Readers' ids, joined by ``+``; who stands at the other end of the act.
    target_span, other_span : tuple of int or None
    optional : bool
    asks_other : bool
        Whether the reader looked for the other end; else its absence says nothing.
    """

    span: Span
    frame: str
    voice: str
    target: str | None = None
    other: str | None = None
    target_span: Span | None = None
    other_span: Span | None = None
    optional: bool = False
    asks_other: bool = True

    @property
    def names_actor(self) -> bool:
        """Whether the reader names an actor as its target."""
        return self.target is not None and self.target not in NO_ACTOR


@dataclass(frozen=True)
class CodedArticle:
    """The terms of an article and the names of its actors.

    Attributes
    ----------
    article_id, outlet : str
    names : mapping of str to str
        By the reader's ids of actors.
    terms : sequence of CodedTerm
    spans : mapping of str to sequence of tuple
        Where each actor of the reader is named.
    chars : int or None
        How far the reader read; None for all of it.
    """

    article_id: str
    outlet: str
    names: Mapping[str, str]
    terms: Sequence[CodedTerm]
    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    chars: int | None = None


def read_coded(paths: Iterable[Path], reader: int = 1) -> list[CodedArticle]:
    """Articles whose terms a reader coded.

    Parameters
    ----------
    paths : iterable of Path
        JSON files with ``docs`` (doc, outlet, actors, and reader where there are two) and their terms: either a list
        ``terms`` beside them (doc, span, frame, voice, target, target_span, other, other_span, optional), or one of
        rows in each, with the names of their ``columns`` beside ``docs``.
    reader : int
        Which reading of the articles that were read twice; those read once have 1.

    Returns
    -------
    list of CodedArticle
        In the order of the files; of an article that stands in two files that of the first.

    Raises
    ------
    ValueError
        If a file is no JSON or lacks a key.
    """
    out: dict[str, CodedArticle] = {}
    for path in paths:
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            beside: dict[str, list[dict[str, Any]]] = {}
            for row in data.get("terms", ()):
                beside.setdefault(row["doc"], []).append(row)
            for doc in data["docs"]:
                if doc.get("reader", 1) != reader:
                    continue
                rows = [_of_columns(data["columns"], row) for row in doc.get("terms", ())]
                own = [_term(row) for row in rows + beside.get(doc["doc"], [])]
                names = {key: value["name"] for key, value in doc["actors"].items()}
                out.setdefault(doc["doc"], CodedArticle(doc["doc"], doc["outlet"], names, own, spans_of(own)))
        except json.JSONDecodeError as error:
            raise ValueError(f"{path} is no JSON: {error}") from error
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                f"{path} is no file of coded terms: {type(error).__name__} {error}; it needs docs (doc, outlet, "
                f"actors) and terms (doc, span, frame, voice)"
            ) from error
    return list(out.values())


def _of_columns(columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    """A row as a mapping; what is cut off at its end is absent."""
    own = dict(zip(columns, row))
    out = {**own, "span": [own["start"], own["end"]], "optional": "o" in (own.get("marks") or "")}
    for name in ("target", "other"):
        if own.get(f"{name}_start") is not None:
            out[f"{name}_span"] = [own[f"{name}_start"], own[f"{name}_end"]]
    return out


def coded_of_gold(data: Mapping[str, Any], texts: Mapping[str, str] | None = None) -> list[CodedArticle]:
    """Return the coded articles of a gold file that names targets only.

    Parameters
    ----------
    data : mapping
    texts : mapping of str to str, optional
        Texts of the articles, where the terms are given by their place alone.

    Returns
    -------
    list of CodedArticle
    """
    rows = [dict(row) for row in data.get("terms", ())]
    for row in rows:
        row.setdefault("term", texts[row["doc"]][slice(*row["span"])] if texts is not None else "")
    terms: dict[str, list[CodedTerm]] = {}
    for gold in read_gold_terms({**data, "terms": rows}):
        place, optional = (gold.start, gold.end), not gold.counts
        own = CodedTerm(
            place, gold.frame, gold.voice, gold.target, None, gold.target_span, optional=optional, asks_other=False
        )
        terms.setdefault(gold.article, []).append(own)
    docs = {doc["doc"]: doc for doc in data.get("docs", ()) if isinstance(doc, dict) and "doc" in doc}
    out = []
    for key, found in terms.items():
        doc = docs.get(key, {})
        out.append(CodedArticle(key, doc.get("outlet", ""), {}, found, spans_of(found), doc.get("chars")))
    return out


def _term(row: Mapping[str, Any]) -> CodedTerm:
    start, end = row["span"]
    target, other = _span(row.get("target_span")), _span(row.get("other_span"))
    optional = bool(row.get("optional"))
    ends = row.get("target"), row.get("other")
    return CodedTerm((start, end), row["frame"], row["voice"], *ends, target, other, optional)


def _span(value: Sequence[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def spans_of(terms: Iterable[CodedTerm]) -> dict[str, list[Span]]:
    """Where each actor of a reader is named; joint ones are left out, since their words name several."""
    out: dict[str, list[Span]] = {}
    for term in terms:
        for actor, span in ((term.target, term.target_span), (term.other, term.other_span)):
            if actor is not None and span is not None and "+" not in actor:
                out.setdefault(actor, []).append(span)
    return out


def read_articles_of(path: Path, coded: Iterable[CodedArticle]) -> pd.DataFrame:
    """The coded articles out of a collection, as rows for :func:`framing.read_articles`.

    Parameters
    ----------
    path : Path
        JSON lines (``.gz`` too) with ``id``, ``title``, ``text`` and ``date``: the Article-Bias-Prediction collection.
    coded : iterable of CodedArticle

    Returns
    -------
    DataFrame
        article_id, outlet, published and text: title, blank line, body, as far as the reader read.

    Raises
    ------
    ValueError
        If the collection lacks an article.
    """
    wanted = {article.article_id: article for article in coded}
    rows = []
    for row in collection_rows(path, wanted):
        article = wanted[row["id"]]
        title = row["title"].strip().replace("\n", " ")
        own = {"article_id": row["id"], "outlet": article.outlet, "published": row.get("date")}
        body = row["text"][: article.chars and max(article.chars - len(title) - 2, 0)]
        rows.append({**own, "title": title, "text": body})
    return pd.DataFrame(rows)


def collection_rows(path: Path, ids: Collection[str]) -> list[dict[str, Any]]:
    """Records of some articles of a collection, in the order of the file.

    Parameters
    ----------
    path : Path
        JSON lines (``.gz`` too) with ``id``.
    ids : collection of str

    Returns
    -------
    list of dict

    Raises
    ------
    ValueError
        If the collection lacks an article.
    """
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [row for row in map(json.loads, lines) if row["id"] in ids]
    missing = sorted(set(ids) - {row["id"] for row in rows})
    if missing:
        raise ValueError(f"{path} lacks {len(missing)} of the coded articles, among them {missing[0]}")
    return rows


class Judge:
    """Which actors of the table of mentions are those that a reader means.

    An actor is right if one of its mentions lies on a span where the reader names the wanted one, or has its name.
    Names inside other mentions do not count: who names the host does not name MSNBC.

    Parameters
    ----------
    article : CodedArticle
    mentions : iterable of mapping
        Rows of the table of mentions of this article.

    Examples
    --------
    >>> term = CodedTerm((9, 17), "aggression", "narration", "REBELS", None, (0, 6), None)
    >>> article = CodedArticle("a", "", {"REBELS": "the rebels"}, [term], spans_of([term]))
    >>> row = {"actor_id": "a:e1", "start": 0, "end": 6, "form": "nominal", "designator": "Rebels"}
    >>> judge = Judge(article, [row])
    >>> judge.right("a:e1", "REBELS"), judge.right("a:e2", "REBELS"), judge.right(None, "REBELS")
    (True, False, False)
    """

    def __init__(self, article: CodedArticle, mentions: Iterable[Mapping[str, Any]]) -> None:
        self.article = article
        self._own: dict[str, list[tuple[int, int, str, str]]] = {}
        for row in mentions:
            if isinstance(row["actor_id"], str) and row["form"] != "nested":
                place = int(row["start"]), int(row["end"])
                self._own.setdefault(row["actor_id"], []).append((*place, row["form"], str(row["designator"])))

    def right(
        self, actor: str | None, wanted: str | None, span: Span | None = None, mention: Span | None = None
    ) -> bool:
        """Whether an actor is one of those wanted; none is right where none is wanted.

        Parameters
        ----------
        actor, wanted : str or None
            The package's id and the reader's.
        span : tuple of int, optional
            Where the reader names the wanted one.
        mention : tuple of int, optional
            The mention by which the package found the actor: people without a name have no other.

        Returns
        -------
        bool
        """
        if actor is None or wanted is None:
            return actor is None and wanted is None
        ids = wanted.split("+")
        if actor in ids:
            return True
        own = self._own.get(actor, [])
        spans = [s for one in ids for s in self.article.spans.get(one, ())]
        spans += [span] if span is not None else []
        places = [(start, end) for start, end, _, _ in own] + ([mention] if mention is not None else [])
        if any(start < s[1] and s[0] < end for start, end in places for s in spans):
            return True
        names = [words for one in ids if (words := name_words(self.article.names.get(one, one.replace("_", " "))))]
        named = [name_words(designator) for _, _, form, designator in own if form == "name"]
        return any(words and words <= name for words in named for name in names)


def name_words(name: str) -> set[str]:
    """Words of a name by which it is told from others."""
    return {word for word in _WORD.findall(name.lower()) if word not in _EMPTY}
