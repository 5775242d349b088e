"""From a few seed words and one's own articles to a lexicon: candidates with their contexts, and the accepted ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.entrance import listed, need, takes, yes_or_no
from framing.given_files import given_table
from framing.lexicons.files.entry import build_entry, entry_id
from framing.lexicons.files.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.files.read_lexicon import read_lexicons
from framing.lexicons.patterns.matcher import Matcher
from framing.lexicons.words import words
from framing.stats.association import log_odds
from framing.tables import as_pandas
from framing.text import Document, lemma
from framing.text.background import load_background
from framing.text.listed_words import WORDS

__all__ = ["accepted_terms", "fused", "suggest_terms"]

_COLUMNS = [
    "term", "kind", "score", "similarity", "z", "n_sentences", "n_with_seed", "n_articles", "known", "contexts",
    "passages", "frame", "accept",
]  # fmt: skip
#: Constant of reciprocal rank fusion, as its authors chose it; what company counts beside likeness. For terms of
#: shipped frames, likeness alone does as well (``benchmarks/suggestions.py``: .17 right; half: .15, as much: .11).
#: Company stays for what is said together in one's own articles alone, which no shipped frame has.
_FUSION, _COMPANY = 60, 0.5
_SHOWN, _CONTEXT = 3, 45
#: A word that is written with a capital more often than this, within sentences, is a name.
_NAME_SHARE, _SHORTEST = 0.6, 3


@dataclass
class _Count:
    """What the articles show of one term."""

    inside: int = 0
    outside: int = 0
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)


@takes(articles="articles article_id text", lists=["seeds", "lexicons"])
def suggest_terms(
    articles: pd.DataFrame,
    seeds: str | Iterable[str],
    frame: str = "mine",
    n: int = 50,
    *,
    min_sentences: int = 3,
    lexicons: str | Path | Lexicon | Iterable[str | Path | Lexicon] | None = None,
) -> pd.DataFrame:
    """List terms of your articles that are like some seed words: candidates for a lexicon, to accept or reject.

    Two things speak for a term. Its meaning is similar, by the word vectors of the background model. And it stands more
    often in sentences with a seed word than in others, by the z of the log-odds ratio of the numbers of sentences. The
    two orders are put together by reciprocal rank fusion, the second with half the weight. They only rank; they are no
    tests. Candidates are words and pairs of neighbouring words, but no names and no function words.

    Parameters
    ----------
    articles : pandas.DataFrame
    seeds : str or list of str
        Patterns as in a lexicon (``"raid"``, ``"air strike"``, ``"shell*"``).
    frame : str
        The frame that accepted terms will have.
    n : int
        How many candidates to return.
    min_sentences : int
        Sentences in which a term must stand, in at least two articles where there are two.
    lexicons : str, Path, Lexicon, list of these, or None
        The column `known` says which terms these lexicons already find; None stands for all shipped ones.

    Returns
    -------
    pandas.DataFrame
        The seeds (accept: yes), then the candidates by `score`: `term` (dictionary form), `kind` (seed | word |
        phrase), `score`, `similarity` (cosine, NaN where the background model does not know the word), `z`,
        `n_sentences`, `n_with_seed`, `n_articles`, `known` (lexicon and frame that find it), `contexts` (up to three
        passages), `passages` (the same as offsets, for :func:`framing.concordance`), `frame`, `accept` (empty: yours
        to fill).

    Raises
    ------
    ValueError
        If no seed is given, or none of them stands in the articles.

    See Also
    --------
    accepted_terms : Makes a lexicon of the accepted rows.

    References
    ----------
    Cormack, G. V., Clarke, C. L. A. and Buettcher, S. (2009). Reciprocal rank fusion outperforms Condorcet and
    individual rank learning methods. SIGIR, 758-759.

    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words. Political Analysis 16(4), 372-403.

    Examples
    --------
    >>> texts = ["The raid began. Gunmen took part in the raid. The raid and the assault by gunmen went on.",
    ...          "An assault followed. The assault was a raid by gunmen. Children sang."]
    >>> table = suggest_terms(pd.DataFrame({"article_id": ["a", "b"], "text": texts}), "raid", "violence")
    >>> table[["term", "kind", "n_sentences", "accept"]].values.tolist()
    [['raid', 'seed', 4, 'yes'], ['gunman', 'word', 3, ''], ['assault', 'word', 3, '']]
    """
    patterns = [str(seed).strip() for seed in listed(seeds) if str(seed).strip()]
    if not patterns:
        raise ValueError("no seed was given; name two or three words of the frame, as in seeds=['raid', 'air strike']")
    seeded = _lexicon("seeds", patterns, frame)
    counts, found = _count(articles, seeded)
    if not found:
        raise ValueError(f"none of the seeds stands in the {len(articles)} articles: {', '.join(patterns)}; "
                         "take words that they use")  # fmt: skip
    least = min(2, len(articles))
    kept = {t: c for t, c in counts.items() if c.inside + c.outside >= min_sentences and len(c.articles) >= least}
    terms = sorted(kept)
    similarity = _similarity(terms, patterns)
    _, z = log_odds([counts[t].inside for t in terms], [counts[t].outside for t in terms], 0.5) if terms else ([], [])
    z = np.asarray(z, dtype=float)
    score = fused(similarity, z)
    order = sorted(range(len(terms)), key=lambda k: (-score[k], terms[k]))
    chosen = _without_parts([k for k in order if score[k] > 0], terms, n)
    texts = dict(zip(articles["article_id"].astype(str), articles["text"].astype(str)))
    rows = [_row(p, "seed", np.nan, np.nan, np.nan, found.get(k, _Count()), texts) for k, p in enumerate(patterns)]
    for k in chosen:
        kind = "phrase" if " " in terms[k] else "word"
        rows.append(_row(terms[k], kind, score[k], similarity[k], z[k], kept[terms[k]], texts))
    table = pd.DataFrame(rows)
    matcher = Matcher(read_lexicons(lexicons))
    table["known"] = ["; ".join(sorted({f"{m.lexicon.id}: {m.entry.frame}" for m in matcher.match(term)}))
                      for term in table["term"]]  # fmt: skip
    table["frame"] = frame
    table["accept"] = np.where(table["kind"] == "seed", "yes", "")
    return table[_COLUMNS]


def accepted_terms(
    candidates: pd.DataFrame | str | Path, id: str, *, version: str = "0.1.0", language: str = "en", title: str = ""
) -> Lexicon:
    """Make a lexicon of the candidates that a person has accepted.

    Parameters
    ----------
    candidates : pandas.DataFrame, str or Path
        The result of :func:`suggest_terms`, as a table or as a CSV, with the column `accept` filled in (yes or no;
        empty is no). `term` and `frame` may be edited: a term is a pattern.
    id : str
        Of the lexicon.
    version, language, title : str

    Returns
    -------
    Lexicon
        :func:`framing.lexicons.write_lexicon` writes it as TOML.

    Raises
    ------
    LexiconError
        If a cell of `accept` is neither yes nor no, a pattern is wrong, or nothing is accepted; the message names the
        line.

    Examples
    --------
    >>> table = pd.DataFrame({"term": ["raid", "calm"], "frame": "violence", "accept": ["yes", ""]})
    >>> accepted_terms(table, "violence")
    Lexicon('violence', '0.1.0', 1 entry, 1 frame)
    """
    where = "the candidates"
    if isinstance(candidates, (str, Path)):
        where = str(candidates)
        table = given_table(Path(candidates))
    else:
        table = as_pandas(candidates, "candidates")
    need(table, ["term", "frame", "accept"], "candidates")
    by_frame: dict[str, list[str]] = {}
    for line, row in enumerate(table.to_dict("records"), 2):
        said = yes_or_no(row["accept"])
        if said is None and not pd.isna(row["accept"]) and str(row["accept"]).strip():
            raise LexiconError(f"{where}:{line}: accept is {row['accept']!r}; write yes or no, or leave it empty")
        if said:
            patterns = by_frame.setdefault(str(row["frame"]).strip(), [])
            if str(row["term"]).strip() not in patterns:
                patterns.append(str(row["term"]).strip())
    if not by_frame:
        raise LexiconError(f"{where}: no row is accepted; write yes in the column accept of the terms to keep")
    made = [entry for name, patterns in by_frame.items() for entry in _lexicon(id, patterns, name, where)]
    return Lexicon(id, version, tuple(made), title, language)


def _lexicon(name: str, patterns: list[str], frame: str, where: str = "seeds") -> Lexicon:
    """Patterns as entries of a frame, checked."""
    entries: list[Entry] = []
    for pattern in patterns:
        key = entry_id(f"{frame}-{pattern}")
        while any(entry.id == key for entry in entries):
            key += "-x"
        fields: Mapping[str, Any] = {"id": key, "pattern": pattern, "frame": frame}
        entries.append(build_entry(fields, f"{where}: {pattern!r}", 0, {}))
    return Lexicon(name, "0.1.0", tuple(entries))


def _count(articles: pd.DataFrame, seeded: Lexicon) -> tuple[dict[str, _Count], dict[int, _Count]]:
    """Sentences with and without a seed in which each term stands; and what there is of each seed."""
    matcher = Matcher(seeded)
    number = {entry.id: k for k, entry in enumerate(seeded)}
    counts: dict[str, _Count] = {}
    seeds: dict[int, _Count] = {}
    capitals: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for article_id, text in zip(articles["article_id"].astype(str), articles["text"]):
        document = Document(str(text))
        tokens = document.tokens
        matches = matcher.match(document)
        starts = {m.first for m in matches}
        covered = {k for m in matches for k in range(m.first, m.after)}
        for m in matches:
            _note(seeds.setdefault(number[m.entry.id], _Count()), True, article_id, (m.start, m.end))
        for start, end in document.sentences:
            first, after = np.searchsorted(tokens.start, [start, end]).tolist()
            held = not starts.isdisjoint(range(first, after))
            met: dict[str, tuple[int, int]] = {}
            before = ""
            for k in range(first, after):
                word = tokens.words[k]
                if k in covered or not _may_stand(word):
                    before = ""
                    continue
                form = lemma(word.lower())
                total[form] += k > first
                capitals[form] += k > first and word[0].isupper()
                met.setdefault(form, (int(tokens.start[k]), int(tokens.end[k])))
                if before:
                    met.setdefault(f"{before} {form}", (int(tokens.start[k - 1]), int(tokens.end[k])))
                before = form
            for term, span in met.items():
                _note(counts.setdefault(term, _Count()), held, article_id, span)
    names = {form for form, times in capitals.items() if times > _NAME_SHARE * total[form]}
    return {term: c for term, c in counts.items() if names.isdisjoint(term.split())}, seeds


def _note(count: _Count, held: bool, article_id: str, span: tuple[int, int]) -> None:
    count.inside += held
    count.outside += not held
    if article_id not in count.articles and len(count.places) < _SHOWN:
        count.places[article_id] = span
    count.articles.add(article_id)


def _may_stand(word: str) -> bool:
    """Whether a word can be a term, or part of one: no number, sign or word of grammar."""
    plain = word.replace("-", "")
    low = word.lower()
    grammar = low in words("matching.function_words") or low in WORDS["english"]
    return len(word) >= _SHORTEST and plain.isalpha() and not grammar


def _similarity(terms: list[str], seeds: list[str]) -> npt.NDArray[np.float64]:
    """Cosine of each term with the mean of the seeds; NaN for a word without a vector."""
    background = load_background()

    def vector(term: str) -> npt.NDArray[np.float64]:
        rows = background.vectors[background.ids([w.strip("=*") for w in term.split()])].astype(float)
        known = rows[np.abs(rows).sum(axis=1) > 0]
        return known.mean(axis=0) if len(known) else np.zeros(rows.shape[1])

    centre = np.mean([_unit(vector(seed)) for seed in seeds], axis=0)
    out = np.array([float(_unit(vector(term)) @ _unit(centre)) for term in terms])
    return np.where(np.abs(out) > 0, out, np.nan)


def _unit(vector: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def fused(
    similarity: npt.NDArray[np.float64], z: npt.NDArray[np.float64], company: float = _COMPANY
) -> npt.NDArray[np.float64]:
    """Reciprocal rank fusion; what a list does not speak for, since it is unknown or below 0, gets nothing from it.

    Parameters
    ----------
    similarity, z : ndarray, shape (n_terms,)
    company : float
        Weight of `z` where that of `similarity` is 1.

    Returns
    -------
    ndarray, shape (n_terms,)

    Examples
    --------
    >>> (1000 * fused(np.array([0.9, np.nan]), np.array([-1.0, 2.0]))).round(1).tolist()
    [16.4, 8.2]
    """
    score = np.zeros(len(z))
    for values, weight in ((similarity, 1.0), (z, company)):
        order = [k for k in np.argsort(-np.nan_to_num(values, nan=-1.0), kind="stable") if values[k] > 0]
        for place, k in enumerate(order, 1):
            score[k] += weight / (_FUSION + place)
    return score


def _without_parts(order: list[int], terms: list[str], n: int) -> list[int]:
    """The best terms; a phrase adds nothing where one of its words stands before it."""
    taken: set[str] = set()
    out: list[int] = []
    for k in order:
        if len(out) == n:
            break
        if " " not in terms[k] or taken.isdisjoint(terms[k].split()):
            out.append(k)
            taken.add(terms[k])
    return out


def _row(
    term: str, kind: str, score: float, similarity: float, z: float, count: _Count, texts: dict[str, str]
) -> dict[str, Any]:
    passages = [{"article_id": a, "start": s, "end": e} for a, (s, e) in count.places.items()]
    shown = []
    for article_id, (start, end) in count.places.items():
        text = texts[article_id]
        around = text[max(0, start - _CONTEXT) : start], text[start:end], text[end : end + _CONTEXT]
        shown.append(" ".join("{}[{}]{}".format(*around).split()))
    return {
        "term": term, "kind": kind, "score": score, "similarity": similarity, "z": z,
        "n_sentences": count.inside + count.outside, "n_with_seed": count.inside, "n_articles": len(count.articles),
        "contexts": " | ".join(shown), "passages": passages,
    }  # fmt: skip
