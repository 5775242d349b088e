"""The classifier of doubt, on sentences made for the purpose."""

import numpy as np
import pandas as pd
import pytest

from framing.learn import DoubtClassifier
from framing.learn.doubt.term_features import FEATURES, kind_of_term, term_features
from framing.text import Document


def terms(*sentences):
    """Sentences with the term between slashes."""
    out = []
    for sentence in sentences:
        before, term, after = sentence.split("/")
        out.append((before + term + after, len(before), len(before) + len(term)))
    return pd.DataFrame(out, columns=["text", "start", "end"])


DOUBT = ["Rebels /claimed/ that {} people had been killed.", "{} people were /reportedly/ killed."]
NONE = ["The flood /claimed/ {} lives.", "The group /claimed/ the attack on bus {}."]
X = terms(*[pattern.format(n) for pattern in DOUBT + NONE for n in (12, 40, 300, 7)])
Y = [True] * 8 + [False] * 8


def found(sentence):
    [(text, start, end)] = terms(sentence).itertuples(index=False)
    values = term_features(Document(text), start, end)
    return {name for name, value in zip(FEATURES, values) if value}


def test_kinds_of_terms():
    for sentence, kind in (
        ("He /claimed/ it.", "claim"), ("The /claims/ grew.", "claim"), ("It /reportedly/ fell.", "hearsay"),
        ("It is /said to/ have fallen.", "hearsay"), ("The /rebel-run/ ministry spoke.", "label"),
        ("A ministry /controlled by/ rebels spoke.", "label"), ("It /perhaps/ fell.", "other"),
        ("He /believed/ the count.", "other"),
    ):  # fmt: skip
        [(text, start, end)] = terms(sentence).itertuples(index=False)
        assert kind_of_term(Document(text), start, end)[0] == kind, sentence
    with pytest.raises(ValueError, match="holds no word"):
        kind_of_term(Document("It fell."), 40, 42)


def test_what_is_looked_at():
    assert found("The flood /claimed/ 40 lives.") == {"claim", "verb", "past", "object"}
    told = found("Rebels /claim/ that 40 people were killed.")
    assert told >= {"claim", "verb", "clause", "harm after it", "number of people harmed after it"}
    noun = found("He said 40 people were killed, a /claim/ that could not be verified.")
    assert noun >= {"claim", "noun, harm before it", "noun, number before it", "somebody checks it"}
    assert "verb" not in noun
    assert found("40 people were /reportedly/ killed.") == {"hearsay"}  # of other kinds only the kind


def test_learns_and_gives_the_same_for_each_row_alone():
    model = DoubtClassifier().fit(X, Y)
    assert model.C_ in (0.1, 0.3, 1.0, 3.0)
    assert (model.predict(X) == Y).mean() >= 0.75
    p = model.predict_proba(X)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    alone = np.vstack([model.predict_proba(X[i : i + 1]) for i in range(len(X))])
    np.testing.assert_array_equal(alone, p)
    grouped = DoubtClassifier().fit(X, Y, groups=[i % 8 for i in range(16)])
    assert grouped.predict_proba(X).shape == (16, 2)


def test_errors_say_what_is_wrong():
    with pytest.raises(ValueError, match="'end' is missing"):
        DoubtClassifier(C=1.0).fit(X[["text", "start"]], Y)
    with pytest.raises(ValueError, match="one of two labels"):
        DoubtClassifier(C=1.0).fit(X, list("abcd") * 4)
