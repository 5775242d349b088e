"""The mention at the head of the words that name a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.actors.groups import conjoined, join, skip_aside
from framing.actors.mention import BEARERS, Mention
from framing.actors.phrases import QUANTIFIERS
from framing.actors.page import CLITICS, Page
from framing.actors.unlisted import AFTER_HEAD, make, participle
from framing.actors.vocabulary import noun
from framing.actors.wordlists import POSSESSIVES, STOP

__all__ = ["source_head"]

_MARKS = frozenset(["“", "”", '"', "''", "``", "‘", "’"])
_COUNTED = QUANTIFIERS | {"out", "numbers", "percentages", "shares", "members", "groups"}
# Second words of what may stand before a number.
_COMPARED = frozenset(["than", "least", "most"])
# What may stand before those who are meant: hedges, and prepositions that belong to the cue.
_HEDGES = frozenset("about only just roughly nearly almost even approximately around by among to for from not".split())
_BREAKS = frozenset([",", "(", "who", "and", *CLITICS, "--", "—"])
_DASHES = frozenset([",", "--", "—", "–", "-", "(", ":"])
_RELATIVES = frozenset(["who", "whom", "whose", "which", "that"])
_EXAMPLES = (("such", "as"), ("like",), ("including",), ("led", "by"))


def source_head(page: Page, pieces: Sequence[tuple[int, int]]) -> Mention | None:
    """The mention at the head of a source; where the page has none there, one is put on it.

    Parameters
    ----------
    page : Page
    pieces : sequence of (start, end)
        The source, offsets in the text.

    Returns
    -------
    Mention or None
        None where the pieces hold no word.
    """
    for start, end in pieces:
        first, last = bisect_left(page.starts, start), bisect_left(page.starts, end)
        if first and page.ends[first - 1] > start:
            first -= 1
        found = _between(page, first, last)
        if found is not None:
            return found
    return None


def _between(page: Page, first: int, last: int) -> Mention | None:
    while first < last and not (page.words[first][0].isalnum() or page.words[first][0] == "@"):
        first += 1
    first = _past_hedges(page, first, last)
    if first >= last:
        return None
    if page.lower[first : first + 2] == ["no", "one"] and page.holder[first] is None:
        return make(page, first, last)
    for mention in page.groups:
        near = first <= mention.first <= first + 3 and mention.head < last and _near(page, first, mention)
        if near and all(part.head < last for part in mention.group):
            return mention
    inside = [page.at[k] for k in range(first, last) if k in page.at]
    while inside and inside[0].first > first and inside[0].lemma in _RELATIVES:
        inside = inside[1:]  # a fifth who chose
    tops = [m for m in inside if not any(_holds(other, m) for other in inside)]
    bearer = _chain_end(page, tops, first, last)
    if bearer is not None:
        tops = [bearer, *(m for m in tops if m.first >= bearer.last)]
    tops = _past_quantifier(page, tops, first, last)
    thing = _unknown_possessed(page, tops, first, last)
    if thing is not None:
        return thing
    if not tops or not _near(page, first, tops[0]):
        made = make(page, first, last)
        if made is None:
            return tops[0] if tops else None
        tops = [made, *(m for m in tops if m.first >= made.last)]
    head = _titled(page, tops, first, last) or _possessed(page, tops, last)
    examples = _examples(page, tops, head, last)
    if examples:
        head.group = tuple(examples)
    named = examples or _named(page, tops, head, first, last)
    if named:
        return named[0] if len(named) == 1 else join(page, named)
    if head.form == "nominal" and not head.plural:
        follower = next((m for m in tops if m.form == "name" and (m.apposed is head or m is head.apposed)), None)
        if follower is not None:
            head = follower
    rest = [head, *(_bearer(m, tops) for m in tops if m.first >= head.last)]
    members = conjoined(page, list(dict.fromkeys(rest)), last)
    return join(page, members) if len(members) > 1 else head


def _past_hedges(page: Page, first: int, last: int) -> int:
    """First token after *about*, *more than*, *at least* and the like."""
    while first + 1 < last:
        if page.lower[first] in _HEDGES:
            first += 1
        elif page.lower[first + 1] in _COMPARED:
            first = min(first + 2, last - 1)
        else:
            break
    return first


def _unknown_possessed(page: Page, tops: Sequence[Mention], first: int, last: int) -> Mention | None:
    """The Fed's policies, her antagonists: what is possessed, where the lists do not know the noun."""
    if not tops or tops[0].last >= last or not _near(page, first, tops[0]):
        return None
    owner, begin = tops[0], tops[0].last
    if page.lower[begin] in CLITICS:
        begin += 1
    elif owner.lemma not in POSSESSIVES or owner.form != "pronoun":
        return None
    stop = next((k for k in range(begin, last) if page.lower[k] in AFTER_HEAD), last)
    if begin >= stop or any(m.first < stop for m in tops[1:]) or not page.is_noun(stop - 1):
        return None
    made = make(page, begin, last)
    if made is not None:
        made.owner, made.definite = owner, "poss"
    return made


def _titled(page: Page, tops: Sequence[Mention], first: int, last: int) -> Mention | None:
    """Chairman of the Joint Chiefs of Staff Gen. Ann Lee: the person at the end of a long title."""
    told = noun(page.lower[tops[0].head]) if tops else None
    title = told is not None and told.kind == "person" and not told.plural and tops[0].definite in ("", "bare")
    if not title or not page.words[tops[0].head][0].isupper():
        return None
    stop = next((k for k in range(first, last) if page.lower[k] in _BREAKS), last)
    name = next((m for m in tops[1:] if m.form == "name" and m.kind == "person" and m.last == stop), None)
    if name is None or (page.lower[name.first - 1] in AFTER_HEAD and page.lower[name.first] not in ("staff", "state")):
        return None
    return name


def _chain_end(page: Page, tops: Sequence[Mention], first: int, last: int) -> Mention | None:
    """Log Cabin Republicans president Ann Lee: the person to whose name one phrase leads."""
    chain = [m for m in tops if m.form != "pronoun"]
    stop = next((k for k in range(first, last) if page.lower[k] in AFTER_HEAD or page.lower[k] == "and"), last)
    chain = [m for m in chain if m.last <= stop]
    if len(chain) < 2 or chain[-1].form != "name" or chain[-1].kind not in BEARERS:
        return None
    bearer = chain[-1]
    within = {k for m in chain for k in range(m.first, m.last)}
    joints = CLITICS | _MARKS
    plain = all(
        k in within or page.lower[k][0].isalnum() or page.lower[k] in joints for k in range(first, bearer.first)
    )
    before = chain[-2]
    beside = all(page.lower[k] in joints for k in range(before.last, bearer.first))
    several = before.form == "nominal" and before.plural and not bearer.roles  # but: police Chief Ann Lee
    led = plain and beside and bearer.last == stop and not several
    return bearer if led else None


def _bearer(mention: Mention, tops: Sequence[Mention]) -> Mention:
    """Republican nominee Donald Trump: the name, where a title stands before it."""
    return next((m for m in tops if m.apposed is mention and m.first == mention.last), mention)


def _holds(other: Mention, mention: Mention) -> bool:
    return other is not mention and other.first <= mention.first and mention.last <= other.last


def _near(page: Page, first: int, mention: Mention) -> bool:
    """Whether only modifiers stand between the beginning of the source and its first mention."""
    for k in range(first, mention.first):
        if k > first and participle(page, k) and noun(page.lower[k - 1]) is not None:
            return False  # documents made public
        if page.lower[k] in ("and", "or"):
            continue  # federal and state officials
        counted = k > first and (page.lower[k - 1] in _COUNTED or page.lower[k - 1][0].isdigit())
        if page.lower[k] in ("of", "in"):
            if k > first and not counted:
                return False
        elif page.lower[k] in AFTER_HEAD:
            return False
    return True


def _past_quantifier(page: Page, tops: list[Mention], first: int, last: int) -> list[Mention]:
    """A number of members: the members are meant, and nobody who has been named."""
    while tops and tops[0].lemma in QUANTIFIERS and tops[0].form == "nominal":
        k = skip_aside(page, tops[0].last)
        if k >= last or page.lower[k] != "of" or len(tops) < 2:
            break
        tops = tops[1:]
        if tops[0].form == "nominal" and tops[0].plural:
            tops[0].definite = "num"
    else:
        counted = first + 1 < last and page.lower[first] in QUANTIFIERS and page.lower[first + 1] == "of"
        if counted and tops and tops[0].form == "nominal" and tops[0].plural:
            tops[0].definite = "num"
    return tops


def _named(page: Page, tops: Sequence[Mention], head: Mention, first: int, last: int) -> list[Mention]:
    """Who is named in apposition: *her rival, Senator Ann Lee*; *one of the lawyers, Ann Lee*; *rivals, A and B*."""
    if head.form == "name" or head.kind in ("thing", "document"):
        return []
    kinds = BEARERS if head.kind in ("person", "crowd") else ("body", "media", "name")
    single = not head.plural or page.lower[first : first + 2] == ["one", "of"]
    for mention in tops:
        if (
            mention.form != "name"
            or mention.first <= head.last
            or (mention.kind not in kinds and head.form != "pronoun")
        ):
            continue
        title = mention.apposed
        begin = title.first if title is not None and title.last == mention.first else mention.first
        for _ in range(4):  # her rival, former state Senator Ann Lee
            before = page.lower[begin - 1]
            begin -= before == "the" or (before.isalpha() and before not in STOP)
        if page.lower[begin - 1] not in _DASHES:
            continue
        if single:
            return [mention]
        if any(m.form == "name" and m.last == begin - 1 for m in tops):
            return []  # advisers to Lee, Ho and Wu
        bearers = [_bearer(m, tops) for m in tops if m.first >= mention.first]
        members = conjoined(page, list(dict.fromkeys(bearers)), last)
        return members if len(members) > 1 else []
    return []


def _owned(page: Page, tops: Sequence[Mention], head: Mention) -> Mention:
    for mention in tops[tops.index(head) + 1 :]:
        if head.last < len(page.lower) and page.lower[head.last] in CLITICS and mention.first <= head.last + 4:
            head = mention
        else:
            break
    return head


def _possessed(page: Page, tops: Sequence[Mention], last: int) -> Mention:
    """Trump's campaign: what is possessed."""
    head = _owned(page, tops, tops[0])
    described = head.form == "nominal" and not head.plural and head.kind != "document"
    if len(tops) > 1 and (described or (head.form == "name" and head.kind != "person")):
        beside = tops[tops.index(head) + 1] if head is not tops[-1] else head
        acts = beside.last < last and page.is_verb(beside.last)  # the company Apple sued
        told = beside.kind in BEARERS if head.form == "name" else head.kind == "person" or not acts
        if beside.first == head.last and beside.form == "name" and told:
            head = _owned(page, tops, beside)  # US President Donald Trump, the agency ENA; candidate Gary Lee's doctor
    if head.form == "pronoun" and head.lemma in ("his", "her", "its", "their", "my", "our", "whose"):
        owned = (m for m in tops[1:] if m.form == "nominal" and (m.owner is head or m.first == head.last))
        return next(owned, head)
    return head


def _examples(page: Page, tops: Sequence[Mention], head: Mention, last: int) -> list[Mention]:
    """Critics such as A and B: those who are named."""
    if head.form != "nominal" or not head.plural or head.kind == "document":
        return []
    for k in range(head.last, last):
        for words in _EXAMPLES:
            if tuple(page.lower[k : k + len(words)]) == words:
                named = [_bearer(m, tops) for m in tops if m.first >= k + len(words)]
                named = [m for m in dict.fromkeys(named) if m.form == "name"]
                if named and words != ("led", "by"):
                    return conjoined(page, named, last)
                head.exemplified |= bool(named)
    if page.lower[last : last + 2] == [",", "including"]:
        after = [m for m in page.mentions if last < m.first < last + 30 and m.sentence == head.sentence]
        after = [m for m in after if not any(_holds(other, m) for other in after)]
        named = [_bearer(m, after) for m in after[:6]]
        if named and named[0].form == "name" and named[0].kind in BEARERS:
            return conjoined(page, [m for m in dict.fromkeys(named) if m.form == "name"], len(page.words))
    return []
