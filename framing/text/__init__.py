"""Tokens, paragraphs, sentences, quotation marks and lemmas, all with offsets; the ground floor."""

from framing.text.document import Document, parse_documents, tag_documents
from framing.text.lemmas import lemma
from framing.text.marks import Quotation, find_quotations
from framing.text.repeats import repeated
from framing.text.sentences import paragraph_spans, sentence_spans
from framing.text.tokens import Tokens, count_words, tokenize

__all__ = [
    "Document",
    "Quotation",
    "Tokens",
    "count_words",
    "find_quotations",
    "lemma",
    "paragraph_spans",
    "parse_documents",
    "repeated",
    "sentence_spans",
    "tag_documents",
    "tokenize",
]
