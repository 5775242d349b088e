import json
from pathlib import Path

import pandas as pd
import pytest

from framing.actors import find_mentions, resolve_actors
from framing.articles import read_articles
from framing.shipped import shipped
from framing.tables import check, from_records, surface

GOLD = Path(__file__).parents[1] / "gold" / "seeds.json"


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return read_articles(shipped("seeds"))


@pytest.fixture(scope="module")
def gold() -> dict[str, dict]:
    records = json.loads(GOLD.read_text(encoding="utf-8"))["quotes"]
    return {f"{record['doc']}:{record['id']}": record for record in records}


@pytest.fixture(scope="module")
def quotes(articles, gold) -> pd.DataFrame:
    """The quotes table as a perfect extractor would fill it."""
    texts = dict(zip(articles["article_id"], articles["text"]))
    rows = []
    for quote_id, record in gold.items():
        text = texts[record["doc"]]
        row = {"quote_id": quote_id, "article_id": record["doc"], "outlet": "A", "kind": record["type"]}
        for role in ("source", "cue", "content"):
            spans = [list(record[f"{role}_span"])] if record[f"{role}_span"] else []
            row |= {role: surface(text, spans) or None, f"{role}_spans": spans}
        row["marked_spans"] = [part["span"] for part in record["quoted_fragments"]]
        if record["type"] in ("direct", "scare"):
            row["marked_spans"] = row["content_spans"]
        if "relay" in record:
            start = text.index(record["relay"]["source_text"])
            row["relayed_by_spans"] = [[start, start + len(record["relay"]["source_text"])]]
        row["in_title"] = bool(record.get("headline") or record.get("headline_deck"))
        rows.append(row)
    return from_records("quotes", rows)


@pytest.fixture(scope="module")
def resolved(quotes, articles) -> pd.DataFrame:
    return resolve_actors(quotes, articles, registry="syria").set_index("quote_id")


def test_actors_of_the_gold(resolved, gold):
    right = [resolved.loc[key, "actor_id"] == record["actor"] for key, record in gold.items()]
    assert sum(right) / len(right) >= 0.9


def test_anonymity_of_the_gold(resolved, gold):
    right = [resolved.loc[key, "anonymous"] == record["anonymous"] for key, record in gold.items()]
    assert sum(right) / len(right) >= 0.95


def test_he_is_the_parliamentarian_and_not_the_agency_that_relays_him(resolved, gold):
    he = next(key for key, record in gold.items() if record["source_text"] == "He")
    assert resolved.loc[he, "actor_id"] == "RUS_KLINTSEVICH"
    assert resolved.loc[he, "relayed_by"] == "RUS_INTERFAX"


def test_unnamed_officials_stay_apart(resolved, gold):
    told = {key: record for key, record in gold.items() if record.get("source_entity") and record["source_text"]}
    pairs = {(resolved.loc[key, "source_entity"], record["source_entity"]) for key, record in told.items()}
    assert len(pairs) == len({ours for ours, _ in pairs}) == len({theirs for _, theirs in pairs}) == 3
    assert "US_COALITION" not in {resolved.loc[key, "actor_id"] for key in told}


def test_labels_of_the_sides_are_mentions(articles, quotes):
    mentions = find_mentions(articles, quotes, registry="syria")
    check(mentions, "mentions", articles)
    named = set(mentions.loc[mentions["actor_id"] == "PRO_GOV_FORCES", "designator"].str.lower())
    assert {"pro-regime soldiers", "popular forces", "pro-government fighters"} <= named
    assert {"narration", "quoted", "reported"} <= set(mentions["voice"])
