# ruff: noqa: E501
"""Mails that no database sent: a letter is one article."""

import pytest

from framing.articles import RejectedWarning, read_articles

LETTER = (
    b"From: =?utf-8?q?The_Hill_Post?= <news@hill.example>\nTo: me@b.example\nSubject: =?utf-8?q?Rain_stops_the_fair_=E2=80=93_at_last?=\n"
    b"Date: Sat, 2 May 2020 10:00:00 +0000\nContent-Type: text/%s; charset=utf-8\n\n%s\n"
)


def test_letters_in_a_folder_and_in_one_file(tmp_path):
    plain = LETTER % (
        b"plain",
        b"It rained on the long field by the river and on the tents of\nthe fair.\n\nThey left.",
    )
    page = LETTER % (b"html", b"<style>p {}</style><p>It rained.</p><p>They left.</p>")
    (tmp_path / "a.eml").write_bytes(plain)
    (tmp_path / "b.mbox").write_bytes(
        b"".join(b"From x@y.example Sat May  2 10:00:00 2020\n" + one for one in (plain, page))
    )
    articles = read_articles(tmp_path)
    assert articles["outlet"].unique().tolist() == ["The Hill Post"]
    assert articles["published"].unique().tolist() == ["2020-05-02T10:00:00+00:00"]
    assert articles["title"].unique().tolist() == ["Rain stops the fair – at last"]
    assert articles["article_id"].tolist() == ["a", "b-0001", "b-0002"]
    assert [text.endswith("They left.") for text in articles["text"]] == [True] * 3


def test_an_empty_letter_is_told(tmp_path):
    (tmp_path / "a.eml").write_bytes(LETTER % (b"plain", b" "))
    with pytest.warns(RejectedWarning, match="has no text"):
        assert read_articles(tmp_path / "a.eml").empty
