# ruff: noqa: E501
"""ninjs of all versions: several bodies, names in several places, pictures inside, items in a list."""

import json

import pytest

from framing.articles import RejectedWarning, read_articles

BODY = "<p>The fair was\ncalled off.</p><figure><img src='x'/><figcaption>A wet field</figcaption></figure><p>It rained.</p>"
ITEMS = {
    "1": {"guid": "1", "type": "text", "versioncreated": "2020-05-02T01:38:13Z", "headline": "Rain &amp; wind", "byline": "By Ann Lee", "source": "HW", "body_xhtml": BODY},
    "1 text": {"uri": "1", "versioncreated": "2020-05-02T01:38:13Z", "headline": "Rain & wind", "byline": "Ann Lee", "provider": "HW", "body_text": "The fair was called off.\n\nIt rained."},
    "2": {"uri": "2", "firstcreated": "2020-05-02T01:38:13Z", "versioncreated": "2020-05-03T01:38:13Z", "headlines": [{"role": "short", "value": "Rain"}, {"role": "main", "value": "Rain & wind"}], "by": "Von Ann Lee",
          "copyrightholder": "HW", "bodies": [{"role": "main", "contenttype": "text/plain", "value": "In one piece."}, {"role": "rich", "contenttype": "text/html", "value": BODY}]},
    "3": {"uri": "3", "type": "text", "versionCreated": "2020-05-02T01:38:13Z", "headlines": [{"value": "Rain & wind"}], "people": [{"name": "Ann Lee", "rel": "author"}, {"name": "Omar", "rel": "about"}],
          "infoSources": [{"role": "origin", "name": "HW"}], "bodies": [{"contentType": "application/xhtml+xml", "value": BODY}], "located": "Northtown", "associations": [{"name": "main", "type": "picture", "headlines": [{"value": "A field"}]}]},
}  # fmt: skip


@pytest.mark.parametrize("version", ITEMS)
@pytest.mark.parametrize(
    "wrap", [lambda item: item, lambda item: [item], lambda item: {"items": [item, item | {"uri": "z", "guid": "z"}]}]
)
def test_versions(tmp_path, version, wrap):
    (tmp_path / "a.json").write_text(json.dumps(wrap(ITEMS[version])), encoding="utf-8")
    row = read_articles(tmp_path / "a.json").iloc[0]
    assert (row["outlet"], row["title"], row["byline"]) == ("HW", "Rain & wind", "Ann Lee")
    assert row["published"].startswith("2020-05-02T01:38:13")
    assert row["text"][row["body_start"] :] == "The fair was called off.\n\nIt rained."


def test_a_picture_is_set_aside(tmp_path):
    picture = {"uri": "9", "type": "picture", "versionCreated": "2020-05-02", "headlines": [{"value": "A field"}]}
    (tmp_path / "a.json").write_text(json.dumps([ITEMS["3"], picture]), encoding="utf-8")
    with pytest.warns(RejectedWarning, match="has no text: it is of type picture"):
        assert len(read_articles(tmp_path / "a.json")) == 1
