"""What makes a site of the pages: called by mkdocs while it builds (``make docs``).

Nothing that is made here is committed: notebooks become pages, rooms get a page of reference, pages of the repository
that others lead to come along, and the lines of the how-tos are run and show what they give.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from commands_page import commands_page
from gallery_page import gallery_page
from linked_pages import Linked, with_site_links
from mermaid_tables import with_tables
from mkdocs.structure.files import File, Files
from notebook_pages import notebook_index, notebook_page
from reference_pages import ROOMS, reference_index, room_page, with_places
from run_pages import Practice, runs

ROOT = Path(__file__).resolve().parents[2]
#: Pages of the repository that the site has whether or not another page leads to them.
OTHERS = ("CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "CHANGELOG.md")
_state: dict[str, Any] = {}


def on_pre_build(config: Any) -> None:
    """Begin anew, also where a server builds many times."""
    _state.clear()
    _state["linked"] = Linked(ROOT, config.docs_dir)
    _state["practice"] = Practice(ROOT)


def on_files(files: Files, config: Any) -> Files:
    """Add what the site has beside the files of ``docs/``."""

    def add(uri: str, content: str | bytes) -> None:
        files.append(File.generated(config, uri, content=content))

    pages = {file.src_uri: Path(file.abs_src_path or "") for file in files.documentation_pages()}
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    seen = _state["linked"].collect([*pages.values(), *notebooks, *(ROOT / name for name in OTHERS)])
    for uri, path in seen.items():
        if path.suffix != ".ipynb" and uri not in pages:
            files.append(File.generated(config, uri, abs_src_path=str(path)))
    for path in notebooks:
        page, pictures = notebook_page(path)
        add(f"tutorials/{path.stem}.md", page)
        for name, data in pictures.items():
            add(f"tutorials/{path.stem}/{name}", data)
    add("tutorials/index.md", notebook_index(notebooks))
    add("reference/index.md", reference_index())
    add("reference/commands.md", commands_page())
    for room in ROOMS:
        add(f"reference/{room}.md", room_page(room))
    add("gallery.md", gallery_page(ROOT / "docs" / "figures.md"))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Run the lines of a page, and lead its links to pages of the site."""
    uri = page.file.src_uri
    if runs(uri):

        def keep(name: str, data: bytes) -> None:
            files.append(File.generated(config, name, content=data))

        markdown = _state["practice"].page_with_results(uri, markdown, keep)
    return with_site_links(with_places(with_tables(markdown)), uri, _state["linked"])


def on_post_build(config: Any) -> None:
    """Take the folder away in which the lines have run."""
    _state["practice"].close()


def on_build_error(error: Exception) -> None:
    """As after a build that went well."""
    if "practice" in _state:
        _state["practice"].close()
