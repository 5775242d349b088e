"""Who speaks and who is spoken of: registries, mentions, and the actors behind sources."""

from framing.actors.matching import Alias
from framing.actors.mentions import find_mentions
from framing.actors.registry import Actor, Registry, RegistryError, read_registry
from framing.actors.resolution import resolve_actors, summarize_actors

__all__ = [
    "Actor",
    "Alias",
    "Registry",
    "RegistryError",
    "find_mentions",
    "read_registry",
    "resolve_actors",
    "summarize_actors",
]
