"""Mentions for sources whose words name nobody that the lists know: *those*, *4 in 10*, *the Fed's policies*."""

from __future__ import annotations

from framing.actors.detect.mention import Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.detect.page import Page
from framing.actors.words.closed_classes import DETERMINERS, NUMBERS, PEOPLES, PRONOUNS
from framing.actors.words.descriptions import AGE
from framing.actors.words.nouns import noun
from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS

__all__ = ["make"]

#: Tags of what goes on behind a noun phrase.
_BEHIND = frozenset("IN TO WDT WP WP$ , CC -LRB- VBN VBG VBD VBZ VBP : ``".split())
_EACH = frozenset("each both neither either".split())
#: Tokens back to which *another* may look.
_FAR = 60
_ONE = frozenset(["one", "another"])
_THOSE = frozenset(["those", "these"])
_FRACTIONS = frozenset("third quarter fifth half majority minority two-thirds three-quarters most".split())
_SHARES = frozenset(["percent", "%", "pct"])
_OF_PERSONS = (["who"], ["whom"], ["whose"])
_THING_ENDINGS = tuple(words("actors.unlisted.thing_endings"))
_PERSONAL_ENDINGS = tuple(words("actors.unlisted.personal_endings"))
# Bodies whose names end in s.
_ONE_BODY = frozenset("reuters associates brothers industries systems airlines news times holdings".split())
_NAMELESS = words("actors.names.nameless")
_PEOPLES = ("ians", "izens", "ites")  # British Columbians, Netizens
_TRADES = ("ists", "ians", "checkers", "goers", "makers", "holders", "watchers", "keepers")


def make(page: Page, first: int, last: int, head: int | None = None) -> Mention | None:
    """A new mention on the page for the tokens first … last - 1 of a source.

    Parameters
    ----------
    page : Page
    first, last : int
    head : int, optional
        The token on which the others hang, where the caller knows it.

    Returns
    -------
    Mention or None
        None where the tokens hold no word.
    """
    counts = last - first > 2 and page.lower[first] in QUANTIFIERS and page.lower[first + 1] == "of"
    if counts and (page.lower[first + 2] in PRONOUNS or page.lower[first + 2] in _THOSE):
        return make(page, first + 2, last)  # many of whom
    for read in (_pronoun, _those, _one_more, _counted):
        mention = read(page, first, last)
        if mention is not None:
            break
    else:
        mention = _noun(page, first, last, page.tree.head_of(first, last) if head is None else head)
    if mention is not None:
        page.put(mention)
    return mention


def _pronoun(page: Page, first: int, last: int) -> Mention | None:
    word = page.lower[first]
    if last - first == 1 and word in _EACH:
        return Mention(first, last, first, "pronoun", "any", "they", True)
    if word not in PRONOUNS:
        return None
    kind, plural, gender, _ = PRONOUNS[word]
    return Mention(first, first + 1, first, "pronoun", kind, word, plural, gender)


def _those(page: Page, first: int, last: int) -> Mention | None:
    """Those who …, no one: people whom no noun tells."""
    if page.lower[first : first + 2] == ["no", "one"]:
        return Mention(first, first + 2, first + 1, "nominal", "crowd", "nobody", True, definite="num")
    k = first + 1
    told = k < last and (page.tree.tags[k] in NOUNS or noun(page.lower[k]) is not None)
    if page.lower[first] not in _THOSE or told:
        return None
    return Mention(first, first + 1, first, "nominal", "person", "those", True, definite="num")


def _one_more(page: Page, first: int, last: int) -> Mention | None:
    """One, another: one more of those that were spoken of last."""
    if page.lower[first] not in _ONE or last - first > 1:
        return None
    mention = Mention(first, last, first, "nominal", "person", page.lower[first], definite="num")
    for k in range(first - 1, max(first - _FAR, -1), -1):
        held = page.holder[k]
        if held is None or held.form != "nominal" or held.inside is not None or held.kind == "crowd":
            continue
        if held.plural or held.definite in ("a", "num"):
            mention.kind, mention.lemma, mention.gender = held.kind, held.lemma, held.gender
            break
    return mention


def _counted(page: Page, first: int, last: int) -> Mention | None:
    """Several, 4 in 10, a third, forty percent."""
    lower = page.lower
    share = next((k for k in range(first + 1, last) if lower[k] in _SHARES), 0)
    if share and (share + 1 == last or page.tree.relations[share + 1] != "amod"):
        return Mention(first, share + 1, share, "nominal", "crowd", "percent", True, definite="num")
    head = first + (lower[first] in DETERMINERS)
    goes_on = head + 1 < last and not _ends(page, head + 1)
    share_of = head < last and lower[head].isdigit() and lower[head + 1 : head + 2] == ["in"]
    if head < last and not goes_on and (share_of or lower[head] in _FRACTIONS):
        return Mention(first, head + 1, head, "nominal", "crowd", "percent", True, definite="num")
    number = lower[first] in NUMBERS or lower[first].isdigit()
    if number and first + 1 < last and lower[first + 1] in PEOPLES:
        return Mention(first + 1, first + 2, first + 1, "nominal", "crowd", lower[first + 1], True, definite="num")
    if not number or (first + 1 < last and not _ends(page, first + 1)):
        return None
    return Mention(first, first + 1, first, "nominal", "person", lower[first], True, definite="num")


def _ends(page: Page, k: int) -> bool:
    """Whether a token goes on behind a noun phrase: a preposition, a relative, a mark, a conjunction."""
    return page.tree.tags[k] in _BEHIND


def _noun(page: Page, first: int, last: int, head: int) -> Mention | None:
    """A noun that the lists do not know."""
    lower, words, tree = page.lower, page.words, page.tree
    definite = DETERMINERS.get(lower[first], "bare")
    begin = first + (lower[first] in DETERMINERS and first + 1 < last)
    if tree.tags[head][0] == "V":
        head = next((k for k in range(begin, last) if tree.tags[k] in NOUNS), head)  # audio provided to the paper
    if not begin <= head < last or not words[head][0].isalnum():
        head = next((k - 1 for k in range(begin + 1, last) if _ends(page, k)), last - 1)
    while head > begin and not words[head][0].isalnum():
        head -= 1
    if not words[head][0].isalnum():
        return None
    begin = max(begin, min(tree.noun_phrase(head)[0], head))
    begin += lower[begin] in DETERMINERS and begin < head
    stop = head + 1
    word = lower[head]
    known = noun(word)
    lemma, kind, plural = word, "thing", word.endswith("s") and not word.endswith("ss")
    if known is not None:
        lemma, kind, plural = known.lemma, known.kind, known.plural
    elif lower[head + 1 : head + 2] in _OF_PERSONS or _NAMELESS.issuperset(lower[begin:stop]):
        kind = "person"
    elif words[head] != word and _is_name(page, head, begin, stop, last - first == 1, plural):
        own = tuple(words[begin:stop])
        many = plural and word not in _ONE_BODY
        kind = "crowd" if many and word.endswith(_PEOPLES) else "name"
        return Mention(begin, stop, head, "name", kind, word, many, words=own)
    elif word.endswith(_PERSONAL_ENDINGS + _PEOPLES * plural) and not word.endswith(_THING_ENDINGS):
        kind = "person"
    mention = Mention(begin, stop, head, "nominal", kind, lemma, plural, definite=definite)
    mention.words = tuple(lower[begin:head])
    if AGE.fullmatch(word):  # the 64-year-old
        mention.kind, mention.lemma, mention.words = "person", "person", (word,)
    return mention


def _is_name(page: Page, head: int, begin: int, stop: int, single: bool, plural: bool) -> bool:
    """Whether an unknown capitalised word is a name."""
    small = page.lower[head] in page.small
    if head > begin or (stop == begin + 1 and page.lower[stop : stop + 1] == [","] and not small):
        return True  # Lee, a Democrat
    trade = page.begins[head] and page.lower[head].endswith(_TRADES)
    return single and (not plural or not (small or trade))
