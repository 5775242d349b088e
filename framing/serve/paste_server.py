"""Answer a browser on the same machine, and nobody else."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from framing.limits import ARTICLE
from framing.report import ReportPage
from framing.serve.paste_page import message_page, paste_page
from framing.serve.read_pasted import PastedReader

__all__ = ["PasteServer"]

_LOOPBACK = ("127.0.0.1", "::1")
#: By which a browser on this machine calls it. Another name, though it leads here, is that of a page elsewhere.
_OWN_NAME = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_FORM = "application/x-www-form-urlencoded"
_PER_CHARACTER = 12  # bytes that a character takes at most, in a form
_FRAME = 10_000  # bytes of a form beside its text
_DRAINED = 100_000_000  # bytes of what is too long that are taken from the line, so that the browser gets the message
_PATIENCE = 120.0  # seconds that a text waits for the one before
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class _Refused(Exception):
    """A request that is not answered as it was asked: its status, and why."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class PasteServer(ThreadingHTTPServer):
    """A page to paste a text into, for this machine alone.

    Parameters
    ----------
    reader : PastedReader
        What reads the texts.
    host : {"127.0.0.1", "::1"}
        Any other address is refused.
    port : int
        0 takes one that is free.

    Attributes
    ----------
    url : str
        The address to open.

    Raises
    ------
    ValueError
        If the address is not one of this machine alone, or the port is no port.
    OSError
        If the port is in use.

    Examples
    --------
    >>> PasteServer(PastedReader(), host="0.0.0.0")
    Traceback (most recent call last):
    ValueError: '0.0.0.0' is not the address of this machine alone; it is 127.0.0.1 or ::1. ...
    """

    daemon_threads = True

    def __init__(self, reader: PastedReader, host: str = _LOOPBACK[0], port: int = 0) -> None:
        if host not in _LOOPBACK:
            raise ValueError(
                f"{host!r} is not the address of this machine alone; it is {' or '.join(_LOOPBACK)}. To read texts on "
                "a machine far away, lead a port to it: ssh -L 8765:127.0.0.1:8765 MACHINE"
            )
        if not 0 <= port <= 65535:
            raise ValueError(f"the port is {port}; it is a number from 0, which takes a free one, to 65535")
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.reader = reader
        self.reading = threading.Lock()
        try:
            super().__init__((host, port), _Answer)
        except OSError as error:
            raise OSError(f"port {port} of {host} cannot be had ({error.strerror}); take another with --port, or 0 for "
                          "any that is free") from error  # fmt: skip
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self.server_address[1]}/"

    def server_bind(self) -> None:
        """Bind, without asking anybody for the name of this machine."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is nothing to tell."""


class _Answer(BaseHTTPRequestHandler):
    """One request."""

    server: PasteServer
    server_version, sys_version = "framing", ""
    timeout = 60

    def do_GET(self) -> None:
        """Give the form."""
        self._answered(self._form)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Read the text that was sent."""
        self._answered(self._read)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no record of what is asked."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say what is wrong with a request that could not even be read."""
        status = HTTPStatus(code)
        self._send(status, message_page(f"{status.phrase}. {status.description}".strip()))

    def _answered(self, give: Any) -> None:
        try:
            self._require_own_name()
            status, page = give()
        except _Refused as refused:
            status, page = refused.status, message_page(str(refused))
        self._send(status, page)

    def _require_own_name(self) -> None:
        names = self.headers.get_all("Host") or []
        if len(names) != 1 or not _OWN_NAME.fullmatch(names[0]):
            raise _Refused(
                HTTPStatus.MISDIRECTED_REQUEST,
                f"This page is for this computer alone, under its own name. Open {self.server.url} instead.",
            )

    def _require_own_page(self) -> None:
        """A text comes from the form of this server, not from a page elsewhere that sends one in somebody's name."""
        origins = self.headers.get_all("Origin") or []
        own = f"http://{self.headers['Host']}".lower()
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        if [origin.lower() for origin in origins] != [own] or site != "same-origin":
            raise _Refused(
                HTTPStatus.FORBIDDEN,
                f"A text is taken from the page of this server only, and this one came from elsewhere. Open "
                f"{self.server.url} and paste it there.",
            )

    def _form(self) -> tuple[HTTPStatus, ReportPage]:
        if self.path == "/read":  # a page that was read, loaded again: its text is gone
            wrong = "The text that was read here is kept nowhere; paste it again."
            return HTTPStatus.OK, paste_page(self.server.reader.about, wrong=wrong)
        if self.path != "/":
            raise _Refused(HTTPStatus.NOT_FOUND, "There is no such page here.")
        return HTTPStatus.OK, paste_page(self.server.reader.about)

    def _read(self) -> tuple[HTTPStatus, ReportPage]:
        self._require_own_page()
        if self.path != "/read":
            raise _Refused(HTTPStatus.NOT_FOUND, "There is no such page here.")
        text, outlet = self._sent()
        reader, reading = self.server.reader, self.server.reading
        if not reading.acquire(timeout=_PATIENCE):
            raise _Refused(HTTPStatus.SERVICE_UNAVAILABLE, "Another text is still being read; try again in a minute.")
        try:
            return HTTPStatus.OK, reader.page(text, outlet)
        except ValueError as error:
            return HTTPStatus.BAD_REQUEST, paste_page(reader.about, text, outlet, str(error))
        except Exception as error:  # the next text is another one
            wrong = f"This text could not be read ({type(error).__name__}: {error})."
            return HTTPStatus.INTERNAL_SERVER_ERROR, paste_page(reader.about, text, outlet, wrong)
        finally:
            reading.release()

    def _sent(self) -> tuple[str, str]:
        """Text and outlet of the form."""
        if self.headers.get_content_type() != _FORM:
            raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"A text is sent by the form of the page, as {_FORM}.")
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not re.fullmatch("[0-9]{1,15}", length):
            raise _Refused(HTTPStatus.LENGTH_REQUIRED, "How long the text is was not said.")
        size = int(length)
        if size > _PER_CHARACTER * ARTICLE.most + _FRAME:
            self._drain(size)
            raise _too_long(ARTICLE.message(size, "The form has").replace(ARTICLE.unit, "bytes", 1))
        body = self.rfile.read(size)
        if len(body) < size:
            raise _Refused(HTTPStatus.BAD_REQUEST, "The text broke off on its way; send it again.")
        try:
            fields = parse_qs(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, errors="strict",
                              max_num_fields=4)  # fmt: skip
            [text], [outlet] = fields["text"], fields.get("outlet", [""])
        except (KeyError, ValueError):
            raise _Refused(HTTPStatus.BAD_REQUEST, "This is not what the form of the page sends.") from None
        text = text.replace("\r\n", "\n")  # a form sends each line end as two characters
        if not ARTICLE.allows(len(text)):
            raise _too_long(ARTICLE.message(len(text), "The text has"))
        return text, outlet

    def _drain(self, size: int) -> None:
        left = min(size, _DRAINED)
        while left > 0 and (piece := self.rfile.read(min(left, 1 << 16))):
            left -= len(piece)

    def _send(self, status: HTTPStatus, page: ReportPage) -> None:
        body = page.html.encode("utf-8", "replace")
        self.send_response_only(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", f"{page.policy}; frame-ancestors 'none'")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _too_long(message: str) -> _Refused:
    return _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"{message}. Or paste a part of it.")
