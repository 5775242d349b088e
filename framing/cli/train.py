"""``framing train``: make the models that the package ships."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.common import Seed, human_errors
from framing.cli.output import tell

if TYPE_CHECKING:
    from framing.training.participants.train_ranker import Gold

__all__ = [
    "train_actors",
    "train_background",
    "train_doubt",
    "train_events",
    "train_parser",
    "train_participants",
    "train_quotes",
    "train_stance",
]

_Output = Annotated[Path, typer.Option("-o", "--output", help="Where the model goes.")]


def _say_size(path: Path, digits: int = 1) -> None:
    tell(f"{path}: {path.stat().st_size / 1e6:.{digits}f} MB")


@human_errors()
def train_quotes(
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and attributions/ (PolNeAR's train part).")],
    unlabelled: Annotated[
        Path | None, typer.Option(help="More news: JSON lines with a key text (.gz too); for the word clusters.")
    ] = None,
    output: _Output = Path("attribution.npz"),
    seed: Seed = 1,
) -> None:
    """Train the attribution engine. The same input and seed give the same bytes."""
    from framing.quotes.engine.engine_file import write_model
    from framing.training.quotes.train_quotes import train
    from framing.validity.shipped.polnear import read_corpus

    model = train(read_corpus(corpus), _texts(unlabelled) if unlabelled else (), seed=seed, say=tell)
    write_model(model, output)
    _say_size(output)


@human_errors()
def train_parser(
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and corenlp_tokens.tsv.gz, to learn from.")],
    dev: Annotated[Path, typer.Option(help="The same, to measure on after each epoch.")],
    background: Annotated[
        Path | None, typer.Option(help="Background model with the word vectors; the shipped one when absent.")
    ] = None,
    output: _Output = Path("parser.npz"),
    epochs: Annotated[int, typer.Option(min=1, help="Times that every sentence is read.")] = 10,
    seed: Seed = 1,
) -> None:
    """Train the parser on trees that CoreNLP gave; needs the extra train (jax, optax)."""
    from framing.text.background import load_background
    from framing.text.grammar.parser_file import write_parser
    from framing.training.parser.train_parser import Settings, train_parser

    vectors = load_background(background)
    weights, meta = train_parser(corpus, dev, vectors, Settings(epochs=epochs), seed=seed, say=tell)
    write_parser(weights, meta, output)
    _say_size(output)


@human_errors()
def train_background(
    collection: Annotated[Path, typer.Argument(help="JSONL (may be .gz), one article a line with text and outlet.")],
    output: _Output,
    valence: Annotated[Path, typer.Option(help="Words and valence, tab-separated (vader_lexicon.txt of VADER).")],
    outlets: Annotated[Path | None, typer.Option(help="TOML with the lists straight and opinion.")] = None,
    without: Annotated[list[Path] | None, typer.Option(help="Corpus whose sentences are left out.")] = None,
    leave_out: Annotated[list[str] | None, typer.Option(help="Outlet that the weights must not see.")] = None,
    dimensions: Annotated[int, typer.Option(help="Length of the word vectors.")] = 100,
    words: Annotated[int, typer.Option(help="Size of the vocabulary.")] = 30_000,
) -> None:
    """Build word vectors, straight-against-opinion weights and valence from a collection of articles."""
    from framing.training.background.train_background_model import OUTLETS, build_background

    sides = tomllib.loads((outlets or OUTLETS).read_text(encoding="utf-8"))
    missing = [name for name in ("straight", "opinion") if name not in sides]
    if missing:
        raise ValueError(f"{outlets} lacks the list {missing[0]!r}")
    model = build_background(
        collection,
        valence,
        straight=sides["straight"],
        opinion=sides["opinion"],
        without=without or [],
        leave_out=leave_out or [],
        dimensions=dimensions,
        n_words=words,
        report=tell,
    )
    model.save(output)
    _say_size(output)


@human_errors()
def train_participants(
    coded: Annotated[list[Path], typer.Option(help="JSON file of coded articles; may be given several times.")],
    articles: Annotated[Path, typer.Option(help="Their texts: JSON lines with id, title, text (.gz too).")],
    gold: Annotated[
        list[Path], typer.Option(help="JSON file with terms and targets, to learn from as well; several times.")
    ] = [],  # noqa: B006  # typer reads the default
    gold_articles: Annotated[
        list[Path], typer.Option(help="Where the articles of each --gold are, in the same order.")
    ] = [],  # noqa: B006
    registry: Annotated[
        list[str], typer.Option(help="Registry for each --gold, in the same order; none for no registry.")
    ] = [],  # noqa: B006
    events: Annotated[
        Path | None, typer.Option(help="Table of sentences with source, target and PLOVER root of a political act.")
    ] = None,
    deaths: Annotated[Path | None, typer.Option(help="CSV of sentences with whose_deaths.")] = None,
    half: Annotated[str, typer.Option(help="Rows of --deaths to learn from: even, odd or all.")] = "even",
    leave_out: Annotated[
        Path | None, typer.Option(help="File with ids of articles, a line each, that are not learned from.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the folds of the cross-validation.")] = 0,
    output: _Output = Path("participants.npz"),
) -> None:
    """Train the ranker of participants; the same input and seed give the same bytes. Needs no further package."""
    from framing.training.participants.train_ranker import Corpora
    from framing.training.participants.train_ranker import train_participants as train

    if half not in ("even", "odd", "all"):
        raise ValueError(f"--half is even, odd or all, not {half!r}")
    left = leave_out.read_text(encoding="utf-8").split() if leave_out is not None else []
    corpora = Corpora(coded, articles, _golds(gold, gold_articles, registry), events, deaths, half, left)
    trained = train(corpora, seed=seed, say=tell)
    for name, own in (("target", trained.target), ("other end", trained.other)):
        tell(
            f"{name}, articles held out: right {own.right:.3f} of {own.named} where the reader names an actor; of "
            f"{own.given} answers {own.precision:.3f} right; nine of ten from {own.sure:.2f} on (recall "
            f"{own.recall_when_sure:.3f})"
        )
    trained.ranker.save(output)
    _say_size(output, 2)


@human_errors()
def train_actors(
    gold: Annotated[Path, typer.Argument(help="Coded sources: JSONL, a line an article.")],
    corpus: Annotated[Path, typer.Option(help="Folder with text/ and attributions/ (brat), or of such folders.")],
    coded: Annotated[
        list[Path], typer.Option(help="JSON file of coded terms, to learn from as well; several times.")
    ] = [],  # noqa: B006
    articles: Annotated[
        Path | None, typer.Option(help="Their texts: JSON lines with id, title, text (.gz too).")
    ] = None,
    split: Annotated[str, typer.Option(help="Part of the gold to learn from.")] = "tune",
    seed: Annotated[int, typer.Option(help="Seed of the folds of the cross-validation.")] = 0,
    output: _Output = Path("antecedents.npz"),
) -> None:
    """Train the ranker of antecedents; the same input and seed give the same bytes. Needs no further package."""
    from framing.training.actors.train_antecedents import train_antecedents

    trained = train_antecedents(gold, corpus, coded, articles, split, seed)
    right = trained.scores.groups("form")["entity_right"]
    tell(
        f"sources, articles held out: B-cubed F1 {trained.scores['b_cubed_f1']:.3f}; entity right: "
        + ", ".join(f"{form} {value:.3f}" for form, value in right.items())
    )
    trained.ranker.save(output)
    _say_size(output, 2)


@human_errors()
def train_events(
    grouped: Annotated[Path, typer.Argument(help="Articles with the columns of --group and --category.")],
    group: Annotated[str, typer.Option(help="Column that says which articles report one event.")] = "group",
    category: Annotated[str, typer.Option(help="Column by which articles are held out.")] = "category",
    others: Annotated[
        Path | None, typer.Option(help="Articles with dates of which nobody knows the event; some thousand.")
    ] = None,
    output: _Output = Path("event_links.toml"),
) -> None:
    """Train the weights by which two articles report one event; the same input gives the same file."""
    import framing as fr
    from framing.training.events.train_links import train_links

    coded = fr.read_articles(grouped)
    for column in (group, category):
        if column not in coded:
            raise ValueError(f"{grouped} has no column {column!r}; it has {', '.join(coded.columns)}")
    coded = coded.assign(event=coded[group], category=coded[category])
    trained = train_links(coded, None if others is None else fr.read_articles(others), tell)
    tell(trained.scores.round(3).to_string(index=False))
    overall = trained.scores.query("category == 'all'").iloc[0]
    trained.model.save(
        output,
        "How likely two articles report one event, by what they share; `framing train events` made it.\n"
        f"B-cubed F1 of articles whose category was held out: {overall['f1']:.3f}.",
    )
    tell(f"{output}: {output.stat().st_size} bytes")


@human_errors()
def train_stance(
    newsmtsc: Annotated[Path, typer.Argument(help="train.jsonl of NewsMTSC.")],
    articles: Annotated[
        Path | None, typer.Option(help="Articles with their outlets, for errors by outlet: JSON lines (.gz too).")
    ] = None,
    networks: Annotated[int, typer.Option(min=0, help="Networks that vote with the linear model.")] = 4,
    folds: Annotated[int, typer.Option(min=0, help="Folds by article for the card; 0 for a card without scores.")] = 5,
    seed: Annotated[int, typer.Option(help="Seed of the networks.")] = 0,
    output: _Output = Path("stance.npz"),
) -> None:
    """Train the classifier of stance toward an actor; the same input and seed give the same bytes."""
    from framing.learn.shipped_classifiers import write_shipped
    from framing.training.classifiers.train_stance import train_stance as train

    model, card = train(newsmtsc, articles, networks=networks, seed=seed, folds=folds, say=tell)
    write_shipped(model, card, output)
    _say_size(output)


@human_errors()
def train_doubt(
    coded: Annotated[
        Path, typer.Argument(help="CSV with Article_ID, Source, Full_Sent, Phrases, Flag (1: only looks like doubt).")
    ],
    output: _Output = Path("doubt.npz"),
) -> None:
    """Train the classifier of doubt about people harmed; the same input gives the same bytes."""
    from framing.learn.shipped_classifiers import write_shipped
    from framing.training.classifiers.train_doubt import train_doubt as train

    model, card = train(coded, say=tell)
    write_shipped(model, card, output)
    _say_size(output, 3)


def _golds(gold: list[Path], articles: list[Path], registry: list[str]) -> list[Gold]:
    from framing.training.participants.train_ranker import Gold

    for option, given in (("--gold-articles", articles), ("--registry", registry)):
        if len(given) != len(gold) and (given or option == "--gold-articles"):
            raise ValueError(f"{len(gold)} times --gold, but {len(given)} times {option}: give one for each")
    names = [None if name == "none" else name for name in registry] or [None] * len(gold)
    return [Gold(*own) for own in zip(gold, articles, names)]


def _texts(path: Path) -> list[str]:
    """Texts of a JSON-lines file."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as stream:
        return [str(json.loads(line).get("text", "")) for line in stream if line.strip()]
