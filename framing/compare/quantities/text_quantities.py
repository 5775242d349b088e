"""The quantities of one text: how many of what, how surely, and what happened to those counted."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from framing.compare.quantities.harm import find_harm, may_harm
from framing.compare.quantities.number_words import may_begin, read_number
from framing.compare.quantities.quantity_words import ABOVE, BELOW, CURRENCIES, DATES, KIND, QUALIFIERS, UNITS
from framing.lexicons.words import words as word_list
from framing.text import Document, lemma
from framing.text.grammar.tree import NOUNS, Tree

__all__ = ["Quantity", "quantities_in", "sentences_with_numbers"]

_COUNTING = frozenset("compound nummod amod det neg nmod:npmod dep".split())  # from a number to its noun
_MARKS = frozenset(["``", "''", "POS", '"', "'"])
_CAP = 8  # words from a number to the noun that it counts
#: Tokens before a number and behind it whose tags are looked at, whatever sentence they are of.
_BEFORE, _BEHIND = 2, 2
_NEAR = 9  # words from a number that names nobody to the word for what happened to them, for them to be shown together


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity.

    Attributes
    ----------
    start, end : int
        From the qualifier to the last word of what is counted.
    number_end : int
        Where the number ends, before what is counted.
    qualifier : str
    low, high : float
        Range that the words allow; infinite where open.
    head : str
        Dictionary form of what is counted; empty when not said.
    counted : str
        Its words.
    kind : str
        Class of `head` (fighters, civilians, people, time, …), or "other".
    measure : str
        killed, wounded, displaced …, or empty.
    """

    start: int
    end: int
    number_end: int
    qualifier: str
    low: float
    high: float
    head: str
    counted: str
    kind: str
    measure: str


def sentences_with_numbers(doc: Document) -> set[int]:
    """Numbers of the sentences that have to be parsed for the quantities of a text.

    Parameters
    ----------
    doc : Document

    Returns
    -------
    set of int
        Those in which an amount may begin, and those in reach of one.

    Examples
    --------
    >>> doc = Document("It rained. " * 8 + "They lost twenty of their men there. " + "They left. " * 8)
    >>> sorted(sentences_with_numbers(doc))
    [8]
    """
    words = [word.lower() for word in doc.tokens.words]
    of_words = {"several": "JJ", "no": "DT"}  # the only ones whose tags decide whether they are numbers
    tags = [of_words.get(word, "") for word in words]
    sentence = doc.token_sentence
    harmed = _sentences_with(may_harm, doc, words)
    told = harmed | _sentences_with(_of_a_kind, doc, words)
    out: set[int] = set()
    for place in _beginnings(words):
        found = read_number(words, tags, place)
        if found is None:
            continue
        first, qualifier = _qualifier(words, place)
        if _is_no_amount(words, first, place, found[0]) or _told_by_words(words, first, place, found[0]):
            continue
        own = int(sentence[place])
        if _counts_harm_alone(words[place], found[1], qualifier) and own not in harmed:
            continue
        if _is_year(words[place], *found[1:], qualifier) and own not in told:
            continue
        # The name before a comma of which it may be the age, and what stands behind a mark that closes with it.
        first -= _BEFORE * (first >= _BEFORE and words[first - 1] == ",")
        last = found[0]
        last += _BEHIND * (last + _BEHIND < len(words) and not words[last + 1][0].isalnum())
        out.update(range(int(sentence[first]), int(sentence[last]) + 1))
    return out


def _sentences_with(test: Callable[[str], bool], doc: Document, words: list[str]) -> set[int]:
    """Numbers of the sentences with a word that passes a test."""
    found = {word for word in set(words) if test(word)}
    return {number for number, word in zip(doc.token_sentence.tolist(), words) if word in found} if found else set()


@lru_cache(maxsize=2**13)
def _of_a_kind(word: str) -> bool:
    """Whether a word can be the head of what is counted, and has a kind."""
    return _head(lemma(word)) in KIND


def _head(base: str) -> str:
    """Dictionary form of a head noun."""
    return "life" if base == "live" else base


def _beginnings(words: list[str]) -> list[int]:
    """Places at which a number may begin."""
    known = {word for word in set(words) if may_begin(word)}
    return [place for place, word in enumerate(words) if word in known]


def quantities_in(doc: Document, tree: Tree | None = None) -> list[Quantity]:
    """Find all quantities of a text; dates, years, ages, ordinals and clock times are left out.

    Parameters
    ----------
    doc : Document
    tree : Tree, optional
        Its tree; of it, :func:`sentences_with_numbers` are read.

    Returns
    -------
    list of Quantity

    Examples
    --------
    >>> [found] = quantities_in(Document("Rebels killed at least 20 government soldiers in May 2016."))
    >>> found.qualifier, found.low, found.high, found.counted, found.kind, found.measure
    ('at least', 20.0, inf, 'government soldiers', 'fighters', 'killed')
    """
    tree = doc.tree if tree is None else tree
    out = []
    after = 0
    for place in _beginnings(tree.lower):
        if place < after:
            continue
        found = read_number(tree.lower, tree.tags, place)
        if found is None:
            continue
        last, low, high = found
        quantity = _quantity(doc, tree, place, last, low, high)
        if quantity is not None:
            out.append(quantity)
        after = last + 1
    return out


def _quantity(doc: Document, tree: Tree, place: int, last: int, low: float, high: float) -> Quantity | None:
    first, qualifier = _qualifier(tree.lower, place)
    if _is_no_amount(tree.lower, first, place, last):
        return None
    noun, head, kind = _told_by_words(tree.lower, first, place, last) or _counted(tree, place, last)
    measure, told = "", None
    if noun is None or kind not in UNITS:
        measure, told = find_harm(tree, first, noun[1] if noun else last, head)
    if noun is None:
        if not measure or _is_age(tree, first, last):
            return None
        near = told if told is not None and told - last <= _NEAR else last
        more = tree.lower[last + 1 : last + 2] in (["more"], ["others"], ["aboard"])
        kind, noun = "people", (last, max(last + more, near))
    if _is_way_of_speaking(tree.lower[place], low, high, qualifier, kind, measure):
        return None
    low, high = (low, math.inf) if qualifier in ABOVE else (0.0, high) if qualifier in BELOW else (low, high)
    start, stop = int(doc.tokens.start[first]), int(doc.tokens.end[max(noun[1], last)])
    counted = doc.text[int(doc.tokens.start[noun[0]]) : int(doc.tokens.end[noun[1]])] if noun[0] > last else ""
    return Quantity(start, stop, int(doc.tokens.end[last]), qualifier, low, high, head, counted, kind, measure)


def _is_no_amount(words: list[str], first: int, place: int, last: int) -> bool:
    """Whether a number is a date, a clock time, the number of a page, or part of *one in five*."""
    before, after = words[first - 1] if first else "", words[last + 1] if last + 1 < len(words) else ""
    if before == "no" and words[place] == "one":
        return True
    if before in DATES or after in DATES or before in word_list("compare.numbered"):
        return True
    return after in word_list("compare.clock") or words[max(0, place - 2) : place] == ["one", "in"]


def _is_age(tree: Tree, first: int, last: int) -> bool:
    """Whether a number behind a name is an age: *Bryon Dickson, 38, was killed*."""
    if not 2 <= first <= last < len(tree) - 1 or tree.lower[first - 1] != "," or not tree.lower[last].isdigit():
        return False
    return tree.lower[last + 1] in (",", ".") and tree.tags[first - 2] in NOUNS and int(tree.lower[last]) < 120


def _is_way_of_speaking(word: str, low: float, high: float, qualifier: str, kind: str, measure: str) -> bool:
    """Whether a number counts nothing: a year, none of which nothing is said, *one day*."""
    return (_is_year(word, low, high, qualifier) and kind == "other") or (
        not measure and _counts_harm_alone(word, low, qualifier)
    )


def _is_year(word: str, low: float, high: float, qualifier: str) -> bool:
    """Whether a number is a year, unless it counts something of a known kind, or those whom something happened to."""
    return low == high and 1500 <= low <= 2100 and word.isdigit() and not qualifier


def _counts_harm_alone(word: str, low: float, qualifier: str) -> bool:
    """Whether a number counts only those to whom something happened: none, or one."""
    return low == 0 or (word == "one" and low == 1 and not qualifier)


def _qualifier(words: list[str], place: int) -> tuple[int, str]:
    """First token of the number with its qualifier and its currency, and the qualifier."""
    if place and words[place - 1] in CURRENCIES:
        place -= 1
    if place and words[place - 1] in ("another", "further", "additional"):
        place -= 1
    for phrase in QUALIFIERS:
        size = phrase.count(" ") + 1
        if place >= size and " ".join(words[place - size : place]) == phrase:
            return place - size, phrase
    return place - (place > 0 and words[place - 1] == "between"), ""


def _told_by_words(words: list[str], first: int, place: int, last: int) -> tuple[tuple[int, int], str, str] | None:
    """What the words beside a number say that it counts, money or percent; None where the tree has to say it."""
    coin = CURRENCIES.get(words[first]) or CURRENCIES.get(words[place - 1] if place else "")
    behind = words[last + 1 : last + 3]
    sign = behind[:1] == ["%"]
    if coin:
        return (last + sign, last + sign), coin, "money"
    if sign or behind[:1] in (["percent"], ["percentage"]):
        return (last + 1, last + 1), "percent", "percent"
    return ((last + 1, last + 2), "percent", "percent") if behind == ["per", "cent"] else None


def _counted(tree: Tree, place: int, last: int) -> tuple[tuple[int, int] | None, str, str]:
    """First and last token of the counted noun phrase, its head, its kind."""
    noun = max(_noun(tree, k) for k in range(place, last + 1))
    if noun <= last:
        return None, "", "other"
    start = last + 1
    while start < noun and (tree.lower[start] in word_list("compare.owners") or tree.tags[start] in _MARKS):
        start += 1
    head = _head(tree.lemmas[noun])
    return (start, noun), head, KIND.get(head, "other")


def _noun(tree: Tree, number: int) -> int:
    """The noun that a number counts: its head (*40 men*), or the one behind *of* (*nine of its men*); -1 for none."""
    above = tree.heads[number]
    while above > number and tree.relations[number] in _COUNTING | {"advmod"} and tree.tags[above] not in NOUNS:
        number, above = above, tree.heads[above]
    joined = number < above <= number + _CAP and tree.relations[number] in _COUNTING
    of = [k for k in tree.behind(number, "of") if number < k <= number + _CAP]
    noun = above if joined else of[0] if of else _behind_a_mark(tree, number)
    if noun < 0 or tree.tags[noun] not in NOUNS or (tree.lower[noun] in word_list("harm.states")):
        return -1  # 120 injured, 12 dead: nobody is named whom they could describe
    return noun


def _behind_a_mark(tree: Tree, number: int) -> int:
    """The head of a noun phrase that begins behind a closing mark: *‘More Than 100’ Regime Fighters*; or -1."""
    if number + 2 >= len(tree) or tree.tags[number + 1] != "''":
        return -1
    return tree.noun_head(number + 2)
