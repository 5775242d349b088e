"""Can a measure be trusted: agreement between coders, a measure against coders, coding sheets."""

from framing.validity.agreement import agreement, reliability_matrix
from framing.validity.reliability import Agreement

__all__ = ["Agreement", "agreement", "reliability_matrix"]
