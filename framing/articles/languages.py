"""In which language articles are, and which of them English engines read.

A text in which the commonest English words are as frequent as in English prose is English; others go to py3langid
(Lui and Baldwin 2012), whose model comes with it, so that nothing is downloaded. A text of a line is not judged.

References
----------
Lui, M. and Baldwin, T. (2012). langid.py: An off-the-shelf language identification tool. ACL system demonstrations,
25-30.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from framing.articles.as_read import as_read
from framing.articles.field_names import language_code as code_of_name
from framing.articles.furniture import analysed_texts
from framing.entrance import takes
from framing.tables import is_missing
from framing.text.listed_words import WORDS

__all__ = [
    "LanguageWarning",
    "detect_languages",
    "english_texts",
    "language_code",
    "language_of",
    "languages_of",
    "looks_english",
    "tell_languages",
    "tell_of_languages",
]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST_WORDS, _LOOKED_AT = 25, 4000
_LEAST_LETTERS = 100  # of a text whose script puts no blanks between words
_LEAST_SHARE, _SURE_SHARE = 0.12, 0.25
# English of short lines, mostly names, is taken for Nigerian Pidgin, which has most words of English, or for Latin.
_LIKE_ENGLISH = ("en", "pcm", "la")


class LanguageWarning(UserWarning):
    """Some articles are in a language that an engine or a lexicon is not made for.

    Examples
    --------
    >>> import warnings
    >>> import framing as fr
    >>> text = "Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen, sagte der Sprecher. "
    >>> articles = fr.read_articles([text * 2])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("error", fr.articles.LanguageWarning)
    ...     _ = fr.extract_quotes(articles)
    Traceback (most recent call last):
        ...
    framing.articles.languages.LanguageWarning: 1 of 1 articles are not in English (1 de): quotes ...
    """


def language_code(language: Any) -> str | None:
    """Give the first part of a language tag, or the code of a language that is written out.

    Parameters
    ----------
    language : object

    Returns
    -------
    str or None
        None where it is no text.

    Examples
    --------
    >>> language_code("en-GB"), language_code("Englisch"), language_code("English (US)"), language_code(None)
    ('en', 'en', 'en', None)
    """
    if not isinstance(language, str) or not language.strip():
        return None
    return re.split(r"[-_]", code_of_name(language).lower())[0]


def looks_english(text: str) -> bool:
    """Say whether a text can be English, by the share of its commonest words.

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
    share = _english_share(text)
    return share is None or share >= _LEAST_SHARE


def _english_share(text: str) -> float | None:
    found = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(found) < _LEAST_WORDS and sum(map(len, found)) < _LEAST_LETTERS:
        return None
    return sum(map(WORDS["english"].__contains__, found)) / len(found)


def language_of(text: str) -> str | None:
    """Detect the language of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        ISO 639-1 code; None for texts too short to tell.

    Examples
    --------
    >>> language_of("The army said that it had shelled the town after an attack on its base. " * 3)
    'en'
    >>> language_of("Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen. " * 3)
    'de'
    >>> language_of("No!") is None
    True
    """
    share = _english_share(text)
    if share is None or share >= _SURE_SHARE:
        return None if share is None else "en"
    import py3langid  # a second to load, which an English collection does not need

    code = str(py3langid.classify(text[:_LOOKED_AT])[0])
    return "en" if code in _LIKE_ENGLISH else code


def languages_of(articles: pd.DataFrame) -> list[str | None]:
    """Give the language of each article: that of its column, else the one detected.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    list of str or None
        ISO 639-1 codes; None for texts too short to tell.

    Examples
    --------
    >>> languages_of(pd.DataFrame({"article_id": ["a", "b"], "text": ["No!", "No!"], "language": [None, "Englisch"]}))
    [None, 'en']
    """
    given: list[Any] = articles["language"].tolist() if "language" in articles else [None] * len(articles)
    read = as_read(articles)
    out: list[str | None] = []
    for article_id, language, text in zip(articles["article_id"], given, analysed_texts(articles)):
        code, plain = language_code(language), "" if is_missing(text) else str(text)
        if code is None:
            code = read.once(("language", article_id), plain, lambda plain=plain: language_of(plain))  # type: ignore[misc]
        out.append(code)
    return out


@takes(articles="articles article_id text")
def detect_languages(articles: pd.DataFrame) -> pd.DataFrame:
    """Fill the empty cells of the column ``language``.

    Parameters
    ----------
    articles : pandas.DataFrame
        Result of :func:`framing.read_articles`.

    Returns
    -------
    pandas.DataFrame
        The same articles. Texts of less than 25 words keep no language; English engines read them.

    Examples
    --------
    >>> text = "Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen, sagte der Sprecher. "
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": [text * 2, text * 2], "language": [None, "de-AT"]})
    >>> detect_languages(articles)["language"].tolist()
    ['de', 'de-AT']
    """
    articles = articles.copy()
    given: list[Any] = articles["language"].tolist() if "language" in articles else [None] * len(articles)
    filled = [code if language_code(own) is None else own for own, code in zip(given, languages_of(articles))]
    articles["language"] = pd.Series(filled, index=articles.index, dtype="object")
    return articles


def english_texts(articles: pd.DataFrame) -> list[Any]:
    """Give the texts as engines of English read them.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    list
        As :func:`framing.articles.furniture.analysed_texts` gives them; an empty text for an article in another
        language.
    """
    texts = analysed_texts(articles)
    return [text if code in (None, "en") else "" for text, code in zip(texts, languages_of(articles))]


def tell_languages(articles: pd.DataFrame, what: str, stacklevel: int = 3) -> None:
    """Warn, in one line, of articles that English engines do not read.

    Parameters
    ----------
    articles : pandas.DataFrame
    what : str
        What is not looked for in them.
    stacklevel : int

    Warns
    -----
    LanguageWarning
        With the number of articles of each language.
    """
    codes = Counter(code for code in languages_of(articles) if code is not None)
    tell_of_languages(codes, len(articles), what, stacklevel + 1)


def tell_of_languages(languages: Mapping[str, int], number: int, what: str, stacklevel: int = 2) -> None:
    """As :func:`tell_languages`, of articles whose languages somebody has counted.

    Parameters
    ----------
    languages : mapping of str to int
        Code to the number of articles.
    number : int
        Of all articles.
    what : str
    stacklevel : int

    Warns
    -----
    LanguageWarning
    """
    codes = Counter(
        {code: n for language, n in languages.items() if (code := language_code(language)) not in (None, "en")}
    )
    if not codes:
        return
    told = ", ".join(f"{n} {code}" for code, n in sorted(codes.items(), key=lambda item: (-item[1], str(item))))
    warnings.warn(
        f"{codes.total()} of {number} articles are not in English ({told}): {what} are not looked for in them; "
        "fill the column language if this is wrong",
        LanguageWarning,
        stacklevel=stacklevel,
    )
