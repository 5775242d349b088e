"""Scores of texts, paragraphs and sentences."""

import pandas as pd
import pytest

import framing as fr
from framing import tables
from framing.lexicons import Entry, Lexicon
from framing.scores.text_units import text_units, units_of_places

LEXICON = Lexicon("m", "1.0.0", (Entry("raid", "raid", "war"), Entry("claim", "claim", "doubt", scope="narration")))
TEXT = "A raid began. Lee said: “We claim a raid.”\n\nPhoto credit: raid\n\nA cafe\u0301 saw the raid."
ARTICLES = fr.read_articles(pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [TEXT], "desk": ["world"]}))


def test_units_have_the_terms_and_words_of_the_article_between_them():
    whole = fr.score_texts(ARTICLES, lexicons=LEXICON)
    assert whole.index.tolist() == ["a"]
    for unit in ("paragraph", "sentence"):
        parts = fr.score_texts(ARTICLES, lexicons=LEXICON, unit=unit)
        assert parts["words"].sum() == whole["words"].iloc[0]
        assert parts["war"].sum() == whole["war"].iloc[0]
        assert [TEXT[start:end] for start, end in zip(parts["start"], parts["end"])] == parts["text"].tolist()
        assert parts[unit].tolist() == list(range(len(parts)))
    assert parts.index.tolist() == [f"a:s{number:04d}" for number in range(1, len(parts) + 1)]
    assert parts.iloc[-1][["war", "words"]].tolist() == [1, 5]


def test_the_sentences_are_those_of_the_table_of_quotes():
    quotes = fr.extract_quotes(ARTICLES)
    sentences = fr.score_texts(ARTICLES, quotes, lexicons=LEXICON, unit="sentence")
    held = sentences[sentences["sentence"] == quotes["sentence"][0]]
    assert "We claim a raid" in held["text"].iloc[0]
    assert held["doubt"].tolist() == [0]  # nobody's doubt but the speaker's
    assert fr.score_texts(ARTICLES, lexicons=LEXICON)["doubt"].tolist() == [1]


def test_hits_that_are_given_are_counted():
    hits = fr.find_frames(ARTICLES, None, LEXICON, tables.empty("mentions"))
    found = fr.score_texts(ARTICLES, hits=hits, lexicons=LEXICON, unit="sentence")
    pd.testing.assert_frame_equal(found, fr.score_texts(ARTICLES, lexicons=LEXICON, unit="sentence"))
    with pytest.raises(ValueError, match="no hit stands in one of the texts"):
        fr.score_texts(ARTICLES.assign(article_id="b"), hits=hits)


def test_series_lists_and_the_long_form():
    texts = pd.Series(["A raid.", "Rain."], index=pd.Index([7, 9], name="row"))
    assert fr.score_texts(texts, lexicons=LEXICON).index.equals(texts.index)
    assert fr.score_texts(["A raid.", "A raid."], lexicons=LEXICON)["war"].tolist() == [1, 1]
    twice = pd.Series(["A raid.", "Rain."], index=["x", "x"])
    assert fr.score_texts(twice, lexicons=LEXICON)["war"].tolist() == [1, 0]
    long = fr.score_texts(texts, lexicons=LEXICON, unit="sentence", long=True)
    assert long.columns.tolist() == ["unit_id", "article_id", "sentence", "start", "end", "words", "frame", "count"]
    assert long["count"].sum() == 1


def test_wrong_input_is_told_of():
    with pytest.raises(ValueError, match="unit is 'quote'; it must be 'article', 'paragraph' or 'sentence'"):
        fr.score_texts(["A raid."], unit="quote")
    with pytest.raises(ValueError, match="has no column 'text'"):
        fr.score_texts(pd.DataFrame({"said": ["A raid."]}))
    with pytest.warns(UserWarning, match="1 of 2 texts are missing or blank"):
        scores = fr.score_texts(["A raid.", None], lexicons=LEXICON)
    assert scores["words"].tolist() == [2, 0]
    court = Lexicon("c", "1.0.0", (Entry("r", "raid", "sentence"),))
    assert fr.score_texts(["A raid."], lexicons=court)["sentence"].tolist() == [1]
    with pytest.raises(ValueError, match="'sentence' has the name of a column"):
        fr.score_texts(["A raid."], lexicons=court, unit="sentence")
    assert len(fr.score_texts([], lexicons=LEXICON, unit="sentence")) == 0


def test_places_outside_of_all_units_are_known():
    units = text_units(articles=ARTICLES, unit="sentence")
    assert units_of_places(units, ["a", "z"], [0, 0]).tolist() == [0, -1]
