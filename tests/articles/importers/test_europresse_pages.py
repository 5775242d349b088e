# ruff: noqa: E501
"""Europresse as it occurs: overtitles and subtitles, authors in two places, no outlet, dates in two languages."""

import pytest

from framing.articles import ReadingWarning, RejectedWarning, read_articles

pytest.importorskip("lxml")


def article(header, body='<div class="docOcurrContainer"><p>Il a plu.</p></div>', code="news·20181005·MO·1"):
    return f'<article><header>{header}</header><section>{body}</section><footer><div class="Doc-LegalInfo"><small>© 2018 Le Mont. Tous droits réservés.</small></div><div class="publiC-lblNodoc">{code}</div></footer></article>'


NAME = '<div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Mont, no. 22936\n                <span class="icon" sourcecode="MO">Monde, samedi</span></span></div>'
DATE = '<div class="rdp__DocHeader"><span class="DocHeader">vendredi 5 octobre 2018 - 18:30:06 UTC+02:00 745 mots, p. 12</span></div>'
TITLE = '<div class="titreArticle"><p class="sm-margin-bottomNews">Météo</p><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">La pluie <mark>arrive</mark></p><p class="sm-margin-TopNews rdp__subtitle">Fin de la fête</p></div>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (article(NAME + DATE + TITLE + '<div class="docAuthors">Anne Lys ; Jean Blanc</div>'), ("Le Mont", "2018-10-05T18:30:06+02:00", "La pluie arrive", "Anne Lys ; Jean Blanc", "Il a plu.")),
        (article(NAME + DATE + TITLE + '<p class="sm-margin-bottomNews">Par Anne Lys</p>'), ("Le Mont", "2018-10-05T18:30:06+02:00", "La pluie arrive", "Anne Lys", "Il a plu.")),
        (article(NAME.replace("\n  ", "<br/>") + DATE + TITLE), ("Le Mont", "2018-10-05T18:30:06+02:00", "La pluie arrive", None, "Il a plu.")),
        (article('<div class="sm-margin-bottom">Val-Matin</div>' + TITLE), ("Val-Matin", "2018-10-05", "La pluie arrive", None, "Il a plu.")),
        (article(NAME.replace("Le Mont, no. 22936", "Revue du Val, Vol. 14, no 4") + '<span class="DocHeader">Thursday, December 22, 2022 13887 words, p. 819(40)</span>' + TITLE), ("Revue du Val", "2022-12-22", "La pluie arrive", None, "Il a plu.")),
        (article(NAME + DATE + TITLE, '<div class="DocText clearfix"><aside>Publicité</aside><p>Il a plu.</p><p>« Note : rien », dit-il.</p><p>Cet article est paru dans <a href="x">Le Mont</a></p><div class="apd-wrapper">Aussi</div></div>'), ("Le Mont", "2018-10-05T18:30:06+02:00", "La pluie arrive", None, "Il a plu.\n\n« Note : rien », dit-il.")),
    ],
)  # fmt: skip
def test_forms(tmp_path, page, expected):
    (tmp_path / "a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    [row] = [row for _, row in read_articles(tmp_path / "a.html").iterrows()]
    assert (row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]) == expected
    assert row["subtitle"] == "Fin de la fête"


def test_documents_that_are_announced_and_not_there(tmp_path):
    (tmp_path / "a.html").write_text(f"<p>Nombre de documents : 3</p>{article(NAME + DATE + TITLE)}", encoding="utf-8")
    with pytest.warns(ReadingWarning, match="announces 3 documents, 1 is in it"):
        assert len(read_articles(tmp_path / "a.html")) == 1


def test_an_article_without_words_is_set_aside_and_the_next_one_is_read(tmp_path):
    pages = article(NAME + DATE + TITLE, "") + article(NAME + DATE + TITLE)
    (tmp_path / "a.html").write_text(f"<html><body>{pages}</body></html>", encoding="utf-8")
    with pytest.warns(RejectedWarning, match="has no words"):
        assert len(read_articles(tmp_path / "a.html")) == 1
