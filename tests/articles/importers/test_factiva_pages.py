# ruff: noqa: E501
"""Factiva as HTML: counted titles, authors with a class of their own, pages in another language."""

import pytest

from framing.articles import read_articles

pytest.importorskip("lxml")
PAGE = """<html><body><div id="contentLeft"><div id="article-TALON00020200502eg5200001" class="article"><div class="article deArticle"><p>
</p><div>Magazin</div><div id="hd"><span class="deHeadline counted">1) Zu Fuß durch das Tal</span></div><div class="author">Anne Lys </div>
<div>1285 Wörter</div><div>2 Mai 2020</div><div>Das Tal Online</div><div>TALON</div><div>Deutsch</div><div>Copyright 2020. Das Tal.</div><p></p>
<p class="articleParagraph dearticleParagraph">Wir gehen\n los.</p><p class="articleParagraph dearticleParagraph">Im <b>Bus</b> nicht.</p>
<p>Dokument TALON00020200502eg5200001</p></div></div>
<div class="article enArticle"><div id="hd"><span class="enHeadline">They left</span></div><div>3 words</div><div>3 May 2020</div>
<div>10:35 AM</div><div>Valley Voice</div><div>VALV</div><div>English</div><div>(c) 2020</div>
<p class="articleParagraph enarticleParagraph">They left.</p></div></div></body></html>"""


def test_what_pages_show(tmp_path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    articles = read_articles(tmp_path / "a.html")
    assert articles[["outlet", "published", "title", "byline", "section"]].values.tolist() == [
        ["Das Tal Online", "2020-05-02", "Zu Fuß durch das Tal", "Anne Lys", "Magazin"],
        ["Valley Voice", "2020-05-03T10:35:00", "They left", None, None],
    ]
    assert articles["article_id"].tolist() == ["TALON00020200502eg5200001", "a-0002"]
    assert articles["text"].iloc[0].endswith("Wir gehen los.\n\nIm Bus nicht.")
