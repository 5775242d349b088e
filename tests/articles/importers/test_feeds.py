# ruff: noqa: E501
"""RSS 2.0, RSS 1.0 (RDF) and Atom: text as CDATA, as XHTML, beside pictures with words of their own."""

import pytest

from framing.articles import ReadingWarning, read_articles

FEEDS = {
    "atom with xhtml": '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Hill Post: News</title><entry><title type="html">Rain &amp;amp; wind</title><link rel="self" href="https://x"/><link href="https://hill.example/1"/>'
    '<published>2020-05-02T10:00:00Z</published><updated>2020-05-03T10:00:00Z</updated><author><name>Ann Lee</name></author><author><name>Omar Haddad</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>rained</b>.</p><p>They left.</p></div></content></entry></feed>',
    "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>The Hill Post</title></channel>'
    '<item rdf:about="https://hill.example/1"><title>Rain &amp; wind</title><link>https://hill.example/1</link><dc:creator>Ann Lee</dc:creator><dc:creator>Omar Haddad</dc:creator><dc:date>2020-05-02T10:00:00Z</dc:date><content:encoded><![CDATA[<p>It <b>rained</b>.</p><p>They left.</p>]]></content:encoded></item></rdf:RDF>',
    "rss with pictures": '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Hill Post</title><item><media:content url="x"><media:description>A field</media:description></media:content><media:title>A field</media:title>'
    "<title>Rain &amp; wind</title><link>https://hill.example/1</link><author>lee@hill.example (Ann Lee)</author><author>h@hill.example (Omar Haddad)</author><pubDate>Sat, 02 May 2020 10:00:00 GMT</pubDate><description>Short.</description><content:encoded>&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</content:encoded></item></channel></rss>",
}  # fmt: skip


@pytest.mark.parametrize("form", FEEDS)
def test_forms(tmp_path, form):
    (tmp_path / "a.xml").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{FEEDS[form]}', encoding="utf-8")
    row = read_articles(tmp_path / "a.xml").iloc[0]
    assert (row["outlet"], row["title"], row["byline"]) == ("The Hill Post", "Rain & wind", "Ann Lee, Omar Haddad")
    assert (row["published"], row["url"]) == ("2020-05-02T10:00:00+00:00", "https://hill.example/1")
    assert row["text"][row["body_start"] :] == "It rained.\n\nThey left."


def test_words_of_a_picture_are_no_text(tmp_path):
    text = FEEDS["rss with pictures"].split("<content:encoded>")[0] + "</item></channel></rss>"
    (tmp_path / "a.rss").write_text(text, encoding="utf-8")
    with pytest.warns(ReadingWarning, match="summary only"):
        assert read_articles(tmp_path / "a.rss")["text"].tolist() == ["Rain & wind\n\nShort."]
