"""From coded files to the ranker of participants: the package reads the articles, and the readers' codes answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing.articles import read_articles
from framing.frames.find import find_frames
from framing.frames.participants.frame_roles import entry_roles
from framing.frames.participants.ranker import Ranker
from framing.lexicons import read_lexicons
from framing.training.participants.examples import Corpus, Example, examples_of, examples_of_deaths, tables_of
from framing.training.participants.made_sentences import coded_examples, coded_plain, read_plain
from framing.training.participants.ranking import answers_of, questions_of
from framing.training.participants.single_sentences import held_out, read_deaths, read_events, terms_of_events
from framing.training.train_choice import CrossValidated, cross_validate, fit, temperature_of
from framing.validity.shipped.coded_terms import CodedArticle, coded_of_gold, read_articles_of, read_coded
from framing.validity.shipped.participant_scores import Measured, judged, measured

__all__ = ["Corpora", "Gold", "Trained", "crossed_hits", "read_corpora", "train_participants"]

#: An actor is named if it is more than so many times as likely as nobody.
NOBODY = 0.4
_VERSION = 1
_EXAMPLES = 0.3  # weight of the examples of lexicons: one actor each
_EVENTS = 0.1  # weight of sentences of political acts: they hold one act each, and articles are told otherwise


@dataclass(frozen=True)
class Gold:
    """A gold file that names targets, and where its articles are.

    Attributes
    ----------
    path : Path
    articles : Path
        A folder of articles, or the collection (JSON lines).
    registry : str or None
    """

    path: Path
    articles: Path
    registry: str | None = None


@dataclass(frozen=True)
class Corpora:
    """What is learned from.

    Attributes
    ----------
    coded : sequence of Path
        Articles that readers coded; cross-validation is by these.
    articles : Path
        The collection with their texts.
    golds : sequence of Gold
    events : Path or None
        Sentences of political acts; those that are held out are not learnt from.
    deaths : Path or None
        Sentences that tell of deaths.
    half : {"even", "odd", "all"}
        Rows of the deaths to learn from, counted from 0.
    leave_out : collection of str
        Articles that are not trained on.
    """

    coded: Sequence[Path]
    articles: Path
    golds: Sequence[Gold] = ()
    events: Path | None = None
    deaths: Path | None = None
    half: str = "even"
    leave_out: Collection[str] = ()


@dataclass
class Trained:
    """A ranker and what it was made of.

    Attributes
    ----------
    ranker : Ranker
    target, other : Measured
        Of the target and of the other end of the act, on coded articles that were held out.
    """

    ranker: Ranker
    target: Measured
    other: Measured


@dataclass
class _Read:
    """Examples, and the coded articles with their tables."""

    examples: list[Example] = field(default_factory=list)
    coded: list[CodedArticle] = field(default_factory=list)
    corpus: Corpus | None = None
    counts: dict[str, int] = field(default_factory=dict)


def read_corpora(corpora: Corpora, say: Callable[[str], None] = lambda _: None) -> _Read:
    """Read all corpora and make examples of them.

    Parameters
    ----------
    corpora : Corpora
    say : callable
        Takes a line of progress.

    Returns
    -------
    _Read
        ``examples``; ``coded`` and ``corpus``: the coded articles and their tables; ``counts``: examples by corpus.

    Raises
    ------
    ValueError
        If a file is not what it should be, lacks articles, or leaves nothing to cross-validate on.
    """
    out = _Read()
    out.coded = [a for a in read_coded(corpora.coded) if a.article_id not in set(corpora.leave_out)]
    if len(out.coded) < 2:
        raise ValueError(f"{len(out.coded)} coded articles to train on; cross-validation by article needs two or more")
    out.corpus = tables_of(read_articles(read_articles_of(corpora.articles, out.coded)))
    _add(out, "coded", examples_of(out.coded, out.corpus), say)
    for gold in corpora.golds:
        coded, corpus = _gold(gold)
        _add(out, gold.path.name, examples_of(coded, corpus, gold.path.name), say)
    lexicons = read_lexicons(None)
    _add(out, "lexicons", examples_of(*coded_examples(lexicons), "example", _EXAMPLES, silent=1.0), say)
    _add(out, "plain", examples_of(*coded_plain(read_plain()), "plain", silent=1.0), say)
    if corpora.events is not None:
        rows = read_events(corpora.events)
        rows = rows[[not held_out(text) for text in rows["text"]]]
        corpus = tables_of(rows)
        terms = [a for a in terms_of_events(rows, corpus.hits, entry_roles(lexicons)) if a.terms]
        _add(out, "events", examples_of(terms, corpus, "events", _EVENTS), say)
    if corpora.deaths is not None:
        rows = read_deaths(corpora.deaths)
        rows = rows.iloc[{"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}[corpora.half]]
        corpus = tables_of(rows)
        _add(out, "deaths", examples_of_deaths(dict(zip(rows["article_id"], rows["whose"])), corpus), say)
    return out


def _add(out: _Read, name: str, examples: list[Example], say: Callable[[str], None]) -> None:
    out.examples += examples
    out.counts[name] = len(examples)
    say(f"{name}: {len({e.group for e in examples})} articles, sentences or entries, {len(examples)} questions")


def _gold(gold: Gold) -> tuple[list[CodedArticle], Corpus]:
    data = json.loads(gold.path.read_text(encoding="utf-8"))
    if ".jsonl" in gold.articles.suffixes:
        articles = read_articles(read_articles_of(gold.articles, coded_of_gold(data)))
    else:
        articles = read_articles(gold.articles)
    texts = dict(zip(articles["article_id"], articles["text"]))
    coded = coded_of_gold(data)
    missing = sorted({a.article_id for a in coded} - set(texts))
    if missing:
        raise ValueError(f"{gold.articles} lacks {len(missing)} articles of {gold.path}, among them {missing[0]}")
    return coded, tables_of(articles, gold.registry)


def crossed_hits(crossed: CrossValidated, corpus: Corpus, meta: dict[str, Any]) -> pd.DataFrame:
    """Hits of coded articles, each with the participants that a ranker finds which never saw the article.

    Parameters
    ----------
    crossed : CrossValidated
    corpus : Corpus
        The coded articles.
    meta : dict
        ``temperature`` and ``nobody``.

    Returns
    -------
    DataFrame
        Table of hits.
    """
    out = []
    for articles, weights in crossed.folds:
        own = corpus.articles[corpus.articles["article_id"].isin(articles)]
        out.append(find_frames(own, corpus.quotes, None, corpus.mentions, ranker=Ranker(weights, meta)))
    return pd.concat(out, ignore_index=True)


def train_participants(
    corpora: Corpora, nobody: float = NOBODY, seed: int = 0, say: Callable[[str], None] = lambda _: None
) -> Trained:
    """Train the ranker of participants.

    Parameters
    ----------
    corpora : Corpora
    nobody : float
        An actor is named if it is more than so many times as likely as nobody.
    seed : int
        Of the folds.
    say : callable
        Takes a line of progress.

    Returns
    -------
    Trained
        Its ranker says in ``meta`` what it was made of; what it says of its own chances comes from articles that were
        held out.

    Raises
    ------
    ValueError
        If a file is not what it should be, or leaves nothing to cross-validate on.
    """
    read = read_corpora(corpora, say)
    assert read.corpus is not None
    questions = questions_of(read.examples)
    crossed = cross_validate(questions, seed=seed)
    meta: dict[str, Any] = {"temperature": temperature_of(questions, crossed.scores), "nobody": nobody}
    answers = judged(read.coded, crossed_hits(crossed, read.corpus, meta), read.corpus.mentions)
    by_rule = (answers["rule"] == "people") & ~answers["shown"]
    meta["people"] = _share_right(answers[by_rule])
    answers = answers.assign(confidence=answers["confidence"].astype(float).where(~by_rule, meta["people"]))
    target = measured(answers[answers["end"] == "target"])
    others = answers_of(read.examples, crossed.scores, meta["temperature"], nobody)
    other = measured(others[others["end"] == "other"])
    meta |= {
        "version": _VERSION,
        "sure": round(target.sure, 3),
        "seed": seed,
        "articles": len(read.coded),
        "examples": read.counts,
        "corpora": {path.name: _digest(path) for path in _paths(corpora)},
        "half": corpora.half,
        "left out": len(set(corpora.leave_out)),
        "target": {name: round(value, 4) for name, value in asdict(target).items()},
        "other": {name: round(value, 4) for name, value in asdict(other).items()},
    }
    return Trained(Ranker(fit(questions), meta), target, other)


def _share_right(answers: pd.DataFrame) -> float:
    """How often answers are right, with one right and one wrong added so that few of them do not count as sure."""
    return round((float(answers["right"].sum()) + 1) / (len(answers) + 2), 3)


def _paths(corpora: Corpora) -> Iterable[Path]:
    further = [path for path in (corpora.events, corpora.deaths) if path is not None]
    return [*corpora.coded, corpora.articles, *(gold.path for gold in corpora.golds), *further]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
