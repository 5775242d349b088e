"""Speakers whom another quotes: *Interfax quoted the deputy as saying …*, *citing a source*, *was quoted as saying by*.

The words are the deputy's, and Interfax is the relay.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.candidates import Candidate
from framing.quotes.rows import Pieces
from framing.quotes.rules.cited_sources import citings
from framing.quotes.rules.said_clauses import Clauses
from framing.text import Document, lemma

__all__ = ["Quoting", "find_quoted_speakers", "find_relays", "quotings"]

_CONFIDENCE = 0.7
_FARTHEST = 8  # tokens between the saying and its clause
_RELAYING = re.compile(r"\b(?:quot|cit)(?:e|ed|es|ing)\b", re.IGNORECASE)
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_BEGINS = frozenset(["DT", "PRP$", "JJ", "CD", "PRP", "VBN"])
_SAYING = ("advcl", "xcomp", "acl", "dep", "ccomp", "nmod")


@dataclass(frozen=True, slots=True)
class Quoting:
    """One verb of quoting.

    Attributes
    ----------
    verb, quoted, relay, saying : int
        Tokens of the verb, of who is quoted and by whom, and of the participle of saying; -1 where it is not told.
    passive : bool
    """

    verb: int
    quoted: int
    relay: int
    saying: int
    passive: bool


def find_quoted_speakers(doc: Document, found: Sequence[Attribution]) -> list[Candidate]:
    """Propose Y as the source of what *X quoted Y as saying*; :func:`find_relays` then makes X the relay.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
        Where one of them follows the saying, its content is taken.

    Returns
    -------
    list of Candidate
        Instead of attributions whose cue is the quoting or the saying. Where Y *was quoted as saying*, only what has
        no such attribution is proposed.

    Examples
    --------
    >>> text = "The agency quoted Ann Lee, a senator, as saying that it was over."
    >>> new = find_quoted_speakers(Document(text), [])[0].attribution
    >>> [text[slice(*spans[0])] for spans in (new.source, new.cue, new.content)]
    ['Ann Lee, a senator', 'as saying', 'that it was over']
    """
    if not _RELAYING.search(doc.text):
        return []
    read = Clauses(doc)
    by_cue = sorted((start, nth) for nth, item in enumerate(found) for start, _ in item.cue)
    out = []
    for one in quotings(read):
        if one.saying < 0 or one.quoted < 0:
            continue
        begin = read.tree.verb_group(one.verb)[0] if one.passive else one.verb
        stretch = read.starts[begin], read.ends[one.saying]
        low, high = (bisect_left(by_cue, (offset, -1)) for offset in stretch)
        every = [found[nth].content for _, nth in by_cue[low:high]]
        among = [content for content in every if not _misread(read, one, content)]
        new = None if one.passive and among and among == every else _nested(read, one, among)
        if new is not None:
            out.append(Candidate(new, instead_of=stretch))
    return out


def _misread(read: Clauses, one: Quoting, content: Pieces) -> bool:
    """Whether a content holds who is quoted, or the word of saying: those are no part of what is said."""
    own = read.starts[one.quoted], read.starts[one.saying]
    return any(start <= place < end for place in own for start, end in content)


def quotings(read: Clauses) -> Iterator[Quoting]:
    """Find the verbs of quoting and citing outside marks.

    Parameters
    ----------
    read : Clauses

    Yields
    ------
    Quoting

    Examples
    --------
    >>> one = next(quotings(Clauses(Document("Tass cited Ann Lee as saying so."))))
    >>> one.relay, one.verb, one.quoted, one.saying
    (0, 1, 3, 5)
    """
    tree, verbs = read.tree, words("quotes.relaying")
    for match in _RELAYING.finditer(read.doc.text):
        verb = read.token_at(match.start())
        if verb >= len(tree) or read.starts[verb] != match.start() or lemma(read.lower[verb]) not in verbs:
            continue
        if not tree.is_verb(verb) or read.marked(verb) is not None:
            continue
        passive = tree.passive(verb)
        quoted = tree.child(verb, "nsubjpass") if passive else tree.object(verb)
        saying = _saying(read, verb, quoted)
        if not passive:
            relay = tree.subject(verb)
        else:
            relay = next((k for by in (verb, saying) if by >= 0 for k in tree.behind(by, "by")), -1)
            if relay < 0:  # was quoted in the Daily Post as saying
                inside = (k for word in ("in", "on") for k in tree.behind(verb, word))
                relay = next((k for k in inside if read.lower[k] in words("quotes.media")), -1)
        yield Quoting(verb, quoted, relay, saying, passive)


def _saying(read: Clauses, verb: int, quoted: int) -> int:
    """The participle of saying that belongs to who is quoted: as saying, condemning; or -1."""
    tree = read.tree
    below: list[int] = [*tree.children(verb, *_SAYING), *(tree.children(quoted, *_SAYING) if quoted >= 0 else ())]
    for k in sorted(below):
        perfect = read.lower[max(k - 2, 0) : k] == ["as", "having"]
        if k < verb or not (tree.tags[k] == "VBG" or perfect) or read.marked(k) is not None:
            continue
        cue = read.cues.verbs.get(read.lower[k])
        if cue is None or not cue.speech:
            continue
        if read.lower[k - 1] == "as" or perfect:
            return k
        # He quoted Lincoln, saying …: his own words. Where an apposition stands between, its comma says nothing.
        if read.lower[k - 1] != "," or (quoted >= 0 and tree.appositions(quoted)):
            return k
    return -1


def _nested(read: Clauses, one: Quoting, contents: Sequence[Pieces]) -> Attribution | None:
    tree = read.tree
    cue = one.saying - (read.lower[one.saying - 1] == "as") - 2 * (read.lower[one.saying - 1] == "having")
    source = read.phrase(one.quoted, one.verb)
    if one.passive:
        cue = tree.verb_group(one.verb)[0]
    if source is None or (not one.passive and source[0] >= cue):
        return None
    if not one.passive:
        source = source[0], min(source[1], cue)
        while read.lower[source[1] - 1] == ",":
            source = source[0], source[1] - 1
    after = [content for content in contents if content[0][0] >= read.ends[one.saying]]
    content = after[0] if after else _content(read, one)
    return (
        Attribution((read.span(*source),), (read.span(cue, one.saying + 1),), content, _CONFIDENCE) if content else None
    )


def _content(read: Clauses, one: Quoting) -> Pieces:
    """The clause or quotation that hangs on the saying or the quoting, else the object that the saying judges."""
    for verb in (one.saying, one.verb):
        said = read.said(verb)
        if said is not None and not said[0] <= one.verb < said[1]:
            if said[0] > one.verb:
                said = _with_subject(read, max(said[0], one.saying + 1), one.saying + 1), said[1]
            return (read.span(*said),) if said[0] < said[1] else ()
    subject = one.quoted if one.passive else one.relay
    before = read.tree.span(subject)[0] - 1 if subject >= 0 else -1
    before -= before > 0 and read.lower[before] == ","
    marked = read.marked(before) if before > 0 else None
    if marked is not None:
        return (read.span(*marked),)
    clause = _clause_behind(read, one.saying) or _clause_before(read, before)
    if clause is not None:
        return (read.span(*clause),)
    judged = read.tree.child(one.saying, "dobj")
    return (read.span(*read.tree.span(judged)),) if judged > one.saying else ()


def _with_subject(read: Clauses, first: int, behind: int) -> int:
    """Where a clause begins of which the tree has lost the subject: saying [the northern crossing] would close."""
    tree, own = read.tree, range(behind, first)
    if tree.tags[first] not in _FINITE or any(read.lower[k] == "," or read.marked(k) is not None for k in own):
        return first
    starts = bool(own) and (tree.tags[behind] in _BEGINS or tree.is_noun(behind))
    return behind if starts and words("quotes.times").isdisjoint(read.lower[behind:first]) else first


def _clause_before(read: Clauses, comma: int) -> tuple[int, int] | None:
    """The sentence before the comma of the relay: nine men drowned, the agency quoted the mayor as saying."""
    tree, sentence = read.tree, read.doc.token_sentence
    if comma < 0 or read.lower[comma + 1] != ",":
        return None
    first = comma
    while first and sentence[first - 1] == sentence[comma]:
        first -= 1
    verb = next((k for k in range(first, comma + 1) if tree.tags[k] in _FINITE), -1)
    subject = any(tree.relations[k] in ("nsubj", "nsubjpass") for k in range(first, verb))
    return (first, comma + 1) if subject and tree.tags[first] not in ("IN", "WRB", "CC") else None


def _clause_behind(read: Clauses, saying: int) -> tuple[int, int] | None:
    """What begins with *that* behind the relay: was quoted as saying by the agency that …"""
    sentence, after = read.doc.token_sentence, saying + 1
    that = next((k for k in range(after, min(after + _FARTHEST, len(read.lower))) if read.lower[k] == "that"), -1)
    if that < 0 or sentence[that] != sentence[saying] or read.marked(that) is not None:
        return None
    after = that
    while after < len(read.lower) and sentence[after] == sentence[saying]:
        after += 1
    after -= read.lower[after - 1] in (".", "!", "?")
    return (that, after) if after > that + 1 else None


def find_relays(doc: Document, attributions: Sequence[Attribution]) -> dict[Pieces, Pieces]:
    """The relay of each source that another speaker quotes.

    A relay holds for the source that is quoted and, when a news outlet quotes a speaker, for the
    pronoun that takes the speaker up in the same or the next paragraph.

    Parameters
    ----------
    doc : Document
    attributions : sequence of Attribution

    Returns
    -------
    dict
        Pieces of the source to pieces of the relay.

    Examples
    --------
    >>> text = "The agency quoted Ann Lee, a mayor. She said: “No.”"
    >>> find_relays(Document(text), [Attribution(((36, 39),), ((40, 44),), ((46, 51),), 1.0)])
    {((36, 39),): ((0, 10),)}
    """
    if not _RELAYING.search(doc.text):
        return {}
    events = sorted(_events(Clauses(doc)), key=lambda event: event.quoted)
    out: dict[Pieces, Pieces] = {}
    current: _Event | None = None
    paragraph = nth = 0
    for item in sorted((a for a in attributions if a.source), key=lambda a: a.source):
        start, end = item.source[0][0], item.source[-1][1]
        while nth < len(events) and events[nth].quoted[0] < end:
            current = events[nth]
            paragraph = current.paragraph
            nth += 1
        if current is None:
            continue
        here = _paragraph(doc, start)
        if start <= current.head < end:
            out[item.source] = (current.relay,)
        elif start >= current.quoted[1]:
            if current.speaker and _takes_up(doc.text[start:end]) and here - paragraph <= 1:
                out[item.source] = (current.relay,)
                paragraph = here
            else:
                current = None
    return out


@dataclass(frozen=True, slots=True)
class _Event:
    """Offsets of one quoting: relay, who is quoted, its head; paragraph; whether an outlet quotes a speaker."""

    relay: tuple[int, int]
    quoted: tuple[int, int]
    head: int
    paragraph: int
    speaker: bool


def _events(read: Clauses) -> Iterator[_Event]:
    for one in quotings(read):
        if one.relay < 0 or one.quoted < 0 or read.marked(one.quoted) is not None:
            continue
        relay = read.phrase(one.relay, one.verb)
        if relay is None or not read.tree.is_noun(one.relay):
            continue
        quoted = read.phrase(one.quoted, one.verb) or (one.quoted, one.quoted + 1)
        outlet = read.lower[one.verb].startswith("quot") and any(
            word in words("quotes.media") for word in read.lower[slice(*relay)]
        )
        span = read.span(*relay)
        yield _Event(span, read.span(*quoted), read.starts[one.quoted], _paragraph(read.doc, span[0]), outlet)
    for cited in citings(read):
        paragraph = _paragraph(read.doc, cited.relay[0])
        yield _Event(cited.relay, cited.cited, cited.cited[0], paragraph, False)


def _takes_up(source: str) -> bool:
    """Whether a source is a pronoun or plain noun for somebody named before: she, the official."""
    *before, last = source.lower().split() or [""]
    return before in ([], ["the"]) and lemma(last) in words("quotes.taken_up")


def _paragraph(doc: Document, offset: int) -> int:
    return bisect_right(doc.paragraphs, (offset, len(doc.text))) - 1
