"""Reports with a second word of saying: *confirmed that shells hit the market but insisted that nobody died*.

Attributions enter and leave: what stands behind the second word is a content of its own, of the same speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.first_clause import FirstClause, read_first_clause
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.spans import Spans
from framing.text import Document

__all__ = ["joints", "part_second_cues", "until"]

_CONFIDENCE = 0.6
_BETWEEN = 4  # tokens between the conjunction and the verb


def part_second_cues(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Cut a content before a second verb of saying of its speaker, and give that verb an attribution.

    Where the clause before the conjunction is about a thing, any word of saying is the speaker's: prisons promise
    nothing. Elsewhere one is that opens a clause (*… and warned that hospitals could run short*): readers of news give
    it to the speaker. It stays in the content where verbs that belong together say who acts (*said the man had fled
    and claimed that …*), and where it is what people do to each other (*said a friend called and told her that …*).

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
        joint, verb, opens = second
        ends = [end for start, end in item.content if start <= read.starts[joint] < end]
        last = joint - (read.lower[joint - 1] == ",") - 1
        out.append(replace(item, content=until(item.content, read.ends[last])))
        if opens > verb and heads.isdisjoint(range(joint + 1, verb + 1)) and read.ends[verb] < ends[0]:
            content = ((read.starts[opens], ends[0]),)
            out.append(Attribution(item.source, (read.span(joint + 1, verb + 1),), content, _CONFIDENCE))
    return out


_JOINING = ("and", "but")


def until(content: Spans, offset: int) -> Spans:
    """What of a content stands before an offset.

    Parameters
    ----------
    content : spans
    offset : int

    Returns
    -------
    spans

    Examples
    --------
    >>> until(((0, 4), (6, 9), (10, 12)), 8)
    ((0, 4), (6, 8))
    """
    return tuple((start, min(end, offset)) for start, end in content if start < offset)


def joints(read: Clauses, item: Attribution) -> Iterator[tuple[int, int, int]]:
    """The conjunctions outside marks in a content behind its cue, in the sentence of its first word.

    Parameters
    ----------
    read : Clauses
    item : Attribution

    Yields
    ------
    first, joint, after : int
        Tokens: the first of the content, the conjunction, the one behind the content.

    Examples
    --------
    >>> text = "Lee said it rained and snowed."
    >>> list(joints(Clauses(Document(text)), Attribution(((0, 3),), ((4, 8),), ((9, 29),), 0.9)))
    [(2, 4, 6)]
    """
    if not item.cue or not item.source or max(item.cue)[1] > item.content[0][0]:
        return
    first, after = read.token_at(item.content[0][0]), read.token_at(item.content[0][1])
    for joint in range(first + 2, after - 1):
        if not read.in_one_sentence(first, joint) or read.lower[joint] == ";":
            return
        if read.lower[joint] in _JOINING and read.marked(joint) is None:
            yield first, joint, after


def _second(read: Clauses, item: Attribution) -> tuple[int, int, int] | None:
    """Conjunction and verb of the second saying in a content, and where its clause begins (-1: it has none)."""
    for first, joint, after in joints(read, item):
        verb = _verb_behind(read, joint, after)
        if verb is not None:
            opens = _opens(read, verb, after)
            clause = read_first_clause(read, first, joint)
            refused = read.lower[verb - 1] in _REFUSED
            that = opens == verb + 1 and read.lower[opens] == "that"
            if clause.thing and (refused or that):
                return joint, verb, opens if that and read.lower[verb - 1] != "to" else -1
            if not refused and opens > 0 and _is_of_speaker(read, clause, joint, verb):
                return joint, verb, opens
            if not refused and opens < 0 and _wants(read, clause, joint, verb):
                return joint, verb, verb + 1
    return None


def _verb_behind(read: Clauses, joint: int, after: int) -> int | None:
    """A verb of saying right behind a conjunction, with adverbs, auxiliaries and verbs of refusing before it."""
    tree, lower = read.tree, read.lower
    for verb in range(joint + 1, min(joint + 1 + _BETWEEN, after - 1)):
        cue = read.cues.verbs.get(lower[verb])
        tag = tree.tags[verb]
        if cue is not None and cue.speech and tag in ("VBD", "VBN", "VBZ", "VBP", "VB"):
            return verb
        small = lower[verb] in _REFUSED or tag in ("RB", "MD") or lower[verb] in _LEADING
        if not (small or lower[verb] in words("quotes.refusing") or lower[verb] in words("quotes.seeming")):
            return None
    return None


_REFUSED = frozenset(["to", "not", "n't", "n’t"])
_LEADING = frozenset(["did", "does", "do", "has", "have", "had", "would"])


def _opens(read: Clauses, verb: int, after: int) -> int:
    """Where a clause begins that a verb governs: *that*, or the clause by the tree; -1 where there is none."""
    tree, lower = read.tree, read.lower
    heard = read.cues.verbs[lower[verb]].lemma in words("quotes.to_hearers")
    near = range(verb + 1, min(verb + 1 + (_HEARERS if heard else 1), after))
    that = next((k for k in near if lower[k] == "that"), -1)
    if that > 0 and all(tree.tags[k][:2] in _HEARER for k in range(verb + 1, that)):
        return that
    clause = tree.child(verb, "ccomp")
    begin = tree.span(clause)[0] if clause > verb else -1
    return verb + 1 if begin == verb + 1 < after else -1


_HEARERS = 4  # tokens: warned the two neighbours that …
_HEARER = frozenset(["DT", "JJ", "NN", "PR", "CD"])


def _is_of_speaker(read: Clauses, clause: FirstClause, joint: int, verb: int) -> bool:
    """Whether a second saying of a past tense that opens a clause is the speaker's, not that of the clause before."""
    tree = read.tree
    if clause.subject < 0 or tree.tags[verb] not in ("VBD", "VBN") or verb - joint > 2:
        return False
    if read.cues.verbs[read.lower[verb]].lemma in words("quotes.told_to_others") and clause.before_now:
        return False
    if any(tree.relations[k] in ("nsubj", "nsubjpass") and read.lower[k] in _RELATIVE for k in range(joint)):
        return False
    # *had fled and claimed* may be one verb group; what its speaker has done himself, he says
    adds = read.cues.verbs[read.lower[verb]].lemma in words("quotes.going_on")
    return adds or clause.own or "perfect" not in clause.tenses


def _wants(read: Clauses, clause: FirstClause, joint: int, verb: int) -> bool:
    """Whether a saying without a clause is the speaker's: *he supports the ban and urged Lee to sign it*."""
    tree = read.tree
    cue, wish = read.cues.verbs[read.lower[verb]], read.lower[verb + 1] in ("on", "for", "upon")
    if clause.subject < 0 or tree.tags[verb] not in ("VBD", "VBN") or verb - joint > 2:
        return False
    if cue.lemma in words("quotes.told_to_others") and not wish:
        return False
    takes = any(k > verb for k in tree.children(verb, "xcomp", "dobj", "nmod"))
    if not clause.before_now:
        return takes
    return clause.own and "perfect" not in clause.tenses and takes and (wish or cue.takes == "infinitive")


_RELATIVE = frozenset(["who", "which", "that"])
