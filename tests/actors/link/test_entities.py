from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.actors.detect.mention import Mention
from framing.actors.link.antecedent_ranker import load_antecedents
from framing.actors.link.entities import Entities
from framing.actors.link.named_later import _fits, _Named, join_named_later
from framing.actors.link.nominals import Nominals
from framing.actors.link.shortened_names import ShortenedNames
from framing.actors.registry.registry import Registry


def name(nth, *words, kind="person", definite=""):
    lemma = words[-1].lower()
    place = 10 * nth
    return Mention(place, place + len(words), place + len(words) - 1, "name", kind, lemma, words=words,
                   definite=definite, sentence=nth)  # fmt: skip


def noun(nth, lemma, definite="a"):
    return Mention(
        10 * nth + 5, 10 * nth + 7, 10 * nth + 6, "nominal", "person", lemma, definite=definite, sentence=nth
    )


def spelled(nth):
    return "".join("abcdefghij"[int(digit)] for digit in f"{nth:04}").capitalize()


def unlike(nth):
    return "".join(Random(nth).choices(ascii_lowercase, k=9)).capitalize()


def of(entities, mention):
    found = entities.find_name(mention)
    if found is None:
        return entities.new(mention)
    entities.add(found, mention)
    return found


def many(number, make):
    entities = Entities(Registry())
    for nth in range(number):
        of(entities, make(nth))
    return entities


def councils(entities):
    for nth in range(20):
        entities.find_name(name(nth, spelled(nth), "Trade", "Board", kind="body"))
        entities.find_name(name(nth, "Board", kind="body", definite="the"))


def smiths(entities):
    for nth in range(5):
        entities.find_name(name(nth, "Zed", "Smith"))
        entities.find_name(name(nth, "Smith"))


def merges(entities):
    for nth in range(0, 40, 2):
        entities.several(name(nth, "x"), (nth, nth + 1))
        entities.merge(entities.all[nth], entities.all[nth + 1])


def ministers(entities):
    nominals = Nominals(entities, load_antecedents())
    for nth in range(3):
        nominals.find(noun(1000 + nth, "minister", definite="the"))


@pytest.mark.parametrize(
    ("make", "ask"),
    [
        (lambda nth: noun(nth, "minister"), ministers),
        (lambda nth: name(nth, spelled(nth), "Town", "Council", kind="body"), councils),
        (lambda nth: name(nth, unlike(nth), "Smith"), smiths),
        (lambda nth: name(nth, spelled(nth), spelled(nth)), merges),
    ],
    ids=["nouns", "bodies", "surname", "merges"],
)
def test_what_is_asked_of_many_entities_costs_as_much_as_of_few(make, ask, operations):
    few, lots = many(150, make), many(800, make)
    for number in (150, 800):
        ask(many(number, make))  # what is remembered of words
    assert operations(lambda: ask(lots)) < 1.5 * operations(lambda: ask(few))


def test_work_on_descriptions_that_are_named_later_grows_with_their_number(operations):
    def work(number):
        entities = Entities(Registry())
        for nth in range(number):
            entities.new(noun(nth, "minister"))
            of(entities, name(nth, spelled(nth), spelled(nth)))
        return operations(lambda: join_named_later(entities, load_antecedents()))

    work(800)
    assert work(800) < 10 * work(100)


_WORDS = st.lists(st.sampled_from("ABC"), min_size=1, max_size=3).map(tuple)


@given(st.lists(st.tuples(_WORDS, st.sampled_from(["body", "person"])), max_size=12), _WORDS)
def test_a_body_is_found_by_the_end_of_its_name_as_if_all_were_looked_at(named, words):
    entities, index = Entities(Registry()), ShortenedNames()
    for nth, (own, kind) in enumerate(named):
        entity = entities.new(name(nth, *own, kind=kind))
        index.learn_name(entity, own)
    expected = None
    for entity in entities.all:
        for own in entity.names:
            short, long = sorted((own, words), key=len)
            if entity.kind == "body" and len(short) > 1 and long[-len(short) :] == short:
                expected = entity
    assert index.with_last_words(words) is expected


_SAID = st.tuples(st.booleans(), st.sampled_from(["minister", "judge"]), st.integers(-1, 4), st.booleans())


@given(st.lists(_SAID, max_size=14), st.integers(0, 30))
def test_who_is_named_later_is_found_as_if_all_were_looked_at(said, title):
    entities = Entities(Registry(), title)
    for nth, (named, role, owner, definite) in enumerate(said):
        entity = entities.new(name(nth, spelled(nth)) if named else noun(nth, role, "the" if definite else "a"))
        if named and definite:
            entities.call_so(entity, [role])
        if 0 <= owner < nth:
            entities.own(entity, entities.all[owner])
    known = _Named(e for e in entities.all if e.named)
    for one in (e for e in entities.all if not e.named and e.mentions[-1].last > title):
        expected = [e for e in known.all() if _fits(one, e, title)]
        assert [e for e in known.after(one) if _fits(one, e, title)] == expected


def test_a_name_leads_to_the_one_to_whom_its_bearer_was_joined():
    entities = Entities(Registry())
    lee, ho = entities.new(name(1, "Ann", "Lee")), entities.new(name(2, "Bo", "Ho"))
    entities.merge(lee, ho)
    assert entities.find_name(name(3, "Ann", "Lee")) is ho
    entities.merge(ho, lee)  # and back
    assert entities.find_name(name(4, "Bo", "Ho")) is lee
