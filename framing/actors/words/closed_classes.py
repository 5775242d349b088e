"""Closed lists of words that tell where a noun phrase begins and what a capitalised word is."""

from __future__ import annotations

from framing.lexicons.words import word_table, words

__all__ = [
    "DATES",
    "DETERMINERS",
    "HONORIFICS",
    "LOCATIVE",
    "NOT_NAMES",
    "NUMBERS",
    "ORG_WORDS",
    "PARTY_WORDS",
    "PEOPLES",
    "PLACE_WORDS",
    "POSSESSIVES",
    "PRONOUNS",
    "ROLES_OF_TITLES",
    "TITLES",
]

#: Pronoun to (person | thing | any, plural, gender, person of grammar).
PRONOUNS: dict[str, tuple[str, bool, str, int]] = {
    word: tuple(entry["is"]) for entry in word_table("actors.pronouns")["classes"] for word in entry["words"].split()
}
#: Determiner to what it makes of a noun phrase: the | a | this.
DETERMINERS = {word: kind for kind, row in word_table("actors.determiners").items() for word in row.split()}
POSSESSIVES = frozenset("his her its their my our your whose".split())
NUMBERS = words("actors.wordlists.numbers")
LOCATIVE = words("actors.wordlists.locative")
#: Titles that stand before a person's name; value: gender where they tell it.
HONORIFICS = {word: gender for gender, row in word_table("actors.honorifics").items() for word in row.split()}
TITLES = words("actors.wordlists.titles")
#: Titles to the nouns that take them up.
ROLES_OF_TITLES: dict[str, str] = word_table("actors.roles_of_titles")
ORG_WORDS = words("actors.wordlists.org_words")
PARTY_WORDS = words("actors.wordlists.party_words")
#: Peoples and faiths in the plural that no adjective of a country names.
PEOPLES = words("actors.wordlists.peoples")
PLACE_WORDS = words("actors.wordlists.place_words")
DATES = words("actors.wordlists.dates")
#: Words that begin a sentence with a capital and are no names.
NOT_NAMES = frozenset([*words("actors.wordlists.not_names"), *DETERMINERS, *POSSESSIVES, *NUMBERS, *DATES])
