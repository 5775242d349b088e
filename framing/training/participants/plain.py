"""Invented plain sentences in which agent and patient are marked; they teach what grammar settles.

A line of ``plain.txt`` holds a frame, a tabulator and a sentence: ``[…]`` is the term, ``{A:…}`` who does the act,
``{P:…}`` who suffers it, ``{O:…}`` and ``{O2:…}`` actors that do neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from framing.frames.participants.accusers import Accusers
from framing.frames.participants.features import Memory, describe
from framing.frames.participants.frame_roles import fixed_target, role_of
from framing.frames.participants.scene import Scene
from framing.lexicons import Matcher, read_lexicons
from framing.lexicons.words import words as word_list
from framing.quotes.voices import Voice, Voices
from framing.text import Document
from framing.training.participants.questions import Example, frame_roles

__all__ = ["PlainSentence", "examples_of_plain", "read_plain"]

_SHIPPED = Path(__file__).with_name("plain.txt")
_MARK = re.compile(r"\{(A|P|O2?): ?|\[|\]|\}")


@dataclass(frozen=True)
class PlainSentence:
    """A sentence without its marks.

    Attributes
    ----------
    frame, text : str
    term : tuple of int
    mentions : tuple of (str, int, int)
        Letter of the actor, and where it is named.
    """

    frame: str
    text: str
    term: tuple[int, int]
    mentions: tuple[tuple[str, int, int], ...] = field(default=())


def read_plain(path: Path = _SHIPPED) -> Iterator[PlainSentence]:
    """Read the sentences.

    Parameters
    ----------
    path : Path
        The shipped file when left out.

    Yields
    ------
    PlainSentence

    Raises
    ------
    ValueError
        If a line has no frame or no term, or a brace stays open; the message names it.

    Examples
    --------
    >>> first = next(read_plain())
    >>> first.frame, first.mentions[0][0]
    ('aggression', 'A')
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _read(line, f"{path.name}:{number}")


def _read(line: str, where: str) -> PlainSentence:
    frame, tab, marked = line.partition("\t")
    text, term, open_, mentions, last = "", [], "", [], 0
    begin = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group() in "[]":
            term.append(len(text))
        elif mark.group() == "}":
            mentions.append((open_, begin, len(text)))
            open_ = ""
        else:
            open_, begin = mark.group(1), len(text)
    if not tab or len(term) != 2 or open_ or "{" in text or not all(letter for letter, _, _ in mentions):
        raise ValueError(f"{where}: write a frame, a tabulator, and a sentence with one [term] and {{A:…}}, {{P:…}}")
    return PlainSentence(frame, text + marked[last:], (term[0], term[1]), tuple(mentions))


def examples_of_plain(sentences: Iterable[PlainSentence], weight: float = 1.0) -> list[Example]:
    """Examples from invented sentences whose agent and patient are marked.

    Parameters
    ----------
    sentences : iterable of PlainSentence
    weight : float

    Returns
    -------
    list of Example
        Two a sentence: who does the act, and who suffers it.
    """
    lexicons = read_lexicons(None)
    roles = frame_roles(lexicons)
    matcher = Matcher(lexicons)
    out = []
    for number, sentence in enumerate(sentences):
        document = Document(sentence.text)
        rows = [
            {"mention_id": f"m{k}", "actor_id": letter, "start": start, "end": end, "form": _form(document, start, end),
             "head": sentence.text[start:end].split()[-1].lower(), "designator": sentence.text[start:end]}
            for k, (letter, start, end) in enumerate(sentence.mentions)
        ]  # fmt: skip
        scene, voice = Scene(document, rows), Voice("narration")
        start, end = sentence.term
        found = [
            match
            for match in matcher.match(document, lambda document=document: document.tags)  # type: ignore[misc]
            if match.entry.frame == sentence.frame and match.start < end and start < match.end
        ]
        match = found[0] if found else None
        first, after = (match.first, match.after) if match is not None else scene.tokens(start, end)
        entry = match.entry if match is not None else None
        performer = None
        if match is not None:
            told = Accusers(scene, Voices([])).of(match, voice)
            performer = told.actor if told is not None else None
        term = scene.term(first, after, sentence.frame, entry.target if entry else (), voice, entry)
        actors, parts, _ = describe(
            scene, term, Memory(), performer, fixed_target(entry) if entry is not None else None
        )
        own = roles.get(sentence.frame, "target") if match is None else role_of(match.lexicon, match.entry)
        for role, letter in (("agent", "A"), ("patient", "P")):
            right = np.array([actor == letter for actor in actors])
            right[-1] = not right.any()
            out.append(
                Example(
                    f"plain-{number}", role, sentence.frame, term.slots, actors, parts, right, weight,
                    of_target=role == own, kind="plain",
                )
            )  # fmt: skip
    return out


def _form(document: Document, start: int, end: int) -> str:
    """Form of a mention, as the table of mentions has it."""
    words = document.text[start:end].split()
    tree, token = document.tree, bisect_left(document.tokens.start.tolist(), start)
    if len(words) == 1 and words[0].lower() in word_list("frames.persons.pronouns"):
        return "pronoun"
    if len(words) == 1 and token < len(tree) and tree.relations[token] in ("amod", "compound"):
        return "modifier"
    return "name" if words[-1][:1].isupper() and words[0].lower() not in ("the", "a", "an") else "nominal"
