"""``framing evaluate quotes``: the quotes found in marked articles, held against what people marked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["evaluate_quotes"]

_COLUMNS = {
    "group": "group",
    "gold": "gold",
    "pred": "found",
    "exact_f": "exact F1",
    "exact": "95 %",
    "human_exact": "human",
    "soft_f": "soft F1",
    "match_f": "match F1",
    "attrib_p": "attrib P",
    "attrib_r": "R",
    "attrib_f": "F1",
    "attrib": "95 % ",
    "human_attrib": "human ",
    "source_acc": "source",
    "cue_acc": "cue",
}


def evaluate_quotes(
    folder: Annotated[Path, typer.Argument(help="Folder with text/ and attributions/ (brat stand-off).")],
    boot: Annotated[int, typer.Option(help="Samples of articles for the intervals.")] = 1000,
    seed: Annotated[int, typer.Option(help="Seed of the samples.")] = 0,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write all measures as CSV.")] = None,
    curve: Annotated[bool, typer.Option("--reliability", help="Print how often a confidence is right.")] = False,
) -> None:
    """Hold the quotes that are found against marked ones."""
    from framing.validity.shipped.polnear import read_corpus
    from framing.validity.shipped.quote_evaluation import evaluate, outlets, reliability

    try:
        articles = read_corpus(folder)
    except (FileNotFoundError, UnicodeDecodeError) as error:
        typer.echo(f"framing evaluate quotes: {error}", err=True)
        raise typer.Exit(1) from None
    table = evaluate(articles, outlet=outlets(folder), boot=boot, seed=seed)
    if output is not None:
        table.to_csv(output, index=False)
    for scope, part in table.groupby("scope", sort=False):
        shown = part.copy()
        for name in ("exact", "attrib"):
            if f"{name}_low" in shown:
                shown[name] = [
                    f"{low:.1f}–{high:.1f}" if low == low else ""
                    for low, high in zip(shown[f"{name}_low"], shown[f"{name}_high"])
                ]
        shown = shown[[name for name in _COLUMNS if name in shown]].rename(columns=_COLUMNS)
        typer.echo(
            f"scope {scope}: {len(articles)} articles; intervals resample articles ({boot} samples, seed {seed})"
        )
        typer.echo(shown.to_string(index=False, float_format=lambda x: f"{x:.1f}", na_rep=""))
    if curve:
        typer.echo(reliability(articles).to_string(index=False, float_format=lambda x: f"{x:.3f}"))
