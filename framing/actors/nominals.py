"""Noun phrases that name somebody without a name: *the ministry*, *unnamed officials*, *Trump's campaign*."""

from __future__ import annotations

from framing.actors.mention import Mention
from framing.actors.page import CLITICS, Page
from framing.actors.vocabulary import Noun, noun
from framing.actors.wordlists import ADJECTIVES_ED_ING, DETERMINERS, NUMBERS, POSSESSIVES, STOP

__all__ = ["QUANTIFIERS", "put_nominals"]

#: Nouns and pronouns that count others: the phrase after *of* is who is meant.
QUANTIFIERS = frozenset(
    """
    number group couple majority minority handful dozens dozen hundreds thousands millions scores many some most
    several others half pair trio few none one all both each series crowd coalition lot percent % plurality range
    slew chorus array bunch two three four five six seven eight nine ten two-thirds three-quarters quarter third any
    either neither team part share percentage proportion thirds quarters fifths lots plenty chunk throngs legions
    swaths segments clutch cadre coterie contingent band cluster mix roster parade procession
""".split()
)
# Nouns that are verbs as often when they stand bare.
_ALSO_VERBS = frozenset(
    """
    reports claims polls plans heads leads backs orders forces moves hosts guards votes supports attacks fires works
    counts charts figures forms records signs stories notes comments accounts appeals bans bills books cables
    estimates feature features file files findings list lists logs maps posts rates reviews rules shots statements
    states studies warnings words results answers questions letters numbers pages papers pictures programs tapes
    returns texts tests videos views fears hopes needs wants signals sponsors exiles trolls
""".split()
)
_GRADES = frozenset("major minor principal senior junior chief general".split())
_CRAFT = frozenset("jet jets plane planes aircraft".split())
# What follows a verb and hardly a noun.
_COMPLEMENTS = frozenset("to that a an the his her its their him them it".split())
# Nouns for persons that are adjectives as often.
_ADJECTIVAL = frozenset(
    """
    republican democrat conservative liberal progressive socialist independent libertarian moderate radical local
    official general major principal professional intellectual individual national elder islamist jihadist extremist
    terrorist militant rebel separatist paramilitary evangelical senior expert chief minor patient white black
    foreign native adult youth veteran opposition police staff public elite base executive judicial state city
    county country house party campaign nationalist communist marxist fascist leftist rightist anarchist secularist
    fundamentalist salafist monarchist royalist isolationist globalist protectionist juvenile infant baby twin exile
""".split()
)
_ADJECTIVAL_BODIES = frozenset(
    "military media press party opposition police state government army weekly daily".split()
)
_INFORMED = [["familiar"], ["close"], ["briefed"], ["knowledgeable"], ["involved"], ["with"]]
# What numbers do.
_TELLING = frozenset("show shows showed suggest suggests suggested indicate released published for from put".split())
# Figures who are persons (the party's top figures), papers that are documents.
_EMINENT = frozenset(
    """top senior leading key public prominent political religious party establishment opposition influential military
    major powerful conservative liberal republican democratic gop media television government""".split()
)
_ORGANIZED = frozenset("intelligence international diplomatic".split())
_WRITTEN = frozenset("white discussion working research policy position academic scientific term".split())
_COUNTING = frozenset("many some most several others other half few".split())
_MODIFIERS_IN_S = frozenset(
    """
    sports news arms weapons rights affairs elections relations communications operations sales drugs services forces
    economics politics veterans states victims emergency-services human-rights admissions narcotics
""".split()
)


def put_nominals(page: Page) -> None:
    """Put the noun phrases of a page on it; its names must stand there already.

    Parameters
    ----------
    page : Page
    """
    lower, holder, n = page.lower, page.holder, len(page.words)
    for i, known in enumerate(map(noun, lower)):
        word = lower[i]
        if known is None:
            if word == "those" and i + 1 < n and lower[i + 1] in ("who", "whose", "whom"):
                page.put(Mention(i, i + 1, i, "nominal", "person", word, True, definite="num"))
            continue
        if holder[i] is not None and not _gives_way(page, i, known):
            continue
        following = noun(lower[i + 1]) if i + 1 < n and not page.begins[i + 1] else None
        if following is not None and lower[i + 1] in _ALSO_VERBS and _governs(page, i + 1):
            following = None
        if following is not None and holder[i + 1] is None:
            institution = known.kind == "document" and following.kind == "body"  # the appeals court
            if not known.plural or known.kind in ("crowd", "media") or institution:
                continue  # the first part of a compound
        if known.kind == "document" and not known.plural and i + 1 < n and page.is_noun(i + 1):
            continue  # law enforcement
        describes = word in _GRADES or word in _ADJECTIVAL
        if i + 1 < n and (lower[i + 1] in _CRAFT or (describes and page.is_noun(i + 1))):
            continue  # a fighter jet, a major attack, local time
        if word in _ALSO_VERBS and i and _governs(page, i):
            continue  # the campaign plans to …
        if word in _ADJECTIVAL_BODIES and i + 1 < n and _describes(page, i + 1):
            continue  # military action
        if word in _ADJECTIVAL and _before_noun(page, i):
            continue  # a Republican presidential nominee: an adjective
        if word in _COUNTING and i + 1 < n and _goes_on(page, i + 1):
            continue  # many lawmakers: the noun comes
        mention = _phrase(page, i, known)
        if mention is not None:
            held = holder[i]
            if held is not None:
                page.mentions.remove(held)
                for k in range(held.first, held.last):
                    holder[k] = None
            page.put(mention)


def _governs(page: Page, i: int) -> bool:
    """Whether a word that may be a noun is the verb: somebody right before it, a complement right after."""
    before = page.holder[i - 1]
    somebody = before is not None or noun(page.lower[i - 1]) is not None
    follower = page.lower[i + 1] if i + 1 < len(page.lower) else ""
    return somebody and follower in _COMPLEMENTS


def _gives_way(page: Page, i: int, known: Noun) -> bool:
    """A name of one word that is a plural noun (Republicans, Officials) is a noun phrase."""
    held = page.holder[i]
    return (
        held is not None
        and held.form == "name"
        and held.actor is None
        and held.head == i
        and not (held.kind == "person" and len(held.words) > 1)  # Charlie Spies
        and page.lower[i] != "greens"  # a party
        and "of" not in page.lower[held.first : i]  # the Conference of Mayors
        and known.plural
        and known.kind in ("person", "crowd")
    )


def _before_noun(page: Page, i: int) -> bool:
    """Whether a noun for somebody follows within three words that all may belong to one phrase."""
    for k in range(i + 1, min(i + 5, len(page.lower))):
        word = page.lower[k]
        held = page.holder[k]
        if held is not None and held.form == "name" and not held.plural and held.kind in ("place", "body"):
            if held.kind == "body" and held.first == k:
                return True  # the nationalist People's Party
            continue  # the independent Vermont senator
        if page.begins[k] or not word[0].isalpha() or word in STOP or held is not None:
            return False
        if word in DETERMINERS or word in POSSESSIVES or (word.endswith("ed") and word not in ADJECTIVES_ED_ING):
            return False
        if noun(word) is not None:
            return not (word in _ALSO_VERBS and _governs(page, k))
    return False


def _describes(page: Page, k: int) -> bool:
    """Whether a token looks like a noun that the word before it describes."""
    word = page.lower[k]
    return (
        not page.begins[k]
        and word.isalpha()
        and word == page.words[k]
        and word not in STOP
        and not word.endswith(("ed", "s", "ly"))
    )


def _goes_on(page: Page, k: int) -> bool:
    word = page.lower[k]
    return (word[0].isalpha() and (word not in STOP) and not word.endswith("ly")) or page.holder[k] is not None


def _phrase(page: Page, head: int, known: Noun) -> Mention | None:
    lower, words, holder = page.lower, page.words, page.holder
    first, definite = head, "bare"
    owner: Mention | None = None
    modifiers: list[str] = []
    j = head - 1
    sentence = page.sentence[head]
    held = holder[head]
    while j >= 0 and page.sentence[j] == sentence and head - j <= 8:
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
        if word == "/" and j and first == j + 1 and holder[j - 1] is not None:
            j -= 1  # a New York Times/CBS News poll
            continue
        if word in ("and", "or") and j and first == j + 1 and _affiliates(words[j + 1]) and _affiliates(words[j - 1]):
            modifiers.append(word)
            j -= 1
            continue
        if word.endswith("ly") and j and (lower[j - 1] in DETERMINERS or lower[j - 1] in POSSESSIVES):
            j -= 1  # the famously gruff senator
            continue
        if word in STOP or not word[0].isalnum() or not _modifies(page, j) or page.is_verb(j):
            if word == "of" and j and (lower[j - 1] in NUMBERS or lower[j - 1] in QUANTIFIERS):
                definite = "num"
            break
        modifiers.append(word)
        first = j
        j -= 1
    modifiers.reverse()
    if definite == "bare" and not modifiers and not _stands_bare(page, head, known):
        return None
    mention = Mention(first, head + 1, head, "nominal", known.kind, known.lemma, known.plural, known.gender)
    if known.lemma in ("person", "people", "individual") and lower[head + 1 : head + 2] in _INFORMED:
        mention.lemma = "source"  # people familiar with the matter
    follower = lower[head + 1] if head + 1 < len(lower) else ""
    if known.lemma == "figure" and not _EMINENT.isdisjoint(modifiers) and follower not in _TELLING:
        mention.kind = "person"
    elif known.lemma == "community" and not _ORGANIZED.isdisjoint(modifiers):
        mention.kind, mention.plural = "body", False
    elif known.lemma == "paper" and not _WRITTEN.isdisjoint(modifiers):
        mention.kind = "document"
    mention.definite = definite
    mention.words = tuple(modifiers)
    mention.owner = owner
    return mention


def _stands_bare(page: Page, head: int, known: Noun) -> bool:
    """Whether a noun with nothing before it can name somebody."""
    word = page.lower[head]
    if known.kind in ("document", "media") and word != "media":
        return False
    if word in _ALSO_VERBS and not (head and page.lower[head - 1] in ("of", "by", "for", "from", "with", "between")):
        return False
    if known.plural or known.kind == "crowd":
        return True
    follower = page.holder[head + 1] if head + 1 < len(page.words) else None
    titled = follower is not None and follower.form == "name" and follower.kind in ("person", "name")
    alone = head + 1 >= len(page.lower) or page.lower[head + 1] in STOP
    return titled or (alone and page.words[head][0].isupper() and known.kind == "person" and head >= page.title)


def _modifies(page: Page, j: int) -> bool:
    """Whether a token may stand before a head noun as its modifier."""
    word = page.lower[j]
    if page.words[j][0].isupper() or "-" in word:
        return True
    if word.endswith("ed") or word.endswith("ing"):
        if word in ADJECTIVES_ED_ING or len(word) < 5:
            return True
        before = page.lower[max(j - 2, 0) : j]  # her usual negotiating partner
        return any(one in DETERMINERS or one in POSSESSIVES or one in CLITICS for one in before)
    if word.endswith("ly") and len(word) > 4:
        return False
    if word.endswith("s") and not word.endswith(("ss", "ous", "us", "is")):
        return noun(word) is not None or word in _MODIFIERS_IN_S
    return True


def _affiliates(word: str) -> bool:
    """Whether a word may name what somebody belongs to: capitalised, or a compound."""
    return word[:1].isupper() or "-" in word
