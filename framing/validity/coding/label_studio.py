"""Codings as JSON tasks of Label Studio, relations included."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import quoteattr

from framing.given_files import given_json
from framing.limits import FILE
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marked, Marking, fix_offsets
from framing.validity.coding.side_notes import PIECE, number_anew, side_notes, take_note, whole_of

__all__ = ["label_config", "read_label_studio", "write_label_studio"]

_OTHER = "its result is none of Label Studio's (id, value with start, end, text, labels); export it anew as JSON"


def write_label_studio(
    codings: Iterable[Coding], path: str | Path, kind: Literal["predictions", "annotations"] = "predictions"
) -> Path:
    """Write codings as tasks; those of one article become one task.

    Parameters
    ----------
    codings : iterable of Coding
    path : path
        The ``.json``; the labelling set-up is written beside it as ``.xml``.
    kind : {"predictions", "annotations"}
        Predictions are shown to a coder to correct; annotations count as done by their coder.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        If a coding is broken.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     coding = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    ...     file = write_label_studio([coding], Path(folder) / "tasks.json")
    ...     read_label_studio(file) == [coding]
    True
    """
    everything = list(codings)
    tasks: dict[str, dict[str, Any]] = {}
    for coding in everything:
        coding.check()
        start = {"data": {"text": coding.text, "article_id": coding.article_id}, kind: []}
        task = tasks.setdefault(coding.article_id, start)
        who = "model_version" if kind == "predictions" else "completed_by"
        task[kind].append({who: coding.coder, "result": _result(coding)})
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(list(tasks.values()), ensure_ascii=False, indent=1), encoding="utf-8")
    target.with_suffix(".xml").write_text(label_config(everything), encoding="utf-8")
    return target


def _result(coding: Coding) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    first: dict[str, dict[str, Any]] = {}
    for marking in coding.markings:
        for number, (start, end) in enumerate(marking.pieces):
            key = marking.key if number == 0 else f"{marking.key}+{number}"
            value = {"start": start, "end": end, "text": coding.text[start:end]}
            region = {"id": key, "from_name": "label", "to_name": "text", "type": "labels"}
            out.append({**region, "value": {**value, "labels": [marking.label]}})
            first.setdefault(marking.key, out[-1])
            if number:
                out.append(_relation(marking.key, key, [PIECE]))
    shown = [link for link in coding.links if _has_form(link, first)]
    for link in shown:
        keys = [key for _, key in link.args]
        out.append(_relation(keys[0], keys[1], [link.label]))
        if [role for role, _ in link.args] != ["Arg1", "Arg2"]:
            out[-1]["meta"] = {"roles": [role for role, _ in link.args]}
    notes = side_notes(coding, [k for k in coding.links if k not in shown], coding.attributes, "Label Studio")
    for key, items in notes.items():
        first[key]["meta"] = {"text": [json.dumps(item, ensure_ascii=False) for item in items]}
    return out


def _has_form(link: Link, regions: Container[str]) -> bool:
    """Whether Label Studio can show it: between two regions."""
    return not link.event and link.key != "*" and len(link.args) == 2 and all(key in regions for _, key in link.args)


def _relation(start: str, end: str, labels: list[str]) -> dict[str, Any]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": labels}


def label_config(codings: Iterable[Coding]) -> str:
    """Labelling set-up for the labels and relations that occur.

    Parameters
    ----------
    codings : iterable of Coding

    Returns
    -------
    str
        XML for Label Studio's labelling interface.

    Examples
    --------
    >>> print(label_config([Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])]))
    <View>
      <Relations>
        <Relation value="piece"/>
      </Relations>
      <Labels name="label" toName="text">
        <Label value="triumph"/>
      </Labels>
      <Text name="text" value="$text"/>
    </View>
    """
    everything = list(codings)
    labels = sorted({marking.label for coding in everything for marking in coding.markings})
    relations = sorted({link.label for coding in everything for link in coding.links if not link.event} | {PIECE})
    lines = ["<View>", "  <Relations>", *(f"    <Relation value={quoteattr(name)}/>" for name in relations)]
    lines += ["  </Relations>", '  <Labels name="label" toName="text">']
    lines += [f"    <Label value={quoteattr(name)}/>" for name in labels]
    return "\n".join([*lines, "  </Labels>", '  <Text name="text" value="$text"/>', "</View>"])


def read_label_studio(path: str | Path) -> list[Coding]:
    """Read an export of Label Studio (JSON, full or of tasks).

    Parameters
    ----------
    path : path

    Returns
    -------
    list of Coding
        One an annotation; where a task has none, one a prediction. Cancelled annotations are left out.

    Raises
    ------
    ValueError
        If the file is no such export, or the words at an offset are not those that the region names.

    Examples
    --------
    >>> import json
    >>> import tempfile
    >>> from pathlib import Path
    >>> from framing.validity import read_label_studio
    >>> value = {"start": 3, "end": 6, "text": "won", "labels": ["triumph"]}
    >>> region = {"id": "r1", "type": "labels", "from_name": "label", "to_name": "text", "value": value}
    >>> task = {"id": 1, "data": {"text": "He won.", "article_id": "a"}, "annotations": [{"result": [region]}]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "export.json").write_text(json.dumps([task]))
    ...     read_label_studio(Path(folder, "export.json"))[0].markings
    [Marking(key='r1', label='triumph', pieces=[(3, 6)])]
    """
    source = Path(path)
    try:
        tasks = given_json(source, FILE)
    except ValueError as error:
        raise ValueError(f"{error}; export from Label Studio as JSON") from error
    if not isinstance(tasks, list) or not all(map(_is_task, tasks)):
        raise ValueError(f"{source} is no list of tasks with data.text; export from Label Studio as JSON")
    out = []
    for number, task in enumerate(tasks, 1):
        name = str(task["data"].get("article_id", task.get("id", number)))
        for done in task.get("annotations") or task.get("predictions") or []:
            if not isinstance(done, dict):
                raise ValueError(f"{source}, task {number} ({name}): {_OTHER}")
            if done.get("was_cancelled"):
                continue
            who = done.get("completed_by", done.get("model_version", ""))
            coder = str(who.get("email", who.get("id", "")) if isinstance(who, dict) else who)
            coding = Coding(name, task["data"]["text"], coder)
            try:
                _fill(coding, done.get("result", []))
                coding.check()
            except ValueError as error:
                raise ValueError(f"{source}, task {number} ({name}): {error}") from error
            except (KeyError, IndexError, TypeError, AttributeError) as error:  # of another shape than its export has
                raise ValueError(f"{source}, task {number} ({name}): {_OTHER}") from error
            out.append(coding)
    return out


def _is_task(task: Any) -> bool:
    data = task.get("data") if isinstance(task, dict) else None
    done = [task.get(name) or [] for name in ("annotations", "predictions")] if isinstance(task, dict) else []
    return isinstance(data, dict) and isinstance(data.get("text"), str) and all(isinstance(one, list) for one in done)


def _fill(coding: Coding, result: list[dict[str, Any]]) -> None:
    relations = [item for item in result if item.get("type") == "relation"]
    rest = {item["to_id"]: item["from_id"] for item in relations if item.get("labels") == [PIECE]}
    markings: dict[str, Marking] = {}
    regions = [item for item in result if item.get("type") == "labels"]
    values = [item["value"] for item in regions]
    marked = [
        Marked([(value["start"], value["end"])], value["text"], f"region {item['id']}")
        for item, value in zip(regions, values)
    ]
    for item, value, piece in zip(regions, values, fix_offsets(coding.text, marked)):
        key = whole_of(item["id"], rest)
        if key in markings:
            markings[key].pieces = sorted([*markings[key].pieces, *piece])
        else:
            markings[key] = Marking(key, value["labels"][0], piece)
        for note in (item.get("meta") or {}).get("text", []):
            take_note(coding, note, key)
    coding.markings = list(markings.values())
    for item in result:
        if item.get("type") == "choices" and (key := whole_of(item.get("id"), rest)) in markings:
            name, value = item["from_name"], item["value"]["choices"][0]
            coding.attributes = [a for a in coding.attributes if (a.target, a.name) != (key, name)]
            coding.attributes.append(Attribute("A", name, key, value))
    for item in relations:
        if item.get("labels") == [PIECE]:
            continue
        ends = [whole_of(item[name], rest) for name in ("from_id", "to_id")]
        if item.get("direction") == "left":
            ends.reverse()
        roles = (item.get("meta") or {}).get("roles", ["Arg1", "Arg2"])
        label = (item.get("labels") or ["related"])[0]
        coding.links.append(Link("", label, list(zip(roles, ends))))
    number_anew(coding)
