# ruff: noqa: E501
"""NITF and NewsML as agencies send them: several blocks, blank parts, text in one piece, versions 1.2 and G2, and a corpus."""

import pytest

from framing.articles import RejectedWarning, read_articles

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
FORMS = {
    "nitf of a paper, its lead twice": (
        '<nitf><head><title>Rain</title><docdata><doc-id id-string="7"/></docdata><pubdata date.publication="19870102T000000" name="The New Hill Times" position.section="1"/></head>'
        '<body><body.head><hedline><hl1>RAIN STOPS THE FAIR</hl1></hedline><byline class="print_byline">By ANN LEE</byline><byline class="normalized_byline">Lee, Ann</byline><abstract><p>Wet.</p></abstract></body.head>'
        '<body.content><block class="lead_paragraph"><p>LEAD: The fair was called off.</p></block><block class="full_text"><p>LEAD: The fair was called off.</p><p>The fair was called off. It rained.</p><p>They left.</p></block></body.content></body></nitf>',
        ("The New Hill Times", "1987-01-02", "RAIN STOPS THE FAIR", "ANN LEE", "The fair was called off. It rained.\n\nThey left."),
    ),
    "nitf without distributor": (
        '<nitf baselang="en-GB"><head><title>1 RAIN (May 2)</title><docdata><doc-id id-string="x"/><date.issue norm="20200502T043001+0100"/><doc.copyright holder="Hill Sport" year="2020"/></docdata></head>'
        "<body><body.head><hedline><hl1>RAIN</hl1></hedline></body.head><body.content><p>It <person>Ann Lee</person> rained.</p><hl2>Later</hl2><p>They left.</p><media><media-caption>A field</media-caption></media></body.content></body></nitf>",
        ("Hill Sport", "2020-05-02T04:30:01+01:00", "RAIN", None, "It Ann Lee rained.\n\nLater\n\nThey left."),
    ),
    "newsml 1.2": (
        '<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><FirstCreated>20200502T125902Z</FirstCreated></NewsManagement>'
        "<NewsComponent><NewsLines><HeadLine>La pluie arrive</HeadLine><ByLine>Par Anne Lys</ByLine><DateLine>Mont, 2 mai 2020 (AMO)</DateLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName=\"AMO\"/></Provider></AdministrativeMetadata>"
        '<DescriptiveMetadata><Language FormalName="fr"/></DescriptiveMetadata><NewsComponent><ContentItem><DataContent><p> Il a plu.</p><p>Ils sont partis.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>',
        ("AMO", "2020-05-02T12:59:02+00:00", "La pluie arrive", "Anne Lys", "Il a plu.\n\nIls sont partis."),
    ),
    "a page in one paragraph broken at a width": (
        f'<newsMessage {G2}><itemSet><newsItem guid="tag:1" xml:lang="en"><itemMeta><provider literal="hillwire.com"/><firstCreated>2020-05-02T03:47:29.000Z</firstCreated></itemMeta>'
        '<contentMeta><creator literal="Hillwire"/><headline role="hld:subHeadline">Sub</headline><headline>Rain stops the fair</headline><creditline>Hillwire</creditline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+html"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>'
        "<p>(Adds detail)\n    * Fair off\n\n    By Ann Lee\n    May 2 (Hillwire) - The fair was called off on Friday after a night\nof rain that few had seen.\n    They left.\n</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>",
        ("Hillwire", "2020-05-02T03:47:29+00:00", "Rain stops the fair", None, "(Adds detail)\n\n* Fair off\n\nBy Ann Lee\n\nMay 2 (Hillwire) - The fair was called off on Friday after a night of rain that few had seen.\n\nThey left."),
    ),
    "text with its tags as text": (
        f'<newsItem {G2} guid="tag:2" xml:lang="it-IT"><rightsInfo><copyrightHolder literal="MONTE"/></rightsInfo><itemMeta><provider literal="monte.it"/><versionCreated>2020-05-02T10:41:00+0100</versionCreated></itemMeta><contentMeta><creator><name>Ann Lee</name></creator><by>By Omar Haddad</by><headline>Rain</headline></contentMeta>'
        "<contentSet><remoteContent href='x.jpg'/><inlineData contenttype='text/plain'><![CDATA[\n<p>\n      (MONTE) - May 2 - The fair was called\noff.\n   &quot;We left,&quot;\nshe said.\n </p>]]></inlineData></contentSet></newsItem>",
        ("MONTE", "2020-05-02T10:41:00+01:00", "Rain", "Omar Haddad", '(MONTE) - May 2 - The fair was called off.\n\n"We left," she said.'),
    ),
    "a corpus of a wire": (
        '<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en"><title>HILL: Rain stops the fair.</title><headline>Rain stops the fair.</headline><byline>Ann Lee</byline><dateline>NORTHTOWN 1996-08-20</dateline><text><p>It rained.</p><p>They left.</p></text><copyright>(c) Hill 1996</copyright></newsitem>',
        (None, "1996-08-20", "Rain stops the fair.", "Ann Lee", "It rained.\n\nThey left."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_forms(tmp_path, form):
    text, expected = FORMS[form]
    (tmp_path / "a.xml").write_text(f'<?xml version="1.0" encoding="utf-8"?>\n{text}', encoding="utf-8")
    [row] = [row for _, row in read_articles(tmp_path / "a.xml").iterrows()]
    assert (row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]) == expected


def test_a_picture_among_the_items_is_set_aside(tmp_path):
    text = FORMS["a page in one paragraph broken at a width"][0]
    picture = '<newsItem guid="tag:9"><contentMeta><headline>A field</headline></contentMeta><contentSet><remoteContent href="x"/></contentSet></newsItem></itemSet>'
    (tmp_path / "a.xml").write_text(text.replace("</itemSet>", picture), encoding="utf-8")
    with pytest.warns(RejectedWarning, match="is a picture or a film"):
        assert len(read_articles(tmp_path / "a.xml")) == 1
