"""Page furniture is found by the form of its line, and counted nowhere."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.articles.furniture import analysed_texts, find_furniture, without_furniture

BODY = "The mayor of Karth said that help was near."


def found(line, **more):
    text = f"{BODY}\n\n{line}\n\n{BODY}"
    return [text[start:end] for start, end in find_furniture(text, **more)]


@pytest.mark.parametrize(
    "line",
    [
        "Image caption Anna Bell stands before her mill",
        "Image copyright AFP Image caption The harbour at dawn",
        'Media playback is unsupported on your device Media caption Bell: "We lost it all"',
        "FILE PHOTO: Anna Bell speaks to reporters in Karth, May 3, 2019. REUTERS/Lee Ho",
        "Read more: Bell vows to rebuild the mill",
        "RELATED: The mill in pictures",
        "SEE ALSO: Bell denies that the mill was insured.",
        "Related: What is known about D.C.",
        "More:",
        "( PHOTOS: The mill before the fire)",
        "Sign up for our daily newsletter",
        "Get all the news of Karth delivered to your inbox every morning.",
        "We use cookies and other means to make this page work. Read our cookie policy.",
        "Ho Lee and Ann Ray contributed to this report.",
        "Copyright © 2019 The Karth Herald. All rights reserved.",
        "Advertisement",
        "Slideshow (3 Images)",
        "Updated at 5:30 p.m. ET",
    ],
)
def test_a_line_of_furniture_is_found_whole(line):
    assert found(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Related: the mayor said on Monday that the ministry had lied about the dam.",
        "Read more books, she told the children.",
        "Image captions are written by students.",
        "Sign up for the army, the posters say.",
        "Watch the river, he warned, and run.",
        "Children ate cookies on the steps of the town hall.",
        "His speech contributed to the defeat of the party in this county.",
        "“Subscribe to our newsletter,” the mayor joked.",
        "More than a dozen people were hurt (Photo editors agreed).",
    ],
)
def test_a_sentence_is_none(line):
    assert found(line) == []


def test_pieces_inside_a_line():
    assert found("WASHINGTON (AP) — The mayor left.") == ["WASHINGTON (AP) — "]
    assert found("She left. (RELATED: The Mayor In Pictures) He stayed.") == ["(RELATED: The Mayor In Pictures)"]
    assert found("She left. Video: Watch the moment of the fall") == ["Video: Watch the moment of the fall"]
    assert found("The sign said: “No entry.” Related: Mill burns in Karth") == ["Related: Mill burns in Karth"]
    assert found("She left. Video: the judge watched it twice.") == []
    assert found("He lost his post: Video: Watch") == []
    line = "It is up to Sen. Anna Bell Anna Maria BellMill burns down in Karth Karth looks ahead MORE (D-Vt.), he said."
    assert found(line) == [" Anna Maria BellMill burns down in Karth Karth looks ahead MORE"]


def test_the_title_said_again_and_the_name_of_the_outlet():
    table = pd.DataFrame(
        {"title": ["Mill burns"], "outlet": ["Herald"], "text": ["Mill burns\n\nHERALD\n\nMill burns again"]}
    )
    row = fr.read_articles(table).iloc[0]
    assert [row.text[start:end] for start, end in row.furniture_spans] == ["Mill burns", "HERALD"]
    assert row.furniture_spans[0][0] == row.body_start


def test_it_is_no_quote_no_actor_no_term_and_no_word():
    line = "Related: 'They massacred us,' says Anna Bell"
    read = fr.read_articles(pd.DataFrame({"title": ["Storm"], "text": [f"{line}\n\n{BODY}"]}))
    quotes = fr.extract_quotes(read)
    mentions = fr.find_mentions(read, quotes)
    assert quotes["source"].tolist() == ["The mayor of Karth"]
    assert not mentions["designator"].str.contains("Bell").any()
    assert fr.find_frames(read, quotes, mentions=mentions).empty
    assert fr.compare.inference.counting.words_of_articles(read).tolist() == [10]


def test_a_table_that_was_read_before_keeps_its_own(tmp_path):
    read = fr.read_articles(pd.DataFrame({"title": ["Storm"], "text": [f"Advertisement\n\n{BODY}"]}))
    assert fr.read_articles(read)["furniture_spans"].tolist() == [[[7, 20]]]
    read.to_csv(tmp_path / "read.csv", index=False)
    assert fr.read_articles(tmp_path / "read.csv")["furniture_spans"].tolist() == [[[7, 20]]]
    assert fr.read_articles(read.assign(furniture_spans=[[]]))["furniture_spans"].tolist() == [[]]


def test_spans_are_those_of_the_mended_text():
    table = pd.DataFrame({"title": ["Storm"], "text": [f"<p>{BODY}</p><p>Advertisement</p>"]})
    row = fr.read_articles(table, mend=True).iloc[0]
    assert [row.text[start:end] for start, end in row.furniture_spans] == ["Advertisement"]


def test_no_column_no_furniture():
    articles = pd.DataFrame({"article_id": ["a"], "text": ["Advertisement"]})
    assert analysed_texts(articles) == ["Advertisement"]


_LINES = st.sampled_from(
    ["Photo", "Advertisement", BODY, "Read more: Ho", "(CNN) It rained.", "…", "Image caption Ho\r", ""]
)


@given(st.lists(_LINES, max_size=8), st.integers(0, 20))
def test_spans_hold_and_offsets_stay(lines, body_start):
    text = "\n".join(lines)
    spans = find_furniture(text, body_start, "Photo", "Herald")
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] < two[0] for one, two in zip(spans, spans[1:]))
    clear = without_furniture(text, spans)
    assert len(clear) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, clear))
    assert clear.count("\n") == text.count("\n")
