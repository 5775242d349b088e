import pandas as pd
import pytest
from hand_coded import hand_coded

from framing.compare import find_quantities, numbers


@pytest.fixture(scope="module")
def table():
    coded = hand_coded()
    return numbers(coded["articles"], coded["quotes"], coded["mentions"])


def _together(table, *words):
    topics = [set(table.loc[table["surface"].str.lower().str.startswith(w), "topic"]) for w in words]
    return bool(set.intersection(*topics))


def test_numbers_about_one_thing_stand_together(table):
    assert _together(table, "around 100", "more than 100", "dozens of fighters")
    assert _together(table, "hundreds of pro", "approximately 500")
    assert _together(table, "one sdf member", "no u.s. personnel")
    assert _together(table, "more than 300,000", "hundreds of thousands")


def test_numbers_about_other_things_stand_apart(table):
    assert not _together(table, "around 100", "hundreds of thousands")
    assert not _together(table, "approximately 500", "about 2,000 troops")
    assert not _together(table, "around 100", "25 syrian")


def test_each_number_has_its_source(table):
    source = table.set_index("surface")[["voice", "source"]]
    assert source.loc["dozens of fighters"].tolist() == ["reported", "SYR_STATE_MEDIA"]
    assert source.loc["approximately 500 personnel"].tolist() == ["quoted", "US_OFFICIAL_ANON"]
    assert source.loc["Around 100 soldiers"].tolist() == ["narration", "Outlet A"]


def test_spans_are_their_words(table):
    texts = dict(zip(hand_coded()["articles"]["article_id"], hand_coded()["articles"]["text"]))
    assert len(table) > 15
    assert all(texts[r.article_id][r.start : r.end] == r.surface for r in table.itertuples())


def test_events_stay_apart():
    text = ["At least 12 miners were killed.", "At least 12 miners were killed."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["P", "S"], "text": text, "event": ["x", "y"]})
    assert numbers(articles)["topic"].tolist() == [0, 1]
    assert numbers(articles.assign(event="x"))["topic"].tolist() == [0, 0]


def test_a_number_may_end_the_text():
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["a dozen"]})
    assert len(numbers(articles)) <= 1


def _side_by_side(one, two):
    rows = numbers(pd.DataFrame({"article_id": ["a", "b"], "outlet": ["P", "S"], "text": [one, two]}))
    return rows["topic"].nunique() < len(rows)


def test_what_is_counted_may_be_called_otherwise():
    assert _side_by_side(
        "More than 2,000 people were forced to flee.", "Officials said 1,800 residents were evacuated."
    )
    assert _side_by_side("Nearly 120 were injured in the flood.", "The flood hurt about 150 people.")
    assert _side_by_side("Police said six people were arrested.", "Eleven workers were detained, the union said.")
    assert _side_by_side("Up to 60 houses were swept away.", "Some 40 homes were destroyed.")
    assert _side_by_side("They offered a pay rise of 4 percent.", "The offer of a 4 percent rise was fair.")


def test_other_names_and_other_things_stand_apart():
    assert not _side_by_side("Up to 300 Sarovian fighters came.", "Around 200 Tavrian troops came.")
    assert not _side_by_side("The firm employs 4,500 people.", "More than 2,000 people fled.")
    assert not _side_by_side("It costs $30 million a year.", "It rose 30 percent a year.")


def test_units():
    table = numbers(pd.DataFrame({"article_id": ["a"], "outlet": ["P"], "text": ["It cost €4 and 12 kilometres."]}))
    assert table["unit"].tolist() == ["euro", "kilometre"]


def test_scores_are_the_same_however_many_are_worked_out_at_once(monkeypatch):
    from framing.compare.quantities import numbers as room

    coded = hand_coded()
    told = room.read_numbers(find_quantities(coded["articles"]), coded["articles"], coded["quotes"], coded["mentions"])
    people = [row for row in told if room._family(row) == "people"]
    assert len(people) > 5
    whole = room._scores(people, people=True)
    monkeypatch.setattr(room, "_BLOCK", 3)
    assert (room._scores(people, people=True) == whole).all()
    assert (whole == whole.T).all()
