"""Links of sentences: the best ones, and the utterances that they make together."""

from __future__ import annotations

from typing import Any

from framing.compare.statements.segments import Segment

__all__ = ["best_only", "components"]

_AGAIN = 0.25  # share of a link's words that a better link may hold already


def best_only(links: list[dict[str, Any]], parts: list[Segment]) -> list[dict[str, Any]]:
    """Of several links between two articles, each word is in the best one only; nested quotes would give it twice.

    A sentence may be linked to two of the other report, where it was cut in two.

    Parameters
    ----------
    links : list of dict
        first, second (places in `parts`), similarity, n_same, pairs.
    parts : list of Segment

    Returns
    -------
    list of dict
    """
    taken: dict[tuple[str, str], set[tuple[str, int]]] = {}
    out = []
    for link in sorted(links, key=lambda link: (-link["similarity"] * link["n_same"], link["first"], link["second"])):
        one, two = parts[link["first"]], parts[link["second"]]
        held = taken.setdefault((one.article_id, two.article_id), set())
        words = {("a", one.words[i].start) for i, _ in link["pairs"]}
        words |= {("b", two.words[j].start) for _, j in link["pairs"]}
        if len(words & held) <= _AGAIN * len(words):
            held |= words
            out.append(link)
    return sorted(out, key=lambda link: (link["first"], link["second"]))


def components(links: list[dict[str, Any]]) -> dict[int, int]:
    """Number of the utterance of each linked sentence.

    Parameters
    ----------
    links : list of dict
        first, second.

    Returns
    -------
    dict of int to int

    Examples
    --------
    >>> components([{"first": 0, "second": 2}, {"first": 2, "second": 5}, {"first": 1, "second": 3}])
    {0: 0, 1: 1, 2: 0, 3: 1, 5: 0}
    """
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        while parent.setdefault(n, n) != n:
            n = parent[n]
        return n

    for link in links:
        parent[root(link["second"])] = root(link["first"])
    numbers: dict[int, int] = {}
    return {n: numbers.setdefault(root(n), len(numbers)) for n in sorted(parent)}
