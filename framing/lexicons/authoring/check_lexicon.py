"""Checking a lexicon: its examples are run, and entries that can never win are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from framing.lexicons.authoring.never_found import unfound
from framing.lexicons.files.lexicon import Entry, Lexicon
from framing.lexicons.files.read_lexicon import read_lexicon, read_lexicons
from framing.lexicons.patterns.matcher import Match, Matcher

__all__ = ["Example", "Problem", "check_lexicon", "read_example"]


@dataclass(frozen=True)
class Problem:
    """What is wrong with an entry, where, and how to correct it.

    Attributes
    ----------
    level : {"error", "warning"}
    line : int
    entry : str
    kind : str
        dead, never, counter-example, shadowed, duplicate, ambiguous, no example, no source, frame, language.
    message : str
    path : str

    Examples
    --------
    >>> from framing.lexicons import Entry, Lexicon, check_lexicon
    >>> problems = check_lexicon(Lexicon("mine", "1.0.0", (Entry("a", "raid,", "war"),)))
    >>> [(problem.level, problem.kind) for problem in problems]
    [('warning', 'no example'), ('error', 'never')]
    """

    level: str
    line: int
    entry: str
    kind: str
    message: str
    path: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        whose = f"entry {self.entry!r}: " if self.entry else ""
        return f"{where}: {self.level}: {whose}{self.kind}: {self.message}"


@dataclass(frozen=True)
class Example:
    """An example sentence without its brackets.

    Attributes
    ----------
    text : str
    hit : tuple of int or None
        Offsets of what ``[…]`` held.
    target : tuple of int or None
        Offsets of what ``{…}`` held.
    """

    text: str
    hit: tuple[int, int] | None
    target: tuple[int, int] | None


def read_example(example: str) -> Example:
    """Take the brackets out of an example.

    Parameters
    ----------
    example : str
        ``[…]`` holds the hit, ``{…}`` the target.

    Returns
    -------
    Example

    Examples
    --------
    >>> read_example("[Raids] by {the militia} went on.")
    Example(text='Raids by the militia went on.', hit=(0, 5), target=(9, 20))
    """
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    out: list[str] = []
    length = 0
    for piece in re.split(r"([\[\]{}])", example):
        if piece in ("[", "{"):
            opened[piece] = length
        elif piece in ("]", "}"):
            opener = "[" if piece == "]" else "{"
            if opener in opened:
                spans[opener] = (opened.pop(opener), length)
        else:
            out.append(piece)
            length += len(piece)
    return Example("".join(out), spans.get("["), spans.get("{"))


def check_lexicon(lexicon: Lexicon | str | Path) -> list[Problem]:
    """Check a lexicon: run its examples and counter-examples, and list what is wrong, such as entries that never match.

    Parameters
    ----------
    lexicon : Lexicon, str or Path
        As in :func:`framing.lexicons.read_lexicon`.

    Returns
    -------
    list of Problem
        By line; empty if all is well. *dead*: an example is not found. *never*: no text can match. *shadowed*:
        another entry of the frame takes the words, in all its examples or wherever it matches. *duplicate*: another
        entry of the frame has the same pattern. *ambiguous*: another frame has the same pattern. *frame*: [frames] and
        the entries do not agree. *language*: the lexicon does not name its language.

    Examples
    --------
    >>> lexicon = Lexicon("mine", "1.0.0", (Entry("a", "raid", "x", examples=("A [storm] came.",), line=4),))
    >>> [str(problem) for problem in check_lexicon(lexicon)][0]
    ":4: error: entry 'a': dead: its example is not found: 'A storm came.'; mend the pattern or the example"
    """
    lexicon = read_lexicon(lexicon)
    problems: list[Problem] = []
    full = Matcher(lexicon)
    entries: dict[str, list[Entry]] = {}
    for entry in lexicon:
        entries.setdefault(entry.pattern.lower(), []).append(entry)
    some = any(entry.examples for entry in lexicon)
    if not some and len(lexicon):
        text = f"none of the {len(lexicon)} entries has an example; add examples = ['… [term] …'] to the doubtful ones"
        problems.append(Problem("warning", 0, "", "no example", text, lexicon.path))
    if not lexicon.language:
        text = ("it does not say its language, so it is applied to articles of every language; read it with language=, "
                "or add language = to its head")  # fmt: skip
        problems.append(Problem("warning", 0, "", "language", text, lexicon.path))
    lost = unfound(lexicon)
    for entry in lexicon:
        found = _check_examples(entry, lexicon, full)
        if entry.id in lost and not any(kind in ("dead", "shadowed") for _, kind, _ in found):
            kind, text = lost[entry.id]
            found.append(("error" if kind == "never" else "warning", kind, text))
        found += _check_twins(entry, entries[entry.pattern.lower()])
        if not entry.examples and some:
            found.append(("warning", "no example", "no example shows what it finds; add examples = ['… [term] …']"))
        if not entry.source and lexicon.sources:
            found.append(("warning", "no source", "it names no source; add source = '…', a key of [sources]"))
        problems += [Problem(level, entry.line, entry.id, kind, text, lexicon.path) for level, kind, text in found]
    problems += _check_frames(lexicon)
    return sorted(problems, key=lambda p: (p.line, p.entry, p.kind))


def _check_examples(entry: Entry, lexicon: Lexicon, full: Matcher) -> list[tuple[str, str, str]]:
    out: list[tuple[str, str, str]] = []
    shadows: set[str] = set()
    won = tried = False
    alone = Matcher(Lexicon(lexicon.id, lexicon.version, (entry,), sets=lexicon.sets))
    for raw in entry.examples:
        example = read_example(raw)
        if not any(_agrees(m, example) for m in _matches(alone, example.text, entry.scope)):
            out.append(
                ("error", "dead", f"its example is not found: {example.text!r}; mend the pattern or the example")
            )
            continue
        tried = True
        same = [m for m in _matches(full, example.text, entry.scope) if m.entry.frame == entry.frame]
        if any(m.entry.id == entry.id for m in same):
            won = True
        else:
            shadows |= {m.entry.id for m in same}
    if tried and not won:
        winners = ", ".join(sorted(shadows)) or "no one"
        out.append(
            ("error", "shadowed", f"in all its examples {winners} takes the words; raise its priority or drop it")
        )
    for raw in entry.counter_examples:
        text = read_example(raw).text
        hits = _matches(alone, text, entry.scope)
        if hits:
            words = text[hits[0].start : hits[0].end]
            out.append(
                ("error", "counter-example", f"{words!r} is found in {text!r}; add excludes, or narrow the pattern")
            )
    return out


def _check_frames(lexicon: Lexicon) -> list[Problem]:
    """Frames that are used but not described, where the lexicon describes its frames; and those without entries."""
    if not lexicon.frames:
        return []
    out = []
    undeclared = [entry for entry in lexicon if entry.frame not in lexicon.frames]
    shipped_frames = _shipped_frames() if undeclared else frozenset()
    for entry in undeclared:
        if entry.frame not in shipped_frames:
            near = get_close_matches(entry.frame, [*lexicon.frames, *shipped_frames], 1)
            hint = f"did you mean {near[0]!r}? Or add it there" if near else "add it there with what it means"
            text = f"the frame {entry.frame!r} is not among [frames]; {hint}"
            out.append(Problem("error", entry.line, entry.id, "frame", text, lexicon.path))
    for frame in sorted(set(lexicon.frames) - set(lexicon.frame_ids)):
        text = f"[frames] declares {frame!r}, but no entry has it; add entries or drop it"
        out.append(Problem("warning", 0, "", "frame", text, lexicon.path))
    return out


def _shipped_frames() -> frozenset[str]:
    return frozenset(frame for lexicon in read_lexicons() for frame in lexicon.frame_ids)


def _matches(matcher: Matcher, text: str, scope: str = "any") -> list[Match]:
    """Matches, as if the whole text were of one scope; entries of other scopes take no words there."""
    from framing.text import Document

    document = Document(text)
    return matcher.match(
        document, lambda: document.tree.word_classes, lambda entry, start, end: entry.scope in ("any", scope)
    )


def _agrees(match: Match, example: Example) -> bool:
    return example.hit is None or (match.start, match.end) == example.hit


def _check_twins(entry: Entry, twins: list[Entry]) -> list[tuple[str, str, str]]:
    out = []
    same = [
        t for t in twins if t.id != entry.id and (t.match, t.case, t.scope) == (entry.match, entry.case, entry.scope)
    ]
    twin = next((t for t in same if t.frame == entry.frame), None)
    if twin is not None:
        out.append(("error", "duplicate", f"{twin.id!r} has the same pattern and frame; drop one of them"))
    other = next((t for t in same if t.frame != entry.frame and t.requires == entry.requires), None)
    if other is not None:
        out.append(("warning", "ambiguous", f"{other.id!r} has the same pattern for the frame {other.frame!r}"))
    return out
