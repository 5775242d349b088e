"""Who says what of whom, side by side: accusations, and the terms that go both ways."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from framing.compare.accusations import OWN
from framing.compare.brief.brief_parts import Difference, Pair, listed
from framing.compare.inference.counting import known, records
from framing.compare.mirrors import mirrors
from framing.compare.verdicts import choose

__all__ = ["accused", "mirror_terms"]


def accused(pair: Pair) -> list[Difference]:
    """Whom each side lets accuse whom of what, where it is not the same."""
    if not len(pair.hits) or not {"speaker", "target"} <= set(pair.hits.columns):
        return []
    rows = records(choose(pair.hits, actors=pair.actors, articles=pair.articles).rows)
    told: dict[str, dict[str, list[str]]] = {"a": defaultdict(list), "b": defaultdict(list)}
    passages = []
    for row in rows:
        if any(known(row.get(flag)) and row[flag] for flag in ("negated", "denied")):
            continue
        own = row.get("voice") == "narration" and row["speaker"] == row.get("outlet")
        who = OWN if own else pair.name(row["speaker"])
        told[pair.sides[row["article_id"]]][f"{who} of {pair.name(row['target'])}"].append(str(row["surface"]))
        passages.append(pair.passage(row["article_id"], row["start"], row["end"]))
    if set(told["a"]) == set(told["b"]):
        return []
    texts = [listed(f"{who} ({listed(words, 3)})" for who, words in told[s].items()) for s in "ab"]
    return [Difference("accusation", "who speaks ill of whom", texts, passages, 1.0)]


def mirror_terms(pair: Pair) -> list[Difference]:
    """The same term thrown in both directions."""
    hits = pair.hits
    if not len(hits) or hits["target"].isna().all():
        return []
    usable = hits[hits["speaker"].notna() & hits["target"].notna()]
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for label, words in mirrors(usable, pair.actors).items():
        for word in words:
            found[str(usable.loc[label, "frame"]), word].append(label)
    out = []
    for (frame, word), rows in sorted(found.items()):
        texts, passages = [], []
        for side in "ab":
            own = [usable.loc[r] for r in rows if pair.sides[usable.loc[r, "article_id"]] == side]
            texts.append(listed(f"{pair.name(r['speaker'])} of {pair.name(r['target'])}" for r in own))
            passages += [pair.passage(r["article_id"], r["start"], r["end"]) for r in own]
        spread = 5.0 if all(text != "none" for text in texts) else 0.0
        out.append(Difference("mirror_term", f"“{word}” ({frame})", texts, passages, spread + len(rows)))
    return out
