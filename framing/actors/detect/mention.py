"""One mention of an actor inside an article, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BEARERS", "Mention"]

#: Kinds of mentions and entities that may be one person.
BEARERS = ("person", "name")


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens that name somebody.

    Attributes
    ----------
    first, last, head : int
        First token, token after the last, head token.
    form : {"name", "nominal", "pronoun"}
    kind : str
        person | crowd | body | media | document | place | name (a name of unknown kind).
    lemma : str
        Dictionary form of the head; of a person's name the surname.
    plural : bool
    gender : {"m", "f", ""}
    definite : str
        the | a | bare | poss | this | num, by what stands before a nominal; empty for names and pronouns.
    words : tuple of str
        Of a name its tokens without titles; of a nominal its lower-case modifiers.
    actor : str or None
        Actor of the registry, where the words name one.
    owner, complement, inside, apposed : Mention or None
        Possessor (*Trump's campaign*) or naming modifier, what follows *of/for/with*, the mention that it is only a
        modifier of, and the mention that it stands in apposition to.
    locative : bool
        Only says where (*in Syria*).
    sentence : int
    time : int
        Sentences so far that are not wholly a quotation: what somebody says puts nobody out of mind.
    entity : int
        Number of the entity in the article; -1 before resolution.
    source : bool
        It is the source of a quote.
    roles : tuple of str
        Titles before a name.
    exemplified : bool
        Several, of whom the text names one (*states led by Ohio*).
    group : tuple of Mention
        Of a mention that stands for several named together: who they are.
    """

    first: int
    last: int
    head: int
    form: str
    kind: str
    lemma: str
    plural: bool = False
    gender: str = ""
    definite: str = ""
    words: tuple[str, ...] = ()
    actor: str | None = None
    owner: Mention | None = None
    complement: Mention | None = None
    inside: Mention | None = None
    apposed: Mention | None = None
    locative: bool = False
    sentence: int = 0
    time: int = 0
    entity: int = -1
    source: bool = False
    roles: tuple[str, ...] = ()
    group: tuple[Mention, ...] = ()
    exemplified: bool = False

    @property
    def may_be_person(self) -> bool:
        """Whether it is a name that one person may bear."""
        return self.form == "name" and self.kind in BEARERS

    @property
    def one_person(self) -> bool:
        """Whether it names a single person."""
        return self.kind == "person" and not self.plural

    @property
    def before_head(self) -> bool:
        """Whether it only says whose somebody is: *MSNBC* host, the *Trump* administration."""
        holder = self.inside
        return holder is not None and holder.first <= self.first and self.last <= holder.head
