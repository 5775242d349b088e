"""A page of reference for each room: every public name with its docstring."""

from __future__ import annotations

import functools
import inspect
import re
from importlib import import_module
from types import ModuleType
from typing import Any

import framing

ROOMS: tuple[str, ...] = framing._ROOMS
#: What the options mean that all verbs of a room take: title, where it is described.
SHARED = {"compare": ("Options of all comparisons", "framing.compare.inference.options.Inference")}
#: Headings of a page, and what stands below each.
KINDS = ("Functions", "Classes", "Errors and warnings", "Constants and types")


def kind_of(value: Any) -> str:
    """Under which heading of :data:`KINDS` a public name stands."""
    if inspect.isclass(value):
        return KINDS[2] if issubclass(value, BaseException) else KINDS[1]
    return KINDS[0] if inspect.isroutine(value) else KINDS[3]


def public_names(room: str) -> dict[str, Any]:
    """What a room gives out, by name."""
    module = import_module(f"framing.{room}")
    return {name: getattr(module, name) for name in module.__all__}


def home_of(room: str, name: str) -> str | None:
    """The other room on whose page a name stands, where this room only hands it on.

    Parameters
    ----------
    room, name : str
        A room, and a name that it gives out.
    """
    where = getattr(public_names(room)[name], "__module__", "")
    home = where.split(".")[1] if where.startswith("framing.") else room
    return home if home != room and home in ROOMS and name in import_module(f"framing.{home}").__all__ else None


@functools.cache
def public_places() -> dict[str, str]:
    """The anchor of each function and class, by all names under which docstrings speak of it."""
    places: dict[str, str] = {}
    for room in ROOMS:
        for name, value in public_names(room).items():
            if kind_of(value) == KINDS[3]:
                continue
            anchor = f"{value.__module__}.{name}"
            places[f"framing.{room}.{name}"] = places[anchor] = anchor
            if framing._VERBS.get(name) == f"framing.{room}":
                places[f"framing.{name}"] = anchor
    for _, path in SHARED.values():
        places[path] = places[path.rsplit(".", 1)[-1]] = path
    return places


def with_places(markdown: str) -> str:
    """The text of a page whose references (``[rates][framing.compare.rates]``) lead to where names are described."""
    return re.sub(r"(?<=\]\[)framing(?:\.\w+)+(?=\])", lambda match: public_places().get(match[0], match[0]), markdown)


def room_page(room: str) -> str:
    """The page of a room, for mkdocstrings to fill."""
    module = import_module(f"framing.{room}")
    parts = [f"# framing.{room}", plain(inspect.getdoc(module) or "")]
    names = public_names(room)
    for kind in KINDS:
        of_kind = [name for name in sorted(names, key=str.lower) if kind_of(names[name]) == kind]
        if of_kind:
            parts.append(f"## {kind}")
        for name in of_kind:
            home = home_of(room, name)
            if home:
                parts.append(
                    f"[](){{#framing.{room}.{name}}}\n\n### `{name}`\n\n"
                    f"See [`framing.{home}.{name}`][framing.{home}.{name}]."
                )
            elif kind == KINDS[3]:
                parts.append(_constant(module, name, names[name]))
            else:
                # A reader of source files knows it by the module that makes it; the room's name leads there, too.
                path = f"{names[name].__module__}.{name}"
                parts += [] if path == f"framing.{room}.{name}" else [f"[](){{#framing.{room}.{name}}}"]
                parts.append(f"::: {path}")
    if room in SHARED:
        title, path = SHARED[room]
        parts.append(f"## {title}\n\n::: {path}\n    options: {{show_root_heading: false, members: false}}")
    return "\n\n".join(parts) + "\n"


def plain(docstring: str) -> str:
    """A docstring of a module with names as code, without the sections of numpydoc."""
    text = re.split(r"^\w[\w ]*\n-+$", docstring, maxsplit=1, flags=re.MULTILINE)[0]
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).strip()


def _constant(module: ModuleType, name: str, value: Any) -> str:
    """A constant with the comment above it and what it holds."""
    anchor = f"{module.__name__}.{name}"
    about = _comment(module, name)
    shown = repr(value)
    shown = shown if len(shown) <= 400 else shown[:400] + " …"
    return f"### `{name}` {{#{anchor}}}\n\n{about}\n\n```python\n{name} = {shown}\n```"


def _comment(module: ModuleType, name: str) -> str:
    """The comment (``#:``) above a constant, in the module that makes it."""
    source = inspect.getsource(module)
    found = re.search(rf"^from (\S+) import .*\b{name}\b", source, re.MULTILINE)
    if found:
        source = inspect.getsource(import_module(found[1]))
    above = re.search(rf"((?:^#:.*\n)+)^{name}\b", source, re.MULTILINE)
    return plain(" ".join(line[2:].strip() for line in above[1].splitlines())) if above else ""


def reference_index() -> str:
    """The page that leads to all rooms, and from the verbs of ``fr`` to theirs."""
    rows = ["| `fr.` | does | in |", "|---|---|---|"]
    for name, room in framing._VERBS.items():
        about = (inspect.getdoc(getattr(framing, name)) or "").split("\n\n")[0].replace("\n", " ")
        anchor = public_places()[f"framing.{name}"]
        short = room.removeprefix("framing.")
        rows.append(f"| [`{name}`][{anchor}] | {plain(about)} | [`{room}`]({short}.md) |")
    rooms = ["| room | |", "|---|---|"]
    for room in ROOMS:
        about = plain(inspect.getdoc(import_module(f"framing.{room}")) or "").split("\n\n")[0].replace("\n", " ")
        rooms.append(f"| [`fr.{room}`]({room}.md) | {about} |")
    return (
        "# Reference\n\nWritten from the docstrings. `import framing as fr` gives the verbs of a study; everything "
        "else stands in a room.\n\n## The verbs\n\n"
        + "\n".join(rows)
        + "\n\n## The rooms\n\n"
        + "\n".join(rooms)
        + "\n\n## On the command line\n\n[All commands and their options](commands.md). Columns of the tables: "
        "[the tables](../tables.md); words: the [glossary](../glossary.md).\n"
    )
