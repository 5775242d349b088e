"""``framing evaluate``: what the package finds, held against texts coded by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing as fr
from framing.cli.common import Folder, Seed, human_errors, parts, show_tables

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["evaluate_actors", "evaluate_classifier", "evaluate_hits", "evaluate_parser", "evaluate_quotes"]

_By = Annotated[str, typer.Option(help="Groups to tell apart, with commas: outlet, voice, frame, actor …")]
_Boot = Annotated[int, typer.Option(min=0, help="Samples of articles for the intervals.")]
_Csv = Annotated[Path | None, typer.Option("-o", "--output", help="CSV file for the table of all measures.")]
_TREE_MEASURES = {"uas": "heads (UAS)", "las": "heads and relations (LAS)", "pos": "parts of speech (POS)"}
#: Columns of the quotes' scores, with their heads.
_QUOTE_MEASURES = {
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


def _read(path: Path, name: str) -> pd.DataFrame:
    """A table from its file, or from the folder of a study."""
    import pandas as pd

    source = path / f"{name}.parquet" if path.is_dir() else path
    if not source.exists():
        raise ValueError(f"{source} does not exist")
    return pd.read_parquet(source) if source.suffix == ".parquet" else fr.validity.read_sheet(source)


@human_errors()
def evaluate_hits(
    table: Annotated[Path, typer.Argument(help="Rows to check: .parquet, .csv, or the folder of `framing analyze`.")],
    gold: Annotated[Path, typer.Argument(help="The coder's rows, in the same form.")],
    articles: Annotated[Path | None, typer.Option(help="Table of articles; gives alpha over word tokens.")] = None,
    by: _By = "outlet",
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Hold framing terms against terms coded by hand: precision, recall, F1, alpha, and errors by group."""
    from framing.entrance import need

    found, wanted = _read(table, "hits"), _read(gold, "hits")
    for rows in (found, wanted):
        need(rows, ["article_id"], "hits")
    articles = table if articles is None and table.is_dir() else articles
    texts = None if articles is None else _read(articles, "articles")
    inside = found[found["article_id"].isin(set(wanted["article_id"]))]  # the others were not coded
    result = fr.validity.evaluate(inside.reset_index(drop=True), wanted, "hits", parts(by), articles=texts, seed=seed)
    if len(inside) < len(found):
        typer.echo(f"{len(found) - len(inside)} hits of articles without coding are left out")
    _show(result, output)


@human_errors()
def evaluate_classifier(
    table: Annotated[Path, typer.Argument(help="Predicted labels: .parquet or .csv.")],
    gold: Annotated[Path, typer.Argument(help="Labels by hand: .parquet or .csv.")],
    key: Annotated[str, typer.Option(help="Column that names the unit.")] = "article_id",
    label: Annotated[str, typer.Option(help="Column that holds the label.")] = "label",
    by: _By = "outlet",
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Hold labels of a classifier against labels by hand: macro-F1, accuracy, alpha, and errors by group."""
    predicted, coded = _read(table, "labels"), _read(gold, "labels")
    result = fr.validity.evaluate(predicted, coded, "classifier", parts(by), key=key, label=label, seed=seed)
    _show(result, output)


def _show(result: fr.validity.Evaluation, output: Path | None) -> None:
    tables = {
        "summary": result.summary,
        "per_code": result.per_code,
        "by": result.by,
        "differential": result.differential.set_index("by"),
        "errors": result.errors.set_index("article_id"),
    }
    show_tables(tables, output, result.note)


@human_errors()
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
    scores = fr.validity.evaluate_actors(gold, corpus, registry=actors, split=None if split == "all" else split)
    if as_json:
        numbers = {row["measure"]: round(row["value"], 4) for row in scores.summary.to_dict("records")}
        numbers |= {f"right_{form}": round(value, 4) for form, value in scores.by_form["right"].items()}
        typer.echo(json.dumps(numbers))
        return
    typer.echo(scores.summary.round(3).to_string(index=False))
    typer.echo(scores.by_form.round(3).to_string())


@human_errors()
def evaluate_parser(
    folder: Annotated[Path, typer.Argument(help="Folder with text/ and corenlp_tokens.tsv.gz.")],
    parser: Annotated[Path | None, typer.Option(help="A parser of your own; the shipped one when absent.")] = None,
    background: Annotated[Path | None, typer.Option(help="The background model that it was trained with.")] = None,
    boot: _Boot = 1000,
    seed: Seed = 0,
    output: _Csv = None,
) -> None:
    """Hold the parser's trees against those that CoreNLP gave: overall, by sentence and by relation."""
    from framing.text.grammar import load_parser
    from framing.validity.shipped.parser_scores import score_parser
    from framing.validity.shipped.silver_trees import read_silver

    scores = score_parser(load_parser(parser, background), read_silver(folder), boot=boot, seed=seed)
    own = scores.overall
    typer.echo(f"{own['articles']:.0f} articles, {own['given']:.0f} tokens of CoreNLP")
    typer.echo(f"{own['aligned']:.1%} are tokens of ours, {own['inside']:.1%} of their heads stand in our sentence")
    typer.echo(f"punctuation is left out of UAS and LAS; intervals resample articles ({boot} samples, seed {seed})")
    for name, about in _TREE_MEASURES.items():
        limits = f" ({own[f'{name}_low']:.4f}–{own[f'{name}_high']:.4f})" if f"{name}_low" in own else ""
        typer.echo(f"{about:28s} {own[name]:.4f}{limits}; {own[f'{name}_all']:.4f} where what does not align is wrong")
    for table in (scores.kinds, scores.lengths, scores.relations):
        typer.echo("\n" + table.to_string(index=False, float_format="{:.3f}".format))
    if output is not None:
        scores.relations.to_csv(output, index=False)


@human_errors()
def evaluate_quotes(
    folder: Annotated[Path, typer.Argument(help="Folder with text/ and attributions/ (brat stand-off).")],
    boot: _Boot = 1000,
    seed: Seed = 0,
    output: _Csv = None,
    curve: Annotated[bool, typer.Option("--reliability", help="Print how often a confidence is right.")] = False,
) -> None:
    """Hold the quotes that are found against marked ones."""
    from framing.validity.shipped.polnear import read_corpus
    from framing.validity.shipped.quote_evaluation import evaluate, outlets, reliability

    articles = read_corpus(folder)
    table = evaluate(articles, outlet=outlets(folder), boot=boot, seed=seed)
    if output is not None:
        table.to_csv(output, index=False)
    for name in ("exact", "attrib"):
        if f"{name}_low" in table:
            limits = zip(table[f"{name}_low"], table[f"{name}_high"])
            table[name] = [f"{low:.1f}–{high:.1f}" if low == low else "" for low, high in limits]
    columns = {name: head for name, head in _QUOTE_MEASURES.items() if name in table}
    for scope, part in table.groupby("scope", sort=False):
        typer.echo(
            f"scope {scope}: {len(articles)} articles; intervals resample articles ({boot} samples, seed {seed})"
        )
        shown = part[list(columns)].rename(columns=columns)
        typer.echo(shown.to_string(index=False, float_format="{:.1f}".format, na_rep=""))
    if curve:
        typer.echo(reliability(articles).to_string(index=False, float_format="{:.3f}".format))
