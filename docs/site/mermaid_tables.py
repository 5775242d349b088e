"""Diagrams as tables: what draws them in a browser would have to be fetched from elsewhere."""

from __future__ import annotations

import re

_DIAGRAM = re.compile(r"```mermaid\n(.*?)```", re.DOTALL)
_NODE = r"(\w+)(?:\(?\[\"?(.*?)\"?\]\)?)?"
_ARROW = re.compile(rf"^\s*{_NODE}\s*--(?:\s*(.*?)\s*--)?>\s*{_NODE}\s*$", re.MULTILINE)


def with_tables(markdown: str) -> str:
    """The text of a page with each flow chart as a table of its arrows."""
    return _DIAGRAM.sub(lambda match: _table(match[1]), markdown)


def _table(diagram: str) -> str:
    names: dict[str, str] = {}
    rows = ["| from | hands on | to |", "|---|---|---|"]
    for one, one_name, what, other, other_name in _ARROW.findall(diagram):
        for key, name in ((one, one_name), (other, other_name)):
            names[key] = name.strip('"').replace("<br>", ", ") or names.get(key, key)
        what = what.strip('"').replace("|", "/")
        rows.append(f"| {names[one]} | {what} | {names[other]} |")
    return "\n".join(rows) + "\n"
