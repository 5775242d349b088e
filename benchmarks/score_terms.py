r"""Framing terms against terms marked by hand: recall, precision, voice, speaker, target.

    python benchmarks/score_terms.py tests/gold/seeds.json seeds --registry syria \
        --accepted tests/gold/seeds_accepted.json
    python benchmarks/score_terms.py GOLD.json ARTICLES/ --quiet
    python benchmarks/score_terms.py tests/gold/terms_collection.json articles.jsonl.gz --registry world --split third

A term is found by a hit of the same frame that overlaps it. Terms of optional quotes and repeated spans are left out;
hits on them are neither right nor wrong. Misses, wrong voices, speakers and targets, and false alarms are listed with
their passage. ``--accepted`` names the false alarms that a reader let pass
(``article_id``, ``start``, ``frame``, ``why``). The articles of ``terms_collection.json`` are read from the collection
Article-Bias-Prediction (github ramybaly/Article-Bias-Prediction; Baly et al., EMNLP 2020), a line of JSON an article
with ``id``, ``title`` and ``text``.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing.validity.shipped.gold_terms import read_gold_terms
from framing.validity.shipped.term_scores import TermScores, score_terms


def from_collection(path: Path, docs: list[dict[str, Any]]) -> pd.DataFrame:
    """The articles of a gold out of a collection: title, blank line, body, up to where the coder read."""
    wanted = {doc["doc"]: doc for doc in docs}
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            doc = wanted.get(article["id"])
            if doc is not None:
                text = f"{article['title']}\n\n{article['text']}"[: doc["chars"]]
                rows.append({"article_id": doc["doc"], "outlet": doc["outlet"], "text": text})
    missing = sorted(set(wanted) - {row["article_id"] for row in rows})
    if missing:
        raise SystemExit(f"{path} lacks {len(missing)} articles of the gold, among them {missing[0]}")
    return fr.read_articles(pd.DataFrame(rows))


def run(gold: Path, articles: str, registry: str | None = None, split: str | None = None) -> TermScores:
    """Score the package as it stands, with attributions of all kinds."""
    data = json.loads(gold.read_text(encoding="utf-8"))
    if split is not None:
        data["docs"] = [doc for doc in data["docs"] if doc["split"] == split]
        kept = {doc["doc"] for doc in data["docs"]}
        data["terms"] = [term for term in data["terms"] if term["doc"] in kept]
    collection = ".jsonl" in Path(articles).suffixes
    table = from_collection(Path(articles), data["docs"]) if collection else fr.read_articles(articles)
    texts = dict(zip(table["article_id"], table["text"]))
    for term in data.get("terms", ()):
        term.setdefault("term", texts[term["doc"]][slice(*term["span"])])
    quotes = fr.extract_quotes(table, scope="all")
    mentions = fr.find_mentions(table, quotes, registry=registry)
    quotes = fr.resolve_actors(quotes, table, mentions, registry=registry)
    hits = fr.find_frames(table, quotes, None, mentions)
    return score_terms(hits, read_gold_terms(data), table, mentions)


def with_accepted(scores: TermScores, accepted: list[dict[str, object]]) -> int:
    """False alarms among those that a reader let pass."""
    keys = {(row["article_id"], row["start"], row["frame"]) for row in accepted}
    alarms = scores.false_alarms.to_dict("records")
    return sum((row["article_id"], row["start"], row["frame"]) in keys for row in alarms)


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles")
    parser.add_argument("--registry")
    parser.add_argument("--split", help="part of the gold to score")
    parser.add_argument("--accepted", type=Path)
    parser.add_argument("--quiet", action="store_true", help="numbers only, no passages")
    options = parser.parse_args()
    scores = run(options.gold, options.articles, options.registry, options.split)
    if not options.quiet:
        with pd.option_context("display.width", 300, "display.max_colwidth", None, "display.max_rows", None):
            for name in ("missed", "wrong", "false_alarms", "by_frame"):
                print(f"\n{name}")
                for row in getattr(scores, name).to_dict("records"):
                    print("  " + " | ".join(str(value) for value in row.values()))
    print(f"\nterms {scores.wanted}, found {scores.found}; hits {scores.hits}, right {scores.right}")
    print("  ".join(f"{name} {share:.3f}" for name, share in scores.shares.items()))
    if options.accepted:
        passed = with_accepted(scores, json.loads(options.accepted.read_text(encoding="utf-8")))
        precision = (scores.right + passed) / scores.hits
        print(f"precision with the {passed} false alarms that a reader accepts: {precision:.3f}")


if __name__ == "__main__":
    main()
