"""How a term tells its act: by a verb with or without its agent, as a noun, as a name."""

import pytest

from framing.frames.construction import CONSTRUCTIONS, construction, named_agent, telling
from framing.lexicons import Entry
from framing.tables import SCHEMAS
from framing.text import Document

TOLD = [
    ("The army killed 40 people.", "killed", "active"),
    ("Forty people were killed.", "killed", "agentless"),
    ("Forty people were killed by the army.", "killed", "passive"),
    ("Forty people died in the strike.", "died", "active"),
    ("The death toll rose to 40.", "toll", "nominal"),
    ("The killing of the mayor shocked the town.", "killing", "nominal"),
    ("The rebels left.", "rebels", "label"),
    ("He was beaten at the hands of the police.", "beaten", "passive"),
    ("The injured man spoke.", "injured", "other"),
    ("The raid left 40 dead.", "left", "active"),
    ("The strike killed them.", "strike", "nominal"),
    ("They launched an attack, killing 40 people.", "killing", "active"),
    ("The men, killed by the army, were buried.", "killed", "passive"),
    ("Soldiers accused of killing 40 people left.", "killing", "active"),
    ("Soldiers accused of killing 40 people left.", "accused", "agentless"),
    ("He got killed.", "killed", "agentless"),
    ("Their bombing of the town went on.", "bombing", "nominal"),
    ("It was illegal.", "illegal", "other"),
    ("They lost their lives.", "lost", "active"),
    ("The town has been shelled and bombed by the army.", "shelled", "passive"),
    ("Forty were killed by Monday.", "killed", "agentless"),
    ("He was shot dead by a gunman.", "shot", "passive"),
    ("The army said it had killed 40.", "killed", "active"),
    ("Army kills 40 in raid", "kills", "active"),
    ("40 killed in raid", "killed", "agentless"),
    ("The mayor was killed in an attack by rebels.", "killed", "agentless"),
    ("Victims were found dead.", "found", "agentless"),
    ("The village was attacked by night.", "attacked", "agentless"),
    ("They are occupied by Israel.", "occupied", "passive"),
]


@pytest.mark.parametrize(("sentence", "word", "told"), TOLD)
def test_the_construction_of_a_word(sentence, word, told):
    tree = Document(sentence).tree
    at = tree.words.index(word)
    assert construction(tree, at, at + 1) == told


COUNTED = [
    ("Some 40 people were later killed.", 0, 3, "agentless"),
    ("The army killed 40 people.", 3, 5, "active"),
    ("The raid, which killed 40 people, went on.", 5, 7, "active"),
    ("40 people, most of them women, were killed by the army.", 0, 2, "passive"),
    ("The raid left 40 people dead.", 3, 6, "active"),
    ("Some 40 people met in Karth.", 0, 3, "label"),
]


@pytest.mark.parametrize(("sentence", "first", "after", "told"), COUNTED)
def test_a_term_that_counts_people_is_told_by_the_verb_that_says_what_befell_them(sentence, first, after, told):
    assert construction(Document(sentence).tree, first, after) == told


def test_the_verb_may_stand_apart_where_the_entry_asks_for_it():
    entry = Entry("n", "<quantity> ~2 <people>", "casualties", requires=("(=killed|=wounded)",))
    tree = Document("She met 40 people of whom the ministry said that it hoped that none had been killed.").tree
    at = tree.words.index("40")
    assert construction(tree, at, at + 2, entry) == "agentless"
    assert construction(tree, at, at + 2) == "label"


def test_names_are_labels_by_their_frame_and_acts_are_not():
    tree = Document("The invaders and the resistance met.").tree
    label, act = Entry("r", "resistance", "label_legitimising"), Entry("r", "resistance", "aggression")
    assert construction(tree, 4, 5, label) == "label"
    assert construction(tree, 4, 5, act) == "nominal"
    assert construction(tree, 1, 2) == "label"


def test_the_agent_of_a_passive():
    tree = Document("They were shot by gunmen near a shop by the river.").tree
    assert tree.words[named_agent(tree, 2)] == "gunmen"
    tree = Document("They were shot by night.").tree
    assert named_agent(tree, 2) == -1
    tree = Document("They died at the hands of the army.").tree
    assert tree.words[named_agent(tree, 1)] == "army"


def test_an_auxiliary_tells_no_act():
    tree = Document("The army may have fired.").tree
    assert construction(tree, 2, 4) == "other"
    assert telling(tree, 2, 5) == (4, True)


def test_every_value_stands_in_the_column():
    about = SCHEMAS["hits"].field("construction").metadata[b"about"].decode()
    assert all(name in about for name in CONSTRUCTIONS)
