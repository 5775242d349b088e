"""How news calls those whom it has named: synonyms, epithets, offices, kin."""

from __future__ import annotations

import re

from framing.lexicons.words import words

__all__ = [
    "AGAINST",
    "AGE",
    "BEFORE_RUNNERS",
    "CORPORATE",
    "EMPTY",
    "EPITHETS",
    "HELD",
    "KIN",
    "NEW_EACH_TIME",
    "OBSERVING",
    "OFFICES",
    "ONE_OF_MANY",
    "PUBLIC_BODY",
    "PUBLIC_PERSON",
    "RUNNING",
    "SPOKES",
    "SPOKESMEN",
    "SYNONYMS",
]

#: Nouns by which one and the same is called.
_ALIKE = (
    "lawyer attorney counsel",
    "spokesman spokeswoman spokesperson",
    "campaign team",
    "panel committee",
    "senator lawmaker",
    "congressman congresswoman representative lawmaker",
    "aide adviser advisor",
    "policeman policewoman officer",
    "ministry department",
    "police force",
    "judge justice",
    "doctor physician surgeon",
    "chair chairman chairwoman chairperson",
    "head chief",
    "video recording footage tape clip",
    "poll survey",
    "lawsuit suit complaint",
    "book memoir",
)
#: Noun to those by which the same one is called.
SYNONYMS = {
    word: {other for words in _ALIKE if word in words.split() for other in words.split()}
    for words in _ALIKE
    for word in words.split()
}
ONE_OF_MANY = frozenset("court committee department panel commission council ministry board school".split())
#: The 64-year-old.
AGE = re.compile(r"\d{1,3}-year-old")
#: By which news describes whom it has named.
EPITHETS = words("actors.callings.epithets")
KIN = frozenset("wife husband ex-wife ex-husband widow widower daughter son mother father sister brother".split())
#: Who hardly runs for an office.
OBSERVING = words("actors.callings.observing")
RUNNING = frozenset("candidate nominee hopeful contender front-runner frontrunner standard-bearer senator".split())

#: Words that tell one bearer of a noun from another as little as an article does.
EMPTY = frozenset("former late same new own other top senior longtime veteran embattled".split())
#: Words that tell one office from another.
OFFICES = words("actors.callings.offices")
#: Nouns for somebody in public life, by which news takes up a named person without having called him so.
PUBLIC_PERSON = words("actors.callings.public_person")
PUBLIC_BODY = words("actors.callings.public_body")
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
