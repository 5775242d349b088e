"""What happened to those whom a number counts, read off the tree: killed, wounded, displaced …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from framing.compare.quantities.quantity_words import MEASURE
from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS, Tree
from framing.text.lemmas import lemma

__all__ = ["find_harm", "may_harm", "measure_of"]

_PARTS = frozenset(["including", "among", "of"])  # prepositions between a number and those whom it is a part of
_ALWAYS_STATES = frozenset(["missing", "miss"])  # *were missing* is no verb
_COUNT = NOUNS | {"CD", "JJ", "DT", "PRP"}


def measure_of(tree: Tree, place: int) -> str | None:
    """What a word says of those counted.

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("They killed and met.").tree
    >>> measure_of(tree, 1), measure_of(tree, 3)
    ('killed', None)
    """
    return MEASURE.get(tree.lower[place]) or MEASURE.get(tree.lemmas[place])


@lru_cache(maxsize=50_000)
def may_harm(word: str) -> bool:
    """Whether a word can be one of those that :func:`find_harm` finds.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    bool

    Examples
    --------
    >>> [word for word in "killing nobody cost lives".split() if may_harm(word)]
    ['killing', 'cost']
    """
    return word in MEASURE or lemma(word) in MEASURE or lemma(word) in words("harm.losing")


def find_harm(tree: Tree, first: int, last: int, head: str = "") -> tuple[str, int | None]:
    """Find what happened to those whom a number counts, and the word that says so.

    Parameters
    ----------
    tree : Tree
        That of the document.
    first, last : int
        First token of the number (its qualifier included) and last one of what is counted.
    head : str
        Dictionary form of what is counted.

    Returns
    -------
    measure : str
        Empty where nothing is said.
    place : int or None

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("Rebels destroyed two tanks, killing 20 men.").tree
    >>> find_harm(tree, 2, 3), find_harm(tree, 6, 7)
    (('', None), ('killed', 5))
    >>> find_harm(Document("The death toll rose to 31.").tree, 5, 5)
    ('killed', 2)
    """
    counted = _counted(tree, first, last)
    top = tree.head_of(first, last + 1)
    begin, after = tree.span(next((k for k in [top, *tree.ancestors(top)] if tree.heads[k] < 0), top))
    found = []
    for place in range(begin, after):
        measure = measure_of(tree, place)
        if measure is None or first <= place < last:
            continue
        if place in counted or _is_object(tree, top, first, place) or not counted.isdisjoint(_sufferers(tree, place)):
            found.append((min(abs(place - first), abs(place - last)), measure, place))
    if found:
        return min(found)[1:]
    if first > begin + 1 and tree.lower[first - 1] in ("and", "or", "plus") and tree.tags[first - 2] in NOUNS:
        measure, told = find_harm(tree, first - 2, first - 2)
        if told is not None and told < first:
            return measure, told  # *killed 85 people and 300 soldiers*
    verb = tree.heads[top]
    if head == "life" and verb >= 0 and tree.lemmas[verb] in words("harm.losing"):
        return "killed", verb
    return "", None


def _counted(tree: Tree, first: int, last: int) -> set[int]:
    """The tokens by which those counted stand in their sentence: the head of the phrase and what it is a part of."""
    top = tree.head_of(first, last + 1)
    out = {top, *(k for k in range(first, last + 1) if tree.relations[k] not in ("case", "punct", "det", "mwe"))}
    for _ in range(4):
        above = tree.heads[top]
        if above < 0 or not _belongs(tree, top, above):
            break
        out.add(above)
        top = above
    return out


def _is_object(tree: Tree, noun: int, first: int, place: int) -> bool:
    """Whether a noun is the object of a verb although its number begins with a preposition: *killed over 200 men*."""
    case = tree.child(noun, "case")
    if tree.heads[noun] != place or tree.relations[noun] != "nmod" or place > first or 0 <= case < first:
        return False
    return tree.tags[place].startswith("VB") and tree.child(place, "auxpass", "dobj") < 0


def _belongs(tree: Tree, token: int, above: int) -> bool:
    """Whether what happened to the head happened to those counted, too."""
    relation = tree.relations[token]
    if tree.tags[above] not in _COUNT:
        return False
    if relation == "nmod":
        counts = tree.tags[above] == "CD" or tree.lower[above] in words("harm.counts")
        return tree.preposition(token).split(" ")[0] in _PARTS and (counts or tree.preposition(token) != "of")
    return relation in ("conj", "appos", "nummod", "dep", "amod", "compound")


def _sufferers(tree: Tree, place: int) -> set[int]:
    """Tokens of those to whom a word says that something happened, with those that are joined with them."""
    out = set(tree.behind(place, "including", "among"))  # *40 were killed, including ten children*
    for token in _direct(tree, place):
        out |= {token, *tree.children(token, "conj", "appos"), *tree.behind(token, "including", "among")}
    return out


def _direct(tree: Tree, place: int) -> Iterator[int]:
    tag, base = tree.tags[place], tree.lemmas[place]
    if tree.lower[place] == "toll":
        yield from _of_a_toll(tree, place)
    elif tag in NOUNS and tree.relations[place] != "xcomp":
        yield from tree.behind(place, "of", "to", "among", "for")
        yield from tree.children(place, "nmod:poss", "nummod", "dep")
    elif tag.startswith("VB") and tree.relations[place] not in ("amod", "compound") and base not in _ALWAYS_STATES:
        yield from _of_a_verb(tree, place)
    else:
        yield from _of_a_state(tree, place)


def _of_a_toll(tree: Tree, toll: int) -> Iterator[int]:
    """The number of a toll: *a toll of 31*, *rose to 31*, *reached 31*, *was 31*."""
    yield from tree.behind(toll, "of", "at", "to")
    for noun in tree.children(toll, "nmod"):
        yield from tree.behind(noun, "to", "at")  # *the toll in the city to 31*
    verb = tree.heads[toll]
    if verb >= 0 and tree.relations[toll] in ("nsubj", "nsubjpass", "dobj", "compound"):
        yield from (verb, *tree.children(verb, "dobj", "xcomp", "nmod:npmod", "advmod"))
        yield from tree.behind(verb, "to", "at", "above", "past", "beyond")


def _of_a_verb(tree: Tree, verb: int) -> Iterator[int]:
    if tree.lemmas[verb] in words("harm.suffering"):
        yield tree.subject(verb)
    elif tree.passive(verb) and (tree.child(verb, "dobj") < 0 or tree.child(verb, "auxpass") >= 0):
        yield from _without_its_verb(tree, verb) or [tree.patient(verb)]
    elif tree.object(verb) >= 0:
        yield tree.object(verb)
    else:
        # *12 killed in raid*; of two verbs with one object, the first: *killed and wounded 12*
        behind = [tree.object(k) for k in tree.children(verb, "conj") if tree.object(k) >= 0]
        yield from behind or _joined_elsewhere(tree, verb) or [tree.subject(verb)]


def _without_its_verb(tree: Tree, verb: int) -> list[int]:
    """Those of whom the second of two participles says something: *300 were killed and 500 injured*."""
    if tree.relations[verb] != "conj" or tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass") >= 0:
        return []
    above = tree.heads[verb]
    return [k for k in tree.children(above, "conj", "dep") if above < k < verb and tree.tags[k] in NOUNS | {"CD"}]


def _joined_elsewhere(tree: Tree, verb: int) -> list[int]:
    """The object of the second of two verbs, where the tree joins it with that of the first: *killed one, hurt two*."""
    above = tree.heads[verb]
    if tree.relations[verb] != "conj" or tree.object(above) < 0:
        return []
    return [k for k in tree.children(tree.object(above), "conj") if k > verb][:1]


def _of_a_state(tree: Tree, place: int) -> Iterator[int]:
    """Whose state a word names: *12 wounded men*, *12 were missing*, *left 12 dead*."""
    relation, above = tree.relations[place], tree.heads[place]
    yield from tree.children(place, "nsubj", "nsubjpass", "nmod:npmod", "nummod", "dep")
    if above < 0:
        return
    if relation in ("amod", "acl", "dep", "acl:relcl", "compound") and tree.tags[above] in _COUNT:
        yield above
    elif relation in ("xcomp", "dep", "dobj", "ccomp"):
        yield from tree.children(above, "dobj", "nsubjpass")
        if tree.child(above, "dobj") < 0:
            yield from tree.children(above, "nsubj")
    elif relation == "conj" and (measure_of(tree, above) or tree.lower[above] in words("harm.states")):
        yield from _direct(tree, above)  # *300 killed and millions more displaced*
