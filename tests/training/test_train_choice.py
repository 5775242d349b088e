"""Training of the conditional logit on questions in which there is a pattern to learn."""

import random
from dataclasses import replace

import numpy as np
import pytest

from framing.text.choice_model import ChoiceModel
from framing.training.train_choice import Question, Settings, cross_validate, fit, temperature_of


def _questions(n=60, seed=1, noise=0.0):
    """The candidate with *left* is right, whatever else is said of it; where none has it, *none* is."""
    rng = random.Random(seed)
    out = []
    for i in range(n):
        there = rng.random() < 0.8
        features = [[rng.choice(["up", "down"]), rng.choice("xyz")] for _ in range(3)]
        chosen = rng.randrange(3)
        if there:
            features[chosen].append("left")
        right = np.zeros(4, dtype=bool)
        right[(chosen if there else 3) if rng.random() >= noise else rng.randrange(4)] = True
        candidates = [[f"all\t{name}" for name in own] for own in (*features, ["none"])]
        out.append(Question(f"a{i % 12}", candidates, right))
    return out


def _share_right(questions, scores):
    return np.mean([q.right[score.argmax()] for q, score in zip(questions, scores)])


def test_a_pattern_is_learned_and_holds_for_groups_that_were_held_out():
    questions = _questions(120)
    crossed = cross_validate(questions)
    assert _share_right(questions, crossed.scores) > 0.95
    assert temperature_of(questions, crossed.scores) <= 1
    model = ChoiceModel(fit(questions))
    chances = model.chances([[name[4:] for name in own] for own in questions[0].candidates], ["all"])
    assert questions[0].right[chances.argmax()]


def test_scores_that_are_too_sure_are_cooled():
    questions = _questions(200, noise=0.3)
    scores = cross_validate(questions).scores
    assert temperature_of(questions, [3 * score for score in scores]) > temperature_of(questions, scores)


def test_every_group_is_held_out_once_and_what_is_not_tested_never():
    questions = _questions() + [replace(q, tested=False, group="s") for q in _questions(5)]
    crossed = cross_validate(questions, folds=4)
    held = [group for groups, _ in crossed.folds for group in groups]
    assert sorted(held) == sorted({q.group for q in questions if q.tested})
    assert [score is None for score in crossed.scores] == [not q.tested for q in questions]


def test_same_questions_same_weights():
    assert fit(_questions()) == fit(_questions())


def test_of_several_right_candidates_any_will_do():
    both = np.array([True, True, False])
    questions = [Question(f"{n}", [["c\ta"], ["c\tb"], ["c\tz"]], both) for n in range(30)]
    weights = fit(questions)
    assert weights["c\ta"] == pytest.approx(weights["c\tb"])
    assert weights["c\ta"] > 0 > weights["c\tz"]


def test_a_question_counts_by_its_weight():
    first, second = np.array([True, False]), np.array([False, True])
    own = [Question(f"{n}", [["c\ta"], ["c\tb"]], first) for n in range(10)]
    other = [Question(f"{n}", [["c\ta"], ["c\tb"]], second, weight=5.0) for n in range(10)]
    weights = fit(own + other)
    assert weights["c\tb"] > weights["c\ta"]


def test_what_is_rare_or_small_gets_no_weight_and_the_penalty_shrinks():
    questions = _questions()
    rare = Question("r", [["all\todd", "all\tleft"], ["all\tup"]], np.array([True, False]))
    assert "all\todd" not in fit([*questions, rare])
    assert "all\todd" in fit([*questions, rare], Settings(rare=1, small=0.0))
    strict, loose = (fit(questions, Settings(penalty=penalty))["all\tleft"] for penalty in (32.0, 2.0))
    assert 0 < strict < loose
