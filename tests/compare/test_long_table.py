"""The table for a regression: its counts and words are those of the comparisons, and models take it as it is."""

import pandas as pd
import pytest
from hand_coded import hand_coded
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing import compare
from framing.quotes.voices import VOICES

FEW = {"permutations": 9, "bootstraps": 9}


@pytest.fixture(scope="module")
def coded():
    return hand_coded()


@pytest.fixture(scope="module")
def study(coded):
    return fr.Study(**{**coded, "articles": coded["articles"].assign(rank=pd.array([3, None], dtype="Int64"))})


@st.composite
def collections(draw):
    """Articles of words, quotes at random places, nested too, and hits in whatever voice a word has."""
    articles, quotes, hits = [], [], []
    for number in range(draw(st.integers(2, 5))):
        key, words = f"a{number}", draw(st.integers(1, 12))
        outlet, desk = draw(st.sampled_from(["Post", "Sun", None])), draw(st.sampled_from([1, 2, None]))
        articles.append({"article_id": key, "outlet": outlet, "desk": desk, "text": "word " * words})
        for n in range(draw(st.integers(0, 3))):
            first = draw(st.integers(0, words - 1))
            last = draw(st.integers(first, words - 1))
            span = [[5 * first, 5 * last + 4]]
            kind, actor = draw(st.sampled_from([("direct", "LEE"), ("indirect", f"{key}:man-1"), ("scare", None)]))
            quotes.append({"quote_id": f"{key}:q{n}", "article_id": key, "outlet": outlet, "kind": kind, "cue": "said"}
                          | {"actor_id": actor, "content_spans": span, "source": "Lee" if actor else None,
                             "marked_spans": span if kind != "indirect" else []})  # fmt: skip
        from framing.quotes.voices import Voices, read_quotes

        own = [quote for quote in quotes if quote["article_id"] == key]
        voices = Voices(read_quotes(own))
        for n in range(draw(st.integers(0, 6))):
            start = 5 * draw(st.integers(0, words - 1))
            voice = voices.of(start, start + 4)
            hits.append({"hit_id": f"{key}:h{n}", "article_id": key, "outlet": outlet, "voice": voice.voice,
                         "frame": draw(st.sampled_from(["war", "blame"])), "surface": "word",
                         "quote_id": voice.quote.quote_id if voice.quote else None,
                         "speaker": voice.quote.actor if voice.quote else outlet})  # fmt: skip
    made = {"quotes": quotes, "hits": hits}
    return pd.DataFrame(articles), *(fr.tables.from_records(name, rows) for name, rows in made.items())


def sums(long, by):
    """Hits and words of each group, of those that have one."""
    long = long[long[by[0]].notna()]
    keys = [long[name].map(lambda v: str(int(v)) if isinstance(v, float) else str(v)) for name in by]
    return long.groupby(keys)[["n", "words"]].sum()


@settings(max_examples=60)
@given(collections(), st.sampled_from(["outlet", "desk"]))
def test_groups_have_the_counts_and_words_of_the_rates(made, by):
    articles, quotes, hits = made
    if articles[by].isna().all():
        return
    for what, denominator in ((["frame", "voice"], "voice"), (["frame"], "tokens")):
        rates = compare.rates(hits, articles, by, what=what, denominator=denominator, quotes=quotes, **FEW)
        own = sums(fr.to_long(articles, quotes, hits, what=what), [by, *what])
        for row in rates.to_dict("records"):
            expected = (row["n"], row["n_tokens"])
            key = (row[by], *(row[name] for name in what))
            assert (tuple(own.loc[key]) if key in own.index else (0, 0)) == expected


@settings(max_examples=60)
@given(collections())
def test_every_word_and_hit_of_a_quote_counts_once(made):
    articles, quotes, hits = made
    long = fr.to_long(articles, quotes, hits, unit="quote", what=["frame", "voice"])
    voices = compare.inference.counting.voice_words(articles, quotes)
    spoken = voices[voices["speaker"].notna() & (voices["voice"] != "narration")]
    if len(hits):
        each = long.drop_duplicates(["quote_id", "voice"])
        inner = each[~each["voice"].isin(["scare", "narration"])]
        assert inner["words"].sum() == spoken["words"].sum()
    assert long["n"].sum() == hits["quote_id"].isin(quotes.loc[quotes["kind"] != "scare", "quote_id"]).sum()
    together = fr.to_long(articles, quotes, hits, unit="quote")
    assert together["n"].sum() == long["n"].sum()
    assert (together["words"] > 0).all()


def test_every_article_has_every_frame_in_every_voice_it_has_words_in(study):
    long = study.to_long()
    frames = set(study.hits["frame"])
    for _, part in long.groupby(["article_id", "voice"]):
        assert set(part["frame"]) == frames and len(set(part["words"])) == 1 and part["words"].iloc[0] > 0
    assert set(long["voice"]) == set(VOICES)
    assert long["n"].sum() == len(study.hits) and (long["n"] == 0).any()
    spoken = long.drop_duplicates(["article_id", "voice"]).groupby("article_id")["words"].sum()
    assert spoken.to_dict() == long.groupby("article_id")["words_article"].first().to_dict()
    assert long.columns[:3].tolist() == ["article_id", "outlet", "event"] or "event" in long
    assert "rank" in long and "text" not in long and "title" not in long
    assert long["rank"].dtype == "float64" and long["n"].dtype == "int64"  # NumPy's own: formulas know no others
    row = long[long["n"] > 1].iloc[0]
    assert len(long.behind(row)) == row["n"] and set(long.behind(row)["frame"]) == {row["frame"]}
    assert "article (2 articles)" in long.method


def test_quotes_bring_their_speaker_and_what_is_said_of_them(study):
    long = study.to_long("quote")
    assert {"quote_id", "speaker", "kind", "cue_stance", "anonymous", "outlet", "frame", "n", "words"} <= set(long)
    assert "content" not in long and "actor_id" not in long and "scare" not in set(long["kind"])
    row = long[long["n"] > 0].iloc[0]
    assert set(long.behind(row)["quote_id"]) == {row["quote_id"]}
    assert (long.groupby("quote_id")["frame"].nunique() == study.hits["frame"].nunique()).all()
    wide = long.pivot_table(index="quote_id", columns="frame", values="n", aggfunc="sum")
    scores = fr.score_quotes(study).reindex(wide.index)
    shared = [frame for frame in wide if frame in scores]
    assert len(shared) > 5 and (scores[shared] == wide[shared]).all(
        axis=None
    )  # one count of a quote, however asked for


def test_mentions_bring_what_was_added_to_them(study):
    mentions = study.mentions.assign(stance=["negative", "neutral"] * (len(study.mentions) // 2)
                                     + ["neutral"] * (len(study.mentions) % 2))  # fmt: skip
    long = fr.to_long(study.articles, study.quotes, mentions=mentions, actors=study.actors, unit="mention")
    assert len(long) == len(mentions) and long["stance"].tolist() == mentions["stance"].tolist()
    assert {"mention_id", "actor", "outlet", "form", "voice", "speaker", "rank"} <= set(long)
    assert long.loc[long["voice"] == "narration", "speaker"].isna().all()
    assert len(long.behind(0)) == 1
    with pytest.raises(ValueError, match="has a row a mention and counts nothing"):
        study.to_long("mention", what="frame")


def test_own_columns_come_in_types_that_formulas_know(study):
    own = {
        "whole": pd.array([1, 2], dtype="Int64"), "truth": pd.array([True, False], dtype="boolean"),
        "unsure": pd.array([True, None], dtype="boolean"), "kind": pd.Categorical(["b", "a"], ["b", "a", "c"]),
        "day": pd.to_datetime(["2018-02-08", None]), "words_of_mine": ["x", None],
    }  # fmt: skip
    long = fr.to_long(study.articles.assign(**own), study.quotes, study.hits)
    assert long["whole"].dtype == "int64" and long["truth"].dtype == bool and long["unsure"].dtype == object
    assert long["kind"].cat.categories.tolist() == ["b", "a"]  # the first stays the one that others are held against
    assert set(long["words_of_mine"]) == {"x", None} and str(long["day"].dtype).startswith("datetime64")
    texts = {"rank": ["3", "12"], "share": ["0.5", None], "code": ["007", "008"], "mixed": ["3", "x"]}  # as of a CSV
    read = fr.to_long(study.articles.assign(**texts), study.quotes, study.hits).drop_duplicates("article_id")
    assert read["rank"].tolist() == [3, 12] and read["share"].dtype == "float64"
    assert read["code"].tolist() == ["007", "008"] and read["mixed"].tolist() == ["3", "x"]
    few = fr.to_long(study.articles.assign(**own), study.quotes, study.hits, columns="kind")
    assert few.columns.tolist() == ["article_id", "kind", "frame", "voice", "n", "words", "words_article"]


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"unit": "word"}, "no unit 'word'; there are article, quote, mention"),
        ({"what": []}, "what= is empty; name a column of the hits"),
        ({"what": "nothing"}, "no column 'nothing'"),
        ({"columns": "nothing"}, "the table of articles has no column 'nothing'"),
    ],
)
def test_what_is_wrong_is_said(study, how, message):
    with pytest.raises(ValueError, match=message):
        study.to_long(**how)


def test_tables_that_are_missing_or_in_each_others_way(coded):
    articles, quotes, hits = coded["articles"], coded["quotes"], coded["hits"]
    with pytest.raises(ValueError, match="is counted in the hits: pass hits="):
        fr.to_long(articles, quotes)
    with pytest.raises(ValueError, match="pass quotes=, or what='frame' alone"):
        fr.to_long(articles, hits=hits)
    with pytest.raises(ValueError, match="'frame' is a column of the articles or quotes, and one that is made here"):
        fr.to_long(articles.assign(frame="x"), quotes, hits)
    with pytest.raises(ValueError, match="'kind' is a column of the articles and of the quotes; rename yours"):
        fr.to_long(articles.assign(kind="x"), quotes, hits, unit="quote")
    study = fr.Study(**coded)
    pd.testing.assert_frame_equal(fr.to_long(study).summary, fr.to_long(articles, quotes, hits).summary)
    assert fr.to_long(study, hits=hits.iloc[:3])["n"].sum() == 3
    pd.testing.assert_frame_equal(
        fr.to_long(hits, quotes, articles).summary, fr.to_long(articles, quotes, hits).summary
    )


def test_hits_where_no_words_are_are_named(coded):
    nobody = coded["quotes"].iloc[:0]
    with pytest.warns(UserWarning, match="of frame by voice has hits, but no words of that voice"):
        long = fr.to_long(coded["articles"], nobody, coded["hits"])
    assert long["n"].sum() == len(coded["hits"])


def test_nothing_found_is_a_table_without_rows(coded):
    long = fr.to_long(coded["articles"], coded["quotes"], coded["hits"].iloc[:0])
    assert not len(long) and {"frame", "voice", "n", "words"} <= set(long)
    assert long["n"].dtype == long["words"].dtype == "int64"
    assert not len(fr.to_long(coded["articles"], coded["quotes"], mentions=coded["mentions"].iloc[:0], unit="mention"))
