"""Persons of a registry found by any form of their full names: *Paul R. LePage* for *Paul LePage*.

Whose a surname is that stands alone, only the whole article tells: :mod:`framing.actors.detect.registered_persons`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.actors.words.closed_classes import HONORIFICS, NOT_NAMES, TITLES
from framing.actors.words.name_forms import (
    JUNIOR,
    PersonName,
    family_first,
    fold_surname,
    given_agree,
    given_parts,
    person_name,
)
from framing.actors.words.nouns import given_names
from framing.lexicons.words import words

__all__ = ["PersonNames"]

_PARTICLES = words("actors.extent.particles")
_NO_GIVEN = TITLES | HONORIFICS.keys() | NOT_NAMES
#: Words of a name before its surname, at most.
_MOST = 4


class PersonNames:
    """The persons of a registry by the forms of their names.

    Parameters
    ----------
    names : iterable of (str, str)
        Readable name and id of each person; a name of one word is left out, since it has one form.

    Attributes
    ----------
    names : dict of str to PersonName
        By id.

    Examples
    --------
    >>> persons = PersonNames([("Paul LePage", "LEPAGE")])
    >>> persons.find("Gov. Paul R. LePage met Mr. LePage and Rita LePage".split())
    [(1, 4, 'LEPAGE')]
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.names: dict[str, PersonName] = {}
        self._by_surname: dict[str, list[str]] = {}
        self._family_first: set[str] = set()
        for name, actor_id in names:
            spelled = tuple(name.split())
            if len(spelled) > 1:
                parts = self.names[actor_id] = person_name(spelled)
                self._by_surname.setdefault(parts.surname, []).append(actor_id)
                if family_first(spelled):
                    self._family_first.add(actor_id)

    def of_surname(self, surname: str) -> list[str]:
        """Ids of the persons of a surname, folded."""
        return self._by_surname.get(surname, [])

    def find(self, words: Sequence[str], begin: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
        """Names in full, with the middle names, initials, short forms and accents that the text gives them.

        Parameters
        ----------
        words : sequence of str
            Tokens of an article.
        begin, end : int, optional
            Look only between these tokens.

        Returns
        -------
        list of (first, last, actor_id)
            First token, token after the last, id of the person.
        """
        end = len(words) if end is None else end
        plain: list[tuple[int, int, str]] = []
        juniors: list[tuple[int, int, str]] = []
        for k in range(begin, end):
            word = words[k]
            if word.islower() or not word[0].isalpha():
                continue
            spellings = [(k, fold_surname(word))]
            if k > begin:
                spellings.append((k - 1, fold_surname(words[k - 1] + word)))  # Ocasio Cortez for Ocasio-Cortez
            for at, surname in spellings:
                for actor_id in self._by_surname.get(surname, ()):
                    found = self._extent(words, at, k + 1, begin, end, actor_id)
                    if found is not None:
                        first, last, suffix = found
                        held = juniors if suffix and not self.names[actor_id].suffix else plain
                        held.append((first, last, actor_id))
        named = {actor_id for *_, actor_id in plain}  # beside whom a Jr. is another one
        return plain + [match for match in juniors if match[2] not in named]

    def _extent(
        self, words: Sequence[str], at: int, stop: int, begin: int, end: int, actor_id: str
    ) -> tuple[int, int, str] | None:
        """First token, token after the last and suffix of the full name around a surname, if it is this person's."""
        name = self.names[actor_id]
        if actor_id in self._family_first:  # Kim Jong-un, Kim Jong Un
            last = next((k for k in (stop + 1, stop + 2) if given_parts(words[stop:k]) == name.given), 0)
            return (at, last, "") if last else None
        behind = [word.lower().rstrip(".") for word in words[stop : min(stop + 2, end)]]
        behind = behind[1:] if behind[:1] == [","] else behind
        suffix = behind[0] if behind and behind[0] in JUNIOR else ""
        last = stop + (suffix != "") + (suffix != "" and words[stop] == ",")
        suffix = suffix if suffix in ("jr", "sr") else ""
        if suffix and name.suffix not in ("", suffix):
            return None
        for k in range(at - 1, max(at - _MOST, begin) - 1, -1):
            if not (words[k][0].isupper() or words[k] in _PARTICLES):
                return None
            given = given_parts(words[k:at])
            formal = not suffix or name.suffix or len(given) > 1  # Joseph R. Biden Jr., but not: Donald Trump Jr.
            if formal and _says_enough(given, name.given) and not _name_goes_before(words, k, begin):
                return k, last, suffix
        return None


def _says_enough(given: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether given names agree with a person's; initials alone (J. K.) want as many names (Joanne Kathleen)."""
    initials = all(len(part) == 1 for part in own)
    return given != () and given_agree(given, own) and (len(given) >= len(own) or not initials)


def _name_goes_before(words: Sequence[str], k: int, begin: int) -> bool:
    """Whether a name begins before a token: *Mary* Ann Lee, *Robert* D. Lee."""
    before = words[k - 1] if k > begin else ""
    if not before[:1].isupper() or before.lower() in _NO_GIVEN:
        return False
    return before in given_names() or len(words[k].rstrip(".")) == 1
