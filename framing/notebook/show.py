"""Show an article, a table or a study in a notebook."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from framing.actors import find_mentions, resolve_actors, show_article
from framing.entrance import is_study, takes
from framing.frames import find_frames
from framing.html_view import HtmlView
from framing.notebook.study_view import study_html
from framing.notebook.table_view import ROWS, view_table
from framing.quotes import extract_quotes
from framing.tables import as_pandas

__all__ = ["show"]


@takes(
    text="article_id",
    loose=["table"],
    table="any",
    quotes="quotes article_id",
    mentions="mentions article_id",
    hits="hits article_id",
    actors="actors actor_id name",
    articles="articles article_id",
)
def show(
    table: Any,
    article_id: str | None = None,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
    actors: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    rows: int = ROWS,
) -> HtmlView:
    """Show an article, a table or a study in a notebook, in the colours of the figures and of the report.

    Parameters
    ----------
    table : pandas.DataFrame, pandas.Series or Study
        A table of the package, of which the first rows and the columns are shown that a reader asks for, and your own
        columns; a row of the articles; or a study.
    article_id : str, optional
        Show this article of the articles, or of the study: its text with quotes, mentions and framing terms.
    quotes, mentions, hits : pandas.DataFrame, optional
        What is shown in an article. Of a study they are its own; where none of them is given, they are found, without
        a registry.
    actors : pandas.DataFrame, optional
        The actors table, for readable names.
    articles : pandas.DataFrame, optional
        Of a table: the articles of the study, by which an outlet has one colour in all its tables.
    rows : int
        Rows of a table that are shown.

    Returns
    -------
    HtmlView
        Self-contained; everything that comes from the data is escaped. `html` has it as a text.

    Raises
    ------
    ValueError
        If there is no such article.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["“We were attacked,” Ann Lee said."]})
    >>> show(articles, "a")
    <ArticleView of 'a': 1 quote, 2 mentions, 1 framing term>
    """
    if isinstance(table, pd.Series):  # a row of the articles
        row = {str(name): value for name, value in table.items()}
        if not {"article_id", "text"} <= row.keys():
            raise ValueError(
                "a row is shown where it is one of the articles, with article_id and text; give a table instead: "
                "table.to_frame().T"
            )
        table, article_id = pd.DataFrame([row]), str(row["article_id"])
    if is_study(table):
        if article_id is None:
            return HtmlView(study_html(table), repr(table))
        own = {"quotes": table.quotes, "mentions": table.mentions, "hits": table.hits, "actors": table.actors}
        given = {"quotes": quotes, "mentions": mentions, "hits": hits, "actors": actors}
        return show_article(table.articles, article_id, **{k: own[k] if v is None else v for k, v in given.items()})
    frame = as_pandas(table, "table= of show")
    if article_id is None:
        return view_table(frame, actors, articles, rows)
    if quotes is None and mentions is None and hits is None:
        quotes, mentions, hits = _found(frame, article_id)
    return show_article(frame, article_id, quotes=quotes, mentions=mentions, actors=actors, hits=hits)


def _found(articles: pd.DataFrame, article_id: Hashable) -> tuple[Any, Any, Any]:
    """Quotes, mentions and terms of one article."""
    one = articles[articles["article_id"] == article_id] if {"article_id", "text"} <= set(articles.columns) else None
    if one is None or one.empty:
        return None, None, None  # show_article says what is wrong
    quotes = extract_quotes(one)
    mentions = find_mentions(one, quotes)
    quotes = resolve_actors(quotes, one, mentions)
    return quotes, mentions, find_frames(one, quotes, mentions=mentions)
