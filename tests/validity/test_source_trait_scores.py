"""Gender and role of sources against codes, on invented tables."""

import json
from pathlib import Path

import pandas as pd
import pytest

from framing.validity.shipped.source_trait_scores import evaluate_sources, read_coded_sources, score_source_traits

GOLD = Path(__file__).resolve().parents[1] / "gold" / "source_gender.json"


def quotes_of(rows):
    """Rows of (article, span, gender, rule, role)."""
    columns = ["article_id", "source_spans", "source_gender", "source_gender_rule", "source_role"]
    table = pd.DataFrame([(a, [list(span)], *rest) for a, span, *rest in rows], columns=columns)
    return table.assign(quote_id=[f"q{k}" for k in range(len(table))])


def coded_of(rows):
    """Rows of (article, span, gender, roles)."""
    columns = ["article_id", "outlet", "start", "end", "gender", "roles", "stratum"]
    return pd.DataFrame([(a, "X", *span, gender, roles, "person") for a, span, gender, roles in rows], columns=columns)


def test_scores_by_hand():
    quotes = quotes_of(
        [
            ("a", (0, 5), "woman", "title", "politics"),
            ("a", (10, 15), "man", "given name", "expert"),
            ("a", (20, 25), "unknown", "none", "unknown"),
            ("a", (30, 35), None, None, None),
            ("a", (40, 45), "man", "pronoun", "media"),
        ]
    )
    coded = coded_of(
        [
            ("a", (0, 3), "woman", ["politics"]),
            ("a", (10, 15), "woman", ["business", "media"]),
            ("a", (20, 25), "man", ["citizen"]),
            ("a", (30, 35), "none", ["none"]),
            ("a", (40, 45), "unclear", ["media"]),
            ("a", (60, 65), "man", ["media"]),
        ]
    )
    result = score_source_traits(quotes, coded, boot=0)
    assert result["found"] == pytest.approx(5 / 6)
    assert result["gender_precision"] == pytest.approx(1 / 2)
    assert result["gender_coverage"] == pytest.approx(2 / 3)
    assert result["none_withheld"] == 1
    assert result["role_precision"] == pytest.approx(2 / 3)
    assert result.groups("rule")["gender_precision"].to_dict() == {"given name": 0.0, "title": 1.0}
    assert result.groups("coded")["gender_right"].to_dict() == {"woman": 0.5, "man": 0.0}
    assert result.sources["our_gender"].tolist()[:2] == ["woman", "man"]


def test_the_quote_that_shares_most():
    quotes = quotes_of([("a", (0, 4), "man", "title", "media"), ("a", (2, 20), "woman", "title", "media")])
    result = score_source_traits(quotes, coded_of([("a", (2, 20), "woman", ["media"])]), boot=0)
    assert result["gender_precision"] == 1


def test_the_shipped_gold():
    coded = read_coded_sources(GOLD)
    persons = coded["gender"].isin(["woman", "man", "mixed", "unknown"])
    assert persons.sum() >= 300 and (coded["start"] < coded["end"]).all()
    assert set(coded["gender"]) <= {"woman", "man", "mixed", "several", "unknown", "none", "unclear"}
    assert not coded.duplicated(["article_id", "start", "end"]).any()
    both = [set(read_coded_sources(GOLD, split)["article_id"]) for split in ("tune", "report")]
    assert not both[0] & both[1] and all(len(part) > 100 for part in both)
    with pytest.raises(ValueError, match="no article of the split 'other'"):
        read_coded_sources(GOLD, "other")


def test_from_the_collection(tmp_path):
    text = '"It is over," Angela Okoro said. "No," said Mr. Tanaka, a banker.'
    title = "News"
    at = len(title) + 2
    spans = [(at + text.index(name), at + text.index(name) + len(name)) for name in ("Angela Okoro", "Mr. Tanaka")]
    sources = [[*spans[0], "woman", ["unknown"], "person"], [*spans[1], "man", ["business"], "person"]]
    doc = {"doc": "x", "split": "report", "outlet": "Post", "sources": sources}
    gold, articles = tmp_path / "gold.json", tmp_path / "articles.jsonl"
    gold.write_text(json.dumps({"docs": [doc]}), encoding="utf-8")
    articles.write_text(json.dumps({"id": "x", "title": title, "text": text, "date": None}) + "\n", encoding="utf-8")
    result = evaluate_sources(gold, articles, boot=0)
    assert result["found"] == result["gender_precision"] == result["gender_coverage"] == result["role_precision"] == 1
