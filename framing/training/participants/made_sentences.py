"""Sentences made to be plain: agent and patient are marked in them, so that they teach what grammar settles.

A line of ``plain.txt`` holds a frame, a tabulator and a sentence: ``[…]`` is the term, ``{A:…}`` who does the act,
``{P:…}`` who suffers it, ``{O:…}`` and ``{O2:…}`` actors that do neither. Of the same kind are the examples of the
lexicons that name their target. Both leave as coded articles with the package's tables of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.articles import read_articles
from framing.frames.find import find_frames
from framing.frames.lexicon_examples import TARGET, examples_with_target
from framing.frames.participants.frame_roles import entry_roles
from framing.lexicons import Lexicon, read_lexicons
from framing.lexicons.words import words as word_list
from framing.tables import empty, from_records
from framing.text import Document
from framing.training.participants.examples import Corpus, frame_roles
from framing.training.participants.single_sentences import acted
from framing.validity.shipped.coded_terms import CodedArticle, CodedTerm
from framing.validity.shipped.participant_scores import best_hit, by_article

__all__ = ["PlainSentence", "coded_examples", "coded_plain", "read_plain"]

_SHIPPED = Path(__file__).with_name("plain.txt")
_MARK = re.compile(r"\{(A|P|O2?): ?|\[|\]|\}")


@dataclass(frozen=True)
class PlainSentence:
    """A sentence without its marks.

    Attributes
    ----------
    frame, text : str
    term : tuple of int
    mentions : tuple of (str, int, int)
        Letter of an actor, and where it is named.
    """

    frame: str
    text: str
    term: tuple[int, int]
    mentions: tuple[tuple[str, int, int], ...]


def read_plain(path: Path = _SHIPPED) -> Iterator[PlainSentence]:
    """Read the sentences.

    Parameters
    ----------
    path : Path
        The shipped file when left out.

    Yields
    ------
    PlainSentence

    Raises
    ------
    ValueError
        If a line has no frame or no term, or a brace stays open; the message names it.

    Examples
    --------
    >>> first = next(read_plain())
    >>> first.frame, first.mentions[0][0]
    ('aggression', 'A')
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _read(line, f"{path.name}:{number}")


def _read(line: str, where: str) -> PlainSentence:
    frame, tab, marked = line.partition("\t")
    text, term, mentions, last = "", list[int](), list[tuple[str, int, int]](), 0
    letter, begin = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group() in "[]":
            term.append(len(text))
        elif mark.group() == "}":
            mentions.append((letter, begin, len(text)))
            letter = ""
        else:
            letter, begin = mark.group(1), len(text)
    if not tab or len(term) != 2 or letter or "{" in text or not all(letter for letter, _, _ in mentions):
        raise ValueError(f"{where}: write a frame, a tabulator, and a sentence with one [term] and {{A:…}}, {{P:…}}")
    return PlainSentence(frame, text + marked[last:], (term[0], term[1]), tuple(mentions))


def coded_plain(sentences: Iterable[PlainSentence]) -> tuple[list[CodedArticle], Corpus]:
    """Return plain sentences as coded articles, with the package's tables of them.

    Parameters
    ----------
    sentences : iterable of PlainSentence

    Returns
    -------
    coded : list of CodedArticle
    corpus : Corpus
    """
    kept = {f"plain-{number}": sentence for number, sentence in enumerate(sentences)}
    corpus = _corpus([(key, sentence.text, sentence.mentions) for key, sentence in kept.items()])
    lexicons, found, coded = read_lexicons(None), by_article(corpus.hits), []
    by_frame, by_entry = frame_roles(lexicons), entry_roles(lexicons)
    for key, sentence in kept.items():
        term = CodedTerm(sentence.term, sentence.frame, "narration")
        hit = best_hit(term, found.get(key, ()))
        role = by_entry[hit["lexicon"], hit["term_id"]] if hit is not None else by_frame[sentence.frame]
        letters = {letter for letter, _, _ in sentence.mentions}
        agent, patient = (letter if letter in letters else None for letter in "AP")
        coded.append(CodedArticle(key, "", {}, [acted(term, role, (agent, patient))]))
    return coded, corpus


def coded_examples(lexicons: Iterable[Lexicon]) -> tuple[list[CodedArticle], Corpus]:
    """Return the examples of lexicons that name their target: plain clauses with one actor, who is the target.

    Parameters
    ----------
    lexicons : iterable of Lexicon

    Returns
    -------
    coded : list of CodedArticle
    corpus : Corpus
    """
    rows: list[tuple[str, str, list[tuple[str, int, int]]]] = []
    coded = []
    for lexicon in lexicons:
        for example in examples_with_target(lexicon):
            key = f"example-{len(rows)}"
            mention = example.scene.mentions[0]
            place = example.scene.starts[mention.first], example.scene.ends[mention.after - 1]
            rows.append((key, example.scene.document.text, [(TARGET, *place)]))
            terms = [
                CodedTerm((match.start, match.end), match.entry.frame, "narration", TARGET, None, place, None)
                for match in example.matches
            ]
            coded.append(CodedArticle(key, "", {}, terms))
    return coded, _corpus(rows)


def _corpus(rows: Sequence[tuple[str, str, Sequence[tuple[str, int, int]]]]) -> Corpus:
    """The package's tables of sentences, each an article, whose mentions are given by actor."""
    articles = read_articles(pd.DataFrame([{"article_id": key, "title": "", "text": text} for key, text, _ in rows]))
    mentions: list[dict[str, Any]] = []
    for key, text, places in rows:
        document = Document(text)
        for actor, start, end in places:
            words = text[start:end]
            own = {"mention_id": f"{key}:m{len(mentions)}", "article_id": key, "actor_id": actor, "designator": words}
            form = _form(document, start, words.split())
            mentions.append({**own, "start": start, "end": end, "form": form, "head": words.split()[-1].lower()})
    found = from_records("mentions", mentions)
    return Corpus(articles, empty("quotes"), found, find_frames(articles, None, None, found))


def _form(document: Document, start: int, words: Sequence[str]) -> str:
    """Form of a mention, as the table of mentions has it."""
    tree, token = document.tree, bisect_left(document.tokens.start.tolist(), start)
    if len(words) == 1 and words[0].lower() in word_list("frames.persons.pronouns"):
        return "pronoun"
    if len(words) == 1 and tree.relations[token] in ("amod", "compound"):
        return "modifier"
    return "name" if words[-1][:1].isupper() and words[0].lower() not in ("the", "a", "an") else "nominal"
