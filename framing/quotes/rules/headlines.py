"""Headlines that name their source beside a colon or dash: ‘Strike killed dozens: officials’, ‘UN: Talks failed’.

A document and its attributions enter; the attributions leave. What stands before the colon of a headline is more often
its topic (*Ukraine war: …*), so a colon attributes only where one side is shown to be somebody who speaks: by its
noun, by its name in the article, or by the quotation on the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np

from framing.lexicons.words import word_table, words
from framing.quotes.attribution import Attribution
from framing.quotes.cue_stance import read_cue
from framing.quotes.rules.people_nouns import names_people
from framing.quotes.rules.signatures import put_signed
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["read_headline"]

_CONFIDENCE = 0.9
_MAX_SOURCE_WORDS = 6
_MAX_PEOPLE = 3  # words of a phrase about people: flood survivors
_WORD = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*\.?")
_BREAK = re.compile(r"\s*:\s+|\s+[-–—―]+\s+|\s*[―—]\s*")
_VERBS = frozenset("VB VBZ VBP VBD MD".split())
_TOPIC = re.compile(r"[^:]*:\s+")
_SAYS = re.compile(r",\s+(?P<cue>[A-Za-z]+)\s+(?=[^,:]+\Z)")
_SAID = re.compile(r",\s+(?P<side>[^,:]+?)\s+(?P<cue>[A-Za-z]+)\W*\Z")
_ON = re.compile(r"\s(?:on|about)\s", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|tells|tell|urges|urge)\s", re.IGNORECASE)
_ABOUT = re.compile(r"\s(?:to|on|at)\s", re.IGNORECASE)
_WHERE = re.compile(r"\s(?:to|on|at|in|after|about|before|during)\s", re.IGNORECASE)
_INSIDE = frozenset("of the and to &".split())
_LABEL = re.compile(r"\W*([A-Za-z][\w'’ ]{2,24}):\s+")


def read_headline(doc: Document, found: Sequence[Attribution], body_start: int) -> list[Attribution]:
    """Read the colon or dash of a title anew.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
        Those of the whole article; whom the body quotes can be the source of the title.
    body_start : int
        Where the title ends.

    Returns
    -------
    list of Attribution
        Without those in the title whose cue is a colon or dash, with the one that this function reads there, if any.

    Examples
    --------
    >>> text = "Air strike killed dozens: officials"
    >>> title = read_headline(Document(text), [], len(text))[0]
    >>> [text[slice(*spans[0])] for spans in (title.source, title.cue, title.content)]
    ['officials', ':', 'Air strike killed dozens']
    >>> topic = Attribution(((0, 11),), ((11, 12),), ((13, 24),), 0.6)
    >>> read_headline(Document("Ukraine war: Five killed"), [topic], 24)
    []
    """
    if not doc.paragraphs or doc.paragraphs[0][0] >= body_start:
        return list(found)
    title = _Title(doc, found, body_start)
    kept = [item for item in found if not title.is_marked_off(item)]
    return put_signed(kept, [*title.readings()][:1])


@dataclass
class _Title:
    """The title of a document, with what shows who speaks in it."""

    doc: Document
    found: Sequence[Attribution]
    body_start: int

    def __post_init__(self) -> None:
        text = self.doc.text
        self.span = first, last = self.doc.paragraphs[0]
        while (label := _LABEL.match(text, first, last)) and label[1].casefold() in words("quotes.headlines.labels"):
            first = label.end()
        self.start = first
        sources = [span for item in self.found for span in item.source if span[0] >= self.body_start]
        self.names = {
            word.casefold() for start, end in sources for word in _WORD.findall(text, start, end) if word[:1].isupper()
        }
        self.quoted = [(q.start, q.end) for q in self.doc.quotations if not q.depth and q.start < last]
        self._body: set[str] | None = None

    def is_marked_off(self, item: Attribution) -> bool:
        """Whether an attribution of the title has no other cue than a colon or dash, or none but a label as source."""
        start = self.span[0]
        if not item.content or item.content[0][0] >= self.body_start:
            return False
        text = self.doc.text
        mark = bool(item.cue) and not any(char.isalnum() for s, e in item.cue for char in text[s:e])
        return mark or any(start <= span[0] < self.start for span in item.source)

    def readings(self) -> Iterator[Attribution]:
        """Every way to read a colon or dash as an attribution, the best first."""
        text, last = self.doc.text, self.span[1]
        for match in _SAYS.finditer(text, self.start, last):
            topic = _TOPIC.match(text, self.start, match.start())
            content = (topic.end() if topic else self.start, match.start())
            where = _WHERE.search(text, match.end(), last)  # says Lee at a conference in Oslo
            side = (match.end(), where.start() if where else last)
            says = read_cue((match["cue"].casefold(),)).speech
            if says and (self._speaks(side, content, False) or self._is_name(side)):
                yield Attribution((side,), (match.span("cue"),), (content,), _CONFIDENCE)
        told = self._told_behind()
        if told is not None:
            yield told
        for match in _BREAK.finditer(text, self.start, last):
            cue = match.group()
            begin = match.start() + len(cue) - len(cue.lstrip())
            mark = (begin, begin + len(cue.strip()))
            before, behind = (self.start, match.start()), (match.end(), last)
            for content, side, first in ((behind, before, True), (before, behind, False)):
                if len(_WORD.findall(text, *content)) < 2 and not self._is_quotation(content):
                    continue
                source = self._speaker(side, content, first)
                if source is None and first and ":" in cue:
                    source = self._addressing(side, content)
                if source is None and ":" in cue and self._holds_quotation(content):
                    source = self._subject(side, first and self._is_quotation(content))
                if source is not None:
                    yield Attribution((source,), (mark,), (content,), _CONFIDENCE)

    def _told_behind(self) -> Attribution | None:
        """Who is named with a verb of saying at the end, where nobody has found it: ‘Bridge unsafe, experts warn’."""
        text, last = self.doc.text, self.span[1]
        match = _SAID.search(text, self.start, last)
        cues = [span for item in self.found for span in item.cue]
        if match is None or any(start < match.end("cue") and match.start("cue") < end for start, end in cues):
            return None
        topic = _TOPIC.match(text, self.start, match.start())
        content = (topic.end() if topic else self.start, match.start())
        finite = self._holds_verb(content, _VERBS - {"VB"})
        if not finite or not read_cue((match["cue"].casefold(),)).speech:
            return None
        side = match.span("side")
        known = self._speaks(side, content, False) or self._is_name(side)
        return Attribution((side,), (match.span("cue"),), (content,), _CONFIDENCE) if known else None

    def _is_quotation(self, span: Span) -> bool:
        return any(span[0] == start and end >= span[1] - 1 for start, end in self.quoted)

    def _in_body(self, word: str) -> bool:
        """Whether the body has a word with a capital."""
        if self._body is None:
            found = _WORD.findall(self.doc.text, self.body_start)
            self._body = {one.casefold().removesuffix("'s").removesuffix("’s") for one in found if one[:1].isupper()}
        return word in self._body

    def _is_told_of(self, name: str) -> bool:
        return self.doc.text.find(name, self.body_start) >= 0

    def _speaker(self, side: Span, content: Span, first: bool) -> Span | None:
        """The words of one side that name who says the other, or None."""
        text = self.doc.text
        about = _WHERE if text[content[0]] in "\"'“‘" else _ABOUT
        if first and (cut := about.search(text, *side)):
            if self._holds_verb((cut.end(), side[1]), {"VB"}):
                return None  # Lee to visit the mine: …
            short = (side[0], cut.start())  # Lee, of ‘Lee to Ho: …’ and ‘Lee on the war: …’
            return short if self._speaks(short, content, True) else None
        spoken = not first and self._is_quotation(content) and self._holds_verb(content, _VERBS)
        if spoken and (cut := _ON.search(text, *side)):
            side = (side[0], cut.start())  # medics, of ‘“They shot at us”: medics on the siege’
        return side if self._speaks(side, content, first) else None

    def _addressing(self, side: Span, content: Span) -> Span | None:
        """Who speaks to whom before a colon, in whatever words: ‘Lee to Congress: Act now’, ‘Nuns tell Lee: Stop’."""
        text = self.doc.text
        to = _TO.search(text, *side)
        if to is None:
            return None
        where = _WHERE.search(text, to.end(), side[1])  # to the miners on strike pay
        who, whom = (side[0], to.start()), (to.end(), where.start() if where else side[1])
        lower = [word.casefold() for word in _WORD.findall(text, *who)]
        if not lower or not words("quotes.headlines.no_phrase").isdisjoint(lower) or self._holds_quotation(side):
            return None
        if self._holds_verb(who, {"VBG", "IN", "TO"}) or not self._tells(content, lower[-1]):
            return None
        return who if self._is_somebody(who) and self._is_somebody(whom) else None

    def _is_somebody(self, span: Span) -> bool:
        """Whether words name people, or somebody whom the body names too."""
        found = [word.casefold() for word in _WORD.findall(self.doc.text, *span)]
        if not 0 < len(found) <= _MAX_SOURCE_WORDS or self._holds_verb(span, _VERBS):
            return False
        return found[-1] in _speakers() or names_people(found[-1]) or self._is_name(span)

    def _is_name(self, span: Span) -> bool:
        """Whether all words have capitals, none is a verb, and the body has the last of them."""
        found = _WORD.findall(self.doc.text, *span)
        named = bool(found) and all(word[:1].isupper() or word in _INSIDE for word in found)
        last = found[-1].casefold() if found else ""
        return named and len(found) <= _MAX_SOURCE_WORDS and self._in_body(last) and not self._holds_verb(span, _VERBS)

    def _speaks(self, span: Span, content: Span, first: bool) -> bool:
        text = self.doc.text
        found = _WORD.findall(text, *span)
        lower = [word.casefold() for word in found]
        if not 0 < len(found) <= _MAX_SOURCE_WORDS or any(mark in text[span[0] : span[1]] for mark in '"“”‘:?'):
            return False
        if lower[0] in _INSIDE or not words("quotes.headlines.no_phrase").isdisjoint(lower):
            return False
        if self._holds_quotation(span) or self._holds_verb(span, _VERBS | {"VBG"} if first else _VERBS):
            return False
        whole = not first or "," in text[span[0] : span[1]]  # no clause: ‘the race: Advantage, Lee’
        if whole and not names_people(lower[-1]) and not all(self._may_belong(word) for word in lower):
            return False
        marked = text[content[0]] in "\"'“‘"
        if not marked and not self._tells(content, lower[-1]):
            return False
        if lower[-1] in _speakers():
            return True
        if names_people(lower[-1]) and (not found[-1][:1].isupper() or (marked and len(found) == 1)):
            return (marked or not first) and len(found) <= _MAX_PEOPLE and lower[0] not in ("a", "an")
        return self._is_named(found, marked, marked or not first)

    def _may_belong(self, word: str) -> bool:
        return word in self.names or word in _INSIDE or _is_title(word) or word in _speakers()

    def _tells(self, content: Span, name: str) -> bool:
        """Whether words without marks can be what somebody says: no question, and not about the one who would speak."""
        said = [word.casefold() for word in _WORD.findall(self.doc.text, *content)]
        if self.doc.text[content[0] : content[1]].rstrip().endswith("?"):
            return False
        return said[0] not in words("quotes.headlines.no_content") and name not in said

    def _is_named(self, found: Sequence[str], quoting: bool, place_too: bool) -> bool:
        """Whether capitalised words name somebody whom the body quotes, or tells of where marks show who speaks."""
        lower = [word.casefold() for word in found]
        if not found[-1][:1].isupper() or not all(w[:1].isupper() or s in _INSIDE for w, s in zip(found, lower)):
            return False
        whole = " ".join(found)
        if (whole in _places() and not place_too) or "'s " in whole or "’s " in whole:
            return False
        if len(found) > 1 and lower[0] in self.names and not _is_title(lower[0]) and not self._is_told_of(whole):
            return False  # two who meet, not one: Trump Putin
        return lower[-1] in self.names or (quoting and self._in_body(lower[-1]))

    def _holds_verb(self, span: Span, kinds: Set[str]) -> bool:
        starts = self.doc.tokens.start
        low, high = (int(np.searchsorted(starts, edge)) for edge in span)
        tags, lower = self.doc.tags, self.doc.tree.lower
        speakers = _speakers()
        return any(tags[k] in kinds and lower[k] not in speakers for k in range(low, high))

    def _holds_quotation(self, content: Span) -> bool:
        return any(content[0] <= start < content[1] for start, _ in self.quoted)

    def _subject(self, side: Span, any_verb: bool) -> Span | None:
        """Who does what the other side tells of: ‘Lee opposes the plan: “No”’, ‘“No”: Lee slams the plan’.

        Before a colon and a whole quotation any verb will do, elsewhere one of speech.
        """
        tokens, tree = self.doc.tokens, self.doc.tree
        for verb in tree.predicates:
            subject = tree.subject(verb)
            if not (side[0] <= tokens.start[verb] < side[1] and 0 <= subject < verb) or tree.passive(verb):
                continue
            if any(tree.is_verb(k) and side[0] <= tokens.start[k] < side[1] for k in tree.ancestors(verb) if k != verb):
                continue  # a clause below another
            low, high = tree.noun_phrase(subject)
            span = (int(tokens.start[low]), int(tokens.end[high - 1]))
            if span[0] < side[0] or span[1] > side[1]:
                continue
            lemma = tree.lower[verb]
            says = read_cue((lemma,)).speech or lemma in words("quotes.headlines.reactions")
            return span if (any_verb or says) and self._can_speak(span) else None
        return None

    def _can_speak(self, span: Span) -> bool:
        found = _WORD.findall(self.doc.text, *span)
        head = found[-1].casefold()
        if not words("quotes.headlines.no_phrase").isdisjoint(word.casefold() for word in found):
            return False
        people = head in _speakers() or names_people(head)
        return people or self._is_named(found, False, True) or self._is_named(found, True, False)


def _is_title(word: str) -> bool:
    """Whether a word may stand before a name: Sen., minister."""
    bare = word.rstrip(".")
    return bare in words("quotes.turns.speakers") or bare in words("quotes.headlines.titles") or word in _speakers()


def _speakers() -> frozenset[str]:
    return words("quotes.headlines.speakers")


def _places() -> frozenset[str]:
    """Names of countries, which before a colon say where, not who."""
    return frozenset(word_table("countries.countries").values()) | words("quotes.headlines.places")
