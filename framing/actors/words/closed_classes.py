"""Closed lists of words that tell where a noun phrase begins and what a capitalised word is."""

from __future__ import annotations

from framing.lexicons.words import words

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
    "TITLES",
]

#: Pronoun to (person | thing | any, plural, gender, person of grammar).
PRONOUNS: dict[str, tuple[str, bool, str, int]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", False, "m", 3)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", False, "f", 3)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("any", True, "", 3)),
    **dict.fromkeys(("it", "its", "itself"), ("thing", False, "", 3)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("person", False, "", 1)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("any", True, "", 1)),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), ("any", False, "", 0)),
    **dict.fromkeys(("you", "your", "yours"), ("person", False, "", 2)),
}

DETERMINERS: dict[str, str] = {
    **dict.fromkeys(("the", "both"), "the"),
    **dict.fromkeys(("a", "an", "another", "one", "every", "each", "any", "no"), "a"),
    **dict.fromkeys(("this", "that", "these", "those", "such"), "this"),
}
POSSESSIVES = frozenset("his her its their my our your whose".split())
NUMBERS = words("actors.wordlists.numbers")
LOCATIVE = words("actors.wordlists.locative")
#: Titles that stand before a person's name; value: gender where they tell it.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(("mr", "mr.", "sir", "lord", "king", "prince", "father", "brother", "imam", "sheikh", "pope"), "m"),
    **dict.fromkeys(("mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "sister", "dame", "madam"), "f"),
}
TITLES = words("actors.wordlists.titles")
ORG_WORDS = words("actors.wordlists.org_words")
PARTY_WORDS = frozenset(
    "republican republicans democrat democrats democratic gop conservative labour tory tories".split()
)
#: Peoples and faiths in the plural that no adjective of a country names.
PEOPLES = words("actors.wordlists.peoples")
PLACE_WORDS = words("actors.wordlists.place_words")
DATES = words("actors.wordlists.dates")
#: Words that begin a sentence with a capital and are no names.
NOT_NAMES = frozenset([*words("actors.wordlists.not_names"), *DETERMINERS, *POSSESSIVES, *NUMBERS, *DATES])
