"""Speakers whom another quotes: *the agency quoted a senator as saying that …* are the senator's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.clauses import Reader
from framing.quotes.cues import cue_lexicon
from framing.text import Document

__all__ = ["unnest"]

_QUOTING = re.compile(r"\bquot(?:ed|es|ing)\b")
_PASSIVE = frozenset("is are was were been be being".split())
_CONFIDENCE = 0.7
_MOST = 25  # tokens of the speaker's name and office
_REACH = 200


def unnest(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give what *X quoted Y as saying* attributes to Y; :func:`find_relays` then makes X the relay.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
        Those whose cue is the quoting or the saying are replaced.

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "The agency quoted Ann Lee, a senator, as saying that it was over."
    >>> new = unnest(Document(text), [])[0]
    >>> [text[slice(*spans[0])] for spans in (new.source, new.cue, new.content)]
    ['Ann Lee, a senator', 'as saying', 'that it was over']
    """
    if not _QUOTING.search(doc.text):
        return list(found)
    by_cue = sorted((start, nth) for nth, item in enumerate(found) for start, _ in item.cue)
    replaced: set[int] = set()
    new: list[Attribution] = []
    read = Reader(doc, cue_lexicon())
    for match in _QUOTING.finditer(doc.text):
        i = read.token_at(match.start())
        if i >= len(read.words) or read.starts[i] != match.start() or i == 0 or read.quotation(i) is not None:
            continue
        if read.lower[i - 1] in _PASSIVE:
            continue
        verb = _saying(doc, read, i)
        if verb is None:
            continue
        low, high = bisect_left(by_cue, (match.start(), -1)), bisect_left(by_cue, (read.ends[verb[1]], -1))
        among = [nth for _, nth in by_cue[low:high]]
        made = _nested(read, i, *verb, [found[nth].content for nth in among])
        if made is not None:
            replaced.update(among)
            new.append(made)
    return [item for nth, item in enumerate(found) if nth not in replaced] + new


def _saying(doc: Document, read: Reader, i: int) -> tuple[int, int, int] | None:
    """First token of the saying after the quoting, its participle, and the end of the sentence."""
    lower = read.lower
    sentence = doc.token_sentence
    last = i + 1
    while last < len(lower) and last - i < _REACH and sentence[last] == sentence[i]:
        last += 1
    say = next((k for k in range(i + 1, min(last, i + _MOST)) if _is_saying(read, k)), None)
    if say is None or lower[say - 1] == "as":
        return None if say is None else (say - 1, say, last)
    if lower[say - 1] == "," and lower[i + 1 : say].count(",") == 1:
        return None  # he quoted Lincoln, saying …: his own words
    return say, say, last


def _nested(
    read: Reader, i: int, cue: int, say: int, last: int, known: Sequence[tuple[tuple[int, int], ...]]
) -> Attribution | None:
    end = cue
    while end > i + 1 and read.lower[end - 1] == ",":
        end -= 1
    if end == i + 1 or any(read.quotation(k) is not None for k in range(i + 1, end)):
        return None
    after = [content for content in known if content[0][0] >= read.ends[say]]
    content = after[0] if after else _content(read, say, last)
    if not content:
        return None
    return Attribution((read.span(i + 1, end),), (read.span(cue, say + 1),), content, _CONFIDENCE)


def _is_saying(read: Reader, k: int) -> bool:
    cue = read.cues.verbs.get(read.lower[k])
    return cue is not None and cue.speech and read.lower[k].endswith("ing") and read.quotation(k) is None


def _content(read: Reader, say: int, last: int) -> tuple[tuple[int, int], ...]:
    """What follows the saying: a clause, a quotation or the object that it judges."""
    begin, announced = read.complement(say + 1, last) or (say + 1, False)
    end = read.clause_end(begin, last)
    inside = read.quotation(begin) if announced and begin < last else None
    if inside is not None:
        end = max(end, min(read.token_at(read.quotes[inside].end), last))
    return (read.span(begin, end),) if begin < end else ()
