"""Who stands behind sources, marked by brackets in sentences that are all made up."""

from __future__ import annotations

import re

import pytest

from framing.actors.read_article import QuoteSpans, read_article
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.actors.sources.describe_sources import Source
from framing.text import Document


def sources(marked: str) -> list[Source]:
    """The sources of a text in which ⟦ ⟧ stand around them."""
    text, quotes = "", []
    for part in re.split("(⟦[^⟧]*⟧)", marked):
        words = part.strip("⟦⟧")
        if part.startswith("⟦"):
            span = (len(text), len(text) + len(words))
            quotes.append(QuoteSpans("indirect", (span,), (), (), (), ()))
        text += words
    return read_article("d", Document(text), tuple(quotes), Registry()).sources


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("⟦Those who stayed⟧ said so.", "anonymous"),
        ("Of the guests, ⟦two-thirds of those who stayed⟧ said so.", "anonymous"),
        ("⟦No one⟧ has said so.", "public"),
        ("⟦About 4 in 10⟧ say they want it.", "public"),
        ("⟦A third⟧ said they want it.", "public"),
        ("⟦Nearly 6 in 10 of the 3 in 10 voters who came⟧ said so.", "public"),
        ("⟦Only 21 percent who chose it⟧ said so.", "public"),
        ("⟦42 percent of those responding⟧ said so.", "public"),
        ("⟦Two out of three Americans⟧ say so.", "public"),
        ("⟦Significant numbers of Liberal voters⟧ say so.", "public"),
        ("⟦Few on either side of the river⟧ think so.", "anonymous"),
        ("⟦Those greens⟧ have said so.", "public"),
        ("⟦The party's top figures⟧ were worried.", "anonymous"),
        ("⟦Five Hispanic-Americans with children⟧ say so.", "public"),
        ("Jo Bell wrote books. ⟦Her antagonists⟧ said no.", "anonymous"),
        ("He roiled ⟦traditionalists nationwide⟧.", "anonymous"),
        ("⟦Fact-checkers⟧ soon noted it.", "anonymous"),
        ("⟦Mexicans⟧ often say it.", "public"),
        ("As the town knows, ⟦we⟧ want it, writes nobody.", "public"),
    ],
)
def test_people_without_a_name(text: str, kind: str) -> None:
    (source,) = sources(text)
    assert (source.anonymous, source.actor_kind) == (True, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It is so because ⟦a young-adult novel for sailors⟧ says so.", "document"),
        ("⟦Audio provided to The Gazette⟧ proves it.", "document"),
        ("It stood in ⟦documents made public by the bank⟧.", "document"),
        ("The ministry wrote a white paper. ⟦The paper⟧ notes it.", "document"),
        ("⟦Harbor policies⟧ have called for it.", "unattributed"),
        ("The harbor said no, although ⟦history⟧ says otherwise.", "unattributed"),
        ("⟦Politico⟧ reported on Saturday that he came.", "media"),
        ("He said that ⟦the U.S.⟧ has never paid.", "government"),
        ("The raid was claimed by ⟦the Islamic State⟧.", "armed_group"),
        ("⟦Law enforcement authorities⟧ wonder.", "government"),
        ("⟦The cities of Oakmere and Norvale⟧ said no.", "government"),
        ("⟦The intelligence community⟧ has found it.", "government"),
        ("It was posted by ⟦an anti-Ann Lee super PAC⟧.", "ngo"),
        ("⟦The Science and Culture Directorate of the region⟧ found it.", "ngo"),
        ("As ⟦one user @joblee⟧ pointed out, it is so.", "person"),
    ],
)
def test_not_anonymous(text: str, kind: str) -> None:
    source = sources(text)[-1]
    told = "document" if source.source_class == "document" else source.actor_kind
    assert (source.anonymous, told) == (False, kind)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # descriptions of somebody who has a name
        ("Ann Lee is a lawyer. ⟦The lawyer⟧ said no.", ["ANN_LEE"]),
        ("Ann Lee, seen as a formidable opponent ⟦who⟧ is unafraid, won.", ["ANN_LEE"]),
        ("If the candidate is Ann Lee, ⟦she⟧ knows it.", ["ANN_LEE"]),
        ("Jo Bell, a pilot and Sanders supporter ⟦who⟧ knows it, spoke.", ["JO_BELL"]),
        ("Here is ⟦a New York entrepreneur named Ann Lee⟧.", ["ANN_LEE"]),
        ("So said ⟦columnist and contributor Jo Bell⟧.", ["JO_BELL"]),
        ("So said ⟦election lawyer Charlie Spies⟧.", ["CHARLIE_SPIES"]),
        ("So said ⟦Oakmere police Chief Chuck Hale⟧.", ["CHUCK_HALE"]),
        ("So said ⟦former secretary of state Ann Lee⟧.", ["ANN_LEE"]),
        ("Ann Lee runs. ⟦The former secretary of state⟧ said no.", ["ANN_LEE"]),
        ("Howard Dean spoke. It was late. ⟦Dean, a medical doctor,⟧ said no.", ["HOWARD_DEAN"]),
        ("Theresa May spoke. ⟦Mrs. May⟧ said no.", ["THERESA_MAY"]),
        # named later
        ("Lawmaker urges calm.\n\nRep. Ann Lee spoke on Monday. ⟦Lee⟧ said no.", ["ANN_LEE"]),
        ("⟦Port doctor⟧ urges calm.\n\nThe hall was full.\n\n⟦Dr. Ann Lee⟧ said no.", ["ANN_LEE", "ANN_LEE"]),
        ("Back when ⟦he⟧ wrote his book, Bob Ho said no. ⟦Ho⟧ left.", ["d:unknown-1", "BOB_HO"]),
        ("Bob Ho came. It was late. Before ⟦he⟧ wrote it, Mr. Ho slept.", ["BOB_HO"]),
        # pronouns
        ("There was noise from the ACLU of Oregon, ⟦which⟧ released a statement.", ["ACLU"]),
    ],
)
def test_one_with_a_name(text: str, actors: list[str]) -> None:
    found = sources(text)
    assert [source.actor_id for source in found] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Al Lee met Bob Ho. ⟦The two men⟧ said no.", {"AL_LEE", "BOB_HO"}),
        ("Ann Lee met Bob Ho. ⟦Both candidates⟧ said no.", {"ANN_LEE", "BOB_HO"}),
        ("Mexico met France. ⟦The two countries⟧ said no.", {"MEXICO", "FRANCE"}),
        ("⟦The three scholars -- Mr. Tribe, Ms. Bell and Mr. Ho --⟧ said no.", {"TRIBE", "BELL", "HO"}),
        ("⟦Some Democrats⟧, including Senator Ann Lee of Ohio, said no.", {"ANN_LEE"}),
    ],
)
def test_several_with_names(text: str, actors: set[str]) -> None:
    (source,) = sources(text)
    assert set(source.actor_ids) == actors
    assert not source.anonymous


def test_another_is_one_more_of_the_same() -> None:
    one, another = sources("⟦One firm⟧ says there are many, while ⟦another⟧ says there are few.")
    assert one.source_entity != another.source_entity
    assert another.actor_kind == one.actor_kind == "ngo"


def test_kin_of_the_author_is_known() -> None:
    (father,) = sources("I grew up in Oakmere. ⟦My father⟧ said so.")
    assert (father.anonymous, father.actor_kind) == (False, "person")


def test_fellow_senators_are_not_those_named() -> None:
    (senators,) = sources("Sen. Ann Lee met Sen. Bob Ho. ⟦His fellow senators⟧ said no.")
    assert senators.anonymous


def test_the_party_tells_nominees_apart() -> None:
    text = "Democratic nominee Ann Lee met Bob Ho. Lee spoke. Ho and Lee left. ⟦The Republican nominee⟧ said no."
    assert sources(text)[0].actor_id == "BOB_HO"


def test_a_new_item_puts_the_last_one_out_of_mind() -> None:
    text = "Don Hale spoke. {}⟦He⟧ said no."
    assert sources(text.format(""))[0].actor_id == "DON_HALE"
    assert sources(text.format("\n\n___.\n\n"))[0].actor_id == "d:unknown-1"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Rep. Peter King came. It was late. ⟦King⟧ insisted.", "PETER_KING"),
        ("⟦Fire Chief Dewayne Bain⟧ said no.", "DEWAYNE_BAIN"),
        ("⟦Oakmere CEO Mark Dale⟧ said no.", "MARK_DALE"),
        ("⟦Joan Dale, whose mother Edith died⟧, said no.", "JOAN_DALE"),
        ("Ann Lee came. ⟦The Sri Lanka-born author and actor⟧ said no.", "ANN_LEE"),
        ("Ann Lee came. ⟦The 64-year-old⟧ said no.", "ANN_LEE"),
        ("Oakmere Police came. ⟦The force⟧ said no.", "OAKMERE_POLICE"),
    ],
)
def test_titles_and_what_stands_for_a_name(text: str, actor: str) -> None:
    assert sources(text)[-1].actor_id == actor


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("⟦Army spokesman Col. Jo Bell⟧ said no.", "d:army-1"),
        ("Oakmere Bank lost. ⟦A spokeswoman for the bank⟧ said no.", "OAKMERE_BANK"),
        ("New York attorney general Eric Hale ran. ⟦Mr. Hale⟧ said no.", None),
    ],
)
def test_for_whom_somebody_speaks(text: str, body: str | None) -> None:
    assert sources(text)[-1].on_behalf_of == body


def test_rivals_and_rebels_are_not_of_those_they_fight() -> None:
    (rival,) = sources("Bob Ho spoke. ⟦His Labour rival⟧ accused him.")
    assert rival.anonymous
    text = "⟦Syrian rebel leaders⟧ said no."
    quote = QuoteSpans("indirect", ((0, 19),), (), (), (), ())
    (rebels,) = read_article("d", Document(text.strip("⟦").replace("⟧", "")), (quote,), read_registry("world")).sources
    assert rebels.affiliation is None


@pytest.mark.parametrize(
    "text",
    [
        "⟦A neighbor⟧ said he heard shots. Carl Wu disputed it.",
        "⟦The gunman⟧ said he was sorry. Bob Ho said it was late.",
        "⟦The wife of Defense Secretary Ash Carter⟧ said no.",
        "Ann Lee is not a lawyer. Bob Ho spoke. ⟦The lawyer⟧ said no.",
        "Two men were arrested. Officer Bob Ho and Chief Carl Wu spoke. ⟦The two men⟧ said no.",
        "⟦Women against Trump⟧ said no.",
    ],
)
def test_strangers_get_no_name(text: str) -> None:
    (source,) = sources(text)
    assert source.anonymous
    assert ":" in source.actor_id


def test_a_dash_is_no_rule_between_items() -> None:
    text = "Tim Cook spoke. The plan -- a bad one -- failed. The talks -- long -- failed, too. ⟦He⟧ agreed."
    assert sources(text)[0].actor_id == "TIM_COOK"


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_a_text_without_words(text: str) -> None:
    quote = QuoteSpans("direct", ((0, 1),), (), (), (), ())
    assert read_article("d", Document(text), (quote,), Registry()).sources[0].actor_id == "UNATTRIBUTED"


@pytest.mark.parametrize(
    "text",
    ["On Monday ⟦Norvex, the airline,⟧ said no.", "On Monday ⟦Norvex⟧ said no. Later the Norvex employees left."],
)
def test_a_company_is_no_person(text: str) -> None:
    assert sources(text)[0].actor_kind == "ngo"
