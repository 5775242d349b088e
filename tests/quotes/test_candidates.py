"""The choice between what the engine judged and what rules propose."""

from __future__ import annotations

from framing.quotes import Attribution
from framing.quotes.candidates import Candidate, choose


def attribution(source: int, cue: int, content: tuple[int, int]) -> Attribution:
    return Attribution(((source, source + 2),), ((cue, cue + 4),), (content,), 0.9)


JUDGED = [attribution(0, 3, (8, 20)), attribution(30, 33, (38, 60))]


def test_a_candidate_gives_way_to_whatever_it_touches() -> None:
    for span in ((19, 25), (34, 35), (0, 70)):
        assert choose(JUDGED, [Candidate(Attribution((), (), (span,), 0.3))]) == JUDGED
    free = Attribution((), (), ((20, 30),), 0.3)
    assert choose(JUDGED, [Candidate(free)]) == [*JUDGED, free]


def test_a_candidate_may_take_the_place_of_others() -> None:
    new = attribution(30, 40, (44, 60))
    assert choose(JUDGED, [Candidate(new, instead_of=(33, 42))]) == [JUDGED[0], new]
    assert choose(JUDGED, [Candidate(new, instead_of=(34, 42))]) == [*JUDGED, new]


def test_of_two_that_give_way_the_first_is_kept() -> None:
    one, two, three = (Attribution((), (), (span,), 0.3) for span in ((70, 80), (79, 90), (80, 90)))
    assert choose([], map(Candidate, (one, two, three))) == [one, three]


def test_a_gap_inside_an_attribution_is_taken_of_its_candidate() -> None:
    around = Attribution((), (), ((2, 4), (90, 95)), 0.3)
    assert choose(JUDGED, [Candidate(around)]) == JUDGED
