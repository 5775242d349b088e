"""What a sentence says about one of the actors in it, as words and numbers. Names are never looked at."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.learn.stance.target_roles import Roles
from framing.learn.stance.target_sentence import Target

__all__ = ["target_numbers", "target_vectors", "target_words"]

Floats = npt.NDArray[np.float64]
_PLACES = 3  # names are counted so near
_WAY = 2  # steps along the tree to words that count by the relations on the way


def target_words(roles: Roles) -> dict[str, float]:
    """Words around the target by side and distance, by the way through the tree and by role; names by place alone.

    Parameters
    ----------
    roles : Roles

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> from framing.learn.stance.target_sentence import read_targets
    >>> target = read_targets([("Voters praised Ann Lee.", 15, 22)], None)[0]
    >>> sorted(name for name in target_words(Roles(target)) if "praise" in name)
    ['L1=praise', 'L=praise', 'dobj<=praise', 'object:praise']
    """
    out: dict[str, float] = {}
    target, sentence, tree = roles.target, roles.target.sentence, roles.tree
    first = target.first
    unnamed, steps = (sentence.names | target.hidden).tolist(), target.steps.tolist()
    for i, distance in enumerate(target.distance.tolist()):
        if first <= i < target.last:
            continue
        word = "<name>" if unnamed[i] else sentence.lemmas[i]
        if not unnamed[i] or distance <= _PLACES:
            side, decay = "L" if i < first else "R", distance**-0.5
            name = f"{side}={word}"
            out[name] = out.get(name, 0.0) + decay
            if distance <= _PLACES:
                out[f"{side}{distance}={word}"] = 1.0
        if 0 < steps[i] <= _WAY and (way := tree.path(roles.head, i)):
            out[f"{'<'.join(way[0])}<{'>'.join(way[1])}={word}"] = 1.0
    for role, tokens in roles.tokens.items():
        for i in tokens:
            out[f"{role}:{sentence.lemmas[i]}"] = 1.0
            if role == "governor":
                out[f"{role}:{roles.preposition}:{sentence.lemmas[i]}"] = 1.0
    return out


def target_numbers(roles: Roles) -> Floats:
    """Tone by side, clause, quotation and nearness in the tree, turned by negations; the target's place.

    Parameters
    ----------
    roles : Roles

    Returns
    -------
    ndarray, shape (n_features,)
    """
    target, sentence = roles.target, roles.target.sentence
    first, last = target.first, target.last
    n, tags, lower, negation = len(sentence.words), sentence.tags, sentence.lower, sentence.negation
    out = ~target.hidden
    same = out & (sentence.clause == sentence.clause[roles.phrase])
    values: list[Any] = [
        roles.passive,
        roles.speaks,
        bool(roles.tokens["agent"]),
        last < n and lower[last] in ("'s", "’s", "'"),
        last - first == 1 and tags[first].startswith("PRP"),
        np.log(n),
        first / n,
        sentence.quoted[first],
        sentence.quoted.any(),
        negation.any(),
        (same & negation).any(),
        negation[max(0, first - 4) : last + 6].any(),
        len(roles.tokens["subject"]),
        len(roles.tokens["object"]),
    ]
    parts = [np.array(values, dtype=float)]
    if sentence.known:
        parts += _tones(target, same)
    return np.concatenate([np.ravel(part) for part in parts])


def _tones(target: Target, same: npt.NDArray[np.bool_]) -> list[Floats]:
    """Tone of the words by where they stand to the target; those of its predicate are given."""
    sentence, distance, out = target.sentence, target.distance, ~target.hidden
    tones, decay = sentence.tones, distance**-0.5
    signed = np.concatenate([tones, np.maximum(tones, 0), np.minimum(tones, 0)], axis=1)
    regions = out & np.stack([target.side < 0, target.side > 0, same, distance > 0, distance <= 3, distance <= 6])
    shown = np.where(regions[:, :, None], tones, 0.0)
    outside = out & np.stack([sentence.quoted, ~sentence.quoted])
    steps = np.where(target.steps > 0, target.steps, np.inf)
    near = out & np.stack([steps <= reach for reach in (1, 2, 3, len(out))])
    weights = regions[[0, 1, 3]] * decay
    own = np.where(out, tones[:, -1], 0.0)
    return [
        (regions * decay) @ signed,
        shown.max(axis=1),
        shown.min(axis=1),
        outside @ tones,
        (outside * decay) @ tones,
        (near / steps) @ signed,
        weights @ (sentence.valence * sentence.turn) / (weights.sum(axis=1) + 1e-6),
        np.array([own[own > 0].sum(), own[own < 0].sum(), (own > 0).sum(), (own < 0).sum()]),
    ]


def target_vectors(roles: Roles) -> npt.NDArray[np.float32]:
    """Mean word vectors of what stands to each side; sums of all, the less the farther in the tree, and of those near.

    Parameters
    ----------
    roles : Roles

    Returns
    -------
    ndarray of float32, shape (n_regions, n_dimensions)
        No column without a background model.
    """
    target, sentence = roles.target, roles.target.sentence
    out = ~target.hidden
    sides = np.stack([out & (target.side < 0), out & (target.side > 0)]) * target.distance**-0.5
    sides /= sides.sum(axis=1, keepdims=True) + 1e-6
    steps = np.where(target.steps > 0, target.steps, np.inf)
    near = out & (target.steps <= _WAY)
    weights = np.vstack([sides, out / steps, near]).astype(np.float32)
    return np.asarray(weights @ sentence.vectors, dtype=np.float32)
