# ruff: noqa: E501
"""Exports of ProQuest as they occur: with numbers, contents and strategies, fields in any order, other languages."""

import warnings

import pytest

from framing.articles import ReadingWarning, RejectedWarning, read_articles, rejected_of

RULE = "_" * 60


def read(tmp_path, text, name="a.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        articles = read_articles(tmp_path / name)
    return articles, " | ".join(str(one.message) for one in said if issubclass(one.category, ReadingWarning))


def fields(row):
    return row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]


FORMS = {
    "numbered, text last": (
        f"{RULE}\n\nDocument 1 of 1\n\nRain stops the fair\n\nAuthor: Lee, Ann; Haddad, Omar\n\nPublication info: The Hill Post ; Northtown, Ill. [Northtown, Ill]02 May 2020: A.2.\n\n"
        "https://www.proquest.example/docview/11\n\nAbstract: Rain. \n\nLinks: http://links.example/\n\nFull text: It rained.\n\nSubject: rain, said the mayor.\n\nThey left.\n",
        ("The Hill Post", "2020-05-02", "Rain stops the fair", "Lee, Ann; Haddad, Omar", "It rained.\n\nSubject: rain, said the mayor.\n\nThey left."),
    ),
    "text first, no blank lines between fields": (
        f"{RULE}\n\nRain stops the fair\n\nFull text: It rained.\nThey left.\n\nTitle: Rain stops the fair\nAuthor: By Ann Lee\nPublication title: New Hill Times, Late Edition (East Coast); New Hill, N.Y.\n"
        "Publication date: May 2, 2020\nLanguage of publication: English\nProQuest document ID: 11\n",
        ("New Hill Times", "2020-05-02", "Rain stops the fair", "Ann Lee", "It rained.\n\nThey left."),
    ),
    "no author": (
        f"{RULE}\n\nRain\n\nAuthor: Anonymous\n\nAbstract: None available.\n\nFull text: It rained.\n\nPublication title: The Hill Post\n\nPublication date: 2020 May 02\n\nProQuest document ID: 11\n",
        ("The Hill Post", "2020-05-02", "Rain", None, "It rained."),
    ),
    "blanks that strayed": (
        f"{RULE}\n\nRain\n\nFull text: It rained.\n\nPublication title: The Hill Post\n\nPublication date: May 2, 2 020\n\nProQuest documentID: 26 12\n",
        ("The Hill Post", "2020-05-02", "Rain", None, "It rained."),
    ),
    "spanish": (
        f"{RULE}\n\nLlega la lluvia\n\nAutor: Luz, Ana\n\nResumen: No disponible.\n\nTexto completo: Llovió.\n\nTítulo de publicación: El Monte; Villa\n\nFecha de publicación: 2 de mayo de 2020\n\nID del documento de ProQuest: 11\n",
        ("El Monte", "2020-05-02", "Llega la lluvia", "Luz, Ana", "Llovió."),
    ),
    "with contents, strategy and citations": (
        f"Table of contents\n\n1. Rain\n\n{RULE}\n\nSearch Strategy\n\nSet No.: S1\n\nSearched for: rain\n\n{RULE}\n\nRain\n\nFull text: It rained.\n\nPublication title: The Hill Post\n\nPublication date: May 2, 2020\n\n{RULE}\n\n"
        f"Bibliography\n\nCitation style: APA 6th\n\nLee, A. (2020, May 02). Rain. The Hill Post\n\n{RULE}\n\nContact us at: http://about.example\n",
        ("The Hill Post", "2020-05-02", "Rain", None, "It rained."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forms(tmp_path, form):
    text, expected = FORMS[form]
    articles, said = read(tmp_path, text)
    assert [fields(row) for _, row in articles.iterrows()] == [expected] and not said


def test_documents_that_are_announced_and_not_there(tmp_path):
    one = "\n\nRain\n\nFull text: It rained.\n\nPublication title: The Hill Post\n\n"
    with pytest.warns(RejectedWarning):
        (tmp_path / "a.txt").write_text(
            f"{RULE}\n\nDocument 1 of 3{one}{RULE}\n\nDocument 2 of 3{one.replace('It rained.', 'Not available.')}{RULE}"
        )
        with pytest.warns(ReadingWarning, match="announces 3 documents, 1 is in it"):
            articles = read_articles(tmp_path / "a.txt")
    assert len(articles) == 1 and "has no full text" in rejected_of(articles)[0].reason
