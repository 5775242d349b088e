"""Construction of an act: a verb with or without its agent, a noun, a name of somebody.

Read off the tree alone, with the frame of the term and the slots of its entry where the tree does not say enough.

References
----------
Fowler, R. (1991). Language in the News: Discourse and Ideology in the Press. Routledge, chapter 5.
Henley, N. M., Miller, M. and Beazley, J. A. (1995). Syntax, semantics, and sexual violence: agency and the passive
voice. Journal of Language and Social Psychology 14(1-2), 60-84.
"""

from __future__ import annotations

from framing.actors.words.nouns import noun
from framing.lexicons import Entry
from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS, Tree

__all__ = ["CONSTRUCTIONS", "construction", "named_agent", "telling", "tells", "voice"]

#: The values of the column `construction`, from the act that is told outright to the one that is not told as an act.
CONSTRUCTIONS = ("active", "passive", "agentless", "nominal", "label", "other")

_NAMING = frozenset(["label", "whole", "head"])  # slots of entries that name somebody


def construction(tree: Tree, first: int, after: int, entry: Entry | None = None) -> str:
    """How a framing term tells its act.

    Parameters
    ----------
    tree : Tree
        That of the document.
    first, after : int
        Tokens ``[first, after)`` of the term.
    entry : Entry, optional
        Entry of the lexicon that found it; its frame and its slots tell names from acts.

    Returns
    -------
    str
        ``active``, ``passive`` (with its agent: *by the army*, *at the hands of the army*), ``agentless`` (a passive
        that names no agent), ``nominal`` (the act as a noun: *the killing of*, *a strike*), ``label`` (a noun that
        names somebody: *rebels*, *victims*) or ``other``.

    Notes
    -----
    The voice is that of grammar, as studies of deaths in the news count it: *forty died* is active, since it has no
    passive, though nobody is said to have killed them; whether somebody is, the column `agent` says. A term that holds
    those counted but not the verb (*forty people* in *forty people were then killed*) has the construction of the
    verb that says what was done to them.

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("The army shelled the town, and forty people were killed by its strikes.").tree
    >>> construction(tree, 2, 3), construction(tree, 7, 11), construction(tree, 13, 14)
    ('active', 'passive', 'nominal')
    >>> tree = Document("Rebels were wounded in the killing of a guard.").tree
    >>> construction(tree, 0, 1), construction(tree, 1, 3), construction(tree, 5, 7)
    ('label', 'agentless', 'nominal')
    """
    place, is_verb = telling(tree, first, after, entry)
    if is_verb:
        told = voice(tree, place)
        feels = told == "agentless" and tree.lower[place] in words("grammar.feelings")
        return "other" if feels else told
    if tree.tags[place] not in NOUNS and tree.tags[place] not in ("VBG", "CD"):
        return "other"
    return _of_noun(tree, place, entry)


def telling(tree: Tree, first: int, after: int, entry: Entry | None = None) -> tuple[int, bool]:
    """The token that tells the act of a term, and whether it does so as a verb.

    Parameters
    ----------
    tree, first, after, entry
        As for :func:`construction`.

    Returns
    -------
    place : int
        The highest verb of the term; else, where the term counts people, the verb that says what was done to them; else
        the head of the term.
    is_verb : bool

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("About 60 rebels had later been killed.").tree
    >>> telling(tree, 0, 3), telling(tree, 4, 7)
    ((6, True), (6, True))
    """
    inside = [k for k in range(first, after) if tells(tree, k)]
    if inside:
        top = min(inside, key=lambda k: (_depth(tree, k, first, after), k))
        under = [k for k in tree.children(top, "xcomp") if _by_get(tree, k) and k < after]
        return (under[0] if under else top), True
    head = tree.head_of(first, after)
    if entry is None or not entry.frame.startswith("label_"):
        verb = _verb_of_harm(tree, first, after, head, bool(entry and entry.requires))
        if verb >= 0:
            return verb, True
    return head, False


def tells(tree: Tree, token: int) -> bool:
    """Whether a token is a verb that tells something: no auxiliary, no adjective, no noun in *-ing*.

    Parameters
    ----------
    tree : Tree
    token : int

    Returns
    -------
    bool

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("The killing of Rusk was condemned.").tree
    >>> [tells(tree, k) for k in (1, 4, 5)]
    [False, False, True]
    """
    if not tree.tags[token].startswith("VB") or not tree.is_verb(token):
        return False
    return not (tree.tags[token] == "VBG" and _as_noun(tree, token))


def voice(tree: Tree, verb: int) -> str:
    """The voice of a verb: active, passive (it names its agent) or agentless.

    Parameters
    ----------
    tree : Tree
    verb : int

    Returns
    -------
    {"active", "passive", "agentless"}

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("Forty died, ten were shot, and one was hanged by the army.").tree
    >>> [voice(tree, tree.words.index(word)) for word in ("died", "shot", "hanged")]
    ['active', 'agentless', 'passive']
    """
    if not _passive(tree, verb):
        return "active"
    return "passive" if named_agent(tree, verb) >= 0 else "agentless"


def named_agent(tree: Tree, verb: int) -> int:
    """The noun that a passive names as its agent: behind *by*, or *at the hands of*; -1 where it names none.

    Parameters
    ----------
    tree : Tree
    verb : int

    Returns
    -------
    int

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("They were beaten at the hands of the police.").tree
    >>> tree.words[named_agent(tree, 2)]
    'police'
    """
    times = words("grammar.times")
    shared = [k for k in tree.joined(verb) if k > verb and tree.passive(k) and tree.child(k, "nsubj", "nsubjpass") < 0]
    for place in [verb, *shared]:  # *shelled and bombed by the army*
        for other in tree.behind(place, "by"):
            date = tree.tags[other] in ("VBG", "CD") or tree.lower[other] in times
            if not date and not _of_the_act(tree, other):
                return other
    for other in tree.children(verb, "nmod"):
        if tree.lower[other] in words("grammar.agent_nouns"):
            return next(iter(tree.behind(other, "of")), tree.possessor(other))
    return -1


def _of_the_act(tree: Tree, noun: int) -> bool:
    """Whether *by* belongs to the noun of an act before it rather than to the verb: *killed in an attack by rebels*."""
    case = tree.child(noun, "case")
    return case > 0 and tree.tags[case - 1] in NOUNS and tree.lemmas[case - 1] in words("grammar.acts")


def _as_noun(tree: Tree, token: int) -> bool:
    """Whether an *-ing* form stands as a noun: *the killing of*, *their bombing*; not *for killing a guard*."""
    if tree.child(token, "dobj", "aux", "nsubj", "xcomp", "ccomp") >= 0:
        return False
    return tree.child(token, "det", "nmod:poss", "amod", "nummod") >= 0 or bool(tree.behind(token, "of"))


def _depth(tree: Tree, token: int, first: int, after: int) -> int:
    """Steps from a token up to the first that lies outside a span."""
    return next((n for n, k in enumerate(tree.ancestors(token)) if not first <= k < after), len(tree))


def _verb_of_harm(tree: Tree, first: int, after: int, head: int, apart: bool) -> int:
    """The verb of harm to the people whom a term counts (*forty people* were killed; a raid left *ten dead*), or -1.

    It stands beside them in the tree; anywhere in their sentence, where the entry asks for such a verb `apart`.
    """
    inside = range(first, after)
    verbs = set[str]()
    if any(tree.tags[k] == "CD" or tree.lower[k] in words("harm.counts") for k in inside):
        verbs |= words("harm.verbs")
    if any(tree.lower[k] in words("harm.states") for k in inside):
        verbs |= words("harm.leaving")
    best, found = (9 if apart else 3), -1
    begin, end = tree.span(next((k for k in tree.ancestors(head) if tree.heads[k] < 0), head)) if verbs else (0, 0)
    for k in range(begin, end):
        if tree.lemmas[k] in verbs and tells(tree, k):
            path = tree.path(head, k)
            if path is not None and len(path[0]) + len(path[1]) < best:
                best, found = len(path[0]) + len(path[1]), k
    return found


def _passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is passive, also as the second of two participles (*30 killed and 20 taken hostage*)."""
    if tree.lemmas[verb] in words("grammar.transitive") and tree.child(verb, "dobj") >= 0:
        return tree.child(verb, "auxpass", "nsubjpass") >= 0  # what has its object is not passive, whatever its tag
    if tree.passive(verb) or _by_get(tree, verb) or _lacks_object(tree, verb):
        return True
    if tree.relations[verb] != "conj" or tree.tags[verb] != "VBN":
        return False
    above = tree.heads[verb]
    return tree.tags[above] == "VBN" and tree.passive(above) and tree.child(verb, "aux") < 0


def _lacks_object(tree: Tree, verb: int) -> bool:
    """Whether a verb that always has an object stands without one: *40 killed in raid*, *soldiers accused of fraud*."""
    if tree.tags[verb] not in ("VBD", "VBN") or tree.lemmas[verb] not in words("grammar.transitive"):
        return False
    subject = tree.child(verb, "nsubj")
    if subject < 0 or tree.tags[subject] in ("PRP", "WP", "WDT", "DT") or tree.child(verb, "aux", "iobj", "ccomp") >= 0:
        return False
    return all(tree.object(k) < 0 for k in [verb, *tree.children(verb, "conj")])


def _by_get(tree: Tree, token: int) -> bool:
    """Whether a participle stands behind *get* for the passive: *got killed*."""
    above = tree.heads[token]
    if above < 0 or tree.relations[token] != "xcomp" or tree.lemmas[above] != "get":
        return False
    return tree.tags[token] in ("VBN", "VBD", "NN") and tree.child(token, "mark") < 0


def _of_noun(tree: Tree, head: int, entry: Entry | None) -> str:
    word, base = tree.lower[head].replace("’", "'"), tree.lemmas[head]
    if entry is not None and entry.frame.startswith("label_"):
        return "label"
    if base in words("grammar.acts"):
        return "nominal"
    named, slots = noun(word), frozenset(entry.target) if entry is not None else frozenset[str]()
    if tree.tags[head] in ("NNP", "CD") or (named is not None and named.kind in ("person", "crowd", "media")):
        return "label"
    if base.endswith(tuple(words("grammar.act_endings"))) or word.endswith("ing"):
        return "label" if named is not None and slots & _NAMING else "nominal"
    return "label" if (named is not None and named.kind == "body") or slots & _NAMING else "other"
