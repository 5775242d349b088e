"""Copies and wire copy in small collections."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.articles.copies.shingles import shared_text, shingles
from framing.articles.copies.wire_marks import find_wire
from framing.articles.neighbour_slots import neighbour_slots

WORDS = [f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in ("ne", "ro", "sta", "lim", "pu")]


def text_of(seed, words=200):
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(words))


def changed(text, share, seed=0):
    draw = random.Random(seed)
    return " ".join("other" if draw.random() < share else word for word in text.split())


def table(texts, **columns):
    made = pd.DataFrame({"article_id": [f"a{n:03}" for n in range(len(texts))], "outlet": "Post", "text": texts})
    return made.assign(**columns)


def marked(articles):
    return articles["duplicate_of"].astype(object).where(articles["duplicate_of"].notna(), None).tolist()


def wires(articles):
    return articles["wire"].astype(object).where(articles["wire"].notna(), None).tolist()


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1])
@pytest.mark.parametrize("part", [slice(None), slice(0, 100), slice(60, 160)])
def test_edited_and_cut_copies_are_marked(share, part):
    copies = [" ".join(changed(text_of(n), share, n).split()[part]) for n in range(20)]
    found = fr.find_copies(table([text_of(n) for n in range(20)] + copies))
    assert marked(found) == [None] * 20 + [f"a{n:03}" for n in range(20)]


def test_other_texts_are_not():
    found = fr.find_copies(table([text_of(n) for n in range(40)] + [text_of(n, 15) for n in range(60, 80)]))
    assert marked(found) == [None] * 60


def test_a_long_article_that_has_a_short_one_as_a_part_is_no_copy():
    short, roundup = text_of(1, 60), " ".join([text_of(2, 500), text_of(1, 60), text_of(3, 500)])
    assert marked(fr.find_copies(table([short, roundup]))) == [None, None]


def test_a_gallery_that_pages_share_makes_no_copies():
    gallery = text_of(9, 900)
    pages = [f"{text_of(n)}\n\n{gallery}" for n in range(3)]
    assert marked(fr.find_copies(table(pages))) == [None] * 3


def test_the_earliest_is_the_original_and_undated_ones_come_last():
    days = [None, "2018-02-09", "2018-02-07T12:00:00Z", "2018-02-08"]
    assert marked(fr.find_copies(table([text_of(1)] * 4, published=days))) == ["a002", "a002", None, "a002"]


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_makes_no_difference(order):
    texts = [changed(text_of(n % 5), 0.05 * (n // 5), n) for n in range(12)]
    articles = table(texts)
    expected = dict(zip(articles["article_id"], marked(fr.find_copies(articles))))
    mixed = articles.iloc[list(order)]
    assert dict(zip(mixed["article_id"], marked(fr.find_copies(mixed)))) == expected


def test_other_articles_make_no_difference():
    pair = [text_of(1), changed(text_of(1), 0.1)]
    alone = marked(fr.find_copies(table(pair)))
    assert marked(fr.find_copies(table([*pair, *map(text_of, range(5, 60))])))[:2] == alone == [None, "a000"]


def test_a_chain_leads_to_its_first_while_it_resembles_it():
    texts = [text_of(1)]
    for step in range(6):
        texts.append(changed(texts[-1], 0.12, step))
    found = marked(fr.find_copies(table(texts)))
    assert found[0] is None and found[1] == found[2] == "a000"
    originals = {f"a{place:03d}" for place, told in enumerate(found) if told is None}
    assert len(originals) > 1  # rewritten six times it is another text
    assert set(found) - {None} <= originals


def test_many_copies_of_one_text_are_all_marked_and_compared_in_proportion():
    found = marked(fr.find_copies(table([text_of(1)] * 300)))
    assert found[0] is None and set(found[1:]) == {"a000"}
    pairs = [len(shared_text([shingles(text_of(1))] * n).first) / n for n in (100, 400)]
    assert pairs[1] < 1.3 * pairs[0]


def test_headlines_and_furniture_do_not_count():
    title, line = "What we know so far of it", text_of(8, 60)
    texts = [f"{title}\n\n{text_of(n, 40)}\n\n{line}" for n in (1, 2)]
    articles = table(texts, body_start=len(title) + 2)
    spans = [[[len(text) - len(line), len(text)]] for text in texts]
    assert marked(fr.find_copies(articles)) == [None, "a000"]
    assert marked(fr.find_copies(articles.assign(furniture_spans=spans))) == [None, None]
    assert marked(fr.find_copies(table([title, title], body_start=len(title)))) == [None, None]


def test_short_texts_are_copies_where_they_are_the_same():
    texts = ["It rained in Dorm.", "It rained in Dorm!", "It rained in Rome.", "", ""]
    assert marked(fr.find_copies(table(texts))) == [None, "a000", None, None, None]


def test_what_was_given_stays():
    articles = table([text_of(1), text_of(1), text_of(2)], duplicate_of=[None, None, "a000"], wire=["dpa", None, None])
    found = fr.find_copies(articles)
    assert marked(found) == [None, "a000", "a000"]
    assert wires(found) == ["dpa", "dpa", "dpa"]
    again = fr.read_articles(found)
    assert marked(again) == [None, "a000", "a000"]
    assert articles["duplicate_of"].isna().sum() == 2


def test_a_share_is_a_share():
    with pytest.raises(ValueError, match="shared=40"):
        fr.find_copies(table([text_of(1)]), shared=40)


def test_the_same_text_has_the_wire_of_its_copies():
    texts = [text_of(1), f"ROME (AFP) - {text_of(1)}", text_of(2)]
    found = fr.find_copies(table(texts))
    assert wires(found) == ["Agence France-Presse", "Agence France-Presse", None]


@pytest.mark.parametrize(
    ("outlet", "byline", "body", "expected"),
    [
        ("Reuters", None, "The Senate voted.", ("Reuters", "outlet")),
        ("https://www.apnews.com/", None, "The Senate voted.", ("Associated Press", "outlet")),
        ("Post", "ASSOCIATED PRESS", "The Senate voted.", ("Associated Press", "byline")),
        ("Post", "Ann Lee (AFP)", "The Senate voted.", ("Agence France-Presse", "byline")),
        ("Post", None, "MANILA, Philippines (AP) — Rebels attacked.", ("Associated Press", "dateline")),
        ("Post", None, "Beirut, Feb 8 (Reuters) - Rebels attacked.", ("Reuters", "dateline")),
        ("Post", None, "MOSCOW, February 8. /TASS/. Rebels attacked.", ("TASS", "dateline")),
        ("Post", None, "Updated 5 pm\n\nNEW YORK (CBSDC/AP) -- They left.", ("Associated Press", "dateline")),
        ("Post", None, "Jim Gomez\n\nThe Associated Press\n\nMANILA — They left.", ("Associated Press", "byline")),
        ("Post", None, f"{'They left. ' * 60}\n\n© 2018 The Associated Press.", ("Associated Press", "credit")),
        ("Post", None, "They left.\n\nA picture: © 2019 Reuters.", None),
        ("Post", None, "They left.\n\nThe Associated Press contributed to this report.", None),
        ("Post", None, "(Carlos Garcia Rawlins/Reuters)\n\nThey left.", None),
        ("Post", None, "A flag in New York. (Reuters)\n\nThey left.", None),
        ("Post", None, "Enlarge this image toggle caption Evan Vucci/AP Evan Vucci/AP\n\nThey left.", None),
        ("Post", "Photo: AP", "They left.", None),
        ("Post", "Ann Lee, AP and Reuters", "They left.", None),
        ("Post", None, "Officials told Reuters (and the AP) that they left. The AP's man was there.", None),
        (None, None, "", None),
    ],
)  # fmt: skip
def test_marks_of_wire_copy(outlet, byline, body, expected):
    found = find_wire(outlet, byline, body)
    assert (None if found is None else (found.agency, found.mark)) == expected


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS[:6]), max_size=30), st.lists(st.sampled_from(WORDS[:6]), max_size=30))
def test_shares_are_those_of_the_sets(a, b):
    def runs(words):
        return {tuple(words[n : n + 3]) for n in range(max(len(words) - 2, 1 if words else 0))}

    assert len(shingles(" ".join(a))) == len(runs(a))
    pairs = shared_text([shingles(" ".join(a)), shingles(" ".join(b))])
    if len(pairs.first):
        assert pairs.of_first[0] == len(runs(a) & runs(b)) / len(runs(a))
        assert pairs.of_second[0] == len(runs(a) & runs(b)) / len(runs(b))


def test_rows_of_a_common_column_meet_their_neighbours():
    from scipy import sparse

    slots = neighbour_slots(sparse.csr_array(np.ones((50, 1))), 10)
    meets = (slots @ slots.T).toarray() > 0
    apart = np.abs(np.subtract.outer(np.arange(50), np.arange(50)))
    assert meets[apart < 5].all() and not meets[apart >= 10].any()
    assert (neighbour_slots(sparse.csr_array(np.ones((9, 1))), 10).toarray() == 1).all()
