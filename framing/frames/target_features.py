"""What a sentence says about one of the actors in it, as words and numbers. Names are never looked at."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.frames.target_roles import ROLES, Roles
from framing.frames.target_sentence import Target

__all__ = ["target_numbers", "target_vectors", "target_words"]

Floats = npt.NDArray[np.float64]
_PLACES = 3  # names are counted so near
_VECTORS = ("subject", "object", "modifier", "predicate", "governor", "owned", "its_object")


def _verbs(target: Target) -> tuple[int | None, int | None]:
    """The next verb after the target, and the last before it, where they are near."""
    tags, first, last = target.sentence.tags, target.first, target.last
    after = next((i for i in range(last, min(last + 8, len(tags))) if tags[i].startswith("VB")), None)
    before = next((i for i in range(first - 1, max(first - 6, -1), -1) if tags[i].startswith("VB")), None)
    return after, before


def target_words(target: Target, roles: Roles) -> dict[str, float]:
    """Words around the target by side, distance, clause and role; names count by their place alone.

    Parameters
    ----------
    target : Target
    roles : Roles

    Returns
    -------
    dict of str to float

    Examples
    --------
    >>> from framing.frames.target_sentence import read_targets
    >>> target = read_targets([("Voters praised Ann Lee.", 15, 22)], None)[0]
    >>> sorted(name for name in target_words(target, Roles(target)) if "praise" in name)
    ['L1=praise', 'L=praise', 'c=praise', 'object:praise', 'object=praise', 'preposition=praised', 'w=praise']
    """
    out: dict[str, float] = {}

    def add(name: str, value: float) -> None:
        out[name] = out.get(name, 0.0) + value

    sentence, first, last = target.sentence, target.first, target.last
    lemmas, tags = sentence.lemmas, sentence.tags
    here = sentence.clause[first]
    for i, distance in enumerate(target.distance.tolist()):
        if target.inside[i]:
            continue
        side = "L" if i < first else "R"
        word = lemmas[i]
        if sentence.names[i] or target.hidden[i]:
            if distance > _PLACES:
                continue
            word = "<name>"
        decay = distance**-0.5
        add(f"w={word}", decay)
        add(f"{side}={word}", decay)
        if distance <= _PLACES:
            out[f"{side}{distance}={word}"] = 1.0
        if sentence.clause[i] == here:
            out[f"c={word}"] = 1.0
        if sentence.recent[i]:
            add(f"n={word}", decay)
    after, before = _verbs(target)
    if after is not None:
        out[f"subject={lemmas[after]}"] = 1.0
    if before is not None:
        out[f"object={lemmas[before]}"] = 1.0
    if first > 0:
        out[f"before={tags[first - 1]}"] = 1.0
        word = "<name>" if sentence.names[first - 1] or target.hidden[first - 1] else sentence.lower[first - 1]
        out[f"preposition={word}"] = 1.0
    if last < len(tags):
        out[f"after={tags[last]}"] = 1.0
    for role, tokens in roles.tokens.items():
        for i in tokens:
            out[f"{role}:{lemmas[i]}"] = 1.0
            if role == "governor":
                out[f"{role}:{roles.preposition}:{lemmas[i]}"] = 1.0
    return out


def target_numbers(target: Target, roles: Roles) -> Floats:
    """Tone by side, distance, clause, quotation and role, turned by negations; the target's place.

    Parameters
    ----------
    target : Target
    roles : Roles

    Returns
    -------
    ndarray, shape (n_features,)
    """
    sentence, first, last = target.sentence, target.first, target.last
    n, tags, lower, negation = len(sentence.words), sentence.tags, sentence.lower, sentence.negation
    out = ~target.hidden
    left, right = out & (target.side < 0), out & (target.side > 0)
    same = out & (sentence.clause == sentence.clause[first])
    decay = target.distance.astype(float) ** -0.5
    regions = np.stack([left, right, same, out, out & (target.distance <= 3), out & (target.distance <= 6)])
    after, before = _verbs(target)
    values: list[Any] = [
        after is not None and tags[after] == "VBN",
        roles.passive,
        roles.speaks,
        first > 0 and lower[first - 1] == "by",
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
    outside = np.stack([out & sentence.quoted, out & ~sentence.quoted])
    if sentence.known:
        tones = sentence.tones
        up, down = np.maximum(tones, 0), np.minimum(tones, 0)
        shown = np.where(regions[:, :, None], tones, 0.0)
        parts += [(regions * decay) @ np.concatenate([tones, up, down], axis=1), shown.max(axis=1), shown.min(axis=1)]
        parts += [outside @ tones, (outside * decay) @ tones]
        parts += [tones[i] if i is not None else np.zeros(tones.shape[1]) for i in (after, before)]
        parts.append(_of_roles(target, roles))
        weights = np.stack([left, right, out]) * decay
        parts.append(weights @ (sentence.valence * sentence.turn) / (weights.sum(axis=1) + 1e-6))
        own = np.where(out, tones[:, -1], 0.0)
        parts.append(np.array([own[own > 0].sum(), own[own < 0].sum(), (own > 0).sum(), (own < 0).sum()]))
    return np.concatenate([np.ravel(part) for part in parts])


def _of_roles(target: Target, roles: Roles) -> Floats:
    """Tone of the words in each role, and whether there are any."""
    sentence = target.sentence
    out = np.zeros((len(ROLES), 4))
    for k, role in enumerate(ROLES):
        own = roles.tokens[role]
        if own:
            turn = sentence.turn[own]
            valences = (sentence.valence[own] @ turn, sentence.own_valence[own] @ turn)
            out[k] = (*valences, sentence.leaning[own].sum(), 1)
    return out


def target_vectors(target: Target, roles: Roles) -> npt.NDArray[np.float32]:
    """Mean word vectors of what surrounds the target, and sums of those in its roles.

    Parameters
    ----------
    target : Target
    roles : Roles

    Returns
    -------
    ndarray of float32, shape (n_regions, n_dimensions)
        No column without a background model.
    """
    sentence, out = target.sentence, ~target.hidden
    same = out & (sentence.clause == sentence.clause[target.first])
    near = out & (target.distance <= 4)
    regions = np.stack([out & (target.side < 0), out & (target.side > 0), near, same, out])
    weights = regions * target.distance.astype(np.float32) ** -0.5
    means = weights @ sentence.vectors / (weights.sum(axis=1, keepdims=True) + 1e-6)
    sums = [sentence.vectors[roles.tokens[role]].sum(axis=0) for role in _VECTORS]
    return np.vstack([means, *sums]).astype(np.float32)
