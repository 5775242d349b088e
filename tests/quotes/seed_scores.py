"""Held against the careful reading of the two seed articles: what is found, what is wrong."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.shipped import shipped

GOLD = Path(__file__).resolve().parents[1] / "gold" / "seeds.json"
MARKS = "\"'“”„‟«»＂‘’‚‛‹›`"
TRAIL = ".,;:!?…-–—―"


def read_gold() -> dict[str, Any]:
    """The gold file."""
    data: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    return data


def seed_texts() -> dict[str, str]:
    """Texts of the seeds by article_id."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(shipped("seeds").glob("*.txt"))}


def seed_articles() -> pd.DataFrame:
    """The seeds as a minimal articles table."""
    texts = seed_texts()
    return pd.DataFrame(
        {
            "article_id": list(texts),
            "outlet": ["Outlet A", "Outlet B"],
            "text": list(texts.values()),
            "body_start": [len(text.split("\n", 1)[0]) for text in texts.values()],
        }
    )


def characters(text: str, spans: Any) -> set[int]:
    """Characters of a content without white space, outer marks, their punctuation, and a leading *that*."""
    spans = sorted((int(s), int(e)) for s, e in spans)
    if spans:
        (start, end), rest = spans[0], spans[1:]
        start += len(re.match(rf"[\s{MARKS}]*(?:that\b)?[\s{MARKS}]*", text[start:end]).group())  # type: ignore[union-attr]
        spans = [(start, end), *rest]
    out: set[int] = set()
    for start, end in spans:
        while end > start and (text[end - 1] in MARKS + TRAIL or text[end - 1].isspace()):
            end -= 1
        out.update(i for i in range(start, end) if not text[i].isspace())
    return out


def overlap(a: set[int], b: set[int]) -> float:
    """Intersection over union."""
    return len(a & b) / len(a | b) if a or b else 0.0


@dataclass
class SeedScore:
    """Ids of the gold attributions found, found with another kind or source, missed; what broke a negative."""

    found: list[str]
    wrong: dict[str, str]
    missed: list[str]
    broken: list[str]
    optional_found: list[str]
    spurious: list[str]


def score(quotes: pd.DataFrame) -> SeedScore:
    """Score a quotes table of the seeds."""
    gold, texts = read_gold(), seed_texts()
    result = SeedScore([], {}, [], [], [], [])
    rows = quotes.to_dict("records")
    used: set[str] = set()
    for item in gold["quotes"]:
        text = texts[item["doc"]]
        want = characters(text, [item["content_span"]])
        near = sorted(
            (
                (overlap(want, characters(text, row["content_spans"])), row)
                for row in rows
                if row["article_id"] == item["doc"]
            ),
            key=lambda pair: -pair[0],
        )
        near = [pair for pair in near if pair[0] >= 0.5]
        source = set(range(*item["source_span"])) if item["source_span"] else set()
        verdicts = []
        for _, row in near:
            have = {i for s, e in row["source_spans"] for i in range(s, e)}
            used.add(row["quote_id"])
            if bool(source) != bool(have) or (source and not source & have):
                verdicts.append(f"source {row['source']!r}")
            elif row["kind"] != item["type"]:
                verdicts.append(f"kind {row['kind']}, not {item['type']}")
            else:
                verdicts.append("")
        if "" in verdicts:
            (result.optional_found if item["optional"] else result.found).append(item["id"])
        elif not item["optional"]:
            if verdicts:
                result.wrong[item["id"]] = verdicts[0]
            else:
                result.missed.append(item["id"])
    for negative in gold["negatives"]:
        text = texts[negative["doc"]]
        no = characters(text, [negative["span"]])
        for row in rows:
            if row["article_id"] == negative["doc"] and overlap(no, characters(text, row["content_spans"])) >= 0.5:
                result.broken.append(f"{negative['text']!r} is the content of {row['quote_id']}")
    result.spurious = [
        f"{row['source']} | {row['cue']} | {row['content']}" for row in rows if row["quote_id"] not in used
    ]
    return result
