"""Who speaks and who is spoken of: registries, mentions, and the actors behind sources."""

from framing.actors.find_mentions import find_mentions
from framing.actors.find_merges import find_merges
from framing.actors.merge_actors import merge_actors
from framing.actors.registry.aliases import Alias
from framing.actors.registry.check_registry import RegistryError
from framing.actors.registry.merges_list import merges_csv, read_merges
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Actor, Registry
from framing.actors.registry.remembered_registry import RegistryWarning
from framing.actors.resolve_actors import resolve_actors, summarize_actors
from framing.actors.show_article import ArticleView, show_article
from framing.actors.suggest_names import suggest_actors, suggestions_toml

__all__ = [
    "Actor",
    "Alias",
    "ArticleView",
    "Registry",
    "RegistryError",
    "RegistryWarning",
    "find_mentions",
    "find_merges",
    "merge_actors",
    "merges_csv",
    "read_merges",
    "read_registry",
    "resolve_actors",
    "show_article",
    "suggest_actors",
    "suggestions_toml",
    "summarize_actors",
]
