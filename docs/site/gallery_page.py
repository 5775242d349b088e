"""The gallery: a small picture of each figure, which leads to the lines that draw it."""

from __future__ import annotations

import re
from pathlib import Path

_SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[(?P<about>[^\]]*)\]\((?P<path>[^)]+)\)")


def gallery_page(figures: Path) -> str:
    """The page, by the sections of the page on figures.

    Parameters
    ----------
    figures : Path
        ``docs/figures.md``.
    """
    cards = []
    for section in _SECTION.finditer(figures.read_text(encoding="utf-8")):
        anchor = re.sub(r"[^\w\- ]", "", section["title"].lower()).replace(" ", "-")
        for picture in _PICTURE.finditer(section["text"]):
            verbs = dict.fromkeys(re.findall(r"fr\.plots\.(\w+)\(", section["text"][picture.end() :]))
            verb = next(iter(verbs), "")
            cards.append(
                f"- [![{picture['about']}]({picture['path']})](figures.md#{anchor})\n\n"
                f"    **{section['title']}**<br>`fr.plots.{verb}`\n"
            )
    return (
        "# Gallery\n\nOne function a figure: a table goes in, axes come out. A picture leads to the lines that draw "
        "it.\n\n" + '<div class="gallery" markdown>\n\n' + "\n".join(cards) + "\n</div>\n"
    )
