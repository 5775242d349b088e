"""What keeps two of one name apart: gender, and occupations that nobody has together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from framing.actors.corpus.bearers import Bearer
from framing.lexicons.words import alike

__all__ = ["apart", "contradict", "split"]

_SPHERES = alike("merges.occupations.spheres")


def contradict(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether no occupation of one side goes with any of the other; sides of which nothing is known agree.

    Parameters
    ----------
    one, other : iterable of str

    Returns
    -------
    bool

    Examples
    --------
    >>> contradict({"baker"}, {"minister"}), contradict({"lawyer"}, {"senator"}), contradict({"baker"}, set())
    (True, False, False)
    """
    others = set(other)
    pairs = [(a, b) for a in one for b in others]
    return bool(pairs) and all(b not in _SPHERES.get(a, ()) for a, b in pairs)


def apart(one: Bearer, other: Bearer) -> bool:
    """Whether two articles speak clearly of different persons.

    Parameters
    ----------
    one, other : Bearer

    Returns
    -------
    bool
    """
    genders = {one.gender, other.gender} - {""}
    return len(genders) > 1 or contradict(one.occupations, other.occupations)


def split(bearers: Sequence[Bearer], gender: str) -> list[list[Bearer]]:
    """Bearers of one name, by whom they can be; the largest group comes first.

    Parameters
    ----------
    bearers : sequence of Bearer
    gender : {"m", "f", ""}
        What the given name tells; then pronouns that say otherwise are not believed.

    Returns
    -------
    list of list of Bearer
    """
    genders = Counter("" if gender else bearer.gender for bearer in bearers)
    told: list[list[Bearer]] = []
    unsure: list[Bearer] = []
    known = genders["m"] > 0 and genders["f"] > 0
    # Most telling first, so that the groups do not depend on the order of articles.
    for bearer in sorted(bearers, key=lambda b: (-len(b.occupations), b.article, b.actor)):
        if not bearer.occupations and not (known and bearer.gender):
            unsure.append(bearer)
            continue
        for group in told:
            same_gender = not known or {b.gender for b in group} | {bearer.gender, ""} != {"m", "f", ""}
            if same_gender and not contradict({o for b in group for o in b.occupations}, bearer.occupations):
                group.append(bearer)
                break
        else:
            told.append([bearer])
    told.sort(key=lambda group: (-len(group), group[0].article, group[0].actor))
    if not told:
        return [list(bearers)]
    told[0] += unsure
    return told
