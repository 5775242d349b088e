"""Woman or man: what an article says of its sources, marked by brackets in sentences that are all made up."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.actors.registry.registry import Actor, Registry
from tests.actors.sources.test_describe_sources import sources


def told(marked):
    return [(source.source_gender, source.source_gender_rule) for source in sources(marked)]


@pytest.mark.parametrize(
    ("text", "gender", "rule"),
    [
        ("⟦She⟧ said so.", "woman", "pronoun"),
        ("⟦Mrs. Tanaka⟧ said so.", "woman", "title"),
        ("⟦Baroness Okoro⟧ said so.", "woman", "title"),
        ("⟦Sir Quentin Okoro⟧ said so.", "man", "title"),
        ("⟦A spokeswoman⟧ said so.", "woman", "noun"),
        ("⟦The actress Zuri Okoro⟧ said so.", "woman", "noun"),
        ("⟦His wife⟧ said so.", "woman", "noun"),
        ("⟦The congressman⟧ said so.", "man", "noun"),
        ("⟦Angela Okoro⟧ said so.", "woman", "given name"),
        ("⟦J. Edgar Okoro⟧ said so.", "man", "given name"),
        ("⟦Chairman Janet Okoro⟧ said so.", "woman", "given name"),
        ("⟦Robin Okoro⟧ said so.", "unknown", "none"),
        ("⟦Voters⟧ said so.", "unknown", "none"),
        ("⟦Congressmen⟧ said so.", "unknown", "none"),
        ("⟦A friend⟧ said so.", "unknown", "none"),
        ("⟦Martin Luther King⟧ said so.", "man", "given name"),
    ],
)
def test_words_that_tell(text, gender, rule):
    assert told(text) == [(gender, rule)]


@pytest.mark.parametrize(
    "text", ["⟦The Ministry of Defense⟧ said so.", "⟦A report⟧ said so.", "⟦The company⟧ said so."]
)
def test_institutions_and_texts_have_none(text):
    assert told(text) == [(None, None)]


def test_what_comes_later_tells():
    assert told("⟦Robin Okoro⟧ said so. Later ⟦she⟧ said no more.")[0] == ("woman", "pronoun")
    assert told("⟦Robin Okoro⟧ said so. She left the town. On Monday she came back.") == [("woman", "pronoun")]
    assert told("⟦Okoro⟧ said so on Monday. The next day Ms. Okoro left the town.") == [("woman", "title")]


def test_a_single_pronoun_tells_where_it_speaks_or_goes_with_the_name():
    assert told("⟦Robin Okoro⟧ said so. Later she left the town.") == [("unknown", "none")]
    assert told("⟦Angela Okoro⟧ said so. Later she left the town.") == [("woman", "pronoun")]


def test_the_article_comes_before_the_given_name():
    text = "⟦Sidney Okoro⟧ said so. She left. She came back on Tuesday."
    assert told(text) == [("woman", "pronoun")]


def test_a_name_with_an_article_is_no_person_because_of_a_pronoun():
    text = "The Espionage Act was signed by the president. ⟦The Espionage Act⟧ says that he may do it."
    assert told(text)[0][0] in (None, "unknown")


def test_several_together():
    assert told("⟦Angela Okoro and Peter Tanaka⟧ said so.") == [("mixed", "several")]
    assert told("⟦Angela Okoro and Mary Tanaka⟧ said so.") == [("woman", "several")]
    assert told("⟦Angela Okoro and Robin Tanaka⟧ said so.") == [("unknown", "none")]
    assert told("⟦Angela Okoro and Mary Tanaka⟧ said so. ⟦They⟧ said no more.")[1] == ("unknown", "none")


def test_a_registry_tells():
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["X"], "text": ['"It is over," Robin Okoro said.']})
    quotes = fr.extract_quotes(articles)
    known = Registry({"OKORO": Actor("OKORO", "Robin Okoro", "person", gender="f")})
    mentions = fr.find_mentions(articles, quotes)
    assert fr.resolve_actors(quotes, articles, mentions)["source_gender"].tolist() == ["unknown"]
    mended = mentions.assign(actor_id="OKORO")
    found = fr.resolve_actors(quotes, articles, mended, registry=known)
    assert found[["source_gender", "source_gender_rule"]].values.tolist() == [["woman", "registry"]]


def test_a_mended_actor_keeps_nothing_of_the_one_before():
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["X"], "text": ['"It is over," Angela Okoro said.']})
    quotes = fr.extract_quotes(articles)
    mentions = fr.find_mentions(articles, quotes).assign(actor_id="SOMEBODY_ELSE")
    assert fr.resolve_actors(quotes, articles, mentions)["source_gender"].tolist() == ["unknown"]


@given(st.permutations(["Mrs. Tanaka left.", "Peter Okoro wept.", "The bank was shut."]))
def test_other_articles_change_nothing(others):
    """What is told of a source depends on its own article alone."""
    own = '"It is over," Robin Okoro said. She left. She came back.'
    alone = pd.DataFrame({"article_id": ["a"], "outlet": ["X"], "text": [own]})
    more = pd.DataFrame({"article_id": ["b", "c", "d"], "outlet": ["X"] * 3, "text": others})
    both = pd.concat([more, alone], ignore_index=True)
    columns = ["source_gender", "source_gender_rule", "source_role"]
    results = [fr.resolve_actors(fr.extract_quotes(table), table) for table in (alone, both)]
    first, second = (table[table["article_id"] == "a"][columns].values.tolist() for table in results)
    assert first == second and first[0][0] == "woman"
