"""Dictionary forms without a data file of our own."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["lemma"]


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
    import simplemma

    return str(simplemma.lemmatize(word.lower(), lang=language)).lower()
