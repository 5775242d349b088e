"""Names of features: the weights of the shipped model belong to them."""

from framing.frames.participants.features import NOBODY, Memory, describe, remember
from framing.frames.participants.fillers import fillers

TEXT = "{ARMY:The army} attacked {TOWN:the town}."


def _of(one, words, memory=None, **given):
    actors, parts, _ = describe(one.scene, one.term(words), memory or Memory(), **given)
    return {actor: [set(part) for part in own] for actor, own in zip(actors, parts)}


def test_features_of_a_plain_clause(story):
    found = _of(story(TEXT), "attacked")
    assert list(found) == ["ARMY", "TOWN", None]
    structure, discourse, words = found["ARMY"]
    assert {"subject head:Vf", "subject:Vf", "path=Vf:|nsubj", "before:1"} <= structure
    assert {"form=nominal", "sentence=0", "voice=narration"} <= discourse
    assert "subject head=attack" in words
    assert {"object head:Vf", "path=Vf:|dobj", "after:2"} <= found["TOWN"][0]
    assert {NOBODY, f"{NOBODY}:Vf", f"{NOBODY}:subject:actor:Vf"} <= found[None][0]


def test_who_performs_an_accusation_and_who_does_not(story):
    found = _of(story(TEXT), "attacked", performer="TOWN")
    assert "performer" in found["TOWN"][1]
    assert "another performs" in found["ARMY"][1]
    assert not any("perform" in name for own in _of(story(TEXT), "attacked").values() for part in own for name in part)


def test_a_target_that_the_entry_names_is_the_answer_before_nobody(story):
    found = _of(story(TEXT), "attacked", fixed="ALL_PARTIES")
    assert list(found)[-2:] == ["ALL_PARTIES", None]
    assert "fixed=ALL_PARTIES:actor in place" in found["ALL_PARTIES"][0]


def test_an_act_is_taken_up_by_its_noun(story):
    one = story("{ARMY:The army} attacked {TOWN:the town}. {MAYOR:The mayor} saw the attack.")
    memory, first = Memory(), one.term("attacked")
    remember(one.scene, first, fillers(one.scene, first), memory)
    found = _of(one, "attack.", memory)
    assert {"told FW subject:V 0", "told FW subject:V 0 def", "told"} <= found["ARMY"][1]
    assert "others told" in found["MAYOR"][1]


def test_what_is_far_behind_is_not_remembered(story):
    one = story("{ARMY:The army} attacked. " + "It rained. " * 20 + "The attack ended.")
    memory, first = Memory(), one.term("attacked")
    remember(one.scene, first, fillers(one.scene, first), memory)
    assert memory.of(one.term("attack ended"), "attack") == {}


def test_the_ids_of_actors_are_no_features(story):
    """Weights must not depend on who somebody is: only on how it stands to the term."""
    one, other = (story(TEXT.replace("ARMY", name)) for name in ("ARMY", "SOMEBODY_ELSE"))
    assert list(_of(one, "attacked").values()) == list(_of(other, "attacked").values())
