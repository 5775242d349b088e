import pandas as pd
import pytest
from hand_coded import hand_coded, read_gold
from hypothesis import given
from hypothesis import strategies as st

from framing.compare import statements
from framing.compare.statements.alignment import align, operations
from framing.compare.statements.segments import word_list
from framing.text import Document


@pytest.fixture(scope="module")
def linked():
    coded = hand_coded()
    return coded, statements(coded["quotes"], coded["articles"])


CHANGED = "fight against Islamic State (IS) extremists"


def _steps(row):
    return [(step["op"], step["a_text"], step["b_text"]) for step in row["alignment"]]


def test_the_two_sentences_of_one_quote_and_nothing_else(linked):
    _, table = linked
    assert table["type"].tolist() == ["direct_vs_paraphrase", "truncated_and_reworded"]
    assert (table["relation"] == "across outlets").all()
    gold = {x["id"]: x for x in read_gold()["cross_outlet"]}
    for name, row in zip(["X2", "X1"], table.to_dict("records")):
        for side in "ab":
            start, end = gold[name][side]["span"]
            assert min(row[f"end_{side}"], end) - max(row[f"start_{side}"], start) > 0.9 * (end - start)


def test_truncated_words_moved_out_of_the_marks_and_swapped(linked):
    steps = _steps(linked[1].iloc[1])
    assert [op for op, _, _ in steps] == ["same", "unmarked", "changed"]
    assert len(steps[0][1].split()) == 23
    assert steps[0][1].endswith("partners engaged")
    assert steps[1] == ("unmarked", "in the", "in the")
    assert steps[2] == (
        "changed",
        "Global Coalition's defeat-Daesh mission",
        "fight against Islamic State (IS) extremists",
    )


def test_paraphrase_drops_varies_and_adds(linked):
    steps = _steps(linked[1].iloc[0])
    assert ("cut", "agreed-upon", "") in steps
    assert ("added", "", "in Deir al-Zor Province") in steps
    assert any(op == "varied" and "eight" in a and "8" in b for op, a, b in steps)
    assert any(op == "varied" and "advise" in a and "advisers" in b for op, a, b in steps)
    assert any("partners" in a and "partners" not in b for op, a, b in steps if op in ("cut", "changed"))
    assert any(op == "unmarked" and a == "Euphrates River de-confliction line" for op, a, _ in steps)


def test_every_span_is_its_words(linked):
    coded, table = linked
    texts = dict(zip(coded["articles"]["article_id"], coded["articles"]["text"]))
    for row in table.to_dict("records"):
        for side in "ab":
            text = texts[row[f"article_{side}"]]
            assert text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]
            for step in row["alignment"]:
                if step[side]:
                    assert text[slice(*step[side])] == step[f"{side}_text"]


def _quotes(*said):
    """Articles of one outlet each, every one a quote: (outlet, speaker, before, content, after)."""
    articles, quotes = [], []
    for number, (outlet, speaker, before, content, after) in enumerate(said):
        name = f"t{number}"
        articles.append({"article_id": name, "outlet": outlet, "text": before + content + after})
        start = len(before)
        inside = content.startswith('"')
        quotes.append({
            "quote_id": f"{name}:q0001", "article_id": name, "actor_id": speaker,
            "kind": "direct" if inside else "indirect",
            "content_spans": [[start, start + len(content)]], "source": None,
            "marked_spans": [[start + 1, start + len(content) - 1]] if inside else [],
        })  # fmt: skip
    return pd.DataFrame(quotes), pd.DataFrame(articles)


WORDS = "The harbour workers will return to the docks once the stolen wages are paid in full"


def test_types():
    cases = {
        "verbatim": (f'"{WORDS}."', f'"{WORDS}."'),
        "truncated": (f'"{WORDS}."', '"The harbour workers will return to the docks once the stolen wages are paid."'),
        "reworded": (f'"{WORDS}."', '"The dock workers will return to the docks once the stolen pay is paid in full."'),
        "direct_vs_paraphrase": (f'"{WORDS}."', "the harbour workers would return once the stolen wages were paid"),
    }
    for expected, (one, two) in cases.items():
        table = statements(*_quotes(("Post", "LEE", "Lee said: ", one, ""), ("Sun", "LEE", "Lee told us: ", two, "")))
        assert table["type"].tolist() == [expected]


def test_same_outlet_and_wire_copies_are_told_apart():
    quote = f'"{WORDS}."'
    table = statements(
        *_quotes(
            ("Post", "LEE", "Lee said at the harbour gate: ", quote, ""),
            ("Post", "LEE", "Lee told reporters on Monday: ", quote, ""),
            ("Sun", "LEE", "Lee said at the harbour gate: ", quote, ""),
        )
    )
    pairs = {(a, b): r for a, b, r in zip(table["article_a"], table["article_b"], table["relation"])}
    assert pairs == {("t0", "t1"): "within outlet", ("t0", "t2"): "wire copy", ("t1", "t2"): "across outlets"}
    assert set(table["statement"]) == {0}


def test_shared_names_and_topics_make_no_link():
    said = [
        ("Post", "LEE", "Lee said: ", "the Northern Harbour Union of Arden will strike on Friday over wages", "."),
        ("Sun", "LEE", "Lee said: ", "the Northern Harbour Union of Arden has never paid its members a pension", "."),
        ("Sun", "KIM", "Kim said: ", "the police are looking for three men seen near the Arden harbour", "."),
    ]
    assert len(statements(*_quotes(*said))) == 0


def test_other_events_and_unmatched():
    quotes, articles = _quotes(("Post", "LEE", "L: ", f'"{WORDS}."', ""), ("Sun", "LEE", "L: ", f'"{WORDS}."', ""))
    assert len(statements(quotes, articles.assign(event=["x", "y"]))) == 0
    alone = statements(quotes, articles.assign(event=["x", "y"]), unmatched=True)
    assert alone["type"].tolist() == ["only_in_one"] * 2
    assert len(statements(quotes.head(0), articles)) == 0


ONE = ["the", "army", "armies", "left", "8", "eight", "Arden", "“", "”"]
TWO = ["the", "army", "fled", "8", "Arden", "advise", "adviser"]
texts = [st.lists(st.sampled_from(words), max_size=12).map(" ".join) for words in (ONE, TWO)]


@given(*texts)
def test_an_alignment_covers_every_word_once_and_in_order(one, two):
    words = [word_list(Document(text), 0, len(text), []) for text in (one, two)]
    pairs, score = align(*words)
    assert score >= 0
    assert all(i < k and j < m for (i, j), (k, m) in zip(pairs, pairs[1:]))
    steps = operations(*words, pairs, (one, two))
    for side, own, text in (("a", words[0], one), ("b", words[1], two)):
        spans = [step[side] for step in steps if step[side]]
        assert spans == sorted(spans)
        assert sum(len([w for w in own if s <= w.start and w.end <= e]) for s, e in spans) == len(own)
        assert all(text[slice(*step[side])] == step[f"{side}_text"] for step in steps if step[side])
