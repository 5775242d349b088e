"""Codings as W3C Web Annotations (JSON-LD): words by position and by quotation."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from framing.entrance import takes
from framing.given_files import given_json
from framing.limits import FILE
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marked, Marking, fix_offsets
from framing.validity.coding.side_notes import Keys, number_anew, plain_links, side_notes, take_note

__all__ = ["read_web_annotations", "write_web_annotations"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"framing": "urn:framing:"}]
_AROUND = 32  # characters before and after, by which words are found again


def write_web_annotations(codings: Iterable[Coding], path: str | Path, *, texts: bool = True) -> Path:
    """Write codings as one collection of annotations.

    Each marking is an annotation whose body is the label (and one more body for each attribute) and whose target is
    the article, by a TextPositionSelector (code points) and a TextQuoteSelector. A link is an annotation of the
    motivation *linking*. Words in several pieces have a target for each.

    Parameters
    ----------
    codings : iterable of Coding
    path : path
        The ``.jsonld``.
    texts : bool
        Put the texts of the articles into the file, too. Without them, :func:`read_web_annotations` asks for them.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        If a coding is broken.

    References
    ----------
    Sanderson, R., Ciccarese, P. & Young, B. (2017). Web Annotation Data Model. W3C Recommendation.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     coding = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    ...     read_web_annotations(write_web_annotations([coding], Path(folder) / "coded.jsonld")) == [coding]
    True
    """
    everything = list(codings)
    items: list[dict[str, Any]] = []
    for coding in everything:
        coding.check()
        items += _annotations(coding)
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    whole: dict[str, Any] = {"@context": _CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}
    if texts:
        whole["framing:texts"] = [
            {"id": _source(article), "framing:article": article, "framing:text": text}
            for article, text in {coding.article_id: coding.text for coding in everything}.items()
        ]
    whole["framing:coded"] = [{"id": _source(one.article_id), "framing:coder": one.coder} for one in everything]
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return target


def _source(article: str) -> str:
    return f"urn:framing:article:{quote(article, safe='')}"


def _annotations(coding: Coding) -> Iterator[dict[str, Any]]:
    coder = quote(coding.coder, safe="")

    def name(key: str) -> str:
        return f"{_source(coding.article_id)}:coder:{coder}:{quote(key, safe='')}"

    start: dict[str, Any] = {"type": "Annotation"}
    if coding.coder:
        start["creator"] = {"type": "Person", "name": coding.coder}
    shown = plain_links(coding)
    body: Any
    marked = {marking.key for marking in coding.markings}
    rest = [attribute for attribute in coding.attributes if attribute.target not in marked]
    notes = side_notes(coding, [link for link in coding.links if link not in shown], rest, "a Web Annotation")
    for marking in coding.markings:
        bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": marking.label}]
        for attribute in coding.attributes:
            if attribute.target == marking.key:
                value = {"value": attribute.name if attribute.value is None else attribute.value}
                body = {"type": "TextualBody", "purpose": "classifying", **value, "framing:attribute": attribute.name}
                bodies.append(body if attribute.value is not None else {**body, "framing:flag": True})
        targets = [_target(coding, piece) for piece in marking.pieces]
        own: dict[str, Any] = {"framing:article": coding.article_id, "framing:key": marking.key}
        if marking.key in notes:
            own["framing:notes"] = [json.dumps(note, ensure_ascii=False) for note in notes[marking.key]]
        about = {"motivation": "tagging", "body": bodies, "target": targets if len(targets) > 1 else targets[0]}
        yield {"id": name(marking.key), **start, **about, **own}
    for number, link in enumerate(shown, 1):
        ends = [name(key) for _, key in link.args]
        body = [ends[1], {"type": "TextualBody", "purpose": "tagging", "value": link.label}]
        yield {"id": name(f"link{number}"), **start, "motivation": "linking", "body": body, "target": ends[0]}


def _target(coding: Coding, piece: tuple[int, int]) -> dict[str, Any]:
    start, end = piece
    text = coding.text
    around = {"prefix": text[max(0, start - _AROUND) : start], "suffix": text[end : end + _AROUND]}
    selectors = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text[start:end], **around},
    ]
    return {"type": "SpecificResource", "source": _source(coding.article_id), "selector": selectors}


@takes(articles="articles article_id text")
def read_web_annotations(path: str | Path, articles: pd.DataFrame | None = None) -> list[Coding]:
    """Read Web Annotations that mark words of articles: a collection, a page, a list of annotations, or one.

    Parameters
    ----------
    path : path
    articles : pandas.DataFrame, optional
        The articles, where the file does not hold their texts; the source of an annotation is then an `article_id`
        or a `url` of theirs.

    Returns
    -------
    list of Coding
        One an article and creator. The label of a marking is the first text of its body that is a tag, or else its
        motivation; a marking that has a quotation and no position is looked for with what stands around it.

    Raises
    ------
    ValueError
        If the file holds no annotations, an article is not known, or the words at a position are not those quoted.

    Examples
    --------
    >>> import json
    >>> import tempfile
    >>> from pathlib import Path
    >>> import pandas as pd
    >>> from framing.validity import read_web_annotations
    >>> articles = pd.DataFrame({"article_id": ["a"], "url": ["http://example.org/a"], "text": ["He won."]})
    >>> target = {"source": "http://example.org/a", "selector": {"type": "TextQuoteSelector", "exact": "won"}}
    >>> note = {"type": "Annotation", "body": {"value": "triumph", "purpose": "tagging"}, "target": target}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "notes.jsonld").write_text(json.dumps(note))
    ...     [coding] = read_web_annotations(Path(folder, "notes.jsonld"), articles)
    >>> [(marking.label, marking.pieces) for marking in coding.markings]
    [('triumph', [(3, 6)])]
    """
    source = Path(path)
    try:
        whole = given_json(source, FILE)
    except ValueError as error:
        raise ValueError(f"{error}; give Web Annotations as JSON-LD") from error
    items = [item for item in _items(whole) if isinstance(item, dict) and "target" in item]
    listed = _listed(whole.get("framing:coded") if isinstance(whole, dict) else None)
    if not items and not listed:
        raise ValueError(f"{source} holds no annotations with a target; give Web Annotations as JSON-LD")
    codings: dict[tuple[str, str], Coding] = {}
    ends: dict[str, tuple[Coding, str]] = {}
    marked: defaultdict[int, list[tuple[Marking, Marked]]] = defaultdict(list)
    keys: defaultdict[int, Keys] = defaultdict(Keys)
    links = [item for item in items if item.get("motivation") == "linking"]
    try:
        known = _texts(whole, articles)
        for item in (item for item in items if item.get("motivation") != "linking"):
            _mark(item, known, codings, ends, marked, keys)
        codings = _with_all(codings, listed, known)
        for coding in codings.values():
            pairs = marked[id(coding)]
            for (marking, _), pieces in zip(pairs, fix_offsets(coding.text, [one for _, one in pairs])):
                marking.pieces = pieces
        for item in links:
            _tie(item, ends)
        for coding in codings.values():
            number_anew(coding)
            coding.check()
    except ValueError as error:
        raise ValueError(f"{source}: {error}") from error
    except (AttributeError, LookupError, TypeError) as error:  # of another shape than the model has
        raise ValueError(f"{source} holds what is no Web Annotation; give it as JSON-LD by the W3C's model") from error
    return list(codings.values())


def _items(whole: Any) -> list[Any]:
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return []
    if "items" in whole:
        return _items(whole["items"])
    return _items(whole["first"]) if "first" in whole else [whole]


def _texts(whole: Any, articles: pd.DataFrame | None) -> dict[str, tuple[str, str]]:
    """Source of an annotation to the name and the text of the article."""
    known: dict[str, tuple[str, str]] = {}
    if articles is not None:
        columns = [name for name in ("article_id", "url") if name in articles]
        for row in articles[[*columns, "text"]].to_dict("records"):
            mine = str(row["article_id"]), str(row["text"])
            known |= {str(row[name]): mine for name in columns if isinstance(row[name], str)}
            known[_source(mine[0])] = mine
    inside = whole.get("framing:texts", []) if isinstance(whole, dict) else []
    return known | {one["id"]: (one["framing:article"], one["framing:text"]) for one in inside}


def _known(known: Mapping[str, tuple[str, str]], source: str, where: str) -> tuple[str, str]:
    if source not in known:
        raise ValueError(f"{where} is about {source!r}, whose text is not known: give the articles, with their url")
    return known[source]


def _with_all(
    codings: Mapping[tuple[str, str], Coding], listed: Sequence[Any], known: Mapping[str, tuple[str, str]]
) -> dict[tuple[str, str], Coding]:
    """The codings in the order in which they were written, with those in which a coder marked nothing.

    A coding that names no coder is one only where nobody else has the article: it may have been given out to be coded.
    """
    out: dict[tuple[str, str], Coding] = {}
    there = {article for article, _ in codings}
    for one in listed:
        article, text = _known(known, one["id"], "a coding")
        coder = str(one["framing:coder"])
        if coder or (article, coder) in codings or article not in there:
            out[article, coder] = codings.get((article, coder), Coding(article, text, coder))
    return {**out, **codings}


def _mark(
    item: Mapping[str, Any],
    known: Mapping[str, tuple[str, str]],
    codings: dict[tuple[str, str], Coding],
    ends: dict[str, tuple[Coding, str]],
    marked: defaultdict[int, list[tuple[Marking, Marked]]],
    keys: defaultdict[int, Keys],
) -> None:
    targets = _listed(item["target"])
    of = {_name_of(one.get("source") if isinstance(one, dict) else one) for one in targets}
    where = str(item.get("id", "an annotation"))
    if len(of) != 1:
        raise ValueError(f"{where} marks words of {len(of)} sources; split it")
    (source,) = of
    article, text = _known(known, source, where)
    coder = _name_of(item.get("creator"))
    coding = codings.setdefault((article, coder), Coding(article, text, coder))
    spans = [_span(_listed(one.get("selector") if isinstance(one, dict) else None), text, where) for one in targets]
    key = keys[id(coding)].take(str(item.get("framing:key") or ""))
    tags = []
    for body in _listed(item.get("body")):
        if isinstance(body, str) or "value" not in body:
            continue
        if "framing:attribute" in body:
            value = None if body.get("framing:flag") else str(body["value"])
            coding.attributes.append(Attribute("A", body["framing:attribute"], key, value))
        elif body.get("purpose", item.get("motivation")) in ("tagging", "classifying"):
            tags.append(str(body["value"]))
        else:
            take_note(coding, str(body["value"]), key)
    if "bodyValue" in item:
        take_note(coding, str(item["bodyValue"]), key)
    label = tags[0] if tags else str(item.get("motivation") or "marked")
    for more in tags[1:]:
        coding.attributes.append(Attribute("A", "tag", key, more))
    pieces = [piece for piece, _ in spans]
    marking = Marking(key, label, pieces)
    coding.markings.append(marking)
    words = " ".join(words for _, words in spans)
    marked[id(coding)].append((marking, Marked(pieces, words, where, sure=bool(words.strip()))))
    ends[str(item.get("id"))] = coding, key
    for note in item.get("framing:notes", []):
        take_note(coding, note, key)


def _span(selectors: Sequence[Any], text: str, where: str) -> tuple[tuple[int, int], str]:
    """Place that selectors name, and the words that they say stand there."""
    kinds = {one.get("type"): one for one in selectors if isinstance(one, dict)}
    position, quoted = kinds.get("TextPositionSelector"), kinds.get("TextQuoteSelector")
    if quoted is None and position is None:
        raise ValueError(f"{where} has neither a TextPositionSelector nor a TextQuoteSelector")
    words = str(quoted.get("exact", "")) if quoted else ""
    if position:
        return (int(position["start"]), int(position["end"])), words
    assert quoted is not None
    before, after = str(quoted.get("prefix", "")), str(quoted.get("suffix", ""))
    wanted = f"{before}{words}{after}"
    found = text.find(wanted)
    if found < 0 or not words or text.find(wanted, found + 1) >= 0:
        how = "nowhere" if found < 0 else "more than once"
        raise ValueError(f"{where}: {words!r} stands {how} in the text between {before!r} and {after!r}")
    return (found + len(before), found + len(before) + len(words)), words


def _tie(item: Mapping[str, Any], ends: Mapping[str, tuple[Coding, str]]) -> None:
    """Add the link of an annotation that joins two others; what joins anything else is no link of words."""
    tags = [body["value"] for body in _listed(item.get("body")) if isinstance(body, dict) and "value" in body]
    starts = [ends[name] for name in map(_name_of, _listed(item["target"])) if name in ends]
    others = [ends[name] for name in map(_name_of, _listed(item.get("body"))) if name in ends]
    for coding, start in starts:
        for other, end in others:
            if other is coding:
                label = str(tags[0]) if tags else "related"
                coding.links.append(Link("", label, [("Arg1", start), ("Arg2", end)]))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name_of(thing: Any) -> str:
    """Name of a source, of another annotation or of a person, given in short or at length."""
    if isinstance(thing, list):
        thing = thing[0] if thing else ""
    if isinstance(thing, dict):
        thing = next((thing[name] for name in ("name", "nickname", "id") if name in thing), "")
    return str(thing or "")
