"""Codings as UIMA CAS XMI, which INCEpTION and WebAnno read and write; needs the extra ``exchange``."""

from __future__ import annotations

import importlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from framing.characters import xml_text
from framing.file_names import file_name
from framing.given_files import in_words
from framing.limits import DAMAGED, FILE, member
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marked, Marking, fix_most_offsets
from framing.validity.coding.side_notes import PIECE, Keys, number_anew, plain_links, side_notes, take_note, whole_of

__all__ = ["read_xmi", "write_xmi"]

_PASSAGE, _RELATION = "webanno.custom.Passage", "webanno.custom.Relation"
_ABOUT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_TYPES = "TypeSystem.xml"
_OWN = ("article", "characters")  # what stands in the notes of the first passage
_TEXT, _WHOLE = "uima.cas.String", "uima.tcas.Annotation"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = ("label", "key", "notes", "words", "begin", "end", "sofa", "id", "type")


def _cassis() -> Any:
    try:
        return importlib.import_module("cassis")
    except ModuleNotFoundError as error:
        raise ValueError('UIMA XMI needs a package that is not there: pip install "framing[exchange]"') from error


def write_xmi(codings: Iterable[Coding], folder: str | Path) -> list[Path]:
    """Write each coding as a file ``.xmi``, with a ``TypeSystem.xml`` that names the layers and their features.

    In INCEpTION, import ``TypeSystem.xml`` as layers of the project (a layer *Passage* with the label and a feature
    for each attribute, and a layer *Relation*), let both be marked at the level of characters, overlap and cross
    sentences, and import the files as *UIMA CAS XMI*. Offsets are UTF-16 units, as UIMA counts.

    Parameters
    ----------
    codings : iterable of Coding
        One an article; a folder for each coder.
    folder : path
        Made when absent.

    Returns
    -------
    list of Path
        The ``.xmi`` files.

    Raises
    ------
    ValueError
        If two codings are of one article, a coding is broken, or dkpro-cassis is not installed.

    References
    ----------
    Klie, J.-C. et al. (2018). The INCEpTION platform: machine-assisted and knowledge-oriented interactive annotation.
    COLING demonstrations, 5-9.

    Examples
    --------
    >>> import tempfile
    >>> from framing.validity import Coding, write_xmi
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_xmi([Coding("a", "He won.")], folder)]
    ['a.xmi']
    """
    cassis = _cassis()
    everything = list(codings)
    for coding in everything:
        coding.check()
    shown = {a.name for coding in everything for a in coding.attributes if _is_feature(a)}
    types = cassis.TypeSystem()
    passage = types.create_type(name=_PASSAGE, supertypeName=_WHOLE)
    for name in ("label", "key", *sorted(shown), "words", "notes"):
        types.create_feature(domainType=passage, name=name, rangeType=_TEXT)
    relation = types.create_type(name=_RELATION, supertypeName=_WHOLE)
    for name in ("Governor", "Dependent"):
        types.create_feature(domainType=relation, name=name, rangeType=_PASSAGE)
    types.create_feature(domainType=relation, name="label", rangeType=_TEXT)
    about = types.create_type(name=_ABOUT, supertypeName="uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId"):
        types.create_feature(domainType=about, name=name, rangeType=_TEXT)
    base = Path(folder)
    base.mkdir(parents=True, exist_ok=True)
    out: list[Path] = []
    for coding in everything:
        path = base / f"{file_name(coding.article_id)}.xmi"
        if path in out:
            raise ValueError(f"two codings of {coding.article_id!r}; write each coder to a folder of their own")
        cas = cassis.Cas(typesystem=types)
        _fill(cas, coding, passage, relation, about)
        path.write_text(cas.to_xmi(), encoding="utf-8", newline="")
        out.append(path)
    types.to_xml(base / _TYPES)
    return out


def _is_feature(attribute: Attribute) -> bool:
    """Whether a feature of the layer can hold it and give it back."""
    named = bool(_NAME.fullmatch(attribute.name)) and attribute.name not in _TAKEN
    value = attribute.value
    return named and (value is None or (value not in ("", "true") and xml_text(value) == value))


def _fill(cas: Any, coding: Coding, passage: Any, relation: Any, about: Any) -> None:
    cas.sofa_string = xml_text(coding.text)
    cas.sofa_mime = "text/plain"
    metadata = about(begin=0, end=len(coding.text), documentTitle=xml_text(coding.article_id))
    metadata.documentId = xml_text(coding.coder)
    cas.add(metadata)
    shown = plain_links(coding)
    features: dict[str, dict[str, str]] = {marking.key: {} for marking in coding.markings}
    rest = []
    for attribute in coding.attributes:
        mine = features.get(attribute.target)
        if mine is None or attribute.name in mine or not _is_feature(attribute):
            rest.append(attribute)
        else:
            mine[attribute.name] = "true" if attribute.value is None else attribute.value
    notes: dict[str, list[Any]] = {}
    for key, items in side_notes(coding, [k for k in coding.links if k not in shown], rest, "XMI").items():
        notes[key] = [*items]
    if coding.markings:
        own: dict[str, Any] = {"article": coding.article_id}
        shown_text = xml_text(coding.text)
        if shown_text != coding.text:
            pairs = enumerate(zip(coding.text, shown_text))
            own["characters"] = [[place, ord(char)] for place, (char, other) in pairs if char != other]
        notes.setdefault(coding.markings[0].key, []).insert(0, own)
    first: dict[str, Any] = {}

    def tie(label: str, start: Any, end: Any) -> None:
        cas.add(relation(begin=end.begin, end=end.end, Governor=start, Dependent=end, label=xml_text(label)))

    for marking in coding.markings:
        for place, (start, end) in enumerate(marking.pieces):
            words = json.dumps(coding.text[start:end])
            made = passage(begin=start, end=end, label=xml_text(marking.label), key=marking.key, words=words)
            if place == 0:
                first[marking.key] = made
                for name, value in features[marking.key].items():
                    setattr(made, name, value)
                made.notes = json.dumps(notes[marking.key]) if marking.key in notes else None
            cas.add(made)
            if place:
                tie(PIECE, first[marking.key], made)
    for link in shown:
        tie(link.label, first[link.args[0][1]], first[link.args[1][1]])


def read_xmi(path: str | Path, coder: str | None = None) -> list[Coding]:
    """Read UIMA CAS XMI: a file with its ``TypeSystem.xml`` beside it, a folder of them, or a zip as INCEpTION exports.

    Every annotation of a custom layer (``webanno.custom``, ``custom``) or of named entities is a marking. Its label is
    the feature *label* or *value*, else the first that holds a text, else the name of the layer; its other features
    are attributes.

    Parameters
    ----------
    path : path
        ``.xmi``, ``.zip`` or a folder.
    coder : str, optional
        Who coded; when absent, whom the file names.

    Returns
    -------
    list of Coding
        By file.

    Raises
    ------
    ValueError
        If there is no such file or no type system, it cannot be read, the words at most offsets are not those that were
        exported, or dkpro-cassis is not installed.

    Examples
    --------
    >>> import tempfile
    >>> from framing.validity import Coding, read_xmi, write_xmi
    >>> from framing.validity.coding.coded_marks import Marking
    >>> coded = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_xmi([coded], folder)
    ...     [(marking.label, marking.pieces) for marking in read_xmi(folder)[0].markings]
    [('triumph', [(3, 6)])]
    """
    cassis = _cassis()
    source = Path(path)
    out = []
    for name, data, types in _files(source):
        if types is None:
            raise ValueError(f"{name} has no {_TYPES} beside it; export the type system, too")
        if any(b"<!DOCTYPE" in part.replace(b"\0", b"") for part in (data, types)):
            raise ValueError(f"{name}: it declares a document type, which is not read; export it anew")
        try:
            system = cassis.load_typesystem(io.BytesIO(types))
            cas = cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=system)
            out.append(_coding(cas, PurePosixPath(name).stem, coder))
        except Exception as error:  # of the parser's own kinds
            raise ValueError(f"{name}: {in_words(error)}") from error
    if not out:
        raise ValueError(f"{source} holds no .xmi; export as UIMA CAS XMI")
    return out


def _files(source: Path) -> Iterator[tuple[str, bytes, bytes | None]]:
    """Each file with its type system; in a folder, those of the archives in it, too."""
    if source.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(source) as archive:
                names = archive.namelist()
                types = {str(PurePosixPath(n).parent): n for n in names if PurePosixPath(n).name == _TYPES}
                for name in sorted(name for name in names if name.lower().endswith(".xmi")):
                    beside = types.get(str(PurePosixPath(name).parent)) or next(iter(types.values()), None)
                    yield f"{source}/{name}", member(archive, name), member(archive, beside) if beside else None
        except DAMAGED as error:
            raise ValueError(f"{source} cannot be unpacked: {in_words(error)}") from error
        return
    if not source.exists():
        raise ValueError(f"there is no {source}")
    found = [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.suffix in (".xmi", ".zip"))
    for path in found:
        if path.suffix == ".zip":
            yield from _files(path)
        else:
            near = next((p / _TYPES for p in (path.parent, source) if (p / _TYPES).is_file()), None)
            yield str(path), _bytes(path), _bytes(near) if near else None


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if not path.is_file() or not FILE.allows(size):
        raise ValueError(f"{path}: {FILE.message(size, 'it has') if path.is_file() else 'no file'}")
    return path.read_bytes()


def _coding(cas: Any, name: str, coder: str | None) -> Coding:
    text = cas.sofa_string or ""
    about = next(iter(cas.select(_ABOUT)), None) if _has(cas, _ABOUT) else None
    title = getattr(about, "documentTitle", None) or name
    who = coder if coder is not None else getattr(about, "documentId", None) or ""
    coding = Coding(str(title).removesuffix(".xmi"), text, str(who))
    passages, relations = [], []
    for one in cas.select_all_annotations():
        if not _is_layer(one.type.name):
            continue
        if getattr(one, "Governor", None) is not None and getattr(one, "Dependent", None) is not None:
            relations.append(one)
        elif one.end > one.begin:
            passages.append(one)
    rest = {
        id(one.Dependent): id(one.Governor)
        for one in relations
        if getattr(one, "label", None) == PIECE and one.type.name == _RELATION
    }
    _restore(coding, passages)
    by_id = {id(one): one for one in passages} | {id(one.Governor): one.Governor for one in relations}
    placed = dict(zip(map(id, passages), fix_most_offsets(coding.text, [_marked(one) for one in passages])))
    keys: dict[int, str] = {}
    by_key: dict[str, Marking] = {}
    free = Keys()
    for one in sorted(passages, key=lambda one: (id(one) in rest, one.xmiID)):
        main = by_id[whole_of(id(one), rest)]
        (piece,) = placed[id(one)]
        if main is not one and id(main) in keys:
            keys[id(one)] = keys[id(main)]
            by_key[keys[id(main)]].pieces = sorted([*by_key[keys[id(main)]].pieces, piece])
            continue
        key = free.take(getattr(one, "key", None) or "")
        keys[id(one)] = key
        by_key[key] = Marking(key, _take_features(coding, one, key), [piece])
    coding.markings = list(by_key.values())
    for one in relations:
        ends = [keys.get(id(end)) for end in (one.Governor, one.Dependent)]
        if id(one.Dependent) not in rest and None not in ends:
            label = next((str(v) for n, v in _features(one) if isinstance(v, str) and v), _short(one.type.name))
            coding.links.append(Link("", label, [("Arg1", str(ends[0])), ("Arg2", str(ends[1]))]))
    number_anew(coding)
    coding.check()
    return coding


def _marked(one: Any) -> Marked:
    words = getattr(one, "words", None) if one.type.name == _PASSAGE else None
    return Marked([(one.begin, one.end)], json.loads(words) if words else "", f"passage {one.xmiID}", sure=bool(words))


def _has(cas: Any, name: str) -> bool:
    return bool(cas.typesystem.contains_type(name))


def _is_layer(name: str) -> bool:
    return name.startswith(("webanno.custom.", "custom.")) or name.endswith(".NamedEntity")


def _short(name: str) -> str:
    return name.rpartition(".")[2]


def _features(one: Any) -> Iterator[tuple[str, Any]]:
    for feature in one.type.all_features:
        if feature.name not in ("begin", "end", "sofa", "Governor", "Dependent"):
            yield feature.name, getattr(one, feature.name, None)


def _restore(coding: Coding, passages: list[Any]) -> None:
    """The name of the article, and characters that XML cannot hold, where the notes tell of them."""
    for one in passages:
        for item in _items(one):
            if isinstance(item, dict) and "article" in item:
                coding.article_id = item["article"]
                letters = list(coding.text)
                for place, code in item.get("characters", []):
                    if place < len(letters) and letters[place] == "\ufffd":
                        letters[place] = chr(code)
                coding.text = "".join(letters)


def _items(one: Any) -> list[Any]:
    said = getattr(one, "notes", None)
    if not said:
        return []
    try:
        items = json.loads(said)
    except json.JSONDecodeError:
        return [said]
    return items if isinstance(items, list) else [said]


def _take_features(coding: Coding, one: Any, key: str) -> str:
    """Take attributes and notes of an annotation; its label."""
    ours = one.type.name == _PASSAGE
    features = [(name, value) for name, value in _features(one) if value is not None]
    texts = [name for name, value in features if isinstance(value, str)]
    chosen = next((name for name in ("label", "value", *texts) if name in texts), None)
    label = str(getattr(one, chosen)) if chosen else _short(one.type.name)
    for name, value in features:
        if name == chosen or (ours and name in _TAKEN) or not isinstance(value, str | int | float | bool):
            continue
        flag = value is True or (ours and value == "true")
        coding.attributes.append(Attribute("A", name, key, None if flag else str(value)))
    if ours:
        for note in _items(one):
            take_note(coding, note, key, _OWN)
    return label
