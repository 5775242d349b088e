"""One article read for its actors: mentions, entities, and who stands behind each quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.actors.detect.coordinated import put_groups
from framing.actors.detect.mention import Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.detect.page import Page
from framing.actors.detect.scan import scan
from framing.actors.link.actor_ids import Identities
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.entity import Entity
from framing.actors.link.further_mentions import further_mentions, nested_names
from framing.actors.link.link_mentions import Coreference
from framing.actors.quote_spans import QuoteSpans
from framing.actors.registry.registry import Registry
from framing.actors.sources.describe_sources import Source, Speakers
from framing.lexicons.words import words
from framing.quotes.voices import Quote, Voices
from framing.text import Document

__all__ = ["Reading", "read_article"]


@dataclass(slots=True)
class Reading:
    """What was read.

    Attributes
    ----------
    mentions : list of (start, end, head, form, actor_id, voice, quote, entity)
        In the order of the text, the longer first; `quote` is the number of the quote that holds it, or -1; `entity`
        tells individuals apart. A name inside another mention has the form ``nested``.
    sources : list of Source
        One a quote.
    actors : dict of str to (name, kind)
        Readable name and kind of every actor.
    """

    mentions: list[tuple[int, int, str, str, str, str, int, str]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    actors: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_article(
    article_id: str,
    document: Document,
    quotes: tuple[QuoteSpans, ...],
    registry: Registry,
    date: str | None = None,
    ranker: AntecedentRanker | None = None,
) -> Reading:
    """Read an article.

    Parameters
    ----------
    article_id : str
    document : Document
    quotes : tuple of QuoteSpans
    registry : Registry
    date : str, optional
        Day of publication, ISO 8601.
    ranker : AntecedentRanker, optional
        The shipped one when absent.

    Returns
    -------
    Reading
    """
    page = scan(document, registry, date)
    put_groups(page)
    marked = _inside(page, [piece for quote in quotes for piece in quote.marked])
    speakers = Speakers(page, registry, quotes)
    coreference = Coreference(page, registry, marked, speakers.of_token, speakers.said_by, ranker)
    coreference.run()
    entities: list[Entity] = coreference.entities.all
    identities = Identities(article_id, entities, registry, page)
    sources = speakers.read(entities, identities)
    reading = Reading(sources=sources)
    voices = Voices([Quote(q.content, q.marked, q.cue, scare=q.kind == "scare") for q in quotes])
    tabled = [m for m in page.mentions if m.entity >= 0 and _tabled(page, m, entities[m.entity])]
    covered = [False] * len(page.words)
    for mention in tabled:
        covered[mention.first : mention.last] = [True] * (mention.last - mention.first)
    further = list(further_mentions(page, coreference.entities, coreference.nominals, registry, covered))
    if further:
        tabled = sorted([*tabled, *further], key=lambda m: (m.first << 20) - m.last)
    nested = nested_names(page, covered)
    # Ids are numbered as they are asked for: names inside others come last, and take none from anybody.
    for mention, form in [*((m, m.form) for m in tabled), *((m, "nested") for m in nested)]:
        start, end = page.starts[mention.first], page.ends[mention.last - 1]
        voice = voices.of(start, start + 1)
        actor_id = identities.of(entities[mention.entity].speaker())
        entity = identities.entity_id(entities[mention.entity])
        reading.mentions.append(
            (start, end, page.lower[mention.head], form, actor_id, voice.voice, voice.number, entity)
        )
    reading.mentions.sort(key=lambda row: (row[0], -row[1]))
    reading.actors = identities.known
    for mention in page.mentions:  # no circles left behind: the memory is free at once, without a search for them
        mention.inside = mention.apposed = None
    return reading


def _inside(page: Page, pieces: Sequence[tuple[int, int]]) -> list[bool]:
    out = [False] * len(page.words)
    for start, end in pieces:
        for k in range(bisect_left(page.starts, start), bisect_left(page.starts, end)):
            out[k] = True
    return out


_TERRITORY = words("actors.table.territories")
_LANDS = words("actors.table.lands")
_NO_ACTOR = words("actors.table.no_actors")
_SIDES = words("actors.table.before_sides")
_ACTING = words("actors.table.acting_groups")
_WHERE = words("actors.further.where")
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "dobj", "iobj", "nmod:poss", "conj", "compound", "appos", "root"])


def _acts(page: Page, mention: Mention) -> bool:
    """Whether a place stands where an actor does: not behind a word that says where."""
    tree, k = page.tree, page.tree.joined(mention.head)[0]
    if tree.relations[k] in ("nmod", "appos", "dep"):
        preposition = tree.preposition(k)
        of = page.holder[tree.heads[k]] if preposition == "of" else None
        if of is not None and of.may_be_person:
            return False  # John Boehner of Ohio
        return bool(preposition) and preposition.split(" ")[0] not in _WHERE
    return tree.relations[k] in _SUBJECTS


def _tabled(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether a mention belongs in the table: it names an actor, not a place or a thing that is only spoken of."""
    if mention.group:
        return False  # each is a mention of its own
    if mention.source:
        return True
    if mention.locative or mention.before_head:
        return False  # U.S. officials: the first word only says whose they are
    if mention.form == "pronoun":
        return entity.kind != "document"
    if mention.form == "name":
        return mention.kind != "place" or mention.actor is not None or _acts(page, mention)
    if mention.actor is not None:
        return True
    if mention.kind == "document":
        return entity.quoted
    before = page.lower[mention.first - 1] if mention.first else ""
    if mention.lemma in QUANTIFIERS:
        after = page.lower[mention.last] if mention.last < len(page.lower) else ""
        return mention.lemma in _ACTING and after != "of"  # a coalition of states: the states are meant
    if mention.lemma == "side":
        return before in _SIDES or not _SIDES.isdisjoint(mention.words)
    if mention.lemma in _NO_ACTOR:
        return False
    if mention.lemma in _TERRITORY and not entity.named:
        return mention.lemma in _LANDS and _acts(page, mention)
    return True
