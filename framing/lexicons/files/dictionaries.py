"""Reading the dictionary formats of other programs as pairs of category and term.

LIWC and MFD ``.dic``, quanteda's YAML, WordStat ``.cat``, Lexicoder ``.lc3`` (its text and its XML) and Yoshikoder
``.ykd``, as they are met in the wild.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from framing.lexicons.files.lexicon import LexiconError
from framing.limits import DEPTH

__all__ = ["READERS", "Pairs", "read_cat", "read_dic", "read_lc3", "read_yaml"]

#: Category, term, and a note on what could not be kept (or an empty one).
Pairs: TypeAlias = list[tuple[str, str, str]]

_IDS = re.compile(r"^(?P<term>.*?)(?P<ids>(?:\s+\d+)+)\s*$")
_DECLARED = re.compile(r"<\?xml[^>]*\?>", re.IGNORECASE)  # an encoding, which a text no longer has
_CONDITION = re.compile(r"\s*\([\d\s]+\)\s*\d+/\d+|\s*<[^>]*>\s*\d+/\d+")


def read_dic(text: str, path: str) -> Pairs:
    """Read LIWC's format: categories between two lines ``%``, then terms with the numbers of their categories.

    Parameters
    ----------
    text : str
    path : str
        Named in messages.

    Returns
    -------
    list of (category, term, note)

    Raises
    ------
    LexiconError
        If the two lines ``%`` are missing.

    Examples
    --------
    >>> read_dic("%\\n1 care\\n2  harm\\n%\\nkill*   2\\ntake care 1 2", "x.dic")
    [('harm', 'kill*', ''), ('care', 'take care', ''), ('harm', 'take care', '')]
    """
    lines = text.splitlines()
    bars = [k for k, line in enumerate(lines) if line.strip() == "%"]
    if len(bars) < 2:
        raise LexiconError(f"{path}:1: a .dic needs its categories between two lines with a single %; add them")
    names: dict[str, str] = {}
    for line in lines[bars[0] + 1 : bars[1]]:
        parts = line.split(None, 1)
        if len(parts) == 2:
            names[_number(parts[0])] = parts[1].strip()
    out: Pairs = []
    for number, line in enumerate(lines[bars[1] + 1 :], bars[1] + 2):
        if not line.strip():
            continue
        plain = _CONDITION.sub(" ", line)
        found = _IDS.match(plain)
        if not found or not found["term"].strip():
            out.append(("", line.strip(), f"line {number} names no category"))
            continue
        note = "" if plain == line else f"line {number}: its condition was left out"
        for key in map(_number, found["ids"].split()):
            missing = f"line {number}: category {key} is not declared" if key not in names else note
            out.append((names.get(key, key), found["term"].strip().strip('"').strip(), missing))
    return out


def _number(key: str) -> str:
    return key.lstrip("0") or "0"


def read_yaml(text: str, path: str) -> Pairs:
    """Read quanteda's YAML: nested categories, lists of terms.

    Raises
    ------
    LexiconError
        If it is no mapping of categories.

    Examples
    --------
    >>> read_yaml("war:\\n  acts: [raid*, 'air strike']\\n  no: [calm]", "x.yml")
    [('war.acts', 'raid*', ''), ('war.acts', 'air strike', ''), ('war.no', 'calm', '')]
    """
    import yaml

    try:
        # The base loader makes nothing but text, lists and mappings: safe, and "no" stays a word.
        data = yaml.load(text, Loader=_without_aliases())
    except RecursionError as error:
        raise LexiconError(f"{path}: nested too deep to be read") from error
    except (yaml.YAMLError, ValueError) as error:
        raise LexiconError(f"{path}: this is not valid YAML: {error}") from error
    if not isinstance(data, dict):
        raise LexiconError(f"{path}:1: a YAML dictionary maps categories to lists of terms")
    return list(_walk(data, ""))


def _without_aliases() -> Any:
    """Loader that refuses what stands for something above it: a few lines of these are billions of words."""
    import yaml

    class Loader(yaml.BaseLoader):  # type: ignore[misc, unused-ignore]
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("it has aliases (*name), which are not read; write the words out")
            return super().compose_node(parent, index)

    return Loader


def _walk(data: Any, name: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _walk(value, f"{name}.{key}" if name else str(key))
    elif isinstance(data, list):
        for item in data:
            yield from _walk(item, name)
    elif data not in (None, ""):
        for term in str(data).split(",") if name and "," in str(data) else [str(data)]:
            yield name, term.strip(), ""


def read_cat(text: str, path: str) -> Pairs:
    """Read WordStat's format: categories and terms indented by tabs, terms with a weight in brackets.

    Examples
    --------
    >>> read_cat("WAR\\n\\tRAID* (1)\\n\\tACTS\\n\\t\\tAIR_STRIKE (1)", "x.cat")
    [('WAR', 'raid*', ''), ('WAR.ACTS', 'air strike', '')]
    """
    out: Pairs = []
    stack: list[tuple[int, str]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        weighted = re.match(r"^(.*?)\s*\(([\d.]+)\)\s*$", line.strip())
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if weighted:
            note = "" if float(weighted[2]) == 1 else f"weight {weighted[2]} was left out"
            out.append((".".join(name for _, name in stack), weighted[1].replace("_", " ").lower(), note))
        else:
            stack.append((depth, line.strip().strip('"')))
    if not out:
        raise LexiconError(f"{path}:1: no term with a weight in brackets, as in 'RAID (1)', was found")
    return out


def read_lc3(text: str, path: str) -> Pairs:
    """Read Lexicoder's and Yoshikoder's formats: XML nodes, or text with categories after ``+``.

    Examples
    --------
    >>> read_lc3("+NEGATIVE\\na lie\\nabandon*", "x.lc3")
    [('NEGATIVE', 'a lie', ''), ('NEGATIVE', 'abandon*', '')]
    >>> read_lc3("<dictionary><cnode name='war'><pnode name='raid'/></cnode></dictionary>", "x.ykd")
    [('war', 'raid', '')]
    """
    if text.lstrip().startswith("<"):
        return _read_xml(text, path)
    out: Pairs = []
    category = ""
    for line in text.splitlines():
        if line.startswith("+"):
            category = line[1:].strip()
        elif line.strip():
            out.append((category, line.strip(), "" if category else "stands before any category"))
    return out


def _read_xml(text: str, path: str) -> Pairs:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise LexiconError(f"{path}: the file declares a document type or entities, which are not read; take them out")
    try:
        root = ET.fromstring(_DECLARED.sub("", text, count=1).strip())
    except (ET.ParseError, ValueError) as error:
        raise LexiconError(f"{path}: this is not valid XML: {error}") from error
    out: Pairs = []

    def walk(node: ET.Element, names: tuple[str, ...]) -> None:
        if not DEPTH.allows(len(names)):
            raise LexiconError(f"{path}: {DEPTH.message(None, 'nested too deep: it has')}")
        for child in node:
            if child.tag.endswith("cnode"):
                walk(child, (*names, child.get("name", "")))
            elif child.tag.endswith("pnode"):
                out.append((".".join(n for n in names if n), child.get("name", "").strip(), ""))

    walk(root, ())
    return out


READERS: dict[str, Callable[[str, str], Pairs]] = {
    ".dic": read_dic,
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".cat": read_cat,
    ".lc3": read_lc3,
    ".ykd": read_lc3,
}
