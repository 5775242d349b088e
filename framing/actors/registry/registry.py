"""The registry: who the actors of a study are and by which names a text may call them.

A registry is a TOML file (``lexicons/actors/*.toml``); one may stand on another (``base``), and then changes or adds
to its actors. What a file must look like is checked in :mod:`framing.actors.registry.check_registry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from framing.actors.registry.aliases import Alias, AliasMatcher
from framing.actors.registry.person_names import PersonNames

__all__ = ["Actor", "Registry"]


@dataclass(frozen=True)
class Actor:
    """One actor of a registry.

    Attributes
    ----------
    id, name : str
        Identity and readable name.
    kind : str
        person | government | military | armed_group | media | igo | ngo | public | document | anonymous | unattributed.
    side : tuple of str
        Sides of the study's own groupings.
    aliases : tuple of Alias
        Names, patterns and metonyms.
    adjectives : tuple of str
        Words that mark what belongs to it (*Russian*, *U.S.*): an official of it is affiliated to it.
    heads : tuple of str
        Nouns that may stand for it once it has been named (*the ministry*).
    parent : str or None
        Actor that it is a part of.
    members : tuple of str
        Actors that it consists of, for an entry that names several.
    gender : str or None
        ``"m"`` or ``"f"`` for a person, where known.
    valid_from, valid_to : str or None
        ISO dates between which it is called by its aliases (*the UN envoy*); its own name holds always.
    source, note : str or None
        Where the entry comes from, and remarks.

    Examples
    --------
    >>> import framing as fr
    >>> actor = fr.read_registry("syria")["RUS_MOD"]
    >>> actor.name, actor.kind, actor.aliases[0].words
    ('Russian Defense Ministry', 'military', ('Russian', 'Defense', 'Ministry'))
    """

    id: str
    name: str
    kind: str
    side: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    adjectives: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    parent: str | None = None
    members: tuple[str, ...] = ()
    gender: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    source: str | None = None
    note: str | None = None

    @property
    def is_state(self) -> bool:
        """Whether it is a state, whose name also says only where something happens."""
        return self.kind == "government" and self.parent is None and bool(self.adjectives)

    def holds_on(self, date: str) -> bool:
        """Whether its aliases are valid on a day, ISO 8601."""
        return (self.valid_from or "") <= date[:10] <= (self.valid_to or "9999")


@dataclass(frozen=True, eq=False)
class Registry:
    """Actors by id, with what finds them in a text.

    Parameters
    ----------
    actors : mapping of str to Actor
    name : str
        Name of the registry.
    version : str
    sha256 : str, optional
        Of the files that it was read from; None where it was made or changed in memory.
    merges : pandas.DataFrame, optional
        Which ids that articles give to actors of no registry are one actor's, and which are not
        (:func:`framing.actors.read_merges`).

    Examples
    --------
    >>> from framing.actors import read_registry
    >>> registry = read_registry("syria")
    >>> registry["RUS_MOD"].name
    'Russian Defense Ministry'
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    name: str = ""
    version: str = ""
    sha256: str | None = None
    merges: pd.DataFrame | None = None

    def __getitem__(self, actor_id: str) -> Actor:
        return self.actors[actor_id]

    def __contains__(self, actor_id: object) -> bool:
        return actor_id in self.actors

    def __len__(self) -> int:
        return len(self.actors)

    def get(self, actor_id: str | None) -> Actor | None:
        """The actor, or None."""
        return self.actors.get(actor_id) if actor_id else None

    @cached_property
    def matcher(self) -> AliasMatcher:
        """Finds the aliases in tokens."""
        return AliasMatcher((alias, actor.id) for actor in self.actors.values() for alias in actor.aliases)

    @cached_property
    def persons(self) -> PersonNames:
        """Finds its persons by all forms of their names."""
        return PersonNames((actor.name, actor.id) for actor in self.actors.values() if actor.kind == "person")

    def find(
        self,
        words: Sequence[str],
        lower: Sequence[str] | None = None,
        begin: int = 0,
        end: int | None = None,
        out_of_date: frozenset[str] = frozenset(),
    ) -> list[tuple[int, int, str, bool]]:
        """Its actors in the tokens of an article, by their aliases and by the forms of persons' full names.

        Parameters
        ----------
        words, lower : sequence of str
        begin, end : int, optional
            Look only between these tokens.
        out_of_date : frozenset of str
            Actors of whom only the own name is taken.

        Returns
        -------
        list of (first, last, actor_id, metonym)
            In order; of those that overlap the longer one.

        Examples
        --------
        >>> actor = Actor("VOSS", "Ada Voss", "person")
        >>> Registry({"VOSS": actor}).find("Mayor Ada M. Voss spoke".split())
        [(1, 4, 'VOSS', False)]
        """
        found = [
            (a, b, i, alias.metonym) for a, b, i, alias in self.matcher.find(words, lower, begin, end, out_of_date)
        ]
        names = [(*name, False) for name in self.persons.find(words, begin, end)]
        if not names:
            return found
        out: list[tuple[int, int, str, bool]] = []
        for match in sorted(found + names, key=lambda m: (m[0] - m[1], m[0])):
            if all(match[1] <= first or last <= match[0] for first, last, *_ in out):
                out.append(match)
        return sorted(out)

    def out_of_date(self, date: str | None) -> frozenset[str]:
        """Actors whose aliases do not hold on a day; none where the day is not known.

        Parameters
        ----------
        date : str or None
            ISO 8601.

        Returns
        -------
        frozenset of str

        Examples
        --------
        >>> from framing.actors import read_registry
        >>> "UN_DE_MISTURA" in read_registry("syria").out_of_date("2019-05-01")
        True
        """
        if not date:
            return frozenset()
        return frozenset(actor.id for actor in self._dated if not actor.holds_on(date))

    @cached_property
    def _dated(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors.values() if actor.valid_from or actor.valid_to)

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Lower-case adjective to the id of the actor it belongs to; states come before others."""
        found: dict[str, str] = {}
        for actor in self.actors.values():
            for word in actor.adjectives:
                found.setdefault(word.lower(), actor.id)
        return found

    @cached_property
    def classes(self) -> dict[tuple[str, str], str]:
        """Unnamed members of an actor (*a U.S. official*): id by the actor's id and the noun."""
        return {
            (actor.parent, head): actor.id
            for actor in self.actors.values()
            if actor.kind == "anonymous" and actor.parent and not actor.members
            for head in actor.heads
        }

    def with_actors(self, actors: Iterable[Actor]) -> Registry:
        """A new registry in which these actors replace those of the same id or are added.

        Parameters
        ----------
        actors : iterable of Actor

        Returns
        -------
        Registry

        Examples
        --------
        >>> mayor = Actor("MAYOR", "Ada Voss", "person", aliases=(Alias.of("Ada Voss"), Alias.of("Mayor Voss")))
        >>> "MAYOR" in Registry().with_actors([mayor])
        True
        """
        return replace(self, actors={**self.actors, **{actor.id: actor for actor in actors}}, sha256=None)
