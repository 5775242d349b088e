"""``framing compare``: compare outlets, actors or other groups of an analysed collection."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

import framing as fr
from framing.cli.common import Copies, Seed, human_errors, parts, say

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
        typer.Option(help="Column (event, wire): in the test, articles change places only within one of its values."),
    ] = None,
    unit: Annotated[
        str,
        typer.Option(help="What is drawn and moved as a whole in intervals and tests: article, or a column (event)."),
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
    permutations: Annotated[int, typer.Option(min=1, help="Draws of the permutation test.")] = 2000,
    seed: Seed = 0,
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

    study = fr.Study.load(folder)
    if outlets is not None:
        study.articles = fr.articles.add_outlets(study.articles, outlets)
    study = study if event is None else study.event(event)
    groups, counted = parts(by), parts(what)
    mentions = fr.add_stance(study.mentions, study.articles) if stance else study.mentions
    how = {"strata": strata, "unit": unit, "permutations": permutations, "seed": seed, "copies": copies}
    tables = _tables(study, mentions, groups, counted, **how)
    target = output or folder / "compare"
    target.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.save(target / f"{name}.csv", source=False)
        if name in ("accusations", "doubts") and len(table):
            table.to_gexf(target / f"{name}.gexf", study.actors)
    briefs, ranked = _briefs(study, copies) if brief else ({}, None)
    if ranked is not None:
        ranked.save(target / "briefs.csv", source=False)
    for name, text in briefs.items():
        (target / f"brief-{name}.txt").write_text(text, encoding="utf-8")
    methods = "".join(f"{name}: {table.method}\n" for name, table in tables.items())
    (target / "methods.txt").write_text(methods, encoding="utf-8")
    rates = tables["rates"]
    shown: pd.DataFrame = rates[rates["n"] > 0].sort_values("n", ascending=False, kind="stable")
    left = len(shown) - 20
    note = f"{f'{left:,} more rows in the file.' if left > 0 else ''}{untested(rates)}".strip()
    shown = untested_last(shown).head(20)
    shown = shown.assign(**{name: [format_p(value) for value in shown[name]] for name in {"p", "q"} & set(shown)})
    order = [*groups, *counted, "n", "rate", "ci_low", "ci_high", "effect", "p", "q", "note"]
    columns = [column for column in order if column in shown]
    typer.echo(shown[columns].to_string(index=False, na_rep="–", float_format="{:.3g}".format))
    if note:
        typer.echo(note)
    say(f"{len(tables)} tables, their methods{' and the briefs' if briefs else ''} are in {target}")


def _tables(study: Study, mentions: pd.DataFrame, by: list[str], what: list[str], **how: Any) -> dict[str, Comparison]:
    """Make every comparison that the study allows."""
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
    tables = {
        "rates": fr.compare.rates(study.hits, articles, by=by, what=what, quotes=quotes, **how),
        "accusations": fr.compare.accusations(study.hits, articles, **verdicts),
        "doubts": fr.compare.doubts(study.hits, articles, **verdicts),
        "statements": fr.compare.statements(study.quotes, articles, copies=how["copies"]),
        "numbers": fr.compare.numbers(articles, study.quotes, mentions, copies=how["copies"]),
    }
    if actors:
        return tables
    if tell_of_acts(study.hits):
        of = sides_or_patients(study.hits, study.actors)
        tables["agency"] = fr.compare.agency(study.hits, articles, by=by, of=of, actors=study.actors, **how)
    if reported_by_several(articles):
        tables["coverage"] = fr.compare.coverage(articles, study.quotes, by=by, copies=how.get("copies", "once"))
    tables["sourcing"] = fr.compare.sourcing(study.quotes, articles, study.actors, by=by, **how)
    if study.quotes["source_gender"].notna().any():
        asked = ["gender", "role"]
        tables["sources"] = fr.compare.sourcing(study.quotes, articles, by=by, measures=asked, **how)
    if len(study.hits):
        tables["dispersion"] = fr.compare.dispersion(study.hits, articles, by=by, **how)
    tables["naming"] = fr.compare.naming(mentions, articles, by=by, **how)
    if has_stances(mentions):
        tables["portrayal"] = fr.compare.portrayal(mentions, articles, study.quotes, by=by, actors=study.actors, **how)
    return tables


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
    names = {event: "".join(c if c.isalnum() or c in "-_" else "-" for c in event) for event in texts}
    return {names[event]: text for event, text in texts.items()}, ranked
