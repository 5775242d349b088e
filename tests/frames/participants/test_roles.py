"""Which frame is about whom."""

import pytest

from framing.frames.participants.frame_roles import entry_roles, fixed_target, other_role, role_of
from framing.lexicons import Entry, Lexicon, read_lexicons


def _entry(frame="aggression", **given):
    return Entry("one", "word", frame, **given)


def test_the_table_of_the_lexicon_decides():
    lexicon = Lexicon("l", "1.0.0", (), agent=("aggression",), patient=("casualties",))
    assert role_of(lexicon, _entry(target=("patient",))) == "agent"
    assert role_of(lexicon, _entry("casualties", target=("agent",))) == "patient"
    assert role_of(lexicon, _entry("alarm", target=("agent",))) == "target"


@pytest.mark.parametrize(
    ("slots", "role"),
    [
        (("agent",), "agent"),
        (("by", "patient"), "agent"),
        (("against",), "patient"),
        (("speaker",), "target"),
        ((), "target"),
    ],
)
def test_without_a_table_the_first_place_decides(slots, role):
    assert role_of(Lexicon("l", "1.0.0", ()), _entry(target=slots)) == role


def test_the_accused_suffers_the_act_of_accusing():
    lexicon = Lexicon("l", "1.0.0", (), agent=("blame",), patient=(), accusing=("blame",))
    assert role_of(lexicon, _entry("blame", speech_act=True)) == "patient"
    assert role_of(lexicon, _entry("blame")) == "agent"


def test_the_other_end():
    assert [other_role(role) for role in ("agent", "patient", "target")] == ["patient", "agent", None]


def test_fixed_targets():
    assert fixed_target(_entry(target=("subject", "fixed:ALL_PARTIES"))) == "ALL_PARTIES"
    assert fixed_target(_entry(target=("subject",))) is None


def test_shipped_entries_have_the_role_of_their_frame():
    lexicons = read_lexicons(None)
    roles = entry_roles(lexicons)
    assert len(roles) == sum(len(lexicon) for lexicon in lexicons)
    entries = {(lexicon.id, entry.id): entry for lexicon in lexicons for entry in lexicon}
    by_frame = {}
    for key, role in roles.items():
        if not entries[key].speech_act:
            by_frame.setdefault(entries[key].frame, set()).add(role)
    assert by_frame["aggression"] == {"agent"}
    assert by_frame["casualties"] == {"patient"}
