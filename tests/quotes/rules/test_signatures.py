"""Who signs a quotation is its source; what only looks like a signature is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.quotes.attribution import Attribution
from framing.quotes.rules.signatures import put_signed, sign_quotations
from framing.text import Document

SAID = "“We lost the farm, and nobody came.”"


def signed(text):
    return [
        (text[slice(*one.source[0])], " … ".join(text[start:end] for start, end in one.content))
        for one in sign_quotations(Document(text), [])
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{SAID} — Ann Roux, a baker", "Ann Roux"),
        (f"{SAID} –Sen. Lee Khan, R-Ga.", "Sen. Lee Khan"),
        (f"{SAID} -- Lee Khan on “Special Report”", "Lee Khan"),
        (f"{SAID}\n\n— President Roux", "President Roux"),
        (f"• {SAID} (Ann Roux, 42)", "Ann Roux"),
        (f"{SAID} [Karth Herald]", "Karth Herald"),
        (f"{SAID}\n\nAnn Roux, Karth Herald", "Ann Roux"),
        (f"{SAID} — a farmer in Karth", "a farmer in Karth"),
        (f"{SAID} – the mayor of Karth, Lee Khan", "the mayor of Karth, Lee Khan"),
        (f"{SAID} (former UN envoy Ann Roux)", "former UN envoy Ann Roux"),
        ('"We lost the farm." — Mark van der Berg', "Mark van der Berg"),
    ],
)
def test_signatures(text, name):
    (found,) = signed(f"Voices\n\n{text}\n\nIt rained.")
    assert found[0] == name and "We lost the farm" in found[1]


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}\n\n— With assistance by Ann Roux",
        f"{SAID}\n\nA Long Winter",
        f"{SAID}\n\nDAM BREAKS, TOWN FLOODED",
        f"{SAID} (Sept. 5, 2005)",
        f"{SAID} (Roux now says that she was ill.)",
        f"She said: {SAID} — Roux was tired.",
        "The “best of farms” — Roux Farm",
        f"{SAID} – Roux says she lost all",
        f"{SAID} – the mayor fled at noon",
        f"{SAID} (he is a farmer)",
        f"{SAID}\n\n- Follow Ann Roux on Twitter",
        "“Farm” (Ann Roux)",
    ],
)
def test_no_signatures(text):
    assert signed(f"Voices\n\n{text}\n\nIt rained.") == []


def test_all_paragraphs_of_the_quotation():
    assert signed("“We ran.\n\n“We lost all.”\n\n— Ann Roux, baker") == [("Ann Roux", "“We ran. … “We lost all.”")]


def test_whose_statement_it_is():
    text = "From the desk of Lee Khan, Mayor, City of Karth:\n\nThe dam will hold.\n\nIt rained."
    assert signed(text) == [("Lee Khan", "The dam will hold.")]
    assert sign_quotations(Document(text), [])[0].medium == "statement"
    assert signed("Statement by attorney Ann Roux: The dam will hold.")[0][0] == "attorney Ann Roux"
    assert signed("From the desk to the door: ten steps.") == []


def test_what_was_found_of_the_same_words_gives_way():
    text = f"Lee said he ran.\n\n{SAID} — Ann Roux"
    begin = text.index("“")
    said = Attribution(((0, 3),), ((4, 8),), ((9, 15), (begin, begin + len(SAID))), 0.9)
    wrong = Attribution(((len(text) - 8, len(text)),), ((4, 8),), ((9, 15),), 0.9)
    out = sign_quotations(Document(text), [said, wrong])
    assert out[0].content == ((9, 15),) and out[0].source == ((0, 3),)
    assert len(out) == 2 and out[1].source == ((len(text) - 8, len(text)),)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=6))
def test_nothing_is_said_twice(places):
    one = Attribution(((30, 34),), ((28, 29),), ((8, 20),), 0.9)
    found = [Attribution((), (), ((start, start + length),), 0.5) for start, length in places]
    for item in put_signed(found, [one])[:-1]:
        assert all(end <= 8 or start >= 20 for start, end in item.content)


def test_signatures_one_behind_the_other():
    text = "“A budget of cowards” (Ann Roux, baker). “The best we could do” (Lee Khan, mayor). “No.” (Laughter)"
    assert signed(text) == [("Ann Roux", "“A budget of cowards”"), ("Lee Khan", "“The best we could do”")]


def test_a_work_that_is_cited_behind_a_quotation_in_a_report_signs_nothing():
    assert signed("“It is lost,” he said. “We had no clue at all.” [The Karth Herald, 5/7/19] He left.") == []
