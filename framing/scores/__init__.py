"""A row of numbers for each quote, text, mention or actor: what goes into a regression.

The tables of the package, or texts, enter; tables leave that have one row a thing and one column a measure.
"""

from framing.scores.add_doubt import add_doubt
from framing.scores.add_stance import add_stance

__all__ = ["add_doubt", "add_stance"]
