"""Foreign input, mutated a little: see fuzz_targets.py for what must hold of any bytes."""

import pytest
from fuzz_targets import TARGETS, hold
from hypothesis import given, settings
from hypothesis import strategies as st

KINDS = [(target, kind) for target, (_, kinds) in TARGETS.items() for kind in kinds]
#: Bytes that files stumble on.
BYTES = st.sampled_from(
    [b"\0", b"\xff", b'"', b"\n", b"\r", b"\t", b"'", b"<", b"&", b"{", b"[", b"\\", b";", b",", b"%", b"\x1b[31m",
     b"\xed\xa0\xbd", b"\xf0\x9f\x98\x80", b"\xcc\x81", b"\xe2\x80\xae", b"=", b"-1", b"1e999", b"9" * 30, b"nan",
     b"null", b"true", b"[]", b"{}"]
)  # fmt: skip
CHANGES = st.lists(
    st.tuples(st.sampled_from(["put", "over", "cut", "end", "twice"]), st.floats(0, 1), BYTES), max_size=6
)


def changed(data, changes):
    for how, share, piece in changes:
        at = int(share * len(data))
        if how == "put":
            data = data[:at] + piece + data[at:]
        elif how == "over":
            data = data[:at] + piece + data[at + len(piece) :]
        elif how == "cut":
            data = data[:at] + data[at + 7 :]
        elif how == "end":
            data = data[: max(at, 1)]
        else:
            data = data[:at] + data[max(at - 30, 0) : at] * 2 + data[at:]
    return data


@pytest.mark.parametrize(("target", "kind"), KINDS, ids=[f"{target}{kind}" for target, kind in KINDS])
def test_what_must_hold_holds_of_the_samples(target, kind):
    for sample in TARGETS[target][1][kind]:
        hold(target, sample, kind)


@pytest.mark.parametrize(("target", "kind"), KINDS, ids=[f"{target}{kind}" for target, kind in KINDS])
def test_what_must_hold_holds_of_changed_samples(target, kind):
    @settings(max_examples=6 if target == "quotes" else 20)
    @given(st.sampled_from(TARGETS[target][1][kind]), CHANGES)
    def holds(sample, changes):
        hold(target, changed(sample, changes), kind)

    holds()
