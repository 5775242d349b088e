"""Codings as brat stand-off: ``NAME.txt`` beside ``NAME.ann``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from framing.file_names import relative_name, text_of_relative_name
from framing.given_files import given_text
from framing.limits import FILE
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marked, Marking, Remark, fix_offsets
from framing.validity.coding.standoff import read_line

__all__ = ["read_brat", "write_brat"]

_SAFE = re.compile(r"[^\w-]+")
_BREAKS = re.compile(r"[\r\n\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LABEL = "Label"  # kind of the remark that keeps a label brat cannot write


def write_brat(codings: Iterable[Coding], folder: str | Path) -> list[Path]:
    """Write each coding as a text and its annotations, with an ``annotation.conf`` that names all labels.

    Parameters
    ----------
    codings : iterable of Coding
        One an article: brat keeps a folder for each coder.
    folder : path
        Made when absent.

    Returns
    -------
    list of Path
        The ``.ann`` files.

    Raises
    ------
    ValueError
        If two codings are of one article, or a coding is broken.

    References
    ----------
    Stenetorp, P. et al. (2012). brat: a web-based tool for NLP-assisted text annotation. EACL demonstrations, 102-107.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_brat([Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])], folder)
    ...     read_brat(folder)[0].markings
    [Marking(key='T1', label='triumph', pieces=[(3, 6)])]
    """
    out: list[Path] = []
    base = Path(folder)
    base.mkdir(parents=True, exist_ok=True)
    everything = list(codings)
    for coding in everything:
        coding.check()
        path = base / f"{relative_name(coding.article_id)}.ann"
        if path in out:
            raise ValueError(f"two codings of {coding.article_id!r}; write each coder to a folder of their own")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_suffix(".txt").open("w", encoding="utf-8", newline="") as handle:
            handle.write(coding.text)
        with path.open("w", encoding="utf-8", newline="\n") as handle:
            handle.writelines(f"{line}\n" for line in _lines(coding))
        out.append(path)
    (base / "annotation.conf").write_text(_configuration(everything), encoding="utf-8")
    return out


def _lines(coding: Coding) -> list[str]:
    """Lines in the order in which they were read; others behind them."""
    place = {key: number for number, key in reversed(list(enumerate(coding.order)))}
    lines = [(place.get(key, len(place)), line) for key, line in _keyed_lines(coding)]
    return [line for _, line in sorted(lines, key=lambda item: item[0])]


def _keyed_lines(coding: Coding) -> Iterable[tuple[str, str]]:
    renamed = _rename(coding)
    remarks = [*coding.remarks]
    for marking in coding.markings:
        key, label = renamed[marking.key], _SAFE.sub("_", marking.label)
        if label != marking.label:
            remarks.append(Remark("", _LABEL, marking.key, marking.label))
        spans = ";".join(f"{start} {end}" for start, end in marking.pieces)
        words = " ".join(_BREAKS.sub(" ", coding.text[start:end]) for start, end in marking.pieces)
        yield marking.key, f"{key}\t{label} {spans}\t{words}"
    for link in coding.links:
        args = [(role, renamed[key]) for role, key in link.args]
        if link.key == "*":
            yield link.key, f"*\t{link.label} {' '.join(key for _, key in args)}"
        else:
            head = [] if link.event else [_SAFE.sub("_", link.label)]
            yield link.key, f"{renamed[link.key]}\t{' '.join([*head, *(f'{role}:{key}' for role, key in args)])}"
    for attribute, key in zip(coding.attributes, _keys([a.key for a in coding.attributes], "AM")):
        value = "" if attribute.value is None else f" {_quote(attribute.value)}"
        yield attribute.key, f"{key}\t{_SAFE.sub('_', attribute.name)} {renamed[attribute.target]}{value}"
    for remark, key in zip(remarks, _keys([remark.key for remark in remarks], "#N")):
        first, _, rest = remark.target.partition(" ")
        target = " ".join([renamed.get(first, first), *([rest] if rest else [])])
        yield remark.key, "\t".join([key, f"{remark.kind} {target}", *([_quote(remark.text)] if remark.text else [])])


def _keys(own: list[str], kinds: str) -> list[str]:
    """Keys of attributes or remarks that brat accepts; those that fit already, and are no others', stay."""
    fits = re.compile(rf"[{kinds}]\d+")
    taken = {key for key in own if fits.fullmatch(key)}
    seen: set[str] = set()
    out = []
    for key in own:
        kind = key[:1] if key[:1] in kinds and key else kinds[0]
        number = 0
        while not fits.fullmatch(key) or key in seen:
            number += 1
            key = f"{kind}{number}" if f"{kind}{number}" not in taken else ""
        seen.add(key)
        out.append(key)
    return out


def _rename(coding: Coding) -> dict[str, str]:
    """Keys that brat accepts; those that fit already stay."""
    out: dict[str, str] = {}
    wanted = [(m.key, "T") for m in coding.markings] + [(k.key, "E" if k.event else "R") for k in coding.links]
    taken = {key for key, prefix in wanted if re.fullmatch(rf"{prefix}\d+", key)}
    fresh = {"T": 0, "R": 0, "E": 0}
    for key, prefix in wanted:
        if key in taken or key == "*":
            out[key] = key
            continue
        while f"{prefix}{fresh[prefix] + 1}" in taken | set(out.values()):
            fresh[prefix] += 1
        out[key] = f"{prefix}{fresh[prefix] + 1}"
    return out


def _quote(text: str) -> str:
    """Line breaks and tabs as escapes, since a line is a record."""
    return _BREAKS.sub(lambda m: f"\\u{ord(m.group()):04x}", text.replace("\\", "\\\\"))


def _configuration(codings: list[Coding]) -> str:
    labels = sorted({_SAFE.sub("_", marking.label) for coding in codings for marking in coding.markings})
    relations = sorted(
        {link.label for coding in codings for link in coding.links if not link.event and link.key != "*"}
    )
    events: dict[str, set[str]] = {}
    values: dict[str, set[str]] = {}
    for coding in codings:
        for link in coding.links:
            if link.event:
                events.setdefault(link.label, set()).update(role for role, _ in link.args[1:])
        for attribute in coding.attributes:
            values.setdefault(attribute.name, set()).update(
                [] if attribute.value is None else [_quote(attribute.value)]
            )
    lines = ["[entities]", *labels, "", "[relations]"]
    lines += [f"{_SAFE.sub('_', name)}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in relations]
    lines += [
        "",
        "[events]",
        *(f"{name}\t{', '.join(f'{r}*:<ENTITY>' for r in sorted(roles))}" for name, roles in sorted(events.items())),
    ]
    lines += ["", "[attributes]"]
    for name, allowed in sorted(values.items()):
        lines.append(f"{name}\tArg:<ENTITY>" + (f", Value:{'|'.join(sorted(allowed))}" if allowed else ""))
    return "\n".join(lines) + "\n"


def read_brat(folder: str | Path, coder: str | None = None) -> list[Coding]:
    """Read all ``.ann`` files below a folder, each with the text beside it.

    Parameters
    ----------
    folder : path
    coder : str, optional
        Who coded; the folder's name when absent.

    Returns
    -------
    list of Coding
        By article.

    Raises
    ------
    ValueError
        If there is no annotation, a text is missing, a line cannot be read, or the words at an offset are not those
        of the line. The message names file and line.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from framing.validity import read_brat
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("He won.")
    ...     _ = Path(folder, "a.ann").write_text("T1\\ttriumph 3 6\\twon\\n")
    ...     read_brat(folder, coder="Ann")[0].markings
    [Marking(key='T1', label='triumph', pieces=[(3, 6)])]
    """
    base = Path(folder)
    paths = sorted(base.rglob("*.ann"))
    if not paths:
        raise ValueError(f"{base} holds no .ann file")
    out = []
    for path in paths:
        beside = path.with_suffix(".txt")
        if not beside.exists():
            raise ValueError(f"{path} has no text {beside.name} beside it")
        text = given_text(beside, FILE, keep_mark=True)
        name = text_of_relative_name(path.relative_to(base).with_suffix("").as_posix())
        coding = Coding(name, text, base.name if coder is None else coder)
        lines = [(n, line) for n, line in enumerate(given_text(path, FILE).split("\n"), 1) if line.strip()]
        marked: list[Marked] = []
        for number, line in lines:
            try:
                _add(coding, line, marked, number)
            except ValueError as error:
                raise ValueError(f"{path}, line {number}: {error}") from error
        try:
            pieces = fix_offsets(text, marked)
        except ValueError as error:
            raise ValueError(f"{path}, {error}") from error
        for marking, own in zip(coding.markings, pieces):
            marking.pieces = own
        _restore_labels(coding)
        try:
            coding.check()
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error
        out.append(coding)
    return out


def _add(coding: Coding, line: str, marked: list[Marked], number: int) -> None:
    item, words = read_line(line)
    coding.order.append(item.key)
    if isinstance(item, Marking):
        marked.append(Marked(item.pieces, words, f"line {number}: {item.key}"))
        coding.markings.append(item)
    elif isinstance(item, Link):
        coding.links.append(item)
    elif isinstance(item, Attribute):
        coding.attributes.append(item)
    else:
        coding.remarks.append(item)


def _restore_labels(coding: Coding) -> None:
    true = {remark.target: remark.text for remark in coding.remarks if remark.kind == _LABEL}
    coding.remarks = [remark for remark in coding.remarks if remark.kind != _LABEL]
    for marking in coding.markings:
        label = true.get(marking.key, marking.label)
        if _SAFE.sub("_", label) == marking.label:  # else the coder has changed it since
            marking.label = label
