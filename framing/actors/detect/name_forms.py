"""Forms of one name: what makes two of them the same."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["bare_surname", "name_key", "names_agree"]

_SPELLINGS = (("defence", "defense"), ("labour", "labor"), ("organis", "organiz"), ("centre", "center"))

_SHORT = {"us": "united states", "uk": "united kingdom", "un": "united nations", "eu": "european union"}


def bare_surname(surname: str) -> str:
    """A surname, lower case, without an Arabic article (Nura al-Hamed, Ms. Hamed)."""
    return surname[3:] if surname[:3] in ("al-", "el-", "ul-") and len(surname) > 4 else surname


@lru_cache(maxsize=20_000)
def name_key(words: tuple[str, ...]) -> str:
    """What two spellings of a name have in common: small letters, no article, no full stop, one spelling.

    Examples
    --------
    >>> name_key(("The", "U.S.", "Defence", "Department")) == name_key(("US", "Defense", "Department"))
    True
    """
    joined = " ".join(words).lower().replace("’", "'").replace(".", "")
    for british, american in _SPELLINGS:
        joined = joined.replace(british, american)
    joined = joined[4:] if joined.startswith("the ") else joined
    return _SHORT.get(joined, joined)


def names_agree(names: list[tuple[str, ...]], words: tuple[str, ...]) -> bool:
    """Whether a full name can be another form of one of these: same surname, given names that do not differ."""
    words = tuple(word.lower() for word in words)
    full = [name for name in names if len(name) > 1]
    if not full:
        return any(bare_surname(name[0].lower()) == bare_surname(words[-1]) for name in names)
    for name in full:
        other = tuple(word.lower() for word in name)
        one, two = other[0].rstrip("."), words[0].rstrip(".")
        if (
            one == two
            or (one[:3] == two[:3] and one[0] == two[0])
            or ((len(one) == 1 or len(two) == 1) and one[0] == two[0])
        ):
            return True
        if one in words or two in other:
            return True
    return False
