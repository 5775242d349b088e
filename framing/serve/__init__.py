"""A page to paste a text into: quotes, speakers and framing terms of one text, in a browser on the same machine.

A text that somebody pastes enters; the pages of the report for this one text leave, and nothing stays.
``read_pasted.py`` reads a text and makes its page, ``paste_page.py`` makes the page with the form, and
``paste_server.py`` answers the browser. The server listens on this machine only, answers only who calls it by a name of
this machine, takes texts only from its own page, and keeps nothing.
"""

from framing.serve.paste_server import PasteServer
from framing.serve.read_pasted import PastedReader

__all__ = ["PasteServer", "PastedReader"]
