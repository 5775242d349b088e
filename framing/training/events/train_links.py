"""From articles grouped by hand to the weights by which two articles report one event.

Each pair of grouped articles is read four times: among the grouped articles alone and among many others, with its dates
and without. Two of the other articles that are more than a month apart report two events; without them a model would
learn from a few clear groups that whoever speaks of one person speaks of one event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.linear_model import LogisticRegression

from framing.articles.events.about_terms import About, about
from framing.articles.events.event_pairs import EventPairs, find_event_pairs
from framing.articles.events.find_events import parts_of
from framing.articles.events.join_articles import join_articles
from framing.articles.events.link_model import LinkModel
from framing.articles.published_days import published_days
from framing.validity.shipped.source_scores import b_cubed_of_items

__all__ = ["Trained", "train_links"]

Floats = npt.NDArray[np.float64]

_MONTH = 30.0
_WEAK = 15.0  # pairs of the other articles, as multiples of the pairs of one event
_LEAST = tuple(round(0.05 * step, 2) for step in range(4, 13))
#: A wrong link puts reports of two events beside each other, a missing one leaves a report out: precision counts twice.
_BETA = 0.5


@dataclass(frozen=True, eq=False)
class Trained:
    """What was learned, and how good it is.

    Attributes
    ----------
    model : LinkModel
        From all groups.
    scores : pandas.DataFrame
        B-cubed precision, recall and F1 of articles whose category was held out, weights and threshold alike: a row a
        category and one for all. ``among`` says whether other articles stood beside them, ``dates`` whether they had
        their dates.
    """

    model: LinkModel
    scores: pd.DataFrame


@dataclass(frozen=True, eq=False)
class _Setting:
    """A collection with its pairs."""

    among: bool
    dates: bool
    found: About
    days: Floats
    pairs: EventPairs
    group: list[str]
    category: npt.NDArray[np.object_]
    label: npt.NDArray[np.int64]  # 1 one event, 0 two, -1 nobody knows

    def of(self, category: str | None) -> npt.NDArray[np.bool_]:
        """Pairs in which an article of the category stands."""
        a, b = self.category[self.pairs.first], self.category[self.pairs.second]
        return np.array((a == category) | (b == category), dtype=bool)


def train_links(
    grouped: pd.DataFrame, others: pd.DataFrame | None = None, say: Callable[[str], None] = lambda line: None
) -> Trained:
    """Learn the weights, and measure them on categories that were held out.

    Parameters
    ----------
    grouped : pandas.DataFrame
        Articles with ``event`` and ``category``.
    others : pandas.DataFrame, optional
        Articles of which nobody knows the event, with dates; some thousand.
    say : callable
        Takes a line on how far it is.

    Returns
    -------
    Trained
    """
    settings = [_setting(grouped, None, dates) for dates in (True, False)]
    if others is not None and len(others):
        settings += [_setting(grouped, others, dates) for dates in (True, False)]
    categories = sorted(set(grouped["category"].astype(str)))
    rows: list[dict[str, Any]] = []
    items: dict[tuple[bool, bool], list[tuple[Floats, Floats]]] = {}
    for category in categories:
        say(f"without {category}")
        model = _fit(settings, category)
        for setting in settings:
            own = setting.category == category
            pair = tuple(part[own] for part in _score(setting, model))
            items.setdefault((setting.among, setting.dates), []).append((pair[0], pair[1]))
            rows.append({"category": category, **_row(setting.among, setting.dates, pair)})
    for (among, dates), parts in items.items():
        pair = tuple(np.concatenate(part) for part in zip(*parts))
        rows.append({"category": "all", **_row(among, dates, pair)})
    return Trained(_fit(settings, None), pd.DataFrame(rows))


def _row(among: bool, dates: bool, pair: Sequence[Floats]) -> dict[str, Any]:
    precision, recall = (float(part.mean()) for part in pair)
    return {
        "among": "others" if among else "themselves",
        "dates": dates,
        "articles": len(pair[0]),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall),
    }


def _setting(grouped: pd.DataFrame, others: pd.DataFrame | None, dates: bool) -> _Setting:
    columns = ["article_id", "text", "title", "published", "body_start", "furniture_spans", "event", "category"]
    tables = [grouped] if others is None else [grouped, others.assign(event=None, category=None)]
    together = pd.concat([table.reindex(columns=columns).astype(object) for table in tables], ignore_index=True)
    days = published_days(together)
    order = np.lexsort((together["article_id"].astype(str).to_numpy(), days))
    together, days = together.iloc[order].reset_index(drop=True), days[order]
    found, shown = about(parts_of(together)), days if dates else np.full(len(days), np.nan)
    pairs = find_event_pairs(found, shown)
    known = together["event"].notna().to_numpy()
    category = together["category"].astype(object).where(known, None).to_numpy()
    event = [f"{c}/{e}" if k else f"/{n}" for n, (c, e, k) in enumerate(zip(category, together["event"], known))]
    a, b = pairs.first, pairs.second
    same = np.array([event[i] == event[j] for i, j in zip(a.tolist(), b.tolist())], dtype=bool)
    apart = np.abs(days[a] - days[b])
    label = np.full(len(a), -1)
    label[known[a] & known[b]] = same[known[a] & known[b]]
    label[~(known[a] & known[b]) & (apart > _MONTH)] = 0
    return _Setting(others is not None, dates, found, shown, pairs, event, category, label)


def _fit(settings: Sequence[_Setting], without: str | None) -> LinkModel:
    """Weights and threshold from all categories but one."""
    features, labels, weights = [], [], []
    for setting in settings:
        used = setting.label >= 0
        if without is not None:
            used &= ~setting.of(without)
        weak = used & setting.of(None)
        weight = np.ones(len(used))
        if weak.any():
            weight[weak] = _WEAK * int((setting.label[used] == 1).sum()) / int(weak.sum())
        features.append(setting.pairs.features[used])
        labels.append(setting.label[used])
        weights.append(weight[used])
    fitted = LogisticRegression(max_iter=2_000).fit(
        np.concatenate(features), np.concatenate(labels), sample_weight=np.concatenate(weights)
    )
    model = LinkModel(tuple(np.round(fitted.coef_[0], 4).tolist()), round(float(fitted.intercept_[0]), 4), 0.0)
    best = max(_LEAST, key=lambda least: (_worth(settings, model, least, without), least))
    return LinkModel(model.weights, model.intercept, best)


def _worth(settings: Sequence[_Setting], model: LinkModel, least: float, without: str | None) -> float:
    """Mean B-cubed F of all settings, of the categories that are learned from."""
    out = []
    for setting in settings:
        own = np.array([c is not None and c != without for c in setting.category], dtype=bool)
        precision, recall = (
            float(part[own].mean()) for part in _score(setting, LinkModel(model.weights, model.intercept, least))
        )
        out.append((1 + _BETA**2) * precision * recall / (_BETA**2 * precision + recall))
    return float(np.mean(out))


def _score(setting: _Setting, model: LinkModel) -> tuple[Floats, Floats]:
    """B-cubed precision and recall of each article; another one in its group counts as wrong."""
    pairs = setting.pairs
    nobody: list[str | None] = [None] * len(setting.group)
    groups, _, _ = join_articles(setting.found, setting.days, pairs, nobody, model)
    return b_cubed_of_items(groups.tolist(), setting.group)
