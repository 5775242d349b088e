"""Which nouns stand in the places around a term."""

import pytest

from framing.frames.participants.fillers import fillers


def _places(one, words):
    view = fillers(one.scene, one.term(words))
    return {name: one.document.tree.words[token] for name, token in view.places}, view


@pytest.mark.parametrize(
    ("text", "words", "kind", "wanted"),
    [
        ("The army attacked the town.", "attacked", "Vf", {"subject": "army", "object": "town"}),
        ("The town was attacked by the army.", "attacked", "Pf", {"passive subject": "town", "by": "army"}),
        ("The army tried to attack the town.", "attack", "Vn", {"subject*": "army", "object": "town"}),
        ("The army's attack on the town failed.", "attack", "NN", {"n.owner": "army", "n.on": "town"}),
        ("The attack by the army killed nine men.", "attack", "NN", {"n.by": "army", "p.object": "men"}),
        ("Militia fighters left the town.", "Militia", "NNm", {"noun": "fighters"}),
        ("The mayor said the army attacked the town.", "attacked", "Vf", {"a.subject": "mayor"}),
    ],
)
def test_places(story, text, words, kind, wanted):
    places, view = _places(story(text), words)
    assert view.kind == kind
    assert wanted.items() <= places.items()


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("The attack went on.", "def"),
        ("An attack went on.", "new"),
        ("Their attack went on.", "poss"),
        ("Attacks went on.", "bare"),
    ],
)
def test_how_the_noun_begins(story, text, definite):
    one = story(text)
    assert _places(one, text.split()[1] if definite != "bare" else "Attacks")[1].definite == definite


def test_a_verb_has_no_noun(story):
    _, view = _places(story("The army attacked."), "attacked")
    assert (view.noun, view.definite) == (-1, "verb")
