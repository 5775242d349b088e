"""Who stands behind each quote: the mention at the head of its source, and what the text says of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.actors.entities import Entity
from framing.actors.identity import Identities
from framing.actors.kinds import is_anonymous, kind_of, source_class
from framing.actors.mention import Mention
from framing.actors.registry import Registry
from framing.actors.scan import Scan
from framing.actors.vocabulary import noun

if TYPE_CHECKING:
    from framing.actors.coreference import Coreference
    from framing.actors.reading import QuoteSpans

__all__ = ["Source", "Speakers"]

_REASON = re.compile(
    r"(?:on (?:the )?condition (?:of anonymity|that (?:he|she|they|it) not be (?:named|identified))|"
    r"(?:requested|asked|asking|requesting|insisted on|granted|demanded) (?:for )?anonymity|"
    r"(?:ask|declin|refus|wish|want|request)(?:ed|ing)?(?: not)? to (?:not )?be (?:named|identified|quoted by name)|"
    r"(?:was|were|is|are) not authori[sz]ed to (?:speak|discuss|comment|talk)|speaking anonymously|spoke anonymously)"
    r"[^.;”\"]{0,160}",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Source:
    """What is known of the source of a quote; the fields are columns of the quotes table."""

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
    head: tuple[int, int] | None = None
    form: str | None = None


class Speakers:
    """Sources of the quotes of one article.

    Parameters
    ----------
    scan : Scan
    registry : Registry
    quotes : sequence of QuoteSpans
    """

    def __init__(self, scan: Scan, registry: Registry, quotes: Sequence[QuoteSpans]) -> None:
        self._scan = scan
        self._registry = registry
        self._quotes = quotes
        self._heads: list[list[Mention]] = []
        self._relays: list[Mention | None] = []

    def mark(self) -> None:
        """Find the mention at the head of each source; where the scan has none, add one."""
        for quote in self._quotes:
            heads = self._heads_in(quote.source)
            for mention in heads:
                mention.source = True
            self._heads.append(heads)
            relay = self._heads_in(quote.relay)
            self._relays.append(relay[0] if relay else None)
        self._scan.mentions.sort(key=lambda m: (m.first, -m.last))

    def _heads_in(self, pieces: Sequence[tuple[int, int]]) -> list[Mention]:
        for start, end in pieces:
            first = bisect_left(self._scan.starts, start)
            last = bisect_left(self._scan.starts, end)
            found = self._heads_between(first, last)
            if found:
                return found
        return []

    def _heads_between(self, first: int, last: int) -> list[Mention]:
        scan = self._scan
        if first >= last:
            return []
        inside = [m for m in scan.mentions if first <= m.head < last]
        tops: list[Mention] = []
        for mention in inside:
            if any(
                other is not mention and other.first <= mention.first and mention.last <= other.last for other in inside
            ):
                continue
            tops.append(mention)
        if not tops:
            made = self._make(first, last)
            return [made] if made else []
        head = tops[0]
        # Trump 's campaign: what is possessed is the source.
        for nth, mention in enumerate(tops[:-1]):
            if mention is head and scan.lower[mention.last] in ("'s", "'") and tops[nth + 1].first <= mention.last + 4:
                head = tops[nth + 1]
        if head.form == "nominal" and head.kind == "person" and not head.plural:
            at = head.last
            follower = next((m for m in tops if m.first == at and m.form == "name"), None)
            if follower is not None:
                head = follower
        heads = [head]
        end = head.last
        for mention in tops:
            if (
                mention.first >= end
                and end < last
                and scan.lower[end] in ("and", "or", "&")
                and mention.first - end <= 4
            ) or (
                mention.first >= end
                and end < last
                and scan.lower[end] == ","
                and mention.first - end <= 2
                and mention.form == "name"
                and head.form == "name"
                and any(scan.lower[k] == "and" for k in range(mention.last, min(mention.last + 4, last)))
            ):
                heads.append(mention)
                end = mention.last
        return heads

    def _make(self, first: int, last: int) -> Mention | None:
        """A mention for a source whose words name nobody that the lists know."""
        scan = self._scan
        stop = next((k for k in range(first + 1, last) if scan.lower[k] in _AFTER_HEAD), last)
        head = stop - 1
        while head > first and not scan.words[head][0].isalnum():
            head -= 1
        begin = first
        while begin < head and scan.lower[begin] in ("the", "a", "an", "this", "that", "these", "those", "“", '"'):
            begin += 1
        if not scan.words[head][0].isalnum():
            return None
        known = noun(scan.lower[head])
        plural = scan.lower[head].endswith("s") and not scan.lower[head].endswith("ss")
        kind = known.kind if known else "crowd" if plural else "body"
        mention = Mention(begin, head + 1, head, "nominal", kind, known.lemma if known else scan.lower[head], plural)
        mention.definite = (
            "the"
            if scan.lower[first] in ("the", "this", "that", "these", "those")
            else "a"
            if scan.lower[first] in ("a", "an")
            else "bare"
        )
        mention.sentence = scan.sentence[head]
        mention.words = tuple(scan.lower[begin:head])
        scan.mentions.append(mention)
        scan.at[head] = mention
        return mention

    # ------------------------------------------------------------------ after resolution

    def read(self, coreference: Coreference, identities: Identities) -> list[Source]:
        """One source a quote, once the mentions have their entities."""
        entities = coreference.entities.all
        out: list[Source] = []
        for quote, heads, relay in zip(self._quotes, self._heads, self._relays):
            source = Source()
            if heads:
                self._fill(source, quote, heads, entities, identities)
            if relay is not None and relay.entity >= 0:
                source.relayed_by = identities.of(entities[relay.entity])
            out.append(source)
        return out

    def _fill(
        self, source: Source, quote: QuoteSpans, heads: list[Mention], entities: list[Entity], identities: Identities
    ) -> None:
        scan = self._scan
        head = heads[0]
        source.head = (scan.starts[head.first], scan.ends[head.last - 1])
        source.form = head.form
        if head.entity < 0:
            source.actor_id, source.actor, source.actor_kind = "UNRESOLVED", scan.text_of(head), "anonymous"
            source.source_class = "people"
            return
        entity = entities[head.entity]
        speaker = _speaker(entity)
        source.actor_id = identities.of(speaker)
        source.actor, source.actor_kind = identities.known[source.actor_id]
        source.actor_ids = list(
            dict.fromkeys(identities.of(_speaker(entities[m.entity])) for m in heads if m.entity >= 0)
        )
        source.source_entity = "+".join(
            dict.fromkeys(identities.entity_id(entities[m.entity]) for m in heads if m.entity >= 0)
        )
        source.anonymous = is_anonymous(entity, head, self._registry)
        source.source_class = source_class(kind_of(entity, self._registry), speaker, self._registry)
        if source.anonymous:
            source.affiliation = identities.affiliation(entity)
            source.anonymity_reason = self._reason(quote)
        elif speaker is entity and entity.owner is not None and entity.roles & _SPOKES:
            source.on_behalf_of = identities.of(entity.owner)

    def _reason(self, quote: QuoteSpans) -> str | None:
        start = min(piece[0] for piece in (*quote.source, *quote.cue))
        end = max(piece[1] for piece in (*quote.source, *quote.cue))
        match = _REASON.search(self._scan.doc.text, max(0, start - 20), min(len(self._scan.doc.text), end + 250))
        return match.group().strip() if match else None


def _speaker(entity: Entity) -> Entity:
    """Who speaks: of a document its issuer, where the text tells."""
    if entity.kind == "document":
        issuer = entity.issuer or entity.owner
        if issuer is not None and issuer.kind != "document":
            return issuer
    return entity


_AFTER_HEAD = frozenset("of in on at for from with to who that which , ( by among about against near aboard".split())
_SPOKES = frozenset("spokesman spokeswoman spokesperson representative statement lawyer attorney".split())
