"""Questions with their answers, from which the ranker of participants learns: what coded articles say of each term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.frames.lexicon_examples import TARGET, examples_with_target
from framing.frames.participants.accusers import Accusers
from framing.frames.participants.features import Memory, Parts, describe, remember
from framing.frames.participants.fillers import fillers
from framing.frames.participants.frame_roles import PEOPLE_OF, entry_roles, fixed_target, other_role, role_of
from framing.frames.participants.scene import Scene, Term
from framing.lexicons import Entry, Lexicon, Match, read_lexicons
from framing.quotes.voices import Voice, Voices, read_quotes
from framing.text import Document
from framing.training.participants.coded import NO_ACTOR, CodedArticle, CodedTerm, Judge
from framing.training.participants.judging import best_hit, by_article
from framing.training.participants.single_sentences import sides_of

__all__ = ["Example", "examples_of", "examples_of_deaths", "examples_of_lexicons", "frame_roles"]

_OPTIONAL = 0.5  # weight of terms over which readers hesitate
_SILENT = 0.1  # weight of terms for which they name nobody at the other end

_Roles: TypeAlias = tuple[dict[str, str], dict[tuple[str, str], str]]


@dataclass(slots=True)
class Example:
    """A question with its answers.

    Attributes
    ----------
    group : str
        What must not be split between training and test: the article.
    role, frame : str
    slots : tuple of str
    actors : list of (str or None)
    parts : list of Parts
    right : ndarray of bool, shape (n,)
    weight : float
    reached : bool
        A hit reaches the term.
    wanted : bool
        The reader names somebody.
    of_target : bool
        The question is for the target, not for the other end.
    kind : str
        ``coded``; ``optional``, if the reader hesitates; else the name of the corpus, which is only trained on.
    """

    group: str
    role: str
    frame: str
    slots: tuple[str, ...]
    actors: list[str | None]
    parts: list[Parts]
    right: npt.NDArray[np.bool_]
    weight: float = 1.0
    reached: bool = True
    wanted: bool = True
    of_target: bool = True
    kind: str = "coded"

    @property
    def tested(self) -> bool:
        """Whether cross-validation holds it out."""
        return self.kind in ("coded", "optional")


def frame_roles(lexicons: Iterable[Lexicon]) -> dict[str, str]:
    """Role of the target of each frame, for terms that no hit reaches: that of entries that are no act of speech."""
    found: dict[str, str] = {}
    for lexicon in lexicons:
        for entry in lexicon:
            if not entry.speech_act or entry.frame not in found:
                found[entry.frame] = role_of(lexicon, entry)
    return found


def examples_of(
    coded: Sequence[CodedArticle], articles: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame,
    hits: pd.DataFrame, kind: str = "coded", weight: float = 1.0,
) -> list[Example]:  # fmt: skip
    """Examples from coded articles, read by the package as it stands.

    Parameters
    ----------
    coded : sequence of CodedArticle
    articles, quotes, mentions, hits : DataFrame
        The tables of these articles.
    kind : str
        ``coded``: tested in cross-validation; other kinds are only trained on.
    weight : float

    Returns
    -------
    list of Example
    """
    lexicons = read_lexicons(None)
    roles = (frame_roles(lexicons), entry_roles(lexicons))
    entries = {(lexicon.id, entry.id): (lexicon, entry) for lexicon in lexicons for entry in lexicon}
    tables = {name: by_article(table) for name, table in (("q", quotes), ("m", mentions), ("h", hits))}
    rows = {row["article_id"]: row for row in articles.to_dict("records")}
    out: list[Example] = []
    for article in coded:
        own = {name: table.get(article.article_id, []) for name, table in tables.items()}
        found = _of_article(article, rows[article.article_id], own, roles, entries)
        for example in found:
            example.weight *= weight
            example.kind = example.kind if kind == "coded" else kind
        out += found
    return out


def examples_of_lexicons(lexicons: Iterable[Lexicon], weight: float = 0.3) -> list[Example]:
    """Examples from those of the lexicons that name their target: plain clauses with one actor.

    That actor is the target, and nobody stands at the other end of its act.

    Parameters
    ----------
    lexicons : iterable of Lexicon
    weight : float

    Returns
    -------
    list of Example
    """
    out = []
    for lexicon in lexicons:
        for example in examples_with_target(lexicon):
            for match in example.matches:
                entry = match.entry
                scene = example.scene
                term = scene.term(match.first, match.after, entry.frame, entry.target, Voice("narration"), entry)
                actors, parts, _ = describe(scene, term, Memory(), fixed=fixed_target(entry))
                role = role_of(match.lexicon, entry)
                right = np.array([actor == TARGET for actor in actors])
                asked = [(role, right)]
                if (other := other_role(role)) is not None:
                    asked.append((other, np.array([actor is None for actor in actors])))
                for name, own in asked:
                    group = f"{lexicon.id}:{entry.id}"
                    out.append(Example(group, name, term.frame, term.slots, actors, parts, own, weight, kind="example"))
    return out


def examples_of_deaths(
    rows: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame, hits: pd.DataFrame, weight: float = 0.5
) -> list[Example]:
    """Examples for the question to whom people without a name belong (*40 people* killed in a place).

    Parameters
    ----------
    rows : DataFrame
        Of :func:`framing.training.participants.coded.read_deaths`.
    quotes, mentions, hits : DataFrame
        Of these sentences.
    weight : float

    Returns
    -------
    list of Example
        Right are the actors whose names show the side; nobody, where the sentence names none of them.
    """
    entries = {(lexicon.id, entry.id): entry for lexicon in read_lexicons(None) for entry in lexicon}
    own = {name: by_article(table) for name, table in (("q", quotes), ("m", mentions), ("h", hits))}
    out = []
    for row in rows.to_dict("records"):
        key = row["article_id"]
        document = Document(row["text"])
        known = own["m"].get(key, [])
        scene, voices = Scene(document, known), Voices(read_quotes(own["q"].get(key, [])))
        names: dict[str, list[str]] = {}
        for mention in known:
            names.setdefault(str(mention["actor_id"]), []).append(str(mention["designator"]))
        for hit in own["h"].get(key, []):
            if hit["frame"] != "casualties":
                continue
            first, after = scene.tokens(int(hit["start"]), int(hit["end"]))
            entry = entries[hit["lexicon"], hit["term_id"]]
            voice = voices.of(int(hit["start"]), int(hit["end"]))
            term = scene.term(first, after, hit["frame"], entry.target, voice, entry)
            actors, parts, _ = describe(scene, term, Memory())
            sides = [sides_of(names.get(actor, ())) if actor is not None else set() for actor in actors]
            right = np.array([bool(found) and row["whose"] in (*found, "both") for found in sides])
            right[-1] = not right.any()
            out.append(Example(key, PEOPLE_OF, term.frame, term.slots, actors, parts, right, weight, kind="deaths"))
    return out


def _of_article(
    article: CodedArticle, row: dict[Any, Any], own: dict[str, list[dict[str, Any]]], roles: _Roles,
    entries: dict[tuple[str, str], tuple[Lexicon, Entry]],
) -> list[Example]:  # fmt: skip
    document = Document(row["text"])
    body = row.get("body_start")
    title = int((document.tokens.start < body).sum()) if isinstance(body, int) else 0
    scene = Scene(document, own["m"], title)
    voices = Voices(read_quotes(own["q"]))
    accusers = Accusers(scene, voices)
    judge = Judge(article, own["m"])
    asked: list[tuple[int, int, str, Mapping[str, Any] | None, CodedTerm | None]] = []
    for coded in article.terms:
        hit = best_hit(coded, own["h"])
        start, end = (hit["start"], hit["end"]) if hit is not None else coded.span
        asked.append((int(start), int(end), coded.frame, hit, coded))
    asked += [(int(h["start"]), int(h["end"]), h["frame"], h, None) for h in own["h"]]
    asked.sort(key=lambda item: item[:2])
    memory, out = Memory(), []
    for start, end, frame, hit, known in asked:
        first, after = scene.tokens(start, end)
        if first >= after:
            continue
        lexicon, entry = entries[hit["lexicon"], hit["term_id"]] if hit is not None else (None, None)
        voice = voices.of(start, end)
        term = scene.term(first, after, frame, entry.target if entry else (), voice, entry)
        if known is None:
            remember(scene, term, fillers(scene, term), memory)
        else:
            role = roles[0].get(frame, "target")
            if hit is not None:
                role = roles[1][hit["lexicon"], hit["term_id"]]
            performer = None
            if lexicon is not None and entry is not None:
                told = accusers.of(Match(start, end, first, after, entry, lexicon), voice)
                performer = told.actor if told is not None else None
            fixed = fixed_target(entry) if entry is not None else None
            answers = describe(scene, term, memory, performer, fixed)[:2]
            out += _asked(article.article_id, term, answers, judge, known, role, hit is not None)
    return out


def _asked(
    group: str, term: Term, answers: tuple[list[str | None], list[Parts]], judge: Judge, coded: CodedTerm, role: str,
    reached: bool,
) -> list[Example]:  # fmt: skip
    """The questions that a coded term answers: its target, and the other end of its act."""
    out = []
    actors, parts = answers
    questions = [(role, coded.target, coded.target_span, True)]
    if coded.asks_other and (other := other_role(role)) is not None:
        questions.append((other, coded.other, coded.other_span, False))
    for asked, wanted, span, of_target in questions:
        # Of what stands for no actor only the entry's own fixed target can be said, and that of the target alone.
        kept = [k for k, actor in enumerate(actors) if of_target or actor not in (*NO_ACTOR, "CIVILIANS")]
        own, own_parts = [actors[k] for k in kept], [parts[k] for k in kept]
        right = np.array([judge.right(actor, wanted, span) for actor in own])
        names = wanted is not None and wanted not in NO_ACTOR
        weight = _OPTIONAL if coded.optional else 1.0
        # Readers leave the other end out more often than the text does: its silence counts for less.
        weight *= 1.0 if of_target or wanted is not None else _SILENT
        kind = "optional" if coded.optional else "coded"
        out.append(
            Example(
                group, asked, term.frame, term.slots, own, own_parts, right, weight, reached, names, of_target, kind,
            )
        )  # fmt: skip
    return out
