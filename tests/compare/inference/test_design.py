"""Rows of counts become units of inference."""

import numpy as np
import pandas as pd
import pytest

from framing.compare.inference.design import Design
from framing.compare.inference.options import Inference

ARTICLES = pd.DataFrame({
    "article_id": ["a", "b", "c", "d", "e"], "own": list("abcde"), "wire": ["x", "x", "x", None, None],
    "event": ["1", "1", "2", "2", "2"],
})  # fmt: skip
GROUPS = {"a": "P", "b": "P", "c": "S", "d": "S", "e": None}


def units(speaks=(True,) * 5, **options):
    design = Design.of(Inference(**options), GROUPS, ["P", "S"], ARTICLES)
    return design.units(np.array(speaks))


def test_an_article_is_a_unit_unless_another_one_is_asked_for():
    found = units()
    assert found.groups.tolist() == ["P", "P", "S", "S"]  # nobody's article is in nobody's rest
    assert found.articles.tolist() == [1, 1, 1, 1] and found.strata is None
    assert found.add_up(np.array([1.0, 2, 3, 4, 5])).tolist() == [1, 2, 3, 4]


def test_articles_of_one_group_with_one_value_are_added_up():
    found = units(unit="wire")
    assert found.groups.tolist() == ["P", "S", "S"] and found.articles.tolist() == [2, 1, 1]
    assert found.add_up(np.array([1.0, 2, 3, 4, 5])).tolist() == [3, 3, 4]
    assert units((True, False, True, True, True), unit="wire").articles.tolist() == [1, 1, 1]


def test_no_unit_reaches_over_two_strata():
    found = units(unit="wire", strata="own")
    assert found.strata.tolist() == ["a", "b", "c", "d"] and found.articles.tolist() == [1, 1, 1, 1]
    assert units(unit="wire", strata="event").strata.tolist() == ["1", "2", "2"]


@pytest.mark.parametrize("option", ["strata", "unit"])
def test_a_column_that_is_not_there_is_named(option):
    with pytest.raises(ValueError, match=f"{option}='desk' needs a column 'desk' of the articles.*they have only"):
        units(**{option: "desk"})
    with pytest.raises(ValueError, match="pass articles="):
        Design.of(Inference(**{option: "desk"}), GROUPS, ["P"], None)
    with pytest.raises(ValueError, match="it is empty"):
        Design.of(Inference(**{option: "desk"}), GROUPS, ["P"], ARTICLES.assign(desk=None))
