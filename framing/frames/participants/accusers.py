"""Who makes an accusation that a text tells of: *X accused Y of fraud*, *X's condemnation of Y*, *was called a liar*.

A framing term and its voice enter; who accuses leaves. A term for an act of speech belongs to the one who performs the
act; a term that only names what somebody is accused of, or called, belongs to the one who accuses or calls. Where the
text does not say who that is, it is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from framing.frames.participants.scene import Scene
from framing.lexicons import Match
from framing.lexicons.words import words
from framing.quotes.voices import Voice, Voices
from framing.text.grammar.tree import NOUNS

__all__ = ["UNATTRIBUTED", "Accuser", "Accusers"]

#: Actor of a quote whose source the text does not name.
UNATTRIBUTED = "UNATTRIBUTED"

_NOBODY_IN_PARTICULAR = words("frames.accusing.anybody")
_FIRST_PERSON = words("frames.accusing.first_person")
_ACCUSATIONS = words("frames.accusing.nouns")
_SPEECH = words("frames.accusing.texts") | _ACCUSATIONS
#: Relations between a word and the head of the wrong that it is a part of (*accused of ordering the killing of X*).
_WITHIN = frozenset("compound amod conj dobj xcomp nmod nsubj nsubjpass det nummod advmod dep ccomp".split())
_PARTS = frozenset("amod compound conj advmod det nummod".split())
_FARTHEST = 6  # steps from a word up to the word of accusing
_AGAINST = ("of", "against", "on", "over", "at", "about", "toward", "towards")


@dataclass(frozen=True, slots=True)
class Accuser:
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
    """

    actor: str | None
    own: bool
    token: int
    passive: bool = False


class Accusers:
    """Who makes the accusations that one article tells of.

    Parameters
    ----------
    scene : Scene
    voices : Voices

    Examples
    --------
    >>> from framing.text import Document
    >>> row = {"mention_id": "a:m0001", "actor_id": "FRE", "start": 25, "end": 34, "form": "name"}
    >>> scene = Scene(Document("Ruritania was accused by Freedonia of theft."), [row])
    >>> accusers = Accusers(scene, Voices([]))
    >>> accusers.performer(2, 3, None).actor, accusers.accuser(6, 7).actor
    ('FRE', 'FRE')
    """

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self._scene, self._tree, self._voices = scene, scene.tree, voices

    def of(self, match: Match, voice: Voice) -> Accuser | None:
        """Who makes the accusation, where the text tells of somebody's act of accusing; None where it does not.

        Who speaks by a cue is who performs it, but for a passive, where the text says who acts or nobody does. An act
        outside the quotation that holds the term is none of it: the quotation has its speaker already.

        Parameters
        ----------
        match : Match
        voice : Voice
            Of the term.

        Returns
        -------
        Accuser or None
        """
        entry = match.entry
        if entry.speech_act:
            found = self.performer(match.first, match.after, voice.quote.actor if voice.quote is not None else None)
            cue = voice.cue_of.actor if voice.cue_of is not None else None
            noun = found.actor is not None and self._tree.tags[found.token] in NOUNS
            by_syntax = found.passive or noun or cue in (None, UNATTRIBUTED)  # *rejected French criticism*
            return found if by_syntax else Accuser(cue, False, match.first)
        accusing = match.lexicon.accusing
        negative = entry.polarity is not None and entry.polarity < 0
        if entry.frame not in accusing if accusing is not None else not negative:
            return None
        told = self.accuser(match.first, match.after)
        if told is None:
            return None
        where = self._voices.of(self._scene.starts[told.token], self._scene.ends[told.token])
        by_cue = told.passive and where.cue_of is not None and where.cue_of is voice.quote
        return told if by_cue or where.quote is voice.quote else None

    def performer(self, first: int, after: int, speaker: str | None) -> Accuser:
        """Who performs the act of speech that the term ``[first, after)`` tells of.

        Parameters
        ----------
        first, after : int
        speaker : str or None
            Who says the passage; None in narration.

        Returns
        -------
        Accuser
        """
        tree = self._tree
        verb = next((k for k in range(first, after) if tree.tags[k].startswith("VB") and tree.is_verb(k)), -1)
        nouns = [k for k in range(first, after) if tree.is_noun(k) and tree.tags[k] in NOUNS]
        if verb >= 0 and not (nouns and tree.lemmas[verb] in words("frames.accusing.receiving")):
            found = self._of_verb(verb, after)
            # What nobody is said to do (*to condemn them is right*) the speaker of a quotation does.
            free = found.actor is None and not found.passive and tree.child(verb, "nsubj", "nsubjpass") < 0
            return Accuser(None, True, verb) if free and speaker is not None else found
        noun = nouns[-1] if nouns else tree.noun_head(tree.head_of(first, after))
        if tree.tags[noun] not in NOUNS or (not nouns and tree.lemmas[noun] not in _SPEECH):
            return Accuser(None, speaker is not None, first)  # *a humiliating defeat*
        return self._first(self._makers(noun), noun)

    def accuser(self, first: int, after: int) -> Accuser | None:
        """Who accuses somebody of what the term names, or calls him so; None where the text tells of no such act.

        Parameters
        ----------
        first, after : int

        Returns
        -------
        Accuser or None
        """
        tree = self._tree
        k = head = tree.head_of(first, after)
        inside = True  # what somebody is called is the whole phrase, not a thing in it
        for _ in range(_FARTHEST):
            act = self._act_against(k, inside)
            if act >= 0:
                return self._first(self._makers(act), act) if tree.tags[act] in NOUNS else self._of_verb(act)
            clause = tree.is_verb(k) and tree.finite(k) and tree.relations[k] != "conj"
            if tree.heads[k] < 0 or tree.relations[k] not in _WITHIN or clause:
                break
            inside = inside and tree.relations[k] in _PARTS
            k = tree.heads[k]
        return self._alleged(first, after, head)

    def actor_of(self, noun: int) -> str | None:
        """Whom a noun stands for: its own mention, or that of somebody in its phrase.

        *Dozens of critics* are the critics and *X's troops* are X's; who is named by what he is to somebody (*X's
        critics*) is not X.

        Parameters
        ----------
        noun : int

        Returns
        -------
        str or None
        """
        tree, found = self._tree, dict[str, str]()
        for actor, how in self._scene.actors_of(noun):
            found.setdefault(how, actor)
        ways = ["head"]
        if tree.lemmas[noun] in words("frames.nouns.partitives") or tree.tags[noun] in ("CD", "DT", "JJ"):
            ways += ["of head", "from head", "among head"]
        ways.append("appos")
        if tree.lemmas[noun] not in words("frames.nouns.relational"):
            ways.append("owner")
        return next((found[way] for way in ways if way in found), None)

    def _first(self, nouns: Iterable[int], token: int, passive: bool = False) -> Accuser:
        """The first of some nouns that stands for an actor or for the speaker; of a text, who makes it."""
        tree = self._tree
        for noun in nouns:
            if any(tree.lower[k] in _FIRST_PERSON for k in (noun, *tree.behind(noun, "of"))):
                return Accuser(None, True, token, passive)  # *I*, *all of us*
            actor = self.actor_of(noun) if tree.lower[noun] not in _NOBODY_IN_PARTICULAR else None
            if actor is None and tree.lemmas[noun] in _SPEECH and noun != token:
                of_text = self._first(self._makers(noun), noun)  # *a letter by X accused Y*
                if of_text.own:
                    return Accuser(None, True, token, passive)
                actor = of_text.actor
            if actor is not None:
                return Accuser(actor, False, token, passive)
        return Accuser(None, False, token, passive)

    def _of_verb(self, verb: int, after: int = 0) -> Accuser:
        """Who does what a verb of accusing says."""
        tree = self._tree
        if tree.passive(verb) or self._headline_passive(verb, max(verb + 1, after)):
            near = (k for child in tree.children(verb) for k in tree.joined(child))
            by = [k for token in (verb, *near) for k in tree.behind(token, "by")]
            return self._first(by[:1], verb, True)
        nouns = [tree.subject(verb)]
        if tree.tags[verb] == "VBG" and verb > 0 and tree.lemmas[verb - 1] in _SPEECH:
            nouns.insert(0, verb - 1)  # *X's tweet blasting Y*, whatever the parser hung the participle on
        if nouns[-1] >= 0 and tree.relations[verb] == "acl":  # *a move by X to blame Y*, *in an effort to blame Y*
            around = next((k for k in tree.ancestors(verb) if tree.is_verb(k)), -1)
            nouns += self._makers(nouns[-1])
            nouns.append(tree.subject(around) if around >= 0 and not tree.passive(around) else -1)
        return self._first([noun for noun in nouns if noun >= 0], verb)

    def _headline_passive(self, verb: int, k: int) -> bool:
        """Whether a verb is the passive of a headline: *Freedonia accused of raids*, *raid blamed on Freedonia*."""
        tree = self._tree
        if tree.tags[verb] not in ("VBD", "VBN") or tree.child(verb, "aux", "dobj") >= 0 or k >= len(tree):
            return False
        on = tree.lower[k] == "on" and tree.lemmas[verb] in words("frames.accusing.put_on")
        return on or tree.lower[k] in words("frames.accusing.behind_passive")

    def _makers(self, noun: int) -> list[int]:
        """Nouns for who makes the text or accusation that a noun names, the likeliest first.

        *Criticism by X*, *the criticism that X heaped on Y*, *X's criticism*, *Freedonian criticism of Y*, *drew
        criticism from X*, *X voiced criticism*.
        """
        tree = self._tree
        out = [k for token in (noun, *tree.children(noun)) for k in tree.behind(token, "by", "from", "among")]
        for verb in tree.children(noun, "acl", "acl:relcl"):
            if tree.lemmas[verb] in words("frames.accusing.voicing"):
                out.append(tree.agent(verb))
        out.append(tree.possessor(noun))
        if any(tree.preposition(k) in _AGAINST for k in tree.children(noun, "nmod", "acl")):
            out += [k for k in tree.children(noun, "amod", "compound") if k < noun]
        top = tree.joined(noun)[0]
        verb, relation = tree.heads[top], tree.relations[top]
        if verb >= 0 and tree.is_verb(verb):
            among = ["among"] if tree.lemmas[verb] in words("frames.accusing.receiving") else []
            out += [k for k in tree.behind(verb, "by", "from", *among) if k > noun]
            carried = relation == "dobj" or (relation == "nmod" and tree.preposition(top) in ("with", "in"))
            if carried and tree.lemmas[verb] in words("frames.accusing.voicing") and not tree.passive(verb):
                out.append(tree.subject(verb))
        if tree.lemmas[noun] in _ACCUSATIONS:  # *allegations of abuse by X*: X abuses
            of = min(tree.behind(noun, "of"), default=len(tree))
            out = [k for k in out if k < of or tree.preposition(k) != "by"]
        return [k for k in out if k >= 0 and k != noun]

    # what somebody is accused of, and by which word

    def _act_against(self, wrong: int, named: bool) -> int:
        """The verb or noun of accusing whose complement the head of a phrase or clause is; -1 without one.

        Where it can be what somebody is `named`, also the verb of naming.
        """
        tree = self._tree
        above = tree.heads[wrong]
        if above < 0:
            return -1
        opening = {tree.lower[k] for k in tree.children(wrong, "case", "mark", "advmod") if k < wrong}
        relation, over = tree.relations[wrong], tree.heads[above]
        accuses = bool(opening & words("frames.accusing.prepositions"))
        hung_on_accused = over >= 0 and tree.relations[above] in ("dobj", "nsubjpass", "nmod")
        for act in (above, *([over] if hung_on_accused and (opening or relation == "dep") else [])):
            base = tree.lemmas[act]
            if tree.tags[act] in NOUNS:
                if base in _ACCUSATIONS and (accuses or relation == "compound"):
                    return act
            elif tree.is_verb(act):
                if base in words("frames.accusing.verbs") and (accuses or self._put_on(act, wrong)):
                    return act
                if named and self._is_name(act, wrong, "as" in opening):
                    return act
        return -1

    def _put_on(self, verb: int, wrong: int) -> bool:
        """Whether the wrong is what is put on somebody (*blamed the raid on X*, *the raid was blamed on X*)."""
        tree = self._tree
        if tree.lemmas[verb] not in words("frames.accusing.put_on") or tree.relations[wrong] not in (
            "dobj",
            "nsubjpass",
        ):
            return False
        return bool([k for token in (verb, wrong) for k in tree.behind(token, "on") if k > verb])

    def _is_name(self, verb: int, name: int, behind_as: bool) -> bool:
        """Whether a word is what somebody is called: behind *as*, the second object of a verb of naming, its clause."""
        tree, relation = self._tree, self._tree.relations[name]
        base = tree.lemmas[verb]
        if behind_as or base not in words("frames.naming.verbs"):
            return behind_as and base in words("frames.naming.verbs") | words("frames.naming.as_verbs")
        if relation in ("xcomp", "ccomp", "dep"):
            return not (tree.child(name, "nsubj") >= 0 and tree.finite(name))  # *declared that he was a liar*
        named = tree.child(name, "nsubj") >= 0 or any(
            k < name for k in tree.children(verb, "dobj", "iobj", "nsubjpass")
        )
        return named and relation in ("dobj", "iobj")

    def _alleged(self, first: int, after: int, head: int) -> Accuser | None:
        """*an alleged attack*, *allegedly attacked*, *is said to have attacked*: nobody is said to say so."""
        tree = self._tree
        near = {*range(first, after)}
        for k in (head, tree.noun_head(head)):
            near.update(tree.children(k, "amod", "advmod"))
        verb = head
        while tree.relations[verb] == "xcomp":
            verb = tree.heads[verb]
            if (
                tree.lemmas[verb] in words("frames.accusing.hearsay")
                and tree.passive(verb)
                and not tree.behind(verb, "by")
            ):
                return Accuser(None, False, verb, True)
            near.update(tree.children(verb, "advmod"))
        for k in sorted(near):
            if tree.lower[k] in words("frames.accusing.alleged") and tree.lower[k + 1 : k + 2] != ["to"]:
                return Accuser(None, False, k)
        return None
