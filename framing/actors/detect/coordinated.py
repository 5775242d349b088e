"""Several who are named together: *Mr. Lee and Ms. Ho*, *Trump and his aides*, *A (D-Ohio), B and C*."""

from __future__ import annotations

from collections.abc import Sequence

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page

__all__ = ["join", "put_groups", "together"]


def together(page: Page, mention: Mention) -> list[Mention]:
    """A mention and those that the tree coordinates with it, in order.

    Parameters
    ----------
    page : Page
    mention : Mention

    Returns
    -------
    list of Mention
        The mention first; alone where nothing is joined to it.
    """
    out = [mention]
    for k in page.tree.children(mention.head, "conj"):
        other = page.mention_at(k)
        if other is not None and other.first >= out[-1].last and not _same_bearer(out[-1], other):
            out.append(other)
    return out


def _same_bearer(one: Mention, other: Mention) -> bool:
    """The former first lady and U.S. senator: one article, one person."""
    nominal = one.form == other.form == "nominal" and other.definite == "bare"
    return nominal and one.one_person and other.one_person


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
    names = [m for m in page.mentions if m.may_be_person]
    crowds = [m for m in page.mentions if m.form == "nominal" and m.plural and m.kind in ("person", "crowd")]
    for alike in (names, crowds):
        among = set(map(id, alike))
        for mention in alike:
            if mention.first < page.title or page.tree.relations[mention.head] == "conj":
                continue
            found = [m for m in together(page, mention) if id(m) in among]
            if len(found) > 1 and (mention.form == "nominal" or any(m.kind == "person" for m in found)):
                join(page, found)
