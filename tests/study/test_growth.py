"""Work grows with the text, through all steps; counted, not timed."""

import pandas as pd
import pytest

import framing as fr


@pytest.mark.parametrize(
    "unit",
    [
        "The minister said that the talks had failed. “We lost,” she added. Officials denied the attack. ",
        "Ann Lee met John Smith of Acme Corp. in Paris, and a U.S. official accused the rebels of terrorism. ",
    ],
)
def test_work_of_all_steps_grows_with_the_text_and_little_faster(unit, operations):
    def steps(words):
        articles = pd.DataFrame(
            {"article_id": ["a"], "outlet": ["Daily"], "text": [unit * (words // len(unit.split()))]}
        )
        quotes = fr.extract_quotes(articles)
        mentions = fr.find_mentions(articles, quotes)
        fr.find_frames(articles, fr.resolve_actors(quotes, articles, mentions), mentions=mentions)

    steps(250)
    short, long = (operations(lambda n=n: steps(n)) for n in (500, 4_000))
    assert long < 12 * short  # eight times the text; a quadratic way would take 64 times
