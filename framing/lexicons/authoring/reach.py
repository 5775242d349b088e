"""Helps for writing lexicons: what each term contributes, what is never met, what might be added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from framing.entrance import takes
from framing.lexicons.files.lexicon import Lexicon
from framing.lexicons.files.read_lexicon import read_lexicons
from framing.stats.association import log_odds
from framing.text import Document, lemma

__all__ = ["Reach", "candidates", "contribution", "reach"]


@dataclass(frozen=True)
class Reach:
    """How far lexicons reach in a corpus.

    Attributes
    ----------
    frames : DataFrame
        ``frame``, ``n_hits``, ``n_articles``, ``share`` of the articles.
    unused : DataFrame
        ``lexicon``, ``term_id``, ``frame``, ``pattern`` of the entries that were never found.
    without : list of str
        Articles without a hit.

    Examples
    --------
    >>> import framing as fr
    >>> from framing.lexicons import Entry, Lexicon
    >>> lexicon = Lexicon("mine", "1.0.0", (Entry("raid", "raid", "war"), Entry("truce", "truce", "peace")))
    >>> articles = fr.read_articles(["There was a raid.", "Two raids failed.", "It rained."])
    >>> hits = fr.find_frames(articles, fr.extract_quotes(articles), lexicon)
    >>> found = fr.lexicons.reach(hits, articles, lexicon)
    >>> found.unused["term_id"].tolist(), len(found.without)
    (['truce'], 1)
    """

    frames: pd.DataFrame
    unused: pd.DataFrame
    without: list[str]


@takes(hits="hits article_id frame lexicon term_id surface")
def contribution(hits: pd.DataFrame) -> pd.DataFrame:
    """Count how much each term contributes to its frame: a table of terms with their shares of the frame's hits.

    Parameters
    ----------
    hits : DataFrame
        Table of hits.

    Returns
    -------
    DataFrame
        ``frame``, ``lexicon``, ``term_id``, ``n``, ``share`` of the frame's hits, ``n_articles``, ``surfaces`` (the
        three most frequent); by frame, largest first. If one term makes up most of a frame, the frame measures that
        term.

    Examples
    --------
    >>> from framing.tables import from_records
    >>> rows = [{"hit_id": str(k), "article_id": "a", "frame": "x", "lexicon": "m", "term_id": t, "surface": t}
    ...         for k, t in enumerate(["raid", "raid", "siege"])]
    >>> contribution(from_records("hits", rows))[["term_id", "n", "surfaces"]].values.tolist()
    [['raid', 2, 'raid'], ['siege', 1, 'siege']]
    """
    columns = ["frame", "lexicon", "term_id", "n", "share", "n_articles", "surfaces"]
    totals = Counter(hits["frame"])
    rows = []
    for (frame, lexicon, term), group in hits.groupby(["frame", "lexicon", "term_id"], sort=True):
        common = Counter(str(words).lower() for words in group["surface"])
        shown = ", ".join(words for words, _ in sorted(common.items(), key=lambda item: (-item[1], item[0]))[:3])
        n = len(group)
        rows.append((frame, lexicon, term, n, n / totals[frame], group["article_id"].nunique(), shown))
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["frame", "n", "term_id"], ascending=[True, False, True]).reset_index(drop=True)


@takes(hits="hits article_id frame lexicon term_id", articles="articles article_id", lists=["lexicons"])
def reach(
    hits: pd.DataFrame, articles: pd.DataFrame, lexicons: str | Path | Lexicon | Iterable[str | Path | Lexicon]
) -> Reach:
    """Find out how far lexicons reach: hits of each frame, terms that were never found, and articles without a hit.

    Parameters
    ----------
    hits, articles : DataFrame
    lexicons : Lexicon, str, Path, or list of these

    Returns
    -------
    Reach

    Examples
    --------
    >>> from framing.lexicons import Entry
    >>> from framing.tables import empty
    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> lexicon = Lexicon("m", "1.0.0", (Entry("raid", "raid", "x"),))
    >>> reach(empty("hits"), articles, [lexicon]).unused["term_id"].tolist()
    ['raid']
    """
    read = read_lexicons(lexicons)
    met = set(zip(hits["lexicon"], hits["term_id"]))
    unused = [(x.id, e.id, e.frame, e.pattern) for x in read for e in x if (x.id, e.id) not in met]
    rows = []
    for frame in sorted({frame for lexicon in read for frame in lexicon.frame_ids}):
        own = hits[hits["frame"] == frame]
        n = own["article_id"].nunique()
        rows.append((frame, len(own), n, n / max(len(articles), 1)))
    reached = set(hits["article_id"])
    return Reach(
        pd.DataFrame(rows, columns=["frame", "n_hits", "n_articles", "share"]),
        pd.DataFrame(unused, columns=["lexicon", "term_id", "frame", "pattern"]),
        [str(key) for key in articles["article_id"] if key not in reached],
    )


@takes(articles="articles article_id text", hits="hits article_id frame start end")
def candidates(
    articles: pd.DataFrame, hits: pd.DataFrame, frame: str, n: int = 50, min_sentences: int = 3
) -> pd.DataFrame:
    """List words that often stand beside a frame: candidates for a lexicon, for a person to accept or reject.

    The score of a word says how much more often it stands in sentences with a hit of the frame than in others (z of the
    log-odds ratio of the numbers of sentences). Words inside a hit of the frame are left out. The score only ranks. It
    is no test, since the sentences of an article are not independent.

    Parameters
    ----------
    articles, hits : DataFrame
    frame : str
    n : int
        Candidates returned.
    min_sentences : int
        Sentences of the frame in which a word must stand, in at least two articles where there are two.

    Returns
    -------
    DataFrame
        ``word`` (dictionary form), ``n_frame``, ``n_other`` (sentences), ``n_articles``, ``log_odds``, ``z``; by z.

    Raises
    ------
    ValueError
        If no hit has the frame.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words. Political Analysis 16(4), 372-403.

    Examples
    --------
    >>> from framing.tables import from_records
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["The raid by gunmen. The calm fell. The sun."]})
    >>> hits = from_records("hits", [{"article_id": "a", "frame": "x", "start": 4, "end": 8}])
    >>> candidates(articles, hits, "x", min_sentences=1)["word"].tolist()
    ['by', 'gunman']
    """
    own = hits[hits["frame"] == frame]
    if own.empty:
        raise ValueError(f"no hit has the frame {frame!r}; frames met: {sorted(set(hits['frame']))}")
    spans: dict[str, list[tuple[int, int]]] = {}
    for key, start, end in zip(own["article_id"].tolist(), own["start"].tolist(), own["end"].tolist()):
        spans.setdefault(key, []).append((start, end))
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    for key, text in zip(articles["article_id"], articles["text"]):
        for words, held in _sentence_words(Document(str(text)), spans.get(key, [])):
            (inside if held else outside).update(words)
            for word in words if held else ():
                where.setdefault(word, set()).add(key)
    vocabulary = sorted({*inside, *outside})
    counts = [[count[word] for word in vocabulary] for count in (inside, outside)]
    odds, z = log_odds(counts[0], counts[1], prior=0.5)
    data = {"word": vocabulary, "n_frame": counts[0], "n_other": counts[1], "log_odds": odds, "z": z}
    table = pd.DataFrame(data)
    table.insert(3, "n_articles", [len(where.get(word, ())) for word in vocabulary])
    kept = (table["n_frame"] >= min_sentences) & (table["n_articles"] >= min(2, len(spans))) & (table["log_odds"] > 0)
    return table[kept].sort_values(["z", "word"], ascending=[False, True]).head(n).reset_index(drop=True)


def _sentence_words(document: Document, spans: list[tuple[int, int]]) -> Iterator[tuple[set[str], bool]]:
    """Dictionary forms of each sentence's words outside the spans, and whether a span begins in the sentence."""
    tokens = document.tokens
    for start, end in document.sentences:
        held = [(s, e) for s, e in spans if start <= s < end]
        first, after = np.searchsorted(tokens.start, [start, end]).tolist()
        words = set()
        for k in range(first, after):
            place, word = int(tokens.start[k]), tokens.words[k]
            if word.isalpha() and not any(s <= place < e for s, e in held):
                words.add(lemma(word))
        yield words, bool(held)
