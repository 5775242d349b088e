"""Comparisons of outlets and actors: tables go in, tables with tests and intervals come out."""

from framing.compare.accusations import accusations, doubts
from framing.compare.agency import Agency, agency
from framing.compare.brief.event_brief import Brief, event_brief
from framing.compare.concordance import concordance
from framing.compare.coverage import Coverage, coverage
from framing.compare.dispersion import dispersion
from framing.compare.inference.result import Comparison
from framing.compare.keyness import Keyness, keyness
from framing.compare.long_table import to_long
from framing.compare.naming import naming
from framing.compare.portrayal import portrayal
from framing.compare.quantities.find_quantities import find_quantities
from framing.compare.quantities.numbers import numbers
from framing.compare.rates import rates
from framing.compare.sourcing import sourcing
from framing.compare.statements.statements import statements

__all__ = [
    "Agency",
    "Brief",
    "Comparison",
    "Coverage",
    "Keyness",
    "accusations",
    "agency",
    "concordance",
    "coverage",
    "dispersion",
    "doubts",
    "event_brief",
    "find_quantities",
    "keyness",
    "naming",
    "numbers",
    "portrayal",
    "rates",
    "sourcing",
    "statements",
    "to_long",
]
