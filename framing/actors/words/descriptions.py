"""How news calls those whom it has named: synonyms, epithets, offices, kin."""

from __future__ import annotations

import re

from framing.lexicons.words import alike, words

__all__ = [
    "AGAINST",
    "AGE",
    "ANYONE",
    "BEFORE_RUNNERS",
    "CORPORATE",
    "EMPTY",
    "EPITHETS",
    "FORTUNES",
    "HELD",
    "KIN",
    "NEW_EACH_TIME",
    "OBSERVING",
    "ONE_OF_MANY",
    "PUBLIC_BODY",
    "PUBLIC_PERSON",
    "RUNNING",
    "SPOKES",
    "SPOKESMEN",
    "STANDING",
    "STAND_INS",
    "SYNONYMS",
]

#: Noun to those by which the same one is called.
SYNONYMS = alike("actors.callings.synonyms")
#: Noun to those whom it stands for with *the*: a spokeswoman … the official.
STAND_INS = alike("actors.callings.stand_ins")
ONE_OF_MANY = words("actors.callings.one_of_many")
#: The 64-year-old.
AGE = re.compile(r"\d{1,3}-year-old")
#: By which news describes whom it has named.
EPITHETS = words("actors.callings.epithets")
KIN = words("actors.callings.kin")
#: Who hardly runs for an office.
OBSERVING = words("actors.callings.observing")
RUNNING = words("actors.callings.running")

#: Words that tell one bearer of a noun from another as little as an article does.
EMPTY = words("actors.callings.empty")
#: Nouns for somebody in public life, by which news takes up a named person without having called him so.
PUBLIC_PERSON = words("actors.callings.public_person")
PUBLIC_BODY = words("actors.callings.public_body")
#: Those of them, and others, that say for what somebody stands, what he owns, and what anybody can be.
STANDING = words("actors.callings.standing")
FORTUNES = words("actors.callings.fortunes")
ANYONE = words("actors.callings.anyone")
#: Offices of which a person holds one at a time; who leads the opposition holds none of them.
HELD = words("actors.callings.held")
AGAINST = frozenset("opposition rebel dissident".split())
#: Unnamed ones who are not the ones before, though called by the same noun.
NEW_EACH_TIME = words("actors.callings.new_each_time")
#: Whose calling it is to speak for a body.
SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
#: What institutions have or publish, whatever their name.
CORPORATE = words("actors.callings.corporate")
#: What may stand before the two who run (both presidential candidates).
BEFORE_RUNNERS = frozenset("presidential major party main leading".split())
#: Who speaks for somebody.
SPOKES = SPOKESMEN | {"representative", "lawyer", "attorney", "surrogate"}
