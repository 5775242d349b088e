"""All bearers of names put into groups, one an actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.actors.corpus.bearers import Bearer
from framing.actors.corpus.context import Context
from framing.actors.corpus.join_bodies import is_abbreviation, join_bodies
from framing.actors.corpus.join_persons import DOMINANT, Person, join_persons, least_articles
from framing.actors.corpus.surnames_alone import give_surnames
from framing.actors.registry.countries import places
from framing.actors.registry.registry import Registry
from framing.actors.words.closed_classes import TITLES
from framing.actors.words.name_forms import person_name, same_given_names, slug, suffix_of
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import words
from framing.text.lemmas import is_word

__all__ = ["Group", "find_groups"]


#: Outlets and places that are called by one word.
_NO_SURNAMES = words("actors.kinds.media") | words("actors.kinds.outlets") | words("actors.kinds.government")


@dataclass(slots=True)
class Group:
    """Bearers that are one actor.

    Attributes
    ----------
    members : list of (Bearer, str)
        With what joins each to the others: full name | surname alone | body | country.
    another : bool
        There is another one of the same name.
    """

    members: list[tuple[Bearer, str]]
    another: bool = False


def find_groups(bearers: Sequence[Bearer], registry: Registry) -> list[Group]:
    """Groups of bearers that are one actor, the largest first; a bearer that is alone may be left out.

    Parameters
    ----------
    bearers : sequence of Bearer
    registry : Registry

    Returns
    -------
    list of Group
    """
    full: list[tuple[Bearer, tuple[str, ...]]] = []
    alone: list[tuple[Bearer, tuple[str, ...], str]] = []
    bodies: list[tuple[Bearer, tuple[str, ...]]] = []
    told: Counter[str] = Counter()
    for bearer in bearers:
        told[bearer.actor] += bearer.persons - bearer.bodies
    surnames = _surnames_rather(bearers)
    for bearer in bearers:
        actor = registry.get(bearer.actor)
        if actor is not None:
            name = tuple(actor.name.split())
            (full if actor.kind == "person" and person_name(name).given else bodies).append((bearer, name))
            continue
        person = told[bearer.actor] > 0
        called = _called(bearer)
        made_of = _made_of(bearer)
        if person and called is not None and person_name(called).given:
            full.append((bearer, called))
        elif called is not None and not person_name(called).given and _may_be_surname(called, person, surnames):
            alone.append((bearer, called, suffix_of(called)))
        elif made_of is not None:
            bodies.append((bearer, made_of))
    n_articles = len({bearer.article for bearer in bearers})
    full, bodies = _with_misspelled(full, bodies)
    full, bodies = _without_fronts(full, bodies, least_articles(n_articles))
    context = Context(bearers)
    people = join_persons(full, context)
    given = give_surnames(alone, people, n_articles)
    placed = {id(bearer) for bearer, _ in given}
    rest = ((bearer, _made_of(bearer)) for bearer, _, _ in alone if id(bearer) not in placed)
    bodies += [(bearer, name) for bearer, name in rest if name is not None]
    groups = [
        Group(
            [*((bearer, "full name") for bearer in person.bearers), *((b, "surname alone") for b in alone_of)],
            person.another,
        )
        for person, alone_of in _with_surnames(people, given)
    ]
    joined = join_bodies(bodies, n_articles, context)
    groups += [
        Group(
            [*((bearer, "body") for bearer in body.bearers), *((b, "country") for b in body.by_country)],
            not body.bearers,
        )
        for body in joined
    ]
    known = registry.actors.keys()
    groups = [group for group in groups if len(known & {bearer.actor for bearer, _ in group.members}) < 2]
    return sorted(
        groups, key=lambda group: (-len(group.members), group.members[0][0].article, group.members[0][0].actor)
    )


def _surnames_rather(bearers: Iterable[Bearer]) -> set[str]:
    """Given names, in small letters, by which nine of ten articles mean a surname: Floyd, where it is George Floyd."""
    borne: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    for bearer in bearers:
        for name in map(person_name, bearer.names):
            if name.given:
                borne[name.surname].add(bearer.article)
                given[name.given[0]].add(bearer.article)
    usual = (word for word in borne if word.capitalize() in given_names() and word.capitalize() not in places())
    return {word for word in usual if len(borne[word]) >= DOMINANT * len(borne[word] | given[word])}


_Named = list[tuple[Bearer, tuple[str, ...]]]


def _with_misspelled(full: _Named, bodies: _Named) -> tuple[_Named, _Named]:
    """Persons and bodies, with those among the bodies who have but another spelling of a person's name."""
    given: dict[str, set[str]] = defaultdict(set)
    for _, name in full:
        given[person_name(name).surname].add(person_name(name).given[0])
    persons, others = list(full), list[tuple[Bearer, tuple[str, ...]]]()
    for bearer, name in bodies:
        own = person_name(name)
        known = given.get(own.surname, ()) if len(own.given) == 1 and not bearer.bodies else ()
        one = any(len(other) > 1 and same_given_names(own.given, (other,)) for other in known)
        (persons if one else others).append((bearer, name))
    return persons, others


def _without_fronts(full: _Named, bodies: _Named, least: int) -> tuple[_Named, _Named]:
    """Persons and bodies, with those among the bodies who are persons behind words of a page."""
    known = Counter(name for _, name in full)
    persons: _Named = []
    others: _Named = []
    for named, kept in ((full, persons), (bodies, others)):
        for bearer, name in named:
            own = _without_front(name, known, least)
            (kept if own == name else persons).append((bearer, own))
    return persons, others


def _without_front(name: tuple[str, ...], known: Counter[tuple[str, ...]], least: int) -> tuple[str, ...]:
    """A full name that others tell, without words of a headline or a page before it (Boston Bomber Ann Lee)."""
    if name[0] in given_names() or not all(word[0].isupper() for word in name):
        return name
    tails = (name[k:] for k in range(1, len(name) - 1))
    return next((tail for tail in tails if known[tail] > max(least, known[name])), name)


def _with_surnames(
    people: Sequence[Person], given: Sequence[tuple[Bearer, Person]]
) -> Iterator[tuple[Person, list[Bearer]]]:
    alone: dict[int, list[Bearer]] = {}
    for bearer, person in given:
        alone.setdefault(id(person), []).append(bearer)
    for person in people:
        yield person, alone.get(id(person), [])


def _called(bearer: Bearer) -> tuple[str, ...] | None:
    """The name that says most, of those with the surname by which an article calls somebody most.

    None where the id of the bearer has nothing of it: an abbreviation, or the article took two for one.
    """
    if len(bearer.names) == 1:
        [name] = bearer.names
        return name if _bears(bearer.actor, name) else None
    counts: Counter[str] = Counter()
    for name, n in bearer.names.items():
        counts[person_name(name).surname] += n
    surname = min(counts, key=lambda s: (-counts[s], len(s), s))
    own = [name for name in bearer.names if person_name(name).surname == surname]
    own = [name for name in own if suffix_of(name) == bearer.suffix] or own
    name = max(own, key=lambda name: (len(person_name(name).given), bearer.names[name], suffix_of(name), name))
    return name if _bears(bearer.actor, name) else None


def _bears(actor: str, name: tuple[str, ...]) -> bool:
    """Whether an id holds the surname of a name."""
    return slug(name[-1 - bool(suffix_of(name))]) in actor


def _made_of(bearer: Bearer) -> tuple[str, ...] | None:
    """The name that the id was made of, perhaps without words that only describe (Kurdish-led)."""
    ends = [name for name in bearer.names if bearer.actor.endswith(slug(" ".join(name)) or "-")]
    whole = [name for name in ends if len(name) > 1 or is_abbreviation(name) or slug(name[0]) == bearer.actor]
    return max(whole, key=lambda name: (len(name), name), default=None)


def _may_be_surname(name: tuple[str, ...], person: bool, surnames: Collection[str]) -> bool:
    """Whether a single word can be somebody's surname: no abbreviation, and no word that names a thing."""
    word = name[0].lower()
    known = noun(word)
    if is_abbreviation(name) or word in TITLES or (known is not None and known.kind in ("person", "crowd")):
        return False
    if person:
        return True
    usual = name[0] in given_names() and word not in surnames
    return not (known is not None or usual or is_word(word) or word in _NO_SURNAMES)
