"""What a coder marked in one article: the form in which all coding tools meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from framing.tables import surface

__all__ = ["Attribute", "Coding", "Link", "Marked", "Marking", "Remark", "fix_most_offsets", "fix_offsets"]


@dataclass
class Marking:
    """Marked words.

    Attributes
    ----------
    key : str
        Name inside the article (``T1``).
    label : str
    pieces : list of (start, end)
    """

    key: str
    label: str
    pieces: list[tuple[int, int]]


@dataclass(frozen=True)
class Marked:
    """A marking as a tool wrote it.

    Attributes
    ----------
    pieces : sequence of (start, end)
    words : str
        What the tool says stands there; white space may differ.
    where : str
        For the message.
    sure : bool
        Whether the tool says so of the words. Not where it may as well be a title that somebody gave: such words help
        to find the count, and refute none.
    """

    pieces: Sequence[tuple[int, int]]
    words: str
    where: str
    sure: bool = True


@dataclass
class Link:
    """A relation between two markings, or an event that ties a trigger to its arguments.

    Attributes
    ----------
    key : str
        ``R1``, ``E1``, or ``*`` for an equivalence.
    label : str
    args : list of (role, key)
        Of an event, the trigger comes first.
    event : bool
    """

    key: str
    label: str
    args: list[tuple[str, str]]
    event: bool = False


@dataclass
class Attribute:
    """A property of a marking or link; without a value it is a flag."""

    key: str
    name: str
    target: str
    value: str | None = None


@dataclass
class Remark:
    """Free text about a marking or link; `kind` says of which sort."""

    key: str
    kind: str
    target: str
    text: str


@dataclass
class Coding:
    """All that one coder marked in one article.

    Attributes
    ----------
    article_id, text, coder : str
    markings, links, attributes, remarks : list
    order : list of str
        Keys in the order of the file that they were read from; what it does not name is written after them.

    Examples
    --------
    >>> coding = Coding("a", "He won.", markings=[Marking("T1", "triumph", [(3, 6)])])
    >>> coding.words(coding.markings[0])
    'won'
    """

    article_id: str
    text: str
    coder: str = ""
    markings: list[Marking] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    order: list[str] = field(default_factory=list, compare=False)

    def words(self, marking: Marking) -> str:
        """Words of a marking, its pieces joined."""
        return surface(self.text, marking.pieces)

    def check(self) -> None:
        """Raise when a marking lies outside the text, a reference leads nowhere, or a label is no text.

        Two markings of one key are refused, too: nothing that points to them says which is meant.

        Raises
        ------
        ValueError
            Names the article, the marking and what is wrong.
        """
        other = next((one for one in self._texts() if not isinstance(one, str)), "")
        if not isinstance(other, str):
            raise ValueError(f"{self.article_id}: a label, name or value is {other!r}, which is no text")
        keys = {marking.key for marking in self.markings} | {link.key for link in self.links}
        if len({marking.key for marking in self.markings}) < len(self.markings):
            key = Counter(marking.key for marking in self.markings).most_common(1)[0][0]
            raise ValueError(f"{self.article_id}: more than one marking is called {key!r}")
        for marking in self.markings:
            for start, end in marking.pieces:
                if not (isinstance(start, int) and isinstance(end, int)):
                    raise ValueError(f"{self.article_id}: {marking.key} spans {start!r}-{end!r}, which are no numbers")
                if not 0 <= start < end <= len(self.text):
                    raise ValueError(
                        f"{self.article_id}: {marking.key} ({marking.label}) spans {start}-{end}, "
                        f"and the text has {len(self.text)} characters"
                    )
        pointers = [(link.key, key) for link in self.links for _, key in link.args]
        pointers += [(attribute.key, attribute.target) for attribute in self.attributes]
        pointers += [(remark.key, remark.target.split(" ")[0]) for remark in self.remarks if remark.target]
        for key, target in pointers:
            if target not in keys:
                raise ValueError(f"{self.article_id}: {key} points to {target!r}, which does not exist")

    def _texts(self) -> Iterator[object]:
        """Everything that has to be a text, which a file of others need not hold."""
        yield from (self.article_id, self.text, self.coder)
        for marking in self.markings:
            yield from (marking.key, marking.label)
        for link in self.links:
            yield from (link.key, link.label, *(part for arg in link.args for part in arg))
        for attribute in self.attributes:
            yield from (attribute.key, attribute.name, attribute.target)
            yield "" if attribute.value is None else attribute.value
        for remark in self.remarks:
            yield from (remark.key, remark.kind, remark.target, remark.text)

    def __len__(self) -> int:
        return len(self.markings)


def fix_offsets(text: str, marked: Sequence[Marked]) -> list[list[tuple[int, int]]]:
    """Offsets in code points of the markings of a text, whose tool may have counted otherwise.

    Browsers count UTF-16 units, and several tools take the two characters of a line end of Windows for one (or, where
    the text has been saved anew since, one for two). The count that fits most markings goes first.

    Parameters
    ----------
    text : str
    marked : sequence of Marked
        As the tool wrote them.

    Returns
    -------
    list of list of (start, end)

    Raises
    ------
    ValueError
        If the words of a marking stand at none of the counts.

    Examples
    --------
    >>> fix_offsets("😀 war", [Marked([(3, 6)], "war", "a: T1")])
    [[(2, 5)]]
    >>> fix_offsets("No\\r\\n\\r\\nwar", [Marked([(4, 7)], "war", "a: T1")])
    [[(6, 9)]]
    """
    own = [[(int(start), int(end)) for start, end in mark.pieces] for mark in marked]
    expected = ["".join(mark.words.split()) for mark in marked]
    if all(_at(text, pieces) == words for pieces, words in zip(own, expected)):
        return own
    counts = [own, *([_turned(places, pieces) for pieces in own] for places in _other_counts(text))]
    fits = [[_at(text, pieces) == words for pieces, words in zip(count, expected)] for count in counts]
    order = sorted(range(len(counts)), key=lambda k: -sum(fits[k]))
    out = []
    for number, mark in enumerate(marked):
        count = next((k for k in order if fits[k][number]), None if mark.sure else order[0])
        if count is None:
            raise ValueError(
                f"{mark.where}: the offsets {own[number]} hold {surface(text, own[number])!r}, the file says "
                f"{mark.words!r}; was the text changed since?"
            )
        out.append(counts[count][number])
    return out


def fix_most_offsets(text: str, marked: Sequence[Marked]) -> list[list[tuple[int, int]]]:
    """Offsets as of :func:`fix_offsets`, of a tool that keeps the words of a marking when a coder moves its ends.

    Parameters
    ----------
    text : str
    marked : sequence of Marked
        Those that are not sure only help to find the count.

    Returns
    -------
    list of list of (start, end)

    Raises
    ------
    ValueError
        If more than half of the words that are sure stand elsewhere: it is then the text that is another. What was
        made longer or shorter stands where it stood.

    Examples
    --------
    >>> fix_most_offsets("😀 the war", [Marked([(7, 10)], "war", "a"), Marked([(3, 6)], "the", "b"),
    ...                                Marked([(3, 10)], "war", "c")])
    [[(6, 9)], [(2, 5)], [(2, 9)]]
    >>> fix_most_offsets("the war", [Marked([(0, 7)], "war", "a")])
    [[(0, 7)]]
    """
    out = fix_offsets(text, [replace(mark, sure=False) for mark in marked])
    told = [(mark, pieces) for mark, pieces in zip(marked, out) if mark.sure]
    moved = [(mark, pieces) for mark, pieces in told if not _is_there(text, pieces, mark.words)]
    if 2 * len(moved) > len(told):
        mark, pieces = moved[0]
        raise ValueError(
            f"{mark.where}: the offsets {list(pieces)} hold {surface(text, pieces)!r}, the file says {mark.words!r}, "
            f"and {len(moved)} of {len(told)} differ so; was the text changed since?"
        )
    return out


def _is_there(text: str, pieces: Sequence[tuple[int, int]], words: str) -> bool:
    """Whether the words of a marking stand at its pieces, or more or fewer of them, letter by letter.

    In another text the same number of characters is others, so that neither holds the other.
    """
    there = text[pieces[0][0] : pieces[-1][1]] if pieces else ""
    return _at(text, pieces) == "".join(words.split()) or (bool(there) and (words in there or there in words))


def _at(text: str, pieces: Sequence[tuple[int, int]]) -> str:
    """What stands at some pieces, without white space."""
    return "".join("".join(text[start:end].split()) for start, end in pieces)


def _other_counts(text: str) -> Iterator[list[int]]:
    """For each other way to count: the character at every count, and in the end the length of the text."""
    astral = any(ord(char) > 0xFFFF for char in text)
    for units in (False, True) if astral else (False,):
        for line_end in ("as it is", "one", "two"):
            if (units or line_end != "as it is") and (line_end == "as it is" or "\n" in text):
                yield _places(text, units, line_end)


def _places(text: str, units: bool, line_end: str) -> list[int]:
    out: list[int] = []
    for place, char in enumerate(text):
        width = 2 if units and ord(char) > 0xFFFF else 1
        if char == "\r" and text[place + 1 : place + 2] == "\n" and line_end == "one":
            width = 0
        if char == "\n" and text[place - 1 : place] != "\r" and line_end == "two":
            width = 2
        out += [place] * width
    return [*out, len(text)]


def _turned(places: Sequence[int], pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    last = len(places) - 1
    return [
        (places[min(start, last)], places[min(end, last) - 1] + 1 if 0 < end <= last else places[min(end, last)])
        for start, end in pieces
    ]
