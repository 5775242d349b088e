"""``score_quotes``: one row of numbers for each quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from framing.entrance import takes
from framing.scores.class_probabilities import class_probabilities
from framing.scores.columns import BY, NESTED, VALUES, Lexicons, check_option, long_table, term_columns, valued
from framing.scores.counted_terms import terms_of_quotes
from framing.scores.given_quotes import given_quotes
from framing.scores.sentiment_columns import sentiment_columns
from framing.scores.target_columns import target_columns
from framing.tables import is_missing

__all__ = ["score_quotes"]


@takes(
    quotes="quotes",
    articles="articles article_id text",
    hits="hits frame quote_id",
    loose=["quotes"],
    lists=["lexicons"],
)
def score_quotes(
    quotes: Any,
    articles: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
    lexicons: Lexicons | None = None,
    classifiers: Any = None,
    by: str = "frame",
    value: str = "count",
    nested: str = "innermost",
    targets: bool | str | Iterable[str] = False,
    long: bool = False,
) -> pd.DataFrame:
    """Score each quote: one row for each quote, with its terms of each frame, its words and its sentiment.

    Parameters
    ----------
    quotes : DataFrame, Study, Series or list of str
        Table of quotes (one of your own needs the column `content`); a study, whose tables are used; or the words of
        quotes.
    articles : DataFrame, optional
        Table of articles. With it, terms are looked for in the articles, and the sentence around a quote counts as
        context. Without it, they are looked for in the quotes alone.
    hits : DataFrame, optional
        Table of hits. These are then counted, and no others are looked for.
    lexicons : str, Path, Lexicon or list of these, optional
        Lexicons whose terms are looked for; by default all shipped ones. With `hits`, only hits of these lexicons
        count. A study is searched for terms of those lexicons of which it has no hits.
    classifiers : classifier, path, list of these, or mapping of name to one, optional
        Fitted classifiers of texts, or their files (:func:`framing.learn.save_classifier`): each gives columns
        ``p_<class>``.
    by : {"frame", "term", "polarity"}
        What a column counts: a frame (all frames of the lexicons); a term, ``lexicon:term`` (those that occur); or
        the sum of the polarity.
    value : {"count", "rate", "presence", "weight"}
        The number of terms; terms per 1,000 words; 1 where there is a term, else 0; or the sum of the weights that the
        lexicon gives its terms, as lists of words with scores do.
    nested : {"innermost", "outer", "both"}
        For whom a term counts if it stands in a quote inside a quote: for the inner speaker, for the outer speaker, or
        for both. The words count in the same way.
    targets : bool, or actor ids (of a study: names)
        Columns for the actors whom the quote accuses (``accuses_<actor>``) or gives a label
        (``label_<kind>_<actor>``), for all actors or some; needs hits.
    long : bool
        One row for each quote and frame (or term): `quote_id`, `words`, `frame`, and the value.

    Returns
    -------
    DataFrame
        One row for each quote, in the order of `quotes`. Index: `quote_id`. A series, or a table without that column,
        keeps its own index, so that ``table.join(scores)`` works. Columns: `words`; the counts; `stance` of the cue,
        where the quotes have it; `sentiment` and `subjectivity`; probabilities of classes.

    Raises
    ------
    ValueError
        If a column is missing, a quote_id stands twice, an option has another value, or the tables do not belong
        together.
    TypeError
        If it is given something else than quotes.

    Warns
    -----
    UserWarning
        If quotes have no content: their words and counts are 0.

    See Also
    --------
    framing.scores.score_texts, framing.scores.score_actors
    framing.frames.LexiconVectorizer : the same counts as a step of scikit-learn.

    Notes
    -----
    The numbers are those of the table of hits, grouped by quote. A term is counted as :func:`framing.find_frames` finds
    it, with its scope (words of doubt in a quote are not the outlet's doubt). Negated terms count, too; a column of the
    hits says which they are. Give all quotes of the articles, and choose among the scores afterwards: only then it is
    known which quotes are nested.

    Examples
    --------
    >>> scores = score_quotes(["They shelled the town.", "We want a ceasefire."], lexicons="conflict")
    >>> scores[["words", "aggression", "peace_resolution", "sentiment"]].values.tolist()
    [[4.0, 1.0, 0.0, 0.0], [4.0, 0.0, 1.0, 0.0]]
    >>> own = pd.DataFrame({"paper": ["Post", "Sun"], "said": ["They shelled the town.", "We want a ceasefire."]})
    >>> own.join(score_quotes(own["said"], lexicons="conflict"))[["paper", "aggression"]].values.tolist()
    [['Post', 1], ['Sun', 0]]
    """
    check_option("by", by, BY)
    check_option("value", value, VALUES)
    check_option("nested", nested, NESTED)
    given = given_quotes(quotes, articles, hits, lexicons)
    counted = terms_of_quotes(given, lexicons, by, nested)
    n, words = len(given.rows), counted.words
    matrix, columns = term_columns(counted.hits, counted.held, n, by, lexicons, given.known_lexicons(), value=value)
    table = valued(matrix, columns, words, value, given.index)
    parts = [pd.DataFrame({"words": words}, index=given.index), table]
    if targets is not False and targets is not None:
        of = {"actors": given.actors, "articles": given.articles, "lexicons": lexicons or given.verdicts}
        found, names = target_columns(given.hits, counted.held, n, targets, **of)
        parts.append(valued(found, names, words, "count" if value == "weight" else value, given.index))
    if long:
        return long_table(pd.concat(parts, axis=1), columns, by, value, ["words"])
    if "cue_stance" in given.rows:
        stances = [None if is_missing(x) else x for x in given.rows["cue_stance"]]
        parts.append(pd.DataFrame({"stance": pd.Series(stances, index=given.index, dtype=object)}))
    parts.append(sentiment_columns(given.rows, given.index))
    parts.append(class_probabilities(classifiers, given.rows["content"].tolist(), given.index))
    return pd.concat(parts, axis=1)
