"""``framing train participants``: make the ranker that finds who does what to whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.common import human_errors

if TYPE_CHECKING:
    from framing.training.participants.train_ranker import Gold

__all__ = ["train_participants"]


def train_participants(
    coded: Annotated[list[Path], typer.Option(help="JSON file of coded articles; may be given several times.")],
    articles: Annotated[Path, typer.Option(help="Their texts: JSON lines with id, title, text (.gz too).")],
    gold: Annotated[
        list[Path], typer.Option(help="JSON file with terms and targets, to learn from as well; several times.")
    ] = [],  # noqa: B006  # typer reads the default
    gold_articles: Annotated[
        list[Path], typer.Option(help="Where the articles of each --gold are, in the same order.")
    ] = [],  # noqa: B006
    registry: Annotated[
        list[str], typer.Option(help="Registry for each --gold, in the same order; none for no registry.")
    ] = [],  # noqa: B006
    events: Annotated[
        Path | None, typer.Option(help="Table of sentences with source, target and PLOVER root of a political act.")
    ] = None,
    deaths: Annotated[Path | None, typer.Option(help="CSV of sentences with whose_deaths.")] = None,
    half: Annotated[str, typer.Option(help="Rows of --deaths to learn from: even, odd or all.")] = "even",
    leave_out: Annotated[
        Path | None, typer.Option(help="File with ids of articles, a line each, that are not learned from.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the folds of the cross-validation.")] = 0,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the model goes.")] = Path("participants.npz"),
) -> None:
    """Train the ranker of participants; the same input and seed give the same bytes. Needs no further package."""
    from framing.training.participants.train_ranker import Corpora
    from framing.training.participants.train_ranker import train_participants as train

    with human_errors():
        if half not in ("even", "odd", "all"):
            raise ValueError(f"--half is even, odd or all, not {half!r}")
        left = leave_out.read_text(encoding="utf-8").split() if leave_out is not None else []
        corpora = Corpora(coded, articles, _golds(gold, gold_articles, registry), events, deaths, half, left)
        trained = train(corpora, seed=seed, say=typer.echo)
    for name, own in (("target", trained.target), ("other end", trained.other)):
        typer.echo(
            f"{name}, articles held out: right {own.right:.3f} of {own.named} where the reader names an actor; of "
            f"{own.given} answers {own.precision:.3f} right; nine of ten from {own.sure:.2f} on (recall "
            f"{own.recall_when_sure:.3f})"
        )
    trained.ranker.save(output)
    typer.echo(f"{output}: {output.stat().st_size / 1e6:.2f} MB")


def _golds(gold: list[Path], articles: list[Path], registry: list[str]) -> list[Gold]:
    from framing.training.participants.train_ranker import Gold

    if len(articles) != len(gold):
        raise ValueError(f"{len(gold)} times --gold, but {len(articles)} times --gold-articles: give one for each")
    if registry and len(registry) != len(gold):
        raise ValueError(f"{len(gold)} times --gold, but {len(registry)} times --registry: give one (or none) for each")
    names = [None if name == "none" else name for name in registry] or [None] * len(gold)
    return [Gold(*own) for own in zip(gold, articles, names)]
