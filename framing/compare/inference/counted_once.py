"""Which articles repeat another one, and which print one text: what a comparison counts once, and what is one unit.

The articles with `duplicate_of` enter; the tables without what an outlet prints twice leave, and the texts that several
outlets print, which are units of inference together.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd

from framing.articles.published_days import published_days
from framing.compare.inference.require_columns import labels
from framing.compare.inference.support import counted
from framing.entrance import bind

__all__ = ["COPIES", "UNKNOWN", "Texts", "checked_copies", "counts_once", "find_texts", "texts_of_copies", "told_of"]

P = ParamSpec("P")
R = TypeVar("R")

#: How copies can count.
COPIES = ("once", "all")
#: What a method says where nobody can know.
UNKNOWN = "Whether articles repeat one another is not known without articles=: all are counted."


@dataclass(frozen=True, eq=False)
class Texts:
    """What is known of copies among the articles of a comparison.

    Attributes
    ----------
    repeats : frozenset
        The article_ids that repeat another article of the same outlet, which are not counted.
    text_of : dict of str to str
        Of the others, article_id to the name of its text, where several articles print it.
    between : tuple of str
        What keeps two articles of one text apart, such as the outlet.
    """

    repeats: frozenset[Any] = frozenset()
    text_of: Mapping[str, str] = field(default_factory=dict)
    between: tuple[str, ...] = ()

    def told(self, tested: bool = True) -> str:
        """Both in words, for the method of a table; empty where there is nothing to say.

        Parameters
        ----------
        tested : bool
            Whether the table has intervals or tests.

        Returns
        -------
        str
        """
        return told_of(len(self.repeats), len(set(self.text_of.values())) if tested else 0, self.between)

    def of(self, article_ids: Iterable[Any]) -> list[str | None] | None:
        """The text of each article that prints one with another of them; None where none does.

        Parameters
        ----------
        article_ids : iterable

        Returns
        -------
        list of str or None, or None
        """
        if not self.text_of:
            return None
        texts = [self.text_of.get(name or "") for name in labels(article_ids)]
        known = [text for text in texts if text is not None]
        return texts if len(set(known)) < len(known) else None


def checked_copies(copies: Any) -> None:
    """Stop where the option is neither of its values.

    Parameters
    ----------
    copies : str or Texts

    Raises
    ------
    ValueError

    Examples
    --------
    >>> checked_copies("twice")
    Traceback (most recent call last):
    ...
    ValueError: copies is 'twice'; it is 'once' (a text of an outlet counts once) or 'all'
    """
    if not isinstance(copies, Texts) and (not isinstance(copies, str) or copies not in COPIES):
        raise ValueError(f"copies is {copies!r}; it is 'once' (a text of an outlet counts once) or 'all'")


def texts_of_copies(articles: pd.DataFrame) -> dict[str, str]:
    """The text of each article that has copies, named by one of them.

    A copy of a copy is one of the first, whichever way the table says it; articles whose original is not in the table
    are copies of one another all the same.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    dict of str to str
        Only articles whose text another one of the table has, too.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": list("abcde"), "duplicate_of": [None, "a", "b", "z", "z"]})
    >>> texts_of_copies(articles)
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd', 'e': 'd'}
    """
    if "duplicate_of" not in articles or "article_id" not in articles or articles["duplicate_of"].isna().all():
        return {}
    leads: dict[str, str] = {}

    def end(name: str) -> str:
        while (further := leads.get(name, name)) != name:
            leads[name] = name = leads.get(further, further)
        return name

    ids = [str(name) for name in labels(articles["article_id"])]
    for name, other in zip(ids, labels(articles["duplicate_of"])):
        if other is not None and end(name) != end(other):
            leads[end(name)] = end(other)
    members: dict[str, list[str]] = {}
    for name in ids:
        members.setdefault(end(name), []).append(name)
    return {name: one[0] for one in members.values() if len(one) > 1 for name in one}


def find_texts(articles: pd.DataFrame, by: Any = None) -> Texts:
    """Articles that repeat another one of the same outlet (and group), and texts that several of the others print.

    Of the articles of an outlet that print one text, the original counts, or else the earliest, or else the first by
    its id. No group loses a text because another one has it.

    Parameters
    ----------
    articles : pandas.DataFrame
        Those without an outlet are of one outlet.
    by : str, optional
        Column of the groups.

    Returns
    -------
    Texts

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": list("abc"), "outlet": ["Post", "Post", "Sun"]})
    >>> articles["duplicate_of"] = [None, "a", "a"]
    >>> found = find_texts(articles, "outlet")
    >>> sorted(found.repeats), dict(found.text_of)
    (['b'], {'a': 'a', 'c': 'a'})
    >>> found.told(tested=False)
    "1 article that repeats another one of its outlet is left out, so that each text counts once (copies='all' counts \
all)."
    """
    text_of = texts_of_copies(articles)
    if not text_of:
        return Texts()
    ids = [str(name) for name in labels(articles["article_id"])]
    rows = np.flatnonzero([name in text_of for name in ids])
    part = articles.iloc[rows]
    asked = (name for name in dict.fromkeys(["outlet", by]) if isinstance(name, str) and name in articles)
    between = tuple(name for name in asked if articles[name].notna().any())
    kept_apart = list(zip(*(labels(part[name]) for name in between))) if between else [()] * len(part)
    days = np.nan_to_num(published_days(part), nan=np.inf)
    copied = part["duplicate_of"].notna().tolist()
    order = sorted(range(len(rows)), key=lambda place: (copied[place], days[place], ids[rows[place]]))
    first: dict[Any, int] = {}
    for place in order:
        first.setdefault((text_of[ids[rows[place]]], kept_apart[place]), place)
    counting = sorted(first.values())
    repeats = frozenset(np.delete(part["article_id"].to_numpy(dtype=object), counting))
    printed = Counter(text_of[ids[rows[place]]] for place in counting)
    left = {ids[rows[place]]: text_of[ids[rows[place]]] for place in counting}
    shared = {name: text for name, text in left.items() if printed[text] > 1}
    return Texts(repeats, shared, between)


def told_of(repeats: int, shared: int, between: Sequence[str]) -> str:
    """Copies in words, for the method of a table.

    Parameters
    ----------
    repeats, shared : int
        Articles that are left out, and texts that several of the others print.
    between : sequence of str
        What keeps two articles of one text apart.

    Returns
    -------
    str

    Examples
    --------
    >>> told_of(2, 0, ["outlet"])
    "2 articles that repeat another one of their outlet are left out, so that each text counts once (copies='all' \
counts all)."
    """
    told = []
    if repeats:
        one = repeats == 1
        where = f" of {'its' if one else 'their'} {' and '.join(between)}" if between else ""
        again = (
            f"{counted(repeats, 'article')} that repeat{'s' * one} another one{where} {'is' if one else 'are'} left out"
        )
        told += [f"{again}, so that each text counts once (copies='all' counts all)."]
    if shared:
        each = (
            "counts in each; in intervals and tests it is one unit"
            if shared == 1
            else ("count in each; in intervals and tests each is one unit")
        )
        told += [f"{counted(shared, 'text')} that several of the others print {each} on either side."]
    return " ".join(told)


def counts_once(verb: Callable[P, R]) -> Callable[P, R]:
    """Let a verb count each text of an outlet once, unless it is asked to count all: a decorator.

    Parameters
    ----------
    verb : callable
        With `articles` and `copies`, and `by` if it forms groups, which is one column then. In the place of
        ``copies="once"`` it is given the :class:`Texts`, and its tables without the articles that repeat another one.

    Returns
    -------
    callable
        Its result says in ``.method`` what was left out, and that nothing is known where there are no articles.
    """

    @functools.wraps(verb)
    def door(*args: P.args, **kwargs: P.kwargs) -> R:
        bound = bind(verb, args, kwargs)
        bound.apply_defaults()
        given = bound.arguments
        checked_copies(given["copies"])
        if given["copies"] != "once":  # all, or a door before this one has looked
            return verb(*args, **kwargs)
        articles = given["articles"]
        texts = Texts() if articles is None else find_texts(articles, given.get("by"))
        given["copies"] = texts
        for name, table in given.items():
            if texts.repeats and isinstance(table, pd.DataFrame) and "article_id" in table:
                given[name] = table[~table["article_id"].isin(list(texts.repeats))]
        found = verb(*bound.args, **bound.kwargs)
        tested = "permutations" in given and given.get("by", "") is not None  # without groups there is no test
        told = UNKNOWN if articles is None else texts.told(tested)
        if told:
            found.method = f"{found.method} {told}"  # type: ignore[attr-defined]
        return found

    return door
