"""The parser held against the trees that another parser gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats import bootstrap_weights
from framing.text.grammar.parser import Parser
from framing.validity.shipped.silver_trees import RELATION_NAMES, UNKNOWN, SilverArticle

__all__ = ["KINDS", "LENGTHS", "ParserScores", "score_parser"]

#: Sentences are grouped by their number of tokens: up to each of these.
LENGTHS = (10, 20, 30, 40, 60)
#: Kinds of sentences.
KINDS = ("statement", "question", "no closing mark")
_CLOSING = frozenset([".", "!", "…", "..."])
_PUNCTUATION = RELATION_NAMES.index("punct")
_COUNTS = ("given", "given_arcs", "tokens", "tagged", "aligned_arcs", "arcs", "heads", "labelled")


@dataclass(frozen=True)
class ParserScores:
    """How often the parser agrees.

    Attributes
    ----------
    overall : dict of str to float
        `uas`, `las`, `pos`: share of right heads, of right heads with the right relation (punctuation left out), of
        right tags, among the tokens for which the right answer is known; `uas_all`, `las_all`, `pos_all`: the same
        among all tokens of the other parser, those wrong that do not align; `low` and `high` of each: 95 % interval,
        articles resampled; `articles`, `given`; `aligned`: share of the other parser's tokens that are tokens of ours;
        `inside`: share of the aligned ones' heads that are tokens of our sentence.
    relations : DataFrame
        Columns ``relation``, ``gold``, ``found``, ``precision``, ``recall``, ``f1`` (head and relation right), the
        most frequent first.
    lengths : DataFrame
        Columns ``tokens`` (of a sentence), ``n``, ``uas``, ``las``.
    kinds : DataFrame
        Columns ``sentence`` (statement; question; no closing mark, as headlines and items of lists), ``n``, ``uas``,
        ``las``.
    """

    overall: dict[str, float]
    relations: pd.DataFrame
    lengths: pd.DataFrame
    kinds: pd.DataFrame


def score_parser(parser: Parser, articles: Sequence[SilverArticle], *, boot: int = 0, seed: int = 0) -> ParserScores:
    """Parse articles and hold the trees against the silver ones.

    Parameters
    ----------
    parser : Parser
    articles : sequence of SilverArticle
    boot : int
        How many samples of articles the intervals rest on; 0 for none.
    seed : int

    Returns
    -------
    ParserScores
    """
    relation = np.array([_number(name) for name in parser.relation_names])
    counts = np.zeros((len(articles), len(_COUNTS)))
    parts = []
    for k, (article, found) in enumerate(zip(articles, parser.parse([own.document for own in articles]))):
        tags, heads, relations = found[0].astype(np.int32), found[1], relation[found[2]]
        arc = article.relations != _PUNCTUATION
        known = arc & (article.heads != UNKNOWN)
        right = known & (heads == article.heads)
        both = right & (relations == article.relations)
        tagged = article.tags >= 0
        counts[k] = [
            article.given,
            article.given_arcs,
            tagged.sum(),
            (tagged & (tags == article.tags)).sum(),
            (arc & tagged).sum(),
            known.sum(),
            right.sum(),
            both.sum(),
        ]
        begins = article.sentence_begins
        length = np.repeat(np.diff(begins), np.diff(begins))
        kind = np.repeat(_kinds(article), np.diff(begins))
        parts.append(np.stack([known, right, both, length, kind, article.relations, relations], axis=1))
    tokens = np.concatenate(parts)
    overall = _shares(counts.sum(axis=0)) | {"articles": float(len(articles)), "given": float(counts[:, 0].sum())}
    if boot and len(articles) > 1:
        draws = [_shares(own) for own in (counts.T @ bootstrap_weights(len(articles), boot, seed)).T]
        for name in ("uas", "las", "pos"):
            low, high = np.quantile([own[name] for own in draws], [0.025, 0.975])
            overall |= {f"{name}_low": float(low), f"{name}_high": float(high)}
    return ParserScores(overall, _by_relation(tokens), _by_length(tokens), _by_kind(tokens))


def _number(name: str) -> int:
    return RELATION_NAMES.index(name) if name in RELATION_NAMES else -2


def _shares(counts: npt.NDArray[np.float64]) -> dict[str, float]:
    own = dict(zip(_COUNTS, counts.tolist()))

    def share(part: str, whole: str) -> float:
        return own[part] / own[whole] if own[whole] else float("nan")

    return {
        "uas": share("heads", "arcs"),
        "las": share("labelled", "arcs"),
        "pos": share("tagged", "tokens"),
        "uas_all": share("heads", "given_arcs"),
        "las_all": share("labelled", "given_arcs"),
        "pos_all": share("tagged", "given"),
        "aligned": share("tokens", "given"),
        "inside": share("arcs", "aligned_arcs"),
    }


def _by_relation(tokens: npt.NDArray[np.int64]) -> pd.DataFrame:
    known, _, both, _, _, gold, found = tokens.T
    rows = []
    for number, name in enumerate(RELATION_NAMES):
        wanted, given = int(((gold == number) & (known > 0)).sum()), int(((found == number) & (known > 0)).sum())
        if number == _PUNCTUATION or not wanted + given:
            continue
        hit = int(((gold == number) & (both > 0)).sum())
        precision, recall = hit / given if given else 0.0, hit / wanted if wanted else 0.0
        f1 = 2 * hit / (wanted + given)
        rows.append((name, wanted, given, precision, recall, f1))
    table = pd.DataFrame(rows, columns=["relation", "gold", "found", "precision", "recall", "f1"])
    return table.sort_values(["gold", "relation"], ascending=[False, True], ignore_index=True)


def _by_length(tokens: npt.NDArray[np.int64]) -> pd.DataFrame:
    groups, lowest = {}, 0
    for most in LENGTHS:
        groups[f"{lowest + 1}–{most}"] = (tokens[:, 3] > lowest) & (tokens[:, 3] <= most)
        lowest = most
    groups[f"over {lowest}"] = tokens[:, 3] > lowest
    return _grouped(tokens, "tokens", groups)


def _kinds(article: SilverArticle) -> list[int]:
    """Place in :data:`KINDS` of each sentence, by its last two tokens (the last may be a quotation mark)."""
    words, begins = article.document.tokens.words, article.sentence_begins.tolist()
    out = []
    for first, after in zip(begins, begins[1:]):
        last = words[max(first, after - 2) : after]
        out.append(1 if "?" in last else 0 if set(last) & _CLOSING else 2)
    return out


def _by_kind(tokens: npt.NDArray[np.int64]) -> pd.DataFrame:
    return _grouped(tokens, "sentence", {name: tokens[:, 4] == k for k, name in enumerate(KINDS)})


def _grouped(tokens: npt.NDArray[np.int64], column: str, groups: dict[str, npt.NDArray[np.bool_]]) -> pd.DataFrame:
    rows = []
    for name, chosen in groups.items():
        own = tokens[chosen & (tokens[:, 0] > 0)]
        if len(own):
            rows.append((name, len(own), own[:, 1].mean(), own[:, 2].mean()))
    return pd.DataFrame(rows, columns=[column, "n", "uas", "las"])
