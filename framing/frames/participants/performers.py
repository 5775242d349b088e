"""Who makes an accusation that a text tells of: *X accused Y of fraud*, *X's condemnation of Y*, *was called a liar*.

A term for an act of speech belongs to the one who performs the act; a term that only names what somebody is accused
of, or called, belongs to the one who accuses or calls. Where the text does not say who that is, it is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.frames.participants.makers import Makers
from framing.frames.participants.mentions_by_place import Mention, Mentions
from framing.frames.participants.naming_verbs import find_naming
from framing.frames.participants.noun_actors import NounActors
from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS, Tree

__all__ = ["Performer", "Performers"]

_FIRST_PERSON = words("frames.accusing.first_person")
_ANYBODY = words("frames.accusing.anybody")
_ACCUSING = words("frames.accusing.verbs")
_PUT_ON = words("frames.accusing.put_on")
_PREPOSITIONS = words("frames.accusing.prepositions")
_BEHIND_PASSIVE = words("frames.accusing.behind_passive")
_ACCUSATIONS = words("frames.accusing.nouns")
_RECEIVING = words("frames.accusing.receiving")
_ALLEGED = words("frames.accusing.alleged")
_HEARSAY = words("frames.accusing.hearsay")
#: Relations between a word and the head of the wrong that it is a part of (*accused of ordering the killing of X*).
_WITHIN = frozenset("compound amod conj dobj xcomp nmod nsubj nsubjpass det nummod advmod dep ccomp".split())
_FARTHEST = 5


@dataclass(frozen=True)
class Performer:
    """Who makes an accusation that is told of.

    Attributes
    ----------
    actor : str or None
        None: the text does not say.
    own : bool
        It is the speaker of the passage (*we condemn*).
    token : int
        The word that tells of it: the verb or noun of accusing.
    passive : bool
        It is a passive verb, whose subject is accused.
    mention : str or None
        The mention by which the actor was found.
    """

    actor: str | None
    own: bool
    token: int
    passive: bool = False
    mention: str | None = None


class Performers:
    """Who performs the acts of speech of one article.

    Parameters
    ----------
    tree : Tree
    starts, ends : sequence of int
        Offsets of the tokens.
    mentions : Mentions

    Examples
    --------
    >>> from framing.text import Document
    >>> document = Document("Ruritania was accused by Freedonia of theft.")
    >>> row = {"mention_id": "a:m0001", "actor_id": "FRE", "start": 25, "end": 34, "form": "name"}
    >>> starts, ends = document.tokens.start.tolist(), document.tokens.end.tolist()
    >>> performers = Performers(document.tree, starts, ends, Mentions([row]))
    >>> performers.performer(2, 3, None).actor, performers.accuser(6, 7).actor
    ('FRE', 'FRE')
    """

    def __init__(self, tree: Tree, starts: Sequence[int], ends: Sequence[int], mentions: Mentions) -> None:
        self.tree = tree
        self.actors = NounActors(tree, starts, ends, mentions)
        self.makers = Makers(self.actors)

    def performer(self, first: int, after: int, speaker: str | None) -> Performer:
        """Who performs the act of speech that the term ``[first, after)`` tells of.

        Parameters
        ----------
        first, after : int
        speaker : str or None
            Who says the passage; None in narration.

        Returns
        -------
        Performer
        """
        tree = self.tree
        verb = next((k for k in range(first, after) if tree.tags[k].startswith("VB") and tree.is_verb(k)), -1)
        nouns = [k for k in range(first, after) if tree.is_noun(k) and tree.tags[k] in NOUNS]
        receives = verb >= 0 and bool(nouns) and tree.lemmas[verb] in _RECEIVING
        if verb >= 0 and not receives:
            return self._of_verb(verb, speaker, after)
        noun = nouns[-1] if nouns else tree.noun_head(tree.head_of(first, after))
        if tree.tags[noun] not in NOUNS or (not nouns and not self.makers.is_speech(noun)):
            return Performer(None, speaker is not None, first)  # *a humiliating defeat*
        return self._of_noun(noun)

    def accuser(self, first: int, after: int) -> Performer | None:
        """Who accuses somebody of what the term names, or calls him so; None where the text tells of no such act.

        Parameters
        ----------
        first, after : int

        Returns
        -------
        Performer or None
        """
        head = self.tree.head_of(first, after)
        return self._called(head) or self._accused_of(head) or self._alleged(first, after, head)

    # who does what a verb or a noun of accusing says

    def _of_verb(self, verb: int, speaker: str | None = None, after: int = 0) -> Performer:
        tree = self.tree
        if tree.passive(verb) or self._headline_passive(verb, after):
            by = next((k for k in self.makers.behind(verb) if tree.preposition(k) == "by"), -1)
            return self._of_actor(by, verb, True) if by >= 0 else Performer(None, False, verb, True)
        found = None
        for subject in self._subjects(verb):
            found = self._of_actor(subject, verb)
            if found.actor is not None or found.own:
                return found
        open_clause = found is None or tree.child(verb, "nsubj", "nsubjpass") < 0
        return Performer(None, speaker is not None and open_clause, verb)

    def _subjects(self, verb: int) -> Iterator[int]:
        """Subject of a verb; of one that describes a noun that nobody stands for, the subject of the clause around it.

        *Ways to accuse Y*, *in an effort to blame Y*, *a statement condemning Y*: who found, made or issued them.
        """
        tree = self.tree
        before = verb - 1
        if tree.tags[verb] == "VBG" and before >= 0 and self.makers.is_speech(before):
            yield before  # *X's tweet blasting Y*, whatever the parser hung the participle on
        subject = tree.subject(verb)
        if subject < 0:
            return
        yield subject
        if tree.child(verb, "nsubj", "nsubjpass") >= 0 or tree.relations[verb] != "acl":
            return
        yield from tree.behind(subject, "by")  # *a move by X to blame Y*
        if tree.relations[subject] == "nmod" and tree.tags[tree.heads[subject]] in NOUNS:
            yield tree.heads[subject]
        around = next((k for k in tree.ancestors(verb) if tree.is_verb(k)), -1)
        if around >= 0 and (outer := tree.subject(around)) not in (-1, subject) and not tree.passive(around):
            yield outer

    def _headline_passive(self, verb: int, after: int) -> bool:
        """Whether a verb is the passive of a headline: *Freedonia accused of raids*, *raid blamed on Freedonia*."""
        tree, k = self.tree, max(verb + 1, after)
        if tree.tags[verb] not in ("VBD", "VBN") or tree.child(verb, "aux", "dobj") >= 0 or k >= len(tree):
            return False
        on = tree.lower[k] == "on" and tree.lemmas[verb] in _PUT_ON
        return on or tree.lower[k] in _BEHIND_PASSIVE

    def _of_actor(self, noun: int, token: int, passive: bool = False) -> Performer:
        """The actor that a noun stands for; of a text or an act of speech, who makes it (*a letter by X accused Y*)."""
        tree = self.tree
        if any(tree.lower[k] in _FIRST_PERSON for k in (noun, *tree.behind(noun, "of"))):
            return Performer(None, True, token, passive)  # *I*, *all of us*
        found = self.actors.of(noun) if tree.lower[noun] not in _ANYBODY else None
        if found is None and self.makers.is_speech(noun):
            found = self.makers.of(noun)
        return _performer(found, token, passive)

    def _of_noun(self, noun: int) -> Performer:
        """Who makes the accusation that a noun names: *X's criticism*, *criticism by X*, *X made the accusation*."""
        owner = self.tree.possessor(noun)
        if owner >= 0 and self.tree.lower[owner] in _FIRST_PERSON:
            return Performer(None, True, noun)
        governor = self.makers.carrier_subject(noun)
        if governor >= 0 and self.tree.lower[governor] in _FIRST_PERSON:
            return Performer(None, True, noun)
        return _performer(self.makers.of(noun), noun)

    # who says what a term names

    def _called(self, head: int) -> Performer | None:
        """*X called Y a liar*: X; *Y was called a liar*: nobody that is known."""
        naming = find_naming(self.tree, head)
        if naming is None:
            return None
        passive = self.tree.passive(naming.verb)
        if naming.namer < 0:
            return Performer(None, False, naming.verb, passive)
        return self._of_actor(naming.namer, naming.verb, passive)

    def _accused_of(self, head: int) -> Performer | None:
        """*X accused Y of fraud*, *Y was charged with fraud*, *accusations of fraud by X*, *fraud charges*."""
        tree = self.tree
        k = self._wrong(head)
        above = tree.heads[k]
        if above < 0:
            return None
        if self._accuses(above):
            if tree.tags[above] in NOUNS:
                return self._of_noun(above) if self._opens(k) or tree.relations[k] == "compound" else None
            return self._of_verb(above) if self._opens(k) or self._put_on(above, k) else None
        hung_on = tree.relations[above] in ("dobj", "nsubjpass", "nmod") and self._opens(k)
        if hung_on and tree.heads[above] >= 0 and self._accuses(tree.heads[above]):
            accusing = tree.heads[above]  # the parser hung *of fraud* on the accused
            return self._of_noun(accusing) if tree.tags[accusing] in NOUNS else self._of_verb(accusing)
        return None

    def _accuses(self, token: int) -> bool:
        """Whether a word is a noun or verb of accusing."""
        tree = self.tree
        if tree.tags[token] in NOUNS:
            return tree.lemmas[token] in _ACCUSATIONS
        return tree.lemmas[token] in _ACCUSING and tree.is_verb(token)

    def _wrong(self, head: int) -> int:
        """Head of the phrase or clause that may be what somebody is accused of, from a word in it."""
        tree, k = self.tree, head
        for _ in range(_FARTHEST):
            above, relation = tree.heads[k], tree.relations[k]
            if above < 0 or relation not in _WITHIN or self._accuses(above):
                break
            if self._opens(k) and (relation != "nmod" or self._hangs_on_accused(above)):
                break
            if tree.is_verb(k) and tree.finite(k) and relation != "conj":
                break
            k = above
        return k

    def _hangs_on_accused(self, noun: int) -> bool:
        above = self.tree.heads[noun]
        return above >= 0 and self._accuses(above) and self.tree.relations[noun] in ("dobj", "nsubjpass", "nmod")

    def _opens(self, token: int) -> bool:
        """Whether a word or clause stands behind the preposition, or the *that*, of an accusation."""
        tree = self.tree
        return any(tree.lower[k] in _PREPOSITIONS for k in tree.children(token, "case", "mark") if k < token)

    def _put_on(self, verb: int, token: int) -> bool:
        """Whether the wrong is what is put on somebody (*blamed the raid on X*, *the raid was blamed on X*)."""
        tree = self.tree
        if tree.lemmas[verb] not in _PUT_ON or tree.relations[token] not in ("dobj", "nsubjpass", "nsubj"):
            return False
        return any(tree.preposition(k) == "on" for n in (verb, token) for k in tree.children(n, "nmod") if k > verb)

    def _alleged(self, first: int, after: int, head: int) -> Performer | None:
        """*an alleged attack*, *allegedly attacked*, *is said to have attacked*: nobody is said to say so."""
        tree = self.tree
        noun = tree.noun_head(head)
        near = [*range(first, after), *(k for n in (head, noun) for k in tree.children(n, "amod", "advmod"))]
        verb = head
        while tree.relations[verb] == "xcomp":
            above = tree.heads[verb]
            if tree.lemmas[above] in _HEARSAY and tree.passive(above) and not tree.behind(above, "by"):
                return Performer(None, False, above, True)
            near += tree.children(above, "advmod")
            verb = above
        found = next((k for k in sorted(near) if tree.lower[k] in _ALLEGED and tree.lower[k + 1 : k + 2] != ["to"]), -1)
        return Performer(None, False, found) if found >= 0 else None


def _performer(found: Mention | None, token: int, passive: bool = False) -> Performer:
    if found is None:
        return Performer(None, False, token, passive)
    return Performer(found.actor, False, token, passive, found.mention_id)
