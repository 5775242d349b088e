"""What stands beside what: owners, complements, appositions."""

from __future__ import annotations

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.detect.page import CLITICS, Page
from framing.actors.words.nouns import given_names
from framing.lexicons.words import words

__all__ = ["link"]

_COMPLEMENTS = frozenset("of for with at from to in on within inside by".split())
_INSIDE = _COMPLEMENTS - {"to", "by"}
_OFFICERS = words("actors.links.officers")
_CHARGES = words("actors.links.charges")
_AS = words("actors.links.seen_as")
_PERSONAL = frozenset("he she i who him her me whom".split())
_NAMING = words("frames.naming.verbs")
_NAMING_AS = _NAMING | words("frames.naming.as_verbs")
_SUPPOSED = frozenset(["if", "whether", "unless"])


def link(page: Page) -> None:
    """Fill owner, complement, inside and apposed of the mentions of a page.

    Parameters
    ----------
    page : Page
    """
    for mention in page.mentions:
        if mention.lemma == "its" and mention.form == "pronoun":
            _keeps(page, mention)
        if mention.form == "nominal":
            _parts(page, mention)
            _complement(page, mention)
            _before_name(page, mention)
            _beside(page, mention)
            _predicate(page, mention)


def _keeps(page: Page, mention: Mention) -> None:
    """Nordex Steel shut *its* mill: a full name that may be a person's is a body's where *its* takes it up."""
    tree, lower, its = page.tree, page.lower, mention.first
    verb = tree.heads[tree.heads[its]] if tree.relations[its] == "nmod:poss" and tree.heads[its] >= 0 else -1
    subject = tree.child(verb, "nsubj") if verb >= 0 else -1
    held = page.at.get(subject) if 0 <= subject < its else None
    if held is None or held.form != "name" or held.kind != "name" or held.gender or len(held.words) < 2:
        return
    between = range(held.last, its)
    told = held.words[0] in given_names() or any(tree.is_noun(k) or lower[k] == "," for k in between)
    if not told and tree.relations[tree.heads[its]] == "dobj":
        held.kind = "body"


def _parts(page: Page, mention: Mention) -> None:
    """Names inside a noun phrase, and its possessor."""
    for k in range(mention.first, mention.head):
        held = page.at.get(k)
        if held is not None and held is not mention and held.last <= mention.head:
            held.inside = mention
            if mention.owner is None and held.form == "name":
                mention.owner = held
    if mention.definite == "poss" and mention.owner is None and mention.first:
        held = page.at.get(mention.first - 1)
        if held is not None and held.form == "pronoun":
            mention.owner = held
    owner = mention.owner
    if owner is not None and owner.last < len(page.lower) and page.lower[owner.last] in CLITICS:
        owner.inside = owner.inside or mention


def _complement(page: Page, mention: Mention) -> None:
    """What follows a noun with *of*, *for*, *with* …"""
    tree, lower, k = page.tree, page.lower, mention.last
    if mention.actor is not None or k + 1 >= len(lower) or lower[k] not in _COMPLEMENTS:
        return
    if lower[k] == "of" and lower[k + 1] in _CHARGES and mention.lemma in _OFFICERS:
        # secretary of state, Secretary of State Ann Lee
        name = page.holder[k + 1]
        if name is None or (name.form == "nominal" and name.last == k + 2):
            name = page.holder[k + 2] if k + 2 < len(lower) else None
        if name is None:
            return
        if name.may_be_person and name.first > k:
            name.apposed = mention if mention.one_person else name.apposed
            return
    behind = tree.heads[k] if tree.relations[k] == "case" else -1
    held = page.mention_at(behind) if behind > k else None
    if held is None or held is mention:
        return
    mention.complement = held
    if lower[k] in _INSIDE:
        held.inside = held.inside or mention


def _before_name(page: Page, mention: Mention) -> None:
    """Spokesman Josh Earnest; a man named Lee."""
    lower, after = page.lower, mention.last
    if not mention.one_person or after >= len(lower):
        return
    after += lower[after] in ("named", "called") and after + 1 < len(lower)
    name = page.holder[after]
    if name is not None and name.first == after and name.may_be_person:
        name.apposed = mention
        k = mention.first - 1  # columnist and contributor Ann Lee
        other = page.holder[k - 1] if k > 0 and lower[k] == "and" else None
        if other is not None and other.form == "nominal" and other.one_person:
            other.apposed = other.apposed or name


def _beside(page: Page, mention: Mention) -> None:
    """Franz Klintsevich, a Russian lawmaker, …; a lawmaker, Franz Klintsevich, …; what the tree calls an apposition."""
    if mention.plural or mention.inside is not None:
        return
    tops = page.tree.appositions(mention.head)
    if mention.kind == "person" and not tops:
        tops = _behind_comma(page, mention)
    for k in tops:
        name = page.mention_at(k)
        if name is None or name is mention or not _alike(name, mention):
            continue
        if name.first > mention.last:
            if mention.definite != "bare" and name.apposed is None:
                name.apposed = mention
        elif mention.apposed is None:
            mention.apposed = name
            for other in page.tree.children(mention.head, "conj"):  # a superdelegate and Sanders supporter
                held = page.at.get(other)
                if held is not None and held.form == "nominal" and held.one_person and held.definite == "bare":
                    held.apposed = held.apposed or name
        return


def _alike(name: Mention, mention: Mention) -> bool:
    """Whether a name can be that of what a noun says: of a person, or of a body (Lufthansa, the airline,)."""
    if name.form != "name" or name.kind == "place" or mention.kind == "document":
        return False
    if mention.kind in ("body", "media"):
        return name.kind in ("body", "media") or (name.kind == "name" and not name.gender)
    return name.kind in BEARERS if mention.kind == "person" else name.kind not in ("body", "media")


def _behind_comma(page: Page, mention: Mention) -> list[int]:
    """An attorney for Mr. Lee, Ann Ho: a name behind the comma that closes a phrase, wherever the tree hangs it."""
    tags, lower, k = page.tree.tags, page.lower, mention.last
    while k + 2 < len(lower) and k < mention.last + 7 and lower[k] != "," and tags[k][0] not in "VMW.":
        k += 1
    name = page.holder[k + 1] if k + 2 < len(lower) and lower[k] == "," else None
    if name is None or name.first != k + 1 or name.kind not in BEARERS or name.last >= len(lower):
        return []
    closed = lower[name.last] in (",", "(", ".") or tags[name.last] == "VBD"
    subject = page.tree.relations[name.head] in ("nsubj", "nsubjpass") and page.tree.heads[name.head] > name.head
    return [name.head] if closed and not subject else []


def _predicate(page: Page, mention: Mention) -> None:
    """Lee is a developer; the winner is Lee; Lee, seen as a formidable opponent: what is said of somebody."""
    tree, head = page.tree, mention.head
    free = mention.one_person and mention.apposed is None and mention.definite in ("a", "the")
    if not free or tree.negated(head):
        return
    if tree.child(head, "cop") >= 0:
        subject = tree.child(head, "nsubj")
        supposed = any(page.lower[k] in _SUPPOSED for k in tree.children(head, "mark"))
        if supposed and mention.definite == "the":
            return  # if Lee is the winner: nobody says that she is
    elif tree.relations[head] == "nsubj" and tree.child(tree.heads[head], "cop") >= 0:
        name = page.at.get(tree.heads[head])
        if name is not None and name.may_be_person and not name.plural:
            name.apposed = name.apposed or mention
        return
    elif tree.preposition(head) == "as" and tree.heads[head] >= 0:
        subject = _seen_as(page, tree.heads[head])
    else:
        subject = _called(page, head)
    held = page.at.get(subject) if subject >= 0 else None
    if held is not None and held.inside is None and held.sentence == mention.sentence and _may_be_said(held):
        mention.apposed = held


def _seen_as(page: Page, above: int) -> int:
    """Of whom a noun behind *as* is said, by what it hangs on: the object of *describe*, or its subject; else -1."""
    tree = page.tree
    if tree.relations[above] == "dobj":  # described Lee as a traitor
        return above if tree.lemmas[tree.heads[above]] in _NAMING_AS else -1
    if not tree.is_verb(above) or tree.passive(above):
        return tree.subject(above) if tree.is_verb(above) else -1
    described = tree.child(above, "dobj") if tree.lemmas[above] in _NAMING_AS else -1
    return tree.subject(above) if described < 0 and tree.lemmas[above] in _AS else described


def _called(page: Page, noun: int) -> int:
    """Whom a noun names beside a verb of naming (called *him* a liar; *he* was branded a thug); -1 for nobody."""
    tree, verb = page.tree, page.tree.heads[noun]
    if tree.relations[noun] == "conj":  # a liar and a thug
        return _called(page, verb)
    if verb < 0 or tree.lemmas[verb] not in _NAMING or tree.relations[noun] not in ("xcomp", "ccomp", "dobj"):
        return -1
    own, article = tree.child(noun, "nsubj", "nmod:poss"), tree.child(noun, "det")
    if 0 <= own < article:
        return own
    before = [k for k in tree.children(verb, "dobj", "iobj", "nsubjpass") if k < noun]
    return before[0] if before and tree.relations[noun] == "dobj" else -1


def _may_be_said(held: Mention) -> bool:
    """Whether a mention is one of somebody of whom a noun may be said."""
    subject = held.form == "pronoun" and held.lemma in _PERSONAL
    return not held.plural and (subject or held.may_be_person)
