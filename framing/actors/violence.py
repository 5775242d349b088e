"""*The attackers*, *attacking forces*, *the victims*: who is meant by what the text says of an attack."""

from __future__ import annotations

from collections import Counter

from framing.actors.entities import Entities
from framing.actors.entity import Entity
from framing.actors.mention import Mention
from framing.actors.page import Page

__all__ = ["find_attacker", "find_victim", "is_attacker", "is_victim"]

_ATTACKERS = frozenset(["attacker", "assailant", "aggressor", "invader"])
_ATTACKING = frozenset(["attacking", "assaulting", "invading", "advancing", "hostile"])
_VICTIMS = frozenset(["victim", "casualty"])
_ATTACKS = frozenset(
    """
    attack attacks attacked attacking assault assaults assaulted raid raids raided offensive
""".split()
)
_AGAINST = frozenset(["on", "against", "at"])
_HARMED = frozenset("killed wounded injured died dead slain".split())
_BE = frozenset("was were been is are being".split())
_NEAR = 8
_ARMED = frozenset(["body", "crowd", "person", "group", "name"])


def is_attacker(mention: Mention) -> bool:
    """Whether a noun phrase means whoever attacks."""
    return mention.lemma in _ATTACKERS or not _ATTACKING.isdisjoint(mention.words)


def is_victim(mention: Mention) -> bool:
    """Whether a noun phrase means whoever was harmed."""
    return mention.lemma in _VICTIMS


def find_attacker(page: Page, entities: Entities, mention: Mention, speaker: Entity | None) -> Entity | None:
    """The entity of which the text says that it attacks.

    Parameters
    ----------
    page : Page
    entities : Entities
    mention : Mention
        *The attackers*.
    speaker : Entity or None
        Who uses the words; hardly the attacker.

    Returns
    -------
    Entity or None
    """
    votes: Counter[int] = Counter()
    for k, word in enumerate(page.lower):
        if word not in _ATTACKS:
            continue
        passive = k > 0 and page.lower[k - 1] in _BE
        after = _after(page, k)
        for preposition, other in after:
            if preposition == "by":
                votes[other] += 2
            elif preposition in _AGAINST or (word == "attacked" and not preposition):
                votes[other] -= 2
        subject = _before(page, k)
        if subject is not None and word in ("attacked", "attacking", "assaulted", "raided"):
            votes[subject] += -2 if passive else 2
    best: Entity | None = None
    most = 0.0
    for entity in entities.all:
        if speaker is not None and entity in (speaker, speaker.owner):
            continue
        if entity.kind not in _ARMED or not entity.mentions or votes[entity.number] <= 0:
            continue
        score = votes[entity.number] + 0.1 * entity.weight_at(mention.time)
        if score > most:
            best, most = entity, score
    return best


def find_victim(page: Page, entities: Entities, mention: Mention) -> Entity | None:
    """The entity that was last said to be killed or wounded.

    Parameters
    ----------
    page : Page
    entities : Entities
    mention : Mention
        *The victims*.

    Returns
    -------
    Entity or None
    """
    for k in range(mention.first - 1, max(mention.first - 120, 0), -1):
        if page.lower[k] in _HARMED:
            subject = _before(page, k)
            if subject is not None and subject >= 0:
                return entities.all[subject]
    return None


def _after(page: Page, k: int) -> list[tuple[str, int]]:
    """Entities after a token, each with the preposition before it."""
    found: list[tuple[str, int]] = []
    preposition = ""
    for at in range(k + 1, min(k + 2 + 2 * _NEAR, len(page.lower))):
        if page.sentence[at] != page.sentence[k] or page.lower[at] in (",", ";"):
            break
        word = page.lower[at]
        if word == "by" or word in _AGAINST:
            preposition = word
        held = page.at.get(at)
        if held is not None and held.entity >= 0 and (preposition or at - k < 4):
            found.append((preposition, held.entity))
            preposition = "-"
    return found


def _before(page: Page, k: int) -> int | None:
    """The entity right before a verb."""
    for at in range(k - 1, max(k - _NEAR, -1), -1):
        if page.sentence[at] != page.sentence[k] or page.lower[at] in (",", ";", "that"):
            return None
        held = page.at.get(at)
        if held is not None and held.entity >= 0:
            return held.entity
    return None
