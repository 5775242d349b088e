"""Framing terms coded by readers: who is presented as doing what to whom, and which of our actors that is."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing.frames.gold_terms import read_gold_terms

__all__ = [
    "ALL",
    "DEATH_SIDES",
    "EVENT_FRAMES",
    "CodedArticle",
    "CodedTerm",
    "Judge",
    "coded_of_gold",
    "read_articles_of",
    "read_coded",
    "read_deaths",
    "read_events",
    "sides_of",
    "terms_of_events",
]

Span = tuple[int, int]
#: Targets that no actor of the article stands for.
ALL = frozenset(["ALL_PARTIES", "OUTLET", "UNATTRIBUTED"])
#: Frames whose terms tell of the act of a PLOVER root, with the same agent and patient.
EVENT_FRAMES = {
    "ACCUSE": ("condemnation", "blame"),
    "ASSAULT": ("aggression", "casualties", "occupation", "terrorism"),
    "COERCE": ("aggression", "occupation", "blame"),
    "PROTEST": ("condemnation",),
    "REJECT": ("condemnation",),
    "SANCTION": ("condemnation",),
    "THREATEN": ("aggression",),
}
#: Words by which a name shows a side in the sentences about deaths; they are the data's, not the package's.
DEATH_SIDES = {
    "palestine": r"palestin|gaza|hamas|islamic jihad|west bank|rafah|khan younis|jenin|nablus|jabalia|unrwa|hebron",
    "israel": r"israel|jew|kibbut|hostage|sderot|supernova|nova |idf|tel aviv|beeri|be.eri|kfar aza|re.im",
}
_WORD = re.compile(r"[\w.'-]+")
_EMPTY = frozenset(
    """the a an of and u.s us mr ms mrs sen rep president government state party members officials staff people""".split()
)


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
    target: str | None
    other: str | None
    target_span: Span | None
    other_span: Span | None
    optional: bool = False
    asks_other: bool = True


@dataclass(frozen=True)
class CodedArticle:
    """The terms of an article and the names of its actors."""

    article_id: str
    outlet: str
    names: Mapping[str, str]
    terms: Sequence[CodedTerm]
    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)


def read_coded(paths: Iterable[Path]) -> list[CodedArticle]:
    """Coded articles; of an article that two readers coded the first reading.

    Parameters
    ----------
    paths : iterable of Path
        JSON files with ``docs`` (doc, outlet, actors) and ``terms`` (doc, span, frame, voice, target, target_span,
        other, other_span, optional).

    Returns
    -------
    list of CodedArticle
    """
    out: dict[str, CodedArticle] = {}
    for path in paths:
        data = json.loads(path.read_text(encoding="utf-8"))
        terms: dict[str, list[CodedTerm]] = {}
        for row in data["terms"]:
            terms.setdefault(row["doc"], []).append(_term(row))
        for doc in data["docs"]:
            own = terms.get(doc["doc"], [])
            names = {key: value["name"] for key, value in doc["actors"].items()}
            out.setdefault(doc["doc"], CodedArticle(doc["doc"], doc["outlet"], names, own, _spans(own)))
    return list(out.values())


def coded_of_gold(data: Mapping[str, Any]) -> list[CodedArticle]:
    """Coded articles of a gold file that names targets only; see :func:`framing.frames.gold_terms.read_gold_terms`."""
    terms: dict[str, list[CodedTerm]] = {}
    for gold in read_gold_terms(data):
        own = CodedTerm(
            (gold.start, gold.end), gold.frame, gold.voice, gold.target, None, gold.target_span, None,
            not gold.counts, asks_other=False,
        )  # fmt: skip
        terms.setdefault(gold.article, []).append(own)
    outlets = {doc["doc"]: doc.get("outlet", "") for doc in data["docs"] if isinstance(doc, dict) and "doc" in doc}
    return [CodedArticle(key, outlets.get(key, ""), {}, own, _spans(own)) for key, own in terms.items()]


def read_events(path: Path) -> pd.DataFrame:
    """Sentences that tell of political acts, with who does them and to whom.

    Parameters
    ----------
    path : Path
        Tab-separated with ``sentence_id``, ``sentence``, ``source``, ``target`` and ``root`` (PLOVER's root code).

    Returns
    -------
    rows : DataFrame
        Each sentence as an article, with the spans ``source`` and ``target`` and the ``root``; sentences in which
        these words are not found are left out.
    """
    table = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE)
    rows = []
    for row in table.itertuples():
        spans = {name: row.sentence.find(getattr(row, name)) for name in ("source", "target")}
        if min(spans.values()) >= 0:
            own = {name: (start, start + len(getattr(row, name))) for name, start in spans.items()}
            key = f"event-{row.Index}"
            rows.append({"article_id": key, "outlet": "", "text": row.sentence, "root": row.root, **own})
    return pd.DataFrame(rows)


def terms_of_events(rows: pd.DataFrame, hits: pd.DataFrame, roles: Mapping[tuple[str, str], str]) -> list[CodedArticle]:
    """Terms that tell of the act of a sentence, coded by the sentence's source and target.

    Parameters
    ----------
    rows : DataFrame
        Of :func:`read_events`.
    hits : DataFrame
        Framing terms in these sentences.
    roles : mapping of (str, str) to str
        Role of the target of each entry, by lexicon and entry.

    Returns
    -------
    list of CodedArticle
        Terms of frames that belong to the root (:data:`EVENT_FRAMES`).
    """
    out = []
    own = {key: list(group.to_dict("records")) for key, group in hits.groupby("article_id")}
    for row in rows.to_dict("records"):
        terms = []
        for hit in own.get(row["article_id"], ()):
            role = roles[hit["lexicon"], hit["term_id"]]
            if hit["frame"] in EVENT_FRAMES.get(row["root"], ()) and role in ("agent", "patient"):
                ends = ("source", "target") if role == "agent" else ("target", "source")
                span = int(hit["start"]), int(hit["end"])
                terms.append(CodedTerm(span, hit["frame"], hit["voice"], *ends, *(row[end] for end in ends)))
        out.append(CodedArticle(row["article_id"], "", {}, terms, _spans(terms)))
    return out


def read_deaths(path: Path) -> pd.DataFrame:
    """Sentences that tell of deaths, each as an article, with the side whose deaths they are.

    Parameters
    ----------
    path : Path
        CSV with ``sentence``, ``whose_deaths`` (palestine | israel | both) and ``voice``.

    Returns
    -------
    DataFrame
        article_id, outlet, text, whose, voice.
    """
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return pd.DataFrame(
        {
            "article_id": [f"death-{n}" for n in range(len(table))],
            "outlet": "BBC",
            "text": table["sentence"],
            "whose": table["whose_deaths"],
            "voice": table["voice"],
        }
    )


def sides_of(names: Iterable[str]) -> set[str]:
    """Sides of :data:`DEATH_SIDES` that the first name which shows any shows."""
    for name in names:
        found = {side for side, pattern in DEATH_SIDES.items() if re.search(pattern, name.lower())}
        if found:
            return found
    return set()


def _term(row: Mapping[str, Any]) -> CodedTerm:
    spans = [tuple(row[key]) if row.get(key) else None for key in ("target_span", "other_span")]
    return CodedTerm(
        tuple(row["span"]), row["frame"], row["voice"], row.get("target"), row.get("other"), *spans,
        bool(row.get("optional")),
    )  # fmt: skip


def _spans(terms: Iterable[CodedTerm]) -> dict[str, list[Span]]:
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

    Raises
    ------
    ValueError
        If the collection lacks an article.
    """
    wanted = {article.article_id: article for article in coded}
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                title = row["title"].strip().replace("\n", " ")
                own = {"article_id": row["id"], "outlet": wanted[row["id"]].outlet, "published": row.get("date")}
                rows.append({**own, "title": title, "text": row["text"]})
    missing = sorted(set(wanted) - {row["article_id"] for row in rows})
    if missing:
        raise ValueError(f"{path} lacks {len(missing)} of the coded articles, among them {missing[0]}")
    return pd.DataFrame(rows)


class Judge:
    """Which actors of the table of mentions are those that a reader means.

    An actor is right if one of its mentions lies on a span where the reader names the wanted one, or has its name.

    Parameters
    ----------
    article : CodedArticle
    mentions : iterable of mapping
        Rows of the table of mentions of this article.
    """

    def __init__(self, article: CodedArticle, mentions: Iterable[Mapping[str, Any]]) -> None:
        self.article = article
        self._own: dict[str, list[tuple[int, int, str, str]]] = {}
        for row in mentions:
            if isinstance(row["actor_id"], str):
                place = int(row["start"]), int(row["end"])
                self._own.setdefault(row["actor_id"], []).append((*place, row["form"], str(row["designator"])))

    def right(self, actor: str | None, wanted: str | None, span: Span | None = None) -> bool:
        """Whether an actor is one of those wanted; none is right where none is wanted."""
        if actor is None or wanted is None:
            return actor is None and wanted is None
        ids = wanted.split("+")
        if actor in ids:
            return True
        own = self._own.get(actor, ())
        spans = [s for one in ids for s in self.article.spans.get(one, ())]
        spans += [span] if span is not None else []
        if any(start < s[1] and s[0] < end for start, end, _, _ in own for s in spans):
            return True
        names = [words for one in ids if (words := _words(self.article.names.get(one, one.replace("_", " "))))]
        named = [_words(designator) for _, _, form, designator in own if form == "name"]
        return any(words and words <= name for words in named for name in names)


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(name.lower()) if word not in _EMPTY}
