"""``framing train``: make the models that the package ships."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["train_quotes", "train_tagger"]


def train_quotes(
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and attributions/ (PolNeAR's train part).")],
    unlabelled: Annotated[
        Path | None, typer.Option(help="More news: JSON lines with a key text (.gz too); for the word clusters.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the model goes.")] = Path("attribution.npz"),
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
) -> None:
    """Train the attribution engine. The same input and seed give the same bytes."""
    from framing.quotes.gold import read_corpus
    from framing.quotes.training import train
    from framing.quotes.weights import write_model

    try:
        model = train(read_corpus(corpus), _texts(unlabelled) if unlabelled else (), seed=seed, say=typer.echo)
    except (FileNotFoundError, ValueError) as error:
        typer.echo(f"framing train quotes: {error}", err=True)
        raise typer.Exit(1) from None
    write_model(model, output)
    typer.echo(f"{output}: {output.stat().st_size / 1e6:.1f} MB")


def train_tagger(
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and corenlp_tokens.tsv.gz.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the model goes.")] = Path("pos.npz"),
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
) -> None:
    """Train the part-of-speech tagger on tags that CoreNLP gave."""
    from framing.text import Document
    from framing.text.hashing import write_arrays

    raise NotImplementedError

    source = corpus / "corenlp_tokens.tsv.gz"
    if not source.exists():
        typer.echo(f"framing train tagger: {source} is missing", err=True)
        raise typer.Exit(1)
    documents, tags = [], []
    for name, known in read_tags(source).items():
        with (corpus / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as stream:
            document = Document(stream.read())
        documents.append(document)
        spans = zip(document.tokens.start.tolist(), document.tokens.end.tolist())
        tags.append([known.get(span) for span in spans])
    tagger = train_tagger(documents, tags, seed=seed)
    write_arrays({**tagger.first.to_arrays("first"), **tagger.second.to_arrays("second")}, output)
    typer.echo(f"{output}: {output.stat().st_size / 1e6:.1f} MB")


def _texts(path: Path) -> list[str]:
    """Texts of a JSON-lines file."""
    import gzip
    import json

    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [str(json.loads(line).get("text", "")) for line in stream if line.strip()]
