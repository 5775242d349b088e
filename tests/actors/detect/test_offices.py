"""A surname behind an office is a person's name: House Speaker Boehner."""

import pytest

from framing.actors import find_mentions
from framing.tables import empty, from_records


def names(text: str) -> set[str]:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    return set(find_mentions(articles, empty("quotes"))["actor_id"])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("On Monday House Speaker Boehner said no.", "BOEHNER"),
        ("On Monday CIA Director Haspel said no.", "HASPEL"),
        ("On Monday Treasury Secretary Fisk Jr. said no.", "FISK"),
        ("On Monday Police Chief Wilma Nunn said no.", "WILMA_NUNN"),
    ],
)
def test_a_name_behind_an_office_is_whose_it_is(text: str, actor: str) -> None:
    assert any(found.startswith(actor) for found in names(text))


@pytest.mark.parametrize("text", ["On Monday the Vice President Office said no.", "He read Police Chief Magazine."])
def test_a_body_named_after_an_office_is_no_person(text: str) -> None:
    assert names(text).isdisjoint({"OFFICE", "MAGAZINE"})
