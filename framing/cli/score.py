"""``framing score``: a row of numbers for each quote, text or actor, beside who said it and columns of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

import framing as fr
from framing.articles import Rejected
from framing.articles.formats import RECORDS, kind_of
from framing.articles.importers.open_file import open_file
from framing.articles.told import Told
from framing.cells import write_csv
from framing.cli.common import Lexicons, RawCells, human_errors, parts, say, say_rejected
from framing.cli.output import tell_data
from framing.study.store import in_place_of
from framing.tables import own_column

__all__ = ["score"]

_UNITS = ("quote", "article", "paragraph", "sentence", "actor")


@human_errors()
def score(
    path: Annotated[
        Path, typer.Argument(help="Output folder of `framing analyze`, or a table of your own: .csv, .jsonl, .parquet.")
    ],
    text: Annotated[str | None, typer.Option(help="Column of your own table that holds the words.")] = None,
    unit: Annotated[str, typer.Option(help="What has a row: quote, article, paragraph, sentence, actor.")] = "quote",
    by: Annotated[str, typer.Option(help="A column is a frame, a term, or summed polarity.")] = "frame",
    value: Annotated[str, typer.Option(help="count, rate (per 1,000 words), presence or weight.")] = "count",
    nested: Annotated[str, typer.Option(help="Where quotes in quotes count: innermost, outer, both.")] = "innermost",
    lexicon: Lexicons = None,
    classifier: Annotated[
        list[Path] | None, typer.Option(help="Stored classifier (.skops). May be given several times.")
    ] = None,
    targets: Annotated[bool, typer.Option("--targets", help="Columns for who is accused, and called what.")] = False,
    across: Annotated[str, typer.Option(help="With --unit actor: columns of the articles, with commas.")] = "outlet",
    long: Annotated[bool, typer.Option("--long", help="A row a quote and frame.")] = False,
    raw_cells: RawCells = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File: .csv or .parquet. Left out: scores.* in the folder, else printed."),
    ] = None,
) -> None:
    """Score each quote for framing terms.

    Of a folder, writes scores.parquet and scores.csv into it (with --unit sentence scores-sentence.*): who said what,
    columns of your own, then the scores. A table of your own comes back with the scores behind its columns.
    """
    if unit not in _UNITS:
        raise ValueError(f"--unit is {unit!r}; it must be {', '.join(_UNITS[:-1])} or {_UNITS[-1]}")
    if output is not None and output.suffix.lower() not in (".csv", ".parquet"):
        raise ValueError(f"-o {output}: scores are written as .csv or .parquet")
    if targets and (unit != "quote" or not path.is_dir()):
        raise ValueError(
            "--targets asks whom quotes speak of: give the output folder of framing analyze, and no --unit"
        )
    if classifier and unit == "actor":
        raise ValueError("--classifier judges quotes and texts, not actors: leave --unit actor out")
    options: dict[str, Any] = {"by": by, "lexicons": lexicon or None, "long": long}
    options |= {} if unit == "actor" else {"value": value, "classifiers": classifier or None}
    rejected: list[Rejected] = []
    if path.is_dir():
        if text is not None:
            raise ValueError("--text names a column of a table of your own; a folder has its texts already")
        options |= {"nested": nested, "targets": targets} if unit == "quote" else {}
        options |= {"nested": nested, "across": parts(across) or None} if unit == "actor" else {}
        scores = _of_study(fr.Study.load(path), unit, options)
    else:
        options |= {"nested": nested} if unit == "quote" else {}
        scores, rejected = _of_table(path, text, unit, options)
    name = "scores" if unit == "quote" else f"scores-{unit}"
    files = [path / f"{name}.parquet", path / f"{name}.csv"] if path.is_dir() else []
    _write(scores, files if output is None else [output], raw_cells)
    if rejected:
        say_rejected(rejected)


def _of_study(study: fr.Study, unit: str, options: dict[str, Any]) -> pd.DataFrame:
    if unit == "actor":
        actors: pd.DataFrame = study.score_actors(**options)
        return actors if options["long"] else actors.reset_index()
    scores = study.score_quotes(**options) if unit == "quote" else study.score_texts(unit=unit, **options)
    given = {"articles": study.articles} | ({"quotes": study.quotes} if unit == "quote" else {})
    merged: pd.DataFrame = fr.scores.merge_back(scores, **given)
    return merged.reset_index() if merged.index.name else merged


def _of_table(path: Path, text: str | None, unit: str, options: dict[str, Any]) -> tuple[pd.DataFrame, list[Rejected]]:
    """A table of the user's own with the scores behind its columns, and the rows that cannot be read."""
    if unit == "actor":
        raise ValueError("--unit actor needs to know who speaks: give the output folder of framing analyze")
    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file or folder")
    if kind_of(path) not in RECORDS:
        raise ValueError(f"{path} is no table; give one of {', '.join(RECORDS)}, or the folder of framing analyze")
    found = list(open_file(path, Told()).records)
    rows = {number: row for number, row in found if isinstance(row, dict)}
    rejected = [Rejected(f"{path}, line {n}", str(row)) for n, row in found if not isinstance(row, dict)]
    own = pd.DataFrame(list(rows.values()), dtype=object)
    column = text or next((name for name in ("content", "text") if name in own), None)
    if column is None or column not in own:
        what = "has no column content or text" if column is None else f"has no column {column!r}"
        raise ValueError(
            f"{path} {what}; its columns are {', '.join(map(str, own))}. Name that of the texts with --text"
        )
    words = own[column].map(lambda cell: cell if isinstance(cell, str) else None)
    if unit == "quote":
        scores = fr.score_quotes(words, **options)
    else:
        scores = fr.score_texts(words, unit=unit, **options)
    if options["long"] or unit in ("paragraph", "sentence"):  # several rows for one of the table
        key = "row" if "row" in scores else "article_id"
        scores = scores.set_index(scores[key].astype(int)).drop(columns=[key, "unit_id"], errors="ignore")
        return own.join(scores, how="inner", rsuffix="_score"), rejected
    return own.join(scores, rsuffix="_score"), rejected


def _write(scores: pd.DataFrame, files: list[Path], raw_cells: bool) -> None:
    scores = scores.reset_index(drop=True)
    for name in [name for name in scores if pd.api.types.is_object_dtype(scores[name])]:  # a file has one type a column
        scores[name] = own_column(scores[name].tolist())
    if not files:
        tell_data(str(write_csv(scores, raw_cells=raw_cells)))
        return
    with in_place_of(files[0].parent) as part:
        for file in files:
            if file.suffix.lower() == ".parquet":
                scores.to_parquet(part / file.name, compression="zstd", index=False)
            else:
                write_csv(scores, part / file.name, raw_cells, encoding="utf-8-sig")
    rows = "1 row" if len(scores) == 1 else f"{len(scores):,} rows"
    say(f"{rows} with {len(scores.columns)} columns: {' and '.join(map(str, files))}")
