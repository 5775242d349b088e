"""Differences in words: labels, marked phrases, agency in headlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from framing.compare.brief.brief_parts import Difference, Pair, listed
from framing.compare.naming import plain_name
from framing.compare.statements.segments import Word, word_list
from framing.frames.construction import tells, voice
from framing.lexicons.words import word_table, words
from framing.tables import is_missing
from framing.text import Document
from framing.text.grammar.tree import Tree

__all__ = ["agency", "labels", "marked_phrases", "short_marks"]

_SHORT = 5  # words inside marks that make a phrase, not a sentence
_STATES = ("die", "dead", "perish")  # they name no doer at all


def labels(pair: Pair) -> Iterator[Difference]:
    """What each side calls an actor, where the names differ."""
    by_actor: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in pair.own(pair.reports.called):
        by_actor[row["actor_id"]].append(row)
    for actor, part in sorted((actor, part) for actor, part in by_actor.items() if not is_missing(actor)):
        used: dict[str, dict[str, list[dict[str, Any]]]] = {"a": defaultdict(list), "b": defaultdict(list)}
        shown: dict[str, str] = {}
        telling: set[str] = set()  # descriptions say more than forms of a name
        for row in part:
            name = plain_name(str(row["designator"]))
            if row.get("form") != "name":
                telling.add(name)
            shown.setdefault(name, " ".join(str(row["designator"]).split()))
            used[pair.sides[row["article_id"]]][name].append(pair.passage_of(row))
        only = {s: set(used[s]) - set(used["ba"[s == "b"]]) for s in "ab"}
        if not used["a"] or not used["b"] or not (only["a"] or only["b"]):
            continue
        ordered = {s: sorted(used[s].items(), key=lambda item: -len(item[1])) for s in "ab"}
        texts = [listed(f"{shown[name]} ({len(found)})" for name, found in ordered[s]) for s in "ab"]
        passages = [passage for s in "ab" for found in used[s].values() for passage in found[:3]]
        weight = len(part) / 100 + sum(min(sum(1.0 if n in telling else 0.25 for n in only[s]), 4.0) for s in "ab")
        yield Difference("label", f"names of {pair.name(actor)}", texts, passages, weight)


def _marked(pair: Pair) -> Iterator[tuple[str, int, tuple[Word, ...], tuple[int, int]]]:
    """Every stretch inside marks: its article, where it begins, its words, its span with the marks."""
    for article_id, stretches in pair.found(_inside_marks):
        for stretch in stretches:
            yield article_id, *stretch


def _inside_marks(doc: Document) -> list[tuple[int, tuple[Word, ...], tuple[int, int]]]:
    out = []
    for quotation in doc.quotations:
        for piece in quotation.pieces:
            found = word_list(doc, *piece, [])
            whole = (quotation.start, quotation.end) if len(quotation.pieces) == 1 else piece
            if found:
                out.append((piece[0], found, whole))
    return out


def marked_phrases(pair: Pair) -> Iterator[Difference]:
    """The same short phrase in marks on both sides, by different sources."""
    uses: dict[tuple[str, ...], dict[tuple[str, int, int], str]] = defaultdict(dict)
    every = [(*marked, tuple(word.key for word in marked[2])) for marked in _marked(pair)]
    short = dict.fromkeys(
        keys for _, _, found, _, keys in every if len(keys) <= _SHORT and sum(word.content for word in found) >= 2
    )
    for article_id, start, found, whole, keys in every:
        for phrase in short:
            at = next((i for i in range(len(keys) - len(phrase) + 1) if keys[i : i + len(phrase)] == phrase), None)
            if at is None:
                continue
            span = whole if len(keys) == len(phrase) else (found[at].start, found[at + len(phrase) - 1].end)
            quote = pair.reports.voices[article_id].of(start, start + 1).quote
            uses[phrase][article_id, *span] = pair.name(quote.actor) if quote is not None else "nobody"
    for phrase, where in sorted(uses.items()):
        by = {s: [who for (article, _, _), who in where.items() if pair.sides[article] == s] for s in "ab"}
        if by["a"] and by["b"] and set(by["a"]) != set(by["b"]):
            passages = [pair.passage(*key) for key in where]
            texts = [f"in marks, by {listed(by[s])}" for s in "ab"]
            about = f"“{passages[0]['text']}”".replace("“'", "“").replace("'”", "”")
            yield Difference("same_phrase_different_attribution", about, texts, passages, float(len(phrase)))


def short_marks(pair: Pair) -> Iterator[Difference]:
    """Words that each side sets in marks: scare quotes and quoted fragments, headlines first."""
    short = [
        pair.passage(article_id, *whole)
        for article_id, _, found, whole in _marked(pair)
        if len(found) <= _SHORT and any(word.content for word in found)
    ]
    if short:
        rows = pair.by_side(short)
        texts = [listed((p["text"] for p in rows[s]), 6) for s in "ab"]
        about = "words set in quotation marks"
        yield Difference("scare_or_headline_quotes", about, texts, rows["a"] + rows["b"], 5.0)


def agency(pair: Pair) -> Iterator[Difference]:
    """Who is said to do the deed: active or passive, doer named or not, in headlines and first sentences."""
    found: dict[str, dict[str, list[tuple[int, str, dict[str, Any]]]]] = defaultdict(lambda: {"a": [], "b": []})
    for article_id, deeds in pair.found(_first_deeds):
        for number, span, deed, how in deeds:
            found[deed][pair.sides[article_id]].append((number, how, pair.passage(article_id, *span)))
    for deed, sides in sorted(found.items()):
        if not sides["a"] or not sides["b"]:
            continue
        first = [min(sides[s], key=lambda told: told[0]) for s in "ab"]
        if first[0][1] != first[1][1]:
            weight = 3.0 - 0.5 * (first[0][0] + first[1][0]) + (deed == "kill")
            texts = [f"{how}: “{passage['text']}”" for _, how, passage in first]
            yield Difference("agency", f"who is said to {deed}", texts, [first[0][2], first[1][2]], weight)


def _first_deeds(doc: Document) -> list[tuple[int, tuple[int, int], str, str]]:
    """Deeds of the first sentences: the number of the sentence, its span, the deed, how its doer appears."""
    return [
        (number, span, deed, how) for number, span in enumerate(doc.sentences[:4]) for deed, how in _deeds(doc, number)
    ]


@cache
def _deed_of() -> dict[str, str]:
    """The deed that a verb tells, by its lemma."""
    return {verb: deed for deed, verbs in word_table("compare.deeds").items() for verb in verbs.split()}


def _deeds(doc: Document, number: int) -> Iterator[tuple[str, str]]:
    """Deeds of a sentence, each with how its doer appears."""
    tree = doc.tree
    for place, base in enumerate(tree.lemmas):
        deed = _deed_of().get(base)
        if deed is not None and doc.token_sentence[place] == number:
            if base in _STATES:
                yield deed, "no doer"
            elif tells(tree, place):
                yield deed, _doer(tree, place)


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
