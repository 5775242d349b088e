"""``framing train``: make the models that the package ships."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["train_parser", "train_quotes"]


def train_quotes(
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and attributions/ (PolNeAR's train part).")],
    unlabelled: Annotated[
        Path | None, typer.Option(help="More news: JSON lines with a key text (.gz too); for the word clusters.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the model goes.")] = Path("attribution.npz"),
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
) -> None:
    """Train the attribution engine. The same input and seed give the same bytes."""
    from framing.quotes.engine.engine_file import write_model
    from framing.training.quotes.train_quotes import train
    from framing.validity.shipped.polnear import read_corpus

    try:
        model = train(read_corpus(corpus), _texts(unlabelled) if unlabelled else (), seed=seed, say=typer.echo)
    except (FileNotFoundError, ValueError) as error:
        typer.echo(f"framing train quotes: {error}", err=True)
        raise typer.Exit(1) from None
    write_model(model, output)
    typer.echo(f"{output}: {output.stat().st_size / 1e6:.1f} MB")


def train_parser(
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and corenlp_tokens.tsv.gz, to learn from.")],
    dev: Annotated[Path, typer.Option(help="The same, to measure on after each epoch.")],
    background: Annotated[
        Path | None, typer.Option(help="Background model with the word vectors; the shipped one when absent.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the model goes.")] = Path("parser.npz"),
    epochs: Annotated[int, typer.Option(min=1, help="Times that every sentence is read.")] = 10,
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
) -> None:
    """Train the parser on trees that CoreNLP gave; needs the extra train (jax, optax)."""
    from framing.text.background import load_background
    from framing.text.grammar.parser_file import write_parser
    from framing.training.parser.train_parser import Settings, train_parser

    try:
        vectors = load_background(background)
        if vectors is None:
            raise ValueError("the parser needs a background model; `framing train background` makes one")
        weights, meta = train_parser(corpus, dev, vectors, Settings(epochs=epochs), seed=seed, say=typer.echo)
    except (ModuleNotFoundError, FileNotFoundError, ValueError) as error:
        typer.echo(f"framing train parser: {error}", err=True)
        raise typer.Exit(1) from None
    write_parser(weights, meta, output)
    typer.echo(f"{output}: {output.stat().st_size / 1e6:.1f} MB")


def _texts(path: Path) -> list[str]:
    """Texts of a JSON-lines file."""
    import gzip
    import json

    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [str(json.loads(line).get("text", "")) for line in stream if line.strip()]
