"""Subjects and complements around a cue, found by word lists alone.

A :class:`Reader` walks over the tokens of one document: left of a cue to its subject, right of it to the words that
it attributes. No tagger is needed, so it works in any text of English news; what it misses is a matter of syntax.
"""

from __future__ import annotations

from bisect import bisect_right

from framing.quotes.cues import CueLexicon
from framing.text import Document

__all__ = ["Reader"]

_FINITE = frozenset(
    """is are was were has have had do does did will would can could may might must should
    's 're 've 'll ’s ’re ’ve ’ll remains remained became becomes began took take takes made make makes
    came come comes went goes go got gets held holds
    left led fell rose kept knew met paid ran runs saw sent stood stands won lost fought needs need""".split()
)
_AUX = frozenset(
    "has have had also n't n’t not never do does did is are was were then later earlier still once".split()
)
_ADVERBS = frozenset("again even just now often soon too yesterday today tomorrow recently".split())
_BREAKS = frozenset(
    """, ; : ( ) [ ] — – -- … that because while when as if but whether after before since although though until unless
    where which than so what how why .""".split()
)
_PRONOUNS = frozenset("he she it they i we you".split())
_DATES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb sept oct nov dec week month year morning afternoon evening night""".split()
)
_BEFORE_DATES = frozenset("on in at late early last this next in since".split())
_STARTERS = frozenset("and but or so yet then however meanwhile".split())
_PREPOSITIONS = frozenset(
    "on in at to by during after before from with of through via for about over late early last this earlier".split()
)
_ENDING = frozenset("while although though whereas".split())
_MARKS = frozenset(["“", "”", '"', "''", "``", "«", "»", "‘", "’", "'"])


class Reader:
    """Tokens of a document with what the rules ask of them.

    Parameters
    ----------
    doc : Document
    cues : CueLexicon
    """

    def __init__(self, doc: Document, cues: CueLexicon) -> None:
        self.doc = doc
        self.cues = cues
        self.words = doc.tokens.words
        self.lower = [word.lower() for word in self.words]
        self.starts: list[int] = doc.tokens.start.tolist()
        self.ends: list[int] = doc.tokens.end.tolist()
        self.quotes = [q for q in doc.quotations if q.depth == 0]
        self._quote_starts = [q.start for q in self.quotes]

    def quotation(self, token: int) -> int | None:
        """Number of the outermost quotation that holds the token, its marks included."""
        nth = bisect_right(self._quote_starts, self.starts[token]) - 1
        if nth < 0 or self.starts[token] >= self.quotes[nth].end:
            return None
        return nth

    def token_at(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        nth = bisect_right(self.starts, offset - 1)
        return nth

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the tokens first … last - 1."""
        return self.starts[first], self.ends[last - 1]

    def finite(self, token: int) -> bool:
        """Whether the word may be the finite verb of a clause."""
        word = self.lower[token]
        return word in _FINITE or (word.endswith("ed") and len(word) > 4) or word in self.cues.verbs

    def subject(self, cue: int, first: int) -> tuple[int, int] | None:
        """Tokens of the noun phrase to the left of a cue, which is its subject."""
        lower = self.lower
        j = self._skip_adverbials(cue - 1, first)
        if j < first or self.quotation(j) is not None:
            return None
        if lower[j] == "who" and j > first:
            j -= 2 if lower[j - 1] == "," else 1
            return self._phrase(j, first) if j >= first else None
        if lower[j] == ",":  # an apposition: the phrase goes on before it
            opened = next((k for k in range(j - 1, first, -1) if lower[k] == ","), None)
            if opened is None or any(self.quotation(k) is not None for k in range(opened, j)):
                return None
            found = self._phrase(opened - 1, first)
            return (found[0], j) if found else None
        if lower[j] in _PRONOUNS:
            return (j, j + 1)
        return self._phrase(j, first)

    def _skip_adverbials(self, j: int, first: int) -> int:
        lower = self.lower
        while j > first:
            word = lower[j]
            if word in _AUX or word in _ADVERBS or (word.endswith("ly") and len(word) > 4):
                j -= 1
            elif word in _DATES or word.isdigit():
                k = j
                while k > first and (lower[k] in _DATES or lower[k].isdigit()):
                    k -= 1
                if lower[k] not in _BEFORE_DATES:
                    return j if word.isdigit() else k
                j = k - 1
            else:
                break
        return j

    def _phrase(self, last: int, first: int) -> tuple[int, int] | None:
        """Noun phrase that ends with the token `last`."""
        lower = self.lower
        k = last
        while k >= first and lower[k] not in _BREAKS and self.words[k] not in _MARKS and self.quotation(k) is None:
            if lower[k] in _FINITE and lower[k] not in ("'s", "’s"):
                break
            k -= 1
        start = k + 1
        while start <= last and (lower[start] in _STARTERS or lower[start] in ("'s", "’s")):
            start += 1
        for middle in range(start + 1, last):  # the ministry [in a statement] said
            if lower[middle] == "in" and lower[middle + 1] in ("a", "an"):
                last = middle - 1
                break
        if start > last or last - start > 25 or not any(self.words[i][0].isalnum() for i in range(start, last + 1)):
            return None
        if lower[start] in _PREPOSITIONS or (lower[last] in _PREPOSITIONS):
            return None
        return (start, last + 1)

    def after(self, token: int, last: int) -> int:
        """End of a noun phrase that begins with `token`."""
        k = token
        while (
            k < last and self.words[k] not in _MARKS and self.lower[k] not in (",", ";", ":", "—", "–", "--", "(", ".")
        ):
            if self.lower[k] in ("that", "who", "as", "when", "while", "after", "on"):
                break
            k += 1
        return k

    def complement(self, token: int, last: int) -> tuple[int, bool] | None:
        """Token at which the words after a cue begin that it attributes, and whether a colon or mark announces them."""
        lower = self.lower
        for k in range(token, min(token + 16, last)):
            if lower[k] == "that" and (k == token or lower[k - 1] != ","):
                return k, False
            if lower[k] == ":" and k + 1 < last:
                return k + 1, True
            if self.quotation(k) is not None and (k == token or lower[k - 1] == "," or k < token + 8):
                return k, True
            if lower[k] in (",", ";", "—", "--") and not (k + 1 < last and self.quotation(k + 1) is not None):
                break
            if k == token and not any(lower[k] in words for words in (_PREPOSITIONS, _ADVERBS, _DATES)):
                clause = any(self.finite(i) for i in range(token, last) if self.quotation(i) is None)
                if clause:
                    return token, False
        return None

    def clause_end(self, token: int, last: int) -> int:
        """End of the attributed clause that begins with `token`: the sentence's end, or a clause of the narrator."""
        lower = self.lower
        k = token
        while k < last:
            inside = self.quotation(k)
            if inside is not None:
                k = max(k + 1, self.token_at(self.quotes[inside].end))
                continue
            after = lower[k + 1] if k + 1 < last else ""
            if lower[k] == ";" or (lower[k] in ("but", "and") and self._shares_subject(k + 1, last)):
                break
            if lower[k] == "," and (
                after == "according"
                or after in _ENDING
                or (after.endswith("ing") and after in self.cues.verbs)
                or (
                    after == "in"
                    and lower[k + 2 : k + 4]
                    and lower[k + 2] in ("a", "an")
                    and "reference" in lower[k : k + 6]
                )
                or (after in ("and", "but") and self._shares_subject(k + 2, last))
                or (after in self.cues.verbs and after in ("said", "says"))
            ):
                break
            k += 1
        k = min(k, last)
        while k > token and lower[k - 1] in (".", ",", ";", "?", "!") and self.quotation(k - 1) is None:
            k -= 1
        return k

    def _shares_subject(self, token: int, last: int) -> bool:
        """Whether a cue follows at once that has no subject of its own (and said, but appeared to deny)."""
        lower = self.lower
        for k in range(token, min(token + 4, last)):
            if lower[k] in ("to", "appeared", "seemed"):
                continue
            if lower[k] in self.cues.verbs and not lower[k].endswith("ing"):
                seeming = k > token + 1 and lower[k - 1] == "to" and lower[k - 2] in ("appeared", "seemed")
                return (seeming or lower[k].endswith(("ed", "said", "told"))) and self.cues.verbs[lower[k]].speech
            if lower[k] not in _AUX and not lower[k].endswith("ly"):
                return False
        return False

    def addressee(self, start: int, last: int) -> int:
        """Token after the one who is told something."""
        lower, words = self.lower, self.words
        for k in range(start, min(start + 12, last)):
            if lower[k] in ("that", ":") or words[k] in _MARKS:
                return k
            if lower[k] in (",", ";"):
                break
        k = start
        if k < last and lower[k] in ("the", "a", "an", "his", "her", "their"):
            return min(k + 2, last)
        while k < last and words[k][:1].isupper():
            k += 1
        return k if k > start else min(start + 1, last)
