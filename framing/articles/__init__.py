"""Reading articles.

Files, folders, globs, tables, texts and standard input enter; the table ``articles`` leaves, with what was set aside.
``input`` sorts what is given, ``formats`` reads a kind of file, ``record`` makes a row, ``sidecar`` adds what a folder
says of its files; ``furniture`` marks what of a text belongs to the page only, ``delivered`` tells of HTML and wrongly
decoded characters. Other rooms read ``plain_text``. ``languages`` says which articles English engines read. The room
``copies`` says which articles are another one again, ``events`` which report one event.
"""

from framing.articles.copies import find_copies
from framing.articles.events import event_links, find_events
from framing.articles.languages import LanguageWarning, detect_languages
from framing.articles.read import CharacterWarning, MarkupWarning, RejectedWarning, read_articles, rejected_of
from framing.articles.record import Rejected

__all__ = [
    "CharacterWarning",
    "LanguageWarning",
    "MarkupWarning",
    "Rejected",
    "RejectedWarning",
    "detect_languages",
    "event_links",
    "find_copies",
    "find_events",
    "read_articles",
    "rejected_of",
]
