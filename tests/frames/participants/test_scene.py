"""Which mentions come into question for a term."""

from framing.frames.participants.scene import Scene
from framing.text import Document


def _actors(scene, term):
    return {mention.actor for mention in scene.candidates(term)}


def test_a_term_has_the_token_that_tells_of_the_act_as_its_head(story):
    one = story("{ARMY:The army} brutally attacked {TOWN:the town}.")
    term = one.term("brutally attacked")
    assert one.document.tree.words[term.head] == "attacked"
    assert term.predicate == term.head
    assert term.sentence == 0


def test_every_mention_of_the_sentence_comes_into_question_and_the_next_one_of_actors_nearby(story):
    one = story("{A:Arden} spoke. {B:Bolt} saw {A:Arden}. {C:Cole} met {B:Bolt} and {B:Bolt} attacked {D:Dorn}.")
    asked = one.scene.candidates(one.term("attacked"))
    assert [mention.actor for mention in asked] == ["A", "C", "B", "B", "D"]
    assert asked[0].first == one.document.tree.words.index("Arden", 2)  # the nearer one


def test_a_name_inside_another_mention_does_not_come_into_question():
    text = "MSNBC hosts attacked Dorn."
    places = [("a:m1", "HOSTS", 0, 11, "nominal"), ("a:m2", "MSNBC", 0, 5, "nested"), ("a:m3", "DORN", 21, 25, "name")]
    rows = [dict(zip(("mention_id", "actor_id", "start", "end", "form"), place)) for place in places]
    scene = Scene(Document(text), rows)
    assert [mention.actor for mention in scene.mentions] == ["HOSTS", "DORN"]
    assert list(scene.actors_of(1)) == [("HOSTS", "head")]


def test_an_actor_far_away_comes_into_question_only_if_it_is_prominent(story):
    filler = "It rained all day. " * 6
    often = "{A:Arden} sang. {A:Arden} wept. {B:Bolt} sang. {B:Bolt} wept. {C:Cole} sang. {C:Cole} wept. "
    often += "{D:Dorn} sang. {D:Dorn} wept. {E:Egan} sang. {E:Egan} wept. {RARE:Finch} sang. "
    one = story(often + filler + "Somebody attacked a post.")
    assert _actors(one.scene, one.term("attacked")) == set("ABCDE")


def test_an_actor_of_the_title_comes_into_question_everywhere(story):
    many = " ".join(f"{{A{n}:Actor{n}}} sang. {{A{n}:Actor{n}}} wept." for n in range(5))
    rest = " It rained all day." * 6 + " Somebody attacked a post."
    marked = "{T:Tarn} wins.\n\n" + many + rest
    assert "T" in _actors(story(marked, title="Tarn wins.").scene, story(marked, title="Tarn wins.").term("attacked"))
    assert "T" not in _actors(story(marked).scene, story(marked).term("attacked"))


def test_a_mention_that_no_token_holds_is_no_candidate(story):
    one = story("{A:Arden} sang.")
    assert one.scene.tokens(0, 5) == (0, 1)
    assert one.scene.tokens(5, 5) == (1, 1)


def test_actors_of_a_noun_phrase_and_how_it_brings_them(story):
    one = story("{T:Troops} of {F:Freedonia} saw {K:Karvia}'s {M:militia} and {R:Ruritanian} tanks.")
    actors_of = one.scene.actors_of
    assert dict(actors_of(one.token("Troops"))).items() >= {"T": "head", "F": "of head"}.items()
    assert ("K", "owner") in list(actors_of(one.token("militia")))
    assert ("R", "modifier") in list(actors_of(one.token("tanks")))


def test_what_only_the_article_knows_and_what_has_no_word_of_its_own(story):
    one = story("{a:e1:The fighters} met {a:e2:attacking forces} and {ARMY:the army} near {T:Tarn}.")
    assert [(m.actor, m.local, m.bare) for m in one.scene.mentions] == [
        ("a:e1", True, True), ("a:e2", True, False), ("ARMY", False, True), ("T", False, True),
    ]  # fmt: skip
