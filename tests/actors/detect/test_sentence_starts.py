"""Names that are met once, at the beginning of a sentence."""

from __future__ import annotations

import pytest

from framing.actors.detect.scan import scan
from framing.actors.registry.registry import Registry
from framing.text import Document


def names(text: str) -> list[str]:
    page = scan(Document(text), Registry())
    return [page.text_of(mention) for mention in page.mentions if mention.form == "name"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was late. Hamas killed two soldiers.", ["Hamas"]),
        ("It was late. Norvexa denied it.", ["Norvexa"]),
        ("It was late. Norvexa's chief left.", ["Norvexa"]),
        ("It was late. Reuters first told of it.", ["Reuters"]),
        ("It was late. Resentment killed the plan.", []),
        ("It was late. Uncertainty's price rose.", []),
        ("It was late. Norvexers denied it.", []),
        ("It was late. The norvexa grew. Norvexa grows in the dark.", []),
        ("It was late. Unbelievable as it is, it was done.", []),
    ],
)
def test_names_by_their_place(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_where_a_word_is_a_name_once_it_is_one_at_the_beginning_of_other_sentences() -> None:
    text = "It was late. Goldvane denied it. Goldvane emails Lee about it."
    assert names(text).count("Goldvane") == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met House Democratic aides.", ["House"]),
        ("They met Senate Republican leaders.", ["Senate"]),
        ("They met Oakmere Kurdish fighters.", ["Oakmere"]),
        ("They met the Oakmere Democratic Party.", ["Oakmere Democratic Party"]),
        ("They met the Democratic National Committee.", ["Democratic National Committee"]),
    ],
)
def test_an_adjective_of_the_noun_behind_a_name_is_no_part_of_it(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officials of the WHO met.", ["WHO"]),
        ("The WHO met. It was said of the WHO.", ["WHO", "WHO"]),
        ("It is HE, not THEY, WHO left.", []),
        ("They asked WHO left.", []),
        ("TELL THE MEN WHO LEFT. They met the WHO.", ["WHO"]),
    ],
)
def test_a_body_whose_abbreviation_is_a_pronoun(text: str, found: list[str]) -> None:
    assert [name for name in names(text) if name == "WHO"] == found
