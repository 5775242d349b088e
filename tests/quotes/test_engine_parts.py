"""Decoding, windows, learning and scoring of the engine on small cases worked out by hand."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.quotes.attribution import Attribution
from framing.quotes.engine.boosted_trees import Trees, train_trees
from framing.quotes.engine.candidate_windows import linked, windows
from framing.quotes.engine.label_decoding import allowed, marginals, viterbi
from framing.quotes.engine.token_columns import CLOSES, DOUBLE, OPENS, OUTSIDE, Sheet
from framing.quotes.engine.token_relations import Relations
from framing.quotes.engine.word_columns import STRENGTH_BITS, Vocabulary
from framing.text import Document
from framing.training.quotes.optimise import Pace, train_chain, train_logistic
from framing.training.quotes.quote_labels import align, label_windows
from framing.validity.shipped.polnear import GoldArticle, read_corpus, read_standoff
from framing.validity.shipped.quote_evaluation import evaluate, reliability
from framing.validity.shipped.quote_scores import is_speech, score_article, type_of

LABELS = ("O", "QB", "QI", "QE")


def bare() -> Vocabulary:
    return Vocabulary(np.zeros(0, np.uint32), np.zeros((0, 2), np.uint16), np.zeros(1 << STRENGTH_BITS, np.uint8))


def sheet_of(*texts: str) -> Sheet:
    return Sheet([Document(text) for text in texts], bare())


def paths(scores, links):
    """All label sequences of one window with their scores, the slow way."""
    n = scores.shape[1]
    for path in itertools.product(range(n), repeat=len(scores)):
        steps = [n, *path, n]
        yield (
            path,
            sum(scores[i, label] for i, label in enumerate(path)) + sum(links[a, b] for a, b in zip(steps, steps[1:])),
        )


@pytest.mark.parametrize("seed", range(4))
def test_best_path_and_marginals_agree_with_trying_every_path(seed):
    generator = np.random.default_rng(seed)
    sizes = [4, 1, 3]
    first = np.concatenate([[0], np.cumsum(sizes)])
    scores = generator.normal(size=(8, 4)).astype(np.float32)
    links = allowed(LABELS) + generator.normal(size=(5, 5)).astype(np.float32)
    labels, best = viterbi(scores, first, links, cells=4)
    chance, pairs, norm = marginals(scores, first, links)
    expected = np.zeros((5, 5))
    for k, (start, end) in enumerate(zip(first, first[1:])):
        every = [(path, score) for path, score in paths(scores[start:end], links) if score > -1e5]
        top = max(every, key=lambda item: item[1])
        assert tuple(labels[start:end]) == top[0]
        assert best[k] == pytest.approx(top[1], abs=1e-4)
        weights = np.exp([score for _, score in every])
        assert norm[k] == pytest.approx(np.log(weights.sum()), abs=1e-4)
        for i in range(end - start):
            for label in range(4):
                share = sum(w for w, (path, _) in zip(weights, every) if path[i] == label) / weights.sum()
                assert chance[start + i, label] == pytest.approx(share, abs=1e-5)
        for w, (path, _) in zip(weights / weights.sum(), every):
            steps = [4, *path, 4]
            np.add.at(expected, (steps[:-1], steps[1:]), w)
    assert np.allclose(pairs, expected, atol=1e-4)


def test_windows_take_the_quoted_sentences_that_join():
    text = "It rained. “We won. We sang,” he said. “They left.” Nobody knew. He left."
    sheet = sheet_of(text)
    words = sheet.documents[0].tokens.words
    view = windows(np.array([words.index("said")]), *linked(sheet))
    assert words[view.start[0]] == "“" and view.token[view.place[0]] == words.index("said")
    read = [words[row] for row in view.token]
    assert "won" in read and "left" in read and "rained" not in read and "knew" not in read


def test_windows_never_reach_into_another_document():
    sheet = sheet_of("He said: “We won.”", "“They lost,” she said.")
    begin, end = linked(sheet)
    assert begin[sheet.first[1] :].min() == sheet.first[1]
    assert end[: sheet.first[1]].max() == sheet.first[1]


def test_long_sentences_are_read_in_part():
    sheet = sheet_of("word " * 2000 + "he said it " + "word " * 2000)
    view = windows(np.array([2001]), *linked(sheet))
    assert len(view.token) <= 300 and view.start[0] <= 2001 < view.end[0]


def test_marks_have_states():
    sheet = sheet_of("He “won” it.")
    assert sheet.state.tolist() == [OUTSIDE, OPENS, DOUBLE, CLOSES, OUTSIDE, OUTSIDE]


def test_relations_stay_within_the_sentence():
    sheet = sheet_of("Lee won. Said so.")
    relations = Relations(sheet)
    said = sheet.documents[0].tokens.words.index("Said")
    assert relations.noun[said] == -1 and relations.noun[1] == 0


def test_labels_of_a_window_follow_the_gold():
    text = "“No,” he said, “never.”"
    gold = Attribution(((6, 8),), ((9, 13),), ((0, 5), (15, 23)), 1.0)
    sheet = sheet_of(text)
    rows = align(sheet, [[gold]])
    view = windows(rows[0].cue, *linked(sheet))
    names = [("O", "C", "SB", "SI", "SE", "QB", "QI", "QE")[n] for n in label_windows(view, rows)]
    assert names == ["QB", "QI", "QI", "QE", "SE", "C", "O", "QB", "QI", "QI", "QE"]


def test_chain_learns_pieces_and_repeats_itself():
    # Token 1 opens a piece, token 2 closes it, token 3 stands outside; token 0 is the head.
    first = np.arange(0, 4 * 60 + 1, 4)
    tokens = np.tile([0, 1, 2, 3], 60).astype(np.int32)
    labels = np.tile([0, 1, 3, 0], 60).astype(np.int8)
    heads = first[:-1]
    pace = Pace(rounds=3, rate=0.1, batch=8)
    runs = [train_chain(tokens[:, None], labels, first, heads, LABELS, 0, 4, pace, seed=5) for _ in range(2)]
    assert np.array_equal(runs[0][0], runs[1][0]) and np.array_equal(runs[0][1], runs[1][1])
    weights, links = runs[0]
    assert viterbi(weights[tokens[:4]], np.array([0, 4]), links)[0].tolist() == [0, 1, 3, 0]


def test_logistic_regression_learns_a_conjunction_free_rule():
    features = np.array([[0, 2], [1, 2], [0, 3], [1, 3]] * 50, dtype=np.int32)
    right = (features[:, 0] == 0).astype(np.float32)
    weights, bias = train_logistic(features, right, 3, Pace(rounds=5, rate=0.2, batch=4), seed=0)
    assert (((weights[features, 0].sum(axis=1) + bias) > 0) == right.astype(bool)).all()


def test_standoff_skips_what_is_broken():
    lines = (
        "T1\tContent 0 4\tThey\nT2 Cue 5 9\nT3\tCue\nE1\tAttribution:T9 Content:T1 Cue:T2 Source:T7\nE2\tA:T1 Cue:T1\n"
    )
    assert read_standoff(lines) == [Attribution((), (), ((0, 4),), 1.0)]


def test_corpus_takes_the_first_annotator_and_keeps_offsets(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_bytes(b"One\r\nHe said no.")
    for annotator, end in (("0a1b", 16), ("ffff", 15)):
        body = f"T1\tContent 13 {end}\tno\nE1\tAttribution:T1 Content:T1\n"
        (tmp_path / "attributions" / f"a_{annotator}.ann").write_text(body, encoding="utf-8")
    (article,) = read_corpus(tmp_path)
    assert article.name == "a" and article.text == "One\r\nHe said no."
    assert article.attributions[0].content == ((13, 16),)


def test_corpus_says_what_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError, match="has no attributions"):
        read_corpus(tmp_path)


TEXT = "“We won,” said Lee. Ho denied that they had “lost badly”. It rained."


def at(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


GOLD = [
    Attribution(at("Lee"), at("said"), at("“We won,”"), 1.0),
    Attribution(at("Ho"), at("denied"), at("that they had “lost badly”"), 1.0),
]


def test_scores_of_a_hand_made_case():
    found = [
        Attribution(at("Lee"), at("said"), at("We won"), 0.9),  # the same but for marks
        Attribution((), at("denied"), at("they had “lost badly"), 0.8),  # more than half, no source
        Attribution((), (), at("It rained"), 0.1),
    ]
    counts = score_article(TEXT, GOLD, found)
    assert counts["all/match"] == 2 and counts["all/exact"] == 1 and counts["all/attrib"] == 1
    assert counts["mixed/match"] == 1 and counts["mixed/attrib"] == 0 and counts["indirect/pred"] == 1
    assert counts["all/soft_p"] == pytest.approx(2.0)
    assert counts["all/soft_r"] == pytest.approx(1 + 17 / 21)


def test_types_by_the_marks():
    assert [type_of(TEXT, a.content) for a in GOLD] == ["direct", "mixed"]
    assert type_of(TEXT, at("It rained")) == "indirect"
    assert is_speech(TEXT, GOLD[0])


@given(st.lists(st.tuples(st.integers(0, 66), st.integers(0, 66)), min_size=1, max_size=4))
@settings(max_examples=60)
def test_scoring_takes_any_spans_and_loves_itself(spans):
    odd = [Attribution((), (), tuple((min(p), max(p)) for p in spans), 1.0)]
    counts = score_article(TEXT, odd, odd)
    assert counts["all/gold"] == counts["all/pred"] == counts["all/exact"] <= 1
    assert score_article(TEXT, odd, [])["all/match"] == 0


def test_evaluation_has_rows_intervals_and_the_ceiling():
    articles = [GoldArticle(name, TEXT, tuple(GOLD)) for name in "abcde"]
    result = evaluate(articles, lambda article: GOLD[:1], {"a": "x", "b": "x"}, boot=50)
    row = result.groups("scope").loc["speech"]
    assert row[["attrib_f1", "attrib_f1_low", "attrib_f1_high"]].tolist() == pytest.approx([2 / 3] * 3)
    assert (row["attrib_f1_n"], row["attrib_precision_n"]) == (2 * len(articles), len(articles))
    assert result.human.iloc[0].tolist()[:3] == ["speech", "all", 92.3]
    assert result.groups("type (speech)").index.tolist() == ["direct", "indirect", "mixed"]
    assert result.groups("outlet (all)").index.tolist() == ["x"]
    assert result["attrib_f1"] == result.groups("scope").loc["all", "attrib_f1"]
    curve = reliability(articles, lambda article: [GOLD[0], Attribution((), (), at("It rained"), 0.2)], bins=2)
    assert curve["right"].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("seed", range(3))
def test_trees_decide_as_scikit_learn_does(seed):
    from sklearn.ensemble import GradientBoostingClassifier

    generator = np.random.default_rng(seed)
    measures = generator.integers(-3, 4, size=(600, 5)).astype(np.float32) / 3
    right = (measures[:, 0] * measures[:, 1] + 0.3 * generator.normal(size=600)) > 0
    trees = train_trees(measures, right, seed=seed)
    theirs = GradientBoostingClassifier(
        n_estimators=160, learning_rate=0.08, max_depth=4, min_samples_leaf=30, subsample=0.5, max_features=5,
        random_state=seed,
    ).fit(measures, right)  # fmt: skip
    assert np.allclose(trees.score(measures), theirs.decision_function(measures), atol=1e-4)
    again = Trees.from_arrays(trees.to_arrays("t"), "t")
    assert np.array_equal(again.score(measures), trees.score(measures))


def test_trees_of_one_class_say_so():
    measures = np.zeros((5, 2), dtype=np.float32)
    assert (train_trees(measures, np.ones(5, dtype=bool), seed=0).score(measures) > 5).all()
