"""Examples that name their target: ``[Raids] by {the militia}`` is run through the rules for targets."""

from __future__ import annotations

from framing.frames.mentions import Mentions
from framing.frames.resolve import Resolver
from framing.frames.voices import Voice
from framing.lexicons import Lexicon, Matcher, Problem
from framing.lexicons.check import read_example
from framing.text import Document

__all__ = ["check_targets"]


def check_targets(lexicon: Lexicon) -> list[Problem]:
    """Run the examples whose ``{…}`` holds the target; nothing else in them is an actor.

    Parameters
    ----------
    lexicon : Lexicon

    Returns
    -------
    list of Problem
        One for each example whose target is not found.

    Examples
    --------
    >>> from framing.lexicons import Entry
    >>> example = "[Raids] by {the militia} went on."
    >>> check_targets(Lexicon("m", "1.0.0", (Entry("raid", "raid", "x", target=("agent",), examples=(example,)),)))
    []
    """
    problems = []
    for entry in lexicon:
        alone = Matcher(Lexicon(lexicon.id, lexicon.version, (entry,), sets=lexicon.sets))
        for raw in entry.examples:
            example = read_example(raw)
            if example.target is None:
                continue
            document = Document(example.text)
            start, end = example.target
            row = {"mention_id": "m", "actor_id": "TARGET", "start": start, "end": end, "form": "name"}
            resolver = Resolver(document, Mentions([row]))
            tags = document.tags
            found = [
                resolver.target(match, Voice("narration"))
                for match in alone.match(document, lambda tags=tags: tags)  # type: ignore[misc]
                if example.hit in (None, (match.start, match.end))
            ]
            if not any(target is not None and target.actor == "TARGET" for target in found):
                message = f"the target is not found in {raw!r}; name another place in target, or mend the example"
                problems.append(Problem("error", entry.line, entry.id, "target", message, lexicon.path))
    return problems
