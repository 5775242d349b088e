"""Readings that rules propose, beside those of the second stage."""

from __future__ import annotations

import numpy as np
import pytest
from sheets import sheet_of

from framing.quotes.engine.candidate_windows import linked, windows
from framing.quotes.engine.choose import select
from framing.quotes.engine.reading import CONTENT, CUE, ROLE_OF, SOURCE, Reading, add_proposals, labels_of
from framing.quotes.rules.said_reports import Proposal

TEXTS = ("It rained.", "It rained, the mayor said on Monday.")  # heads: rained, said


def reading(labelled: dict[str, int]) -> tuple:
    """The sheet of the texts, and a reading of "said" in which some words have roles."""
    sheet = sheet_of(*TEXTS)
    words = [word for document in sheet.documents for word in document.tokens.words]
    head = words.index("said")
    view = windows(np.array([words.index("rained"), head]), *linked(sheet))
    role = np.zeros(len(view.token), dtype=np.int8)
    for k in range(int(view.first[1]), len(role)):
        role[k] = labelled.get(words[view.token[k]], 0)
    chance = np.arange(len(role), dtype=float)
    none = np.zeros(2, dtype=np.int8)
    return sheet, Reading(
        view, labels_of(role, view.first), np.array([-1.0, -2.0]), chance, chance, none, np.full((2, 2), -1.0)
    )


LIKELY = np.ones(30, dtype=np.float32)
PROPOSAL = Proposal(head=5, source=(3, 5), cue=(5, 6), content=(0, 2), shared=False)


def test_a_proposal_is_a_further_reading_of_its_head() -> None:
    sheet, before = reading({"said": CUE, "mayor": SOURCE, "rained": CONTENT})
    made = add_proposals(sheet, before, LIKELY, [(1, PROPOSAL)])
    assert made.view.head.tolist() == [*before.view.head.tolist(), before.view.head[1]]
    own = slice(made.view.first[2], made.view.first[3])
    words = sheet.documents[1].tokens.words
    roles = {CUE: "said", SOURCE: "the mayor", CONTENT: "It rained"}
    for role, surface in roles.items():
        assert " ".join(w for w, r in zip(words, ROLE_OF[made.labels[own]]) if r == role) == surface
    assert made.proposer.tolist() == [0, 0, 1]
    # The proposal has all of the source and content that were read, and they half of its.
    assert made.shared.tolist() == [[-1.0, -1.0], [0.5, 0.5], [1.0, 1.0]]
    assert made.log_probability.tolist() == [-1.0, -2.0, -2.0]
    assert made.content[own].tolist() == before.content[before.view.first[1] :].tolist()


def test_a_proposal_that_says_the_same_is_no_further_reading() -> None:
    same = {"said": CUE, "the": SOURCE, "mayor": SOURCE, "It": CONTENT, "rained": CONTENT}
    made = add_proposals(*reading(same), LIKELY, [(1, PROPOSAL)])
    assert (made.proposer.tolist(), made.shared[1].tolist()) == ([0, 0], [1.0, 1.0])


def test_proposals_without_a_candidate_are_left_out() -> None:
    sheet, before = reading({"said": CUE})
    elsewhere = Proposal(head=3, source=(3, 4), cue=(3, 4), content=(0, 2), shared=False)
    made = add_proposals(sheet, before, LIKELY, [(1, elsewhere)])
    assert made.proposer.tolist() == [0, 0] and made.labels.tolist() == before.labels.tolist()


def test_of_two_readings_of_one_head_the_better_is_kept() -> None:
    sheet, before = reading({"said": CUE, "mayor": SOURCE, "rained": CONTENT})
    made = add_proposals(sheet, before, LIKELY, [(1, PROPOSAL)])
    assert select(made, np.array([-9.0, 1.0, 2.0]), 0.0) == [2]
    assert select(made, np.array([-9.0, 2.0, 1.0]), 0.0) == [1]


@pytest.mark.parametrize(("likely", "source"), [(1.0, "mayor"), (-1.0, "the mayor")])
def test_another_verb_lends_the_source_that_was_read_for_it(likely: float, source: str) -> None:
    sheet = sheet_of("On Monday the mayor resigned, warning that it rained.")
    words = list(sheet.documents[0].tokens.words)
    heads = np.array([words.index("resigned"), words.index("warning")])
    view = windows(heads, *linked(sheet))
    role = np.zeros(len(view.token), dtype=np.int8)
    role[words.index("mayor")] = SOURCE
    none = np.zeros(2, dtype=np.int8)
    before = Reading(view, labels_of(role, view.first), none, role, role, none, np.full((2, 2), -1.0))
    warning = int(heads[1])
    one = Proposal(warning, (2, 4), (warning, warning + 1), (warning + 1, len(words) - 1), shared=True)
    made = add_proposals(sheet, before, np.full(sheet.size, likely, dtype=np.float32), [(0, one)])
    own = slice(made.view.first[2], made.view.first[3])
    assert " ".join(w for w, r in zip(words, ROLE_OF[made.labels[own]]) if r == SOURCE) == source
    assert made.proposer.tolist() == [0, 0, 2]


def test_an_uncontested_proposal_may_score_less() -> None:
    sheet, before = reading({"said": CUE, "mayor": SOURCE, "rained": CONTENT})
    made = add_proposals(sheet, before, LIKELY, [(1, PROPOSAL)])
    assert select(made, np.array([-9.0, -5.0, -1.0]), 0.0) == [2]
    assert select(made, np.array([-9.0, -1.0, -5.0]), 0.0) == []
    assert select(made, np.array([-9.0, -5.0, -2.0]), 0.0) == []
