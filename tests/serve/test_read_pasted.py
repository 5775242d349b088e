"""A pasted text is read as a file of it is."""

import warnings

import pandas as pd
import pytest

import framing as fr
from framing.serve import PastedReader
from framing.shipped import shipped


@pytest.fixture(scope="module")
def reader():
    return PastedReader("syria", scope="all")


@pytest.mark.parametrize("stem", ["000", "003"])
def test_a_pasted_text_has_the_rows_of_a_file_of_it(reader, stem, tmp_path):
    [file] = shipped("seeds").glob(f"{stem}*.txt")
    text = file.read_text(encoding="utf-8")
    (tmp_path / "pasted.txt").write_text(text, encoding="utf-8", newline="")
    plain = fr.analyze(tmp_path / "pasted.txt", registry="syria", scope="all", copies=False)
    study, notes = reader.study(text)
    assert not notes and len(study.quotes) > 5 and len(study.hits) > 20
    for name in ("articles", "quotes", "mentions", "hits", "actors"):
        pd.testing.assert_frame_equal(getattr(study, name), getattr(plain, name))
        if name in ("quotes", "mentions", "hits"):
            fr.tables.check(getattr(study, name), name, study.articles)


def test_narration_is_the_voice_of_the_outlet(reader):
    study, _ = reader.study("The regime attacked the town.", " The Post ")
    assert study.articles["outlet"].tolist() == ["The Post"]
    assert set(study.hits["speaker"]) == {"The Post"}
    assert reader.study("It rained in the town.")[0].articles["outlet"].isna().all()


def test_what_is_odd_is_said_beside_the_text_and_nowhere_else(reader):
    german = "Der Minister sagte am Montag, die Regierung habe den Angriff nicht befohlen. " * 4
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        study, notes = reader.study(german)
        page = reader.page(german).html
    assert study.quotes.empty and any("language" in note for note in notes)
    assert f'<p class="warning">{notes[0].replace("&", "&amp;")[:20]}' in page


@pytest.mark.parametrize("text", ["", " \n\t", "1 2 3 – 4", "\u202e\u200b"])
def test_a_text_without_words_is_told(reader, text):
    with pytest.raises(ValueError, match="no words in this text"):
        reader.study(text)


def test_a_wrong_registry_or_lexicon_is_told_at_once():
    with pytest.raises((ValueError, FileNotFoundError), match="nowhere"):
        PastedReader("nowhere")
    with pytest.raises((ValueError, FileNotFoundError), match="nowhere"):
        PastedReader(lexicons="nowhere")
    assert "terms of conflict" in PastedReader(lexicons="conflict").about
