"""What a speaker does beside saying it: *said the man was armed and closed her notebook*, *but did not elaborate*.

Attributions enter and leave; contents end where the reporter tells of their speaker again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.first_clause import FirstClause, read_first_clause
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.rules.second_cues import joints, until
from framing.text import Document

__all__ = ["cut_own_deeds", "drop_deeds"]

_NEAR = 6  # tokens between a verb and what it takes
_LEADING = frozenset(["did", "n't", "n’t"])
_OWNERS = {"his": "m", "her": "f", "himself": "m", "herself": "f"}


def cut_own_deeds(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """End a content before a verb of its sentence that tells what the speaker does.

    That is told by a verb that gives no more (*did not elaborate*), by a tense (*would leave and closed*), or by whom
    *his* and *her* point back to.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        As many as `found`.

    Examples
    --------
    >>> text = "The ministry said nine had died but did not elaborate."
    >>> one = Attribution(((0, 12),), ((13, 17),), ((18, 53),), 0.9)
    >>> [text[slice(*item.content[0])] for item in cut_own_deeds(Document(text), [one])]
    ['nine had died']
    """
    read = Clauses(doc)
    out = []
    for item in found:
        for first, joint, after in joints(read, item):
            verb = _verb_behind(read, joint, after)
            if verb > 0 and _is_of_speaker(read, read_first_clause(read, first, joint), joint, verb, after):
                last = joint - (read.lower[joint - 1] == ",") - 1
                item = replace(item, content=until(item.content, read.ends[last]))
                break
        out.append(item)
    return out


def _verb_behind(read: Clauses, joint: int, after: int) -> int:
    """The verb of a clause without a subject behind a conjunction; -1 where none stands there."""
    for k in range(joint + 1, min(joint + 5, after)):
        word, tag = read.lower[k], read.tree.tags[k]
        if word in _LEADING or word in words("quotes.refusing") or tag in ("RB", "MD", "TO"):
            continue
        return k if tag in ("VBD", "VB") else -1
    return -1


def _is_of_speaker(read: Clauses, clause: FirstClause, joint: int, verb: int, after: int) -> bool:
    if clause.subject < 0:
        return False
    past = "VBD" in read.tree.tags[joint + 1 : verb + 1]
    if _withholds(read, joint, verb, after):
        return past or clause.thing or clause.own
    if read.tree.tags[verb] != "VBD" or read.tree.relations[verb] in ("amod", "acl"):
        return False
    modal = clause.tenses == {"modal"} and not clause.own and read.tree.tags[read.tree.heads[verb]] != "VBN"
    return modal or (clause.states and (_points_back(read, clause, verb, after) or _bodily(read, clause, verb)))


def _withholds(read: Clauses, joint: int, verb: int, after: int) -> bool:
    """Whether somebody says no more: did not elaborate, gave no details, did not provide specifics."""
    word, behind = read.lower[verb], read.lower[verb + 1 : min(verb + _NEAR, after)]
    before = read.lower[joint + 1 : verb]
    refused = any(one in ("not", "n't", "n’t") or one in words("quotes.refusing") for one in before)
    asked = word in words("quotes.withheld") and not words("quotes.asking").isdisjoint(behind[:1])
    if refused and (word in words("quotes.withholding") or asked):
        return True
    if word not in words("quotes.giving") or words("quotes.details").isdisjoint(behind):
        return False
    return refused or behind[0] in ("no", "few")


def _points_back(read: Clauses, clause: FirstClause, verb: int, after: int) -> bool:
    """Whether *his* or *her* behind a verb is not the first clause's subject: the man was armed and closed her bag."""
    owners = {_OWNERS[word] for word in read.lower[verb + 1 : min(verb + _NEAR, after)] if word in _OWNERS}
    return len(owners) == 1 and clause.sort != "" and clause.sort not in owners


def _bodily(read: Clauses, clause: FirstClause, verb: int) -> bool:
    """Whether a thing would do what only bodies do: the ice was thin and sat down."""
    return clause.thing and read.lower[verb] in words("quotes.bodily")


def drop_deeds(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out what is no saying, since a verb of saying has a thing for its object: *added seven minutes*.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "The referee added seven minutes of play."
    >>> drop_deeds(Document(text), [Attribution(((0, 11),), ((12, 17),), ((18, 39),), 0.6)])
    []
    """
    if not any(word in doc.text for word in ("add", "Add")):
        return list(found)
    read = Clauses(doc)
    return [item for item in found if not _is_deed(read, item)]


def _is_deed(read: Clauses, item: Attribution) -> bool:
    """Whether the one verb of a cue is done to things, and what it holds is a noun phrase without marks."""
    if len(item.cue) != 1 or not item.source:
        return False
    verb = read.token_at(item.cue[0][0])
    if verb >= len(read.tree) or read.tree.lemmas[verb] not in words("quotes.done_to_things"):
        return False
    thing = read.tree.child(verb, "dobj")
    if thing < verb or read.tree.child(verb, "ccomp") >= 0 or read.tree.tags[thing] not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    first, after = (read.token_at(edge) for edge in (item.content[0][0], item.content[-1][1]))
    return first <= thing < after and all(read.marked(k) is None for k in range(first, after))
