"""The ranker of participants: how likely each actor of an article is to fill a role of a term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from framing.text.choice_model import ChoiceModel

__all__ = ["Ranker", "contexts", "load_ranker"]


def contexts(role: str, frame: str, slots: Sequence[str]) -> tuple[str, str, str]:
    """Contexts in which a feature has a weight: the role, with the frame, with the first slot of the entry.

    Words have weights for the role alone.
    """
    return role, f"{role} {frame}", f"{role}/{slots[0] if slots else '-'}"


class Ranker(ChoiceModel):
    """A conditional logit over the actors of an article and nobody.

    Parameters
    ----------
    weights : mapping of str to float
        By context (:func:`contexts`), tabulator and feature.
    meta : mapping
        ``temperature``: what scores are divided by, so that chances are right as often as they say. ``nobody``: an
        actor is named if it is more than so many times as likely as nobody. ``sure``: from which chance on nine of ten
        answers are right. ``people``: how often CIVILIANS is right as the target of a term that only says people.

    Attributes
    ----------
    nobody, people : float

    Examples
    --------
    >>> ranker = Ranker({"agent\\tsubject": 2.0}, {"temperature": 1.0, "nobody": 1.0})
    >>> ranker.chances([["subject"], []], contexts("agent", "aggression", ("agent",))).round(2).tolist()
    [0.88, 0.12]
    """

    def __init__(self, weights: Mapping[str, float], meta: Mapping[str, Any]) -> None:
        super().__init__(weights, meta)
        self.nobody = float(meta["nobody"])
        self.people = float(meta.get("people", 1.0))


@cache
def load_ranker(path: Path | None = None) -> Ranker:
    """Read a ranker, once.

    Parameters
    ----------
    path : pathlib.Path, optional
        The shipped one when absent.

    Returns
    -------
    Ranker

    Raises
    ------
    ValueError
        If the file is none that ``framing train participants`` wrote.
    """
    source = files("framing.frames").joinpath("model/participants.npz") if path is None else path
    return Ranker.load(source, "ranker of participants", "framing train participants")
