"""A surname behind an office is a person's name: House Speaker Boehner."""

import pytest

from framing.actors import find_mentions
from framing.actors.detect.capital_runs import find_names
from framing.tables import empty, from_records


def names(text: str) -> set[str]:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    return set(find_mentions(articles, empty("quotes"))["actor_id"])


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("On Monday House Speaker Boehner said no.", "BOEHNER"),
        ("On Monday CIA Director Haspel said no.", "HASPEL"),
        ("On Monday Hunter Biden said no.", "HUNTER_BIDEN"),
        ("On Monday Treasury Secretary Fisk Jr. said no.", "FISK"),
        ("On Monday Police Chief Wilma Nunn said no.", "WILMA_NUNN"),
    ],
)
def test_a_name_behind_an_office_is_whose_it_is(text: str, actor: str) -> None:
    assert any(found.startswith(actor) for found in names(text))


@pytest.mark.parametrize("surname", ["Camp", "Church", "Bank"])
def test_a_surname_that_is_a_body_is_a_person_behind_a_title_where_the_text_names_the_person(surname: str) -> None:
    assert names(f"Rep. Dave {surname} met them. Later Chairman {surname} said no.") == {f"DAVE_{surname.upper()}"}


@pytest.mark.parametrize("text", ["On Monday the Vice President Office said no.", "He read Police Chief Magazine."])
def test_a_body_named_after_an_office_is_no_person(text: str) -> None:
    assert names(text).isdisjoint({"OFFICE", "MAGAZINE"})


def test_whoever_bears_a_surname_behind_an_office_is_a_person() -> None:
    words = "On Monday House Speaker Boehner said no .".split()
    runs = find_names(words, [word.lower() for word in words], [True] + [False] * 7, lambda name: False)
    assert [(words[run.core : run.last], run.kind) for run in runs if run.last > 3] == [(["Boehner"], "person")]
