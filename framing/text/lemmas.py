"""Dictionary forms without a data file of our own."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

__all__ = ["is_word", "lemma"]

# Endings that simplemma's rules look at in English words that its dictionary does not have. The dictionary alone
# decides about all others; asking it directly saves nine tenths of the time.
_RULED = ("s", "ized")


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str = "en") -> str:
    """Dictionary form of a word, lower case, by simplemma.

    Parameters
    ----------
    word : str
    language : str
        ISO 639-1 code.

    Returns
    -------
    str

    Examples
    --------
    >>> lemma("said"), lemma("Claims"), lemma("denied")
    ('say', 'claim', 'deny')
    """
    form = word.lower()
    if language == "en" and form.isascii() and form.isalpha() and not form.endswith(_RULED):
        get = _english()
        return (get(form) or get(form.capitalize()) or form).lower()
    import simplemma

    return str(simplemma.lemmatize(form, lang=language)).lower()


def is_word(form: str) -> bool:
    """Whether a form in small letters stands in the English dictionary of simplemma.

    Parameters
    ----------
    form : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_word("resentment"), is_word("reuters")
    (True, False)
    """
    return _english()(form) is not None


@lru_cache(maxsize=1)
def _english() -> Callable[[str], str | None]:
    from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

    get: Callable[[str], str | None] = DEFAULT_DICTIONARY_FACTORY.get_dictionary("en").get
    return get
