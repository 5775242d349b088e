"""Who speaks and who is spoken of: registries, mentions, and the actors behind sources."""

from framing.actors.checks import RegistryError
from framing.actors.display import ArticleView, show_article
from framing.actors.evaluation import evaluate_actors
from framing.actors.loading import read_registry
from framing.actors.matching import Alias
from framing.actors.mentions import find_mentions
from framing.actors.registry import Actor, Registry
from framing.actors.remembered import RegistryWarning
from framing.actors.resolution import resolve_actors, summarize_actors
from framing.actors.suggest import suggest_actors, suggestions_toml

__all__ = [
    "Actor",
    "Alias",
    "ArticleView",
    "Registry",
    "RegistryError",
    "RegistryWarning",
    "evaluate_actors",
    "find_mentions",
    "read_registry",
    "resolve_actors",
    "show_article",
    "suggest_actors",
    "suggestions_toml",
    "summarize_actors",
]
