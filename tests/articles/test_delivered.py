"""HTML, character references and wrongly decoded characters: told of, and taken out where the user asks for it."""

import warnings

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.articles.delivered import faults, mend_text
from framing.articles.read import MarkupWarning

TAGS, REFERENCES, CODES = "HTML tags", "character references", "wrongly decoded characters"


@pytest.mark.parametrize(
    ("text", "kinds", "mended"),
    [
        ("<p>He left.</p><p>She stayed.</p>", [TAGS], "He left.\n\nShe stayed."),
        ('One<br/>two <a href="x?a=1&b=2">three</a>', [TAGS], "One\ntwo three"),
        ("<script>var a = 1 < 2;</script>News<!-- ad -->.", [TAGS], "News."),
        ("<UL>\n  <LI>One</LI>\n  <LI>Two</LI>\n</UL>", [TAGS], "One\n\nTwo"),
        ("AT&amp;T&nbsp;said &#8220;no&#x201d;", [REFERENCES], "AT&T\xa0said “no”"),
        ("He said &amp;quot;no&amp;quot;", [REFERENCES], 'He said "no"'),
        ("It donâ€™t â€œworkâ€\x9d â€“ cafÃ© in MÃ¼nchen", [CODES], "It don’t “work” – café in München"),
        ("Â£5 and Â\xa0more, ðŸ˜€", [CODES], "£5 and \xa0more, 😀"),
        ("5 < 6 and 7 > 3; R&D; <Name>; AT&T; &unknown; a<b", [], None),
        ("CAFÉ—and “SÃO” à\xa0« la » â la carte; naïve; Å", [], None),
        ("“It’s fine” – José.", [], None),
    ],
)  # fmt: skip
def test_each_kind_is_told_of_and_mended(text, kinds, mended):
    assert faults(text) == kinds
    assert mend_text(text) == (text if mended is None else mended)
    assert faults(mend_text(text)) == []


@given(st.text("aé’“”—ñß £", max_size=30))
def test_what_was_decoded_wrongly_comes_back_whole(text):
    misread = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert mend_text(misread) == text


@given(st.text(st.characters(max_codepoint=0x24F, exclude_characters="<&ÂÃÄÅâðï"), max_size=40))
def test_texts_without_such_characters_stay(text):
    assert mend_text(text) == text


def test_reading_tells_what_is_wrong_and_how_to_mend_it():
    given_ = pd.DataFrame({"article_id": ["a", "b"], "title": ["AT&amp;T pays", "Rain"],
                           "text": ["<p>Lee donâ€™t pay.</p><p>“No,” he said.</p>", "It rained."]})  # fmt: skip
    with pytest.warns(MarkupWarning, match=r"HTML tags \(in 1, the first is 'a'\).*mend=True"):
        kept = fr.read_articles(given_)
    assert kept["text"][0] == "AT&amp;T pays\n\n<p>Lee donâ€™t pay.</p><p>“No,” he said.</p>"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mended = fr.read_articles(given_, mend=True)
        again = fr.read_articles(mended)
    assert mended["title"].tolist() == ["AT&T pays", "Rain"]
    assert mended["text"][0] == "AT&T pays\n\nLee don’t pay.\n\n“No,” he said."
    assert [text[start:] for text, start in zip(mended["text"], mended["body_start"])] == [
        "Lee don’t pay.\n\n“No,” he said.",
        "It rained.",
    ]
    assert again["text"].tolist() == mended["text"].tolist()
    quotes = fr.extract_quotes(mended)
    assert quotes["content"].tolist() == ["“No,”"]


def test_the_first_line_of_a_file_is_its_title_still(tmp_path):
    (tmp_path / "a.txt").write_text("<h1>Talks fail</h1>\n<p>They left.</p>", encoding="utf-8")
    articles = fr.read_articles(tmp_path, mend=True)
    assert articles.loc[0, ["title", "text", "body_start"]].tolist() == ["Talks fail", "Talks fail\n\nThey left.", 12]
