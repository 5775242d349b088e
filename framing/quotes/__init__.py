"""Who said what: attributed quotes with their sources and cues, and scare quotes."""

from framing.quotes.attribution import Attribution
from framing.quotes.cue_lexicon import Cue, CueLexicon, cue_lexicon
from framing.quotes.extractor import extract_quotes, quotes_of

__all__ = ["Attribution", "Cue", "CueLexicon", "cue_lexicon", "extract_quotes", "quotes_of"]
