"""Features of a target: words and numbers of the sentence around it. Names are never looked at."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from framing.learn.stance.target_sentence import Target

__all__ = ["features", "scale_of", "standardized", "target_numbers", "target_vectors", "target_words"]

Floats = npt.NDArray[np.float64]
_PLACES = 3  # names are counted so near
_NEAR = 2  # steps along the tree to words whose vectors count apart
_UP = 3  # steps up the tree whose words count with the way to them
_PAIRS = 4  # words to each side whose pairs count
_PAIR = 0.7  # weight of a pair
# Roles whose words have vectors of their own, together: what it is and does, what is done to it, to whom, by whom.
_TOGETHER = ((0, 1), (3,), (2, 5), (4,), (7, 8, 9))
_ANSWERS = (0, 1, 2, 3, 4, 5, 7, 8, 9)  # roles that words are counted by: all but the negated ones


def target_words(target: Target) -> dict[str, float]:
    """Words around the target by side and distance, by role and by the way along the tree; names by place alone.

    Parameters
    ----------
    target : Target

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> from framing.learn.stance.target_sentence import read_targets
    >>> target = read_targets([("Voters praised Ann Lee.", 15, 22)], None)[0]
    >>> sorted(name for name in target_words(target) if "praise" in name)
    ['L1=praise', 'L=praise', 'dobj=praise', 'pair L=voter praise', 'role 3=praise']
    """
    out: dict[str, float] = {}
    sentence, first = target.sentence, target.first
    unnamed = (sentence.names | target.hidden).tolist()
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
    return out | _role_words(target, unnamed) | _way_up(target, unnamed) | _pairs(target, unnamed)


def _role_words(target: Target, unnamed: list[bool]) -> dict[str, float]:
    """Words by the role that they play, those that are negated apart."""
    tree, lemmas = target.sentence.tree, target.sentence.lemmas
    return {
        f"role {role}={'not ' if tree.negated(i) else ''}{lemmas[i]}": 1.0
        for role in _ANSWERS
        for i in np.flatnonzero(target.roles[:, role]).tolist()
        if not unnamed[i]
    }


def _way_up(target: Target, unnamed: list[bool]) -> dict[str, float]:
    """Words above the target in the tree, with the relations on the way."""
    tree, out, way = target.sentence.tree, {}, []
    at = target.phrase
    for _ in range(_UP):
        if tree.heads[at] < 0:
            break
        way.append(tree.relations[at])
        at = tree.heads[at]
        if not unnamed[at]:
            out[f"{'/'.join(way)}={target.sentence.lemmas[at]}"] = 1.0
    return out


def _pairs(target: Target, unnamed: list[bool]) -> dict[str, float]:
    """Pairs of neighbours close to the target."""
    words = ["<name>" if hidden else lemma for hidden, lemma in zip(unnamed, target.sentence.lemmas)]
    first, last = target.first, target.last
    left = [f"pair L={a} {b}" for a, b in pairwise(words[max(0, first - _PAIRS) : first])]
    right = [f"pair R={a} {b}" for a, b in pairwise(words[last : last + _PAIRS + 1])]
    return dict.fromkeys(left + right, _PAIR)


def target_numbers(target: Target) -> Floats:
    """Tone of the words by where they stand to the target, turned by negations; its own words are left out.

    Parameters
    ----------
    target : Target

    Returns
    -------
    ndarray, shape (n_features,)
        Empty without a background model.
    """
    sentence, distance, out = target.sentence, target.distance, ~target.hidden
    if not sentence.has_background:
        return np.zeros(0)
    same = out & (sentence.clause == sentence.clause[target.phrase])
    tones, decay = sentence.tones, distance**-0.5
    signed = np.concatenate([tones, np.maximum(tones, 0), np.minimum(tones, 0)], axis=1)
    regions = out & np.stack([target.side < 0, target.side > 0, same, distance > 0, distance <= 3, distance <= 6])
    shown = np.where(regions[:, :, None], tones, 0.0)
    outside = out & np.stack([sentence.quoted, ~sentence.quoted])
    steps = np.where(target.steps > 0, target.steps, np.inf)
    near = out & np.stack([steps <= reach for reach in (1, 2, 3, len(out))])
    weights = regions[[0, 1, 3]] * decay
    own = np.where(out, tones[:, -1], 0.0)
    parts = [
        (regions * decay) @ signed,
        shown.max(axis=1),
        shown.min(axis=1),
        outside @ tones,
        (outside * decay) @ tones,
        (near / steps) @ signed,
        weights @ (sentence.valence * sentence.turn) / (weights.sum(axis=1) + 1e-6),
        np.array([own[own > 0].sum(), own[own < 0].sum(), (own > 0).sum(), (own < 0).sum()]),
    ]
    return np.concatenate([np.ravel(part) for part in parts])


def target_vectors(target: Target) -> npt.NDArray[np.float32]:
    """Mean word vectors of what stands to each side; sums of all, the less the farther in the tree, of those near, and
    of the words of some roles.

    Parameters
    ----------
    target : Target

    Returns
    -------
    ndarray of float32, shape (n_regions, n_dimensions)
        No column without a background model.
    """
    out = ~target.hidden
    sides = np.stack([out & (target.side < 0), out & (target.side > 0)]) * target.distance**-0.5
    sides /= sides.sum(axis=1, keepdims=True) + 1e-6
    steps = np.where(target.steps > 0, target.steps, np.inf)
    near = out & (target.steps <= _NEAR)
    roles = np.stack([out & target.roles[:, list(some)].any(axis=1) for some in _TOGETHER])
    weights = np.vstack([sides, out / steps, near, roles / np.sqrt(np.maximum(roles.sum(axis=1, keepdims=True), 1))])
    weights = weights.astype(np.float32)
    return np.asarray(weights @ target.sentence.vectors, dtype=np.float32)


def features(targets: list[Target]) -> tuple[list[dict[str, float]], Floats, Floats]:
    """Words, numbers and vectors of each target."""
    numbers, vectors = [target_numbers(row) for row in targets], [target_vectors(row).ravel() for row in targets]
    return [target_words(row) for row in targets], np.array(numbers), np.array(vectors)


def scale_of(values: Floats) -> Floats:
    """Mean and deviation of each column, shape (2, n_columns)."""
    deviation = values.std(axis=0)
    return np.stack([values.mean(axis=0), np.where(deviation > 1e-6, deviation, 1.0)])


def standardized(values: Floats, scale: Floats) -> Floats:
    """Columns of mean 0 and deviation 1."""
    return np.asarray((values - scale[0]) / scale[1])
