"""The clause of a content before *and* or *but*: what it says of whether a verb behind is its own or the speaker's."""

from __future__ import annotations

from dataclasses import dataclass

from framing.lexicons.words import words
from framing.quotes.rules.said_clauses import Clauses

__all__ = ["FirstClause", "read_first_clause"]

_SPEAKING = ("people.nouns", "actors.nouns.persons", "actors.nouns.crowds", "actors.nouns.bodies", "actors.nouns.media",
             "actors.nouns.documents")  # fmt: skip
_NO_PERSONS = ("actors.nouns.bodies", "actors.nouns.crowds", "actors.nouns.media", "actors.nouns.documents")
_OWN = frozenset(["he", "she", "it", "they", "i", "we"])
_OWNERS = frozenset(["his", "her", "its", "their"])
_HAVE = frozenset(["have", "has", "had", "'ve", "’ve", "'s", "’s", "'d", "’d"])


@dataclass(frozen=True, slots=True)
class FirstClause:
    """What a clause shows.

    Attributes
    ----------
    subject : int
        The token of its first subject; -1 where it has none.
    own : bool
        The subject takes up the speaker, as far as words tell: a pronoun, *its drivers*.
    thing : bool
        The subject is neither a name nor a pronoun nor a noun for people or bodies.
    sort : {"m", "f", "it", "they", ""}
        Which pronoun would take the subject up, where that is told.
    tenses : frozenset of str
        Of its finite verbs: "modal", "present", "perfect", "past".
    states : bool
        Its first verb is *to be* before an adjective or noun.
    """

    subject: int
    own: bool
    thing: bool
    sort: str
    tenses: frozenset[str]
    states: bool

    @property
    def before_now(self) -> bool:
        """Whether one of its verbs can stand beside a past tense: *he came and went*, not *he will come and went*."""
        return not self.tenses or not self.tenses.isdisjoint(("past", "perfect"))


def read_first_clause(read: Clauses, first: int, joint: int) -> FirstClause:
    """Read the tokens between the beginning of a content and a conjunction.

    Parameters
    ----------
    read : Clauses
    first, joint : int
        Tokens.

    Returns
    -------
    FirstClause

    Examples
    --------
    >>> from framing.text import Document
    >>> clause = read_first_clause(Clauses(Document("Lee said the man would leave and closed her bag.")), 2, 6)
    >>> clause.sort, sorted(clause.tenses), clause.before_now
    ('m', ['modal'], False)
    """
    tree = read.tree
    noun = next((k for k in range(first, joint) if tree.relations[k] in ("nsubj", "nsubjpass")), -1)
    if noun < 0:
        return FirstClause(-1, False, False, "", frozenset(), False)
    plain = tree.tags[noun] in ("NN", "NNS")
    thing = read.lower[noun] == "it" or (plain and not any(tree.lemmas[noun] in words(name) for name in _SPEAKING))
    own = read.lower[noun] in _OWN or any(read.lower[k] in _OWNERS for k in tree.children(noun, "nmod:poss"))
    finite = [k for k in range(noun + 1, joint) if tree.tags[k] in ("MD", "VBZ", "VBP", "VBD")]
    tenses = frozenset(_tense(read, k, joint) for k in finite)
    return FirstClause(noun, own, thing, _sort(read, noun, thing), tenses, _states(read, finite, joint))


def _tense(read: Clauses, verb: int, joint: int) -> str:
    tags = read.tree.tags
    if any(read.lower[k] in _HAVE and "VBN" in tags[k + 1 : min(k + 4, joint)] for k in range(verb, verb + 2)):
        return "perfect"
    if tags[verb] == "MD":
        return "past" if read.lower[verb] in _HAVE else "modal"
    return "past" if tags[verb] == "VBD" else "present"


def _sort(read: Clauses, noun: int, thing: bool) -> str:
    """The pronoun for a subject: by its noun, its number or the title before it."""
    tree = read.tree
    lower, lemma, titles = read.lower[noun], tree.lemmas[noun], read.lower[max(noun - 2, 0) : noun]
    if lower in ("he", "she", "they", "it"):
        return {"he": "m", "she": "f"}.get(lower, lower)
    if tree.tags[noun] in ("NNS", "NNPS") or lower == "police":
        return "they"
    for sort, nouns in (("m", "men"), ("f", "women")):
        if lemma in words(f"actors.nouns.{nouns}") or not words(f"actors.honorifics.{sort}").isdisjoint(titles):
            return sort
    no_person = tree.tags[noun] == "NN" and any(lemma in words(name) for name in _NO_PERSONS)
    return "it" if thing or no_person else ""


def _states(read: Clauses, finite: list[int], joint: int) -> bool:
    """Whether the first verb is *to be* with an adjective or noun: the man was armed, the team is tired."""
    tree = read.tree
    if not finite:
        return False
    be = next((k for k in range(finite[0], joint) if tree.lemmas[k] == "be"), -1)
    return be >= 0 and be - finite[0] < 3 and not any(tag in ("VBG", "VBD") for tag in tree.tags[be + 1 : joint])
