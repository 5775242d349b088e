"""Training of the ranker of participants on coded articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.optimize import minimize

from framing.frames.accusers import Accusers
from framing.frames.examples import TARGET, examples_with_target
from framing.frames.mentions import Mentions
from framing.frames.participants.features import Memory, describe, remember
from framing.frames.participants.fillers import fillers
from framing.frames.participants.ranker import Parts, Ranker, contexts
from framing.frames.participants.roles import PEOPLE_OF, other_role, role_of
from framing.frames.participants.scene import Scene, Term
from framing.frames.voices import Voice, Voices, read_quotes
from framing.lexicons import Entry, Lexicon, Match, Matcher, read_lexicons
from framing.text import Document, read_document
from framing.training.coded import ALL, CodedArticle, CodedTerm, Judge, sides_of
from framing.training.plain import PlainSentence

__all__ = [
    "Example",
    "Measured",
    "cross_validate",
    "entry_roles",
    "examples_of",
    "examples_of_deaths",
    "examples_of_lexicons",
    "examples_of_plain",
    "measure",
    "train",
]

_RARE = 3  # a feature that is met less often gets no weight
_PENALTY = 8.0
_SMALL = 0.02  # weights below this are not kept
_OPTIONAL = 0.5  # weight of terms over which readers hesitate
_PRONOUNS = frozenset("i we he she it they me us him her them his its their our my who whom whose".split())
_SILENT = 0.3  # weight of terms for which they name nobody at the other end


@dataclass
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
    fixed : str or None
        Whom the entry names outright.
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
    kind: str = field(default="coded")


def entry_roles(lexicons: Iterable[Lexicon]) -> dict[tuple[str, str], str]:
    """Role of the target of each entry of some lexicons, by lexicon and entry."""
    return {(lexicon.id, entry.id): role_of(lexicon, entry) for lexicon in lexicons for entry in lexicon}


def _frame_roles(lexicons: Iterable[Lexicon]) -> dict[str, str]:
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
    roles = (_frame_roles(lexicons), entry_roles(lexicons))
    entries = {(lexicon.id, entry.id): (lexicon, entry) for lexicon in lexicons for entry in lexicon}
    by_article = {name: _grouped(table) for name, table in (("q", quotes), ("m", mentions), ("h", hits))}
    rows = {row["article_id"]: row for row in articles.to_dict("records")}
    out: list[Example] = []
    for article in coded:
        own = {name: table.get(article.article_id, []) for name, table in by_article.items()}
        found = _of_article(article, rows[article.article_id], own, roles, entries)
        for example in found:
            example.weight *= weight
            example.kind = example.kind if kind == "coded" else kind
        out += found
    return out


def examples_of_lexicons(lexicons: Iterable[Lexicon], weight: float = 0.3) -> list[Example]:
    """Examples from those of the lexicons that name their target: plain clauses with one actor.

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
                scene = Scene(example.document, example.mentions)
                term = scene.term(match.first, match.after, entry.frame, entry.target, Voice("narration"), entry)
                actors, parts, _ = describe(scene, term, Memory())
                right = np.array([actor == TARGET for actor in actors])
                role = role_of(match.lexicon, entry)
                own = f"{lexicon.id}:{entry.id}"
                out.append(Example(own, role, term.frame, term.slots, actors, parts, right, weight, kind="example"))
    return out


def examples_of_deaths(
    rows: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame, hits: pd.DataFrame, weight: float = 0.5
) -> list[Example]:
    """Examples for the question to whom people without a name belong (*40 people* killed in a place).

    Parameters
    ----------
    rows : DataFrame
        Of :func:`framing.training.coded.read_deaths`.
    quotes, mentions, hits : DataFrame
        Of these sentences.
    weight : float

    Returns
    -------
    list of Example
        Right are the actors whose names show the side; nobody, where the sentence names none of them.
    """
    entries = {(lexicon.id, entry.id): entry for lexicon in read_lexicons(None) for entry in lexicon}
    own = {name: _grouped(table) for name, table in (("q", quotes), ("m", mentions), ("h", hits))}
    out = []
    for row in rows.to_dict("records"):
        key = row["article_id"]
        document = read_document(row["text"])
        known = own["m"].get(key, [])
        scene, voices = Scene(document, Mentions(known)), Voices(read_quotes(own["q"].get(key, [])))
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
            kind = Example(key, PEOPLE_OF, term.frame, term.slots, actors, parts, right, weight, kind="deaths")
            out.append(kind)
    return out


def examples_of_plain(sentences: Iterable[PlainSentence], weight: float = 0.5) -> list[Example]:
    """Examples from invented sentences whose agent and patient are marked.

    Parameters
    ----------
    sentences : iterable of PlainSentence
    weight : float

    Returns
    -------
    list of Example
        Two a sentence: who does the act, and who suffers it.
    """
    lexicons = read_lexicons(None)
    roles = _frame_roles(lexicons)
    matcher = Matcher(lexicons)
    out = []
    for number, sentence in enumerate(sentences):
        document = Document(sentence.text)
        rows = [
            {"mention_id": f"m{k}", "actor_id": letter, "start": start, "end": end, "form": _form(document, start, end),
             "head": sentence.text[start:end].split()[-1].lower(), "designator": sentence.text[start:end]}
            for k, (letter, start, end) in enumerate(sentence.mentions)
        ]  # fmt: skip
        mentions = Mentions(rows)
        scene, voice = Scene(document, mentions), Voice("narration")
        start, end = sentence.term
        found = [
            match
            for match in matcher.match(document, lambda document=document: document.tags)  # type: ignore[misc]
            if match.entry.frame == sentence.frame and match.start < end and start < match.end
        ]
        match = found[0] if found else None
        first, after = (match.first, match.after) if match is not None else scene.tokens(start, end)
        entry = match.entry if match is not None else None
        performer = None
        if match is not None:
            told = Accusers(document, mentions, Voices([])).of(match, voice)
            performer = told.actor if told is not None else None
        term = scene.term(first, after, sentence.frame, entry.target if entry else (), voice, entry)
        actors, parts, _ = describe(scene, term, Memory(), performer)
        own = roles.get(sentence.frame, "target") if match is None else role_of(match.lexicon, match.entry)
        for role, letter in (("agent", "A"), ("patient", "P")):
            right = np.array([actor == letter for actor in actors])
            right[-1] = not right.any()
            out.append(
                Example(
                    f"plain-{number}", role, sentence.frame, term.slots, actors, parts, right, weight,
                    of_target=role == own, kind="plain",
                )
            )  # fmt: skip
    return out


def _form(document: Document, start: int, end: int) -> str:
    """Form of a mention, as the table of mentions has it."""
    words = document.text[start:end].split()
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return "pronoun"
    return "name" if words[-1][:1].isupper() and words[0].lower() not in ("the", "a", "an") else "nominal"


def _grouped(table: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        out.setdefault(row["article_id"], []).append({str(k): v for k, v in row.items()})
    return out


def _of_article(
    article: CodedArticle, row: dict[Any, Any], own: dict[str, list[dict[str, Any]]], roles: tuple[dict[str, str], dict[tuple[str, str], str]],
    entries: dict[tuple[str, str], tuple[Lexicon, Entry]],
) -> list[Example]:  # fmt: skip
    document = read_document(row["text"])
    body = row.get("body_start")
    title = int((document.tokens.start < body).sum()) if isinstance(body, int) else 0
    mentions = Mentions(own["m"])
    scene = Scene(document, mentions, title)
    voices = Voices(read_quotes(own["q"]))
    accusers = Accusers(document, mentions, voices)
    judge = Judge(article, own["m"])
    asked: list[tuple[int, int, str, dict[str, Any] | None, CodedTerm | None]] = []
    for coded in article.terms:
        hit = _best_hit(coded, own["h"])
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
            answers = describe(scene, term, memory, performer)[:2]
            out += _asked(article.article_id, term, answers, judge, known, role, hit is not None)
    return out


def _best_hit(coded: CodedTerm, hits: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The hit of the term's frame that shares most with it."""
    start, end = coded.span
    on = [h for h in hits if h["start"] < end and start < h["end"] and h["frame"] == coded.frame]
    return max(on, key=lambda h: (min(h["end"], end) - max(h["start"], start), h["start"] - h["end"]), default=None)


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
        if wanted in ALL:
            continue
        right = np.array([judge.right(actor, wanted, span) for actor in actors])
        weight = _OPTIONAL if coded.optional else 1.0
        # Readers leave the other end out more often than the text does: its silence counts for less.
        weight *= 1.0 if of_target or wanted is not None else _SILENT
        kind = "optional" if coded.optional else "coded"
        out.append(
            Example(
                group, asked, term.frame, term.slots, actors, parts, right, weight, reached, wanted is not None,
                of_target, kind,
            )
        )  # fmt: skip
    return out


def _names(example: Example, own: Parts) -> list[str]:
    role, frame, slot = contexts(example.role, example.frame, example.slots)
    out = [f"{role}\t{name}" for part in own for name in part]
    return out + [f"{context}\t{name}" for context in (frame, slot) for part in own[:2] for name in part]


class _Design:
    """Examples as a sparse matrix, a row an answer."""

    def __init__(self, examples: Sequence[Example]) -> None:
        named = [_names(example, own) for example in examples for own in example.parts]
        count = Counter(name for names in named for name in names)
        self.names = [name for name, n in count.items() if n >= _RARE]
        number = {name: i for i, name in enumerate(self.names)}
        places = [[number[name] for name in names if name in number] for names in named]
        pointer = np.cumsum([0, *map(len, places)])
        index = np.array([i for own in places for i in own], dtype=np.int32)
        shape = (len(places), len(self.names))
        self.matrix = sparse.csr_matrix((np.ones(len(index), dtype=np.float32), index, pointer), shape=shape)
        self.bounds = np.cumsum([0, *(len(example.actors) for example in examples)])

    def rows(self, chosen: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """Rows of the answers of some examples."""
        return np.concatenate([np.arange(self.bounds[i], self.bounds[i + 1]) for i in chosen])


def _fit(design: _Design, examples: Sequence[Example], chosen: npt.NDArray[np.integer]) -> npt.NDArray[np.float64]:
    """Weights that make the right actors likely: all right ones of a question together."""
    chosen = np.array([i for i in chosen if examples[i].right.any()])
    x = design.matrix[design.rows(chosen)]
    transposed = x.T.tocsr()
    sizes = np.array([len(examples[i].actors) for i in chosen])
    begins = np.cumsum([0, *sizes[:-1]])
    question = np.repeat(np.arange(len(chosen)), sizes)
    right = np.concatenate([examples[i].right for i in chosen]).astype(np.float64)
    weight = np.array([examples[i].weight for i in chosen])

    def loss(beta: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        score = x @ beta.astype(np.float32)
        chance = _softmax(score, begins, question)
        of_right = np.maximum(np.add.reduceat(chance * right, begins), 1e-9)
        slope = chance - chance * right / of_right[question]
        gradient = transposed @ (slope * weight[question]).astype(np.float32) + _PENALTY * beta
        return float(-(weight * np.log(of_right)).sum() + _PENALTY / 2 * beta @ beta), gradient

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    beta: npt.NDArray[np.float64] = found.x
    return beta


def _softmax(
    score: npt.NDArray[np.floating], begins: npt.NDArray[np.integer], question: npt.NDArray[np.integer]
) -> npt.NDArray[np.float64]:
    e = np.exp(score - np.maximum.reduceat(score, begins)[question])
    out: npt.NDArray[np.float64] = e / np.add.reduceat(e, begins)[question]
    return out


def cross_validate(examples: Sequence[Example], folds: int = 5, seed: int = 0) -> list[npt.NDArray[np.float64] | None]:
    """Scores of the answers of each coded example by weights that never saw its article.

    Parameters
    ----------
    examples : sequence of Example
        Those that are not of coded articles are trained on in every fold.
    folds, seed : int

    Returns
    -------
    list of (ndarray or None)
        None for examples that are only trained on.
    """
    design = _Design(examples)
    groups = sorted({e.group for e in examples if e.kind in ("coded", "optional")})
    np.random.default_rng(seed).shuffle(groups)
    fold = {group: i % folds for i, group in enumerate(groups)}
    of = np.array([fold.get(e.group, -1) if e.kind in ("coded", "optional") else -1 for e in examples])
    out: list[npt.NDArray[np.float64] | None] = [None] * len(examples)
    for k in range(folds):
        beta = _fit(design, examples, np.flatnonzero(of != k))
        for i in np.flatnonzero(of == k).tolist():
            out[i] = design.matrix[design.bounds[i] : design.bounds[i + 1]] @ beta
    return out


@dataclass(frozen=True)
class Measured:
    """How often the answers are right.

    Attributes
    ----------
    named : int
        Terms that a hit reaches and for which the reader names an actor.
    right : float
        Share of these with a right answer.
    given : int
        Answers that name an actor.
    precision : float
        Share of these that are right.
    sure : float
        Lowest chance from which on nine of ten answers are right.
    recall_when_sure : float
        Share of the named ones that are right with at least this chance.
    """

    named: int
    right: float
    given: int
    precision: float
    sure: float
    recall_when_sure: float


def measure(
    examples: Sequence[Example], scores: Sequence[npt.NDArray[np.float64] | None], meta: dict[str, Any],
    of_target: bool = True, precise: float = 0.9,
) -> Measured:  # fmt: skip
    """Measure answers; optional terms and terms that no hit reaches are left out."""
    named = right = 0
    answers: list[tuple[float, bool]] = []
    for example, score in zip(examples, scores):
        if score is None or example.of_target != of_target or not example.reached or example.kind != "coded":
            continue
        chance = np.exp((score - score.max()) / meta["temperature"])
        chance /= chance.sum()
        best = int(chance[:-1].argmax()) if len(chance) > 1 else -1
        given = best >= 0 and chance[best] > chance[-1] * meta["nobody"]
        named += example.wanted
        right += bool(given and example.right[best] and example.wanted)
        if given:
            answers.append((float(chance[best]), bool(example.right[best])))
    answers.sort(reverse=True)
    so_far = np.cumsum([ok for _, ok in answers]) if answers else np.zeros(0)
    enough = np.flatnonzero(so_far / np.arange(1, len(answers) + 1) >= precise)
    last = int(enough[-1]) if len(enough) else -1
    return Measured(
        named, right / max(named, 1), len(answers), float(so_far[-1] / len(answers)) if answers else 0.0,
        answers[last][0] if last >= 0 else 1.0, float(so_far[last] / max(named, 1)) if last >= 0 else 0.0,
    )  # fmt: skip


def _temperature(examples: Sequence[Example], scores: Sequence[npt.NDArray[np.float64] | None]) -> float:
    """What held-out scores must be divided by, so that chances are right as often as they say."""
    best, least = 1.0, np.inf
    for temperature in np.arange(0.6, 3.01, 0.1):
        total = 0.0
        for example, score in zip(examples, scores):
            if score is not None and example.right.any():
                chance = np.exp((score - score.max()) / temperature)
                total -= example.weight * np.log(max(float(chance[example.right].sum() / chance.sum()), 1e-9))
        if total < least:
            best, least = float(temperature), total
    return round(best, 2)


def train(examples: Sequence[Example], nobody: float = 0.5) -> tuple[Ranker, dict[str, float], Measured]:
    """Train on all examples; what the ranker says of its own chances comes from cross-validation by article.

    Parameters
    ----------
    examples : sequence of Example
    nobody : float
        How many times as likely as an actor nobody must be to win.

    Returns
    -------
    ranker : Ranker
    weights : dict of str to float
    measured : Measured
        By cross-validation.
    """
    scores = cross_validate(examples)
    meta: dict[str, Any] = {"temperature": _temperature(examples, scores), "nobody": nobody}
    measured = measure(examples, scores, meta)
    meta["sure"] = round(measured.sure, 3)
    design = _Design(examples)
    beta = _fit(design, examples, np.arange(len(examples)))
    weights = {name: float(w) for name, w in zip(design.names, beta) if abs(w) >= _SMALL}
    meta["articles"] = len({e.group for e in examples})
    meta["examples"] = len(examples)
    return Ranker(weights, meta), weights, measured
