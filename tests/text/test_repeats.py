from framing.text import repeated

CAPTION = "Smoke rises over the port after the raid by soldiers of the coastal guard on Monday"


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    out, start = [], text.find(word)
    while start >= 0:
        out.append((start, start + len(word)))
        start = text.find(word, start + 1)
    return out


def test_a_passage_counts_the_first_time_only():
    text = f"{CAPTION} Hide caption 1 of 3 {CAPTION} Hide caption 2 of 3 {CAPTION}"
    assert repeated(text, _spans(text, "raid")) == [False, True, True]


def test_a_line_that_stands_twice_is_furniture_but_a_phrase_is_not():
    text = "Photos: the raid\nThe raid ended.\nHe said the raid was wrong.\nPhotos: the raid"
    assert repeated(text, _spans(text, "raid")) == [False, False, False, True]


def test_the_same_words_with_the_term_elsewhere_are_no_repeat():
    words = "one two three four five six seven eight nine ten eleven twelve"
    text = f"raid {words} and later {words} raid"
    assert repeated(text, _spans(text, "raid")) == [False, False]


def test_order_of_the_spans_and_empty_input():
    text = f"{CAPTION}.\n{CAPTION}."
    first, second = _spans(text, "raid")
    assert repeated(text, [second, first]) == [True, False]
    assert repeated(text, []) == [] and repeated("", [(0, 0)]) == [False]
    assert repeated("  raid", [(0, 1)]) == [False]


def test_white_space_behind_a_line_is_no_part_of_it():
    text = "Photos of the raid\n\nA raid.\n\nPhotos of the raid\n\nNo."
    ends = [end for _, end in _spans(text, "Photos of the raid")]
    assert repeated(text, [(end, end + 1) for end in ends]) == [False, False]
