"""What the page of methods says: what was read, by which rules it was counted, and how good the measures are."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import pandas as pd

from framing.lexicons import read_lexicon, shipped_lexicons
from framing.lexicons.files.lexicon import Lexicon
from framing.report.coded_rows import CodedRows, RunTables
from framing.tables import is_missing

__all__ = ["counted", "frames_and_terms", "methods", "sentences"]

_REASONS = 12


def counted(number: int, thing: str, things: str = "") -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "article"), counted(1200, "article"), counted(2, "copy", "copies")
    ('1 article', '1,200 articles', '2 copies')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def lexicon_of(name: str) -> Lexicon | None:
    """The shipped lexicon of a name; None for one of the user's own, whose file is not here."""
    return read_lexicon(name) if name in shipped_lexicons() else None


def frames_and_terms(coded: CodedRows) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What each frame means, and the entry of each term that occurs.

    Parameters
    ----------
    coded : CodedRows

    Returns
    -------
    frames : dict of str to str
    terms : list of dict
        id, lexicon, frame (that of most of its hits), pattern, source, note; by the numbers of the terms.
    """
    frames: dict[str, str] = {}
    entries: dict[str, dict[str, str]] = {}
    for name in sorted({term.partition(":")[0] for term in coded.terms.listed}):
        lexicon = lexicon_of(name)
        if lexicon is None:
            continue
        frames |= dict(lexicon.frames)
        for entry in lexicon.entries:
            cited = "; ".join(lexicon.sources.get(key, key) for key in entry.source)
            entries[f"{name}:{entry.id}"] = {"pattern": entry.pattern, "source": cited, "note": entry.note}
    terms = []
    hits = coded.columns["hits"]
    both = Counter(zip(hits["term"].tolist(), hits["frame"].tolist()))
    framed = {term: coded.frames.listed[frame] for (term, frame), _ in reversed(both.most_common())}
    for number, term in enumerate(coded.terms.listed):
        name, _, own = term.partition(":")
        terms.append({"lexicon": name, "id": own, "frame": framed[number], **entries.get(term, {})})
    return frames, terms


def methods(run: RunTables, coded: CodedRows) -> dict[str, Any]:
    """Everything that the page of methods says.

    Parameters
    ----------
    run : object
        With the tables of a study and its record.
    coded : CodedRows

    Returns
    -------
    dict
    """
    record = run.run
    corrections = record.get("corrections") or []
    measured = tomllib.loads(files("framing.report").joinpath("measured.toml").read_text(encoding="utf-8"))["measured"]
    models = record.get("model") or {}
    reasons = Counter(str(item.reason) for item in run.rejected)
    return {
        "paragraphs": sentences(run, coded, corrections),
        "versions": sorted((record.get("versions") or {}).items()),
        "lexicons": [_lexicon(about, coded) for about in record.get("lexicons") or ()],
        "registry": record.get("registry") or {},
        "options": sorted((record.get("options") or {}).items()),
        "seed": record.get("seed"),
        "models": sorted(models.items()),
        "measured": measured,
        "rejected": reasons.most_common(_REASONS),
        "more_rejected": max(0, len(reasons) - _REASONS),
        "corrections": _corrections(corrections),
    }


def sentences(run: RunTables, coded: CodedRows, corrections: Sequence[Mapping[str, Any]] = ()) -> list[str]:
    """The method in sentences that can go into a paper.

    Parameters
    ----------
    run : object
    coded : CodedRows
    corrections : sequence of mapping
        What people have marked in the rows.

    Returns
    -------
    list of str
    """
    articles, record = coded.articles, run.run
    days = sorted(str(day)[:10] for day in articles["published"] if not is_missing(day))
    when = f", published {days[0]} to {days[-1]}" if days else ""
    options = record.get("options") or {}
    version = (record.get("versions") or {}).get("framing", "")
    copies = int(coded.copy.sum())
    aside = (
        f"{counted(len(run.rejected), 'input was', 'inputs were')} set aside"
        if run.rejected
        else "Nothing was set aside"
    )
    repeated = (
        f"{counted(copies, 'article repeats', 'articles repeat')} another one of the same outlet and "
        f"{'is' if copies == 1 else 'are'} counted only where a reader asks for copies."
        if copies
        else "No article repeats another one of the same outlet."
    )
    languages = Counter(language for language in coded.unread if language)
    unread = ", ".join(f"{number:,} {language}" for language, number in languages.most_common())
    elsewhere = (
        f" {counted(languages.total(), 'article is', 'articles are')} not in English ({unread}), and nothing was "
        "looked for in there."
    )
    out = [
        f"The collection has {counted(len(articles), 'article')} of {counted(len(coded.outlets.listed), 'outlet')}"
        f"{when}. {aside}. {repeated}" + (elsewhere if languages else ""),
        f"Quotes, actors and framing terms were found by framing {version}".rstrip()
        + (
            "; of attributions, those of speech, plans, beliefs and findings"
            if options.get("scope") == "all"
            else "; of attributions, those of speech"
        )
        + f". This gave {counted(len(run.quotes), 'quote')}, {counted(len(run.mentions), 'mention')} of actors and "
        f"{counted(len(run.hits), 'framing term')}. A term belongs to the voice in which it stands: the outlet’s own "
        "narration, the quoted or the reported words of a source, or short marked words that nobody is credited with.",
        "Numbers on the pages are counts of rows, and each leads to its rows. The unit of inference is the article: "
        "quotes and terms of one article are not independent. Accusations leave out terms whose target is unsure, and "
        "those that are denied.",
    ]
    seen = {(one["table"], one["row"]) for one in corrections}
    wrong = {(one["table"], one["row"]) for one in corrections if one["change"] != "right"}
    if seen:
        right = f", {counted(len(seen - wrong), 'other was', 'others were')} found right" if seen - wrong else ""
        out.append(
            f"{counted(len(wrong), 'row was', 'rows were')} corrected by hand after reading{right}. Readers mark what "
            "they come upon, which is no random sample: these are no error rates."
        )
    return out


def _lexicon(about: Mapping[str, Any], coded: CodedRows) -> dict[str, Any]:
    own = lexicon_of(str(about.get("id")))
    found = sum(term.startswith(f"{about.get('id')}:") for term in coded.terms.listed)
    same = own is not None and own.version == about.get("version")
    return {
        "id": about.get("id"), "version": about.get("version"), "sha256": str(about.get("sha256", ""))[:12],
        "entries": len(own.entries) if own is not None and same else None, "found": found,
        "title": own.title if own is not None else "", "citation": own.citation if own is not None else "",
        "licence": own.licence if own is not None else "",
    }  # fmt: skip


def _corrections(corrections: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """How many rows each person corrected, and when."""
    if not corrections:
        return []
    table = pd.DataFrame(list(corrections))
    return [
        {"author": author, "kind": kind, "n": part["row"].nunique(), "first": min(part["date"]),
         "last": max(part["date"])}
        for (author, kind), part in table.groupby(["author", "kind"], sort=True)
    ]  # fmt: skip
