"""Reading articles.

Files, folders, globs, tables, texts and standard input enter; the table ``articles`` leaves, with what was set aside.
``input`` sorts what is given, ``told`` holds what the user says of it, ``importers`` opens a file of any kind,
``formats`` and ``decoding`` read tables and characters; ``record`` makes a row with ``field_names`` and ``dates``,
``sidecar`` adds what a folder says of its files, ``file_log`` keeps what was read and set aside; ``furniture`` marks
what of a text belongs to the page only, ``delivered`` tells of HTML and wrongly decoded characters. Other rooms read
``plain_text``. ``languages`` says which articles English engines read. The room ``copies`` says which articles are
another one again, ``events`` which report one event; ``outlets`` gives each outlet one name, and what a table says of
it.
"""

from framing.articles.copies import find_copies
from framing.articles.events import event_links, find_events
from framing.articles.languages import LanguageWarning, detect_languages
from framing.articles.outlets import OutletWarning, add_outlets
from framing.articles.read import (
    CharacterWarning,
    MarkupWarning,
    ReadingWarning,
    RejectedWarning,
    read_articles,
    rejected_of,
)
from framing.articles.record import Rejected

__all__ = [
    "CharacterWarning",
    "LanguageWarning",
    "MarkupWarning",
    "OutletWarning",
    "ReadingWarning",
    "Rejected",
    "RejectedWarning",
    "add_outlets",
    "detect_languages",
    "event_links",
    "find_copies",
    "find_events",
    "read_articles",
    "rejected_of",
]
