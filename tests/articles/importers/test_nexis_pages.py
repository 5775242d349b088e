# ruff: noqa: E501
"""LexisNexis as HTML in other forms: German labels, a logo between rights and outlet, titles with line ends."""

import pytest

from framing.articles import ReadingWarning, read_articles

pytest.importorskip("lxml")
STYLE = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; }
.c5 { text-align: left; }
--></STYLE><!-- LXNComment 1:2 --><META TOPIC="null" DOCUMENTS="3" /></HEAD><BODY>
<DIV CLASS="c5"><P CLASS="c6"><IMG SRC="logo.gif"><BR>Download Request: Selected Items: 1-3<BR>Time Of Request: Saturday, May 9, 2020<BR></P></DIV>
<DIV CLASS="c13"/>"""
GERMAN = """<A NAME="DOC_ID_1_0"></A><!-- <DOC NUMBER=1><DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN>1 of 3 DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><IMG SRC="logo"><BR><SPAN>Das Tal</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN>2.</SPAN><SPAN> Mai 2020 Samstag</SPAN><SPAN>&nbsp;</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>Regen stoppt das Fest<BR>im oberen Tal</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>AUTOR: </SPAN><SPAN>Anne Lys</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>L&Auml;NGE: </SPAN><SPAN>5 W&ouml;rter</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c9"><SPAN>Das </SPAN><SPAN CLASS="c4">Fest</SPAN><SPAN> f&auml;llt aus.</SPAN></P><P CLASS="c9">Es regnet.</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>SPRACHE: </SPAN><SPAN>GERMAN; DEUTSCH</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN>ZEITUNGS-CODE: </SPAN><SPAN>tal</SPAN></P></DIV>
<BR><DIV CLASS="c0"><BR><P CLASS="c1">Copyright 2020 Tal GmbH<BR>Alle Rechte vorbehalten</P></DIV><!-- </DOCFULL> -->"""
RIGHTS_FIRST = """<A NAME="DOC_ID_2_0"></A><!-- <DOC NUMBER=2><DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN>2 of 3 DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN>Copyright 2020 Hill Interactive, LLC d/b/a Hill Digital<BR>All Rights Reserved</SPAN>&nbsp;<BR><IMG SRC="x"><BR><SPAN>The Hill Post</SPAN></P></DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN>May</SPAN><SPAN> 3, 2020 Sunday</SPAN>&nbsp;&nbsp;<BR>Met 2 Edition</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6">SECTION: A-SECTION; Pg. A01</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6">HEADLINE: RAIN stops the fair</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6">BYLINE: Ann Lee;Omar Haddad</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"> BODY:<BR></P><P CLASS="c8">It rained.</P><P CLASS="c8">&quot;We left,&quot; she said.</P></DIV>
<BR><DIV CLASS="c5"><P CLASS="c6">LANGUAGE: ENGLISH</P></DIV></BODY></HTML>"""


def test_pages_of_two_kinds_and_a_document_that_is_missing(tmp_path):
    (tmp_path / "a.html").write_text(STYLE + GERMAN + RIGHTS_FIRST, encoding="utf-8")
    with pytest.warns(ReadingWarning, match="announces 3 documents, 2 are in it; missing: 3"):
        articles = read_articles(tmp_path / "a.html")
    assert articles[["outlet", "published", "title", "byline"]].values.tolist() == [
        ["Das Tal", "2020-05-02", "Regen stoppt das Fest im oberen Tal", "Anne Lys"],
        ["The Hill Post", "2020-05-03", "RAIN stops the fair", "Ann Lee;Omar Haddad"],
    ]
    bodies = [row["text"][row["body_start"] :] for _, row in articles.iterrows()]
    assert bodies == ["Das Fest fällt aus.\n\nEs regnet.", 'It rained.\n\n"We left," she said.']
