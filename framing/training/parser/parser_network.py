"""The parser's network once more, in JAX, so that its weights can be learnt.

At run time :mod:`framing.text.grammar.network` has the same in numpy.

What is random comes from one generator of numpy (the weights to begin with, the order of the sentences) and one key of
JAX (what is dropped), so that a seed gives the same weights again on the same machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from framing.text.grammar.lexemes import N_ENDS, N_SHAPES
from framing.text.grammar.network import DILATIONS, FAR

try:
    import jax
    import jax.numpy as jnp
    import optax
except ModuleNotFoundError:  # the extra `train` is not installed; `train_parser` says so
    jax = jnp = optax = None

__all__ = ["NEEDED", "Weights", "available", "begin", "loss"]

Weights = dict[str, Any]
#: What to say where they are not installed.
NEEDED = "training the parser needs jax and optax: pip install 'framing[train]'"
#: Shares of words: read by their spelling only; and of those, without their vector too.
_HIDDEN, _HIDDEN_VECTOR = 0.15, 0.3
#: Weight of the tags in the loss, beside heads and relations.
_TAGS = 0.5


def available() -> bool:
    """Whether the packages that the training needs are installed."""
    return jax is not None


def begin(rng: np.random.Generator, sizes: dict[str, int]) -> Weights:
    """Weights to begin with.

    Parameters
    ----------
    rng : numpy.random.Generator
    sizes : dict of str to int
        `vector`, `width`, `n_own`, `own`, `end`, `shape`, `arc`, `label`, `tags`, `relations`: widths of the layers
        and how many own words, tags and relations there are.

    Returns
    -------
    dict of str to jax.Array
        By the names that :class:`framing.text.grammar.network.Network` reads.
    """
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


def _drop(key: Any, x: Any, rate: float) -> Any:
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def _states(w: Weights, vectors: Any, columns: Any, mask: Any, key: Any, rate: float) -> Any:
    """States of the tokens, shape (b, n, width), as the run-time network makes them, but with parts dropped."""
    keys = iter(jax.random.split(key, 3 + len(DILATIONS)))
    x = vectors[columns[..., 0]] @ w["in_vector"]
    own = columns[..., 1]
    if rate:  # now and then a word is only its spelling
        hidden = jax.random.bernoulli(next(keys), _HIDDEN, own.shape)
        own = jnp.where(hidden, w["embed_own"].shape[0] - 1, own)
        x = jnp.where((hidden & jax.random.bernoulli(next(keys), _HIDDEN_VECTOR, own.shape))[..., None], 0, x)
    x += w["embed_own"][own] @ w["in_own"]
    for place, name in enumerate(("prefix", "suffix2", "suffix3", "shape"), 2):
        x += w[f"embed_{name}"][columns[..., place]] @ w[f"in_{name}"]
    x = jax.nn.relu(x + w["in_bias"]) * mask[..., None]
    if rate:
        x = _drop(next(keys), x, rate)
    for layer, gap in enumerate(DILATIONS):
        left = jnp.pad(x, ((0, 0), (gap, 0), (0, 0)))[:, :-gap]
        right = jnp.pad(x, ((0, 0), (0, gap), (0, 0)))[:, gap:]
        change = jnp.concatenate([left, x, right], -1) @ w[f"conv{layer}"] + w[f"conv{layer}_bias"]
        change = jax.nn.relu(change)
        if rate:
            change = _drop(next(keys), change, rate)
        x = (x + change) * mask[..., None]
    return x


def _arcs(w: Weights, x: Any, mask: Any) -> Any:
    """Scores of heads, shape (b, n, n + 1), place 0 the root; and the states with the root before them."""
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


def _labels(w: Weights, x: Any, with_root: Any, heads: Any) -> Any:
    """Scores of the relations to given heads, shape (b, n, n_relations)."""
    above = jnp.take_along_axis(with_root, jnp.maximum(heads, 0)[..., None], 1)
    hidden = jax.nn.relu(x @ w["label_dependent"] + above @ w["label_head"] + w["label_bias"])
    return hidden @ w["label"] + w["label_out_bias"]


def loss(w: Weights, vectors: Any, batch: Any, key: Any, rate: float) -> Any:
    """Cross entropy of heads, relations (at the right heads) and tags, where they are known.

    Parameters
    ----------
    w : dict of str to jax.Array
    vectors : jax.Array, shape (n_vocabulary + 1, d)
    batch : tuple
        Columns, shape (b, n, 6), mask, shape (b, n), and heads, relations and tags, each of shape (b, n).
    key : jax.Array
        Decides what is dropped.
    rate : float
        Share of the states that is dropped.

    Returns
    -------
    jax.Array
        One number.
    """
    columns, mask, heads, relations, tags = batch
    x = _states(w, vectors, columns, mask, key, rate)
    if rate:
        x = _drop(jax.random.fold_in(key, 7), x, rate)
    scores, with_root = _arcs(w, x, mask)

    def cost(logits: Any, right: Any) -> Any:
        known = right >= 0
        each = optax.softmax_cross_entropy_with_integer_labels(logits, jnp.maximum(right, 0))
        return (each * known).sum() / jnp.maximum(known.sum(), 1)

    return (
        cost(scores, heads)
        + cost(_labels(w, x, with_root, heads), jnp.where(heads >= 0, relations, -1))
        + _TAGS * cost(x @ w["tag"] + w["tag_bias"], tags)
    )
