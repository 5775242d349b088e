"""The background model, built from a small collection made for the purpose."""

import gzip
import json

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from framing.text.background import load_background
from framing.training.background.background_corpus import read_corpus, read_sentences
from framing.training.background.train_background_model import build_background

NOUNS = ["plan", "vote", "law", "tax", "deal", "budget", "bill", "rule"]
FATES = ["passed", "dropped"]
SECRET = "The absurd second budget was dropped by nine people on a wet night."


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    rng = np.random.default_rng(0)
    rows = []
    for i in range(120):
        opinion = i % 2 == 0
        outlet = f"{'Opinion' if opinion else 'Wire'} {i % 10 // 2}"
        words = ["absurd", "shameful"] if opinion else ["second", "recent"]
        text = " ".join(
            f"The {rng.choice(words)} {rng.choice(NOUNS)} was {rng.choice(FATES)} in {rng.choice(['May', 'June'])}."
            for _ in range(12)
        )
        rows.append({"outlet": outlet, "text": text + (f" {SECRET}" if i == 4 else "")})
    path = tmp_path_factory.mktemp("collection") / "articles.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def sides():
    return {"straight": [f"Wire {i}" for i in range(5)], "opinion": [f"Opinion {i}" for i in range(5)]}


def test_built_saved_and_read_without_pickle(collection, tmp_path):
    valence = tmp_path / "valence.txt"
    valence.write_text("absurd\t-1.5\t0.8\tx\npassed\t1.0\t0.5\tx\n", encoding="utf-8")
    model = build_background(collection, valence, **sides(), dimensions=8)
    model.save(tmp_path / "b.npz")
    back = load_background(tmp_path / "b.npz")
    assert back.meta == model.meta
    np.testing.assert_array_equal(back.vectors, model.vectors)
    at = {word: i for i, word in enumerate(back.words)}
    assert back.leaning[at["absurd"]] > 0 > back.leaning[at["second"]]
    assert back.leaning[at["may"]] == 0  # a name says what is reported on, not how
    assert back.valence[at["absurd"]] == -1.5 and back.own_valence[at["absurd"]]
    near = back.vectors @ back.vectors[at["plan"]]
    assert {back.words[i] for i in np.argsort(-near)[:5]} & set(NOUNS[1:])
    ids = back.ids(["Absurd", "zzz"])
    assert ids.tolist() == [at["absurd"], len(back.words)]
    assert back.token_leaning(ids)[1] == 0


def test_the_same_bytes_on_any_number_of_threads(collection, tmp_path):
    valence = tmp_path / "valence.txt"
    valence.write_text("".join(f"{word}\t{i - 4}\n" for i, word in enumerate([*NOUNS, *FATES])), encoding="utf-8")
    for n in (1, 2):
        with threadpool_limits(n):
            build_background(collection, valence, **sides(), dimensions=8).save(tmp_path / f"{n}.npz")
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()


def test_sentences_kept_for_testing_are_left_out(collection, tmp_path):
    (tmp_path / "test.csv").write_text(f"text;label\n{SECRET.lower()};x\n", encoding="utf-8")
    (tmp_path / "test.jsonl").write_text(json.dumps({"sentence_normalized": "Nothing of this."}), encoding="utf-8")
    whole = read_corpus(collection, least=1)
    less = read_corpus(collection, [tmp_path / "test.csv", tmp_path / "test.jsonl"], least=1)
    assert "wet" in whole.words and "wet" not in less.words
    assert less.left_out == 1
    assert len(whole.ids) - len(less.ids) == 14


def test_outlets_may_be_left_out_and_must_not_all_be(collection, tmp_path):
    valence = tmp_path / "valence.txt"
    valence.write_text("absurd\t-1.5\n", encoding="utf-8")
    model = build_background(collection, valence, **sides(), dimensions=4, leave_out=["Wire 0"])
    assert "Wire 0" not in model.meta["straight"]
    with pytest.raises(ValueError, match="both straight and opinion"):
        build_background(collection, valence, straight=["Nobody"], opinion=["Opinion 0"], dimensions=4)


def test_errors_name_file_and_line(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"outlet": "A"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        read_corpus(tmp_path / "a.jsonl")
    (tmp_path / "b.csv").write_text("words\nx\n", encoding="utf-8")
    with pytest.raises(ValueError, match="none of the columns"):
        list(read_sentences(tmp_path / "b.csv"))
    (tmp_path / "c.txt").write_text("One.\nTwo.\n", encoding="utf-8")
    assert list(read_sentences(tmp_path / "c.txt")) == ["One.", "Two."]
