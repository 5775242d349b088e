"""Attributions by rule: what needs no trained model.

Every cue word outside quotation marks is tried as the head of one of the patterns of news English: subject, cue and
clause; clause, subject and cue; ``according to``; a participle that shares its subject; a noun under a light verb; a
passive without a source. Quotations that the content touches are taken whole, over paragraphs too.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.quotes.attribution import Attribution
from framing.quotes.clauses import FINITE, MARKS, Reader
from framing.quotes.cues import Cue, CueLexicon, cue_lexicon
from framing.text import Document

__all__ = ["find_attributions"]

_CONFIDENCE = 0.5
_REACH = 500  # tokens on either side of a cue; a text without full stops is one sentence
_LIGHT = frozenset(
    "issue issued issues issuing make made makes give gave gives given release released voice voiced".split()
)
_BE = frozenset("is are was were been be".split())
_SAYING = frozenset("say add write tell state report claim note explain insist argue warn reply tweet".split())
_ADDRESSING = frozenset("tell inform assure remind brief warn ask".split())
_INVERTING = frozenset("said says added wrote explained noted tweeted asked writes adds notes argued continued".split())


def find_attributions(doc: Document, cues: CueLexicon | None = None) -> list[Attribution]:
    """Find who said what by rules.

    Parameters
    ----------
    doc : Document
    cues : CueLexicon, optional
        The shipped list when left out.

    Returns
    -------
    list of Attribution
        By the place of their cue.

    Examples
    --------
    >>> text = "The minister told CNN that the talks had failed."
    >>> found = find_attributions(Document(text))[0]
    >>> [text[slice(*spans[0])] for spans in (found.source, found.cue, found.content)]
    ['The minister', 'told', 'that the talks had failed']
    """
    return _Rules(doc, cue_lexicon() if cues is None else cues).run()


class _Rules:
    def __init__(self, doc: Document, cues: CueLexicon) -> None:
        self.doc = doc
        self.read = Reader(doc, cues)
        self.cues = cues
        self.found: list[Attribution] = []
        self.source: tuple[int, int] | None = None  # of the last attribution in the sentence, in tokens

    def run(self) -> list[Attribution]:
        for first, last in self._sentences():
            self.source = None
            i = first
            while i < last:
                if self.read.quotation(i) is None:
                    self._at(i, max(first, i - _REACH), min(last, i + _REACH))
                i += 1
        return self.found

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """Token ranges of the sentences; what one quotation spans counts as one sentence."""
        pending = -1
        spans = self.doc.sentences
        for nth, (start, end) in enumerate(spans):
            first, last = self.read.token_at(start), self.read.token_at(end)
            if first >= last:
                continue
            first = pending if pending >= 0 else first
            pending = -1
            inside = self.read.quotation(last - 1)
            following = spans[nth + 1][0] if nth + 1 < len(spans) else -1
            if inside is not None and following < self.read.quotes[inside].end and following > 0:
                pending = first
                continue
            yield first, last

    def _at(self, i: int, first: int, last: int) -> None:
        lower = self.read.lower
        word = lower[i]
        if word == "according" and i + 1 < last and lower[i + 1] == "to":
            self._according(i, first, last)
        elif (
            word in self.cues.verbs and (self.read.words[i] == word or i == first) and not self._is_noun(i, first, last)
        ):
            self._verb(i, self.cues.verbs[word], first, last)
        elif word in _LIGHT and i + 1 < last:
            self._noun(i, first, last)

    def _is_noun(self, i: int, first: int, last: int) -> bool:
        """A base form that no plural, pronoun or auxiliary precedes: state media."""
        lower = self.read.lower
        cue = self.cues.verbs[lower[i]]
        if lower[i] == cue.lemma and lower[i] not in ("read", "cast"):
            before = lower[i - 1] if i > first else ""
            subject = before in ("they", "we", "i", "you", "who", "also") or before in FINITE or before.endswith("s")
            return not (subject or before == "to") or before in ("'s", "’s", "the")
        return False

    def _verb(self, i: int, cue: Cue, first: int, last: int) -> None:
        read, lower = self.read, self.read.lower
        before = lower[i - 1] if i > first else ""
        if cue.takes == "clause" and before in _BE and lower[i].endswith(("ed", "said", "thought")):
            return self._passive(i, first, last)
        if lower[i].endswith("ing"):
            if before == "," and cue.speech:
                source = self.source or self._opening_subject(first, i)
                self._complement(i, cue, source, last)
            return None
        if (
            cue.takes != "clause"
            or (before == "to" and not self._raised(i))
            or before in ("the", "a", "an", "to", "of")
        ):
            if before == "to" and self._raised(i) and self.source:
                self._complement(i, cue, self.source, last)
            return None
        source = read.subject(i, first)
        if source is None and before in ("and", "but") and self.source:
            source = self.source
        if source is None:
            if lower[i] in _INVERTING and i > first:
                self._inverted(i, first, last)
            return None
        if i + 1 < last and lower[i + 1] == "," and self._preceding(i, i + 1, source, first, last):
            return None
        if self._complement(i, cue, source, last):
            return None
        if cue.lemma in _SAYING or cue.speech:
            self._preceding(i, i + 1, source, first, last)
        return None

    def _raised(self, i: int) -> bool:
        """Appeared to deny, seems to suggest: the subject stands further left."""
        return i >= 2 and self.read.lower[i - 2] in ("appeared", "appears", "seemed", "seems")

    def _opening_subject(self, first: int, before: int) -> tuple[int, int] | None:
        """Noun phrase with which the sentence begins."""
        verb = next((k for k in range(first + 1, before) if self.read.finite(k)), None)
        return self.read.subject(verb, first) if verb is not None else None

    def _complement(self, i: int, cue: Cue, source: tuple[int, int] | None, last: int) -> bool:
        """Content to the right of the cue."""
        read = self.read
        start = i + 1
        if cue.lemma in _ADDRESSING:
            start = self._addressee(start, last)
        found = read.complement(start, last)
        if found is None:
            return False
        token, announced = found
        if (
            not announced
            and read.lower[token] != "that"
            and not (cue.speech or read.lower[token] in ("he", "she", "they"))
        ):
            return False
        end = read.clause_end(token, last)
        inside = read.quotation(token)
        if announced and inside is not None:
            whole = read.token_at(read.quotes[inside].end)
            if whole >= last or self._closed_by_stop(inside):
                end = max(token + 1, min(whole, last)) if whole <= last else last
        if end <= token:
            return False
        cue_first = i - 2 if read.lower[i - 1] == "to" and self._raised(i) else i
        self._add(source, (cue_first, i + 1), (token, end), last)
        return True

    def _addressee(self, start: int, last: int) -> int:
        lower, words = self.read.lower, self.read.words
        for k in range(start, min(start + 12, last)):
            if lower[k] in ("that", ":") or words[k] in MARKS:
                return k
            if lower[k] in (",", ";"):
                break
        k = start
        if k < last and lower[k] in ("the", "a", "an", "his", "her", "their"):
            return min(k + 2, last)
        while k < last and words[k][:1].isupper():
            k += 1
        return k if k > start else min(start + 1, last)

    def _closed_by_stop(self, nth: int) -> bool:
        quote = self.read.quotes[nth]
        return self.doc.text[quote.pieces[-1][0] : quote.pieces[-1][1]].rstrip()[-1:] in tuple(".!?,")

    def _preceding(self, i: int, cue_end: int, source: tuple[int, int], first: int, last: int) -> bool:
        """Content to the left: ‘…, the ministry said’."""
        read, lower = self.read, self.read.lower
        end = min(source[0], i)
        if end <= first:
            return False
        closes = read.quotation(end - 1) is not None
        if lower[end - 1] != "," and not closes:
            return False
        following = lower[cue_end] if cue_end < last else "."
        if not (closes or following in (".", ",", ";") or self._adverbial(cue_end, last)):
            return False
        begin = first
        while begin < end and lower[begin] in ("but", "and", ","):
            begin += 1
        stop = end - 1 if lower[end - 1] == "," and not closes else end
        if stop - begin < 2 and not closes:
            return False
        return self._add(source, (i, cue_end), (begin, stop), last)

    def _adverbial(self, token: int, last: int) -> bool:
        lower = self.read.lower
        return (
            lower[token] in ("on", "in", "at", "during", "to", "after", "of", "late", "early")
            or lower[token][-3:] == "day"
            or (not any(lower[k] in FINITE for k in range(token, last)))
        )

    def _inverted(self, i: int, first: int, last: int) -> None:
        """‘…’, said the minister."""
        read = self.read
        if read.lower[i - 1] != "," and read.quotation(i - 1) is None:
            return
        end = read.after(i + 1, last)
        if (
            end < last
            and read.lower[end] == ","
            and end + 1 < last
            and read.lower[end + 1] in ("a", "an", "the", "who")
        ):
            end = read.after(end + 1, last)
        if end == i + 1:
            return
        closes = read.quotation(i - 1) is not None
        if self._add((i + 1, end), (i, i + 1), (first, i if closes else i - 1), last, resume=end):
            self.source = (i + 1, end)

    def _according(self, i: int, first: int, last: int) -> None:
        read = self.read
        end = read.after(i + 2, last)
        if end == i + 2:
            return
        if i - first > 2:
            stop = i - 1 if read.lower[i - 1] == "," else i
            self._add((i + 2, end), (i, i + 2), (first, stop), last)
        elif end + 1 < last and read.lower[end] == ",":
            self._add((i + 2, end), (i, i + 2), (end + 1, read.clause_end(end + 1, last)), last)

    def _noun(self, i: int, first: int, last: int) -> None:
        """Issued a fresh warning about, made the claim that."""
        read, lower = self.read, self.read.lower
        for k in range(i + 1, min(i + 5, last - 1)):
            if lower[k] in self.cues.nouns and self.cues.nouns[lower[k]].speech:
                source = read.subject(i, first)
                if source and lower[k + 1] in ("about", "that", "of", "against", "over", "on"):
                    begin = k + 1 if lower[k + 1] == "that" else k + 2
                    self._add(source, (i, begin), (begin, read.clause_end(begin, last)), last)
                return
            if lower[k] in (",", ".", ";", "that"):
                return

    def _passive(self, i: int, first: int, last: int) -> None:
        """It is believed that …; hundreds are reported to have …"""
        read, lower = self.read, self.read.lower
        if i + 1 >= last or i - 2 < first:
            return
        if lower[i - 2] == "it" and lower[i + 1] == "that":
            self._add(None, (i - 1, i + 1), (i + 1, read.clause_end(i + 1, last)), last)
        elif lower[i + 1] == "to":
            begin = i - 1
            while begin > first and lower[begin - 1] not in (",", ";", ":") and read.quotation(begin - 1) is None:
                begin -= 1
            if begin < i - 1:
                end = next((k for k in range(i + 1, last) if lower[k] in (",", ";", ".")), last)
                self._add(None, (i - 1, i + 1), (begin, end), last, hole=(i - 1, i + 1))

    def _add(
        self,
        source: tuple[int, int] | None,
        cue: tuple[int, int],
        content: tuple[int, int],
        last: int,
        hole: tuple[int, int] | None = None,
        resume: int | None = None,
    ) -> bool:
        """Keep one attribution, with the whole of the quotations that its content touches."""
        read = self.read
        if content[0] >= content[1]:
            return False
        runs = [content] if hole is None else [(content[0], hole[0]), (hole[1], content[1])]
        pieces = [read.span(*run) for run in runs if run[0] < run[1]]
        for token in {content[0], content[1] - 1}:
            nth = read.quotation(token)
            if nth is not None:
                pieces += _pieces(read, nth)
        after = max(cue[1], source[1] if source else 0) if resume is None else resume
        if content[0] < cue[0]:  # the quotation goes on after its cue
            while after < len(read.words) and read.lower[after] in (",", "."):
                after += 1
            nth = read.quotation(after) if after < len(read.words) else None
            if (
                nth is not None
                and read.quotes[nth].start == read.starts[after]
                and read.quotation(content[1] - 1) is not None
            ):
                pieces += _pieces(read, nth)
        who = (read.span(*source),) if source else ()
        self.found.append(Attribution(who, (read.span(*cue),), tuple(sorted(pieces)), _CONFIDENCE))
        self.source = source or self.source
        return True


def _pieces(read: Reader, nth: int) -> list[tuple[int, int]]:
    """Pieces of a quotation with its marks."""
    quote = read.quotes[nth]
    out = list(quote.pieces)
    for start, end in quote.marks:
        out.append((start, end))
    return out
