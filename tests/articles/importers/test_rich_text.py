# ruff: noqa: E501
"""Rich text as databases write it: links as fields, pictures, headers, other alphabets."""

import pytest

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
