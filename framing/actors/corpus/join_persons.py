"""Names of persons that are one person's, over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from framing.actors.corpus.bearers import Bearer
from framing.actors.corpus.context import Context
from framing.actors.corpus.namesakes import contradict, split
from framing.actors.words.name_forms import (
    PersonName,
    consonants,
    person_name,
    same_given_names,
    same_surname,
    suffix_of,
    surname_group,
)
from framing.actors.words.nouns import gender_of, given_names

__all__ = ["DOMINANT", "Person", "join_persons", "least_articles"]

#: Share of the articles that one bearer of a name must have for a name that may be several people's to go to him.
DOMINANT = 0.9
#: Share of the articles of a name that also have the other one, as somebody else, from which on they are two.
_TOGETHER = 0.5


#: Of several who bear a name with such suffixes the first is meant where there is none.
_GENERATIONS = ("", "sr", "jr", "ii", "iii", "iv")
_ARTICLES = frozenset(["al", "el", "ul"])
#: Least letters of a surname, and their least share in percent, that a misspelling of it has.
_LONG, _SPELLED_ALIKE = 5, 80
#: Articles from which on a full name that one of them has does not tell whose a short name is.
_MANY = 50


@dataclass(slots=True)
class Person:
    """Bearers of names that are one person's.

    Attributes
    ----------
    names : list of PersonName
    suffix : str
        jr, sr, ii, iii, iv or empty.
    short : bool
        An article calls the bearer *Lee Jr.*: the suffix tells from another Lee.
    bearers : list of Bearer
    articles : set of str
        Those that name the person in full.
    gender : {"m", "f", ""}
    callings, titles : Counter of str
    states : set of str
        That it stands for in a parliament.
    another : bool
        There is somebody else of the same name.
    """

    names: list[PersonName]
    suffix: str = ""
    short: bool = False
    bearers: list[Bearer] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    gender: str = ""
    callings: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    states: set[str] = field(default_factory=set)
    another: bool = False

    def take(self, other: Person) -> None:
        """Become one with another."""
        self.names += other.names
        self.suffix = self.suffix or other.suffix
        self.short |= other.short
        self.bearers += other.bearers
        self.articles |= other.articles
        self.gender = self.gender or other.gender
        self.callings += other.callings
        self.titles += other.titles
        self.states |= other.states
        self.another |= other.another


def least_articles(n_articles: int) -> int:
    """Articles that must have a full name before a short one is given to it.

    Examples
    --------
    >>> least_articles(2), least_articles(500)
    (1, 3)
    """
    return 3 if n_articles >= _MANY else 1


def join_persons(named: Iterable[tuple[Bearer, tuple[str, ...]]], context: Context) -> list[Person]:
    """Persons, from bearers with their full names.

    Parameters
    ----------
    named : iterable of (Bearer, tuple of str)
        The name that says most about a bearer.
    context : Context

    Returns
    -------
    list of Person
        Sorted by surname, then the most named first.

    Examples
    --------
    >>> names = ["Adam B. Schiff", "Adam Schiff", "Peter Schiff"]
    >>> named = [(Bearer(str(k), name), tuple(name.split())) for k, name in enumerate(names)]
    >>> [sorted(b.actor for b in person.bearers) for person in join_persons(named, Context([]))]
    [['Adam B. Schiff', 'Adam Schiff'], ['Peter Schiff']]
    """
    held: dict[PersonName, list[tuple[Bearer, tuple[str, ...]]]] = defaultdict(list)
    pairs = [(bearer, words, person_name(words)) for bearer, words in named]
    hyphened = {name.surname for _, words, name in pairs if "-" in words[-1 - bool(name.suffix)]}
    for bearer, words, name in pairs:
        held[_spelled(name, hyphened)].append((bearer, words))
    by_surname: dict[str, list[Person]] = defaultdict(list)
    wide = {name.surname: surname_group(name) for name in sorted(held) if surname_group(name) != name.surname}
    for name, bearers in sorted(held.items(), key=lambda item: item[0]):
        by_surname[wide.get(name.surname, name.surname)].append(_person(name, bearers))  # Ben beside Benjamin
    spelled = {id(bearer): name for name, bearers in held.items() for bearer, _ in bearers}
    joined = [person for surname in sorted(by_surname) for person in _one_surname(by_surname[surname])]
    parts = [part for person in joined for part in _parts(person, spelled, context)]
    return _join_misspelled(_join_former_surnames(parts))


def _spelled(name: PersonName, hyphened: set[str]) -> PersonName:
    """Ocasio Cortez as Ocasio-Cortez, where somebody writes so; without an Arabic article (Nouri al Maliki)."""
    given = (*name.given[:1], *(part for part in name.given[1:] if part not in _ARTICLES))
    name = name._replace(given=given)
    if len(name.given) > 1 and name.given[-1] + name.surname in hyphened:
        return name._replace(given=name.given[:-1], surname=name.given[-1] + name.surname)
    return name


def _person(name: PersonName, named: Sequence[tuple[Bearer, tuple[str, ...]]]) -> Person:
    """Those who bear one and the same name, as if they were one."""
    short = any(len(words) == 2 for bearer, _ in named for words in bearer.names if suffix_of(words))
    return _of_bearers([name], name.suffix, short, [bearer for bearer, _ in named])


def _of_bearers(names: list[PersonName], suffix: str, short: bool, bearers: list[Bearer]) -> Person:
    genders = Counter(bearer.gender for bearer in bearers if bearer.gender)
    person = Person(names, suffix, short, bearers, {bearer.article for bearer in bearers})
    person.gender = _told(names[0]) or max(sorted(genders), key=lambda g: genders[g], default="")
    for bearer in bearers:
        person.callings.update(bearer.callings)
        person.titles.update(set(bearer.titled))
        person.states |= bearer.states
    return person


def _told(name: PersonName) -> str:
    """Gender that a given name tells."""
    return gender_of(name.given[0].capitalize())


def _parts(person: Person, spelled: Mapping[int, PersonName], context: Context) -> list[Person]:
    """Those who bear the names that one person can have: as a rule one, who then has them all."""
    groups = split(person.bearers, _told(person.names[0]), context)
    if len(groups) == 1:
        return [person]
    out = []
    for group in groups:
        own = {spelled[id(bearer)] for bearer in group}
        names = [name for name in person.names if name in own]
        suffix = next((name.suffix for name in names if name.suffix), "")
        part = _of_bearers(names, suffix, person.short and bool(suffix), group)
        part.another = True
        out.append(part)
    return out


def _says_most(person: Person) -> tuple[int, int, int, PersonName]:
    given = person.names[0].given
    return -sum(len(part) > 1 for part in given), -len(given), -len(person.articles), person.names[0]


def _one_surname(people: list[Person]) -> list[Person]:
    """Join those of one surname; the names that say most come first, and others join whom they can only be."""
    joined: list[Person] = []
    telling = [person for person in people if person.suffix and person.short]
    for person in people:  # Donald J. Trump Jr., as Trump Jr. tells
        person.short |= any(_are_one_junior(person, other) for other in telling)
    for person in sorted(people, key=_says_most):
        alike = [other for other in joined if _one(person, other)]
        first_born = min((_GENERATIONS.index(other.suffix) for other in alike), default=0)
        alike = [other for other in alike if _GENERATIONS.index(other.suffix) == first_born]
        whole = sum(len(other.articles) for other in alike)
        best = max(alike, key=lambda other: len(other.articles), default=None)
        if best is not None and len(best.articles) >= DOMINANT * whole:
            best.take(person)
        else:
            joined.append(person)
    return sorted(joined, key=lambda person: (-len(person.articles), person.names[0]))


def _are_one_junior(person: Person, other: Person) -> bool:
    own, names = person.names[0], other.names[0]
    return person.suffix == other.suffix and own.surname == names.surname and same_given_names(own.given, names.given)


def _one(person: Person, other: Person) -> bool:
    """Whether nothing keeps two of one surname apart."""
    own = person.names[0]
    if not all(same_given_names(own.given, name.given) for name in other.names):
        return False
    if not any(same_surname(own.surname, name.surname) for name in other.names):
        return False
    if len({person.gender, other.gender} - {""}) > 1 or contradict(_main(person), _main(other)):
        return False
    if person.states and other.states and person.states.isdisjoint(other.states):
        return False
    both = person.articles & other.articles
    if person.suffix != other.suffix:
        if person.suffix and other.suffix:
            return False
        bearing = person if person.suffix else other
        if both or bearing.short or (bearing.suffix in ("jr", "sr") and len(bearing.names[0].given) < 2):
            return False  # Donald Trump Jr., but not: Joseph R. Biden Jr.
    fewer = min(len(person.articles), len(other.articles))
    return len(both) < max(2, _TOGETHER * fewer)


def _main(person: Person) -> set[str]:
    """Callings of a person that are told more than once in a long while."""
    return {what for what, n in person.callings.items() if 10 * n >= len(person.articles)}


def _join_former_surnames(people: list[Person]) -> list[Person]:
    """Sarah Huckabee and Hillary Rodham, of Sarah Huckabee Sanders and Hillary Rodham Clinton."""
    doubles: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        for given, middle in {(n.given[0], n.given[-1]) for n in person.names if len(n.given) > 1}:
            if len(middle) > 2 and middle.capitalize() not in given_names():
                doubles[given, middle].append(person)
    out = []
    for person in people:
        name = person.names[0]
        single = all(len(other.given) == 1 for other in person.names) and not person.suffix
        found = doubles.get((name.given[0], name.surname), []) if single else []
        if len(found) == 1 and found[0] is not person and not (found[0].articles & person.articles):
            found[0].take(person)
        else:
            out.append(person)
    return out


def _join_misspelled(people: list[Person]) -> list[Person]:
    """Michael Bennett of Colorado and Jussie Smollet, of Michael Bennet of Colorado and Jussie Smollett.

    Joined are surnames with the same consonants, where the bearers have one state, or a given name that few have.
    """
    alike: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        for given, surname in sorted({(name.given[0], name.surname) for name in person.names}):
            if len(surname) >= _LONG and len(given) > 2:
                alike[given, consonants(surname)].append(person)
    gone: set[int] = set()
    for (given, _), found in sorted(alike.items()):
        found = sorted({id(person): person for person in found}.values(), key=lambda p: (-len(p.articles), p.names[0]))
        for person in found[1:]:
            best = found[0]
            sure = given.capitalize() not in given_names() or not person.states.isdisjoint(best.states)
            misspelled = all(_misspells(name.surname, best.names[0].surname) for name in person.names)
            if sure and misspelled and id(person) not in gone and _one(person, best):
                best.take(person)
                gone.add(id(person))
    return [person for person in people if id(person) not in gone]


def _misspells(one: str, other: str) -> bool:
    return one != other and one[0] == other[0] and fuzz.ratio(one, other) >= _SPELLED_ALIKE
