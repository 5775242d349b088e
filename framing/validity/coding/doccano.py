"""Codings as JSON Lines of doccano: sequence labelling with relations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from framing.given_files import given_text
from framing.limits import FILE
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marked, Marking, fix_offsets
from framing.validity.coding.side_notes import PIECE, Keys, number_anew, plain_links, side_notes, take_note, whole_of

__all__ = ["read_doccano", "write_doccano"]

_OURS = "framing"  # field of the metadata, which doccano hands on as it is
_Pieces = list[tuple[int, int]]


def write_doccano(codings: Iterable[Coding], path: str | Path) -> Path:
    """Write codings as a line of JSON each, for a project of sequence labelling with relations.

    Parameters
    ----------
    codings : iterable of Coding
    path : path
        The ``.jsonl``.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        If a coding is broken.

    References
    ----------
    Nakayama, H. et al. (2018). doccano: text annotation tool for human.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     coding = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    ...     read_doccano(write_doccano([coding], Path(folder) / "coded.jsonl")) == [coding]
    True
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="\n") as handle:
        for coding in codings:
            coding.check()
            handle.write(json.dumps(_record(coding), ensure_ascii=False).replace("\u2028", "\\u2028") + "\n")
    return target


def _record(coding: Coding) -> dict[str, Any]:
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    first: dict[str, int] = {}
    for marking in coding.markings:
        for start, end in marking.pieces:
            number = len(entities) + 1
            entities.append({"id": number, "label": marking.label, "start_offset": start, "end_offset": end})
            if first.setdefault(marking.key, number) != number:
                relations.append(_relation(len(relations) + 1, first[marking.key], number, PIECE))
    shown = plain_links(coding)
    for link in shown:
        ends = [first[key] for _, key in link.args]
        relations.append(_relation(len(relations) + 1, ends[0], ends[1], link.label))
    notes = side_notes(coding, [link for link in coding.links if link not in shown], coding.attributes, "doccano")
    kept = []
    for marking in coding.markings:
        words = " ".join(coding.text[start:end] for start, end in marking.pieces)
        pieces = [list(piece) for piece in marking.pieces]
        kept.append([marking.key, marking.label, pieces, words, notes.get(marking.key, [])])
    about = {"article_id": coding.article_id, "coder": coding.coder, _OURS: json.dumps(kept, ensure_ascii=False)}
    return {"text": coding.text, "entities": entities, "relations": relations, **about}


def _relation(number: int, start: int, end: int, label: str) -> dict[str, Any]:
    return {"id": number, "from_id": start, "to_id": end, "type": label}


def read_doccano(path: str | Path, coder: str | None = None) -> list[Coding]:
    """Read an export of doccano (JSONL, of sequence labelling, with relations or without).

    doccano numbers the marked words anew. What was written with them is found again by their place and label, or by
    their place alone where a coder chose another label.

    Parameters
    ----------
    path : path
    coder : str, optional
        Who coded; when absent, whom the file names.

    Returns
    -------
    list of Coding
        One a line.

    Raises
    ------
    ValueError
        If a line is no such record, or the text is not the one that was exported. The message names the line.

    Examples
    --------
    >>> import json
    >>> import tempfile
    >>> from pathlib import Path
    >>> from framing.validity import read_doccano
    >>> marked = {"id": 1, "label": "triumph", "start_offset": 3, "end_offset": 6}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "all.jsonl").write_text(json.dumps({"id": 1, "text": "He won.", "entities": [marked]}))
    ...     read_doccano(Path(folder, "all.jsonl"))[0].markings
    [Marking(key='T1', label='triumph', pieces=[(3, 6)])]
    """
    source = Path(path)
    out = []
    for number, line in enumerate(given_text(source, FILE).split("\n"), 1):
        if not line.strip():
            continue
        try:
            out.append(_coding(json.loads(line), number, coder))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            said = error if isinstance(error, ValueError) and not isinstance(error, json.JSONDecodeError) else None
            what = said or "no record of doccano with text and entities; export as JSONL"
            raise ValueError(f"{source}, line {number}: {what}") from error
    return out


def _coding(record: dict[str, Any], number: int, coder: str | None) -> Coding:
    about = record.get("meta") or record.get("metadata") or {}
    about = {**about, **record}
    who = coder if coder is not None else str(about.get("coder", about.get("username", "")))
    coding = Coding(str(about.get("article_id", about.get("id", number))), record["text"], who)
    entities = record.get("entities", record.get("label", record.get("labels", [])))
    spans = [_span(entity, place) for place, entity in enumerate(entities)]
    relations = record.get("relations", [])
    rest = {item["to_id"]: item["from_id"] for item in relations if item["type"] == PIECE}
    found: dict[Any, tuple[str, _Pieces]] = {}
    for key, label, piece in spans:
        main = whole_of(key, rest)
        found.setdefault(main, (label, []))[1].append(piece)
    kept = json.loads(about.get(_OURS) or "[]")
    fix_offsets(coding.text, [Marked(pieces, words, key) for key, _, pieces, words, _ in kept])
    named = _keys(found, kept)
    for main, (label, pieces) in found.items():
        coding.markings.append(Marking(named[main], label, sorted(pieces)))
    for item in relations:
        if item["type"] != PIECE:
            start, end = (named[whole_of(item[name], rest)] for name in ("from_id", "to_id"))
            coding.links.append(Link("", item["type"], [("Arg1", start), ("Arg2", end)]))
    there = set(named.values())
    for key, _, _, _, notes in kept:
        for note in notes if key in there else ():
            take_note(coding, note, key)
    _drop_what_points_nowhere(coding)
    number_anew(coding)
    coding.check()
    return coding


def _span(entity: Any, place: int) -> tuple[Any, str, tuple[int, int]]:
    if isinstance(entity, list):  # of sequence labelling without relations
        start, end, label = entity
        return place, str(label), (int(start), int(end))
    return entity["id"], entity["label"], (int(entity["start_offset"]), int(entity["end_offset"]))


def _keys(found: dict[Any, tuple[str, _Pieces]], kept: list[list[Any]]) -> dict[Any, str]:
    """Key of each marking that was read: the one that stood at its place, else a new one."""
    left = [(key, label, [tuple(piece) for piece in pieces]) for key, label, pieces, _, _ in kept]
    named: dict[Any, str] = {}
    for same_label in (True, False):
        for main, (label, pieces) in found.items():
            if main in named:
                continue
            fits = [item for item in left if item[2] == pieces and (item[1] == label or not same_label)]
            if fits:
                named[main] = fits[0][0]
                left.remove(fits[0])
    keys = Keys(key for key, *_ in kept)
    return {main: named[main] if main in named else keys.take() for main in found}


def _drop_what_points_nowhere(coding: Coding) -> None:
    """Links, attributes and remarks of words that a coder has unmarked."""
    marked = {marking.key for marking in coding.markings}
    coding.links = [link for link in coding.links if marked.issuperset(key for _, key in link.args)]
    there = marked | {link.key for link in coding.links}

    def stands(target: str) -> bool:
        return target.split(" ")[0] in there

    kept: list[Attribute] = [attribute for attribute in coding.attributes if stands(attribute.target)]
    coding.attributes = kept
    coding.remarks = [remark for remark in coding.remarks if not remark.target or stands(remark.target)]
