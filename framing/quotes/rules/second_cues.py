"""Reports with a second word of saying: *confirmed that shells hit the market but insisted that nobody died*.

Attributions enter and leave: what stands behind the second word is a content of its own, of the same speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.spans import Spans
from framing.text import Document

__all__ = ["part_second_cues"]

_CONFIDENCE = 0.6
_BETWEEN = 4  # tokens between the conjunction and the verb


def part_second_cues(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Cut a content before a second verb of saying of its speaker, and give that verb an attribution.

    Who says it can only be told where the clause before the conjunction is about a thing: prisons promise nothing, so
    *said that prisons were full and promised that …* has one subject; people may.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        Those of `found`, some shorter, and new ones.

    Examples
    --------
    >>> text = "The army said that shells hit the market but denied that it fired them."
    >>> one = Attribution(((0, 8),), ((9, 13),), ((14, 70),), 0.9)
    >>> [text[slice(*item.content[0])] for item in part_second_cues(Document(text), [one])]
    ['that shells hit the market', 'that it fired them']
    """
    if not any(f" {word} " in doc.text for word in _JOINING):
        return list(found)
    read = Clauses(doc)
    heads = {read.token_at(start) for item in found for start, _ in item.cue}
    out = []
    for item in found:
        second = _second(read, item)
        if second is None:
            out.append(item)
            continue
        joint, first, verb = second
        ends = [end for start, end in item.content if start <= read.starts[joint] < end]
        out.append(replace(item, content=_until(item.content, read.ends[joint - 1])))
        says_it = read.lower[verb + 1] == "that" and read.lower[verb - 1] != "to"
        if says_it and heads.isdisjoint(range(first, verb + 1)) and read.ends[verb] < ends[0]:
            content = ((read.starts[verb + 1], ends[0]),)
            out.append(Attribution(item.source, (read.span(first, verb + 1),), content, _CONFIDENCE))
    return out


_JOINING = ("and", "but")


def _until(content: Spans, offset: int) -> Spans:
    return tuple((start, min(end, offset)) for start, end in content if start < offset)


def _second(read: Clauses, item: Attribution) -> tuple[int, int, int] | None:
    """Conjunction, first token of the group and verb of the second saying in a content behind its cue."""
    if not item.cue or not item.source or max(item.cue)[1] > item.content[0][0]:
        return None
    first, after = read.token_at(item.content[0][0]), read.token_at(item.content[0][1])
    for joint in range(first + 2, after - 2):
        if read.lower[joint] in _JOINING and read.marked(joint) is None:
            verb = _verb_behind(read, joint, after)
            if verb is not None and read.doc.token_sentence[first] == read.doc.token_sentence[verb]:
                return (joint, joint + 1, verb) if _about_a_thing(read, first, joint) else None
    return None


def _verb_behind(read: Clauses, joint: int, after: int) -> int | None:
    """A verb of saying right behind a conjunction, with adverbs, auxiliaries and verbs of refusing before it."""
    tree, lower = read.tree, read.lower
    for verb in range(joint + 1, min(joint + 1 + _BETWEEN, after - 1)):
        cue = read.cues.verbs.get(lower[verb])
        tag = tree.tags[verb]
        if cue is not None and cue.speech and tag in ("VBD", "VBN", "VBZ", "VBP", "VB"):
            opens = lower[verb + 1] == "that" or lower[verb - 1] in ("to", "not", "n't", "n’t")
            return verb if opens else None
        small = lower[verb] in ("to", "not", "n't", "n’t") or tag in ("RB", "MD") or lower[verb] in _LEADING
        if not (small or lower[verb] in words("quotes.refusing") or lower[verb] in words("quotes.seeming")):
            return None
    return None


_LEADING = frozenset(["did", "does", "do", "has", "have", "had", "would"])


def _about_a_thing(read: Clauses, first: int, joint: int) -> bool:
    """Whether the first subject of a clause is neither a name nor a pronoun nor a noun for people or bodies."""
    tree = read.tree
    noun = next((k for k in range(first, joint) if tree.relations[k] in ("nsubj", "nsubjpass")), -1)
    if noun < 0 or tree.tags[noun] not in ("NN", "NNS"):
        return noun >= 0 and read.lower[noun] == "it"
    word = tree.lemmas[noun]
    return not any(word in words(name) for name in _SPEAKING)


_SPEAKING = ("people.nouns", "actors.nouns.persons", "actors.nouns.crowds", "actors.nouns.bodies", "actors.nouns.media",
             "actors.nouns.documents")  # fmt: skip
