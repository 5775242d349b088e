"""Work grows with the text, through all steps; counted, not timed."""

import pandas as pd
import pytest

import framing as fr


def all_steps(text):
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Daily"], "text": [text], "language": ["en"]})
    quotes = fr.extract_quotes(articles)
    mentions = fr.find_mentions(articles, quotes)
    fr.find_frames(articles, fr.resolve_actors(quotes, articles, mentions), mentions=mentions)


@pytest.mark.parametrize(
    "unit",
    [
        "The minister said that the talks had failed. “We lost,” she added. Officials denied the attack. ",
        "Ann Lee met John Smith of Acme Corp. in Paris, and a U.S. official accused the rebels of terrorism. ",
    ],
)
def test_work_of_all_steps_grows_with_the_text_and_little_faster(unit, operations):
    def steps(words):
        all_steps(unit * (words // len(unit.split())))

    steps(250)
    short, long = (operations(lambda n=n: steps(n)) for n in (500, 4_000))
    assert long < 12 * short  # eight times the text; a quadratic way would take 64 times


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "the army said rebels near the town attacked its base and " * (n // 11),  # one sentence, no end
        lambda n: ", ".join(f"Ann {chr(65 + k % 26)}{chr(97 + k // 26)}rin" for k in range(n // 2)),  # only capitals
        lambda n: "“he said ‘she said " * (n // 6) + "no" + "’ ”" * (n // 6),  # marks in marks
        lambda n: "(" * (n // 2) + "it rained" + ")" * (n // 2),
    ],
    ids=["sentence", "capitals", "marks", "brackets"],
)
def test_work_grows_with_a_text_that_has_no_end(text, operations):
    all_steps(text(250))
    short, long = (operations(lambda n=n: all_steps(text(n))) for n in (1_000, 4_000))
    assert long < 8 * short  # four times the text; a quadratic way would take 16 times
