"""Sentences made to be plain: the shipped ones, and the examples of lexicons."""

import pytest

from framing.lexicons import read_lexicons
from framing.training.participants.examples import examples_of
from framing.training.participants.made_sentences import _read, coded_examples, coded_plain, read_plain


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


def test_agent_and_patient_are_asked_for_and_one_of_them_is_the_target():
    lines = ["aggression\t{A:Karvia} [attacked] {P:the port}, {O:a clerk} said.",
             "casualties\t{A:Karvia} [killed] {P:forty people}.", "aggression\tThere was an [attack]."]  # fmt: skip
    coded, corpus = coded_plain(_read(line, "here") for line in lines)
    assert [(t.target, t.other) for article in coded for t in article.terms] == [("A", "P"), ("P", "A"), (None, None)]
    examples = examples_of(coded, corpus, "plain", silent=1.0)
    assert [(e.role, e.of_target) for e in examples] == [
        ("agent", True), ("patient", False), ("patient", True), ("agent", False), ("agent", True), ("patient", False),
    ]  # fmt: skip
    assert [len(e.right) for e in examples] == [4, 4, 3, 3, 1, 1]
    assert all(e.right.sum() == 1 and e.weight == 1.0 and not e.tested for e in examples)
    assert all(e.right[-1] for e in examples[4:])


def test_an_example_of_a_lexicon_has_its_target_and_nobody_at_the_other_end():
    coded, corpus = coded_examples(read_lexicons("conflict"))
    assert len(coded) > 20
    examples = examples_of(coded, corpus, "example", 0.3, silent=1.0)
    asked = [e for e in examples if e.of_target]
    assert len(asked) >= len(coded)
    assert sum(e.right.any() and not e.right[-1] for e in asked) == len(asked)
    others = [e for e in examples if not e.of_target]
    assert others
    assert all(e.right[-1] and e.weight == 0.3 for e in others)
