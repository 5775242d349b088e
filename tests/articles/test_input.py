"""What is given to ``read_articles``: a path, texts, records or a table."""

import pytest

from framing.articles.input import sort_input


def test_a_string_is_a_path_up_to_the_longest_name_of_a_file():
    assert sort_input("a" * 255) == ("paths", ["a" * 255])
    with pytest.raises(ValueError, match="is no path but a text"):
        sort_input("a" * 256)


def test_a_long_word_in_a_list_is_a_text():
    assert sort_input(["a" * 255])[0] == "paths"
    assert sort_input(["a" * 256])[0] == "texts"
