"""Which names of outlets are one outlet's: *The Guardian (London)*, *Guardian* and *theguardian.com*.

Names enter, what each of them says of itself leaves; whether two are one is decided on that alone. What varies stands
in ``lexicons/words/outlets.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing.articles.field_names import host_of
from framing.shipped import shipped

__all__ = ["OutletName", "agree", "as_written", "read_name", "read_names"]

_BRACKETS = re.compile(r"^(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_DASH = re.compile(r"^(.+?)\s+[-–—|]\s+([^-–—|]+)$")
_BEHIND = re.compile(r"^(.+),\s*(\w+)$")
_GLUED = re.compile(r"^(The)(?=[A-Z])")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,8}", re.IGNORECASE)
_LEAST = 4  # letters of a word that stands whole in an abbreviated domain, and of what an article leaves of one


@dataclass(frozen=True)
class OutletName:
    """What a name of an outlet says of itself.

    Attributes
    ----------
    base : str
        Its letters without what may be left out; of a domain its label, article and all.
    words : tuple of str
        Of the base, in lower case.
    article : str or None
        *the*.
    place : tuple of str
        Country, and city: from brackets, or the country of a domain.
    suffix : str or None
        Of a domain.
    """

    base: str
    words: tuple[str, ...]
    article: str | None = None
    place: tuple[str, ...] = ()
    suffix: str | None = None

    @property
    def marks(self) -> int:
        """How much it says to tell it from others."""
        return (self.article is not None) + len(self.place) + (self.suffix is not None)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(shipped("lexicons/words/outlets.toml").read_text(encoding="utf-8"))


@cache
def _list(table: str, name: str) -> frozenset[str]:
    return frozenset(_words()[table][name])


@cache
def _places() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for country, names in _words()["countries"].items():
        found |= {as_written(name): (country,) for name in names}
    for country, names in _words()["cities"].items():
        found |= {as_written(name): (country, as_written(name)) for name in names}
    return found


def as_written(name: str) -> str:
    """A name without case, accents and marks; its words stay apart.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> as_written(" El  País"), as_written("U.S. News & World Report"), as_written("https://www.nytimes.com")
    ('el pais', 'us news and world report', 'nytimes.com')
    """
    letters = unicodedata.normalize("NFKD", (host_of(name.strip()) or name).casefold().strip())
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    if _HOST.fullmatch(plain):
        return plain.removeprefix("www.")
    plain = re.sub(r"['’.]", "", plain.replace("&", " and "))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split()) or " ".join(plain.split())  # a name without letters


def read_name(name: str) -> OutletName:
    """Take a name apart.

    Parameters
    ----------
    name : str

    Returns
    -------
    OutletName

    Examples
    --------
    >>> read_name("The Guardian (London)")
    OutletName(base='guardian', words=('guardian',), article='the', place=('gb', 'london'), suffix=None)
    >>> read_name("www.guardian.co.uk")
    OutletName(base='guardian', words=('guardian',), article=None, place=('gb',), suffix='co.uk')
    >>> read_name("Fox News (Online)").base, read_name("BBC Persian").base, read_name("The Telegraph - UK").place
    ('foxnews', 'bbcpersian', ('gb',))
    """
    host = host_of(name.strip()) or (name.strip().lower() if _HOST.fullmatch(name.strip()) else None)
    if host is not None:
        return _site(host)
    rest = name.strip()
    place: tuple[str, ...] = ()
    for form in (_BRACKETS, _DASH):
        found = form.match(rest)
        inside = as_written(found[2]) if found else ""
        if found and (inside in _list("names", "editions") or inside in _places()):
            rest, place = found[1], _places().get(inside, place)
    behind = _BEHIND.match(rest)
    if behind and as_written(behind[2]) in _list("names", "articles"):
        rest = f"{behind[2]} {behind[1]}"
    words = as_written(_GLUED.sub(r"\1 ", rest)).split()
    for tail in _list("names", "trailing"):
        last = tail.split()
        if len(words) > len(last) and words[-len(last) :] == last:
            words = words[: -len(last)]
            break
    article = words.pop(0) if len(words) > 1 and words[0] in _list("names", "articles") else None
    return OutletName("".join(words) or as_written(name), tuple(words), article, place)


def _site(host: str) -> OutletName:
    labels = host.split(".")
    suffix = [labels.pop()]
    if len(labels) > 1 and len(suffix[0]) == 2 and labels[-1] in _list("domains", "second"):
        suffix.insert(0, labels.pop())
    country = {"uk": "gb"}.get(suffix[-1], suffix[-1])
    place: tuple[str, ...] = () if suffix[-1] in _list("domains", "general") or len(country) != 2 else (country,)
    while len(labels) > 1 and labels[0] in _list("domains", "before"):
        labels.pop(0)
    if len(labels) > 1 and labels[0] in _places() and len(_places()[labels[0]]) == 1:  # uk.reuters.com
        place = _places()[labels.pop(0)]
    label = ".".join(labels).replace("-", "")
    return OutletName(label, (label,), None, place, ".".join(suffix))


def read_names(names: Iterable[str]) -> dict[str, OutletName]:
    """Take names apart; a domain is the name that it stands for, if just one of the others can be meant.

    Parameters
    ----------
    names : iterable of str

    Returns
    -------
    dict of str to OutletName

    Examples
    --------
    >>> found = read_names(["The Guardian", "The New York Times", "theguardian.com", "nytimes.com", "ft.com"])
    >>> [found[site].base for site in ("theguardian.com", "nytimes.com", "ft.com")]
    ['guardian', 'newyorktimes', 'ft']
    """
    read = {name: read_name(name) for name in names}
    articles_of: dict[str, set[str | None]] = {}  # of the names that are none of a domain, by their base
    words_of: dict[str, dict[str, tuple[str, ...]]] = {}  # the same by their first letter
    for name in read.values():
        if name.suffix is None:
            articles_of.setdefault(name.base, set()).add(name.article)
            words_of.setdefault(name.base[:1], {})[name.base] = name.words
    sites = {name.base for name in read.values() if name.suffix is not None}
    return {
        spelling: name
        if name.suffix is None or name.base in articles_of
        else _named(name, articles_of, words_of, sites)
        for spelling, name in read.items()
    }


def _named(
    site: OutletName,
    articles_of: Mapping[str, Collection[str | None]],
    words_of: Mapping[str, Mapping[str, tuple[str, ...]]],
    sites: Collection[str],
) -> OutletName:
    for article in sorted(_list("names", "articles"), key=len, reverse=True):
        left = site.base.removeprefix(article)
        # La Times is not The Times; of sites alone, only "the" is left out.
        there = articles_of.get(left, ("the",) if left in sites else ())
        if left != site.base and len(left) >= _LEAST and (article in there or None in there):
            return OutletName(left, (left,), article, site.place, site.suffix)
    near = words_of.get(site.base[:1], {})
    meant = {base: words for base, words in near.items() if _abbreviates(site.base, words)}
    if len(meant) == 1:
        [(base, words)] = meant.items()
        return OutletName(base, words, None, site.place, site.suffix)
    return site


def _abbreviates(label: str, words: tuple[str, ...]) -> bool:
    """Whether a label is made of the words, each whole or by its first letter, and ends with the last one whole."""
    if not 1 < len(words) <= len(label) or len(words[-1]) < _LEAST or not label.endswith(words[-1]):
        return False
    ends = {0}  # how far the words before can reach
    for word in words[:-1]:
        ends = {end + len(part) for end in ends for part in (word, word[0]) if label.startswith(part, end)}
    return len(label) - len(words[-1]) in ends


def agree(one: OutletName, other: OutletName) -> bool:
    """Whether nothing that two names of one base say keeps them apart.

    Parameters
    ----------
    one, other : OutletName

    Returns
    -------
    bool

    Examples
    --------
    >>> agree(read_name("The Guardian"), read_name("Guardian (London)"))
    True
    >>> agree(read_name("The Times (London)"), read_name("The Times (Malta)"))
    False
    >>> agree(read_name("The Times"), read_name("The Times (London)"))  # of which there are several
    False
    >>> agree(read_name("Die Presse"), read_name("La Presse"))
    False
    >>> agree(read_name("huffingtonpost.com"), read_name("huffingtonpost.ca"))
    False
    """
    if None not in (one.article, other.article) and one.article != other.article:
        return False
    length = min(len(one.place), len(other.place))
    if one.place[:length] != other.place[:length]:
        return False
    if one.base in _list("names", "several_papers") and (not one.place) != (not other.place):
        return False
    sites = None not in (one.suffix, other.suffix)
    return not (sites and one.article == other.article and one.suffix != other.suffix)
