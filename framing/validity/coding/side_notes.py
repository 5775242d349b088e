"""What an annotation program has no form for, as notes in JSON beside the marked words, and read back."""

from __future__ import annotations

import itertools
import json
from collections.abc import Container, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from framing.validity.coding.coded_marks import Attribute, Coding, Link, Remark

__all__ = ["PIECE", "Keys", "number_anew", "plain_links", "side_notes", "take_note", "whole_of"]

#: The relation that ties the pieces of one marking together.
PIECE = "piece"


_Key = TypeVar("_Key", bound=Hashable)


class Keys:
    """Keys of the markings of a coding: the one that a file gives, or the first that is free.

    Parameters
    ----------
    taken : iterable of str
        Those that none gets.

    Examples
    --------
    >>> keys = Keys(["T1"])
    >>> keys.take("T3"), keys.take(), keys.take("T3"), keys.take()
    ('T3', 'T2', 'T4', 'T5')
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._free = (key for number in itertools.count(1) if (key := f"T{number}") not in self._taken)

    def take(self, wanted: str = "") -> str:
        """The key that is wanted, if it is free.

        Parameters
        ----------
        wanted : str

        Returns
        -------
        str
        """
        key = wanted if wanted and wanted not in self._taken else next(self._free)
        self._taken.add(key)
        return key


def plain_links(coding: Coding) -> list[Link]:
    """Links that lead from one marking to another, which every program with relations can hold.

    Parameters
    ----------
    coding : Coding

    Returns
    -------
    list of Link

    Examples
    --------
    >>> from framing.validity.coding.coded_marks import Marking
    >>> coding = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)]), Marking("T2", "he", [(0, 2)])])
    >>> coding.links = [Link("R1", "who", [("Arg1", "T1"), ("Arg2", "T2")]), Link("*", "same", [("", "T1")])]
    >>> [link.key for link in plain_links(coding)]
    ['R1']
    """
    marked = {marking.key for marking in coding.markings}
    return [
        link
        for link in coding.links
        if not link.event
        and link.key != "*"
        and [role for role, _ in link.args] == ["Arg1", "Arg2"]
        and marked.issuperset(key for _, key in link.args)
    ]


def side_notes(
    coding: Coding, links: Iterable[Link], attributes: Iterable[Attribute], program: str
) -> dict[str, list[dict[str, Any]]]:
    """Notes of each marking: links and attributes that a program cannot show, and all remarks.

    Parameters
    ----------
    coding : Coding
    links, attributes : iterable
        Those of the coding that the program has no form for. What belongs to a link stands with the first marking of
        that link.
    program : str
        For the message.

    Returns
    -------
    dict of str to list of dict
        By the key of the marking; each can be written as JSON, and :func:`take_note` reads it.

    Raises
    ------
    ValueError
        If a link ties no marked words.
    """
    marked = {marking.key for marking in coding.markings}
    holders = {link.key: next((key for _, key in link.args if key in marked), "") for link in coding.links}
    out: dict[str, list[dict[str, Any]]] = {}
    for link in links:
        if not (holder := holders[link.key]):
            raise ValueError(f"{coding.article_id}: {link.key} ties no marked words, which {program} cannot hold")
        args = [list(arg) for arg in link.args]
        out.setdefault(holder, []).append({"link": [link.key, link.label, args, link.event]})
    for attribute in attributes:
        holder = attribute.target if attribute.target in marked else holders.get(attribute.target, "")
        out.setdefault(holder, []).append({"attribute": [attribute.name, attribute.target, attribute.value]})
    for remark in coding.remarks:
        target = remark.target.split(" ")[0]
        kind = "N" if remark.key.startswith("N") else "#"
        holder = target if target in marked else holders.get(target, "")
        out.setdefault(holder, []).append({"remark": [kind, remark.kind, remark.target, remark.text]})
    return out


def take_note(coding: Coding, note: Any, key: str, others: Container[str] = ()) -> None:
    """Put a note back as the link, attribute or remark that it was; anything else is what a coder wrote.

    Parameters
    ----------
    coding : Coding
        Gets it.
    note : dict or str
        As :func:`side_notes` made it, or its JSON, or a text.
    key : str
        Marking that it stands with.
    others : container of str
        What else a program keeps in its notes, which is left alone.
    """
    item = note
    if isinstance(note, str):
        try:
            item = json.loads(note)
        except json.JSONDecodeError:
            item = None
    if not isinstance(item, dict):
        coding.remarks.append(Remark("#", "AnnotatorNotes", key, note if isinstance(note, str) else json.dumps(note)))
    elif "link" in item:
        name, label, args, event = item["link"]
        coding.links.append(Link(name, label, [(role, target) for role, target in args], event))
    elif "attribute" in item:
        coding.attributes.append(Attribute("A", *item["attribute"]))
    elif "remark" in item:
        coding.remarks.append(Remark(*item["remark"]))
    elif not any(name in others for name in item):
        coding.remarks.append(Remark("#", "AnnotatorNotes", key, note if isinstance(note, str) else json.dumps(note)))


def whole_of(piece: _Key, before: Mapping[_Key, _Key]) -> _Key:
    """First piece of the marking that a piece belongs to.

    Parameters
    ----------
    piece : hashable
    before : mapping
        Piece to the piece that it goes on from. Pieces in a circle are each a marking of their own.

    Returns
    -------
    hashable

    Examples
    --------
    >>> whole_of("c", {"c": "b", "b": "a"}), whole_of("x", {"x": "y", "y": "x"})
    ('a', 'x')
    """
    seen: set[_Key] = set()
    while piece in before and piece not in seen:
        seen.add(piece)
        piece = before[piece]
    return piece


def number_anew(coding: Coding) -> None:
    """Give keys to links, attributes and remarks that were read without one.

    Parameters
    ----------
    coding : Coding
    """
    taken = {link.key for link in coding.links}
    number = 0
    for link in coding.links:
        if not link.key:
            number += 1
            while f"R{number}" in taken:
                number += 1
            link.key = f"R{number}"
    for i, attribute in enumerate(coding.attributes, 1):
        attribute.key = f"A{i}"
    for i, remark in enumerate(coding.remarks, 1):
        remark.key = f"{remark.key[:1] or '#'}{i}"
