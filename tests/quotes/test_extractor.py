from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import tables
from framing.quotes import extract_quotes, quotes_of
from framing.quotes.voices import Voices, read_quotes
from framing.text import Document


def table(*texts: object, **more: object) -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "text": list(texts), **more})


def first(text: str, scope: str = "all") -> dict[str, object]:
    found = extract_quotes(table(text), scope=scope)
    assert len(found), text
    return dict(found.iloc[0])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the talks had failed.", "The minister", "said", "that the talks had failed"),
        ("The talks had failed, the minister said.", "the minister", "said", "The talks had failed"),
        ("“We will never give up,” the general said.", "the general", "said", "“We will never give up,”"),
        ("The general said: “We will never give up.”", "The general", "said", "“We will never give up.”"),
        (
            "According to the police, two men were hurt in the blast.",
            "the police",
            "According to",
            "two men were hurt in the blast",
        ),
        ("The governor told CNN that the bridge was safe.", "The governor", "told", "that the bridge was safe"),
    ],
)
def test_plain_forms(text: str, source: str, cue: str, content: str) -> None:
    row = first(text)
    assert row["source"] == source
    assert row["cue"] == cue
    assert str(row["content"]).rstrip(".,") == content.rstrip(".,")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "It rained. Police arrested a man on Sunday, ending a long standoff, authorities said.",
            "Police arrested a man on Sunday, ending a long standoff",
        ),
        (
            "The governor signed the bill late on Monday, drawing protests from teachers, his office said.",
            "The governor signed the bill late on Monday, drawing protests from teachers",
        ),
    ],
)
def test_a_content_before_its_cue_begins_with_its_sentence(text: str, content: str) -> None:
    assert first(text)["content"] == content


def test_a_quotation_split_around_its_cue_is_one_quote() -> None:
    row = first("“We lost the village,” the commander said, “but we will be back.”")
    assert row["kind"] == "direct"
    assert row["content"] == "“We lost the village,” … “but we will be back.”"


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "The mayor said: “The water is safe.\n\n“We drink it ourselves.”\n\nNobody believes it is."
    row = first(text)
    assert row["kind"] == "direct" and len(row["content_spans"]) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "They lost most of the territory they claimed earlier in the war.",
            marks=pytest.mark.xfail(strict=True, reason="the verifier takes the clause for a report"),
        ),
        "Photo: Ann Lee/Reuters",
        "By Ann Lee and Bo Ek",
        "With reporting by Reuters, AP, and the BBC",
        "Additional reporting by Cy Day in Oslo; editing by Ed Fox",
        "State media are run by the ministry.",
        "It's the workers' party's plan.",
        "",
        " \r\n ",
        "“",
    ],
)
def test_no_quote_where_nobody_speaks(text: str) -> None:
    assert extract_quotes(table(text), scope="all")["content"].tolist() == []


def test_scare_quotes_have_no_source_and_no_cue() -> None:
    row = first("The “moderate” rebels left the city.")
    assert (row["kind"], row["source"], row["cue"], row["content"]) == ("scare", None, None, "“moderate”")
    assert row["source_spans"] == [] and row["cue_spans"] == []


def test_titles() -> None:
    text = "Strike killed dozens: officials\n\nThe army left the city on Monday."
    found = extract_quotes(table(text, body_start=[31]), scope="speech")
    assert found[["source", "cue", "content"]].values.tolist() == [["officials", ":", "Strike killed dozens"]]
    assert found["in_title"].tolist() == [True]


def test_scope_speech_leaves_beliefs_out() -> None:
    text = "The analysts believe that the talks will fail. The minister said that they had failed."
    wide, narrow = extract_quotes(table(text), scope="all"), extract_quotes(table(text))
    assert narrow["cue"].tolist() == ["said"]
    assert "believe" in wide["cue"].tolist()


def test_null_and_empty_texts_are_passed_over() -> None:
    articles = table(None, "", np.nan, pd.NA, "Lee said he won.", outlet=list("abcde"))
    found = extract_quotes(articles)
    assert found["article_id"].tolist() == ["a4"] and found["outlet"].tolist() == ["e"]
    assert found["quote_id"].tolist() == ["a4:q0001"]
    tables.check(extract_quotes(table()), "quotes")


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(ValueError, match="write 'speech' or 'all'"):
        extract_quotes(table("x"), scope="some")
    with pytest.raises(ValueError, match="has no column 'text'"):
        extract_quotes(pd.DataFrame({"article_id": ["a"]}))


def test_line_ends_change_nothing_but_offsets() -> None:
    text = "Title\n\nThe mayor said: “It is safe.\n\n“Drink it.”\n\nHe told reporters that he would resign."
    one, two = extract_quotes(table(text)), extract_quotes(table(text.replace("\n", "\r\n")))
    assert (
        one[["kind", "source", "cue", "content"]].values.tolist()
        == two[["kind", "source", "cue", "content"]].values.tolist()
    )
    tables.check(two, "quotes", table(text.replace("\n", "\r\n")))


PARTS = [
    *"“”\"'‘’«»,.:;—\n",
    "\r\n\r\n",
    " ",
    " he said",
    " said the minister",
    "The U.S. ",
    "according to police",
    " that it was",
    " told CNN ",
    " Interfax quoted Lee as saying ",
    "workers’ ",
    "''",
    "é𝒳\u0301 ",
    "ISSUED A WARNING ABOUT ",
    " is believed to have ",
    "― ",
    "\x00",
    "\u2028",
]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.integers(0, 60), st.sampled_from(["speech", "all"])
)
def test_any_text_gives_a_sound_table(text: str, body_start: int, scope: str) -> None:
    articles = table(text, body_start=[body_start])
    found = extract_quotes(articles, scope=scope)
    tables.check(found, "quotes", articles)
    assert found["content"].notna().all()
    for row in found.itertuples():
        for s, e in row.content_spans:
            assert 0 <= s < e <= len(text)
        for s, e in row.marked_spans:
            assert any(first <= s and e <= last for first, last in row.content_spans)
        if row.kind == "scare":
            assert row.source is None and row.cue is None


@pytest.mark.parametrize(
    "unit",
    [
        "The minister said that the talks had failed. “We lost,” she added. ",
        "he said that Interfax quoted Lee as saying it was “a mess ",
        "THE MINISTER SAID THE TALKS HAD FAILED ",
        "“One thing.\n\n",
    ],
)
def test_work_grows_with_the_text_and_no_faster(unit: str, operations) -> None:
    def work(words: int) -> int:
        articles = table(unit * (words // len(unit.split())))
        return operations(lambda: extract_quotes(articles, scope="all"))

    work(250)  # loads the model and fills what is kept of single words
    assert work(4_000) < 10 * work(500)  # eight times the text; a quadratic way would take 64 times


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("It fell, said an aide who asked not to be named.", "an aide who asked not to be named", "It fell"),
        (
            "The talks failed, said a diplomat who declined to be named.",
            "a diplomat who declined to be named",
            "The talks failed",
        ),
        pytest.param(
            "The raid killed dozens, said a rebel commander who requested anonymity.",
            "a rebel commander who requested anonymity",
            "The raid killed dozens",
            marks=pytest.mark.xfail(strict=True, reason="the engine's own reading, without the clause, is kept"),
        ),
        ("The plan is dead, an aide said, asking not to be named.", "an aide", "The plan is dead"),
        (
            "It would be wrong, said a lawmaker who voted for the bill.",
            "a lawmaker who voted for the bill",
            "It would be wrong",
        ),
    ],
)
def test_a_speaker_with_a_clause_is_quoted_once(text: str, source: str, content: str) -> None:
    (quote,) = quotes_of(Document(text))
    assert (text[slice(*quote.source[0])], text[slice(*quote.content[0])]) == (source, content)


def test_a_source_that_is_neither_makes_the_quote_negated() -> None:
    text = "Neither the owner nor the tenant said that the house was empty. The mayor said that it was."
    assert [quote.reading.negated for quote in quotes_of(Document(text))] == [True, False]


MARKS = ["“”", "‘’", '""', "''", "«»"]
BEFORE = ["", "The mayor said that it was ", "He shook his head. ", "The sign read: ", "They sang ",
          "Lee, 40, told him, ", "Nobody came.\n\n", "The film "]  # fmt: skip
AFTER = ["", ", Lee said.", " was seen.", "\n\nIt rained.", ", he added, and left.", " – Nora Finch", " (Herald)."]
SAID = st.lists(
    st.sampled_from("the army shot at houses near It We never fled and they’re liars, isn’t it he said".split()),
    min_size=6,
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(st.lists(st.tuples(*map(st.sampled_from, (BEFORE, MARKS, AFTER)), SAID), min_size=1, max_size=4),
       st.sampled_from(["speech", "all"]), st.sampled_from([0, 15]))  # fmt: skip
def test_marked_words_of_sentence_length_are_never_narration(
    parts: list[tuple[str, str, str, str]], scope: str, body_start: int
) -> None:
    text, marked = "", []
    for before, marks, after, words in parts:
        text += before + marks[0]
        marked.append((len(text), len(text) + len(words)))
        text += words + marks[1] + after + "\n\n"
    found = extract_quotes(table(text, body_start=[body_start]), scope=scope)
    voices = Voices(read_quotes(found.to_dict("records")))
    for first_word, end in marked:
        for word in re.finditer(r"\S+", text[first_word:end]):
            span = first_word + word.start(), first_word + word.end()
            assert voices.of(*span).voice not in ("narration", "scare"), (text[slice(*span)], text)


@pytest.mark.parametrize(
    "text",
    [
        "The sign read “no dogs on the beach before noon” for years.",
        "‘No dogs on the beach before noon’",
        "Nobody knows “what the army shot at that night",
    ],
)
def test_what_nobody_is_credited_with_has_neither_source_nor_cue(text: str) -> None:
    found = extract_quotes(table(text))
    assert all(row.source is not None or row.cue is not None or row.kind == "direct" for row in found.itertuples())


def test_what_was_uttered_is_speech_whatever_the_cue() -> None:
    text = "The minister believes that “the raid was a crime against us all”."
    assert first(text, scope="speech")["cue_lemma"] == "believe"
