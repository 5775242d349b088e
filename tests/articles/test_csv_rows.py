"""Rows of a CSV, one after the other: the same from a text as from lines that come one by one."""

import io
import tracemalloc
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from framing.articles import csv_rows as module
from framing.articles.csv_rows import csv_rows
from framing.articles.record import Unusable

PIECES = [
    *('"', '""', ",", ";", "\t", "\n", "\r\n", "\r", "\n\n"),
    *("a", "1", "é", "\u2028", "id", "text", "sep=;", '\n3,"c\nd"'),
]


def told(*given, **options):
    try:
        return [(line, str(row) if isinstance(row, Unusable) else row) for line, row in csv_rows(*given, **options)]
    except Unusable as error:
        return str(error)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([None, ";"]), st.booleans())
def test_lines_are_read_as_their_text_is(text, delimiter, blanks):
    lines = iter(io.StringIO(text, newline=""))
    assert told(lines, delimiter, blanks) == told(text, delimiter, blanks)


def test_no_more_is_read_and_held_than_a_row():
    asked = []

    def lines():
        yield "id,text\n"
        for number in range(5_000):
            asked.append(number)
            yield f'{number},"{"It rained. " * 100}\n'
            yield 'It snowed."\n\n'

    tracemalloc.start()
    try:
        for number, (_, row) in enumerate(csv_rows(lines())):
            assert asked[-1] - number <= 1 and row["id"] == str(number)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert number == 4_999 and peak < 300_000


def test_rows_that_are_wrong_are_not_held_while_the_next_one_is_looked_for():
    wrong = (f"{'x' * 1_000},a,b,c\n" for _ in range(3_000))
    tracemalloc.start()
    try:
        rows = told(chain(["id,text\n", "1,One.\n"], wrong, ["2,Two.\n"]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert rows[0][1] == {"id": "1", "text": "One."} and rows[-1] == (3_003, {"id": "2", "text": "Two."})
    assert rows[1][0] == 3 and len(rows) == 3 and peak < 300_000


def test_a_short_row_below_an_empty_line_is_one():
    assert told("id,text,note\n1,One.\n\n2,Two.\n") == [
        (2, {"id": "1", "text": "One."}),
        (4, {"id": "2", "text": "Two."}),
    ]
    assert [line for line, row in told("id,text\n\n1,a,b\n") if isinstance(row, str)] == [3]


def test_a_first_line_for_excel_ends_as_any_line_does():
    for end in ("\n", "\r\n", "\r"):
        assert told(f"sep=;{end}id;text{end}1;One, two.{end}") == [(2, {"id": "1", "text": "One, two."})]


def test_a_row_that_goes_on_and_on_is_set_aside(monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_FILE", "50")
    rows = told('id,text\n1,One.\n2,"' + "It rained.\n" * 9 + '"\n3,Three.\n')
    assert [line for line, row in rows if isinstance(row, dict)] == [2, 13]
    assert "a row has more than 50 characters" in rows[1][1]
    monkeypatch.setattr(module, "_LONGEST_ROW", 3)
    assert [line for line, _ in told('id,text\n1,"\n\n"\n2,"\n\n\n"\n3,Three.\n')] == [4, 5, 9]
