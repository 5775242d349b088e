"""A score for every quote: the numbers of the hits, whatever was given."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing import tables
from framing.frames import LexiconVectorizer
from framing.lexicons import Entry, Lexicon
from framing.scores.target_columns import target_columns

LEXICON = Lexicon(
    "m",
    "1.0.0",
    (
        Entry("raid", "raid", "war", polarity=-1.0),
        Entry("no-raid", "siege", "war", polarity=-0.5, negation="flip"),
        Entry("truce", "truce", "peace", polarity=1.0),
        Entry("gone", "victory", "peace", negation="drop"),
        Entry("doubt", "claim", "doubt", scope="narration"),
        Entry("cue", "insist", "doubt", scope="cue"),
    ),
)
FRAMES = ["doubt", "peace", "war"]
SENTENCES = st.sampled_from(
    [
        "The raid went on.",
        "We claim a truce.",
        "There was no victory, and no siege.",
        "A siege and a raid, they insist.",
        "It rained.",
        "The Raid Act was signed.",
    ]
)
SAYS = st.sampled_from(["Lee said.", "Lee did not claim anything.", "said Rusk, after the raid."])


@st.composite
def collections(draw):
    """Articles with quotations of whole sentences, some of which quote somebody else."""
    articles, quotes = [], []
    for number in range(draw(st.integers(1, 3))):
        key, text = f"a{number}", draw(SENTENCES) + "\n\n"
        for _ in range(draw(st.integers(0, 3))):
            said = " ".join(draw(st.lists(SENTENCES, min_size=1, max_size=2)))
            start = len(text)
            inner = draw(st.booleans())
            middle = f" Lee insists: ‘{draw(SENTENCES)}’" if inner else ""
            text += f"“{said}{middle}” {draw(SAYS)}\n\n"
            end = start + len(said) + len(middle) + 2
            spans = [[(start, end)]]
            if inner:
                spans.append([(end - 1 - (len(middle) - middle.index("‘")), end - 1)])
            for span in spans:
                quotes.append({"article_id": key, "content_spans": [list(span[0])], "kind": "direct",
                               "marked_spans": [[span[0][0] + 1, span[0][1] - 1]]})  # fmt: skip
        articles.append({"article_id": key, "outlet": "Post", "text": text})
    texts = {row["article_id"]: row["text"] for row in articles}
    for number, row in enumerate(quotes):
        row |= {"quote_id": f"q{number}", "content": tables.surface(texts[row["article_id"]], row["content_spans"])}
    return pd.DataFrame(articles), tables.from_records("quotes", quotes)


def grouped(hits, quotes):
    """Hits by quote and frame, counted without the package."""
    counts = pd.crosstab(hits["quote_id"], hits["frame"]) if len(hits) else pd.DataFrame()
    return counts.reindex(index=quotes["quote_id"], columns=FRAMES, fill_value=0).to_numpy()


@settings(max_examples=30)
@given(collections())
def test_the_numbers_are_those_of_the_hits_grouped_by_quote(made):
    articles, quotes = made
    hits = fr.find_frames(articles, quotes, LEXICON, tables.empty("mentions"))
    for scores in (
        fr.score_quotes(quotes, hits=hits, lexicons=LEXICON),
        fr.score_quotes(quotes, articles, lexicons=LEXICON),
        fr.score_quotes(quotes, lexicons=LEXICON),  # each content is of one piece and of whole sentences
    ):
        assert scores.index.tolist() == quotes["quote_id"].tolist()
        np.testing.assert_array_equal(scores[FRAMES].to_numpy(), grouped(hits, quotes))


@settings(max_examples=20)
@given(collections())
def test_a_term_and_its_words_count_for_the_same_quotes(made):
    articles, quotes = made
    hits = fr.find_frames(articles, quotes, LEXICON, tables.empty("mentions"))
    found = {
        nested: fr.score_quotes(quotes, articles, hits, LEXICON, nested=nested)
        for nested in ("innermost", "outer", "both")
    }
    held = int(hits["quote_id"].notna().sum())
    for nested in ("innermost", "outer"):
        assert found[nested][FRAMES].to_numpy().sum() == held
        assert (found[nested] <= found["both"])[["words", *FRAMES]].all().all()
    assert found["innermost"]["words"].sum() == found["outer"]["words"].sum()
    words = [fr.text.count_words(text) for text in quotes["content"]]
    assert found["both"]["words"].tolist() == words


@settings(max_examples=20)
@given(st.lists(SENTENCES, max_size=4))
def test_texts_have_the_counts_of_the_vectorizer(texts):
    vectorizer = LexiconVectorizer(LEXICON).fit([])
    scores = fr.score_texts(texts, lexicons=LEXICON)
    np.testing.assert_array_equal(scores[FRAMES].to_numpy(), vectorizer.transform(texts))


def test_a_quote_in_a_quote_counts_where_it_is_asked_to():
    text = "Lee said that Rusk called it “a raid”. A truce held."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    start, end = text.index("that"), text.index(".")
    inner = text.index("“")
    quotes = pd.DataFrame(
        {
            "quote_id": ["outer", "inner"],
            "article_id": "a",
            "content": [text[start:end], text[inner:end]],
            "content_spans": [[[start, end]], [[inner, end]]],
        }
    )
    for given_ in ((quotes,), (quotes, articles)):
        counts = {n: fr.score_quotes(*given_, lexicons=LEXICON, nested=n) for n in ("innermost", "outer", "both")}
        assert {n: c["war"].tolist() for n, c in counts.items()} == {
            "innermost": [0, 1],
            "outer": [1, 0],
            "both": [1, 1],
        }
        assert {n: c["words"].tolist() for n, c in counts.items()} == {
            "innermost": [4, 2],
            "outer": [6, 0],
            "both": [6, 2],
        }
    hits = pd.DataFrame({"quote_id": ["inner"], "frame": ["war"]})
    assert fr.score_quotes(quotes, hits=hits)["war"].tolist() == [0, 1]
    with pytest.raises(ValueError, match="do not say where they stand"):
        fr.score_quotes(quotes, hits=hits, nested="both")


def test_what_a_lexicon_counts_in_narration_only_does_not_count_in_a_quote():
    scores = fr.score_quotes(["They claim a raid."], lexicons=LEXICON)
    assert scores[FRAMES].to_numpy().tolist() == [[0, 0, 1]]
    assert fr.score_texts(["They claim a raid."], lexicons=LEXICON)[FRAMES].to_numpy().tolist() == [[1, 0, 1]]


def test_pieces_stand_apart_and_go_on():
    text = "“The raid,” he said, “and the siege.” “No,” she said. “Stop.”"
    spans = [[[0, 11], [21, 37]], [[38, 43], [54, 61]]]
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    quotes = pd.DataFrame({"quote_id": ["p", "q"], "article_id": "a", "content_spans": spans})
    quotes["content"] = [tables.surface(text, own) for own in spans]
    whole = fr.score_quotes(quotes, articles, lexicons=LEXICON)
    alone = fr.score_quotes(quotes, lexicons=LEXICON)
    pd.testing.assert_frame_equal(whole, alone)
    assert whole["war"].tolist() == [2, 0]
    needs = Lexicon("n", "1.0.0", (Entry("r", "raid", "war", requires=("siege",)),))
    assert fr.score_quotes(quotes, lexicons=needs)["war"].tolist() == [1, 0]


def test_a_table_of_ones_own_is_joined_by_its_index():
    own = pd.DataFrame({"paper": ["Post", "Sun"], "said": ["A raid.", "A truce."]}, index=["x", "y"])
    joined = own.join(fr.score_quotes(own["said"], lexicons=LEXICON))
    assert joined[["paper", "war", "peace"]].to_numpy().tolist() == [["Post", 1, 0], ["Sun", 0, 1]]
    table = own.rename(columns={"said": "content"})
    assert fr.score_quotes(table.to_dict("records"), lexicons=LEXICON)["war"].tolist() == [1, 0]
    assert fr.score_quotes(table, lexicons=LEXICON).index.tolist() == ["x", "y"]
    assert fr.score_quotes(table.assign(quote_id=[7, 8]).set_index("quote_id"), lexicons=LEXICON).index.tolist() == [
        7,
        8,
    ]
    quotes = tables.from_records("quotes", [{"quote_id": "a:q0001", "content": "A raid.", "cue_stance": "neutral"}])
    scores = fr.score_quotes(quotes, lexicons=LEXICON)
    assert quotes.join(scores, on="quote_id")["stance"].tolist() == ["neutral"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"value": "presence"}, [[0, 0, 1], [0, 1, 0]]),
        ({"value": "rate"}, [[0, 0, 500], [0, 500, 0]]),
    ],
)
def test_values(options, expected):
    scores = fr.score_quotes(["Raid, raid, a siege.", "A truce."], lexicons=LEXICON, **options)
    np.testing.assert_allclose(scores[FRAMES].to_numpy() if "rate" not in options.values()
                               else scores[FRAMES].to_numpy() * [[2 / 3], [1]], expected)  # fmt: skip


def test_terms_polarity_and_the_long_form():
    texts = ["Raid, raid, a siege.", "There was no siege, but a truce."]
    terms = fr.score_quotes(texts, lexicons=LEXICON, by="term")
    assert terms[["m:no-raid", "m:raid", "m:truce"]].to_numpy().tolist() == [[1, 2, 0], [1, 0, 1]]
    sums = fr.score_quotes(texts, lexicons=LEXICON, by="polarity")
    assert sums[["polarity_positive", "polarity_negative", "polarity"]].to_numpy().tolist() == [
        [0, -2.5, -2.5],
        [1.5, 0, 1.5],
    ]
    long = fr.score_quotes(pd.Series(texts, index=["x", "y"], name="said"), lexicons=LEXICON, long=True, value="rate")
    assert long.columns.tolist() == ["row", "words", "frame", "rate"]
    assert long["row"].tolist() == ["x"] * 3 + ["y"] * 3
    assert long["frame"].tolist() == FRAMES * 2
    assert long["rate"].tolist()[:3] == [0, 0, 750]


def test_weights_are_summed(tmp_path):
    (tmp_path / "scores.tsv").write_text("abandon\t-2\nsuperb\t5\nnice\t3\n", encoding="utf-8")
    texts = ["They abandon a superb, nice town.", "Rain."]
    scores = fr.score_quotes(texts, lexicons=tmp_path / "scores.tsv", value="weight")
    assert scores[["negative", "positive"]].to_numpy().tolist() == [[2, 8], [0, 0]]
    vectorizer = LexiconVectorizer(tmp_path / "scores.tsv", value="weight")
    assert vectorizer.fit_transform(texts).tolist() == [[2, 8], [0, 0]]
    with pytest.raises(ValueError, match="choose one of them"):
        fr.score_quotes(texts, by="polarity", value="weight")
    hits = pd.DataFrame({"quote_id": ["0"], "frame": ["war"]})
    assert fr.score_quotes(texts, hits=hits)["war"].tolist() == [1, 0]  # hits of one's own, for texts
    with pytest.raises(ValueError, match="no column 'weight'"):
        fr.score_quotes(texts, hits=hits, value="weight")


def test_accusations_and_labels_by_target():
    row = {"article_id": "a", "speaker": "LEE", "polarity": -1.0, "lexicon": "conflict"}
    hits = pd.DataFrame(
        [
            row | {"quote_id": "q1", "frame": "aggression", "target": "RUSK", "surface": "raid"},
            row | {"quote_id": "q1", "frame": "aggression", "target": "RUSK", "surface": "raid", "negated": True},
            row
            | {
                "quote_id": "q2",
                "frame": "label_delegitimising",
                "target": "RUSK",
                "surface": "thug",
                "lexicon": "naming",
            },
            row | {"quote_id": None, "frame": "aggression", "target": "FINCH", "surface": "raid"},
        ]
    )
    quotes = pd.DataFrame({"quote_id": ["q1", "q2"], "article_id": "a", "content": ["A raid, no raid.", "A thug."]})
    scores = fr.score_quotes(quotes, hits=hits, targets=True)
    of_targets = scores.filter(regex="^accuses_|^label_.*_RUSK")
    assert of_targets.to_dict("list") == {"accuses_RUSK": [1, 1], "label_delegitimising_RUSK": [0, 1]}
    rates = fr.score_quotes(quotes, hits=hits, targets="RUSK", value="rate")
    assert rates["accuses_RUSK"].tolist() == [250, 500]
    weights = fr.score_quotes(quotes, hits=hits.assign(weight=3.0), targets="RUSK", value="weight")
    assert weights[["aggression", "accuses_RUSK"]].to_numpy().tolist() == [[6, 1], [0, 1]]
    assert fr.score_quotes(quotes, hits=hits, targets="FINCH")["accuses_FINCH"].tolist() == [0, 0]
    actors = pd.DataFrame({"actor_id": ["RUSK", "FINCH"], "name": ["Ada Rusk", "Finch & Co"]})
    by_name, columns = target_columns(hits, ([0, 2], [0, 1]), 2, ["ada rusk", "Finch & Co"], actors=actors)
    assert columns[:2] == ["accuses_FINCH", "accuses_RUSK"] and by_name.toarray()[:, :2].tolist() == [[0, 1], [0, 1]]
    with pytest.raises(ValueError, match="of whom no hit speaks; accused or labelled most are RUSK"):
        fr.score_quotes(quotes, hits=hits, targets=["NOBODY"])
    with pytest.raises(ValueError, match="only a table of hits says"):
        fr.score_quotes(quotes, targets=True)


def test_wrong_input_is_told_of():
    quotes = pd.DataFrame({"quote_id": ["q1", "q1"], "content": ["A raid.", "A truce."]})
    with pytest.raises(ValueError, match=r"1 quote_ids stand in several rows of the quotes, such as 'q1'"):
        fr.score_quotes(quotes)
    with pytest.raises(ValueError, match="row 2 of the quotes has no quote_id"):
        fr.score_quotes(quotes.assign(quote_id=["q1", None]))
    with pytest.raises(
        ValueError, match=r"no column 'content' with their words; it has quote_id, said\. Give the column"
    ):
        fr.score_quotes(quotes.rename(columns={"content": "said"}).assign(quote_id=["q1", "q2"]))
    with pytest.raises(ValueError, match=r"given texts, not quotes.* score_quotes\(table\['text'\]\)"):
        fr.score_quotes(pd.DataFrame({"text": ["A raid."], "paper": "Post"}))
    with pytest.raises(ValueError, match="one string"):
        fr.score_quotes("A raid.")
    with pytest.raises(TypeError, match="among these is int"):
        fr.score_quotes(["A raid.", 3])
    with pytest.raises(TypeError, match="takes a table of quotes, a study, or"):
        fr.score_quotes(3)
    for option, value in (("by", "word"), ("value", "share"), ("nested", "inner")):
        with pytest.raises(ValueError, match=f"{option} is '{value}'; it must be"):
            fr.score_quotes(["A raid."], **{option: value})
    one = quotes.drop_duplicates("quote_id")
    for by, column in (("polarity", "polarity"), ("term", "lexicon")):
        with pytest.raises(ValueError, match=f"the table of hits has no columns? '{column}'"):
            fr.score_quotes(one, hits=pd.DataFrame({"quote_id": ["q1"], "frame": ["war"]}), by=by)
    with pytest.raises(ValueError, match="no hit stands in one of the quotes"):
        fr.score_quotes(one, hits=pd.DataFrame({"quote_id": ["z"], "frame": ["war"]}))
    with pytest.raises(ValueError, match="no hit is of the lexicon conflict"):
        fr.score_quotes(
            one, hits=pd.DataFrame({"quote_id": ["q1"], "frame": "war", "lexicon": "m"}), lexicons="conflict"
        )
    placed = one.assign(article_id="b", content_spans=[[[0, 7]]])
    articles = pd.DataFrame({"article_id": ["a"], "text": ["A raid."]})
    with pytest.raises(ValueError, match="1 articles of the quotes are not among the articles, such as 'b'"):
        fr.score_quotes(placed, articles)
    with pytest.raises(ValueError, match="quotes= of score_quotes is a table of articles"):
        fr.score_quotes(articles)
    clash = Lexicon("c", "1.0.0", (Entry("r", "raid", "words"),))
    with pytest.raises(ValueError, match="'words' has the name of a column"):
        fr.score_quotes(["A raid."], lexicons=clash)


def test_ids_that_are_numbers():
    quotes = pd.DataFrame({"quote_id": [7, 8], "content": ["A raid.", "A truce."]})
    hits = pd.DataFrame({"quote_id": [8, None], "frame": ["peace", "war"]})  # floats, for one is missing
    scores = fr.score_quotes(quotes, hits=hits)
    assert scores.index.tolist() == [7, 8]
    assert scores["peace"].tolist() == [0, 1]


def test_swapped_tables_are_put_right():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["“A raid.”"]})
    quotes = pd.DataFrame({"quote_id": ["q"], "article_id": "a", "content": ["“A raid.”"], "content_spans": [[[0, 9]]]})
    assert fr.score_quotes(articles, quotes, lexicons=LEXICON)["war"].tolist() == [1]


def test_nothing_and_quotes_without_content():
    assert fr.score_quotes([], lexicons=LEXICON).columns.tolist()[:4] == ["words", *FRAMES]
    assert fr.score_quotes(tables.empty("quotes"), hits=tables.empty("hits")).empty
    assert len(fr.score_quotes(pd.DataFrame())) == len(fr.score_texts(pd.DataFrame())) == 0
    study = fr.Study(*(tables.empty(name) for name in tables.SCHEMAS))
    assert [len(scores) for scores in (study.score_quotes(), study.score_texts(), study.score_actors())] == [0, 0, 0]
    assert len(fr.score_quotes([], lexicons=LEXICON, long=True)) == 0
    with pytest.warns(UserWarning, match="2 of 3 quotes have no content"):
        scores = fr.score_quotes(pd.Series(["A raid.", None, " "]), lexicons=LEXICON, value="rate")
    assert scores["words"].tolist() == [2, 0, 0]
    assert scores["war"].isna().tolist() == [False, True, True]
    assert scores["sentiment"].isna().tolist() == [False, True, True]


class Coin:
    """A classifier of texts."""

    classes_ = np.array(["heads", "tails"])

    def predict_proba(self, texts):
        return np.tile([0.25, 0.75], (len(texts), 1))


def test_classifiers_are_asked(tmp_path):
    assert fr.score_quotes(["A raid."], lexicons=LEXICON, classifiers=Coin())["p_tails"].tolist() == [0.75]
    both = fr.score_quotes(["A raid."], lexicons=LEXICON, classifiers={"a": Coin(), "b": Coin()})
    assert both.filter(like="p_").columns.tolist() == ["p_a_heads", "p_a_tails", "p_b_heads", "p_b_tails"]
    with pytest.raises(ValueError, match="two classifiers are called 'Coin'"):
        fr.score_quotes(["A raid."], lexicons=LEXICON, classifiers=[Coin(), Coin()])
    with pytest.raises(TypeError, match="has no predict_proba"):
        fr.score_quotes(["A raid."], lexicons=LEXICON, classifiers=LEXICON)
    with pytest.raises(TypeError, match="not fitted"):
        fr.score_quotes(["A raid."], lexicons=LEXICON, classifiers=fr.learn.FrameClassifier())
    texts = ["They attacked the town.", "Troops attacked again.", "Talks went on.", "The talks ended well."] * 4
    model = fr.learn.FrameClassifier(background=None).fit(texts, ["war", "war", "peace", "peace"] * 4)
    path = fr.learn.save_classifier(model, tmp_path / "tone.skops", X=texts, y=["war", "war", "peace", "peace"] * 4)
    scores = fr.score_quotes(["They attacked."], lexicons=LEXICON, classifiers=path)
    assert scores[["p_peace", "p_war"]].sum(axis=1).tolist() == [pytest.approx(1)]
    assert scores["p_war"][0] > 0.5
