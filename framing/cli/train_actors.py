"""``framing train actors``: make the ranker that finds whom a pronoun or a noun phrase takes up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.common import human_errors

__all__ = ["train_actors"]


def train_actors(
    gold: Annotated[Path, typer.Argument(help="Coded sources: JSONL, a line an article.", exists=True, dir_okay=False)],
    corpus: Annotated[
        Path,
        typer.Option(
            help="Folder with text/ and attributions/ (brat), or of such folders.", exists=True, file_okay=False
        ),
    ],
    coded: Annotated[
        list[Path], typer.Option(help="JSON file of coded terms, to learn from as well; several times.")
    ] = [],  # noqa: B006  # typer reads the default
    articles: Annotated[
        Path | None, typer.Option(help="Their texts: JSON lines with id, title, text (.gz too).")
    ] = None,
    split: Annotated[str, typer.Option(help="Part of the gold to learn from.")] = "tune",
    seed: Annotated[int, typer.Option(help="Seed of the folds of the cross-validation.")] = 0,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the model goes.")] = Path("antecedents.npz"),
) -> None:
    """Train the ranker of antecedents; the same input and seed give the same bytes. Needs no further package."""
    from framing.training.actors.train_antecedents import train_antecedents

    with human_errors():
        trained = train_antecedents(gold, corpus, coded, articles, split, seed)
    scores, right = trained.scores, trained.scores.by_form["right"]
    forms = ", ".join(f"{form} {value:.3f}" for form, value in right.items())
    typer.echo(f"sources, articles held out: B-cubed F1 {scores['b_cubed_f1']:.3f}; entity right: {forms}")
    trained.ranker.save(output)
    typer.echo(f"{output}: {output.stat().st_size / 1e6:.2f} MB")
