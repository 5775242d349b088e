"""Plain sentences of news through the shipped parser: who does what to whom."""

import pytest

from framing.text import Document

SENTENCES = [
    # passives
    ("The town was shelled by the army on Monday.", "shelled", "army", "town"),
    ("Ten people were killed in the attack.", "killed", None, "people"),
    ("Houses were burned and looted by the militia.", "looted", "militia", "Houses"),
    ("Police said two men had been arrested and a third was being sought.", "arrested", None, "men"),
    ("Police said two men had been arrested and a third was being sought.", "sought", None, "third"),
    ("The city, besieged by rebels since May, has no water.", "besieged", "rebels", "city"),
    ("Three people were wounded by a bomb planted near the market.", "planted", None, "bomb"),
    # relative clauses
    ("The army, which denied the report, has left the town.", "denied", "army", "report"),
    ("The police arrested the man whom the court had released.", "released", "court", "man"),
    ("The town was shelled by the army, which denied it.", "denied", "army", "it"),
    # subjects of the verb above
    ("The president urged the rebels to leave the city.", "leave", "rebels", "city"),
    ("The rebels want to leave the city.", "leave", "rebels", "city"),
    ("The rebels were urged to leave the city.", "leave", "rebels", "city"),
    ("The army is accused of attacking the hospital.", "attacking", "army", "hospital"),
    ("The minister said that the army had attacked the hospital.", "attacked", "army", "hospital"),
    # coordination
    ("Soldiers entered the village and burned three houses.", "burned", "Soldiers", "houses"),
    ("Both the army and the rebels rejected the plan.", "rejected", "army", "plan"),
    # appositions, possessors, particles
    ("Maria Reed, the mayor of the town, criticised the decision.", "criticised", "Reed", "decision"),
    ("Troops shot down the plane.", "shot", "Troops", "plane"),
    ("The attack on the hospital killed 12 patients.", "killed", "attack", "patients"),
    # headlines
    ("Army kills ten protesters in capital", "kills", "Army", "protesters"),
    ("Ten protesters killed by army in capital", "killed", "army", "protesters"),
    # reported speech before its verb
    ("“We will not surrender,” the commander told reporters.", "told", "commander", "reporters"),
]


@pytest.mark.parametrize(
    ("text", "verb", "agent", "patient"), SENTENCES, ids=[f"{s[1]}: {s[0][:40]}" for s in SENTENCES]
)
def test_who_does_what_to_whom(text, verb, agent, patient):
    tree = Document(text).tree
    k = tree.words.index(verb)
    own = [tree.words[place] if place >= 0 else None for place in (tree.agent(k), tree.patient(k))]
    assert own == [agent, patient]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The government did not comment on the report.", ["comment"]),
        ("No soldiers were killed in the attack.", ["soldiers"]),
        ("He never apologised.", ["apologised"]),
        ("The army didn't attack the town, but it left.", ["attack"]),
    ],
)
def test_what_is_negated(text, negated):
    tree = Document(text).tree
    assert [tree.words[k] for k in range(len(tree)) if tree.negated(k)] == negated


def test_phrases_of_a_sentence():
    tree = Document("The army's plan failed because of the weather, said Maria Reed, the mayor of the town.").tree
    plan, weather, reed = (tree.words.index(word) for word in ("plan", "weather", "Reed"))
    assert tree.words[tree.possessor(plan)] == "army"
    assert tree.preposition(weather) == "because of"
    assert [tree.words[k] for k in tree.appositions(reed)] == ["mayor"]
    assert tree.words[slice(*tree.noun_phrase(reed))] == ["Maria", "Reed"]
    assert tree.words[tree.subject(tree.words.index("said"))] == "Reed"
