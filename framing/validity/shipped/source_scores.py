"""Score who is who among the sources, against a gold standard of entities by offsets."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors.find_mentions import readings
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.read_article import Reading
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.quotes.rows import assemble
from framing.tables import from_records
from framing.text import Document
from framing.validity.evaluation import Evaluation, Scores, ratio
from framing.validity.shipped.polnear import read_standoff

__all__ = ["b_cubed", "b_cubed_of_items", "evaluate_actors", "pairwise", "read_sources"]

Floats = npt.NDArray[np.float64]


def b_cubed(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, averaged over the items.

    Parameters
    ----------
    predicted, gold : sequence of hashable, length n
        Cluster of each item.

    Returns
    -------
    precision, recall, f1 : float
        0 to 1; ``nan`` where there is no item.

    References
    ----------
    Bagga, A. and Baldwin, B. (1998). Algorithms for scoring coreference chains. LREC Workshop on Linguistic
    Coreference.

    Examples
    --------
    >>> b_cubed("aabb", "xxyz")
    (0.75, 1.0, 0.8571428571428571)
    """
    if not len(gold):
        return (float("nan"),) * 3
    precision, recall = (float(items.mean()) for items in b_cubed_of_items(predicted, gold))
    return precision, recall, 2 * precision * recall / (precision + recall)


def b_cubed_of_items(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[Floats, Floats]:
    """B-cubed precision and recall of each item.

    Parameters
    ----------
    predicted, gold : sequence of hashable, length n

    Returns
    -------
    precision, recall : ndarray, shape (n,)

    Examples
    --------
    >>> b_cubed_of_items("aabb", "xxyz")[0].tolist()
    [1.0, 1.0, 0.5, 0.5]
    """
    if len(predicted) != len(gold):
        raise ValueError(f"{len(predicted)} predictions stand against {len(gold)} gold items; they must be as many")
    both, ours, coded = Counter(zip(predicted, gold)), Counter(predicted), Counter(gold)
    pairs = [(both[pair] / ours[pair[0]], both[pair] / coded[pair[1]]) for pair in zip(predicted, gold)]
    precision, recall = np.array(pairs).T
    return precision, recall


def pairwise(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[int, int, int]:
    """Pairs of items put together: by both, by the prediction, by the gold.

    Examples
    --------
    >>> pairwise("aabb", "xxyz")
    (1, 2, 1)
    """
    counts = (Counter(zip(predicted, gold)), Counter(predicted), Counter(gold))
    both, ours, coded = (sum(n * (n - 1) // 2 for n in count.values()) for count in counts)
    return both, ours, coded


def read_sources(corpus: str | Path, ids: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles and gold attributions of a corpus in brat stand-off.

    Parameters
    ----------
    corpus : path
        Folder with ``text/*.txt`` and ``attributions/*.ann`` (Source, Cue, Content; PolNeAR's layout). What is not
        there is looked for in the parts that it holds and in those beside it (``polnear``, ``polnear/dev``).
    ids : sequence of str
        Stems of the articles.

    Returns
    -------
    articles, quotes : pandas.DataFrame

    Raises
    ------
    FileNotFoundError
        If the text or the attributions of an article are missing.
    """
    articles, quotes = [], []
    own = Path(corpus)
    parts = [own, *sorted(own.glob("*/")), *sorted(own.resolve().parent.glob("*/"))]
    parts = [part for part in parts if (part / "text").is_dir()]
    for stem in ids:
        folder = next((part for part in parts if (part / "text" / f"{stem}.txt").is_file()), own)
        path = folder / "text" / f"{stem}.txt"
        found = sorted((folder / "attributions").glob(f"{stem}*.ann"))
        if not path.is_file() or not found:
            raise FileNotFoundError(
                f"{corpus} holds no text/{stem}.txt with attributions/{stem}.ann, nor do the folders in it or beside it"
            )
        text = path.read_bytes().decode("utf-8")
        articles.append({"article_id": stem, "outlet": stem.split("_")[0], "text": text})
        for nth, quote in enumerate(assemble(Document(text), read_standoff(found[0].read_bytes().decode("utf-8"))), 1):
            quotes.append(
                {
                    "quote_id": f"{stem}:q{nth:04d}",
                    "article_id": stem,
                    "kind": quote.kind,
                    "source_spans": quote.source,
                    "cue_spans": quote.cue,
                    "content_spans": quote.content,
                    "marked_spans": quote.marked,
                }
            )
    return from_records("articles", articles), from_records("quotes", quotes)


def evaluate_actors(
    gold: str | Path,
    corpus: str | Path,
    registry: str | Path | Registry | None = None,
    split: str | None = "report",
    *,
    boot: int = 1000,
    seed: int = 0,
    ranker: Callable[[str], AntecedentRanker | None] = lambda article_id: None,
) -> Evaluation:
    """Resolve the gold sources of a corpus and compare with the entities of a gold file.

    Parameters
    ----------
    gold : path
        JSONL, a line an article: id, split, mentions (start, end, entity, form, anonymous, kind, source).
    corpus : path
        Folder with ``text`` and ``attributions``, see :func:`read_sources`.
    registry : str, pathlib.Path, Registry, optional
        The entities of an article are local to it, so none is needed.
    split : str, optional
        Only the articles of this split; None for all.
    boot, seed : int
        Samples of articles for the intervals.
    ranker : callable
        Gives the ranker of antecedents for an article; the shipped one where it gives None.

    Returns
    -------
    Evaluation
        B-cubed and pairwise scores over the sources of an article, averaged over sources and pooled over articles;
        *entity_right*, also by ``form``: a source is right when the other mentions of its predicted entity are mostly
        of its gold entity. ``sources`` has every gold source beside what was found for it.

    Raises
    ------
    ValueError
        If the gold has no article of the split.

    Examples
    --------
    >>> import json
    >>> import tempfile
    >>> from pathlib import Path
    >>> from framing.validity import evaluate_actors
    >>> source = {"start": 0, "end": 7, "entity": "lee", "form": "name", "anonymous": False, "kind": "person"}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (Path(folder) / "text").mkdir()
    ...     (Path(folder) / "attributions").mkdir()
    ...     _ = Path(folder, "text", "a.txt").write_text("Ann Lee said yes.")
    ...     marks = ["T1\\tSource 0 7\\tAnn Lee", "T2\\tCue 8 12\\tsaid", "T3\\tContent 13 16\\tyes"]
    ...     lines = [*marks, "E1\\tAttribution:T2 Source:T1 Cue:T2 Content:T3"]
    ...     _ = Path(folder, "attributions", "a.ann").write_text("\\n".join(lines))
    ...     _ = Path(folder, "gold.jsonl").write_text(json.dumps({"id": "a", "split": "report", "mentions": [source]}))
    ...     evaluate_actors(Path(folder, "gold.jsonl"), folder)["b_cubed_f1"]
    1.0
    """
    lines = Path(gold).read_text(encoding="utf-8").splitlines()
    documents = [record for record in map(json.loads, filter(None, lines)) if split in (None, record["split"])]
    if not documents:
        raise ValueError(f"{gold} holds no article of the split {split!r}")
    articles, quotes = read_sources(corpus, [record["id"] for record in documents])
    rows: list[dict[str, Any]] = []
    texts = dict(zip(articles["article_id"], articles["text"]))
    spans = dict(zip(quotes["quote_id"], quotes["source_spans"]))
    mentions = {record["id"]: record["mentions"] for record in documents}
    for article, ids, reading in readings(articles, quotes, read_registry(registry), ranker):
        for mention in mentions[article["article_id"]]:
            row = {"article_id": article["article_id"], **mention, "source": mention.get("source", True)}
            row["surface"] = texts[article["article_id"]][mention["start"] : mention["end"]]
            rows.append(row | _predicted(mention, row["source"], [spans[i] for i in ids], reading))
    return _score(pd.DataFrame(rows), boot, seed)


def _predicted(mention: dict[str, Any], source: bool, spans: list[Any], reading: Reading) -> dict[str, Any]:
    """The entity found for a mention of the gold: that of the source that shares most with it, or of a mention."""
    best, most = None, 0
    if source:
        for nth, pieces in enumerate(spans):
            shared = sum(max(0, min(e, mention["end"]) - max(s, mention["start"])) for s, e in pieces or ())
            if shared > most:
                best, most = nth, shared
    row: dict[str, Any] = dict.fromkeys(("ours", "our_kind", "our_anonymous", "our_actor"))
    if best is not None:
        found = reading.sources[best]
        kind = "document" if found.source_class == "document" else found.actor_kind
        return dict(zip(row, (found.source_entity, kind, found.anonymous, found.actor_id)))
    for start, end, *_, entity in reading.mentions:
        if start < mention["end"] and end > mention["start"]:
            return row | {"ours": entity}
    return row


def _score(rows: pd.DataFrame, boot: int, seed: int) -> Evaluation:
    article = rows["article_id"]
    # What was not found is an entity of its own.
    alone = "?" + pd.Series(range(len(rows)), index=rows.index).astype(str)
    rows["ours"] = article + "|" + rows["ours"].where(rows["ours"].notna(), alone).astype(str)
    rows["coded"] = article + "|" + rows["entity"].astype(str)
    rows["right"] = _right(rows)
    sources = rows[rows["source"]].copy()
    scores = Scores(sources["article_id"].to_numpy(), boot, seed)
    ours, coded = sources["ours"].tolist(), sources["coded"].tolist()
    last = [f"{a}|{s.split()[-1].lower()}" for a, s in zip(sources["article_id"], sources["surface"])]
    n = scores.per_cluster(np.ones(len(sources)))

    def clustering(found: list[str]) -> Callable[[Floats], Floats]:
        """B-cubed precision, recall and F1 as functions of the articles' weights."""
        sums = [scores.per_cluster(items) for items in b_cubed_of_items(found, coded)]

        def compute(weights: Floats) -> Floats:
            precision, recall = (ratio(own @ weights, n @ weights) for own in sums)
            return np.stack([precision, recall, ratio(2 * precision * recall, precision + recall)])

        return compute

    scores.add(["b_cubed_precision", "b_cubed_recall", "b_cubed_f1"], clustering(ours), [len(sources)] * 3)
    by_last_word = clustering(last)
    scores.add(["b_cubed_f1_last_word"], lambda w: by_last_word(w)[2:], [len(sources)])
    pairs = np.array(
        [pairwise(own["ours"].tolist(), own["coded"].tolist()) for _, own in sources.groupby(scores.numbers)]
    )
    scores.ratio("pairwise_f1", 2.0 * pairs[:, 0], pairs[:, 1:].sum(axis=1))
    scores.share("entity_right", sources["right"].to_numpy())
    anonymous, predicted_anonymous = (
        sources[name].fillna(False).to_numpy(bool) for name in ("anonymous", "our_anonymous")
    )
    hits, given, wanted = (
        scores.per_cluster(part) for part in (anonymous & predicted_anonymous, predicted_anonymous, anonymous)
    )
    scores.prf(hits, given, wanted, prefix="anonymity_")
    scores.share("kind_right", (sources["kind"] == sources["our_kind"]).to_numpy())
    for form in sorted(set(sources["form"])):
        chosen = (sources["form"] == form).to_numpy()
        scores.share("entity_right", sources["right"].to_numpy()[chosen], scores.numbers[chosen], "form", form)
    columns = ["article_id", "start", "end", "surface", "form", "entity", "ours", "right", "kind", "our_kind"]
    columns += ["anonymous", "our_anonymous", "our_actor"]
    return scores.evaluation(scores.note, sources=sources[columns].reset_index(drop=True))


def _right(rows: pd.DataFrame) -> list[bool]:
    """Whether most other mentions of the predicted entity (names and nouns, where there are any) share the gold one.

    A source that stands alone in both is right, one that is alone only in the prediction is not.
    """
    coded, forms = rows["coded"].tolist(), rows["form"].tolist()
    sizes = Counter(coded)
    clusters: dict[str, list[int]] = defaultdict(list)
    for nth, ours in enumerate(rows["ours"]):
        clusters[ours].append(nth)
    out = []
    for nth, ours in enumerate(rows["ours"]):
        rest = [k for k in clusters[ours] if k != nth]
        votes = Counter(coded[k] for k in [k for k in rest if forms[k] != "pronoun"] or rest)
        out.append(votes[coded[nth]] == max(votes.values()) if votes else sizes[coded[nth]] == 1)
    return out
