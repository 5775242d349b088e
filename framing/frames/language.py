"""Which lexicons are in the language of an article; a warning names the articles that some do not fit."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence

from framing.articles.languages import LanguageWarning, language_code
from framing.lexicons import Lexicon

__all__ = ["fitting_lexicons"]


def fitting_lexicons(languages: Mapping[str, str | None], lexicons: Sequence[Lexicon]) -> dict[str, frozenset[str]]:
    """Which lexicons are in the language of which article; a warning names the articles that some do not fit.

    Texts too short to detect their language are taken for what the lexicon is made for. A lexicon that does not say its
    language is applied to everything, with a warning where the articles are of several languages.

    Parameters
    ----------
    languages : mapping of str to str or None
        Of each article, as of :func:`framing.articles.languages.languages_of`.
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
    for key, given in languages.items():
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
        made_for = ", ".join(sorted({lexicon.language for lexicon in lexicons}))
        warnings.warn(
            f"{len(foreign)} article{'s' if len(foreign) > 1 else ''} not in the language of the lexicons "
            f"({made_for}), which were not applied there: {shown}; fill the column language if this is wrong",
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
