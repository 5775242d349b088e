"""Names of persons with particles, nicknames, ranks and capitals. All are made up."""

from __future__ import annotations

import pytest

from framing.actors.detect.scan import scan
from framing.actors.link.link_mentions import Coreference
from framing.actors.registry.registry import Registry
from framing.text import Document


def names(text: str) -> list[tuple[str, str]]:
    page = scan(Document(text), Registry())
    return [(page.text_of(mention), mention.kind) for mention in page.mentions if mention.form == "name"]


@pytest.mark.parametrize(
    "name",
    [
        "Rosa van der Veen",
        "Paul von der Heide",
        "Luis de la Vega",
        "Ana de los Rios",
        "Marie d'Aubray",
        "Paul d’Aubray",
        "Omar bin al-Hassan",
        "Nguyễn Thị An",
        "A.R. Voss",
        "P. D. Voss",
        "Robert “Bo” Voss",
        'Robert "Big Bo" Voss',
        "Robert 'Bo' Voss",
        "Robert (Bo) Voss",
        "Robert “the Hat” Voss",
        "R.D. “Tex” Voss",
        "Robert “Bo” Voss Jr.",
        "Robert Voss, Jr.",
        "Robert Voss Senior",
        "Bright Rivers Watch",
        "Organisation for the Defence of Small Rivers",
        "Centers for Flood Control and Prevention",
        "Al Qaeda in the Arabian Desert",
    ],
)
def test_a_name_is_whole(name: str) -> None:
    assert [found for found, _ in names(f"It was late when {name} came.")] == [name]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Det Supt", "Robert Voss"),
        ("Det. Chief Insp.", "Robert Voss"),
        ("Ch Supt", "Robert Voss"),
        ("DCI", "Robert Voss"),
        ("Cllr", "Robert Voss"),
        ("Ret. Col.", "Robert Voss"),
        ("PC", "Robert Voss"),
    ],
)
def test_ranks_are_titles(title: str, name: str) -> None:
    page = scan(Document(f"It was late when {title} {name} came."), Registry())
    (found,) = [mention for mention in page.mentions if mention.form == "name"]
    assert page.text_of(found).endswith(name)
    assert " ".join(found.words) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He read the Herald (London) Weekly.", ["Herald", "London", "Weekly"]),
        ("Voss Halts “Big Deal” Plan.", ["Voss Halts", "Deal", "Plan"]),
        ("On CNN “Morning Bo” host Ann Roe wept.", ["CNN", "Morning Bo", "Ann Roe"]),
        ("Ann met Robert (a Voss).", ["Ann", "Robert", "Voss"]),
    ],
)
def test_marks_and_brackets_that_hold_no_nickname(text: str, found: list[str]) -> None:
    got = [name for name, _ in names(text)]
    assert not [name for name in got if set(name) & set("“(")]
    assert set(got) <= set(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left the Institute for River Trade and Congress.", ["Institute for River Trade", "Congress"]),
        ("They fear al-Qaeda in the United States.", ["al-Qaeda", "United States"]),
        ("He met Robert Voss Senior Adviser yesterday.", ["Robert Voss", "Adviser"]),
        ("So said Robert Voss D-Ohio yesterday.", ["Robert Voss"]),
        ("He met Robert Voss, Ann Roe, Jr. and others.", ["Robert Voss", "Ann Roe, Jr."]),
    ],
)
def test_what_follows_a_name_is_none_of_it(text: str, found: list[str]) -> None:
    assert [name for name, _ in names(text)] == found


def test_the_surname_stands_before_the_suffix() -> None:
    text = "They met Robert King, Jr., in Norvale. On Monday King left, and Robert King III wept."
    assert [name for name, _ in names(text)][:3] == ["Robert King, Jr.", "Norvale", "King"]


def test_names_in_capitals_are_persons() -> None:
    text = "It was late when ROBERT VOSS came. “No,” VOSS said. NATO said no."
    assert dict(names(text)) == {"ROBERT VOSS": "person", "VOSS": "name", "NATO": "body"}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Rosa van der Veen came. Van der Veen left.", "Rosa van der Veen", "Van der Veen"),
        ("Marie d'Aubray came. “No,” d'Aubray said.", "Marie d'Aubray", "d'Aubray"),
        ("Luis de la Vega came. “No,” De la Vega said.", "Luis de la Vega", "De la Vega"),
        ("Robert “Bo” Voss came. Bo Voss left.", "Robert “Bo” Voss", "Bo Voss"),
        ("Nguyễn Thị An came. “No,” An said.", "Nguyễn Thị An", "An"),
        ("ROBERT VOSS came. “No,” VOSS said.", "ROBERT VOSS", "VOSS"),
    ],
)
def test_short_forms_are_the_same_person(text: str, one: str, other: str) -> None:
    page = scan(Document(text), Registry())
    Coreference(page, Registry(), [False] * len(page.words)).run()
    entities = {page.text_of(mention): mention.entity for mention in page.mentions}
    assert entities[one] == entities[other] >= 0


def test_an_adverb_begins_no_name() -> None:
    found = names("Privately Robert Voss said no. Sally Voss left.")
    assert [name for name, _ in found] == ["Robert Voss", "Sally Voss"]
