"""``framing evaluate actors``: the resolver against gold entities."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["evaluate_actors"]


def evaluate_actors(
    gold: Annotated[Path, typer.Argument(help="Gold: JSONL, a line an article.", exists=True, dir_okay=False)],
    corpus: Annotated[
        Path,
        typer.Option(
            help="Folder with text/ and attributions/ (brat), or of such folders.", exists=True, file_okay=False
        ),
    ],
    split: Annotated[str, typer.Option(help="Part of the gold to score; all for all of it.")] = "report",
    actors: Annotated[str | None, typer.Option(help="Registry of actors; none is needed.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
) -> None:
    """Score who is who among the sources: B-cubed, pairs, anonymity, kinds, by form."""
    from framing.validity.shipped.source_scores import evaluate_actors as evaluate

    try:
        scores = evaluate(gold, corpus, registry=actors, split=None if split == "all" else split)
    except (FileNotFoundError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if as_json:
        numbers = {row["measure"]: round(row["value"], 4) for row in scores.summary.to_dict("records")}
        numbers |= {f"right_{form}": round(value, 4) for form, value in scores.by_form["right"].items()}
        typer.echo(json.dumps(numbers))
        return
    typer.echo(scores.summary.round(3).to_string(index=False))
    typer.echo(scores.by_form.round(3).to_string())
