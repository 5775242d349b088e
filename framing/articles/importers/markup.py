"""XML and HTML of others, read without their entities; and the paragraphs of a piece of a page."""

from __future__ import annotations

import html
import re
import tomllib
import xml.etree.ElementTree as ET
from functools import cache
from typing import Any

from framing.articles.importers.extras import extra
from framing.articles.importers.lines import clean
from framing.articles.record import Unusable
from framing.given_files import in_words
from framing.limits import DEPTH
from framing.shipped import shipped

__all__ = ["html_root", "local", "paragraphs_of", "text_of", "xml_root"]

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = ("amp", "lt", "gt", "quot", "apos")
_DECLARED = re.compile(r"<\?xml[^>]*\?>", re.IGNORECASE)


@cache
def _names(*kinds: str) -> frozenset[str]:
    """Names of elements: those that begin a paragraph, or hold no words of the page."""
    tags = tomllib.loads(shipped("lexicons/words/markup.toml").read_text(encoding="utf-8"))["tags"]
    return frozenset(" ".join(tags[kind] for kind in kinds).split())


def xml_root(text: str) -> ET.Element:
    """Root of an XML text.

    Parameters
    ----------
    text : str

    Returns
    -------
    xml.etree.ElementTree.Element

    Raises
    ------
    Unusable
        If it is no XML, or declares entities.

    Examples
    --------
    >>> xml_root('<?xml version="1.0" encoding="utf-16"?><a>1&nbsp;2</a>').text
    '1\\xa02'
    """
    if "<!ENTITY" in text:
        raise Unusable("its XML declares entities, which are not read; save it without them")
    text = _DECLARED.sub("", text.lstrip("\ufeff \t\r\n"), count=1)
    text = _ENTITY.sub(lambda m: m.group() if m[1] in _OF_XML else html.unescape(m.group()), text)
    try:
        root = ET.fromstring(text)
    except (ET.ParseError, ValueError) as error:
        raise Unusable(f"not XML: {error}") from error
    _require_shallow(root)
    return root


def _require_shallow(root: Any) -> None:
    """Refuse elements so deep in one another that walking them would never end well."""
    left, most = [(root, 1)], DEPTH.most
    while left:
        element, depth = left.pop()
        if depth > most:
            raise Unusable(DEPTH.message(None, "nested too deep: it has"))
        left.extend((child, depth + 1) for child in element)


def html_root(text: str) -> Any:
    """Root of a page.

    Parameters
    ----------
    text : str

    Returns
    -------
    lxml.html.HtmlElement

    Raises
    ------
    Unusable
        If it holds nothing, or lxml is not installed.
    """
    extra("lxml", "pages")
    lxml_html = extra("lxml.html", "pages")
    try:
        return lxml_html.document_fromstring(_DECLARED.sub("", text, count=1))
    except Exception as error:  # of lxml's own kinds
        raise Unusable(f"not HTML: {in_words(error)}") from error


def local(tag: Any) -> str:
    """Name of an element without its namespace, in small letters; empty of comments.

    Parameters
    ----------
    tag : object

    Returns
    -------
    str
    """
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_of(element: Any) -> str:
    """All words of an element, in one line.

    Parameters
    ----------
    element : Element

    Returns
    -------
    str
    """
    return clean(" ".join(paragraphs_of(element)))


def paragraphs_of(element: Any) -> list[str]:
    """Paragraphs of an element: what stands between tags of blocks and line ends of the page.

    Parameters
    ----------
    element : Element
        Of the standard library or lxml.

    Returns
    -------
    list of str

    Examples
    --------
    >>> paragraphs_of(xml_root("<b>One <i>two</i><br/>three<p>four</p>five</b>"))
    ['One two', 'three', 'four', 'five']
    """
    pieces: list[str] = []
    blocks = _names("blocks", "lines", "parts") | {"td"}

    def walk(node: Any, silent: bool) -> None:
        name = local(node.tag)
        silent = silent or name in _names("silent") or not isinstance(node.tag, str)
        if name in blocks:
            pieces.append("\n")
        if node.text and not silent:
            pieces.append(re.sub(r"\s+", " ", node.text))
        for child in node:
            walk(child, silent)
            if child.tail and not silent:
                pieces.append(re.sub(r"\s+", " ", child.tail))
        if name in blocks:
            pieces.append("\n")

    walk(element, False)
    return [line for part in "".join(pieces).split("\n") if (line := clean(part))]
