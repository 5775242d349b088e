"""``framing evaluate parser``: the trees of the parser, held against those of CoreNLP."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["evaluate_parser"]

_MEASURES = {"uas": "heads (UAS)", "las": "heads and relations (LAS)", "pos": "parts of speech (POS)"}


def evaluate_parser(
    folder: Annotated[Path, typer.Argument(help="Folder with text/ and corenlp_tokens.tsv.gz.")],
    parser: Annotated[Path | None, typer.Option(help="A parser of your own; the shipped one when absent.")] = None,
    background: Annotated[Path | None, typer.Option(help="The background model that it was trained with.")] = None,
    boot: Annotated[int, typer.Option(min=0, help="Samples of articles for the intervals.")] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the samples.")] = 0,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the relations as CSV.")] = None,
) -> None:
    """Hold the parser's trees against those that CoreNLP gave: overall, by sentence and by relation."""
    from framing.text.grammar import load_parser
    from framing.validity.shipped.parser_scores import score_parser
    from framing.validity.shipped.silver_trees import read_silver

    try:
        articles = read_silver(folder)
        scores = score_parser(load_parser(parser, background), articles, boot=boot, seed=seed)
    except (FileNotFoundError, ValueError) as error:
        typer.echo(f"framing evaluate parser: {error}", err=True)
        raise typer.Exit(1) from None
    own = scores.overall
    typer.echo(f"{own['articles']:.0f} articles, {own['given']:.0f} tokens of CoreNLP")
    typer.echo(f"{own['aligned']:.1%} are tokens of ours, {own['inside']:.1%} of their heads stand in our sentence")
    typer.echo(f"punctuation is left out of UAS and LAS; intervals resample articles ({boot} samples, seed {seed})")
    for name, about in _MEASURES.items():
        limits = f" ({own[f'{name}_low']:.4f}–{own[f'{name}_high']:.4f})" if f"{name}_low" in own else ""
        typer.echo(f"{about:28s} {own[name]:.4f}{limits}; {own[f'{name}_all']:.4f} where what does not align is wrong")
    for table in (scores.kinds, scores.lengths, scores.relations):
        typer.echo("")
        typer.echo(table.to_string(index=False, float_format=lambda x: f"{x:.3f}"))
    if output is not None:
        scores.relations.to_csv(output, index=False)
