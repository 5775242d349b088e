"""The ground floor: what a text consists of.

A text enters; tokens, paragraphs, sentences, quotation marks, lemmas and trees leave, all with offsets into the text
as it is. :class:`Document` works each of them out once, when it is asked for.
"""

from framing.text.document import Document, parse_documents, parse_sentences, tag_documents
from framing.text.folding import Folded, fold, folded_text
from framing.text.lemmas import lemma
from framing.text.marks import Quotation, find_quotations
from framing.text.repeats import repeated
from framing.text.sentences import paragraph_spans, sentence_spans
from framing.text.tokens import Tokens, count_words, tokenize

__all__ = [
    "Document",
    "Folded",
    "Quotation",
    "Tokens",
    "count_words",
    "find_quotations",
    "fold",
    "folded_text",
    "lemma",
    "paragraph_spans",
    "parse_documents",
    "parse_sentences",
    "repeated",
    "sentence_spans",
    "tag_documents",
    "tokenize",
]
