"""Reading the trees that another parser gave."""

import gzip

import pytest

from framing.text.tags import TAGS
from framing.validity.shipped.silver_trees import RELATION_NAMES, ROOT, UNKNOWN, read_silver

SENTENCES = [
    [("Rebels", "NNS", 2, "nsubj"), ("left", "VBD", 0, "root"), ("Homs", "NNP", 2, "dobj"), (".", ".", 2, "punct")],
    [("It", "PRP", 2, "nsubj"), ("rained", "VBD", 0, "root"), (".", ".", 2, "punct")],
]


def test_trees_lie_on_our_tokens(write_corpus):
    folder = write_corpus("a", {"two": SENTENCES, "one": SENTENCES[1:]})
    one, two = read_silver(folder)
    assert (one.name, two.name) == ("one", "two")
    assert two.document.tokens.words == ["Rebels", "left", "Homs", ".", "It", "rained", "."]
    assert two.heads.tolist() == [1, ROOT, 1, 1, 5, ROOT, 5]
    assert [RELATION_NAMES[k] for k in two.relations[:4]] == ["nsubj", "root", "dobj", "punct"]
    assert [TAGS[k] for k in two.tags[4:]] == ["PRP", "VBD", "."]
    assert (two.given, two.given_arcs) == (7, 5)
    first, second = two.sentences()
    assert second.words == ["It", "rained", "."] and second.heads.tolist() == [2, 0, 2]
    assert first.heads.tolist() == [2, 0, 2, 2]


def test_what_does_not_align_is_not_known(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text("Pro-regime troops left. They won.", encoding="utf-8")
    rows = [
        "1\t1\t0\t3\tJJ\tO\t4\tamod",  # a part of our token
        "1\t2\t11\t17\tNNS\tO\t3\tnsubj",
        "1\t3\t18\t22\tVBD\tO\t5\tccomp",  # its head stands in our next sentence
        "1\t4\t24\t28\tPRP\tO\t1\tnsubj",  # its head is no token of ours
        "1\t5\t29\t32\tXYZ\tO\t0\tnever",  # unknown names
    ]
    with gzip.open(tmp_path / "corenlp_tokens.tsv.gz", "wt") as stream:
        stream.write("# a\n" + "\n".join(rows) + "\n")
    (article,) = read_silver(tmp_path)
    assert article.document.tokens.words[:3] == ["Pro-regime", "troops", "left"]
    assert article.heads.tolist() == [UNKNOWN, 2, UNKNOWN, UNKNOWN, UNKNOWN, ROOT, UNKNOWN]
    assert article.tags.tolist()[0] == -1 and article.tags.tolist()[5] == -1 and article.relations.tolist()[5] == -1
    assert [own.heads.tolist() for own in article.sentences()] == [[-1, 3, -1, -1], [-1, 0, -1]]


def test_what_is_missing_or_broken_is_named(tmp_path, write_corpus):
    with pytest.raises(FileNotFoundError, match=r"corenlp_tokens\.tsv\.gz is missing"):
        read_silver(tmp_path)
    folder = write_corpus("a", {"one": SENTENCES})
    (folder / "text" / "one.txt").unlink()
    with pytest.raises(FileNotFoundError, match=r"one\.txt is missing"):
        read_silver(folder)
    for content, message in (
        ("", "names no article"),
        ("1\t1\t0\t3\tDT\tO\t2\tdet\n", "line 1: a token before"),
        ("# a\n1\t1\t0\t3\tDT\tO\t2\tdet\nbroken\n", "line 3: expected sentence, index"),
        ("# a\n1\t1\tx\t3\tDT\tO\t2\tdet\n", "line 2: expected"),
    ):
        with gzip.open(folder / "corenlp_tokens.tsv.gz", "wt") as stream:
            stream.write(content)
        with pytest.raises(ValueError, match=message):
            read_silver(folder)
