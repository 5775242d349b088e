"""The encoder: what it says does not depend on how documents are laid together, and its training follows the slope."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from framing.quotes import encoder_training
from framing.quotes.encoder import HEAD_LOGIT, SMALL, SUFFIXES, Encoder, encoder
from framing.quotes.encoder_training import EncoderTask, train_encoder
from framing.quotes.engine import engine
from framing.quotes.sheet import Sheet
from framing.text import Document

REPORT = "The mayor of Springfield said on Monday that the bridge would stay closed until the spring."
QUOTED = "“We never saw a plan,” Ms. Ortiz told reporters.\n\nThe council meets again in June."
PLAIN = "The river is wide and cold. Boats cross it twice a day in summer."


def sheet(*texts: str) -> Sheet:
    return Sheet([Document(text) for text in texts], engine().model.vocabulary)


def word(one: Sheet, row: int) -> str:
    return [w for d in one.documents for w in d.tokens.words][row]


@pytest.mark.parametrize(("text", "cue"), [(REPORT, "said"), (QUOTED, "told")])
def test_the_cue_stands_out(text: str, cue: str) -> None:
    own = sheet(text)
    logits = encoder().logits(own)[:, HEAD_LOGIT]
    assert word(own, int(logits.argmax())) == cue
    assert logits.max() > 0
    assert np.sort(logits)[-2] < 0


def test_plain_prose_has_no_cue() -> None:
    assert encoder().logits(sheet(PLAIN))[:, HEAD_LOGIT].max() < 0


def test_documents_do_not_touch() -> None:
    texts = [REPORT, "", PLAIN, QUOTED, "No."]
    together = encoder().logits(sheet(*texts))
    alone = np.concatenate([encoder().logits(sheet(text)) for text in texts])
    np.testing.assert_allclose(together, alone, atol=2e-4)


def test_blocks_do_not_show() -> None:
    """A sentence says the same wherever the borders of the blocks fall."""
    filler = "\n\n".join([PLAIN] * 60)
    size = len(Document(REPORT).tokens)
    net = encoder()
    expected = net.logits(sheet(f"{PLAIN}\n\n{PLAIN}\n\n{PLAIN}\n\n{REPORT}"))[-size:]
    for count in range(0, 60, 7):
        text = "\n\n".join([PLAIN] * (count + 3))
        own = net.logits(sheet(f"{text}\n\n{REPORT}"))
        np.testing.assert_allclose(own[-size:], expected, atol=2e-4)
    assert len(net.logits(sheet(filler))) > 2 * 256


def test_nothing_to_read() -> None:
    assert encoder().logits(sheet("")).shape == (0, 4)
    assert encoder().logits(sheet()).shape == (0, 4)


def test_a_saved_encoder_is_the_same(tmp_path: Path) -> None:
    path, again = tmp_path / "a.npz", tmp_path / "b.npz"
    encoder().save(path)
    read = Encoder.load(path)
    read.save(again)
    assert path.read_bytes() == again.read_bytes()
    np.testing.assert_array_equal(read.logits(sheet(QUOTED)), encoder().logits(sheet(QUOTED)))


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.npz"
    np.savez(path, weights=np.zeros(3))
    with pytest.raises(ValueError, match="no encoder of version"):
        Encoder.load(path)


def random_task(size: int) -> EncoderTask:
    generator = np.random.default_rng(0)
    rows = {name: generator.integers(0, n, size) for name, n in {**SMALL, "word": 31, "suffix": SUFFIXES}.items()}
    gold = (generator.random((size, 4)) < 0.3).astype(np.float32)
    return EncoderTask(rows, np.array([0, size // 3, size]), gold, np.full((size, 4), 3, dtype=np.float32))


def test_gradients_are_the_slopes_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_training, "_DROP", 0.0)
    monkeypatch.setattr(encoder_training, "_WORD_DROP", 0.0)
    task = random_task(45)
    generator = np.random.default_rng(1)
    net = encoder_training._Net(generator.standard_normal((30, 8)).astype(np.float32), generator)
    net.weights = {name: values.astype(np.float64) for name, values in net.weights.items()}  # type: ignore[misc]

    def loss() -> float:
        return net.step(task, [(0, 15), (15, 45)], generator)

    loss()
    slopes = dict(net.slopes)
    assert set(slopes) == set(net.weights)
    for name, (rows, values) in slopes.items():
        at = np.unravel_index(np.abs(values).argmax(), values.shape)
        cell = at if rows is None else (int(rows[at[0]]), *at[1:])
        kept = float(net.weights[name][cell])
        sides = []
        for step in (1e-4, -1e-4):
            net.weights[name][cell] = kept + step
            sides.append(loss())
        net.weights[name][cell] = kept
        assert (sides[0] - sides[1]) / 2e-4 == pytest.approx(float(values[at]), rel=0.02, abs=1e-5), name


def test_training_learns_and_repeats_itself() -> None:
    names = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"]
    things = ["rain", "snow", "wind", "fog", "hail"]
    texts = [f"{n} grunted that {t} came. {n} met the {t}." for n in names for t in things]
    own = sheet(*texts)
    heads = own.first[:-1] + 1
    cue = np.zeros(own.size, dtype=bool)
    cue[heads] = True
    nothing = np.zeros(own.size, dtype=bool)
    words = engine().model.vocabulary.words
    vectors = np.random.default_rng(2).standard_normal((len(words), 12)).astype(np.float32)
    task = EncoderTask.of(own, words, heads, (cue, nothing, nothing))
    some = np.ones(len(texts), dtype=bool)
    trained = train_encoder(task, words, vectors, some, seed=3, rounds=40)
    other = sheet("Ivy grunted that sleet came. Ivy met the sleet.")
    logits = trained.logits(other)[:, HEAD_LOGIT]
    assert word(other, int(logits.argmax())) == "grunted"
    assert logits.max() > 0 > np.sort(logits)[-2]
    short = [train_encoder(task, words, vectors, some, seed=3, rounds=1) for _ in range(2)]
    np.testing.assert_array_equal(short[0].logits(other), short[1].logits(other))
    assert not np.array_equal(
        short[0].logits(other), train_encoder(task, words, vectors, some, seed=4, rounds=1).logits(other)
    )
