"""What the head of a page says of its article: the site behind the title, names as they are written."""

import pytest

from framing.articles import read_articles

pytest.importorskip("trafilatura")
BODY = "".join(
    f"<p>The fair in valley number {n} was called off on Friday after a long night of rain that few had seen.</p>"
    for n in range(1, 6)
)


def page(title, meta="", above=""):
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{meta}</head><body><article>{above}<h1>Rain</h1>'
        f"{BODY}</article></body></html>"
    )


@pytest.mark.parametrize(
    ("title", "meta", "expected"),
    [
        ("Rain | The Post", '<meta property="og:site_name" content="The Post">', ("The Post", "Rain")),
        (
            "Rain | Weather | 02.05.2020",
            '<meta property="og:site_name" content="Weather.com">',
            ("Weather.com", "Rain"),
        ),
        ("Rain - The Hill Post", "", ("The Hill Post", "Rain")),
        ("Rain - live", "", (None, "Rain")),
        ("Rain - a report", '<meta property="og:site_name" content="The Post">', ("The Post", "Rain")),
        ("雨停了集市-山报网", "", ("山报网", "Rain")),
    ],
)
def test_the_site_behind_the_title(tmp_path, title, meta, expected):
    (tmp_path / "a.html").write_text(page(title, meta), encoding="utf-8")
    row = read_articles(tmp_path / "a.html").iloc[0]
    assert (row["outlet"], row["title"]) == expected


def test_names_as_the_head_writes_them(tmp_path):
    meta = (
        '<meta property="og:site_name" content="The Post"><meta content="By Ann B. Lee, J.S.A. Wit, and Omar Haddad" '
        'itemprop="author" name="author"/>'
    )
    (tmp_path / "a.html").write_text(page("Rain | The Post", meta), encoding="utf-8")
    assert read_articles(tmp_path / "a.html")["byline"].tolist() == ["Ann B. Lee, J.S.A. Wit, and Omar Haddad"]


def test_what_stands_over_the_title_is_no_body(tmp_path):
    above = "<p>We use cookies to make what we offer you better, and say so in our statement on data.</p>"
    (tmp_path / "a.html").write_text(page("Rain", above=above), encoding="utf-8")
    row = read_articles(tmp_path / "a.html").iloc[0]
    assert row["text"].split("\n\n")[1].startswith("The fair in valley number 1")


def test_lists_of_links_are_no_body(tmp_path):
    links = (
        "<h4>More Must-Reads From The Post</h4><ul><li>The valley of the dead</li><li>Is rain bad for you?</li></ul>"
    )
    points = "<h4>What the mayor says</h4><ul><li>The tents stay up</li><li>The fair is off</li></ul>"
    (tmp_path / "a.html").write_text(page("Rain").replace("</article>", f"{points}{links}</article>"), encoding="utf-8")
    text = read_articles(tmp_path / "a.html").iloc[0]["text"]
    assert "Must-Reads" not in text and "rain bad" not in text
    assert text.endswith("What the mayor says\n\n- The tents stay up\n\n- The fair is off")
