"""How news calls those whom it has named: synonyms, epithets, offices, kin."""

from __future__ import annotations

import re

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
EPITHETS = frozenset(
    """retired former longtime onetime self-described self-proclaimed embattled billionaire outspoken famed famous
    renowned celebrated controversial gruff ex-marine first-term two-term freshman firebrand bombastic
    soft-spoken""".split()
)
KIN = frozenset("wife husband ex-wife ex-husband widow widower daughter son mother father sister brother".split())
#: Who hardly runs for an office.
OBSERVING = frozenset(
    """judge justice lawyer attorney reporter journalist analyst economist professor spokesman spokeswoman expert
    pollster moderator editor columnist anchor strategist aide adviser""".split()
)
RUNNING = frozenset("candidate nominee hopeful contender front-runner frontrunner standard-bearer senator".split())

#: Words that tell one bearer of a noun from another as little as an article does.
EMPTY = frozenset("former late same new own other top senior longtime veteran embattled".split())
#: Words that tell one office from another.
OFFICES = frozenset(
    """
    prime foreign defense defence interior finance information health justice vice deputy energy trade press
    education oil environment labor housing transport culture security
""".split()
)
#: Nouns for somebody in public life, by which news takes up a named person without having called him so.
PUBLIC_PERSON = frozenset(
    """
    man woman candidate nominee businessman billionaire mogul president president-elect leader senator governor
    secretary star front-runner frontrunner politician lawmaker author lady contender rival tycoon premier chancellor
    minister mayor congressman congresswoman hopeful magnate pontiff heir incumbent challenger diplomat statesman
    democrat republican developer actor actress singer executive commander general justice host commentator pundit
    personality comedian filmmaker rapper professor economist historian columnist director writer activist
    congressperson evangelist televangelist pastor bishop cardinal patriarch envoy ambassador ex-president strongman
    documentarian investor entrepreneur neurosurgeon coach quarterback athlete astronaut novelist poet musician
    autocrat dictator leader-in-waiting newcomer native veteran octogenarian septuagenarian
""".split()
)
PUBLIC_BODY = frozenset(
    """
    company bank firm agency group organization organisation network newspaper paper party alliance bloc union court
    department committee panel university school airline website corporation nonprofit charity association outlet
    magazine council commission foundation institution institute lender retailer giant automaker watchdog body
""".split()
)
#: Offices of which a person holds one at a time; who leads the opposition holds none of them.
HELD = frozenset(
    """
    president premier chancellor minister governor mayor senator congressman congresswoman king pope ambassador
    secretary
""".split()
)
AGAINST = frozenset("opposition rebel dissident".split())
#: Unnamed ones who are not the ones before, though called by the same noun.
NEW_EACH_TIME = frozenset(
    """
    official source aide person adviser advisor insider operative diplomat member witness others some many several
    one ally friend associate strategist lawmaker
""".split()
)
#: Whose calling it is to speak for a body.
SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
#: What institutions have or publish, whatever their name.
CORPORATE = frozenset(
    "poll survey average tracker ranking ceo cfo coo executive employee customer shareholder passenger user".split()
)
#: What may stand before the two who run (both presidential candidates).
BEFORE_RUNNERS = frozenset("presidential major party main leading".split())
#: Who speaks for somebody.
SPOKES = SPOKESMEN | {"representative", "lawyer", "attorney", "surrogate"}
