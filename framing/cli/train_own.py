"""``framing train classifier``: a classifier of one's own, from a coding sheet that was filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import framing as fr
from framing.cli.common import Seed, human_errors, say
from framing.cli.output import tell

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["train_classifier"]


@human_errors()
def train_classifier(
    coded: Annotated[Path, typer.Argument(help="Coded texts, a row each: the sheet of framing code export, any .csv.")],
    text: Annotated[
        str | None, typer.Option(help="Column of the texts; content, passage, text or sentence when left out.")
    ] = None,
    label: Annotated[
        str | None, typer.Option(help="Column of the labels; the only code:… column, or label, when left out.")
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(help="Column of which no value is in training and test at once; outlet when left out."),
    ] = None,
    articles: Annotated[
        Path | None,
        typer.Option(help="Folder of framing analyze or code sample: gives the sheet the columns of its articles."),
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the classifier goes.")] = Path("own.skops"),
    held_out: Annotated[
        Path | None, typer.Option(help="CSV of the sheet with labels as of texts held out, for evaluate classifier.")
    ] = None,
    folds: Annotated[int, typer.Option(min=2, help="Parts of the groups, each held out once.")] = 5,
    curve: Annotated[bool, typer.Option(help="Say whether more coding pays; takes about twice as long.")] = True,
    note: Annotated[str, typer.Option(help="For the card: codebook, coders, their agreement.")] = "",
    seed: Seed = 0,
) -> None:
    """Train a classifier on texts that you coded, and say how good it is.

    Prints scores of groups held out, by label and by group, whether more coding pays, and what to look at in the
    coding. Writes the classifier for `framing score --classifier`, and its card (.md to read, .json) beside it.
    """
    if output.suffix != ".skops":
        raise ValueError(f"-o {output}: a classifier is stored as .skops; give the name this ending")
    table = _sheet(coded)
    if articles is not None:
        table = _with_articles(table, articles)
    if group is not None and group not in table:
        hint = "; --articles gives it the columns of its articles" if articles is None else ""
        raise ValueError(f"{coded} has no column {group!r} for --group; it has {', '.join(map(str, table))}{hint}")
    say(f"learning from {coded}; of some hundred texts it takes a minute")
    own = fr.learn.train_classifier(table, text, label, group, folds=folds, curve=curve, seed=seed, note=note)
    tell(own.report())
    own.save(output)
    say(f"{output}, its card {output.with_suffix('.md')} and {output.with_suffix('.json')} are written")
    if held_out is not None:
        given = own.held_out
        sheet = table.loc[given.index].assign(**{own.coded.columns[1]: given["predicted"]})
        chances = given[[str(name) for name in given if str(name).startswith("p_")]]
        held_out.parent.mkdir(parents=True, exist_ok=True)
        fr.validity.write_sheet(sheet.join(chances), held_out)
        say(f"{held_out}: compare it with framing evaluate classifier")


def _sheet(path: Path) -> pd.DataFrame:
    import pandas as pd

    if not path.exists():
        raise FileNotFoundError(f"{path}: no such file")
    return pd.read_parquet(path) if path.suffix == ".parquet" else fr.validity.read_sheet(path, context=True)


def _with_articles(table: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """The sheet with the columns of its articles that it has not itself."""
    import pyarrow.parquet as pq

    source = folder / "articles.parquet" if folder.is_dir() else folder
    if not source.exists():
        raise FileNotFoundError(f"{source} is not there; give the folder of framing analyze or framing code sample")
    if "article_id" not in table:
        raise ValueError("the sheet has no column article_id, by which its articles are found")
    whole = fr.tables.as_pandas(pq.read_table(source)).set_index("article_id")
    new = [name for name in whole if name not in table or table[name].isna().all()]
    found = whole[new].drop(columns=["text", "furniture_spans"], errors="ignore").reindex(table["article_id"])
    return table.assign(**{str(name): found[name].to_numpy() for name in found})
