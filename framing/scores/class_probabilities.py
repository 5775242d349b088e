"""Probabilities of classes by trained classifiers, as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["class_probabilities"]


def class_probabilities(classifiers: Any, texts: Sequence[Any], index: Any = None) -> pd.DataFrame:
    """Ask classifiers for the probability of each of their classes.

    Parameters
    ----------
    classifiers : estimator, path, list of these, or mapping of name to one; or None
        Fitted, with ``predict_proba`` of texts; a path is that of a file stored by
        :func:`framing.learn.save_classifier`.
    texts : sequence of str
        Where there is none, or it is blank, the probabilities are null.
    index : pandas.Index, optional

    Returns
    -------
    pandas.DataFrame
        Columns ``p_<class>``; of several classifiers ``p_<name>_<class>``: the name in the mapping, the stem of the
        file, else the name of the type.

    Raises
    ------
    TypeError
        If one of them is no classifier of texts.
    ValueError
        If two would have columns of one name.

    Examples
    --------
    >>> class Coin:
    ...     classes_ = ["heads", "tails"]
    ...     def predict_proba(self, texts):
    ...         return np.full((len(texts), 2), 0.5)
    >>> class_probabilities(Coin(), ["a", ""]).values.tolist()
    [[0.5, 0.5], [nan, nan]]
    >>> class_probabilities({"fair": Coin(), "other": Coin()}, ["a"]).columns.tolist()
    ['p_fair_heads', 'p_fair_tails', 'p_other_heads', 'p_other_tails']
    """
    named = _named(classifiers)
    there = [isinstance(text, str) and bool(text.strip()) for text in texts]
    asked = [text for text, is_there in zip(texts, there) if is_there]
    parts: dict[str, Any] = {}
    for name, model in named:
        labels = [str(label) for label in _classes(model, name)]
        found = np.full((len(there), len(labels)), np.nan)
        if asked:
            given = np.asarray(model.predict_proba(asked), dtype=float)
            if given.shape != (len(asked), len(labels)):
                raise TypeError(
                    f"the classifier {name!r} gives probabilities of shape {given.shape} for {len(asked)} texts and "
                    f"{len(labels)} classes; scores take one probability a text and class"
                )
            found[np.asarray(there)] = given
        prefix = "p_" if len(named) == 1 else f"p_{name}_"
        for place, label in enumerate(labels):
            if prefix + label in parts:
                raise ValueError(
                    f"two classifiers are called {name!r}; give them names: classifiers={{'first': …, 'second': …}}"
                )
            parts[prefix + label] = found[:, place]
    return pd.DataFrame(parts, index=pd.RangeIndex(len(there)) if index is None else index)


def _named(classifiers: Any) -> list[tuple[str, Any]]:
    if classifiers is None:
        return []
    if isinstance(classifiers, Mapping):
        return [(str(name), _read(model)[1]) for name, model in classifiers.items()]
    several = isinstance(classifiers, (list, tuple, set, frozenset))
    return [_read(model) for model in (classifiers if several else [classifiers])]


def _read(model: Any) -> tuple[str, Any]:
    if isinstance(model, (str, Path)):
        from framing.learn import load_classifier

        return Path(model).stem, load_classifier(model)
    return type(model).__name__, model


def _classes(model: Any, name: str) -> Sequence[Any]:
    """Classes of a fitted classifier of texts."""
    if not hasattr(model, "predict_proba"):
        raise TypeError(
            f"the classifier {name!r} has no predict_proba; classifiers= takes fitted classifiers of texts, such as "
            "framing.learn.FrameClassifier, or files that framing.learn.save_classifier wrote"
        )
    if type(model).__name__ == "TargetStanceClassifier":
        raise TypeError(
            f"the classifier {name!r} judges how a sentence presents an actor in it, not a text; classifiers= takes "
            "classifiers of texts"
        )
    if not hasattr(model, "classes_"):
        raise TypeError(f"the classifier {name!r} is not fitted; fit it first, or load one that is")
    classes: Sequence[Any] = model.classes_
    return classes
