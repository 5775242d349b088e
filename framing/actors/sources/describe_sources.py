"""Who stands behind each quote, and what the text says of him."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page
from framing.actors.detect.source_heads import source_head
from framing.actors.link.actor_ids import Identities
from framing.actors.link.actor_kind import is_anonymous, kind_of, source_class
from framing.actors.link.entity import Entity
from framing.actors.quote_spans import QuoteSpans
from framing.actors.registry.registry import Registry
from framing.actors.sources.medium import media_in, medium_of
from framing.actors.sources.source_gender import source_gender
from framing.actors.sources.source_role import source_role
from framing.actors.words.descriptions import SPOKES
from framing.lexicons.words import words

__all__ = ["Source", "Speakers"]

_REASON = re.compile(rf"(?:{'|'.join(sorted(words('actors.anonymity.reasons')))})[^.;”\"]{{0,160}}", re.IGNORECASE)
# What every such reason holds: looked for first, since few quotes have one.
_HINTS = ("anonym", "Anonym", "identified", "named", "quoted by", "authori")
# Where the reason ends and what is said begins.
_SAYS = re.compile(rf",?\s+(?:{'|'.join(sorted(words('actors.anonymity.says')))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Source:
    """What is known of the source of a quote; the fields are columns of the quotes table, but the last."""

    actor_id: str = "UNATTRIBUTED"
    actor: str = "unattributed"
    actor_kind: str = "unattributed"
    actor_ids: list[str] = field(default_factory=list)
    source_entity: str | None = None
    on_behalf_of: str | None = None
    source_class: str = "none"
    anonymous: bool = False
    anonymity_reason: str | None = None
    affiliation: str | None = None
    relayed_by: str | None = None
    medium: str | None = None
    source_gender: str | None = None
    source_gender_rule: str | None = None
    source_role: str | None = None
    head: tuple[int, int] | None = None


class Speakers:
    """Sources of the quotes of one article.

    Parameters
    ----------
    page : Page
    registry : Registry
    quotes : sequence of QuoteSpans
    """

    def __init__(self, page: Page, registry: Registry, quotes: Sequence[QuoteSpans]) -> None:
        self._page = page
        self._registry = registry
        self._quotes = quotes
        self._heads: list[Mention | None] = []
        self._relays: list[Mention | None] = []
        self._media = media_in(page)
        self._genders: dict[int, tuple[str, str]] = {}
        self._roles: dict[int, str] = {}
        seen: dict[tuple[tuple[int, int], ...], Mention | None] = {}
        for quote in quotes:
            if quote.source not in seen:
                seen[quote.source] = source_head(page, quote.source)
            head = seen[quote.source]
            self._heads.append(head)
            self._relays.append(source_head(page, quote.relay))
            for mention in (head, *(head.group if head else ())):
                if mention is not None:
                    mention.source = True
        page.sort()
        contents = [
            (start, end, head)
            for quote, head in zip(quotes, self._heads)
            if head is not None
            for start, end in quote.content
        ]
        self._spoken = sorted(
            ((span[0], head) for quote, head in zip(quotes, self._heads) if head is not None for span in quote.source),
            key=lambda item: item[0],
        )
        self._spoken_at = [at for at, _ in self._spoken]
        self._said: dict[int, list[tuple[int, int]]] = {}
        for start, end, head in contents:
            self._said.setdefault(id(head), []).append((start, end))
        self._contents = sorted(contents, key=lambda item: item[:2])
        self._starts = [start for start, _, _ in self._contents]
        self._longest = max((end - start for start, end, _ in contents), default=0)

    def of_token(self, token: int) -> Mention | None:
        """Source of the smallest content that holds a token."""
        offset = self._page.starts[token]
        best, size = None, self._longest + 1
        k = bisect_right(self._starts, offset) - 1
        while k >= 0 and self._starts[k] >= offset - self._longest:
            start, end, head = self._contents[k]
            if end > offset and end - start < size and not head.first <= token < head.last:
                best, size = head, end - start
            k -= 1
        return best

    def said_by(self, mention: Mention) -> list[tuple[int, int]]:
        """Spans of what a source says."""
        return self._said.get(id(mention), [])

    def read(self, entities: list[Entity], identities: Identities) -> list[Source]:
        """One source a quote, once the mentions have their entities."""
        out: list[Source] = []
        for quote, head, relay in zip(self._quotes, self._heads, self._relays):
            source = Source(medium=self._medium(quote, head))
            if head is not None:
                self._fill(source, quote, head, entities, identities)
            if relay is not None and relay.entity >= 0:
                source.relayed_by = identities.of(entities[relay.entity])
            out.append(source)
        return out

    def _medium(self, quote: QuoteSpans, head: Mention | None) -> str | None:
        if head is not None and head.kind == "document":
            return head.lemma
        spans = (*quote.source, *quote.cue)
        page = self._page
        if not spans or not page.words:
            return None
        token = max(bisect_right(page.starts, spans[0][0]) - 1, 0)
        first, last = (
            bisect_left(page.sentence, page.sentence[token]),
            bisect_right(page.sentence, page.sentence[token]),
        )
        return medium_of(self._media, spans, quote.content, (page.starts[first], page.ends[last - 1]))

    def _fill(
        self, source: Source, quote: QuoteSpans, head: Mention, entities: list[Entity], identities: Identities
    ) -> None:
        page, registry = self._page, self._registry
        main = head.group[0] if head.group else head
        source.head = (page.starts[main.first], page.ends[main.last - 1])
        if head.entity < 0:
            source.actor_id = identities.unknown(head)
            source.actor, source.actor_kind = identities.known[source.actor_id]
            source.source_class = "people"
            source.source_entity = source.actor_id
            source.actor_ids = [source.actor_id]
            source.source_gender, source.source_gender_rule = source_gender(page, head, (), registry)
            source.source_role = source_role(page, head, (), registry)
            return
        entity = entities[head.entity]
        members = [entities[k] for k in entity.members] or [entity]
        speaker = members[0].speaker()
        source.actor_id = identities.of(speaker)
        source.actor, source.actor_kind = identities.known[source.actor_id]
        source.actor_ids = list(dict.fromkeys(identities.of(member.speaker()) for member in members))
        source.source_entity = identities.entity_id(entity)
        source.anonymous = all(is_anonymous(member, head, registry) for member in members)
        source.source_class = source_class(kind_of(members[0], registry), members[0], registry)
        told = source_gender(page, head, members, registry, self._genders)
        source.source_gender, source.source_gender_rule = told
        source.source_role = source_role(page, head, members, registry, quote.source, self._roles)
        if source.anonymous:
            source.affiliation = identities.affiliation(members[0])
            source.anonymity_reason = self._reason(quote, head)
        spokes = speaker.roles & SPOKES
        if "general" in speaker.roles:
            spokes = spokes - {"attorney"}  # an office
        if speaker is members[0] and speaker.owner is not None and spokes:
            source.on_behalf_of = identities.of(speaker.owner)
        elif source.actor_kind == "person" and speaker.actor is not None and spokes:
            source.on_behalf_of = registry[speaker.actor].parent

    def _reason(self, quote: QuoteSpans, head: Mention) -> str | None:
        """The words that say why a source has no name, in its own sentences: up to where another source speaks."""
        text = self._page.doc.text
        spans = (*quote.source, *quote.cue)
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        last = min(len(text), end + 250)
        for k in range(bisect_left(self._spoken_at, end), len(self._spoken)):
            at, speaker = self._spoken[k]
            if at >= last:
                break
            if speaker.entity != head.entity:
                last = at
                break
        first = max(0, start - 20)
        if not any(text.find(hint, first, last) >= 0 for hint in _HINTS):
            return None
        match = _REASON.search(text, first, last)
        return _SAYS.split(match.group(), maxsplit=1)[0].strip(" ,") if match else None
