"""Lemmas: the short way to simplemma's dictionary gives what simplemma gives."""

import simplemma
from hypothesis import given
from hypothesis import strategies as st

from framing.text import lemma

FORMS = """said attacked children men better worst was cannot Germans german turks bombed militiamen criticized isms
    tions prisms observes preserves policies fallacies unrecognized unrecognizable re-elected preemptively ceasefires
    mice went Mr shelled shelling belligerents jihadists militants""".split()


def _whole(word: str) -> str:
    return str(simplemma.lemmatize(word.lower(), lang="en")).lower()


def test_short_way_for_known_forms() -> None:
    assert {word: lemma(word) for word in FORMS} == {word: _whole(word) for word in FORMS}


@given(st.text(alphabet=st.sampled_from("abcdeilmnorstuz'-é"), min_size=1, max_size=12))
def test_short_way_for_any_word(word: str) -> None:
    assert lemma(word) == _whole(word)
