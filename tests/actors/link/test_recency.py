"""Time in an article: quotations pass none, marks between items pass much."""

from __future__ import annotations

from framing.actors.detect.scan import scan
from framing.actors.link.entities import Entities
from framing.actors.link.recency import REACH, Recency
from framing.actors.registry.registry import Registry
from framing.text import Document


def times(text: str, quoted: tuple[str, ...] = ()) -> dict[str, int]:
    page = scan(Document(text), Registry())
    spans = [(text.index(words), text.index(words) + len(words)) for words in quoted]
    marked = [any(start <= at < end for start, end in spans) for at in page.starts]
    Recency(page, Entities(Registry()), marked)
    return {page.text_of(mention): mention.time for mention in page.mentions}


def test_a_sentence_that_is_wholly_quoted_passes_no_time() -> None:
    text = "Ann Lee left. “It was late. It was cold,” she said. Bob Ho stayed."
    plain, quoted = times(text), times(text, ("It was late. It was cold,",))
    assert plain["Bob Ho"] - plain["Ann Lee"] == 3
    assert quoted["Bob Ho"] - quoted["Ann Lee"] == 2


def test_a_new_item_is_out_of_reach() -> None:
    found = times("Ann Lee left.\n\n___.\n\nBob Ho stayed.")
    assert found["Bob Ho"] - found["Ann Lee"] > REACH


def test_recent_are_those_within_reach_and_the_body_is_the_last() -> None:
    text = "Norlink Bank paid. Ann Lee left."
    page = scan(Document(text), Registry())
    entities = Entities(Registry())
    recency = Recency(page, entities, [False] * len(page.words))
    for mention in page.mentions:
        recency.record(entities.new(mention), mention)
    bank, lee = entities.all
    assert recency.recent(lee.seen) == [bank, lee]
    assert recency.recent(lee.seen + REACH) == [lee]
    assert recency.recent(lee.seen + REACH + 1) == []
    assert recency.body(lee.seen) is bank
    assert recency.body(lee.seen + 1) is None
