from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.quotes import Attribution
from framing.quotes.rows import assemble, kind_of, marked_in
from framing.text import Document


def spans_of(text: str, *parts: str) -> tuple[tuple[int, int], ...]:
    out = []
    position = 0
    for part in parts:
        position = text.index(part, position)
        out.append((position, position + len(part)))
        position += len(part)
    return tuple(out)


def quote(text: str, *content: str, source: str = "Lee", cue: str = "said"):
    found = Attribution(spans_of(text, source), spans_of(text, cue), spans_of(text, *content), 0.9)
    return assemble(Document(text), [found])[0]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We won,” Lee said.", ("“We won,”",), "direct"),
        ("“We won”, Lee said.", ("We won",), "direct"),
        ("'We won,' Lee said.", ("'We won,'",), "direct"),
        ("''We won,'' Lee said.", ("''We won,''",), "direct"),
        ("“We,” Lee said, “won.”", ("“We,”", "“won.”"), "direct"),
        ("Lee said they “won” it.", ("they “won” it",), "mixed"),
        ("Lee said the 'dire' state was over.", ("the 'dire' state was over",), "mixed"),
        ("Lee said the people's army won.", ("the people's army won",), "indirect"),
        ("Lee said: “Ann told me ‘no’.”", ("“Ann told me ‘no’.”",), "direct"),
    ],
)
def test_kind_by_marks(text: str, content: tuple[str, ...], kind: str) -> None:
    assert quote(text, *content).kind == kind


def test_a_content_over_paragraphs_has_one_piece_a_paragraph() -> None:
    text = "Lee said: “One thing.\r\n\r\n“Another.”\r\n\r\nThe end."
    made = quote(text, "“One thing.\r\n\r\n“Another.”")
    assert [text[s:e] for s, e in made.content] == ["“One thing.", "“Another.”"]
    assert [text[s:e] for s, e in made.marked] == ["One thing.", "Another."]
    assert made.kind == "direct" and made.paragraph == 0


def test_pieces_that_touch_are_merged_and_empty_ones_dropped() -> None:
    text = "Lee said he won . Truly."
    found = Attribution(((0, 3),), ((4, 8),), ((9, 11), (12, 15), (16, 17)), 0.5)
    assert [text[s:e] for s, e in assemble(Document(text), [found])[0].content] == ["he won ."]
    nothing = Attribution(((0, 3),), ((4, 8),), ((16, 17),), 0.5)
    assert assemble(Document(text), [nothing]) == []


def test_the_same_content_under_the_same_cue_comes_once_with_its_source() -> None:
    text = "Lee said he won."
    without = Attribution((), ((4, 8),), ((9, 15),), 0.9)
    found = Attribution(((0, 3),), ((4, 8),), ((9, 15),), 0.2)
    made = assemble(Document(text), [without, found, found])
    assert [(q.source, q.confidence) for q in made] == [(((0, 3),), 0.2)]


def test_order_is_by_content() -> None:
    text = "Lee said he won. Ho said she lost."
    late = Attribution(((17, 19),), ((20, 24),), ((25, 33),), 0.9)
    early = Attribution(((0, 3),), ((4, 8),), ((9, 15),), 0.9)
    assert [q.sentence for q in assemble(Document(text), [late, early])] == [0, 1]


def test_no_source_and_no_cue_is_scare() -> None:
    assert assemble(Document("The “new” rule"), [Attribution((), (), ((4, 9),), 0.6)])[0].kind == "scare"


def test_negation_before_a_cue_that_leaves_it_out() -> None:
    text = "The ministry did not say how many died."
    found = Attribution(((0, 12),), ((21, 24),), ((25, 38),), 0.9)
    assert assemble(Document(text), [found])[0].reading.negated


SPANS = st.lists(st.tuples(st.integers(-3, 50), st.integers(-3, 50)), max_size=4).map(tuple)
ANY = st.lists(st.builds(Attribution, SPANS, SPANS, SPANS, st.just(0.5)), max_size=4)
TEXT = st.lists(st.sampled_from([*"ab “”\"'’\n.,", "\r\n", "said "]), max_size=40).map("".join)


@settings(deadline=None)
@given(TEXT, ANY)
def test_whatever_the_spans_the_rows_are_sound(text: str, found: list[Attribution]) -> None:
    doc = Document(text)
    for made in assemble(doc, found):
        assert made.content
        for role in (made.source, made.cue, made.content, made.marked):
            assert all(0 <= s < e <= len(text) for s, e in role)
            assert all(before[1] <= after[0] for before, after in zip(role, role[1:]))
        for s, e in made.content:
            assert any(first <= s and e <= last for first, last in doc.paragraphs)
        for s, e in made.marked:
            assert any(first <= s and e <= last for first, last in made.content)
        assert made.kind in ("direct", "mixed", "indirect", "scare")
        if made.kind == "indirect":
            assert not made.marked


def test_helpers_on_nothing() -> None:
    assert marked_in([], []) == () and kind_of("", [], []) == "indirect"
