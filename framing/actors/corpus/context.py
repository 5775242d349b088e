"""Which articles speak of the same people: to whom an article belongs that says nothing of whom it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from framing.actors.corpus.bearers import Bearer
from framing.actors.words.name_forms import slug
from framing.lexicons.words import word_table

__all__ = ["Context"]

#: Foreign countries by the ids of their names.
_COUNTRIES = {
    slug(str(name)): str(name) for name in word_table("countries.countries").values() if name != "United States"
}
#: How many times as often as the next one an article names the country of which it speaks.
_CLEAR = 2


class Context:
    """The actors that each article names.

    Parameters
    ----------
    bearers : iterable of Bearer

    Examples
    --------
    >>> named = {"a": ["NSA"], "b": ["NSA", "OHIO"], "c": ["OHIO"], "d": ["OHIO", "VOTERS"]}
    >>> context = Context(Bearer(article, actor) for article, actors in named.items() for actor in actors)
    >>> context.nearest(["a"], [[Bearer("c", "LEE"), Bearer("d", "LEE")], [Bearer("b", "LEE")]])
    1
    """

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._of: dict[str, set[str]] = defaultdict(set)
        self._articles: dict[str, int] = defaultdict(int)
        self._countries: dict[str, dict[str, int]] = defaultdict(dict)
        for bearer in bearers:
            if bearer.actor in _COUNTRIES:
                self._countries[bearer.article][_COUNTRIES[bearer.actor]] = sum(bearer.names.values())
            self._of[bearer.article].add(bearer.actor)
            self._articles[bearer.actor] += 1

    def country(self, article: str) -> str:
        """The foreign country of which an article speaks most by far; empty if there is none.

        Parameters
        ----------
        article : str

        Returns
        -------
        str

        Examples
        --------
        >>> names = {"RUSSIA": {("Russia",): 4}, "JAPAN": {("Japan",): 2}}
        >>> Context(Bearer("a", actor, names[actor]) for actor in names).country("a")
        'Russia'
        """
        counts = sorted(((n, name) for name, n in self._countries.get(article, {}).items()), reverse=True)
        clear = counts and (len(counts) < 2 or counts[0][0] >= _CLEAR * counts[1][0])
        return counts[0][1] if clear else ""

    def nearest(self, of: Collection[str], groups: Sequence[Sequence[Bearer]]) -> int:
        """Number of the group whose articles name most of those whom some articles name, the rarer ones counting more.

        Parameters
        ----------
        of : collection of str
            Articles.
        groups : sequence of sequence of Bearer
            Where none is nearer, the first.

        Returns
        -------
        int
        """
        own = sorted(actor for article in of for actor in self._of[article])
        scores = []
        for group in groups:
            articles = {bearer.article for bearer in group}.difference(of)
            near = {actor: sum(actor in self._of[other] for other in articles) for actor in own}
            weights = (n / len(articles) / self._articles[actor] for actor, n in near.items() if n)
            scores.append(sum(weights))
        return max(range(len(groups)), key=lambda number: (scores[number], -number))
