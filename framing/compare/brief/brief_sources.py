"""Differences in who speaks: sources, anonymity, cues, other voices of one side, accusations that go both ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from framing.compare.accusations import OWN
from framing.compare.brief.brief_parts import Difference, Pair, cut_short, listed
from framing.compare.inference.counting import spans_of
from framing.compare.mirrors import FUNCTION_WORDS, mirrors
from framing.tables import is_missing

__all__ = ["accused", "anonymous_sourcing", "cue_asymmetry", "mirror_terms", "same_side", "who_is_quoted"]

_SILENT = 4  # camps shown that one side does not quote
_TITLES = frozenset(
    """President Minister Prime Foreign Defense Defence Ministry Mr Mrs Ms Dr Gen General Lt Col Colonel Sen Senator Rep
    Department State Officials Official Secretary Sir Police The A An Spokesman Spokeswoman Government Army House
    Chief Commander Ambassador Professor Judge Court Council Committee News Agency Party Democratic National""".split()
)
_CAPITAL = re.compile(r"\b[A-Z][\w.’'-]*\w\.?")


def _spans(pair: Pair, row: dict[str, Any], *columns: str) -> list[dict[str, Any]]:
    """Passages of the first of the columns that has spans."""
    every = (spans_of(row.get(f"{column}_spans")) for column in columns)
    return [pair.passage(row["article_id"], *span) for span in next(filter(None, every), [])]


def who_is_quoted(pair: Pair) -> Iterator[Difference]:
    """Whom each side quotes, and whom only one of them quotes; one more row for each camp that one side silences."""
    counts = {s: Counter(row["who"] for row in pair.said if row["side"] == s and row["who"] is not None) for s in "ab"}
    if not counts["a"] and not counts["b"]:
        return
    first: dict[Any, list[dict[str, Any]]] = {}
    for row in pair.said:
        key = row["side"], row["who"]
        if row["who"] is not None and key not in first and (own := _spans(pair, row, "source", "cue", "content")):
            first[key] = own
    passages = [passage for own in first.values() for passage in own]
    texts = [listed(f"{pair.name(actor)} ({n})" for actor, n in counts[s].most_common()) for s in "ab"]
    only = [len(counts[s].keys() - counts["ba"[s == "b"]].keys()) for s in "ab"]
    about = f"sources: {only[0]} only in {pair.names[0]}, {only[1]} only in {pair.names[1]}"
    yield Difference("who_is_quoted", about, texts, passages, 10.0)
    voices: list[Difference] = []
    for camp, members in sorted(pair.once(_camps).items()):
        here = {s: sum(counts[s][actor] for actor in members) for s in "ab"}
        if bool(here["a"]) != bool(here["b"]) and max(here.values()) >= 2:
            own = [row for row in pair.said if row["who"] in members]
            passages = [passage for row in own for passage in _spans(pair, row, "source", "cue", "content")]
            texts = [f"{here[s]} quotes" if here[s] else "not quoted" for s in "ab"]
            voices.append(Difference("who_is_quoted", f"voice of {camp}", texts, passages, float(max(here.values()))))
    yield from sorted(voices, key=lambda difference: -difference.weight)[:_SILENT]


def anonymous_sourcing(pair: Pair) -> Iterator[Difference]:
    """Sources without a name, and passives without a source."""
    words: dict[str, list[str]] = {"a": [], "b": []}
    passages: dict[str, list[dict[str, Any]]] = {"a": [], "b": []}
    for row in pair.said:
        hidden = not is_missing(row.get("anonymous")) and bool(row["anonymous"])
        source, cue = (spans_of(row.get(f"{part}_spans")) for part in ("source", "cue"))
        agentless = row["who"] is None and bool(cue) and not source
        if hidden or agentless:
            own = _spans(pair, row, "source", "cue")
            called = row.get("source") if hidden and not is_missing(row.get("source")) else row.get("cue")
            words[row["side"]] += [str(called)] * len(own)
            passages[row["side"]] += own
    both = passages["a"] + passages["b"]
    if both:
        texts = [f"{len(words[s])}: {listed(words[s])}" for s in "ab"]
        yield Difference("anonymous_sourcing", "sources without a name", texts, both, float(len(both)))


def cue_asymmetry(pair: Pair) -> Iterator[Difference]:
    """How each side introduces words: all cues that take a stance, then actor by actor."""
    cued = [row for row in pair.said if spans_of(row.get("cue_spans"))]
    rows = coloured = [row for row in cued if _stance(row) != "neutral"]
    for side in "ab":
        if not any(row["side"] == side for row in rows):
            rows = rows + [row for row in cued if row["side"] == side]
    if coloured:
        yield _of_cues(pair, "cues and their stance", cued, rows, 10.0 + len(coloured))
    by_actor: dict[str, list[dict[str, Any]]] = defaultdict(list)
    camp_of = {actor: camp for camp, members in pair.once(_camps).items() for actor in members}
    for row in cued:
        if row["who"] is not None:
            by_actor[camp_of.get(row["who"], pair.name(row["who"]))].append(row)
    for about, own in sorted(by_actor.items()):
        stances = [{_stance(row) for row in own if row["side"] == s} for s in "ab"]
        if all(stances) and stances[0] != stances[1]:
            yield _of_cues(pair, f"cues of {about}", own, own, float(len(own)))


def _of_cues(
    pair: Pair, about: str, told: list[dict[str, Any]], shown: list[dict[str, Any]], weight: float
) -> Difference:
    texts = []
    for side in "ab":
        counts = Counter((str(row.get("cue")), _stance(row)) for row in told if row["side"] == side)
        cues = ((cue, n, "" if stance == "neutral" else f", {stance}") for (cue, stance), n in counts.most_common())
        texts.append(listed(f"{cue} ({n}{stance})" for cue, n, stance in cues))
    passages = [passage for row in shown for passage in _spans(pair, row, "cue")]
    return Difference("cue_asymmetry", about, texts, passages, weight)


def _stance(row: dict[str, Any]) -> str:
    return "neutral" if is_missing(row.get("cue_stance")) else str(row["cue_stance"])


def same_side(pair: Pair) -> Iterator[Difference]:
    """One camp, but another of its voices in each outlet."""
    frames: dict[str, set[str]] = defaultdict(set)
    for article_id, quote, frame in pair.reports.frames:
        if article_id in pair.sides:
            frames[quote].add(frame)
    for camp, members in sorted(pair.once(_camps).items()):
        rows = pair.by_side(row for row in pair.said if row["who"] in members)
        who = {s: {row["who"] for row in rows[s]} for s in "ab"}
        if not who["a"] or not who["b"] or who["a"] & who["b"]:
            continue
        both = set.intersection(*({f for row in rows[s] for f in frames[str(row.get("quote_id"))]} for s in "ab"))
        about = f"voices of {camp}" + (f", both with {listed(sorted(both))}" if both else "")
        longest = {s: max((str(row.get("content") or "") for row in rows[s]), key=len) for s in "ab"}
        texts = [f"{listed(map(pair.name, sorted(who[s])))}: {cut_short(longest[s], 90)}" for s in "ab"]
        passages = [passage for s in "ab" for row in rows[s] for passage in _spans(pair, row, "content")]
        yield Difference("different_voice_same_side", about, texts, passages, 1.0 + len(both))


def _named(pair: Pair) -> list[tuple[str, str]]:
    """Words by which the reports name each actor: sources, relays, mentions."""
    out = []
    for row in pair.said:
        if not is_missing(row.get("actor_id")):
            relay = [pair.reports.docs[row["article_id"]].text[s:e] for s, e in spans_of(row.get("relayed_by_spans"))]
            own = [] if is_missing(row.get("source")) else [row["source"]]
            out += [(str(row["actor_id"]), str(text)) for text in [*own, *relay, pair.name(row["actor_id"])]]
    out += [(actor, called) for article, actor, called in pair.reports.designators if article in pair.sides]
    return out


def _names_a_camp(word: str) -> bool:
    """Whether a capitalised word can name a camp: no title, no "Our" at the start of a sentence."""
    return len(word) > 2 and word not in _TITLES and word.lower() not in FUNCTION_WORDS


def _camps(pair: Pair) -> dict[str, set[str]]:
    """Actors of one side: as the table of actors says; else by a name that their sources share (Russian …)."""
    quoted = {str(row["who"]) for row in pair.said if row["who"] is not None}
    camps: dict[str, set[str]] = defaultdict(set)
    for actor, side in pair.reports.sides:
        if actor in quoted:
            camps[side].add(actor)
    left = quoted - {actor for members in camps.values() for actor in members}
    words: dict[str, dict[str, None]] = defaultdict(dict)  # in the order of the names
    for actor, text in _named(pair):
        if actor in left:
            words[actor] |= dict.fromkeys(filter(_names_a_camp, _CAPITAL.findall(text)))
    shared: dict[frozenset[str], list[str]] = defaultdict(list)
    for word in dict.fromkeys(word for _, own in sorted(words.items()) for word in own):
        members = frozenset(actor for actor, own in words.items() if word in own)
        if len(members) >= 2:
            shared[members].append(word)  # Operation, Inherent and Resolve name one camp
    for members, common in shared.items():
        camps[" ".join(common)] |= members
    return camps


def accused(pair: Pair) -> Iterator[Difference]:
    """Whom each side lets accuse whom of what, where it is not the same."""
    told: dict[str, dict[str, list[str]]] = {"a": defaultdict(list), "b": defaultdict(list)}
    passages = []
    for row in pair.own(pair.reports.accusing):
        own = row.get("voice") == "narration" and row["speaker"] == row.get("outlet")
        who = OWN if own else pair.name(row["speaker"])
        told[pair.sides[row["article_id"]]][f"{who} of {pair.name(row['target'])}"].append(str(row["surface"]))
        passages.append(pair.passage_of(row))
    if told["a"].keys() != told["b"].keys():
        texts = [listed(f"{who} ({listed(words, 3)})" for who, words in told[s].items()) for s in "ab"]
        yield Difference("accusation", "who speaks ill of whom", texts, passages)


def mirror_terms(pair: Pair) -> Iterator[Difference]:
    """The same term thrown in both directions."""
    if not len(pair.reports.hits):
        return
    usable, rows = pair.reports.directed
    usable = usable[usable["article_id"].isin(list(pair.sides))]
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for label, words in mirrors(usable, pair.reports.actors).items():
        for word in words:
            found[str(rows[label]["frame"]), word].append(rows[label])
    for (frame, word), own in sorted(found.items()):
        sides = pair.by_side(own)
        texts = [listed(f"{pair.name(r['speaker'])} of {pair.name(r['target'])}" for r in sides[s]) for s in "ab"]
        passages = [pair.passage_of(row) for s in "ab" for row in sides[s]]
        weight = len(own) + (5.0 if all(sides.values()) else 0.0)
        yield Difference("mirror_term", f"“{word}” ({frame})", texts, passages, weight)
