r"""How far two careful readers of the same articles agree on framing terms, and the package with each of them.

    python benchmarks/readers.py tests/gold/terms_readers.json articles.jsonl.gz
    python benchmarks/readers.py tests/gold/terms_readers.json articles.jsonl.gz --ids > twice.txt
    framing train participants … --leave-out twice.txt -o held_out.npz
    python benchmarks/readers.py tests/gold/terms_readers.json articles.jsonl.gz --ranker held_out.npz

The articles are those that two readers coded. ``any`` and ``frame``: share of the terms of both that overlap a term of
the other, of any frame and of the same. Among terms of the same frame: ``voice`` alike; ``null``: both or neither name
a target; ``spans``: where both point at words for the target, these meet; ``target``: where both name one, it is the
same actor, by its words anywhere or by its name; ``right``: where the second names one, the first names the same;
``other``: the same of the other end of the act. Terms over which a
reader hesitates are not asked for, but may be found. The package's terms are its hits, its actors' words are their
mentions. Without ``--ranker`` the shipped ranker answers, which was trained on these articles. Intervals: 95 %, by
article (jackknife).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr
from framing.frames.participants.frame_roles import entry_roles, other_role
from framing.lexicons import read_lexicons
from framing.stats.jackknife import rate_interval
from framing.validity.shipped.coded_terms import CodedArticle, CodedTerm, Judge, read_articles_of, read_coded
from framing.validity.shipped.participant_scores import by_article

MEASURES = ("any", "frame", "voice", "null", "spans", "target", "right", "other")


def overlaps(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two spans share a character."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def package_reading(hits: pd.DataFrame, mentions: pd.DataFrame, articles: Sequence[str]) -> list[CodedArticle]:
    """The package's hits as a reading."""
    roles = entry_roles(read_lexicons(None))
    found, known = by_article(hits), by_article(mentions)
    out = []
    for key in articles:
        places = {m["mention_id"]: (int(m["start"]), int(m["end"])) for m in known.get(key, ())}
        names: dict[str, str] = {}
        spans: dict[str, list[tuple[int, int]]] = {}
        for row in known.get(key, ()):
            if isinstance(actor := row["actor_id"], str):
                spans.setdefault(actor, []).append(places[row["mention_id"]])
                if row["form"] == "name" and len(str(row["designator"])) > len(names.get(actor, "")):
                    names[actor] = str(row["designator"])
        terms = [_term(hit, roles, places) for hit in found.get(key, ())]
        out.append(CodedArticle(key, "", names, terms, spans))
    return out


def _term(hit: dict[str, Any], roles: dict[tuple[str, str], str], places: dict[Any, tuple[int, int]]) -> CodedTerm:
    other = other_role(roles.get((hit["lexicon"], hit["term_id"]), "target"))
    ends = ("target", other if other is not None and other in hit else None)
    actors = [hit[end] if end is not None and isinstance(hit[end], str) else None for end in ends]
    spans = [places.get(hit[f"{end}_mention"]) if end is not None else None for end in ends]
    return CodedTerm((int(hit["start"]), int(hit["end"])), hit["frame"], hit["voice"], *actors, *spans)


def as_mentions(reading: CodedArticle) -> Iterator[dict[str, Any]]:
    """Where a reading names its actors, as rows of a table of mentions."""
    for actor in {*reading.spans, *reading.names}:
        name = reading.names.get(actor, "")
        for start, end in (*reading.spans.get(actor, ()), (-1, -1)):
            yield {"actor_id": actor, "start": start, "end": end, "form": "name", "designator": name}


def compared(first: CodedArticle, second: CodedArticle) -> tuple[Counter[str], Counter[str]]:
    """How often two readings of an article are alike, and of how many, by measure."""
    alike: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for own, others in ((first, second), (second, first)):
        for term in own.terms:
            if not term.optional:
                met = [other for other in others.terms if overlaps(term.span, other.span)]
                asked.update(["any", "frame"])
                alike["any"] += bool(met)
                alike["frame"] += any(other.frame == term.frame for other in met)
    judge = Judge(second, as_mentions(first))
    for term in first.terms:
        met = [o for o in second.terms if overlaps(term.span, o.span) and o.frame == term.frame]
        if term.optional or not met:
            continue
        other = min(met, key=lambda o: abs(o.span[0] - term.span[0]) + abs(o.span[1] - term.span[1]))
        asked.update(["voice", "null"])
        alike["voice"] += term.voice == other.voice
        alike["null"] += (term.target is None) == (other.target is None)
        if term.target_span and other.target_span:
            asked["spans"] += 1
            alike["spans"] += overlaps(term.target_span, other.target_span)
        if other.target is not None:
            own = term.target is not None
            same = own and _same(judge, term.target or "", other.target, other.target_span, term.target_span)
            asked.update(["right", "target"] if own else ["right"])
            alike.update({"right": int(same), "target": int(same)})
        if term.other is not None and other.other is not None:
            asked["other"] += 1
            alike["other"] += _same(judge, term.other, other.other, other.other_span, term.other_span)
    return alike, asked


def _same(judge: Judge, actor: str, wanted: str, *spans: tuple[int, int] | None) -> bool:
    return any(judge.right(one, wanted, *spans) for one in actor.split("+"))


def agreement(first: Sequence[CodedArticle], second: Sequence[CodedArticle]) -> dict[str, str]:
    """Agreement of two readings of the same articles with its interval, written out, by measure."""
    others = {article.article_id: article for article in second}
    counts = [compared(article, others[article.article_id]) for article in first if article.article_id in others]
    out = {}
    for name in MEASURES:
        alike = np.array([[own[name]] for own, _ in counts], dtype=float)
        asked = np.array([of[name] for _, of in counts], dtype=float)
        low, high = rate_interval(alike, asked)
        n = int(asked.sum())
        limits = f" [{float(low[0]):.2f}, {float(high[0]):.2f}]" if np.isfinite([low[0], high[0]]).all() else ""
        out[name] = f"{alike.sum() / n:.2f}{limits} of {n}" if n else "–"
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--ranker", type=Path)
    parser.add_argument("--ids", action="store_true", help="print the ids of the articles that were read twice")
    args = parser.parse_args()
    second = read_coded([args.gold], reader=2)
    twice = [article.article_id for article in second]
    if args.ids:
        print(*twice, sep="\n")
        return
    first = [article for article in read_coded([args.gold]) if article.article_id in twice]
    articles = fr.read_articles(read_articles_of(args.articles, first))
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes)
    quotes = fr.resolve_actors(quotes, articles, mentions=mentions)
    hits = fr.find_frames(articles, quotes, None, mentions, ranker=args.ranker)
    package = package_reading(hits, mentions, twice)
    print(f"{len(twice)} articles; terms {sum(len(a.terms) for a in first)}, {sum(len(a.terms) for a in second)}")
    rows = {
        "reader 1, reader 2": agreement(first, second),
        "package, reader 1": agreement(package, first),
        "package, reader 2": agreement(package, second),
    }
    print(pd.DataFrame(rows).T.to_string())


if __name__ == "__main__":
    main()
