"""In whose voice a span stands."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from framing.compare.inference.counting import voice_words
from framing.quotes.voices import Quote, Voice, Voices, read_quotes

OUTER = Quote(((0, 100),), ((1, 40),), ((104, 108),), quote_id="outer", actor="ANN")
INNER = Quote(((20, 60),), ((20, 40),), ((12, 16),), quote_id="inner", actor="BEN")
SCARE = Quote(((120, 130),), ((121, 129),), scare=True, quote_id="scare")


@pytest.mark.parametrize(
    ("span", "voice", "quote", "cue_of"),
    [
        ((2, 8), "quoted", "outer", None),
        ((70, 80), "reported", "outer", None),
        ((22, 30), "quoted", "inner", None),
        ((45, 50), "reported", "inner", None),
        ((12, 16), "quoted", "outer", "inner"),  # the cue of the inner one is the outer one's word
        ((104, 108), "narration", None, "outer"),
        ((122, 126), "scare", "scare", None),
        ((140, 150), "narration", None, None),
        ((36, 44), "reported", "inner", None),  # half of it is marked: that is not more than half
        ((35, 44), "quoted", "inner", None),
        ((96, 104), "narration", None, None),
        ((95, 104), "reported", "outer", None),
    ],
)
def test_voice_of_a_span(span: tuple[int, int], voice: str, quote: str | None, cue_of: str | None) -> None:
    found = Voices([OUTER, INNER, SCARE]).of(*span)
    assert found.voice == voice
    assert (found.quote.quote_id if found.quote else None) == quote
    assert (found.cue_of.quote_id if found.cue_of else None) == cue_of


def test_what_a_turn_of_a_transcript_reports_is_quoted() -> None:
    turn = Quote(((0, 60),), ((0, 60),), actor="HOLM")
    nested = Quote(((20, 40),), actor="MINISTRY")
    found = Voices([turn, nested]).of(25, 30)
    assert (found.voice, found.quote) == ("quoted", nested)


def test_the_number_is_the_place_in_the_list_and_the_first_of_equals_counts() -> None:
    empty, twin = Quote(()), Quote(INNER.content, actor="EVE")
    found = Voices([empty, OUTER, INNER, twin]).of(50, 51)
    assert (found.number, found.quote) == (2, INNER)
    assert Voices([empty]).of(0, 5) == Voice("narration")


def _asked_of_all(quotes: list[Quote], start: int, end: int) -> tuple[str, int]:
    def shared(spans: tuple[tuple[int, int], ...]) -> int:
        return len(set(range(start, end)) & {k for s, e in spans for k in range(s, e)})

    half = (end - start) / 2
    holding = [n for n, q in enumerate(quotes) if shared(q.content) > half >= shared(q.cue)]
    if not holding:
        return "narration", -1
    best = min(holding, key=lambda n: (quotes[n].length, n))
    told = [quotes[n] for n in holding if not quotes[n].scare]  # quoted is what any of them holds in marks
    marked = "quoted" if any(shared(quote.marked) > half for quote in told) else "reported"
    return "scare" if quotes[best].scare else marked, best


def test_only_quotes_nearby_are_asked_and_none_is_missed() -> None:
    draw = random.Random(7)

    def span(low: int, high: int) -> tuple[int, int]:
        start, end = sorted(draw.sample(range(low, high), 2))
        return start, end

    for _ in range(60):
        quotes = []
        for _ in range(draw.randrange(8)):
            content = (span(0, 40), span(41, 90))[: draw.randrange(1, 3)]
            quotes.append(Quote(content, (span(0, 90),), (span(0, 90),), scare=draw.random() < 0.2))
        voices = Voices(quotes)
        for start in range(0, 95, 3):
            for end in (start + 1, start + 2, start + 7):
                found = voices.of(start, end)
                assert (found.voice, found.number) == _asked_of_all(quotes, start, end)
        by_offset = {k: voice for start, end, voice in voices.stretches() for k in range(start, end)}
        assert all(by_offset.get(k, Voice("narration")) == voices.of(k, k + 1) for k in range(95))


@pytest.mark.parametrize(
    ("row", "denies"),
    [
        ({"cue_lemma": "deny", "negated": True}, False),  # did not deny
        ({"cue_lemma": "deny", "negated": False}, True),
        ({"cue_lemma": "reject"}, True),
        ({"cue_lemma": "say", "cue_stance": "denying"}, True),
        ({"cue_lemma": "say", "cue_stance": "neutral"}, False),
    ],
)
def test_who_denies(row: dict[str, object], denies: bool) -> None:
    (quote,) = read_quotes([{"quote_id": "q", "content_spans": [[0, 4]], **row}])
    assert quote.denies is denies


def test_rows_keep_their_places() -> None:
    rows = [{"quote_id": "a", "content_spans": None, "marked_spans": float("nan")}, {"content_spans": [[3, 5]]}]
    first, second = read_quotes(rows)
    assert (first.content, first.marked, second.content, second.quote_id) == ((), (), ((3, 5),), None)


def test_every_word_counts_once_in_the_innermost_voice() -> None:
    text = "Ann said that Ben called it “a mess” there. They left “early”."
    at = text.index
    outer = {"kind": "mixed", "actor_id": "ANN", "content_spans": [[at("that"), at(". They")]]}
    outer["marked_spans"] = [[at("a mess"), at("a mess") + 6]]
    inner = {"kind": "direct", "actor_id": "BEN", "content_spans": [[at("“a"), at("”") + 1]]}
    inner["marked_spans"] = outer["marked_spans"]
    scare = {"kind": "scare", "actor_id": None, "content_spans": [[at("“early"), at("”.") + 1]]}
    quotes = pd.DataFrame([{"article_id": "a", **row} for row in (outer, inner, scare)])
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]})
    words = voice_words(articles, quotes).set_index("voice")
    assert words["words"].to_dict() == {"narration": 4, "reported": 5, "quoted": 2, "scare": 1}
    assert words["speaker"].tolist()[:3] == ["Post", "ANN", "BEN"]
