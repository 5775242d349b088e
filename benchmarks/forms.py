"""Are small forms of news read right? The share of cases without a fault, by kind.

    python benchmarks/forms.py tests/gold/forms.jsonl [MORE.jsonl …] [--show] [--kind KIND …]

A case is an article of a few lines, or some, with what must hold of its quotes, terms, numbers and actors
(:func:`faults` says how it is written); ``tests/gold/README.md`` says where those of the project come from. ``--show``
prints what is wrong with each.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing.study import Study


def _plain(text: Any) -> str:
    """Words without marks, in lower case; empty where there are none."""
    return " ".join(re.sub(r"[\s“”\"‘’',.]+", " ", text).lower().split()) if isinstance(text, str) else ""


def _alike(one: Any, other: Any) -> bool:
    one, other = _plain(one), _plain(other)
    return bool(one and other) and (one in other or other in one)


def _overlap(one: Any, other: Any) -> float:
    a, b = Counter(_plain(one).split()), Counter(_plain(other).split())
    return (a & b).total() / max(1, (a | b).total())


def faults(case: Mapping[str, Any]) -> list[str]:
    """What is wrong with the answers to one form.

    Parameters
    ----------
    case : mapping
        ``articles`` (article_id, outlet, text: title, blank line, body), and what must hold of them, each a list:
        ``quotes`` (content, and source, actor, all_actors, kind where they are given), ``never`` (content, or source
        with actor: no such quote), ``terms`` (surface, and voice, speaker, target, not_target, agent, patient, negated
        where they are given), ``no_terms`` (surface, and frame: no such term), ``numbers`` (low) and ``actors``
        (``one``: these names are one actor; ``differ``: two).

    Returns
    -------
    list of str
    """
    rows = []
    for article in case["articles"]:
        title, _, body = article["text"].partition("\n\n")
        rows.append({**article, "title": title, "text": body})
    study = fr.analyze(pd.DataFrame(rows), scope="all")
    quotes, hits = study.quotes.to_dict("records"), study.hits.to_dict("records")
    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    out = []
    for wanted in case.get("quotes", ()):
        near = [row for row in quotes if _holds_content(row["content"], wanted["content"])]
        if not any(_right_quote(row, wanted, names) for row in near):
            out.append(f"quote {wanted['content']!r}")
    for wanted in case.get("never", ()):
        if any(_is_forbidden(row, wanted) for row in quotes):
            out.append(f"a quote that should not be: {wanted}")
    for wanted in case.get("terms", ()):
        near = [row for row in hits if _alike(row["surface"], wanted["surface"])]
        if not any(_right_term(row, wanted, names) for row in near):
            out.append(f"term {wanted['surface']!r}")
    for barred in case.get("no_terms", ()):
        same = [row for row in hits if _alike(row["surface"], barred["surface"])]
        if any(barred.get("frame", row["frame"]) == row["frame"] for row in same):
            out.append(f"a term that should not be: {barred}")
    if case.get("numbers"):
        found = fr.compare.numbers(study.articles, study.quotes)
        values = set(pd.to_numeric(found["low"], errors="coerce").dropna()) if "low" in found else set()
        out += [f"number {wanted['low']}" for wanted in case["numbers"] if wanted["low"] not in values]
    for wanted in case.get("actors", ()):
        ids = [_ids_of(name, study) for name in wanted.get("one") or wanted["differ"]]
        same = len(set().union(*ids)) == 1 if "one" in wanted else not ids[0] & ids[1]
        if not all(ids) or not same:
            out.append(f"actors {wanted}")
    return out


def _holds_content(content: Any, wanted: str) -> bool:
    pieces = content.split(" … ") if isinstance(content, str) else []
    return _overlap(content, wanted) >= 0.6 or any(_overlap(piece, wanted) >= 0.8 for piece in pieces)


def _right_quote(row: Mapping[Any, Any], wanted: Mapping[str, Any], names: Mapping[str, Any]) -> bool:
    source = wanted.get("source") is None or _alike(row["source"], wanted["source"])
    actor = "actor" not in wanted or _alike(row["actor"], wanted["actor"])
    own = [names.get(one) for one in row["actor_ids"]] if "all_actors" in wanted else []
    every = all(any(_alike(name, one) for name in own) for one in wanted.get("all_actors", ()))
    return source and actor and every and wanted.get("kind", row["kind"]) == row["kind"]


def _is_forbidden(row: Mapping[Any, Any], wanted: Mapping[str, Any]) -> bool:
    if "content" in wanted and wanted["content"].lower() in str(row["content"]).lower():
        return True
    same = "source" in wanted and _plain(row["source"]) == _plain(wanted["source"])
    return same and ("actor" not in wanted or _alike(row["actor"], wanted["actor"]))


def _right_term(row: Mapping[Any, Any], wanted: Mapping[str, Any], names: Mapping[str, Any]) -> bool:
    def name(role: str) -> Any:
        return names.get(row.get(role), row.get(role))

    same = all(row[key] == wanted[key] for key in ("voice", "negated") if key in wanted)
    filled = (key for key in ("speaker", "target", "agent", "patient") if key in wanted)
    barred = "not_target" in wanted and _alike(name("target"), wanted["not_target"])
    return same and not barred and all(_alike(name(key), wanted[key]) for key in filled)


def _ids_of(name: str, study: Study) -> set[str]:
    """Actors whom mentions or sources call by a name; a name of several words may have others before it."""
    named = [*zip(study.mentions["designator"], study.mentions["actor_id"])]
    named += zip(study.quotes["source"], study.quotes["actor_id"])
    wanted = _plain(name)
    several = len(wanted.split()) > 1
    return {
        actor
        for words, actor in named
        if isinstance(actor, str) and (_plain(words) == wanted or (several and _plain(words).endswith(wanted)))
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--kind", action="append", default=[])
    given = parser.parse_args()
    cases = [json.loads(line) for path in given.files for line in path.read_text(encoding="utf-8").splitlines() if line]
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for case in cases:
        if given.kind and case["kind"] not in given.kind:
            continue
        found = faults(case)
        of[case["kind"]] += 1
        right[case["kind"]] += not found
        if found and given.show:
            print(case["id"], *found, sep="\n    ")
    for kind, number in of.items():
        print(f"{kind:16}{right[kind]:4} of {number:3}")
    print(f"{'all':16}{right.total():4} of {of.total():3} ({right.total() / max(1, of.total()):.1%})")


if __name__ == "__main__":
    main()
