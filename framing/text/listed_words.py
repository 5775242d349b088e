"""Lists of words that the cutting of a text looks at, from ``lexicons/words/text.toml``."""

from __future__ import annotations

import tomllib

from framing.shipped import shipped

__all__ = ["WORDS"]

#: Lists of ``lexicons/words/text.toml`` by their name.
WORDS: dict[str, frozenset[str]] = {
    name: frozenset(listed.split())
    for name, listed in tomllib.loads(shipped("lexicons/words/text.toml").read_text(encoding="utf-8")).items()
}
