"""``framing evaluate hits`` and ``framing evaluate classifier``: any table against a table coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.common import parts

if TYPE_CHECKING:
    import pandas as pd

    from framing.validity import Evaluation

__all__ = ["evaluate_classifier", "evaluate_hits"]

_TABLE = "The tool's rows: .parquet, .csv, or the output folder of `framing analyze`."
_GOLD = "The coder's rows, in the same form."
_BY = "Groups to tell apart, with commas: outlet, voice, frame, actor …"
_OUT = "Folder for the tables as CSV."


def _stop(message: object) -> typer.Exit:
    typer.echo(f"error: {message}", err=True)
    return typer.Exit(2)


def _read(path: Path, name: str) -> pd.DataFrame:
    import pandas as pd

    from framing.validity import read_sheet

    source = path / f"{name}.parquet" if path.is_dir() else path
    if not source.exists():
        raise _stop(f"{source} does not exist")
    if source.suffix == ".parquet":
        return pd.read_parquet(source)
    try:
        return read_sheet(source)
    except ValueError as error:
        raise _stop(error) from None


def _show(result: Evaluation, output: Path | None) -> None:
    from framing.stats import readable

    tables = {
        "summary": result.summary,
        "per_code": result.per_code,
        "by": result.by,
        "differential": result.differential.set_index("by"),
        "errors": result.errors.set_index("article_id"),
    }
    for name, table in tables.items():
        if output is not None:
            output.mkdir(parents=True, exist_ok=True)
            table.to_csv(output / f"{name}.csv")
        if len(table):
            typer.echo(f"\n{name}\n{readable(table.head(20)).to_string()}")
    typer.echo(f"\n{result.note}")


def evaluate_hits(
    table: Annotated[Path, typer.Argument(help=_TABLE)],
    gold: Annotated[Path, typer.Argument(help=_GOLD)],
    articles: Annotated[Path | None, typer.Option(help="Table of articles; gives alpha over word tokens.")] = None,
    by: Annotated[str, typer.Option(help=_BY)] = "outlet",
    seed: Annotated[int, typer.Option(help="Seed of the resampling.")] = 0,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_OUT)] = None,
) -> None:
    """Hold framing terms against terms coded by hand: precision, recall, F1, alpha, and errors by group."""
    from framing.validity import evaluate

    found, wanted = _read(table, "hits"), _read(gold, "hits")
    if articles is None and table.is_dir():
        articles = table
    texts = None if articles is None else _read(articles, "articles")
    keys = parts(by)
    try:
        coded = set(wanted["article_id"])
        inside = found[found["article_id"].isin(coded)]  # what nobody coded says nothing about the tool
        result = evaluate(inside.reset_index(drop=True), wanted, "hits", keys, articles=texts, seed=seed)
    except (KeyError, ValueError) as error:
        raise _stop(error) from None
    if len(inside) < len(found):
        typer.echo(f"{len(found) - len(inside)} hits of articles without coding are left out")
    _show(result, output)


def evaluate_classifier(
    table: Annotated[Path, typer.Argument(help="Predicted labels: .parquet or .csv.")],
    gold: Annotated[Path, typer.Argument(help="Labels by hand: .parquet or .csv.")],
    key: Annotated[str, typer.Option(help="Column that names the unit.")] = "article_id",
    label: Annotated[str, typer.Option(help="Column that holds the label.")] = "label",
    by: Annotated[str, typer.Option(help=_BY)] = "outlet",
    seed: Annotated[int, typer.Option(help="Seed of the resampling.")] = 0,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=_OUT)] = None,
) -> None:
    """Hold labels of a classifier against labels by hand: macro-F1, accuracy, alpha, and errors by group."""
    from framing.validity import evaluate

    keys = parts(by)
    try:
        predicted, coded = _read(table, "labels"), _read(gold, "labels")
        result = evaluate(predicted, coded, "classifier", keys, key=key, label=label, seed=seed)
    except (KeyError, ValueError) as error:
        raise _stop(error) from None
    _show(result, output)
