"""The part-of-speech tagger: what it must get right, odd input, and training on a small made-up language."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text import Document, tag_documents
from framing.text.hashing import LinearTable, hash_text, mix
from framing.text.pos import TAGS, tagger
from framing.text.pos_training import read_tags, train_tagger
from framing.text.wordforms import WordForms


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("She claims that they won.", "PRP VBZ IN PRP VBD ."),
        ("The claims were false.", "DT NNS VBD JJ ."),
        ("It was reported by Mr. Lee on Monday.", "PRP VBD VBN IN NNP NNP IN NNP ."),
        ("He didn't tell the committee.", "PRP VBD RB VB DT NN ."),
    ],
)
def test_words_are_tagged_by_their_neighbours(text, tags):
    assert Document(text).tags == tags.split()


def test_quotation_marks_have_their_side():
    assert [t for t in Document("“We won,” he said.").tags if t in ("``", "''")] == ["``", "''"]


@given(st.text(max_size=200))
def test_any_text_has_one_tag_a_token(text):
    document = Document(text)
    assert len(document.tags) == len(document.tokens)
    assert set(document.tags) <= set(TAGS)


def test_tags_of_one_sentence_do_not_depend_on_texts_seen_before():
    fresh = Document("They denied the report.").tags
    Document("Zyx qwv prlm. " * 50).tags  # noqa: B018
    assert Document("They denied the report.").tags == fresh


def test_shipped_tagger_is_read_once():
    assert tagger() is tagger()


def test_training_learns_what_context_decides_and_repeats_itself():
    # "run" is a verb after "they", a noun after "the": only the neighbour tells.
    texts = ["they run now.", "they walk now.", "the run ended.", "the walk ended."] * 20
    they, the = ["PRP", "VBP", "RB", "."], ["DT", "NN", "VBD", "."]
    tags = [they, they, the, the] * 20
    documents = [Document(text) for text in texts]
    one = train_tagger(documents, tags, rounds=3)
    two = train_tagger(documents, tags, rounds=3)
    assert one.tag(Document("the run ended.")) == ["DT", "NN", "VBD", "."]
    assert one.tag(Document("they run now.")) == ["PRP", "VBP", "RB", "."]
    assert np.array_equal(one.second.codes, two.second.codes)


def test_reads_the_compact_tokens(tmp_path):
    import gzip

    path = tmp_path / "tokens.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write("# a\n1\t1\t0\t3\tDT\tO\t2\tdet\n1\t2\t4\t7\tNN\tO\t0\troot\nbroken\n# b\n")
    assert read_tags(path) == {"a": {(0, 3): "DT", (4, 7): "NN"}, "b": {}}


def test_compressed_weights_keep_the_large_ones():
    generator = np.random.default_rng(0)
    dense = np.where(generator.random((1024, 3)) < 0.1, generator.normal(size=(1024, 3)), 0.0)
    table = LinearTable.compress(dense, keep=100)
    arrays = {name: value.copy() for name, value in table.to_arrays("t").items()}
    again = LinearTable.from_arrays(arrays, "t")
    every = np.arange(1024, dtype=np.int32)
    assert np.array_equal(again.score([every]), table.score([every]))
    kept = np.argsort(-np.abs(dense).max(axis=1))[:100]
    assert np.abs(table.score([kept.astype(np.int32)]) - dense[kept]).max() < 0.03
    assert not table.score([np.setdiff1d(every, kept)]).any()


def test_slots_are_stable_and_spread():
    column = np.arange(20_000, dtype=np.uint32)
    slots = mix(1, [column], 16)
    assert slots.min() >= 0 and slots.max() < 1 << 16
    assert len(np.unique(slots)) > 16_000  # as many as a random throw of 20,000 into 65,536
    assert hash_text("café") == hash_text("café")


def test_word_forms_forget_before_they_grow_without_end(monkeypatch):
    monkeypatch.setattr("framing.text.wordforms._MOST", 50)
    forms = WordForms()
    for start in range(0, 1000, 10):
        rows = forms.rows([f"w{i}" for i in range(start, start + 10)])
        assert len(set(rows.tolist())) == 10
    assert len(forms.columns) <= 1024


def test_texts_are_tagged_alike_together_and_alone(monkeypatch):
    texts = [
        "",
        "She claims that they won.",
        "  ",
        "\n\nIt was\n\nreported.",
        "Mr. Lee left. He did.",
        "“",
        "The claims",
    ]
    alone = [Document(text).tags for text in texts]
    for together in (20_000, 7):
        monkeypatch.setattr("framing.text.pos._TOGETHER", together)
        documents = [Document(text) for text in texts]
        tag_documents(documents)
        assert [document.tags for document in documents] == alone
    tag_documents([])
