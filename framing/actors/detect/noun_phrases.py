"""Noun phrases that name somebody without a name: *the ministry*, *unnamed officials*, *Trump's campaign*."""

from __future__ import annotations

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import CLITICS, Page
from framing.actors.words.closed_classes import DETERMINERS, NUMBERS, POSSESSIVES
from framing.actors.words.nouns import Noun, noun, nouns
from framing.lexicons.words import word_table, words
from framing.text.grammar.tree import NOUNS

__all__ = ["QUANTIFIERS", "put_nominals"]

#: Nouns and pronouns that count others: the phrase after *of* is who is meant.
QUANTIFIERS = words("actors.phrases.quantifiers")
_COUNTING = words("actors.phrases.counting")
_TELLING = words("actors.phrases.telling")
_INFORMED = words("actors.phrases.informed")
_BARE = words("actors.phrases.bare")
_RELATIVES = frozenset(["who", "whose", "whom"])
#: What a noun stands as where it describes the noun behind it.
_MODIFIER = frozenset(["compound", "amod", "nummod", "nmod:npmod", "dep", "mwe", "det"])


def put_nominals(page: Page) -> None:
    """Put the noun phrases of a page on it; its names must stand there already.

    Parameters
    ----------
    page : Page
    """
    lower, holder, n = page.lower, page.holder, len(page.words)
    table = nouns()
    for k, word in enumerate(lower):
        known = table.get(word) or (noun(word) if "-" in word else None)
        if known is None:
            if word == "those" and k + 1 < n and lower[k + 1] in _RELATIVES:
                page.put(Mention(k, k + 1, k, "nominal", "person", "those", True, definite="num"))
            continue
        held = holder[k]
        if held is not None and not _gives_way(page, k, known):
            continue
        if not _heads(page, k, known):
            continue
        mention = _phrase(page, k, known)
        if mention is None:
            continue
        if held is not None:
            page.mentions.remove(held)
            for at in range(held.first, held.last):
                holder[at] = None
        page.put(mention)


def _gives_way(page: Page, k: int, known: Noun) -> bool:
    """A name of one word that is a plural noun (Republicans, Officials) is a noun phrase."""
    held = page.holder[k]
    return (
        held is not None
        and held.form == "name"
        and held.actor is None
        and held.head == k
        and not (held.kind == "person" and len(held.words) > 1)  # Charlie Spies
        and page.lower[k] != "greens"  # a party
        and "of" not in page.lower[held.first : k]  # the Conference of Mayors
        and known.plural
        and (known.kind == "person" or (known.kind == "crowd" and len(held.words) == 1))  # but: the Oakmere Police
    )


def _heads(page: Page, k: int, known: Noun) -> bool:
    """Whether a noun is the head of a phrase, or the title before a name."""
    tree = page.tree
    tag, relation, above = tree.tags[k], tree.relations[k], tree.heads[k]
    if tag not in NOUNS and (known.kind != "crowd" or tag[0] == "V"):
        return tag == "JJ" and relation in _PLACES and k >= page.title  # by the military
    if relation in _MODIFIER and above > k:
        held = page.holder[k + 1] if k + 1 < len(page.lower) else None
        if _headline_verb(page, above):
            return True
        named = held is not None and held.first == k + 1 and held.form == "name"
        return named and known.kind == "person" and held is not page.holder[k]
    return not (known.lemma in _COUNTING and relation in ("amod", "det"))


def _headline_verb(page: Page, k: int) -> bool:
    """Whether a plural noun at the root with a complement is a verb (*Port panel votes to open books*)."""
    tree = page.tree
    return tree.relations[k] == "root" and tree.tags[k] == "NNS" and tree.child(k, "acl", "dobj", "ccomp") > k


#: What a noun stands as that a tagger takes for an adjective.
_PLACES = frozenset(["nsubj", "nsubjpass", "dobj", "nmod", "nmod:poss"])


def _begin(page: Page, head: int) -> int:
    """First token of the phrase of a head, as the tree has it; of a title before a name, of the name's phrase."""
    tree = page.tree
    first = tree.noun_phrase(head)[0]
    above = tree.heads[head]
    if tree.relations[head] in _MODIFIER and above > head:
        first = min(first, tree.noun_phrase(above)[0])
    if first > 1 and page.lower[first - 1].endswith("ly") and page.lower[first - 2] in DETERMINERS:
        first -= 2  # the famously gruff senator
    return first


def _phrase(page: Page, head: int, known: Noun) -> Mention | None:
    lower, holder = page.lower, page.holder
    first, definite = head, "bare"
    owner: Mention | None = None
    modifiers: list[str] = []
    j, begin = head - 1, _begin(page, head)
    held = holder[head]
    while j >= begin:
        word = lower[j]
        name = holder[j]
        if name is not None and name is not held:
            if name.actor is None and (name.form != "name" or name.plural):
                break
            owner = owner or name
            modifiers.extend(lower[k] for k in range(j, name.first - 1, -1))
            first = name.first
            j = name.first - 1
            continue
        if word in DETERMINERS:
            definite = DETERMINERS[word]
            break
        if word in POSSESSIVES:
            definite = "poss"
            break
        if word in CLITICS:
            owner = holder[j - 1] if j else None
            definite = "poss" if owner is not None or word == "'s" else definite
            break
        if word in NUMBERS or (word[0].isdigit() and "-" not in word):
            before = lower[j - 1] if j else ""
            if before in POSSESSIVES or before in CLITICS:
                j -= 1  # his three rivals
                continue
            definite = "the" if before == "the" else "num"
            break
        if word[0].isalnum() and page.tree.tags[j] != "RB":
            modifiers.append(word)
            first = j
        j -= 1
    of = j == begin - 1 and j > 0 and lower[j] == "of" and definite == "bare"
    if of and (lower[j - 1] in NUMBERS or lower[j - 1] in QUANTIFIERS):
        definite = "num"
    modifiers.reverse()
    if definite == "bare" and not modifiers and not _stands_bare(page, head, known):
        return None
    mention = Mention(first, head + 1, head, "nominal", known.kind, known.lemma, known.plural, known.gender)
    mention.definite, mention.words, mention.owner = definite, tuple(modifiers), owner
    _told_by_modifiers(page, mention)
    return mention


def _told_by_modifiers(page: Page, mention: Mention) -> None:
    """Nouns that name somebody only with some words before them: figures, papers, communities, powers."""
    follower = page.lower[mention.last] if mention.last < len(page.lower) else ""
    if mention.lemma in ("person", "people", "individual") and follower in _INFORMED:
        mention.lemma = "source"  # people familiar with the matter
    told = _BY_MODIFIER.get(mention.lemma)
    if told is None or told[1].isdisjoint(mention.words) or follower in _TELLING:
        return
    mention.kind = told[0]
    mention.plural = mention.plural and mention.lemma != "community"


_BY_MODIFIER = {
    lemma: (str(entry["kind"]), frozenset(str(entry["words"]).split()))
    for lemma, entry in word_table("actors.by_modifier").items()
}


def _stands_bare(page: Page, head: int, known: Noun) -> bool:
    """Whether a noun with nothing before it can name somebody."""
    word = page.lower[head]
    if known.kind in ("document", "media") and word != "media":
        return False
    if known.plural or known.kind == "crowd" or word in _BARE:
        return True
    follower = page.holder[head + 1] if head + 1 < len(page.words) else None
    titled = follower is not None and follower.may_be_person
    above = page.tree.heads[head]
    alone = page.tree.relations[head] not in _MODIFIER or above < head
    return titled or (alone and page.words[head][0].isupper() and known.kind == "person" and head >= page.title)
