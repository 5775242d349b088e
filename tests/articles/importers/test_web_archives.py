"""Archives of pages as a crawler writes them: gzipped, with records that are no pages, pages that are packed."""

import gzip

import pytest

from framing.articles import ReadingWarning, RejectedWarning, read_articles, rejected_of

pytest.importorskip("trafilatura")
BODY = "".join(
    f"<p>The fair in valley number {n} was called off on Friday after a long night of rain that few had seen.</p>"
    for n in range(1, 6)
)
PAGE = f"<html><head><title>Rain</title></head><body><article><h1>Rain</h1>{BODY}</article></body></html>"


def record(kind, url, content):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-05-02T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{kind}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def archive(path, packed):
    records = [record("warcinfo", "a.warc", b"software: x\r\n")]
    for number, status, kind, coding, data in (
        ("1", "200 OK", "text/html; charset=utf-8", "", PAGE.encode()),
        ("2", "200 OK", "application/xhtml+xml", "Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())),
        ("3", "404 Not Found", "text/html", "", PAGE.encode()),
        ("4.png", "200 OK", "image/png", "", b"\x89PNG"),
        ("5", "200 OK", "text/html", "", b"<html><body>Page not found</body></html>"),
    ):
        url = f"https://www.hill.example/{number}"
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(data)}\r\n\r\n".encode()
        records.append(record("request", url, b"GET / HTTP/1.1\r\nHost: www.hill.example\r\n\r\n"))
        records.append(record("response", url, http + data))
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return path


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
def test_pages_of_a_crawl(tmp_path, name, packed):
    with pytest.warns(RejectedWarning), pytest.warns(ReadingWarning, match="1 answers in the archive are no pages"):
        articles = read_articles(archive(tmp_path / name, packed))
    assert articles["url"].tolist() == ["https://www.hill.example/1", "https://www.hill.example/2"]
    assert articles["outlet"].unique().tolist() == ["hill.example"] and articles["title"].unique().tolist() == ["Rain"]
    assert [one.reason.split(" ", 1)[1] for one in rejected_of(articles)] == [
        "was answered with 404",
        "no article in this page: it has no or hardly any running text",
    ]
