"""How a number is read off its words: value, range, and where it ends."""

import pytest

from framing.compare.quantities.number_words import read_number


def read(text, place=0, tags=None):
    """How many words the number takes, its lowest and its highest value."""
    words = text.split()
    found = read_number(words, tags or ["CD"] * len(words), place)
    return found and (found[0] - place + 1, *found[1:])


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("250", 250, 1),
        ("1,250", 1250, 1),
        ("12,345,678", 12_345_678, 1),
        ("1.5", 1.5, 1),
        ("0", 0, 1),
        ("seven", 7, 1),
        ("twenty", 20, 1),
        ("ninety", 90, 1),
        ("zero", 0, 1),
        ("twenty-one", 21, 1),
        ("ninety-nine", 99, 1),
        ("30m", 3e7, 1),
        ("1.5bn", 1.5e9, 1),
        ("40k", 40_000, 1),
        ("2tn", 2e12, 1),
        ("300-strong", 300, 1),
        ("1,200-strong", 1200, 1),
        ("a hundred", 100, 2),
        ("a thousand", 1000, 2),
        ("an hundred", 100, 2),
        ("one million", 1e6, 2),
        ("1.5 million", 1.5e6, 2),
        ("250 million", 2.5e8, 2),
        ("3 trillion", 3e12, 2),
        ("three dozen", 36, 2),
        ("two dozen men", 24, 2),
        ("two hundred", 200, 2),
        ("two hundred fifty", 250, 3),
        ("two hundred and fifty", 250, 4),
        ("two hundred and fifty thousand", 250_000, 5),
        ("one hundred and five", 105, 4),
        ("two thousand three hundred", 2300, 4),
        ("two thousand three hundred and one", 2301, 6),
        ("a million two hundred thousand", 1.2e6, 5),
        ("a hundred and one", 101, 4),
        ("one hundred-and-five men", 105, 2),
        ("twenty five men", 25, 2),
        ("fifteen hundred", 1500, 2),
        ("two point five million", 2.5e6, 4),
        ("seven trillion", 7e12, 2),
        ("a trillion", 1e12, 2),
        ("two hundred and fifty-seven thousand, three hundred".replace(",", " ,"), 257_300, 8),
        ("one thousand , two hundred and six", 1206, 7),
        ("thirty-odd men", 30, 1),
        ("a hundred-odd men", 100, 2),
    ],
)
def test_one_number(text, value, taken):
    assert read(text) == (taken, value, value)


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("two hundred and men", 200, 2),  # the conjunction joins no number
        ("two hundred and 5", 200, 2),  # digits do not go on a number in words
        ("twenty and five", 20, 1),  # only a hundred, a thousand … is gone on with
        ("fifty sixty", 50, 1),
        ("five six", 5, 1),
        ("five one", 5, 1),
        ("20 30", 20, 1),
        ("five hundred thousand men", 500_000, 3),
        ("seven dozen and", 84, 2),
        ("five thousand , six men", 5000, 2),
        ("two hundred , three hundred", 200, 2),
        ("five and a man", 5, 1),
        ("five half", 5, 1),
        ("five hundred thousands", 500, 2),
    ],
)
def test_where_a_number_ends(text, value, taken):
    assert read(text) == (taken, value, value)


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("two and a half million men", 2.5e6, 5),
        ("one and a half years", 1.5, 4),
        ("three-and-a-half thousand men", 3500, 2),
        ("two and a half dozen", 30, 5),
        ("a million and a half people", 1.5e6, 5),
        ("two and three quarters million", 2.75e6, 5),
        ("2 1/2 million", 2.5e6, 3),
        ("2½ million", 2.5e6, 2),
        ("2 ½ million", 2.5e6, 3),
        ("a quarter of a million", 250_000, 5),
        ("three quarters of a million", 750_000, 5),
        ("half a billion", 5e8, 3),
        ("half a dozen", 6, 3),
        ("seven and a half", 7.5, 4),
    ],
)
def test_a_fraction_belongs_to_its_number(text, value, taken):
    assert read(text) == (taken, value, value)


@pytest.mark.parametrize(
    "text",
    ["men", "a man", "an", "a", "a dozens", "30th", "1st", "5x", "ten-five", "twenty-ten", "twenty-zero", "five-twenty",
     "twenty-men", "ten-one", "million", "dozen", "and five", "-strong", "20-30",
     "first", "a second", "forty-second", "two hundredth", "o", "half", "half a man", "a half", "five-year",
     "twenty-one-year", "a quarter of the million", "hundred-year-old", "billions", "tens of men"],
)  # fmt: skip
def test_no_number(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20 to 30", 20, 30),
        ("two or three", 2, 3),
        ("two to three million", 2e6, 3e6),
        ("2 to 3 million", 2e6, 3e6),
        ("half a dozen", 6, 6),
        ("20 – 30", 20, 30),
        ("20 - 30", 20, 30),
        ("two hundred to three hundred", 200, 300),
        ("90 to 1.2 million", 90, 1.2e6),  # 90 million would be above it
        ("10 to 1.2 million", 10, 1.2e6),
        ("1 to 2 dozen", 12, 24),
        ("two to three million people fled", 2e6, 3e6),
        ("20 to a hundred", 20, 100),
        ("0.5 to a million", 0.5, 1e6),
        ("two dozen to ninety million", 24, 9e7),
    ],
)
def test_a_range(text, low, high):
    assert read(text)[1:] == (low, high)


def test_of_a_range_both_ends_are_its_own():
    assert read("between 5 and 10 men", 1) == (3, 5, 10)
    assert read("about 5 and 10 men", 1) == (1, 5, 5)
    assert read("5 and 10 men") == (1, 5, 5)
    assert read("from 20 to 30", 1) == (1, 20, 20)  # what rose from 20 to 30 is 30
    assert read("20 to") == (1, 20, 20)
    assert read("20 to them") == (1, 20, 20)
    assert read("30 to 20") == (1, 30, 30)
    assert read("20 to 20") == (1, 20, 20)
    assert read("2001 to 2500 men") == (1, 2001, 2001)  # a year
    assert read("1500 to 2500 men") == (1, 1500, 1500)
    assert read("2100 to 2500 men") == (1, 2100, 2100)
    assert read("20 to zero") == (1, 20, 20)
    assert read("1499 to 2500 men")[1:] == (1499, 2500)
    assert read("2100.5 to 2500 men")[1:] == (2100.5, 2500)
    assert read("between one hundred and two hundred men", 1) == (5, 100, 200)
    assert read("between two hundred and fifty and three hundred men", 1) == (7, 250, 300)
    assert read("between two hundred and three hundred and fifty men", 1) == (7, 200, 350)
    assert read("between one and a half and two million men", 1) == (7, 1.5e6, 2e6)
    assert read("between two hundred and fifty men", 1) == (4, 250, 250)


@pytest.mark.parametrize(
    ("text", "low", "high", "taken"),
    [
        ("dozens of men", 24, 99, 1),
        ("hundreds of thousands of men", 200_000, 999_999, 3),
        ("tens of thousands", 20_000, 99_999, 3),
        ("a few hundred men", 200, 600, 3),
        ("a few men", 3, 6, 2),
        ("a dozen men", 12, 12, 2),
        ("half a million men", 500_000, 500_000, 3),
        ("several dozen men", 36, 99, 2),
    ],
)
def test_a_vague_number_is_the_longest_phrase(text, low, high, taken):
    assert read(text) == (taken, low, high)


def test_words_that_are_numbers_only_in_their_place():
    assert read("several men", tags=["JJ", "NNS"]) == (1, 3, 9)
    assert read("several of them", tags=["NN", "IN", "PRP"]) is None
    assert read("several hundred men", tags=["NN", "CD", "NNS"]) == (2, 300, 900)
    assert read("no men", tags=["DT", "NNS"]) == (1, 0, 0)
    assert read("no , he said", tags=["UH", ",", "PRP", "VBD"]) is None
    assert read("hundreds") == (1, 200, 999)  # at the end of the text
    assert read("men of a hundred", 2) == (2, 100, 100)
