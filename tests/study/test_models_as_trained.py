"""The shipped models meet the features that they were trained with."""

import json

import pytest
from models_as_trained import GOLD, answers


@pytest.fixture(scope="module")
def own():
    return answers()


@pytest.fixture(scope="module")
def known():
    return json.loads(GOLD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def both(own, known):
    return list(zip(own["texts"], known["texts"], strict=True))


@pytest.mark.parametrize("part", ["tags", "heads", "relations"])
def test_the_parser_reads_as_it_was_trained(both, part):
    for own, known in both:
        assert own[part].split() == known[part].split(), "trained anew? run: python tests/study/models_as_trained.py"


def test_the_engine_finds_what_it_was_trained_to_find_and_is_as_sure(both):
    for own, known in both:
        assert [one[:3] for one in own["attributions"]] == [one[:3] for one in known["attributions"]]
        sure = [one[3] for one in known["attributions"]]
        assert [one[3] for one in own["attributions"]] == pytest.approx(sure, abs=2e-3)
        assert len(sure) > 2


def test_the_ranker_of_participants_names_whom_it_was_trained_to_name_and_is_as_sure(own, known):
    assert [row[:5] for row in own["participants"]] == [row[:5] for row in known["participants"]]
    sure = [row[5] for row in known["participants"]]
    assert [row[5] for row in own["participants"]] == pytest.approx(sure, abs=2e-3)
    assert len(sure) > 12
