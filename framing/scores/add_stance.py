"""How each mention of an actor is presented: a column of the mentions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.articles.plain_text import read_plain
from framing.articles.texts_elsewhere import in_text_parts
from framing.entrance import takes
from framing.learn.model_file import load_classifier
from framing.lexicons.words import words
from framing.scores.sentences_of import sentences_of
from framing.tables import conform

__all__ = ["add_stance"]

_CLASSES = ("negative", "neutral", "positive")
_PROBABILITIES = [f"p_{name}" for name in _CLASSES]


@takes(mentions="mentions article_id start end", articles="articles article_id")
def add_stance(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    classifier: str | Path | Any = "stance",
    min_probability: float | None = None,
) -> pd.DataFrame:
    """Add to each mention of an actor whether its sentence puts the actor in a good or a bad light.

    Parameters
    ----------
    mentions : pandas.DataFrame
        Table of mentions, of ``framing.find_mentions`` or coded by hand.
    articles : pandas.DataFrame
        Table of articles. What other functions have parsed is not parsed again.
    classifier : str, path or classifier
        ``"stance"``, the shipped one; or a file, or a fitted
        :class:`framing.learn.TargetStanceClassifier` of your own with the same three classes.
    min_probability : float, optional
        If the classifier is less sure than this, no stance is given, only the probabilities. Left out, the value that
        the classifier has; the model card of the shipped one says how many mentions it then decides, and how often it
        is right.

    Returns
    -------
    pandas.DataFrame
        The same rows with ``p_negative``, ``p_neutral`` and ``p_positive``, and ``stance``, which is null where the
        probability is lower than asked. All four are null for mentions that are not judged: modifiers, nested names
        (*MSNBC* in *an MSNBC host*), *I*, *we* and *you*, relative pronouns, and mentions without a word.

    Raises
    ------
    ValueError
        If the classifier has other classes, or a mention belongs to an article that is missing.

    Notes
    -----
    Sentences in all voices are judged. ``voice`` and ``quote_id`` say who speaks, and
    :func:`framing.compare.portrayal` keeps an outlet's own words apart from those that it quotes. Names are hidden
    from the classifier, so that it judges the sentence and not what it knows about the actor. Each article is judged
    by itself.

    Examples
    --------
    >>> import framing as fr
    >>> text = "Voters praised the mayor. The mayor met the council. A judge jailed the mayor for fraud."
    >>> articles = fr.read_articles(pd.DataFrame({"article_id": ["a"], "text": [text], "title": [""]}))
    >>> mentions = add_stance(fr.find_mentions(articles), articles, min_probability=0)
    >>> mentions[mentions["head"] == "mayor"]["stance"].tolist()
    ['positive', 'neutral', 'negative']
    """
    model = load_classifier(classifier) if isinstance(classifier, (str, Path)) else classifier
    places = [list(model.classes_).index(name) if name in model.classes_ else -1 for name in _CLASSES]
    if -1 in places or len(model.classes_) != len(_CLASSES):
        raise ValueError(f"the classifier has the classes {', '.join(map(str, model.classes_))}, not {_CLASSES}")
    least = float(getattr(model, "confidence", 0.5)) if min_probability is None else min_probability
    if not 0 <= least <= 1:
        raise ValueError(f"min_probability= is a probability between 0 and 1, not {min_probability}")
    out = conform(mentions, "mentions")
    chances = np.full((len(out), len(_CLASSES)), np.nan)
    said = zip(out["designator"], out["form"], out["start"].notna() & out["end"].notna())
    asked = np.array(
        [there and _is_judged(str(words_of_it or ""), form) for words_of_it, form, there in said], dtype=bool
    )
    nowhere = ~out["article_id"].isin(articles["article_id"])  # which the first part will not know either, and say so
    for part in in_text_parts(articles):
        own = np.flatnonzero(asked & (nowhere | out["article_id"].isin(part["article_id"])))
        given, _ = read_plain({"mentions": out.iloc[own], "articles": part})
        for rows, targets, parsed in sentences_of(given["mentions"], given["articles"]):
            chances[own[rows]] = model.predict_proba(targets, parsed)[:, places]
    judged, best = np.isfinite(chances[:, 0]), np.nan_to_num(chances, nan=-1.0)
    for name, values in zip(_PROBABILITIES, chances.T):
        out[name] = pd.Series(pd.array(np.where(judged, values, 0.0), dtype="Float64"), index=out.index).where(judged)
    sure = judged & (best.max(axis=1) >= least)
    stance = np.array(_CLASSES, dtype=object)[best.argmax(axis=1)]
    out["stance"] = pd.Series([name if told else None for name, told in zip(stance, sure)], out.index, dtype=object)
    return out


def _is_judged(designator: str, form: Any) -> bool:
    """Whether a mention says something of its actor that its sentence can present."""
    if form in ("modifier", "nested") or not designator:
        return False
    return form != "pronoun" or designator.lower() not in words("frames.stance.no_targets")
