"""The ranker of antecedents: which of several candidates a mention takes up, by the features of each.

Features of the candidates enter, with the kind of the question; the place of the best candidate leaves. The weights
are learned from coded sources (:mod:`framing.training.actors.train_antecedents`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from pathlib import Path

from framing.actors.detect.mention import Mention
from framing.actors.link.entity import Entity
from framing.text.choice_model import ChoiceModel

__all__ = ["AntecedentRanker", "contexts", "load_antecedents"]


def contexts(kind: str, form: str, mention: Mention) -> tuple[str, ...]:
    """Where the weights of a feature stand: for the kind of question, for the form of the mention, for sources."""
    voice = "source" if mention.source else "other"
    return kind, f"{kind} {form}", f"{kind} {voice}", f"{kind} {form} {voice}"


class AntecedentRanker(ChoiceModel):
    """A conditional logit over the entities that a mention can take up, and a new one.

    Parameters
    ----------
    weights : mapping of str to float
        By the name of the context, a tabulator and the feature.
    meta : mapping
        What the file says beside the weights.

    Examples
    --------
    >>> ranker = AntecedentRanker({"noun\\thead same": 2.0, "noun a\\tnew": 3.0})
    >>> ranker.score(("noun", "noun the"), [["head same"], ["new"]])
    [2.0, 0.0]
    """

    def score(self, contexts: tuple[str, ...], features: Sequence[Sequence[str]]) -> list[float]:
        """Scores of candidates: sums of the weights of their features.

        Parameters
        ----------
        contexts : tuple of str
        features : sequence of sequence of str
            Of each candidate.

        Returns
        -------
        list of float
        """
        get, nothing = self.weights(contexts).get, repeat(0.0)
        return [sum(map(get, own, nothing)) for own in features]

    def choose(
        self,
        kind: str,
        form: str,
        mention: Mention,
        candidates: Sequence[Entity | None],
        features: Sequence[Sequence[str]],
    ) -> Entity | None:
        """The candidate that a mention takes up.

        Parameters
        ----------
        kind : {"pronoun", "relative", "noun", "later"}
        form : str
            The word, or the article before the noun.
        mention : Mention
        candidates : sequence of (Entity or None)
            None stands for a new entity.
        features : sequence of sequence of str
            Of each candidate.

        Returns
        -------
        Entity or None
        """
        scores = self.score(contexts(kind, form, mention), features)
        return candidates[scores.index(max(scores))]


@cache
def load_antecedents(path: Path | None = None) -> AntecedentRanker:
    """Read a ranker, once.

    Parameters
    ----------
    path : pathlib.Path, optional
        The shipped one when absent.

    Returns
    -------
    AntecedentRanker

    Raises
    ------
    ValueError
        If the file is none that ``framing train actors`` wrote.
    """
    source = files("framing.actors").joinpath("model/antecedents.npz") if path is None else path
    return AntecedentRanker.load(source, "ranker of antecedents", "framing train actors")
