"""Whose a surname is that stands alone in an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from framing.actors.corpus.bearers import Bearer
from framing.actors.corpus.join_persons import DOMINANT, Person, least_articles
from framing.actors.corpus.namesakes import contradict
from framing.actors.registry.countries import places
from framing.actors.words.name_forms import consonants, person_name, same_given_names, surname_group
from framing.actors.words.nouns import given_names
from framing.text.lemmas import is_word

__all__ = ["give_surnames"]

#: Articles with a surname alone, for each with a full name, above which the word is rather no surname (House, Hill).
_MOST_ALONE = 2
#: Least share of letters, in percent, that a surname alone has of one in another spelling (Qaddafi, Gadhafi).
_SPELLED_ALIKE = 70


def give_surnames(
    alone: Iterable[tuple[Bearer, tuple[str, ...], str]], people: Iterable[Person], n_articles: int
) -> list[tuple[Bearer, Person]]:
    """The person of each surname that has one dominant bearer.

    Parameters
    ----------
    alone : iterable of (Bearer, tuple of str, str)
        Surname, and the suffix behind it.
    people : iterable of Person
    n_articles : int
        Articles in all.

    Returns
    -------
    list of (Bearer, Person)
        Those that were given to somebody.
    """
    people = list(people)
    by_surname: dict[str, list[Person]] = defaultdict(list)
    by_given: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for given in {name.given[0] for name in person.names}:
            by_given[given].append(person)
        groups = {key for name in person.names for key in (name.surname, surname_group(name))}
        for key in groups if _is_sure(person) else ():
            by_surname[key].append(person)
    held: dict[str, list[tuple[Bearer, str]]] = defaultdict(list)
    for bearer, words, suffix in alone:
        held[person_name(words).surname].append((bearer, suffix))
    least = min(2, least_articles(n_articles))
    out = []
    for surname, bearers in sorted(held.items()):
        family = by_surname.get(surname) or [
            person
            for person in by_surname.get(consonants(surname), [])
            if any(fuzz.ratio(surname, name.surname) >= _SPELLED_ALIKE for name in person.names)
        ]
        if not family and not _is_usual(surname):
            family = [p for p in by_given[surname] if _is_sure(p) and len(p.articles) >= least_articles(n_articles)]
        named = set().union(*(person.articles for person in family))
        sure = len({bearer.article for bearer, _ in bearers}) <= _MOST_ALONE * len(named)
        for bearer, suffix in bearers:
            may = [*family, *_juniors(surname, suffix, people)] if suffix else family
            found = _dominant(bearer, suffix, may) if sure or bearer.is_person or suffix else None
            if found is not None and len(found.articles) >= least:
                out.append((bearer, found))
    return out


def _dominant(bearer: Bearer, suffix: str, family: list[Person]) -> Person | None:
    """Whom an article can only mean: of those whom nothing contradicts, who is in nearly all articles of the name."""
    may = [
        person
        for person in family
        if (person.suffix == suffix if suffix else not (person.suffix and person.short))
        and not contradict(bearer.callings, person.callings)
    ]
    titles = [title for title in sorted(bearer.titled) if any(title in person.titles for person in may)]
    if titles:  # President Clinton
        weights = [sum(person.titles[title] for title in titles) for person in may]
        whole = sum(weights)
        fit = [(n, person) for n, person in zip(weights, may) if _may_be_gender(person, bearer)]
    else:
        may = [person for person in may if _may_be_gender(person, bearer)]
        fit = [(len(person.articles), person) for person in may]
        whole = len(set().union(*(person.articles for person in may)))
    fit.sort(key=lambda item: (-item[0], item[1].names[0]))
    clear = fit and fit[0][0] >= DOMINANT * whole and (len(fit) < 2 or fit[0][0] >= 2 * fit[1][0])
    return fit[0][1] if clear else None


def _is_usual(given: str) -> bool:
    """Whether many bear a given name (or it is none): whom an article calls so alone may have no full name there."""
    return given.capitalize() in given_names() or is_word(given) or given.capitalize() in places()


def _juniors(given: str, suffix: str, people: Iterable[Person]) -> list[Person]:
    """Those whom a given name with a suffix can mean: Don Jr."""
    if given.capitalize() not in given_names():
        return []
    return [
        person
        for person in people
        if person.suffix == suffix and any(same_given_names((given,), name.given[:1]) for name in person.names)
    ]


def _is_sure(person: Person) -> bool:
    """Whether the first word of a name is no common word: Crooked Hillary."""
    given = person.names[0].given[0]
    return bool(person.titles) or given.capitalize() in given_names() or not is_word(given)


def _may_be_gender(person: Person, bearer: Bearer) -> bool:
    return len({person.gender, bearer.gender} - {""}) < 2
