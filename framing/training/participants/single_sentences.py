"""Single sentences that others coded: who does a political act to whom, and whose deaths a sentence tells."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from framing.validity.shipped.coded_terms import CodedArticle, CodedTerm, spans_of
from framing.validity.shipped.gold_terms import Span

__all__ = [
    "DEATH_SIDES", "EVENT_FRAMES", "acted", "held_out", "read_deaths", "read_events", "sides_of", "terms_of_events",
]  # fmt: skip

#: Frames whose terms tell of the act of a PLOVER root, with the same agent and patient.
EVENT_FRAMES = {
    "ACCUSE": ("condemnation", "blame"),
    "ASSAULT": ("aggression", "casualties", "occupation", "terrorism"),
    "COERCE": ("aggression", "occupation", "blame"),
    "PROTEST": ("condemnation",),
    "REJECT": ("condemnation",),
    "SANCTION": ("condemnation",),
    "THREATEN": ("aggression",),
}
#: Words by which a name shows a side in the sentences about deaths; they are the data's, not the package's.
DEATH_SIDES = {
    "palestine": r"palestin|gaza|hamas|islamic jihad|west bank|rafah|khan younis|jenin|nablus|jabalia|unrwa|hebron",
    "israel": r"israel|jew|kibbut|hostage|sderot|supernova|nova |idf|tel aviv|beeri|be.eri|kfar aza|re.im",
}


def read_events(path: Path) -> pd.DataFrame:
    """Sentences that tell of political acts, with who does them and to whom.

    Parameters
    ----------
    path : Path
        Tab-separated with ``sentence_id``, ``sentence``, ``source``, ``target`` and ``root`` (PLOVER's root code).

    Returns
    -------
    rows : DataFrame
        Each sentence as an article, with the spans ``source`` and ``target`` and the ``root``; sentences in which
        these words are not found are left out.
    """
    table = pd.read_csv(path, sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE)
    rows = []
    for number, row in enumerate(table.to_dict("records")):
        text = str(row["sentence"])
        begins = {name: text.find(row[name]) for name in ("source", "target")}
        if min(begins.values()) >= 0:
            own = {name: (start, start + len(row[name])) for name, start in begins.items()}
            rows.append({"article_id": f"event-{number}", "outlet": "", "text": text, "root": row["root"], **own})
    return pd.DataFrame(rows)


def terms_of_events(rows: pd.DataFrame, hits: pd.DataFrame, roles: Mapping[tuple[str, str], str]) -> list[CodedArticle]:
    """Terms that tell of the act of a sentence, coded by the sentence's source and target.

    Parameters
    ----------
    rows : DataFrame
        Of :func:`read_events`.
    hits : DataFrame
        Framing terms in these sentences.
    roles : mapping of (str, str) to str
        Role of the target of each entry, by lexicon and entry.

    Returns
    -------
    list of CodedArticle
        Terms of frames that belong to the root (:data:`EVENT_FRAMES`).
    """
    out = []
    own = {key: list(group.to_dict("records")) for key, group in hits.groupby("article_id")}
    for row in rows.to_dict("records"):
        terms = []
        for hit in own.get(row["article_id"], ()):
            role = roles[hit["lexicon"], hit["term_id"]]
            if hit["frame"] in EVENT_FRAMES.get(row["root"], ()) and role in ("agent", "patient"):
                span = int(hit["start"]), int(hit["end"])
                term = CodedTerm(span, hit["frame"], hit["voice"])
                terms.append(acted(term, role, ("source", "target"), (row["source"], row["target"])))
        out.append(CodedArticle(row["article_id"], "", {}, terms, spans_of(terms)))
    return out


def acted(
    term: CodedTerm,
    role: str,
    ends: tuple[str | None, str | None],
    spans: tuple[Span | None, Span | None] = (None, None),
) -> CodedTerm:
    """Put who does an act, and who suffers it, in the places of a coded term.

    Parameters
    ----------
    term : CodedTerm
    role : {"agent", "patient"}
        Of its target.
    ends : tuple of (str or None)
        Agent and patient.
    spans : tuple of (tuple of int or None)
        Where they are named.

    Returns
    -------
    CodedTerm
    """
    this, that = (0, 1) if role == "agent" else (1, 0)
    return replace(term, target=ends[this], other=ends[that], target_span=spans[this], other_span=spans[that])


def read_deaths(path: Path) -> pd.DataFrame:
    """Sentences that tell of deaths, each as an article, with the side whose deaths they are.

    Parameters
    ----------
    path : Path
        CSV with ``sentence``, ``whose_deaths`` (palestine | israel | both) and ``voice``.

    Returns
    -------
    DataFrame
        article_id, outlet, text, whose, voice.
    """
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return pd.DataFrame(
        {
            "article_id": [f"death-{n}" for n in range(len(table))],
            "outlet": "BBC",
            "text": table["sentence"],
            "whose": table["whose_deaths"],
            "voice": table["voice"],
        }
    )


def sides_of(names: Iterable[str]) -> set[str]:
    """Sides of :data:`DEATH_SIDES` that the first name which shows any shows."""
    for name in names:
        found = {side for side, pattern in DEATH_SIDES.items() if re.search(pattern, name.lower())}
        if found:
            return found
    return set()


def held_out(sentence: str, parts: int = 4) -> bool:
    """Whether a sentence is of the part on which nothing is trained: one of four, by a hash of its words.

    Parameters
    ----------
    sentence : str
    parts : int

    Returns
    -------
    bool

    Examples
    --------
    >>> sum(held_out(f"They fought {n} battles.") for n in range(1000))
    252
    """
    return int.from_bytes(hashlib.blake2b(sentence.encode(), digest_size=4).digest(), "big") % parts == 0
