"""``framing frames``: framing terms with voice, speaker and target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.common import ACTORS_HELP, LEXICON_HELP, PATHS_HELP, SCOPE_HELP, human_errors, say_rejected
from framing.cli.output import FORMAT_HELP, OUTPUT_HELP, check_format, json_lines, plain, write_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["frame_lines", "frames"]

_SHOWN = ["article_id", "frame", "surface", "voice", "speaker", "target", "target_rule"]


def frames(
    paths: Annotated[list[str], typer.Argument(help=PATHS_HELP)],
    scope: Annotated[str, typer.Option(help=SCOPE_HELP)] = "speech",
    actors: Annotated[str | None, typer.Option(help=ACTORS_HELP)] = None,
    lexicon: Annotated[list[str] | None, typer.Option(help=LEXICON_HELP)] = None,
    format: Annotated[str | None, typer.Option(help=FORMAT_HELP)] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=OUTPUT_HELP)] = None,
) -> None:
    """Find framing terms: frame, voice, speaker, target."""
    format = check_format(format, output)
    import framing as fr
    from framing.articles import rejected_of

    with human_errors():
        lexicons = fr.lexicons.read_lexicons(list(lexicon) if lexicon else None)
        articles = fr.read_articles(paths)
        quotes = fr.extract_quotes(articles, scope=scope)
        mentions = fr.find_mentions(articles, quotes, registry=actors)
        quotes = fr.resolve_actors(quotes, articles, mentions, registry=actors)
        found = fr.find_frames(articles, quotes, list(lexicons), mentions)
        write_table(found, "hits", format, output, _SHOWN, frame_lines(found, articles))
    say_rejected(rejected_of(articles))


def frame_lines(found: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """One line of JSON an article, those without a hit included.

    Parameters
    ----------
    found : pandas.DataFrame
        The table ``hits``.
    articles : pandas.DataFrame

    Returns
    -------
    list of str

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.tables import empty
    >>> frame_lines(empty("hits"), pd.DataFrame({"article_id": ["a"]}))
    ['{"id": "a", "hits": []}']
    """
    return json_lines(found, articles, "hits", _hit)


def _hit(row: Any) -> dict[str, Any]:
    return {
        "start": plain(row.start),
        "end": plain(row.end),
        "frame": row.frame,
        "voice": row.voice,
        "speaker": plain(row.speaker),
        "target": plain(row.target),
        "negated": plain(row.negated),
        "surface": row.surface,
        "id": row.hit_id,
        "lexicon": row.lexicon,
        "term": row.term_id,
        "target_rule": plain(row.target_rule),
        "denied": plain(row.denied),
        "polarity": plain(row.polarity),
        "quote": plain(row.quote_id),
    }
