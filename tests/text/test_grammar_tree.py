"""What is read off trees: of trees written by hand, so that no error of the parser plays a part."""

import pytest

from framing.text.grammar import RELATIONS, Tree
from framing.text.grammar.relations import about_relations


def tree(text):
    """A tree of ``word/TAG/head/relation``, heads counted from 1, 0 the root."""
    rows = [part.rsplit("/", 3) for part in text.split()]
    words, tags, heads, relations = zip(*rows)
    assert set(relations) <= set(RELATIONS)
    return Tree(list(words), list(tags), [int(head) - 1 for head in heads], list(relations))


PASSIVE = tree(
    "The/DT/2/det town/NN/4/nsubjpass was/VBD/4/auxpass shelled/VBN/0/root by/IN/7/case the/DT/7/det army/NN/4/nmod "
    ",/,/7/punct which/WDT/10/nsubj denied/VBD/7/acl:relcl it/PRP/10/dobj ././4/punct"
)
WHOM = tree("the/DT/2/det man/NN/0/root whom/WP/5/dobj police/NN/5/nsubj arrested/VBD/2/acl:relcl")
ZERO = tree("the/DT/2/det bridge/NN/0/root the/DT/4/det army/NN/5/nsubj destroyed/VBD/2/acl:relcl")
URGED = tree(
    "Lee/NNP/2/nsubj urged/VBD/0/root the/DT/4/det rebels/NNS/2/dobj to/TO/6/mark leave/VB/2/xcomp and/CC/6/cc "
    "to/TO/9/mark talk/VB/6/conj"
)
WERE_URGED = tree("Rebels/NNS/3/nsubjpass were/VBD/3/auxpass urged/VBN/0/root to/TO/5/mark leave/VB/3/xcomp")
JOINED = tree(
    "Soldiers/NNS/2/nsubj entered/VBD/0/root Homs/NNP/2/dobj and/CC/2/cc burned/VBD/2/conj three/CD/7/nummod "
    "houses/NNS/5/dobj"
)
SHARED = tree(
    "Houses/NNS/3/nsubjpass were/VBD/3/auxpass burned/VBN/0/root and/CC/3/cc looted/VBN/3/conj by/IN/8/case "
    "the/DT/8/det militia/NN/3/nmod"
)
APPOSITION = tree(
    "Maria/NNP/2/compound Reed/NNP/0/root ,/,/2/punct mayor/NN/2/appos of/IN/6/case Homs/NNP/4/nmod ,/,/2/punct "
    "and/CC/2/cc others/NNS/2/conj"
)
POSSESSOR = tree(
    "The/DT/2/det army/NN/5/nmod:poss 's/POS/2/case old/JJ/5/amod plan/NN/6/nsubj failed/VBD/0/root because/IN/10/case "
    "of/IN/7/mwe the/DT/10/det weather/NN/6/nmod"
)
NOT = tree(
    "He/PRP/4/nsubj did/VBD/4/aux not/RB/4/neg shoot/VB/0/root down/RP/4/compound:prt any/DT/7/det "
    "plane/NN/4/dobj ,/,/4/punct no/DT/10/neg soldier/NN/11/nsubj did/VBD/4/parataxis"
)
COPULA = tree("The/DT/2/det strike/NN/6/nsubj was/VBD/6/cop a/DT/6/det war/NN/6/compound crime/NN/0/root")
HEADLINE = tree("Ten/CD/2/nummod protesters/NNS/0/root killed/VBN/2/acl by/IN/5/case army/NN/3/nmod")
CONTENT = tree(
    "Reed/NNP/2/nsubj said/VBD/0/root the/DT/4/det army/NN/6/nsubj had/VBD/6/aux left/VBN/2/ccomp after/IN/8/mark "
    "losing/VBG/6/advcl"
)


def word(own, place):
    return own.words[place] if place >= 0 else None


@pytest.mark.parametrize(
    ("own", "verb", "passive", "subject", "object", "agent", "patient"),
    [
        (PASSIVE, "shelled", True, "town", None, "army", "town"),
        (PASSIVE, "denied", False, "army", "it", "army", "it"),
        (WHOM, "arrested", False, "police", "man", "police", "man"),
        (ZERO, "destroyed", False, "army", "bridge", "army", "bridge"),
        (URGED, "urged", False, "Lee", "rebels", "Lee", "rebels"),
        (URGED, "leave", False, "rebels", None, "rebels", None),
        (URGED, "talk", False, "rebels", None, "rebels", None),
        (WERE_URGED, "urged", True, "Rebels", None, None, "Rebels"),
        (WERE_URGED, "leave", False, "Rebels", None, "Rebels", None),
        (JOINED, "burned", False, "Soldiers", "houses", "Soldiers", "houses"),
        (SHARED, "burned", True, "Houses", None, "militia", "Houses"),
        (SHARED, "looted", True, "Houses", None, "militia", "Houses"),
        (HEADLINE, "killed", True, "protesters", None, "army", "protesters"),
        (CONTENT, "left", False, "army", None, "army", None),
        (CONTENT, "losing", False, "army", None, "army", None),
        (COPULA, "crime", False, "strike", None, "strike", None),
    ],
)
def test_who_does_what_to_whom(own, verb, passive, subject, object, agent, patient):
    k = own.words.index(verb)
    assert own.passive(k) is passive
    assert word(own, own.subject(k)) == subject
    assert word(own, own.object(k)) == object
    assert (word(own, own.agent(k)), word(own, own.patient(k))) == (agent, patient)


def test_an_agent_before_the_second_passive_is_not_its_own():
    own = tree(
        "Bo/NNP/3/nsubjpass was/VBD/3/auxpass hit/VBN/0/root by/IN/5/case Al/NNP/3/nmod and/CC/3/cc taken/VBN/3/conj"
    )
    assert own.agent(6) == -1 and own.agent(2) == 4


def test_the_nouns_of_a_noun():
    reed, mayor, homs, others = 1, 3, 5, 8
    assert APPOSITION.appositions(reed) == [mayor] and APPOSITION.appositions(mayor) == [reed]
    assert APPOSITION.joined(reed) == APPOSITION.joined(others) == [reed, others]
    assert APPOSITION.noun_phrase(reed) == (0, 2) and APPOSITION.noun_phrase(homs) == (5, 6)
    assert APPOSITION.noun_head(0) == reed and APPOSITION.noun_head(reed) == reed
    assert APPOSITION.preposition(homs) == "of" and APPOSITION.preposition(reed) == ""
    assert APPOSITION.is_noun(reed) and not APPOSITION.is_noun(0) and not APPOSITION.is_noun(4)
    assert APPOSITION.behind(mayor, "of", "in") == [homs] and APPOSITION.behind(mayor, "in") == []


def test_possessor_and_a_preposition_of_two_words():
    army, plan, failed, weather = 1, 4, 5, 9
    assert POSSESSOR.possessor(plan) == army and POSSESSOR.possessor(army) == -1
    assert POSSESSOR.noun_phrase(plan) == (0, 5) and POSSESSOR.noun_phrase(army) == (0, 2)
    assert POSSESSOR.preposition(weather) == "because of"
    assert POSSESSOR.noun_phrase(weather) == (8, 10)
    assert POSSESSOR.predicate(0) == failed and POSSESSOR.lemmas[failed] == "fail"


def test_verb_groups_and_negation():
    shoot = 3
    assert [NOT.words[k] for k in NOT.verb_group(shoot)] == ["did", "not", "shoot", "down"]
    assert NOT.finite(shoot) and NOT.negated(shoot) and NOT.negated(9) and not NOT.negated(6)
    assert not URGED.finite(5) and PASSIVE.finite(3) and COPULA.finite(5)
    assert COPULA.is_verb(5) and not COPULA.is_verb(2) and COPULA.verb_group(5) == [2, 5]
    assert COPULA.predicate(4) == 5 and APPOSITION.predicate(0) == -1


def test_ways_through_the_tree():
    town, shelled, army, denied, it = 1, 3, 6, 9, 10
    assert PASSIVE.children(army) == [4, 5, 7, denied] and PASSIVE.children(army, "case", "det") == [4, 5]
    assert PASSIVE.child(shelled, "nmod") == army and PASSIVE.child(shelled, "dobj") == -1
    assert PASSIVE.span(army) == (4, 11) and PASSIVE.span(town) == (0, 2) and PASSIVE.span(shelled) == (0, 12)
    assert list(PASSIVE.ancestors(it)) == [denied, army, shelled]
    assert PASSIVE.path(town, it) == (("nsubjpass",), ("nmod", "acl:relcl", "dobj"), shelled)
    assert PASSIVE.path(it, town) == (("dobj", "acl:relcl", "nmod"), ("nsubjpass",), shelled)
    assert PASSIVE.path(army, it) == ((), ("acl:relcl", "dobj"), army) and PASSIVE.path(it, it) == ((), (), it)
    assert PASSIVE.path(town, it, longest=2) is None
    assert PASSIVE.head_of(4, 7) == army and PASSIVE.head_of(0, 12) == shelled and PASSIVE.head_of(4, 6) == 5


def test_two_sentences_have_no_way_between_them():
    two = tree("Rain/NN/0/root Snow/NN/0/root fell/VBD/2/dep")
    assert two.path(0, 2) is None and two.path(2, 0) is None and two.subject(2) == 1 - 2


def test_the_table_of_relations_has_a_row_for_each_that_the_parser_gives():
    rows = about_relations().splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == sorted(RELATIONS)
