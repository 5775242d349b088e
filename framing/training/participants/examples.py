"""Examples from which the ranker of participants learns: what coded articles say of each term.

Coded articles and the package's own tables of them enter; questions with the features of each answer leave.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors import find_mentions, resolve_actors
from framing.articles import read_articles
from framing.articles.as_read import as_read
from framing.frames.find import find_frames
from framing.frames.participants.accusers import Accusers
from framing.frames.participants.features import Memory, Parts, describe, remember
from framing.frames.participants.fillers import fillers
from framing.frames.participants.frame_roles import PEOPLE_OF, entry_roles, fixed_target, other_role, role_of
from framing.frames.participants.scene import Scene
from framing.lexicons import Entry, Lexicon, Match, read_lexicons
from framing.quotes import extract_quotes
from framing.quotes.voices import Voices, read_quotes
from framing.training.participants.single_sentences import sides_of
from framing.validity.shipped.coded_terms import NO_ACTOR, CodedArticle, CodedTerm, Judge
from framing.validity.shipped.participant_scores import best_hit, by_article

__all__ = ["Corpus", "Example", "examples_of", "examples_of_deaths", "frame_roles", "tables_of"]

_OPTIONAL = 0.5  # weight of terms over which readers hesitate
_SILENT = 0.1  # weight of terms for which they name nobody at the other end


@dataclass(slots=True)
class Example:
    """A question with its answers.

    Attributes
    ----------
    group : str
        What must not be split between training and test: the article.
    role, frame : str
    slots : tuple of str
        Where the entry looks for its target.
    parts : sequence of Parts, n of them
        Features of each answer; the last one is nobody.
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
    parts: Sequence[Parts]
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


@dataclass(frozen=True)
class Corpus:
    """Articles as the package reads them."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    hits: pd.DataFrame

    def read(self, wanted: Collection[str]) -> Iterator[_ArticleRead]:
        """Lay the mentions of some articles on their trees.

        Parameters
        ----------
        wanted : collection of str
            Their ids.

        Yields
        ------
        _ArticleRead
        """
        quotes, mentions, hits = (by_article(table) for table in (self.quotes, self.mentions, self.hits))
        own = self.articles[self.articles["article_id"].isin(wanted)].to_dict("records")
        documents = as_read(self.articles).documents(str(row["text"]) for row in own)
        for row, document in zip(own, documents):
            key = str(row["article_id"])
            scene = Scene(document, mentions.get(key, ()), row.get("body_start"))
            voices = Voices(read_quotes(quotes.get(key, [])))
            yield _ArticleRead(key, scene, voices, mentions.get(key, []), hits.get(key, []))


@dataclass(frozen=True)
class _ArticleRead:
    """An article with its mentions on the tree, its voices, and rows of its tables."""

    article_id: str
    scene: Scene
    voices: Voices
    mentions: list[dict[str, Any]]
    hits: list[dict[str, Any]]


def tables_of(articles: pd.DataFrame, registry: str | None = None) -> Corpus:
    """Read articles from the text to the hits, with attributions of all kinds.

    Parameters
    ----------
    articles : DataFrame
        Table of articles; or ``article_id``, ``outlet`` and ``text`` of single sentences.
    registry : str, optional

    Returns
    -------
    Corpus
    """
    if "body_start" not in articles:
        articles = read_articles(articles[["article_id", "outlet", "text"]].assign(title=""))
    quotes = extract_quotes(articles, scope="all")
    mentions = find_mentions(articles, quotes, registry=registry)
    quotes = resolve_actors(quotes, articles, mentions=mentions, registry=registry)
    return Corpus(articles, quotes, mentions, find_frames(articles, quotes, None, mentions))


def frame_roles(lexicons: Iterable[Lexicon]) -> dict[str, str]:
    """Role of the target of each frame, for terms that no hit reaches: that of entries that are no act of speech."""
    found: dict[str, str] = {}
    for lexicon in lexicons:
        for entry in lexicon:
            if not entry.speech_act or entry.frame not in found:
                found[entry.frame] = role_of(lexicon, entry)
    return found


def examples_of(
    coded: Sequence[CodedArticle], corpus: Corpus, kind: str = "coded", weight: float = 1.0, silent: float = _SILENT
) -> list[Example]:
    """Examples from coded articles, read by the package as it stands.

    Parameters
    ----------
    coded : sequence of CodedArticle
    corpus : Corpus
        The package's tables of these articles.
    kind : str
        ``coded``: tested in cross-validation; other kinds are only trained on.
    weight : float
    silent : float
        Weight of terms for which the readers name nobody at the other end: they leave it out more often than the text.

    Returns
    -------
    list of Example
    """
    lexicons = read_lexicons(None)
    by_frame, by_entry = frame_roles(lexicons), entry_roles(lexicons)
    entries = _entries()
    coded_of = {article.article_id: article for article in coded}
    out: list[Example] = []
    for read in corpus.read(coded_of):
        article, scene, memory = coded_of[read.article_id], read.scene, Memory()
        judge, accusers = Judge(article, read.mentions), Accusers(scene, read.voices)
        asked: list[tuple[int, int, str, Mapping[str, Any] | None, CodedTerm | None]] = []
        for term in article.terms:
            hit = best_hit(term, read.hits)
            place = term.span if hit is None else (int(hit["start"]), int(hit["end"]))
            asked.append((*place, term.frame, hit, term))
        asked += [(int(hit["start"]), int(hit["end"]), hit["frame"], hit, None) for hit in read.hits]
        for start, end, frame, hit, known in sorted(asked, key=lambda item: item[:2]):
            first, after = scene.tokens(start, end)
            if first >= after:
                continue
            lexicon, entry = entries[hit["lexicon"], hit["term_id"]] if hit is not None else (None, None)
            voice = read.voices.of(start, end)
            on_tree = scene.term(first, after, frame, entry.target if entry is not None else (), voice, entry)
            if known is None:
                remember(scene, on_tree, fillers(scene, on_tree), memory)
                continue
            role = by_entry[hit["lexicon"], hit["term_id"]] if hit is not None else by_frame.get(frame, "target")
            performer = fixed = None
            if lexicon is not None and entry is not None:
                accuser = accusers.of(Match(start, end, first, after, entry, lexicon), voice)
                performer, fixed = accuser.actor if accuser is not None else None, fixed_target(entry)
            actors, parts, _ = describe(scene, on_tree, memory, performer, fixed)
            ends = [(role, True, known.target, known.target_span)]
            if known.asks_other and (other := other_role(role)) is not None:
                ends.append((other, False, known.other, known.other_span))
            for asks, of_target, wanted, span in ends:
                # Of what stands for no actor only the entry's own fixed target can be said, and that of the target.
                kept = [k for k, actor in enumerate(actors) if of_target or actor not in (*NO_ACTOR, "CIVILIANS")]
                right = np.array([judge.right(actors[k], wanted, span) for k in kept])
                own = weight * (_OPTIONAL if known.optional else 1.0)
                own *= 1.0 if of_target or wanted is not None else silent
                names = wanted is not None and wanted not in NO_ACTOR
                sort = "optional" if kind == "coded" and known.optional else kind
                out.append(
                    Example(
                        read.article_id, asks, frame, on_tree.slots, [parts[k] for k in kept], right, own,
                        hit is not None, names, of_target, sort,
                    )
                )  # fmt: skip
    return out


def examples_of_deaths(whose: dict[str, str], corpus: Corpus, weight: float = 0.5) -> list[Example]:
    """Examples for the question to whom people without a name belong (*40 people* killed in a place).

    Parameters
    ----------
    whose : dict of str to str
        Side whose deaths a sentence tells, or ``both``, by article.
    corpus : Corpus
        The package's tables of these sentences.
    weight : float

    Returns
    -------
    list of Example
        Right are the actors whose names show the side; nobody, where the sentence names none of them.
    """
    entries = _entries()
    out = []
    for read in corpus.read(whose):
        names: dict[str, list[str]] = {}
        for mention in read.mentions:
            names.setdefault(str(mention["actor_id"]), []).append(str(mention["designator"]))
        for hit in read.hits:
            if hit["frame"] != "casualties":
                continue
            start, end = int(hit["start"]), int(hit["end"])
            _, entry = entries[hit["lexicon"], hit["term_id"]]
            place = read.scene.tokens(start, end)
            term = read.scene.term(*place, hit["frame"], entry.target, read.voices.of(start, end), entry)
            actors, parts, _ = describe(read.scene, term, Memory())
            sides = [sides_of(names.get(actor, ())) if actor is not None else set() for actor in actors]
            right = np.array([bool(found) and whose[read.article_id] in (*found, "both") for found in sides])
            right[-1] = not right.any()
            out.append(Example(read.article_id, PEOPLE_OF, term.frame, term.slots, parts, right, weight, kind="deaths"))
    return out


def _entries() -> dict[tuple[str, str], tuple[Lexicon, Entry]]:
    return {(lexicon.id, entry.id): (lexicon, entry) for lexicon in read_lexicons(None) for entry in lexicon}
