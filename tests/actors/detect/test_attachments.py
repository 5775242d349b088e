"""What somebody is called is that somebody."""

import pytest

import framing as fr
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


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("“We are louder,” said its conductor, Nils Harrow.", "NILS_HARROW"),
        ("Its chief luthier, Ragna Bjerke, 61, said that nobody had asked.", "RAGNA_BJERKE"),
        ("The foreperson, Tove Aldby, said that the saws were rusty.", "TOVE_ALDBY"),
        ("According to the trombonist, Nils Harrow, the band was tired.", "NILS_HARROW"),
        ("“Help,” the conductor, Per Lindahl, said on Monday.", "PER_LINDAHL"),
    ],
)
def test_a_name_behind_a_noun_that_no_list_knows_speaks(text: str, actor: str) -> None:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    quotes = fr.resolve_actors(fr.extract_quotes(articles), articles)
    assert quotes["actor_id"].tolist() == [actor]


def test_who_speaks_behind_a_phrase_is_somebody_else() -> None:
    text = "For the conductor, Ann Lee said, it was a shock. The conductor wept."
    assert read(text)["conductor"] != "ANN_LEE"
