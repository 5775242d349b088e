"""What keeps two of one name apart: gender, and occupations that nobody has together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from framing.actors.corpus.bearers import Bearer
from framing.actors.corpus.context import Context
from framing.lexicons.words import alike

__all__ = ["contradict", "split"]

#: Callings that one person may have besides another.
_TOGETHER = alike("merges.occupations.together")
#: Least share of the articles that tell what somebody is, below which another calling is rather a slip of the reading.
_LEAST = 0.1
#: Articles that tell what somebody is, of which one that tells something else is not believed.
_FEW = 5


def contradict(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sides have callings, and none of one goes with any of the other.

    Parameters
    ----------
    one, other : iterable of str

    Returns
    -------
    bool

    Examples
    --------
    >>> contradict({"baker"}, {"state"}), contradict({"parliament"}, {"state"}), contradict({"baker"}, set())
    (True, False, False)
    """
    pairs = [(a, b) for a in one for b in other]
    return bool(pairs) and all(a != b and b not in _TOGETHER.get(a, ()) for a, b in pairs)


def split(bearers: Sequence[Bearer], gender: str, context: Context) -> list[list[Bearer]]:
    """Bearers of one name, by whom they can be; the largest group comes first.

    Parameters
    ----------
    bearers : sequence of Bearer
    gender : {"m", "f", ""}
        What the given name tells; then pronouns that say otherwise are not believed.
    context : Context
        Tells to which group an article belongs that says nothing of the bearer.

    Returns
    -------
    list of list of Bearer
    """
    sexes = {"" if gender else bearer.gender for bearer in bearers} >= {"m", "f"}
    told: list[list[Bearer]] = []
    unsure: list[Bearer] = []
    # Most telling first, so that the groups do not depend on the order of articles.
    for bearer in sorted(bearers, key=lambda b: (-len(b.callings) - len(b.states), b.article, b.actor)):
        if not (bearer.callings or bearer.states or (sexes and bearer.gender)):
            unsure.append(bearer)
            continue
        group = next((group for group in told if not _apart(bearer, group, sexes)), None)
        if group is None:
            told.append([bearer])
        else:
            group.append(bearer)
    told.sort(key=lambda group: (-len(group), group[0].article, group[0].actor))
    whole = sum(map(len, told))
    least = max(_LEAST * whole, 1 + (whole > _FEW))
    believed = [len(group) >= least or any(bearer.staff for bearer in group) for group in told]
    unsure += [bearer for group, sure in zip(told, believed) if not sure for bearer in group]
    told = [group for group, sure in zip(told, believed) if sure]
    if len(told) < 2:
        return [list(bearers)]
    for suffix in sorted({bearer.suffix for bearer in unsure} - {""}):
        own = [bearer for bearer in unsure if bearer.suffix == suffix]
        bears = [any(bearer.suffix == suffix for bearer in group) for group in told]
        number = bears.index(True) if any(bears) else context.nearest([bearer.article for bearer in own], told)
        told[number] += own
    unsure = [bearer for bearer in unsure if not bearer.suffix]
    for bearer, number in [(bearer, context.nearest([bearer.article], told)) for bearer in unsure]:
        told[number].append(bearer)
    return sorted(told, key=lambda group: (-len(group), group[0].article, group[0].actor))


def _apart(bearer: Bearer, group: Sequence[Bearer], sexes: bool) -> bool:
    """Whether an article speaks clearly of somebody else than others do."""
    counts = Counter(what for other in group for what in other.callings)
    often = {what for what, n in counts.items() if n >= _LEAST * len(group)}
    genders = Counter(other.gender for other in group if other.gender)
    if sexes and bearer.gender and often.isdisjoint(bearer.callings):  # two clerks of one name are one, whoever is *he*
        n = genders[bearer.gender]
        if genders.total() > 2 * n:
            return True
    states = set().union(*(other.states for other in group))
    if states and bearer.states and states.isdisjoint(bearer.states):
        return True
    return contradict(often, bearer.callings)
