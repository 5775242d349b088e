"""The shipped engine: what it must read, text that tries to break it, and training that repeats itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.quotes.attribution import Attribution
from framing.quotes.engine.engine import Engine
from framing.quotes.engine.engine_file import read_model, write_model
from framing.text import Document
from framing.training.quotes.train_quotes import train
from framing.validity.shipped.polnear import GoldArticle

ENGINE = Engine.load()


def read(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution as words."""

    def words(spans):
        return " … ".join(text[start:end] for start, end in spans)

    return [(words(a.source), words(a.cue), words(a.content)) for a in ENGINE.attributions(Document(text))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "within"),
    [
        ("The mayor said on Tuesday that the bridge would be closed for a month.", "The mayor", "said", "the bridge"),
        ("“We will not leave,” Maria Lopez told reporters after the vote.", "Maria Lopez", "told", "We will not leave"),
        (
            "Unemployment fell sharply in June, according to the ministry.",
            "the ministry",
            "according to",
            "Unemployment",
        ),
        ("The company denied that it had broken the law.", "The company", "denied", "it had broken the law"),
        ("''It is over,'' said the coach.", "the coach", "said", "It is over"),
    ],
)
def test_plain_sentences_are_read(text, source, cue, within):
    assert any(s == source and cue in c and within in q for s, c, q in read(text)), read(text)


def test_content_around_the_cue_has_two_pieces():
    (found,) = read("“I am ready,” the senator said, “but I will wait for the vote.”")
    assert found[0] == "the senator" and " … " in found[2] and "said" not in found[2]


def test_quoted_sentences_after_the_cue_belong_to_it():
    text = "“We tried everything,” the doctor said. “We could not save him. It was too late.”"
    assert any("too late" in content for _, _, content in read(text))


def test_addressee_is_no_content():
    assert all("CNN" not in content for _, _, content in read("Smith told CNN that the plan would fail."))


def test_text_without_attribution_has_none():
    assert read("The river rose by two metres. Roads were closed.") == []


TEXTS = [
    "",
    " \n\n ",
    "“",
    "”””“““''``\"\"",
    "\ufeffHe said: “no”\r\n\r\n“yes”",
    "THE MAYOR SAID THAT THE BRIDGE WOULD BE CLOSED. “NO,” SHE SAID.",
    "He said 🙂 that\u2028it “rained\u00a0. \ud800",
    "'" * 300,
    "said " * 500,
]


@pytest.mark.parametrize("text", TEXTS)
def test_odd_text_is_no_error(text):
    check(text, ENGINE.attributions(Document(text)))


def check(text: str, found: list[Attribution]) -> None:
    for one in found:
        assert one.content and 0 <= one.confidence <= 1
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:]))


PIECES = st.sampled_from(
    [
        "he",
        "said",
        "that",
        "“",
        "”",
        "''",
        "‘",
        "’",
        '"',
        ",",
        ".",
        "\n",
        "\n\n",
        ":",
        "the minister",
        "won",
        "told",
        "—",
    ]
)


@given(st.lists(PIECES, max_size=60))
@settings(max_examples=40, deadline=None)
def test_spans_are_in_order_and_within_any_text(pieces):
    text = " ".join(pieces)
    check(text, ENGINE.attributions(Document(text)))


def test_company_changes_nothing():
    texts = ["The mayor said it was late.", "", "“No,” Lee said. “Never.”", "He denied it. She claimed that he lied."]
    alone = [ENGINE.attributions(Document(text)) for text in texts]
    together = list(ENGINE.attributions_of(Document(text) for text in texts))
    assert [[a.content for a in own] for own in alone] == [[a.content for a in own] for own in together]
    assert np.allclose([a.confidence for o in alone for a in o], [a.confidence for o in together for a in o], atol=1e-3)


@pytest.mark.parametrize(
    "unit",
    [
        "“We won,” the man said, and the woman denied it, ",
        "The officials said that the road was closed. “It is bad,” he said. ",
    ],
    ids=["one wall without a full stop", "sentences in one paragraph"],
)
def test_work_grows_with_the_text_and_no_faster(unit, operations):
    def work(n):
        return operations(lambda: ENGINE.attributions(Document(unit * n)))

    work(1)
    assert work(400) < 10 * work(50)  # eight times the text; a quadratic way would take 64 times


def corpus(n: int = 12) -> list[GoldArticle]:
    """Made-up articles in which only the verb tells whether something was said."""
    people, things = ("Lee", "Ho", "the mayor", "officials"), ("it rained", "they won", "the road was closed")
    out = []
    for i in range(n):
        text, marked = "", []
        for k in range(8):
            person, thing = people[(i + k) % 4], things[(i * k) % 3]
            if k % 2:
                text += f"Yesterday {person} walked home and {thing}. "
                continue
            start = len(text)
            text += f"Yesterday {person} said that {thing}. "
            source = start + len("Yesterday ")
            cue = source + len(person) + 1
            marked.append(
                Attribution(((source, source + len(person)),), ((cue, cue + 4),), ((cue + 5, len(text) - 2),), 1.0)
            )
        out.append(GoldArticle(f"a{i:02d}", text, tuple(marked)))
    return out


@pytest.fixture(scope="module")
def trained():
    return train(corpus())


def test_training_learns_the_made_up_language(trained):
    text = "Yesterday the mayor said that it rained. Yesterday Ho walked home and they won."
    found = Engine(trained).attributions(Document(text))
    assert [text[s:e] for a in found for s, e in a.content] == ["that it rained"]


def test_training_and_writing_repeat_themselves(trained, tmp_path):
    write_model(trained, tmp_path / "one.npz")
    write_model(train(corpus()), tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_model_comes_back_as_it_was(trained, tmp_path):
    write_model(trained, tmp_path / "m.npz")
    again = Engine(read_model(tmp_path / "m.npz"))
    for article in corpus(3):
        document = Document(article.text)
        assert again.attributions(document) == Engine(trained).attributions(document)


def test_other_files_are_refused(tmp_path):
    np.savez(tmp_path / "x.npz", a=np.zeros(3))
    with pytest.raises(ValueError, match="no attribution model"):
        read_model(tmp_path / "x.npz")


def test_training_needs_articles():
    with pytest.raises(ValueError, match="at least 5 articles"):
        train(corpus(2))
