"""Labels of turns: what stands before a colon at the head of a paragraph and says who speaks in it (RUSK:, Q:).

A document enters; the labels of its transcript leave, or none where it is no transcript: notes, recipes and lists have
labels too, so labels count by what they are and by how they come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from framing.lexicons.words import words
from framing.quotes.cue_stance import read_cue
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["CLOCK_TIME", "Label", "Publisher", "find_labels", "has_office", "interviewed", "is_section"]

#: Pattern of a time of the clock: 14:05, [09.30], 2:15 p.m. GMT.
CLOCK_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?::\d\d)?(?:[ \t]?[ap]\.?m\.?)?(?:[ \t]?[A-Z]{2,4}\b)?[\])]?"
_PARTICLE = rf"(?:of|{'|'.join(sorted(words('actors.extent.particles')))})\b"
_NAME = rf"[A-Z][\w.'’-]*(?:[ \t]+(?:[A-Z][\w.'’-]*|{_PARTICLE}|&|\#?\d+\b)){{0,6}}"
_NOTE = r"(?:[ \t]*[(\[][^()\[\]\n]{1,90}[)\]])"
_ROLE = r"(?:,[ \t]+[^:\n.?!“”\"()\[\]]{2,80})"
_LABEL = re.compile(
    rf"(?:{CLOCK_TIME}[ \t]*[-–—:]?[ \t]*)?[*_>•]*(?P<name>{_NAME})(?P<note>{_NOTE}*)(?P<role>{_ROLE}?){_NOTE}*"
    rf"(?:[ \t]*{CLOCK_TIME})?[*_]*(?P<colon>:)[*_]*(?:[ \t]*{CLOCK_TIME}(?!\d))?(?=\s|\Z|[“\"\[(])"
)
_LETTER = re.compile(r"(?P<name>[QA])(?P<note>)(?P<role>)(?P<colon>\.)(?=\s)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FULL_NAME = re.compile(r"\b[A-Z][\w.'’-]*(?:[ \t][A-Z][\w.'’-]*){1,3}")
_SMALL_INSIDE = re.compile(r"\b(?:Mc|Mac|De|Di|La|Le|Van|O)(?=[A-Z])|\b[a-z]{2,3}\b")
_TALK = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us|[Ll]et[’']s)\b|\?")
_INTERVIEW = re.compile(
    rf"(?i:\b(?:{'|'.join(sorted(words('quotes.turns.interviews')))}))\s+"
    r"(?P<who>(?:the\s)?(?:[a-z][\w-]*\s){0,3}(?:[A-Z][\w.'’-]*(?:\s(?=[A-Z]))?){1,4}|the\s[a-z][\w-]+)"
)
_NEAR = 4  # paragraphs between turns of two who talk
_SCATTERED = 0.25  # labels a paragraph, below which the labels are headings
_ABOUT_ONESELF = re.compile(r"\b(?:I|[Mm]y|me|mine|myself|[Oo]ur|us)\b")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes an article: whose labels mark the questions of an interview.

    Attributes
    ----------
    outlet, byline : str or None
    """

    outlet: str | None = None
    byline: str | None = None

    def owns(self, name: str, role: str = "") -> bool:
        """Whether a label is that of the outlet or of whoever wrote the article.

        Parameters
        ----------
        name, role : str

        Returns
        -------
        bool

        Examples
        --------
        >>> publisher = Publisher("BBC News", "Ann Ray")
        >>> publisher.owns("BBC"), publisher.owns("RAY"), publisher.owns("BELL", ", BBC ANCHOR"), publisher.owns("BELL")
        (True, True, True, False)
        """
        own, said = [word for word in _lower(self.outlet) if word != "the"], _lower(name)
        if own and said:
            initials = "".join(word[0] for word in _lower(self.outlet))
            if said in (own, own[:1], own[-1:], [initials]) or not {own[0], initials}.isdisjoint(_lower(role)):
                return True
        return bool(said) and said[-1] in _lower(self.byline)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a paragraph.

    Attributes
    ----------
    paragraph : int
    source, colon : (start, end)
        Name and role, and the colon behind.
    begin : int
        Where the words that follow it begin.
    name, role : str
    speaks : bool
        It names a speaker; another one (THE FACTS:) ends the turn before it.
    """

    paragraph: int
    source: Span
    colon: Span
    begin: int
    name: str
    role: str
    speaks: bool

    @property
    def key(self) -> str:
        """By what the labels of one speaker are alike: the last word of the name."""
        return (_lower(self.name) or [self.name.casefold()])[-1]

    @property
    def asks(self) -> bool:
        """Whether it is that of a question: Q."""
        return self.name.casefold() in words("quotes.turns.questions")

    @property
    def answers(self) -> bool:
        """Whether it is that of an answer: A."""
        return self.name.casefold() in words("quotes.turns.answers")


def is_section(name: str) -> bool:
    """Whether words before a colon name a part of a text, not somebody: Note, Correction, What we know.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_section("Note"), is_section("The facts"), is_section("Ann Roux")
    (True, True, False)
    """
    said = _lower(name)
    return bool(said) and len(said) < 5 and not words("quotes.turns.no_speakers").isdisjoint((said[0], said[-1]))


def has_office(name: str) -> bool:
    """Whether a label has an office or a role before its name: Senator Grant, Moderator.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool

    Examples
    --------
    >>> has_office("Senator Grant"), has_office("Ann Roux")
    (True, False)
    """
    return not words("quotes.turns.speakers").isdisjoint(_lower(name))


def find_labels(doc: Document, body_start: int = 0, publisher: Publisher | None = None) -> list[Label]:
    """Find the labels of a transcript, an interview or a debate.

    Parameters
    ----------
    doc : Document
    body_start : int
        Where the title ends.
    publisher : Publisher, optional

    Returns
    -------
    list of Label
        In order, those between the turns that name no speaker among them; none where the document is no transcript.

    Examples
    --------
    >>> talk = "Q: Who fired?\\nA: They did. We ran.\\nQ: And then?\\nA: We came back to our farm."
    >>> [label.name for label in find_labels(Document(talk))]
    ['Q', 'A', 'Q', 'A']
    >>> find_labels(Document("Note: We close at noon.\\nPrice: 5 pounds\\nNote: No dogs, please."))
    []
    """
    publisher = publisher or Publisher()
    labels = [
        label
        for number, (start, end) in enumerate(doc.paragraphs)
        if start >= body_start and (label := _label(doc.text, number, start, end)) is not None
    ]
    if sum(label.speaks for label in labels) < 2:
        return []
    names = _names(doc, body_start, labels)
    # LEE: NO MORE TAXES is a heading
    labels = [_silent(one) if _is_heading(doc, one) else one for one in labels]
    out = []
    for label in labels:
        known = _is_formal(label) or publisher.owns(label.name, label.role) or label.name.casefold() in names
        out.append(label if known or not label.speaks else _silent(label))
    out = _with_partners(doc, out, labels)
    speaking = [label for label in out if label.speaks]
    if speaking and len(speaking) < _SCATTERED * (speaking[-1].paragraph - speaking[0].paragraph + 1):
        # between paragraphs of a report *Rusk: Dam was safe* is a heading, unless what follows is a quotation
        out = [label if _is_formal(label) or _is_quoted(doc, label) else _silent(label) for label in out]
        speaking = [label for label in out if label.speaks]
    return out if _take_turns(doc, speaking) and _is_talk(doc, speaking) else []


def interviewed(text: str, end: int) -> Span | None:
    """Whom a title and introduction say the interview is with.

    Parameters
    ----------
    text : str
    end : int
        Where the first turn begins.

    Returns
    -------
    (start, end) or None

    Examples
    --------
    >>> text = "An interview with baker Ann Roux"
    >>> text[slice(*interviewed(text, len(text)))]
    'baker Ann Roux'
    """
    match = _INTERVIEW.search(text, 0, end)
    return None if match is None else (match.start("who"), match.start("who") + len(match["who"].rstrip()))


def _lower(text: str | None) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text or "")]


def _label(text: str, number: int, start: int, end: int) -> Label | None:
    match = _LABEL.match(text, start, end) or _LETTER.match(text, start, end)
    if match is None:
        return None
    source = (match.start("name"), match.end("role") if match["role"] else match.end("name"))
    name, role = match["name"], match["role"]
    return Label(number, source, match.span("colon"), match.end(), name, role, _may_speak(name, role))


def _with_partners(doc: Document, out: list[Label], labels: Sequence[Label]) -> list[Label]:
    """Labels with those among them that are like no name of the text but take turns with one that is (Ho: …)."""
    known = {label.key for label in out if label.speaks}
    talking: Counter[str] = Counter()
    for one, two in pairwise(labels):
        for own, other in ((one, two), (two, one)):
            if own.speaks and other.key in known and own.key != other.key and two.paragraph - one.paragraph < _NEAR:
                talking[own.key] += bool(_TALK.search(_said(doc, own)))
    return [given if given.speaks and talking[given.key] > 1 else label for label, given in zip(out, labels)]


def _names(doc: Document, body_start: int, labels: Sequence[Label]) -> set[str]:
    """Names of the text as labels may shorten them: first names, surnames, initials.

    A label is no witness of itself, but it is when it comes again or another one shortens it.
    """
    starts = {label.source[0] for label in labels}
    full = [
        match[0].rstrip(".'’-") for match in _FULL_NAME.finditer(doc.text, body_start) if match.start() not in starts
    ]
    out = {form.casefold() for name in full for form in _forms_of(name.split())}
    times = Counter(label.name for label in labels)
    for label in labels:
        forms = _forms_of(label.name.split())[1:]
        if len(label.name.split()) > 1 and (times[label.name] > 1 or any(form in times for form in forms)):
            out |= {label.name.casefold(), *(form.casefold() for form in forms)}
    return out


def _is_heading(doc: Document, label: Label) -> bool:
    said = _said(doc, label)
    return (said.isupper() and len(_WORD.findall(said)) > 2) or bool(re.search(r"['’]s ", label.name))


def _is_quoted(doc: Document, label: Label) -> bool:
    return _said(doc, label)[:1] in tuple("\"“‘'")


def _said(doc: Document, label: Label) -> str:
    """What follows a label in its line, or in the next one where nothing does."""
    own = doc.text[label.begin : doc.paragraphs[label.paragraph][1]].strip()
    if own or label.paragraph + 1 == len(doc.paragraphs):
        return own
    start, end = doc.paragraphs[label.paragraph + 1]
    return doc.text[start:end]


def _silent(label: Label) -> Label:
    return replace(label, speaks=False)


def _may_speak(name: str, role: str) -> bool:
    """Whether the words of a label can name a speaker."""
    if name.casefold() in words("quotes.turns.questions") | words("quotes.turns.answers"):
        return True
    said = _lower(name)
    if not said or not words("quotes.turns.no_speakers").isdisjoint(said):
        return False
    if any(char.isdigit() for char in name) and words("quotes.turns.speakers").isdisjoint(said):
        return False
    last = _lower(role)[-1:]  # Rusk, speaking to reporters, said: …
    return not last or not read_cue((last[0],)).speech


def _is_formal(label: Label) -> bool:
    """Whether a label shows by its form that it is one: capitals throughout, or a role (Senator Grant)."""
    return _is_capital(label.name) or _is_strong(label)


def _is_capital(name: str) -> bool:
    return _SMALL_INSIDE.sub("", name).isupper() and len(name) > 1


def _is_strong(label: Label) -> bool:
    """Whether a label says that somebody speaks: a role before the name or behind it, Q and A."""
    if label.asks or label.answers or (label.role and _is_capital(label.name)):
        return True
    return has_office(label.name)


def _forms_of(parts: list[str]) -> list[str]:
    """What labels may make of a full name: itself, the first name, the surname, the initials."""
    return [" ".join(parts), parts[0], parts[-1], "".join(part[0] for part in parts)]


def _is_exchange(doc: Document, labels: Sequence[Label]) -> bool:
    """Whether two or three labels in capitals stand one below the other, with a question among talk."""
    said = [_said(doc, label) for label in labels]
    close = labels[-1].paragraph - labels[0].paragraph == len(labels) - 1
    return (
        close and all(_is_capital(label.name) for label in labels) and all(map(_TALK.search, said)) and "?" in said[0]
    )


def _take_turns(doc: Document, labels: Sequence[Label]) -> bool:
    """Whether somebody speaks again after somebody else, or all labels are of the kind that transcripts have."""
    whose = {_forms_of(label.name.split())[-1]: label.key for label in labels if len(label.name.split()) > 1}
    keys = [key for key, _ in groupby(whose.get(label.name, label.key) for label in labels)]
    if len(labels) == 2 and labels[0].asks and labels[1].answers:
        return True
    if 1 < len(labels) < 4 and len(set(keys)) > 1 and _is_exchange(doc, labels):
        return True
    if len(labels) < 3 or len(set(keys)) < 2:
        return False
    return len(set(keys)) < len(keys) or (all(map(_is_formal, labels)) and sum(map(_is_strong, labels)) >= 2)


def _is_talk(doc: Document, labels: Sequence[Label]) -> bool:
    """Whether what follows the labels is talk: of I and you, with questions; answers (A:) are somebody's own.

    An explanation in questions and answers is the outlet's.
    """
    said = [_said(doc, label) for label in labels]
    if sum(bool(_TALK.search(part)) for part in said) < len(labels) / 4:
        return False
    if any(not (label.asks or label.answers) for label in labels):
        return True
    if interviewed(doc.text, labels[0].source[0]):
        return True
    answers = [part for label, part in zip(labels, said) if label.answers]
    return sum(bool(_ABOUT_ONESELF.search(part)) for part in answers) >= len(answers) / 2
