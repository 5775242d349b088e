"""Reading articles: files, folders, globs, tables and standard input into one table."""

from framing.articles.read import RejectedWarning, read_articles, rejected_of
from framing.articles.record import Rejected

__all__ = ["Rejected", "RejectedWarning", "read_articles", "rejected_of"]
