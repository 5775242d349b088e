"""Who says what about whom: speaker × target × frame, and the words that both sides throw."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from framing.compare.checks import need
from framing.compare.counting import shared_actor
from framing.compare.result import Comparison
from framing.entrance import takes
from framing.text import lemma

__all__ = ["FUNCTION_WORDS", "accusations", "accusing", "content_lemmas", "mirrors"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Words without content of their own: they never make two terms the same.
FUNCTION_WORDS = frozenset(
    """a an the this that these those of in on at to for from by with and or nor but not no be is are was were been
    being do does did have has had will would can could may might shall should it its they their them he his him she
    her we our us you your i my as than so such more most very new own other another some any all each every which
    who whom whose what there here up out over under into about against between against again further""".split()
)


def content_lemmas(words: str) -> frozenset[str]:
    """Dictionary forms of the content words.

    Parameters
    ----------
    words : str

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(content_lemmas("a new act of aggression"))
    ['act', 'aggression']
    """
    return frozenset(
        lemma(word) for word in _WORD.findall(words.lower()) if word not in FUNCTION_WORDS and len(word) > 1
    )


@takes(hits="hits article_id speaker target frame surface", actors="actors actor_id", lists=["frames"])
def accusations(
    hits: pd.DataFrame,
    *,
    frames: Iterable[str] | None = None,
    actors: pd.DataFrame | None = None,
) -> Comparison:
    """Framing terms by who uses them about whom.

    Parameters
    ----------
    hits : pandas.DataFrame
    frames : iterable of str, optional
        Which frames accuse. Left out: the hits whose polarity for the target is negative; where no hit has a polarity
        (a table coded by hand without it), all hits.
    actors : pandas.DataFrame, optional
        Names the actors that only one article knows, which are added up by name; with a column `side`, mirror terms
        are looked for between sides too.

    Returns
    -------
    Comparison
        One row a speaker, target and frame, most frequent first: n (negated and denied uses left out), n_negated,
        n_articles, own_voice (the speaker is an outlet, in narration), outlets, terms (term: count), mirror (terms of
        this row that the target, or its side, is also reported to use about the speaker, or that are thrown back at
        the speaker by a third), hit_ids. Hits without speaker or target, and of a speaker about itself, are left out.

    Examples
    --------
    >>> hits = pd.DataFrame({
    ...     "hit_id": ["a:h0001", "b:h0001"], "article_id": ["a", "b"], "outlet": ["Post", "Sun"],
    ...     "voice": ["quoted", "quoted"], "speaker": ["NORTH", "SOUTH"], "target": ["SOUTH", "NORTH"],
    ...     "frame": ["aggression"] * 2, "surface": ["act of aggression", "aggression"]})
    >>> accusations(hits)[["speaker", "target", "n", "mirror"]].values.tolist()
    [['NORTH', 'SOUTH', 1, ['aggression']], ['SOUTH', 'NORTH', 1, ['aggression']]]
    """
    need(hits, ["article_id", "speaker", "target", "frame", "surface"], "hits")
    kept, rule = accusing(hits, frames)
    kept = _named(kept, actors)
    denied = pd.Series(False, index=kept.index)
    for column in ("negated", "denied"):
        if column in kept:
            denied |= kept[column].astype("boolean").fillna(False).astype(bool)
    thrown = mirrors(kept[~denied], actors)
    rows = []
    for (speaker, target, frame), part in kept.groupby(["speaker", "target", "frame"], sort=True):
        used = part[~denied[part.index]]
        terms = Counter(used["surface"].str.lower())
        rows.append({
            "speaker": speaker, "target": target, "frame": frame, "n": len(used), "n_negated": len(part) - len(used),
            "n_articles": used["article_id"].nunique(),
            "own_voice": bool("voice" in part and (part["voice"] == "narration").all()),
            "outlets": sorted(used["outlet"].dropna().unique()) if "outlet" in used else [],
            "terms": dict(sorted(terms.items(), key=lambda item: (-item[1], item[0]))),
            "mirror": sorted({word for row in used.index for word in thrown.get(row, ())}),
            "hit_ids": part["hit_id"].tolist() if "hit_id" in part else [],
        })  # fmt: skip
    columns = ["speaker", "target", "frame", "n", "n_negated", "n_articles", "own_voice", "outlets", "terms", "mirror"]
    table = pd.DataFrame(rows, columns=[*columns, "hit_ids"])
    table = table.sort_values(["n", "speaker", "target", "frame"], ascending=[False, True, True, True])
    method = f"Counts of terms by speaker, target and frame; {rule}. Description: no test. Unit: the term."
    keys = {"speaker": "speaker", "target": "target", "frame": "frame"}
    return Comparison(table.reset_index(drop=True), method=method, source=kept, keys=keys)


def _named(hits: pd.DataFrame, actors: pd.DataFrame | None) -> pd.DataFrame:
    """Hits whose speakers and targets have one identity in all articles."""
    given = actors is not None and {"actor_id", "name"} <= set(actors.columns)
    names = dict(zip(actors["actor_id"], actors["name"])) if given and actors is not None else {}
    columns = {
        column: [shared_actor(a, who, names.get(who)) for a, who in zip(hits["article_id"], hits[column])]
        for column in ("speaker", "target")
    }
    return hits.assign(**columns)


def accusing(hits: pd.DataFrame, frames: Iterable[str] | None = None) -> tuple[pd.DataFrame, str]:
    """Hits by which somebody accuses somebody else, and the rule by which they were chosen, in words.

    Parameters
    ----------
    hits : pandas.DataFrame
    frames : iterable of str, optional
        As in :func:`accusations`.

    Returns
    -------
    rows : pandas.DataFrame
    rule : str

    Examples
    --------
    >>> hits = pd.DataFrame({"speaker": ["A", "A"], "target": ["B", "A"], "polarity": [-1, -1]})
    >>> len(accusing(hits)[0]), accusing(hits)[1]
    (1, 'terms of negative polarity for the target')
    """
    known = hits["speaker"].notna() & hits["target"].notna() & (hits["speaker"] != hits["target"])
    kept = hits[known.fillna(False).astype(bool)]
    if frames is not None:
        wanted = sorted(frames)
        return kept[kept["frame"].isin(wanted)], f"frames {', '.join(wanted)}"
    if "polarity" not in hits or hits["polarity"].isna().all():
        return kept, "all frames, as no hit has a polarity"
    negative = (kept["polarity"] < 0).fillna(False).astype(bool)
    return kept[negative], "terms of negative polarity for the target"


def mirrors(hits: pd.DataFrame, actors: pd.DataFrame | None = None) -> dict[Any, list[str]]:
    """Terms that go both ways: used by one actor about others, and by others about that actor.

    Parameters
    ----------
    hits : pandas.DataFrame
        Columns speaker, target, frame, surface.
    actors : pandas.DataFrame, optional
        Columns actor_id, side: actors of one side count as one.

    Returns
    -------
    dict
        Index label of a hit to the lemmas that it shares, within its frame, with a hit in the other direction.

    Examples
    --------
    >>> hits = pd.DataFrame({"speaker": ["A", "B"], "target": ["B", "A"], "frame": ["f", "f"],
    ...                      "surface": ["terror attack", "attacks"]})
    >>> mirrors(hits)
    {0: ['attack'], 1: ['attack']}
    """
    side = _sides(actors)
    uses: dict[tuple[Any, str], list[tuple[Any, str, str]]] = {}
    for label, speaker, target, frame, words in zip(
        hits.index, hits["speaker"], hits["target"], hits["frame"], hits["surface"]
    ):
        for word in content_lemmas(words):
            uses.setdefault((frame, word), []).append((label, side.get(speaker, speaker), side.get(target, target)))
    out: dict[Any, set[str]] = {}
    for (_, word), found in uses.items():
        speakers, targets = {s for _, s, t in found if s != t}, {t for _, s, t in found if s != t}
        both = speakers & targets
        for label, speaker, target in found:
            if speaker != target and (speaker in both or target in both):
                out.setdefault(label, set()).add(word)
    return {label: sorted(words) for label, words in out.items()}


def _sides(actors: pd.DataFrame | None) -> dict[str, str]:
    if actors is None or "side" not in actors:
        return {}
    known: Sequence[tuple[Any, Any]] = list(zip(actors["actor_id"], actors["side"]))
    return {str(actor): f"side:{side}" for actor, side in known if isinstance(side, str) and side}
