from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text import Document, count_words, folded_text, sentence_spans, tokenize

TEXTS = st.text(st.sampled_from(list("aB .,;:!?'\"“”‘’\n\r\t-–&$5é𝒳\u00a0\u2028@#/")), max_size=80)


@settings(deadline=None)
@given(TEXTS)
def test_tokens_cover_all_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    rest = list(text)
    position = 0
    for start, end, word in zip(tokens.start.tolist(), tokens.end.tolist(), tokens.words):
        assert position <= start < end and text[start:end] == word
        position = end
        rest[start:end] = [" "] * (end - start)
    assert not "".join(rest).strip()


@settings(deadline=None)
@given(TEXTS)
def test_sentences_stand_in_paragraphs_and_hold_every_token(text: str) -> None:
    doc = Document(text)
    previous = 0
    for start, end in doc.sentences:
        assert previous <= start < end
        assert any(first <= start and end <= last for first, last in doc.paragraphs)
        previous = end
    for start, end, number in zip(doc.tokens.start, doc.tokens.end, doc.token_sentence):
        first, last = doc.sentences[number]
        assert first <= start < last
        assert end <= last


def test_sentences_of_news() -> None:
    text = (
        "“We met Gen. Lee at 5 p.m. on Jan. 3.” The U.S. said no. ‘Did it?’ asked Mr. Ho of the U.N. Security "
        "Council. It cost $3.5 million. “Yes!” she said. “No?” They left..."
    )
    assert [text[s:e] for s, e in sentence_spans(text)] == [
        "“We met Gen. Lee at 5 p.m. on Jan. 3.”",
        "The U.S. said no.",
        "‘Did it?’ asked Mr. Ho of the U.N. Security Council.",
        "It cost $3.5 million.",
        "“Yes!” she said.",
        "“No?”",
        "They left...",
    ]


def test_a_single_capital_keeps_its_full_stop_unless_it_is_the_pronoun() -> None:
    assert tokenize("J. Lee and X. agreed.").words == ["J.", "Lee", "and", "X.", "agreed", "."]
    assert tokenize("So did I. They left, as did i. and a.").words == (
        ["So", "did", "I", ".", "They", "left", ",", "as", "did", "i", ".", "and", "a", "."]
    )


def test_lines_wrapped_at_a_width_make_one_paragraph() -> None:
    line = "the talks between the two governments went on for several days and then"
    text = "\n".join([line] * 8) + ".\n\nA second paragraph."
    assert len(Document(text).paragraphs) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "T.S. Marlow said no.",
        "George H.W. Bush and P. D. Reyes met Lt. Gen. A.R. Voss.",
        "He asked, “Mr. Reyes?”",
        "It told ‘Mr. Voss, why’ of the U.N. Charter.",
        "Ann Roe, M.D.: “It is safe.”",
        "Karl Voss, U.S. Navy (Ret.), and Col. Ann Roe (Ret.) said no.",
        "Sen. Don Low (R., N.D.) and William M. “Bill” Ash met.",
        "Dep. Det. Supt. Ann Roe, Cllr. Lee and Ret. Maj. Ho met.",
        "The C.I.A. Director and the F.B.I.’s counsel met over H.R. 6.",
        "RALEIGH, N.C. (Reuters) - It rained.",
        "Keene, N.H. — It rained.",
    ],
)
def test_initials_and_abbreviations_end_no_sentence(sentence: str) -> None:
    text = f"It was late. {sentence} They left."
    assert [text[s:e] for s, e in sentence_spans(text)] == ["It was late.", sentence, "They left."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It rained in the U.S.", "Meanwhile, it snowed there."),
        ("It rained in Keene, N.H.", "Voss was wet."),
        ("She is Ann Roe, M.D.", "Voss is none."),
        ("It was O.K.", "Without rain it was not."),
        ("They left (it was late).", "Nobody came."),
        ("She said: “No.”", "“Why?” he asked."),
    ],
)
def test_sentences_that_end_with_an_abbreviation(first: str, second: str) -> None:
    text = f"{first} {second}"
    assert [text[s:e] for s, e in sentence_spans(text)] == [first, second]


def test_lines_that_end_with_a_mark_are_no_wrapped_text() -> None:
    lines = [f"The points of paragraph {number} of the long resolution of the council:" for number in range(7)]
    text = "\n".join(lines)
    assert [text[start:end] for start, end in Document(text).paragraphs] == lines


@given(st.text(alphabet="ab \n.“”", max_size=40), st.integers(1, 12_000))
@settings(max_examples=30)
def test_no_sentence_is_longer_than_4000_characters_and_none_loses_a_word(word, length):
    text = ((word or "a") * length)[:20_000]
    spans = sentence_spans(text)
    assert all(0 < end - start <= 4_000 for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize("before", ["one", "one" * 1_500])
def test_blanks_are_no_sentence_and_begin_none(before):
    text = before + " " * 9_000 + "two, " * 900 + "three"
    pieces = [text[start:end] for start, end in sentence_spans(text)]
    assert all(piece == piece.strip() != "" for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_what_is_too_long_for_a_sentence_is_cut_between_words():
    text = "unprovoked " * 1_000
    spans = sentence_spans(text)
    assert len(spans) == 3
    assert all(set(text[start:end].split()) == {"unprovoked"} for start, end in spans)


@settings(deadline=None)
@given(TEXTS)
def test_words_are_tokens_with_a_letter_or_digit(text: str) -> None:
    assert count_words(text) == sum(
        any(sign.isalnum() or sign == "_" for sign in word) for word in tokenize(folded_text(text)).words
    )


def test_abbreviations_take_one_stop_each():
    text = "Gov.. Lee, U.S. . A. B. I. saw Gen. Mr."
    found = tokenize(text)
    assert found.words == ["Gov.", ".", "Lee", ",", "U.S.", ".", "A.", "B.", "I", ".", "saw", "Gen.", "Mr."]
    assert all(text[s:e] == w for s, e, w in zip(found.start, found.end, found.words))


def test_an_address_has_a_bounded_part_before_its_at():
    """Else a run of text without spaces, in which it could begin anywhere, is read to its end from each place."""
    assert tokenize("To first.last+news@example.org.").words == ["To", "first.last+news@example.org", "."]
    assert tokenize("x" * 64 + "@a.org").words == ["x" * 64 + "@a.org"]
    assert tokenize("x" * 65 + "@a.org").words == ["x" * 65, "@a", ".", "org"]
    assert tokenize("Mr." * 60_000).words == ["Mr."] * 60_000
