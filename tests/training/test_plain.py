"""Invented plain sentences whose agent and patient are marked."""

from collections import Counter

import pytest

from framing.training.participants.plain import examples_of_plain, read_plain


def _write(tmp_path, line):
    path = tmp_path / "plain.txt"
    path.write_text(line + "\n", encoding="utf-8")
    return path


def test_marks_are_read_and_gone_from_the_text(tmp_path):
    line = "aggression\t{P:The port} was [raided] by {A: Karvia}, {O:a clerk} said."
    (found,) = read_plain(_write(tmp_path, line))
    assert found.text == "The port was raided by Karvia, a clerk said."
    assert found.text[slice(*found.term)] == "raided"
    named = {letter: found.text[start:end] for letter, start, end in found.mentions}
    assert named == {"P": "The port", "A": "Karvia", "O": "a clerk"}


@pytest.mark.parametrize(
    "line",
    [
        "{A:Karvia} [raided] the port.",
        "aggression\t{A:Karvia} raided the port.",
        "aggression\t{A:Karvia [raided] the port.",
        "aggression\t{B:Karvia} [raided] the port.",
    ],
)
def test_a_wrong_line_is_named(tmp_path, line):
    with pytest.raises(ValueError, match=r"plain\.txt:1: write a frame, a tabulator"):
        list(read_plain(_write(tmp_path, line)))


def test_every_shipped_sentence_names_who_it_marks():
    sentences = list(read_plain())
    assert len(sentences) > 500
    for sentence in sentences:
        assert not set("{}[]") & set(sentence.text), sentence
        assert {letter for letter, _, _ in sentence.mentions} <= {"A", "P", "O", "O2"}
        assert all(0 <= start < end <= len(sentence.text) for _, start, end in sentence.mentions)
    examples = examples_of_plain(sentences[:60])
    assert len(examples) == 120
    answers = Counter(actor for e in examples for actor, right in zip(e.actors, e.right) if right)
    assert answers["A"] > 20
    assert answers["P"] > 20
    assert answers[None] > 5
