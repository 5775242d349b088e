"""Sentences of spans."""

import pandas as pd
import pytest

from framing.scores.sentences_of import sentences_of


def test_sentences_with_their_parses():
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["It rained. She left early.", "No."]})
    table = pd.DataFrame({"article_id": ["b", "a", "a"], "start": [0, 11, 0], "end": [2, 14, 26]})
    found = {tuple(rows): (spans, parsed) for rows, spans, parsed in sentences_of(table, articles)}
    spans, parsed = found[1, 2]
    assert spans.values.tolist() == [["She left early.", 0, 3], ["It rained.", 0, 10]]
    assert set(parsed) == {"She left early.", "It rained."}
    assert parsed["She left early."].tree.words == ["She", "left", "early", "."]
    assert found[0,][0]["text"].tolist() == ["No."]


def test_what_has_no_word_is_left_out_and_a_lost_article_named():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Photo\nIt rained."], "furniture_spans": [[[0, 5]]]})
    table = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [5]})
    assert list(sentences_of(table, articles)) == []
    with pytest.raises(ValueError, match="article 'z'"):
        list(sentences_of(table.assign(article_id="z"), articles))
