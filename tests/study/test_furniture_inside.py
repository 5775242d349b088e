"""Furniture in the middle of a sentence (names of other pages glued to a name) is no part of any span."""

import pandas as pd

import framing as fr

LINKS = "Ann (Annie) LeeLee leads poll Storm hits coast MORE"
TEXT = (
    f"The brutal {LINKS} regime must fall, said Sen. Ann Lee {LINKS} (D-Ohio). “It was an {LINKS} outrage,” she said."
)


def test_every_span_gives_its_surface_and_holds_no_furniture():
    articles = fr.read_articles(
        pd.DataFrame({"article_id": ["a"], "outlet": ["Herald"], "title": [""], "text": [TEXT]})
    )
    starts = [k for k in range(len(TEXT)) if TEXT.startswith(LINKS, k)]
    furniture = [(start, start + len(LINKS)) for start in starts]
    articles["furniture_spans"] = [[list(span) for span in furniture]]
    study = fr.analyze(articles, scope="all")
    found = []
    for row in study.quotes.itertuples():
        for role in ("source", "cue", "content"):
            spans = getattr(row, f"{role}_spans")
            if len(spans):
                assert " … ".join(TEXT[start:end] for start, end in spans) == getattr(row, role)
            found += spans
        found += row.marked_spans
    for table, surface in ((study.mentions, "designator"), (study.hits, "surface")):
        for row in table.itertuples():
            assert TEXT[row.start : row.end] == getattr(row, surface)
            found.append((row.start, row.end))
    assert study.quotes["source"].str.contains("Ann Lee … (D-Ohio)", regex=False).any()
    assert not [span for span in found for low, high in furniture if span[0] < high and low < span[1]]
