"""Who accuses whom, and who doubts whom: speaker × target × frame, in a collection or from group to group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Unpack

import pandas as pd

from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import group_of_articles
from framing.compare.inference.result import Comparison
from framing.compare.mirrors import mirrors
from framing.compare.rates import rates
from framing.compare.verdicts import MIN_CONFIDENCE, Chosen, Lexicons, choose, denied_rows
from framing.entrance import takes
from framing.tables import is_missing

__all__ = ["OWN", "accusations", "doubts"]

#: In a table of groups, the speaker of what an outlet says itself: outlets then can be compared.
OWN = "the outlet itself"
_KEYS = ["speaker", "target", "frame"]
_takes = takes(
    hits="hits article_id speaker target frame surface",
    articles="articles article_id",
    actors="actors actor_id",
    exposure="exposure article_id voice speaker words",
    lists=["frames", "lexicons", "groups"],
)
_COLUMNS = [*_KEYS, "n", "n_negated", "n_articles", "own_voice", "outlets", "terms", "mirror", "hit_ids"]


@_takes
@grouped
@counts_once
@with_options
def accusations(
    hits: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    by: By = None,
    frames: Iterable[str] | None = None,
    actors: pd.DataFrame | None = None,
    lexicons: Lexicons | None = None,
    min_confidence: float = MIN_CONFIDENCE,
    exposure: pd.DataFrame | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """Count who accuses whom of what: a table of accusing terms, by speaker, target and frame.

    Parameters
    ----------
    hits : pandas.DataFrame
    articles : pandas.DataFrame, optional
        All articles, also those without a hit. With them, a passage that a page repeats word for word (captions of a
        gallery) counts once. Needed for `by`.
    by : str or sequence of str, optional
        Column, or columns, of the articles that form groups (outlet, event, wire, month …). The groups are then tested
        against one another. Left out, the table only describes.
    frames : iterable of str, optional
        Which frames accuse. Left out: those that the lexicons declare under ``[verdicts]``; of the shipped ones
        aggression, illegality, occupation, terrorism, ulterior_motive, blame, condemnation and label_delegitimising. Of
        frames that neither a lexicon of the hits nor the shipped codebook knows, the hits of negative polarity, or all
        where none has a polarity. ``.method`` says which it was.
    actors : pandas.DataFrame, optional
        Gives names to actors that occur in one article only; those with the same name are added up. With a column
        `kind`, texts and things are no targets; with a column `side`, mirror terms are looked for between sides too.
    lexicons : str, path, Lexicon or sequence of these, optional
        Lexicons of the hits that the package does not ship, for their ``[verdicts]``.
    min_confidence : float
        Least chance that the target is right (column target_confidence). With the default, nine of ten rows are right
        on articles that the ranker was not trained on, and about four of ten right targets are kept. So the counts are
        too low, but most of what they count is right. 0 keeps all. A term without a value, such as one coded by hand,
        is kept.
    exposure : pandas.DataFrame, optional
        As of :func:`framing.compare.rates`.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        One row for each speaker, target and frame, most frequent first: n (without negated and denied uses),
        n_negated, n_articles (that hold it), own_voice (the speaker is the outlet, in narration), outlets, terms (term:
        count), mirror, hit_ids. `mirror` lists terms of this row that the target, or its side, is also reported to use
        about the speaker, or that somebody else throws back at the speaker.

        With `by` there is one row for each group as well, and the column of the group comes first. What an outlet says
        itself then has the speaker "the outlet itself", so that outlets can be compared. More columns follow: n_units,
        n_tokens, rate (per 1,000 word tokens of the articles; articles without such speech count as zero) with ci_low
        and ci_high, effect against the rest with its interval, p, q, unit, denominator, seed, note. Tested rows come
        first.

        Left out, and counted in ``.method``: hits without speaker or target; words of a speaker about himself;
        accusations that the text mentions without saying whose they are; targets less sure than `min_confidence`, or
        that are no actors; repeated passages.

    Raises
    ------
    ValueError
        If a column is missing, or `by` is given without articles or is no column of theirs.

    Examples
    --------
    >>> hits = pd.DataFrame({
    ...     "hit_id": ["a:h0001", "b:h0001"], "article_id": ["a", "b"], "outlet": ["Post", "Sun"],
    ...     "voice": ["quoted", "quoted"], "speaker": ["NORTH", "SOUTH"], "target": ["SOUTH", "NORTH"],
    ...     "frame": ["aggression"] * 2, "surface": ["act of aggression", "aggression"]})
    >>> accusations(hits)[["speaker", "target", "n", "mirror"]].values.tolist()
    [['NORTH', 'SOUTH', 1, ['aggression']], ['SOUTH', 'NORTH', 1, ['aggression']]]
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "text": ["No one."] * 2})
    >>> accusations(hits, articles, by="outlet")[["outlet", "speaker", "n", "rate"]].values.tolist()
    [['Post', 'NORTH', 1, 500.0], ['Sun', 'NORTH', 0, 0.0], ['Post', 'SOUTH', 0, 0.0], ['Sun', 'SOUTH', 1, 500.0]]
    """
    which = {"frames": frames, "lexicons": lexicons, "actors": actors, "articles": articles}
    chosen = choose(hits, "accusing", **which, min_confidence=min_confidence)  # type: ignore[arg-type]
    return _table(chosen, articles, by, actors, Inference(**options), exposure)


@_takes
@grouped
@counts_once
@with_options
def doubts(
    hits: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    by: By = None,
    frames: Iterable[str] | None = None,
    actors: pd.DataFrame | None = None,
    lexicons: Lexicons | None = None,
    min_confidence: float = MIN_CONFIDENCE,
    exposure: pd.DataFrame | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """Count who doubts whom: a table of terms by which a speaker keeps a distance from a source's words (*claimed*).

    The words of a cue are the outlet's: in *Freedonia claimed* the outlet doubts Freedonia.

    Parameters
    ----------
    hits : pandas.DataFrame
    articles, by, actors, lexicons, min_confidence, exposure
        As of :func:`accusations`.
    frames : iterable of str, optional
        Which frames doubt. Left out: those that the lexicons declare under ``[verdicts]``; of the shipped ones
        epistemic_doubt. A hedge (*suggested*, *is believed to*) says how sure somebody is, and doubts nobody; to see
        who hedges whose words: ``frames=["epistemic_hedge"]``.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        The columns of :func:`accusations`. The target is the source that is doubted, which may be a text.

    Raises
    ------
    ValueError
        As :func:`accusations`.

    Examples
    --------
    >>> hits = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "voice": ["narration"], "speaker": ["Post"],
    ...                      "target": ["NORTH"], "frame": ["epistemic_doubt"], "surface": ["claimed"]})
    >>> doubts(hits)[["speaker", "target", "n", "own_voice"]].values.tolist(), len(accusations(hits))
    ([['Post', 'NORTH', 1, True]], 0)
    """
    which = {"frames": frames, "lexicons": lexicons, "actors": actors, "articles": articles}
    chosen = choose(hits, "doubting", **which, min_confidence=min_confidence)  # type: ignore[arg-type]
    return _table(chosen, articles, by, actors, Inference(**options), exposure)


def _table(
    chosen: Chosen,
    articles: pd.DataFrame | None,
    by: str | None,
    actors: pd.DataFrame | None,
    how: Inference,
    exposure: pd.DataFrame | None,
) -> Comparison:
    kept, denied = chosen.rows, denied_rows(chosen.rows)
    told = _Told.of(kept, denied, actors)
    if by is None:
        found = _places(kept, _KEYS)
        table = told.table(found, [*found.values()])
        table = table.sort_values(["n", *_KEYS], ascending=[False, True, True, True])
        method = f"Counts of terms by speaker, target and frame. {chosen.words()} Description: no test. Unit: the term."
        return Comparison(table.reset_index(drop=True), method=method, source=kept, keys={k: k for k in _KEYS})
    kept = kept.assign(speaker=kept["speaker"].mask(pd.Series(told.own, index=kept.index), OWN))
    tested = _tested(kept[~denied], articles, by, how, exposure)
    groups = group_of_articles(articles, by) if articles is not None else {}
    kept = kept.assign(**{by: pd.Series([groups.get(a) for a in kept["article_id"]], index=kept.index, dtype=object)})
    described = _places(kept, [by, *_KEYS])
    keys = [*zip(tested[by], *(tested[name] for name in _KEYS))]
    table = told.table((key[1:] for key in keys), [described.get(key, ()) for key in keys])
    table.index = tested.index
    table.insert(0, by, tested[by])
    rest = [name for name in tested if name not in table]
    out = pd.concat([table, pd.DataFrame(tested)[rest]], axis=1)
    return Comparison(
        _in_order(out), method=f"{tested.method} {chosen.words()}", source=kept, keys={k: k for k in [by, *_KEYS]}
    )


def _tested(
    used: pd.DataFrame, articles: pd.DataFrame | None, by: str, how: Inference, exposure: pd.DataFrame | None
) -> Comparison:
    if articles is None:
        raise ValueError(f"by={by!r} compares groups of articles and counts their words: pass articles=")
    if by == "actor":
        raise ValueError("by='actor': the speaker is a column of this table already; name a column of the articles")
    if by in _KEYS:
        raise ValueError(f"by={by!r} is a column of this table already; name a column of the articles")
    return rates(used, articles, by, what=_KEYS, exposure=exposure, **vars(how))


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    """What is tested first, then what is more frequent in all groups; the groups of one triple stay together."""
    triple = [table[name] for name in _KEYS]
    order = table.assign(
        tested_=table["p"].notna().groupby(triple).transform("any"), total_=table["n"].groupby(triple).transform("sum")
    )
    order = order.sort_values(["tested_", "total_", *_KEYS], ascending=[False, False, True, True, True], kind="stable")
    return order.drop(columns=["tested_", "total_"]).reset_index(drop=True)


def _places(kept: pd.DataFrame, keys: list[str]) -> dict[tuple[Any, ...], Sequence[int]]:
    """Places of the hits of each key, none of whose parts is null."""
    places: dict[tuple[Any, ...], list[int]] = {}
    for place, key in enumerate(zip(*(kept[name] for name in keys))):
        places.setdefault(key, []).append(place)
    return {key: found for key, found in places.items() if not any(map(is_missing, key))}


@dataclass(frozen=True)
class _Told:
    """What is told of single hits; each list has an entry a hit."""

    denied: list[bool]
    own: list[bool]
    terms: list[str]
    articles: list[Any]
    outlets: list[Any]
    mirrored: list[list[str]]
    ids: list[Any]

    @classmethod
    def of(cls, kept: pd.DataFrame, denied: pd.Series[Any], actors: pd.DataFrame | None) -> _Told:
        thrown = mirrors(kept[~denied], actors)
        return cls(
            denied.tolist(), _own_voice(kept).tolist(), kept["surface"].str.lower().tolist(),
            kept["article_id"].tolist(), kept["outlet"].tolist() if "outlet" in kept else [None] * len(kept),
            [thrown.get(label, []) for label in kept.index], kept["hit_id"].tolist() if "hit_id" in kept else [],
        )  # fmt: skip

    def table(self, keys: Iterable[Sequence[Any]], places: Sequence[Sequence[int]]) -> pd.DataFrame:
        """What is told of speakers, targets and frames, by the places of the hits of each; of most there may be none.

        Column by column: with many groups, a mapping for each row takes far more memory than the table.
        """
        used = [[place for place in own if not self.denied[place]] if own else () for own in places]
        columns: dict[str, list[Any]] = {
            **dict(zip(_KEYS, map(list, zip(*keys)))),
            "n": [len(own) for own in used],
            "n_negated": [len(every) - len(own) for every, own in zip(places, used)],
            "n_articles": [len({self.articles[place] for place in own}) for own in used],
            "own_voice": [bool(every) and all(self.own[place] for place in every) for every in places],
            "outlets": [_sorted(self.outlets[place] for place in own) for own in used],
            "terms": [self._terms(own) if own else {} for own in used],
            "mirror": [_sorted(word for place in own for word in self.mirrored[place]) for own in used],
            "hit_ids": [[self.ids[place] for place in every] if self.ids else [] for every in places],
        }
        return pd.DataFrame(columns, columns=_COLUMNS)

    def _terms(self, places: Sequence[int]) -> dict[str, int]:
        """How often each term is used, the most frequent first."""
        terms = Counter(term for place in places if not is_missing(term := self.terms[place]))
        return dict(sorted(terms.items(), key=lambda item: (-item[1], item[0])))


def _sorted(names: Iterable[Any]) -> list[Any]:
    """Each name once, without nulls."""
    return sorted({name for name in names if not is_missing(name)})


def _own_voice(hits: pd.DataFrame) -> pd.Series[Any]:
    """Whether the outlet says it itself: what it tells of another's accusation is narration, too, but not its own."""
    if "voice" not in hits:
        return pd.Series(False, index=hits.index)
    narrated = (hits["voice"] == "narration").fillna(False).astype(bool)
    if "outlet" not in hits:
        return narrated
    return narrated & (hits["outlet"].isna() | (hits["speaker"] == hits["outlet"]).fillna(False).astype(bool))
