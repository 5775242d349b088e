"""Score the parser against the trees that another parser gave."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.text.grammar.parser import Parser
from framing.validity.evaluation import Evaluation, Scores
from framing.validity.shipped.silver_trees import RELATION_NAMES, UNKNOWN, SilverArticle

__all__ = ["KINDS", "LENGTHS", "score_parser"]

#: Sentences are grouped by their number of tokens: up to each of these.
LENGTHS = (10, 20, 30, 40, 60)
_LENGTH_NAMES = [*(f"{low + 1}–{high}" for low, high in zip((0, *LENGTHS), LENGTHS)), f"over {LENGTHS[-1]}"]
#: Kinds of sentences, by what ends them; without a closing mark stand headlines and items of lists.
KINDS = ("statement", "question", "no closing mark")
_CLOSING = frozenset([".", "!", "…", "..."])
#: Measure, and the columns of which it is the quotient.
_MEASURES = (
    ("uas", "head", "known"), ("las", "both", "known"), ("pos", "tag", "tagged"), ("uas_all", "head", "all_arcs"),
    ("las_all", "both", "all_arcs"), ("pos_all", "tag", "all"), ("aligned", "tagged", "all"),
    ("inside", "known", "arc"),
)  # fmt: skip
_PUNCTUATION = RELATION_NAMES.index("punct")


def score_parser(parser: Parser, articles: Sequence[SilverArticle], *, boot: int = 0, seed: int = 0) -> Evaluation:
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
    Evaluation
        *uas*, *las*, *pos*: share of right heads, of right heads with the right relation (punctuation left out), of
        right tags, among the tokens for which the right answer is known; *uas_all*, *las_all*, *pos_all*: the same
        among all tokens of the other parser, those wrong that do not align; *aligned*: share of the other parser's
        tokens that are tokens of ours; *inside*: share of the aligned ones' heads that are tokens of our sentence.
        By ``relation`` precision, recall and F1 (head and relation right), the most frequent first; by ``sentence``
        (see :data:`KINDS`) and by ``tokens`` (of a sentence) *uas* and *las*.
    """
    number = np.array([RELATION_NAMES.index(n) if n in RELATION_NAMES else -2 for n in parser.relation_names])
    scores = Scores(len(articles), boot, seed)
    parts = []
    for k, (article, found) in enumerate(zip(articles, parser.parse([own.document for own in articles]))):
        tags, heads, relations = found[0].astype(np.int32), found[1], number[found[2]]
        arc, right = article.relations != _PUNCTUATION, heads == article.heads
        begins = article.sentence_begins
        size = np.diff(begins)
        columns = {
            "article": k,
            "tagged": article.tags >= 0,
            "tag": (article.tags >= 0) & (tags == article.tags),
            "arc": arc & (article.tags >= 0),
            "known": arc & (article.heads != UNKNOWN),
            "head": arc & (article.heads != UNKNOWN) & right,
            "gold": article.relations,
            "found": relations,
            "length": np.repeat(np.searchsorted(LENGTHS, size), size),
            "kind": np.repeat(_kinds(article), size),
        }
        parts.append(pd.DataFrame(columns))
    tokens = pd.concat(parts, ignore_index=True)
    tokens["both"] = tokens["head"] & (tokens["gold"] == tokens["found"])
    sums = {name: scores.per_cluster(tokens[name], tokens["article"]) for name in tokens}
    sums["all"] = np.array([article.given for article in articles], dtype=float)
    sums["all_arcs"] = np.array([article.given_arcs for article in articles], dtype=float)
    for measure, part, whole in _MEASURES:
        scores.ratio(measure, sums[part], sums[whole])
    tokens = tokens[tokens["known"]]
    _by_relation(scores, tokens)
    for by, column, names in (("sentence", "kind", KINDS), ("tokens", "length", _LENGTH_NAMES)):
        for place, group in enumerate(names):
            own = tokens[tokens[column] == place]
            if len(own):
                scores.share("uas", own["head"].to_numpy(), own["article"].to_numpy(), by, group)
                scores.share("las", own["both"].to_numpy(), own["article"].to_numpy(), by, group)
    return scores.evaluation(
        f"{scores.note}; {len(articles)} articles, {sums['all'].sum():.0f} tokens of CoreNLP; punctuation is left out "
        "of UAS and LAS; what does not align is wrong in the measures that end in _all"
    )


def _by_relation(scores: Scores, tokens: pd.DataFrame) -> None:
    """Precision, recall and F1 of each relation, the most frequent first."""
    number = tokens["gold"].value_counts()
    for k in sorted(range(len(RELATION_NAMES)), key=lambda k: -number.get(k, 0)):
        gold, found = tokens["gold"] == k, tokens["found"] == k
        if k != _PUNCTUATION and (gold | found).any():
            hits, given, wanted = (
                scores.per_cluster(x, tokens["article"]) for x in (gold & tokens["both"], found, gold)
            )
            scores.prf(hits, given, wanted, "relation", RELATION_NAMES[k])


def _kinds(article: SilverArticle) -> list[int]:
    """Place in :data:`KINDS` of each sentence, by its last two tokens (the last may be a quotation mark)."""
    words, begins = article.document.tokens.words, article.sentence_begins.tolist()
    out = []
    for first, after in zip(begins, begins[1:]):
        last = words[max(first, after - 2) : after]
        out.append(1 if "?" in last else 0 if set(last) & _CLOSING else 2)
    return out
