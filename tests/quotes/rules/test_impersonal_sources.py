"""What is said, and nobody says it."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.rules.impersonal_sources import unname_impersonal
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("It has been alleged that the army fled.", "It", "has been alleged", False),
        ("The Herald went out. It is claimed that the army fled.", "The Herald", "is claimed", False),
        ("The Herald went out. It claimed that the army fled.", "It", "claimed", True),
        ("It was claimed by Lee that the army fled.", "Lee", "claimed", True),
        ("It was claimed by Lee that the army fled.", "It", "was claimed by", True),
        ("Lee is believed to think that the army fled.", "Lee", "is believed", True),
    ],
)
def test_impersonal_it(text: str, source: str, cue: str, kept: bool) -> None:
    (made,) = unname_impersonal(Document(text), [said(text, source, cue, "the army fled")])
    assert bool(made.source) is kept
