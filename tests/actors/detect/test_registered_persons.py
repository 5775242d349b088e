"""Registered persons in articles that call them otherwise than the registry; all sentences are made up."""

from __future__ import annotations

import pytest

from framing.actors import Actor, Alias, Registry, find_mentions
from framing.tables import from_records

PERSONS = [
    Actor("VOSS", "Ada Voss", "person", gender="f", aliases=(Alias.of("Ada Voss", own=True),)),
    Actor("LEPAGE", "Paul LePage", "person", aliases=(Alias.of("Paul LePage", own=True),), heads=("governor",)),
    Actor("COOK", "Jim Cook", "person", aliases=(Alias.of("Jim Cook", own=True),)),
    Actor("ROY", "Rita Roy", "person", aliases=(Alias.of("Rita Roy", own=True),)),
    Actor("AL_DALE", "Al Dale", "person", aliases=(Alias.of("Al Dale", own=True),)),
    Actor("BO_DALE", "Bo Dale", "person", aliases=(Alias.of("Bo Dale", own=True),)),
    Actor(
        "OLD",
        "Ulf Berg",
        "person",
        aliases=(Alias.of("Ulf Berg", own=True), Alias.of("the envoy")),
        valid_to="2010-01-01",
    ),
]


def named(text: str, published: str | None = None) -> list[tuple[str, str]]:
    """Names of a text that are registered persons."""
    row = {"article_id": "a", "outlet": "X", "text": text, "published": published}
    mentions = find_mentions(from_records("articles", [row]), registry=Registry({p.id: p for p in PERSONS}))
    ids = {person.id for person in PERSONS}
    own = mentions[(mentions["form"] == "name") & mentions["actor_id"].isin(ids)]
    return list(zip(own["designator"], own["actor_id"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a title, or nothing else that it could be
        ("On Monday Gov. LePage left. He smiled.", [("Gov. LePage", "LEPAGE")]),
        ("On Monday LePage's aides left.", [("LePage", "LEPAGE")]),
        (
            "LePage vetoed the bill.\n\nMr. LePage spoke.",
            [("LePage", "LEPAGE"), ("Mr. LePage", "LEPAGE")],
        ),
        ("On Monday Ms. Voss met Mr. LePage.", [("Ms. Voss", "VOSS"), ("Mr. LePage", "LEPAGE")]),
        # in full first
        ("Jim Cook spoke. Later Cook and a cook ate.", [("Jim Cook", "COOK"), ("Cook", "COOK")]),
        # what can be a word, a given name, a place, is somebody only with support
        ("On Monday Cook met a cook.", []),
        ("On Monday Roy left.", []),
        ("On Monday Senator Roy left.", [("Senator Roy", "ROY")]),
        # two of a name
        ("Kurt Voss met Ada Voss.", [("Ada Voss", "VOSS")]),
        ("Kurt Voss spoke. On Monday Mr. Voss and Voss left.", []),
        ("Kurt Voss spoke. On Monday Ms. Voss left.", [("Ms. Voss", "VOSS")]),
        ("On Monday Mr. Voss left, and Voss smiled.", []),
        ("On Monday Dale met Senator Dale.", []),
        ("Al Dale spoke. On Monday Senator Dale left.", [("Al Dale", "AL_DALE"), ("Senator Dale", "AL_DALE")]),
        # an office that is not his, a junior
        ("On Monday President LePage left.", []),
        ("On Monday Voss Jr. left.", []),
        # what goes by a name
        ("On Monday the LePage tax cuts expired.", []),
        # a body
        ("On Monday the LePage Foundation and the Paul LePage Institute closed.", []),
    ],
)
def test_who_is_taken(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_out_of_their_time_persons_need_their_full_name() -> None:
    text = "On Monday Mr. Berg left."
    assert named(text, "2009-05-01") == [("Mr. Berg", "OLD")]
    assert named(text, "2019-05-01") == []
    assert named(f"Ulf Berg spoke. {text}", "2019-05-01") == [("Ulf Berg", "OLD"), ("Mr. Berg", "OLD")]
