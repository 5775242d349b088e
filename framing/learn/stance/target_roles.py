"""What a target does and suffers: the words around it by their part in the sentence."""

from __future__ import annotations

from framing.learn.stance.target_sentence import Target
from framing.lexicons.words import words

__all__ = ["ROLES", "Roles"]

#: Verbs whose agent it is as their subject; whose patient it is; words of its own phrase; what it is said to be; what
#: belongs to it; what its preposition hangs on; the objects of its verbs; its apposition; passives whose agent it is;
#: who does what it suffers; what happens to what belongs to it.
ROLES = tuple("subject object modifier predicate owned governor its_object apposition agent doer fate".split())


class Roles:
    """The tokens that stand in each role to a target; names are left out.

    Parameters
    ----------
    target : Target

    Attributes
    ----------
    tokens : dict of str to list of int
    passive, speaks : bool
        Whether a passive verb has the target as its subject, and whether it says something.
    preposition : str
        Before its phrase; empty where there is none.

    Examples
    --------
    >>> from framing.learn.stance.target_sentence import read_targets
    >>> text = "Kim was accused of fraud by angry voters."
    >>> kim, voters = read_targets([(text, 0, 3), (text, 34, 40)], None)
    >>> Roles(kim).tokens["object"], Roles(voters).tokens["agent"]
    ([2], [2])
    """

    def __init__(self, target: Target) -> None:
        self.target, self.tree = target, target.sentence.tree
        self.tokens: dict[str, list[int]] = {role: [] for role in ROLES}
        self.passive = self.speaks = False
        self.head = self.tree.head_of(target.first, target.last)
        self.phrase = self.tree.noun_head(self.head)
        self.preposition = self.tree.preposition(self.phrase) if self.tree.relations[self.phrase] == "nmod" else ""
        self._phrase()
        self._verbs()
        hidden, names = target.hidden, target.sentence.names
        for role, own in self.tokens.items():
            self.tokens[role] = [i for i in dict.fromkeys(own) if not hidden[i] and not names[i]]

    def _inner(self, noun: int) -> list[int]:
        """A word with what describes it."""
        return [*self.tree.children(noun, "amod", "compound", "nummod", "neg", "advmod", "acl", "acl:relcl"), noun]

    def _phrase(self) -> None:
        tree, tokens, phrase = self.tree, self.tokens, self.phrase
        tokens["modifier"] += self._inner(phrase)[:-1]
        if phrase != self.head:
            tokens["owned"].append(phrase)
            tokens["modifier"] += self._inner(self.head)[:-1]
        for noun in tree.appositions(phrase):
            tokens["apposition"] += self._inner(noun)
        relation, above = tree.relations[self.head], tree.heads[self.head]
        if relation == "nmod:poss" and above >= 0:
            tokens["owned"] += self._inner(above)
            self._fate(above)
        elif phrase != self.head:
            self._fate(phrase)
        relation, above = tree.relations[phrase], tree.heads[phrase]
        if relation == "nmod" and above >= 0:
            tokens["governor"].append(above)
            if not tree.is_verb(above):
                self._fate(above)
            elif (thing := tree.child(above, "dobj")) >= 0 and tree.span(thing)[1] == tree.span(phrase)[0]:
                tokens["governor"].append(thing)

    def _fate(self, noun: int) -> None:
        """What is said of a thing of the target's."""
        for _, verb in self.target.sentence.parts.get(noun, ()):
            self.tokens["fate"].append(verb)

    def _verbs(self) -> None:
        tree, tokens = self.tree, self.tokens
        for part, verb in self.target.sentence.parts.get(self.phrase, ()):
            if part == "agent":
                tokens["agent"].append(verb)
            elif part == "object":
                tokens["object"].append(verb)
                self.passive |= tree.passive(verb)
                doer = tree.agent(verb)
                if doer >= 0:
                    tokens["doer"] += self._inner(doer)
            elif part == "predicate":
                tokens["predicate"] += self._inner(verb)
            else:
                tokens["subject"].append(verb)
                self.speaks |= self.target.sentence.lemmas[verb] in words("frames.stance.speaking")
                if (thing := tree.object(verb)) >= 0:
                    tokens["its_object"] += self._inner(thing)
