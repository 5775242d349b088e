"""Forms of one name: *Donald J. Trump* and *Donald Trump*, *Erdoğan* and *Erdogan*, *U.S.* and *US*."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from framing.actors.words.nouns import given_names
from framing.lexicons.words import alike, word_table, words

__all__ = [
    "JUNIOR",
    "PersonName",
    "bare_surname",
    "consonants",
    "family_first",
    "fold",
    "fold_surname",
    "given_agree",
    "given_parts",
    "is_family_name",
    "name_key",
    "names_agree",
    "person_name",
    "same_given_names",
    "same_person",
    "same_surname",
    "single_letters",
    "slug",
    "suffix_of",
    "surname_group",
]

#: What stands behind a surname and is none.
JUNIOR = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SPELLED_OUT = {"junior": "jr", "senior": "sr"}
#: Those by which news tells father and son apart; a numeral it also leaves out.
_TELLING = frozenset(["jr", "sr"])
_SPELLINGS = word_table("actors.names.spellings")
_SHORT = word_table("actors.names.short_names")
_NICKNAMES = alike("actors.names.nicknames")
_TRANSLITERATED = alike("merges.names.transliterated")
#: Letters that one sound of another script is written with.
_SOUND = {"kh": "k", "gh": "k", "q": "k", "g": "k", "dh": "d", "ph": "f", "w": "v", "z": "s"}
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = re.compile("|".join(_SOUND))
#: Least share of letters, in percent, that two spellings of a surname have in common.
_SPELLED_ALIKE = 66
#: Least length of a given name, and share of letters in percent, that a misspelling of it has.
_LONG, _MISSPELLED = 6, 85
_FAMILY_FIRST = words("actors.names.family_first")
# Around a nickname: Richard “Dick” Lee.
_MARKS = "“”„\"‘’'()`«»"
#: Letters that no accent makes of others.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"})


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word in small letters without accents.

    Examples
    --------
    >>> fold("Erdoğan"), fold("Müller")
    ('erdogan', 'muller')
    """
    small = word.lower()
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=50_000)
def slug(name: str) -> str:
    """An id from a name: capitals and underscores.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> slug("U.S. Sen. José Peña")
    'US_SEN_JOSE_PENA'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace(".", "")
    return re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_").upper()


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
    joined = fold(" ".join(words)).replace(".", "")
    for british, american in _SPELLINGS.items():
        joined = joined.replace(british, american)
    joined = joined.removeprefix("the ")
    return str(_SHORT.get(joined, joined))


class PersonName(NamedTuple):
    """The parts of a person's name, folded.

    Attributes
    ----------
    given : tuple of str
        Given and middle names; initials are single letters, and hyphens separate.
    surname : str
        Without hyphens and without an Arabic article.
    suffix : str
        ``"jr"``, ``"sr"``, a numeral or empty.
    """

    given: tuple[str, ...]
    surname: str
    suffix: str = ""


@lru_cache(maxsize=20_000)
def person_name(words: tuple[str, ...]) -> PersonName:
    """Parts of the name of a person, without titles.

    Parameters
    ----------
    words : tuple of str
        At least one.

    Returns
    -------
    PersonName

    Examples
    --------
    >>> person_name(("J.K.", "Rowling"))
    PersonName(given=('j', 'k'), surname='rowling', suffix='')
    >>> person_name(("Kim", "Jong-un")).surname
    'kim'
    """
    parts = [word for word in words if word != ","]
    suffix = ""
    while suffix_of(parts):
        suffix = suffix_of(parts)
        parts.pop()
    at = 0 if family_first(tuple(parts)) else len(parts) - 1
    return PersonName(given_parts(parts[:at] + parts[at + 1 :]), fold_surname(parts[at]), suffix)


def suffix_of(words: Sequence[str]) -> str:
    """What stands behind a surname.

    Parameters
    ----------
    words : sequence of str
        A name, without titles.

    Returns
    -------
    {"jr", "sr", "ii", "iii", "iv", ""}

    Examples
    --------
    >>> suffix_of(("Donald", "Trump", "Jr.")), suffix_of(("Ann", "Lee")), suffix_of(("George", "Bush", "Senior"))
    ('jr', '', 'sr')
    """
    last = words[-1].lower().rstrip(".") if len(words) > 1 else ""
    if last in _SPELLED_OUT and len(words) > 2 and words[0] in given_names():
        return _SPELLED_OUT[last]
    return last if last in JUNIOR else ""


def family_first(parts: tuple[str, ...]) -> bool:
    """Whether the family's name comes first: Kim Jong-un, Xi Jinping."""
    joined = parts[-1].partition("-")[2]
    korean = joined.islower() and parts[-1] not in given_names()
    return len(parts) == 2 and (korean or is_family_name(parts[0]))


def is_family_name(word: str) -> bool:
    """Whether a word is a family's name that comes before the given names: Nguyễn Văn An, Xi Jinping."""
    return fold(word) in _FAMILY_FIRST


def fold_surname(word: str) -> str:
    """A surname folded, without hyphens and without an Arabic article."""
    return bare_surname(fold(word)).replace("-", "")


def given_parts(words: Sequence[str]) -> tuple[str, ...]:
    """Given names that tokens hold, folded: J.K. and JK are two initials, Jean-Claude are two names."""
    out: list[str] = []
    for word in (word.strip(_MARKS) for word in words):
        if len(word) == 2 and word.isalpha() and word.isupper():
            out.extend(fold(word))
        else:
            out.extend(part for part in fold(word).replace("-", ".").split(".") if part)
    return tuple(out)


def _one_name(one: str, other: str) -> bool:
    """Whether two folded given names can be one: an initial, a short form, another spelling of the end."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1 or short == long:
        return long.startswith(short)
    genders = {given_names().get(name.capitalize(), "u") for name in (one, other)}
    if genders >= {"m", "f"}:
        return False
    if long in _NICKNAMES.get(short, ()):
        return True
    return len(short) > 2 and (long.startswith(short) or (len(short) > 3 and short[:-1] == long[: len(short) - 1]))


def given_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given and middle names can be the same, in order; neither may be empty."""
    return _one_name(one[0], other[0]) and all(a[0] == b[0] for a, b in zip(one[1:], other[1:]))


def same_given_names(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether given and middle names that two articles give are one person's: stricter than within one article.

    Parameters
    ----------
    one, other : tuple of str
        Folded; neither is empty.

    Returns
    -------
    bool
        Names differ in initials and in short forms (Mike, Michael), and one may leave names out that the other has.

    Examples
    --------
    >>> same_given_names(("mike",), ("michael", "r")), same_given_names(("julia",), ("julie",))
    (True, False)
    >>> same_given_names(("george", "h", "w"), ("george", "w")), same_given_names(("mitt",), ("willard", "mitt"))
    (False, True)
    """
    for short, long in ((one, other), (other, one)):
        if len(short[0]) > 1 and any(len(part) > 1 and _short_or_same(short[0], part) for part in long[1:]):
            return True  # Mary Ann Lee, Ann Lee
    return all(_short_or_same(a, b) for a, b in zip(one, other))


def _short_or_same(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[0] == other[0]
    one, other = one.replace("'", ""), other.replace("'", "")
    known = other in _NICKNAMES.get(one, ()) or other in _TRANSLITERATED.get(one, ())
    return one == other or known or _misspelled(one, other)


def _misspelled(one: str, other: str) -> bool:
    """Whether two given names that are no usual ones differ in a letter: Dzhokhar, Dzhokar."""
    if min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    usual = one.capitalize() in given_names() and other.capitalize() in given_names()
    return not usual and fuzz.ratio(one, other) >= _MISSPELLED


def surname_group(name: PersonName) -> str:
    """What the surnames have in common that may be one: consonants, of a name taken over from another script.

    Parameters
    ----------
    name : PersonName

    Returns
    -------
    str

    Examples
    --------
    >>> names = [("Mohammed", "Morsi"), ("Mohamed", "Mursy"), ("Muammar", "Gaddafi"), ("Moammar", "al-Qadhafi")]
    >>> [surname_group(person_name(name)) for name in names]
    ['~mrs', '~mrs', '~kdf', '~kdf']
    >>> surname_group(person_name(("Mark", "Anderson")))
    'anderson'
    """
    if not name.given or name.given[0].replace("'", "") not in _TRANSLITERATED:
        return name.surname
    return consonants(name.surname) or name.surname


def consonants(surname: str) -> str:
    """Consonants of a surname of another script, behind a ``~``; empty where they tell too little."""
    plain = _SOUNDS.sub(lambda match: _SOUND[match[0]], surname.replace("'", ""))
    bare = single_letters(re.sub("[aeiouy]|(?<=.)h", "", plain))
    return f"~{bare}" if len(bare) > 1 else ""


def single_letters(word: str) -> str:
    """A word without the second of two same letters: Smollett as Smolet."""
    return _DOUBLED.sub(r"\1", word)


def same_surname(one: str, other: str) -> bool:
    """Whether two surnames with the same consonants are one in two spellings: Morsi and Mursi, not Hasan and Hussein.

    Examples
    --------
    >>> same_surname("soleimani", "suleimani"), same_surname("hasan", "hussein")
    (True, False)
    """
    return one == other or fuzz.ratio(one, other) >= _SPELLED_ALIKE


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two names can be one person's: nothing in them differs, though one may say more.

    Parameters
    ----------
    one, other : PersonName
        A name without given names agrees with every one of its surname.

    Returns
    -------
    bool

    Examples
    --------
    >>> trump = person_name(("Donald", "Trump"))
    >>> same_person(trump, person_name(("Donald", "J.", "Trump")))
    True
    >>> same_person(trump, person_name(("Donald", "Trump", "Jr.")))
    False
    """
    if one.surname != other.surname or (one.suffix and other.suffix and one.suffix != other.suffix):
        return False
    if any(len(a.given) < 2 for a, b in ((one, other), (other, one)) if a.suffix in _TELLING and not b.suffix):
        return False  # Donald Trump Jr., but not: Joseph R. Biden Jr.
    if not (one.given and other.given):
        return True
    # Mary Ann Lee, Ann Lee
    within = one.given[0] in other.given[1:] or other.given[0] in one.given[1:]
    return within or given_agree(one.given, other.given)


def names_agree(names: list[tuple[str, ...]], words: tuple[str, ...]) -> bool:
    """Whether a full name can be another form of one of those by which somebody has been called.

    Parameters
    ----------
    names : list of tuple of str
        Names of more than one word decide, where there are any.
    words : tuple of str

    Returns
    -------
    bool
    """
    full = [name for name in names if len(name) > 1]
    own = person_name(words)
    return any(same_person(person_name(name), own) for name in full or names)
