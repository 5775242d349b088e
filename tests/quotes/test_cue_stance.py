"""What the words of a cue amount to."""

from __future__ import annotations

import pytest

from framing.quotes.cue_stance import read_cue


@pytest.mark.parametrize(
    ("cue", "lemma", "stance", "negated"),
    [
        ("said", "say", "neutral", False),
        ("has repeatedly claimed", "claim", "doubting", False),
        ("did not say", "say", "neutral", True),
        ("did n't comment", "comment", "neutral", True),
        ("declined to comment", "comment", "neutral", True),
        ("appeared to deny", "deny", "doubting", True),
        ("denied", "deny", "denying", True),
        ("issued a fresh warning about", "warning", "evaluative", False),
        ("according to", "according to", "neutral", False),
        ("called for", "call for", "directive", False),
        ("pointed out", "point out", "factive", False),
        ("insisted", "insist", "assertive", False),
        ("vowed to", "vow", "commissive", False),
        ("believes", "believe", "tentative", False),
        ("yodelled", "yodel", None, False),
    ],
)
def test_readings(cue: str, lemma: str, stance: str | None, negated: bool) -> None:
    reading = read_cue(tuple(cue.split()))
    assert (reading.lemma, reading.stance, reading.negated) == (lemma, stance, negated)


def test_a_negation_before_the_cue_counts() -> None:
    assert read_cue(("say",), ("did", "not")).negated
    assert not read_cue(("said",), ("the", "ministry")).negated
