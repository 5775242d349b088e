"""What a lexicon is: a head that can be cited, sources, sets, and entries that each name a frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

__all__ = ["CHOICES", "FIXED", "PARTICIPANTS", "TARGETS", "VERDICTS", "Entry", "Lexicon", "LexiconError"]

#: Where the target of a term is looked for. ``fixed:ID`` names an actor outright.
TARGETS = (
    "agent",
    "patient",
    "subject",
    "object",
    "head",
    "label",
    "whole",
    "possessor",
    "by",
    "against",
    "of",
    "for",
    "source",
    "speaker",
    "antecedent",
)
FIXED = "fixed:"
#: What a lexicon says of frames under ``[verdicts]``: those that accuse the target, those that doubt it.
VERDICTS = ("accusing", "doubting")
#: What a lexicon says of frames under ``[participants]``: those whose target does the act, those whose target
#: suffers it.
PARTICIPANTS = ("agent", "patient")

#: Fields with a closed list of values.
CHOICES: dict[str, tuple[str, ...]] = {
    "match": ("lemma", "literal"),
    "scope": ("any", "quoted", "content", "narration", "cue"),
    "negation": ("keep", "flip", "drop", "part"),
}


class LexiconError(ValueError):
    """A lexicon that cannot be used; the message names file, line and entry, and says how to correct it.

    Examples
    --------
    >>> from framing.lexicons import parse_lexicon
    >>> parse_lexicon('[lexicon]\\nid = "mine"\\nversion = "1.0.0"\\n[[entry]]\\nid = "a"\\nframe = "war"', "mine.toml")
    Traceback (most recent call last):
        ...
    framing.lexicons.files.lexicon.LexiconError: mine.toml:5: entry 'a': pattern is missing; add ...
    """


@dataclass(frozen=True)
class Entry:
    """One term of a lexicon.

    Attributes
    ----------
    id : str
        Unique in the lexicon.
    pattern : str
        See :mod:`framing.lexicons.patterns.pattern`.
    frame : str
        Frame that the term evokes.
    match : {"lemma", "literal"}
        Whether a plain word of the pattern stands for its inflections too.
    case : bool
        Whether capitals matter.
    polarity : float or None
        Valence for the target, -1 to 1.
    target : tuple of str
        Places where the target probably stands, as hints to the ranker, the first one most of all; see ``TARGETS``.
    scope : {"any", "quoted", "content", "narration", "cue"}
        Where the term counts.
    requires, unless : tuple of str
        Patterns of which one must, none may, stand in the same sentence.
    excludes : tuple of str
        Patterns (idioms) that cancel a match which they overlap.
    negation : {"keep", "flip", "drop", "part"}
        What a negation of the term does: mark the hit, turn its polarity, or drop it; ``part``: the negation belongs to
        the pattern.
    priority : int
        If two terms overlap, the one with the higher priority wins; if equal, the longer one.
    weight : float
        Weight in counts.
    speech_act : bool
        Whether the term names an act of speech (*accuse*, *condemn*). Its speaker is then whoever performs the act, and
        the polarity is 0 if the text does not say who that is.
    source : tuple of str
        Keys of the lexicon's sources.
    examples, counter_examples : tuple of str
        Sentences in which the term is found (``[…]`` holds the hit, ``{…}`` the target), and sentences in which it must
        not be found.
    note : str
    line : int
        Line of the file; 0 where there is none.

    Examples
    --------
    >>> from framing.lexicons import Entry, Lexicon, Matcher
    >>> raid = Entry("raid", "(dawn)? raid", "war", excludes=("air raid siren",))
    >>> text = "The dawn raid failed. The air raid siren wailed."
    >>> [text[match.start : match.end] for match in Matcher(Lexicon("mine", "1.0.0", (raid,))).match(text)]
    ['dawn raid']
    """

    id: str
    pattern: str
    frame: str
    match: str = "lemma"
    case: bool = False
    polarity: float | None = None
    target: tuple[str, ...] = ()
    scope: str = "any"
    requires: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    negation: str = "keep"
    priority: int = 0
    weight: float = 1.0
    speech_act: bool = False
    source: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    note: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Lexicon:
    """A lexicon.

    Attributes
    ----------
    id : str
    version : str
        Semantic version.
    entries : tuple of Entry
    title, language, licence, citation : str
    frames : mapping of str to str
        What each frame means.
    accusing, doubting : tuple of str or None
        Frames whose terms accuse the target, and frames whose terms doubt it; None if the lexicon does not say.
    agent, patient : tuple of str or None
        Frames whose target does the act that the term names, and frames whose target suffers it.
    sources : mapping of str to str
        Full citation of each source, with its licence where it has one.
    sets : mapping of str to tuple of str
        Patterns behind the slots ``<name>``.
    changelog : mapping of str to str
        What changed, by version.
    path : str
        File from which it was read; for messages.

    Examples
    --------
    >>> lexicon = Lexicon("mine", "1.0.0", (Entry("raid", "raid", "aggression"),))
    >>> lexicon
    Lexicon('mine', '1.0.0', 1 entry, 1 frame)
    """

    id: str
    version: str
    entries: tuple[Entry, ...]
    title: str = ""
    language: str = "en"
    licence: str = ""
    citation: str = ""
    frames: Mapping[str, str] = field(default_factory=dict)
    accusing: tuple[str, ...] | None = None
    doubting: tuple[str, ...] | None = None
    agent: tuple[str, ...] | None = None
    patient: tuple[str, ...] | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changelog: Mapping[str, str] = field(default_factory=dict)
    path: str = field(default="", compare=False)

    def __repr__(self) -> str:
        entries, frames = len(self.entries), len(self.frame_ids)
        return (
            f"Lexicon({self.id!r}, {self.version!r}, {entries} {'entry' if entries == 1 else 'entries'}, "
            f"{frames} frame{'' if frames == 1 else 's'})"
        )

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def frame_ids(self) -> list[str]:
        """Frames of the entries, sorted."""
        return sorted({entry.frame for entry in self.entries})

    def only(self, *frames: str) -> Lexicon:
        """The lexicon with the entries of some frames only.

        Raises
        ------
        ValueError
            If it has no such frame.
        """
        unknown = set(frames) - set(self.frame_ids)
        if unknown:
            raise ValueError(f"the lexicon {self.id!r} has no frame {sorted(unknown)}; it has {self.frame_ids}")
        return replace(self, entries=tuple(e for e in self.entries if e.frame in frames))


SEMVER = re.compile(r"\d+\.\d+\.\d+(?:[-+][\w.]+)?")
