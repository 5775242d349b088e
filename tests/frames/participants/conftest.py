"""Small texts with the mentions of their actors, made by hand."""

import re

import pytest

from framing.frames.participants.reader import Participants
from framing.frames.participants.scene import Scene
from framing.lexicons import Entry, Lexicon, Matcher
from framing.quotes.voices import Voice
from framing.text import Document


class Story:
    """A text whose actors stand in braces with their ids: ``{ARMY:The army} shelled {TOWN:the town}.``"""

    def __init__(self, marked: str, title: str = "") -> None:
        self.text, self.rows, rest = "", [], marked
        while found := re.search(r"\{(\S+):(.*?)\}", rest):
            self.text += rest[: found.start()]
            actor, words = found.groups()
            start = len(self.text)
            self.text += words
            form = "name" if words[:1].isupper() and " " not in words else "nominal"
            head = words.split()[-1].lower()
            row = {"mention_id": f"a:m{len(self.rows)}", "actor_id": actor, "start": start, "end": len(self.text)}
            self.rows.append({**row, "form": form, "head": head, "designator": words})
            rest = rest[found.end() :]
        self.text += rest
        self.document = Document(self.text)
        self.scene = Scene(self.document, self.rows, len(title))
        self.entry = Entry("act", "act", "aggression", target=("agent",))

    def term(self, words: str, **given):
        """The term that these words are."""
        start = self.text.index(words)
        first, after = self.scene.tokens(start, start + len(words))
        options = {"frame": "aggression", "slots": ("agent",), "voice": Voice("narration"), "entry": self.entry}
        return self.scene.term(first, after, **{**options, **given})

    def token(self, word: str) -> int:
        """The first token with this form."""
        return self.document.tree.words.index(word)

    def found(self, pattern: str, frame: str = "aggression", target=("agent",), ranker=None, lexicon=None, **entry):
        """Participants of the terms of one entry, in order."""
        own = Entry("own", pattern, frame, target=tuple(target), **entry)
        lexicon = lexicon or Lexicon("own", "1.0.0", (own,), agent=("aggression",), patient=("casualties",))
        participants = Participants(self.scene, ranker)
        matches = Matcher(lexicon).match(self.document, lambda: self.document.tags)
        return [participants.of(match, Voice("narration")) for match in matches]


@pytest.fixture(scope="session")
def story():
    """Make a :class:`Story`."""
    return Story
