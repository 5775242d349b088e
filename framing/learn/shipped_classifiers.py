"""The classifiers that ship trained: by name, with version, card, and the probability below which they abstain."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from framing.learn.plain_file import read_plain, write_plain

__all__ = ["SHIPPED", "read_shipped", "shipped_classifier", "write_shipped"]

_FOLDER = Path(__file__).with_name("model")
#: Name of each shipped classifier to what it answers.
SHIPPED = {
    "doubt": "whether a term casts doubt on what is told of people harmed",
    "stance": "how a sentence presents an actor in it: negative, neutral, positive",
}
# Classes that a file may name; nothing else is imported for a file.
_CLASSES = {
    "DoubtClassifier": "framing.learn.doubt.doubt_classifier",
    "TargetStanceClassifier": "framing.learn.stance.stance_classifier",
}


def write_shipped(model: Any, card: Mapping[str, Any], path: Path) -> None:
    """Write a trained classifier with its card; the same ones give the same bytes.

    Parameters
    ----------
    model : classifier
        With a method ``to_plain``.
    card : mapping
        At least ``name``, ``version`` and ``confidence``, the probability below which it abstains.
    path : Path
        The ``.npz``.

    Raises
    ------
    ValueError
        If the classifier cannot be written so.
    """
    kind = type(model).__name__
    if kind not in _CLASSES:
        raise ValueError(f"a {kind} cannot be written as {path.name}; those that can are {', '.join(_CLASSES)}")
    arrays, about = model.to_plain()
    write_plain(path, arrays, {**card, **about, "classifier": kind})


def read_shipped(path: Path) -> Any:
    """A classifier from a file that :func:`write_shipped` wrote. Nothing in it is executed.

    Parameters
    ----------
    path : Path

    Returns
    -------
    classifier
        With ``card`` (a dict), ``version``, and ``confidence``, which ``predict_sure`` takes where it is given none.

    Raises
    ------
    ValueError
        If it is no such file, or was trained with another background model than the one at hand.
    """
    from framing.text.background import load_background
    from framing.text.stored_arrays import reading_model

    arrays, card = read_plain(path)
    missing = [name for name in ("classifier", "version", "confidence", "background") if name not in card]
    if missing or str(card["classifier"]) not in _CLASSES:
        raise ValueError(f"{path} is no stored classifier: its card has no {missing[0] if missing else 'known class'}")
    if card["background"] not in (None, load_background().checksum):
        raise ValueError(f"{path} was trained with another background model than the shipped one; train it again")
    kind = getattr(import_module(_CLASSES[card["classifier"]]), card["classifier"])
    with reading_model(path, "stored classifier", "framing train"):
        model = kind.from_plain(arrays, card)
        model.card = model.card_ = card
        model.version, model.confidence = str(card["version"]), float(card["confidence"])
    return model


@cache
def shipped_classifier(name: str) -> Any:
    """A classifier that the package ships, read once.

    Parameters
    ----------
    name : str
        One of :data:`SHIPPED`.

    Returns
    -------
    classifier
    """
    return read_shipped(_FOLDER / f"{name}.npz")
