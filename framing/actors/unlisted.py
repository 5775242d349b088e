"""Mentions for sources whose words name nobody that the lists know: *those*, *4 in 10*, *the Fed's policies*."""

from __future__ import annotations

import re

from framing.actors.callings import AGE
from framing.actors.mention import Mention
from framing.actors.phrases import QUANTIFIERS
from framing.actors.page import Page
from framing.actors.vocabulary import noun
from framing.actors.wordlists import DETERMINERS, NUMBERS, PRONOUNS

__all__ = ["AFTER_HEAD", "make", "participle"]

#: Words that stand behind the head of a noun phrase.
AFTER_HEAD = frozenset(
    "of in on at for from with to who that which whom , ( by among about against near aboard and or under "
    "nationwide worldwide alike here there everywhere".split()
)
_EACH = frozenset("each both neither either".split())
#: Tokens back to which *another* may look.
_FAR = 60
_ONE = frozenset(["one", "another"])
_THOSE = frozenset(["those", "these"])
_FRACTIONS = frozenset("third quarter fifth half majority minority two-thirds three-quarters most".split())
_SHARES = frozenset(["percent", "%", "pct"])
_SITE = re.compile(r"[\w-]{3,}\.(?:com|org|net|info|co\.uk|[a-z]{2})")
_PARTICIPLES = frozenset("given known made seen sent shown taken written found heard told won".split())
_OF_PERSONS = (["who"], ["whom"], ["whose"])
_THING_ENDINGS = tuple(
    """
    center centre power number numbers paper papers matter matters order orders factor factors ledger ledgers
    error errors endeavor endeavors behavior weather winter summer fever cancer chapter powers figures
    measures failures pressures
    """.split()
)
_PERSONAL_ENDINGS = tuple("er or ist ian eer ees ers ors ists ians man men woman women".split())
# Bodies whose names end in s.
_ONE_BODY = frozenset("reuters associates brothers industries systems airlines news times holdings".split())
_TRADES = ("ists", "ians", "checkers", "goers", "makers", "holders", "watchers", "keepers")


def make(page: Page, first: int, last: int) -> Mention | None:
    """A new mention on the page for the tokens first … last - 1 of a source.

    Parameters
    ----------
    page : Page
    first, last : int

    Returns
    -------
    Mention or None
        None where the tokens hold no word.
    """
    counts = last - first > 2 and page.lower[first] in QUANTIFIERS and page.lower[first + 1] == "of"
    if counts and (page.lower[first + 2] in PRONOUNS or page.lower[first + 2] in _THOSE):
        return make(page, first + 2, last)  # many of whom
    for read in (_pronoun, _site, _those, _one_more, _counted, _noun):
        mention = read(page, first, last)
        if mention is not None:
            page.put(mention)
            return mention
    return None


def participle(page: Page, k: int) -> bool:
    """Whether a participle follows its noun at a token (research conducted by …)."""
    word = page.lower[k]
    told = word in _PARTICIPLES or (word.endswith(("ed", "ing")) and len(word) > 4)
    return told and (page.is_noun(k - 1) or noun(page.lower[k - 1]) is not None)


def _pronoun(page: Page, first: int, last: int) -> Mention | None:
    word = page.lower[first]
    if last - first == 1 and word in _EACH:
        return Mention(first, last, first, "pronoun", "any", "they", True)
    if word not in PRONOUNS:
        return None
    kind, plural, gender, _ = PRONOUNS[word]
    return Mention(first, first + 1, first, "pronoun", kind, word, plural, gender)


def _site(page: Page, first: int, last: int) -> Mention | None:
    """An outlet that goes by its address."""
    for end in range(first + 1, min(first + 4, last + 1)):
        address = page.doc.text[page.starts[first] : page.ends[end - 1]].rstrip(".")
        if _SITE.fullmatch(address):
            return Mention(first, end, first, "name", "media", page.lower[first], words=(address,))
    return None


def _those(page: Page, first: int, last: int) -> Mention | None:
    """Those who …, no one: people whom no noun tells."""
    if page.lower[first : first + 2] == ["no", "one"]:
        return Mention(first, first + 2, first + 1, "nominal", "crowd", "nobody", True, definite="num")
    k = first + 1
    told = k < last and (page.is_noun(k) or noun(page.lower[k]) is not None or page.words[k] != page.lower[k])
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
    if share and (share + 1 == last or lower[share + 1] in AFTER_HEAD):
        return Mention(first, share + 1, share, "nominal", "crowd", "percent", True, definite="num")
    head = first + (lower[first] in DETERMINERS)
    alone = last - head == 1 or (head < last - 1 and lower[head + 1] in AFTER_HEAD)
    if alone and (lower[head] in _FRACTIONS or (lower[head].isdigit() and lower[head + 1 : head + 2] == ["in"])):
        return Mention(first, head + 1, head, "nominal", "crowd", "percent", True, definite="num")
    number = lower[first] in NUMBERS or lower[first].isdigit()
    if not number or (last - first > 1 and lower[first + 1] not in AFTER_HEAD):
        return None
    return Mention(first, first + 1, first, "nominal", "person", lower[first], True, definite="num")


def _noun(page: Page, first: int, last: int) -> Mention | None:
    """The last word before what goes on behind a noun."""
    lower, words = page.lower, page.words
    definite = DETERMINERS.get(lower[first], "bare")
    begin = first + (lower[first] in DETERMINERS and first + 1 < last)
    stop = next((k for k in range(begin + 1, last) if lower[k] in AFTER_HEAD or participle(page, k)), last)
    head = stop - 1
    while head > begin and not words[head][0].isalnum():
        head -= 1
    if not words[head][0].isalnum():
        return None
    word = lower[head]
    known = noun(word)
    lemma, kind, plural = word, "thing", word.endswith("s") and not word.endswith("ss")
    if known is not None:
        lemma, kind, plural = known.lemma, known.kind, known.plural
    elif lower[head + 1 : head + 2] in _OF_PERSONS:
        kind = "person"
    elif words[head] != word and _is_name(page, head, begin, stop, last - first == 1, plural):
        return Mention(
            begin,
            head + 1,
            head,
            "name",
            "name",
            word,
            plural and word not in _ONE_BODY,
            words=tuple(words[begin : head + 1]),
        )
    elif word.endswith(_PERSONAL_ENDINGS) and not word.endswith(_THING_ENDINGS):
        kind = "person"
    mention = Mention(begin, head + 1, head, "nominal", kind, lemma, plural, definite=definite)
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
