"""Training the parser on a tiny invented language; and what is said where the packages for it are missing."""

import itertools
import subprocess
import sys

import numpy as np
import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.text.background import load_background
from framing.text.grammar import load_parser
from framing.text.grammar.network import Network
from framing.text.grammar.parser_file import write_parser
from framing.training.parser import parser_network
from framing.training.parser.train_parser import Settings, learn, train_parser
from framing.validity.shipped.parser_scores import score_parser
from framing.validity.shipped.silver_trees import read_silver

NOUNS = ["wug", "dax", "toma", "fep", "blick", "zorn"]
VERBS = ["zupped", "gorped", "vexed"]
SMALL = Settings(epochs=30, tokens=64, width=32, arc=16, label=16, n_own=50, own=4, end=4, shape=2, rate=0.01)


def sentence(one, two, verb, first):
    """The verb stands last; the particle *ka* marks the object, which may stand first or second."""
    one = one.capitalize()
    if first:
        rows = [(one, "NN", 4, "dobj"), ("ka", "IN", 1, "case"), (two, "NN", 4, "nsubj")]
    else:
        rows = [(one, "NN", 4, "nsubj"), (two, "NN", 4, "dobj"), ("ka", "IN", 2, "case")]
    return [*rows, (verb, "VBD", 0, "root"), (".", ".", 4, "punct")]


EVERY = [
    sentence(one, two, verb, first)
    for (one, two), verb, first in itertools.product(itertools.permutations(NOUNS, 2), VERBS, (True, False))
]
HELD_OUT = EVERY[::7]
LEARNT = [own for own in EVERY if own not in HELD_OUT]


@pytest.fixture
def corpora(write_corpus):
    return write_corpus("learnt", {"a": LEARNT[::2], "b": LEARNT[1::2]}), write_corpus("dev", {"c": HELD_OUT})


def test_training_learns_what_the_particle_decides(corpora, tmp_path):
    pytest.importorskip("jax")
    learnt, dev = corpora
    lines = []
    weights, meta = train_parser(learnt, dev, load_background(), SMALL, seed=3, say=lines.append)
    assert len(lines) == SMALL.epochs + 1 and "UAS" in lines[-1]
    assert meta["dev"]["uas"] > 0.95 and meta["dev"]["las"] > 0.95 and meta["dev"]["pos"] > 0.95
    assert meta["corpus"]["name"].endswith("/learnt") and meta["seed"] == 3 and meta["settings"]["width"] == 32
    write_parser(weights, meta, tmp_path / "own.npz")
    own = score_parser(load_parser(tmp_path / "own.npz"), read_silver(dev))
    assert round(own["las"], 4) == meta["dev"]["las"]


def test_the_same_seed_gives_the_same_weights_and_another_others(corpora):
    pytest.importorskip("jax")
    sentences = list(read_silver(corpora[1])[0].sentences())
    background = load_background()
    settings = Settings(**{**vars(SMALL), "epochs": 2})
    one, two, other = (list(learn(sentences, background, settings, seed)) for seed in (1, 1, 2))
    assert [loss for loss, _ in one] == [loss for loss, _ in two]
    assert all(np.array_equal(one[-1][1][name], two[-1][1][name]) for name in one[-1][1])
    assert not np.array_equal(one[-1][1]["conv0"], other[-1][1]["conv0"])


def test_the_network_that_learns_scores_as_the_one_that_runs():
    jax = pytest.importorskip("jax")
    sizes = {"vector": 5, "width": 12, "arc": 7, "label": 6, "n_own": 9, "own": 4, "end": 3, "shape": 2}
    generator = np.random.default_rng(0)
    begun = parser_network.begin(generator, {**sizes, "tags": 4, "relations": 5})
    weights = {  # no bias is 0, so that each is seen to be added where it belongs
        name: np.asarray(value) + generator.normal(0, 0.1, value.shape).astype(np.float32) * (value.ndim == 1)
        for name, value in begun.items()
    }
    vectors = generator.normal(size=(11, 5)).astype(np.float32)
    lengths = [9, 1, 4]
    columns = generator.integers(0, 9, (sum(lengths), 6)).astype(np.int32)
    network = Network(weights)
    first, rows = network.words(columns, vectors), np.arange(sum(lengths))
    state = network.mix(first, network.lend(first), rows, np.repeat(np.arange(3), lengths))
    dependent, head, label_dependent, label_head = network.ends(state)
    for first, n in zip(np.cumsum([0, *lengths]).tolist(), lengths):
        part = slice(first, first + n)
        mask = np.ones((1, n), dtype=np.float32)
        x = parser_network._states(weights, vectors, columns[part][None], mask, jax.random.key(0), 0.0)
        assert np.allclose(x[0], state[part], atol=1e-4)
        scores, with_root = parser_network._arcs(weights, x, mask)
        own = network.arcs(dependent[part][None], head[part][None])
        assert np.allclose(np.maximum(own, -1e9), scores, atol=1e-4)
        heads = generator.integers(0, n + 1, n)
        known = parser_network._labels(weights, x, with_root, heads[None])[0]
        assert np.allclose(network.relations(label_dependent[part], label_head[part], heads - 1), known, atol=1e-4)


def test_nothing_needs_jax_until_the_training_begins(monkeypatch, corpora):
    code = (
        "import sys; sys.modules['jax'] = None; import framing.training.parser.train_parser as p; "
        "print(p.Settings().epochs)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "10"
    monkeypatch.setattr(parser_network, "jax", None)
    learnt, dev = map(str, corpora)
    done = CliRunner().invoke(app, ["train", "parser", "--corpus", learnt, "--dev", dev])
    assert done.exit_code == 2
    assert done.output.strip() == "framing: training the parser needs jax and optax: pip install 'framing[train]'"
    with pytest.raises(ModuleNotFoundError, match="framing\\[train\\]"):
        next(learn([], load_background(), SMALL))


def test_a_corpus_without_sentences_is_refused():
    pytest.importorskip("jax")
    with pytest.raises(ValueError, match="no sentence of 1 to 120 tokens"):
        next(learn([], load_background(), SMALL))
