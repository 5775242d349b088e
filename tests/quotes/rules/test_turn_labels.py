"""Labels say who speaks only where there is a transcript."""

import pytest

from framing.quotes.rules.turn_labels import Publisher, find_labels
from framing.text import Document


def speakers(*lines, **more):
    return [label.name for label in find_labels(Document("\n\n".join(lines)), **more) if label.speaks]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("ROUX: Who are you?", "KHAN: I am a baker.", "ROUX: And you?"), ["ROUX", "KHAN", "ROUX"]),
        (
            ("JUDGE ROUX: You lie.", "SENATOR KHAN: I never do.", "MODERATOR: Please, both of you."),
            ["JUDGE ROUX", "SENATOR KHAN", "MODERATOR"],
        ),
        (
            ("UNIDENTIFIED MALE: I saw it.", "ANN ROUX, CBC ANCHOR: You did?", "ROUX (voice-over): We did."),
            ["UNIDENTIFIED MALE", "ANN ROUX", "ROUX"],
        ),
        (
            ("[00:01:10] McKAY (ph): Who?", "[00:01:15] ROUX: You.", "[00:01:20] McKAY: I see."),
            ["McKAY", "ROUX", "McKAY"],
        ),
        (("Q: Who paid?", "A: The militants. They took our farm."), ["Q", "A"]),
        (("Q. Who paid?", "A. I did.", "Q. Why?", "A. It was my farm."), ["Q", "A", "Q", "A"]),
        (
            ("Ann Roux met us in May.", "Post: Who paid?", "Roux: I did.", "Post: Why?"),
            ["Post", "Roux", "Post"],
        ),
        (
            ("Ann Roux: Who paid?", "Lee Khan: You did.", "AR: Why?", "LK: I had no money."),
            ["Ann Roux", "Lee Khan", "AR", "LK"],
        ),
    ],
)
def test_transcripts(lines, names):
    assert speakers(*lines, publisher=Publisher("The Post")) == names


@pytest.mark.parametrize(
    "lines",
    [
        ("Ingredients: your flour", "Time: we took an hour", "Ingredients: our salt"),
        ("Winner: Ann Roux, who won", "Loser: Lee Khan, as you know", "Winner: we all"),
        ("The mayor: I am ill.", "It rained.", "The mayor: I am well."),
        ("NOTE: We close at noon.", "NOTE: You pay.", "NOTE: I do not."),
        ("Q: What is the virus?", "A: It is a disease of the lungs.", "Q: Who is ill?", "A: Most of the town."),
        ("LONDON: The bank fell.", "PARIS: The bank rose.", "ROME: The bank stood."),
        ("Roux, who spoke to reporters, said: I am ill.", "Khan said: I am not.", "Roux, who left, said: You are."),
    ],
)
def test_lists_and_prose_have_no_speakers(lines):
    assert speakers(*lines) == []


def test_a_label_of_a_section_is_there_but_nobody_speaks():
    talk = Document("ROUX: I paid.\n\nTHE FACTS: He did not.\n\nKHAN: You lie.\n\nROUX: I do not.")
    assert [(label.name, label.speaks) for label in find_labels(talk)][1] == ("THE FACTS", False)


def test_the_title_is_no_turn():
    text = "Roux: I paid\n\nKHAN: You lie.\n\nROUX: I do not."
    assert find_labels(Document(text), body_start=14) == []


def test_headings_of_a_report_are_no_labels():
    prose = ["Ann Roux and Lee Khan spoke for an hour about what we all pay."] * 6
    lines = [*prose, "Roux: We all pay", *prose, "Khan: You do not", *prose, "Roux: We do", *prose]
    assert speakers(*lines) == []
