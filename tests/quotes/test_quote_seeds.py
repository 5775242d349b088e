from __future__ import annotations

import pandas as pd
import pytest
from seed_scores import read_gold, score, seed_articles, seed_texts

from framing import tables
from framing.quotes import extract_quotes
from framing.text import find_quotations


@pytest.fixture(scope="module")
def quotes() -> pd.DataFrame:
    return extract_quotes(seed_articles(), scope="all")


def test_most_required_attributions_are_found_with_source_and_kind(quotes: pd.DataFrame) -> None:
    result = score(quotes)
    assert len(result.found) >= 19, (result.wrong, result.missed)


def test_no_negative_is_a_content(quotes: pd.DataFrame) -> None:
    assert score(quotes).broken == []


def test_no_apostrophe_is_taken_for_a_mark() -> None:
    texts = seed_texts()
    checked = 0
    for negative in read_gold()["negatives"]:
        if "apostrophe" not in negative["why"]:
            continue
        start, end = negative["span"]
        marks = [m for q in find_quotations(texts[negative["doc"]]) for m in q.marks]
        assert not [m for m in marks if start <= m[0] < end]
        checked += 1
    assert checked == 3


def test_the_scorer_can_fail(quotes: pd.DataFrame) -> None:
    halved = quotes[quotes["kind"] == "direct"]
    assert len(score(halved).found) < 10
    assert score(tables.empty("quotes")).found == []


def test_the_relay_of_the_parliamentarian_is_found(quotes: pd.DataFrame) -> None:
    texts = seed_texts()
    row = quotes[quotes["content"].str.contains("beyond all doubt")].iloc[0]
    assert tables.surface(texts[row["article_id"]], row["relayed_by_spans"]) == "The Russian Interfax news agency"


def test_the_table_keeps_its_contract(quotes: pd.DataFrame) -> None:
    tables.check(quotes, "quotes", seed_articles())
    order = quotes.groupby("article_id")["content_spans"].agg(lambda column: [spans[0][0] for spans in column])
    assert all(starts == sorted(starts) for starts in order)
