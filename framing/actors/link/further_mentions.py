"""Mentions that take no part in telling who is who: *Israeli* strikes, *police* custody, *twelve* were killed.

Beside them, names before the head of another mention (*MSNBC* host), which a row of the table covers already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.link.nominals import Nominals
from framing.actors.registry.countries import demonyms
from framing.actors.registry.registry import Registry
from framing.actors.words.closed_classes import NUMBERS
from framing.actors.words.nouns import noun
from framing.lexicons.words import word_table, words
from framing.text.grammar.tree import NOUNS

__all__ = ["further_mentions", "nested_names"]

_COUNTRIES = word_table("countries.countries")
_PEOPLES = word_table("countries.peoples")
_PEOPLE_ADJECTIVES = words("actors.further.people_adjectives")
_COUNTING = words("actors.further.counting")
_BEFALLING = words("actors.further.befalling")
_DOING = words("actors.further.doing")
_ALSO_THINGS = frozenset(["right", "left", "few", "living"])
_DESCRIBING = words("actors.further.describing")
_NOT_DESCRIBING = words("actors.further.not_describing")
_CANDIDATES = _COUNTING | _PEOPLE_ADJECTIVES | NUMBERS | {"those", "these", "the"}
_BEFORE = frozenset(["compound", "amod"])
_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "iobj"])
_TAKEN = frozenset([*_ARGUMENTS, "nmod", "conj", "appos", "nmod:poss", "root", "ccomp", "xcomp"])
_ACTING = frozenset(["person", "body", "crowd"])
#: Hyphens: U.S.-led, anti-Israel.
_PREFIXES = frozenset(["anti", "pro", "non"])


def further_mentions(
    page: Page, entities: Entities, nominals: Nominals, registry: Registry, covered: Sequence[bool]
) -> Iterator[Mention]:
    """Mentions of what no other mention covers, each with its entity.

    Parameters
    ----------
    page : Page
    entities : Entities
        Of the article; new ones are added.
    nominals : Nominals
    registry : Registry
    covered : sequence of bool
        Tokens that stand in a mention of the table.

    Yields
    ------
    Mention
    """
    tree, spelled = page.tree, page.words
    heads, relations, tags = tree.heads, tree.relations, tree.tags
    for k, word in enumerate(page.lower):
        relation, mention = relations[k], None
        if relation == "acl:relcl":
            head = heads[k]
            mention = _described(page, head, k) if head < k and not covered[head] else None
        elif covered[k]:
            continue
        elif relation in _BEFORE:
            held = page.holder[k]
            if held is not None and held.form == "name":
                if held.head == k and held.entity >= 0:  # West Bank settlements
                    yield replace(held, form="modifier", inside=None, apposed=None)
            elif heads[k] > k:
                mention = (_adjective(page, k) if spelled[k] != word else None) or _describing(page, k)
                if mention is not None:
                    yield _settled(page, entities, nominals, registry, mention)
            continue
        elif relation in _TAKEN and (word in _CANDIDATES or tags[k] == "CD"):
            mention = _counted(page, k) or _some_people(page, k)
        if mention is not None:
            entities.new(mention)
            yield mention


def nested_names(page: Page, covered: Sequence[bool]) -> list[Mention]:
    """Names that stand before the head of another mention: *MSNBC* host, the *Trump* administration.

    Adjectives (*Syrian Kurdish* fighters, *Democratic* aide) are none.

    Parameters
    ----------
    page : Page
    covered : sequence of bool
        Tokens that stand in a mention of the table.

    Returns
    -------
    list of Mention
    """
    tags, lower = page.tree.tags, page.lower
    return [
        m
        for m in page.mentions
        if m.form == "name" and m.entity >= 0 and m.before_head and covered[m.head]
        if not (m.group or m.locative or m.source)
        if tags[m.head] in NOUNS and lower[m.head] not in _PEOPLES and lower[m.head] not in demonyms()
    ]


def _adjective(page: Page, k: int) -> Mention | None:
    """*Israeli* strikes, *U.S.-led* raids: the country, or the people."""
    word, first = page.lower[k], k
    one, _, other = word.partition("-")
    if other and word not in _COUNTRIES:
        word = other if one in _PREFIXES else one
    two = f"{page.lower[k - 1]} {word}" if k else ""
    if two in _COUNTRIES:
        word, first = two, k - 1
    if word in _COUNTRIES:
        name = str(_COUNTRIES[word])
        mention = Mention(first, k + 1, k, "modifier", "place", name.lower().split()[-1], words=tuple(name.split()))
        return mention
    if word in _PEOPLES:
        people = str(_PEOPLES[word])
        lemma = people.lower().removesuffix("s")
        return Mention(k, k + 1, k, "modifier", "crowd", lemma, True, words=(people,))
    return None


def _describing(page: Page, k: int) -> Mention | None:
    """*Police* custody, *regime* aircraft: a noun that says whose something is."""
    word = page.lower[k]
    word = word.partition("-")[2] if word.partition("-")[0] in _PREFIXES else word
    known = noun(word) if word not in _NOT_DESCRIBING else None
    if known is None or known.kind not in _ACTING or (page.tree.tags[k] not in NOUNS and word not in _DESCRIBING):
        return None
    return Mention(k, k + 1, k, "modifier", known.kind, known.lemma, known.plural, known.gender, "the")


def _settled(page: Page, entities: Entities, nominals: Nominals, registry: Registry, mention: Mention) -> Mention:
    """Give a modifier its entity: the one that a name or noun would take up."""
    mention.sentence = page.sentence[mention.head]
    entity: Entity | None
    if mention.kind == "place":
        spelled = " ".join(page.lower[mention.first : mention.last])
        actor = registry.adjectives.get(spelled)
        if actor is not None:
            mention.actor = actor
            entity = entities.find_actor(registry[actor], mention)
            if mention.entity < 0:
                entities.add(entity, mention)
            return mention
        entity = entities.find_name(mention)
    elif mention.kind == "crowd" and mention.words:
        entity = entities.find_name(mention)
    else:
        entity = nominals.find(mention)
    if entity is None:
        entity = entities.new(mention)
        entities.call_so(entity, [mention.lemma])
        if mention.words:
            entity.named = True
            entities.name(entity, mention.words)
            entities.index(entity, mention)
    else:
        entities.add(entity, mention)
    return mention


def _beside_people(page: Page, k: int) -> bool:
    """Whether the verb of an argument is one of what befalls people, or of what they do."""
    tree = page.tree
    relation = tree.relations[k]
    verb = tree.heads[k]
    if relation == "conj" or verb < 0:
        return False
    if relation in ("nsubj", "nsubjpass"):
        return tree.lemmas[verb] in _BEFALLING or (relation == "nsubj" and tree.lemmas[verb] in _DOING)
    if relation == "nmod":
        return tree.preposition(k) == "by" and tree.tags[k] in ("DT", "JJ")
    return relation == "dobj" and tree.lemmas[verb] in _BEFALLING


def _counted(page: Page, k: int) -> Mention | None:
    """Twelve were killed; over 1,500 are injured; most disapprove."""
    word = page.lower[k]
    tree = page.tree
    number = tree.tags[k] == "CD" or word in NUMBERS
    if not (number or word in _COUNTING) or word == "one" or tree.child(k, "acl:relcl") > k:
        return None
    det = tree.child(k, "det")
    definite = number and det >= 0 and page.lower[det] == "the" and tree.relations[k] in _ARGUMENTS  # the four
    if not definite and not _beside_people(page, k):
        return None
    first = k
    while first and tree.heads[first - 1] == k and tree.relations[first - 1] in ("nummod", "compound", "det", "amod"):
        first -= 1
    return Mention(first, k + 1, k, "nominal", "crowd", "people", True, definite="num")


def _some_people(page: Page, k: int) -> Mention | None:
    """The wounded; those in command."""
    tree, word = page.tree, page.lower[k]
    if word == "the":  # the tree takes the article for the noun
        after = page.lower[k + 1] if k + 1 < len(page.lower) else ""
        people = after in _PEOPLE_ADJECTIVES and after not in _ALSO_THINGS and tree.tags[k + 1] != "NN"
        return Mention(k + 1, k + 2, k + 1, "nominal", "crowd", after, True, definite="the") if people else None
    det = tree.child(k, "det") if k else -1
    if word in _PEOPLE_ADJECTIVES and det >= 0 and page.lower[det] == "the" and tree.tags[k][0] in "JVN":
        after = page.lower[k + 1] if k + 1 < len(page.lower) else ""
        if word in _ALSO_THINGS and (tree.relations[k] == "dobj" or after == "to"):
            return None  # has the right to
        return Mention(k, k + 1, k, "nominal", "crowd", word, True, definite="the")
    those = word in ("those", "these")
    if those and (tree.child(k, "acl", "acl:relcl") > k or (tree.child(k, "nmod") > k and _beside_people(page, k))):
        return Mention(k, k + 1, k, "nominal", "person", "those", True, definite="num")
    return None


def _described(page: Page, k: int, clause: int) -> Mention | None:
    """A doorkeeper who …: whom no list knows, and *who* takes up."""
    tree = page.tree
    subjects = tree.children(clause, "nsubj", "nsubjpass", "dobj")
    if tree.tags[k] not in ("NN", "NNS") or not any(page.lower[c] in ("who", "whom") for c in subjects):
        return None
    first, last = tree.noun_phrase(k)
    while first < k and tree.relations[first] in ("det", "nummod", "nmod:poss", "punct"):
        first += 1
    return Mention(first, last, k, "nominal", "person", tree.lemmas[k], tree.tags[k] == "NNS", definite="a")
