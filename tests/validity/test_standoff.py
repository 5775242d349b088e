"""The lines of stand-off files, each kind on its own."""

from __future__ import annotations

import pytest

from framing.validity.coding.coded_marks import Attribute, Link, Marking, Remark
from framing.validity.coding.standoff import read_line


@pytest.mark.parametrize(
    ("line", "item", "words"),
    [
        ("T1\tCue 3 7\tsaid", Marking("T1", "Cue", [(3, 7)]), "said"),
        ("T12\tContent 8 10;12 14\tno … no\r", Marking("T12", "Content", [(8, 10), (12, 14)]), "no … no"),
        ("E1\tSays:T2 Who:T1 Who2:T3", Link("E1", "Says", [("Says", "T2"), ("Who", "T1"), ("Who2", "T3")], True), ""),
        ("R1\tSame Arg1:T1 Arg2:T2", Link("R1", "Same", [("Arg1", "T1"), ("Arg2", "T2")]), ""),
        ("*\tEquiv T1 T2 T3", Link("*", "Equiv", [("", "T1"), ("", "T2"), ("", "T3")]), ""),
        ("A1\tNegated T1", Attribute("A1", "Negated", "T1"), ""),
        ("M2\tSure T1 not very", Attribute("M2", "Sure", "T1", "not very"), ""),
        ("#1\tNote T1\ttwo\\u000alines \\\\ here", Remark("#1", "Note", "T1", "two\nlines \\ here"), None),
    ],
)
def test_each_kind_of_line(line: str, item: object, words: str | None) -> None:
    found, said = read_line(line)
    assert found == item
    assert words is None or said == words


@pytest.mark.parametrize(
    "line",
    ["", "nonsense", "T1", "T1\tCue", "T1\tCue 3", "T1\tCue 3 7 9\tsaid", "T1\tCue a b\tsaid", "E1\t", "A1\tNegated"],
)
def test_broken_lines_are_refused(line: str) -> None:
    with pytest.raises(ValueError):
        read_line(line)
