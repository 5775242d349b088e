"""All mentions of one article: names, noun phrases about persons, groups and documents, and pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from framing.actors.mention import Mention
from framing.actors.names import NameRun, find_names
from framing.actors.registry import Registry
from framing.actors.vocabulary import noun
from framing.actors.wordlists import (
    ADJECTIVES_ED_ING,
    DETERMINERS,
    LOCATIVE,
    NUMBERS,
    POSSESSIVES,
    PRONOUNS,
    STOP,
)
from framing.text import Document

__all__ = ["Scan"]

_KINDS = {
    "person": "person",
    "government": "body",
    "military": "body",
    "armed_group": "body",
    "media": "media",
    "igo": "body",
    "ngo": "body",
    "public": "crowd",
    "document": "document",
    "anonymous": "crowd",
    "unattributed": "crowd",
}
_CLITIC = frozenset(["'s", "’s", "'", "’"])
# Nouns that are verbs as often when they stand bare.
_ALSO_VERBS = frozenset(
    """
    reports claims polls plans heads leads backs orders forces moves hosts guards votes supports attacks fires
    works counts charts figures forms records signs stories notes comments accounts appeals bans bills books
    cables estimates feature features file files findings list lists logs maps posts rates reviews rules shots
    statements states studies warnings words results answers questions letters numbers pages papers pictures
    programs tapes texts tests videos views
""".split()
)
_COMPLEMENTS = frozenset("of for with at from to in on within inside by".split())


class Scan:
    """Mentions of one article, in order.

    Parameters
    ----------
    doc : Document
    registry : Registry
    places : frozenset of str
        Names of countries, cities and the like.

    Examples
    --------
    >>> scan = Scan(Document("A spokesman for the ministry said he knew Ann Lee."), Registry(), frozenset())
    >>> [(scan.text_of(m), m.form, m.definite) for m in scan.mentions]
    [('spokesman', 'nominal', 'a'), ('ministry', 'nominal', 'the'), ('he', 'pronoun', ''), ('Ann Lee', 'name', '')]
    """

    def __init__(self, doc: Document, registry: Registry, places: frozenset[str]) -> None:
        self.doc = doc
        self.registry = registry
        self.words = doc.tokens.words
        self.lower = [word.lower().replace("’", "'") for word in self.words]
        self.starts: list[int] = doc.tokens.start.tolist()
        self.ends: list[int] = doc.tokens.end.tolist()
        self.sentence: list[int] = doc.token_sentence.tolist()
        self.begins = [True] * len(self.words)
        for i in range(1, len(self.words)):
            before = self.words[i - 1]
            self.begins[i] = self.sentence[i] != self.sentence[i - 1] or before in _OPENERS
        self._places = places
        self.at: dict[int, Mention] = {}  # mention by its head token
        self.owner_of: list[Mention | None] = [None] * len(self.words)

    def text_of(self, mention: Mention) -> str:
        """Words of a mention."""
        return self.doc.text[self.starts[mention.first] : self.ends[mention.last - 1]]

    @cached_property
    def mentions(self) -> list[Mention]:
        """All mentions by their first token; longer ones first."""
        found = self._registered()
        found = self._names(found)
        found += self._nominals()
        found += self._pronouns()
        found.sort(key=lambda m: (m.first, -m.last))
        return found

    # ------------------------------------------------------------------ names

    def _registered(self) -> list[Mention]:
        out = []
        for first, last, actor_id, alias in (
            self.registry.matcher.find(self.words, self.lower) if len(self.registry) else ()
        ):
            actor = self.registry[actor_id]
            while last - first > 1 and self.lower[first] in DETERMINERS:
                first += 1
            head = (
                next(
                    (
                        k
                        for k in range(first, last)
                        if self.lower[k]
                        in ("of", "in", "for", "against", "to", "with", "allied", "loyal", "aligned", "(")
                    ),
                    last,
                )
                - 1
            )
            head = max(head, first)
            name = self.words[head][0].isupper() or (
                any(word[0].isupper() for word in alias.words[: head - first + 1]) and noun(self.lower[head]) is None
            )
            known = noun(self.lower[head])
            kind = _KINDS[actor.kind]
            plural = bool(known and known.plural) or (kind == "crowd")
            mention = Mention(
                first, last, head, "name" if name else "nominal", kind, self.lower[head], plural, actor.gender or ""
            )
            mention.actor = actor_id
            mention.definite = "" if name else "the"
            mention.sentence = self.sentence[first]
            place = actor.kind == "government" and actor.parent is None and bool(actor.adjectives)
            if first and (alias.metonym or place):
                before = self.lower[first - 1]
                mention.locative = (
                    before in LOCATIVE
                    or before.endswith("ern")
                    or (before == "the" and first > 1 and self.lower[first - 2] in LOCATIVE)
                )
            out.append(mention)
        return out

    def _names(self, registered: list[Mention]) -> list[Mention]:
        covered = [False] * len(self.words)
        runs = find_names(self.words, self.lower, self.begins, self._places.__contains__)
        by_token: dict[int, Mention] = {}
        for mention in registered:
            for k in range(mention.first, mention.last):
                by_token[k] = mention
        out: list[Mention] = []
        dropped: set[int] = set()
        for run in runs:
            inner = list(dict.fromkeys(by_token[k] for k in range(run.first, run.last) if k in by_token))
            if not inner:
                if self._names_somebody(run):
                    out.append(self._named(run))
                continue
            final = inner[-1]
            if final.last < run.last:  # the name goes on: another bearer (Damascus University)
                if run.kind == "person" or final.form == "name":
                    dropped.update(id(mention) for mention in inner if mention.last <= run.last)
                    out.append(self._named(run))
            elif final.first > run.first:
                person = final.kind == "person"
                if (run.kind == "person" and person) or (run.core <= final.first and person):
                    final.first = run.first
                elif final.kind == "person" and len(inner) == 1:
                    if run.kind in ("body",):
                        continue
                    dropped.add(id(final))
                    out.append(self._named(run))
        kept = [mention for mention in registered if id(mention) not in dropped]
        for mention in kept + out:
            for k in range(mention.first, mention.last):
                covered[k] = True
                self.owner_of[k] = mention
            self.at[mention.head] = mention
        self.covered = covered
        return kept + out

    def _names_somebody(self, run: NameRun) -> bool:
        """A single capitalised word that begins a sentence and has a small form in the text is no name."""
        if run.last - run.first > 1 or not self.begins[run.first]:
            return True
        word = self.lower[run.first]
        if self.words[run.first].isupper() and len(word) > 1:
            return True
        return noun(word) is None and word not in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for word in self.words if word.islower())

    def _named(self, run: NameRun) -> Mention:
        own = tuple(self.words[run.core : run.last])
        surname = own[-1]
        if surname.lower().rstrip(".") in ("jr", "sr", "ii", "iii", "iv") and len(own) > 1:
            surname = own[-2]
        mention = Mention(run.first, run.last, run.last - 1, "name", run.kind, surname.lower(), False, run.gender)
        mention.words = own
        mention.sentence = self.sentence[run.first]
        mention.roles = [self.lower[k].rstrip(".") for k in range(run.first, run.core)]
        known = noun(self.lower[run.last - 1])
        mention.plural = bool(known and known.plural and len(own) == 1)
        if run.kind == "place" and run.first:
            mention.locative = self.lower[run.first - 1] in LOCATIVE
        return mention

    # ------------------------------------------------------------------ noun phrases

    def _nominals(self) -> list[Mention]:
        out: list[Mention] = []
        lower, n = self.lower, len(self.words)
        for i in range(n):
            known = noun(lower[i])
            if known is None:
                continue
            held = self.owner_of[i]
            if held is not None and (held.form != "name" or held.head != i or held.last - held.first > 1 or held.actor):
                continue
            following = noun(lower[i + 1]) if i + 1 < n and not self.begins[i + 1] else None
            if following is not None and not known.plural and self.owner_of[i + 1] is None:
                continue  # the first part of a compound
            mention = self._phrase(i)
            if mention is not None:
                if held is not None:
                    continue
                out.append(mention)
                self.at[i] = mention
                for k in range(mention.first, mention.last):
                    if self.owner_of[k] is None:
                        self.owner_of[k] = mention
        return out

    def _phrase(self, head: int) -> Mention | None:
        lower, words = self.lower, self.words
        known = noun(lower[head])
        assert known is not None
        first, definite = head, "bare"
        owner: Mention | None = None
        modifiers: list[str] = []
        j = head - 1
        while j >= 0 and self.sentence[j] == self.sentence[head] and head - j <= 7:
            word = lower[j]
            if word in DETERMINERS:
                definite = DETERMINERS[word]
                break
            if word in POSSESSIVES:
                definite = "poss"
                owner = None
                break
            if word in _CLITIC:
                definite = "poss"
                owner = self.owner_of[j - 1] if j else None
                break
            if word in NUMBERS or word[0].isdigit():
                definite = "num"
                if j and lower[j - 1] == "the":
                    definite = "the"
                break
            if (
                word in ("and", "or")
                and j
                and first == j + 1
                and _affiliates(words[j + 1])
                and _affiliates(words[j - 1])
            ):
                modifiers.append(word)
                j -= 1
                continue
            if word in STOP or not (word[0].isalnum()) or not self._modifies(j):
                if word == "of" and j and (lower[j - 1] in NUMBERS or lower[j - 1] in ("group", "number", "majority")):
                    definite = "num"
                break
            held = self.owner_of[j]
            if held is not None and held.form == "name" and not held.plural:
                owner = owner or held
                modifiers.extend(reversed(lower[held.first : j + 1]))
                first = held.first
                j = held.first - 1
                continue
            modifiers.append(word)
            first = j
            j -= 1
        modifiers.reverse()
        bare = definite == "bare" and not modifiers
        follower = self.owner_of[head + 1] if head + 1 < len(words) else None
        title = follower is not None and follower.kind in ("person", "name")
        single = bare and not known.plural and known.kind != "crowd"
        if single and not title and not (words[head][0].isupper() and known.kind == "person"):
            return None
        if bare and (lower[head] in _ALSO_VERBS or known.kind in ("document", "media")) and lower[head] != "media":
            return None
        mention = Mention(first, head + 1, head, "nominal", known.kind, known.lemma, known.plural, known.gender)
        mention.definite = definite
        mention.words = tuple(modifiers)
        mention.owner = owner
        mention.sentence = self.sentence[head]
        return mention

    def _modifies(self, j: int) -> bool:
        """Whether a token may stand before a head noun as its modifier."""
        word = self.lower[j]
        if self.words[j][0].isupper() or "-" in word:
            return True
        if word.endswith("ed") or word.endswith("ing"):
            if word in ADJECTIVES_ED_ING or len(word) < 5:
                return True
            before = self.lower[j - 1] if j else ""
            return before in DETERMINERS or before in POSSESSIVES or before in _CLITIC
        if word.endswith("ly") and len(word) > 4:
            return False
        if word.endswith("s") and not word.endswith(("ss", "ous", "us", "is")):
            return noun(word) is not None or word in (
                "sports",
                "news",
                "arms",
                "weapons",
                "rights",
                "affairs",
                "elections",
                "relations",
                "communications",
                "operations",
                "sales",
                "drugs",
                "human-rights",
                "emergency-services",
                "services",
                "forces",
                "defense",
                "economics",
                "politics",
                "transgender",
                "veterans",
                "states",
            )
        return True

    # ------------------------------------------------------------------ pronouns

    def _pronouns(self) -> list[Mention]:
        out: list[Mention] = []
        lower = self.lower
        for i, word in enumerate(lower):
            told = PRONOUNS.get(word)
            if told is None or self.owner_of[i] is not None:
                continue
            kind, plural, gender, person = told
            if person == 0:  # relative pronouns only after what they belong to
                if word == "that" or i == 0:
                    continue
                if self.sentence[i - 1] != self.sentence[i]:
                    continue
            if self.words[i] == "US" or (word == "i" and self.words[i] != "I"):
                continue
            mention = Mention(i, i + 1, i, "pronoun", kind, word, plural, gender)
            mention.sentence = self.sentence[i]
            self.at[i] = mention
            out.append(mention)
        return out


_OPENERS = frozenset(['"', "“", "‘", "``", "«", "•", "—", "–"])


def _affiliates(word: str) -> bool:
    """Whether a word may name what somebody belongs to: capitalised, or a compound."""
    return word[:1].isupper() or "-" in word


def complement_of(scan: Scan, mention: Mention) -> tuple[str, Mention] | None:
    """The preposition after a noun phrase and the mention that follows it."""
    k = mention.last
    lower = scan.lower
    if k + 1 >= len(lower) or lower[k] not in _COMPLEMENTS:
        return None
    for at in range(k + 1, min(k + 8, len(lower))):
        held = scan.owner_of[at]
        if held is not None:
            return (lower[k], held)
        if lower[at] in STOP and lower[at] not in ("the", "'s"):
            return None
    return None


def relative_antecedent(mentions: Sequence[Mention], index: int) -> Mention | None:
    """The mention right before a relative pronoun, a comma or two tokens aside."""
    own = mentions[index]
    for other in reversed(mentions[:index]):
        if other.sentence != own.sentence or other.form == "pronoun":
            continue
        if other.last <= own.first:
            return other
    return None
