"""How well sources are told apart and together, against a gold standard of entities by offsets."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.find_mentions import readings
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.read_article import Reading
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.quotes import Attribution
from framing.quotes.rows import assemble
from framing.tables import from_records
from framing.text import Document

__all__ = ["ActorScores", "b_cubed", "evaluate_actors", "pairwise", "read_sources"]


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
    if len(predicted) != len(gold):
        raise ValueError(f"{len(predicted)} predictions stand against {len(gold)} gold items; they must be as many")
    if not len(gold):
        return (float("nan"),) * 3
    both, ours, theirs = Counter(zip(predicted, gold)), Counter(predicted), Counter(gold)
    precision = sum(n * n / ours[p] for (p, _), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[g] for (_, g), n in both.items()) / len(gold)
    return precision, recall, _f1(precision, recall)


def pairwise(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[int, int, int]:
    """Pairs of items put together: by both, by the prediction, by the gold.

    Examples
    --------
    >>> pairwise("aabb", "xxyz")
    (1, 2, 1)
    """
    counts = (Counter(zip(predicted, gold)), Counter(predicted), Counter(gold))
    both, ours, theirs = (sum(n * (n - 1) // 2 for n in count.values()) for count in counts)
    return both, ours, theirs


@dataclass(frozen=True)
class ActorScores:
    """Scores of an evaluation.

    Attributes
    ----------
    summary : pandas.DataFrame
        One row a measure: measure, value, n (items it rests on).
    by_form : pandas.DataFrame
        Index form of the source (name, nominal, pronoun); columns n, right (share whose entity is right).
    sources : pandas.DataFrame
        Every gold source beside what was found for it; `right` tells whether the entity is.
    """

    summary: pd.DataFrame
    by_form: pd.DataFrame
    sources: pd.DataFrame

    def __getitem__(self, measure: str) -> float:
        return float(dict(zip(self.summary["measure"], self.summary["value"]))[measure])

    def _repr_html_(self) -> str:
        return self.summary.to_html(index=False) + self.by_form.to_html()


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
        for nth, quote in enumerate(assemble(Document(text), _attributions(found[0])), 1):
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


def _attributions(path: Path) -> list[Attribution]:
    bounds: dict[str, tuple[tuple[int, int], ...]] = {}
    events: list[list[list[str]]] = []
    for line in path.read_bytes().decode("utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            match = re.fullmatch(r"\S+ ([\d ;]+)", fields[1])
            if match:
                pieces = (piece.split() for piece in match[1].split(";"))
                bounds[fields[0]] = tuple((int(start), int(end)) for start, end in pieces)
        elif line.startswith("E") and len(fields) > 1:
            events.append([part.split(":") for part in fields[1].split()])
    out = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for role, name in event:
            roles[re.sub(r"\d+$", "", role)].extend(bounds.get(name, ()))
        if roles["Content"]:
            source, cue, content = (tuple(sorted(roles[role])) for role in ("Source", "Cue", "Content"))
            out.append(Attribution(source, cue, content, 1.0))
    return out


def evaluate_actors(
    gold: str | Path,
    corpus: str | Path,
    registry: str | Path | Registry | None = None,
    split: str | None = "report",
    ranker: Callable[[str], AntecedentRanker | None] = lambda article_id: None,
) -> ActorScores:
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
    ranker : callable
        Gives the ranker of antecedents for an article; the shipped one where it gives None.

    Returns
    -------
    ActorScores
        B-cubed and pairwise scores over the sources of an article, averaged over sources and pooled over articles;
        a source is *right* when the other mentions of its predicted entity are mostly of its gold entity.

    Raises
    ------
    ValueError
        If the gold has no article of the split.
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
    return _score(pd.DataFrame(rows))


def _predicted(mention: dict[str, Any], source: bool, spans: list[Any], reading: Reading) -> dict[str, Any]:
    best, most = None, 0
    if source:
        for nth, pieces in enumerate(spans):
            shared = sum(max(0, min(e, mention["end"]) - max(s, mention["start"])) for s, e in pieces or ())
            if shared > most:
                best, most = nth, shared
    if best is not None:
        found = reading.sources[best]
        kind = "document" if found.source_class == "document" else found.actor_kind
        return {
            "ours": found.source_entity,
            "our_kind": kind,
            "our_anonymous": found.anonymous,
            "our_actor": found.actor_id,
        }
    for start, end, *_, entity in reading.mentions:
        if start < mention["end"] and end > mention["start"]:
            return {"ours": entity, "our_kind": None, "our_anonymous": None, "our_actor": None}
    return {"ours": None, "our_kind": None, "our_anonymous": None, "our_actor": None}


def _score(rows: pd.DataFrame) -> ActorScores:
    lonely = [f"?{nth}" for nth in range(len(rows))]
    rows["ours"] = [
        f"{article}|{ours if isinstance(ours, str) else alone}"
        for article, ours, alone in zip(rows["article_id"], rows["ours"], lonely)
    ]
    rows["theirs"] = rows["article_id"] + "|" + rows["entity"].astype(str)
    rows["right"] = _right(rows)
    sources = rows[rows["source"]].copy()
    precision, recall, f1 = b_cubed(sources["ours"].tolist(), sources["theirs"].tolist())
    both, ours, theirs = pairwise(sources["ours"].tolist(), sources["theirs"].tolist())
    told = sources[sources["our_anonymous"].notna()]
    hits = int((told["anonymous"] & told["our_anonymous"].astype(bool)).sum())
    said, meant = int(told["our_anonymous"].astype(bool).sum()), int(sources["anonymous"].sum())
    last = [f"{a}|{s.split()[-1].lower()}" for a, s in zip(sources["article_id"], sources["surface"])]
    n = len(sources)
    summary = pd.DataFrame(
        [
            ("b_cubed_precision", precision, n),
            ("b_cubed_recall", recall, n),
            ("b_cubed_f1", f1, n),
            ("b_cubed_f1_last_word", b_cubed(last, sources["theirs"].tolist())[2], n),
            ("pairwise_f1", _f1(both / ours if ours else 0.0, both / theirs if theirs else 0.0), theirs),
            ("entity_right", float(sources["right"].mean()), n),
            ("anonymity_precision", hits / said if said else 0.0, said),
            ("anonymity_recall", hits / meant if meant else 0.0, meant),
            ("anonymity_f1", _f1(hits / said if said else 0.0, hits / meant if meant else 0.0), meant),
            ("kind_right", float((sources["kind"] == sources["our_kind"]).mean()), n),
        ],
        columns=["measure", "value", "n"],
    )
    by_form = sources.groupby("form").agg(n=("right", "size"), right=("right", "mean"))
    columns = ["article_id", "start", "end", "surface", "form", "entity", "ours", "right", "kind", "our_kind"]
    columns += ["anonymous", "our_anonymous", "our_actor"]
    return ActorScores(summary, by_form, sources[columns].reset_index(drop=True))


def _right(rows: pd.DataFrame) -> list[bool]:
    """Whether most other mentions of the predicted entity (names and nouns, where there are any) share the gold one.

    A source that stands alone in both is right, one that is alone only in the prediction is not.
    """
    clusters: dict[str, list[int]] = defaultdict(list)
    for nth, ours in enumerate(rows["ours"]):
        clusters[ours].append(nth)
    theirs, forms = rows["theirs"].tolist(), rows["form"].tolist()
    sizes = Counter(theirs)
    out = []
    for nth, ours in enumerate(rows["ours"]):
        others = [k for k in clusters[ours] if k != nth]
        named = [k for k in others if forms[k] != "pronoun"] or others
        if not named:
            out.append(sizes[theirs[nth]] == 1)
            continue
        votes = Counter(theirs[k] for k in named)
        out.append(votes[theirs[nth]] == max(votes.values()))
    return out


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
