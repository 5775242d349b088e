# ruff: noqa: E501
"""Exports of Nexis as they occur: other languages, missing fields, words that look like fields, what is cut off."""

import warnings

import pytest

from framing.articles import ReadingWarning, read_articles, rejected_of


def read(tmp_path, text, name="a.txt"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        articles = read_articles(tmp_path / name)
    return articles, " | ".join(str(one.message) for one in said if issubclass(one.category, ReadingWarning))


def fields(row):
    return row["outlet"], row["published"], row["title"], row["byline"], row["text"][row["body_start"] :]


def document(
    title="Rain stops the fair", date="May 2, 2020 Saturday", head="Length: 9 words", body="It rained.", tail=""
):
    words = f"{title}\nThe Hill Post\n" if title else "The Hill Post\n"
    return f"\n\n\n{words}{date}\n\nCopyright 2020 Hill Media\n{head}\nBody\n\n\n{body}\n\n{tail}\n\nEnd of Document\n"


LANGUAGES = {
    "german": (
        "Regen stoppt das Fest\nDas Tal\n2. Mai 2020 Samstag 9:20 AM GMT\n\nCopyright 2020 Tal GmbH Alle Rechte vorbehalten\n"
        "Rubrik: LOKALES; S. 3\nLänge: 12 Wörter\nAutor: Von Anne Lys\nTextkörper\n\nEs hat geregnet.\n\nSie gingen.\n\n"
        "Klassifizierung\n\n\nSprache: GERMAN; DEUTSCH\n\nLadedatum: 3. Mai 2020\n\n\nEnde des Dokuments\n",
        (
            "Das Tal",
            "2020-05-02T09:20:00+00:00",
            "Regen stoppt das Fest",
            "Anne Lys",
            "Es hat geregnet.\n\nSie gingen.",
        ),
    ),
    "french": (
        "La pluie arrive\nLe Mont\nsamedi 2 mai 2020\n\nRubrique: VILLE\nLongueur: 4 mots\nAuteur: Anne Lys\nCorps\n\n"
        "Il a plu.\n\nDate de chargement: 3 mai 2020\n\nFin du document\n",
        ("Le Mont", "2020-05-02", "La pluie arrive", "Anne Lys", "Il a plu."),
    ),
    "spanish": (
        "Llega la lluvia\nEl Monte (Villa)\n2 de mayo de 2020 sábado\n\nSección: LOCAL\nLongitud: 2 palabras\nCuerpo\n\n"
        "Llovió.\n\nFecha de carga: 3 de mayo de 2020\n\nFin del documento\n",
        ("El Monte (Villa)", "2020-05-02", "Llega la lluvia", None, "Llovió."),
    ),
    "dutch": (
        "Regen stopt de kermis\nDe Berg\n2 mei 2020 zaterdag\n\nSectie: STAD; Blz. 4\nLengte: 3 woorden\nByline: Door Jan Wit\n"
        "Body\n\nHet regende.\n\nLoad-Date: 3 mei 2020\n\nEnd of Document\n",
        ("De Berg", "2020-05-02", "Regen stopt de kermis", "Jan Wit", "Het regende."),
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_of_the_pages(tmp_path, language):
    text, expected = LANGUAGES[language]
    articles, said = read(tmp_path, text)
    assert [fields(row) for _, row in articles.iterrows()] == [expected] and not said


def test_old_exports_in_german(tmp_path):
    text = (
        "Download Request: Selected Items: 1-2\n\n\n            Dokument 1 von 2\n\n            Das Tal Online\n\n"
        "       2. Mai 2020 Samstag 9:50 PM GMT+1\n\nRegen stoppt das Fest\n\nAUTOR: Anne Lys\n\nRUBRIK: LOKALES\n\n"
        "LÄNGE: 12 Wörter\n\nHIGHLIGHT: Nass war es.\n\nEs hat geregnet.\n\nUPDATE: 3. Mai 2020\n\nSPRACHE: GERMAN; DEUTSCH\n\n"
        "ZEITUNGS-CODE: tal\n\n     Copyright 2020 Tal GmbH\n       Alle Rechte vorbehalten\n\n            Dokument 2 von 2\n\n"
        "            Berg-Bote\n\n       Mai 2020\n\nSie gingen\n\nLÄNGE: 2 Wörter\n\nSie gingen.\n\nSPRACHE: GERMAN; DEUTSCH\n"
    )
    with pytest.warns(ReadingWarning, match="no whole date"):
        articles = read_articles(_written(tmp_path, text))
    assert [fields(row) for _, row in articles.iterrows()] == [
        ("Das Tal Online", "2020-05-02T21:50:00+01:00", "Regen stoppt das Fest", "Anne Lys", "Es hat geregnet."),
        ("Berg-Bote", None, "Sie gingen", None, "Sie gingen."),
    ]
    assert articles["highlight"].tolist()[0] == "Nass war es."


def _written(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"title": ""}, ("The Hill Post", "2020-05-02", None, None, "It rained.")),
        ({"head": "Length: 9 words\nByline: By Ann Lee and Omar Haddad"}, ("The Hill Post", "2020-05-02", "Rain stops the fair", "Ann Lee and Omar Haddad", "It rained.")),
        ({"body": "It rained.\n\nType: wet.\n\nCity: none.\n\nThey left."}, ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained.\n\nType: wet.\n\nCity: none.\n\nThey left.")),
        ({"body": "It rained.\n\nNotes: wet ground", "tail": "Load-Date: May 3, 2020"}, ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained.")),
        ({"body": "It rained.", "tail": "Graphic\n\n \nA wet field\n\nLoad-Date: May 3, 2020"}, ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained.")),
        ({"body": "ABSTRACT\n\nWet fair.\n\nFULL TEXT\n\nIt rained.\n\nThey left."}, ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained.\n\nThey left.")),
        ({"body": "Copyright is a right, the mayor said in 2019.\n\nThey left."}, ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "Copyright is a right, the mayor said in 2019.\n\nThey left.")),
        ({"date": "Spring 2020"}, ("The Hill Post", None, "Rain stops the fair", None, "It rained.")),
        ({"date": "May 2, 2020 Saturday\nLate Edition - Final"}, ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "It rained.")),
    ],
)  # fmt: skip
def test_what_a_document_may_lack_or_hold(tmp_path, parts, expected):
    articles, _ = read(tmp_path, document(**parts))
    assert [fields(row) for _, row in articles.iterrows()] == [expected]


def test_a_transcript_and_a_monthly(tmp_path):
    show = document(
        date="SHOW: HILL TONIGHT 3:00 PM EST\nMay 2, 2020 Saturday",
        body="ANN LEE, ANCHOR: It rained.",
        tail="URL: http://hill.example/1\n\nLoad-Date: May 3, 2020",
    )
    articles, _ = read(tmp_path, show + document(date="May 2020"))
    assert [fields(row) for _, row in articles.iterrows()] == [
        ("The Hill Post", "2020-05-02", "Rain stops the fair", None, "ANN LEE, ANCHOR: It rained."),
        ("The Hill Post", None, "Rain stops the fair", None, "It rained."),
    ]
    assert articles["show"].tolist() == ["HILL TONIGHT 3:00 PM EST", None]
    assert articles["url"].tolist() == ["http://hill.example/1", None]


def test_error_pages_and_truncated_exports_are_told(tmp_path):
    broken = "\n\nAn error occurred: this document could not be displayed.\n\nEnd of Document\n"
    articles, said = read(
        tmp_path, f"Documents (4)\n{document()}{broken}{document('They left')}{document('Cut')[:-22]}"
    )
    assert articles["title"].tolist() == ["Rain stops the fair", "They left", "Cut"]
    assert "announces 4 documents, 3 are in it" in said and "the last document has no end" in said
    assert (
        "without a body" in rejected_of(articles)[0].reason
        and "could not be displayed" in rejected_of(articles)[0].reason
    )


def test_a_single_document_that_is_cut_off(tmp_path):
    articles, said = read(tmp_path, document(head="Section: NEWS\nLength: 9 words").split("End of")[0])
    assert articles["title"].tolist() == ["Rain stops the fair"] and "has no end" in said


def test_two_copies_are_two_articles(tmp_path):
    articles, _ = read(tmp_path, document() + document())
    assert len(articles) == 2


def test_an_old_export_says_what_is_missing_at_its_ends(tmp_path):
    text = "".join(
        f"\n        {n} of 9 DOCUMENTS\n\n        The Hill Post\n\n     May {n}, 2020 Sunday\n\nRain\n\nLENGTH: 2 words\n\nIt rained.\n"
        for n in (2, 3)
    )
    articles, said = read(tmp_path, text)
    assert len(articles) == 2 and "announces 9 documents, 2 are in it; missing: 1, 4, 5, 6, 7 …" in said
