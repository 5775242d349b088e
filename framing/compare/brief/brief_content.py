"""Differences in what is told: statements, numbers, and parts of the story that one side leaves out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from framing.compare.brief.brief_parts import Difference, Pair, cut_short, listed
from framing.compare.inference.counting import records
from framing.compare.quantities.numbers import link_numbers
from framing.compare.statements.segments import word_list
from framing.compare.statements.statements import link_statements
from framing.text import Document

__all__ = ["exclusive_context", "number_differences", "statement_differences"]

_WORDS = ("cut", "added", "changed", "varied")
_KINDS = {"direct_vs_paraphrase": "direct_vs_paraphrase", "verbatim": "same_statement_verbatim"}
_TOLD = 0.5  # share of a sentence's words found in the other report from which it counts as told there too
_CONTEXT = 8  # exclusive sentences shown a side
_PEOPLE = ("fighters", "civilians", "people")
_HARM = ("killed", "wounded", "casualties")


def statement_differences(pair: Pair) -> Iterator[Difference]:
    """Statements that both sides carry, with what became of their words."""
    if not len(pair.reports.quotes):
        return
    said, lead_back = pair.reports.statements
    table = link_statements(said, [part for part in said.parts if part.article_id in pair.sides])
    lead_back(table)
    best: dict[tuple[int, str], tuple[float, dict[str, Any]]] = {}
    where: dict[tuple[int, str], dict[tuple[str, int, int], None]] = defaultdict(dict)
    for row in records(table[table["relation"] != "within outlet"]):
        if pair.sides[row["article_a"]] == pair.sides[row["article_b"]]:
            continue
        key = (row["statement"], _KINDS.get(row["type"], "same_statement_truncated_and_reworded"))
        weight = row["similarity"] + min(row["n_same"], 30) / 30
        if key not in best or weight > best[key][0]:
            best[key] = (weight, row)
        for side in "ab":
            where[key][row[f"article_{side}"], row[f"start_{side}"], row[f"end_{side}"]] = None
    for key, (weight, row) in best.items():  # one row an utterance, however many articles carry it
        texts = {pair.sides[row[f"article_{side}"]]: cut_short(row[f"text_{side}"], 300) for side in "ab"}
        moved = () if row["type"] == "direct_vs_paraphrase" else ("unmarked", "marked")  # that type says as much
        steps = [step for step in row["alignment"] if step["op"] in (*_WORDS, *moved)]
        told = "; ".join(_step(step, row, pair) for step in steps[:6])
        about = f"{pair.name(row['speaker_a'])}, {row['type'].replace('_', ' ')}" + (f" ({told})" if told else "")
        passages = [pair.passage(*place) for place in where[key]]
        yield Difference(key[1], about, (texts["a"], texts["b"]), passages, weight)


def _step(step: dict[str, Any], row: dict[str, Any], pair: Pair) -> str:
    """One difference in words, in the order of the two sides."""
    owner = {"cut": "a", "added": "b", "unmarked": "a", "marked": "b"}.get(step["op"])
    if owner is not None:
        outlet = pair.names[pair.sides[row[f"article_{owner}"]] == "b"]
        how = "only in" if step["op"] in ("cut", "added") else "in marks only in"
        return f"{how} {outlet}: {cut_short(step[f'{owner}_text'], 100)}"
    words = [cut_short(step[f"{side}_text"], 100) for side in "ab"]
    if pair.sides[row["article_a"]] == "b":
        words.reverse()
    return " / ".join(words)


def number_differences(pair: Pair) -> Iterator[Difference]:
    """Quantities about one thing that the two sides give differently."""
    table = link_numbers([row for row in pair.reports.numbers if row["article_id"] in pair.sides])
    leads = dict(pair.found(_end_of_lead))
    for _, about in groupby(records(table), key=lambda row: row["topic"]):  # they are in the order of their topics
        rows = list(about)
        sides = pair.by_side(rows)
        if not sides["a"] or not sides["b"]:
            continue
        values = [{(row["low"], row["high"]) for row in sides[s]} for s in "ab"]
        same = values[0] == values[1]
        if same and all(row["voice"] == "narration" for row in rows):
            continue  # both say so themselves: no difference
        first = (row for row in rows if row["start"] < leads[row["article_id"]])
        harm = any(row["measure"] in _HARM and row["kind"] in _PEOPLE for row in first)
        texts = [listed(f"{_bare(row['surface'])} ({_by(pair, row)})" for row in sides[s]) for s in "ab"]
        passages = [pair.passage_of(row) for row in rows]
        weight = len(rows) + (0.0 if same else 5.0) + (3.0 if any(row["kind"] in _PEOPLE for row in rows) else 0.0)
        yield Difference("casualty_number" if harm else "number", str(rows[0]["label"]), texts, passages, weight)


def _end_of_lead(doc: Document) -> int:
    return (doc.sentences[1:2] or [(0, 0)])[0][1]


def _bare(surface: str) -> str:
    """A quantity on one line, without half a pair of quotation marks."""
    flat = " ".join(surface.split())
    return flat.replace('"', "") if flat.count('"') % 2 else flat


def _by(pair: Pair, row: dict[str, Any]) -> str:
    return "the outlet itself" if row["voice"] == "narration" else f"by {pair.name(row['source'])}"


def _is_prose(doc: Document, start: int, end: int) -> bool:
    """Whether a sentence tells something: a finite verb and a full stop; links and captions of a page have neither."""
    if doc.text[start:end].rstrip(" \n\"'”’»)")[-1:] not in (".", "!", "?", "…", ",", ""):
        return False
    first, last = doc.tokens.start.searchsorted([start, end])
    return any(doc.tree.is_verb(k) and doc.tree.finite(k) for k in range(first, last))


def _told(doc: Document) -> tuple[Counter[str], list[tuple[int, int, tuple[str, ...]]]]:
    """How often a report has each content word; its sentences that tell something, with theirs."""
    counts: Counter[str] = Counter()
    sentences = []
    for start, end in doc.sentences:
        keys = [word.key for word in word_list(doc, start, end, []) if word.content]
        counts.update(keys)
        if len(keys) >= 5 and _is_prose(doc, start, end):
            sentences.append((start, end, tuple(dict.fromkeys(keys))))
    return counts, sentences


def exclusive_context(pair: Pair) -> Iterator[Difference]:
    """Sentences of the body that say what the other side does not."""
    vocabulary: dict[str, Counter[str]] = {"a": Counter(), "b": Counter()}
    sentences: list[tuple[str, int, int, tuple[str, ...]]] = []
    for article_id, (counts, told) in pair.found(_told):
        vocabulary[pair.sides[article_id]].update(counts)
        begin = pair.reports.body_starts[article_id]
        sentences += [(article_id, start, end, keys) for start, end, keys in told if start >= begin]
    if not vocabulary["a"] or not vocabulary["b"]:
        return
    chosen: list[tuple[float, str, int, int]] = []
    for article_id, start, end, keys in sentences:
        own, other = (vocabulary[s] for s in ("ab" if pair.sides[article_id] == "a" else "ba"))
        # What every sentence says weighs little; a word of one sentence weighs most.
        worth = {key: 1 / math.sqrt(own[key] + other[key]) for key in keys}
        # Exact sums: sentences of the same words are told alike, in whatever order the words are added up.
        shared = math.fsum(worth[key] for key in worth if other[key]) / math.fsum(worth.values())
        if shared < _TOLD:
            chosen.append((shared, article_id, start, end))
    rows = pair.by_side(pair.passage(article_id, start, end) for _, article_id, start, end in sorted(chosen))
    shown = {s: rows[s][:_CONTEXT] for s in "ab"}
    if chosen:
        texts = [listed((cut_short(p["text"], 140) for p in shown[s]), 4) for s in "ab"]
        yield Difference("exclusive_context", "told by one side only", texts, shown["a"] + shown["b"], 5.0)
