"""The mention at the head of the words that name a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.actors.detect.coordinated import join, together
from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.detect.page import CLITICS, Page
from framing.actors.detect.unlisted_heads import make
from framing.actors.words.closed_classes import POSSESSIVES
from framing.lexicons.words import words

__all__ = ["source_head"]

_EXAMPLES = ("such as", "like", "including")
_COUNTED = words("actors.phrases.counted")
_MEMBERS = frozenset(["members", "numbers", "number"])
_DASHES = frozenset([",", "--", "—", "–", "-", "(", ":"])
_ANY = (*BEARERS, "body", "media", "place")
_EDGES = frozenset(["punct", "case", "cc", "mark", "det", "advmod", "neg"])


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
    for start, end in _whole(page, pieces):
        first, last = bisect_left(page.starts, start), bisect_left(page.starts, end)
        if first and page.ends[first - 1] > start:
            first -= 1
        while first < last and not (page.words[first][0].isalnum() or page.words[first][0] == "@"):
            first += 1
        if first < last:
            return _of_tokens(page, first, last)
    return None


def _whole(page: Page, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces between which only a comma stands as one: *the trombonist*, *Nils Harrow*."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        between = page.lower[bisect_left(page.starts, out[-1][1]) : bisect_left(page.starts, start)] if out else []
        if between == [","]:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


def _of_tokens(page: Page, first: int, last: int) -> Mention | None:
    if page.lower[first : first + 2] == ["no", "one"] and page.holder[first] is None:
        return make(page, first, last)
    head = _past_counts(page, _top(page, first, last), last)
    mention = _held(page, head, first, last) or _first_inside(page, first, last)
    if mention is None:
        mention = make(page, _past_hedges(page, first, last), last, head)
        return mention and (_name_behind(page, mention, last) or mention)
    mention = _owned(page, mention, last)
    named = _examples(page, mention, first, last) or _named(page, mention, first, last)
    if named:
        return named[0] if len(named) == 1 else join(page, named)
    members = [m for m in together(page, mention) if m.first < last]
    return join(page, members) if len(members) > 1 else mention


def _name_behind(page: Page, mention: Mention, last: int) -> Mention | None:
    """Whose name closes a source behind a noun that no list knows: *its conductor, Nils Harrow*."""
    k = mention.last
    name = page.holder[k + 1] if k + 1 < last and page.lower[k] == "," else None
    if (
        name is None
        or name.form != "name"
        or name.first != k + 1
        or not (name.last == last or page.lower[name.last] == ",")
    ):
        return None
    if mention.form != "nominal" or mention.kind not in ("thing", "person") or mention.plural:
        return None
    if name.kind not in BEARERS or len(name.words) < 2 or name.plural:
        return None
    beside = page.beside.setdefault(id(name), [])  # before the mention has it: made first here, it would hold it twice
    mention.kind, mention.apposed = "person", name
    beside.append(mention)
    return name


def _past_hedges(page: Page, first: int, last: int) -> int:
    """First token after *about*, *more than* and the like."""
    while first + 1 < last and page.tree.tags[first] in ("RB", "IN", "JJR", "JJS", "RBR"):
        first += 1
    return first


def _top(page: Page, first: int, last: int) -> int:
    """The token on which the source hangs: the first noun of it whose head lies outside."""
    tree = page.tree
    tops = [k for k in range(first, last) if not first <= tree.heads[k] < last and tree.relations[k] not in _EDGES]
    return next((k for k in tops if tree.is_noun(k) or k in page.at), tops[0] if tops else tree.head_of(first, last))


def _first_inside(page: Page, first: int, last: int) -> Mention | None:
    """The first mention before which only words of its own phrase can stand."""
    for k in range(first, last):
        if k in page.at and page.at[k].last <= last:
            return page.at[k]
        if page.tree.tags[k] in ("IN", "TO", ",", "WP", "WDT", "VBD", "VBZ", "CD"):
            break
    return None


def _owned(page: Page, mention: Mention, last: int) -> Mention:
    """Trump's campaign, her plan: what is possessed, where the tree hangs the source on the owner."""
    lower, tree = page.lower, page.tree
    while mention.last < last:
        clitic = lower[mention.last] in CLITICS
        if not clitic and not (mention.form == "pronoun" and mention.lemma in POSSESSIVES):
            break
        owned = next((page.at[k] for k in range(mention.last, last) if k in page.at), None)
        stop = owned.first if owned is not None else last
        if owned is None or any(tree.tags[k] in ("IN", ",", "CC", "VBD", "VBZ") for k in range(mention.last, stop)):
            made = make(page, mention.last + clitic, last) if mention.last + clitic < last else None
            if made is not None:
                made.owner, made.definite = mention, "poss"
            return made or mention
        mention = owned
    return mention


def _past_counts(page: Page, head: int, last: int) -> int:
    """A number of members: the members are meant."""
    tree = page.tree
    while page.lower[head] in QUANTIFIERS or page.lower[head] in _COUNTED or tree.tags[head] == "CD":
        inner = [k for k in tree.behind(head, "of") if head < k < last]
        held = page.mention_at(inner[0]) if inner else None
        if not inner or (page.lower[head] in _MEMBERS and held is not None and held.kind in ("body", "media", "place")):
            break  # members of Congress
        head = inner[0]
        held = page.at.get(head)
        if held is not None and held.form == "nominal" and held.plural:
            held.definite = "num"
    return head


def _held(page: Page, head: int, first: int, last: int) -> Mention | None:
    """The mention that a token heads, or stands in."""
    held = page.mention_at(head)
    if held is None or held.first >= last or held.last <= first:
        return None
    if held.inside is not None and held.head != head and page.at.get(held.inside.head) is held.inside:
        return held.inside
    return held


def _bearers(page: Page, top: int, kinds: Sequence[str]) -> list[Mention]:
    """A name and those joined to it."""
    held = page.mention_at(top)
    return [m for m in together(page, held) if m.form == "name" and m.kind in kinds] if held is not None else []


def _named(page: Page, mention: Mention, first: int, last: int) -> list[Mention]:
    """Who is named in apposition: *her rival, Senator Ann Lee*; *one of the lawyers, Ann Lee*; *rivals, A and B*."""
    behind = _name_behind(page, mention, last)
    if behind is not None:
        return [behind]
    if mention.form == "name" or mention.kind in ("thing", "document"):
        return []
    kinds: Sequence[str] = BEARERS if mention.kind in ("person", "crowd") else ("body", "media", "name")
    kinds = (*BEARERS, "body", "media") if mention.form == "pronoun" else kinds
    single = not mention.plural or page.lower[first : first + 2] == ["one", "of"]
    beside = page.holder[mention.last] if mention.last < last else None
    tops = [k for k in page.tree.children(mention.head, "appos") if k < last]
    held = sorted(page.beside.get(id(mention), ()), key=lambda m: (m.first << 20) - m.last)
    tops += [m.head for m in held if m.apposed is mention and m.last <= last]
    tops += [beside.head] if beside is not None and beside.first == mention.last else []
    groups = [g for g in page.groups if mention.last < g.first < last and page.lower[g.first - 1] in _DASHES]
    tops += [g.group[0].head for g in groups]
    for k in tops:
        found = _bearers(page, k, kinds)
        if found and (single or len(found) > 1):
            return found[:1] if single else found
    return []


def _examples(page: Page, mention: Mention, first: int, last: int) -> list[Mention]:
    """Critics such as A and B: those who are named."""
    if mention.form != "nominal" or not mention.plural or mention.kind == "document":
        return []
    tree = page.tree
    such = "such" in page.lower[first : mention.head]
    outside = [k for k in tree.children(mention.head, "nmod") if k >= last]
    for k in [*range(mention.last, last), *outside]:
        if tree.relations[k] == "nmod" and (tree.preposition(k) in _EXAMPLES or (such and tree.preposition(k) == "as")):
            return _bearers(page, k, _ANY)
    mention.exemplified |= any(
        page.lower[verb] == "led" and any(_bearers(page, k, _ANY) for k in tree.behind(verb, "by"))
        for verb in tree.children(mention.head, "acl")
    )
    return []
