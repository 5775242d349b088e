# ruff: noqa: E501
"""Mails that no database sent: a letter is one article."""

from email.message import EmailMessage

import pytest

from framing.articles import RejectedWarning, read_articles
from framing.articles.importers import open_file

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


SAID = b"It rained for long.\n\nFrom January 2019 to March 2020\nFrom noon to 12:30 on the day of the fair in 2020\nit rained."


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
@pytest.mark.parametrize("above", [b"", b"From x@y.example Sat May  2 10:00:00 2020\n"])
def test_a_sentence_may_begin_as_what_parts_the_mails_of_a_mailbox(tmp_path, name, above):
    (tmp_path / name).write_bytes(above + LETTER % (b"plain", SAID))
    articles = read_articles(tmp_path / name)
    assert len(articles) == 1
    text = articles["text"][0]
    assert "It rained for long." in text and text.endswith("it rained.") and "From January 2019" in text


def test_mails_of_google_are_parted(tmp_path):
    one = b"From 17@xxx Sat May 02 10:00:00 +0000 2020\r\nX-GM-THRID: 17\r\n" + LETTER % (b"plain", b"It rained.\n\n")
    (tmp_path / "a.mbox").write_bytes(b"\n" + one * 3)
    assert (
        read_articles(tmp_path / "a.mbox", columns={"article_id": None})["text"].str.endswith("It rained.").tolist()
        == [True] * 3
    )


RULE = "_" * 60
EXPORT = f"{RULE}\n\nRain\n\nFull text: It rained on the fair.\n\nPublication title: The Hill Post\n\nPublication date: May 2, 2020\n"


def with_parts(**files):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "news@hill.example", "me@b.example", "Your research"
    mail["Date"] = "Sat, 2 May 2020 10:00:00 +0000"
    mail.set_content(files.pop("plain", "Here it is."))
    if "html" in files:
        mail.add_alternative(files.pop("html"), subtype="html")
    for name, text in files.items():
        mail.add_attachment(text, filename=f"{name}.txt")
    return mail


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        ({"plain": EXPORT}, 1),
        ({"plain": EXPORT, "html": "<p>Here it is.</p>"}, 1),
        ({"plain": EXPORT, "html": "<p>Here it is.</p>", "a": EXPORT}, 1),
        ({"a": EXPORT, "b": EXPORT}, 1),
        ({"a": EXPORT, "b": EXPORT.replace("Hill", "Valley")}, 2),
    ],
    ids=["in the body", "in one form of it", "attached, too", "attached twice", "two that print one text"],
)
def test_an_export_is_read_once(tmp_path, parts, number):
    (tmp_path / "a.eml").write_bytes(bytes(with_parts(**parts)))
    articles = read_articles(tmp_path / "a.eml")
    assert len(articles) == number and set(articles["title"]) == {"Rain"}
    assert articles["outlet"].nunique() == number


def test_the_page_of_a_letter_is_not_searched_for_an_article(tmp_path, monkeypatch):
    def read_page(text):
        raise AssertionError("what it finds is thrown away")

    monkeypatch.setattr(open_file, "read_page", read_page)
    (tmp_path / "a.eml").write_bytes(LETTER % (b"html", b"<html><p>It rained.</p></html>"))
    assert read_articles(tmp_path / "a.eml")["text"][0].endswith("at last\n\nIt rained.")


def test_of_a_letter_that_is_a_whole_page_the_words_are_read(tmp_path):
    page = (
        b'<!DOCTYPE html>\n<html lang="en">\n<head><title>The Post</title><style>p {}</style></head>\n'
        b'<body bgcolor="white">\n<p>It rained.</p><p>They left.</p></body></html>'
    )
    (tmp_path / "a.eml").write_bytes(LETTER % (b"html", page))
    assert read_articles(tmp_path / "a.eml")["text"][0].endswith("at last\n\nIt rained.\n\nThey left.")


def test_an_export_in_a_mail_that_was_forwarded_is_read(tmp_path):
    mail = with_parts()
    mail.add_attachment(with_parts(plain=EXPORT), filename="forwarded.eml")
    (tmp_path / "a.eml").write_bytes(bytes(mail))
    assert read_articles(tmp_path / "a.eml")["title"].tolist() == ["Rain"]
