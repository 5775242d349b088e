"""The page to paste a text into: what it gives, and all that it refuses."""

import http.client
import json
import re
import socket
import threading
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.serve import PastedReader, PasteServer
from framing.serve.paste_page import message_page, paste_page

BIDI = "\u202eevil\u202c"
HOSTILE = (
    f'</textarea></script><script>alert(1)</script><img src=x onerror="alert(2)"> {BIDI} \U0001f600 [bold]x[/bold]'
)


@pytest.fixture(scope="module")
def server():
    with PasteServer(PastedReader(lexicons="conflict")) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def host_of(server):
    return server.url.removeprefix("http://").rstrip("/")


def ask(server, method="GET", path="/", body=None, **headers):
    """Status, headers and text of an answer; a header that is None is not sent."""
    host = host_of(server)
    sent = {"Host": host, "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}"}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        sent.setdefault("Content-Length", str(len(body)))
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=60)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in sent.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(None if body is None else body.encode())
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, text


def paste(server, text, **headers):
    return ask(server, "POST", "/read", urlencode({"text": text, "outlet": "Post"}), **headers)


def embedded(page, name):
    [data] = re.findall(rf'<script type="application/json" id="data-{name}">(.*?)</script>', page, flags=re.DOTALL)
    return json.loads(data)


def test_the_form_and_the_page_of_a_text_load_nothing_from_elsewhere(server):
    for status, headers, page in (ask(server), paste(server, "“It was an attack,” Ann Lee said.")):
        assert status == 200
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy
        assert headers["Cache-Control"] == "no-store" and headers["X-Content-Type-Options"] == "nosniff"
        assert "Server" not in headers and "Set-Cookie" not in headers
        outside = [link for link in re.findall(r"(?:src|href|action)=\"([^\"]*)\"", page) if ":" in link]
        assert set(outside) <= {"data:,"}
    assert ask(server, "HEAD")[::2] == (200, "")


def test_the_page_has_the_spans_of_the_text(server):
    text = "Talks fail\n\n“It was an unprovoked attack,” Ann Lee said 😀 on Monday."
    status, _, page = paste(server, text.replace("\n", "\r\n"))  # as a browser sends it
    [article] = embedded(page, "text-00000")
    study, _ = server.reader.study(text, "Post")
    assert status == 200 and article["text"] == text
    [quote] = study.quotes.to_dict("records")
    assert article["q"][0][1] == [offset for span in quote["content_spans"] for offset in span]
    assert [row[1] for row in article["h"]] == study.hits[["start", "end"]].to_numpy().tolist() != []
    assert embedded(page, "names")[article["q"][0][4]] == "Ann Lee"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", None],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_another_name_of_this_machine_is_refused(server, host, method):
    """A page elsewhere whose name was made to lead here (DNS rebinding) is not answered."""
    origin = None if host is None else f"http://{host}"
    status, headers, page = ask(
        server, method, "/read" if method == "POST" else "/", "text=a", Host=host, Origin=origin
    )
    assert status == 421 and "<form" not in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8765"])
def test_every_own_name_is_answered(server, host):
    assert ask(server, Host=host)[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": None}, {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost.evil.example"}, {"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site"},
    ],
)  # fmt: skip
def test_a_text_from_another_page_is_refused(server, headers):
    status, _, page = paste(server, "He left.", **headers)
    assert status == 403 and "came from elsewhere" in page


def test_a_text_that_is_too_long_is_refused(server, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_ARTICLE", "1000")
    status, _, page = paste(server, "He left. " * 120)
    assert status == 413 and "1,080 characters; at most 1,000 are read" in page and "FRAMING_MAX_ARTICLE" in page
    status, _, page = paste(server, "He left. " * 9000)
    assert status == 413 and "bytes" in page
    monkeypatch.delenv("FRAMING_MAX_ARTICLE")
    assert paste(server, "He left. " * 120)[0] == 200


@pytest.mark.parametrize("text", ["", " \r\n ", "1 2 3"])
def test_a_text_without_words_brings_the_form_again(server, text):
    status, _, page = paste(server, text)
    assert status == 400 and "no words in this text" in page and "<form" in page and 'value="Post"' in page


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content_Type": "text/plain"}, "text=He+left", 415),
        ({"Content_Length": None}, None, 411),
        ({"Content_Length": "-1"}, None, 411),
        ({"Content_Length": "x"}, None, 411),
        ({"Content_Length": None, "Transfer_Encoding": "chunked"}, "0\r\n\r\n", 411),
        ({}, "outlet=Post", 400),
        ({}, "text=a&text=b", 400),
        ({}, "text=%FF%FE", 400),
        ({}, "text=\u00e9", 400),
        ({}, "&".join(["text=a"] * 9), 400),
    ],
)  # fmt: skip
def test_what_the_form_does_not_send_is_refused(server, headers, body, status):
    if body == "text=\u00e9":
        headers = {"Content_Length": "7"}
    found, _, page = ask(server, "POST", "/read", body, **headers)
    assert found == status and "refused" in page


def test_other_pages_and_methods_are_not_there(server):
    for path in ("/other", "/../etc/passwd", "/read/", "http://evil.example/"):
        status, _, page = ask(server, path=path)
        assert status == 404 and "evil" not in page
    assert ask(server, "POST", "/", "text=a")[0] == 404
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE"):
        assert ask(server, method)[0] == 501
    status, _, page = ask(server, path="/read")  # loaded again
    assert status == 200 and "paste it again" in page and "<form" in page


def test_noise_gets_an_answer_of_ours_and_the_server_goes_on(server):
    for noise in (b"\0\xff<script>\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 70_000, b""):
        with socket.create_connection(server.server_address[:2], timeout=30) as line:
            line.sendall(noise)
            line.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda line=line: line.recv(65536), b""))
        assert b"<script>" not in answer and (not noise or b"refused" in answer)
    assert ask(server)[0] == 200


def test_scripts_stay_text(server):
    for text in (HOSTILE, f"{HOSTILE}\n\n“It was an attack {HOSTILE},” Ann Lee said."):
        _, _, page = ask(server, "POST", "/read", urlencode({"text": text, "outlet": HOSTILE}))
        assert "<script>alert" not in page and "<img src=x" not in page
        assert embedded(page, "text-00000")[0]["text"] == text
    for made in (paste_page("quotes", HOSTILE, HOSTILE, HOSTILE), message_page(HOSTILE)):
        assert "<script" not in made.html and "<img" not in made.html and "[bold]x[/bold]" in made.html


def test_the_texts_of_the_form_come_back_as_they_were(server):
    text = "\n\n  1 & 2 < 3 \u202e \n"
    _, _, page = paste(server, text)
    [shown] = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, flags=re.DOTALL)
    assert shown.replace("&lt;", "<").replace("&amp;", "&") == text


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab .“”'<&\r\n\u0301\u202e😀", max_size=40))
def test_any_text_is_read_as_it_is_or_told(server, text):
    status, _, page = paste(server, text)
    assert status in (200, 400)
    if status == 200:
        assert embedded(page, "text-00000")[0]["text"] == text.replace("\r\n", "\n")


def test_a_fault_of_one_text_is_told_and_the_next_one_is_read(server, monkeypatch):
    def fails(text, outlet):
        raise RuntimeError("<b>broken</b>")

    monkeypatch.setattr(server.reader, "page", fails)
    status, _, page = paste(server, "He left.")
    assert status == 500 and "&lt;b&gt;broken" in page
    monkeypatch.undo()
    assert paste(server, "He left.")[0] == 200


def test_texts_are_read_one_at_a_time(server, monkeypatch):
    inside, most = [], []
    read = server.reader.page

    def counted(text, outlet):
        inside.append(text)
        most.append(len(inside))
        page = read(text, outlet)
        inside.remove(text)
        return page

    monkeypatch.setattr(server.reader, "page", counted)
    threads = [threading.Thread(target=paste, args=(server, f"He left {name}.")) for name in ("Bonn", "Rome", "Oslo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1]
    monkeypatch.setattr("framing.serve.paste_server._PATIENCE", 0.01)
    with server.reading:
        status, _, page = paste(server, "He left.")
    assert status == 503 and "still being read" in page


@pytest.mark.parametrize("host", ["0.0.0.0", "", "localhost", "192.168.0.1", "::", "example.org"])
def test_no_address_but_that_of_this_machine_alone(host):
    with pytest.raises(ValueError, match=r"it is 127\.0\.0\.1 or ::1"):
        PasteServer(PastedReader(lexicons="conflict"), host)


def test_a_port_that_is_taken_or_none_is_told(server):
    with pytest.raises(OSError, match="take another with --port"):
        PasteServer(server.reader, port=server.server_address[1])
    for port in (-1, 70_000):
        with pytest.raises(ValueError, match="from 0, which takes a free one, to 65535"):
            PasteServer(server.reader, port=port)


def test_the_other_address_of_this_machine():
    try:
        with PasteServer(PastedReader(lexicons="conflict"), "::1") as server:
            assert server.url.startswith("http://[::1]:")
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            assert ask(server)[0] == 200
            server.shutdown()
            thread.join()
    except OSError:
        pytest.skip("this machine has no ::1")
