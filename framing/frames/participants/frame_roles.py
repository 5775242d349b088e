"""Which frame is about whom: the one who does the act, the one who suffers it, or somebody who is only spoken of."""

from __future__ import annotations

from collections.abc import Iterable

from framing.lexicons import Entry, Lexicon
from framing.lexicons.files.lexicon import FIXED

__all__ = ["PEOPLE_OF", "entry_roles", "fixed_target", "other_role", "role_of"]

#: The question to whom people without a name belong.
PEOPLE_OF = "people of"

#: Places of a lexicon's entry that belong to who does an act, and to who suffers it.
_OF_AGENT = frozenset(["agent", "by"])
_OF_PATIENT = frozenset(["patient", "against"])
_OTHER = {"agent": "patient", "patient": "agent"}


def role_of(lexicon: Lexicon, entry: Entry) -> str:
    """Role of the target of an entry's frame.

    Where the lexicon has a table ``[participants]``, it says so; a lexicon without one is read by the first place in
    which the entry looks for its target. A verb of accusing (*accused*, *blamed*) is the act of the accuser: the
    target, who is accused, suffers it, though its frame is about who did wrong.

    Parameters
    ----------
    lexicon : Lexicon
    entry : Entry

    Returns
    -------
    {"agent", "patient", "target"}
        ``target``: the term tells of no act, so nobody does or suffers it.

    Examples
    --------
    >>> entry = Entry("raid", "raid", "attack", target=("agent",))
    >>> role_of(Lexicon("mine", "1.0.0", (entry,)), entry)
    'agent'
    >>> role_of(Lexicon("mine", "1.0.0", (entry,), agent=(), patient=("attack",)), entry)
    'patient'
    """
    if lexicon.agent is not None and lexicon.patient is not None:
        if entry.frame in lexicon.agent:
            accuses = entry.speech_act and entry.frame in (lexicon.accusing or ())
            return "patient" if accuses else "agent"
        return "patient" if entry.frame in lexicon.patient else "target"
    first = entry.target[0] if entry.target else ""
    return "agent" if first in _OF_AGENT else "patient" if first in _OF_PATIENT else "target"


def entry_roles(lexicons: Iterable[Lexicon]) -> dict[tuple[str, str], str]:
    """Role of the target of each entry of some lexicons, by lexicon and entry."""
    return {(lexicon.id, entry.id): role_of(lexicon, entry) for lexicon in lexicons for entry in lexicon}


def other_role(role: str) -> str | None:
    """The role at the other end of an act; None for a target that neither does nor suffers one."""
    return _OTHER.get(role)


def fixed_target(entry: Entry) -> str | None:
    """The target that an entry names outright (``fixed:ALL_PARTIES``), which is no actor of the text.

    Examples
    --------
    >>> fixed_target(Entry("hearsay", "reportedly", "epistemic_hedge", target=("source", "fixed:UNATTRIBUTED")))
    'UNATTRIBUTED'
    """
    return next((slot[len(FIXED) :] for slot in entry.target if slot.startswith(FIXED)), None)
