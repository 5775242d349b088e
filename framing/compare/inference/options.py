"""What every comparison can be asked: its groups, what is resampled and how often. Options in, one object out."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypedDict, TypeVar

from framing.compare.inference.counted_once import Texts, checked_copies
from framing.compare.inference.support import MIN_UNITS, how_tested
from framing.stats import MIN_SUPPORT

__all__ = ["BOTH", "OWN", "REST", "Inference", "Options", "level_of", "with_options"]

Verb = TypeVar("Verb", bound=Callable[..., Any])

#: What is resampled, behind the seed: a group, what it is compared with, and the sides of one group together. Streams
#: of their own, the same for every group: what is drawn of a group does not depend on which others there are.
OWN, REST, BOTH = 1, 2, 3


class Options(TypedDict, total=False):
    """The fields of :class:`Inference`, for type checkers and editors."""

    groups: Sequence[str] | None
    strata: str | None
    unit: str
    permutations: int
    bootstraps: int
    seed: int
    level: float
    copies: str | Texts


@dataclass(frozen=True)
class Inference:
    """How groups are compared; every comparison takes these options by name.

    Parameters
    ----------
    groups : sequence of str, optional
        Groups in the order of the table; left out, all, sorted. Articles of other groups stay in the rest. For several
        columns: ``("Post", "2016-10")``.
    strata : str, optional
        Column of `articles` (event, wire): the test moves articles only within one value of it.
    unit : str
        What is one observation: the article, or a column of `articles` (event, wire), so that ten articles of a group
        on one event count as one.
    permutations, bootstraps : int
        How many random draws the test (permutation) and the intervals (bootstrap) make.
    seed : int
        Starts the random draws: the same seed gives the same numbers.
    level : float
        Level of the intervals, such as 0.95.
    copies : {"once", "all"}
        Once: of articles of one outlet (and group) with one text, only one counts; a text that several outlets print
        counts in each, and is one unit on each side of a comparison. All: every article counts, as a unit of its own.
        Copies are those that `duplicate_of` of `articles` names, which :func:`framing.find_copies` fills.
    """

    groups: Sequence[str] | None = None
    strata: str | None = None
    unit: str = "article"
    permutations: int = 2000
    bootstraps: int = 2000
    seed: int = 0
    level: float = 0.95
    copies: str | Texts = "once"

    def __post_init__(self) -> None:
        checked_copies(self.copies)

    def method(self) -> str:
        """The method in words, with citation and seed."""
        unit = self.unit
        return (f"Permuted within {self.strata}. " if self.strata else "") + (
            f"Unit of inference: the {unit}. {how_tested(unit, 'the group and the rest', self.permutations)}; "
            f"q: false discovery rate over all tests of this table (Benjamini and Hochberg 1995); intervals, from "
            f"{MIN_SUPPORT} {unit}s with the thing on: {self.level:.0%} percentile bootstrap of whole {unit}s "
            f"({self.bootstraps:,} draws), "
            f"widened for few {unit}s (Hesterberg 2015), or the t interval of the jackknife over {unit}s on the log or "
            f"logit scale (Efron and Tibshirani 1993), whichever reaches further; of differences, from those of their "
            f"terms (Zou and Donner 2008); groups of fewer than {MIN_UNITS} {unit}s are described only. "
            f"Seed {self.seed}."
        )


def level_of(method: str) -> str:
    """The level of the intervals as a method in words has it; empty where it does not say.

    Parameters
    ----------
    method : str

    Returns
    -------
    str

    Examples
    --------
    >>> level_of(Inference(level=0.9).method()), level_of("Counts.")
    ('90%', '')
    """
    found = re.search(r"(\d+%) percentile bootstrap", method)
    return found.group(1) if found else ""


_ENTRY = "groups, strata, unit, permutations, bootstraps, seed, level, copies\n    As in :class:`Inference`.\n"


def with_options(verb: Verb) -> Verb:
    """Show the options of :class:`Inference` in the signature and in the help of a verb that takes them: a decorator.

    Parameters
    ----------
    verb : callable
        Takes ``**options``, of which it makes one :class:`Inference`; its docstring has one entry for all of them.

    Returns
    -------
    callable
        The same one.

    Examples
    --------
    >>> @with_options
    ... def verb(table, **options):
    ...     return Inference(**options).seed
    >>> str(inspect.signature(verb)).partition("seed")[2], verb([], seed=3)
    (": 'int' = 0, level: 'float' = 0.95, copies: 'str | Texts' = 'once')", 3)
    """
    signature = inspect.signature(verb)
    own = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
    shared = [
        inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=field.type)
        for field in fields(Inference)
    ]
    verb.__signature__ = signature.replace(parameters=[*own, *shared])  # type: ignore[attr-defined]
    whole = inspect.cleandoc(Inference.__doc__ or "").partition("----------\n")[2]
    verb.__doc__ = inspect.cleandoc(verb.__doc__ or "").replace(_ENTRY, f"{whole}\n")
    return verb
