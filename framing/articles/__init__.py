"""Reading articles: files, folders, globs, tables and standard input into one table."""

from framing.articles.read import CharacterWarning, RejectedWarning, read_articles, rejected_of
from framing.articles.record import Rejected

__all__ = ["CharacterWarning", "Rejected", "RejectedWarning", "read_articles", "rejected_of"]
