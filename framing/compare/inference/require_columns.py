"""What the tables of a comparison must hold, and what to do where they do not: messages for a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from framing.entrance import kinds_of, need
from framing.tables import SCHEMAS, is_missing

__all__ = ["chosen", "group_of_articles", "known_articles", "labels", "one_row_each", "with_groups"]


def one_row_each(articles: pd.DataFrame) -> None:
    """Stop where an article stands in the table of articles more than once: its words would count twice.

    Parameters
    ----------
    articles : pandas.DataFrame

    Raises
    ------
    ValueError
    """
    need(articles, ["article_id"], "articles")
    again = articles["article_id"][articles["article_id"].duplicated()]
    if len(again):
        raise ValueError(
            f"{again.nunique()} article_ids stand in several rows of the articles, such as {again.iloc[0]!r}; give "
            "each article its own, or keep one row with articles.drop_duplicates('article_id')"
        )


def known_articles(rows: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Stop where no row belongs to one of the articles: the two are of different collections.

    Parameters
    ----------
    rows, articles : pandas.DataFrame

    Raises
    ------
    ValueError
    """
    one_row_each(articles)
    if len(rows) and len(articles) and not rows["article_id"].isin(articles["article_id"]).any():
        raise ValueError(
            f"no row of what is counted belongs to one of the articles: it has article_ids such as "
            f"{rows['article_id'].iloc[0]!r}, the articles such as {articles['article_id'].iloc[0]!r}"
        )


def labels(values: Iterable[Any]) -> list[str | None]:
    """Values that name groups, as text without the space around it; None where there is none.

    Parameters
    ----------
    values : iterable

    Returns
    -------
    list of str or None

    Examples
    --------
    >>> labels(["Post ", 2016, float("nan"), 3.0, 0.5, True, pd.Timestamp("2018-02-08")])
    ['Post', '2016', None, '3', '0.5', 'True', '2018-02-08']
    """
    return [None if is_missing(value) else _label(value) or None for value in values]


def _label(value: Any) -> str:
    """A number that only a missing neighbour made a fraction (3.0), and a day with an hour of 0, as they were meant."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and not value.tzinfo and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).strip()


def group_of_articles(articles: pd.DataFrame, by: str) -> dict[Any, str | None]:
    """Group of each article.

    Parameters
    ----------
    articles : pandas.DataFrame
    by : str
        Column of the groups.

    Returns
    -------
    dict of article_id to str or None

    Raises
    ------
    ValueError
        If the column is not there, or no article has a value in it.
    """
    one_row_each(articles)
    if by not in articles:
        raise ValueError(
            f"the articles have no column {by!r} to group by; they have {list(articles.columns)}. Name one of these "
            "with by=, or add the column to the articles"
        )
    found = dict(zip(articles["article_id"], labels(articles[by])))
    if found and not any(value is not None for value in found.values()):
        raise ValueError(
            f"no article has a value in the column {by!r}: there is nothing to group by. Fill it (metadata.csv beside "
            "the texts, or a column of the table that is read), or name another column with by="
        )
    return found


def with_groups(
    rows: pd.DataFrame, by: str, articles: pd.DataFrame | None, what: str
) -> tuple[pd.DataFrame, dict[Any, str | None]]:
    """Rows with the column of the groups, and the group of each article.

    Parameters
    ----------
    rows : pandas.DataFrame
        With article_id.
    by : str
        Column of `articles`, or of the rows.
    articles : pandas.DataFrame, optional
    what : str
        What the rows are, for the message.

    Returns
    -------
    rows : pandas.DataFrame
        A copy; null where an article has no group.
    group_of : dict of article_id to str or None
        All articles, or those of the rows where no table of articles has the column.

    Raises
    ------
    ValueError
        If neither has the column, or no article has a value in it; if a column of one's own is called as one of the
        rows, which would be lost.

    Examples
    --------
    >>> with_groups(pd.DataFrame({"article_id": ["a"], "outlet": ["Post "]}), "outlet", None, "quotes")[1]
    {'a': 'Post'}
    """
    if articles is not None and by in articles:
        own = {name for kind in kinds_of(rows) for name in SCHEMAS[kind].names} - set(SCHEMAS["articles"].names)
        if by in own & set(rows.columns):
            raise ValueError(
                f"by={by!r} may be your column of the articles or that of the {what}; rename yours, "
                f"articles.rename(columns={{{by!r}: {'own_' + by!r}}})"
            )
        group_of = group_of_articles(articles, by)
        return rows.assign(**{by: rows["article_id"].map(group_of)}), group_of
    if by not in rows:
        raise ValueError(
            f"neither the {what} nor the articles have a column {by!r} to group by; name one of theirs with by="
        )
    rows = rows.assign(**{by: pd.Series(labels(rows[by]), index=rows.index, dtype=object)})
    return rows, dict(zip(rows["article_id"], rows[by]))


def chosen(groups: Sequence[Any] | None, present: Iterable[Any], by: str) -> list[str]:
    """Groups of a comparison in their order: those asked for, or all, sorted.

    Parameters
    ----------
    groups : sequence or None
    present : iterable
        Groups that occur; None among them is nobody.
    by : str
        What forms them, for the message.

    Returns
    -------
    list of str

    Raises
    ------
    ValueError
        If one that is asked for does not occur.

    Examples
    --------
    >>> chosen(None, ["Sun", None, "Post", "Sun"], "outlet")
    ['Post', 'Sun']
    >>> chosen(["Sum"], ["Sun", "Post"], "outlet")
    Traceback (most recent call last):
    ...
    ValueError: no outlet 'Sum' in the table; there are Post, Sun
    """
    there = sorted({name for name in labels(present) if name is not None})
    if groups is None:
        return there
    names = [name for name in labels(groups) if name is not None]
    unknown = [name for name in names if name not in there]
    if unknown and there:
        shown = ", ".join(there[:20]) + (f" and {len(there) - 20} more" if len(there) > 20 else "")
        raise ValueError(f"no {by} {', '.join(map(repr, unknown))} in the table; there are {shown}")
    return list(dict.fromkeys(names))
