"""Several who are named together: *Mr. Lee and Ms. Ho*, *Trump and his aides*, *A (D-Ohio), B and C*."""

from __future__ import annotations

from collections.abc import Sequence

from framing.actors.mention import Mention
from framing.actors.page import Page

__all__ = ["conjoined", "join", "put_groups", "skip_aside"]

_AND = frozenset(["and", "&", "or"])
# What may stand between *and* and the next one.
_BEFORE = frozenset("the a an former his her its their mr. other some many several two three".split())


def skip_aside(page: Page, k: int) -> int:
    """Token after what stands in brackets at token `k`, or between commas as a party and state do."""
    lower = page.lower
    if k < len(lower) and lower[k] in ("(", "["):
        for closing in range(k + 1, min(k + 10, len(lower))):
            if lower[closing] in (")", "]"):
                return closing + 1
    if k + 3 < len(lower) and lower[k] == "," and lower[k + 1] in ("republican", "democrat", "independent"):
        end = next((c for c in range(k + 2, min(k + 8, len(lower))) if lower[c] == ","), None)
        if end is not None:  # Charles Grassley, Republican of Iowa, and
            return end + 1
    if k + 2 < len(lower) and lower[k] == "," and len(lower[k + 1]) > 2 and lower[k + 1][1:2] == "-":
        # Bob Corker, R-Tenn., and
        end = k + 2
        while end < len(lower) and lower[end] in (".", ","):
            end += 1
        return end
    return k


def conjoined(page: Page, tops: Sequence[Mention], last: int) -> list[Mention]:
    """The first of some mentions and those that *and* joins to it.

    Parameters
    ----------
    page : Page
    tops : sequence of Mention
        In order, none inside another.
    last : int
        Token after which nothing is looked at.

    Returns
    -------
    list of Mention
    """
    out = [tops[0]]
    waiting: list[Mention] = []  # joined by a comma: taken once an "and" follows
    end = tops[0].last
    for mention in tops[1:]:
        if mention.first < end:
            continue
        k = skip_aside(page, end)
        title = mention.apposed
        first = title.first if title is not None and title.last == mention.first else mention.first
        gap = page.lower[k:first] if k <= first else []
        if _same_bearer(out[-1], mention, gap):
            continue
        plain = [word for word in gap if word not in _BEFORE]
        if k > last or len(plain) > 2:
            break
        if plain and plain[-1] in _AND:
            out += [*waiting, mention]
            waiting = []
        elif (plain == [","] and _listed(out[0], mention)) or (not plain and end != k):
            waiting.append(mention)
        else:
            break
        end = mention.last
    return out


def _listed(one: Mention, other: Mention) -> bool:
    """Whether a comma between two may be that of a list, and not of an apposition."""
    if one.form != other.form or one.form == "pronoun":
        return False
    return one.form == "name" or all(m.plural or m.kind in ("body", "crowd") for m in (one, other))


def _same_bearer(one: Mention, other: Mention, gap: Sequence[str]) -> bool:
    """The former first lady and U.S. senator: one article, one person."""
    singular = one.form == other.form == "nominal" and not one.plural and not other.plural
    return singular and one.kind == other.kind == "person" and list(gap) == ["and"] and other.definite == "bare"


def join(page: Page, members: Sequence[Mention]) -> Mention:
    """A mention of several together; put on the page unless it stands there."""
    for known in page.groups:
        if known.group == tuple(members):
            return known
    first, last = members[0].first, max(member.last for member in members)
    mention = Mention(first, last, members[0].head, members[0].form, "group", members[0].lemma, True)
    mention.group = tuple(members)
    mention.sentence = members[0].sentence
    page.mentions.append(mention)
    page.groups.append(mention)
    return mention


def put_groups(page: Page) -> None:
    """Join persons who are named together, and groups (Democrats and Republicans)."""
    names = [m for m in page.mentions if m.form == "name" and m.kind in ("person", "name")]
    crowds = [m for m in page.mentions if m.form == "nominal" and m.plural and m.kind in ("person", "crowd")]
    for together in (names, crowds):
        taken = page.title
        for nth, mention in enumerate(together):
            if mention.first < taken:
                continue
            near = [m for m in together[nth : nth + 6] if m.sentence == mention.sentence]
            found = conjoined(page, near, len(page.words))
            if len(found) > 1 and (mention.form == "nominal" or any(m.kind == "person" for m in found)):
                join(page, found)
                taken = found[-1].last
