"""Participants of the terms of small texts, by the shipped ranker."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing import tables
from framing.frames.participants.frame_roles import entry_roles, other_role
from framing.frames.participants.ranker import Ranker, load_ranker
from framing.frames.participants.reader import CIVILIANS
from framing.lexicons import read_lexicons

SPECIAL = {CIVILIANS, "ALL_PARTIES", "UNATTRIBUTED"}


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("{A:Freedonia} attacked {B:Karvia} on Monday.", "attacked"),
        ("{B:Karvia} was attacked by {A:Freedonia} on Monday.", "attacked"),
        ("{A:Freedonia}'s attack on {B:Karvia} went on.", "attack"),
        ("The attack on {B:Karvia} by {A:Freedonia} went on.", "attack"),
        ("{A:Freedonia} has started to attack {B:Karvia}.", "attack"),
    ],
)
def test_agent_and_patient_however_the_act_is_told(story, text, pattern):
    (found,) = story(text).found(pattern)
    assert (found.agent.actor, found.patient.actor) == ("A", "B")
    assert found.target == found.agent


def test_the_target_of_those_who_suffer_is_the_patient(story):
    (found,) = story("{A:Freedonia} killed {B:Karvians} on Monday.").found("killed", "casualties", ["patient"])
    assert found.target == found.patient
    assert (found.agent.actor, found.patient.actor) == ("A", "B")


def test_nobody_where_nobody_is_named(story):
    (found,) = story("The attack went on all night.").found("attack")
    assert (found.target, found.agent, found.patient) == (None, None, None)


def test_an_entry_without_places_has_no_participants(story):
    (found,) = story("{A:Freedonia} attacked {B:Karvia}.").found("attacked", target=())
    assert (found.target, found.agent, found.patient) == (None, None, None)


def test_people_without_a_name_are_civilians(story):
    (found,) = story("Forty people were killed.").found("(people) ~2 killed", "casualties", ["patient"])
    assert (found.target.actor, found.target.mention, found.target.rule) == (CIVILIANS, None, "people")
    assert found.target.confidence == load_ranker().people
    (found,) = story("{a:e1:Forty people} were killed on the road.").found("killed", "casualties", ["patient"])
    assert (found.target.actor, found.target.mention) == (CIVILIANS, "a:m0")


def test_a_fixed_target_is_an_answer_and_no_patient(story):
    lean = Ranker({"target\tfixed=ALL_PARTIES": 5.0}, {"temperature": 1.0, "nobody": 1.0})
    one = story("{A:Freedonia} saw the fighting.")
    (found,) = one.found("fighting", "conflict", ["fixed:ALL_PARTIES"], lean)
    assert (found.target.actor, found.target.mention, found.target.rule) == ("ALL_PARTIES", None, "fixed")
    assert (found.agent, found.patient) == (None, None)


def test_nobody_wins_by_as_much_as_the_ranker_says(story):
    one = story("{A:Freedonia} attacked.")
    even = {"agent\tsubject:Vf": 1.0, "agent\tnobody": 1.3}
    assert one.found("attacked", ranker=Ranker(even, {"temperature": 1.0, "nobody": 1.0}))[0].target is None
    (found,) = one.found("attacked", ranker=Ranker(even, {"temperature": 1.0, "nobody": 0.5}))
    assert found.target.actor == "A"


def _read(text, key="a"):
    row = {"article_id": key, "outlet": "Daily", "text": text, "title": "", "body_start": 0}
    articles = tables.from_records("articles", [row])
    quotes = fr.extract_quotes(articles)
    mentions = fr.find_mentions(articles, quotes)
    return mentions, fr.find_frames(articles, fr.resolve_actors(quotes, articles, mentions), None, mentions)


clauses = st.sampled_from(
    [
        "Freedonia attacked Karvia",
        "the rebels were condemned by Lorne Vale",
        "forty people were killed near Tarn",
        "Karvia accused the army of war crimes",
        "fighting raged in the north",
        "residents fled the brutal raid",
        "she said the regime was to blame",
        "the attack was reportedly a response",
        "“They are terrorists,” Vale said",
    ]
)
joints = st.sampled_from([". ", ", and ", "; ", " after ", ".\n\n"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(clauses, joints), min_size=1, max_size=5))
def test_actors_and_mentions_are_those_of_the_article(pieces):
    text = "".join(part for piece in pieces for part in piece).strip(string.whitespace + ",;") + "."
    mentions, hits = _read(text[:1].upper() + text[1:])
    known = set(mentions["actor_id"].dropna()) | SPECIAL
    ids = set(mentions["mention_id"])
    roles = entry_roles(read_lexicons(None))
    for hit in hits.to_dict("records"):
        for end in ("target", "agent", "patient"):
            assert hit[end] is None or hit[end] != hit[end] or hit[end] in known
            mention = hit[f"{end}_mention"]
            assert not isinstance(mention, str) or mention in ids
        role = roles[hit["lexicon"], hit["term_id"]]
        if other_role(role) is not None and isinstance(hit["target"], str):
            assert hit[role] == hit["target"]
            assert hit[other_role(role)] != hit["target"]
        if isinstance(hit["target"], str):
            assert 0 < hit["target_confidence"] <= 1


def test_neighbours_change_nothing():
    texts = ["Freedonia attacked Karvia. The raid killed 40 people.", "Karvia condemned the raid by the army on Tarn."]
    rows = [{"article_id": f"a{n}", "outlet": "Daily", "text": text, "title": "", "body_start": 0}
            for n, text in enumerate(texts)]  # fmt: skip
    articles = tables.from_records("articles", rows)
    mentions = fr.find_mentions(articles)
    together = fr.find_frames(articles, None, None, mentions)
    assert len(together)
    for key in articles["article_id"]:
        own = articles[articles["article_id"] == key]
        alone = fr.find_frames(own, None, None, mentions[mentions["article_id"] == key])
        beside = together[together["article_id"] == key].reset_index(drop=True)
        assert alone.reset_index(drop=True).equals(beside)
