"""What verbs find in a text does not depend on how its characters are written, and stands where they say."""

import unicodedata

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing as fr
from framing import tables
from framing.articles.as_read import as_read
from framing.articles.plain_text import reads_plain
from framing.text import folded_text

TEXT = (
    "Talks fail\n\nThe envoy Lena Órtíz said the raid was an unprovoked attack. “We won't go,” Órtíz said.\n\n"
    "“It was a massacre of civilians,” said Zoë Müller, a nurse. Five officials fled the cease-fire zone, and "
    "pro-government fighters killed 40 people, the Café Society of Rúritania claimed."
)


def found(text):
    """All that the verbs find in a text, in the spelling in which it is read, and the tables."""
    articles = fr.read_articles(pd.DataFrame({"article_id": ["a"], "outlet": ["Herald"], "text": [text]}))
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes)
    quotes = fr.resolve_actors(quotes, articles, mentions)
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    numbers = fr.compare.numbers(articles, quotes, mentions)
    made = {"quotes": quotes, "mentions": mentions, "hits": hits}
    for name, table in made.items():
        tables.check(table, name, articles)
    for row in numbers.itertuples():
        assert text[row.start : row.end] == row.surface
    words = {
        "quotes": ["kind", "source", "cue", "content", "actor_id", "actor", "anonymous", "paragraph", "sentence"],
        "mentions": ["designator", "head", "actor_id", "form", "voice", "quote_id"],
        "hits": ["frame", "term_id", "surface", "voice", "speaker", "target", "negated", "in_title", "quote_id"],
    }
    out = {}
    for name, columns in words.items():
        table = made[name][columns].astype(object)
        rows = table.where(table.notna(), None).to_numpy().tolist()
        out[name] = [[folded_text(value) if isinstance(value, str) else value for value in row] for row in rows]
    out["numbers"] = [[folded_text(row.surface), row.low, row.high, row.measure] for row in numbers.itertuples()]
    return out


@pytest.fixture(scope="module")
def plain():
    held = found(TEXT)
    assert len(held["quotes"]) >= 3
    assert {"Lena Órtíz", "Zoë Müller"} <= {row[5] for row in held["quotes"]}
    return held


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", TEXT),
        TEXT.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
        TEXT.replace("unprovoked", "un\u00adpro\u00advoked").replace("said", "sa\u00adid"),
        TEXT.replace("Órtíz", "Ór\u200btíz").replace("mass", "ma\u2060ss").replace("Talks", "\ufeffTalks"),
        TEXT.replace("cease-fire", "cease–fire").replace("pro-gov", "pro–gov"),
        TEXT.replace("-", "\u2011"),
    ],
    ids=["decomposed", "ligatures", "soft hyphens", "no width", "dashes", "hyphens"],
)
def test_the_same_is_found_however_the_text_is_written(plain, text):
    assert text != TEXT
    assert found(text) == plain


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.lists(st.integers(0, len(TEXT)), min_size=1, max_size=12),
    marks=st.lists(st.sampled_from(["\u200b", "\u00ad", "\u2060", "\u200e"]), min_size=12, max_size=12),
    decomposed=st.booleans(),
)
def test_marks_of_no_width_change_nothing_but_places(plain, places, marks, decomposed):
    text = TEXT
    for place, mark in zip(sorted(places, reverse=True), marks):
        if text[max(0, place - 1) : place + 1].strip("\n") == text[max(0, place - 1) : place + 1]:  # not a line alone
            text = text[:place] + mark + text[place:]
    assert found(unicodedata.normalize("NFD", text) if decomposed else text) == plain


def test_tables_of_plain_texts_are_handed_on_as_they_are():
    seen = []

    @reads_plain
    def verb(articles, quotes):
        seen.extend([articles, quotes])
        return pd.DataFrame()

    articles = pd.DataFrame({"article_id": ["a"], "text": ["José left."]})
    quotes = pd.DataFrame({"article_id": ["a"], "content_spans": [[[0, 4]]]})
    verb(articles=articles, quotes=quotes)
    assert seen[0] is articles and seen[1] is quotes


def test_only_the_articles_concerned_are_read_otherwise_and_their_parse_is_kept():
    @reads_plain
    def verb(articles, quotes):
        seen["text"] = articles["text"].tolist()
        seen["body_start"] = articles["body_start"].tolist()
        seen["spans"] = quotes["content_spans"].tolist()
        seen["read"] = as_read(articles)
        return quotes.copy()

    seen = {}
    texts = ["José\n\nleft.", "Jose\u0301\n\nle\u200bft."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts, "body_start": [6, 7]})
    spans = [[[6, 10]], [[7, 12]]]
    quotes = pd.DataFrame({"article_id": ["a", "b"], "content_spans": spans, "content": ["left", "le\u200bft"],
                           "relayed_by": ["X", "X"], "relayed_by_spans": [[], [[0, 5]]]})  # fmt: skip
    out = verb(articles=articles, quotes=quotes)
    assert seen["text"] == ["José\n\nleft.", "José\n\nleft."]
    assert seen["body_start"] == [6, 6] and seen["spans"] == [[[6, 10]], [[6, 10]]]
    assert seen["read"] is as_read(articles)
    assert out["content_spans"].tolist() == spans and out["content"].tolist() == ["left", "le\u200bft"]
    assert out["relayed_by"].tolist() == ["X", "X"]
    assert articles["text"].tolist() == texts and quotes["content_spans"].tolist() == spans


def test_statements_are_linked_however_they_are_written():
    texts = [
        "Lee said: “We will never sell the old fishing harbour of Arden.”",
        "Zoe\u0301 Lee said they will not sell the o\u00adld ﬁsh\u200bing har\u00adbour.",
    ]
    table = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "text": texts})
    articles = fr.read_articles(table)
    quotes = fr.extract_quotes(articles)
    linked = fr.compare.statements(quotes, articles)
    assert len(linked) == 1
    row = linked.iloc[0]
    by_article = dict(zip(["a", "b"], texts))
    for side in "ab":
        text = by_article[row[f"article_{side}"]]
        assert text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]
        assert all(step[side] is None or text[slice(*step[side])] == step[f"{side}_text"] for step in row["alignment"])
    assert "o\u00adld ﬁsh\u200bing har\u00adbour" in row["text_b"]
    tables.check(linked.source, "quotes", articles)


def test_one_actor_over_articles_however_the_name_is_written():
    texts = ["Lena Órtíz said no.", unicodedata.normalize("NFD", "Lena Órtíz said no."), "Lena Ór\u200btíz said no."]
    study = fr.analyze(pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": ["X", "Y", "Z"], "text": texts}))
    assert set(study.quotes["actor_id"]) == {"LENA_ORTIZ"}
    assert study.actors.loc[study.actors["actor_id"] == "LENA_ORTIZ", "name"].tolist() == ["Lena Órtíz"]
    assert [list(names or []) for names in study.actors["aliases"]] in ([[]], [["Lena Órtíz"]])
