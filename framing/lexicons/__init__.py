"""Lexicons of framing terms: format, reading and writing, matching."""

from framing.lexicons.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.matcher import Match, Matcher
from framing.lexicons.reading import parse_lexicon, read_lexicon, read_lexicons, shipped_lexicons

__all__ = [
    "Entry",
    "Lexicon",
    "LexiconError",
    "Match",
    "Matcher",
    "parse_lexicon",
    "read_lexicon",
    "read_lexicons",
    "shipped_lexicons",
]
