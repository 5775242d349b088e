"""When an entity was last mentioned, and in which place of a sentence.

Time counts the sentences that hold more than a quotation: what somebody says puts nobody out of mind.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity

__all__ = ["REACH", "Recency", "is_subject"]

#: Sentences after which an entity is out of mind.
REACH = 8
#: What separates the items of a page: nobody of the last one is in mind.
_RULES = frozenset(["__", "--", "**", "##", "=="])
_NEW_ITEM = REACH + 1
_BODIES = frozenset(["body", "media"])


class Recency:
    """The trails of the entities of a page, while it is read.

    Parameters
    ----------
    page : Page
        Its mentions are given their time.
    entities : Entities
    marked : sequence of bool
        Whether each token stands inside the quotation marks of an attributed quote.
    """

    def __init__(self, page: Page, entities: Entities, marked: Sequence[bool]) -> None:
        self._page, self._entities, self._marked = page, entities, marked
        clock = self._clock()
        for mention in page.mentions:
            mention.time = clock[mention.sentence]

    def _clock(self) -> list[int]:
        page, marked = self._page, self._marked
        n = page.sentence[-1] + 1 if page.sentence else 0
        more = [1] * n
        for sentence in {sentence for sentence, inside in zip(page.sentence, marked) if inside}:
            first, last = bisect_left(page.sentence, sentence), bisect_right(page.sentence, sentence)
            more[sentence] = int(any(not marked[k] and page.words[k][0].isalnum() for k in range(first, last)))
        if any(rule in page.doc.text for rule in _RULES):
            for k, (word, sentence) in enumerate(zip(page.words, page.sentence)):
                if word[:2] in _RULES and (not k or page.sentence[k - 1] != sentence):
                    more[sentence] = _NEW_ITEM
        return list(accumulate(more))

    def record(self, entity: Entity, mention: Mention) -> None:
        """Add a mention to the trail of its entity."""
        entity.trail.append((mention.time, self._place(mention)))

    def _place(self, mention: Mention) -> str:
        if self._marked[mention.first]:
            return "quoted"
        if mention.source:
            return "source"
        if mention.inside is not None:
            return "inside"
        if mention.locative:
            return "place"
        return "subject" if is_subject(self._page, mention) else "other"

    def recent(self, time: int) -> list[Entity]:
        """Entities that were mentioned a few sentences ago at most."""
        return [e for e in self._entities.in_mind() if e.mentions and e.trail and time - e.trail[-1][0] <= REACH]

    def body(self, time: int) -> Entity | None:
        """The institution with a name that was mentioned last, in this sentence or the one before."""
        bodies = [e for e in self.recent(time) if e.kind in _BODIES and e.named and not e.plural]
        best = max(bodies, key=lambda e: (e.seen, len(e.mentions)), default=None)
        return best if best is not None and time - best.seen <= 1 else None


def is_subject(page: Page, mention: Mention) -> bool:
    """Whether a mention is the subject of a clause."""
    return page.tree.relations[mention.head] in ("nsubj", "nsubjpass")
