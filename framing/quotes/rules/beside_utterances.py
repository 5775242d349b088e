"""Utterances whose speaker is named in their own sentence, and whom nobody holds yet.

*“…,” his own attorney would grant in his memoir*; *the mayor said they would “…”*; *Lee was blunt: “…”*. A document and
its attributions enter; attributions leave, some with more content, some new.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.inverted_speakers import inverted
from framing.quotes.rules.relays import quotings
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.rules.utterances import WORD, Utterance, find_utterances, grown, holders_of, is_name, is_named
from framing.quotes.spans import Span
from framing.text import Document, lemma

__all__ = ["attribute_beside"]

_CONFIDENCE = 0.6
_FARTHEST = 16  # tokens between the marks and a verb behind them
_NEAR = 5  # tokens between the marks and a verb before them
_ASIDE = frozenset(["acl", "acl:relcl", "advcl", "appos", "nsubj", "nsubjpass"])  # not what the verb above says
_GOVERNED = frozenset(["ccomp", "xcomp", "dobj", "parataxis", "dep"])
_Reading = tuple[tuple[int, int], tuple[int, int]]  # tokens of source and cue


def attribute_beside(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give utterances that nobody holds to the speaker whom their sentence names with a verb of saying.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        Those of `found`, one with the same cue having more content, and new ones.

    Examples
    --------
    >>> text = "“You were supposed to meet with us!” he yelled as they dragged him away."
    >>> one = attribute_beside(Document(text), [])[0]
    >>> [text[slice(*spans[0])] for spans in (one.source, one.cue, one.content)]
    ['he', 'yelled', '“You were supposed to meet with us!”']
    """
    out = list(found)
    more: dict[int, list[Span]] = {}
    utterances = find_utterances(doc)
    lone = [one for one, holding in zip(utterances, holders_of(utterances, found)) if not holding]
    if not lone:
        return out
    read = Clauses(doc)
    by_cue = {
        k: n
        for n, item in enumerate(out)
        if item.source
        for start, end in item.cue
        for k in range(read.token_at(start), read.token_at(end))
    }
    for one in lone:
        reading = _behind(read, one) or _ahead(read, one) or _above(read, one)
        if reading is None:
            continue
        verb = reading[1][0]
        n = by_cue.get(verb)
        if n is None:
            by_cue[verb] = len(out)
            source, cue = (read.span(*place) for place in reading)
            out.append(Attribution((source,), (cue,), ((one.start, one.end),), _CONFIDENCE))
        elif not any(one.start <= start < one.end for start, _ in out[n].source):
            more.setdefault(n, []).append((one.start, one.end))
    return grown(out, more)


def _speech(read: Clauses, token: int) -> bool:
    """Whether a token is a verb of speech outside all marks."""
    cue = read.cues.verbs.get(read.lower[token])
    return cue is not None and cue.speech and read.tree.is_verb(token) and read.marked(token) is None


def _reading(read: Clauses, verb: int) -> _Reading | None:
    """A verb of saying with its own subject, if that can say anything."""
    source = read.speaker(verb)
    if source is None or read.tree.child(verb, "nsubj") < 0:
        return None
    nobody = source[1] - source[0] == 1 and read.lower[source[0]] in words("quotes.utterances.nobody")
    return None if nobody else (source, (verb, verb + 1))


def _behind(read: Clauses, one: Utterance) -> _Reading | None:
    """Speaker and verb right behind the marks: “…,” the report states; “…?” asked Lee; “…,” according to Lee."""
    if not one.last or not one.quotation.closed:
        return None
    text, tree = read.doc.text, read.tree
    first = read.token_at(one.end)
    if first < len(tree) and read.lower[first] == ",":
        first += 1
    elif text[one.inner[0] : one.inner[1]].rstrip()[-1:] not in (",", "!", "?", "-", "–", "—", "…"):
        return None
    if first >= len(tree) or read.doc.token_paragraph[first] != read.doc.token_paragraph[read.token_at(one.start)]:
        return None
    asked = text[one.inner[0] : one.inner[1]].rstrip()[-1:] != "," and read.lower[first - 1] != ","
    for verb in range(first, min(first + _FARTHEST, len(tree))):
        if read.doc.token_sentence[verb] != read.doc.token_sentence[first] or read.marked(verb) is not None:
            return None
        if _taken_for_noun(read, first, verb):
            return (first, verb), (verb, verb + 1)
        if _speech(read, verb):
            return _relayed(read, verb) or _speaker_of(read, first, verb, asked)
        if not asked and _utters(read, first, verb):
            return _speaker_of(read, first, verb, asked)
    return None


def _speaker_of(read: Clauses, first: int, verb: int, asked: bool) -> _Reading | None:
    """The subject of a verb, if it stands right behind the marks and the verb has no clause of its own."""
    tree = read.tree
    if asked and tree.child(verb, "ccomp") > verb:
        return None
    source = read.speaker(verb)
    if verb == first:  # “…?” asked Lee from the bench
        noun = tree.child(verb, "nsubj", "dobj", "iobj", "dep", "nmod:npmod")
        source = read.phrase(noun, verb) if noun > verb and tree.is_noun(noun) else None
    if source is None:
        return None
    begins = source[0] == first or (verb == first and source[0] in (verb + 1, verb + 2))
    return (source, (verb, verb + 1)) if begins else None


def _utters(read: Clauses, first: int, verb: int) -> bool:
    """Whether any verb behind the comma of a quotation is one of uttering: it takes nothing else (…,” Lee intoned)."""
    tree = read.tree
    if tree.tags[verb] not in ("VBD", "VBZ", "VBP") or not tree.is_verb(verb) or tree.passive(verb):
        return False
    if verb == first:
        return tree.tags[verb + 1 : verb + 2] in (["NNP"], ["DT"])
    takes = [k for k in tree.children(verb, "dobj", "ccomp", "xcomp") if k > verb]  # the quotation stands before
    return first <= tree.child(verb, "nsubj") < verb and not takes and tree.child(verb, "cop") < 0


def _relayed(read: Clauses, verb: int) -> _Reading | None:
    """Whom another quotes: “…?” the Post quoted him as saying."""
    if lemma(read.lower[verb]) not in words("quotes.relaying"):
        return None
    one = next((one for one in quotings(read) if one.verb == verb), None)
    if one is None or one.passive or not verb < one.quoted < one.saying - 1:
        return None
    told = read.phrase(one.quoted, verb)
    return None if told is None else ((told[0], min(told[1], one.saying - 1)), (one.saying - 1, one.saying + 1))


def _taken_for_noun(read: Clauses, first: int, verb: int) -> bool:
    """Whether a verb of saying ends its sentence as a noun in the plural would: “…,” the report states."""
    cue, tree, after = read.cues.verbs.get(read.lower[verb]), read.tree, verb + 1
    last = (
        after == len(tree)
        or read.lower[after] == "."
        or read.doc.token_paragraph[after] != read.doc.token_paragraph[verb]
    )
    plural = tree.tags[verb - 1] == "NNS"  # the authors state; the report states
    noun = tree.tags[verb] == ("NN" if plural else "NNS") and cue is not None and cue.speech and cue.takes == "clause"
    return noun and last and verb > first and read.lower[first] in ("the", "a", "an", "his", "her", "their", "its")


def _ahead(read: Clauses, one: Utterance) -> _Reading | None:
    """A verb of saying that begins the sentence, and its speaker before the colon: Replied the mayor: “…”."""
    colon = read.token_at(one.start) - 1
    if one.nth or colon < 2 or read.lower[colon] not in (":", ","):
        return None
    begin = colon
    while begin and read.doc.token_sentence[begin - 1] == read.doc.token_sentence[colon]:
        begin -= 1
    if colon - begin > _FARTHEST or not inverted(read, begin):
        return None
    return ((begin + 1, colon), (begin, begin + 1)) if colon > begin + 1 else None


def _above(read: Clauses, one: Utterance) -> _Reading | None:
    """The verb of saying that governs the clause in which the marks stand: Lee said they will “…”."""
    tree = read.tree
    first, after = read.token_at(one.start), min(read.token_at(one.end), len(read.tree))
    outside = [k for k in range(first, after) if tree.heads[k] >= 0 and not first <= tree.heads[k] < after]
    text = read.doc.text
    if not outside or one.nth or is_named(text, one.start) or is_name(WORD.findall(text, *one.inner)):
        return None
    below = outside[0]
    for verb in tree.ancestors(below):
        if tree.relations[below] in _ASIDE:
            break
        if not first <= verb < after and tree.relations[below] in _GOVERNED and _speech(read, verb):
            reading = _reading(read, verb)
            return reading if reading is not None and reading[0][0] < first else None
        below = verb
    return _before(read, first)


def _before(read: Clauses, first: int) -> _Reading | None:
    """The verb of saying right before the marks: Lee tweeted in part that “…”."""
    tree = read.tree
    for verb in range(first - 1, max(first - _NEAR, 0), -1):
        if read.doc.token_sentence[verb] != read.doc.token_sentence[first] or read.marked(verb) is not None:
            return None
        if tree.tags[verb].startswith(("VB", "MD")):
            reading = _reading(read, verb) if _speech(read, verb) else None
            return reading if reading is not None and reading[0][1] <= first else None
    return None
