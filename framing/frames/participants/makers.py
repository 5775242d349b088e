"""Who makes a text or an act of speech that a noun names: *X's criticism*, *a letter by X*, *X voiced outrage*."""

from __future__ import annotations

from framing.frames.participants.mentions_by_place import Mention
from framing.frames.participants.noun_actors import NounActors
from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS

__all__ = ["Makers"]

_ANYBODY = words("frames.accusing.anybody")
_TEXTS = words("frames.accusing.texts")
_ACCUSATIONS = words("frames.accusing.nouns")
_VOICING = words("frames.accusing.voicing")
_RECEIVING = words("frames.accusing.receiving")
_MAKERS = ("by", "from", "among")
#: Prepositions behind which an accusation names the accused, so that a name before it is the accuser's.
_AGAINST = ("of", "against", "on", "over", "at", "about", "toward", "towards")


class Makers:
    """Makers of the texts and accusations of one article.

    Parameters
    ----------
    actors : NounActors

    Examples
    --------
    >>> from framing.frames.participants.mentions_by_place import Mentions
    >>> from framing.text import Document
    >>> document = Document("Marsh voiced criticism.")
    >>> row = {"mention_id": "a:m0001", "actor_id": "MARSH", "start": 0, "end": 5, "form": "name"}
    >>> starts, ends = document.tokens.start.tolist(), document.tokens.end.tolist()
    >>> Makers(NounActors(document.tree, starts, ends, Mentions([row]))).of(2).actor
    'MARSH'
    """

    def __init__(self, actors: NounActors) -> None:
        self.tree, self.actors = actors.tree, actors

    def is_speech(self, noun: int) -> bool:
        """Whether a noun names a text or an accusation, of which somebody is the maker."""
        tree = self.tree
        return tree.tags[noun] in NOUNS and tree.lemmas[noun] in _TEXTS | _ACCUSATIONS

    def of(self, noun: int) -> Mention | None:
        """Who makes what a noun names: behind *by* or *from*, its owner, a name before it, the subject of its verb."""
        tree, actors = self.tree, self.actors
        makers = [*self.behind(noun), *self._carriers(noun)]
        if tree.lemmas[noun] in _ACCUSATIONS:  # *allegations of abuse by X*: X abuses
            of = min(tree.behind(noun, "of"), default=len(tree))
            makers = [k for k in makers if k < of or tree.preposition(k) != "by"]
        named = (actors.of(k) for k in makers if tree.lower[k] not in _ANYBODY)
        found = next((mention for mention in named if mention is not None), None) or actors.owner(noun)
        if found is not None:
            return found
        against = any(tree.preposition(k) in _AGAINST for k in tree.children(noun, "nmod", "acl"))
        return actors.before(noun, names=against) or actors.of(self.carrier_subject(noun))

    def behind(self, token: int) -> list[int]:
        """Nouns behind *by*, *from* or *among* that hang on a token, on what hangs on it, or on the verb above it."""
        tree = self.tree
        after = tree.span(token)[1]
        below = [k for k in range(token + 1, after) if self._is_maker(k, token)]
        above = tree.heads[token]
        if above < 0 or tree.tags[token] not in NOUNS or not tree.is_verb(above):
            return below
        makers = _MAKERS if tree.lemmas[above] in _RECEIVING else _MAKERS[:2]
        return below + [k for k in tree.children(above, "nmod") if k > token and tree.preposition(k) in makers]

    def _carriers(self, noun: int) -> list[int]:
        """Who does what a clause behind the noun says: *the criticism that X heaped on Y*, *levelled by X*."""
        tree = self.tree
        verbs = [k for k in tree.children(noun, "acl", "acl:relcl") if tree.lemmas[k] in _VOICING]
        carried = [k for k in verbs if (tree.subject(k) if tree.passive(k) else tree.object(k)) == noun]
        return [k for verb in carried if (k := tree.agent(verb)) not in (-1, noun)]

    def _is_maker(self, noun: int, token: int) -> bool:
        """Whether *by X* can belong to a token: no clause of its own stands between, that could take it."""
        tree = self.tree
        if tree.relations[noun] not in ("nmod", "advcl", "acl") or tree.preposition(noun) not in _MAKERS:
            return False
        for k in tree.ancestors(noun):
            if k == token:
                return True
            if tree.is_verb(k) or (tree.relations[k] == "conj" and tree.child(k, "det", "nmod:poss") >= 0):
                return False
        return False

    def carrier_subject(self, noun: int) -> int:
        """Subject of the verb that carries what a noun names (*X voiced criticism*, *X responded with outrage*)."""
        tree = self.tree
        first = tree.joined(noun)[0]
        verb, relation = tree.heads[first], tree.relations[first]
        if verb < 0 or tree.lemmas[verb] not in _VOICING or tree.tags[verb] in NOUNS or tree.passive(verb):
            return -1
        carried = relation == "dobj" or (relation == "nmod" and tree.preposition(first) in ("with", "in"))
        return tree.subject(verb) if carried else -1
