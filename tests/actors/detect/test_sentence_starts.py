"""Names that are met once, at the beginning of a sentence."""

from __future__ import annotations

import pytest

from framing.actors.detect.scan import scan
from framing.actors.registry.registry import Registry
from framing.text import Document


def names(text: str) -> list[str]:
    page = scan(Document(text), Registry())
    return [page.text_of(mention) for mention in page.mentions if mention.form == "name"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was late. Hamas killed two soldiers.", ["Hamas"]),
        ("It was late. Norvexa denied it.", ["Norvexa"]),
        ("It was late. Norvexa's chief left.", ["Norvexa"]),
        ("It was late. Reuters first told of it.", ["Reuters"]),
        ("It was late. Resentment killed the plan.", []),
        ("It was late. Uncertainty's price rose.", []),
        ("It was late. Norvexers denied it.", []),
        ("It was late. The norvexa grew. Norvexa grows in the dark.", []),
        ("It was late. Unbelievable as it is, it was done.", []),
    ],
)
def test_names_by_their_place(text: str, found: list[str]) -> None:
    assert names(text) == found
