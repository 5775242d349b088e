"""Which hits are somebody's accusation, or doubt, of somebody else; what is left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.actors.words.closed_classes import PRONOUNS
from framing.articles.texts_elsewhere import in_text_parts, knows_texts
from framing.compare.acting import NOBODY, is_actor
from framing.compare.inference.counting import shared_actor
from framing.entrance import listed
from framing.lexicons import Lexicon, read_lexicons
from framing.tables import actor_names, is_missing
from framing.text import repeated

__all__ = ["MIN_CONFIDENCE", "Chosen", "Lexicons", "choose", "denied_rows", "repeats", "unsure", "wanted_frames"]

Lexicons = str | Path | Lexicon | Sequence[str | Path | Lexicon]
#: Chance from which on nine of ten targets that ``find_frames`` names are right, on coded articles that it was not
#: trained on; what is less likely is left out unless the user asks for it.
MIN_CONFIDENCE = 0.75


@dataclass(frozen=True)
class Chosen:
    """Hits that count, and how they were chosen.

    Attributes
    ----------
    rows : pandas.DataFrame
        Speaker and target are one in all articles: actors that only one article knows go by their name.
    rule : str
        Which frames count, in words.
    left_out : dict of str to int
        Reason to number of hits of these frames that do not count.
    """

    rows: pd.DataFrame
    rule: str
    left_out: dict[str, int] = field(default_factory=dict)

    def without(self, lost: Iterable[Any], why: str) -> Chosen:
        """The same without some of the rows, which are counted under the reason."""
        out = pd.Series(list(lost), index=self.rows.index, dtype=bool)
        return replace(self, rows=self.rows[~out], left_out={**self.left_out, why: int(out.sum())})

    def with_shared_actors(self, columns: Sequence[str], names: Mapping[Any, str]) -> Chosen:
        """The same with actors that only one article knows by their name, so that articles can be added up."""
        shared = {
            column: [shared_actor(a, who, names.get(who)) for a, who in zip(self.rows["article_id"], self.rows[column])]
            for column in columns
        }
        return replace(self, rows=self.rows.assign(**shared))

    def words(self) -> str:
        """The rule and what is left out, as sentences."""
        lost = "; ".join(f"{n:,} {why}" for why, n in self.left_out.items() if n)
        return f"{self.rule}." + (f" Left out: {lost}." if lost else "")


def choose(
    hits: pd.DataFrame,
    verdict: str = "accusing",
    *,
    frames: Iterable[str] | None = None,
    lexicons: Lexicons | None = None,
    actors: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    min_confidence: float = MIN_CONFIDENCE,
) -> Chosen:
    """Hits by which somebody accuses, or doubts, somebody else.

    Parameters
    ----------
    hits : pandas.DataFrame
    verdict : {"accusing", "doubting"}
    frames : iterable of str, optional
        The frames that count. Left out: those that the lexicons declare.
    lexicons : str, path, Lexicon or sequence of these, optional
        Lexicons of the hits that the package does not ship.
    actors : pandas.DataFrame, optional
        Kinds and names of the actors.
    articles : pandas.DataFrame, optional
        Their texts tell passages that a page repeats.
    min_confidence : float
        Least chance that the target is right.

    Returns
    -------
    Chosen

    Examples
    --------
    >>> hits = pd.DataFrame({"article_id": "a", "speaker": ["A", "A", "Post"], "target": ["B", "A", None],
    ...                      "frame": "blame", "surface": "liar"})
    >>> chosen = choose(hits)
    >>> len(chosen.rows), chosen.left_out["without a target"], chosen.left_out["about the speaker himself"]
    (1, 1, 1)
    >>> choose(hits, frames=["blame"]).rule
    'Frames: blame'
    """
    hits = hits if hits.index.is_unique else hits.reset_index(drop=True)
    counts, told, rule = _of_frames(hits, verdict, frames, lexicons)
    found = Chosen(hits[counts], rule).without(told[counts], "told of somebody whom the text does not name")
    speakers = found.rows["speaker"]
    nobody = (is_missing(who) or who in NOBODY or str(who).lower() in PRONOUNS for who in speakers)
    found = found.without(nobody, "without a speaker")
    found = found.without(found.rows["target"].isna(), "without a target")
    found = found.without(unsure(found.rows, min_confidence), f"whose target is less than {min_confidence:.0%} sure")
    kinds = dict(zip(actors["actor_id"], actors["kind"])) if actors is not None and "kind" in actors else {}
    kinds = {who: kind for who, kind in kinds.items() if not is_missing(kind)}
    names, texts = actor_names(actors), verdict == "doubting"
    places = zip(found.rows["target"], found.rows["surface"].astype(str), found.rows["article_id"])
    things = (not is_actor(who, term, a, kinds, names, texts) for who, term, a in places)
    found = found.without(things, "about what is no actor").with_shared_actors(("speaker", "target"), names)
    speaker, target = (found.rows[column].astype(str).str.casefold() for column in ("speaker", "target"))
    found = found.without(speaker == target, "about the speaker himself")
    return found.without(repeats(found.rows, articles), "in passages that the page repeats")


def unsure(hits: pd.DataFrame, min_confidence: float) -> list[bool]:
    """Whether the target of each term is less likely to be right than asked for.

    Parameters
    ----------
    hits : pandas.DataFrame
        Its column target_confidence is read; a term without a value there, as those coded by hand, is sure.
    min_confidence : float
        From 0 (keep all) to 1.

    Returns
    -------
    list of bool

    Raises
    ------
    ValueError
        If `min_confidence` is not from 0 to 1.

    Examples
    --------
    >>> unsure(pd.DataFrame({"target_confidence": [0.95, 0.4, None]}), 0.75)
    [False, True, False]
    """
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence is {min_confidence!r}; it is a chance from 0 (keep all terms) to 1")
    if "target_confidence" not in hits:
        return [False] * len(hits)
    chance = pd.to_numeric(hits["target_confidence"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    out: list[bool] = (chance < min_confidence).tolist()
    return out


def repeats(rows: pd.DataFrame, articles: pd.DataFrame | None) -> list[bool]:
    """Which rows stand in a passage that their page has printed before, word for word.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns article_id, start, end.
    articles : pandas.DataFrame or None
        With their texts; without them nothing is known of repetitions.

    Returns
    -------
    list of bool

    Examples
    --------
    >>> repeats(pd.DataFrame({"article_id": ["a"]}), None)
    [False]
    """
    if articles is None or not {"start", "end"} <= set(rows.columns):
        return [False] * len(rows)
    placed = rows.dropna(subset=["start", "end"])
    placed = placed[placed["article_id"].duplicated(keep=False)]  # a passage that stands alone repeats none
    if not len(placed) or not knows_texts(articles):
        return [False] * len(rows)
    again: dict[Any, bool] = {}
    of_article = placed.groupby("article_id", sort=False).groups
    for some in in_text_parts(articles[articles["article_id"].isin(list(of_article))]):
        for article, text in zip(some["article_id"], some["text"]):
            if isinstance(text, str):
                part = placed.loc[of_article[article]]
                spans = [(int(start), int(end)) for start, end in zip(part["start"], part["end"])]
                again |= dict(zip(part.index, repeated(text, spans)))
    return [again.get(label, False) for label in rows.index]


def _of_frames(
    hits: pd.DataFrame, verdict: str, frames: Iterable[str] | None, lexicons: Lexicons | None
) -> tuple[pd.Series[Any], pd.Series[Any], str]:
    """Which hits are of the frames; which of these only tell of a verdict that the text gives to nobody; the rule."""
    lexicons_given = read_lexicons(listed(lexicons) or [])
    known_lexicons, codebook = _declared(lexicons_given)
    polarity = hits["polarity"] if "polarity" in hits else pd.Series(index=hits.index, dtype=float)
    value = pd.to_numeric(polarity, errors="coerce").astype(float)
    lexicon = hits["lexicon"] if "lexicon" in hits else pd.Series([None] * len(hits), index=hits.index, dtype=object)
    keys = list(zip(lexicon.where(lexicon.notna(), None), hits["frame"]))
    said: dict[tuple[Any, Any], bool | None] = {}
    for key in set(keys):
        declares = known_lexicons.get(key[0], codebook if any(key[1] in it for it in codebook.values()) else None)
        said[key] = None if declares is None else key[1] in declares[verdict]
    declared = pd.Series([said[key] for key in keys], index=hits.index, dtype=object)
    yes = declared.eq(True)
    if frames is not None:
        wanted = wanted_frames(
            frames, hits, set().union(*codebook.values(), *(lexicon.frames for lexicon in lexicons_given))
        )
        counts, rule = hits["frame"].isin(wanted), f"Frames: {', '.join(wanted)}"
    elif verdict == "doubting":
        counts, rule = yes, _rule(verdict, hits["frame"][yes])
    else:
        open_, rated = declared.isna(), value.groupby(hits["frame"]).transform("count") > 0
        counts = yes | (open_ & ((value < 0) | ~rated))
        rule = _rule(verdict, hits["frame"][yes], hits["frame"][counts & open_ & rated], hits["frame"][open_ & ~rated])
    # In a frame that accuses, a term without a valence for its target tells of an accusation that is not made here.
    told = counts & yes & (value >= 0) if verdict == "accusing" else pd.Series(False, index=hits.index)
    return counts, told, rule


def _rule(verdict: str, declared: Any, negative: Any = (), all_of: Any = ()) -> str:
    parts = [f"Frames that are {verdict} by their lexicon or the codebook: {_listed(declared) or 'none of these'}"]
    for names, why in ((negative, "where the polarity is negative"), (all_of, "as they have no polarity")):
        if len(names):
            parts.append(f"of frames that no lexicon declares, {_listed(names)}, {why}")
    return "; ".join(parts)


def _listed(frames: Any) -> str:
    return ", ".join(sorted(set(map(str, frames))))


@cache
def _shipped() -> tuple[Lexicon, ...]:
    """What the shipped lexicons declare: reading them takes half a second."""
    return tuple(replace(lexicon, entries=()) for lexicon in read_lexicons())


def wanted_frames(frames: Iterable[str], hits: pd.DataFrame, others: Iterable[str] = ()) -> list[str]:
    """Frames that are asked for, sorted; one that neither the hits nor a lexicon know is an error.

    Parameters
    ----------
    frames : iterable of str
    hits : pandas.DataFrame
    others : iterable of str
        Frames that exist though no hit has them, beside those of the shipped codebook.

    Returns
    -------
    list of str

    Raises
    ------
    ValueError

    Examples
    --------
    >>> wanted_frames(["casualties", "blame"], pd.DataFrame({"frame": ["blame"]}))
    ['blame', 'casualties']
    """
    wanted, present = sorted(listed(frames)), set(hits["frame"].dropna())
    others = {*others, *(name for lexicon in _shipped() for name in lexicon.frames)}
    for name in wanted:
        if name not in present | others and len(present):
            near = get_close_matches(name, sorted(present | others), 1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            raise ValueError(
                f"frames= names {name!r}, which no hit has{meant or '.'} The hits have {', '.join(sorted(present))}"
            )
    return wanted


def _declared(given: Sequence[Lexicon]) -> tuple[dict[str, dict[str, set[str]]], dict[str, set[str]]]:
    """Declarations of each lexicon that makes one, and the shipped codebook: frames by verdict, and all its others."""
    shipped = _shipped()
    found: dict[str, dict[str, set[str]]] = {}
    for name, lexicon in {lexicon.id: lexicon for lexicon in [*shipped, *given]}.items():
        if lexicon.accusing is not None or lexicon.doubting is not None:
            found[name] = {"accusing": set(lexicon.accusing or ()), "doubting": set(lexicon.doubting or ())}
    codebook = {
        "accusing": {frame for lexicon in shipped for frame in lexicon.accusing or ()},
        "doubting": {frame for lexicon in shipped for frame in lexicon.doubting or ()},
        "neither": {frame for lexicon in shipped for frame in lexicon.frames},
    }
    return found, codebook


def denied_rows(hits: pd.DataFrame) -> pd.Series[Any]:
    """Which hits are negated, or stand in a denial; none where the columns are missing."""
    denied = pd.Series(False, index=hits.index)
    for column in ("negated", "denied"):
        if column in hits:
            denied |= hits[column].astype("boolean").fillna(False).astype(bool)
    return denied
