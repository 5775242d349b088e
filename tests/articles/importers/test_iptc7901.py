# ruff: noqa: E501
"""IPTC 7901 as wires send it: several messages, titles of several lines, bylines, marks above the title, lost control characters."""

import pytest

from framing.articles import read_articles

HEAD = "\x01eca0003 3 i 380  hwi 0045\r\n\r\nValley/weather/\r\n"
BODY = "Northtown (hwi) - The fair was called off on Friday after a night of\r\nrain, the mayor of the small town said on the phone.\r\n\r\nShe said they had no choice.\r\n\r\n# Notebook\r\n\r\n## Note to editors\r\n- adds\r\n\r\n* * * *\r\nnot intended for publication\r\n\r\n"
TEXT = "Northtown (hwi) - The fair was called off on Friday after a night of rain, the mayor of the small town said on the phone.\n\nShe said they had no choice."


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rain stops the fair =", ("Rain stops the fair", None)),
        ("Rain stops the fair\r\nin the upper valley =", ("Rain stops the fair in the upper valley", None)),
        ("REFILE\r\n1ST LEAD\r\nRain stops the fair\r\nBy hwi correspondents =", ("Rain stops the fair", "hwi correspondents")),
        ("Rain stops the fair\r\nBy Ann Lee, The Hill Post =", ("Rain stops the fair", "Ann Lee, The Hill Post")),
        ("Rain stops the fair", ("Rain stops the fair", None)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("marked", [True, False])
def test_titles_and_bylines(tmp_path, title, expected, marked):
    text = f"{HEAD}\x02{title}\r\n\r\n{BODY}hwi al rmo\r\n\x03212322 GMT May 20\r\n\x7f\x04"
    if not marked:
        text = text.replace("\x01", "").replace("\x02", "").replace("\x03", "").replace("\x7f\x04", "")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    [row] = [row for _, row in read_articles(tmp_path / "a.txt").iterrows()]
    assert (row["title"], row["byline"]) == expected
    assert (row["outlet"], row["published"]) == ("hwi", "2020-05-21T23:22:00+00:00")
    assert row["text"][row["body_start"] :] == TEXT and row["section"] == "Valley/weather"


def test_several_messages_in_one_file(tmp_path):
    one = f"{HEAD}\x02Rain =\r\n\r\n{BODY}\x03212322 GMT May 20\r\n\x7f\x04"
    (tmp_path / "a.txt").write_text("\r\n".join(["", one, one.replace("Rain", "Fair")]), encoding="utf-8", newline="")
    assert read_articles(tmp_path / "a.txt")["title"].tolist() == ["Rain", "Fair"]
