"""``framing evaluate``: what the package finds, compared with coded texts; every result is printed in one way."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing as fr
from framing.cli.common import Folder, Seed, human_errors, parts
from framing.cli.output import tell

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "evaluate_actors",
    "evaluate_classifier",
    "evaluate_corrections",
    "evaluate_hits",
    "evaluate_parser",
    "evaluate_quotes",
    "evaluate_sources",
    "evaluate_terms",
    "show",
]

_TABLE = "The tool's rows: .parquet, .csv, or the output folder of `framing analyze`."
_GOLD = "The coder's rows, in the same form."
_ACTORS = "Registry of actors; none is needed."
_Boot = Annotated[int, typer.Option(min=0, help="Samples of articles for the intervals.")]
_By = Annotated[str, typer.Option(help="Groups to tell apart, with commas: outlet, voice, frame, actor …")]
_Folder = Annotated[Path, typer.Argument(help="Folder with text/ and corenlp_tokens.tsv.gz.")]
#: Scores of the quotes that are printed by group.
_QUOTE_MEASURES = ("attrib_precision", "attrib_recall", "attrib_f1", "exact_f1", "soft_f1", "match_f1", "source", "cue")


def show(
    result: fr.validity.Evaluation | fr.validity.Agreement,
    output: Path | None,
    *details: str,
    measures: Sequence[str] | None = None,
) -> None:
    """Print an evaluation with the first rows of some details, and write it to a folder where one is named."""
    from framing.stats import readable

    for name in details:
        table = getattr(result, name)
        if len(table):
            named = table.index.name is not None
            tell(f"{name} ({len(table)})\n{readable(table.head(20)).to_string(index=named, na_rep='')}\n")
    tell(result.to_text(measures))
    if output is not None:
        result.save(output)


def _read(path: Path, name: str) -> pd.DataFrame:
    import pandas as pd

    source = path / f"{name}.parquet" if path.is_dir() else path
    if not source.exists():
        raise FileNotFoundError(f"{source} does not exist")
    return pd.read_parquet(source) if source.suffix == ".parquet" else fr.validity.read_sheet(source)


@human_errors()
def evaluate_hits(
    table: Annotated[Path, typer.Argument(help=_TABLE)],
    gold: Annotated[Path, typer.Argument(help=_GOLD)],
    articles: Annotated[Path | None, typer.Option(help="Table of articles; gives alpha over word tokens.")] = None,
    by: _By = "outlet",
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Compare framing terms with terms coded by hand: precision, recall, F1, alpha, and errors by group."""
    from framing.entrance import need

    found, wanted = _read(table, "hits"), _read(gold, "hits")
    for rows, whose in ((found, "the tool"), (wanted, "the coder")):
        need(rows, ["article_id"], whose)
    if articles is None and table.is_dir():
        articles = table
    texts = None if articles is None else _read(articles, "articles")
    inside = found[found["article_id"].isin(set(wanted["article_id"]))]  # the rest was not coded
    result = fr.validity.evaluate(inside.reset_index(drop=True), wanted, "hits", parts(by), articles=texts, seed=seed)
    if len(inside) < len(found):
        tell(f"{len(found) - len(inside)} hits of articles without coding are left out")
    show(result, output, "differential", "errors")


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
    """Compare labels of a classifier with labels by hand: macro-F1, accuracy, alpha, and errors by group."""
    predicted, coded = _read(table, "labels"), _read(gold, "labels")
    result = fr.validity.evaluate(predicted, coded, "classifier", parts(by), key=key, label=label, seed=seed)
    show(result, output, "differential", "errors")


@human_errors()
def evaluate_corrections(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of `framing analyze`.")],
    by: Annotated[str, typer.Option(help="Columns of the articles to tell apart, with commas: outlet …")] = "",
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Say what readers of a report marked right, wrong or another, of the rows that they looked at.

    No error rates: readers mark what they come upon, which is no random sample.
    """
    show(fr.validity.evaluate_corrections(fr.Study.load(folder), parts(by), seed=seed), output)


@human_errors()
def evaluate_terms(
    gold: Annotated[Path, typer.Argument(help="Gold: JSON of terms marked by hand.", exists=True, dir_okay=False)],
    articles: Annotated[Path, typer.Argument(help="Its articles, or the .jsonl collection that they come from.")],
    actors: Annotated[str | None, typer.Option(help="Registry of actors.")] = None,
    split: Annotated[str | None, typer.Option(help="Part of the gold to score.")] = None,
    accepted: Annotated[Path | None, typer.Option(help="JSON of false alarms that a reader let pass.")] = None,
    output: Folder = None,
) -> None:
    """Find framing terms in articles that were coded whole, and score them with voice, speaker and target."""
    from framing.validity.shipped.term_scores import evaluate_terms as evaluate

    result = evaluate(gold, articles, actors, split, accepted)
    show(result, output, "missed", "wrong", "false_alarms")


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
    actors: Annotated[str | None, typer.Option(help=_ACTORS)] = None,
    boot: _Boot = 1000,
    seed: Seed = 0,
    output: Folder = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
) -> None:
    """Score who is who among the sources: B-cubed, pairs, anonymity, kinds, by form."""
    result = fr.validity.evaluate_actors(gold, corpus, actors, None if split == "all" else split, boot=boot, seed=seed)
    if as_json:
        numbers = result.summary["value"].to_dict()
        numbers |= {f"right_{form}": value for form, value in result.groups("form")["entity_right"].items()}
        tell(json.dumps({name: round(value, 4) for name, value in numbers.items()}))
        return
    show(result, output)


@human_errors()
def evaluate_sources(
    gold: Annotated[Path, typer.Argument(help="Gold: JSON of coded sources.", exists=True, dir_okay=False)],
    articles: Annotated[Path, typer.Argument(help="The .jsonl collection that its articles come from.", exists=True)],
    split: Annotated[str, typer.Option(help="Part of the gold to score; all for all of it.")] = "report",
    actors: Annotated[str | None, typer.Option(help=_ACTORS)] = None,
    boot: _Boot = 1000,
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Score gender and role of the sources: how often they are right where given, and how often given."""
    from framing.validity.shipped.source_trait_scores import evaluate_sources as score

    show(score(gold, articles, actors, None if split == "all" else split, boot=boot, seed=seed), output)


@human_errors()
def evaluate_parser(
    folder: _Folder,
    parser: Annotated[Path | None, typer.Option(help="A parser of your own; the shipped one when absent.")] = None,
    background: Annotated[Path | None, typer.Option(help="The background model that it was trained with.")] = None,
    boot: _Boot = 1000,
    seed: Seed = 0,
    output: Folder = None,
) -> None:
    """Compare the parser's trees with those that CoreNLP gave: overall, by relation, sentence and length."""
    from framing.text.grammar import load_parser
    from framing.validity.shipped.parser_scores import score_parser
    from framing.validity.shipped.silver_trees import read_silver

    show(score_parser(load_parser(parser, background), read_silver(folder), boot=boot, seed=seed), output)


@human_errors()
def evaluate_quotes(
    folder: Annotated[Path, typer.Argument(help="Folder with text/ and attributions/ (brat stand-off).")],
    boot: _Boot = 1000,
    seed: Seed = 0,
    output: Folder = None,
    curve: Annotated[bool, typer.Option("--reliability", help="Print how often a confidence is right.")] = False,
) -> None:
    """Compare the quotes that are found with those marked by hand."""
    from framing.validity.shipped.polnear import read_corpus
    from framing.validity.shipped.quote_evaluation import evaluate, outlets, reliability

    articles = read_corpus(folder)
    result = evaluate(articles, outlet=outlets(folder), boot=boot, seed=seed)
    show(result, output, "human", measures=_QUOTE_MEASURES)
    if curve:
        tell(reliability(articles).to_string(index=False, float_format="{:.3f}".format))
