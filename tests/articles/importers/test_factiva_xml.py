# ruff: noqa: E501
"""Factiva as XML: bylines, days and times apart, documents that are announced and not there."""

import pytest

from framing.articles import ReadingWarning, read_articles

XML = (
    '<?xml version="1.0" encoding="utf-8"?><PPSResponse xmlns="http://global.factiva.com/fvs/1.0"><ppsArticleResponse><ppsarticleResultSet count="2"><ppsarticle><article>'
    "<accessionNo>HILL1</accessionNo><baseLanguage>EN</baseLanguage><byline>By Ann Lee</byline><headline><paragraph>Rain</paragraph></headline><leadParagraph><paragraph>It rained.</paragraph></leadParagraph>"
    "<publicationDate><date>20200502</date></publicationDate><publicationTime><time>103000</time></publicationTime><sourceName>The Hill Post</sourceName><tailParagraphs><paragraph>They left.</paragraph></tailParagraphs>"
    "</article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>"
)


def test_a_day_a_time_and_what_is_missing(tmp_path):
    (tmp_path / "a.xml").write_text(XML, encoding="utf-8")
    with pytest.warns(ReadingWarning, match="announces 2 documents, 1 is in it"):
        row = read_articles(tmp_path / "a.xml").iloc[0]
    assert (row["outlet"], row["published"], row["title"], row["byline"]) == (
        "The Hill Post",
        "2020-05-02T10:30:00",
        "Rain",
        "Ann Lee",
    )
    assert row["text"] == "Rain\n\nIt rained.\n\nThey left."
