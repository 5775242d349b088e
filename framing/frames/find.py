"""Framing terms with voice, speaker and target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.articles.as_read import as_read
from framing.articles.furniture import analysed_texts
from framing.articles.languages import languages_of
from framing.articles.plain_text import reads_plain
from framing.entrance import takes
from framing.frames.construction import construction
from framing.frames.language import fitting_lexicons
from framing.frames.negation import is_denied, is_negated
from framing.frames.participants.accusers import Accusers
from framing.frames.participants.ranker import Ranker, load_ranker
from framing.frames.participants.reader import Participants
from framing.frames.participants.scene import Scene
from framing.frames.proper_names import drop_names
from framing.lexicons import Lexicon, Match, Matcher, read_lexicons
from framing.quotes.voices import Voice, Voices, read_quotes
from framing.tables import conform, from_records, rows_of
from framing.text import Document

__all__ = ["find_frames"]


@takes(
    articles="articles article_id text",
    quotes="quotes quote_id article_id",
    mentions="mentions mention_id article_id actor_id start end",
    lists=["lexicons"],
)
@reads_plain
def find_frames(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    lexicons: str | Path | Lexicon | Iterable[str | Path | Lexicon] | None = None,
    mentions: pd.DataFrame | None = None,
    registry: Any = None,
    overlap: str = "within",
    ranker: str | Path | Ranker | None = None,
) -> pd.DataFrame:
    """Find framing terms, and say who uses them about whom.

    Parameters
    ----------
    articles : DataFrame
        Table of articles.
    quotes : DataFrame, optional
        Table of quotes, with actors where they are resolved. Without it every term is narration.
    lexicons : str, Path, Lexicon or list of these, optional
        Names of shipped lexicons, files, or lexicons; by default all that are shipped.
    mentions : DataFrame, optional
        Table of mentions; found anew where it is not given.
    registry : optional
        Registry of actors for finding mentions.
    overlap : {"within", "across", "none"}
        Which terms may share words: those of different frames, of different lexicons, or none.
    ranker : str, Path or Ranker, optional
        What finds the participants, as ``framing train participants`` writes it; the shipped one when absent.

    Returns
    -------
    DataFrame
        Table of hits, one row a term found.

    Raises
    ------
    LexiconError
        If a lexicon cannot be read.

    Warns
    -----
    LanguageWarning
        If articles are not in the language of a lexicon, which then is not applied to them.

    Notes
    -----
    The *speaker* is the actor of the innermost quote whose content holds the term; the outlet in narration, to which
    the words of a cue belong; nobody in quotation marks without a source. The *target* is the actor that a ranker,
    trained on articles which readers coded, takes for it, or nobody where the text does not seem to say;
    ``target_confidence`` is the chance that it is right, ``target_rule`` says where it stands to the term. Of an act,
    the *agent* does it and the *patient* suffers it: one of them is the target, by the frame (the lexicon's
    ``[participants]``).

    A term for an act of speech (*accused*, *condemned*) has the one who performs the act as its speaker, in whatever
    voice it stands (*X accused Y*, *was accused by X*, *X's criticism of Y*); so has a term for what somebody is
    accused of or called (*accused Y of fraud*, *called Y a liar*). Where the text does not say who accuses (*is accused
    of fraud*, *the alleged raid*), the speaker stays and the polarity is 0.

    Examples
    --------
    >>> import framing as fr
    >>> articles = fr.read_articles(pd.DataFrame({"article_id": ["a"], "outlet": ["Daily"], "title": [""],
    ...     "text": ["It was an unprovoked attack."]}))
    >>> from framing.tables import empty
    >>> hits = find_frames(articles, empty("quotes"), "conflict", empty("mentions"))
    >>> hits[["surface", "frame", "voice", "speaker"]].values.tolist()
    [['unprovoked attack', 'aggression', 'narration', 'Daily']]
    """
    matcher = _matcher(lexicons, overlap)
    own = ranker if isinstance(ranker, Ranker) else load_ranker(Path(ranker) if ranker is not None else None)
    if mentions is None:
        from framing.actors import find_mentions

        mentions = find_mentions(articles, quotes, registry=registry)
    quotes_of = _by_article(quotes)
    mentions_of = _by_article(mentions)
    rows: list[dict[str, Any]] = []
    records = articles.to_dict("records")
    languages = dict(zip(map(str, articles["article_id"]), languages_of(articles)))
    fitting = fitting_lexicons(languages, matcher.lexicons)
    fits = [bool(fitting[str(article["article_id"])]) for article in records]
    texts = [str(text) for text, fit in zip(analysed_texts(articles), fits) if fit]
    records = [article for article, fit in zip(records, fits) if fit]
    documents = as_read(articles).documents(texts)
    for article, document in zip(records, documents):
        key = str(article["article_id"])
        said, named = quotes_of.get(key, []), mentions_of.get(key, [])
        rows += _article_hits(article, document, said, named, matcher, fitting[key], own)
    return conform(from_records("hits", rows), "hits")


def _matcher(lexicons: Any, overlap: str) -> Matcher:
    """Return the matcher of some lexicons; the last one is kept, since it takes most of a second to build."""
    read = read_lexicons(lexicons)
    if not _LAST or _LAST[0].overlap != overlap or _LAST[0].lexicons != read:
        _LAST[:] = [Matcher(read, overlap)]  # type: ignore[arg-type]
    return _LAST[0]


_LAST: list[Matcher] = []


def _by_article(table: pd.DataFrame | None) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    if table is not None:
        for row in rows_of(table):
            out.setdefault(str(row["article_id"]), []).append(row)
    return out


def _article_hits(
    article: Mapping[Any, Any],
    document: Document,
    quotes: list[dict[str, Any]],
    mentions: list[dict[str, Any]],
    matcher: Matcher,
    fitting: frozenset[str],
    ranker: Ranker,
) -> list[dict[str, Any]]:
    voices = Voices(read_quotes(quotes))
    matches = drop_names(document, matcher.match(document, lambda: document.tree.word_classes, voices.in_scope))
    found = [
        (match, voices.of(match.start, match.end))
        for match in matches
        if match.lexicon.id in fitting
        and article["text"][match.start : match.end] == document.text[match.start : match.end]  # no furniture inside
    ]
    outlet = article.get("outlet")
    body = article.get("body_start")
    scene = Scene(document, mentions, body)
    accusers, participants = Accusers(scene, voices), Participants(scene, ranker)
    rows: list[dict[str, Any]] = []
    for match, voice in found:
        row = _hit(match, voice, accusers, participants, document, outlet)
        if row is not None:
            row |= {
                "hit_id": f"{article['article_id']}:h{len(rows) + 1:04d}",
                "article_id": article["article_id"],
                "outlet": outlet,
                "in_title": isinstance(body, int) and match.start < body,
            }
            rows.append(row)
    return rows


def _hit(
    match: Match,
    voice: Voice,
    accusers: Accusers,
    participants: Participants,
    document: Document,
    outlet: Any,
) -> dict[str, Any] | None:
    entry = match.entry
    negated = denied = False
    if entry.negation != "part":
        negated = is_negated(document.tree, match.first, match.after, entry)
        denied = is_denied(document.tree, match.first, match.after, entry)
        if negated and entry.negation == "drop":
            return None
    if voice.quote is not None and voice.quote.denies:
        denied = True
    polarity = entry.polarity
    if negated and entry.negation == "flip" and polarity is not None:
        polarity = -polarity
    speaker = voice.quote.actor if voice.quote is not None else outlet
    accuser = accusers.of(match, voice)
    if accuser is not None and accuser.actor is not None:
        speaker = accuser.actor
    elif accuser is not None and not accuser.own and polarity is not None:
        polarity = 0.0
    found = participants.of(match, voice, accuser.actor if accuser is not None else None)
    target, agent, patient = found.target, found.agent, found.patient
    return {
        "quote_id": voice.quote.quote_id if voice.quote else None,
        "voice": voice.voice,
        "speaker": None if voice.voice == "scare" else speaker,
        "lexicon": match.lexicon.id,
        "lexicon_version": match.lexicon.version,
        "frame": entry.frame,
        "term_id": entry.id,
        "surface": document.text[match.start : match.end],
        "start": match.start,
        "end": match.end,
        "target": target.actor if target else None,
        "target_mention": target.mention if target else None,
        "target_rule": target.rule if target else None,
        "target_confidence": target.confidence if target else None,
        "agent": agent.actor if agent else None,
        "agent_mention": agent.mention if agent else None,
        "patient": patient.actor if patient else None,
        "patient_mention": patient.mention if patient else None,
        "construction": construction(document.tree, match.first, match.after, entry),
        "polarity": polarity,
        "negated": negated,
        "denied": denied,
        "weight": entry.weight,
    }
