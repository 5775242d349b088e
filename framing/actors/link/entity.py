"""Somebody in one article: the mentions that name him, and what they tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.actors.detect.mention import Mention

__all__ = ["Entity"]


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody in one article.

    Attributes
    ----------
    number : int
        Its place in the list of entities.
    kind : str
        As of mentions.
    guessed : bool
        The gender is that of a pronoun that was put to it, and gives way to a title or a name.
    names : list of tuple of str
        Names without titles, as they came.
    roles : set of str
        Head nouns and titles that the text gave it.
    modifiers : set of str
        Lower-case words that stood before those nouns.
    mentions : list of Mention
    actor : str or None
        Actor of the registry.
    owner : Entity or None
        What it belongs to (*Trump's campaign*, *a spokesman for the ministry*), or who issued it (*a UN report*).
    trail : list of (int, str)
        Time and place in the sentence of its mentions so far (:mod:`framing.actors.link.recency`).
    named, full : bool
        A name is known, one of more than one word.
    quoted : bool
        It is the source of a quote.
    exemplified : bool
        One of its mentions is.
    bare : int
        How often a name of one word stood for it.
    members : tuple of int
        Entities that are named together, of an entity that is several.
    joined_to : Entity or None
        The entity that it was found to be the same as, which has its mentions now.
    """

    number: int
    kind: str
    plural: bool = False
    gender: str = ""
    guessed: bool = False
    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    actor: str | None = None
    owner: Entity | None = None
    trail: list[tuple[int, str]] = field(default_factory=list)
    named: bool = False
    full: bool = False
    quoted: bool = False
    exemplified: bool = False
    bare: int = 0
    members: tuple[int, ...] = ()
    joined_to: Entity | None = field(default=None, repr=False)

    def words(self) -> set[str]:
        """Words, in lower case, by which it has been called or described."""
        return self.modifiers | self.roles | {part.lower() for name in self.names for part in name}

    def speaker(self) -> Entity:
        """Who speaks: of a document its issuer, where the text tells."""
        if self.kind == "document" and self.owner is not None and self.owner.kind != "document":
            return self.owner
        return self

    @property
    def seen(self) -> int:
        """Time of its last mention."""
        return self.trail[-1][0] if self.trail else -1
