"""Web Annotations as others write them: in short, without a position, counted by a browser."""

import json

import pytest

from framing.tables import from_records
from framing.validity import read_web_annotations, write_web_annotations
from framing.validity.coding.coded_marks import Coding, Marking

TEXT = "😀 A war, a\u0301 war and no peace."
ARTICLES = from_records("articles", [{"article_id": "a", "url": "https://example.org/a", "text": TEXT}])
PLACE = TEXT.rindex("war")


def _annotation(*selectors, **more):
    target = {"source": "https://example.org/a", "selector": list(selectors) if len(selectors) > 1 else selectors[0]}
    return {"id": "urn:x:1", "type": "Annotation", "motivation": "highlighting", "target": target, **more}


def _read(tmp_path, whole):
    path = tmp_path / "x.jsonld"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return read_web_annotations(path, ARTICLES)


QUOTED = {"type": "TextQuoteSelector", "exact": "war", "prefix": "a\u0301 ", "suffix": " and"}


@pytest.mark.parametrize(
    "selectors",
    [
        [QUOTED],
        [{"type": "TextPositionSelector", "start": PLACE, "end": PLACE + 3}],
        [{"type": "TextPositionSelector", "start": PLACE + 1, "end": PLACE + 4}, QUOTED],  # a browser's count
    ],
)
def test_words_are_found_by_position_or_quotation(tmp_path, selectors):
    (coding,) = _read(tmp_path, _annotation(*selectors, creator="Ann", body=[{"type": "TextualBody", "value": "Why?"}]))
    assert (coding.markings[0].pieces, coding.markings[0].label) == ([(PLACE, PLACE + 3)], "highlighting")
    assert (coding.article_id, coding.coder, coding.remarks[0].text) == ("a", "Ann", "Why?")


@pytest.mark.parametrize("around", [lambda one: one, lambda one: [one], lambda one: {"items": [one]},
                                    lambda one: {"first": {"items": [one]}}])  # fmt: skip
def test_every_container_is_read(tmp_path, around):
    body = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in ("conflict", "alarm")]
    (coding,) = _read(tmp_path, around(_annotation(QUOTED, body=body, creator={"id": "u", "name": "Ann"})))
    assert (coding.markings[0].label, coding.attributes[0].value) == ("conflict", "alarm")


@pytest.mark.parametrize(
    ("whole", "message"),
    [
        ({"a": 1}, "no annotations"),
        (_annotation({**QUOTED, "prefix": ""} | {"exact": "a"}), "more than once|nowhere"),
        (_annotation({"type": "TextQuoteSelector", "exact": "a"}), "more than once"),
        (_annotation({"type": "TextQuoteSelector", "exact": "truce"}), "nowhere"),
        (_annotation({"type": "FragmentSelector", "value": "x"}), "neither"),
        (_annotation({"type": "TextPositionSelector", "start": 1, "end": 4}, QUOTED), "was the text changed"),
        (
            _annotation(QUOTED) | {"target": {"source": "https://example.org/b", "selector": QUOTED}},
            "give the articles",
        ),
    ],
)
def test_what_cannot_be_placed_is_named(tmp_path, whole, message):
    with pytest.raises(ValueError, match=message) as told:
        _read(tmp_path, whole)
    assert "x.jsonld" in str(told.value)


def test_an_annotation_has_both_selectors_and_counts_code_points(tmp_path):
    path = write_web_annotations(
        [Coding("a b", TEXT, "Ann", [Marking("T1", "x", [(PLACE, PLACE + 3)])])], tmp_path / "x"
    )
    whole = json.loads(path.read_text(encoding="utf-8"))
    (item,) = whole["first"]["items"]
    position, quoted = item["target"]["selector"]
    assert (position["start"], position["end"]) == (PLACE, PLACE + 3)
    assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in TEXT and quoted["exact"] == "war"
    assert item["target"]["source"] == "urn:framing:article:a%20b" and whole["total"] == 1
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
