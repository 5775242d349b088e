"""All mentions of one article: names, noun phrases about persons, groups and documents, and pronouns."""

from __future__ import annotations

from framing.actors.detect.attachments import link
from framing.actors.detect.mention import Mention
from framing.actors.detect.noun_phrases import put_nominals
from framing.actors.detect.page import Page
from framing.actors.detect.page_names import put_names
from framing.actors.registry.countries import places
from framing.actors.registry.registry import Registry
from framing.actors.words.closed_classes import PRONOUNS
from framing.text import Document

__all__ = ["scan"]


def scan(doc: Document, registry: Registry, date: str | None = None) -> Page:
    """Find the mentions of an article.

    Parameters
    ----------
    doc : Document
    registry : Registry
    date : str, optional
        Day of publication, ISO 8601.

    Returns
    -------
    Page

    Examples
    --------
    >>> page = scan(Document("A spokesman for the ministry said he knew Ann Lee."), Registry())
    >>> [(page.text_of(m), m.form, m.definite) for m in page.mentions]
    [('spokesman', 'nominal', 'a'), ('ministry', 'nominal', 'the'), ('he', 'pronoun', ''), ('Ann Lee', 'name', '')]
    """
    page = Page(doc)
    put_names(page, registry, places(), date)
    put_nominals(page)
    _put_pronouns(page)
    page.sort()
    link(page)
    return page


def _put_pronouns(page: Page) -> None:
    words, sentence = page.words, page.sentence
    for i, word in [(i, word) for i, word in enumerate(page.lower) if word in PRONOUNS]:
        if page.holder[i] is not None or word == "that":
            continue
        kind, plural, gender, person = PRONOUNS[word]
        if person == 0 and (i == 0 or sentence[i - 1] != sentence[i]):
            continue  # a question, not a relative clause
        if (word == "mine" and page.tree.tags[i] == "NN") or words[i] == "US" or (word == "i" and words[i] != "I"):
            continue
        page.put(Mention(i, i + 1, i, "pronoun", kind, word, plural, gender))
