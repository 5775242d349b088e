"""Who is taken up: by headlines, families, lists, epithets, relatives, long quotations. All sentences are made up."""

from __future__ import annotations

import pytest

from framing.actors.detect.coordinated import put_groups
from framing.actors.detect.page import Page
from framing.actors.detect.scan import scan
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.link_mentions import Coreference
from framing.actors.link.named_later import join_named_later
from framing.actors.registry.registry import Registry
from framing.text import Document


def read(text: str) -> tuple[Page, Coreference]:
    page = scan(Document(text), Registry())
    put_groups(page)
    page.sort()
    coreference = Coreference(page, Registry(), [False] * len(page.words))
    coreference.run()
    return page, coreference


def entity(page: Page, words: str, nth: int = 1) -> int:
    found = [m for m in page.mentions if page.text_of(m) == words and not m.group]
    return found[nth - 1].entity


LEAD = "He spoke for an hour, and nobody left the hall.\n\n"


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Port panel votes to open books.\n\n" + LEAD + "A port panel voted on Monday.", "Port panel", "port panel"),
        ("Jo Bell, a pilot, spoke. The 34-year-old mother smiled.", "Jo Bell", "34-year-old mother"),
        ("Ben Ho spoke. The famously gruff senator left.", "Ben Ho", "gruff senator"),
        (
            "The United Nations Security Council met. The Security Council voted.",
            "United Nations Security Council",
            "Security Council",
        ),
        ("The Defence Department paid. The Defense Department denied it.", "Defence Department", "Defense Department"),
        (
            "His lawyer called. A lawyer for Paul Dunn, Mark Voss, spoke. Dunn's lawyer left.",
            "Mark Voss",
            "Dunn's lawyer",
        ),
    ],
)
def test_the_same(text: str, one: str, other: str) -> None:
    page, _ = read(text)
    own = entity(page, one)
    held = [m for m in page.mentions if page.text_of(m).endswith(other.rpartition("'s ")[-1])]
    assert own >= 0
    assert held
    assert {m.entity for m in held if not m.group} == {own}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Keith Scott died. Scott was 40. Rita Scott wept.", "Keith Scott", "Rita Scott"),
        ("The Supreme Court ruled. The appeals court waits.", "Supreme Court", "appeals court"),
        ("E.U. leaders met. Other E.U. leaders stayed away. E.U. leaders agreed.", "E.U. leaders", "E.U. leaders"),
        ("The Lee campaign plans to sue. Lee smiled.", "Lee campaign", "Lee"),
    ],
)
def test_not_the_same(text: str, one: str, other: str) -> None:
    page, _ = read(text)
    assert entity(page, one) != entity(page, other, nth=2 if one == other else 1)


def test_surname_alone_is_whom_news_has_called_so() -> None:
    page, _ = read("Don Hale won. Hale smiled. Eve Hale, his daughter, spoke. Eve Hale left. Hale said he would pay.")
    assert entity(page, "Hale", 2) == entity(page, "Don Hale") != entity(page, "Eve Hale")


def test_title_outweighs_a_pronoun_that_was_put_to_a_name() -> None:
    page, _ = read("Minyon Roe, an adviser, called the plan bold. He left. Ms. Roe said it again.")
    assert entity(page, "Ms. Roe") == entity(page, "Minyon Roe")


def test_plural_noun_takes_up_those_named_together() -> None:
    page, coreference = read("Don Hale and Ann Lee met on Monday. A host asked. The candidates said little.")
    candidates = next(m for m in page.mentions if m.lemma == "candidate")
    members = coreference.entities.all[candidates.entity].members
    assert {coreference.entities.all[k].names[0][-1] for k in members} == {"Hale", "Lee"}


def test_relative_pronoun_skips_a_possessive_and_the_name_of_a_show() -> None:
    page, _ = read("Al Reed took calls from black listeners to his “Real” radio show who said they had doubts.")
    who = next(m for m in page.mentions if m.lemma == "who")
    assert who.entity == entity(page, "black listeners")


def test_verb_in_s_is_no_noun() -> None:
    page, _ = read("The Lee campaign plans to sue. The ministry reports that it rained.")
    assert {"plan", "report"}.isdisjoint(m.lemma for m in page.mentions)


def test_committee_of_two_fields_is_one_name() -> None:
    page, _ = read("The House Oversight and Government Reform Committee voted. The Navy and Ann Lee left.")
    assert entity(page, "House Oversight and Government Reform Committee") >= 0
    assert entity(page, "Ann Lee") >= 0


def test_quotations_put_nobody_out_of_mind() -> None:
    text = "The plan worries Hank Voss. “It is late. Obi had help. Ann has none. Nobody came. Nobody wrote,” he said."
    page = scan(Document(text), Registry())
    put_groups(page)
    page.sort()
    start, end = text.index("“") + 1, text.index("”")
    marked = [start <= at < end for at in page.starts]
    coreference = Coreference(page, Registry(), marked)
    coreference.run()
    assert next(m for m in page.mentions if m.lemma == "he").entity == entity(page, "Hank Voss")


def test_what_a_merger_leaves_behind_is_nobodys_owner() -> None:
    _, coreference = read("Judge rejects plea.\n\n" + LEAD + "The judge's clerk spoke. Judge Frank Nero agreed.")
    for found in coreference.entities.all:
        assert found.owner is None or found.owner.mentions
        assert all(coreference.entities.all[number].mentions for number in found.members)


@pytest.mark.parametrize(
    ("text", "one", "name"),
    [
        (
            "Lawmaker urges calm.\n\nRep. Ann Lee spoke on Monday in the hall, which was full.",
            "Lawmaker",
            "Rep. Ann Lee",
        ),
        ("His lawyer called. A lawyer for Paul Dunn, Mark Voss, spoke.", "lawyer", "Mark Voss"),
    ],
)
def test_a_description_is_joined_with_its_name(text: str, one: str, name: str) -> None:
    page, _ = read(text)
    found = {page.text_of(m): m.entity for m in reversed(page.mentions)}
    assert found[one] == next(number for words, number in found.items() if words in (name, name.removeprefix("Rep. ")))


def test_a_name_of_the_other_gender_or_before_is_none() -> None:
    page, _ = read("Bob Ho, a lawyer, left. The spokeswoman wept. Carl Wu, a spokesman, spoke.")
    assert entity(page, "spokeswoman") not in (entity(page, "Bob Ho"), entity(page, "Carl Wu"))


def test_the_ranker_decides() -> None:
    text = "His lawyer called. A lawyer for Paul Dunn, Mark Voss, spoke."
    _, coreference = read(text)
    before = sum(bool(e.mentions) for e in coreference.entities.all)
    lonely = AntecedentRanker({"later\tnew": 5.0})
    join_named_later(coreference.entities, lonely)
    assert sum(bool(e.mentions) for e in coreference.entities.all) == before


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Jody Hammett spoke. They saw Hammet's role.", "Jody Hammett", "Hammet", True),
        ("Jody Hammet spoke. They saw Hammett's role.", "Jody Hammet", "Hammett", True),
        ("Jody Hammett spoke. Ann Hammet left. They saw Hammet's role.", "Jody Hammett", "Hammet", False),
        ("Jody Hammett and Ann Hammett spoke. They saw Hammet's role.", "Jody Hammett", "Hammet", False),
        ("Jody Hammett spoke. They saw Ms. Hamlett's role.", "Jody Hammett", "Ms. Hamlett", False),
        ("Jody Lott spoke. They saw Lot's role.", "Jody Lott", "Lot", False),
    ],
)
def test_a_surname_with_a_letter_doubled_or_not(text: str, one: str, other: str, same: bool) -> None:
    page, _ = read(text)
    assert (entity(page, one) == entity(page, other)) == same


def test_a_title_that_was_taken_for_hers_makes_no_other_person_hers():
    page, _ = read(
        "In the novel, the hero Charles's sister, Julia, leaves him, because she cannot bring herself to marry. "
        "Although faith was no part of her life, Julia cannot forget."
    )
    assert entity(page, "Julia") == entity(page, "Julia", 2) != entity(page, "Charles")
