"""Clauses that give somebody a name or a quality: *called the firm reckless*, *what they called a crackdown*."""

from __future__ import annotations

from dataclasses import dataclass

from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS, Tree

__all__ = ["Naming", "find_naming"]

_VERBS = words("frames.naming.verbs")
_AS_VERBS = words("frames.naming.as_verbs")
_INSIDE = frozenset("amod compound conj advmod det nummod".split())
_OBJECTS = frozenset("dobj iobj".split())


@dataclass(frozen=True)
class Naming:
    """Who names, and who is named, as places of tokens.

    Attributes
    ----------
    verb : int
        The verb of naming.
    namer : int
        -1 where nobody is said to name.
    named : int
        -1 where the name stands for the thing itself (*what they called a crackdown*).
    """

    verb: int
    namer: int
    named: int


def find_naming(tree: Tree, token: int) -> Naming | None:
    """The clause by which a word is said of somebody, if it is in the complement of a verb of naming.

    Parameters
    ----------
    tree : Tree
    token : int
        A word of the term, best its head.

    Returns
    -------
    Naming or None

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("Marsh called the firm reckless.").tree
    >>> naming = find_naming(tree, tree.words.index("reckless"))
    >>> [tree.words[k] for k in (naming.verb, naming.namer, naming.named)]
    ['called', 'Marsh', 'firm']
    """
    k = token
    while (above := tree.heads[k]) >= 0:
        if tree.relations[k] == "amod" and k > above and tree.heads[above] >= 0:
            found = _behind_noun(tree, k)  # *branded the firm “reckless”*, where the quality hangs on the noun
        else:
            found = _complement(tree, k)
        if found is not None:
            return found
        if tree.relations[k] not in _INSIDE:
            return None
        k = above
    return None


def _naming(tree: Tree, verb: int, complement: int, named: int) -> Naming:
    namer = tree.agent(verb)
    if namer < 0 and tree.passive(verb):  # *was called a liar and a thug by X*
        first, after = tree.span(complement)
        namer = next((k for k in range(first, after) if k != named and tree.preposition(k) == "by"), -1)
    return Naming(verb, namer, named)


def _behind_noun(tree: Tree, quality: int) -> Naming | None:
    noun = tree.heads[quality]
    verb = tree.heads[noun]
    named = tree.lemmas[verb] in _VERBS and tree.relations[noun] in (*_OBJECTS, "nsubjpass")
    return _naming(tree, verb, quality, noun) if named else None


def _complement(tree: Tree, complement: int) -> Naming | None:
    """The naming whose complement a word is the head of."""
    verb, relation = tree.heads[complement], tree.relations[complement]
    if _opens_with_as(tree, complement):
        if tree.tags[verb] in NOUNS and tree.relations[verb] in (*_OBJECTS, "nsubjpass"):
            verb = tree.heads[verb]  # the parser hung *as a liar* on the object
        if verb < 0 or tree.lemmas[verb] not in _VERBS | _AS_VERBS or not tree.is_verb(verb):
            return None
        return _naming(tree, verb, complement, _named(tree, verb, complement))
    if relation == "dep" and tree.relations[verb] in _OBJECTS:  # *designated the group a … organisation*
        verb = tree.heads[verb]
    if tree.lemmas[verb] not in _VERBS or not tree.is_verb(verb):
        return None
    told = tree.child(complement, "nsubj") >= 0 and tree.finite(complement)  # *declared that he was a liar*
    clausal = relation in ("xcomp", "ccomp", "dep")
    if told or not (clausal or relation in _OBJECTS or (relation == "nsubj" and complement > verb)):
        return None
    named = _named(tree, verb, complement)
    if named < 0 and relation != "nsubj":
        named = _inside(tree, complement, clausal)
    return _naming(tree, verb, complement, named) if named >= 0 or (not clausal and _is_what(tree, verb)) else None


def _inside(tree: Tree, complement: int, clausal: bool) -> int:
    """Who is named, where the parser took him for the subject, or a part, of the complement."""
    subject = tree.child(complement, "nsubj")
    if subject >= 0:
        return subject
    quality = clausal or tree.tags[complement].startswith("JJ")  # *branded Norlink reckless*
    parts = [k for k in tree.children(complement, "compound") if quality or tree.tags[k] == "NNS"]
    return parts[0] if parts else -1


def _opens_with_as(tree: Tree, token: int) -> bool:
    return any(tree.lower[k] == "as" for k in tree.children(token, "case", "mark", "advmod") if k < token)


def _is_what(tree: Tree, verb: int) -> bool:
    """Whether the object of a verb of naming is *what*: the name stands for the thing itself."""
    return any(tree.lower[k] in ("what", "which") for k in tree.children(verb, "dobj", "nsubjpass", "nsubj", "dep"))


def _named(tree: Tree, verb: int, complement: int) -> int:
    """Of whom the complement is said: the subject of a passive verb, the other object of an active one."""
    if tree.passive(verb):
        subject = tree.subject(verb)
        return subject if subject >= 0 and tree.tags[subject] not in ("WP", "WDT") else -1
    objects = [k for k in tree.children(verb, *_OBJECTS) if k != complement and k < complement]
    named = objects[-1] if objects else tree.object(verb)
    if named == complement or named < 0 or tree.lower[named] in ("what", "which"):
        return -1
    return tree.heads[verb] if tree.tags[named] in ("WP", "WDT") and tree.relations[verb] == "acl:relcl" else named
