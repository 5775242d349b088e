"""Store a classifier with a card that says what it was trained on and how well it does; load it safely."""

from __future__ import annotations

import hashlib
import json
import platform
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from framing.learn.shipped_classifiers import SHIPPED, read_shipped, shipped_classifier

__all__ = ["load_classifier", "save_classifier"]

#: Types of this package that a stored classifier may hold; all else must be known to skops as harmless.
_OWN = frozenset(
    f"framing.learn.{name}"
    for name in (
        "classifier.FrameClassifier",
        "doubt.doubt_classifier.DoubtClassifier",
        "labels.Labels",
        "token_network.Network",
        "weigh_views.LinearView",
        "weigh_views.Weigher",
        "stance.stance_classifier.TargetStanceClassifier",
        "text_features.KeptSlots",
    )
)
#: skops reads it as plain arrays, yet before 0.12 asks for it; scikit-learn before 1.5 keeps word weights in one.
_HARMLESS = frozenset({"scipy.sparse._csr.csr_matrix"})


def save_classifier(model: Any, path: str | Path, *, X: Any, y: Any, validation: Any = None, note: str = "") -> Path:
    """Write a fitted classifier and its card.

    Parameters
    ----------
    model : FrameClassifier or TargetStanceClassifier
        Fitted.
    path : path
        The ``.skops``; the card lies inside and, to be read by people, beside it as ``.json``.
    X, y
        What it was trained on; only a hash and counts are kept.
    validation : CrossValidation, optional
        Result of :func:`framing.learn.cross_validate`.
    note : str
        Whatever else a reader must know: codebook, coders, their agreement.

    Returns
    -------
    Path

    Raises
    ------
    sklearn.exceptions.NotFittedError
        If the model is not fitted.

    References
    ----------
    Mitchell, M. et al. (2019). Model cards for model reporting. FAT*, 220-229.

    Examples
    --------
    >>> import tempfile
    >>> from framing.learn import FrameClassifier, load_classifier, save_classifier
    >>> texts = ["They shelled us.", "They shelled them.", "They left us.", "They left them."]
    >>> labels = ["war", "war", "peace", "peace"]
    >>> model = FrameClassifier(background=None, inner_folds=2).fit(texts, labels)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = save_classifier(model, f"{folder}/war.skops", X=texts, y=labels)
    ...     load_classifier(path).predict(["They shelled a town."]).tolist()
    ['war']
    """
    import sklearn
    import skops
    import skops.io
    from sklearn.utils.validation import check_is_fitted

    from framing import __version__
    from framing.text.background import load_background

    check_is_fitted(model)
    labels = [json.dumps(_plain(value), ensure_ascii=False) for value in (y if hasattr(y, "__iter__") else [])]
    named = hasattr(X, "itertuples")
    rows = [repr(tuple(row)) for row in X.itertuples(index=False)] if named else [str(text) for text in X]
    together = "\n".join(f"{a}\t{b}" for a, b in zip(rows, labels))
    digest = hashlib.sha256(together.encode("utf-8", "surrogatepass")).hexdigest()
    background = getattr(model, "background", None)
    shipped = load_background(None if background == "shipped" else background) if background is not None else None
    card: dict[str, Any] = {
        "classifier": type(model).__name__,
        "parameters": {name: _plain(value) for name, value in model.get_params().items()},
        "labels": [_plain(value) for value in model.classes_],
        "n": len(rows),
        "n_by_label": {name: labels.count(name) for name in sorted(set(labels))},
        "data_sha256": digest,
        "background": None if shipped is None else shipped.meta.get("collection_sha256"),
        "folds": None if validation is None else validation.folds,
        "scores": None if validation is None else json.loads(validation.scores.to_json(orient="index")),
        "versions": {
            "framing": __version__,
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scikit-learn": sklearn.__version__,
            "skops": skops.__version__,
        },
        "date": date.today().isoformat(),
        "note": note,
    }
    model.card_ = card
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    skops.io.dump(model, target)
    target.with_suffix(".json").write_text(json.dumps(card, ensure_ascii=False, indent=1), encoding="utf-8")
    return target


def load_classifier(path: str | Path) -> Any:
    """Read a classifier: one that ships trained by its name, or a file of one's own. Nothing in a file is executed.

    Parameters
    ----------
    path : str or path
        ``"stance"`` or ``"doubt"``; or the file that :func:`save_classifier` or ``framing train`` wrote.

    Returns
    -------
    FrameClassifier, TargetStanceClassifier or DoubtClassifier
        With its card as ``card_``. One that ships also has ``card``, ``version``, and ``confidence``: the probability
        below which it abstains.

    Raises
    ------
    FileNotFoundError
        If there is neither such a file nor such a name.
    ValueError
        If the file holds a type that is neither this package's nor harmless; the message names it. Also if it is no
        such file, or was trained with another background model than the one at hand.

    Examples
    --------
    >>> import pandas as pd
    >>> model = load_classifier("stance")
    >>> text = "Voters praised the mayor."
    >>> X = pd.DataFrame({"text": [text], "start": [text.index("the")], "end": [len(text) - 1]})
    >>> model.predict_sure(X).tolist()
    ['positive']
    """
    import zipfile

    import skops.io

    from framing.text.background import load_background
    from framing.text.stored_arrays import check_arrays, reading_model

    source = Path(path)
    if str(path) in SHIPPED and not source.is_file():
        return shipped_classifier(str(path))
    if not source.is_file():
        raise FileNotFoundError(
            f"{source} is no stored classifier, and no file; by name there are {', '.join(SHIPPED)}"
        )
    if not zipfile.is_zipfile(source):
        raise ValueError(f"{source} is no stored classifier (.skops, or .npz of `framing train`)")
    if source.suffix == ".npz":
        return read_shipped(source)
    with reading_model(source, "stored classifier", "framing train classifier"):
        check_arrays(source)
        foreign = [name for name in skops.io.get_untrusted_types(file=source) if name not in _OWN | _HARMLESS]
    if foreign:
        raise ValueError(f"{source} holds the type {foreign[0]}, which is not trusted; nothing was loaded")
    with reading_model(source, "stored classifier", "framing train classifier"):
        model = skops.io.load(source, trusted=sorted(_OWN | _HARMLESS))
        if not hasattr(model, "predict"):
            raise ValueError("it holds no classifier")
    wanted = getattr(model, "card_", {}).get("background")
    if wanted is not None:
        name = model.background
        found = load_background(None if name == "shipped" else name)
        if found.meta.get("collection_sha256") != wanted:
            raise ValueError(f"{source} was trained with another background model than {name!r}")
    return model


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)
