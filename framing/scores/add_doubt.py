"""Whether a term casts doubt where it stands: a column of the hits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.articles.plain_text import reads_plain
from framing.entrance import takes
from framing.learn.doubt.term_features import kind_of_term, tells_of_harm
from framing.learn.model_file import load_classifier
from framing.scores.sentences_of import sentences_of
from framing.tables import conform

__all__ = ["add_doubt"]

_FRAMES = ("epistemic_doubt", "epistemic_hedge")


@takes(hits="hits article_id frame start end", articles="articles article_id text")
@reads_plain
def add_doubt(hits: pd.DataFrame, articles: pd.DataFrame, *, classifier: str | Path | Any = "doubt") -> pd.DataFrame:
    """Add to terms of doubt and hearsay the probability that they cast doubt on a report of people harmed.

    *Claimed* casts doubt in *claimed that 40 died*, but not in *the flood claimed 40 victims* or *claimed the attack*.

    Parameters
    ----------
    hits : pandas.DataFrame
        Table of hits, of ``framing.find_frames`` or coded by hand.
    articles : pandas.DataFrame
        Table of articles. What other functions have parsed is not parsed again.
    classifier : str, path or classifier
        ``"doubt"``, the shipped one; or a file, or a fitted classifier of your own, whose second class is doubt.

    Returns
    -------
    pandas.DataFrame
        The same rows with ``doubt``, a probability. It is null for terms of other frames than epistemic_doubt and
        epistemic_hedge, and where the sentence reports no harm. It is also null for other kinds of terms than those
        that the classifier learnt from: words of claiming; hearsay (*reportedly*, *is said to*); labels that say who
        runs a source (*rebel-run*).

    Raises
    ------
    ValueError
        If a hit belongs to an article that is missing.

    Notes
    -----
    The classifier learnt from sentences on people harmed in one war, and *doubt* is doubt about that. A claim about
    anything else (*claimed that the plan works*) is no doubt for it, even if the outlet keeps a distance from the
    speaker. The model card says how well it does.

    Examples
    --------
    >>> import framing as fr
    >>> text = "The flood claimed 40 victims. Rebels claimed that 40 civilians had been killed in the raid."
    >>> articles = fr.read_articles(pd.DataFrame({"article_id": ["a"], "text": [text], "title": [""]}))
    >>> at = [text.index("claimed"), text.rindex("claimed")]
    >>> hits = pd.DataFrame({"article_id": "a", "frame": "epistemic_doubt", "surface": "claimed", "start": at,
    ...                      "end": [place + 7 for place in at]})
    >>> chances = add_doubt(hits, articles)["doubt"]
    >>> bool(chances[0] < chances[1])
    True
    """
    model = load_classifier(classifier) if isinstance(classifier, (str, Path)) else classifier
    out = conform(hits, "hits")
    chance = np.full(len(out), np.nan)
    asked = out["frame"].isin(_FRAMES) & out["start"].notna() & out["end"].notna()
    for rows, terms, parsed in sentences_of(out[asked], articles):
        spans = zip(terms["text"], terms["start"], terms["end"])
        harm = {text: tells_of_harm(document) for text, document in parsed.items()}
        known = np.array([harm[text] and kind_of_term(parsed[text], s, e)[0] != "other" for text, s, e in spans])
        if known.any():
            chance[np.flatnonzero(asked)[rows][known]] = model.predict_proba(terms[known], parsed)[:, 1]
    out["doubt"] = pd.Series(pd.array(np.nan_to_num(chance), dtype="Float64"), out.index).where(np.isfinite(chance))
    return out
