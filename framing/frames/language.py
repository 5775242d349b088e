"""Which lexicons are in the language of an article; a warning names the articles that some do not fit."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.lexicons import Lexicon
from framing.lexicons.words import words

__all__ = ["LanguageWarning", "fitting_lexicons", "looks_english"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_WORDS, _LEAST_SHARE, _LOOKED_AT = 25, 0.12, 4000


class LanguageWarning(UserWarning):
    """Some articles are not in the language of a lexicon."""


def looks_english(text: str) -> bool:
    """Whether a text can be English, by the share of its commonest words.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
        True for texts too short to tell.

    Examples
    --------
    >>> looks_english("The army said that it had shelled the town after an attack on its base. " * 3)
    True
    >>> looks_english("Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen. " * 3)
    False
    """
    found = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(found) < _LEAST_WORDS:
        return True
    return sum(map(words("frames.english").__contains__, found)) / len(found) >= _LEAST_SHARE


def fitting_lexicons(articles: Iterable[Mapping[Any, Any]], lexicons: Sequence[Lexicon]) -> dict[str, frozenset[str]]:
    """Which lexicons are in the language of which article; a warning names the articles that some do not fit.

    The column ``language`` decides where it is filled. Where it is not, English lexicons are applied to what looks
    English, others to everything. A lexicon that does not say its language is applied to everything, with a warning
    where the articles are of several languages.

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
        key, given = str(article["article_id"]), _code(article.get("language"))
        english = looks_english(str(article["text"])) if given is None else given == "en"
        met.add(given or ("en" if english else "other than English"))
        kept = [
            lexicon.id
            for lexicon in lexicons
            if (code := _code(lexicon.language)) is None
            or (code == given if given is not None else english or code != "en")
        ]
        out[key] = frozenset(kept)
        if len(kept) < len(lexicons):
            foreign.append(f"{key} ({given or 'language not given, and it does not look English'})")
    if foreign:
        shown = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        languages = ", ".join(sorted({lexicon.language for lexicon in lexicons}))
        warnings.warn(
            f"{len(foreign)} article{'s' if len(foreign) > 1 else ''} not in the language of the lexicons "
            f"({languages}), which were not applied there: {shown}; fill the column language if this is wrong",
            LanguageWarning,
            stacklevel=3,
        )
    silent = [lexicon.id for lexicon in lexicons if _code(lexicon.language) is None]
    if silent and len(met) > 1:
        warnings.warn(
            f"the lexicon{'s' if len(silent) > 1 else ''} {', '.join(silent)} did not say a language and went to "
            f"articles of all languages here ({', '.join(sorted(met))}); read it with read_lexicon(file, language=…)",
            LanguageWarning,
            stacklevel=3,
        )
    return out


def _code(language: Any) -> str | None:
    """The first part of a language tag (*en-GB*), or None where there is none."""
    if not isinstance(language, str) or not language.strip():
        return None
    name = re.split(r"[-_]", language.strip().lower())[0]
    return {"english": "en", "eng": "en", "german": "de", "deu": "de", "french": "fr", "spanish": "es"}.get(name, name)
