"""What somebody is called is that somebody."""

import pytest

from framing.actors import find_mentions
from framing.tables import empty, from_records


def read(text: str) -> dict[str, str]:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    mentions = find_mentions(articles, empty("quotes"))
    return dict(zip(mentions["designator"], mentions["actor_id"]))


@pytest.mark.parametrize(
    ("text", "noun", "actor"),
    [
        ("Tom Rusk spoke on Monday. Ann Lee called him a racist and a crook.", "racist", "TOM_RUSK"),
        ("Tom Rusk met Ann Lee. He called her a traitor.", "traitor", "ANN_LEE"),
        ("Ann Lee described Tom Rusk as a traitor.", "traitor", "TOM_RUSK"),
        ("Tom Rusk was branded a traitor by Ann Lee.", "traitor", "TOM_RUSK"),
    ],
)
def test_what_somebody_is_called_is_that_somebody(text: str, noun: str, actor: str) -> None:
    assert read(text)[noun] == actor


def test_what_somebody_calls_for_is_somebody_else() -> None:
    assert read("Tom Rusk met Ann Lee. She called a lawyer.")["lawyer"] not in ("TOM_RUSK", "ANN_LEE")
