"""How an actor stands to a term, as names of features; the weights of the ranker belong to these names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from framing.frames.participants.fillers import Fillers, fillers
from framing.frames.participants.scene import Mention, Scene, Term
from framing.lexicons.words import words

__all__ = ["NOBODY", "Memory", "Parts", "describe", "remember"]

#: Features of one answer: its place in the clause, its place in the text, words.
Parts = tuple[Sequence[str], Sequence[str], Sequence[str]]

#: Names of features by actor, each once and in the order in which they are met.
_Names: TypeAlias = dict[str, dict[str, None]]

#: Name of the answer that the text does not say.
NOBODY = "nobody"
_FIRST = words("frames.persons.first")
_SECOND = words("frames.persons.second")
_NEAR = (1, 2, 3, 5, 8)
_LONG = 20  # mentions from which on it says something how often an actor is named
_REACH = 15  # sentences in which an act is remembered


_BUCKETS = [next(str(b) for b in _NEAR if n <= b) for n in range(_NEAR[-1] + 1)]


def _bucket(n: int) -> str:
    return _BUCKETS[n] if n < len(_BUCKETS) else "more"


class Memory:
    """Who filled the places of the terms before, by frame and by word."""

    def __init__(self) -> None:
        self._filled: list[tuple[int, str, str, str, str]] = []

    def add(self, term: Term, stem: str, place: str, actor: str) -> None:
        """Remember that an actor filled a place of a term."""
        self._filled.append((term.sentence, term.frame, stem, place, actor))

    def of(self, term: Term, stem: str) -> _Names:
        """Names of the features that the terms before give to actors."""
        out: _Names = {}
        last: dict[tuple[str, str], int] = {}
        for sentence, frame, other, place, actor in reversed(self._filled):
            if term.sentence - sentence > _REACH:
                break  # terms come in the order of the text
            if term.sentence < sentence:
                continue
            same = ("F" if frame == term.frame else "") + ("W" if other == stem else "")
            if same:
                key = (same, place)
                n = last.get(key, 0)
                last[key] = n + 1
                out.setdefault(actor, {})[f"told {same} {place} {min(n, 2)}"] = None
        return out


def describe(
    scene: Scene, term: Term, memory: Memory, performer: str | None = None, fixed: str | None = None
) -> tuple[list[str | None], list[Parts], Fillers]:
    """Actors that come into question for a term, the last one None for nobody, with the features of each.

    Parameters
    ----------
    scene : Scene
    term : Term
    memory : Memory
        Of the terms before.
    performer : str, optional
        Who makes the accusation that the term tells of.
    fixed : str, optional
        Special target that the entry names outright (``ALL_PARTIES``); the answer before nobody.

    Returns
    -------
    actors : list of (str or None)
    features : list of (structure, discourse, words)
    view : Fillers
    """
    view = fillers(scene, term)
    structure, lexical, filled = _by_place(scene, term, view)
    told = memory.of(term, stem(view.lemma))
    candidates = scene.candidates(term)
    near = sorted(candidates, key=lambda c: abs(c.head - term.head))
    order: dict[str, int] = {}
    by_actor: dict[str, list[Mention]] = {}
    for candidate in near:
        actor = candidate.actor
        order.setdefault(actor, len(order))
        by_actor.setdefault(actor, []).append(candidate)
    for actor in structure:
        if actor not in by_actor:
            by_actor[actor] = scene.mentions_of(actor, term.first)
    actors: list[str | None] = []
    out: list[Parts] = []
    for actor, mentions in by_actor.items():
        s, w = structure.get(actor, {}), lexical.get(actor, {})
        d: dict[str, None] = {}
        for candidate in mentions[:4]:
            if candidate.sentence == term.sentence:
                _way(scene, term, view, candidate, s, w)
        if not s:
            s["no place"] = None
        _discourse(scene, term, view, actor, mentions, order.get(actor, 9), d)
        if performer is not None:
            d["performer" if actor == performer else "another performs"] = None
        if actor in told:
            for name in told[actor]:
                d[name] = None
                d[f"{name} {view.definite}"] = None
            d["told"] = None
        elif told:
            d["others told"] = None
        actors.append(actor)
        out.append((list(s), list(d), list(w)))
    if fixed is not None:
        actors.append(fixed)
        out.append(_fixed(fixed, term, view, filled))
    actors.append(None)
    out.append(_nobody(term, view, filled, bool(told)))
    return actors, out, view


def _by_place(scene: Scene, term: Term, view: Fillers) -> tuple[_Names, _Names, dict[str, str]]:
    """Features of the actors that fill a place around a term, words among them, and what fills each place."""
    structure: _Names = {}
    lexical: _Names = {}
    filled: dict[str, str] = {}
    for place, token in view.places:
        filled[place] = "thing"
        for actor, how in scene.actors_of(token):
            filled[place] = "actor"
            own = structure.setdefault(actor, {})
            own[f"{place} {how}:{view.kind}"] = None
            own[f"{place}:{view.kind}"] = None
            if scene.is_place(actor):
                own[f"{place} {how}:{view.kind}:a place"] = None
            if place[:2] in ("p.", "a."):
                own[f"{place} {how}:{view.kind}:{view.relation}:{view.preposition}"] = None
                verb = term.predicate if place[0] == "p" else scene.tree.heads[token]
                lexical.setdefault(actor, {})[f"{place}={scene.tree.lemmas[verb]}"] = None
            else:
                lexical.setdefault(actor, {})[f"{place} {how}={view.lemma}"] = None
    return structure, lexical, filled


def stem(lemma: str) -> str:
    """Beginning of a word, by which *attacker* takes up *attack*."""
    return lemma[:6]


def _way(scene: Scene, term: Term, view: Fillers, c: Mention, out: dict[str, None], words: dict[str, None]) -> None:
    """How a mention in the sentence of the term is reached from it."""
    tree, head, kind = scene.tree, c.head, view.kind
    inside = term.first <= head < term.after
    holds = c.first <= term.first and term.after <= c.after
    if inside or holds:
        name = f"{'in' if inside else ''}{'holds' if holds else ''}:{kind}"
        out[name] = None
        out[f"{name}:{view.relation}:{view.preposition}"] = None
        out[f"{name}:{view.definite}"] = None
        if head == term.head:
            out[f"is:{c.form}"] = None
        if c.first < term.first:
            out["begins before"] = None
    elif c.first < term.after and term.first < c.after:
        out["overlaps"] = None
    if head == view.noun and not inside:
        out[f"noun of:{kind}"] = None
    way = tree.path(term.head, head, 6)
    preposition = tree.preposition(head)
    if way is None:
        out["far"] = None
    else:
        up, down, top = way
        steps = f"{'>'.join(up)}|{'>'.join(down)}"
        if down and down[-1] == "nmod":
            steps += f":{preposition}"
        out[f"path={kind}:{steps}"] = None
        out[f"steps={len(up)},{len(down)}:{kind}"] = None
        out[f"down={'>'.join(down)}:{preposition}:{kind}"] = None
        if len(up) + len(down) <= 3:
            words[f"path={view.lemma}:{steps}"] = None
            if top != term.head:
                words[f"via={tree.lemmas[top]}:{'>'.join(down)}"] = None
    side = "after" if head > term.head else "before"
    if preposition:
        out[f"prep={preposition}:{side}"] = None
    out[f"{side}:{_bucket(abs(head - term.head))}"] = None
    if scene.parted(head, term.head):
        out[f"comma:{side}"] = None


def _discourse(
    scene: Scene, term: Term, view: Fillers, actor: str, mentions: list[Mention], nth: int, out: dict[str, None]
) -> None:
    """Where in the text an actor is named, how often, how, and whether it speaks."""
    nearest = mentions[0]
    distance = max(-4, min(2, nearest.sentence - term.sentence))
    form = nearest.form
    names = [
        f"form={form}", f"sentence={distance}", f"form={form}:{distance}", f"{view.definite}:{distance}",
        f"nth={min(nth, 6)}", f"nth={min(nth, 6)}:{distance}", f"voice={term.voice.voice}",
    ]  # fmt: skip
    if len(scene.mentions) >= _LONG:  # in a text of a few lines everybody is named once
        names += [f"times={_bucket(scene.times[actor])}", f"rank={min(scene.rank[actor], 5)}"]
        if actor in scene.in_title:
            names.append("in title")
        if scene.paragraph[nearest.first] == scene.paragraph[term.first]:
            names.append("same paragraph")
    for candidate in mentions[:3]:
        if candidate.sentence < term.sentence and scene.tree.relations[candidate.head] in ("nsubj", "nsubjpass"):
            names.append(f"subject before:{max(-2, candidate.sentence - term.sentence)}")
    voice = term.voice
    if voice.quote is not None and voice.quote.actor == actor:
        names += [f"speaker:{voice.voice}", f"speaker:{form}:{distance == 0}"]
    if voice.cue_of is not None and voice.cue_of.actor == actor:
        names.append("source of the cue")
    for candidate in mentions[:3]:
        if candidate.form == "pronoun":
            word = candidate.word
            person = "1" if word in _FIRST else "2" if word in _SECOND else "3"
            names.append(f"person={person}:{voice.voice}")
    if nearest.local:
        names.append("local:bare" if nearest.bare else "local")
    out.update(dict.fromkeys(names))


def _fixed(fixed: str, term: Term, view: Fillers, filled: dict[str, str]) -> Parts:
    """Features of a target that the entry names outright."""
    name = f"fixed={fixed}"
    place = "actor in place" if "actor" in filled.values() else "no actor in place"
    structure = [name, f"{name}:{view.kind}", f"{name}:{view.definite}", f"{name}:{place}"]
    return structure, [f"{name}:voice={term.voice.voice}"], [f"{name}={view.lemma}"]


def _nobody(term: Term, view: Fillers, filled: dict[str, str], told: bool) -> Parts:
    """Features of the answer that the text does not say."""
    structure = [NOBODY, f"{NOBODY}:{view.kind}", f"{NOBODY}:{view.kind}:{view.relation}", f"{NOBODY}:{view.definite}"]
    structure += [f"{NOBODY}:{place}:{state}:{view.kind}" for place, state in filled.items()]
    if "actor" not in filled.values():
        structure.append(f"{NOBODY}:no actor in place")
    discourse = [f"{NOBODY}:voice={term.voice.voice}", f"{NOBODY}:told={told}:{view.definite}"]
    return structure, discourse, [f"{NOBODY}={view.lemma}"]


def remember(scene: Scene, term: Term, view: Fillers, memory: Memory) -> None:
    """Keep who fills the places of a term, for the terms behind it."""
    for place, token in view.places:
        if not place.startswith("a."):
            name = f"{place.replace(' ', '_').rstrip('*')}:{view.kind[0]}"
            for actor, how in scene.actors_of(token):
                if "'" not in how:
                    memory.add(term, stem(view.lemma), name, actor)
