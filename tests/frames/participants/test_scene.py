"""Which mentions come into question for a term."""


def _actors(scene, term):
    return {candidate.mention.actor for candidate in scene.question(term)}


def test_a_term_has_the_token_that_tells_of_the_act_as_its_head(story):
    one = story("{ARMY:The army} brutally attacked {TOWN:the town}.")
    term = one.term("brutally attacked")
    assert one.document.tree.words[term.head] == "attacked"
    assert term.predicate == term.head
    assert term.sentence == 0


def test_every_mention_of_the_sentence_comes_into_question_and_the_next_one_of_actors_nearby(story):
    one = story("{A:Arden} spoke. {B:Bolt} saw {A:Arden}. {C:Cole} met {B:Bolt} and {B:Bolt} attacked {D:Dorn}.")
    asked = one.scene.question(one.term("attacked"))
    assert [c.mention.actor for c in asked] == ["A", "C", "B", "B", "D"]
    assert asked[0].mention.start == one.text.index("Arden.")  # the nearer one


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


def test_an_adjective_brings_the_country_that_the_text_names(story):
    one = story("{FREE:Freedonia} denied it. Freedonian troops attacked.")
    assert one.scene.people(one.token("Freedonian")) == "FREE"
    assert one.scene.people(one.token("troops")) is None


def test_a_mention_that_no_token_holds_is_no_candidate(story):
    one = story("{A:Arden} sang.")
    assert one.scene.tokens(0, 5) == (0, 1)
    assert one.scene.tokens(5, 5) == (1, 1)
