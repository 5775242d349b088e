"""Differences in what is told: statements, numbers, and parts of the story that one side leaves out."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import pandas as pd

from framing.compare.brief.brief_parts import Difference, Pair, cut_short, listed
from framing.compare.inference.counting import known, records
from framing.compare.quantities.numbers import numbers
from framing.compare.statements.segments import word_list
from framing.compare.statements.statements import statements
from framing.text import Document

__all__ = ["exclusive_context", "number_differences", "statement_differences"]

_WORDS = ("cut", "added", "changed", "varied")
_KINDS = {"direct_vs_paraphrase": "direct_vs_paraphrase", "verbatim": "same_statement_verbatim"}
_TOLD = 0.5  # share of a sentence's words found in the other report from which it counts as told there too
_CONTEXT = 8  # exclusive sentences shown a side
_PEOPLE = ("fighters", "civilians", "people")


def statement_differences(pair: Pair) -> list[Difference]:
    """Statements that both sides carry, with what became of their words."""
    if not len(pair.quotes):
        return []
    table = statements(pair.quotes, pair.articles.assign(event=None))
    best: dict[tuple[int, str], tuple[float, dict[str, Any]]] = {}
    where: dict[tuple[int, str], dict[tuple[str, int, int], None]] = {}
    for row in records(table[table["relation"] != "within outlet"]):
        if pair.sides[row["article_a"]] == pair.sides[row["article_b"]]:
            continue
        key = (row["statement"], _KINDS.get(row["type"], "same_statement_truncated_and_reworded"))
        weight = row["similarity"] + min(row["n_same"], 30) / 30
        if key not in best or weight > best[key][0]:
            best[key] = (weight, row)
        for side in "ab":
            where.setdefault(key, {})[row[f"article_{side}"], row[f"start_{side}"], row[f"end_{side}"]] = None
    out = []
    for key, (weight, row) in best.items():  # one row an utterance, however many articles carry it
        texts = {pair.sides[row[f"article_{side}"]]: cut_short(row[f"text_{side}"], 300) for side in "ab"}
        moved = () if row["type"] == "direct_vs_paraphrase" else ("unmarked", "marked")  # that type says as much
        steps = [step for step in row["alignment"] if step["op"] in (*_WORDS, *moved)]
        told = "; ".join(_step(step, row, pair) for step in steps[:6])
        about = f"{pair.name(row['speaker_a'])}, {row['type'].replace('_', ' ')}" + (f" ({told})" if told else "")
        passages = [pair.passage(*place) for place in where[key]]
        out.append(Difference(key[1], about, (texts["a"], texts["b"]), passages, weight))
    return out


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


def number_differences(pair: Pair) -> list[Difference]:
    """Quantities about one thing that the two sides give differently."""
    table = numbers(pair.articles.assign(event=None), pair.quotes, pair.mentions)
    rows = pd.DataFrame(table).assign(side=[pair.sides[a] for a in table["article_id"]])
    leads = {article_id: (doc.sentences[1:2] or [(0, 0)])[0][1] for article_id, doc in pair.docs.items()}
    out = []
    for _, part in rows.groupby("topic", sort=True):
        sides = {s: part[part["side"] == s] for s in "ab"}
        if not len(sides["a"]) or not len(sides["b"]):
            continue
        values = [set(zip(sides[s]["low"], sides[s]["high"])) for s in "ab"]
        same = values[0] == values[1]
        harm = part["measure"].isin(["killed", "wounded", "casualties"]) & part["kind"].isin(_PEOPLE)
        first = part["start"] < part["article_id"].map(leads)
        kind = "casualty_number" if (harm & first).any() else "number"
        told = {s: {f"{_bare(row['surface'])} ({_by(pair, row)})": None for row in records(sides[s])} for s in "ab"}
        if same and set(sides["a"]["voice"]) == set(sides["b"]["voice"]) == {"narration"}:
            continue  # both say so themselves: no difference
        texts = [listed(told[s]) for s in "ab"]
        passages = [pair.passage(r["article_id"], r["start"], r["end"]) for r in records(part)]
        weight = len(part) + (0.0 if same else 5.0) + (3.0 if part["kind"].isin(_PEOPLE).any() else 0.0)
        out.append(Difference(kind, str(part["label"].iloc[0]), texts, passages, weight))
    return out


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


def exclusive_context(pair: Pair) -> list[Difference]:
    """Sentences of the body that say what the other side does not."""
    vocabulary: dict[str, Counter[str]] = {"a": Counter(), "b": Counter()}
    sentences: dict[str, list[tuple[str, int, int, list[str]]]] = {"a": [], "b": []}
    for article_id, body in zip(pair.articles["article_id"], pair.articles["body_start"]):
        doc, side = pair.docs[article_id], pair.sides[article_id]
        begin = int(body) if known(body) else 0
        for start, end in doc.sentences:
            words = word_list(doc, start, end, [])
            keys = [word.key for word in words if word.content]
            vocabulary[side].update(keys)
            if start >= begin and len(keys) >= 5 and _is_prose(doc, start, end):
                sentences[side].append((article_id, start, end, keys))
    weight = {s: sum(vocabulary[s].values()) for s in "ab"}
    if not all(weight.values()):
        return []
    chosen: dict[str, list[tuple[float, dict[str, Any]]]] = {"a": [], "b": []}
    for side in "ab":
        other = vocabulary["ba"[side == "b"]]
        for article_id, start, end, keys in sentences[side]:
            # What every sentence says weighs little; a word of one sentence weighs most.
            worth = {key: 1 / math.sqrt(vocabulary[side][key] + other[key]) for key in set(keys)}
            told = sum(worth[key] for key in worth if other[key]) / sum(worth.values())
            if told < _TOLD:
                chosen[side].append((told, pair.passage(article_id, start, end)))
        chosen[side].sort(key=lambda item: (item[0], item[1]["article_id"], item[1]["start"]))
        del chosen[side][_CONTEXT:]
    if not chosen["a"] and not chosen["b"]:
        return []
    texts = [listed((cut_short(p["text"], 140) for _, p in chosen[s]), 4) for s in "ab"]
    passages = [p for s in "ab" for _, p in chosen[s]]
    return [Difference("exclusive_context", "told by one side only", texts, passages, 5.0)]
