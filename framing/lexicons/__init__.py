"""Lexicons of framing terms: format, reading and writing, checks, matching, interchange."""

from framing.lexicons.check import Problem, check_lexicon
from framing.lexicons.compare import Change, count_changes, diff_lexicons
from framing.lexicons.interchange import FormatWarning, export_lexicon, import_lexicon, write_lexicon
from framing.lexicons.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.matcher import Match, Matcher
from framing.lexicons.reading import parse_lexicon, read_lexicon, read_lexicons, shipped_lexicons

__all__ = [
    "Change",
    "Entry",
    "FormatWarning",
    "Lexicon",
    "LexiconError",
    "Match",
    "Matcher",
    "Problem",
    "check_lexicon",
    "count_changes",
    "diff_lexicons",
    "export_lexicon",
    "import_lexicon",
    "parse_lexicon",
    "read_lexicon",
    "read_lexicons",
    "shipped_lexicons",
    "write_lexicon",
]
