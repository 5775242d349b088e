from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.actors import find_mentions, resolve_actors, summarize_actors
from framing.tables import check, from_records

WORDS = (
    """Syria the a an officials Officials U.S. US said says told he she they it who Lee Ann Mr. Dr. of and , . “ ” " '
's ’s government ministry statement report coalition SDF rebels attackers victims pro-regime fighters ( ) allied with
Assad President IS people some of many 2,000 — \n \n\n I we state television . Putin's on condition of anonymity"""
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=45).map(" ".join)


def article(text, published=None):
    return from_records("articles", [{"article_id": "a", "outlet": "X", "text": text, "published": published}])


@settings(deadline=None, max_examples=60)
@given(st.one_of(TEXTS, st.text(max_size=60)), st.sampled_from([None, "syria"]))
def test_tables_keep_their_contract_on_any_text(text, registry):
    articles = article(text)
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = find_mentions(articles, quotes, registry=registry)
    resolved = resolve_actors(quotes, articles, mentions=mentions, registry=registry)
    check(mentions, "mentions", articles)
    check(resolved, "quotes", articles)
    assert resolved["actor_id"].notna().all()
    assert resolved["anonymous"].notna().all()
    actors = summarize_actors(mentions, resolved, registry)
    assert set(mentions["actor_id"]) <= set(actors["actor_id"])
    assert actors["n_mentions"].sum() == len(mentions)


def test_reading_twice_gives_the_same():
    text = "Ann Lee and Bob Ho met. They said officials lied. “We won,” Lee said."
    articles = article(text)
    quotes = fr.extract_quotes(articles)
    one, two = (find_mentions(articles, quotes, registry="world") for _ in range(2))
    assert one.equals(two)


def test_aliases_hold_in_their_time_and_names_always():
    text = "The UN special envoy for Syria spoke. Staffan de Mistura left."
    then = find_mentions(article(text, "2016-03-01"), registry="syria")
    later = find_mentions(article(text, "2020-03-01"), registry="syria")
    assert (then["actor_id"] == "UN_DE_MISTURA").sum() == 2
    assert later.loc[later["actor_id"] == "UN_DE_MISTURA", "designator"].tolist() == ["Staffan de Mistura"]


def test_places_are_actors_only_when_they_act():
    text = "In Syria, fighting went on. Russia warned Turkey. Planes left from near Moscow. The Kremlin agreed."
    mentions = find_mentions(article(text), registry="world")
    assert mentions["actor_id"].tolist() == ["RUSSIA", "TURKEY", "RUS_KREMLIN"]


def test_voices():
    text = "“The rebels lie,” the regime said. Rebels denied that the regime had won."
    articles = article(text)
    quotes = fr.extract_quotes(articles)
    mentions = find_mentions(articles, quotes, registry="syria")
    voices = dict(zip(mentions["designator"], mentions["voice"]))
    assert voices["rebels"] == "quoted"
    assert set(mentions["voice"]) >= {"quoted", "narration"}
