"""The table of quantities: made of texts once, and as good as the texts for a comparison of numbers."""

import pandas as pd
import pytest
from hand_coded import hand_coded
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing import tables
from framing.articles.languages import LanguageWarning
from framing.study.light_study import light_study

_WORDS = st.sampled_from(
    "At least 12 miners died . dozens of houses burned , over 2,000 people ﬁled the cafe\u0301 in 3 days $5".split()
)


def _articles(*texts, **more):
    ids = [f"a{n}" for n in range(len(texts))]
    return pd.DataFrame({"article_id": ids, "outlet": ["Post", "Sun"] * (len(ids) // 2) or ["Post"], "text": texts})


def test_numbers_are_the_same_from_the_table_and_from_the_texts():
    coded = hand_coded()
    found = fr.find_quantities(coded["articles"])
    assert found.columns.tolist() == tables.SCHEMAS["quantities"].names
    tables.check(found, "quantities", coded["articles"])
    given = coded["articles"], coded["quotes"], coded["mentions"]
    without = (given[0].drop(columns=["text", "furniture_spans"], errors="ignore"), *given[1:])
    one, other = fr.compare.numbers(*given), fr.compare.numbers(*without, quantities=found)
    assert len(one) > 15
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=25), min_size=2, max_size=2))
def test_each_span_gives_its_surface_and_articles_do_not_matter_to_one_another(words):
    articles = _articles(*(" ".join(each) for each in words)).assign(language="en")
    found = fr.find_quantities(articles)
    tables.check(found, "quantities", articles)
    texts = dict(zip(articles["article_id"], articles["text"]))
    for row in found.itertuples():
        [[start, end]] = row.number_spans
        assert row.start == start < end <= row.end and texts[row.article_id][start:end].strip()
        assert 0 <= row.low <= row.high
    alone = fr.find_quantities(articles[articles["article_id"] == "a1"])
    pd.testing.assert_frame_equal(found[found["article_id"] == "a1"].reset_index(drop=True), alone)
    for more in ({}, {"event": "x"}):
        one, other = (fr.compare.numbers(articles.assign(**more), quantities=table) for table in (None, found))
        pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))


def test_no_quantity_is_looked_for_in_another_language():
    german = "Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen und 20 Soldaten getötet. " * 3
    articles = _articles("At least 12 miners were killed.", german)
    with pytest.warns(LanguageWarning, match="1 of 2 articles are not in English .1 de.: quantities are not looked"):
        found = fr.find_quantities(articles)
    assert found["article_id"].tolist() == ["a0"]


def test_the_table_may_hold_more_articles_than_are_compared():
    articles = _articles("At least 12 miners were killed.", "The blast killed dozens of miners.")
    found = fr.find_quantities(articles)
    assert set(fr.compare.numbers(articles[:1], quantities=found)["article_id"]) == {"a0"}
    repeated = articles.assign(outlet="Post", duplicate_of=[None, "a0"])
    assert set(fr.compare.numbers(repeated, quantities=found)["article_id"]) == {"a0"}


def test_cells_that_a_coder_left_empty_are_no_error():
    articles = _articles("At least 12 miners were killed.", "The blast killed dozens of miners.")
    found = fr.find_quantities(articles)
    for name in ("qualifier", "low", "high", "counted", "head", "measure", "number_spans", "context"):
        given = tables.conform(found.astype(object).assign(**{name: [None, found[name].iloc[1]]}), "quantities")
        told = fr.compare.numbers(articles, quantities=given)
        assert len(told) == 2 and told["low"].notna().all() and told["high"].notna().all(), name


def test_another_table_in_its_place_is_refused():
    articles = _articles("At least 12 miners were killed.", "The blast killed dozens of miners.")
    with pytest.raises(ValueError, match=r"has no column.*framing\.find_quantities makes the whole table"):
        fr.compare.numbers(articles, quantities=fr.compare.numbers(articles)[["article_id", "surface"]])


def test_a_run_keeps_it_and_takes_corrections_of_it(tmp_path):
    articles = fr.read_articles(_articles("At least 12 miners were killed.", "The blast killed dozens of miners."))
    fr.analyze(articles, out=tmp_path / "out")
    study = fr.Study.load(tmp_path / "out")
    pd.testing.assert_frame_equal(study.quantities, fr.find_quantities(study.articles))
    assert len(study[:1].quantities) == 1
    sheet = tmp_path / "out" / "quantities.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8-sig").replace(",inf,", ",15,"), encoding="utf-8-sig")
    with pytest.warns(fr.study.EditedTableWarning, match="quantities.csv was edited"):
        edited = fr.Study.load(tmp_path / "out")
    assert edited.quantities["high"].tolist() == [15.0, 99.0]
    told = fr.compare.numbers(edited.articles, edited.quotes, edited.mentions, quantities=edited.quantities)
    assert sorted(told["high"]) == [15.0, 99.0]


def test_a_run_of_before_has_none_and_its_numbers_come_from_the_texts(tmp_path):
    articles = fr.read_articles(_articles("At least 12 miners were killed.", "The blast killed dozens of miners."))
    whole = fr.analyze(articles)
    fr.Study(whole.articles, whole.quotes, whole.mentions, whole.actors, whole.hits).save(tmp_path, figures=False)
    assert not (tmp_path / "quantities.parquet").exists()
    for study in (fr.Study.load(tmp_path), light_study(tmp_path, spans=True)):
        assert study.quantities is None
        told = fr.compare.numbers(study.articles, study.quotes, study.mentions, quantities=study.quantities)
        expected = fr.compare.numbers(whole.articles, whole.quotes, whole.mentions, quantities=whole.quantities)
        pd.testing.assert_frame_equal(pd.DataFrame(told), pd.DataFrame(expected))
