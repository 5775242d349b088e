import numpy as np
import pandas as pd
import pytest
from hand_coded import hand_coded

from framing import compare
from framing.text import count_words


@pytest.fixture(scope="module")
def coded():
    return hand_coded()


def _many(n=20, planted=3):
    """Articles of two outlets; the first uses one frame more often."""
    rng = np.random.default_rng(11)
    articles = pd.DataFrame({
        "article_id": [f"a{i:02d}" for i in range(n)],
        "outlet": ["North", "South"] * (n // 2),
        "event": ["x", "x", "y", "y"] * (n // 4),
        "text": ["word " * int(rng.integers(80, 200)) for _ in range(n)],
    })  # fmt: skip
    rows = []
    for article, outlet in zip(articles["article_id"], articles["outlet"]):
        rows += [(article, "blame", "quoted")] * int(rng.poisson(2 + planted * (outlet == "North")))
        rows += [(article, "peace", "narration")] * int(rng.poisson(2))
    return articles, pd.DataFrame(rows, columns=["article_id", "frame", "voice"])


def test_two_reports_are_described_not_tested(coded):
    table = compare.rates(coded["hits"], coded["articles"])
    assert table[["ci_low", "ci_high", "effect_low", "effect_high", "p", "q"]].isna().all().all()
    assert table["note"].str.contains("fewer than 5").all()
    words = count_words(coded["articles"].iloc[0]["text"])
    row = table[(table["outlet"] == "Outlet A") & (table["frame"] == "aggression")].iloc[0]
    count = ((coded["hits"]["outlet"] == "Outlet A") & (coded["hits"]["frame"] == "aggression")).sum()
    assert row["n"] == count
    assert row["rate"] == pytest.approx(1000 * count / words)
    assert table["n"].sum() == len(coded["hits"])


def test_every_row_says_unit_n_effect_interval_p_q_and_seed():
    articles, hits = _many()
    table = compare.rates(hits, articles, seed=4)
    assert (table["unit"] == "article").all()
    assert (table["seed"] == 4).all()
    assert (table["n_articles"] == 10).all()
    assert table[["rate", "ci_low", "ci_high", "effect", "effect_low", "effect_high", "p", "q"]].notna().all().all()
    assert ((table["ci_low"] <= table["rate"]) & (table["rate"] <= table["ci_high"])).all()
    assert ((table["effect_low"] <= table["effect"]) & (table["effect"] <= table["effect_high"])).all()
    assert (table["q"] >= table["p"]).all()
    assert "Seed 4" in table.method


def test_planted_frame_is_found_and_the_other_is_not():
    articles, hits = _many()
    table = compare.rates(hits, articles).set_index(["outlet", "frame"])
    assert table.loc[("North", "blame"), "p"] < 0.01
    assert table.loc[("North", "blame"), "effect"] > 0
    assert table.loc[("North", "blame"), "effect"] == pytest.approx(-table.loc[("South", "blame"), "effect"])
    assert table.loc[("North", "peace"), "p"] > 0.05


def test_runs_repeat_and_seeds_differ():
    articles, hits = _many()
    one, two = compare.rates(hits, articles), compare.rates(hits, articles)
    pd.testing.assert_frame_equal(one.summary, two.summary)
    assert not compare.rates(hits, articles, seed=1)["ci_low"].equals(one["ci_low"])


def test_articles_without_a_hit_count():
    articles, hits = _many()
    lone = hits[hits["article_id"] == "a00"]
    table = compare.rates(lone, articles, what="frame", denominator="articles").set_index(["outlet", "frame"])
    assert table.loc[("North", "blame"), "rate"] == pytest.approx(0.1)
    assert table.loc[("North", "blame"), "ci_high"] == pytest.approx(0.404, abs=5e-4)  # Wilson, 1 of 10


def test_denominators(coded):
    hits, articles, quotes = coded["hits"], coded["articles"], coded["quotes"]
    table = compare.rates(hits, articles, denominator="voice", quotes=quotes)
    whole = table.groupby("outlet").apply(lambda part: part.drop_duplicates("voice")["n_tokens"].sum())
    assert whole["Outlet A"] == pytest.approx(count_words(articles.iloc[0]["text"]))
    by_quote = compare.rates(quotes, articles, what="cue_stance", denominator="quotes", quotes=quotes)
    assert by_quote.loc[by_quote["outlet"] == "Outlet B", "n_tokens"].iloc[0] == 15  # scare quotes are nobody's
    with pytest.raises(ValueError, match="pass quotes="):
        compare.rates(hits, articles, denominator="voice")
    with pytest.raises(ValueError, match="no denominator 'words'"):
        compare.rates(hits, articles, denominator="words")
    with pytest.raises(ValueError, match="'press' to group by"):
        compare.rates(hits, articles, by="press")


def test_by_actor_counts_each_speakers_own_words(coded):
    table = compare.rates(coded["hits"], coded["articles"], by="actor", quotes=coded["quotes"])
    row = table[(table["actor"] == "RUS_KLINTSEVICH") & (table["frame"] == "aggression")].iloc[0]
    assert row["n"] == 1
    spoken = coded["quotes"][coded["quotes"]["actor_id"] == "RUS_KLINTSEVICH"]["content"]
    assert row["n_tokens"] == sum(map(count_words, spoken))
    assert row["unit"] == "article-speaker pair"


def test_strata_and_group_order():
    articles, hits = _many()
    table = compare.rates(hits, articles, strata="event", groups=["South", "North"])
    assert table["outlet"].unique().tolist() == ["South", "North"]
    assert "within event" in table.method
    alone = articles.assign(event=articles["outlet"])
    noted = compare.rates(hits, alone, strata="event")
    assert noted["p"].isna().all()
    assert noted["note"].str.contains("no stratum").all()


def test_behind_leads_to_the_passages(coded):
    table = compare.rates(coded["hits"], coded["articles"], what=["frame", "voice"])
    for label in table.index[table["n"] > 0][:10]:
        rows = table.behind(label)
        assert len(rows) == table.loc[label, "n"]
        lines = compare.concordance(rows, coded["articles"])
        assert lines["passage"].tolist() == rows["surface"].tolist()


def test_result_writes_itself(coded, tmp_path):
    table = compare.rates(coded["hits"], coded["articles"])
    latex = table.to_latex(columns=["outlet", "frame", "n", "p"])
    assert "label neutral" in latex and "n = 133 framing terms in 2 articles" in latex
    assert "--" in latex
    table.to_latex(tmp_path / "t.tex")
    table.to_csv(tmp_path / "t.csv", index=False)
    assert len(pd.read_csv(tmp_path / "t.csv")) == len(table)
    assert "Hesterberg" in table._repr_html_()
    assert type(table.summary) is pd.DataFrame


@pytest.mark.parametrize("texts", [True, False])
def test_exposure_of_other_articles_is_refused(texts):
    """An article of which no words are known would vanish with all that it holds."""
    from framing.compare.inference.counting import find_exposure

    articles, hits = _many()
    exposure = find_exposure(articles, pd.DataFrame())
    fewer = exposure[~exposure["article_id"].isin(["a00", "a01"])]
    held = articles if texts else articles.drop(columns="text")
    few = {"permutations": 9, "bootstraps": 9}
    told = "exposure= has no words of the article 'a00' and 1 more: it is of other articles; leave it out, or count it"
    for denominator in ("tokens", "voice"):
        with pytest.raises(ValueError, match=told):
            compare.rates(hits, held, what=["frame", "voice"], denominator=denominator, exposure=fewer, **few)
    with pytest.raises(ValueError, match=told):
        compare.to_long(held, hits=hits, what="frame", exposure=fewer)
    shares = compare.rates(hits, held, denominator="articles", exposure=fewer, **few)  # which divides by no words
    assert shares["n"].sum() == len(hits.drop_duplicates(["article_id", "frame"]))
    if texts:
        with pytest.raises(ValueError, match=told):
            compare.coverage(articles, exposure=fewer)
        blank = articles.assign(text=articles["text"].where(~articles["article_id"].isin(["a00", "a01"]), "– …"))
        none = compare.rates(hits[~hits["article_id"].isin(["a00", "a01"])], blank, exposure=fewer, **few)
        assert none["n"].sum() > 0  # what has no words has none in exposure


def test_what_is_drawn_of_a_group_does_not_depend_on_its_place_among_the_groups():
    articles, hits = _many()
    few = {"permutations": 99, "bootstraps": 99}
    names = sorted(articles["outlet"].unique())
    keys = ["outlet", "frame"]
    both = compare.rates(hits, articles, groups=names, **few).sort_values(keys).reset_index(drop=True)
    turned = compare.rates(hits, articles, groups=names[::-1], **few).sort_values(keys).reset_index(drop=True)
    pd.testing.assert_frame_equal(pd.DataFrame(both), pd.DataFrame(turned))
    alone = compare.rates(hits, articles, groups=names[1:], **few).sort_values(keys).reset_index(drop=True)
    ends = ["frame", "ci_low", "ci_high"]
    theirs = both[both["outlet"].isin(names[1:])].reset_index(drop=True)
    pd.testing.assert_frame_equal(pd.DataFrame(theirs[ends]), pd.DataFrame(alone[ends]))
    assert both["ci_low"].notna().any()
