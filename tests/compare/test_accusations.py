import numpy as np
import pandas as pd
import pytest
from hand_coded import hand_coded

from framing import compare


@pytest.fixture(scope="module")
def coded():
    return hand_coded()


def test_the_same_word_goes_both_ways(coded):
    table = compare.accusations(coded["hits"], frames=["aggression"]).set_index(["speaker", "target"])
    assert table.loc[("US_COALITION", "PRO_GOV_FORCES"), "mirror"] == ["aggression"]
    assert table.loc[("SYR_STATE_TV", "US_COALITION"), "mirror"] == ["aggression"]
    assert table.loc[("RUS_KLINTSEVICH", "US_COALITION"), "terms"] == {"aggression": 1}
    assert table.loc[("Outlet A", "SYRIAN_GOVERNMENT"), "own_voice"]


def test_every_count_leads_to_its_rows(coded):
    table = compare.accusations(coded["hits"])
    for label in table.index:
        assert table.behind(label)["hit_id"].tolist() == table.loc[label, "hit_ids"]
        assert table.loc[label, "n"] + table.loc[label, "n_negated"] == len(table.loc[label, "hit_ids"])


def test_polarity_chooses_and_denial_takes_away():
    hits = pd.DataFrame({
        "article_id": "a", "outlet": "Post", "voice": "quoted", "speaker": ["A", "A", "A", "A"], "frame": "f",
        "target": ["B", "B", "B", "A"], "surface": ["liars", "heroes", "crooks", "fools"],
        "polarity": [-1.0, 1.0, -1.0, -1.0], "negated": [False, False, True, False],
    })  # fmt: skip
    table = compare.accusations(hits)
    assert table[["speaker", "target", "n", "n_negated"]].values.tolist() == [["A", "B", 1, 1]]
    assert table.loc[0, "terms"] == {"liars": 1}
    sides = pd.DataFrame({"actor_id": ["A", "A2", "B", "B2"], "side": ["x", "x", "y", "y"]})
    back = pd.DataFrame({"article_id": ["a"], "speaker": ["B2"], "target": ["A2"], "frame": ["f"], "surface": ["liar"]})
    both = pd.concat([hits.iloc[:1], back], ignore_index=True)
    assert compare.accusations(both.drop(columns="polarity"))["mirror"].tolist() == [[], []]
    assert compare.accusations(both.drop(columns="polarity"), actors=sides)["mirror"].tolist() == [["liar"], ["liar"]]


def test_concordance_of_quotes_and_errors(coded):
    lines = compare.concordance(coded["quotes"], coded["articles"], window=20)
    assert len(lines) == 28
    assert (lines["left"].str.len() <= 20).all()
    texts = dict(zip(coded["articles"]["article_id"], coded["articles"]["text"]))
    for row in lines.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.passage
    with pytest.raises(ValueError, match="no spans"):
        compare.concordance(pd.DataFrame({"article_id": ["x"]}), coded["articles"])
    with pytest.raises(ValueError, match="not among the articles"):
        compare.concordance(coded["hits"].assign(article_id="x"), coded["articles"])


def _hits(*rows, **shared):
    """Hits of (article, speaker, target, frame, surface)."""
    table = pd.DataFrame(rows, columns=["article_id", "speaker", "target", "frame", "surface"])
    table["hit_id"] = [f"h{number}" for number in range(len(table))]
    return table.assign(outlet=table["article_id"].str[0].map({"p": "Post", "s": "Sun"}), **shared)


def _triples(table):
    return table[["speaker", "target", "frame"]].values.tolist()


def test_only_frames_that_accuse_are_counted_and_doubt_has_a_table_of_its_own():
    frames = """aggression illegality occupation terrorism ulterior_motive blame condemnation label_delegitimising
        threat_magnitude casualties victimhood humanitarian external_backing alarm evaluation
        epistemic_hedge epistemic_certainty anonymity epistemic_doubt""".split()
    hits = _hits(*(("p1", "NORTH", "SOUTH", frame, "word") for frame in frames), polarity=-1.0, voice="quoted")
    assert set(compare.accusations(hits)["frame"]) == set(frames[:8])
    assert set(compare.accusations(hits.drop(columns="polarity"))["frame"]) == set(frames[:8])
    assert compare.doubts(hits)["frame"].tolist() == ["epistemic_doubt"]
    assert compare.doubts(hits, frames=["epistemic_hedge"])["frame"].tolist() == ["epistemic_hedge"]
    assert compare.accusations(hits, frames="alarm")["frame"].tolist() == ["alarm"]
    assert "aggression, blame" in compare.accusations(hits).method


def test_frames_of_ones_own_by_lexicon_or_by_polarity_and_the_method_says_which():
    from framing.lexicons import Lexicon

    hits = _hits(("p1", "A", "B", "smear", "liar"), ("p1", "A", "B", "praise", "hero"), lexicon="mine")
    hits["polarity"] = [-1.0, 1.0]
    table = compare.accusations(hits)
    assert table["frame"].tolist() == ["smear"]
    assert "no lexicon declares, smear, where the polarity is negative" in table.method
    assert len(compare.accusations(hits.assign(polarity=np.nan))) == 2
    declares = Lexicon("mine", "1.0.0", (), accusing=("praise",), doubting=("smear",))
    assert len(compare.accusations(hits, lexicons=declares)) == 0  # a term that lifts the target is no accusation
    flat = hits.assign(polarity=np.nan)
    assert compare.accusations(flat, lexicons=[declares])["frame"].tolist() == ["praise"]
    assert compare.doubts(flat, lexicons=declares)["frame"].tolist() == ["smear"]


def test_what_is_left_out_is_counted_and_stays_in_the_hits():
    hits = _hits(
        ("p1", "NORTH", "SOUTH", "blame", "liar"),
        ("p1", "Post", "SOUTH", "blame", "accused"),  # told of: nobody is said to accuse
        ("p1", None, "SOUTH", "blame", "liar"),
        ("p1", "UNATTRIBUTED", "SOUTH", "blame", "liar"),
        ("p1", "NORTH", None, "blame", "liar"),
        ("p1", "NORTH", "ALL_PARTIES", "blame", "liar"),
        ("p1", "NORTH", "NORTH", "blame", "liar"),
        ("p1", "NORTH", "p1:north-1", "blame", "liar"),  # the same by name
        ("p1", "NORTH", "WITCH_HUNT", "ulterior_motive", "witch hunt"),
        ("p1", "NORTH", "p1:traitor-1", "label_delegitimising", "traitor"),
        ("p1", "NORTH", "BENGHAZI_PHOTOS", "aggression", "attack"),
        ("p1", "NORTH", "REPORT", "blame", "misled"),
        ("p1", "NORTH", "p1:everybody-1", "aggression", "attack"),
    )
    hits["polarity"] = [-1.0, 0.0, *[-1.0] * 11]
    actors = pd.DataFrame({"actor_id": ["REPORT", "p1:north-1"], "name": ["Ho Report", "North"],
                           "kind": ["document", "government"]})  # fmt: skip
    table = compare.accusations(hits, actors=actors)
    assert _triples(table) == [["NORTH", "SOUTH", "blame"]]
    for words in ("1 told of somebody whom the text does not name", "2 without a speaker", "1 without a target",
                  "6 about what is no actor", "2 about the speaker himself"):  # fmt: skip
        assert words in table.method, table.method
    assert len(hits) == 13
    doubted = compare.doubts(hits, frames=["blame"], actors=actors)
    assert "REPORT" in doubted["target"].tolist()  # what a text says can be doubted


@pytest.mark.parametrize("name", ["Maelbeek Metro station", "Shangri-La Hotel", "14th Street Bridge", "Red Square"])
def test_places_are_accused_of_nothing(name):
    for actor in (name.upper().replace(" ", "_"), f"p1:{name.split()[-1].lower()}-1"):
        actors = pd.DataFrame({"actor_id": [actor], "name": [name], "kind": [None]})
        table = compare.accusations(_hits(("p1", "Post", actor, "aggression", "bombed")), actors=actors)
        assert not len(table) and "1 about what is no actor" in table.method


@pytest.mark.parametrize(
    "name", ["Trump Campaign", "Carter Page", "Washington Post", "Islamic State", "Iran", "local TV station"]
)
def test_names_that_look_like_things_are_actors(name):
    actor = name.upper().replace(" ", "_")
    actors = pd.DataFrame({"actor_id": [actor], "name": [name], "kind": ["media" if "Post" in name else None]})
    surface = "fight against Islamic State" if "State" in name else "attack"
    hits = _hits(("p1", "NORTH", actor, "terrorism", surface))
    assert len(compare.accusations(hits, actors=actors)) == 1


def test_captions_that_a_page_repeats_count_once():
    caption = "Troops of South attack a bridge on the northern coast in heavy rain on Sunday"
    text = "\n".join([caption] * 5) + "\nSouth may attack again."
    starts = [number for number in range(len(text)) if text.startswith("attack", number)]
    hits = _hits(*(("p1", "Post", "SOUTH", "aggression", "attack") for _ in starts), voice="narration")
    hits["start"], hits["end"] = starts, [start + 6 for start in starts]
    articles = pd.DataFrame({"article_id": ["p1"], "outlet": ["Post"], "text": [text]})
    table = compare.accusations(hits, articles)
    assert table["n"].tolist() == [2]
    assert "4 in passages that the page repeats" in table.method
    assert compare.accusations(hits)["n"].tolist() == [6]


def test_an_accusation_told_by_the_outlet_is_not_its_own_voice():
    hits = _hits(
        ("p1", "NORTH", "SOUTH", "blame", "accused"), ("p1", "Post", "SOUTH", "blame", "liar"), voice="narration"
    )
    table = compare.accusations(hits).set_index("speaker")
    assert table["own_voice"].to_dict() == {"NORTH": False, "Post": True}


def _collection():
    """Forty articles of two outlets; North accuses South in many of the Post's and in few of the Sun's."""
    ids = [f"{side}{number:02d}" for side in "ps" for number in range(20)]
    articles = pd.DataFrame({"article_id": ids, "outlet": ["Post"] * 20 + ["Sun"] * 20, "text": ["word " * 100] * 40})
    loud = [("NORTH", "SOUTH", article) for article in ids[:16]] + [("NORTH", "SOUTH", article) for article in ids[-2:]]
    own = [("Post", "SOUTH", article) for article in ids[:10]] + [("Sun", "SOUTH", article) for article in ids[20:30]]
    rows = [(article, speaker, target, "blame", "liar") for speaker, target, article in [*loud, *own]]
    hits = _hits(*rows, voice="quoted")
    hits.loc[hits["speaker"].isin(["Post", "Sun"]), "voice"] = "narration"
    return hits, articles


def test_groups_are_tested_and_silence_counts_as_zero():
    hits, articles = _collection()
    table = compare.accusations(hits, articles, by="outlet")
    assert table[["outlet", "speaker", "n", "n_articles"]].values.tolist() == [
        ["Post", "the outlet itself", 10, 10], ["Sun", "the outlet itself", 10, 10],
        ["Post", "NORTH", 16, 16], ["Sun", "NORTH", 2, 2],
    ]  # fmt: skip
    post = table.iloc[2]
    assert post["rate"] == pytest.approx(16 / 2000 * 1000) and post["n_tokens"] == 2000 and post["n_units"] == 20
    assert post["effect"] == pytest.approx(7.0)
    assert post["p"] < 0.01 and post["q"] < 0.05 and post["ci_low"] < 8 < post["ci_high"]
    assert table.iloc[0]["p"] > 0.5  # outlets are compared in what they say themselves
    plain = compare.accusations(hits, articles)
    assert table.columns[1 : 1 + len(plain.columns)].tolist() == plain.columns.tolist()
    for label in table.index:
        assert table.behind(label)["hit_id"].tolist() == table.loc[label, "hit_ids"]
    assert "Benjamini" in table.method and "no test" in plain.method


def test_groups_that_nobody_can_form_are_refused():
    hits, articles = _collection()
    with pytest.raises(ValueError, match="pass articles="):
        compare.accusations(hits, by="outlet")
    with pytest.raises(ValueError, match="speaker is a column"):
        compare.accusations(hits, articles, by="actor")
    with pytest.raises(ValueError, match="no column 'voice'"):
        compare.doubts(hits, articles, by="voice")


def test_no_hits_give_empty_tables():
    hits, articles = _collection()
    for verb in (compare.accusations, compare.doubts):
        assert len(verb(hits.iloc[:0], articles)) == 0
        assert len(verb(hits.iloc[:0], articles, by="outlet")) == 0


def test_a_frame_that_nobody_knows_is_told():
    hits = _hits(("p1", "NORTH", "SOUTH", "blame", "liar"))
    with pytest.raises(ValueError, match=r"'blam', which no hit has; did you mean 'blame'\? The hits have"):
        compare.accusations(hits, frames=["blam"])
    assert not len(compare.accusations(hits, frames=["aggression"]))  # the codebook has it, the hits happen not to
