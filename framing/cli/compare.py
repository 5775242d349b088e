"""``framing compare``: outlets or actors of an analysed collection side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.common import human_errors, parts, say

if TYPE_CHECKING:
    from framing.compare import Comparison
    from framing.study import Study

__all__ = ["compare"]


def compare(
    folder: Annotated[Path, typer.Argument(help="Output folder of `framing analyze`.")],
    by: Annotated[str, typer.Option(help="outlet, actor, month … or columns of the articles, with commas.")] = "outlet",
    what: Annotated[str, typer.Option(help="What to count: frame, voice, term …; several with commas.")] = "frame",
    event: Annotated[str | None, typer.Option(help="Only the articles of this event.")] = None,
    strata: Annotated[str | None, typer.Option(help="Permute articles only within this column (event, wire).")] = None,
    unit: Annotated[
        str, typer.Option(help="Unit of inference: article, or a column of the articles (event).")
    ] = "article",
    permutations: Annotated[int, typer.Option(min=1, help="Draws of the permutation test.")] = 2000,
    seed: Annotated[int, typer.Option(help="Seed of the resampling.")] = 0,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Folder; FOLDER/compare when left out.")] = None,
) -> None:
    """Rates with tests, sources, names, accusations, doubts, how deaths are told, statements, numbers, event briefs."""
    with human_errors():
        import framing as fr
        from framing.compare.inference.support import untested, untested_last
        from framing.stats import format_p

        study = fr.Study.load(folder)
        study = study if event is None else study.event(event)
        how = {"strata": strata, "unit": unit, "permutations": permutations, "seed": seed}
        groups, counted = parts(by), parts(what)
        tables = _tables(study, groups, counted, how)
        target = output or folder / "compare"
        target.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            table.save(target / f"{name}.csv", source=False)
        briefs = _briefs(study)
        for name, text in briefs.items():
            (target / f"brief-{name}.txt").write_text(text, encoding="utf-8")
        methods = "\n".join(f"{name}: {table.method}" for name, table in tables.items())
        (target / "methods.txt").write_text(methods + "\n", encoding="utf-8")
    rates = tables["rates"]
    shown = untested_last(rates[rates["n"] > 0].sort_values("n", ascending=False, kind="stable")).head(20)
    columns = [
        c for c in [*groups, *counted, "n", "rate", "ci_low", "ci_high", "effect", "p", "q", "note"] if c in shown
    ]
    for name in {"p", "q"} & set(columns):
        shown = shown.assign(**{name: [format_p(value) for value in shown[name]]})
    typer.echo(shown[columns].to_string(index=False, na_rep="–", float_format=lambda value: f"{value:.3g}"))
    left = len(rates[rates["n"] > 0]) - len(shown)
    if left or untested(rates):
        typer.echo(f"{f'{left:,} more rows in the file.' if left > 0 else ''}{untested(rates)}".strip())
    say(f"{len(tables)} tables, their methods{' and the briefs' if briefs else ''} are in {target}")


def _tables(study: Study, by: list[str], what: list[str], how: dict[str, Any]) -> dict[str, Comparison]:
    from framing import compare as rooms
    from framing.compare.acts import sides_or_patients, tell_of_acts
    from framing.study.provenance import lexicons_of
    from framing.study.summary import UNNAMED

    articles = study.articles
    if by == ["outlet"] and articles["outlet"].isna().all():  # one group, described only
        articles = articles.assign(outlet=UNNAMED)
    actors = by == ["actor"]
    quotes = study.quotes if actors else None
    said: dict[str, Any] = {"actors": study.actors, "lexicons": lexicons_of(study.run)}
    said |= {} if actors else {"by": by, **how}
    tables = {
        "rates": rooms.rates(study.hits, articles, by=by, what=what, quotes=quotes, **how),
        "accusations": rooms.accusations(study.hits, articles, **said),
        "doubts": rooms.doubts(study.hits, articles, **said),
        "statements": rooms.statements(study.quotes, articles),
        "numbers": rooms.numbers(articles, study.quotes, study.mentions),
    }
    if by != ["actor"]:
        if tell_of_acts(study.hits):
            of = sides_or_patients(study.hits, study.actors)
            tables["agency"] = rooms.agency(study.hits, articles, by=by, of=of, actors=study.actors, **how)
        tables["sourcing"] = rooms.sourcing(study.quotes, articles, study.actors, by=by, **how)
        tables["naming"] = rooms.naming(study.mentions, articles, by=by, **how)
    return tables


def _briefs(study: Study) -> dict[str, str]:
    """The brief of each event that at least two outlets (or articles) report."""
    from framing.compare import event_brief

    if study.articles["event"].isna().all():
        return {"all": event_brief(study).text} if 1 < len(study.articles) <= 50 else {}
    out = {}
    for event, part in study.articles.groupby("event", sort=True):
        if len(part) > 1:
            name = "".join(c if c.isalnum() or c in "-_" else "-" for c in str(event))
            out[name] = event_brief(study, str(event)).text
    return out
