"""Mentions beside the plain ones: whose something is, counted people, places that act, the first person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.compare.naming import named_mentions
from framing.tables import from_records


def mentions(text, registry=None, quotes=False):
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    found = fr.extract_quotes(articles, scope="all") if quotes else None
    return fr.find_mentions(articles, found, registry=registry)


@pytest.mark.parametrize(
    ("text", "designator", "actor"),
    [
        ("Israel denied it. The Israeli strikes hit a school.", "Israeli", "ISRAEL"),
        ("The American raids went on.", "American", "UNITED_STATES"),
        ("A U.S.-led offensive began on Monday.", "U.S.-led", "UNITED_STATES"),
        ("The North Korean missiles fell into the sea.", "North Korean", "NORTH_KOREA"),
        ("Muslims prayed. The anti-Muslim remarks angered many.", "anti-Muslim", "MUSLIMS"),
    ],
)
def test_adjectives_name_the_country_or_the_people(text, designator, actor):
    table = mentions(text).set_index("designator")
    assert table.loc[designator, "form"] == "modifier"
    assert table.loc[designator, "actor_id"] == actor


def test_adjectives_name_actors_of_the_registry():
    table = mentions("The Russian hacking went on.", registry="world")
    assert table["actor_id"].tolist() == ["RUSSIA"]


def test_the_adjective_of_a_mention_is_no_mention_of_its_own():
    assert mentions("The Israeli officials met on Monday.")["designator"].tolist() == ["Israeli officials"]


@pytest.mark.parametrize(
    ("text", "designator", "actor"),
    [
        ("They met the MSNBC host on Monday.", "MSNBC", "MSNBC"),
        ("A former F.B.I. director was there.", "F.B.I.", "FBI"),
        ("The dead were 22 NATO staff.", "NATO", "NATO"),
        ("A senior Brotherhood official fled.", "Brotherhood", "BROTHERHOOD"),
        ("Ann Lusk won. The Lusk administration began on Monday.", "Lusk", "ANN_LUSK"),
        ("The Norda Foundation spokesman said it was over.", "Norda Foundation", "NORDA_FOUNDATION"),
        ("Tom Rusk, an Oakmere University epidemiologist, left.", "Oakmere University", "OAKMERE_UNIVERSITY"),
    ],
)
def test_a_name_before_the_head_of_a_mention_has_a_row(text, designator, actor):
    table = mentions(text)
    [row] = table[table["form"] == "nested"].to_dict("records")
    assert (row["designator"], row["actor_id"]) == (designator, actor)
    around = table[(table["start"] <= row["start"]) & (table["end"] > row["end"])]
    assert around["form"].tolist() == ["nominal"]


@pytest.mark.parametrize(
    "text",
    [
        "The officials left with the Oakmere Foundation.",
        "Ann Lee's aide left. Lee's sister stayed.",
        "A Democratic aide met Kurdish fighters.",
        "The Oakmere Foundation left with Mr. Lee.",
    ],
)
def test_adjectives_owners_and_whole_names_are_not_nested(text):
    table = mentions(text)
    assert "nested" not in set(table["form"])


_BEARING = st.sampled_from(["MSNBC", "Ann Lee", "Norda Foundation", "FBI", "Justice Department", "Lusk", "U.N."])
_HEADS = st.sampled_from(["host", "officials", "administration", "director", "spokeswoman", "staff", "group", "raids"])
_WORDS = st.sampled_from(["The {} {} left.", "A former {} {} said no.", "“We met the {} {},” Tom Rusk said."])


@given(st.lists(st.tuples(_WORDS, _BEARING, _HEADS), min_size=1, max_size=3))
def test_every_row_has_its_words_and_a_nested_one_lies_in_another(parts):
    text = " ".join(words.format(name, head) for words, name, head in parts)
    table = mentions(text, quotes=True)
    rows = table.to_dict("records")
    assert [text[row["start"] : row["end"]] for row in rows] == table["designator"].tolist()
    assert table["start"].is_monotonic_increasing
    assert not table.duplicated(["start", "end"]).any()
    for row in rows:
        around = [o for o in rows if o["start"] <= row["start"] and row["end"] < o["end"] and o["form"] == "nominal"]
        assert row["form"] != "nested" or around


def test_names_before_nouns_are_whole():
    table = mentions("They spoke of the West Bank settlements.")
    assert "Bank" not in table["designator"].tolist()
    assert "West Bank" in table["designator"].tolist()


def test_nouns_before_nouns_say_whose_something_is():
    table = mentions("The police fired. He died in police custody.")
    police = table[table["head"] == "police"]
    assert police["form"].tolist() == ["nominal", "modifier"]
    assert police["actor_id"].nunique() == 1


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Twelve were killed in the raid.", "twelve"),
        ("The rebels killed 17 in the town.", "17"),
        ("Thousands fled the city.", "thousands"),
        ("Doctors treated the wounded.", "wounded"),
        ("They praised those who had left.", "those"),
        ("The gunman hurt a bellringer who stood at the gate.", "bellringer"),
        ("The culprit left.", "culprit"),
        ("Hard-liners objected. Both sides agreed.", "sides"),
        ("Many families fled.", "families"),
        ("It angered the country.", "country"),
    ],
)
def test_people_whom_nothing_names(text, head):
    assert head in mentions(text)["head"].tolist()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("He has the right to vote.", "right"),
        ("It takes two to tango; three were bought.", "three"),
        ("They walked in the country.", "country"),
        ("The base salary rose.", "base"),
        ("The left side of the house burned.", "side"),
    ],
)
def test_things_are_no_mentions(text, head):
    assert head not in mentions(text)["head"].tolist()


def test_places_act_where_more_than_where_is_said():
    table = mentions("Aid to Egypt ended. Syria's army left. He lives in Turkey. John Dale of Ohio spoke.")
    names = table["designator"].tolist()
    assert "Egypt" in names
    assert "Syria" in names
    assert "Turkey" not in names
    assert "Ohio" not in names


def test_it_is_the_subject_of_the_clause_around():
    table = mentions("Russia says it stopped the plan. The army moved its tanks. It is clear that they left.", "world")
    found = dict(zip(table["designator"], table["actor_id"]))
    assert found["it"] == "RUSSIA"
    assert found["its"] == found["army"]
    assert "It" not in found


def test_the_object_is_not_its_own_subject():
    assert "it" not in mentions("The court will take it.")["designator"].tolist()


def test_first_person_is_the_author_or_whoever_speaks():
    text = "I was there. “We won,” Ann Lee said. “I never knew,” read a sign."
    table = mentions(text, quotes=True)
    found = list(zip(table["designator"], table["actor_id"]))
    assert ("I", "a:author-1") in found
    assert ("We", "ANN_LEE") in found


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("I met General Emil Kranz. He said that I was a traitor.", {"a:author-1"}),
        ("I met Emil Kranz. Emil Kranz said: “I am no traitor.”", {"a:author-1", "EMIL_KRANZ"}),
        ("Emil Kranz said that I was a traitor.", {"EMIL_KRANZ"}),  # nobody tells the story: the marks are missing
    ],
)
def test_the_first_person_of_a_report_is_whoever_tells_the_story(text, actors):
    table = mentions(text, quotes=True)
    assert set(table.loc[table["designator"] == "I", "actor_id"]) == actors


def test_a_nested_name_is_no_name_by_which_somebody_is_called():
    table = mentions("MSNBC denied it. The MSNBC hosts left. An MSNBC producer stayed.")
    assert named_mentions(table)["designator"].tolist() == ["MSNBC", "MSNBC hosts", "MSNBC producer"]
    actors = fr.actors.summarize_actors(table, from_records("quotes", []))
    assert actors.set_index("actor_id").loc["MSNBC", ["name", "n_mentions"]].tolist() == ["MSNBC", 3]


def test_naming_leaves_modifiers_out():
    articles = from_records(
        "articles", [{"article_id": "a", "outlet": "X", "text": "Israel denied it. The Israeli strikes went on."}]
    )
    table = fr.compare.naming(fr.find_mentions(articles, registry="world"))
    assert "Israeli" not in set(table["designator"])
