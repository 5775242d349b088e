"""Doubt of terms, by what they govern."""

import numpy as np
import pandas as pd
import pytest

import framing as fr

TEXT = (
    "The war has claimed 40 victims. The army claimed responsibility for the deaths. "
    "Rebels claimed that 40 civilians had been killed. At least 40 people were reportedly killed."
)


def hits_of(text, frame="epistemic_doubt"):
    articles = fr.read_articles(pd.DataFrame({"article_id": ["a"], "title": [""], "text": [text]}))
    spans = []
    for word in ("claimed", "reportedly", "possibly"):
        at = text.find(word)
        while at >= 0:
            spans.append((at, at + len(word)))
            at = text.find(word, at + 1)
    rows = pd.DataFrame(sorted(spans), columns=["start", "end"])
    surface = [text[s:e] for s, e in spans]
    return rows.assign(article_id="a", frame=frame, surface=surface), articles


def test_what_is_claimed_decides():
    hits, articles = hits_of(TEXT)
    lives, credit, killed, hearsay = fr.add_doubt(hits, articles)["doubt"]
    assert max(lives, credit) < killed < hearsay
    assert lives < 0.2
    assert hearsay > 0.9


def test_other_frames_and_kinds_are_not_asked():
    hits, articles = hits_of("It possibly killed him. He claimed that two died.")
    table = fr.add_doubt(hits, articles)
    assert table["doubt"].isna().tolist() == [True, False]
    assert fr.add_doubt(hits.assign(frame="conflict"), articles)["doubt"].isna().all()
    assert len(fr.add_doubt(hits.iloc[:0], articles)) == 0


def test_what_tells_of_no_harm_is_not_asked():
    hits, articles = hits_of("He claimed that the plan works. It was reportedly late.")
    assert fr.add_doubt(hits, articles)["doubt"].isna().all()


def test_neighbours_change_nothing():
    hits, articles = hits_of(TEXT)
    more = pd.concat([articles, articles.assign(article_id="b", text="Hamas claimed that ten died.")])
    both = pd.concat([hits, hits.iloc[:1].assign(article_id="b", start=6, end=13)], ignore_index=True)
    alone, beside = fr.add_doubt(hits, articles)["doubt"], fr.add_doubt(both, more)["doubt"]
    np.testing.assert_array_equal(alone.astype(float), beside.astype(float)[:4])


def test_names_say_nothing():
    found = []
    for name in ("Hamas", "Israel", "Nordia"):
        hits, articles = hits_of(f"{name} claimed that 40 civilians had been killed.")
        found.append(float(fr.add_doubt(hits, articles)["doubt"][0]))
    assert found[0] == pytest.approx(found[1]) == pytest.approx(found[2])


def test_hits_of_the_package():
    articles = fr.read_articles(pd.DataFrame({"article_id": ["a"], "title": [""], "text": [TEXT]}))
    hits = fr.find_frames(articles, fr.extract_quotes(articles), lexicons="epistemic")
    table = fr.add_doubt(hits, articles)
    assert set(table.loc[table["doubt"].notna(), "surface"]) == {"claimed", "reportedly"}
    assert table["doubt"].dropna().between(0, 1).all()
