"""The command line as a page: every command with its arguments and options, as ``--help`` has them."""

from __future__ import annotations

import re
from typing import Any

import typer

from framing.cli import app


def commands_page() -> str:
    """The page of all commands."""
    parts = [
        "# Commands",
        "What `framing COMMAND --help` prints. Exit status: 0 done, 1 some input was set aside (it is listed, with "
        "reasons), 2 wrong usage.",
    ]
    parts += _described(typer.main.get_command(app), ["framing"])
    return "\n\n".join(parts) + "\n"


def _described(command: Any, words: list[str]) -> list[str]:
    parts = []
    if len(words) > 1:
        parts.append(f"{'#' * len(words)} {' '.join(words)}")
        parts.append(_flat(command.help))
    inner = getattr(command, "commands", None)
    if inner:
        for name, one in inner.items():
            parts += _described(one, [*words, name])
        return parts
    rows = ["| argument or option | |", "|---|---|"]
    for one in command.params:
        if one.param_type_name == "argument":
            name = one.metavar or (one.name or "").upper()
        elif {"--install-completion", "--show-completion"} & set(one.opts):
            continue
        else:
            name = ", ".join([*one.opts, *one.secondary_opts])
        rows.append(f"| `{name}` | {_flat(getattr(one, 'help', ''))}{_default(one)} |")
    return [*parts, "\n".join(rows)]


def _default(one: Any) -> str:
    if one.required or one.default in (None, False, "", (), []) or callable(one.default):
        return ""
    if isinstance(one.default, bool):  # an option and its contrary: the first holds
        return f" Left out: `{one.opts[0]}`."
    return f" Left out: `{one.default}`."


def _flat(text: str | None) -> str:
    """Help as one line of Markdown."""
    words = re.sub(r"\[/?(?:bold|dim|italic|cyan|green|red)\]", "", text or "").replace("\b", "").split()
    return " ".join(words).replace("|", "\\|").replace("<", "&lt;")
