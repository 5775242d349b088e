"""``framing serve`` as a program: it says where its page is, and ends with a line."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.serve import PasteServer


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def test_it_serves_until_it_is_interrupted(tmp_path):
    command = [sys.executable, "-m", "framing", "serve", "--port", "0", "--lexicon", "conflict", "--actors", "syria"]
    held = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=held,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs in the background ignores it
    ) as run:
        try:
            line = run.stderr.readline()
            [url] = re.findall(
                r"^(http://127\.0\.0\.1:\d+/) reads a text that you paste there; Ctrl-C ends it$", line.strip()
            )
            with urllib.request.urlopen(url, timeout=60) as answer:
                assert "actors of the registry syria; terms of conflict" in answer.read().decode()
            run.send_signal(signal.SIGINT)
            out, err = run.communicate(timeout=60)
        finally:
            run.kill()  # nobody waits for one that does not end
    assert (run.returncode, out, err) == (0, "", "framing serve has ended; nothing was kept\n")
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_served_is_told():
    for options, told in (
        (["--host", "0.0.0.0"], "it is 127.0.0.1 or ::1"),
        (["--port", "70000"], "from 0, which takes a free one"),
        (["--actors", "nowhere"], "nowhere"),
        (["--scope", "some"], "scope is 'some'"),
    ):
        done = CliRunner().invoke(app, ["serve", *options])
        assert done.exit_code == 2 and told in done.output, done.output


def test_a_browser_is_opened_only_when_asked(monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(PasteServer, "serve_forever", lambda self: None)
    for options in ([], ["--open"]):
        done = CliRunner().invoke(app, ["serve", "--port", "0", "--lexicon", "conflict", *options])
        assert done.exit_code == 0, done.output
    assert len(opened) == 1 and opened[0].startswith("http://127.0.0.1:")
