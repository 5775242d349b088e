"""Training of the parser on silver trees, with JAX on the processor."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

try:
    import jax
    import jax.numpy as jnp
    import optax
except ImportError:
    pass
import numpy as np
import numpy.typing as npt

from framing.text.document import Document
from framing.text.grammar.lexemes import N_ENDS, N_SHAPES
from framing.text.grammar.network import DILATIONS, FAR

Weights = dict[str, Any]
ROOT, UNKNOWN = 0, -1


@dataclass
class Tree:
    """A sentence with silver answers; heads count from 1, 0 is the root, -1 unknown."""

    words: list[str]
    heads: npt.NDArray[np.int32]
    relations: npt.NDArray[np.int32]
    tags: npt.NDArray[np.int32]


def read_trees(folder: Path, relations: list[str], tags: list[str]) -> list[Tree]:
    """Trees of PolNeAR's CoreNLP tokens, laid on the package's own tokens and sentences."""
    articles: dict[str, list[list[str]]] = {}
    current: list[list[str]] = []
    with gzip.open(folder / "corenlp_tokens.tsv.gz", "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# "):
                current = articles[line[2:].strip()] = []
            else:
                current.append(line.rstrip("\n").split("\t"))
    relation_number, tag_number = ({name: i for i, name in enumerate(names)} for names in (relations, tags))
    out = []
    for name, rows in sorted(articles.items()):
        document = Document((folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"))
        place = {span: i for i, span in enumerate(zip(document.tokens.start.tolist(), document.tokens.end.tolist()))}
        own = {(row[0], row[1]): place.get((int(row[2]), int(row[3]))) for row in rows}
        n = len(place)
        sentence = document.token_sentence
        first = np.searchsorted(sentence, sentence)  # first token of the sentence of each token
        head, relation, tag = (np.full(n, UNKNOWN, dtype=np.int32) for _ in range(3))
        for row in rows:
            i = own[row[0], row[1]]
            if i is None:
                continue
            tag[i] = tag_number.get(row[4], UNKNOWN)
            above = own.get((row[0], row[6]))
            if row[6] == "0":
                head[i] = ROOT
            elif above is not None and sentence[above] == sentence[i]:
                head[i] = above - first[i] + 1
            else:
                continue
            relation[i] = relation_number.get(row[7], UNKNOWN)
        bounds = np.flatnonzero(np.diff(sentence, prepend=-1, append=sentence[-1] + 1 if n else 0))
        words = document.tokens.words
        out += [Tree(words[a:b], head[a:b], relation[a:b], tag[a:b]) for a, b in zip(bounds[:-1], bounds[1:])]
    return out


def begin(rng: np.random.Generator, sizes: dict[str, int]) -> Weights:
    """Weights to begin with."""
    width, arc, label = sizes["width"], sizes["arc"], sizes["label"]

    def matrix(rows: int, columns: int, gain: float = 1.0) -> Any:
        return jnp.asarray(rng.normal(0, gain * np.sqrt(2 / rows), (rows, columns)).astype(np.float32))

    def table(rows: int, columns: int) -> Any:
        return jnp.asarray(rng.normal(0, 0.1, (rows, columns)).astype(np.float32))

    w: Weights = {"in_vector": matrix(sizes["vector"], width, 2.0), "in_bias": jnp.zeros(width)}
    for name, rows, columns in (
        ("own", sizes["n_own"] + 1, sizes["own"]),
        ("prefix", N_ENDS, sizes["end"]),
        ("suffix2", N_ENDS, sizes["end"]),
        ("suffix3", N_ENDS, sizes["end"]),
        ("shape", N_SHAPES, sizes["shape"]),
    ):
        w[f"embed_{name}"], w[f"in_{name}"] = table(rows, columns), matrix(columns, width)
    for layer in range(len(DILATIONS)):
        w[f"conv{layer}"], w[f"conv{layer}_bias"] = matrix(3 * width, width, 0.3), jnp.zeros(width)
    w |= {"tag": matrix(width, sizes["tags"], 0.3), "tag_bias": jnp.zeros(sizes["tags"])}
    w |= {"arc_dependent": matrix(width, arc, 0.5), "arc_dependent_bias": jnp.zeros(arc)}
    w |= {"arc_head": matrix(width, arc, 0.5), "arc_head_bias": jnp.zeros(arc)}
    w |= {"arc": matrix(arc, arc, 0.1), "arc_bias": table(1, arc)[0], "arc_distance": jnp.zeros(2 * FAR + 1)}
    w |= {"root": table(1, width)[0]}
    w |= {"label_dependent": matrix(width, label, 0.5), "label_head": matrix(width, label, 0.5)}
    w |= {"label_bias": jnp.zeros(label), "label": matrix(label, sizes["relations"], 0.3)}
    w |= {"label_out_bias": jnp.zeros(sizes["relations"])}
    return w


def drop(key: Any, x: Any, rate: float) -> Any:
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def states(w: Weights, vectors: Any, columns: Any, mask: Any, key: Any, rate: float) -> Any:
    keys = iter(jax.random.split(key, 3 + len(DILATIONS)))
    x = vectors[columns[..., 0]] @ w["in_vector"]
    own = columns[..., 1]
    if rate:  # now and then a word is only its spelling
        hidden = jax.random.bernoulli(next(keys), 0.15, own.shape)
        own = jnp.where(hidden, w["embed_own"].shape[0] - 1, own)
        x = jnp.where((hidden & jax.random.bernoulli(next(keys), 0.3, own.shape))[..., None], 0, x)
    x += w["embed_own"][own] @ w["in_own"]
    for place, name in enumerate(("prefix", "suffix2", "suffix3", "shape"), 2):
        x += w[f"embed_{name}"][columns[..., place]] @ w[f"in_{name}"]
    x = jax.nn.relu(x + w["in_bias"]) * mask[..., None]
    if rate:
        x = drop(next(keys), x, rate)
    for layer, gap in enumerate(DILATIONS):
        left = jnp.pad(x, ((0, 0), (gap, 0), (0, 0)))[:, :-gap]
        right = jnp.pad(x, ((0, 0), (0, gap), (0, 0)))[:, gap:]
        change = jnp.concatenate([left, x, right], -1) @ w[f"conv{layer}"] + w[f"conv{layer}_bias"]
        change = jax.nn.relu(change)
        if rate:
            change = drop(next(keys), change, rate)
        x = (x + change) * mask[..., None]
    return x


def arcs(w: Weights, x: Any, mask: Any) -> Any:
    """Scores of heads, shape (b, n, n + 1); place 0 is the root."""
    b, n, width = x.shape
    with_root = jnp.concatenate([jnp.broadcast_to(w["root"], (b, 1, width)), x], 1)
    dependent = jax.nn.relu(x @ w["arc_dependent"] + w["arc_dependent_bias"])
    head = jax.nn.relu(with_root @ w["arc_head"] + w["arc_head_bias"])
    score = (dependent @ w["arc"] + w["arc_bias"]) @ head.swapaxes(1, 2)
    far = jnp.clip(jnp.arange(1, n + 1)[None, :] - jnp.arange(1, n + 1)[:, None], -FAR, FAR) + FAR
    score = score.at[:, :, 1:].add(w["arc_distance"][far])
    allowed = jnp.concatenate([jnp.ones((b, 1), bool), mask > 0], 1)[:, None, :]
    allowed &= ~jnp.eye(n, n + 1, 1, dtype=bool)[None]
    return jnp.where(allowed, score, -1e9), with_root


def labels(w: Weights, x: Any, with_root: Any, heads: Any) -> Any:
    above = jnp.take_along_axis(with_root, jnp.maximum(heads, 0)[..., None], 1)
    hidden = jax.nn.relu(x @ w["label_dependent"] + above @ w["label_head"] + w["label_bias"])
    return hidden @ w["label"] + w["label_out_bias"]


def loss(w: Weights, vectors: Any, batch: Any, key: Any, rate: float) -> Any:
    columns, mask, heads, relations, tags = batch
    x = states(w, vectors, columns, mask, key, rate)
    if rate:
        x = drop(jax.random.fold_in(key, 7), x, rate)
    scores, with_root = arcs(w, x, mask)

    def cost(logits: Any, right: Any) -> Any:
        known = right >= 0
        each = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.maximum(right, 0))
        return (each * known).sum() / jnp.maximum(known.sum(), 1)

    return (
        cost(scores, heads)
        + cost(labels(w, x, with_root, heads), jnp.where(heads >= 0, relations, -1))
        + 0.5 * cost(x @ w["tag"] + w["tag_bias"], tags)
    )


def batches(trees: list[Any], tokens: int, rng: np.random.Generator | None) -> list[Any]:
    """Padded batches of sentences of like length; trees are (columns, heads, relations, tags)."""
    by_length: dict[int, list[int]] = {}
    for i, tree in enumerate(trees):
        by_length.setdefault(-(-len(tree[1]) // 8) * 8, []).append(i)
    out = []
    for length, members in by_length.items():
        if rng is not None:
            rng.shuffle(members)
        size = max(1, tokens // length)
        for start in range(0, len(members), size):
            part = members[start : start + size]
            columns = np.zeros((size, length, 6), dtype=np.int32)
            mask = np.zeros((size, length), dtype=np.float32)
            answers = np.full((3, size, length), -1, dtype=np.int32)
            for row, i in enumerate(part):
                own = len(trees[i][1])
                columns[row, :own], mask[row, :own] = trees[i][0], 1
                for k in range(3):
                    answers[k, row, :own] = trees[i][1 + k]
            out.append((columns, mask, *answers))
    if rng is not None:
        order = rng.permutation(len(out))
        out = [out[i] for i in order]
    return out
