"""Terms that are only part of the name of a law, body or work are the namer's choice and no hits."""

import pytest

from framing.frames.proper_names import drop_names
from framing.lexicons import Entry, Lexicon, Matcher
from framing.text import Document

MATCHER = Matcher(
    Lexicon(
        "mine",
        "1.0.0",
        (
            Entry("espionage", "espionage", "aggression"),
            Entry("peace", "peace", "peace_resolution"),
            Entry("defend", "defend freedom", "self_defence"),
            Entry("attack", "attack", "aggression"),
            Entry("criminal", "criminal", "label_delegitimising"),
        ),
    )
)


def kept(text):
    document = Document(text)
    return [text[m.start : m.end] for m in drop_names(document, MATCHER.match(document))]


@pytest.mark.parametrize(
    "text",
    [
        "He broke the Espionage Act.",
        "The Espionage and Sabotage Act is old.",
        "She works at the Endowment for International Peace.",
        "They sued the Alliance Defending Freedom.",
        "A National Commission on the Attack met.",
        "It is a plan of the Peace Research Institute in the town.",
    ],
)
def test_a_part_of_a_name_is_no_hit(text):
    assert kept(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was charged with espionage under the Act.", ["espionage"]),
        ("Peace is far, the Council says.", ["Peace"]),
        ("Attacks on the Justice Department went on.", ["Attacks"]),  # a capital of the sentence, not of a name
        ("Attacks Rock the Peace Institute and Two Towns in North", ["Attacks", "Peace"]),  # written like a title
        ("He fears the International Criminal Court.", ["Criminal"]),  # what names somebody stays
        ("The Peace, said the Act, must hold.", ["Peace"]),
        ("They read of Espionage. The Act is old.", ["Espionage"]),
    ],
)
def test_other_capitals_do_not_hide_a_term(text, found):
    assert kept(text) == found
