"""``framing compare``: compare outlets, actors or other groups of an analysed collection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

import framing as fr
from framing.articles.addresses import check_folder
from framing.cli.common import Copies, RawCells, Seed, human_errors, parts, say
from framing.cli.output import tell
from framing.file_names import file_name

if TYPE_CHECKING:
    import pandas as pd

    from framing.compare import Brief, Comparison
    from framing.study import Study

__all__ = ["compare"]


@human_errors()
def compare(
    folder: Annotated[Path, typer.Argument(help="Output folder of `framing analyze`.")],
    by: Annotated[str, typer.Option(help="outlet, actor, month … or columns of the articles, with commas.")] = "outlet",
    what: Annotated[str, typer.Option(help="What to count: frame, voice, term …; several with commas.")] = "frame",
    event: Annotated[str | None, typer.Option(help="Only the articles of this event.")] = None,
    strata: Annotated[
        str | None,
        typer.Option(help="Column of the articles (event, wire): the test moves articles only within one value of it."),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(help="What is one observation: article, or a column (event), whose articles count as one."),
    ] = "article",
    copies: Copies = "once",
    outlets: Annotated[
        Path | None, typer.Option(help="Table of outlets: outlet, country, owner, side …, which can be --by.")
    ] = None,
    stance: Annotated[
        bool, typer.Option("--stance", help="Judge first how each mention presents its actor: adds the portrayal.")
    ] = False,
    brief: Annotated[
        bool, typer.Option("--briefs/--no-briefs", help="Differences between the reports of each event, ranked.")
    ] = True,
    only: Annotated[
        str | None,
        typer.Option(help="Some comparisons alone, with commas: rates, accusations, doubts, sourcing, naming …"),
    ] = None,
    permutations: Annotated[int, typer.Option(min=1, help="How many random draws the test makes.")] = 2000,
    seed: Seed = 0,
    raw_cells: RawCells = False,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Folder; FOLDER/compare when left out.")] = None,
) -> None:
    """Compare outlets or other groups.

    Writes rates with tests, whom they quote, gender and role of the sources, where in articles terms stand, names,
    accusations and doubts (also as networks, .gexf), how deaths are told, in what light actors are presented (where
    mentions have a stance), which events are reported and which are not, statements that both carry, numbers, and a
    brief of each event: its differences in one text, and those of all events in one ranked table.
    """
    from framing.compare.inference.support import untested, untested_last
    from framing.stats import format_p
    from framing.study.light_study import light_study

    for path in (folder, output or folder):
        check_folder(path)
    wanted = _wanted(only, stance, brief)
    asked = {"articles", "exposure"}.union(
        {"quotes"} if parts(by) == ["actor"] else (), *(_LOOKS_AT[name] for name in wanted)
    )
    study = light_study(folder, asked, bool(wanted & _OF_PLACES), [*parts(by), *parts(what)])
    if outlets is not None:
        study.articles = fr.articles.add_outlets(study.articles, outlets)
    study = study if event is None else study.event(event)
    groups, counted = parts(by), parts(what)
    mentions = fr.add_stance(study.mentions, study.articles) if stance else study.mentions
    how = {"strata": strata, "unit": unit, "permutations": permutations, "seed": seed, "copies": copies}
    tables = _tables(study, mentions, groups, counted, wanted, **how)
    target = output or folder / "compare"
    target.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.save(target / f"{name}.csv", source=False, raw_cells=raw_cells)
        if name in ("accusations", "doubts") and len(table):
            table.to_gexf(target / f"{name}.gexf", study.actors)
    briefs, ranked = _briefs(study, copies) if "briefs" in wanted else ({}, None)
    if ranked is not None:
        ranked.save(target / "briefs.csv", source=False, raw_cells=raw_cells)
    for name, text in briefs.items():
        (target / f"brief-{name}.txt").write_text(text, encoding="utf-8")
    methods = "".join(f"{name}: {table.method}\n" for name, table in tables.items())
    (target / "methods.txt").write_text(methods, encoding="utf-8")
    done = f"{len(tables)} tables, their methods{' and the briefs' if briefs else ''} are in {target}"
    if "rates" not in tables:
        say(done)
        return
    rates = tables["rates"]
    shown: pd.DataFrame = rates[rates["n"] > 0].sort_values("n", ascending=False, kind="stable")
    left = len(shown) - 20
    note = f"{f'{left:,} more rows in the file.' if left > 0 else ''}{untested(rates)}".strip()
    shown = untested_last(shown).head(20)
    shown = shown.assign(**{name: [format_p(value) for value in shown[name]] for name in {"p", "q"} & set(shown)})
    order = [*groups, *counted, "n", "rate", "ci_low", "ci_high", "effect", "p", "q", "note"]
    columns = [column for column in order if column in shown]
    tell(shown[columns].to_string(index=False, na_rep="–", float_format="{:.3g}".format))
    if note:
        tell(note)
    say(done)


#: Comparison to the tables that it looks at, beside articles and exposure; the others of a large run are not read.
_LOOKS_AT = {
    "rates": {"hits"},
    "accusations": {"hits", "actors"},
    "doubts": {"hits", "actors"},
    "agency": {"hits", "actors"},
    "dispersion": {"hits"},
    "coverage": {"quotes"},
    "sourcing": {"quotes", "actors"},
    "sources": {"quotes"},
    "naming": {"mentions"},
    "portrayal": {"mentions", "quotes", "actors"},
    "statements": {"quotes"},
    "numbers": {"quotes", "mentions", "quantities"},
    "briefs": {"quotes", "mentions", "hits", "actors", "quantities"},
}
#: Those that ask where in the texts quotes stand.
_OF_PLACES = {"statements", "numbers", "briefs"}


def _wanted(only: str | None, stance: bool, brief: bool) -> set[str]:
    """Names of the comparisons that are asked for."""
    named = set(parts(only))
    wrong = sorted(named - _LOOKS_AT.keys())
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r}; there are {', '.join(sorted(_LOOKS_AT))}", param_hint="--only")
    every = _LOOKS_AT.keys() - (set() if brief else {"briefs"})
    return (named or every) | ({"portrayal"} if stance else set())


def _tables(
    study: Study, mentions: pd.DataFrame, by: list[str], what: list[str], wanted: set[str], **how: Any
) -> dict[str, Comparison]:
    """Make every comparison that is asked for and that the study allows."""
    from framing.compare.acts import sides_or_patients, tell_of_acts
    from framing.compare.coverage import reported_by_several
    from framing.compare.portrayal import has_stances
    from framing.study.provenance import lexicons_of
    from framing.study.summary import UNNAMED

    articles = study.articles
    if by == ["outlet"] and articles["outlet"].isna().all():  # one group, described only
        articles = articles.assign(outlet=UNNAMED)
    actors = by == ["actor"]
    quotes = study.quotes if actors else None
    verdicts: dict[str, Any] = {"actors": study.actors, "lexicons": lexicons_of(study.run)}
    verdicts |= {"copies": how["copies"]} if actors else {"by": by, **how}
    words: dict[str, Any] = {"exposure": study.exposure}
    hits, said = study.hits, study.quotes
    make: dict[str, Callable[[], Comparison]] = {
        "rates": lambda: fr.compare.rates(hits, articles, by=by, what=what, quotes=quotes, **words, **how),
        "accusations": lambda: fr.compare.accusations(hits, articles, **words, **verdicts),
        "doubts": lambda: fr.compare.doubts(hits, articles, **words, **verdicts),
        "statements": lambda: fr.compare.statements(said, articles, copies=how["copies"]),
        "numbers": lambda: fr.compare.numbers(
            articles, said, mentions, quantities=study.quantities, copies=how["copies"]
        ),
    }
    if not actors:
        if tell_of_acts(hits):
            of = sides_or_patients(hits, study.actors)
            make["agency"] = lambda: fr.compare.agency(hits, articles, by=by, of=of, actors=study.actors, **how)
        if reported_by_several(articles):
            make["coverage"] = lambda: fr.compare.coverage(articles, said, by=by, copies=how["copies"], **words)
        make["sourcing"] = lambda: fr.compare.sourcing(said, articles, study.actors, by=by, **how)
        if said["source_gender"].notna().any():
            asked = ["gender", "role"]
            make["sources"] = lambda: fr.compare.sourcing(said, articles, by=by, measures=asked, **how)
        if len(hits):
            make["dispersion"] = lambda: fr.compare.dispersion(hits, articles, by=by, **how)
        make["naming"] = lambda: fr.compare.naming(mentions, articles, by=by, **how)
        if has_stances(mentions):
            own: dict[str, Any] = {"by": by, "actors": study.actors}
            make["portrayal"] = lambda: fr.compare.portrayal(mentions, articles, said, **own, **how)
    return {name: one() for name, one in make.items() if name in wanted}


def _briefs(study: Study, copies: str) -> tuple[dict[str, str], Comparison | None]:
    """Brief of each event that at least two articles report, and all in one table; without events, of a small study."""
    from framing.compare.brief.event_brief import has_reports_to_compare

    if study.articles["event"].isna().all():
        small = 1 < len(study.articles) <= 50
        return {"all": fr.compare.event_brief(study, copies=copies).text} if small else {}, None
    if not has_reports_to_compare(study.articles, copies=copies):
        return {}, None
    ranked = fr.compare.event_brief(study, "all", copies=copies)
    parts_of = ranked.groupby("event", sort=True)
    texts = {str(event): cast("Brief", part).text for event, part in parts_of}
    return {file_name(event): text for event, text in texts.items()}, ranked
