"""Differences in who speaks: sources, anonymity, cues, and other voices of one side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

from framing.compare.brief.brief_parts import Difference, Pair, cut_short, listed
from framing.compare.inference.counting import UNATTRIBUTED, known, spans_of
from framing.compare.mirrors import FUNCTION_WORDS

__all__ = ["anonymous_sourcing", "cue_asymmetry", "same_side", "who_is_quoted"]

_NOBODY = (None, UNATTRIBUTED)
_SILENT = 4  # camps shown that one side does not quote
_TITLES = frozenset(
    """President Minister Prime Foreign Defense Defence Ministry Mr Mrs Ms Dr Gen General Lt Col Colonel Sen Senator Rep
    Department State Officials Official Secretary Sir Police The A An Spokesman Spokeswoman Government Army House
    Chief Commander Ambassador Professor Judge Court Council Committee News Agency Party Democratic National""".split()
)
_CAPITAL = re.compile(r"\b[A-Z][\w.’'-]*\w\.?")


def _said(pair: Pair) -> list[dict[str, Any]]:
    return [row for row in pair.quote_rows if row.get("kind") != "scare"]


def _spans(pair: Pair, row: dict[str, Any], *columns: str) -> list[dict[str, Any]]:
    """Passages of the first of the columns that has spans."""
    for column in columns:
        spans = spans_of(row.get(f"{column}_spans"))
        if spans:
            return [pair.passage(row["article_id"], start, end) for start, end in spans]
    return []


def who_is_quoted(pair: Pair) -> list[Difference]:
    """Whom each side quotes, and whom only one of them quotes; one more row for each camp that one side silences."""
    said = _said(pair)
    counts = {s: Counter(r["actor_id"] for r in said if r["side"] == s and r.get("actor_id") not in _NOBODY and
                         known(r.get("actor_id"))) for s in "ab"}  # fmt: skip
    if not counts["a"] and not counts["b"]:
        return []
    passages, seen = [], set()
    for row in said:
        key = (row["side"], row.get("actor_id"))
        if known(key[1]) and key[1] not in _NOBODY and key not in seen:
            own = _spans(pair, row, "source", "cue", "content")
            if own:
                seen.add(key)
                passages += own
    text = {s: listed(f"{pair.name(a)} ({n})" for a, n in counts[s].most_common()) for s in "ab"}
    only = {s: [a for a in counts[s] if a not in counts["ba"[s == "b"]]] for s in "ab"}
    about = f"sources: {len(only['a'])} only in {pair.names[0]}, {len(only['b'])} only in {pair.names[1]}"
    out = [Difference("who_is_quoted", about, (text["a"], text["b"]), passages, 10.0)]
    voices: list[Difference] = []
    for camp, members in sorted(_camps(pair).items()):
        here = {s: sum(counts[s][actor] for actor in members) for s in "ab"}
        if bool(here["a"]) != bool(here["b"]) and max(here.values()) >= 2:
            rows = [r for r in said if r.get("actor_id") in members]
            passages = [p for r in rows for p in _spans(pair, r, "source", "cue", "content")]
            texts = [f"{here[s]} quotes" if here[s] else "not quoted" for s in "ab"]
            voices.append(Difference("who_is_quoted", f"voice of {camp}", texts, passages, float(max(here.values()))))
    return out + sorted(voices, key=lambda difference: -difference.weight)[:_SILENT]


def anonymous_sourcing(pair: Pair) -> list[Difference]:
    """Sources without a name, and passives without a source."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {"a": [], "b": []}
    for row in _said(pair):
        hidden = known(row.get("anonymous")) and bool(row["anonymous"])
        agentless = not spans_of(row.get("source_spans")) and bool(spans_of(row.get("cue_spans")))
        agentless = agentless and (not known(row.get("actor_id")) or row["actor_id"] in _NOBODY)
        if hidden or agentless:
            own = _spans(pair, row, "source", "cue")
            words = row.get("source") if hidden and known(row.get("source")) else row.get("cue")
            found[row["side"]] += [(str(words), passage) for passage in own]
    if not found["a"] and not found["b"]:
        return []
    texts = [f"{len(found[s])}: {listed(words for words, _ in found[s])}" for s in "ab"]
    passages = [passage for s in "ab" for _, passage in found[s]]
    return [Difference("anonymous_sourcing", "sources without a name", texts, passages, float(len(passages)))]


def cue_asymmetry(pair: Pair) -> list[Difference]:
    """How each side introduces words: all cues that take a stance, then actor by actor."""
    cued = [row for row in _said(pair) if spans_of(row.get("cue_spans"))]
    if not cued:
        return []
    coloured = [row for row in cued if _stance(row) != "neutral"]
    rows = coloured or cued
    for side in "ab":
        if not any(row["side"] == side for row in rows):
            rows = rows + [row for row in cued if row["side"] == side]
    out = []
    texts = [_cues([row for row in cued if row["side"] == s]) for s in "ab"]
    passages = [p for row in rows for p in _spans(pair, row, "cue")]
    if coloured:
        out.append(Difference("cue_asymmetry", "cues and their stance", texts, passages, 10.0 + len(coloured)))
    by_actor: dict[str, list[dict[str, Any]]] = defaultdict(list)
    camp_of = {actor: camp for camp, members in _camps(pair).items() for actor in members}
    for row in cued:
        if known(row.get("actor_id")) and row["actor_id"] not in _NOBODY:
            by_actor[camp_of.get(row["actor_id"], pair.name(row["actor_id"]))].append(row)
    for about, own in sorted(by_actor.items()):
        stances = [Counter(_stance(row) for row in own if row["side"] == s) for s in "ab"]
        if all(stances) and set(stances[0]) != set(stances[1]):
            texts = [_cues([row for row in own if row["side"] == s]) for s in "ab"]
            passages = [p for row in own for p in _spans(pair, row, "cue")]
            out.append(Difference("cue_asymmetry", f"cues of {about}", texts, passages, float(len(own))))
    return out


def _stance(row: dict[str, Any]) -> str:
    return str(row["cue_stance"]) if known(row.get("cue_stance")) else "neutral"


def _cues(rows: list[dict[str, Any]]) -> str:
    counts = Counter((str(row.get("cue")), _stance(row)) for row in rows)
    return listed(
        f"{cue} ({n})" if stance == "neutral" else f"{cue} ({n}, {stance})" for (cue, stance), n in counts.most_common()
    )


def same_side(pair: Pair) -> list[Difference]:
    """One camp, but another of its voices in each outlet."""
    frames: dict[str, set[str]] = defaultdict(set)
    if len(pair.hits):
        for quote_id, frame in zip(pair.hits["quote_id"], pair.hits["frame"]):
            if known(quote_id):
                frames[str(quote_id)].add(str(frame))
    out = []
    for camp, members in sorted(_camps(pair).items()):
        rows = {s: [r for r in _said(pair) if r["side"] == s and r.get("actor_id") in members] for s in "ab"}
        who = {s: {r["actor_id"] for r in rows[s]} for s in "ab"}
        if not who["a"] or not who["b"] or who["a"] & who["b"]:
            continue
        both = set.intersection(*({f for r in rows[s] for f in frames[str(r.get("quote_id"))]} for s in "ab"))
        about = f"voices of {camp}" + (f", both with {listed(sorted(both))}" if both else "")
        texts = [f"{listed(map(pair.name, sorted(who[s])))}: {cut_short(_longest(rows[s]), 90)}" for s in "ab"]
        passages = [p for s in "ab" for r in rows[s] for p in _spans(pair, r, "content")]
        out.append(Difference("different_voice_same_side", about, texts, passages, 1.0 + len(both)))
    return out


def _longest(rows: list[dict[str, Any]]) -> str:
    return max((str(row.get("content") or "") for row in rows), key=len)


def _named(pair: Pair) -> list[tuple[str, str]]:
    """Words by which the reports name each actor: sources, relays, mentions."""
    out = []
    for row in _said(pair):
        if known(row.get("actor_id")):
            relay = [pair.docs[row["article_id"]].text[s:e] for s, e in spans_of(row.get("relayed_by_spans"))]
            own = [row["source"]] if known(row.get("source")) else []
            out += [(str(row["actor_id"]), str(text)) for text in [*own, *relay, pair.name(row["actor_id"])]]
    if len(pair.mentions):
        out += [(str(a), str(d)) for a, d in zip(pair.mentions["actor_id"], pair.mentions["designator"]) if known(a)]
    return out


def _names(word: str) -> bool:
    """Whether a capitalised word can name a camp: no title, no "Our" at the start of a sentence."""
    return len(word) > 2 and word not in _TITLES and word.lower() not in FUNCTION_WORDS


def _camps(pair: Pair) -> dict[str, set[str]]:
    """Actors of one side: as the table of actors says; else by a name that their sources share (Russian …)."""
    quoted = {str(r["actor_id"]) for r in _said(pair) if known(r.get("actor_id")) and r["actor_id"] not in _NOBODY}
    camps: dict[str, set[str]] = defaultdict(set)
    if {"actor_id", "side"} <= set(pair.actors.columns):
        for actor, side in zip(pair.actors["actor_id"], pair.actors["side"]):
            if known(side) and str(side) and str(actor) in quoted:
                camps[str(side)].add(str(actor))
    left = quoted - {actor for members in camps.values() for actor in members}
    words: dict[str, dict[str, None]] = defaultdict(dict)  # in the order of the names
    for actor, text in _named(pair):
        if actor in left:
            words[actor] |= dict.fromkeys(word for word in _CAPITAL.findall(text) if _names(word))
    shared: dict[frozenset[str], list[str]] = defaultdict(list)
    for word in dict.fromkeys(word for _, own in sorted(words.items()) for word in own):
        members = frozenset(actor for actor, own in words.items() if word in own)
        if len(members) >= 2:
            shared[members].append(word)  # Operation, Inherent and Resolve name one camp
    for members, common in shared.items():
        camps[" ".join(common)] |= members
    return {camp: members for camp, members in camps.items() if members}
