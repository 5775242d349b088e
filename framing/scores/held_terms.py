"""Which quotes a term counts in: the innermost quote that holds it, the outermost, or all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from framing.compare.inference.counting import counting_quotes, records
from framing.quotes.voices import Voices, read_quotes
from framing.scores.given_quotes import id_text
from framing.tables import is_missing

__all__ = ["quotes_of_hits"]


def quotes_of_hits(hits: pd.DataFrame, quotes: pd.DataFrame, nested: str) -> tuple[list[int], list[int]]:
    """Find the quotes that each hit counts in.

    Parameters
    ----------
    hits : pandas.DataFrame
        Its quote_id names the innermost quote.
    quotes : pandas.DataFrame
        Numbered from 0.
    nested : {"innermost", "outer", "both"}

    Returns
    -------
    hits, quotes : list of int
        Places of hits and of the quotes that they count in; narration counts in none.

    Raises
    ------
    ValueError
        If no hit stands in one of the quotes though hits name quotes; or if it cannot be known what is nested.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["a:q0001", "a:q0002"], "article_id": "a",
    ...                        "content_spans": [[[0, 40]], [[20, 30]]]})
    >>> hits = pd.DataFrame({"article_id": ["a"], "quote_id": ["a:q0002"], "start": [22], "end": [26]})
    >>> [quotes_of_hits(hits, quotes, nested)[1] for nested in ("innermost", "outer", "both")]
    [[1], [0], [0, 1]]
    """
    place = {key: number for number, key in enumerate(quotes["quote_id"])}
    named = [None if is_missing(key) else id_text(key) for key in hits["quote_id"]]
    own = [None if key is None else place.get(key) for key in named]
    quoted = [key for key in named if key is not None]
    if quoted and len(place) and all(number is None for number in own):
        raise ValueError(
            f"no hit stands in one of the quotes: hits name quotes such as {quoted[0]!r}, the quotes are such as "
            f"{next(iter(place))!r}. Give the quotes that the hits were found with"
        )
    if nested == "innermost":
        pairs = [(hit, number) for hit, number in enumerate(own) if number is not None]
        return [hit for hit, _ in pairs], [number for _, number in pairs]
    for what, table, columns in (("hits", hits, {"article_id", "start", "end"}),
                                 ("quotes", quotes, {"article_id", "content_spans"})):  # fmt: skip
        lost = sorted(columns - set(table.columns))
        if lost:
            raise ValueError(
                f"nested={nested!r} asks which quotes stand in others, and the {what} do not say where they stand: "
                f"they have no column {', '.join(map(repr, lost))}. Use nested='innermost', by the quote_id of the hits"
            )
    voices = _voices(quotes)
    out: list[tuple[int, int]] = []
    for hit, (article, start, end) in enumerate(zip(hits["article_id"], hits["start"], hits["end"])):
        number = own[hit]
        if number is None:
            continue
        known = not (is_missing(start) or is_missing(end))
        holding = _holding(voices, str(article), int(start), int(end)) if known else []
        out += [(hit, found) for found in counting_quotes(holding or [number], nested)]
    return [hit for hit, _ in out], [number for _, number in out]


_ByArticle = Mapping[str, tuple[Voices, Sequence[int]]]


def _voices(quotes: pd.DataFrame) -> dict[str, tuple[Voices, list[int]]]:
    """The quotes of each article, and their places in the table."""
    keys = [str(key) for key in quotes["article_id"]]
    rows: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        rows.setdefault(key, []).append(number)
    own = records(quotes)
    return {key: (Voices(read_quotes([own[number] for number in numbers])), numbers) for key, numbers in rows.items()}


def _holding(voices: _ByArticle, article: str, start: int, end: int) -> list[int]:
    """Places of all quotes that hold a span, the outermost first."""
    if article not in voices:
        return []
    own, numbers = voices[article]
    return [numbers[number] for number in own.holders(start, end)]
