"""Files of the repository that pages lead to, and where the site has them."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

_LINK = re.compile(r"(?<=\]\()(?P<to>[^)\s#]*)(?P<anchor>#[^)\s]*)?(?=\))")
_FENCED = re.compile(r"(^ *(?:```|~~~).*?^ *(?:```|~~~) *$)", re.MULTILINE | re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z]+:", re.IGNORECASE)


class Linked:
    """Where the site has the files of the repository.

    Parameters
    ----------
    root : Path
        The repository.
    docs : str or Path
        Its folder of pages, whose names stay as they are.
    """

    def __init__(self, root: Path, docs: str | Path) -> None:
        self.root, self.docs = root, Path(docs)
        self._at: dict[str, Path] = {}

    def uri(self, path: Path) -> str:
        """Where the site has a file."""
        if path.is_relative_to(self.docs):
            return path.relative_to(self.docs).as_posix()
        if path.suffix == ".ipynb":
            return f"tutorials/{path.stem}.md"
        return "project/" + path.relative_to(self.root).as_posix()

    def path(self, uri: str) -> Path:
        """The file of the repository that a page was made of; where nothing is at the place, what it would be."""
        return self._at.get(uri, self.docs / uri)

    def target(self, page: Path, link: str) -> Path | None:
        """The file that a link of a page leads to; of a folder its README."""
        path = Path(os.path.normpath(page.parent / link))
        path = path / "README.md" if path.is_dir() else path
        return path if path.is_relative_to(self.root) and path.is_file() else None

    def collect(self, pages: Iterable[Path]) -> dict[str, Path]:
        """All files to which these pages lead, and those pages in their turn."""
        waiting, seen = list(pages), set()
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            self._at[self.uri(path)] = path
            if path.suffix == ".md":
                prose = _FENCED.sub("", path.read_text(encoding="utf-8"))
                links = [match["to"] for match in _LINK.finditer(prose) if match["to"]]
                targets = [self.target(path, link) for link in links if not _ELSEWHERE.match(link)]
                waiting += [target for target in targets if target]
        return dict(self._at)


def with_site_links(markdown: str, uri: str, linked: Linked) -> str:
    """The text of a page with links to files of the repository as the site has them."""
    page = linked.path(uri)

    def led(match: re.Match[str]) -> str:
        to, anchor = match["to"], match["anchor"] or ""
        if not to or _ELSEWHERE.match(to):
            return match[0]
        target = linked.target(page, to)
        if target is None:
            return match[0]
        return posixpath.relpath(linked.uri(target), posixpath.dirname(uri) or ".") + anchor

    parts = _FENCED.split(markdown)
    return "".join(part if k % 2 else _LINK.sub(led, part) for k, part in enumerate(parts))
