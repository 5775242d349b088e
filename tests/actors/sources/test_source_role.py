"""In what capacity sources speak, marked by brackets in sentences that are all made up."""

import pytest

from framing.actors.sources.source_role import ROLES
from framing.lexicons.words import word_table
from tests.actors.sources.test_describe_sources import sources


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("⟦Sen. Zuri Okoro⟧ said so.", "politics"),
        ("⟦Zuri Okoro (D-Mich.)⟧ said so.", "politics"),
        ("⟦President Okoro⟧ said so.", "politics"),
        ("⟦Attorney General Zuri Okoro⟧ said so.", "politics"),
        ("⟦Gen. Zuri Okoro⟧ said so.", "security"),
        ("⟦Springfield Police Chief Zuri Okoro⟧ said so.", "security"),
        ("⟦The police⟧ said so.", "security"),
        ("⟦The Supreme Court⟧ said so.", "law"),
        ("⟦A prosecutor⟧ said so.", "law"),
        ("⟦Zuri Okoro, a professor of law at the university⟧, said so.", "expert"),
        ("⟦University president Zuri Okoro⟧ said so.", "expert"),
        ("⟦The researchers⟧ said so.", "expert"),
        ("⟦Zuri Okoro, chairwoman of the bank⟧, said so.", "business"),
        ("⟦The company⟧ said so.", "business"),
        ("⟦Activists⟧ said so.", "civil_society"),
        ("⟦The bishop⟧ said so.", "religion"),
        ("⟦The New York Times⟧ said so.", "media"),
        ("⟦A columnist⟧ said so.", "media"),
        ("⟦The singer Zuri Okoro⟧ said so.", "culture_sport"),
        ("⟦Residents⟧ said so.", "citizen"),
        ("⟦A witness⟧ said so.", "citizen"),
        ("⟦Critics⟧ said so.", "unknown"),
        ("⟦Zuri Okoro⟧ said so.", "unknown"),
    ],
)
def test_words_that_tell(text, role):
    assert [source.source_role for source in sources(text)] == [role]


def test_a_text_has_none():
    assert [source.source_role for source in sources("⟦A report⟧ said so.")] == [None]


def test_what_the_article_says_elsewhere():
    text = "Zuri Okoro, a professor of history, came to town. ⟦Okoro⟧ said so."
    assert sources(text)[0].source_role == "expert"


def test_the_words_of_the_quote_come_first():
    text = "Zuri Okoro is a senator. ⟦The former professor Zuri Okoro⟧ said so."
    assert sources(text)[0].source_role == "expert"


def test_lists_hold_only_roles():
    for table in ("persons", "offices", "bodies"):
        assert set(word_table(f"sources.roles.{table}")) <= set(ROLES)
