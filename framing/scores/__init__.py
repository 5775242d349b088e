"""A row of numbers for each quote, text, mention or actor: what goes into a regression.

The tables of the package, or texts, enter; tables leave with one row for each thing and one column for each measure.
"""

from framing.scores.add_doubt import add_doubt
from framing.scores.add_stance import add_stance
from framing.scores.merge_back import merge_back
from framing.scores.score_actors import score_actors
from framing.scores.score_quotes import score_quotes
from framing.scores.score_texts import score_texts

__all__ = ["add_doubt", "add_stance", "merge_back", "score_actors", "score_quotes", "score_texts"]
