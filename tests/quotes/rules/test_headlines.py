"""Titles that name their source, and those that name their topic."""

from __future__ import annotations

import pytest
from said import said

from framing.quotes.rules.headlines import read_headline
from framing.text import Document

BODY = "\n\nMinister Ann Lee said that they had won. The mayor, Tom Rusk, left for France."


def read(title: str) -> list[tuple[str, str]]:
    text = title + BODY
    body = said(text, "Minister Ann Lee", "said", "that they had won")
    out = read_headline(Document(text), [body], len(title) + 2)
    assert body in out
    return [(text[slice(*one.source[0])], text[slice(*one.content[0])]) for one in out if one != body]


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        ("Strike killed dozens: officials", "officials", "Strike killed dozens"),
        ("Strike killed dozens: flood survivors", "flood survivors", "Strike killed dozens"),
        ("UN report: Famine looms in the south", "UN report", "Famine looms in the south"),
        ("Army left the city – police", "police", "Army left the city"),
        ("Army left the city - Lee", "Lee", "Army left the city"),
        ("Lee: We won the war", "Lee", "We won the war"),
        ("Rusk: ‘We lost the war’", "Rusk", "‘We lost the war’"),
        ("OPINION: Lee: We won the war", "Lee", "We won the war"),
        ("Lee to Rusk: Leave the town", "Lee", "Leave the town"),
        ("Nuns to ministers: The camps must close", "Nuns", "The camps must close"),
        ("Rusk tells miners: Go home", "Rusk", "Go home"),
        ("Lee to Rusk on the mine: Bring it on", "Lee", "Bring it on"),
        ("Cuts will cost lives, says Tom Rusk", "Tom Rusk", "Cuts will cost lives"),
        ("'We were left alone': miners", "miners", "'We were left alone'"),
        ("'We were left alone': Miners speak out", "Miners", "'We were left alone'"),
        ("'They lied to us': Ann Lee slams the mayor", "Ann Lee", "'They lied to us'"),
        ("Lee opposes the plan: 'It is a trap'", "Lee", "'It is a trap'"),
        ("Miners: 'We were left alone'", "Miners", "'We were left alone'"),
        ("The mine is unsafe, say engineers", "engineers", "The mine is unsafe"),
        ("The mine was unsafe for years, engineers warn", "engineers", "The mine was unsafe for years"),
        ("Floods: The dam may break, Tom Rusk warns", "Tom Rusk", "The dam may break"),
        ("‘They shot at us’: medics on the siege of Karth", "medics", "‘They shot at us’"),
        ("Floods: Dam ‘may break’, warns Lee at meeting in Oslo", "Lee", "Dam ‘may break’"),
    ],
)
def test_headlines_that_name_their_source(title: str, source: str, content: str) -> None:
    assert read(title) == [(source, content)]


@pytest.mark.parametrize(
    "title",
    [
        "Memo to Rusk: Leave the town",
        "From Oslo to France: Lee goes south",
        "Welcome to the town: Mayor opens park",
        "Lee to visit the mine: Rusk stays home",
        "After the flood, farmers wait",
        "From Oslo to France, voters warn",
        "‘Old Town’: miners on the new play",
        "Lee slams the mine, says owner lied",
        "Syria: US strikes kill 100",
        "Syria war: Gas attack ‘kills five’",
        "Floods: Mayor leaves for France",
        "Why we fight: an essay",
        "Rally in Oslo: thousands march",
        "Talks go on – for now",
        "Score: 3:1",
        "OPINION: Mayors never learn",
        "Lee: What we know about the minister",
        "Lee: Can she win?",
        "Lee: Her long way to the top",
        "Lee's war: Heavy on promises",
        "Lee Rusk: Two leaders meet in Oslo",
        "A long winter: a guide for villages",
        "Floods reach the town, says much about the dam",
        "'A new day': Flag comes down in Oslo",
        "'Sabotage': Lee's inquiry shakes the town",
    ],
)
def test_headlines_with_a_colon_and_no_source(title: str) -> None:
    assert read(title) == []


def test_a_topic_that_was_taken_for_a_source_goes() -> None:
    text = "Syria war: Gas attack kills five" + BODY
    topic = said(text, "Syria war", ":", "Gas attack kills five")
    assert read_headline(Document(text), [topic], 34) == []


def test_other_cues_in_a_title_stay() -> None:
    text = "Floods: army left, says Lee" + BODY
    found = [said(text, "Lee", "says", "army left")]
    assert read_headline(Document(text), found, 29) == found


def test_without_a_title_nothing_changes() -> None:
    found = [said("Lee: we won", "Lee", ":", "we won")]
    assert read_headline(Document("Lee: we won"), found, 0) == found
