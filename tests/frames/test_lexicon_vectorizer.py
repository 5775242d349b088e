"""LexiconVectorizer as an estimator, and the helps for authors."""

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import issparse
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from framing import tables
from framing.frames import LexiconVectorizer, find_frames
from framing.lexicons import Entry, Lexicon, candidates, contribution, reach

LEXICON = Lexicon(
    "m", "1.0.0", (Entry("raid", "raid", "war"), Entry("siege", "siege", "war"), Entry("t", "truce", "peace"))
)
TEXTS = ["A raid, a raid and a siege.", "A truce.", "Nothing at all happened here."]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [[0, 3], [1, 0], [0, 0]]),
        ({"value": "presence"}, [[0, 1], [1, 0], [0, 0]]),
        ({"value": "rate"}, [[0, 3000 / 7], [500, 0], [0, 0]]),
        ({"by": "term"}, [[2, 1, 0], [0, 0, 1], [0, 0, 0]]),
    ],
)
def test_counts_presence_rates_and_terms(options: dict[str, str], expected: list[list[float]]) -> None:
    found = LexiconVectorizer(LEXICON, **options).fit_transform(TEXTS)
    np.testing.assert_allclose(found, expected)


def test_estimator_manners() -> None:
    vectorizer = LexiconVectorizer(LEXICON, value="rate")
    assert clone(vectorizer).get_params()["value"] == "rate"
    frame = clone(vectorizer).set_output(transform="pandas").fit_transform(TEXTS)
    assert frame.columns.tolist() == vectorizer.fit(TEXTS).get_feature_names_out().tolist() == ["peace", "war"]
    sparse = LexiconVectorizer(LEXICON, sparse_output=True).fit_transform(TEXTS)
    assert issparse(sparse)
    assert sparse.shape == (3, 2)
    model = make_pipeline(LexiconVectorizer(LEXICON), LogisticRegression()).fit(TEXTS, [1, 0, 0])
    assert model.predict(["A raid, a siege, a raid."]).tolist() == [1]
    with pytest.raises(ValueError, match="by is 'word'"):
        LexiconVectorizer(LEXICON, by="word").fit(TEXTS)
    with pytest.raises(ValueError, match="one string"):
        LexiconVectorizer(LEXICON).fit_transform("A raid.")


def test_voices_apart_from_quotes_that_are_given() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["“A raid,” he said of the raid."]})
    quotes = tables.from_records(
        "quotes",
        [{"quote_id": "q", "article_id": "a", "content_spans": [[0, 9]], "marked_spans": [[1, 8]], "kind": "direct"}],
    )
    vectorizer = LexiconVectorizer(LEXICON, by_voice=True, quotes=quotes).set_output(transform="pandas")
    row = vectorizer.fit_transform(articles).iloc[0]
    assert row[row > 0].to_dict() == {"war@narration": 1.0, "war@quoted": 1.0}


def test_what_is_drawn_twice_counts_twice() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b", "a"], "text": ["A raid.", "A truce.", "A siege, a raid."]})
    assert LexiconVectorizer(LEXICON).fit_transform(articles).tolist() == [[0, 1], [1, 0], [0, 2]]
    again = articles.iloc[[0, 1, 0]]
    quotes = tables.from_records("quotes", [{"quote_id": "q", "article_id": "a", "content_spans": [[0, 7]]}])
    found = LexiconVectorizer(LEXICON, by_voice=True, quotes=quotes).set_output(transform="pandas").fit_transform(again)
    assert found["war@reported"].tolist() == [1, 0, 1]
    assert LexiconVectorizer(LEXICON, sparse_output=True).fit_transform([]).shape == (0, 2)
    with pytest.raises(ValueError, match="no column 'text'"):
        LexiconVectorizer(LEXICON).fit_transform(articles.rename(columns={"text": "body"}))


def test_contribution_reach_and_candidates() -> None:
    texts = ["A raid by gunmen. Gunmen staged a raid. The sun shone.", "Gunmen led the raid. The sun set."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": "O", "text": texts, "body_start": 0})
    hits = find_frames(articles, None, LEXICON, tables.empty("mentions"))
    shares = contribution(hits)
    assert shares[["term_id", "n", "share", "n_articles"]].values.tolist() == [["raid", 3, 1.0, 2]]
    reached = reach(hits, articles, [LEXICON])
    assert reached.unused["term_id"].tolist() == ["siege", "t"]
    assert reached.without == []
    assert candidates(articles, hits, "war", n=1)["word"].tolist() == ["gunman"]
    with pytest.raises(ValueError, match="no hit has the frame 'peace'"):
        candidates(articles, hits, "peace")
