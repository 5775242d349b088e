# ruff: noqa: E501
"""Rich text as databases write it: links as fields, pictures, headers, other alphabets."""

import time

import pytest

from framing.articles.importers import rich_text
from framing.articles.importers.rich_text import lines_of_rich_text

pytest.importorskip("striprtf")


def test_what_is_not_seen_is_no_line():
    text = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\froman Times;}}{\*\LXNComment 1827:52}"
        r"\pard {\*\shppict{\pict\pngblip 89504e47}}\par {\header \pard Page \chpgn\par}"
        r'{\field{\*\fldinst { HYPERLINK "https://a.example/?q=\{1\}" }}{\fldrslt {\cs1 Rain \b stops\b0  the fair}}}\par '
        r'{\field{\*\fldinst HYPERLINK "https://a.example/2"}{\fldrslt\ul They left}}\par '
        r"It\'92s a caf\'e9 \u8217?\line \u-10179?\u-9216?{\*\bkmkstart D_0}{\*\bkmkend D_0}\par}"
    )
    lines = [line.strip() for line in lines_of_rich_text(text.encode("latin-1")) if line.strip()]
    assert lines == ["Rain stops the fair", "They left", "It’s a café ’", "\U0001f400"]


def test_fields_that_are_not_closed_take_no_time_and_no_words():
    text = r"{\rtf1 Rain\par " + r"{\*\fldinst x" * 20_000 + r"{\field{\*\fldinst HYPERLINK {a}}{\fldrslt stops}}"
    begin = time.process_time()
    kept = rich_text._without_codes(text)
    assert time.process_time() - begin < 2
    assert kept.endswith(r"{\*\fldinst x{\field{\fldrslt stops}}") and len(kept) > 20_000 * 13
