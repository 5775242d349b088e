"""The parser: what it must get right of tags, what always holds, odd input, and what lies on the disk."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text import Document, tag_documents
from framing.text.background import load_background
from framing.text.grammar import RELATIONS, Parser, load_parser
from framing.text.grammar.parser_file import pack, read_parser, unpack, write_parser
from framing.text.tags import TAGS

SHIPPED = Path(__file__).resolve().parents[2] / "framing" / "text" / "model" / "parser.npz"
WORDS = """the army rebels who said that killed was were by of in town “ ” , . ! - — ( ) ten 2016 not n't to leave
    and Maria Reed U.S. its 's because 😀 ‘ ’ ; : … \n \n\n""".split(" ")
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from([w for w in WORDS if w]), max_size=60).map(" ".join))
ODD = [
    "",
    "  \n\n ",
    "Rain",
    "?!… — “” ((;;))",
    "😀 👩‍👩‍👧 🇫🇷🇫🇷",
    "\u202eolleh\u202c \u200b zero\u0301",
    "the same word " * 1_250,
    "(" * 500,
    "a" * 5_000,
    "1 2 3 4 5 6 7 8 9 10",
]


def holds(document):
    """What is true of the trees of any text."""
    tags, heads, relations = load_parser().parse([document])[0]
    n, sentence = len(document.tokens), document.token_sentence
    assert len(tags) == len(heads) == len(relations) == n == len(document.tree)
    assert set(document.tags) <= set(TAGS) and set(document.tree.relations) <= set(RELATIONS)
    assert ((heads >= -1) & (heads < n)).all() and (heads != np.arange(n)).all()
    below = np.flatnonzero(heads >= 0)
    assert (sentence[heads[below]] == sentence[below]).all()
    assert set(sentence[heads == -1]) == set(sentence)  # each sentence has a root
    up = np.append(heads, -1)
    reached = np.arange(n)
    for _ in range(n + 1):
        if (reached == -1).all():
            break
        reached = up[reached]
    assert (reached == -1).all()  # and each token leads to one


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


@given(texts)
def test_every_token_leads_to_a_root_of_its_sentence(text):
    holds(Document(text))


@pytest.mark.parametrize("text", ODD, ids=[repr(text[:12]) for text in ODD])
def test_odd_texts_have_trees_too(text):
    holds(Document(text))


def same(one, two):
    return all(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


@given(st.lists(texts, max_size=6))
@settings(max_examples=40)
def test_a_tree_does_not_depend_on_the_texts_beside(run):
    parser = load_parser()
    together = parser.parse([Document(text) for text in run])
    for text, own in zip(run, together, strict=True):
        assert same(parser.parse([Document(text)])[0], own)


@pytest.mark.parametrize("together", [1, 7, 100, 20_000])
def test_a_tree_does_not_depend_on_what_goes_through_the_network_at_once(together, monkeypatch):
    text = (
        "She said that they won. Ten people were killed by the army, which denied it.\n\nMr. Lee left. “\n\nThe claims"
    )
    run = [text, "", "  ", "Rain", text * 5, "and the " * 250]
    parser = load_parser()
    alone = [parser.parse([Document(own)])[0] for own in run]
    monkeypatch.setattr("framing.text.grammar.parser._TOGETHER", together)
    for own, known in zip(parser.parse([Document(own) for own in run]), alone, strict=True):
        assert same(own, known)


def test_a_tree_does_not_depend_on_the_words_met_before(monkeypatch):
    monkeypatch.setattr("framing.text.grammar.lexemes._MOST", 30)
    own = Parser(*read_parser(SHIPPED), load_background())
    text = "They denied the report of the army."
    known = load_parser().parse([Document(text)])[0]
    for start in range(0, 200, 10):
        own.parse([Document(" ".join(f"zyx{k}" for k in range(start, start + 10)))])
        assert same(own.parse([Document(text)])[0], known)
    assert len(own._lexemes) <= 60


def test_tags_alone_are_those_of_the_trees():
    run = [Document(text) for text in ("She claims that they won.", "", "The claims were false. It rained.")]
    parser = load_parser()
    for tags, (own, _, _) in zip(parser.tag(run), parser.parse(run), strict=True):
        assert np.array_equal(tags, own)
    tag_documents(run)
    assert run[2].tags == "DT NNS VBD JJ . PRP VBD .".split()
    tag_documents([])
    assert parser.parse([]) == []


def test_the_shipped_parser_is_read_once_and_says_how_it_was_made():
    parser = load_parser()
    assert parser is load_parser()
    assert parser.tag_names == list(TAGS) and parser.relation_names == sorted(RELATIONS)
    assert parser.meta["dev"]["uas"] >= 0.875 and parser.meta["dev"]["las"] >= 0.845
    assert {"corpus", "settings", "seed", "versions"} <= set(parser.meta)
    assert SHIPPED.stat().st_size < 3_000_000


def test_weights_in_8_bits_are_near_and_stay_as_they_are():
    generator = np.random.default_rng(0)
    weights = {
        "tag": generator.normal(size=(50, 7)).astype(np.float32) * np.arange(7, dtype=np.float32),
        "tag_bias": generator.normal(size=7).astype(np.float32),
    }
    once = unpack(pack(weights))
    twice = unpack(pack(once))
    assert np.array_equal(once["tag_bias"], weights["tag_bias"])
    assert (np.abs(once["tag"] - weights["tag"]) <= np.abs(weights["tag"]).max(axis=0) / 254 + 1e-6).all()
    assert all(np.allclose(once[name], twice[name], atol=1e-6) for name in weights)


def test_a_written_parser_is_the_same_when_read_and_the_same_in_bytes(tmp_path):
    weights, meta = read_parser(SHIPPED)
    for name in ("one.npz", "two.npz"):
        write_parser(weights, meta, tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    document = Document("The town was shelled by the army.")
    own = load_parser(tmp_path / "one.npz")
    assert own.meta == meta
    assert same(own.parse([document])[0], load_parser().parse([document])[0])


def test_other_word_vectors_than_those_of_the_training_are_refused():
    weights, meta = read_parser(SHIPPED)
    with pytest.raises(ValueError, match=r"other word vectors.*framing train parser"):
        Parser(weights, {**meta, "background": "0" * 64}, load_background())


def test_a_file_that_is_no_parser_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no parser .*parser\.npz.*framing train parser"):
        load_parser(tmp_path / "parser.npz")
    wrong = tmp_path / "wrong.npz"
    for content in (b"", b"words", SHIPPED.read_bytes()[:5000]):
        wrong.write_bytes(content)
        with pytest.raises(ValueError, match=r"wrong\.npz is no parser"):
            read_parser(wrong)
    np.savez(wrong, tag=np.zeros(3))
    with pytest.raises(ValueError, match=r"wrong\.npz is no parser"):
        read_parser(wrong)
