"""The same statement in several reports: linked sentence by sentence, typed, aligned word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from framing.articles.as_read import as_read
from framing.articles.furniture import analysed_texts
from framing.articles.plain_text import read_plain
from framing.articles.texts_elsewhere import in_text_parts
from framing.compare.inference.counted_once import Texts, counts_once
from framing.compare.inference.counting import records
from framing.compare.inference.require_columns import one_row_each
from framing.compare.inference.result import Comparison
from framing.compare.statements.alignment import align, operations
from framing.compare.statements.segments import Segment, names, segments, speakers
from framing.entrance import takes
from framing.tables import is_missing, of_articles
from framing.text import Document

__all__ = ["THRESHOLD", "SaidSentences", "link_statements", "read_statements", "statements"]

_COLUMNS = [
    "statement", "type", "relation", "event", "outlet_a", "outlet_b", "speaker_a", "speaker_b", "same_speaker", "cue_a",
    "cue_b", "text_a", "text_b", "similarity", "n_same", "quote_a", "quote_b", "article_a", "article_b", "start_a",
    "end_a", "start_b", "end_b", "alignment",
]  # fmt: skip
_OF_QUOTE = [
    "quote_id", "article_id", "actor_id", "actor_ids", "on_behalf_of", "affiliation", "source", "cue",
]  # fmt: skip
THRESHOLD = 0.5  # share of the shorter sentence's weight that must align for a paraphrase of one speaker
_MIN_WORDS = 4  # content words below which a sentence is no statement that could be recognised elsewhere
_SHORT = 2  # so many are enough where one speaker's sentence stands in the other report word for word
_EXACT = 5  # words in a row, function words too, that count as word for word
_RUN = 6  # words in a row inside marks on both sides, three of them content words, that speak for one utterance
_LEAST = 0.45  # share of the shorter sentence that must align in any case but that of a proof
_PROOF = 10  # so many of them prove it
_NAME = 0.6  # a name says less than another word: all reports of an event share its names
_BLOCK = 2000
_AGAIN = 0.25  # share of a link's words that a better link may hold already


@takes(quotes="quotes article_id content_spans", articles="articles article_id")
@counts_once
def statements(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    unmatched: bool = False,
    threshold: float = THRESHOLD,
    copies: str | Texts = "once",
) -> Comparison:
    """Find statements that several articles report: a table of pairs of sentences, and of what was cut or reworded.

    Parameters
    ----------
    quotes, articles : pandas.DataFrame
        Articles with different values in `event` are not compared.
    unmatched : bool
        Add the sentences that only one report carries (type `only_in_one`).
    threshold : float
        Share of the shorter sentence's weight that must align for a paraphrase of one speaker. It must be 0.15 more if
        a source is not known, and 0.25 more if the two sources differ.
    copies : {"once", "all"}
        Whether articles that repeat another one of their outlet (`duplicate_of` of `articles`) are left out.

    Returns
    -------
    Comparison
        One row for each pair of sentences. type: `verbatim`; `truncated` (one is a part of the other); `reworded`;
        `truncated_and_reworded` (the marks close early, other words follow); `direct_vs_paraphrase` (inside marks in
        one, outside in the other). relation: `across outlets`, `within outlet`, or `wire copy` (the sentence around the
        quote is the same too, or both print one agency's text). alignment: see
        ``framing.compare.statements.alignment``; a is the article whose outlet comes first by name. statement
        numbers the utterance: links that share a sentence share it. similarity: aligned share of the shorter sentence.

    Examples
    --------
    >>> texts = ['Lee said: "We will never sell the old fishing harbour of Arden."',
    ...     "Lee said they will not sell the old fishing harbour."]
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "text": texts})
    >>> quotes = pd.DataFrame({"quote_id": ["a:q0001", "b:q0001"], "article_id": ["a", "b"], "actor_id": ["LEE", "LEE"],
    ...     "kind": ["direct", "indirect"], "content_spans": [[[10, 64]], [[9, 51]]], "marked_spans": [[[11, 63]], []]})
    >>> table = statements(quotes, articles)
    >>> table["type"].tolist()
    ['direct_vs_paraphrase']
    >>> [(step["op"], step["a_text"], step["b_text"]) for step in table.loc[0, "alignment"]]
    [('changed', 'We will never', 'they will not'),
     ('unmarked', 'sell the old fishing harbour', 'sell the old fishing harbour'), ('cut', 'of Arden', '')]
    """
    one_row_each(articles)
    said = SaidSentences([], [], articles.set_index("article_id"), [])
    lead_back: list[Callable[[pd.DataFrame], None]] = []
    for part in in_text_parts(articles):
        given, back = read_plain({"quotes": of_articles(quotes, part["article_id"]), "articles": part})
        some, before = read_statements(**given), len(said.rows)
        said.rows.extend(some.rows)
        said.parts.extend(replace(one, quote=before + one.quote) for one in some.parts)
        lead_back.append(back)
        for document in some.docs:
            as_read(part).done_with(document)
    out = link_statements(said, said.parts, unmatched=unmatched, threshold=threshold)
    for back in lead_back:
        back(out)
    method = (
        "Statements: sentences of quotes, blocked by rare shared words, aligned word by word (Needleman and Wunsch "
        f"1970), linked by {_RUN} quoted words in a row or by the aligned share of the shorter sentence, weighted by "
        f"rarity: at least {threshold:.2f}, 0.15 more where a source is unknown, 0.25 more where the sources differ. "
        "Description: no test."
    )
    return Comparison(out, method=method, source=quotes, keys={"quote_a": "quote_id"})


@dataclass(frozen=True, eq=False)
class SaidSentences:
    """The sentences of the quotes of some articles, to be linked.

    Attributes
    ----------
    parts : list of Segment
    rows : list of dict
        The quotes.
    about : pandas.DataFrame
        The articles by article_id.
    docs : list of Document
        What was read.
    """

    parts: list[Segment]
    rows: list[dict[str, Any]]
    about: pd.DataFrame
    docs: list[Document]


def read_statements(quotes: pd.DataFrame, articles: pd.DataFrame) -> SaidSentences:
    """Read the sentences of the quotes of articles.

    Parameters
    ----------
    quotes, articles : pandas.DataFrame
        As for :func:`statements`.

    Returns
    -------
    SaidSentences
    """
    one_row_each(articles)
    about = articles.set_index("article_id")
    read, quoting = as_read(articles), set(quotes["article_id"])
    docs = {str(key): read.document(text) for key, text in zip(about.index, analysed_texts(about)) if key in quoting}
    columns = [name for name in _OF_QUOTE if name in quotes]
    return SaidSentences(segments(quotes, docs), records(quotes[columns]), about, list(docs.values()))


def link_statements(
    said: SaidSentences, parts: Sequence[Segment], *, unmatched: bool = False, threshold: float = THRESHOLD
) -> pd.DataFrame:
    """Link sentences that report one utterance.

    Parameters
    ----------
    said : SaidSentences
    parts : sequence of Segment
        All of its sentences, or those of some of the articles.
    unmatched, threshold
        As for :func:`statements`.

    Returns
    -------
    pandas.DataFrame
        As :func:`statements` describes it.
    """
    rows, about = said.rows, said.about
    event = {str(k): str(e) for k, e in about["event"].items() if not is_missing(e)} if "event" in about else {}
    weight = _weights(parts)
    outlets = about["outlet"] if "outlet" in about else [None] * len(about)
    place = {str(key): (str(outlet), str(key)) for key, outlet in zip(about.index, outlets)}
    stems = [_stems(part, weight) for part in parts]
    links: list[dict[str, Any]] = []
    for i, j in _candidates(parts, event):
        if not _may_meet(stems[i], stems[j]):
            continue
        i, j = sorted((i, j), key=lambda n: place[parts[n].article_id])
        pairs, score = align(parts[i].words, parts[j].words, weight)
        found = _judge(parts[i], parts[j], pairs, score, weight, rows, threshold)
        if found is None:
            continue
        link: dict[str, Any] = {"first": i, "second": j, "similarity": found, "n_same": len(pairs), "pairs": pairs}
        one, two = parts[i], parts[j]
        link["alignment"] = operations(one.words, two.words, pairs, (one.text, two.text), (one.start, two.start))
        link["type"] = _type(link["alignment"], parts[i], parts[j])
        links.append(link)
    links = _best_only(links, parts)
    numbers = _components(links) if links else {}
    table = [_row(link, parts, rows, about, numbers[link["first"]]) for link in links]
    if unmatched:
        used = {link[side] for link in links for side in ("first", "second")}
        left = (part for n, part in enumerate(parts) if n not in used)
        alone = (part for part in left if sum(word.content for word in part.words) >= _MIN_WORDS)
        table += [_single(part, rows, about, len(numbers) + n) for n, part in enumerate(alone)]
    out = pd.DataFrame(table, columns=_COLUMNS).sort_values(["statement", "article_a", "start_a"], kind="stable")
    return out.reset_index(drop=True)


def _weights(parts: Sequence[Segment]) -> dict[str, float]:
    """How much a word says: 1 for a word of one sentence, less the more sentences hold it."""
    df = Counter(key for part in parts for key in {w.key for w in part.words if w.content})
    names = Counter(w.key for part in parts for w in part.words if w.name)
    uses = Counter(w.key for part in parts for w in part.words if w.content)
    return {key: (_NAME if names[key] > uses[key] / 2 else 1.0) / (1.0 + np.log2(n) / 4.0) for key, n in df.items()}


def _candidates(parts: Sequence[Segment], event: Mapping[str, str]) -> list[tuple[int, int]]:
    """Pairs of sentences of different articles of one event that share rare words."""
    from scipy import sparse

    out: list[tuple[int, int]] = []
    groups: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        if sum(word.content for word in part.words) >= _SHORT:
            groups.setdefault(event.get(part.article_id, ""), []).append(number)
    for members in groups.values():
        vocabulary: dict[str, int] = {}
        cells = [
            (row, vocabulary.setdefault(_stem(word.key), len(vocabulary)))
            for row, number in enumerate(members)
            for word in parts[number].words
            if word.content
        ]
        cells = sorted(set(cells))
        shape = (len(members), len(vocabulary))
        matrix = sparse.csr_array((np.ones(len(cells)), np.array(cells).T), shape=shape)
        df = np.asarray(matrix.sum(axis=0)).ravel()
        size = np.asarray(matrix.sum(axis=1)).ravel()
        rare = df <= max(100, 0.01 * len(members))
        thin = matrix[:, rare].tocsr()
        owner = np.array([parts[number].article_id for number in members])
        for first in range(0, len(members), _BLOCK):
            shared = (thin[first : first + _BLOCK] @ thin.T).tocoo()
            i, j = shared.row + first, shared.col
            keep = (i < j) & (owner[i] != owner[j]) & (shared.data >= 2)
            keep &= shared.data >= 0.2 * np.minimum(size[i], size[j])
            out += [(members[x], members[y]) for x, y in zip(i[keep], j[keep])]
    return out


def _stems(part: Segment, weight: Mapping[str, float]) -> dict[str, float]:
    """What each stem of a sentence weighs, all its words together."""
    out: dict[str, float] = {}
    for word in part.words:
        if word.content:
            stem = _stem(word.key)
            out[stem] = out.get(stem, 0.0) + weight[word.key]
    return out


def _may_meet(one: dict[str, float], two: dict[str, float]) -> bool:
    """Whether an alignment, which is dear, could align enough of the shorter sentence, or a long run of words."""
    shared = [stem for stem in one if stem in two]
    most = sum(max(one[stem], two[stem]) for stem in shared)
    return len(shared) >= _PROOF // 2 or most >= _LEAST * min(sum(one.values()), sum(two.values()))


def _stem(key: str) -> str:
    """Words of one stem meet in one block."""
    return key[:5] if len(key) > 5 else key


def _judge(
    one: Segment,
    two: Segment,
    pairs: list[tuple[int, int]],
    score: float,
    weight: Mapping[str, float],
    rows: list[dict[str, Any]],
    threshold: float,
) -> float | None:
    """Similarity if the two report one utterance, else None."""
    whole = [sum(weight[w.key] for w in part.words if w.content) for part in (one, two)]
    matched = [(i, j) for i, j in pairs if one.words[i].content]
    similarity = min(1.0, score / max(min(whole), 1e-9))
    best = _longest_run(one, two, pairs, content=3, marked=True)
    if best >= _PROOF or (best >= _RUN and similarity >= _LEAST):
        return similarity
    first, second = speakers(rows[one.quote]), speakers(rows[two.quote])
    same = bool(first & second) or len(names(rows[one.quote]) & names(rows[two.quote])) >= 2
    if first & second and similarity >= 0.9 and _longest_run(one, two, pairs, content=_SHORT) >= _EXACT:
        return similarity
    needed = threshold + (0.0 if same else 0.25 if first and second else 0.15)
    balance = score / max(whole[0] + whole[1] - score, 1e-9)
    plain = sum(not one.words[i].name for i, _ in matched)
    if len(matched) >= _MIN_WORDS and plain >= 3 and similarity >= needed and balance >= 0.3:
        return similarity
    return None


def _longest_run(one: Segment, two: Segment, pairs: list[tuple[int, int]], content: int, marked: bool = False) -> int:
    """Length of the longest run of the same words, with so many content words in it (inside marks on both sides)."""
    best = run = held = 0
    last = (-2, -2)
    for i, j in pairs:
        a, b = one.words[i], two.words[j]
        fits = a.form == b.form and (not marked or (a.marked and b.marked))
        run = run + 1 if fits and (i, j) == (last[0] + 1, last[1] + 1) else int(fits)
        held = (held + a.content if run > 1 else int(a.content)) if fits else 0
        best = max(best, run if held >= content else 0)
        last = (i, j)
    return best


def _type(steps: list[dict[str, Any]], one: Segment, two: Segment) -> str:
    ops = [step["op"] for step in steps]
    if set(ops) <= {"same"}:
        return "verbatim"
    if min(one.marked, two.marked) < 0.2 and max(one.marked, two.marked) > 0.5:
        return "direct_vs_paraphrase"
    if not {"changed", "varied"} & set(ops):  # its own words, wherever the marks are set
        missing = {"cut", "added"} & set(ops)
        return "reworded" if len(missing) == 2 else "truncated" if missing else "verbatim"
    early = steps[-1]["op"] in ("changed", "unmarked", "marked", "added", "cut")
    differently = min(one.marked, two.marked) >= 0.2 and abs(one.marked - two.marked) > 0.1
    return "truncated_and_reworded" if early and differently else "reworded"


def _row(
    link: dict[str, Any],
    parts: Sequence[Segment],
    rows: list[dict[str, Any]],
    about: pd.DataFrame,
    number: int,
) -> dict[str, Any]:
    one, two = parts[link["first"]], parts[link["second"]]
    out = _single(one, rows, about, number) | {key: link[key] for key in ("type", "similarity", "n_same")}
    other = _single(two, rows, about, number)
    out |= {f"{key[:-2]}_b": value for key, value in other.items() if key.endswith("_a")}
    out["same_speaker"] = bool(speakers(rows[one.quote]) & speakers(rows[two.quote]))
    out["alignment"] = link["alignment"]
    out["relation"] = _relation(one, two, about)
    return out


def _single(part: Segment, rows: list[dict[str, Any]], about: pd.DataFrame, number: int) -> dict[str, Any]:
    quote, article = rows[part.quote], about.loc[part.article_id]
    return {
        "statement": number, "type": "only_in_one", "event": article.get("event"), "outlet_a": article.get("outlet"),
        "speaker_a": quote.get("actor_id"), "cue_a": quote.get("cue"), "quote_a": quote.get("quote_id"),
        "text_a": part.text, "article_a": part.article_id,
        "start_a": part.start, "end_a": part.end,
    }  # fmt: skip


def _relation(one: Segment, two: Segment, about: pd.DataFrame) -> str:
    wires = [about.loc[part.article_id].get("wire") for part in (one, two)]
    if not is_missing(wires[0]) and wires[0] == wires[1]:
        return "wire copy"
    forms = [[word.form for word in part.words] for part in (one, two)]
    if one.around == two.around and len(one.around) >= 3 and one.words and forms[0] == forms[1]:
        return "wire copy"
    same = about.loc[one.article_id].get("outlet") == about.loc[two.article_id].get("outlet")
    return "within outlet" if same else "across outlets"


def _best_only(links: list[dict[str, Any]], parts: Sequence[Segment]) -> list[dict[str, Any]]:
    """Of several links between two articles, each word is in the best one only; nested quotes would give it twice.

    A sentence may be linked to two of the other report, where it was cut in two.

    Parameters
    ----------
    links : list of dict
        first, second (places in `parts`), similarity, n_same, pairs.
    parts : sequence of Segment

    Returns
    -------
    list of dict
    """
    taken: dict[tuple[str, str], set[tuple[str, int]]] = {}
    out = []
    for link in sorted(links, key=lambda link: (-link["similarity"] * link["n_same"], link["first"], link["second"])):
        one, two = parts[link["first"]], parts[link["second"]]
        held = taken.setdefault((one.article_id, two.article_id), set())
        words = {("a", one.words[i].start) for i, _ in link["pairs"]}
        words |= {("b", two.words[j].start) for _, j in link["pairs"]}
        if len(words & held) <= _AGAIN * len(words):
            held |= words
            out.append(link)
    return sorted(out, key=lambda link: (link["first"], link["second"]))


def _components(links: list[dict[str, Any]]) -> dict[int, int]:
    """Number of the utterance of each linked sentence.

    Parameters
    ----------
    links : list of dict
        first, second.

    Returns
    -------
    dict of int to int

    Examples
    --------
    >>> _components([{"first": 0, "second": 2}, {"first": 2, "second": 5}, {"first": 1, "second": 3}])
    {0: 0, 1: 1, 2: 0, 3: 1, 5: 0}
    """
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    nodes, codes = np.unique([[link["first"], link["second"]] for link in links], return_inverse=True)
    ends = codes.reshape(-1, 2).astype(np.int32)  # an older SciPy takes no wider ones
    graph = sparse.coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(nodes), len(nodes)))
    numbers = connected_components(graph, directed=False)[1]
    return dict(zip(nodes.tolist(), numbers.tolist()))
