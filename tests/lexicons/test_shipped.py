"""The shipped lexicons: every example and counter-example is run, every entry is sourced, every frame described."""

import pytest

from framing.frames.lexicon_examples import check_targets
from framing.lexicons import Lexicon, parse_lexicon, read_lexicon, shipped_lexicons
from framing.lexicons.authoring.check_lexicon import check_lexicon

FRAMES = set(
    """aggression self_defence legality illegality occupation terrorism ulterior_motive blame condemnation alarm
    label_delegitimising label_legitimising label_neutral mission_legitimation threat_magnitude casualties victimhood
    humanitarian peace_resolution conflict external_backing epistemic_hedge epistemic_doubt epistemic_certainty
    anonymity evaluation presence_neutral""".split()
)


@pytest.fixture(scope="module", params=shipped_lexicons())
def lexicon(request: pytest.FixtureRequest) -> Lexicon:
    return read_lexicon(request.param)


def test_examples_and_entries_hold(lexicon: Lexicon) -> None:
    assert [str(problem) for problem in check_lexicon(lexicon) if problem.level == "error"] == []


def test_examples_that_name_their_target(lexicon: Lexicon) -> None:
    """A trained ranker cannot be promised to find each; more than one in twenty would be a broken lexicon or ranker."""
    missed = [str(problem) for problem in check_targets(lexicon)]
    asked = sum("{" in example for entry in lexicon for example in entry.examples)
    assert len(missed) <= asked / 20, missed


def test_every_entry_has_source_and_example(lexicon: Lexicon) -> None:
    assert [entry.id for entry in lexicon if not entry.source or not entry.examples] == []
    assert [entry.id for entry in lexicon if not set(entry.source) <= set(lexicon.sources)] == []


def test_every_frame_is_described(lexicon: Lexicon) -> None:
    assert set(lexicon.frames) == set(lexicon.frame_ids)


def test_frames_of_all_lexicons() -> None:
    found = {frame for name in shipped_lexicons() for frame in read_lexicon(name).frame_ids}
    assert found == FRAMES


def test_declared_frames_and_entries_must_agree() -> None:
    head = '[lexicon]\nid = "m"\nversion = "1.0.0"\n[frames]\nstorms = "weather"\nfloods = "water"\n'
    entries = "".join(
        f'[[entry]]\nid = "{i}"\npattern = "{i}"\nframe = "{frame}"\nex = "A [{i}]."\n'
        for i, frame in (("gale", "storms"), ("raid", "aggression"), ("squall", "strom"))
    )
    found = [(p.level, p.line, p.entry) for p in check_lexicon(parse_lexicon(head + entries)) if p.kind == "frame"]
    assert found == [("warning", 0, ""), ("error", 18, "squall")]
    assert not [p for p in check_lexicon(parse_lexicon(head.split("[frames]")[0] + entries)) if p.kind == "frame"]


def test_a_lexicon_of_some_frames_only_has_their_entries() -> None:
    whole = read_lexicon("conflict")
    part = whole.only("blame", "illegality")
    assert part.frame_ids == ["blame", "illegality"]
    assert [entry.id for entry in part] == [entry.id for entry in whole if entry.frame in ("blame", "illegality")]
    with pytest.raises(ValueError, match="has no frame"):
        whole.only("blume")
