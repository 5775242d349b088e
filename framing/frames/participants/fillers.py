"""Which nouns stand in the places of a clause around a term."""

from __future__ import annotations

from dataclasses import dataclass

from framing.frames.participants.scene import Scene, Term
from framing.text.grammar import Tree

__all__ = ["Fillers", "fillers"]


@dataclass(slots=True)
class Fillers:
    """Places around a term and the tokens that fill them.

    Attributes
    ----------
    kind : str
        Of the term's head: V, P (passive), N, J …; of verbs with f or n (finite or not).
    noun : int
        Head of the noun phrase that the term stands in, -1 for a verb.
    relation, preposition : str
        By which that noun phrase depends on what governs it.
    definite : str
        ``def``, ``new``, ``poss``, ``most`` (a superlative) or ``bare``: how the noun phrase begins.
    places : list of (str, int)
        Name of a place and the token that fills it.
    lemma : str
        Of the term's head.
    """

    kind: str
    noun: int
    relation: str
    preposition: str
    definite: str
    places: list[tuple[str, int]]
    lemma: str


def fillers(scene: Scene, term: Term) -> Fillers:
    """Read the places around a term off the tree."""
    tree, head = scene.tree, term.head
    verb = head if tree.tags[head].startswith("V") and tree.is_verb(head) else -1
    places: list[tuple[str, int]] = []
    if verb >= 0:
        # A verb with a subject of its own is told as a fact, also where its form does not show it (headlines).
        told = tree.finite(head) or tree.child(head, "nsubj", "nsubjpass") >= 0
        kind = ("P" if tree.passive(head) else "V") + ("f" if told else "n")
        noun = -1
        _of_verb(tree, head, "", places)
    else:
        kind = tree.tags[head][:2]
        noun = tree.noun_head(head)
        if noun != head:
            kind += "m"  # the term is a modifier
        _of_noun(tree, noun, "n.", places)
        if noun != head:
            places.append(("noun", noun))
    top = noun if noun >= 0 else head
    relation = tree.relations[top]
    if verb < 0 and term.predicate >= 0:
        _of_verb(tree, term.predicate, "p.", places)
    above = next((k for k in tree.ancestors(term.predicate) if tree.is_verb(k)), -1) if term.predicate >= 0 else -1
    if above >= 0:
        _of_verb(tree, above, "a.", places)
    held = [k for k in range(term.first, term.after) if k != head and tree.is_noun(k)]
    places += [("held", k) for k in held]
    definite = _definite(tree, noun) if noun >= 0 else "verb"
    preposition = tree.preposition(noun) if noun >= 0 else ""
    return Fillers(kind, noun, relation, preposition, definite, places, tree.lemmas[head])


def _of_verb(tree: Tree, verb: int, name: str, places: list[tuple[str, int]]) -> None:
    passive = tree.passive(verb)
    subject = tree.subject(verb)
    if subject >= 0:
        own = tree.child(verb, "nsubj", "nsubjpass") >= 0
        places.append((f"{name}{'passive ' if passive else ''}subject{'' if own else '*'}", subject))
    held = tree.object(verb)
    if held >= 0:
        places.append((f"{name}object", held))
    for k in tree.children(verb, "nmod"):
        places.append((f"{name}{tree.preposition(k)}", k))
    for k in tree.children(verb, "iobj"):
        places.append((f"{name}indirect", k))


def _of_noun(tree: Tree, noun: int, name: str, places: list[tuple[str, int]]) -> None:
    owner = tree.possessor(noun)
    if owner >= 0:
        places.append((f"{name}owner", owner))
    for k in tree.children(noun, "nmod"):
        places.append((f"{name}{tree.preposition(k)}", k))
    for k in tree.children(noun, "compound", "amod"):
        places.append((f"{name}modifier", k))
    for k in tree.appositions(noun):
        places.append((f"{name}apposed", k))
    for k in tree.children(noun, "acl", "acl:relcl"):
        if tree.is_verb(k) and tree.passive(k):
            for by in tree.behind(k, "by"):
                places.append((f"{name}acl by", by))


def _definite(tree: Tree, noun: int) -> str:
    if any(tree.tags[k] in ("JJS", "RBS") for k in tree.children(noun, "amod", "advmod")):
        return "most"  # *the country's worst attack* struck the country
    determiner = tree.child(noun, "det")
    if determiner >= 0:
        word = tree.lower[determiner]
        return "def" if word in ("the", "this", "that", "these", "those") else "new"
    return "poss" if tree.possessor(noun) >= 0 else "bare"
