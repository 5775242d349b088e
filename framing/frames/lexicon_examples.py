"""Examples that name their target: ``[Raids] by {the militia}`` is read like a text of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.frames.participants.reader import Participants
from framing.frames.participants.scene import Scene
from framing.lexicons import Entry, Lexicon, Match, Matcher, Problem
from framing.lexicons.authoring.check_lexicon import read_example
from framing.quotes.voices import Voice
from framing.text import Document

__all__ = ["TARGET", "Example", "check_targets", "examples_with_target"]

#: The only actor of an example.
TARGET = "TARGET"


@dataclass(frozen=True)
class Example:
    """An example whose ``{…}`` holds the target.

    Attributes
    ----------
    entry : Entry
    raw : str
        As it stands in the lexicon.
    scene : Scene
        The target alone is mentioned.
    matches : list of Match
        Of the entry, where the example says that it is found.
    """

    entry: Entry
    raw: str
    scene: Scene
    matches: list[Match]


def examples_with_target(lexicon: Lexicon) -> Iterator[Example]:
    """Read the examples that name their target.

    Parameters
    ----------
    lexicon : Lexicon

    Yields
    ------
    Example
    """
    for entry in lexicon:
        alone = Matcher(replace(lexicon, entries=(entry,)))
        for raw in entry.examples:
            example = read_example(raw)
            if example.target is None:
                continue
            document = Document(example.text)
            start, end = example.target
            row = {"mention_id": "m", "actor_id": TARGET, "start": start, "end": end, "form": "name",
                   "designator": example.text[start:end]}  # fmt: skip
            tags = document.tree.word_classes
            found = alone.match(document, lambda tags=tags: tags)  # type: ignore[misc]
            kept = [match for match in found if example.hit in (None, (match.start, match.end))]
            yield Example(entry, raw, Scene(document, [row]), kept)


def check_targets(lexicon: Lexicon) -> list[Problem]:
    """Run the examples whose ``{…}`` holds the target; nothing else in them is an actor.

    Parameters
    ----------
    lexicon : Lexicon

    Returns
    -------
    list of Problem
        A warning for each example whose target is not found: what finds it is trained, and no rule that an entry
        could break.

    Examples
    --------
    >>> from framing.lexicons import Entry
    >>> example = "[Raids] by {the militia} went on."
    >>> check_targets(Lexicon("m", "1.0.0", (Entry("raid", "raid", "x", target=("agent",), examples=(example,)),)))
    []
    """
    problems = []
    for example in examples_with_target(lexicon):
        found = [_target(example, match) for match in example.matches]
        if TARGET not in found:
            answers = " and ".join(sorted({f"{name}" if name else "nobody" for name in found})) or "no hit"
            message = (
                f"in {example.raw!r} the target is taken to be {answers}, not the words in braces; targets are found "
                "by a trained ranker, which cannot be right in every example: see whether texts fare better, or name "
                "another place in target"
            )
            entry = example.entry
            problems.append(Problem("warning", entry.line, entry.id, "target", message, lexicon.path))
    return problems


def _target(example: Example, match: Match) -> str | None:
    found = Participants(example.scene).of(match, Voice("narration")).target
    return found.actor if found is not None else None
