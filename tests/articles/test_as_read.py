"""What one verb has worked out about a text serves the next one, and nothing else of it is kept."""

import copy
import json
import pickle
import sys
import warnings

import pandas as pd
import pytest

import framing as fr
from framing.articles import as_read as module
from framing.articles.as_read import ArticlesAsRead, as_read, read_whole
from framing.text import Document
from framing.text.grammar.parser import Parser

TEXTS = [
    "Ann Lee said that the army had attacked the village. “We will answer,” she added.",
    "Rebels accused the government of aggression. The minister denied it.",
    "It rained.",
]


def articles():
    return pd.DataFrame({"article_id": list("abc"), "outlet": ["X", "Y", "X"], "text": TEXTS})


def verbs(table):
    quotes = fr.extract_quotes(table)
    mentions = fr.find_mentions(table, quotes)
    quotes = fr.resolve_actors(quotes, table, mentions=mentions)
    return quotes, mentions, fr.find_frames(table, quotes, mentions=mentions)


@pytest.fixture
def parsed(monkeypatch):
    """Texts that go through the parser, in order."""
    seen = []
    inner = Parser.parse
    monkeypatch.setattr(Parser, "parse", lambda self, docs: seen.extend(d.text for d in docs) or inner(self, docs))
    return seen


def test_verb_by_verb_each_text_is_parsed_once(parsed):
    table = articles()
    quotes, mentions, _ = verbs(table)
    fr.compare.numbers(table, quotes, mentions)
    fr.compare.statements(quotes, table)
    assert sorted(parsed) == sorted(TEXTS)


def test_actors_are_read_once_and_anew_where_quotes_change(monkeypatch):
    room = sys.modules["framing.actors.find_mentions"]
    read = []
    inner = room.read_article
    monkeypatch.setattr(room, "read_article", lambda key, *a: read.append(key) or inner(key, *a))
    table = articles()
    quotes, _, _ = verbs(table)
    assert read == list("abc")
    fr.find_mentions(table, quotes[quotes["article_id"] != "a"])
    assert read == list("abca")


def test_results_are_those_of_texts_read_anew():
    table = articles()
    verbs(table)
    again, alone = verbs(table), verbs(articles())
    for kept, anew in zip(again, alone):
        pd.testing.assert_frame_equal(kept, anew)


def test_it_goes_with_a_cut_but_not_with_another_text(parsed):
    table = articles()
    fr.extract_quotes(table)
    cut = table[table["outlet"] == "X"].reset_index(drop=True)
    assert as_read(cut) is as_read(table)
    cut["text"] = ["She left.", "It rained."]
    fr.extract_quotes(cut)
    assert parsed.count("She left.") == 1
    assert parsed.count("It rained.") == 1


def test_two_tables_share_nothing():
    first, second = articles(), articles()
    fr.extract_quotes(first)
    assert as_read(first) is not as_read(second)


def test_only_the_parse_is_kept_of_a_document():
    table = articles()
    verbs(table)
    document = as_read(table).document(TEXTS[0])
    assert set(document.__dict__) == {"text", "_parse"}
    assert document.tree.relations == Document(TEXTS[0]).tree.relations
    part = read_whole(table)
    fr.extract_quotes(part)
    assert "tokens" in as_read(part).document(TEXTS[0]).__dict__
    assert as_read(part) is not as_read(table)


def test_what_comes_after_the_first_many_is_read_but_not_kept(monkeypatch, parsed):
    monkeypatch.setattr(module, "_MOST", 2)
    table = articles()
    limited = verbs(table)
    for kept, anew in zip(limited, verbs(articles())):
        pd.testing.assert_frame_equal(kept, anew)
    assert parsed.count(TEXTS[0]) == 2  # once for each of the two tables
    assert parsed.count(TEXTS[2]) > 2


def test_the_table_can_be_stored_copied_and_sent(tmp_path):
    table = articles()
    verbs(table)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table.to_parquet(tmp_path / "articles.parquet")
        back = pd.read_parquet(tmp_path / "articles.parquet")
        pd.testing.assert_frame_equal(back, table)
        verbs(back)
        assert copy.deepcopy(as_read(table)) is as_read(table)
        sent = pickle.loads(pickle.dumps(as_read(table)))
        assert isinstance(sent, ArticlesAsRead)
        assert json.dumps(sent) == "{}"
        pd.concat([table, articles()])


def test_a_change_of_the_registry_is_seen():
    table = articles()
    quotes = fr.extract_quotes(table)
    fr.find_mentions(table, quotes)
    one = fr.actors.Actor("LEE", "Ann Lee", "person", aliases=(fr.actors.Alias(("Ann", "Lee")),))
    own = fr.actors.Registry({"LEE": one}, name="mine")
    assert "LEE" in set(fr.find_mentions(table, quotes, registry=own)["actor_id"])
    assert "LEE" not in set(fr.find_mentions(table, quotes)["actor_id"])
