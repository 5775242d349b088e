"""How much each entity of an article is in the reader's mind.

An entity gains weight by each mention, more as a subject or as a source, and loses half of it with each sentence that
is not wholly a quotation.

References
----------
Lappin, S. and Leass, H. J. (1994). An algorithm for pronominal anaphora resolution. Computational Linguistics 20(4).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import CLITICS, Page
from framing.actors.link.entity import Entity
from framing.actors.link.subjects import is_subject

__all__ = ["Salience"]

#: Sentences after which an entity is out of mind.
_REACH = 8
#: What separates the items of a page, and how many sentences it counts for.
_RULES = frozenset(["__", "--", "**", "##", "=="])
_NEW_ITEM = 3
_BODIES = frozenset(["body", "media"])
#: Weight of what was spoken of in the sentence before, or twice lately.
_CLEARLY = 0.5


class Salience:
    """The weights of the entities of a page, while it is read.

    Parameters
    ----------
    page : Page
        Its mentions are given their time.
    marked : sequence of bool
        Whether each token stands inside the quotation marks of an attributed quote.
    """

    def __init__(self, page: Page, marked: Sequence[bool]) -> None:
        self._page = page
        self._marked = marked
        self._in_mind: dict[int, Entity] = {}
        self._pruned = -1
        clock = self._clock()
        for mention in page.mentions:
            mention.time = clock[mention.sentence]

    def _clock(self) -> list[int]:
        """For each sentence the number of those up to it that hold more than a quotation."""
        page, marked = self._page, self._marked
        n = page.sentence[-1] + 1 if page.sentence else 0
        quoted = {sentence for sentence, inside in zip(page.sentence, marked) if inside}
        more = [1] * n
        for sentence in quoted:
            first, last = bisect_left(page.sentence, sentence), bisect_right(page.sentence, sentence)
            more[sentence] = int(any(not marked[k] and page.words[k][0].isalnum() for k in range(first, last)))
        if any(rule in page.doc.text for rule in _RULES):
            for k, (word, sentence) in enumerate(zip(page.words, page.sentence)):
                if word[:2] in _RULES and (not k or page.sentence[k - 1] != sentence):
                    more[sentence] = _NEW_ITEM
        return list(accumulate(more))

    def quoted(self, mention: Mention) -> bool:
        """Whether a mention stands inside an attributed quotation."""
        return self._marked[mention.first]

    def recent(self, time: int) -> list[Entity]:
        """Entities that were mentioned a few sentences ago at most."""
        if time > self._pruned:
            self._pruned = time
            self._in_mind = {n: e for n, e in self._in_mind.items() if time - e.seen <= _REACH}
        return [entity for entity in self._in_mind.values() if entity.mentions]

    def body(self, time: int) -> Entity | None:
        """The institution most in mind, if any is."""
        bodies = [e for e in self.recent(time) if e.kind in _BODIES and e.named and not e.plural]
        best = max(bodies, key=lambda e: e.weight_at(time), default=None)
        return best if best is not None and best.weight_at(time) >= _CLEARLY else None

    def weigh(self, entity: Entity, mention: Mention) -> None:
        """Add the weight of a mention to its entity."""
        weight = entity.weight_at(mention.time)
        gain = 1.0
        if mention.source:
            gain += 1.5
        if is_subject(self._page, mention):
            gain += 0.8
        if mention.inside is not None:
            gain -= 0.5
        after = self._page.lower[mention.last] if mention.last < len(self._page.lower) else ""
        if after in CLITICS:
            gain -= 0.3
        if self._marked[mention.first]:
            gain *= 0.3
        if mention.locative:
            gain *= 0.3
        self._in_mind[entity.number] = entity
        entity.salience = weight + max(gain, 0.1)
        entity.seen = mention.time
