"""Writing lexicons as TOML: a block an entry, only what differs from the defaults."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from framing.lexicons.files.lexicon import PARTICIPANTS, VERDICTS, Entry, Lexicon

__all__ = ["to_toml", "toml_key", "toml_value"]

_DEFAULTS = Entry("", "", "")


def to_toml(lexicon: Lexicon) -> str:
    """TOML of a lexicon, from which :func:`framing.lexicons.parse_lexicon` reads the same lexicon.

    Parameters
    ----------
    lexicon : Lexicon

    Returns
    -------
    str

    Examples
    --------
    >>> from framing.lexicons import parse_lexicon
    >>> lexicon = Lexicon("mine", "1.0.0", (Entry("a", 'say "no"', "x", examples=("[Say no].",)),))
    >>> parse_lexicon(to_toml(lexicon)) == lexicon
    True
    """
    lines = ["[lexicon]"]
    for name in ("id", "version", "title", "language", "licence", "citation"):
        value = getattr(lexicon, name)
        if value or name == "language":  # without it, a lexicon is read as English
            lines.append(f"{name} = {toml_value(value)}")
    tables: dict[str, Mapping[str, Any]] = {
        "lexicon.changelog": lexicon.changelog,
        "frames": lexicon.frames,
        "verdicts": _said(lexicon, VERDICTS),
        "participants": _said(lexicon, PARTICIPANTS),
        "sources": lexicon.sources,
        "sets": lexicon.sets,
    }
    for name, table in tables.items():
        if table:
            lines += ["", f"[{name}]", *(f"{toml_key(key)} = {toml_value(value)}" for key, value in table.items())]
    for entry in lexicon:
        lines += ["", "[[entry]]"]
        for field in fields(Entry):
            value = getattr(entry, field.name)
            if field.name != "line" and value != getattr(_DEFAULTS, field.name):
                lines.append(f"{field.name} = {toml_value(value)}")
    return "\n".join(lines) + "\n"


def _said(lexicon: Lexicon, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Lists of frames, those of which the lexicon says something."""
    return {name: frames for name in names if (frames := getattr(lexicon, name)) is not None}


def toml_key(key: str) -> str:
    """A key as TOML writes it.

    Parameters
    ----------
    key : str

    Returns
    -------
    str

    Examples
    --------
    >>> toml_key("text"), toml_key("the text")
    ('text', '"the text"')
    """
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else toml_value(key)


def toml_value(value: Any) -> str:
    """A value as TOML writes it, in one line.

    Parameters
    ----------
    value : bool, int, float, str, or list or tuple of these

    Returns
    -------
    str

    Examples
    --------
    >>> toml_value(["a", 1, True])
    '["a", 1, true]'
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for the delete character, which TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
