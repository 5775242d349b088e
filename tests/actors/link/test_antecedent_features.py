"""Names of the features of candidates."""

from __future__ import annotations

import pytest

from framing.actors.detect.mention import Mention
from framing.actors.link.antecedent_features import (
    GROUPS,
    candidate_features,
    head_match,
    new_features,
    noun_features,
)
from framing.actors.link.entity import Entity


def noun(first: int, lemma: str, words: tuple[str, ...] = (), definite: str = "the", time: int = 1) -> Mention:
    mention = Mention(first, first + 1, first, "nominal", "person", lemma, definite=definite, words=words)
    mention.time = mention.sentence = time
    return mention


def entity(number: int, mention: Mention, *roles: str, place: str = "subject") -> Entity:
    found = Entity(number, "person", mentions=[mention], roles=set(roles), trail=[(mention.time, place)])
    found.modifiers.update(mention.words)
    return found


@pytest.mark.parametrize(
    ("words", "lemma", "roles", "match"),
    [
        ((), "mayor", {"mayor"}, "same"),
        (("prime",), "minister", {"prime minister"}, "office"),
        ((), "lawyer", {"attorney"}, "synonym"),
        ((), "lawyer", {"mayor"}, ""),
    ],
)
def test_how_a_noun_is_known(words: tuple[str, ...], lemma: str, roles: set[str], match: str) -> None:
    assert head_match(noun(5, lemma, words), Entity(0, "person", roles=roles)) == match


def test_later_mentions_rank_first_and_old_ones_are_far() -> None:
    old, new = entity(0, noun(0, "mayor", time=1), "mayor"), entity(1, noun(9, "clerk", time=7), "clerk")
    far, near = candidate_features(noun(20, "mayor", time=8), [old, new])
    assert {"recency far subject", "recency rank=1"} <= set(far)
    assert {"recency 1 subject", "recency rank=0"} <= set(near)


def test_words_in_common_and_not() -> None:
    mayor = entity(0, noun(0, "mayor", ("young", "tall"), "a"), "mayor")
    found = noun_features(noun(9, "mayor", ("tall", "old", "former")), mayor, None)
    assert {"words extra=1:same", "words common=1:same", "words equal=False:True:same", "first a:same"} <= set(found)


def test_groups_are_those_of_the_names() -> None:
    mention, mayor = noun(9, "mayor"), entity(0, noun(0, "mayor"), "mayor")
    names = [
        *candidate_features(mention, [mayor])[0],
        *noun_features(mention, mayor, None),
        *new_features(mention, None, True),
    ]
    assert {name.split(" ")[0] for name in names} <= set(GROUPS)
