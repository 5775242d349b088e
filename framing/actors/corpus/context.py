"""Which articles speak of the same people: to whom an article belongs that says nothing of whom it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from framing.actors.corpus.bearers import Bearer

__all__ = ["Context"]


class Context:
    """The actors that each article names.

    Parameters
    ----------
    bearers : iterable of Bearer

    Examples
    --------
    >>> named = {"a": ["NSA"], "b": ["NSA", "OHIO"], "c": ["OHIO"], "d": ["OHIO", "VOTERS"]}
    >>> context = Context(Bearer(article, actor) for article, actors in named.items() for actor in actors)
    >>> context.nearest("a", [[Bearer("c", "LEE"), Bearer("d", "LEE")], [Bearer("b", "LEE")]])
    1
    """

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._of: dict[str, set[str]] = defaultdict(set)
        self._articles: dict[str, int] = defaultdict(int)
        for bearer in bearers:
            self._of[bearer.article].add(bearer.actor)
            self._articles[bearer.actor] += 1

    def nearest(self, article: str, groups: Sequence[Sequence[Bearer]]) -> int:
        """Number of the group whose articles name most of those whom an article names, the rarer ones counting more.

        Parameters
        ----------
        article : str
        groups : sequence of sequence of Bearer
            Where none is nearer, the first.

        Returns
        -------
        int
        """
        own = sorted(self._of[article])
        scores = []
        for group in groups:
            articles = {bearer.article for bearer in group} - {article}
            near = {actor: sum(actor in self._of[other] for other in articles) for actor in own}
            weights = (n / len(articles) / self._articles[actor] for actor, n in near.items() if n)
            scores.append(sum(weights))
        return max(range(len(groups)), key=lambda number: (scores[number], -number))
