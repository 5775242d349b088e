"""Outlets and actors side by side: tables in, tables with honest statistics out."""

from framing.compare.accusations import accusations
from framing.compare.concordance import concordance
from framing.compare.keyness import Keyness, keyness
from framing.compare.rates import rates
from framing.compare.result import Comparison
from framing.compare.sourcing import sourcing

__all__ = ["Comparison", "Keyness", "accusations", "concordance", "keyness", "rates", "sourcing"]
