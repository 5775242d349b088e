"""A turn is a quote of its speaker; a question of the outlet's own is none."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.quotes.attribution import Attribution
from framing.quotes.rules.turn_labels import Publisher
from framing.quotes.rules.turns import read_turns
from framing.text import Document


def turns(*lines, **more):
    text = "\n\n".join(lines)
    found = read_turns(Document(text), [], **more)
    return [([text[s:e] for s, e in one.source], [text[s:e].strip() for s, e in one.content]) for one in found]


def test_paragraphs_without_a_label_belong_to_the_turn_before():
    talk = turns("ROUX: I paid.", "[applause]", "We all did.", "KHAN: You lie.", "ROUX: I do not.", "It is my farm.")
    assert talk == [
        (["ROUX"], ["I paid.", "We all did."]),
        (["KHAN"], ["You lie."]),
        (["ROUX"], ["I do not.", "It is my farm."]),
    ]


def test_a_heading_and_a_comment_about_the_speaker_do_not():
    talk = turns("ROUX: I paid.", "2. The farm", "It burned.", "KHAN: You lie.", "Khan is a judge.", "ROUX: I do not.")
    assert [content for _, content in talk] == [["I paid."], ["You lie."], ["I do not."]]


def test_a_label_in_a_line_of_its_own():
    assert turns("ROUX:", "I paid.", "KHAN:", "You lie.", "ROUX:", "I do not.")[0] == (["ROUX"], ["I paid."])


def test_questions_are_the_outlets_and_answers_of_whom_the_interview_is_with():
    lines = "Post talks to the baker of Karth", "Q: Who paid?", "A: I did.", "Q: Why?", "A: It was my farm."
    assert turns(*lines) == [
        (["the baker of Karth"], ["I did."]),
        (["the baker of Karth"], ["It was my farm."]),
    ]
    lines = "We met Ann Roux.", "Post: Who paid?", "Roux: I did.", "Post: Why?", "Roux: It was my farm."
    assert [source for source, _ in turns(*lines, publisher=Publisher("The Post"))] == [["Roux"], ["Roux"]]


INTERVIEW = ("KL: What did you see?", "Ann Roux: They ran. It was dark.", "KL: Who fired?", "Ann Roux: I did.")


def test_questions_of_an_interviewer_whom_nothing_else_tells_of_are_the_outlets():
    assert turns(*INTERVIEW) == [(["Ann Roux"], ["They ran. It was dark."]), (["Ann Roux"], ["I did."])]


def test_who_is_told_of_or_has_an_office_is_quoted_asking():
    asked = [(["KL"], ["What did you see?"]), (["Ann Roux"], ["They ran. It was dark."])]
    assert turns("Said at the debate of KL and Roux:", *INTERVIEW)[:2] == asked
    minister = [line.replace("KL", "Minister Lo") for line in INTERVIEW]
    assert turns(*minister)[0] == (["Minister Lo"], ["What did you see?"])
    assert turns(*INTERVIEW, "KL: We both ran.", "KL: I saw it.")[0] == asked[0]  # who tells as much as he asks


def test_answers_are_of_whom_the_introduction_tells():
    talk = ("Q. Who fired?", "A. They did. I saw it.", "Q. And then?", "A. We ran to our farm.")
    told = ("The baker Ann Roux lived through it. She answered our questions by telephone.", *talk)
    assert turns(*told) == [(["Ann Roux"], ["They did. I saw it."]), (["Ann Roux"], ["We ran to our farm."])]
    assert turns("Ann Roux lived here.", *told)[0][0] == ["Ann Roux"]
    assert turns("Tom Lo lived here.", *told)[0][0] == []  # one of two
    assert turns("Ann Roux lived through it.", *talk)[0][0] == []  # nobody is said to answer


def test_the_label_of_a_section_is_no_source():
    text = "Note: We left.\n\nRoux: We left."
    note = Attribution(((0, 4),), ((4, 5),), ((6, 14),), 0.5)
    roux = Attribution(((16, 20),), ((20, 21),), ((22, 30),), 0.5)
    assert read_turns(Document(text), [note, roux]) == [roux]


def test_what_the_engine_finds_across_turns_goes():
    text = "ROUX: I paid.\n\nKHAN: Lee said he paid.\n\nROUX: I did."
    inside = Attribution(((21, 24),), ((25, 29),), ((30, 37),), 0.9)
    across = Attribution(((0, 4),), ((4, 5),), ((6, 13), (21, 38)), 0.9)
    found = read_turns(Document(text), [inside, across])
    assert inside in found and across not in found


def test_a_turn_is_direct_and_its_terms_are_quoted():
    text = "ROUX: It was an unprovoked attack.\n\nKHAN: You lie.\n\nROUX: I do not."
    articles = fr.read_articles(pd.DataFrame({"title": ["Debate"], "outlet": ["Post"], "text": [text]}))
    quotes = fr.extract_quotes(articles)
    assert quotes["kind"].unique().tolist() == ["direct"] and quotes["medium"].unique().tolist() == ["transcript"]
    quotes = fr.resolve_actors(quotes, articles)
    assert quotes["medium"].unique().tolist() == ["transcript"]
    hits = fr.find_frames(articles, quotes)
    assert hits.loc[hits["surface"] == "unprovoked attack", "voice"].tolist() == ["quoted"]


_LINES = st.sampled_from(
    ["ROUX: I paid.", "KHAN: You?", "Q: Who?", "A: I.", "(END)", "Note: We left.", "It rained.", "ROUX:", ""]
)


@given(st.lists(_LINES, max_size=9), st.integers(0, 30))
def test_contents_do_not_overlap_and_hold_words(lines, body_start):
    text = "\n".join(lines)
    spans = sorted(span for one in read_turns(Document(text), [], body_start) for span in one.content)
    assert all(body_start <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in zip(spans, spans[1:]))
