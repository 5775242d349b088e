"""What is read off the trees of a text, written once for all rooms: phrases, verbs and who stands where to them.

Places are numbers of tokens in the whole document. All answers come from the heads and relations of the parser
(:data:`framing.text.grammar.RELATIONS`); words are looked at only where the relation does not say enough (*by*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from framing.text.lemmas import lemma

__all__ = ["NOUNS", "Tree"]

#: Tags of nouns; of what can head a noun phrase.
NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_NOMINAL = NOUNS | {"PRP", "CD", "WP", "DT", "EX", "WDT"}
_INSIDE = frozenset(
    "det compound amod nummod nmod:poss case neg det:predet dep advmod nmod:npmod punct mwe cc:preconj".split()
)
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_CLAUSAL = frozenset(["csubj", "csubjpass"])
_GROUP = frozenset(["aux", "auxpass", "neg", "compound:prt", "cop"])
_TAKES_FROM = frozenset(["xcomp", "advcl", "conj"])  # clauses whose subject may be that of the clause above
_NO_VERB = frozenset("aux auxpass cop amod compound case".split())
_ONE_THING = frozenset("a an another every each no any this that".split())
_FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])


class Tree:
    """Trees of the sentences of a document.

    Parameters
    ----------
    words, tags : sequence of str
    heads : sequence of int
        Place of the head of each token, -1 for a root.
    relations : sequence of str

    Examples
    --------
    >>> from framing.text import Document
    >>> tree = Document("The town was shelled by the army, which denied it.").tree
    >>> verb = tree.words.index("shelled")
    >>> tree.passive(verb), tree.words[tree.patient(verb)], tree.words[tree.agent(verb)]
    (True, 'town', 'army')
    >>> denied = tree.words.index("denied")
    >>> tree.words[tree.subject(denied)]
    'army'
    """

    def __init__(
        self, words: Sequence[str], tags: Sequence[str], heads: Sequence[int], relations: Sequence[str]
    ) -> None:
        self.words, self.tags = words, tags
        self.heads, self.relations = heads, relations

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lower(self) -> list[str]:
        """Words in lower case."""
        return [word.lower() for word in self.words]

    @cached_property
    def lemmas(self) -> list[str]:
        """Lemmas of the words, lower case."""
        return [lemma(word) for word in self.lower]

    @cached_property
    def _children(self) -> list[list[int]]:
        none: list[int] = []  # one for all that have no dependents: most have none
        out = [none] * len(self.words)
        for k, head in enumerate(self.heads):
            if head >= 0:
                if out[head]:
                    out[head].append(k)
                else:
                    out[head] = [k]
        return out

    @cached_property
    def _prepositions(self) -> dict[int, str]:
        """Prepositions of the nouns that were asked for: a term asks for those of all mentions around it."""
        return {}

    @cached_property
    def _spans(self) -> dict[int, tuple[int, int]]:
        """Spans that were asked for, and those below them."""
        return {}

    # the tree itself

    def children(self, token: int, *relations: str) -> list[int]:
        """Dependents of a token in order, those with one of the relations; all where none is given."""
        found = self._children[token]
        return [k for k in found if self.relations[k] in relations] if relations else [*found]

    def child(self, token: int, *relations: str) -> int:
        """First dependent of a token with one of the relations, or -1."""
        for k in self._children[token]:
            if self.relations[k] in relations:
                return k
        return -1

    def span(self, token: int) -> tuple[int, int]:
        """Tokens ``[first, after)`` from the first to the last that depend on a token, directly or not."""
        found = self._spans.get(token)
        if found is None:
            first, after = token, token + 1
            for k in self._children[token]:
                begin, end = self.span(k)
                if begin < first:
                    first = begin
                if end > after:
                    after = end
            found = self._spans[token] = first, after
        return found

    def ancestors(self, token: int) -> Iterator[int]:
        """Head of a token, its head, and so on up to the root."""
        up = self.heads[token]
        while up >= 0:
            yield up
            up = self.heads[up]

    def path(self, a: int, b: int, longest: int = 8) -> tuple[tuple[str, ...], tuple[str, ...], int] | None:
        """The way from a token up to the lowest common ancestor and down to another one.

        Parameters
        ----------
        a, b : int
        longest : int
            Steps on each side at most.

        Returns
        -------
        tuple or None
            Relations on the way up from `a`, relations on the way down to `b`, and the place where they meet. None:
            another sentence, or too far.
        """
        up_a, seen = [a], {a: 0}
        for k in self.ancestors(a):
            if len(up_a) > longest:
                break
            seen[k] = len(up_a)
            up_a.append(k)
        k, down = b, []
        while k not in seen:
            down.append(self.relations[k])
            k = self.heads[k]
            if k < 0 or len(down) > longest:
                return None
        up = tuple(self.relations[up_a[i]] for i in range(seen[k]))
        return up, tuple(reversed(down)), k

    def distances(self, first: int, after: int) -> list[int]:
        """Steps along the trees from a span to every token: 0 inside, 1 for heads and dependents of it.

        Parameters
        ----------
        first, after : int
            The span ``[first, after)``.

        Returns
        -------
        list of int, length n_tokens
            -1 in other sentences than those of the span.

        Examples
        --------
        >>> from framing.text import Document
        >>> Document("Old men left. It rained.").tree.distances(1, 2)
        [1, 0, 1, 2, -1, -1, -1]
        """
        out = [-1] * len(self.words)
        out[first:after] = [0] * (after - first)
        level, steps = list(range(first, after)), 0
        while level:
            steps += 1
            near = [k for token in level for k in (self.heads[token], *self._children[token]) if k >= 0 and out[k] < 0]
            for k in near:
                out[k] = steps
            level = near
        return out

    def head_of(self, first: int, after: int) -> int:
        """The token of a span on which the others depend: the first whose head lies outside it."""
        best = first
        for k in range(first, after):
            if not first <= self.heads[k] < after and self.relations[k] not in ("punct", "case", "mark", "cc", "det"):
                return k
            if not first <= self.heads[k] < after:
                best = k
        return best

    # noun phrases

    def is_noun(self, token: int) -> bool:
        """Whether a token can head a noun phrase and is not part of a larger one."""
        return self.tags[token] in _NOMINAL and self.relations[token] not in ("compound", "case", "det", "mwe", "mark")

    @cached_property
    def word_classes(self) -> list[str]:
        """The tags, with that of a noun for an adjective that stands as one: *he is a criminal*.

        Examples
        --------
        >>> from framing.text import Document
        >>> tree = Document("They call every miner a criminal.").tree
        >>> tree.word_classes[tree.words.index("criminal")]
        'NN'
        """
        return [
            "NN" if tag == "JJ" and any(self.lower[d] in _ONE_THING for d in self.children(k, "det")) else tag
            for k, tag in enumerate(self.tags)
        ]

    def noun_phrase(self, token: int) -> tuple[int, int]:
        """Tokens ``[first, after)`` of the noun phrase of a head noun: without what follows the head, and without a
        preposition before it.
        """
        first = token
        for k in reversed(self._children[token]):
            if k > token or self.relations[k] not in _INSIDE or (self.relations[k] == "case" and k < first):
                continue
            if k >= first:
                continue
            begin, after = self.span(k)
            if after != first or (self.relations[k] == "punct" and self.words[k] not in "“”\"'‘’-"):
                break
            first = begin
        while first < token and (self.relations[first] in ("case", "punct") and self.heads[first] == token):
            first += 1
        return first, token + 1

    def noun_head(self, token: int) -> int:
        """Head of the noun phrase that holds a token as one of its modifiers; the token itself if it is no modifier."""
        k = token
        while self.relations[k] in ("compound", "amod", "det", "nummod", "mwe", "dep") and self.heads[k] > k:
            k = self.heads[k]
        return k

    def possessor(self, noun: int) -> int:
        """Who owns what a noun names (*its* plan, the *army*'s plan), or -1."""
        return next((k for k in self.children(noun, "nmod:poss") if k < noun), -1)

    def preposition(self, noun: int) -> str:
        """Preposition of a noun with its fixed parts (*because of*), lower case; empty where it has none."""
        found = self._prepositions.get(noun)
        if found is None:
            cases = self.children(noun, "case")
            own = [*cases[:1], *(self.children(cases[0], "mwe") if cases else ())]
            while own and own[-1] + 1 in cases and own[-1] + 1 < noun:  # *because* and *of* side by side
                own.append(own[-1] + 1)
            found = self._prepositions[noun] = " ".join([self.lower[k] for k in own])
        return found

    def behind(self, token: int, *prepositions: str) -> list[int]:
        """Nouns that depend on a token by one of the prepositions, in order."""
        return [k for k in self.children(token, "nmod", "advcl", "acl") if self.preposition(k) in prepositions]

    def appositions(self, noun: int) -> list[int]:
        """Nouns that stand beside a noun for the same thing: behind it, or, if it is one itself, before it."""
        out = [k for k in self.children(noun, "appos") if not self._says(k)]
        return [*out, self.heads[noun]] if self.relations[noun] == "appos" and not self._says(noun) else out

    def _says(self, noun: int) -> bool:
        """Whether what looks like an apposition is the subject of the verb behind it (*at the pass, the army said*)."""
        after = self.span(noun)[1]
        if after >= len(self) or self.tags[after] not in _FINITE or self.relations[after] in ("aux", "auxpass", "cop"):
            return False
        return self.child(after, *_SUBJECTS, *_CLAUSAL) < 0

    def joined(self, token: int) -> list[int]:
        """A token and those that are coordinated with it."""
        first = token
        while self.relations[first] == "conj" and self.heads[first] >= 0:
            first = self.heads[first]
        return [first, *self.children(first, "conj")]

    # verbs

    @cached_property
    def _verbal(self) -> list[bool]:
        out = [tag.startswith("VB") and rel not in _NO_VERB for tag, rel in zip(self.tags, self.relations)]
        for k, relation in enumerate(self.relations):
            head = self.heads[k]
            if relation == "cop" and head >= 0 and not self.tags[head].startswith("VB"):
                out[head] = True
        return out

    def is_verb(self, token: int) -> bool:
        """Whether a token is the main verb of a clause, or a nominal predicate."""
        return self._verbal[token]

    def predicate(self, token: int) -> int:
        """Nearest verb or nominal predicate above a token, itself included; -1 where there is none."""
        if self.is_verb(token):
            return token
        return next((k for k in self.ancestors(token) if self.is_verb(k)), -1)

    @cached_property
    def predicates(self) -> list[int]:
        """Of each token the nearest verb or nominal predicate above it, itself included; -1 without one."""
        out: list[int | None] = [None] * len(self.words)
        for token in range(len(self.words)):
            way, k, found = [], token, -1
            while k >= 0:
                known = out[k]
                if known is not None:
                    found = known
                    break
                way.append(k)
                if self.is_verb(k):
                    found = k
                    break
                k = self.heads[k]
            for k in way:
                out[k] = found
        return [-1 if found is None else found for found in out]

    def verb_group(self, verb: int) -> list[int]:
        """The verb with its auxiliaries, negation, particle and copula, in order."""
        return sorted([verb, *self.children(verb, *_GROUP)])

    def finite(self, verb: int) -> bool:
        """Whether the verb, or its first auxiliary, shows tense."""
        group = [k for k in self.verb_group(verb) if self.relations[k] != "compound:prt"]
        return any(self.tags[k] in _FINITE for k in group)

    def passive(self, verb: int) -> bool:
        """Whether a verb is passive: by its auxiliary or its subject; a bare participle, where it describes a noun
        (*a town shelled by the army*), or has an agent.
        """
        if self.child(verb, "auxpass", "nsubjpass", "csubjpass") >= 0:
            return True
        if self.tags[verb] not in ("VBN", "VBD"):
            return False
        if self.relations[verb] in ("acl", "amod") and self.tags[verb] == "VBN":
            return True
        if self.relations[verb] == "conj" and self.tags[verb] == "VBN" and self.child(verb, "aux", "nsubj") < 0:
            return self.passive(self.heads[verb])
        bare = self.tags[verb] == "VBN" and self.child(verb, "aux") < 0
        return (bare and self.child(verb, "nsubj", "dobj") < 0) or bool(self.behind(verb, "by") and bare)

    def negated(self, token: int) -> bool:
        """Whether a token is negated: *not*, *no*, *never* depends on it or on its auxiliary."""
        return any(
            self.relations[k] == "neg" or self.lower[k] in ("not", "n't", "never", "no")
            for k in self._children[token]
            if self.relations[k] in ("neg", "advmod", "det")
        )

    def subject(self, verb: int, depth: int = 0) -> int:
        """Subject of a verb, its own or the one that it takes from the clause around it; -1 where there is none.

        A relative clause has the noun that it describes where its subject is a relative pronoun; a participle the noun
        that it stands at; a complement, an adverbial clause without a subject and the second of two verbs that of the
        verb above.
        """
        found = self.children(verb, *_SUBJECTS)  # of two, one is an error: the nearer one without a preposition counts
        own = min(found, key=lambda k: (self.child(k, "case") >= 0, abs(k - verb)), default=-1)
        if own >= 0:
            return self._resolved(own, verb)
        if self.child(verb, *_CLAUSAL) >= 0 or depth > 6:
            return -1
        relation, above = self.relations[verb], self.heads[verb]
        if above < 0:
            return -1
        if relation in ("acl", "acl:relcl"):
            return above
        if relation == "xcomp":
            held = self.child(above, "dobj")
            if held >= 0 and self.tags[held] in _NOMINAL and not self.passive(above):
                return held  # *urged the rebels to leave*
            return self.subject(above, depth + 1)
        if relation in _TAKES_FROM and (relation != "advcl" or not self.finite(verb)):
            if relation == "conj" and self.passive(verb) != self.passive(above) and self.child(verb, "aux") >= 0:
                return self.subject(above, depth + 1)
            return self.subject(above, depth + 1)
        if relation in ("ccomp", "dep", "parataxis") and not self.finite(verb):
            return self.subject(above, depth + 1)
        return -1

    def _resolved(self, noun: int, verb: int) -> int:
        """A relative pronoun's noun; else the token itself."""
        if self.tags[noun] in ("WDT", "WP") or (self.lower[noun] == "that" and self.relations[verb] == "acl:relcl"):
            up = verb
            while self.relations[up] == "conj" and self.heads[up] >= 0:
                up = self.heads[up]
            if self.relations[up] in ("acl:relcl", "acl") and self.heads[up] >= 0:
                return self.heads[up]
        return noun

    def object(self, verb: int) -> int:
        """Direct object of a verb, or -1; of a relative clause without one, the noun that it describes."""
        own = self.child(verb, "dobj")
        if own >= 0:
            return self._resolved(own, verb)
        if self.relations[verb] == "acl:relcl" and not self.passive(verb) and self.child(verb, *_SUBJECTS) >= 0:
            subject = self.child(verb, *_SUBJECTS)
            if self._resolved(subject, verb) == subject:
                return self.heads[verb]
        return -1

    def agent(self, verb: int) -> int:
        """Who does what a verb says: the subject of an active verb, the noun behind *by* of a passive one; or -1.

        Two passives can share it (*were burned and looted by the militia*).
        """
        if not self.passive(verb):
            return self.subject(verb)
        own, first = self.behind(verb, "by"), self.heads[verb]
        if not own and self.relations[verb] == "conj" and self.passive(first):
            own = [k for k in self.behind(first, "by") if k > verb]
        return own[0] if own else -1

    def patient(self, verb: int) -> int:
        """Who suffers what a verb says: the object of an active verb, the subject of a passive one; or -1."""
        return self.subject(verb) if self.passive(verb) else self.object(verb)
