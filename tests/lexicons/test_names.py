"""A lexicon by name, file or object, alone or among others, wherever lexicons are taken."""

import pandas as pd
import pytest

import framing as fr
from framing.frames import LexiconVectorizer
from framing.lexicons import Matcher, check_lexicon, diff_lexicons, export_lexicon, reach, read_lexicon, read_lexicons
from framing.shipped import shipped

ARTICLES = fr.read_articles(["It was an unprovoked attack, he claimed."])
CONFLICT = read_lexicon("conflict")
FORMS = [
    "conflict",
    ["conflict"],
    ("conflict",),
    {"conflict"},
    pd.Series(["conflict"]),
    (name for name in ["conflict"]),
    shipped("lexicons/frames/conflict.toml"),
    (shipped("lexicons/frames/conflict.toml"),),
    str(shipped("lexicons/frames/conflict.toml")),
    CONFLICT,
    [CONFLICT],
    (CONFLICT,),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: type(form).__name__)
def test_every_form_is_the_same_lexicon(form):
    held = list(form) if type(form).__name__ == "generator" else form
    assert [lexicon.id for lexicon in read_lexicons(held)] == ["conflict"]
    hits = fr.find_frames(ARTICLES, lexicons=held)
    assert set(hits["lexicon"]) == {"conflict"}
    assert set(fr.analyze(ARTICLES, lexicons=held).hits["lexicon"]) == {"conflict"}
    assert LexiconVectorizer(held).fit(["x"]).lexicons_[0].id == "conflict"
    assert reach(hits, ARTICLES, held).unused["lexicon"].unique().tolist() == ["conflict"]


def test_one_lexicon_is_named_as_well_as_given():
    assert read_lexicon(CONFLICT) is CONFLICT
    assert check_lexicon("conflict") == check_lexicon(CONFLICT)
    assert diff_lexicons("conflict", CONFLICT) == []
    assert export_lexicon("conflict", ".toml") == export_lexicon(CONFLICT, ".toml")


def test_what_is_no_lexicon_is_told_so():
    with pytest.raises(TypeError, match="a lexicon is the name of a shipped one, a file, or a Lexicon; this is int"):
        read_lexicons([3])
    with pytest.raises(TypeError, match="a Matcher takes lexicons, not 'conflict'; read_lexicons gives them"):
        Matcher(["conflict"])
    with pytest.raises(FileNotFoundError, match="there is no lexicon 'c'"):
        read_lexicons(list("conflict"))
