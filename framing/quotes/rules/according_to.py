"""A name that a sentence begins with after *according to*: According to Ann Lee, it rained.

The engine finds nearly all of them, but doubts short ones; beside it, what begins so is proposed where it found none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.candidates import Candidate
from framing.text import Document
from framing.text.grammar import Tree

__all__ = ["find_according_to"]

_CONFIDENCE = 0.7
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_FARTHEST = 20  # tokens of a source


def find_according_to(doc: Document, found: Sequence[Attribution]) -> Iterator[Candidate]:
    """Propose what follows *According to* and a name at the beginning of a sentence.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
        Nothing is proposed where one of them has its cue.

    Yields
    ------
    Candidate

    Examples
    --------
    >>> text = "According to Ann Lee, it rained."
    >>> [one.attribution.source for one in find_according_to(Document(text), [])]
    [((13, 20),)]
    """
    if "According to " not in doc.text:
        return
    tree, sentence = doc.tree, doc.token_sentence.tolist()
    starts, ends = doc.tokens.start.tolist(), doc.tokens.end.tolist()
    cues = {start for item in found for start, _ in item.cue}
    for k in range(len(tree.words) - 4):
        begins = k == 0 or sentence[k - 1] != sentence[k]
        if not begins or tree.words[k] != "According" or tree.words[k + 1] != "to" or starts[k] in cues:
            continue
        after = _comma(tree, k + 2, sentence)
        stop = next((j for j in range(after, len(sentence)) if sentence[j] != sentence[k]), len(sentence))
        stop -= tree.words[stop - 1] == "."
        if after > k + 2 and stop - after > 2 and _FINITE.intersection(tree.tags[after + 1 : stop]):
            cue, source = (starts[k], ends[k + 1]), (starts[k + 2], ends[after - 1])
            content = (starts[after + 1], ends[stop - 1])
            yield Candidate(Attribution((source,), (cue,), (content,), _CONFIDENCE))


def _comma(tree: Tree, first: int, sentence: Sequence[int]) -> int:
    """The comma behind a name with what describes it; the first token itself where there is none."""
    last = min(first + _FARTHEST, len(sentence))
    commas = [j for j in range(first, last) if tree.words[j] == "," and sentence[j] == sentence[first]]
    for at in commas:
        head = tree.head_of(first, at)
        named = tree.tags[head].startswith("NNP") and tree.words[head][0].isupper()
        goes_on = any(head in tree.ancestors(j) for j in range(at + 1, min(at + 3, len(sentence))))
        if not named or not goes_on:
            return at if named else first
    return first
