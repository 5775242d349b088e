"""The measures of the parser: by a stand-in whose errors are known, and through the command."""

import numpy as np
import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.validity.shipped.parser_scores import score_parser
from framing.validity.shipped.silver_trees import RELATION_NAMES, read_silver

SENTENCES = [
    [("Rebels", "NNS", 2, "nsubj"), ("left", "VBD", 0, "root"), ("Homs", "NNP", 2, "dobj"), (".", ".", 2, "punct")],
    [("It", "PRP", 2, "nsubj"), ("rained", "VBD", 0, "root"), (".", ".", 2, "punct")],
]


class Repeating:
    """Gives the silver trees back, but for some tokens."""

    relation_names = RELATION_NAMES

    def __init__(self, articles, heads=(), relations=(), tags=()):
        self.answers = {id(own.document): own for own in articles}
        self.heads, self.relations, self.tags = list(heads), list(relations), list(tags)

    def parse(self, documents):
        for document in documents:
            own = self.answers[id(document)]
            tags, heads, relations = own.tags.copy(), own.heads.copy(), own.relations.copy()
            heads[self.heads] = 4
            relations[self.relations] = RELATION_NAMES.index("iobj")
            tags[self.tags] = 0
            yield tags.astype(np.uint8), heads, np.maximum(relations, 0).astype(np.uint8)


def test_all_right_is_one(write_corpus):
    articles = read_silver(write_corpus("a", {"one": SENTENCES, "two": SENTENCES}))
    own = score_parser(Repeating(articles), articles, boot=50)
    names = ("uas", "las", "pos", "uas_all", "las_all", "pos_all", "aligned", "inside")
    assert {own[name] for name in names} == {1.0}
    assert own.summary["low"].isna().all() and "2 articles" in own.note
    relations = own.groups("relation")
    assert set(relations.index) == {"nsubj", "root", "dobj"} and (relations["f1"] == 1).all()
    assert own.groups("tokens")[["uas", "uas_n", "las"]].to_dict("index") == {
        "1–10": {"uas": 1.0, "uas_n": 10, "las": 1.0}
    }
    assert own.groups("sentence")[["uas", "uas_n", "las"]].to_dict("index") == {
        "statement": {"uas": 1.0, "uas_n": 10, "las": 1.0}
    }


def test_intervals_resample_articles(write_corpus):
    articles = read_silver(write_corpus("a", {f"a{k}": SENTENCES for k in range(6)}))
    own = score_parser(Repeating(articles), articles, boot=50).summary
    assert own.loc["uas", ["low", "high"]].tolist() == [1.0, 1.0]


def test_sentences_are_told_apart_by_their_end(write_corpus):
    rows = {"statement": [".", ".”"], "question": ["?", "?”"], "no closing mark": ["", "”"]}
    for kind, ends in rows.items():
        for end in ends:
            marks = [(mark, ".", 2, "punct") for mark in end]
            article = [[("It", "PRP", 2, "nsubj"), ("rained", "VBD", 0, "root"), *marks]]
            articles = read_silver(write_corpus(f"{kind} {len(end)}", {"a": article}))
            own = score_parser(Repeating(articles), articles)
            assert own.groups("sentence")["uas_n"].to_dict() == {kind: 2}


def test_each_error_counts_where_it_belongs(write_corpus):
    articles = read_silver(write_corpus("a", {"one": SENTENCES}))
    # Head of Rebels, relation of Homs, head and tag of the full stop.
    own = score_parser(Repeating(articles, heads=[0, 3], relations=[2], tags=[3]), articles)
    assert own["uas"] == pytest.approx(4 / 5) and own["las"] == pytest.approx(3 / 5)
    assert own["pos"] == pytest.approx(6 / 7)
    table = own.groups("relation")
    columns = ["recall_n", "precision_n", "precision", "recall"]
    assert table.loc["nsubj", columns].tolist() == [2, 2, 0.5, 0.5]
    assert table.loc["iobj", ["recall_n", "precision_n", "f1"]].tolist() == [0, 1, 0]
    assert table.loc["dobj", ["recall_n", "precision_n", "f1"]].tolist() == [1, 0, 0]


def test_what_does_not_align_is_left_out_or_wrong(write_corpus):
    folder = write_corpus("a", {"one": SENTENCES})
    path = folder / "text" / "one.txt"
    path.write_text(path.read_text().replace("Rebels left", "Rebelsleft!"))
    articles = read_silver(folder)
    own = score_parser(Repeating(articles), articles)
    assert own["aligned"] == pytest.approx(5 / 7)
    assert own["uas"] == 1 and own["uas_all"] == pytest.approx(2 / 5)
    assert own["inside"] == pytest.approx(2 / 3)


def test_the_command_prints_the_measures(write_corpus, tmp_path):
    folder = write_corpus("a", {"one": SENTENCES, "two": SENTENCES})
    done = CliRunner().invoke(app, ["evaluate", "parser", str(folder), "--boot", "20", "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert "2 articles, 14 tokens of CoreNLP" in done.output and "uas" in done.output and "statement" in done.output
    assert (tmp_path / "out" / "scores.csv").read_text().startswith("by,group,measure,value,low,high,n")
    done = CliRunner().invoke(app, ["evaluate", "parser", str(tmp_path)])
    assert done.exit_code == 2 and "corenlp_tokens.tsv.gz is missing" in done.output
    done = CliRunner().invoke(app, ["evaluate", "parser", str(folder), "--parser", str(tmp_path / "no.npz")])
    assert done.exit_code == 2 and "there is no parser" in done.output
