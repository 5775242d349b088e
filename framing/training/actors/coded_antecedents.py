"""The questions that articles with coded sources pose to the ranker of antecedents, with their right answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np

from framing.actors.detect.mention import Mention
from framing.actors.link.antecedent_features import head_match
from framing.actors.link.antecedent_ranker import AntecedentRanker, contexts
from framing.actors.link.entity import Entity
from framing.text import Document
from framing.text.choice_model import weight_name
from framing.training.train_choice import Question

__all__ = ["Teacher"]


class Teacher(AntecedentRanker):
    """A ranker that knows the coded sources of an article: it answers by them, and keeps each question they answer.

    What is not coded it answers by its weights.

    Parameters
    ----------
    article_id, text : str
    coded : sequence of dict
        Mentions of the gold file: start, end, entity, entities, source.
    weights : mapping of str to float
    without : collection of str
        Groups of features that are left out.
    tested : bool
        Whether cross-validation holds the article out.

    Attributes
    ----------
    questions : list of Question
    """

    def __init__(
        self,
        article_id: str,
        text: str,
        coded: Sequence[Mapping[str, Any]],
        weights: Mapping[str, float],
        without: Collection[str] = (),
        tested: bool = True,
    ) -> None:
        super().__init__(weights)
        self.questions: list[Question] = []
        tokens = Document(text).tokens
        self._article, self._without, self._tested = article_id, set(without), tested
        self._labels: dict[int, str | None] = {}
        self._starts, self._ends = tokens.start.tolist(), tokens.end.tolist()
        self._coded = sorted(coded, key=lambda m: m["start"])
        self._names = {m["entity"]: set(re.findall("[a-z]+", m["entity"])) for m in coded}

    def choose(
        self,
        kind: str,
        form: str,
        mention: Mention,
        candidates: Sequence[Entity | None],
        features: Sequence[Sequence[str]],
    ) -> Entity | None:
        """The right candidate where the mention is coded, else the best one."""
        features = [[name for name in own if name.split(" ")[0].split("=")[0] not in self._without] for own in features]
        where = contexts(kind, form, mention)
        scores = self.score(where, features) if self._by_context else [_naive(mention, e) for e in candidates]
        right = self._right(kind, mention, candidates)
        if right is not None and any(right):
            if len(candidates) > 1:
                named = [[weight_name(c, name) for c in where for name in own] for own in features]
                self.questions.append(Question(self._article, named, np.array(right), tested=self._tested))
            scores = [score if fits else -np.inf for score, fits in zip(scores, right)]
        return candidates[scores.index(max(scores))]

    def _right(self, kind: str, mention: Mention, candidates: Sequence[Entity | None]) -> list[bool] | None:
        own = self._label(mention)
        if own is None:
            return None
        labels = [self._of(e) if e is not None else "" for e in candidates]
        right = [label == own for label in labels]
        if any(right):
            return right
        if kind in ("noun", "later"):
            before = any(m["entity"] == own and m["end"] <= self._starts[mention.first] for m in self._coded)
            if before and kind == "noun":
                return None
            # What the text called so before may be it, though nothing is coded.
            return [
                e is None or (kind == "noun" and label is None and not e.named and head_match(mention, e) != "")
                for e, label in zip(candidates, labels)
            ]
        return [label is None for label in labels]  # any of whom nothing is coded

    def _label(self, mention: Mention) -> str | None:
        """Coded entity of a mention: of the source of which it is the head."""
        if id(mention) not in self._labels:
            self._labels[id(mention)] = self._find_label(mention)
        return self._labels[id(mention)]

    def _find_label(self, mention: Mention) -> str | None:
        start, end = self._starts[mention.first], self._ends[mention.last - 1]
        best, most = None, 0
        for coded in self._coded[: bisect_left(self._coded, end, key=lambda m: m["start"])]:
            shared = min(end, coded["end"]) - max(start, coded["start"])
            fits = (
                mention.source
                if coded.get("source", True)
                else 2 * shared > max(end - start, coded["end"] - coded["start"])
            )
            if shared > most and fits:
                best, most = coded, shared
        if best is None:
            return None
        several = "entities" in best
        return best["entity"] if several == bool(mention.group) or mention.form == "pronoun" else None

    def _of(self, entity: Entity) -> str | None:
        """Coded entity of what the mentions of an entity are coded as; else the one that is called by its name."""
        labels = Counter(label for m in entity.mentions if (label := self._label(m)) is not None)
        if labels:
            return labels.most_common(1)[0][0]
        names = [{word for part in name for word in re.findall("[a-z]+", part.lower())} for name in entity.names]
        return next((own for own, called in self._names.items() if any(called <= name for name in names)), None)


def _naive(mention: Mention, entity: Entity | None) -> float:
    """Before anything is learned: a pronoun takes up the latest, a noun phrase is new."""
    return float(entity.seen) if entity is not None else np.inf
