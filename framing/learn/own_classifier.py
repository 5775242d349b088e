"""A classifier of one's own with what is known of it: scores of texts held out, what to look at, its card as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.learn.classifier import FrameClassifier
from framing.learn.coded_texts import CodedTexts
from framing.learn.cross_validation import CrossValidation
from framing.learn.model_file import save_classifier

__all__ = ["OwnClassifier"]

_PAYS = 0.01  # of macro-F1: what twice the texts must bring to be worth the coding


@dataclass(frozen=True, eq=False)
class OwnClassifier:
    """A classifier with what is known of it.

    Attributes
    ----------
    model : FrameClassifier
        Trained on all coded texts.
    coded : CodedTexts
        The texts; `coded.remarks` says what a person should look at.
    validation : CrossValidation
        Scores of texts held out, by group where there are groups.
    by_label : pandas.DataFrame
        Index label: precision, recall, f1, n, and most_often, the label that it is most often taken for.
    curve : pandas.DataFrame or None
        Scores by the number of coded texts.
    note : str

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.learn import train_classifier
    >>> people = ("He", "She", "They", "Troops", "We")
    >>> texts = [f"{who} {what} the town." for who in people for what in ("shelled", "left")]
    >>> coded = pd.DataFrame({"text": texts, "label": ["war", "peace"] * 5})
    >>> own = train_classifier(coded, background=None, curve=False)
    >>> own.by_label["n"].to_dict()
    {'peace': 5, 'war': 5}
    """

    model: FrameClassifier
    coded: CodedTexts
    validation: CrossValidation
    by_label: pd.DataFrame
    curve: pd.DataFrame | None
    note: str = ""

    @property
    def held_out(self) -> pd.DataFrame:
        """Each coded row as a model classified it that had not seen its group: text, label, predicted, p of each."""
        found = self.validation
        table = pd.DataFrame(
            {"text": self.coded.texts, "label": self.coded.labels, "predicted": found.predictions}
            | {f"p_{name}": found.probabilities[:, place] for place, name in enumerate(found.classes)},
            index=pd.Index(self.coded.rows),
        )
        table = table if self.coded.groups is None else table.assign(group=self.coded.groups)
        of = {row: row for row in self.coded.rows}
        of |= {row: other for row, other in self.coded.copies.items() if other in of}
        return table.loc[list(of.values())].set_axis(pd.Index(list(of)), axis=0)

    @property
    def advice(self) -> str:
        """Whether coding more texts pays, in a sentence."""
        if self.curve is None or self.curve["expected"].isna().any():
            return ""
        now, twice = self.curve["macro_f1"].iloc[-2], self.curve["expected"].iloc[-1]
        n, gain = round(self.curve["n"].iloc[-1]), twice - now
        pays = "coding more pays" if gain >= _PAYS else "clearer rules of coding may bring more"
        return f"twice as many texts to learn from ({n:,}) would bring about {max(gain, 0):.2f} more macro-F1: {pays}"

    @property
    def chance(self) -> float:
        """Macro-F1 of a classifier that always gives the most frequent label."""
        share = pd.Series(self.coded.labels).value_counts(normalize=True).iloc[0]
        return float(2 * share / (1 + share) / len(self.by_label))

    def report(self) -> str:
        """All that is known of it, as text.

        Returns
        -------
        str
        """
        return _page(self)

    def __repr__(self) -> str:
        return self.report()

    def save(self, path: str | Path) -> Path:
        """Write the classifier, its card (``.json``) and the card to read (``.md``) beside it.

        Parameters
        ----------
        path : path
            The ``.skops``.

        Returns
        -------
        pathlib.Path
        """
        coded = self.coded
        written = save_classifier(
            self.model, path, X=coded.texts, y=coded.labels, validation=self.validation, note=self.note
        )
        page = _page(self, written.stem, self.model.card_)
        written.with_suffix(".md").write_text(page + "\n", encoding="utf-8")
        return written


def _page(own: OwnClassifier, heading: str = "", card: Mapping[str, Any] | None = None) -> str:
    """The card as Markdown; without a heading, for the terminal, it says nothing of use and making."""
    coded, found = own.coded, own.validation
    text, label, group = coded.columns
    groups = f", {len(set(coded.groups)):,} groups by {group}" if coded.groups is not None else ""
    parts = [f"# {heading}\n"] if heading else []
    parts.append(
        f"Learnt from {len(coded.texts):,} texts (column {text}) with {len(own.by_label)} labels "
        f"(column {label}){groups}."
    )
    parts.append(f"\nScores of texts held out, {found.folds}:\n\n{_table(found.scores)}")
    parts.append(f"\nThe most frequent label for every text would have a macro-F1 of {own.chance:.3f}.")
    if "grouped" in found.scores.index and "random" in found.scores.index:
        parts.append("*grouped* is what to expect of a group that it has not seen; *random* flatters.")
    parts.append(f"\nBy label (precision: of those given it; recall: of those coded so):\n\n{_table(own.by_label)}")
    if len(found.by_group):
        parts.append(f"\nBy group, of 20 texts or more:\n\n{_table(found.by_group)}")
    if own.curve is not None:
        parts.append(f"\nBy number of texts to learn from; *expected* is a curve through the scores:\n\n"
                     f"{_table(own.curve.set_index('n'))}")  # fmt: skip
        if own.advice:
            parts.append(f"\n{own.advice[0].upper()}{own.advice[1:]}.")
    if coded.remarks:
        parts.append("\nTo look at:\n\n" + "\n".join(f"- {remark}" for remark in coded.remarks))
    if own.note:
        parts.append(f"\n{own.note}")
    if heading:
        parts.append(_use(heading, card or {}))
    return "\n".join(parts)


def _use(name: str, card: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{what} {version}" for what, version in card.get("versions", {}).items())
    options = ", ".join(f"{key}={value!r}" for key, value in card.get("parameters", {}).items())
    made = f"{card.get('classifier', '')}({options}); {versions}; {card.get('date', '')}"
    return "\n".join([
        "\n## Use\n",
        f"`framing score OUT --classifier {name}.skops`, or\n",
        "```python",
        f'model = fr.learn.load_classifier("{name}.skops")',
        "model.predict_sure(texts)  # None: leave it to a person",
        "```\n",
        "Of texts of the kind that it learnt from, in their language. Probabilities are calibrated to labels that are "
        "equally frequent.",
        "\n## Made with\n",
        f"{made}. SHA-256 of texts and labels: {card.get('data_sha256', '')}.",
    ])  # fmt: skip


def _table(table: pd.DataFrame) -> str:
    """A table of Markdown that reads well as it is."""
    rows = [[str(table.index.name or ""), *map(str, table.columns)]]
    for name, values in zip(table.index, table.itertuples(index=False, name=None)):
        rows.append([_cell(name, "n"), *(_cell(value, str(column)) for value, column in zip(values, table.columns))])
    wide = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, wide)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in wide) + "|", *lines[1:]])


def _cell(value: Any, column: str) -> str:
    if isinstance(value, float):
        return "–" if value != value else f"{value:,.0f}" if column == "n" else f"{value:.3f}"
    return str(value).replace("|", "/")
