"""Contents put back where they stood."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from framing import tables
from framing.scores.rebuilt_articles import rebuilt_articles


@st.composite
def contents(draw):
    """A text, and quotes cut out of it in one or several pieces, which may overlap with others."""
    text = draw(st.text("ab .,“”Z\n", min_size=6, max_size=40))
    quotes = []
    for number in range(draw(st.integers(1, 3))):
        edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=4)))
        spans = [[a, b] for a, b in zip(edges[::2], edges[1::2])]
        quotes.append({"quote_id": f"q{number}", "article_id": "a", "content_spans": spans})
    table = pd.DataFrame(quotes)
    return text, table.assign(content=[tables.surface(text, spans) for spans in table["content_spans"]])


@given(contents())
def test_each_content_stands_in_its_place_and_nothing_else(made):
    text, quotes = made
    articles, placed = rebuilt_articles(quotes)
    texts = dict(zip(articles["article_id"], articles["text"]))
    held = set()
    for article, spans, content in zip(placed["article_id"], placed["content_spans"], quotes["content"]):
        assert tables.surface(texts[article], spans) == content
        held |= {k for start, end in spans for k in range(start, end)} if article == "a" else set()
    rebuilt = texts.get("a", "")
    assert all(rebuilt[k] == text[k] if k in held else rebuilt[k] in " \n" for k in range(len(rebuilt)))
    assert placed["quote_id"].tolist() == quotes["quote_id"].tolist()


def test_what_was_corrected_by_hand_or_has_no_place_stands_alone():
    quotes = pd.DataFrame(
        {
            "quote_id": ["q1", "q2", "q3", "q4", "q5", "q6"],
            "article_id": ["q2", "q2", "q2", None, "q2", "q2"],
            "content": ["A raid.", "No raid.", "A siege.", "A truce.", None, "one … two"],
            "content_spans": [[[0, 7]], [[0, 8]], [[20, 24]], None, [], [[30, 33], [40, 43]]],
            "kind": ["direct", "direct", "indirect", None, "direct", "direct"],
        }
    )
    articles, placed = rebuilt_articles(quotes)
    # q2 contradicts q1, q3 is longer than its place, q4 and q5 have none; the name q2 is taken by an article.
    assert placed["article_id"].tolist() == ["q2", "q2 (2)", "q3", "q4", "q5", "q2"]
    texts = dict(zip(articles["article_id"], articles["text"]))
    assert texts["q3"] == "A siege." and texts["q5"] == ""
    assert texts["q2"] == "A raid." + "\n" * 23 + "one" + " " * 7 + "two"
    assert [bool(spans) for spans in placed["marked_spans"][1:5]] == [True, False, True, False]


def test_between_two_pieces_a_sentence_ends_where_it_seems_to():
    def between(first, second):
        spans = [[0, len(first)], [len(first) + 3, len(first) + 3 + len(second)]]
        quotes = pd.DataFrame({"quote_id": ["q"], "article_id": "a", "content": [f"{first} … {second}"]})
        [text] = rebuilt_articles(quotes.assign(content_spans=[spans]))[0]["text"]
        return text[len(first)]

    assert between("“We left,”", "“and came back.”") == " "
    assert between("“We left,”", "“They came.”") == "\n"
    assert between("“We left.”", "“and came back.”") == "\n"
