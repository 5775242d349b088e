"""Forms of one person's name; all persons are made up or well known."""

from __future__ import annotations

import pytest

from framing.actors.words.name_forms import fold, name_key, names_agree, person_name, same_person


def name(text: str):
    return person_name(tuple(text.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Voss", "Ada M. Voss"),
        ("Ada Voss", "Ada Marie Voss"),
        ("Ada Marie Voss", "Ada M. Voss"),
        ("Ada Voss", "A. Voss"),
        ("Ada Voss", "Voss"),
        ("J. K. Dale", "J.K. Dale"),
        ("J. K. Dale", "JK Dale"),
        ("J. K. Dale", "Joan Kim Dale"),
        ("Mike Dale", "Michael B. Dale"),
        ("Ben Ho", "Benjamin Ho"),
        ("Sergei Orlov", "Sergey Orlov"),
        ("Zoë Müller", "Zoe Muller"),
        ("Emin Yıldız", "Emin Yildiz"),
        ("Jean-Luc Bonnet", "Jean Luc Bonnet"),
        ("Rosa Dale-Ortiz", "Rosa DaleOrtiz"),
        ("Omar al-Hamed", "Omar Hamed"),
        ("Ann Lee", "Mary Ann Lee"),
        ("Bob Ho III", "Bob Ho"),
        ("Bob Ho , Jr.", "Bob Ho Jr"),
        ("Robert C. Ho Jr.", "Bob Ho"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(name(one), name(other))
    assert same_person(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Voss", "Eve Voss"),
        ("Ada Voss", "Ada Ross"),
        ("Ada M. Voss", "Ada K. Voss"),
        ("Bob Ho", "Bob Ho Jr."),
        ("Bob Ho Jr.", "Bob Ho Sr."),
        ("Paul Dale", "Paula Dale"),
        ("Michael Dale", "Michelle Dale"),
        ("J. K. Dale", "J. L. Dale"),
        ("Al Hamed", "Bo Hamed"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(name(one), name(other))
    assert not same_person(name(other), name(one))


def test_full_names_decide_where_there_are_any() -> None:
    assert names_agree([("Voss",)], ("Ada", "Voss"))
    assert not names_agree([("Voss",), ("Eve", "Voss")], ("Ada", "Voss"))
    assert names_agree([("Voss",), ("Eve", "Voss"), ("Ada", "Voss")], ("Ada", "M.", "Voss"))


def test_family_names_may_come_first() -> None:
    assert name("Park Chul-soo").surname == "park"
    assert name("Xi Lin").surname == "xi"
    assert name("Jean-Luc Bonnet").surname == "bonnet"
    assert name("Ana Dale-Ortiz").surname == "daleortiz"


def test_keys_fold_accents_articles_and_spellings() -> None:
    assert fold("Łódź") == "lodz"
    assert name_key(("The", "Labour", "Organisation")) == name_key(("Labor", "Organization"))
    assert name_key(("U.N.",)) == name_key(("United", "Nations"))
