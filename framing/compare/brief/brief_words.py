"""Differences in words: labels, marked phrases, agency in headlines."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from framing.compare.brief.brief_parts import Difference, Pair, listed
from framing.compare.naming import plain_name
from framing.compare.statements.segments import word_list
from framing.frames.construction import tells, voice
from framing.lexicons.words import word_table, words
from framing.text import Document
from framing.text.grammar.tree import Tree

__all__ = ["agency", "labels", "marked_phrases", "short_marks"]

_SHORT = 5  # words inside marks that make a phrase, not a sentence
_STATES = ("die", "dead", "perish")  # they name no doer at all


def labels(pair: Pair) -> list[Difference]:
    """What each side calls an actor, where the names differ."""
    if not len(pair.mentions):
        return []
    rows = pair.mentions[pair.mentions["actor_id"].notna()]
    if "form" in rows:
        rows = rows[~rows["form"].isin(["pronoun", "modifier"])]
    out = []
    for actor, part in rows.groupby("actor_id", sort=True):
        used: dict[str, dict[str, list[dict[str, Any]]]] = {"a": defaultdict(list), "b": defaultdict(list)}
        shown: dict[str, str] = {}
        telling: set[str] = set()  # descriptions say more than forms of a name
        forms = part["form"] if "form" in part else [None] * len(part)
        columns = (part["article_id"], part["designator"], part["start"], part["end"], forms)
        for article_id, designator, start, end, form in zip(*columns):
            name = plain_name(str(designator))
            if form != "name":
                telling.add(name)
            shown.setdefault(name, " ".join(str(designator).split()))
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
                found = word_list(doc, start, end, [])
                if found:
                    keys = tuple(word.key for word in found)
                    content = tuple(word.key for word in found if word.content)
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
            quote = pair.voices[article_id].of(start, start + 1).quote
            uses[phrase][article_id, *span] = pair.name(quote.actor) if quote is not None else "nobody"
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


@cache
def _deed_of() -> dict[str, str]:
    """The deed that a verb tells, by its lemma."""
    return {verb: deed for deed, verbs in word_table("compare.deeds").items() for verb in verbs.split()}


def _deeds(doc: Document, number: int) -> list[tuple[str, str]]:
    """Deeds of a sentence, each with how its doer appears."""
    tree = doc.tree
    out = []
    for place in range(len(tree)):
        base = tree.lemmas[place]
        deed = _deed_of().get(base)
        if deed is None or doc.token_sentence[place] != number:
            continue
        if base in _STATES:
            out.append((deed, "no doer"))
        elif tells(tree, place):
            out.append((deed, _doer(tree, place)))
    return out


def _doer(tree: Tree, verb: int) -> str:
    """How the doer of a deed appears; *by* may stand at the act in which it is done (*killed in strikes by*)."""
    told = voice(tree, verb)
    if told == "active":
        return "active, doer first" if tree.subject(verb) >= 0 else "active"
    first, after = tree.span(verb)
    by = told == "passive" or any(
        tree.relations[k] == "nmod"
        and tree.preposition(k) == "by"
        and tree.lemmas[tree.heads[k]] in words("grammar.acts")
        for k in range(max(first, verb), after)
    )
    return "passive, doer named after the deed" if by else "passive, no doer"
