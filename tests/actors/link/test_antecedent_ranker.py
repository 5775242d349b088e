"""The ranker of antecedents: what it chooses by, and the file that it is kept in."""

from __future__ import annotations

import pytest

from framing.actors.detect.mention import Mention
from framing.actors.link.antecedent_ranker import AntecedentRanker, contexts, load_antecedents
from framing.actors.link.entity import Entity

HE = Mention(5, 6, 5, "pronoun", "person", "he", gender="m", source=True)


def test_weights_of_all_contexts_add_up() -> None:
    ranker = AntecedentRanker({"pronoun\tnear": 1.0, "pronoun he\tnear": 0.5, "pronoun it\tnear": 9.0})
    assert ranker.score(("pronoun", "pronoun he"), [["near", "near"], ["far"]]) == [3.0, 0.0]


def test_sources_and_other_mentions_have_weights_of_their_own() -> None:
    other = Mention(5, 6, 5, "pronoun", "person", "he", gender="m")
    both = set(contexts("pronoun", "he", HE)) & set(contexts("pronoun", "he", other))
    assert both == {"pronoun", "pronoun he"}


def test_the_best_candidate_is_chosen_and_none_stands_for_a_new_entity() -> None:
    one, two = Entity(0, "person"), Entity(1, "person")
    ranker = AntecedentRanker({"noun\thead": 1.0, "noun\tnew": 2.0})
    assert ranker.choose("noun", "the", HE, [one, two], [[], ["head"]]) is two
    assert ranker.choose("noun", "the", HE, [one, None], [["head"], ["new"]]) is None


def test_what_is_no_ranker_is_refused_by_name(tmp_path) -> None:
    path = tmp_path / "wrong.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(ValueError, match=r"wrong\.npz is no ranker of antecedents.*framing train actors"):
        load_antecedents(path)


def test_the_shipped_ranker_says_what_it_was_made_of() -> None:
    assert load_antecedents().meta["articles"] > 100
    assert load_antecedents().meta["questions"] > 800
