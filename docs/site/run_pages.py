"""Pages whose lines are run: what they print, give back or draw stands below them.

The lines of all pages run in one folder with articles to practise on, which the page ``how-to/index.md`` makes. Nothing
of mkdocs is needed here, so that tests can run the lines without it.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

_FIRST = "how-to/index.md"
_BLOCK = re.compile(r"^```(?P<kind>python|console)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_ROWS = 12


def runs(uri: str) -> bool:
    """Whether the lines of a page are run."""
    return uri.startswith(("how-to/", "explanation/")) or uri == "index.md"


class Practice:
    """A folder in which the lines of pages run.

    Parameters
    ----------
    root : Path
        The repository.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder: Path | None = None

    def page_with_results(self, uri: str, markdown: str, keep: Callable[[str, bytes], None]) -> str:
        """The text of a page with what its lines give.

        Parameters
        ----------
        uri, markdown : str
            Name and text of the page.
        keep : callable
            Takes the name and the bytes of a picture that the page shows.
        """
        if self.folder is None:
            self.folder = Path(tempfile.mkdtemp(prefix="framing-site-"))
            shutil.copy(self.root / "notebooks" / "data" / "nexis_export.txt", self.folder)
            shutil.copytree(self.root / "seeds", self.folder / "seeds")
            first = (self.root / "docs" / _FIRST).read_text(encoding="utf-8")
            self._run(_FIRST, first, lambda *_: None)
        return self._run(uri, markdown, keep)

    def close(self) -> None:
        """Take the folder away."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def _run(self, uri: str, markdown: str, keep: Callable[[str, bytes], None]) -> str:
        space: dict[str, Any] = {}
        pictures = 0

        def ran(block: re.Match[str]) -> str:
            nonlocal pictures
            if block["kind"] == "console":
                _run_commands(block["lines"], uri)
                return block[0]
            printed, value = _run_lines(block["lines"], space, uri)
            shown = [f"```text\n{printed.rstrip()}\n```"] if printed.strip() else []
            if hasattr(value, "get_figure"):
                pictures += 1
                name = f"{uri.removesuffix('.md')}-{pictures}.png"
                keep(name, _picture(value.get_figure()))
                shown.append(f"![what these lines draw]({Path(name).name})")
            elif value is not None:
                shown.append(_shown(value))
            return "\n\n".join([block[0], *shown])

        before = Path.cwd()
        os.chdir(self.folder or before)
        try:
            return _BLOCK.sub(ran, markdown)
        finally:
            os.chdir(before)
            _close_figures()


def _run_lines(lines: str, space: dict[str, Any], uri: str) -> tuple[str, Any]:
    """What some lines print, and the value of the last one."""
    tree = ast.parse(lines)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, uri, "exec"), space)
        value = eval(compile(ast.Expression(last.value), uri, "eval"), space) if last else None
    return printed.getvalue(), value


def _run_commands(lines: str, uri: str) -> None:
    """Run the commands of the package among some lines of a shell."""
    from typer.testing import CliRunner

    from framing.cli import app

    for line in lines.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["framing"]:
            quick = ["--no-figures"] if words[1] == "analyze" and "--no-figures" not in words else []
            done = CliRunner().invoke(app, [*words[1:], *quick])
            if done.exit_code > 1 or (done.exception and not isinstance(done.exception, SystemExit)):
                raise RuntimeError(f"{uri}: {line}\n{done.output}\n{done.exception!r}")


def _shown(value: Any) -> str:
    if hasattr(value, "_repr_html_"):
        import pandas as pd

        with pd.option_context("display.max_rows", _ROWS, "display.max_colwidth", 60):
            html = value._repr_html_()
        lines = (line.strip() for line in re.sub(r"<style.*?</style>\s*", "", html, flags=re.DOTALL).splitlines())
        return '<div class="result" tabindex="0">' + "".join(line for line in lines if line) + "</div>"
    return f"```text\n{value!r}\n```"


def _picture(figure: Any) -> bytes:
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=200)
    return data.getvalue()


def _close_figures() -> None:
    import matplotlib.pyplot as plt

    plt.close("all")
