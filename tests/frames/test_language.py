"""Articles in another language: no hits of an English lexicon, and never in silence."""

import warnings

import pandas as pd
import pytest

from framing import tables
from framing.articles.languages import LanguageWarning
from framing.frames import find_frames
from framing.lexicons import Entry, Lexicon

GERMAN = (
    "Die Regierung in Kiew hat den Waffenstillstand nach Angaben der Armee gebrochen. Bei einem Raid auf das Rebellen "
    "Hauptquartier wurden zwei Soldaten verletzt, sagte der Sprecher. Der Minister sprach von Terror und Aggression."
)
ENGLISH = (
    "The government broke the truce, the army said. Two soldiers were hurt in a raid on the headquarters of the "
    "rebels, and the minister spoke of aggression. Nobody was killed."
)


def _table(*rows: tuple[str, str | None]) -> pd.DataFrame:
    return tables.from_records("articles", [
        {"article_id": f"a{k}", "outlet": "O", "text": text, "language": language, "body_start": 0, "title": ""}
        for k, (text, language) in enumerate(rows)
    ])  # fmt: skip


def _hits(articles: pd.DataFrame, lexicons: object = "conflict") -> pd.DataFrame:
    return find_frames(articles, None, lexicons, tables.empty("mentions"))  # type: ignore[arg-type]


def test_german_text_gives_no_english_hits_and_a_warning() -> None:
    with pytest.warns(LanguageWarning, match=r"1 article not in the language .* a0 \(de\)"):
        hits = _hits(_table((GERMAN, None), (ENGLISH, None)))
    assert set(hits["article_id"]) == {"a1"}


def test_the_column_language_decides() -> None:
    with pytest.warns(LanguageWarning, match=r"a0 \(de\)"):
        assert _hits(_table((ENGLISH, "de-AT"))).empty
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(_hits(_table((GERMAN, "en"), (ENGLISH, "en-GB"))))


def test_lexicons_of_another_language_are_applied_to_it() -> None:
    german = Lexicon("mein", "1.0.0", (Entry("w", "=Waffenstillstand", "frieden", case=True),), language="de")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert _hits(_table((GERMAN, "de")), german)["surface"].tolist() == ["Waffenstillstand"]
    with pytest.warns(LanguageWarning):
        both = _hits(_table((GERMAN, "de")), ["conflict", german])
    assert set(both["lexicon"]) == {"mein"}


def test_a_lexicon_without_language_goes_everywhere_and_says_so_where_it_matters() -> None:
    mine = Lexicon("mine", "1.0.0", (Entry("r", "raid", "x"),), language="")
    with pytest.warns(LanguageWarning, match=r"mine did not say a language .*\(de, en\)"):
        hits = _hits(_table((GERMAN, None), (ENGLISH, None)), mine)
    assert set(hits["article_id"]) == {"a0", "a1"}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(_hits(_table((ENGLISH, None)), mine)) == 1
