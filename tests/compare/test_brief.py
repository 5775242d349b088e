from types import SimpleNamespace

import pandas as pd
import pytest
from brief_scores import score
from hand_coded import ROOT, hand_coded, read_gold

from framing import compare


@pytest.fixture(scope="module")
def coded():
    return SimpleNamespace(**hand_coded())


@pytest.fixture(scope="module")
def brief(coded):
    return compare.event_brief(coded)


def test_all_coded_differences_are_surfaced_from_hand_coded_tables(brief):
    ranks = score(read_gold(), brief)
    assert [name for name, rank in ranks.items() if rank is None] == []


def test_the_tools_own_tables_surface_at_least_fourteen():
    import framing as fr
    from framing.actors import summarize_actors

    articles = fr.read_articles(ROOT / "seeds")
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes, registry="syria")
    quotes = fr.resolve_actors(quotes, articles, mentions=mentions, registry="syria")
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    actors = summarize_actors(mentions, quotes, registry="syria")
    study = SimpleNamespace(articles=articles, quotes=quotes, mentions=mentions, actors=actors, hits=hits)
    ranks = score(read_gold(), compare.event_brief(study))
    assert sum(rank is not None for rank in ranks.values()) >= 14
    assert ranks["X1"] is not None
    assert ranks["X2"] is not None
    links = compare.statements(quotes, articles)
    assert len(links) == 2


def test_every_passage_is_in_its_article(coded, brief):
    texts = dict(zip(coded.articles["article_id"], coded.articles["text"]))
    assert brief["rank"].tolist() == list(range(1, len(brief) + 1))
    for passages in brief["passages"]:
        assert passages
        for p in passages:
            assert texts[p["article_id"]][p["start"] : p["end"]] == p["text"]
            assert p["side"] in "ab"
    lines = compare.concordance(brief, coded.articles)
    assert len(lines) == sum(map(len, brief["passages"]))


def test_the_text_tells_every_difference(brief):
    for about in brief["about"]:
        assert about in brief.text
    assert brief.text.startswith("Outlet A and Outlet B\n=====")


def test_outlets_can_be_ordered_and_events_must_be_named(coded):
    turned = compare.event_brief(coded, outlets=["Outlet B", "Outlet A"])
    assert set(turned["outlet_a"]) == {"Outlet B"}
    with pytest.raises(ValueError, match="no article of Outlet C"):
        compare.event_brief(coded, outlets=["Outlet A", "Outlet C"])
    with pytest.raises(ValueError, match="no article reports the event 'x'"):
        compare.event_brief(coded, event="x")
    two = SimpleNamespace(**vars(coded))
    two.articles = coded.articles.assign(event=["x", "y"])
    with pytest.raises(ValueError, match="several events"):
        compare.event_brief(two)
    with pytest.raises(ValueError, match="at least two"):
        compare.event_brief(two, event="x")


def test_articles_of_one_outlet_are_compared_with_each_other(coded):
    one = SimpleNamespace(**vars(coded))
    one.articles = coded.articles.assign(outlet="Post")
    brief = compare.event_brief(one)
    assert set(brief["outlet_a"]) == {coded.articles["article_id"].iloc[0]}
    assert len(brief) > 10


def test_an_outlets_copy_of_an_article_adds_nothing(coded, brief):
    first = coded.articles["article_id"].iloc[0]
    twice = SimpleNamespace(**vars(coded))
    copy = coded.articles.iloc[[0]].assign(article_id="z", duplicate_of=first)
    twice.articles = pd.concat([coded.articles, copy], ignore_index=True)
    found = compare.event_brief(twice)
    pd.testing.assert_frame_equal(pd.DataFrame(found), pd.DataFrame(brief))
    assert "1 article that repeats another one of its outlet is left out" in found.method
    assert "z" not in set(found.source["article_id"])
    every = compare.event_brief(twice, copies="all")
    assert "z" in set(every.source["article_id"])
    for kind in ("casualty_number", "number"):  # what counts shows in the passages of every kind
        where = {
            passage["article_id"] for passages in every.loc[every["kind"] == kind, "passages"] for passage in passages
        }
        assert {first, "z"} <= where
    twice.articles = twice.articles.assign(outlet="Post")  # then the articles are compared, the copy among them
    assert "z" in set(compare.event_brief(twice).source["article_id"])


def test_articles_that_quote_nobody_make_a_brief_too(coded):
    from framing import tables

    bare = SimpleNamespace(**{name: tables.empty(name) for name in ("quotes", "mentions", "actors", "hits")})
    bare.articles = coded.articles
    brief = compare.event_brief(bare)
    assert {"casualty_number", "exclusive_context", "scare_or_headline_quotes"} <= set(brief["kind"])
    assert not {"who_is_quoted", "label", "mirror_term"} & set(brief["kind"])


@pytest.fixture(scope="module")
def two_events(coded):
    """The event twice, and an article of another one."""
    tables = {name: getattr(coded, name) for name in ("articles", "quotes", "mentions", "hits")}
    again = {}
    for name, table in tables.items():
        other = table.assign(article_id="x" + table["article_id"].astype(str))
        if name == "articles":
            table, other = table.assign(event="raid"), other.assign(event="again")
            lone = table.iloc[[0]].assign(article_id="lone", event="alone")
            other = pd.concat([other, lone])
        again[name] = pd.concat([table, other], ignore_index=True)
    return SimpleNamespace(**again, actors=coded.actors)


def test_all_events_are_the_briefs_of_each_with_a_rank_over_all(two_events):
    every = compare.event_brief(two_events, "all")
    assert every["rank"].tolist() == list(range(1, len(every) + 1))
    assert set(every["event"]) == {"raid", "again"} and "1 events with one report" in every.method
    for event in ("raid", "again"):
        one = pd.DataFrame(compare.event_brief(two_events, event))
        part = pd.DataFrame(every[every["event"] == event]).sort_values("event_rank").drop(columns=["rank", "event"])
        part = part.rename(columns={"event_rank": "rank"}).reset_index(drop=True)
        pd.testing.assert_frame_equal(part, one)
    kinds = every["kind"].tolist()
    assert len(set(kinds[: len(set(kinds))])) == len(set(kinds))  # the first of each kind comes first
    weights = every[every["kind"] == "label"]["weight"].tolist()
    assert weights == sorted(weights, reverse=True)
    assert every.text.count("####") and compare.event_brief(two_events, "raid").text in every.text
    assert set(every.behind(every.iloc[0])["event"]) == {every.iloc[0]["event"]}


def test_all_events_with_some_outlets_and_none_to_compare(two_events, coded):
    some = compare.event_brief(two_events, "all", outlets=["Outlet B", "Outlet A"])
    assert set(some["outlet_a"]) == {"Outlet B"}
    bare = SimpleNamespace(**{**vars(coded), "articles": coded.articles.assign(event=["x", "y"])})
    with pytest.raises(ValueError, match="no event has two reports to compare; fill the column event"):
        compare.event_brief(bare, "all")
    with pytest.raises(ValueError, match="event='all'"):
        compare.event_brief(bare)


def test_what_two_outlets_tell_differently_does_not_depend_on_a_third(two_events):
    """Reports are read once for all pairs."""
    articles = two_events.articles.assign(event=None, outlet=["Herald", "Post", "Sun", "Sun", "Herald"])
    study = SimpleNamespace(**{**vars(two_events), "articles": articles})
    whole = pd.DataFrame(compare.event_brief(study))
    pairs = list(whole.groupby(["outlet_a", "outlet_b"], sort=False))
    assert len(pairs) == 3
    for outlets, rows in pairs:
        alone = pd.DataFrame(compare.event_brief(study, outlets=outlets))
        pd.testing.assert_frame_equal(alone.drop(columns="rank"), rows.drop(columns="rank").reset_index(drop=True))


def test_outlets_that_nobody_asked_for_repeat_nothing(coded):
    """Mail and Echo print one text; Post and Sun, which are compared, do not."""
    two = coded.articles.assign(outlet=["Post", "Sun"], duplicate_of=None)
    mail = coded.articles.iloc[[0]].assign(article_id="m", outlet="Mail", duplicate_of=None)
    echo = mail.assign(article_id="e", outlet="Echo", duplicate_of="m")
    study = SimpleNamespace(**{**vars(coded), "articles": pd.concat([two, mail, echo], ignore_index=True)})
    found = compare.event_brief(study, outlets=["Post", "Sun"])
    assert "repeat" not in found.method and set(found.source["article_id"]) == set(study.articles["article_id"])
    study.articles = study.articles.assign(event="raid")
    every = compare.event_brief(study, "all", outlets=["Post", "Sun"])
    assert "repeat" not in every.method and {"m", "e"} <= set(every.source["article_id"])


def test_the_text_of_all_events_is_there_without_their_articles(two_events, tmp_path):
    every = compare.event_brief(two_events, "all")
    every.save(tmp_path / "briefs.parquet", source=False)
    assert compare.Comparison.load(tmp_path / "briefs.parquet").text == every.text


def test_the_text_of_one_event_asks_for_its_articles_only(two_events, monkeypatch):
    from framing.compare.brief import event_brief

    every = compare.event_brief(two_events, "all")
    asked = []
    monkeypatch.setattr(
        event_brief, "event_labels", lambda articles: asked.append(set(articles["event"])) or {"raid": "Raid at night"}
    )
    assert every[every["event"] == "raid"].text.startswith("Raid at night (raid)\n#####")
    assert asked == [{"raid"}]


def test_whether_there_is_a_brief_is_known_with_the_first_event_that_has_one(two_events, monkeypatch):
    from framing.compare.brief import event_brief

    seen, real = [], event_brief.find_texts
    monkeypatch.setattr(event_brief, "find_texts", lambda articles: seen.append(1) or real(articles))
    assert event_brief.has_reports_to_compare(two_events.articles)
    assert len(seen) < two_events.articles["event"].nunique()
    alone = two_events.articles[two_events.articles["event"] == "alone"]
    assert not event_brief.has_reports_to_compare(alone)


def test_copies_are_told_of_all_events_as_of_one(two_events):
    articles = two_events.articles.assign(duplicate_of=None)
    copy = articles[articles["event"] == "raid"].iloc[[0]]
    copy = copy.assign(article_id="z", duplicate_of=copy["article_id"].iloc[0])
    study = SimpleNamespace(**{**vars(two_events), "articles": pd.concat([articles, copy], ignore_index=True)})
    told = "1 article that repeats another one of its outlet is left out"
    assert told in compare.event_brief(study, "all").method and told in compare.event_brief(study, "raid").method
