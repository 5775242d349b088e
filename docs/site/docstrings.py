"""Docstrings as the pages of reference show them: roles of Sphinx become links."""

from __future__ import annotations

import re
from typing import Any

import griffe
from reference_pages import public_places

_ROLE = re.compile(r":(?:py:)?(?:func|class|meth|mod|data|attr|exc|obj):`(~?)([^`]+)`")


class SphinxRoles(griffe.Extension):
    """Rewrites the docstring of each object once it is read."""

    def __init__(self) -> None:
        self.places = public_places()

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rewrite the docstring of an object.

        Parameters
        ----------
        obj : griffe.Object
            What was read.
        """
        if obj.docstring:
            obj.docstring.value = _ROLE.sub(lambda match: self._link(match, obj), obj.docstring.value)

    def _link(self, match: re.Match[str], obj: griffe.Object) -> str:
        short, name = match[1], match[2].strip("`")
        shown = name.rsplit(".", 1)[-1] if short else name
        for place in (name, f"framing.{name}", f"{obj.module.path}.{name}"):
            if place in self.places:
                return f"[`{shown}`][{self.places[place]}]"
        return f"`{shown}`"
