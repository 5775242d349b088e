"""Mails (``.eml``, ``.mbox``): what a database sent, in the mail or attached to it, or a newsletter as one article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path
from typing import Any

from framing.articles.delivered import text_of_html
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean
from framing.articles.record import Unusable

__all__ = ["is_mail", "read_mail"]

_HEAD = re.compile(rb"\A(?:From \S.*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t].*\r?\n(?:[ \t].*\r?\n)*)+")
#: Stands above each mail of several: a sender, a day with its hour, and then the head. A sentence may begin as well.
_ABOVE = re.compile(
    rb"^From \S{1,320} .{0,60}\d:\d{2}.{0,40}\d{4}[ \t]*\r?\n(?=>?[A-Za-z][A-Za-z0-9-]{1,40}:\s)", re.MULTILINE
)
_END_OF_HEAD = re.compile(r"</head\s*>", re.IGNORECASE)
_AROUND = re.compile(r"<(?:!doctype|/?html|/?body)\b[^<>]{0,2000}>", re.IGNORECASE)
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
    records: list[dict[str, Any] | Unusable] = []
    kinds: dict[str, None] = {}
    notes: dict[str, None] = {}
    for one in _apart(data):
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


def _apart(data: bytes) -> list[bytes]:
    """Mails that stand one behind the other; a mail whose first line is none of a mailbox is one alone."""
    data = data.lstrip()
    starts = [match.start() for match in _ABOVE.finditer(data)] if data.startswith(b"From ") else []
    starts = [0, *(start for start in starts if start)]
    return [data[a:b] for a, b in zip(starts, [*starts[1:], len(data)])]


def _exports_in(message: EmailMessage, opened: Opened) -> list[Found]:
    """What databases put into a mail: files of several articles, or else a body with the layout of one."""
    attached = [_export_in(part, opened) for part in message.walk() if part.get_filename() and not part.is_multipart()]
    seen: set[tuple[str, ...]] = set()
    out: list[Found] = []
    for found in [one for one in attached if one is not None] or _in_bodies(message, opened):
        # the same articles may be attached as text and as a page
        new = [(number, fields) for number, fields in found.records if _which(fields) not in seen]
        seen.update(_which(fields) for _, fields in new)
        out.append(replace(found, records=new))
    return out


def _in_bodies(part: Message, opened: Opened) -> list[Found]:
    """Exports in the parts of a mail that are no files; of several forms of one text, in the first that has one."""
    if not part.is_multipart():
        if part.get_filename():
            return []
        found = _export_in(part, opened) if part.get_content_maintype() == "text" else None
        return [] if found is None else [found]
    inside = [one for one in part.get_payload() if isinstance(one, Message)]
    if part.get_content_subtype() == "alternative":  # the last one is the richest
        return next(filter(None, (_in_bodies(one, opened) for one in reversed(inside))), [])
    return [found for one in inside for found in _in_bodies(one, opened)]


def _export_in(part: Message, opened: Opened) -> Found | None:
    name = part.get_filename() or ""
    kind = Path(name).suffix.lower() or (".html" if part.get_content_subtype() == "html" else ".txt")
    content = part.get_payload(decode=True)
    try:
        found = opened(content if isinstance(content, bytes) else b"", kind)
    except Unusable:
        return None
    return found if found.named and found.kind not in ("page", "mail") and found.records else None


def _which(fields: dict[str, Any] | Unusable) -> tuple[str, ...]:
    """What one article has in every file that holds it; others may print the same text."""
    if isinstance(fields, Unusable):
        return (str(fields),)
    return tuple(" ".join(str(fields.get(name)).split()) for name in ("outlet", "published", "text"))


def _inside_page(markup: str) -> str:
    """What a page shows, without its head and the tags around all."""
    head = _END_OF_HEAD.search(markup)
    return _AROUND.sub("", markup[head.end() :] if head else markup)


def _letter(message: EmailMessage) -> dict[str, Any] | Unusable:
    body = message.get_body(("html", "plain"))
    subject = clean(str(message.get("subject") or ""))
    if body is None:
        return Unusable(f"the mail {subject!r} has no text")
    said = str(body.get_content())
    text = text_of_html(_inside_page(said)) if body.get_content_subtype() == "html" else as_paragraphs(said.split("\n"))
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
