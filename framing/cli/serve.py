"""``framing serve``: a page to paste a text into, on this machine alone."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from framing.cli.common import Actors, Lexicons, Scope, human_errors, say

__all__ = ["serve"]


@human_errors()
def serve(
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes one that is free.")] = 8765,
    host: Annotated[str, typer.Option(help="127.0.0.1 or ::1; no other machine can reach the page.")] = "127.0.0.1",
    scope: Scope = "speech",
    lexicon: Lexicons = None,
    actors: Actors = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Show a page to paste a text into: its quotes with their speakers, and framing terms with their voice.

    The page is for this machine alone, asks nothing of any other, and keeps nothing. Ctrl-C ends it.
    """
    from framing.serve import PastedReader, PasteServer

    reader = PastedReader(actors, lexicon, scope)
    with PasteServer(reader, host, port) as server:
        try:
            reader.warm_up()
            say(f"{server.url} reads a text that you paste there; Ctrl-C ends it")
            if open_:
                webbrowser.open(server.url)
            server.serve_forever()
        except KeyboardInterrupt:
            say("framing serve has ended; nothing was kept")
