"""The encoder's evidence on readings, against sums made by hand."""

from __future__ import annotations

import numpy as np

from framing.quotes.encoder import CONTENT_LOGIT, HEAD_LOGIT, SOURCE_LOGIT
from framing.quotes.engine import engine
from framing.quotes.evidence import encoder_evidence
from framing.quotes.relations import Relations
from framing.quotes.roles import RoleReader
from framing.quotes.sheet import Sheet
from framing.quotes.verifier import CONTENT, ROLE_OF, SOURCE, VERIFIER_BITS
from framing.text import Document

TEXT = "The mayor said that the old bridge was safe. “It was never safe,” Ms. Ortiz told reporters."


def test_measures_are_what_they_say() -> None:
    model = engine().model
    sheet = Sheet([Document(TEXT)], model.vocabulary)
    relations = Relations(sheet)
    margin = model.margins(sheet, relations)
    heads = np.flatnonzero(margin > -3.0)
    reading = model.read(RoleReader(sheet, relations, margin), heads)
    logits = np.random.default_rng(0).normal(size=(sheet.size, 4)).astype(np.float32)
    slots, measures = encoder_evidence(sheet, reading, margin, logits)
    assert len(heads) >= 2
    assert measures.shape == (len(heads), 13)
    assert np.isfinite(measures).all()
    assert all(len(s) == len(heads) and s.min() >= 0 and s.max() < 1 << VERIFIER_BITS for s in slots)
    checked = 0
    for k, head in enumerate(heads.tolist()):
        first, last = reading.view.first[k], reading.view.first[k + 1]
        rows, role = reading.view.token[first:last], ROLE_OF[reading.labels[first:last]]
        assert measures[k, 0] == logits[head, HEAD_LOGIT]
        for number, column, place in ((CONTENT, CONTENT_LOGIT, 3), (SOURCE, SOURCE_LOGIT, 5)):
            own = logits[rows[role == number], column]
            if not len(own):
                continue
            np.testing.assert_allclose(measures[k, place : place + 2], (own.mean(), own.min()), atol=1e-5)
            checked += 1
        content = rows[role == CONTENT]
        if len(content) and content.max() + 1 < sheet.size:
            assert measures[k, 10] == logits[content.max() + 1, CONTENT_LOGIT]
    assert checked >= 3


def test_one_candidate_is_enough() -> None:
    model = engine().model
    sheet = Sheet([Document(TEXT)], model.vocabulary)
    relations = Relations(sheet)
    margin = model.margins(sheet, relations)
    reading = model.read(RoleReader(sheet, relations, margin), np.flatnonzero(margin > -3.0)[:1])
    slots, measures = encoder_evidence(sheet, reading, margin, np.zeros((sheet.size, 4), dtype=np.float32))
    assert measures.shape == (1, 13)
    assert {len(s) for s in slots} == {1}
