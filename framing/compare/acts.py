"""Acts that a text reports: who suffers them, in which construction, and whether the agent is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from framing.compare.acting import NOBODY
from framing.compare.inference.require_columns import labels
from framing.compare.verdicts import MIN_CONFIDENCE, Chosen, denied_rows, repeats, unsure, wanted_frames
from framing.entrance import listed
from framing.tables import actor_names, is_missing

__all__ = ["ALL", "NAMED", "TOLD", "UNNAMED", "acts", "sides_or_patients", "tell_of_acts", "ways_of_telling"]

#: Whose acts are where no sides are told apart.
ALL = "all"
#: Ways of telling an act that say who did it.
NAMED = ("active, agent named", "passive, agent named", "nominal, agent named", "other, agent named")
#: Ways that do not.
UNNAMED = ("other, no agent", "nominal, no agent", "active, no agent", "agentless passive")
#: What hits say of an act.
TOLD = ("agent", "patient", "construction")
_WAYS = {
    "active": ("active, agent named", "active, no agent"),
    "passive": ("passive, agent named", "agentless passive"),
    "agentless": ("passive, agent named", "agentless passive"),
    "nominal": ("nominal, agent named", "nominal, no agent"),
    "other": ("other, agent named", "other, no agent"),
}
_CONSTRUCTIONS = (*_WAYS, "label")


def ways_of_telling(constructions: Iterable[Any], named: Iterable[bool]) -> list[str]:
    """Construction and whether the agent is named, as one word for both.

    Parameters
    ----------
    constructions : iterable of str
        As the hits have them; what has none is "other".
    named : iterable of bool

    Returns
    -------
    list of str
        Of :data:`NAMED` and :data:`UNNAMED`. A passive whose agent is not known is an agentless one, whether nobody is
        named in it or what is named is no actor (*killed by shelling*).

    Examples
    --------
    >>> ways_of_telling(["active", "agentless", "nominal", None], [True, False, False, True])
    ['active, agent named', 'agentless passive', 'nominal, no agent', 'other, agent named']
    """
    return [
        _WAYS[str(how) if not is_missing(how) else "other"][0 if who else 1] for how, who in zip(constructions, named)
    ]


def acts(
    hits: pd.DataFrame,
    of: str | None = "patient",
    *,
    frames: Iterable[str] | None = None,
    voice: Sequence[str] | None = None,
    actors: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    min_confidence: float = MIN_CONFIDENCE,
) -> Chosen:
    """Hits that tell of an act, with whose it is and how it is told.

    Parameters
    ----------
    hits : pandas.DataFrame
    of : str or None
        "patient", "side" (of the patient), another column of the hits, or None: no sides.
    frames : iterable of str, optional
        Left out: casualties; "all" are all.
    voice : sequence of str, optional
        Only acts told in these voices.
    actors : pandas.DataFrame, optional
        Names and sides.
    articles : pandas.DataFrame, optional
        Their texts tell passages that a page repeats.
    min_confidence : float
        Least chance that the target of the term is right.

    Returns
    -------
    Chosen
        Rows with the columns `whose`, `telling` and `agent_named` more; agents and patients are one in all articles.

    Raises
    ------
    ValueError
        If the hits do not say who does what to whom, or whose an act is cannot be told.

    Examples
    --------
    >>> hits = pd.DataFrame({"article_id": "a", "frame": "casualties", "patient": ["NORTH", "NORTH", None],
    ...                      "agent": ["SOUTH", None, None], "construction": ["passive", "agentless", "nominal"]})
    >>> chosen = acts(hits)
    >>> chosen.rows[["whose", "telling"]].values.tolist(), chosen.left_out["whose patient is not told"]
    ([['NORTH', 'passive, agent named'], ['NORTH', 'agentless passive']], 1)
    """
    hits = _constructions_checked(hits if hits.index.is_unique else hits.reset_index(drop=True))
    wanted = listed(frames) if frames is not None else ["casualties"]
    found = Chosen(hits, "Acts: hits of all frames")
    if list(wanted) != ["all"]:
        names = wanted_frames(wanted, hits)
        found = Chosen(hits[hits["frame"].isin(names)], f"Acts: hits of {', '.join(names)}")
    if voice is not None:
        found = Chosen(found.rows[_voices(found.rows, voice)], f"{found.rule} in the voice {', '.join(voice)}")
    nothing = found.rows[list(TOLD)].isna().all(axis=1)
    found = found.without(nothing, "of which nobody said who does what to whom")
    found = found.without(unsure(found.rows, min_confidence), f"whose target is less than {min_confidence:.0%} sure")
    names_only = (found.rows["construction"] == "label").fillna(False)
    found = found.without(names_only, "that are names of somebody, not acts")
    found = found.without(denied_rows(found.rows), "negated or denied")
    found = found.without(repeats(found.rows, articles), "in passages that the page repeats")
    whose = _whose(found.rows, of, actors)
    unknown = "whose patient is not told" if of == "patient" else f"without a {of}"
    found = found.without((who is None for who in whose), unknown)
    found = found.with_shared_actors(("agent", "patient"), actor_names(actors))
    rows = found.rows
    named = [not is_missing(who) and who not in NOBODY for who in rows["agent"]]
    rows = rows.assign(
        whose=pd.Series([who for who in whose if who is not None], index=rows.index, dtype=object),
        telling=ways_of_telling(rows["construction"], named),
        agent_named=["named" if yes else "not named" for yes in named],
    )
    if of == "patient":
        rows["whose"] = rows["patient"].astype(object)
    return replace(found, rows=rows)


def tell_of_acts(hits: pd.DataFrame) -> bool:
    """Whether hits say of any act who does it, who suffers it or how it is told.

    Parameters
    ----------
    hits : pandas.DataFrame

    Returns
    -------
    bool

    Examples
    --------
    >>> tell_of_acts(pd.DataFrame({"frame": ["blame"]}))
    False
    """
    return all(column in hits for column in TOLD) and bool(hits[list(TOLD)].notna().any(axis=None))


def sides_or_patients(hits: pd.DataFrame, actors: pd.DataFrame) -> str:
    """What to tell acts apart by: sides, where the table of actors knows two of those who suffer; else patients.

    Parameters
    ----------
    hits, actors : pandas.DataFrame

    Returns
    -------
    {"side", "patient"}

    Examples
    --------
    >>> actors = pd.DataFrame({"actor_id": ["A", "B"], "side": ["north", "south"]})
    >>> sides_or_patients(pd.DataFrame({"patient": ["A", "B"]}), actors)
    'side'
    """
    suffer = actors[actors["actor_id"].isin(hits["patient"].dropna().unique())]
    sides = set(suffer["side"].dropna()) if "side" in suffer else set()
    return "side" if len(sides) > 1 else "patient"


def _constructions_checked(hits: pd.DataFrame) -> pd.DataFrame:
    """The hits with constructions in the package's spelling; an error where nothing is said of any act."""
    mend = (
        "run framing.find_frames again (framing analyze, for a saved study), or add them by hand: agent and patient "
        "are actor_ids, construction is one of " + ", ".join(_CONSTRUCTIONS)
    )
    missing = [column for column in TOLD if column not in hits]
    if missing:
        raise ValueError(
            f"the table of hits has no column{'s' * (len(missing) > 1)} {', '.join(map(repr, missing))}, which says "
            f"who does what to whom, as one saved by an older version; {mend}"
        )
    if len(hits) and not tell_of_acts(hits):
        raise ValueError(
            f"agent, patient and construction are empty in all {len(hits):,} hits: nobody said who does what to whom; "
            f"{mend}"
        )
    spelled = [str(value).strip().lower() if not is_missing(value) else None for value in hits["construction"]]
    wrong = [(place, value) for place, value in enumerate(spelled, 1) if value not in (None, *_CONSTRUCTIONS)]
    if wrong:
        place, value = wrong[0]
        raise ValueError(
            f"construction is {value!r} in row {place} of the hits; there are {', '.join(_CONSTRUCTIONS)}: write one "
            "of these, or leave the cell empty"
        )
    return hits.assign(construction=pd.Series(spelled, index=hits.index, dtype=object))


def _voices(rows: pd.DataFrame, voice: Sequence[str]) -> pd.Series[Any]:
    if "voice" not in rows:
        raise ValueError("voice= needs a column 'voice' of the hits: add it (narration, quoted, reported, scare)")
    there = sorted(set(rows["voice"].dropna()) | {"narration", "quoted", "reported", "scare"})
    unknown = [name for name in voice if name not in there]
    if unknown:
        raise ValueError(f"voice= names {unknown[0]!r}; there are {', '.join(there)}")
    return rows["voice"].isin(list(voice)).astype(bool)


def _whose(rows: pd.DataFrame, of: str | None, actors: pd.DataFrame | None) -> list[str | None]:
    """Side (or patient, or other column) that each act belongs to."""
    if of is None:
        return [ALL] * len(rows)
    if of != "side" or (actors is None and "side" in rows):
        if of not in rows:
            raise ValueError(
                f"of={of!r} is no column of the hits; name 'patient', 'side' (with actors=), one of "
                f"{[str(column) for column in rows.columns]}, or None for no sides"
            )
        return labels(rows[of])
    if actors is None or "side" not in actors or actors["side"].isna().all():
        wrong = "pass actors=, the table of actors" if actors is None else "the one given has no column side filled"
        raise ValueError(
            f"of='side' takes the side of each patient from the table of actors: {wrong}. Sides stand in the registry "
            '(side = "…"), or fill the column side'
        )
    sides: Callable[[Any], Any] = dict(zip(actors["actor_id"], actors["side"])).get
    return labels(sides(who) for who in rows["patient"])
