from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.actors import show_article


class Reader(HTMLParser):
    """Collects the words, and minds that tags are balanced."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.classes: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.classes.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "sup", "ul", "details"} & set(self.open):
            self.words.append(data)


def tables(text, quote=None, mention=None):
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    quotes = pd.DataFrame(
        [{"article_id": "a", "actor_id": "X", "actor": "<X>", "content_spans": [quote], "marked_spans": [quote]}]
    )
    mentions = pd.DataFrame(
        [{"article_id": "a", "actor_id": "X", "form": "name", "start": mention[0], "end": mention[1]}]
    )
    return articles, quotes, mentions


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab <>&\"'\n“”", min_size=4, max_size=40), st.data())
def test_any_spans_give_balanced_escaped_html(text, data):
    bounds = st.integers(0, len(text))
    quote = sorted((data.draw(bounds), data.draw(bounds)))
    mention = sorted((data.draw(bounds), data.draw(bounds)))
    reader = Reader()
    reader.feed(show_article("a", *tables(text, quote, mention)).html)
    assert not reader.open
    assert "".join("".join(reader.words).split()) == "".join(text.split())


def test_mentions_and_quotes_carry_their_actor():
    html = show_article("a", *tables("“No,” Lee said.", [1, 4], [6, 9])).html
    reader = Reader()
    reader.feed(html)
    assert {"q q1", "m m1", "n m1"} <= set(reader.classes)
    assert "&lt;X&gt;" in html
    assert "<X>" not in html
    assert "http" not in html


def test_an_unknown_article_is_told():
    with pytest.raises(ValueError, match="no article 'b'"):
        show_article("b", *tables("abc", [0, 1], [1, 2]))
