"""``framing quotes``: who said what, as a table or a line of JSON an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.common import ACTORS_HELP, PATHS_HELP, SCOPE_HELP, human_errors, say_rejected
from framing.cli.output import FORMAT_HELP, OUTPUT_HELP, check_format, json_lines, plain, write_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["quote_lines", "quotes"]

_SHOWN = ["quote_id", "kind", "source", "cue", "cue_stance", "actor_id", "content"]


def quotes(
    paths: Annotated[list[str], typer.Argument(help=PATHS_HELP)],
    scope: Annotated[str, typer.Option(help=SCOPE_HELP)] = "speech",
    actors: Annotated[str | None, typer.Option(help=ACTORS_HELP)] = None,
    format: Annotated[str | None, typer.Option(help=FORMAT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=OUTPUT_HELP)] = None,
) -> None:
    """Find every attributed quote: source, cue, content, kind, actor."""
    format = check_format(format, output)
    import framing as fr
    from framing.articles import rejected_of

    with human_errors():
        articles = fr.read_articles(paths)
        found = fr.extract_quotes(articles, scope=scope)
        found = fr.resolve_actors(found, articles, registry=actors)
        write_table(found, "quotes", format, output, _SHOWN, quote_lines(found, articles))
    say_rejected(rejected_of(articles))


def quote_lines(found: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """One line of JSON an article, those without a quote included.

    Parameters
    ----------
    found : pandas.DataFrame
        The table ``quotes``.
    articles : pandas.DataFrame

    Returns
    -------
    list of str

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.quotes import extract_quotes
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained."]})
    >>> quote_lines(extract_quotes(articles), articles)
    ['{"id": "a", "quotes": []}']
    """
    return json_lines(found, articles, "quotes", _quote)


def _quote(row: Any) -> dict[str, Any]:
    return {
        "source": row.source_spans or [],
        "cue": row.cue_spans or [],
        "content": row.content_spans or [],
        "kind": row.kind,
        "actor": plain(row.actor_id),
        "anonymous": plain(row.anonymous),
        "id": row.quote_id,
        "marked": row.marked_spans or [],
        "cue_stance": plain(row.cue_stance),
        "negated": plain(row.negated),
        "confidence": plain(row.confidence),
    }
