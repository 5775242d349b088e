"""Which lexicons are in the language of an article; a warning names the articles that some do not fit."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.articles.languages import LanguageWarning, language_code, language_of
from framing.lexicons import Lexicon

__all__ = ["fitting_lexicons"]


def fitting_lexicons(articles: Iterable[Mapping[Any, Any]], lexicons: Sequence[Lexicon]) -> dict[str, frozenset[str]]:
    """Which lexicons are in the language of which article; a warning names the articles that some do not fit.

    The column ``language`` decides where it is filled, else the language that is detected. Texts too short for that
    are taken for what the lexicon is made for. A lexicon that does not say its language is applied to everything, with
    a warning where the articles are of several languages.

    Parameters
    ----------
    articles : iterable of mapping
        Rows of the table of articles.
    lexicons : sequence of Lexicon

    Returns
    -------
    dict of str to frozenset of str
        Ids of the lexicons to apply, by article.

    Warns
    -----
    LanguageWarning
    """
    out: dict[str, frozenset[str]] = {}
    foreign: list[str] = []
    met: set[str] = set()
    for article in articles:
        key, given = str(article["article_id"]), language_code(article.get("language"))
        given = language_of(str(article["text"])) if given is None else given
        met.add(given or "en")
        kept = [
            lexicon.id
            for lexicon in lexicons
            if (code := language_code(lexicon.language)) is None or given in (None, code)
        ]
        out[key] = frozenset(kept)
        if len(kept) < len(lexicons):
            foreign.append(f"{key} ({given})")
    if foreign:
        shown = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        languages = ", ".join(sorted({lexicon.language for lexicon in lexicons}))
        warnings.warn(
            f"{len(foreign)} article{'s' if len(foreign) > 1 else ''} not in the language of the lexicons "
            f"({languages}), which were not applied there: {shown}; fill the column language if this is wrong",
            LanguageWarning,
            stacklevel=3,
        )
    silent = [lexicon.id for lexicon in lexicons if language_code(lexicon.language) is None]
    if silent and len(met) > 1:
        warnings.warn(
            f"the lexicon{'s' if len(silent) > 1 else ''} {', '.join(silent)} did not say a language and went to "
            f"articles of all languages here ({', '.join(sorted(met))}); read it with read_lexicon(file, language=…)",
            LanguageWarning,
            stacklevel=3,
        )
    return out
