"""``framing train background``: build the background model of news language from a collection."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["train_background"]


def train_background(
    collection: Annotated[Path, typer.Argument(help="JSONL (may be .gz), one article a line with text and outlet.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The .npz to write.")],
    valence: Annotated[Path, typer.Option(help="Words and valence, tab-separated (vader_lexicon.txt of VADER).")],
    outlets: Annotated[Path | None, typer.Option(help="TOML with the lists straight and opinion.")] = None,
    without: Annotated[list[Path] | None, typer.Option(help="Corpus whose sentences are left out.")] = None,
    leave_out: Annotated[list[str] | None, typer.Option(help="Outlet that the weights must not see.")] = None,
    dimensions: Annotated[int, typer.Option(help="Length of the word vectors.")] = 100,
    words: Annotated[int, typer.Option(help="Size of the vocabulary.")] = 30_000,
) -> None:
    """Build word vectors, straight-against-opinion weights and valence from a collection of articles."""
    import tomllib

    from framing.training.background.train_background_model import OUTLETS, build_background

    try:
        sides = tomllib.loads((outlets or OUTLETS).read_text(encoding="utf-8"))
        model = build_background(
            collection,
            valence,
            straight=sides["straight"],
            opinion=sides["opinion"],
            without=without or [],
            leave_out=leave_out or [],
            dimensions=dimensions,
            n_words=words,
            report=typer.echo,
        )
    except KeyError as error:
        typer.echo(f"error: {outlets} lacks the list {error}", err=True)
        raise typer.Exit(2) from None
    except (OSError, ValueError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(2) from None
    model.save(output)
    typer.echo(f"wrote {output}, {output.stat().st_size / 1e6:.1f} MB")
