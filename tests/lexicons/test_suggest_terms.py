"""From seed words and articles to a lexicon: what is proposed, what is kept, what is said when nothing can be."""

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app
from framing.lexicons import LexiconError, accepted_terms, read_lexicon, suggest_terms, write_lexicon

TEXTS = [
    "Gunmen opened the raid at dawn. The raid and the air strike hit a market, Vera Harrow said. An airstrike came.",
    "A second airstrike hit the depot. The mayor, Vera Harrow, spoke of gunmen and of a raid. The choir sang.",
    "The choir of the market sang all day. Nobody spoke of the air strike, the airstrike or the gunmen.",
]


@pytest.fixture
def articles() -> pd.DataFrame:
    return pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": ["X", "Y", "Y"], "text": TEXTS})


def test_candidates_are_like_the_seeds_and_lead_to_their_passages(articles: pd.DataFrame) -> None:
    table = suggest_terms(articles, ["raid", "air strike"], "violence")
    assert table["kind"].tolist()[:2] == ["seed", "seed"]
    assert table["accept"].tolist()[:2] == ["yes", "yes"]
    proposed = table[table["kind"] != "seed"]
    assert {"airstrike", "gunman"} <= set(proposed["term"])
    assert not {"vera", "harrow", "vera harrow", "the", "choir", "raid", "strike"} & set(proposed["term"])
    assert proposed.set_index("term").loc["gunman", ["n_sentences", "n_with_seed", "n_articles"]].tolist() == [3, 3, 3]
    shown = fr.concordance(table, articles)
    assert {text.lower() for text in shown[shown["id"] == 0]["passage"]} == {"raid"}
    assert set(table["frame"]) == {"violence"}
    assert "conflict: aggression" in table.set_index("term").loc["raid", "known"]


def test_articles_in_another_order_give_the_same_terms(articles: pd.DataFrame) -> None:
    one = suggest_terms(articles, ["raid"], min_sentences=1)
    other = suggest_terms(articles.iloc[::-1], ["raid"], min_sentences=1)
    columns = ["term", "score", "z", "n_sentences", "n_articles"]
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_a_phrase_is_left_out_where_a_word_of_it_is_there(articles: pd.DataFrame) -> None:
    terms = suggest_terms(articles, ["gunman"], min_sentences=1)["term"].tolist()
    for place, term in enumerate(terms):
        assert set(terms[:place]).isdisjoint(term.split()) or " " not in term


@pytest.mark.parametrize("seeds", [[], "", ["  "]])
def test_without_seeds_it_says_what_to_do(articles: pd.DataFrame, seeds: object) -> None:
    with pytest.raises(ValueError, match="no seed was given"):
        suggest_terms(articles, seeds)  # type: ignore[arg-type]


def test_seeds_that_nobody_uses_and_wrong_patterns_are_named(articles: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="none of the seeds stands in the 3 articles: torpedo"):
        suggest_terms(articles, "torpedo")
    with pytest.raises(LexiconError, match="is not closed"):
        suggest_terms(articles, "(raid")


def test_accepted_terms_become_a_lexicon(tmp_path: Path, articles: pd.DataFrame) -> None:
    table = suggest_terms(articles, ["raid", "air strike"], "violence")
    table.loc[table["term"] == "airstrike", "accept"] = "x"
    table.loc[table["term"] == "gunman", ["accept", "frame"]] = ["Yes", "armed men"]
    lexicon = accepted_terms(table, "mine")
    assert {(e.frame, e.pattern) for e in lexicon} == {
        ("violence", "raid"), ("violence", "air strike"), ("violence", "airstrike"), ("armed men", "gunman"),
    }  # fmt: skip
    write_lexicon(lexicon, tmp_path / "mine.toml")
    assert read_lexicon(tmp_path / "mine.toml") == lexicon
    assert [p.kind for p in fr.lexicons.check_lexicon(lexicon)] == ["no example"]


def test_what_is_wrong_in_the_column_accept_is_named() -> None:
    table = pd.DataFrame({"term": ["raid", "war"], "frame": "x", "accept": ["perhaps", ""]})
    with pytest.raises(LexiconError, match="the candidates:2: accept is 'perhaps'; write yes or no"):
        accepted_terms(table, "mine")
    with pytest.raises(LexiconError, match="no row is accepted"):
        accepted_terms(table.assign(accept=["no", None]), "mine")
    with pytest.raises(ValueError, match="accept"):
        accepted_terms(table.drop(columns="accept"), "mine")


def test_from_the_command_line_to_hits(tmp_path: Path, articles: pd.DataFrame) -> None:
    articles.to_csv(tmp_path / "articles.csv", index=False)
    sheet, made = tmp_path / "violence.csv", tmp_path / "violence.toml"
    run = CliRunner().invoke
    given = ["--word", "raid", "--word", "air strike", "--frame", "violence", "--least", "2", "-o", str(sheet)]
    result = run(app, ["lexicon", "suggest", str(tmp_path / "articles.csv"), *given])
    assert result.exit_code == 0, result.output
    assert "write yes in the column accept" in result.output
    table = pd.read_csv(sheet, keep_default_na=False)
    table.loc[table["term"] == "airstrike", "accept"] = "yes"
    table.to_csv(sheet, index=False, sep=";")  # as a spreadsheet may write it
    result = run(app, ["lexicon", "accept", str(sheet), "-o", str(made)])
    assert result.exit_code == 0, result.output
    hits = fr.find_frames(fr.read_articles(articles), None, made)
    assert sorted(hits["surface"].str.lower()) == sorted(["raid"] * 3 + ["air strike"] * 2 + ["airstrike"] * 3)
