"""``framing quotes``: who said what, as a table or a line of JSON an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["jsonl_lines", "quotes"]

_FORMATS = ("table", "jsonl", "csv", "parquet")


def quotes(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or globs; - reads standard input.")],
    scope: Annotated[str, typer.Option(help="speech, or all: beliefs, plans and findings too.")] = "speech",
    actors: Annotated[str | None, typer.Option(help="Registry of actors: a name or a file.")] = None,
    format: Annotated[str, typer.Option("--format", help="table, jsonl, csv or parquet.")] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write; else standard output.")] = None,
) -> None:
    """Find every attributed quote: source, cue, content, kind."""
    if scope not in ("speech", "all"):
        raise typer.BadParameter(f"{scope!r}; write speech or all", param_hint="--scope")
    if format not in _FORMATS:
        raise typer.BadParameter(f"{format!r}; write one of {', '.join(_FORMATS)}", param_hint="--format")
    if format == "parquet" and output is None:
        raise typer.BadParameter("parquet is no text; name a file with -o", param_hint="--format")
    import framing as fr
    from framing import tables

    articles = fr.read_articles([str(path) for path in paths])
    found = fr.extract_quotes(articles, scope=scope)
    mentions = fr.find_mentions(articles, found, registry=actors)
    found = fr.resolve_actors(found, articles, mentions=mentions, registry=actors)
    if format == "parquet" and output is not None:
        import pyarrow.parquet as pq

        pq.write_table(tables.to_arrow(found, "quotes"), output)
    else:
        _write(_render(found, articles, format), output)
    rejected = articles.attrs.get("rejected") or []
    for item in rejected:
        typer.echo(f"left out: {item}", err=True)
    if rejected:
        raise typer.Exit(1)


def _render(found: pd.DataFrame, articles: pd.DataFrame, format: str) -> str:
    if format == "jsonl":
        return "".join(line + "\n" for line in jsonl_lines(found, articles))
    if format == "csv":
        return str(found.to_csv(index=False))
    short = found[["quote_id", "kind", "source", "cue", "cue_stance", "actor_id", "content"]]
    return str(short.fillna("").to_string(index=False, max_colwidth=60)) + "\n"


def jsonl_lines(found: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """One line an article, those without a quote included.

    Parameters
    ----------
    found : DataFrame
        Quotes table.
    articles : DataFrame

    Returns
    -------
    list of str

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.quotes import extract_quotes
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["He said no."]})
    >>> jsonl_lines(extract_quotes(articles), articles)[0][:24]
    '{"id": "a", "quotes": []'
    """
    import json

    import pandas as pd

    def plain(value: Any) -> Any:
        if value is None or value is pd.NA or (isinstance(value, float) and value != value):
            return None
        return value.item() if hasattr(value, "item") else value

    columns = [
        "quote_id",
        "source_spans",
        "cue_spans",
        "content_spans",
        "marked_spans",
        "kind",
        "actor_id",
        "anonymous",
    ]
    columns += ["cue_stance", "negated", "confidence"]
    by_article: dict[str, list[dict[str, Any]]] = {str(name): [] for name in articles["article_id"]}
    for article_id, row in zip(found["article_id"].tolist(), found[columns].itertuples(index=False)):
        by_article[str(article_id)].append(
            {
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
        )
    return [json.dumps({"id": name, "quotes": rows}, ensure_ascii=False) for name, rows in by_article.items()]


def _write(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8", newline="\n")
