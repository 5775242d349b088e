# ruff: noqa: E501, W291, W293
"""Small files in the layouts of databases and agencies, in invented words."""

NEXIS_UNI = """\ufeff
Date and Time: Tuesday, 28 November 2023 14:14:00 CET
Job Number: 100000001
Documents (3)
1. Rain stops the fair
Client/Matter: -None-
Search Terms: rain
Content Type
Narrowed by
News
Sources: The Hill Post

2. 'We ran'; a night in the valley
Client/Matter: -None-




Rain stops the fair
The Hill Post (Northtown)
May 2, 2020 Saturday 9:20 AM GMT


Copyright 2020 Hill Media Ltd. All Rights Reserved
Section:\u00a0NEWS; Version:2
Length:\u00a012 words
Byline:\u00a0By Ann Lee
Body


The fair was called off on Friday.
"We had no choice," the mayor said.

Graphic

 
A wet field PHOTO: OMAR HADDAD

Load-Date: May 3, 2020


End of Document




'We ran'; a night in the valley
Newstex Blogs 
Valley Voice
April 23, 2020 Thursday 6:45 AM EST


Copyright 2020 Newstex LLC All Rights Reserved
Length: 9 words
Byline: Omar Haddad, 'We ran'; a night in the valley
Body


April 23rd, 2020 ( Valley Voice  — Delivered by  Newstex )
The river rose at night.
Notes: they were found later.
For Reprint Rights: valley.example

Load-Date: April 24, 2020


End of Document
"""

OLD_NEXIS = """\r
Download Request: Selected Items: 1-3\r
Time Of Request: Friday, March 20, 2018  16:51:31\r
\r
                               1 of 3 DOCUMENTS\r
\r
                                  The Hill Post\r
\r
                            January 11, 2010 Monday\r
                                 Late Edition\r
\r
Rain stops the fair in the\r
upper valley\r
\r
BYLINE: Ann Lee\r
\r
SECTION: NEWS; Pg. 4\r
\r
LENGTH: 24 words\r
\r
The fair in the upper valley was called off on Friday after a night of rain\r
that nobody had expected, the mayor of the small town said on the phone.\r
\r
She said: the tents will be put up again in May when the ground has dried.\r
\r
LOAD-DATE: January 12, 2010\r
\r
LANGUAGE: ENGLISH\r
\r
                         Copyright 2010 Hill Media Ltd.\r
                              All Rights Reserved\r
\r
                               3 of 3 DOCUMENTS\r
\r
                                 Valley Voice\r
\r
                            January 12, 2010 Tuesday\r
\r
They left\r
\r
LENGTH: 3 words\r
\r
They left town.\r
\r
LANGUAGE: ENGLISH\r
"""

NEXIS_WITH_LABELS = """Download Request: All Documents: 1-1
Time Of Request: Saturday, July 11, 2015  22:32:52 EST

                               1 of 1 DOCUMENTS


     Copyright 2015 Hill Interactive Company, LLC d/b/a
                            Hill Post Digital
                              All Rights Reserved

                              The Hill Post

                             July 1, 2015 Wednesday
                                 Met 2 Edition

SECTION: A-SECTION; Pg. A01

LENGTH: 12 words

HEADLINE: RAIN stops the
fair

BYLINE: Ann Lee;Omar Haddad

BODY:

The fair was called off on Friday.

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper
"""

NEXIS_PAGE = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c1 { text-align: center; margin-top: 0em; }
.c3 { text-align: center; margin-left: 13%; }
.c6 { text-align: left; }
--></STYLE><!-- LXNComment 1:1 --></HEAD><BODY>
<!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN>1 of 1 DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN>The Hill Post</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN>May</SPAN><SPAN> 2, 2010, Sunday<BR>Correction Appended</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>Rain stops the fair;<BR>Mayor sad</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>BYLINE: </SPAN><SPAN>By ANN LEE</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>LENGTH: </SPAN><SPAN>5 words</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN>It rained.</SPAN></P><P CLASS="c9"><SPAN>They &amp; we left.</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>LANGUAGE: </SPAN><SPAN>ENGLISH</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN>Copyright 2010 Hill Media</SPAN></P></DIV>
</BODY></HTML>
"""

FACTIVA_SHOWN = """News
Rain stops the fair
By Ann Lee
24 words
2 May 2020
10:35 GMT
The Hill Post
HILLP
4
English
(c) 2020 Hill Media Ltd.

The fair was called off on Friday.

"We had no choice," the mayor said.

Document HILLP00020200502eg5200001

They left
3 words
3 May 2020
Valley Voice
VALV
English
(c) 2020 Valley Media

They left town.

Document VALV000020200503eg5300002

Search Summary
Text  rain
"""

FACTIVA_CODED = """HD  Rain stops the fair
BY  By Ann Lee
WC  24 words
PD  2 May 2020
SN  The Hill Post
SC  HILLP
LA  English
CY  (c) 2020 Hill Media
LP
The fair was called off on Friday.

TD
"We had no choice," the mayor said.

AN  Document HILLP00020200502eg5200001
HD  They left
PD  3 May 2020
SN  Valley Voice
LP
They left town.
AN  Document VALV000020200503eg5300002
"""

FACTIVA_PAGE = """<html><body><div id="article-HILLP1" class="article"><div class="article enArticle"><p>
<div id="hd"><span class="enHeadline"> Rain stops the fair </span></div><div class="author">By Ann Lee</div>
<div>24 words</div><div>2 May 2020</div><div>The Hill Post</div><div>HILLP</div><div>English</div>
<div>(c) 2020 Hill Media</div></p>
<p class="articleParagraph enarticleParagraph">The fair was <b>called off</b> on Friday.</p>
<p class="articleParagraph enarticleParagraph">It rained.</p><p>Document HILLP00020200502eg5200001</p></div></div>
</body></html>"""

FACTIVA_CODED_PAGE = """<html><body><div class="article enArticle"><table>
<tr><td><b>HD</b></td><td><span class="enHeadline">Rain stops the fair</span></td></tr>
<tr><td><b>PD</b></td><td>2 May 2020</td></tr><tr><td><b>SN</b></td><td>The Hill Post</td></tr>
<tr><td><b>LP</b></td><td><p class="articleParagraph">The fair was called off on Friday.</p></td></tr>
<tr><td><b>TD</b></td><td><p class="articleParagraph">It rained.</p></td></tr></table></div></body></html>"""

FACTIVA_XML = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="1"><ppsarticle>
<article><accessionNo>HILLP00020200502</accessionNo><baseLanguage>EN</baseLanguage>
<headline><paragraph><hlt>Rain</hlt> stops the fair</paragraph></headline>
<leadParagraph><paragraph>The fair was called off.</paragraph></leadParagraph>
<publicationDate><dateTime>2020-05-02T01:35:58Z</dateTime></publicationDate><sourceName>The Hill Post</sourceName>
<newsSubject code="gwea"><name>Weather</name></newsSubject>
<tailParagraphs><paragraph>It rained.</paragraph><paragraph>They left.</paragraph></tailParagraphs>
</article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""

PROQUEST = """____________________________________________________________

Rain stops the fair

Publication info: The Hill Post; Northtown.  May 2, 2020.

https://www.proquest.example/docview/11

Abstract: None available.

Links: http://links.example/?title=Rain

Full text: The fair was called off on Friday.
"We had no choice," the mayor said.
Subject to change: all of it.

CAPTION: A wet field
CREDIT: Ann Lee;

Subject: Weather; Fairs

Title: Rain stops the fair: Mayor sad at heart: Mayor sad at heart

Publication title: The Hill Post; Northtown

First page: A.4

Publication date: May 2, 2020

Language of publication: English

ProQuest document ID: 2600000011

DocumentURL: https://www.proquest.example/docview/2600000011

____________________________________________________________

They left

Full text: Not available.

ProQuest document ID: 2600000012

____________________________________________________________

Contact us at: http://about.proquest.example

Database copyright © 2022 ProQuest LLC. All rights reserved.
"""

EUROPRESSE = """<html><head></head><body><table><tr><td><span class="DocPublicationName">Le Mont, no. 5968</span><br>
<span class="DocHeader">Région, </span><span class="DocHeader">mercredi </span><span class="DocHeader">3 août 2012</span>
<span class="DocHeader">, p. 03</span><br><br><span class="TitreArticleVisu">La pluie <b>arrive</b></span><br><br>Anne Lys<br>
<p></p>Il a plu.<p></p>Ils sont partis.<p></p><b><i>© 2012 Le Mont. Tous droits réservés.</i></b><p></p>
Numéro de document : news·20120803·MO·1<br><table><tr><td>Ce certificat</td></tr></table></td></tr></table></body></html>"""

EUROPRESSE_ARTICLES = """<html><body><article><header><div class="rdp__DocPublicationName">
<span class="DocPublicationName">Le Mont (site web)</span></div>
<span class="DocHeader">vendredi 5 octobre 2018 - p. 12</span><div class="titreArticle">
<p class="titreArticleVisu rdp__articletitle">La pluie arrive</p></div><div class="docAuthors">Anne Lys</div></header>
<section><div class="docOcurrContainer"><p>Il a <mark>plu</mark>.</p><p>Ils sont partis.</p></div></section>
<footer><small>© 2018 Le Mont</small><p>news·20181005·MO·1</p></footer></article><article><header>
<span class="DocPublicationName">Val-Matin, no. 12</span><span class="DocHeader">Monde, samedi 6 octobre 2018</span>
<div class="titreArticle"><p class="titreArticleVisu">Ils partent</p></div></header><section>
<div class="docOcurrContainer"><p>Ils sont loin.</p></div></section></article></body></html>"""

NITF = """<?xml version="1.0" encoding="utf-8" ?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><docdata><doc-id id-string="hw-1" regsrc="HW"/>
<date.issue norm="20200502T101044Z"/></docdata></head><body><body.head><hedline><hl1>Rain stops the fair</hl1>
<hl2>Mayor sad</hl2></hedline><byline>By ANN LEE<byttl>Hill Wire Writer</byttl></byline>
<distributor>Hill Wire</distributor></body.head><body.content><p>The fair was
 called off.</p><media><caption>A wet field</caption></media><p>It&nbsp;rained.</p></body.content></body></nitf>"""

NEWSML = """<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:hw:1" xml:lang="en-GB">
<itemMeta><provider qcode="nprov:HILLWIRE"/><versionCreated>2020-05-02T16:25:32Z</versionCreated></itemMeta>
<contentMeta><creator><name>Ann Lee</name></creator><headline>Rain stops the fair</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body><p>The fair was called off.</p><p>It rained.</p></body></html></inlineXML></contentSet></newsItem>"""

NINJS = """{"guid": "hw-1", "type": "text", "headline": "Rain stops the fair", "byline": "By Ann Lee", "language": "en-GB",
"versioncreated": "2020-05-02T01:38:13+0000", "copyrightholder": "Hill Wire",
"body_html": "<p>The fair was\\n called off.</p><p>It rained.</p>"}"""

IPTC7901 = (
    "\x01hwc062 4 i 211 hillw   hwi 061\r\n\nWeather-fair/\r\n\x02Rain stops the fair, to the dismay of all who had =\r\n\n"
    "   Northtown (hwi) - The fair was called off on Friday after a night of\r\nrain, the mayor of the small town "
    "said on the phone.\r\n\n   They left.\r\n\n# hwi NOTEBOOK\r\n\n* * * *\r\nnot for publication\r\n"
    "\x03021137 GMT May 20 \r\n\x7f\n\x7f\x04"
)

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Hill Post - World news</title><language>en-us</language>
<item><title><![CDATA[ Rain stops the fair ]]></title><link>https://hill.example/1</link>
<pubDate>Sat, 02 May 2020 03:27:09 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The fair was called off.</p><p>It rained.</p>]]></content:encoded></item>
<item><title>They left</title><link>https://hill.example/2</link><description>They left &lt;b&gt;town&lt;/b&gt;.</description></item>
<item><title>Nothing</title><link>https://hill.example/3</link></item></channel></rss>"""

PAGE = (
    """<!DOCTYPE html><html lang="en"><head><title>Rain stops the fair</title>
<meta property="og:site_name" content="The Hill Post"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2020-05-02T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Rain stops the fair</h1>"""
    + "".join(
        f"<p>The fair in valley number {number} was called off on Friday after a long night of rain that few had seen.</p>"
        for number in range(1, 6)
    )
    + "</article><footer>All rights reserved</footer></body></html>"
)
