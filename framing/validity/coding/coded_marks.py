"""What a coder marked in one article: the form in which all coding tools meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.tables import surface

__all__ = ["Attribute", "Coding", "Link", "Marking", "Remark", "fix_offsets"]


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

    def words(self, marking: Marking) -> str:
        """Words of a marking, its pieces joined."""
        return surface(self.text, marking.pieces)

    def check(self) -> None:
        """Raise when a marking lies outside the text or a reference leads nowhere.

        Raises
        ------
        ValueError
            Names the article, the marking and what is wrong.
        """
        keys = {marking.key for marking in self.markings} | {link.key for link in self.links}
        for marking in self.markings:
            for start, end in marking.pieces:
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

    def __len__(self) -> int:
        return len(self.markings)


def fix_offsets(text: str, pieces: Sequence[tuple[int, int]], words: str, where: str) -> list[tuple[int, int]]:
    """Offsets in code points of a marking whose tool may have counted UTF-16 units, as browsers do.

    Parameters
    ----------
    text : str
    pieces : sequence of (start, end)
        As the tool wrote them.
    words : str
        What the tool says stands there; white space may differ.
    where : str
        For the message.

    Returns
    -------
    list of (start, end)

    Raises
    ------
    ValueError
        If the words stand at neither count.

    Examples
    --------
    >>> fix_offsets("😀 war", [(3, 6)], "war", "a: T1")
    [(2, 5)]
    """
    expected = "".join(words.split())

    def found(spans: Sequence[tuple[int, int]]) -> str:
        return "".join("".join(text[start:end].split()) for start, end in spans)

    own = [(int(start), int(end)) for start, end in pieces]
    if found(own) == expected:
        return own
    if any(ord(char) > 0xFFFF for char in text):
        units = text.encode("utf-16-le")
        turned = [
            (
                len(units[: 2 * start].decode("utf-16-le", "ignore")),
                len(units[: 2 * end].decode("utf-16-le", "ignore")),
            )
            for start, end in own
        ]
        if found(turned) == expected:
            return turned
    raise ValueError(
        f"{where}: the offsets {own} hold {surface(text, own)!r}, the file says {words!r}; was the text changed since?"
    )
