"""Full names of registered persons in tokens."""

from __future__ import annotations

import pytest

from framing.actors.registry.aliases import Alias
from framing.actors.registry.person_names import PersonNames
from framing.actors.registry.registry import Actor, Registry
from framing.text import Document


@pytest.mark.parametrize(
    ("registered", "text", "found"),
    [
        ("Ada Voss", "Mayor Ada Voss spoke.", ["Ada Voss"]),
        ("Ada Voss", "Mayor Ada M. Voss's plan failed.", ["Ada M. Voss"]),
        ("Ada Voss", "ADA VOSS AND BEN HO", ["ADA VOSS"]),
        ("Ada Voss", "Mary Ada Voss spoke.", []),
        ("Ada Voss", "Eve Voss met Ada Vossberg.", []),
        ("Ada Voss", "Robert A. Voss spoke.", []),
        ("Ada Voss", "Then A. Voss spoke.", ["A. Voss"]),
        ("Ada Voss", "Ada, whom Voss knows, left.", []),
        ("Michael Dale", "Will Mike Dale win?", ["Mike Dale"]),
        ("J. K. Dale", "J.K. Dale met JK Dale and Joan Dale.", ["J.K. Dale", "JK Dale"]),
        ("Mehmet Yıldız", "Mehmet Yildiz spoke.", ["Mehmet Yildiz"]),
        ("Rosa Dale-Ortiz", "Rosa Dale Ortiz spoke.", ["Rosa Dale Ortiz"]),
        ("Park Chul-soo", "Park Chul Soo met Ben Park.", ["Park Chul Soo"]),
        ("Rik van Dorp", "Rik van Dorp spoke.", ["Rik van Dorp"]),
        ("Ben Ho", "Ben Ho Jr. spoke.", []),
        ("Ben Ho", "Benjamin R. Ho Jr. spoke.", ["Benjamin R. Ho Jr."]),
        ("Ben Ho", "Ben Ho met Benjamin R. Ho Jr.", ["Ben Ho"]),
        ("Ben Ho Jr.", "Ben Ho, Jr., spoke.", ["Ben Ho, Jr."]),
        ("Ben Ho Jr.", "Ben Ho spoke.", ["Ben Ho"]),
        ("Ben Ho Jr.", "Ben Ho Sr. spoke.", []),
        ("Ben Ho", "Benjamin S. Ho III spoke.", ["Benjamin S. Ho III"]),
    ],
)
def test_names_in_full(registered: str, text: str, found: list[str]) -> None:
    tokens = Document(text).tokens
    own = PersonNames([(registered, "X")]).find(tokens.words)
    assert [text[tokens.start[first] : tokens.end[last - 1]] for first, last, _ in own] == found


def test_aliases_and_forms_do_not_overlap() -> None:
    voss = Actor("VOSS", "Ada Voss", "person", aliases=(Alias.of("Ada Voss"), Alias.of("Voss")))
    club = Actor("CLUB", "The M. Voss Club", "ngo", aliases=(Alias.of("M. Voss Club"),))
    found = Registry({"VOSS": voss, "CLUB": club}).find("Ada M. Voss met Voss at the M. Voss Club".split())
    assert found == [(0, 3, "VOSS", False), (4, 5, "VOSS", False), (7, 10, "CLUB", False)]
