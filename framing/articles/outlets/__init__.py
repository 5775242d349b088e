"""Outlets: one name for each, and what a table says of them.

The table of articles and a table of outlets enter; the articles leave, each outlet with one name, and with country,
owner, side … as columns. ``outlet_names`` takes a name apart and says whether two can be one, ``outlet_table`` reads
the table, ``join_outlets`` brings both together.
"""

from framing.articles.outlets.join_outlets import OutletWarning, add_outlets

__all__ = ["OutletWarning", "add_outlets"]
