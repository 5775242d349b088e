"""Lexicons of framing terms: files, the pattern language and its matching, reports for authors.

Files enter; checked lexicons, and their matches in texts, leave. Which sub-room does what, and where a change goes,
is in the room's README.
"""

from framing.lexicons.authoring.check_lexicon import Problem, check_lexicon
from framing.lexicons.authoring.lexicon_diff import Change, count_changes, diff_lexicons
from framing.lexicons.authoring.reach import Reach, candidates, contribution, reach
from framing.lexicons.authoring.suggest_terms import accepted_terms, suggest_terms
from framing.lexicons.files.import_lexicon import FormatWarning, import_lexicon
from framing.lexicons.files.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.files.read_lexicon import parse_lexicon, read_lexicon, read_lexicons, shipped_lexicons
from framing.lexicons.files.write_lexicon import export_lexicon, write_lexicon
from framing.lexicons.patterns.matcher import Match, Matcher

__all__ = [
    "Change",
    "Entry",
    "FormatWarning",
    "Lexicon",
    "LexiconError",
    "Match",
    "Matcher",
    "Problem",
    "Reach",
    "accepted_terms",
    "candidates",
    "check_lexicon",
    "contribution",
    "count_changes",
    "diff_lexicons",
    "export_lexicon",
    "import_lexicon",
    "parse_lexicon",
    "reach",
    "read_lexicon",
    "read_lexicons",
    "shipped_lexicons",
    "suggest_terms",
    "write_lexicon",
]
