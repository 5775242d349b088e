# ruff: noqa: E501
"""Exports of Factiva as they occur: shown or coded, as text or rich text, in several languages, cut off, without a field."""

import warnings

import pytest

from framing.articles import ReadingWarning, read_articles


def read(tmp_path, text, name="a.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        articles = read_articles(tmp_path / name)
    return articles, " | ".join(str(one.message) for one in said if issubclass(one.category, ReadingWarning))


def fields(row):
    return row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]


SHOWN = {
    "german": (
        "Magazin\nZu Fuß durch das obere Tal nach Nordstadt\nVon Anne Lys\n1.285 Wörter\n2 Mai 2020\n10:35\nDas Tal Online\nTALON\nDeutsch\n"
        "Copyright 2020. Verlag Das Tal GmbH.\n\nWir gehen los.\n\nEs regnet.\n\nDokument TALON00020200502eg5200001\n",
        ("Das Tal Online", "2020-05-02T10:35:00", "Zu Fuß durch das obere Tal nach Nordstadt", "Anne Lys", "Wir gehen los.\n\nEs regnet."),
    ),
    "section, no byline": (
        "News\nRain stops the fair\n9 words\n2 May 2020\nThe Hill Post\nHILLP\n4\nEnglish\n(c) 2020 Hill Media\n\nIt rained.\n\nDocument HILLP00020200502eg5200001\n",
        ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained."),
    ),
    "names without by": (
        "Rain stops the fair in the upper valley\nAnn Lee and Omar Haddad\n9 words\n2 May 2020\nThe Hill Post\nHILLP\nEnglish\n© 2020 Hill Media\n\nIt rained.\n\nDocument HILLP00020200502eg5200001\n",
        ("The Hill Post", "2020-05-02", "Rain stops the fair in the upper valley", "Ann Lee and Omar Haddad", "It rained."),
    ),
    "names and places": (
        "Business\nRain stops the fair; Mayor is sad\nAnn Lee in Northtown and Omar Haddad in Hill\n9 words\n2 May 2020\nThe Hill Post\nHILLP\nEnglish\nCopyright 2020, Hill Media\n\nIt rained.\n\nDocument HILLP00020200502eg5200001\n",
        ("The Hill Post", "2020-05-02", "Rain stops the fair; Mayor is sad", "Ann Lee in Northtown and Omar Haddad in Hill", "It rained."),
    ),
    "all lines apart": (
        "Rain stops the fair\n\nBy Ann Lee\n\n9 words\n\n2 May 2020\n\n10:35 GMT\n\nThe Hill Post\n\nHILLP\n\nEnglish\n\nAll rights are ours.\n\nIt rained.\n\nPage 1 of 3 © 2020 Factiva, Inc. All rights reserved.\n\nThey left.\n\nDocument HILLP00020200502eg5200001\n",
        ("The Hill Post", "2020-05-02T10:35:00+00:00", "Rain stops the fair", "Ann Lee", "All rights are ours.\n\nIt rained.\n\nThey left."),
    ),
    "spanish": (
        "Llega la lluvia\nPor Ana Luz\n9 palabras\n2 mayo 2020\nEl Monte\nELMON\nEspañol\n(c) 2020, El Monte\n\nLlovió.\n\nDocumento ELMON00020200502eg5200001\n",
        ("El Monte", "2020-05-02", "Llega la lluvia", "Ana Luz", "Llovió."),
    ),
    "a document of the body": (
        "Rain stops the fair\n9 words\n2 May 2020\nThe Hill Post\nHILLP\nEnglish\n(c) 2020 Hill Media\n\nIt says:\n\nDocument 9\n\n12 words\n\nThey left.\n\nDocument HILLP00020200502eg5200001\n",
        ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It says:\n\nDocument 9\n\n12 words\n\nThey left."),
    ),
    "chinese pages": (
        "Rain stops the fair\n24 字\n2020 年 5 月 2 日\nThe Hill Post\nHILLP\nEnglish\n(c) 2020 Hill Media\n\nIt rained.\n\n文件 HILLP00020200502eg5200001\n",
        ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", SHOWN)
def test_as_shown(tmp_path, form):
    text, expected = SHOWN[form]
    articles, said = read(tmp_path, text)
    assert [fields(row) for _, row in articles.iterrows()] == [expected] and not said


def test_a_document_that_is_cut_off_is_read_and_told(tmp_path):
    whole = SHOWN["german"][0]
    articles, said = read(tmp_path, whole + SHOWN["section, no byline"][0].split("Document")[0])
    assert articles["title"].tolist()[1] == "Rain stops the fair" and "has no end" in said


CODED = """SE  Local
HD  Rain stops the fair
BY  By Ann Lee
WC  24 words
PD  2 May 2020
ET  10:35 GMT
SN  The Hill Post
SC  HILLP
LA  English
CY  (c) 2020 Hill Media
LP  The fair was called off.

TD  IN London, nobody knew.

CO was told, they say.
NS  gwea : Weather
AN  Document HILLP00020200502eg5200001

SE  Away
HD  They left
PD  3 May 2020
SN  Valley Voice
TD  They left town.
AN  Document VALV000020200503eg5300002
"""


@pytest.mark.parametrize("parted", ["blanks", "tabs", "one blank"])
def test_codes_and_words_that_look_like_codes(tmp_path, parted):
    text = CODED.replace("  ", {"blanks": "   ", "tabs": "\t", "one blank": " "}[parted])
    if parted == "one blank":  # nothing tells these from codes
        text = text.replace("IN London", "Here").replace("CO was", "He was")
    articles, _ = read(tmp_path, text)
    second = "Here, nobody knew.\n\nHe was told" if parted == "one blank" else "IN London, nobody knew.\n\nCO was told"
    assert [fields(row) for _, row in articles.iterrows()] == [
        ("The Hill Post", "2020-05-02T10:35:00+00:00", "Rain stops the fair", "Ann Lee", f"The fair was called off.\n\n{second}, they say."),
        ("Valley Voice", "2020-05-03", "They left", None, "They left town."),
    ]  # fmt: skip
    assert articles["section"].tolist() == ["Local", "Away"]
    assert articles["article_id"].tolist() == ["HILLP00020200502eg5200001", "VALV000020200503eg5300002"]


def test_codes_in_the_cells_of_rich_text(tmp_path):
    pytest.importorskip("striprtf")
    cells = "".join(
        f"\\trowd\\cellx900\\cellx9000 \\b {line[:2]}\\b0\\cell {line[4:]}\\cell\\row\n"
        for line in CODED.replace("\n\nCO was", "\\par CO was").split("\n")
        if line
    )
    articles, _ = read(tmp_path, "{\\rtf1\\ansi " + cells + "}", "a.rtf")
    assert articles["title"].tolist() == ["Rain stops the fair", "They left"]
    assert (
        articles["text"]
        .iloc[0]
        .endswith("The fair was called off.\n\nIN London, nobody knew.\n\nCO was told, they say.")
    )
