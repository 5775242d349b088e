"""``framing lexicon``: check, describe, convert and compare lexicons."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

import framing as fr
from framing.cells import write_csv
from framing.cli.common import (
    File,
    Lexicons,
    Paths,
    RawCells,
    articles_of,
    human_errors,
    reads_articles,
    say,
    say_rejected,
)
from framing.cli.output import tell, tell_data

__all__ = ["lexicon_accept", "lexicon_check", "lexicon_convert", "lexicon_diff", "lexicon_info", "lexicon_suggest"]

_NAME_HELP = "A shipped lexicon by name, or a file."
_Names = Annotated[
    list[str] | None, typer.Argument(help="Lexicons: names of shipped ones, or files; all shipped ones when left out.")
]


@human_errors()
def lexicon_check(names: _Names = None) -> None:
    """Run every example; report entries that are dead, never found, shadowed, twice or ambiguous, with lines."""
    from framing.frames.lexicon_examples import check_targets

    errors = 0
    for name in names or fr.lexicons.shipped_lexicons():
        lexicon = fr.read_lexicon(name)
        problems = [*fr.lexicons.check_lexicon(lexicon), *check_targets(lexicon)]
        for problem in sorted(problems, key=lambda p: (p.line, p.entry)):
            tell(str(problem))
        wrong = sum(problem.level == "error" for problem in problems)
        errors += wrong
        examples = sum(len(entry.examples) + len(entry.counter_examples) for entry in lexicon)
        said = f"{len(lexicon)} entries, {examples} examples run, {wrong} errors, {len(problems) - wrong} warnings"
        tell(f"{lexicon.id} {lexicon.version}: {said}")
    if errors:
        raise typer.Exit(1)


@human_errors()
def lexicon_info(names: _Names = None) -> None:
    """Describe a lexicon: version, licence, citation, entries of each frame, sources."""
    for name in names or fr.lexicons.shipped_lexicons():
        lexicon = fr.read_lexicon(name)
        tell(f"{lexicon.id} {lexicon.version}: {lexicon.title or 'without title'}")
        tell(f"  language: {lexicon.language or 'not given'}")
        for label in ("licence", "citation"):
            if getattr(lexicon, label):
                tell(f"  {label}: {getattr(lexicon, label)}")
        tell(f"  {len(lexicon)} entries")
        for frame, number in sorted(Counter(entry.frame for entry in lexicon).items()):
            tell(f"  {number:5d}  {frame}: {lexicon.frames.get(frame, '')}".rstrip(": "))
        for key, cite in lexicon.sources.items():
            tell(f"  source {key}: {cite}")


@human_errors()
def lexicon_convert(
    source: Annotated[str, typer.Argument(help=f"{_NAME_HELP} Read are toml, csv, tsv, txt, dic, yml, cat, lc3, ykd.")],
    target: Annotated[Path, typer.Argument(help="File to write: toml, csv, dic or yml.")],
    language: Annotated[
        str | None, typer.Option(help="Language of the lexicon, as in de; few formats of other programs say it.")
    ] = None,
    raw_cells: RawCells = False,
) -> None:
    """Write a lexicon in another format, and report what that format cannot store."""
    lexicon = fr.read_lexicon(source, language)
    fr.lexicons.write_lexicon(lexicon, target, raw_cells)
    said = "" if lexicon.language else "; its language is not known: say it with --language"
    say(f"{target}: {len(lexicon)} entries{said}")


@human_errors()
def lexicon_diff(
    before: Annotated[str, typer.Argument(help=_NAME_HELP)],
    after: Annotated[str, typer.Argument(help=_NAME_HELP)],
    corpus: Annotated[list[str] | None, typer.Option(help="Articles in which to count by both versions.")] = None,
) -> None:
    """List what changed between two lexicons, and with --corpus how the counts of these articles change."""
    old, new = fr.read_lexicon(before), fr.read_lexicon(after)
    for change in fr.lexicons.diff_lexicons(old, new):
        tell(str(change))
    if corpus:
        table = fr.lexicons.count_changes(old, new, fr.read_articles(corpus)["text"])
        tell(table.to_string(index=False) if len(table) else "no count changes")


@human_errors()
@reads_articles
def lexicon_suggest(
    paths: Paths,
    seed: Annotated[list[str], typer.Option("--word", help="A seed word or pattern of the frame; several times.")],
    frame: Annotated[str, typer.Option(help="Name of the frame that accepted terms will have.")] = "mine",
    limit: Annotated[int, typer.Option(min=1, help="Most candidates to propose.")] = 50,
    least: Annotated[int, typer.Option(min=1, help="Fewest sentences in which a candidate must stand.")] = 3,
    lexicon: Lexicons = None,
    raw_cells: RawCells = False,
    output: File = None,
    *,
    reading: dict[str, Any],
) -> None:
    """Propose terms like some seed words from one's own articles, as CSV to accept or reject (accept: yes or no)."""
    articles = articles_of(paths, reading)
    table = fr.lexicons.suggest_terms(articles, seed, frame, limit, min_sentences=least, lexicons=lexicon)
    text = str(write_csv(table.drop(columns="passages").round(4), raw_cells=raw_cells))
    if output is None:
        tell_data(text)
    else:
        output.write_text(text, encoding="utf-8-sig", newline="\n")  # the mark lets spreadsheets read it as UTF-8
        n = int((table["kind"] != "seed").sum())
        say(f"{output}: {n} candidates; write yes in the column accept, then: "
            f"framing lexicon accept {output} -o mine.toml")  # fmt: skip
    say_rejected(fr.articles.rejected_of(articles))


@human_errors()
def lexicon_accept(
    candidates: Annotated[Path, typer.Argument(help="CSV of framing lexicon suggest, with the column accept filled.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Lexicon to write, as TOML.")],
    language: Annotated[str, typer.Option(help="Language of the lexicon.")] = "en",
) -> None:
    """Make a lexicon of the accepted candidates."""
    lexicon = fr.lexicons.accepted_terms(candidates, output.stem, language=language)
    fr.lexicons.write_lexicon(lexicon, output)
    say(f"{output}: {len(lexicon)} entries of {', '.join(lexicon.frame_ids)}; framing lexicon check {output} checks it")
