"""Differences in words: labels, marked phrases, agency in headlines."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from framing.compare.brief_parts import Difference, Pair, listed
from framing.compare.mirrors import FUNCTION_WORDS
from framing.compare.naming import plain_name
from framing.compare.segments import word_list
from framing.text import lemma

__all__ = ["agency", "labels", "marked_phrases", "short_marks"]

_SHORT = 5  # words inside marks that make a phrase, not a sentence
#: Deeds whose doer a sentence can name or leave out; those of one line are one deed.
_DEEDS = {
    word: line.split()[0]
    for line in """kill die dead slay perish
    wound injure hurt
    attack assault storm raid
    bomb shell bombard strike hit target
    shoot gun fire
    destroy wreck demolish level
    arrest detain jail
    expel evict deport oust
    seize capture take overrun
    ban block bar
    displace uproot
    clear disperse
    beat defeat""".splitlines()
    for word in line.split()
}
_STATES = ("die", "dead", "perish")  # they name no doer at all


def labels(pair: Pair) -> list[Difference]:
    """What each side calls an actor, where the names differ."""
    if not len(pair.mentions):
        return []
    rows = pair.mentions[pair.mentions["actor_id"].notna()]
    if "form" in rows:
        rows = rows[(rows["form"] != "pronoun").fillna(True).astype(bool)]
    out = []
    for actor, part in rows.groupby("actor_id", sort=True):
        used: dict[str, dict[str, list[dict[str, Any]]]] = {"a": defaultdict(list), "b": defaultdict(list)}
        shown: dict[str, str] = {}
        telling: set[str] = set()  # descriptions say more than forms of a name
        forms = part["form"] if "form" in part else [None] * len(part)
        columns = (part["article_id"], part["designator"], part["start"], part["end"], forms)
        for article_id, words, start, end, form in zip(*columns):
            name = plain_name(str(words))
            if form != "name":
                telling.add(name)
            shown.setdefault(name, " ".join(str(words).split()))
            used[pair.sides[article_id]][name].append(pair.passage(article_id, start, end))
        only = {s: set(used[s]) - set(used["ba"[s == "b"]]) for s in "ab"}
        if not used["a"] or not used["b"] or not (only["a"] or only["b"]):
            continue
        texts = [
            listed(f"{shown[n]} ({len(p)})" for n, p in sorted(used[s].items(), key=lambda i: -len(i[1]))) for s in "ab"
        ]
        passages = [p for s in "ab" for group in used[s].values() for p in group[:3]]
        weight = len(part) / 100 + sum(min(sum(1.0 if n in telling else 0.25 for n in only[s]), 4.0) for s in "ab")
        out.append(Difference("label", f"names of {pair.name(actor)}", texts, passages, weight))
    return out


def _marked(pair: Pair) -> list[tuple[str, int, int, tuple[str, ...], tuple[str, ...], tuple[int, int]]]:
    """Every stretch inside marks: article, start, end, keys of its words, keys of content words, span with marks."""
    out = []
    for article_id, doc in pair.docs.items():
        for quotation in doc.quotations:
            for start, end in quotation.pieces:
                words = word_list(doc, start, end, [])
                if words:
                    keys = tuple(word.key for word in words)
                    content = tuple(word.key for word in words if word.content)
                    one = len(quotation.pieces) == 1
                    whole = (quotation.start, quotation.end) if one else (start, end)
                    out.append((article_id, start, end, keys, content, whole))
    return out


def marked_phrases(pair: Pair) -> list[Difference]:
    """The same short phrase in marks on both sides, by different sources."""
    uses: dict[tuple[str, ...], dict[tuple[str, int, int], str]] = defaultdict(dict)
    every = _marked(pair)
    short = {keys: content for _, _, _, keys, content, _ in every if len(keys) <= _SHORT and len(content) >= 2}
    for article_id, start, _end, keys, _, whole in every:
        for phrase in short:
            at = next((i for i in range(len(keys) - len(phrase) + 1) if keys[i : i + len(phrase)] == phrase), None)
            if at is None:
                continue
            span = whole
            if len(keys) > len(phrase):
                found = word_list(pair.docs[article_id], start, _end, [])
                span = (found[at].start, found[at + len(phrase) - 1].end)
            row = pair.holder(article_id, start)
            uses[phrase][article_id, *span] = pair.name(row.get("actor_id")) if row is not None else "nobody"
    out = []
    for phrase, where in sorted(uses.items()):
        by = {s: [who for (a, _, _), who in where.items() if pair.sides[a] == s] for s in "ab"}
        if by["a"] and by["b"] and set(by["a"]) != set(by["b"]):
            passages = [pair.passage(*key) for key in where]
            texts = [f"in marks, by {listed(by[s])}" for s in "ab"]
            about = f"“{' '.join(p['text'] for p in passages[:1])}”".replace("“'", "“").replace("'”", "”")
            out.append(Difference("same_phrase_different_attribution", about, texts, passages, float(len(phrase))))
    return out


def short_marks(pair: Pair) -> list[Difference]:
    """Words that each side sets in marks: scare quotes and quoted fragments, headlines first."""
    rows: dict[str, list[dict[str, Any]]] = {"a": [], "b": []}
    for article_id, _, _, keys, content, whole in _marked(pair):
        if len(keys) <= _SHORT and content:
            rows[pair.sides[article_id]].append(pair.passage(article_id, *whole))
    if not rows["a"] and not rows["b"]:
        return []
    texts = [listed((p["text"] for p in rows[s]), 6) for s in "ab"]
    about = "words set in quotation marks"
    return [Difference("scare_or_headline_quotes", about, texts, rows["a"] + rows["b"], 5.0)]


def agency(pair: Pair) -> list[Difference]:
    """Who is said to do the deed: active or passive, doer named or not, in headlines and first sentences."""
    found: dict[str, dict[str, list[tuple[int, str, dict[str, Any]]]]] = defaultdict(lambda: {"a": [], "b": []})
    for article_id, doc in pair.docs.items():
        for number, (start, end) in enumerate(doc.sentences[:4]):
            for deed, how in _deeds(doc, number):
                where = pair.passage(article_id, start, end)
                found[deed][pair.sides[article_id]].append((number, how, where))
    out = []
    for deed, sides in sorted(found.items()):
        if not sides["a"] or not sides["b"]:
            continue
        one, two = min(sides["a"], key=lambda x: x[0]), min(sides["b"], key=lambda x: x[0])
        if one[1] == two[1]:
            continue
        weight = 3.0 - 0.5 * (one[0] + two[0]) + (deed == "kill")
        texts = [f"{x[1]}: “{x[2]['text']}”" for x in (one, two)]
        out.append(Difference("agency", f"who is said to {deed}", texts, [one[2], two[2]], weight))
    return out


def _deeds(doc: Any, number: int) -> list[tuple[str, str]]:
    """Deeds of a sentence, each with how its doer appears."""
    places = [i for i in range(len(doc.tokens)) if doc.token_sentence[i] == number]
    words = [doc.tokens.words[i].lower() for i in places]
    tags = [doc.tags[i] for i in places]
    out = []
    for at, word in enumerate(words):
        base = lemma(word)
        deed = _DEEDS.get(base)
        verb = tags[at].startswith("VB") or (word.endswith("ed") and base != word)
        if deed is None or not (verb or base in _STATES):
            continue
        if base in _STATES:
            out.append((deed, "no doer"))
            continue
        helped = any(lemma(w) == "be" for w in words[max(0, at - 3) : at])
        after = next((j for j in range(at + 1, len(words)) if words[j] not in "\"'‘’“”" and tags[j] != "RB"), None)
        takes = after is not None and (
            tags[after][:2] in ("NN", "CD", "DT", "JJ", "PR", "VB") or words[after] == "more"
        )
        past = word.endswith(("ed", "en", "wn", "t")) or tags[at] in ("VBN", "VBD")
        if helped or (past and not takes):
            later = words[at:]
            by = "by" in later and later[later.index("by") + 1 : later.index("by") + 2] != []
            out.append((deed, "passive, doer named after the deed" if by else "passive, no doer"))
        elif words[at - 1 : at] and (words[at - 1] not in FUNCTION_WORDS or words[at - 1] in ("have", "has", "had")):
            out.append((deed, "active, doer first"))
        else:
            out.append((deed, "active"))
    return out
