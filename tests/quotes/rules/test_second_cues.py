"""A second verb of saying of the same speaker."""

from __future__ import annotations

import pytest
from said import said, surfaces

from framing.quotes.rules.second_cues import part_second_cues
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "parts"),
    [
        (
            "The army said that the shelling had stopped and claimed that calm had returned.",
            "The army", "said", "that the shelling had stopped and claimed that calm had returned",
            [("said", "that the shelling had stopped"), ("claimed", "that calm had returned")],
        ),
        (
            "The ministry confirmed that shells hit the market but flatly rejected that it fired them.",
            "The ministry", "confirmed", "that shells hit the market but flatly rejected that it fired them",
            [("confirmed", "that shells hit the market"), ("flatly rejected", "that it fired them")],
        ),
        (
            "State radio reported that the port was open but did not say when ships would leave.",
            "State radio", "reported", "that the port was open but did not say when ships would leave",
            [("reported", "that the port was open")],
        ),
        (
            "Rusk said the man had been armed and claimed that he had fired first.",  # who claims?
            "Rusk", "said", "the man had been armed and claimed that he had fired first",
            [("said", "the man had been armed and claimed that he had fired first")],
        ),
        (
            "The nurses' union said its members would strike in June and warned the town that wards could close.",
            "The nurses' union", "said",
            "its members would strike in June and warned the town that wards could close",
            [("said", "its members would strike in June"), ("warned", "that wards could close")],
        ),
        (
            "Rusk said rebels had attacked a convoy, and stressed that the road was safe.",  # who stresses adds to it
            "Rusk", "said", "rebels had attacked a convoy, and stressed that the road was safe",
            [("said", "rebels had attacked a convoy"), ("stressed", "that the road was safe")],
        ),
        (
            "Rusk said he supports the ban and urged Lee to sign it.",  # two tenses, two speakers
            "Rusk", "said", "he supports the ban and urged Lee to sign it",
            [("said", "he supports the ban"), ("urged", "Lee to sign it")],
        ),
        (
            "Rusk said it was time to talk and called on Lee to come.",
            "Rusk", "said", "it was time to talk and called on Lee to come",
            [("said", "it was time to talk"), ("called", "on Lee to come")],
        ),
        (
            "Rusk said he phoned a friend and told her that the road was closed.",  # he told her then
            "Rusk", "said", "he phoned a friend and told her that the road was closed",
            [("said", "he phoned a friend and told her that the road was closed")],
        ),
        (
            "Rusk said he heard a crash and called the police.",
            "Rusk", "said", "he heard a crash and called the police",
            [("said", "he heard a crash and called the police")],
        ),
        (
            "Rusk said it rained; Lee came by and warned that the dam was weak.",
            "Rusk", "said", "it rained; Lee came by and warned that the dam was weak",
            [("said", "it rained; Lee came by and warned that the dam was weak")],
        ),
        (
            "Rusk said they sought a man who came by and claimed that he was lost.",
            "Rusk", "said", "they sought a man who came by and claimed that he was lost",
            [("said", "they sought a man who came by and claimed that he was lost")],
        ),
        (
            "Rusk said the dam was old and that the walls were weak.",
            "Rusk", "said", "the dam was old and that the walls were weak",
            [("said", "the dam was old and that the walls were weak")],
        ),
        (
            "Rusk said “the dam was old and denied that it was safe” again.",
            "Rusk", "said", "“the dam was old and denied that it was safe”",
            [("said", "“the dam was old and denied that it was safe”")],
        ),
    ],
)  # fmt: skip
def test_two_words_of_saying(text: str, source: str, cue: str, content: str, parts: list[tuple[str, str]]) -> None:
    made = part_second_cues(Document(text), [said(text, source, cue, content)])
    assert surfaces(text, made) == [(source, *part) for part in parts]


def test_a_second_word_that_has_its_attribution_is_only_cut_off() -> None:
    text = "The union warned that pits would close and predicted that thousands would leave."
    first = said(text, "The union", "warned", "that pits would close and predicted that thousands would leave")
    second = said(text, "The union", "predicted", "that thousands would leave")
    made = part_second_cues(Document(text), [first, second])
    assert surfaces(text, made)[0][2] == "that pits would close" and made[1] == second and len(made) == 2
