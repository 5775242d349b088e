import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.compare.quantities.text_quantities import quantities_in, sentences_with_numbers
from framing.text import Document, parse_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 40 villagers fled their homes.", ("About 40 villagers", "about", 40, 40, "civilians", "displaced")),
        ("More than two dozen men died.", ("More than two dozen men", "more than", 24, math.inf, "people", "killed")),
        ("Tens of thousands of people marched.", ("Tens of thousands of people", "", 20_000, 99_999, "people", "")),
        ("The blast wounded twenty-five miners.", ("twenty-five miners", "", 25, 25, "civilians", "wounded")),
        ("Up to 1.5 million barrels were lost.", ("Up to 1.5 million barrels", "up to", 0, 1.5e6, "weight", "")),
        ("They paid $300 for it.", ("$300", "", 300, 300, "money", "")),
        ("No soldiers were hurt.", ("No soldiers", "", 0, 0, "fighters", "wounded")),
        ("It costs up to $90 million a day.", ("up to $90 million", "up to", 0, 9e7, "money", "")),
        ("They lost £2.5bn.", ("£2.5bn", "", 2.5e9, 2.5e9, "money", "")),
        ("A pay rise of 4 per cent.", ("4 per cent", "", 4, 4, "percent", "")),
        ("They want a 4 percent rise.", ("4 percent", "", 4, 4, "percent", "")),
        ("Between 20 and 30 people died.", ("Between 20 and 30 people", "", 20, 30, "people", "killed")),
        ("Two to three million people fled.", ("Two to three million people", "", 2e6, 3e6, "people", "displaced")),
        ("Some 20-30 houses burned.", ("Some 20-30 houses", "some", 20, 30, "buildings", "")),
        ("A few hundred militants came.", ("A few hundred militants", "", 200, 600, "fighters", "")),
        ("Nine of its servicemen had been killed.", ("Nine of its servicemen", "", 9, 9, "fighters", "killed")),
        ("About 150 were hurt.", ("About 150 were hurt", "about", 150, 150, "people", "wounded")),
        ("The death toll rose to 31.", ("31", "", 31, 31, "people", "killed")),
        ("The blast killed at least 10.", ("at least 10", "at least", 10, math.inf, "people", "killed")),
        ("A war that cost at least 600 lives.", ("at least 600 lives", "at least", 600, math.inf, "people", "killed")),
        ("One hundred and five people were killed.", ("One hundred and five people", "", 105, 105, "people", "killed")),
        ("Two thousand three hundred men fled.",
         ("Two thousand three hundred men", "", 2300, 2300, "people", "displaced")),
        ("The toll in the valley climbed to at least 180 people.",
         ("at least 180 people", "at least", 180, math.inf, "people", "killed")),
        ("No one was killed.", ("No one", "", 0, 0, "people", "killed")),
        ("The raid killed over 200 people.", ("over 200 people", "over", 200, math.inf, "people", "killed")),
        ("A total of about 250 students have been arrested.",
         ("about 250 students", "about", 250, 250, "civilians", "detained")),
        ("The crash left 12 dead.", ("12 dead", "", 12, 12, "people", "killed")),
        ("Fewer than 1,200 troops remained.", ("Fewer than 1,200 troops", "fewer than", 0, 1200, "fighters", "")),
    ],
)  # fmt: skip
def test_quantities(text, expected):
    [found] = quantities_in(Document(text))
    shown = (text[found.start : found.end], found.qualifier, found.low, found.high, found.kind, found.measure)
    assert shown == expected


@pytest.mark.parametrize(
    "text",
    ["It began in 2011.", "On February 8 they met.", "They met on 7 May.", "No one knew.", "See page 12 of it.",
     "One day he left.", "He is 34-year-old.", "In 2015-16 it was cold.", "It ended 3-2.", "At 5 p.m. they met.",
     "More than one in five agreed.", "Ann Bell, 38, was killed."],
)  # fmt: skip
def test_dates_and_ways_of_speaking_are_no_quantities(text):
    assert quantities_in(Document(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops destroyed two enemy positions, killing more than 20 militants.", ["", "killed"]),
        ("Twelve gunmen killed a guard.", [""]),
        ("The gunmen killed 12 villagers and wounded 30 others before 200 soldiers came.", ["killed", "wounded", ""]),
        ("At least 37 people were killed and nearly 120 injured.", ["killed", "wounded"]),
        ("At least 40 people, including 12 children, were killed.", ["killed", "killed"]),
        ("Twelve people died and 20 houses burned.", ["killed", ""]),
        ("More than 300,000 people have been killed and millions displaced.", ["killed", "displaced"]),
        (
            "The conflict in Syria has seen more than 300,000 people killed and millions more displaced since it "
            "began in early 2011.",
            ["killed", "displaced"],
        ),
        ("He killed one person and injured three police officers.", ["killed", "wounded"]),
        ("Two teenagers murdered 12 classmates.", ["", "killed"]),
        ("Two officers face charges over the death of Ann Bell.", [""]),
        ("He owns two homes where there have been deaths.", [""]),
        ("Six people were arrested, and 20 officers patrolled.", ["detained", ""]),
        ("The company, which has 4,500 workers, said 37 people had died.", ["", "killed"]),
        ("An attack that killed 85 people and 300 soldiers began at noon.", ["killed", "killed"]),
    ],
)
def test_a_number_takes_the_verb_of_its_own_clause_in_its_direction(text, expected):
    assert [found.measure for found in quantities_in(Document(text))] == expected


@given(st.text(alphabet="0123456789 ,.-$%'’“\nabdozenhundredsof", max_size=80))
def test_any_text_gives_spans_inside_it(text):
    for found in quantities_in(Document(text)):
        assert 0 <= found.start < found.number_end <= len(text)
        assert found.number_end <= found.end <= len(text)
        assert found.low <= found.high


_PIECES = [
    "The town of Karv, 38, was quiet.", "A few left.", "Rain.", "No one spoke to several of the men, who had fled.",
    "‘More than 100’ regime fighters died.", "The toll rose", "to 31 on Monday.",
    "Two or three hundred", "soldiers left.",
    "Then Bryon Dickson,\n", "38, was killed", "more than\n", "They said “20”\n",
    "Between 20", "and 30 tanks.", "It was a", "million dollars.", "They wept.", "One of them said so.",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_quantities_need_the_trees_of_sentences_with_numbers_alone(pieces):
    doc = Document(" ".join(pieces))
    [tree] = parse_sentences([doc], [sentences_with_numbers(doc)])
    assert quantities_in(doc, tree) == quantities_in(doc)
