"""An object is not the subject of its own verb."""

import pytest

from framing.actors import find_mentions
from framing.tables import empty, from_records


def read(text: str) -> dict[str, str]:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    mentions = find_mentions(articles, empty("quotes"))
    return dict(zip(mentions["designator"], mentions["actor_id"]))


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        ("Senator Rory Blake met the crew. Governor Faye Tolland called him a terrorist.", "him", "RORY_BLAKE"),
        ("Senator Rory Blake met the crew. Governor Ezra Tolland thanked him.", "him", "RORY_BLAKE"),
        ("Senator Rory Blake met the crew. Governor Ezra Tolland blamed himself.", "himself", "EZRA_TOLLAND"),
    ],
)
def test_an_object_takes_up_another_than_the_subject(text: str, pronoun: str, actor: str) -> None:
    assert read(text)[pronoun] == actor
