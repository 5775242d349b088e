"""Whether a term is negated or denied, read off the tree.

From the token that tells the act, the scope is followed upwards through what is asserted together with it: the verb of
which it is a complement or an indefinite object, the noun behind whose *of* it stands. A negator on this way negates
the term; two cancel each other. What stands outside the scope of a negation is left alone: a definite phrase (*did not
see the attack*), a circumstance (*nobody was hurt in the attack*), a relative clause, a name of somebody.

References
----------
Huddleston, R. and Pullum, G. K. (2002). The Cambridge Grammar of the English Language. Cambridge University Press,
chapter 9.
Karttunen, L. (1971). Implicative verbs. Language 47(2), 340-358.
"""

from __future__ import annotations

from framing.frames.construction import construction, telling
from framing.lexicons import Entry
from framing.lexicons.words import words
from framing.text.grammar.tree import Tree

__all__ = ["is_denied", "is_negated"]

_STEPS = 5  # links followed upwards
_COMPLEMENT = frozenset(["of", "from", "as", "to"])  # prepositions of complements, not of circumstances


def is_negated(tree: Tree, first: int, after: int, entry: Entry | None = None) -> bool:
    """Whether a term stands in the scope of a negation.

    Parameters
    ----------
    tree : Tree
        That of the document.
    first, after : int
        Tokens ``[first, after)`` of the term.
    entry : Entry, optional
        Entry of the lexicon that found it; it says what the term tells of.

    Returns
    -------
    bool

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("They did not attack, but the base was attacked.").tree
    >>> is_negated(tree, 3, 4), is_negated(tree, 9, 10)
    (True, False)
    >>> tree = Document("He isn't guilty of obstructing justice.").tree
    >>> is_negated(tree, 5, 7)
    True
    >>> tree = Document("Nobody was hurt in the attack.").tree
    >>> is_negated(tree, 5, 6)
    False
    """
    if tree.lower[first] in words("grammar.negations"):
        return not _affirms(tree, first)
    way = _way(tree, first, after, entry, denied=False)
    top = way[-1][0]
    found = sum(_negators(tree, node, below) for node, below in way)
    if tree.relations[top] in ("amod", "acl") and _is_nobody(tree, tree.heads[top]):
        found += 1  # *no armed rebels*, *nobody wounded in the raid*
    return found % 2 == 1


def is_denied(tree: Tree, first: int, after: int, entry: Entry | None = None) -> bool:
    """Whether somebody denies what a term tells: *denied attacking the base*, *dismissed reports of an attack*.

    Parameters
    ----------
    tree, first, after, entry
        As for :func:`is_negated`.

    Returns
    -------
    bool

    Notes
    -----
    Of a denied accusation the act is denied, not that somebody accuses: in *denied allegations of fraud* only *fraud*.

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("The army denied any attack.").tree
    >>> is_denied(tree, 4, 5)
    True
    >>> tree = Document("He denied allegations of fraud.").tree
    >>> is_denied(tree, 2, 3), is_denied(tree, 4, 5)
    (False, True)
    """
    way = _way(tree, first, after, entry, denied=True)
    for node, below in way[1:]:
        if _denies(tree, node, below, through=below != way[0][0]):
            return sum(_negators(tree, k, -1) for k, _ in way if k in (node, tree.heads[node])) % 2 == 0
    return False


def _way(tree: Tree, first: int, after: int, entry: Entry | None, denied: bool) -> list[tuple[int, int]]:
    """Tokens asserted together with a term, from the one that tells it upwards, each with the one below it or -1."""
    place, is_verb = telling(tree, first, after, entry)
    if not is_verb:
        place = tree.noun_head(place)
    out = [(place, -1)]
    if construction(tree, first, after, entry) == "label" and tree.child(place, "cop") < 0:
        return out  # nobody is no less a rebel because he did not come
    if any(first <= k < place and tree.lower[k] != "to" for k in tree.children(place, "case", "mark")):
        return out  # an adverbial: *of course*, *as it seems*
    while len(out) <= _STEPS:
        node = out[-1][0]
        if tree.heads[node] < 0 or not _goes_up(tree, node, denied):
            break
        out.append((tree.heads[node], node))
    return out


def _goes_up(tree: Tree, node: int, denied: bool) -> bool:
    """Whether a token is asserted, and negated, with its head."""
    relation, head = tree.relations[node], tree.heads[node]
    if tree.lemmas[head] in words("grammar.barring") or (tree.lemmas[head] in words("grammar.denials") and not denied):
        return False
    if relation == "conj":
        return _shares(tree, node, head)
    if relation in ("xcomp", "csubj"):
        return True
    if relation == "ccomp" or (relation == "dep" and tree.tags[node].startswith("VB")):
        said = {tree.lemmas[head], *(tree.lemmas[k] for k in tree.children(head, "dobj"))}  # *showed evidence that*
        return not said.isdisjoint(words("grammar.asserting") | words("grammar.denials") | words("grammar.claims"))
    if relation in ("acl", "advcl", "acl:relcl"):
        return _is_complement(tree, node, head)
    if relation == "nsubj" and tree.lemmas[head] in words("grammar.asserting"):
        return tree.lemmas[node] in words("grammar.claims")  # *the claim that … is not true*
    if not denied and _is_given(tree, node):
        return False
    if relation == "nsubj":
        return tree.lemmas[head] in words("grammar.happening")
    if relation == "nmod":
        preposition = tree.preposition(node)
        if preposition in ("in", "between"):  # *involved in an attack*, *links between the two*
            return tree.lemmas[head] in words("grammar.partaking" if preposition == "in" else "grammar.claims")
        return preposition in _COMPLEMENT | words("grammar.excluding")
    return relation in ("dobj", "nsubjpass")


def _is_complement(tree: Tree, node: int, head: int) -> bool:
    """Whether a clause completes its head (*guilty of obstructing*, *no plan to attack*), not describes or dates it."""
    if tree.lemmas[head] in words("grammar.asserting") | words("grammar.claims") | words("grammar.denials"):
        return "," not in tree.words[head:node]
    opening = tree.child(node, "mark", "case")
    return opening >= 0 and tree.lower[opening] in _COMPLEMENT | words("grammar.excluding")


def _shares(tree: Tree, node: int, head: int) -> bool:
    """Whether the second of two joined words shares what negates the first: *did not attack or shell*."""
    if tree.is_verb(node) and (tree.child(node, "nsubj", "nsubjpass", "aux", "auxpass") >= 0 or tree.finite(node)):
        return False
    if not tree.is_verb(node) and _is_given(tree, node):
        return False
    return not any(word in ("but", "yet") for word in tree.lower[head:node])


def _is_given(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase takes for granted what it names: *the attack*, *their attack*, a name."""
    if tree.tags[noun] in ("NNP", "NNPS", "PRP") or tree.possessor(noun) >= 0:
        return True
    return any(tree.lower[k] in words("grammar.definite") for k in tree.children(noun, "det", "det:predet"))


def _negators(tree: Tree, node: int, below: int) -> int:
    """How many negators stand at a token of the way."""
    found = sum(
        (tree.relations[k] == "neg" or tree.lower[k] in words("grammar.negations")) and not _affirms(tree, k)
        for k in tree.children(node, "neg", "advmod", "det", "cc:preconj")
        if k < node or tree.lemmas[node] == "be"  # *warned him not to go*: the second verb is negated
    )
    found += any(tree.lower[k] == "nor" and k < node for k in tree.children(node, "cc"))
    subject = tree.child(node, "nsubj", "nsubjpass")
    if subject >= 0 and subject != below:
        found += _is_nobody(tree, subject)
    return found + _excluded(tree, node) + _withheld(tree, node, below)


def _is_nobody(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase names nobody: *nobody*, *no one*, *none of the rebels*, *neither the army nor …*."""
    lower = tree.lower
    if lower[tree.noun_phrase(noun)[0]] == "not":
        return True  # *not one soldier*
    return lower[noun] in words("grammar.nobody") or any(
        lower[k] in ("no", "neither") for k in tree.children(noun, "neg", "det", "cc:preconj", "nummod")
    )


def _affirms(tree: Tree, token: int) -> bool:
    """Whether a negator begins a turn of phrase that negates nothing: *not only*, *no doubt*."""
    return " ".join(tree.lower[token : token + 2]) in words("grammar.affirming")


def _excluded(tree: Tree, node: int) -> int:
    """1 behind *without*, *rather than*, *instead of*, *far from*."""
    begin = tree.span(node)[0]
    phrases = {" ".join(tree.lower[max(0, begin - 2) : begin])}
    for k in tree.children(node, "case", "mark", "cc"):
        if k < node:
            phrases |= {tree.lower[k], " ".join(tree.lower[k : k + 2]), " ".join(tree.lower[max(0, k - 1) : k + 1])}
    return int(not phrases.isdisjoint(words("grammar.excluding")))


def _withheld(tree: Tree, node: int, below: int) -> int:
    """1 where what stands below did not come to pass: *failed to attack*, *lack of evidence*."""
    if below < 0 or tree.relations[below] == "conj":
        return 0
    clause = tree.tags[below].startswith("VB") and tree.lemmas[node] in words("grammar.withheld")
    return int(clause or tree.lemmas[node] in words("grammar.prevented"))


def _denies(tree: Tree, node: int, below: int, through: bool) -> bool:
    """Whether a token denies what stands below it on the way; `through`: the term stands further below.

    Who rejects or disputes denies only what is said: *rejected the deal* is no denial, *rejected claims of fraud* is.
    """
    if tree.lemmas[node] not in words("grammar.denials") or tree.relations[below] == "conj":
        return False
    if tree.passive(node) and tree.relations[below] != "nsubjpass" and not tree.relations[node].startswith("acl"):
        return False  # *they were denied a deal*
    claim = tree.lemmas[below] in words("grammar.claims")
    if claim and not through:
        return False  # somebody did accuse
    return tree.lemmas[node] in ("deny", "denial", "refute", "disavow") or claim or tree.relations[below] == "ccomp"
