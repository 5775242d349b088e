# ruff: noqa: E501
"""ProQuest as HTML, saved or sent by mail."""

import base64
import quopri

import pytest

from framing.articles import RejectedWarning, read_articles

pytest.importorskip("lxml")
P = '<p style="margin-bottom:5pt; padding:0;">'
PAGE = f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>ProQuest Export</title></head><body><table><tr><td>
<div>Please do not reply directly to this email.</div></td></tr></table><div>John Smith sent you the following:</div><p>Email 1 of 1</p>
<div style="margin-bottom:20px"><a name="DocID_MSTAR_11"></a>{P}</p><p style="font-size:11pt;font-weight:bold;">Rain stops the fair; It poured: all day.</p>
{P}<strong>Author:  </strong>Lee, Ann</p>{P}<strong>Publication info:  </strong>The Hill Post ; Northtown, Ill. [Northtown, Ill]02 May 2020: AA.2.</p>
{P}<a href="https://www.proquest.example/docview/11">ProQuest document link</a></p>{P}<strong>Abstract:  </strong><body></p>{P}It rained a lot.</p>{P}</body></p>
<div style="clear:both"></div><div><strong>Links: </strong><a href="http://links.example">Get it</a></div>
{P}<strong>Full text: </strong><Text WordCount="9" HTMLContent="true"><html>  <head> <meta name="x" content="y"> <title></title> </head> <body> <p>The fair was
called off.</p> <p>Location: &quot;nowhere,&quot; she said.</p><p>They left.</p> </body> </html></Text></p>
{P}<strong>Subject: </strong>Weather; Fairs &amp; feasts</p>{P}<strong>Publication title: </strong>The Hill Post; Northtown, Ill.</p>
{P}<strong>Publication date: </strong>May 2, 2020</p>{P}<strong>Language of publication: </strong>English</p>{P}<strong>ProQuest document ID: </strong>11</p>
{P}<strong>Document URL: </strong><a href="https://www.proquest.example/docview/11">https://www.proquest.example/docview/11</a></p></div>
<div style="margin-bottom:20pt"><a name="DocID_MSTAR_12"></a><p style="font-size:11pt;font-weight:bold;">They left</p><p style="font-size:11pt;"><span>Wit, Jan;&nbsp;Lee, Ann.
</span><span><strong>New Hill Times</strong><strong>, Late Edition (East Coast); New Hill, N.Y.</strong> [New Hill, N.Y].&nbsp;3 May 2020.</span></p>
{P}<strong>Author:  </strong>Wit, Jan; Lee, Ann</p>{P}<strong>Abstract:  </strong>None available.</p>
{P}<strong>Full text: </strong><Text><html><head></head><body><div><a href="x" title="A wet field" class="sr-only sr-only-focusable">Enlarge this image.</a></div><p>They left town.</p></body></html></Text></p>
{P}<strong>Publication title: </strong>New Hill Times, Late Edition (East Coast); New Hill, N.Y.</p>{P}<strong>Publication date: </strong>May 3, 2020</p>
{P}<strong>ProQuest document ID: </strong>12</p></div></body></html>"""
EXPECTED = [
    ("The Hill Post", "2020-05-02", "Rain stops the fair; It poured: all day.", "Lee, Ann", 'The fair was called off.\n\nLocation: "nowhere," she said.\n\nThey left.'),
    ("New Hill Times", "2020-05-03", "They left", "Wit, Jan; Lee, Ann", "They left town."),
]  # fmt: skip


def fields(row):
    return row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]


def mail(body=PAGE, more=b""):
    head = (
        b"Received: from a.example by b.example; Sun, 5 Jul 2020 01:02:03 -0400\r\nFrom: <noreply@proquest.example>\r\nTo: <j@b.example>\r\n"
        b'Subject: Your ProQuest Research\r\nContent-Type: multipart/mixed;\r\n\tboundary="--=_1"\r\nDate: Sun, 5 Jul 2020 01:02:03 -0400\r\nMIME-Version: 1.0\r\n\r\n'
        b'----=_1\r\nContent-Type: text/html; charset="UTF-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    )
    return head + quopri.encodestring(body.encode()) + b"\r\n" + more + b"----=_1--\r\n"


@pytest.mark.parametrize("form", ["a.html", "a.eml", "a.mbox", "a.txt"])
def test_saved_or_sent(tmp_path, form):
    content = {
        "a.html": PAGE.encode(),
        "a.mbox": b"From noreply@proquest.example Sun Jul  5 01:02:03 2020\n" + mail() + b"\n",
    }.get(form, mail())
    (tmp_path / form).write_bytes(content)
    articles = read_articles(tmp_path / form)
    assert [fields(row) for _, row in articles.iterrows()] == EXPECTED
    assert articles["article_id"].tolist() == ["11", "12"] and articles["caption"].tolist() == [None, "A wet field"]
    assert articles["subject"].tolist()[0] == "Weather; Fairs & feasts"


def test_a_document_without_its_text_is_set_aside(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.replace("<p>They left town.</p>", ""), encoding="utf-8")
    with pytest.warns(RejectedWarning, match="has no full text"):
        assert len(read_articles(tmp_path / "a.html")) == 1


def test_what_is_attached_is_read(tmp_path):
    text = f"{'_' * 60}\n\nRain\n\nFull text: It rained.\n\nPublication title: The Hill Post\n\nPublication date: May 2, 2020\n"
    attached = (
        b'----=_1\r\nContent-Type: text/plain; charset="UTF-8"; name="a.txt"\r\nContent-Disposition: attachment; filename="a.txt"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(text.encode()) + b"\r\n"
    )
    (tmp_path / "a.eml").write_bytes(mail("<p>Here it is.</p>", attached))
    assert [fields(row)[:3] for _, row in read_articles(tmp_path / "a.eml").iterrows()] == [
        ("The Hill Post", "2020-05-02", "Rain")
    ]
