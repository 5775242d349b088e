"""Whether a term is an accusation that the text tells of, and who makes it."""

from __future__ import annotations

from framing.frames.participants.mentions_by_place import Mentions
from framing.frames.participants.performers import Performer, Performers
from framing.lexicons import Match
from framing.quotes.voices import Voice, Voices
from framing.text import Document
from framing.text.grammar.tree import NOUNS

__all__ = ["UNATTRIBUTED", "Accusers"]

#: Actor of a quote whose source the text does not name.
UNATTRIBUTED = "UNATTRIBUTED"


class Accusers:
    """Who makes the accusations that one article tells of.

    Parameters
    ----------
    document : Document
    mentions : Mentions
    voices : Voices
    """

    def __init__(self, document: Document, mentions: Mentions, voices: Voices) -> None:
        self._tree, self._voices = document.tree, voices
        self._starts, self._ends = document.tokens.start.tolist(), document.tokens.end.tolist()
        self._performers = Performers(document.tree, self._starts, self._ends, mentions)

    def of(self, match: Match, voice: Voice) -> Performer | None:
        """Who makes the accusation, where the text tells of somebody's act of accusing; None where it does not.

        Who speaks by a cue is who performs it, but for a passive, where the text says who acts or nobody does. An act
        outside the quotation that holds the term is none of it: the quotation has its speaker already.

        Parameters
        ----------
        match : Match
        voice : Voice
            Of the term.

        Returns
        -------
        Performer or None
        """
        speaker = voice.quote.actor if voice.quote is not None else None
        entry = match.entry
        if entry.speech_act:
            found = self._performers.performer(match.first, match.after, speaker)
            cue = voice.cue_of.actor if voice.cue_of is not None else None
            noun = found.actor is not None and self._tree.tags[found.token] in NOUNS
            by_syntax = found.passive or noun or cue in (None, UNATTRIBUTED)  # *rejected French criticism*
            return found if by_syntax else Performer(cue, False, match.first)
        accusing = match.lexicon.accusing
        negative = entry.polarity is not None and entry.polarity < 0
        if entry.frame not in accusing if accusing is not None else not negative:
            return None
        told = self._performers.accuser(match.first, match.after)
        if told is None:
            return None
        where = self._voices.of(self._starts[told.token], self._ends[told.token])
        by_cue = told.passive and where.cue_of is not None and where.cue_of is voice.quote
        return told if by_cue or where.quote is voice.quote else None
