"""Examples of participants as questions of a conditional logit, and the answers that held-out scores give."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.frames.participants.features import Parts
from framing.frames.participants.ranker import contexts
from framing.text.choice_model import softmax, weight_name
from framing.training.participants.examples import Example
from framing.training.train_choice import Question

__all__ = ["FEATURES", "answers_of", "questions_of"]

#: Groups of features, and contexts in which features have weights of their own, that an ablation can leave out.
FEATURES = ("structure", "discourse", "words", "told", "performer", "frame", "slot")


def questions_of(examples: Sequence[Example], without: Collection[str] = ()) -> list[Question]:
    """Write examples out as questions with names of weights.

    Parameters
    ----------
    examples : sequence of Example
    without : collection of str
        Of :data:`FEATURES`, what is left out.

    Returns
    -------
    list of Question
    """
    return [
        Question(e.group, [_names(e, parts, without) for parts in e.parts], e.right, e.weight, e.tested)
        for e in examples
    ]


def _names(example: Example, own: Parts, without: Collection[str]) -> list[str]:
    """Names of the weights that an answer uses."""
    role, frame, slot = contexts(example.role, example.frame, example.slots)
    kept = [part if group not in without else () for group, part in zip(FEATURES, own)]
    if "told" in without:
        kept = [[name for name in part if "told" not in name] for part in kept]
    if "performer" in without:
        kept = [[name for name in part if name not in ("performer", "another performs")] for part in kept]
    further = [context for name, context in (("frame", frame), ("slot", slot)) if name not in without]
    out = [weight_name(role, name) for part in kept for name in part]
    return out + [weight_name(context, name) for context in further for part in kept[:2] for name in part]


def answers_of(
    examples: Sequence[Example], scores: Sequence[npt.NDArray[np.float64] | None], temperature: float, nobody: float
) -> pd.DataFrame:
    """Answers by held-out scores, for :func:`framing.validity.shipped.participant_scores.measured`.

    Returns
    -------
    DataFrame
        Of the terms that a hit reaches and over which the reader does not hesitate.
    """
    rows = []
    for example, score in zip(examples, scores):
        if score is None or not example.reached or example.kind != "coded":
            continue
        chance = softmax(score, temperature)
        best = int(chance[:-1].argmax()) if len(chance) > 1 else -1
        given = best >= 0 and chance[best] > chance[-1] * nobody
        rows.append(
            {
                "article_id": example.group,
                "frame": example.frame,
                "end": "target" if example.of_target else "other",
                "wanted": example.wanted,
                "given": bool(given),
                "right": bool(example.right[best if given else -1]),
                "confidence": float(chance[best]) if given else np.nan,
            }
        )
    return pd.DataFrame(rows)
