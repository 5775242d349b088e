"""Copies: which articles are another one again, and whose wire copy an outlet prints.

The table of articles enters; the same table with the columns ``duplicate_of`` and ``wire`` leaves.
``shingles`` cuts texts into runs of words and finds pairs that share them, ``wire_marks`` reads by which marks an
article says that it is an agency's, ``find_copies`` is the verb.
"""

from framing.articles.copies.find_copies import find_copies

__all__ = ["find_copies"]
