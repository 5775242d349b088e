"""Who cannot be meant: antecedents that a pronoun, an office or an apposition rules out."""

from typing import Any

import pandas as pd
import pytest

from framing.actors import find_mentions, resolve_actors
from framing.quotes import extract_quotes
from framing.tables import from_records


def read(text: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    quotes = extract_quotes(articles)
    return resolve_actors(quotes, articles, registry="world"), find_mentions(articles, quotes, registry="world")


def ids(mentions: pd.DataFrame, designator: str) -> list[Any]:
    return mentions.loc[mentions["designator"] == designator, "actor_id"].tolist()


def test_a_name_after_its_executive_is_not_the_owner():
    _, mentions = read(
        "Critics accused the firm Norlink. Norlink denied the claim on Monday. “We complied with every rule,” its "
        "chief executive, Daniel Orr, said."
    )
    assert set(ids(mentions, "Norlink")) == {"NORLINK"}
    assert ids(mentions, "chief executive") == ids(mentions, "Daniel Orr") == ["DANIEL_ORR"]


@pytest.mark.parametrize(
    ("text", "pronoun", "never"),
    [
        ("The fighting reached Karvel on Monday. He was nineteen.", "He", "KARVEL"),
        ("Users posted the pictures on Twitter. She knew.", "She", "TWITTER"),
        ("The interior ministry banned the march. They are not protesters.", "They", "a:ministry-1"),
        ("Residents said soldiers came. “They shot at us,” residents said.", "They", "a:resident-1"),
    ],
)
def test_a_pronoun_takes_up_no_impossible_antecedent(text: str, pronoun: str, never: str):
    _, mentions = read(text)
    assert never in set(mentions["actor_id"])
    assert never not in ids(mentions, pronoun)


def test_he_still_takes_up_a_surname_that_acts():
    _, mentions = read("Karvel arrived with the firm on Monday, and Karvel spoke. He was nineteen.")
    assert ids(mentions, "He") == ids(mentions, "Karvel")[:1]


def test_the_president_is_not_the_opposition_leader():
    _, mentions = read("Opposition leader Ann Grey spoke on Monday. Grey said the president's claim was false.")
    assert set(ids(mentions, "Grey")) == {"ANN_GREY"}
    assert "ANN_GREY" not in ids(mentions, "president")


def test_party_and_state_are_no_name():
    _, mentions = read("Sen. Tim Kaine, D-Va., said the bill was dead. Rep. Ann Low (R-South Carolina) said it lived.")
    assert set(mentions["actor_id"]) == {"TIM_KAINE", "ANN_LOW"}


def test_the_reason_of_anonymity_ends_where_speech_begins():
    quotes, _ = read(
        "An officer, speaking on condition of anonymity because he was not authorised to discuss the case, said that "
        "two crew members had been arrested."
    )
    reason = "on condition of anonymity because he was not authorised to discuss the case"
    assert quotes["anonymity_reason"].tolist() == [reason]


def test_the_reason_of_one_source_is_not_that_of_another():
    quotes, _ = read("An officer said the ship sank. A diplomat, speaking on condition of anonymity, said it did not.")
    reasons = dict(zip(quotes["source"].str[:5], quotes["anonymity_reason"]))
    assert reasons == {"An of": None, "A dip": "on condition of anonymity"}


def test_institutions_and_holders_of_one_office_are_not_anonymous():
    quotes, _ = read("The coast guard said the boat sank. The Pope said peace was near. A border guard said no.")
    assert quotes["anonymous"].tolist() == [False, False, True]
    assert quotes["source_class"].tolist()[:2] == ["elite", "elite"]


def test_an_institution_is_one_in_small_letters_and_in_capitals():
    quotes, _ = read(
        "The defence ministry said it won. The Defence Ministry said it lost. State news agency ENA said it drew. "
        "ENA said it was early."
    )
    assert quotes["actor_id"].tolist() == ["DEFENCE_MINISTRY"] * 2 + ["ENA"] * 2


def test_the_medium_is_that_of_the_own_sentence():
    quotes, _ = read("A spokesman said in a statement that it was over. Ann Grey wrote on Twitter that it was late.")
    assert quotes["medium"].tolist() == ["statement", "tweet"]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ann Roe, a nurse, said she saw it. The senator said he did not.", "Ann Roe", "senator"),
        ("Omar Voss, a plumber, said no. The judge said yes.", "Omar Voss", "judge"),
        ("Paul Voss, an analyst, said no. The candidate said yes.", "Paul Voss", "candidate"),
        ("A clerk told Reuters that it was safe. The company said no.", "Reuters", "company"),
        ("The Justice Department spoke on Monday. The airline said no.", "Justice Department", "airline"),
        ("Voss Jr. said no. President Voss said yes.", "Voss Jr.", "President Voss"),
    ],
)
def test_a_noun_goes_to_nobody_who_is_called_otherwise(text: str, one: str, other: str) -> None:
    _, mentions = read(text)
    assert not set(ids(mentions, one)) & set(ids(mentions, other))
    assert ids(mentions, one) and ids(mentions, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ann Roe, a judge in Karth, heard it. The judge said no.", "Ann Roe", "judge"),
        ("Robert Voss Jr. came on Monday. Voss said no.", "Robert Voss Jr.", "Voss"),
        ("The Norlink Bank spoke on Monday. The bank said no.", "Norlink Bank", "bank"),
    ],
)
def test_a_noun_goes_to_whom_it_names(text: str, one: str, other: str) -> None:
    _, mentions = read(text)
    assert set(ids(mentions, one)) == set(ids(mentions, other)) != set()


def test_a_member_of_parliament_without_a_name_is_anonymous() -> None:
    quotes, mentions = read("One Labour MP said no. A senior Democratic aide said yes. Its CEO said nothing.")
    assert quotes["anonymous"].tolist() == [True, True, True]
    assert set(mentions["form"]) == {"nominal"}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("NORDA, which lobbies, said no. The group said yes.", "NORDA", "group"),
        ("An embassy spokeswoman said no. The envoy was well, the official said.", "embassy spokeswoman", "official"),
        ("A former employee was harsh. The source said it was hard.", "former employee", "source"),
        ("Ken Voss drew Social Security at 62. “It is hard,” he said.", "Ken Voss", "he"),
    ],
)
def test_generic_nouns_take_up_whom_it_was_about(text: str, one: str, other: str) -> None:
    _, mentions = read(text)
    assert set(ids(mentions, one)) == set(ids(mentions, other)) != set()


@pytest.mark.parametrize("noun", ["couple", "pair", "two"])
def test_the_couple_are_those_named_together(noun: str) -> None:
    quotes, _ = read(f"Ann Roe and Omar Voss met on Monday. The {noun} said it was late.")
    assert quotes["actor_ids"].map(list).tolist() == [["ANN_ROE", "OMAR_VOSS"]]


@pytest.mark.parametrize(
    "source",
    ["Some members of Congress", "Members of the conservative press", "Fifty Latinos", "Other netizens", "Two MEPs"],
)
def test_people_who_are_only_counted_are_anonymous(source: str) -> None:
    quotes, _ = read(f"It was late. {source} said that it had failed.")
    assert quotes["anonymous"].tolist() == [True]


def test_what_a_pair_owns_is_theirs() -> None:
    quotes, mentions = read("Ann Roe and Omar Voss came. Their lawyer said no. They left.")
    assert quotes["affiliation"].tolist() == ["ANN_ROE"]
    assert ids(mentions, "They") == ["ANN_ROE"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Nordex Steel shut its mill. A man told Radio Delta that it rained. The company said jobs were safe.", True),
        ("Varga Optik sold its plant. The company said on Monday that workers would be paid.", True),
        ("Ann Lee sold the plant and its gates. The company said on Monday that workers would be paid.", False),
    ],
)
def test_a_company_is_known_by_what_is_its_own(text: str, actor: bool) -> None:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    quotes = resolve_actors(extract_quotes(articles), articles)
    source = quotes.set_index("source")["actor_id"]["The company"]
    assert (source in ("NORDEX_STEEL", "VARGA_OPTIK")) is actor
