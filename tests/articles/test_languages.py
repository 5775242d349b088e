"""Languages of articles, and what English engines leave out."""

from __future__ import annotations

import subprocess
import sys
import warnings

import pandas as pd
import pytest

import framing as fr
from framing.articles import languages
from framing.articles.languages import (
    LanguageWarning,
    detect_languages,
    language_of,
    languages_of,
    looks_english,
)
from framing.tables import empty

TEXTS = {
    "en": "The government broke the truce, the army said on Monday. “Two soldiers were hurt in a raid on the base,” a "
    "spokesman told reporters, and the minister spoke of aggression.",
    "fr": "Le gouvernement a condamné l'attaque contre la base et a promis de répondre à toute agression, selon le "
    "porte-parole. « Deux soldats ont été tués dans le raid mené par les rebelles », a déclaré le ministre.",
    "es": "El gobierno condenó el ataque contra la base y prometió responder a toda agresión, según el portavoz. Dos "
    "soldados murieron en el asalto de los rebeldes durante la noche del martes en la capital del país.",
    "de": "Die Regierung in Kiew hat den Waffenstillstand nach Angaben der Armee gebrochen. Bei einem Angriff auf das "
    "Hauptquartier der Rebellen wurden zwei Soldaten verletzt, sagte der Sprecher am Dienstag der Zeitung.",
    "nl": "De regering heeft de aanval op de basis veroordeeld en beloofd op elke agressie te antwoorden, zei de "
    "woordvoerder. Twee soldaten kwamen in de nacht van dinsdag bij de inval van de rebellen om het leven.",
    "it": "Il governo ha condannato l'attacco contro la base e ha promesso di rispondere a ogni aggressione, ha detto "
    "il portavoce. Due soldati sono morti nell'assalto dei ribelli durante la notte di martedì nella capitale.",
    "pt": "O governo condenou o ataque contra a base e prometeu responder a qualquer agressão, segundo o porta-voz. "
    "Dois soldados morreram no assalto dos rebeldes durante a noite de terça-feira na capital do país, disse ele.",
    "ru": "Правительство осудило нападение на базу и пообещало ответить на любую агрессию, сообщил представитель. Двое "
    "военных погибли во время налёта повстанцев в ночь на вторник в столице страны, заявил министр обороны.",
    "ar": "أدانت الحكومة الهجوم على القاعدة ووعدت بالرد على أي عدوان، بحسب المتحدث باسم الجيش. وقتل جنديان في الغارة "
    "التي شنها المتمردون ليل الثلاثاء في العاصمة، كما قال وزير الدفاع في مؤتمر صحفي مع الصحفيين في المدينة.",
    "zh": "政府谴责了对基地的袭击，并承诺对任何侵略行为作出回应，发言人说。星期二晚上，"
    "两名士兵在叛军的突袭中丧生，国防部长在首都的新闻发布会上表示。他说，军队将继续保护平民，"
    "并呼吁各方保持克制，以避免局势进一步升级。联合国安全理事会将于星期三举行紧急会议，讨论该地区的局势。",
}


def table(*codes, **columns):
    made = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(codes))], "text": [TEXTS[code] for code in codes]})
    return made.assign(outlet="Post", **columns)


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code):
    assert language_of(TEXTS[code]) == code
    assert looks_english(TEXTS[code]) == (code == "en")


@pytest.mark.parametrize("text", ["Truce!", "Rebels seize port", "Kurz.", "", "12 : 30"])
def test_short_texts_are_not_judged(text):
    assert looks_english(text) and language_of(text) is None


def test_english_without_its_common_words_is_still_english():
    scores = "\n".join(["Boston Celtics beat Chicago Bulls, Miami Heat lost against Orlando Magic, Friday night"] * 4)
    assert language_of(scores) == "en"


def test_the_column_is_filled_where_it_is_empty():
    articles = table("de", "en", "fr", language=["x-own", None, ""])
    assert detect_languages(articles)["language"].tolist() == ["x-own", "en", "fr"]
    assert articles["language"].isna().tolist() == [False, True, False]
    assert detect_languages(table("de"))["language"].tolist() == ["de"]


def test_quotes_and_mentions_of_another_language_are_not_looked_for_and_one_line_says_so():
    articles = table("de", "en", "fr", "de")
    with pytest.warns(LanguageWarning, match=r"^3 of 4 articles are not in English \(2 de, 1 fr\): quotes are") as told:
        quotes = fr.extract_quotes(articles)
    assert len(told) == 1 and set(quotes["article_id"]) == {"a1"}
    with pytest.warns(LanguageWarning, match="mentions are not looked for") as told:
        mentions = fr.find_mentions(articles, quotes)
    assert len(told) == 1 and set(mentions["article_id"]) == {"a1"}


def test_what_the_column_says_counts():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(fr.extract_quotes(table("fr", language=["en-GB"])))
    with pytest.warns(LanguageWarning, match=r"1 of 1 articles are not in English \(1 pl\)"):
        assert fr.extract_quotes(table("en", language=["pl"])).empty


def test_other_articles_make_no_difference_to_the_quotes():
    alone = fr.extract_quotes(table("en"))
    with pytest.warns(LanguageWarning):
        beside = fr.extract_quotes(table("en", "de"))
    assert beside.equals(alone)


def test_quotes_of_another_language_that_were_coded_keep_their_speakers():
    articles = table("fr")
    text = TEXTS["fr"]
    start, source = text.index("Deux"), text.index("le ministre")
    quotes = pd.DataFrame({
        "quote_id": ["q"], "article_id": ["a0"], "content_spans": [[[start, start + 40]]],
        "source_spans": [[[source, source + 11]]], "source": ["le ministre"], "content": [text[start : start + 40]],
    })  # fmt: skip
    assert len(fr.resolve_actors(quotes, articles)) == 1


def test_a_run_tells_once_and_fills_the_column():
    many = table(*["de", "en", "fr"] * 25)
    with pytest.warns(LanguageWarning) as told:
        study = fr.analyze(many)
    assert [str(one.message).split(":")[0] for one in told] == ["50 of 75 articles are not in English (25 de, 25 fr)"]
    assert study.articles["language"].value_counts().to_dict() == {"de": 25, "en": 25, "fr": 25}
    english = set(study.articles.loc[study.articles["language"] == "en", "article_id"])
    assert set(study.quotes["article_id"]) == set(study.mentions["article_id"]) == english
    assert set(study.hits["article_id"]) <= english


def test_an_english_collection_does_not_load_the_model():
    code = (
        "import sys, pandas as pd, framing as fr\n"
        f"fr.extract_quotes(pd.DataFrame({{'article_id': ['a'], 'text': [{TEXTS['en']!r}]}}))\n"
        "print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("written", ["Englisch", "English (US)", "anglais", "ENGLISH; GERMAN", "en_GB"])
def test_a_language_that_is_written_out_is_known_also_of_a_table_of_ones_own(written):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(fr.extract_quotes(table("en", language=[written])))
        assert languages_of(table("en", language=[written])) == ["en"]


def test_hits_and_quotes_take_an_article_for_one_language(monkeypatch):
    asked = []
    monkeypatch.setattr(languages, "language_of", lambda text: asked.append(text) or "de")
    articles = table("en")
    with pytest.warns(LanguageWarning, match="quotes"):
        fr.extract_quotes(articles)
    with pytest.warns(LanguageWarning, match="lexicons"):
        assert fr.find_frames(articles, lexicons="conflict", mentions=empty("mentions")).empty
    assert len(asked) == 1
