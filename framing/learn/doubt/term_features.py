"""What is looked at to tell whether a term casts doubt: its kind, what it governs, and what stands around it."""

from __future__ import annotations

from framing.lexicons.words import words
from framing.text import Document

__all__ = ["FEATURES", "kind_of_term", "tells_of_harm", "term_features"]

#: Kinds of terms: a word of claiming, hearsay, a label that says who runs the source, and all others.
KINDS = ("claim", "hearsay", "label", "other")
_OF_CLAIMS = (
    "verb",
    "past",
    "object",
    "clause",
    "harm after it",
    "number of people harmed after it",
    "noun, harm before it",
    "noun, number before it",
    "somebody checks it",
)
#: Names of the features, in the order of the columns.
FEATURES = (*KINDS, *_OF_CLAIMS)
_NOMINAL = ("amod", "compound")  # relations in which a participle describes a noun


def kind_of_term(document: Document, start: int, end: int) -> tuple[str, int]:
    """Kind of a term, and its most telling token.

    Parameters
    ----------
    document : Document
    start, end : int

    Returns
    -------
    kind : {"claim", "hearsay", "label", "other"}
    token : int

    Raises
    ------
    ValueError
        If no word lies in the span.

    Examples
    --------
    >>> kind_of_term(Document("The rebel-run ministry says 40 died."), 4, 13)
    ('label', 1)
    """
    tokens = document.tokens
    inside = [i for i, (s, e) in enumerate(zip(tokens.start, tokens.end)) if e > start and s < end]
    if not inside:
        raise ValueError(f"the span {start}-{end} holds no word of {document.text!r}")
    lemmas, lower = document.tree.lemmas, document.tree.lower
    claims, hearsay, said_of, rules = (
        words(f"frames.doubt.{name}") for name in ("claims", "hearsay", "said_of", "rules")
    )
    for token in inside:
        if lemmas[token] in claims or lower[token] in claims:
            return "claim", token
    for token in inside:
        if lower[token].rpartition("-")[2] in rules:
            return "label", token
    for token in inside:
        if lower[token] in hearsay or (lower[token] in said_of and document.tree.passive(token)):
            return "hearsay", token
    return "other", inside[0]


def tells_of_harm(document: Document) -> bool:
    """Whether a sentence holds a word for harm done to people.

    Parameters
    ----------
    document : Document
        One sentence.

    Returns
    -------
    bool

    Examples
    --------
    >>> tells_of_harm(Document("He claimed that 40 people died.")), tells_of_harm(Document("He claimed the seat."))
    (True, False)
    """
    harm = words("frames.doubt.harm")
    return any(word in harm for some in (document.tree.lemmas, document.tree.lower) for word in some)


def term_features(document: Document, start: int, end: int) -> list[float]:
    """Values of :data:`FEATURES` for a term.

    Parameters
    ----------
    document : Document
        One sentence.
    start, end : int
        Span of the term.

    Returns
    -------
    list of float

    Examples
    --------
    >>> sentence = "The war has claimed 40 lives."
    >>> values = term_features(Document(sentence), sentence.index("claimed"), sentence.index(" 40"))
    >>> [name for name, value in zip(FEATURES, values) if value]
    ['claim', 'verb', 'past', 'object']
    """
    kind, term = kind_of_term(document, start, end)
    found = {kind} | (_about_claim(document, term) if kind == "claim" else set())
    return [float(name in found) for name in FEATURES]


def _about_claim(document: Document, term: int) -> set[str]:
    """Features of a word of claiming."""
    tree = document.tree
    lemmas, lower, tags = tree.lemmas, tree.lower, tree.tags
    verb = tags[term].startswith("VB") and tree.relations[term] not in _NOMINAL
    behind, before = range(term + 1, tree.span(term)[1]), range(term)
    harmful, checks = words("frames.doubt.harm"), words("frames.doubt.checks")

    def harm(places: range) -> bool:
        return any(lemmas[i] in harmful or lower[i] in harmful for i in places)

    def number(places: range) -> bool:
        return any(tags[i] == "CD" for i in places)

    asked = {
        "verb": verb,
        "past": tags[term] in ("VBD", "VBN"),
        "object": tree.child(term, "dobj") >= 0,
        "clause": tree.child(term, "ccomp", "xcomp") >= 0,
        "harm after it": harm(behind),
        "number of people harmed after it": harm(behind) and number(behind),
        "noun, harm before it": not verb and harm(before),
        "noun, number before it": not verb and number(before),
        "somebody checks it": any(word in checks for word in lower),
    }
    return {name for name, yes in asked.items() if yes}
