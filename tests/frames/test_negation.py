"""Negation and denial are read off the tree: what stands in the scope of a negator, and what does not."""

import pytest

from framing.frames.negation import is_denied, is_negated
from framing.lexicons import Entry
from framing.lexicons.words import words
from framing.text import Document

NEGATED = [
    ("The army did not attack the base.", "attack"),
    ("There is no evidence of aggression.", "aggression"),
    ("Far from attacking the town, the army left.", "attacking"),
    ("They left without killing anyone.", "killing"),
    ("Neither the army nor the rebels attacked.", "attacked"),
    ("He refused to condemn the attack.", "condemn"),
    ("The army called off the raid rather than attack the town.", "attack"),
    ("Nobody was killed in the attack.", "killed"),
    ("They never attacked.", "attacked"),
    ("No civilians were killed.", "killed"),
    ("He is not a terrorist.", "terrorist"),
    ("It was not a massacre.", "massacre"),
    ("They didn’t shell or bomb the town.", "bomb"),
    ("The group has not been accused of terrorism.", "terrorism"),
    ("The claim that they attacked is not true.", "attacked"),
    ("I don't think they attacked us.", "attacked"),
    ("They were not involved in any attack.", "attack"),
    ("Not one soldier was killed.", "killed"),
    ("Hardly anyone was killed.", "killed"),
    ("Officials said the strike did not kill civilians.", "kill"),
    ("None of the hostages was killed.", "killed"),
    ("There were no deaths.", "deaths"),
    ("He would never have attacked.", "attacked"),
    ("The army stopped short of attacking.", "attacking"),
    ("Instead of attacking, they talked.", "attacking"),
    ("The absence of violence was welcome.", "violence"),
    ("He was unable to attack.", "attack"),
    ("No fighter attacked the town.", "attacked"),
    ("They had no plan to attack.", "attack"),
    ("They never planned to attack.", "attack"),
    ("The army failed to attack.", "attack"),
    ("There was a lack of violence.", "violence"),
    ("He is innocent of fraud.", "fraud"),
    ("They have no terrorist links.", "terrorist"),
    ("They are no rebels.", "rebels"),
    ("An attack did not happen.", "attack"),
    ("There were not any attacks.", "attacks"),
    ("There was no suggestion that they attacked.", "attacked"),
    ("It did not show evidence that they attacked.", "attacked"),
    ("They did not see an attack.", "attack"),
    ("No armed rebels came.", "armed"),
    ("Nobody wounded in the raid came.", "wounded"),
    ("They did not refuse or attack.", "attack"),
    ("They left without a strike.", "strike"),
    ("There are no links between terrorism and the group.", "terrorism"),
    ("Neither army attacked.", "attacked"),
    ("They warned him not to attack.", "attack"),
]
DENIED = [
    ("The army denied that it had attacked the village.", "attacked"),
    ("The army denies killing civilians.", "killing"),
    ("The minister dismissed reports of a massacre.", "massacre"),
    ("The attack was denied by the army.", "attack"),
    ("Israel denies it is an occupation.", "occupation"),
    ("She denied allegations of fraud.", "fraud"),
    ("The denial of any attack came late.", "attack"),
    ("He disavowed the attack.", "attack"),
    ("The army refuted an attack.", "attack"),
    ("The minister disputed that they attacked.", "attacked"),
    ("They deny any plan to attack.", "attack"),
]
NEITHER = [
    ("He refused to condemn the attack.", "attack"),
    ("Nobody was killed in the attack.", "attack"),
    ("The talks failed to end the violence.", "violence"),
    ("The rebels failed to take the town and shelled it.", "shelled"),
    ("He did not only attack the town, he burned it.", "attack"),
    ("The rebels did not come.", "rebels"),
    ("There was no doubt that they attacked.", "attacked"),
    ("He doubts that they attacked.", "attacked"),
    ("The minister declined to condemn the raid.", "condemn"),
    ("The army did not deny killing civilians.", "killing"),
    ("He rejected the deal.", "deal"),
    ("The army, which did not attack, was killed.", "killed"),
    ("They did not attack but bombed the town.", "bombed"),
    ("Russia, which denies involvement in the attack, bombed the city.", "bombed"),
    ("The army planned to attack.", "attack"),
    ("The army planned an attack.", "attack"),
    ("The attack failed.", "attack"),
    ("A failed attack was seen.", "attack"),
    ("They failed and attacked.", "attacked"),
    ("They did not fail to attack.", "attack"),
    ("They refused the deal.", "deal"),
    ("They prevented an attack.", "attack"),
    ("They did not prevent an attack.", "attack"),
    ("An attack did not scare them.", "attack"),
    ("They did not attack and were shelled.", "shelled"),
    ("They did not attack and the army shelled the town.", "shelled"),
    ("They saw no raid or the siege.", "siege"),
    ("They did not see their attack.", "attack"),
    ("They did not see Karvia's attack.", "attack"),
    ("They did not see both attacks.", "attacks"),
    ("They did not see all the attacks.", "attacks"),
    ("There was no attack but panic.", "panic"),
    ("It was no raid yet a massacre.", "massacre"),
    ("He could deny or condemn the raid.", "condemn"),
    ("They were denied a truce.", "truce"),
    ("They warned the town not once.", "warned"),
]


def read(sentence, word):
    tree = Document(sentence).tree
    at = tree.words.index(word)
    return is_negated(tree, at, at + 1), is_denied(tree, at, at + 1)


@pytest.mark.parametrize(("sentence", "word"), NEGATED)
def test_in_the_scope_of_a_negator(sentence, word):
    assert read(sentence, word) == (True, False)


@pytest.mark.parametrize(("sentence", "word"), DENIED)
def test_in_a_denial(sentence, word):
    assert read(sentence, word) == (False, True)


@pytest.mark.parametrize(("sentence", "word"), NEITHER)
def test_outside_the_scope(sentence, word):
    assert read(sentence, word) == (False, False)


def test_a_negator_inside_the_term_negates_it_but_a_turn_of_phrase_does_not():
    tree = Document("No bystanders were hurt, no doubt.").tree
    assert is_negated(tree, 0, 4)
    assert not is_negated(tree, 5, 7)


def test_an_adverbial_is_left_alone_and_an_infinitive_is_none():
    tree = Document("They did not attack, as it seems.").tree
    assert not is_negated(tree, 5, 8)
    tree = Document("They did not want to attack.").tree
    assert is_negated(tree, 4, 6)


def test_what_names_somebody_is_not_negated_with_what_he_does():
    tree = Document("The army did not meet rebels.").tree
    label = Entry("rebel", "rebels", "label_delegitimising")
    assert not is_negated(tree, 5, 6, label)
    tree = Document("They are no rebels.").tree
    assert is_negated(tree, 3, 4, label)


def test_the_lists_of_grammar_hold_what_the_scope_looks_up():
    for name in ("negations", "nobody", "excluding", "withheld", "asserting", "denials", "claims", "happening"):
        assert words(f"grammar.{name}")
