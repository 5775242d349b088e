"""Codings as a REFI-QDA project (``.qdpx``), which MAXQDA, ATLAS.ti, NVivo, QualCoder and others exchange."""

from __future__ import annotations

import hashlib
import json
import uuid
import warnings
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from framing.articles.importers.markup import local, xml_root
from framing.characters import xml_text
from framing.given_files import in_words
from framing.limits import DAMAGED, member
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marked, Marking, fix_most_offsets
from framing.validity.coding.side_notes import PIECE, Keys, number_anew, plain_links, side_notes, take_note, whole_of

__all__ = ["read_qdpx", "write_qdpx"]

_SPACE = "urn:QDA-XML:project:1.0"
_ORIGIN = "framing"
_LABELS = "marked as"  # group of the codes that are labels; the other groups are attributes
_OWN = ("key", "label", "words")  # what stands first in the description of a selection
_CODERS = "coders"  # in the description of a text: all who coded it, also those who marked nothing
_DIGEST = "sha256"  # there, too: of the text, so that one that was changed is told from an end that a coder moved
_ROOT = uuid.uuid5(uuid.NAMESPACE_URL, _SPACE)


def write_qdpx(codings: Iterable[Coding], path: str | Path, name: str = "framing") -> Path:
    """Write codings as one project: a text an article, a code a label, a user a coder.

    Attributes are codes, too, in a group of their own: *voice* with *voice: quoted*. Positions are code points of the
    text, as the standard asks; each text is UTF-8 without a mark, its line ends as they are.

    Parameters
    ----------
    codings : iterable of Coding
    path : path
        The ``.qdpx``.
    name : str
        Of the project.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        If a coding is broken, or two codings of one article have different texts.

    References
    ----------
    Evers, J. C. et al. (2020). The REFI-QDA standard: experiences and developments. The Qualitative Report 25(13),
    36-52.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     coding = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    ...     read_qdpx(write_qdpx([coding], Path(folder) / "coded.qdpx")) == [coding]
    True
    """
    everything = list(codings)
    texts: dict[str, str] = {}
    for coding in everything:
        coding.check()
        if texts.setdefault(coding.article_id, coding.text) != coding.text:
            raise ValueError(f"two codings of {coding.article_id!r} have different texts; a project holds it once")
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    project = _Writer(datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")).project(
        everything, texts, name
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", ET.tostring(project, encoding="utf-8", xml_declaration=True))
        for article, text in texts.items():
            archive.writestr(f"sources/{_guid('source', article)}.txt", text.encode("utf-8"))
    return target


def _guid(*of: str) -> str:
    """Name of a thing, the same for the same thing."""
    return str(uuid.uuid5(_ROOT, json.dumps(of)))


@dataclass
class _Writer:
    when: str
    codes: dict[str, list[str]] = field(default_factory=lambda: {_LABELS: []})  # group to the names in it

    def project(self, codings: Sequence[Coding], texts: dict[str, str], name: str) -> ET.Element:
        """The whole file, its parts in the order of the schema."""
        root = ET.Element("Project", xmlns=_SPACE, name=xml_text(name), origin=_ORIGIN, creationDateTime=self.when)
        coders = list(dict.fromkeys(coding.coder for coding in codings if coding.coder))
        if coders:
            users = ET.SubElement(root, "Users")
            for coder in coders:
                ET.SubElement(users, "User", guid=_guid("user", coder), name=xml_text(coder))
        book = ET.SubElement(root, "CodeBook")
        sources, links = ET.Element("Sources"), ET.Element("Links")
        by_article: dict[str, ET.Element] = {}
        for article in texts:
            guid = _guid("source", article)
            path = f"internal://{guid}.txt"
            by_article[article] = ET.SubElement(sources, "TextSource", guid=guid, name=xml_text(article))
            by_article[article].attrib |= {"plainTextPath": path, "creationDateTime": self.when}
        coded: dict[str, list[str]] = {article: [] for article in texts}
        for coding in codings:
            if coding.coder:
                coded[coding.article_id].append(xml_text(coding.coder))
        for article, named in coded.items():
            about = {_CODERS: named, _DIGEST: _digest(texts[article])}
            ET.SubElement(by_article[article], "Description").text = json.dumps(about)
        for number, coding in enumerate(codings):
            self._coding(coding, str(number), by_article[coding.article_id], links)
        codes = ET.SubElement(book, "Codes")
        for group, names in self.codes.items():
            above = ET.SubElement(codes, "Code", guid=_guid("group", group), name=group, isCodable="false")
            for one in names:
                ET.SubElement(above, "Code", guid=_guid("code", group, one), name=one, isCodable="true")
        for part in (sources, links):
            if len(part):
                root.append(part)
        return root

    def _coding(self, coding: Coding, number: str, source: ET.Element, links: ET.Element) -> None:
        made = {"creationDateTime": self.when}
        if coding.coder:
            made["creatingUser"] = _guid("user", coding.coder)
        shown = plain_links(coding)
        codes: dict[str, list[str]] = {}
        rest = []
        for attribute in coding.attributes:
            code = self._code_of(attribute)
            if code and attribute.target in {m.key for m in coding.markings}:
                codes.setdefault(attribute.target, []).append(code)
            else:
                rest.append(attribute)
        notes = side_notes(coding, [link for link in coding.links if link not in shown], rest, "a project")
        first: dict[str, str] = {}
        for marking in coding.markings:
            label = self._code(_LABELS, xml_text(marking.label))
            for place, (start, end) in enumerate(marking.pieces):
                guid = _guid("selection", number, marking.key, str(place))
                words = coding.text[start:end]
                about = dict(zip(_OWN, (marking.key, marking.label, words)))
                selection = ET.SubElement(source, "PlainTextSelection", guid=guid, name=xml_text(words))
                selection.attrib |= {"startPosition": str(start), "endPosition": str(end), **made}
                kept = [about, *(notes.get(marking.key, []) if place == 0 else [])]
                ET.SubElement(selection, "Description").text = json.dumps(kept)
                for code in [label, *(codes.get(marking.key, []) if place == 0 else [])]:
                    use = ET.SubElement(selection, "Coding", guid=_guid("coding", guid, code))
                    use.attrib |= made
                    ET.SubElement(use, "CodeRef", targetGUID=code)
                if place:
                    _link(links, PIECE, first[marking.key], guid)
                first.setdefault(marking.key, guid)
        for link in shown:
            _link(links, link.label, first[link.args[0][1]], first[link.args[1][1]])

    def _code_of(self, attribute: Attribute) -> str | None:
        """Code of an attribute; none where its words could not be told from another's."""
        name, value = attribute.name, attribute.value
        if ":" in name or name == _LABELS or value == "" or xml_text(f"{name}{value or ''}") != f"{name}{value or ''}":
            return None
        return self._code(name, name if value is None else f"{name}: {value}")

    def _code(self, group: str, name: str) -> str:
        names = self.codes.setdefault(group, [])
        if name not in names:
            names.append(name)
        return _guid("code", group, name)


def _link(links: ET.Element, name: str, start: str, end: str) -> None:
    guid = _guid("link", str(len(links)), start, end)
    made = ET.SubElement(links, "Link", guid=guid, name=xml_text(name), direction="OneWay")
    made.attrib |= {"originGUID": start, "targetGUID": end}


@dataclass
class _Selection:
    guid: str
    start: int
    end: int
    name: str
    coder: str
    about: dict[str, Any]
    notes: list[Any]
    labels: list[tuple[str, str]]  # with their coder
    attributes: list[tuple[str, str | None]]


def read_qdpx(path: str | Path) -> list[Coding]:
    """Read a REFI-QDA project: each text with what each coder marked in it.

    Every code of a selection is a marking; codes below a code of the name *voice* that are called *voice: quoted* are
    an attribute. Positions are taken as code points, or as UTF-16 units where only these fit the words.

    Parameters
    ----------
    path : path
        The ``.qdpx``.

    Returns
    -------
    list of Coding
        One an article and coder.

    Raises
    ------
    ValueError
        If it is no such project, a text is not in it, or the words at most positions are not those that were exported.

    Warns
    -----
    UserWarning
        Names how many pictures, recordings and PDF files, and selections without a code, were left out.

    Examples
    --------
    >>> import tempfile
    >>> from framing.validity import Coding, read_qdpx, write_qdpx
    >>> from framing.validity.coding.coded_marks import Marking
    >>> coded = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = write_qdpx([coded], f"{folder}/coded.qdpx")
    ...     [(marking.label, marking.pieces) for marking in read_qdpx(path)[0].markings]
    [('triumph', [(3, 6)])]
    """
    source = Path(path)
    try:
        with zipfile.ZipFile(source) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
            projects = [name for name in names if name.lower().endswith(".qde") and "/" not in name]
            if len(projects) != 1:  # ATLAS.ti calls it by the name of the project
                raise ValueError(f"it holds {len(projects)} files .qde, and a project has one")
            root = xml_root(member(archive, projects[0]).decode("utf-8-sig"))
            files = {PurePosixPath(name).name.lower(): name for name in names}
            return _Reader(root).codings(lambda name: member(archive, files[name.lower()]).decode("utf-8"), source)
    except DAMAGED as error:
        raise ValueError(f"{source} is no REFI-QDA project: {in_words(error)}; export it as .qdpx") from error
    except ValueError as error:
        raise ValueError(f"{source}: {error}") from error
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"{source}: the notes of its selections are damaged; export it as .qdpx anew") from error


class _Reader:
    def __init__(self, root: ET.Element) -> None:
        if local(root.tag) != "project":
            raise ValueError("its .qde is no project")
        self.root = root
        self.ours = root.get("origin") == _ORIGIN
        self.users = {_low(user.get("guid")): user.get("name") or "" for user in _of(root, "users", "user")}
        self.codes: dict[str, tuple[str, str]] = {}  # guid to the group and the name of a code
        self.left: Counter[str] = Counter()
        for code in _of(root, "codebook", "codes", "code"):
            self._take_codes(code, "")

    def _take_codes(self, code: ET.Element, above: str) -> None:
        name = code.get("name") or ""
        self.codes[_low(code.get("guid"))] = (above, name)
        for below in _of(code, "code"):
            self._take_codes(below, name)

    def codings(self, read: Any, source: Path) -> list[Coding]:
        """All codings of the project; `read` gives the text of a file by its name."""
        out: list[Coding] = []
        ends: dict[str, tuple[Coding, str]] = {}
        links = [
            (link.get("name") or "related", _low(link.get("originGUID")), _low(link.get("targetGUID")))
            for link in _of(self.root, "links", "link")
        ]
        for element in (child for part in _of(self.root, "sources") for child in part):
            if local(element.tag) != "textsource":
                self.left[local(element.tag).removesuffix("source")] += 1
                continue
            out += self._source(element, read, links, ends)
        for name, start, end in links:
            if name != PIECE and start in ends and end in ends and ends[start][0] is ends[end][0]:
                ends[start][0].links.append(Link("", name, [("Arg1", ends[start][1]), ("Arg2", ends[end][1])]))
        for coding in out:
            number_anew(coding)
            coding.check()
        if self.left:
            what = ", ".join(f"{count} {kind}" for kind, count in self.left.items())
            warnings.warn(f"{source}: left out, since it marks no words of a text: {what}", UserWarning, stacklevel=3)
        return out

    def _source(
        self, element: ET.Element, read: Any, links: Sequence[tuple[str, str, str]], ends: dict[str, tuple[Coding, str]]
    ) -> list[Coding]:
        name = element.get("name") or element.get("guid") or ""
        selections = [self._selection(child) for child in _of(element, "plaintextselection")]
        about = _about(element)
        text, pieces = self._placed(_text_of(element, read), selections, name, about.get(_DIGEST))
        by_guid = {one.guid: (one, piece) for one, piece in zip(selections, pieces)}
        rest = {end: start for label, start, end in links if label == PIECE and {start, end} <= set(by_guid)}
        coders = about[_CODERS] if isinstance(about.get(_CODERS), list) else []
        out = {coder: Coding(name, text, coder) for coder in coders if isinstance(coder, str)}
        keys: defaultdict[str, Keys] = defaultdict(Keys)
        whole: dict[tuple[str, str], Marking] = {}
        for one, piece in by_guid.values():
            for label, coder in one.labels:
                main = whole_of(one.guid, rest)
                if (main, label) in whole:
                    whole[main, label].pieces = sorted([*whole[main, label].pieces, *piece])
                    ends.setdefault(one.guid, ends[main])
                    continue
                coding = out.setdefault(coder, Coding(name, text, coder))
                key = keys[coder].take(one.about.get("key", ""))
                whole[main, label] = Marking(key, label, piece)
                coding.markings.append(whole[main, label])
                ends.setdefault(main, (coding, key))
                ends.setdefault(one.guid, ends[main])
                coding.attributes += [Attribute("A", of, key, value) for of, value in one.attributes]
                for note in one.notes:
                    take_note(coding, note, key, _OWN)
        return list(out.values()) or [Coding(name, text)]

    def _selection(self, element: ET.Element) -> _Selection:
        described = next((child.text or "" for child in _of(element, "description")), "")
        about, notes = _described(described)
        coder = self.users.get(_low(element.get("creatingUser")), "")
        labels: list[tuple[str, str]] = []
        attributes: list[tuple[str, str | None]] = []
        for use in _of(element, "coding"):
            who = self.users.get(_low(use.get("creatingUser")), coder)
            for ref in _of(use, "coderef"):
                above, name = self.codes.get(_low(ref.get("targetGUID")), ("", ""))
                group = "" if above == _LABELS else above
                if group and name == group:
                    attributes.append((name, None))
                elif group and name.startswith(f"{group}: "):
                    attributes.append((group, name.removeprefix(f"{group}: ")))
                elif name:
                    label = about.get("label", "")
                    labels.append((label if xml_text(label) == name else name, who))
        start, end = _position(element, "startPosition"), _position(element, "endPosition")
        if not labels or end <= start:
            self.left["selection without a code" if end > start else "selection without words"] += 1
            labels = []
        named = about.get("words", element.get("name") or "")
        return _Selection(_low(element.get("guid")), start, end, named, coder, about, notes, labels, attributes)

    def _placed(
        self, text: str, selections: Sequence[_Selection], name: str, digest: Any
    ) -> tuple[str, list[list[tuple[int, int]]]]:
        """The text, and where in it the selections are; a mark at its beginning is counted or not, as the words say.

        In the text that was written, whatever stands elsewhere was moved by a coder.
        """
        doubted = digest != _digest(text)
        marked = [
            Marked([(one.start, one.end)], one.name, f"{name}, selection {one.guid}", doubted and "words" in one.about)
            for one in selections
        ]
        bare = text.removeprefix("\ufeff")
        if bare == text or self.ours:
            return text, fix_most_offsets(text, marked)
        try:
            return bare, fix_most_offsets(bare, marked)
        except ValueError:
            return text, fix_most_offsets(text, marked)


def _about(element: ET.Element) -> dict[str, Any]:
    """What the description of a text holds; what others write there says nothing."""
    described = next((child.text or "" for child in _of(element, "description")), "")
    try:
        said = json.loads(described)
    except (json.JSONDecodeError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _described(text: str) -> tuple[dict[str, Any], list[Any]]:
    """What a description holds: what was exported, and the notes; the words of a coder are one note."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError:
        items = None
    if isinstance(items, list) and items and isinstance(items[0], dict) and set(items[0]) == set(_OWN):
        return items[0], items[1:]
    return {}, [text] if text.strip() else []


def _text_of(element: ET.Element, read: Any) -> str:
    inside = next((child.text or "" for child in _of(element, "plaintextcontent")), None)
    if inside is not None:
        return inside
    path = element.get("plainTextPath") or ""
    try:
        return str(read(path.removeprefix("internal://").rpartition("/")[2]))
    except KeyError:
        raise ValueError(
            f"the text of {element.get('name')!r} is not in it ({path or 'no plainTextPath'}); export the project with "
            "its sources"
        ) from None


def _of(element: ET.Element, *path: str) -> list[ET.Element]:
    """Elements below, by their names."""
    found = [element]
    for name in path:
        found = [child for parent in found for child in parent if local(child.tag) == name]
    return found


def _position(element: ET.Element, name: str) -> int:
    said = (element.get(name) or "0").strip()
    if not said.isdecimal() or len(said) > 12:
        raise ValueError(f"{name} of the selection {element.get('guid')} is {said!r}, no number")
    return int(said)


def _low(guid: str | None) -> str:
    return (guid or "").strip("{}").lower()
