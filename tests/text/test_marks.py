from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text import find_quotations, paragraph_spans

PARTS = [
    *"\"'“”‘’«»„`‹›",
    "''",
    "``",
    " ",
    "\n",
    "\r\n",
    ", ",
    ". ",
    "’s ",
    "s' ",
    "'90s",
    "word",
    "He said",
    "é",
    "\u00a0",
    "𝒳",
    '="a"',
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("'We won,' he said. 'The workers' party lost.'", ["We won,", "The workers' party lost."]),
        ("‘We won,’ he said. ‘The workers’ party lost.’", ["We won,", "The workers’ party lost."]),
        ("Mexicans' anger grows as Lee says 'I'm right'", ["I'm right"]),
        ("In the '90s, rock 'n' roll was king, 'and the '80s too', he said.", ["and the '80s too"]),
        ("The '68 and '72 teams' captains said 'we won'.", ["we won"]),
        ("'25 wounded' in strike", ["25 wounded"]),
        ("He said it was 'nothin' special' at all.", ["nothin' special"]),
        ("She said “it was 6'2\" tall” and left.", ["it was 6'2\" tall"]),
        ('A 6" pipe and a 12" pipe were found.', []),
        ("<a href=\"x.org\" title='y'>link</a> he said “no”.", ["no"]),
        ("''We won,'' he said. ``Not true,'' said Ho.", ["We won,", "Not true,"]),
        ("“It hurt us,’’ said Lee. “Ho said ‘no’.”", ["It hurt us,", "Ho said ‘no’.", "no"]),
        ("Lee says 'no thanks' to rock 'n' roll", ["no thanks"]),
        ("„Ja“, sagte er. »Nein«, « oui ».", ["Ja", "Nein", " oui "]),
        ("“‘No,’ she said to me,” he said.", ["‘No,’ she said to me,", "No,"]),
        ("He called it “a disaster and left.\nThe next says “yes”.", ["yes"]),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["One.", "Two.", "Three,"]),
        ("'One.\r\n\r\n'Two,' he said.", ["One.", "Two,"]),
        ('"One.\n\n“Two,” he said.', ["One.", "Two,"]),
        ("Lee said: ‘One.\n\n‘Two.\n\n‘Three.’", ["One.", "Two.", "Three."]),
        ("‘Zero,’ Lee said. 'One.\n\n'Two,' he said.", ["Zero,", "One.", "Two,"]),
        ("He met ‘Abu Lee and left.\n\n‘Two,’ he said.", ["Two,"]),
        (
            'He said: "The film "War" was bad, and "Peace" too." Ho left.',
            ['The film "War" was bad, and "Peace" too.', "War", "Peace"],
        ),
        ('"We started “Not Us”, a club," he said.', ["We started “Not Us”, a club,", "Not Us"]),
        ("“He called it “a disaster” and left.", ["a disaster"]),
        # ’’ inside: the first closes the single marks
        ("“He said ‘no’’ and left,” she said.", ["He said ‘no’’ and left,", "no"]),
        ("Ho said: ''It was a 'war of choice'''.", ["It was a 'war of choice'", "war of choice"]),
        ("“He said it was ‘war’’ she said. The end.", ["He said it was ‘war"]),
        # lost line breaks: the mark is repeated; unless the sentence before says who spoke
        ("He spoke. “We burnt it. “We ran,” he said.", ["We burnt it.", "We ran,"]),
        ("“We burnt it, Lee said. “We ran.”", ["We ran."]),
        ("“We burnt it all “We ran.”", ["We ran."]),
        ("'Tis the season, 'twas said of 'em.", []),
        ("each other's motives, the Coalition's people’s", []),
    ],
)
def test_marks_of_many_styles(text: str, inside: list[str]) -> None:
    assert [text[s:e] for quotation in find_quotations(text) for s, e in quotation.pieces] == inside


def test_another_mark_begins_another_quotation() -> None:
    assert [len(quotation.pieces) for quotation in find_quotations('"One.\n\n“Two,” he said.')] == [1, 1]


def test_an_open_mark_is_carried_over_paragraphs_once_closed() -> None:
    text = "He said: “One.\n\n“Two.”\n\n“Three,” she said."
    first, second = find_quotations(text)
    assert first.closed and len(first.pieces) == 2 and len(first.marks) == 3
    assert text[slice(*second.pieces[0])] == "Three,"


@settings(deadline=None)
@given(TEXTS)
def test_quotations_lie_in_the_text_and_never_cross(text: str) -> None:
    found = find_quotations(text)
    paragraphs = paragraph_spans(text)
    for quotation in found:
        assert quotation.pieces and quotation.start <= quotation.pieces[0][0]
        for start, end in quotation.pieces:
            assert 0 <= start <= end <= len(text)
            assert any(first <= start and end <= last for first, last in paragraphs)
        for (_, end), (start, _) in zip(quotation.pieces, quotation.pieces[1:]):
            assert end <= start
    for one in found:
        for two in found:
            if one.start < two.start < one.end:
                assert two.end <= one.end and two.depth > one.depth


@settings(deadline=None)
@given(TEXTS)
def test_a_later_paragraph_changes_no_closed_quotation_before_it(text: str) -> None:
    alone = [q.pieces for q in find_quotations(text + "\nThe end.") if q.closed]
    more = [q.pieces for q in find_quotations(text + "\nThe end.\nShe said “no”.") if q.closed]
    assert more[: len(alone)] == alone


def test_many_unbalanced_marks_take_linear_work(operations) -> None:
    def work(n: int) -> int:
        text = "it's “a 'b s' c d' " * n
        return operations(lambda: find_quotations(text))

    work(1)
    assert work(4_000) < 10 * work(500)  # eight times the text; a quadratic way would take 64 times


def test_straight_marks_repeated_in_a_paragraph_that_is_a_quotation() -> None:
    text = 'He goes on:\n\n"Night fell over the tracks. "A helicopter was above. "Then they threw stones."\n\nNo.'
    (whole,) = find_quotations(text)
    assert [text[start:end] for start, end in whole.pieces] == [
        "Night fell over the tracks.",
        "A helicopter was above.",
        "Then they threw stones.",
    ]
    closed = '"We lost the war," he said. "They won it."'
    assert len(find_quotations(closed)) == 2
    open_mark = '"We lost the war, he said. "They won it."'
    assert [quotation.start for quotation in find_quotations(open_mark)] == [open_mark.index('"They')]
