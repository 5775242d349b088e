"""The hand-made gold of actors keeps to the format that tests/gold/README.md describes."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from framing import tables

GOLD = Path(__file__).parents[1] / "gold" / "actors_polnear.jsonl"
ARTICLES: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
FORMS = {"name", "nominal", "pronoun"}
REQUIRED = {"start", "end", "entity", "form", "anonymous", "kind"}
LINKS = {"issuer", "affiliation", "on_behalf_of", "relay_of"}
OPTIONAL = {"entities", "head", "source", "note"} | LINKS
ENTITY = re.compile(r"[a-z0-9_]+(\+[a-z0-9_]+)*")


def kinds() -> set[str]:
    about = dict(zip(tables.describe("actors")["column"], tables.describe("actors")["about"]))["kind"]
    return {word.strip(" .") for word in about.split("|")}


def members(mention: dict[str, Any]) -> list[str]:
    return mention.get("entities", [mention["entity"]])


def test_articles_are_distinct_and_split_by_outlet() -> None:
    assert len({a["id"] for a in ARTICLES}) == len(ARTICLES) >= 16
    split = Counter(a["split"] for a in ARTICLES)
    assert set(split) == {"tune", "report"}
    assert split["report"] >= 8
    for part in split:
        outlets = {a["id"].split("_")[0] for a in ARTICLES if a["split"] == part}
        assert len(outlets) == 7, part


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["id"][:30])
def test_mentions_keep_to_the_format(article: dict[str, Any]) -> None:
    spans = [(m["start"], m["end"]) for m in article["mentions"]]
    assert spans == sorted(set(spans)), "mentions are ordered by start, and none stands twice"
    for m in article["mentions"]:
        assert set(m) >= REQUIRED, m
        assert not set(m) - REQUIRED - OPTIONAL, m
        assert 0 <= m["start"] < m["end"], m
        assert m["form"] in FORMS, m
        assert m["kind"] in kinds(), m
        assert isinstance(m["anonymous"], bool), m
        assert ENTITY.fullmatch(m["entity"]), m
        assert "+".join(members(m)) == m["entity"], m
        assert ("entities" in m) == ("+" in m["entity"]), m
        assert m.get("source", False) is False, m
        assert m.get("note", "slip") in {"slip", "thing"}, m
        assert re.fullmatch(r"[a-z-]+", m.get("head", "x")), "a head is one lower-case word, never a piece of text"
        assert all(ENTITY.fullmatch(m[key]) for key in LINKS & set(m)), m


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["id"][:30])
def test_an_entity_has_one_kind_and_one_anonymity(article: dict[str, Any]) -> None:
    seen: dict[str, tuple[str, bool]] = {}
    for m in article["mentions"]:
        label = (m["kind"], m["anonymous"])
        assert seen.setdefault(m["entity"], label) == label, m
        assert m["kind"] != "anonymous" or len(members(m)) > 1 or m["anonymous"], m
        assert m["kind"] not in {"document", "unattributed", "person"} or not m["anonymous"], m


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["id"][:30])
def test_a_mention_that_is_no_source_serves_a_chain(article: dict[str, Any]) -> None:
    speakers = {e for m in article["mentions"] if m.get("source", True) for e in members(m)}
    relayed = {m["relay_of"] for m in article["mentions"] if "relay_of" in m}
    for m in article["mentions"]:
        if m.get("source", True):
            continue
        assert set(members(m)) <= speakers | relayed, m
