"""``framing code``: draw a sample, hand it to coders, take it back, measure how far they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import framing as fr
from framing.cli.common import Folder, RawCells, Seed, human_errors, parts
from framing.cli.evaluate import show
from framing.cli.output import tell

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Format", "code_agreement", "code_export", "code_import", "code_sample"]

_Output = Annotated[Path, typer.Option("--output", "-o", help="Folder for the tables.")]
_STRATA = {
    "hits": ["outlet", "speaker", "voice"],
    "quotes": ["outlet", "actor_id", "kind"],
    "mentions": ["outlet", "actor_id", "voice"],
}


class Format(StrEnum):
    """Program or format in which coders work, or that others read."""

    brat = "brat"
    label_studio = "label-studio"
    csv = "csv"
    doccano = "doccano"
    jsonld = "jsonld"
    qdpx = "qdpx"
    xmi = "xmi"


def _read(folder: Path, name: str) -> pd.DataFrame:
    import pyarrow.parquet as pq

    path = folder / f"{name}.parquet"
    if not path.exists():
        raise ValueError(f"{folder} holds no {path.name}; give the output folder of `framing analyze`")
    return fr.tables.conform(fr.tables.as_pandas(pq.read_table(path)), name)


def _write(table: pd.DataFrame, folder: Path, name: str, raw_cells: bool) -> None:
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(fr.tables.to_arrow(table, name), folder / f"{name}.parquet")
    fr.validity.write_sheet(table, folder / f"{name}.csv", raw_cells=raw_cells)


@human_errors()
def code_sample(
    study: Annotated[Path, typer.Argument(help="Output folder of `framing analyze`.")],
    output: _Output,
    table: Annotated[str, typer.Option(help="What is sampled: hits, quotes or mentions.")] = "hits",
    n: Annotated[int, typer.Option("-n", help="Rows in all.")] = 200,
    by: Annotated[str, typer.Option(help="Columns that make the strata, with commas; also of the articles.")] = "",
    equal: Annotated[bool, typer.Option("--equal", help="As many rows of each stratum, not by its size.")] = False,
    seed: Seed = 0,
    raw_cells: RawCells = False,
) -> None:
    """Draw a stratified sample of a study's rows for coding by hand."""
    if table not in _STRATA:
        raise ValueError(f"no table {table!r} to sample; there are {', '.join(_STRATA)}")
    articles, rows = _read(study, "articles"), _read(study, table)
    strata = parts(by) or _STRATA[table]
    own = [name for name in strata if name not in rows and name in articles]
    wider = rows.merge(articles[["article_id", *own]], on="article_id", how="left") if own else rows
    drawn = fr.validity.sample(wider, n, strata, allocation="equal" if equal else "proportional", seed=seed)
    _write(drawn, output, table, raw_cells)
    _write(fr.tables.of_articles(articles, drawn["article_id"]), output, "articles", raw_cells)
    if table == "hits" and (study / "mentions.parquet").exists():  # so that targets can be shown as relations
        mentions = _read(study, "mentions")
        _write(
            mentions[mentions["mention_id"].isin(set(drawn["target_mention"].dropna()))], output, "mentions", raw_cells
        )
    tell(
        f"{len(drawn)} of {len(rows)} {table}, {drawn['stratum'].nunique()} strata ({' × '.join(strata)}), seed {seed}"
    )


@human_errors()
def code_export(
    sample: Annotated[Path, typer.Argument(help="Folder of `framing code sample` or `framing analyze`.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder (brat, xmi) or file (the others).")],
    format: Annotated[Format, typer.Option(help="Where it will be coded.")] = Format.csv,
    table: Annotated[str, typer.Option(help="Table of the CSV sheet.")] = "hits",
    codes: Annotated[
        str, typer.Option(help="Empty columns of the CSV sheet to code in, with commas.")
    ] = "frame,target",
    blind: Annotated[bool, typer.Option("--blind", help="Leave out what the tool found (CSV).")] = False,
    coder: Annotated[str, typer.Option(help="Name of the coder.")] = "",
    raw_cells: RawCells = False,
) -> None:
    """Write rows for coders: a CSV sheet, or what an annotation program reads.

    brat, Label Studio, doccano, INCEpTION (xmi), MAXQDA, ATLAS.ti, NVivo and QualCoder (qdpx), Web Annotations
    (jsonld).
    """
    articles = _read(sample, "articles")
    if format is Format.csv:
        fr.validity.write_sheet(
            _read(sample, table), output, articles, codes=parts(codes), blind=blind, raw_cells=raw_cells
        )
        tell(f"wrote {output}")
        return
    tables = {name: _read(sample, name) for name in _STRATA if (sample / f"{name}.parquet").exists()}
    codings = fr.validity.to_codings(articles, **tables, coder=coder)
    _writers()[format](codings, output)
    tell(f"wrote {len(codings)} articles, {sum(len(coding) for coding in codings)} marked passages to {output}")


@human_errors()
def code_import(
    path: Annotated[Path, typer.Argument(help="Folder (brat, xmi) or file (the others).")],
    output: _Output,
    format: Annotated[Format, typer.Option(help="Where it was coded.")] = Format.csv,
    coder: Annotated[
        str | None, typer.Option(help="Name of the coder, where the file names none (brat: the folder's name).")
    ] = None,
    articles: Annotated[
        Path | None, typer.Option(help="Texts of a jsonld file that holds none: output folder of `framing analyze`.")
    ] = None,
    raw_cells: RawCells = False,
) -> None:
    """Read what coders marked into tables of quotes, mentions and hits."""
    if format is Format.csv:
        sheet = fr.validity.read_sheet(path)
        # Hits and mentions name a quote too, so the table of quotes is what is left.
        name = next((n for n in ("hits", "mentions", "quotes") if f"{n[:-1]}_id" in sheet.columns), "")
        if not name:
            raise ValueError(f"{path} has no column hit_id, quote_id or mention_id")
        tables = {name: sheet}
    else:
        tables = fr.validity.from_codings(_codings(path, format, coder, articles))
    for name, table in tables.items():
        if len(table):
            _write(table, output, name, raw_cells)
            tell(f"{len(table)} {name}")


def _writers() -> dict[Format, Callable[[list[Any], Path], object]]:
    give = fr.validity
    return {
        Format.brat: give.write_brat,
        Format.doccano: give.write_doccano,
        Format.jsonld: give.write_web_annotations,
        Format.label_studio: give.write_label_studio,
        Format.qdpx: give.write_qdpx,
        Format.xmi: give.write_xmi,
    }


def _codings(path: Path, format: Format, coder: str | None, articles: Path | None) -> list[Any]:
    """What was marked in a file of a program; the coder is the one named where the file names none."""
    take = fr.validity
    found: list[Any]
    if format in (Format.brat, Format.xmi):
        found = (take.read_brat if format is Format.brat else take.read_xmi)(path, coder)
    elif format is Format.jsonld:
        found = take.read_web_annotations(path, None if articles is None else _read(articles, "articles"))
    else:
        read = {Format.doccano: take.read_doccano, Format.label_studio: take.read_label_studio}
        found = read.get(format, take.read_qdpx)(path)
    return [replace(coding, coder=coding.coder or coder or "") for coding in found]


@human_errors()
def code_agreement(
    sheets: Annotated[
        list[Path], typer.Argument(help="CSV: a sheet of each coder; one with a column coder; or unit, coder1, coder2.")
    ],
    code: Annotated[str | None, typer.Option(help="Column of the code; code:frame, or the only one there.")] = None,
    unit: Annotated[
        str | None, typer.Option(help="Column that names the unit, or several with commas; hit_id, unit …")
    ] = None,
    coder: Annotated[
        str | None, typer.Option(help="Column that names the coder; the file's name where it is empty.")
    ] = None,
    coders: Annotated[str, typer.Option(help="Columns that hold the codes of one coder each, with commas.")] = "",
    level: Annotated[str, typer.Option(help="nominal, ordinal, interval or ratio.")] = "nominal",
    order: Annotated[str, typer.Option(help="Codes from low to high, with commas, where they are words.")] = "",
    cluster: Annotated[str, typer.Option(help="Column that is resampled for the intervals.")] = "article_id",
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Print how far coders agree, code by code, and list what they disagree on."""
    from framing.validity.coding.filled_sheets import codes_of_sheets

    names = [path.stem for path in sheets]
    called = {path: path.stem if names.count(path.stem) == 1 else str(path) for path in sheets}
    codes, groups = codes_of_sheets(
        {called[path]: fr.validity.read_sheet(path) for path in sheets},
        unit=parts(unit) or None,
        code=code,
        coder=coder,
        coders=parts(coders),
        cluster=cluster,
    )
    result = fr.validity.agreement(codes, level, coders="rows", order=parts(order) or None, groups=groups, seed=seed)
    show(result, output, "confusion", "disagreements")
