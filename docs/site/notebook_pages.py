"""Notebooks as pages: text, lines, and what they gave when the notebook was run."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
#: That of pandas; what `fr.show` shows brings a style of its own.
_STYLE = re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL)


def notebook_page(path: Path) -> tuple[str, dict[str, bytes]]:
    """The page of a notebook, and its pictures by name.

    Parameters
    ----------
    path : Path
        A notebook that was run.
    """
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    parts: list[str] = []
    pictures: dict[str, bytes] = {}
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            parts.append(source)
        elif cell["cell_type"] == "code" and source.strip():
            parts.append(f"```python\n{source}\n```")
            for output in cell["outputs"]:
                parts.append(_shown(output, path.stem, pictures))
    head = f"*A notebook that you can run: `notebooks/{path.name}`.*"
    text = "\n\n".join(part for part in parts if part)
    return _TITLE.sub(lambda match: f"{match[0]}\n\n{head}", text, count=1) + "\n", pictures


def _shown(output: dict[str, Any], folder: str, pictures: dict[str, bytes]) -> str:
    """One output of a cell."""
    data = output.get("data", {})
    if "image/png" in data:
        name = f"{len(pictures) + 1}.png"
        pictures[name] = base64.b64decode("".join(data["image/png"]))
        return f"![what these lines draw]({folder}/{name})"
    if "text/html" in data:
        return table_block("".join(data["text/html"]))
    text = "".join(data.get("text/plain", output.get("text", "")))
    return f"```text\n{text.rstrip()}\n```" if text.strip() else ""


def table_block(html: str) -> str:
    """A table of a notebook, which may be wider than the page."""
    lines = (line.strip() for line in _STYLE.sub("", html).splitlines())
    return '<div class="result" tabindex="0">' + "".join(line for line in lines if line) + "</div>"


def notebook_index(paths: list[Path]) -> str:
    """The page that lists the tutorials, each with its first sentence."""
    rows = []
    for path in paths:
        first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
        title, _, rest = first.removeprefix("# ").partition("\n")
        sentence = re.split(r"(?<=[.?!])\s", " ".join(rest.replace("**", "").split()), maxsplit=1)[0]
        rows.append(f"{len(rows) + 1}. [{title.strip()}]({path.stem}.md): {sentence}")
    return (
        "# Tutorials\n\nEach is a notebook, shown as it ran. Take them in order, or begin with the one that is "
        "closest to your question.\n\n" + "\n".join(rows) + "\n"
    )
