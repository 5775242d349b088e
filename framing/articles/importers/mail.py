"""Mails (``.eml``, ``.mbox``): what a database sent, in the mail or attached to it, or a newsletter as one article."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from framing.articles.delivered import text_of_html
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean
from framing.articles.record import Unusable

__all__ = ["is_mail", "read_mail"]

_HEAD = re.compile(rb"\A(?:From \S.*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t].*\r?\n(?:[ \t].*\r?\n)*)+")
_BETWEEN = re.compile(rb"^From \S+.*\d{4}\r?$", re.MULTILINE)
_NAMES = re.compile(rb"^(?:from|date|subject|message-id|mime-version|received|to):", re.IGNORECASE | re.MULTILINE)
_LEAST = 3  # of these names
#: What reads the bytes of an attachment, by its suffix.
Opened = Callable[[bytes, str], Found]


def is_mail(data: bytes) -> bool:
    """Whether bytes are a mail, or several.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    bool

    Examples
    --------
    >>> is_mail(b"From: a@b.example\\nSubject: Rain\\nDate: Sat, 2 May 2020 10:00:00 +0000\\n\\nIt rained.")
    True
    """
    head = _HEAD.match(data[:100_000].lstrip())
    return head is not None and len({name.lower() for name in _NAMES.findall(head.group())}) >= _LEAST


def read_mail(data: bytes, opened: Opened) -> Found:
    """Read a mail, or several one behind the other.

    Parameters
    ----------
    data : bytes
    opened : function
        Reads the bytes of an attachment, given its suffix.

    Returns
    -------
    Found
    """
    starts = [match.start() for match in _BETWEEN.finditer(data)] or [0]
    mails = [data[a:b] for a, b in zip(starts, [*starts[1:], len(data)])]
    records: list[dict[str, Any] | Unusable] = []
    kinds: dict[str, None] = {}
    notes: dict[str, None] = {}
    for one in mails:
        try:
            message = message_from_bytes(re.sub(rb"\AFrom .*\r?\n", b"", one.lstrip()), policy=policy.default)
            inside = _exports_in(message, opened)
            letter = None if inside else _letter(message)
        except Exception as error:  # the library stumbles on many a head that is damaged
            records.append(Unusable(f"its head or parts are damaged ({type(error).__name__}): save its text as .txt"))
            continue
        for found in inside:
            kinds[found.kind] = None
            notes |= dict.fromkeys(found.notes)
            records += [fields for _, fields in found.records]
        if letter is not None:
            records.append(letter)
    return export(" and ".join(kinds) or "mail", records, list(notes))


def _exports_in(message: EmailMessage, opened: Opened) -> list[Found]:
    """What databases put into a mail: parts with the layout of one, or files of several articles."""
    out: list[Found] = []
    for part in message.walk():
        name = part.get_filename() or ""
        if part.is_multipart() or not (name or part.get_content_maintype() == "text"):
            continue
        kind = Path(name).suffix.lower() or (".html" if part.get_content_subtype() == "html" else ".txt")
        content = part.get_payload(decode=True)
        try:
            found = opened(content if isinstance(content, bytes) else b"", kind)
        except Unusable:
            continue
        if found.named and found.kind not in ("page", "mail") and found.records:
            out.append(found)
    return out


def _letter(message: EmailMessage) -> dict[str, Any] | Unusable:
    body = message.get_body(("html", "plain"))
    subject = clean(str(message.get("subject") or ""))
    if body is None:
        return Unusable(f"the mail {subject!r} has no text")
    said = str(body.get_content())
    text = text_of_html(said) if body.get_content_subtype() == "html" else as_paragraphs(said.split("\n"))
    sender = message.get("from")
    names = [address.display_name or address.domain for address in sender.addresses] if sender is not None else []
    fields = {
        "title": subject,
        "outlet": names[0] if names else "",
        "published": clean(str(message.get("date") or "")),
        "text": text.strip(),
    }
    if not fields["text"]:
        return Unusable(f"the mail {subject!r} has no text")
    return {key: value for key, value in fields.items() if value}
