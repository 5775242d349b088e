"""Source-bias and framing analysis of news.

Articles go in; tidy tables of quotes, actors, framing terms and comparisons come out, and figures drawn from them.
Every verb takes the table before it and returns a :class:`pandas.DataFrame`:

``read_articles`` → ``extract_quotes`` → ``find_mentions`` → ``resolve_actors`` → ``find_frames`` → ``compare``,
``plots``; ``analyze`` does all of it.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.2.0"

# Where each public name lives. Nothing heavy is imported before a name is used.
_VERBS = {
    "read_articles": "framing.articles",
    "find_copies": "framing.articles",
    "find_events": "framing.articles",
    "extract_quotes": "framing.quotes",
    "find_mentions": "framing.actors",
    "resolve_actors": "framing.actors",
    "read_registry": "framing.actors",
    "find_frames": "framing.frames",
    "find_quantities": "framing.compare",
    "add_doubt": "framing.scores",
    "add_sentiment": "framing.frames",
    "add_stance": "framing.scores",
    "score_quotes": "framing.scores",
    "score_texts": "framing.scores",
    "score_actors": "framing.scores",
    "load_classifier": "framing.learn",
    "read_lexicon": "framing.lexicons",
    "concordance": "framing.compare",
    "to_long": "framing.compare",
    "show": "framing.notebook",
    "analyze": "framing.study",
    "read_study": "framing.study",
    "run_study": "framing.study",
    "Study": "framing.study",
}
_ROOMS = (
    "actors",
    "articles",
    "compare",
    "frames",
    "invented",
    "learn",
    "lexicons",
    "notebook",
    "plots",
    "quotes",
    "report",
    "scores",
    "serve",
    "shipped",
    "stats",
    "study",
    "tables",
    "text",
    "validity",
)

#: What IPython calls for `%load_ext framing`.
_EXTENSION = ("load_ipython_extension", "unload_ipython_extension")

__all__ = ["__version__", *_ROOMS, *_VERBS]


def __getattr__(name: str) -> Any:
    if name in _VERBS:
        return getattr(importlib.import_module(_VERBS[name]), name)
    if name in _ROOMS:
        return importlib.import_module(f"framing.{name}")
    if name in _EXTENSION:
        return getattr(importlib.import_module("framing.notebook.extension"), name)
    raise AttributeError(f"module 'framing' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
