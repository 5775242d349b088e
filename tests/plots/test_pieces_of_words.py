"""A word that is wider than a line, an address or a script that sets no spaces, goes on in the next line."""

from framing.plots.layout.lettering import text_width
from framing.plots.statement import _SIZE, _parts


def test_a_word_that_is_too_wide_is_cut_and_nothing_of_it_is_lost():
    word = "https://example.org/" + "reports/" * 12
    parts = _parts(word, 100.0)
    assert "".join(parts) == word
    assert len(parts) > 2 and all(text_width(part, _SIZE) <= 100 for part in parts)


def test_a_word_that_fits_stays_whole():
    assert _parts("siege", 100.0) == ["siege"]
