"""Whom an outlet cites for what it reports."""

from __future__ import annotations

import pytest
from said import at, said, surfaces

from framing.quotes import Attribution
from framing.quotes.rules.cited_sources import citings, credit_cited
from framing.quotes.rules.relays import find_relays
from framing.quotes.rules.said_clauses import Clauses
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "content", "cited"),
    [
        ("The Post, citing two aides, reported that talks had failed.", "that talks had failed", "two aides"),
        ("The agency, quoting a police spokesman, reported that nine had died.", "that nine had died",
         "a police spokesman"),
        ("The Post reported that talks had failed, citing two aides.", "that talks had failed", "two aides"),
        ("The Times, citing Reuters, reported that talks had failed.", "that talks had failed", "Reuters"),
    ],
)  # fmt: skip
def test_the_cited_are_the_source_and_the_outlet_relays(text: str, content: str, cited: str) -> None:
    outlet = " ".join(text.split()[:2]).rstrip(",")
    doc, one = Document(text), said(text, outlet, "reported", text[text.index(content) : -1])
    made = credit_cited(doc, [one])
    assert surfaces(text, made) == [(cited, "reported", content)]
    assert find_relays(doc, made) == {(at(text, cited),): (at(text, outlet),)}


@pytest.mark.parametrize(
    "text",
    [
        "The Post, citing the firm's returns, reported that talks had failed.",
        "Rusk, quoting two aides, reported that talks had failed.",
        "The Post, citing FAA advisories, reported that talks had failed.",
        "The Post wrote: “The paper, citing two aides, reported that talks had failed.”",
    ],
)
def test_documents_and_those_whom_a_person_cites_stay_as_they_are(text: str) -> None:
    assert list(citings(Clauses(Document(text)))) == []


def test_an_attribution_of_the_citing_itself_goes() -> None:
    text = "The Post reported that talks had failed, citing two aides."
    one = Attribution((at(text, "The Post"),), (at(text, "citing"),), (at(text, "two aides"),), 0.4)
    assert credit_cited(Document(text), [one]) == []
