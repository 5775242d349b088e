"""doccano numbers marked words anew and knows neither pieces nor events: what it gives back is put together again."""

import json

import pytest

from framing.validity import read_doccano, write_doccano
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marking, Remark

TEXT = "😀 Lee said: “war”, and a\u0301 “peace”."


def _coding():
    spans = {words: (TEXT.index(words), TEXT.index(words) + len(words)) for words in ("Lee", "said", "war", "peace")}
    coding = Coding("a", TEXT, "Ann", [Marking("T5", "Content", [spans["war"], spans["peace"]])])
    coding.markings += [Marking("T7", "Source", [spans["Lee"]]), Marking("T9", "conflict", [spans["war"]])]
    coding.links = [Link("R1", "source", [("Arg1", "T5"), ("Arg2", "T7")])]
    coding.attributes = [Attribute("A1", "kind", "T5", "direct"), Attribute("A2", "voice", "T9", "quoted")]
    coding.remarks = [Remark("#1", "Row", "T5", '{"table": "quotes", "quote_id": "a:q0004"}')]
    return coding


def _renumbered(path):
    """As doccano hands it out: other numbers, the metadata beside the text."""
    record = json.loads(path.read_text(encoding="utf-8"))
    for entity in record["entities"]:
        entity["id"] += 400
    for relation in record["relations"]:
        relation |= {"id": relation["id"] + 9, "from_id": relation["from_id"] + 400, "to_id": relation["to_id"] + 400}
    record |= {"id": 77, "Comments": []}
    return record


def _save(path, record):
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_other_numbers_are_the_same_coding(tmp_path):
    path = write_doccano([_coding()], tmp_path / "x.jsonl")
    assert read_doccano(_save(path, _renumbered(path))) == [_coding()]


def test_corrections_arrive_and_what_was_unmarked_is_gone(tmp_path):
    path = write_doccano([_coding()], tmp_path / "x.jsonl")
    record = _renumbered(path)
    source, conflict = (next(e for e in record["entities"] if e["label"] == label) for label in ("Source", "conflict"))
    conflict["label"] = "alarm"
    record["entities"].remove(source)
    record["relations"] = [r for r in record["relations"] if source["id"] not in (r["from_id"], r["to_id"])]
    record["entities"].append({"id": 900, "label": "hedge", "start_offset": 6, "end_offset": 10})
    (coding,) = read_doccano(_save(path, record), coder="Ben")
    assert {m.key: m.label for m in coding.markings} == {"T5": "Content", "T9": "alarm", "T1": "hedge"}
    assert [(a.name, a.target) for a in coding.attributes] == [("kind", "T5"), ("voice", "T9")]
    assert (coding.links, coding.coder) == ([], "Ben")


def test_plain_sequence_labels_are_read(tmp_path):
    path = _save(tmp_path / "x.jsonl", {"id": 3, "text": "No war.", "label": [[3, 6, "conflict"]], "username": "ann"})
    (coding,) = read_doccano(path)
    assert (coding.article_id, coding.coder, coding.words(coding.markings[0])) == ("3", "ann", "war")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": "Now another text, as long as that one was."}, "was the text changed"),
        ({"entities": [{"id": 1, "label": "x", "start_offset": 3, "end_offset": 300}], "framing": None}, "spans 3-300"),
        ({"entities": [{"id": 1}], "relations": []}, "no record of doccano"),
    ],
)
def test_broken_lines_are_named(tmp_path, change, message):
    path = write_doccano([_coding()], tmp_path / "x.jsonl")
    record = json.loads(path.read_text(encoding="utf-8")) | {"relations": []} | change
    with pytest.raises(ValueError, match=rf"x\.jsonl, line 1: .*{message}"):
        read_doccano(_save(path, record))
    path.write_text("{\n", encoding="utf-8")
    with pytest.raises(ValueError, match="export as JSONL"):
        read_doccano(path)


def test_a_relation_drawn_from_a_later_piece_is_one_of_the_whole(tmp_path):
    path = write_doccano([_coding()], tmp_path / "x.jsonl")
    record = _renumbered(path)
    (piece,) = (one for one in record["relations"] if one["type"] == "piece")
    (link,) = (one for one in record["relations"] if one["type"] == "source")
    link["from_id"] = piece["to_id"]
    assert read_doccano(_save(path, record)) == [_coding()]
    link["from_id"], link["to_id"] = link["to_id"], link["from_id"]
    (coding,) = read_doccano(_save(path, record))
    assert coding.links == [Link("R1", "source", [("Arg1", "T7"), ("Arg2", "T5")])]
