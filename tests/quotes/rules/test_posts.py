"""A post is its signer's, word for word."""

import pandas as pd

import framing as fr
from framing.quotes.rules.posts import sign_posts
from framing.text import Document


def posts(text):
    return [
        (text[slice(*one.source[0])] if one.source else None, text[slice(*one.content[0])])
        for one in sign_posts(Document(text), [])
    ]


def test_posts_and_their_links():
    text = "The dam is broken! https://t.co/a1 pic.twitter.com/b2 — Ann Roux 🌊 (@annroux) May 3, 2019"
    assert posts(text) == [("Ann Roux 🌊", "The dam is broken!")]
    assert posts("One. — A B (@ab) May 3, 2019 Two? — C D (@cd)") == [("A B", "One."), ("C D", "Two?")]


def test_a_signature_in_a_line_of_its_own():
    assert posts("Mud.\n\nWe all run. pic.twitter.com/b2\n\n— Ann Roux (@annroux)") == [("Ann Roux", "We all run.")]


def test_a_picture_without_a_name():
    assert posts("Look at the mud pic.twitter.com/b2") == [(None, "Look at the mud")]
    assert posts("Ann Roux (@annroux) Look at the mud pic.twitter.com/b2") == [("Ann Roux", "Look at the mud")]


def test_links_behind_a_post_are_not_its_words():
    links = " http://t.co/a [pic] pic.twitter.com/b2"
    assert posts(f"We love this topic{links} — Ann Roux (@annroux)") == [("Ann Roux", "We love this topic")]
    assert posts("We run.https://t.co/a — Ann Roux (@annroux)") == [("Ann Roux", "We run.")]
    assert posts(f"We{' ' * 40_000}run — Ann Roux (@annroux)")[0][0] == "Ann Roux"


def test_no_posts():
    assert posts("Ann Roux (@annroux) said that she ran — and fell (again).") == []
    assert posts("pic.twitter.com/b2 — Ann Roux (@annroux)") == []


def test_the_row_of_a_post():
    text = "They massacred us. — Ann Roux (@annroux) May 3, 2019\n\nLook, murderers pic.twitter.com/b2"
    articles = fr.read_articles(pd.DataFrame({"title": ["Flood"], "outlet": ["Post"], "text": [text]}))
    quotes = fr.resolve_actors(fr.extract_quotes(articles), articles)
    assert quotes[["kind", "medium", "actor"]].values.tolist() == [
        ["direct", "post", "Ann Roux"],
        ["direct", "post", "unattributed"],
    ]
    hits = fr.find_frames(articles, quotes)
    assert {"massacred", "murderers"} <= set(hits["surface"]) and set(hits["voice"]) == {"quoted"}
