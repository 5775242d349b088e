"""The trained engine: finds cues, reads source and content of each, keeps what a verifier believes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.quotes.attribution import Attribution
from framing.quotes.engine.choose import select
from framing.quotes.engine.engine_file import read_model
from framing.quotes.engine.engine_model import Model
from framing.quotes.engine.reading import CONTENT, CUE, ROLE_OF, SOURCE, Reading, add_proposals
from framing.quotes.engine.roles import RoleReader
from framing.quotes.engine.token_columns import Ints, Sheet
from framing.quotes.engine.token_relations import Relations
from framing.quotes.rules.anonymity_wishes import find_wishes, quotes_a_wish
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.rules.said_reports import propose_reports
from framing.text import Document, parse_documents

__all__ = ["Engine", "engine"]

_SHEET_TOKENS = 12_000
Floats = npt.NDArray[np.float32]


class Engine:
    """Finds the attributions of documents.

    Parameters
    ----------
    model : Model

    Examples
    --------
    >>> from framing.text import Document, parse_documents
    >>> text = "The ministry said that the shelling had stopped."
    >>> found = Engine.load().attributions(Document(text))[0]
    >>> [text[start:end] for start, end in (*found.source, *found.cue, *found.content)]
    ['The ministry', 'said', 'that the shelling had stopped']
    """

    def __init__(self, model: Model) -> None:
        self.model = model

    @classmethod
    def load(cls, path: Path | None = None) -> Engine:
        """Read a model.

        Parameters
        ----------
        path : Path, optional
            The shipped one when None, which is read once.

        Returns
        -------
        Engine

        Raises
        ------
        ValueError
            If the file is no model of this version.
        """
        return engine() if path is None else cls(read_model(path))

    def attributions(self, document: Document) -> list[Attribution]:
        """Attributions of one document.

        Parameters
        ----------
        document : Document

        Returns
        -------
        list of Attribution
            By the place of the cue.
        """
        return next(self.attributions_of([document]))

    def attributions_of(self, documents: Iterable[Document]) -> Iterator[list[Attribution]]:
        """Attributions of many documents; short ones are read together, which is faster.

        Parameters
        ----------
        documents : iterable of Document

        Yields
        ------
        list of Attribution
            One list for each document, in order.
        """
        held: list[Document] = []
        size = 0
        for document in documents:
            if held and size + len(document.tokens) > _SHEET_TOKENS:
                yield from self._together(held)
                held, size = [], 0
            held.append(document)
            size += len(document.tokens)
        yield from self._together(held)

    def _together(self, documents: Sequence[Document]) -> Iterator[list[Attribution]]:
        out: list[list[Attribution]] = [[] for _ in documents]
        if any(len(document.tokens) for document in documents):
            parse_documents(documents)
            sheet = Sheet(documents, self.model.vocabulary)
            relations = Relations(sheet)
            margin = self.model.margins(sheet, relations)
            heads = np.flatnonzero(margin > self.model.settings["net"])
            if len(heads):
                reading = self.model.read(RoleReader(sheet, relations, margin), heads)
                proposals = ((k, one) for k, doc in enumerate(documents) for one in propose_reports(Clauses(doc)))
                reading = add_proposals(sheet, reading, margin, proposals)
                for number, found in self._keep(sheet, reading, margin):
                    out[number].append(found)
        yield from out

    def _keep(self, sheet: Sheet, reading: Reading, margin: Floats) -> Iterator[tuple[int, Attribution]]:
        settings = self.model.settings
        score = self.model.verify(sheet, reading, margin)
        confidence = 1 / (1 + np.exp(-(settings["slope"] * score + settings["shift"])))

        def attribution(k: int) -> tuple[int, Attribution]:
            first, last = reading.view.first[k], reading.view.first[k + 1]
            rows, role = reading.view.token[first:last], ROLE_OF[reading.labels[first:last]]
            number = int(sheet.document[rows[0]])
            tokens, offset = sheet.documents[number].tokens, int(sheet.first[number])
            spans = {
                name: _spans(rows[role == name] - offset, tokens.start, tokens.end) for name in (SOURCE, CUE, CONTENT)
            }
            return number, Attribution(spans[SOURCE], spans[CUE], spans[CONTENT], round(float(confidence[k]), 4))

        # A wish to stay unnamed is no quote, and must not stand in the way of the reading that is right.
        wishes = [find_wishes(document.text) for document in sheet.documents]
        wished = np.array(list(map(bool, wishes)))[sheet.document[reading.view.head]]
        for k in np.flatnonzero(wished & (score > -np.inf)).tolist():
            number, one = attribution(k)
            if quotes_a_wish(sheet.documents[number].text, one, wishes[number]):
                score[k] = -np.inf
        yield from map(attribution, sorted(select(reading, score, settings["threshold"])))


def _spans(rows: Ints, start: npt.NDArray[np.int32], end: npt.NDArray[np.int32]) -> tuple[tuple[int, int], ...]:
    """Pieces of neighbouring tokens as offsets."""
    out, held = [], rows.tolist()
    for place, row in enumerate(held):  # some dozen at most: arrays take longer
        if not place or row > held[place - 1] + 1:
            first = row
        if place + 1 == len(held) or held[place + 1] > row + 1:
            out.append((int(start[first]), int(end[row])))
    return tuple(out)


@cache
def engine() -> Engine:
    """The engine with the shipped model, read once.

    Returns
    -------
    Engine
    """
    return Engine(read_model(Path(str(files("framing.quotes").joinpath("model/attribution.npz")))))
