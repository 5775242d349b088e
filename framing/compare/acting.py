"""Who can be accused or doubted: an actor, not a photo gallery, a bomb, an event or the accusing word itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.words.closed_classes import PRONOUNS
from framing.actors.words.nouns import given_names, noun
from framing.compare.inference.counting import UNATTRIBUTED
from framing.compare.mirrors import content_lemmas
from framing.lexicons.words import words
from framing.tables import is_missing
from framing.text import lemma

__all__ = ["NOBODY", "is_actor"]

_EVENTS = words("frames.events")

#: Ids that stand for no actor in particular.
NOBODY = frozenset([UNATTRIBUTED, "ALL_PARTIES", "CIVILIANS"])
_ANYBODY = {*PRONOUNS, *QUANTIFIERS, *"people everybody everyone anybody anyone somebody someone nobody".split()}
_NO_ACTOR = frozenset(["document", "unattributed"])
_SURE = frozenset("government military armed_group media igo public anonymous".split())  # "ngo" is also the rest


def is_actor(
    actor_id: str,
    surface: str,
    article_id: Any = None,
    kinds: Mapping[Any, Any] | None = None,
    names: Mapping[Any, Any] | None = None,
    texts: bool = False,
) -> bool:
    """Whether somebody who can act is meant.

    Parameters
    ----------
    actor_id : str
    surface : str
        The term of the accusation or doubt.
    article_id : str, optional
        Tells actors that only the article knows (``a:traitor-1``), whose noun says what they are.
    kinds, names : mapping, optional
        Kind and readable name of each actor.
    texts : bool
        Texts count, too: a report may be doubted.

    Returns
    -------
    bool
        False for ids that stand for nobody in particular; for texts and things by their kind or noun; for acts and
        events by their noun; for places (*Maelbeek Metro station*); and for those who are known by the term alone
        (*Witch Hunt*, said to be a witch hunt).

    Examples
    --------
    >>> names = {"BENGHAZI_PHOTOS": "Benghazi Photos", "WITCH_HUNT": "Witch Hunt", "CARTER_PAGE": "Carter Page"}
    >>> [is_actor(actor, "witch hunt", names=names) for actor in (*names, "a:traitor-1", "ALL_PARTIES")]
    [False, False, True, True, False]
    >>> is_actor("a:traitor-1", "traitor", "a"), is_actor("TERROR", "War on Terror")
    (False, False)
    """
    name = str((names or {}).get(actor_id, _readable(actor_id)))
    if actor_id in NOBODY or name.lower() in _ANYBODY:
        return False
    kind = (kinds or {}).get(actor_id)
    if kind in _NO_ACTOR and not (texts and kind == "document"):
        return False
    local = not is_missing(article_id) and actor_id.startswith(f"{article_id}:")
    if _is_the_term(name, surface, local or (kind is None and len(name.split()) == 1)):
        return False
    if kind in _SURE or (kind is not None and local):
        return True
    parts = name.split()
    head = parts[-1].lower() if parts else ""
    broadcasts = not words("compare.broadcasting").isdisjoint(part.lower() for part in parts)
    if kind is None and lemma(head) in words("compare.sites") and not broadcasts:  # a station may be one of television
        return False
    told = noun(head)
    if told is not None and told.kind == "body" and local and kind is None and lemma(head) in _EVENTS:
        return False  # an operation that never speaks is an act
    if told is not None and told.kind != "document":
        return True
    if told is not None:
        return texts or kind == "person" or parts[0] in given_names()
    if kind == "person" or (parts[:1] and parts[0] in given_names()):
        return True
    own = _readable(actor_id)
    return not (local and own.islower() and own == head) and lemma(head) not in _EVENTS


def _readable(actor_id: str) -> str:
    return actor_id.split(":")[-1].rsplit("-", 1)[0] if ":" in actor_id else actor_id.replace("_", " ")


def _is_the_term(name: str, surface: str, unknown: bool) -> bool:
    """Whether the name is the term, is headed by it (*Car Bomb*, by *bomb*) or is a part of it (*War on Terror*).

    The last holds only of those of whom nothing else is known.
    """
    own, term = content_lemmas(name), content_lemmas(surface)
    if not own or not term:
        return False
    head = lemma(name.split()[-1].lower())
    return own == term or term == {head} or (unknown and own <= term)
