"""Coding by hand leaves and comes back: brat, Label Studio, CSV; nothing is lost on the way."""

import importlib.util
import json
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.tables import check, from_records
from framing.validity import (
    Coding,
    from_codings,
    read_brat,
    read_doccano,
    read_label_studio,
    read_qdpx,
    read_sheet,
    read_web_annotations,
    read_xmi,
    sample,
    to_codings,
    write_brat,
    write_doccano,
    write_label_studio,
    write_qdpx,
    write_sheet,
    write_web_annotations,
    write_xmi,
)
from framing.validity.coding.coded_marks import Attribute, Link, Marking, Remark

TEXT = "Envoy warns 😀 of war\r\n\r\n“We fear\tthe worst,” Lee said, “and no\r\npeace.” He did not deny it. =1+1"


def _span(words, text=TEXT):
    start = text.index(words)
    return [start, start + len(words)]


def _surface(spans):
    return " … ".join(TEXT[a:b] for a, b in spans)


def _tables():
    articles = from_records(
        "articles", [{"article_id": "one", "outlet": "A", "text": TEXT}, {"article_id": "two", "text": "Nothing."}]
    )
    content = [_span("“We fear\tthe worst,”"), _span("“and no\r\npeace.”")]
    quotes = from_records(
        "quotes",
        [
            {
                "quote_id": "one:q0001",
                "article_id": "one",
                "outlet": "A",
                "kind": "direct",
                "source": "Lee",
                "source_spans": [_span("Lee")],
                "cue": "said",
                "cue_spans": [_span("said")],
                "negated": False,
                "content": _surface(content),
                "content_spans": content,
                "marked_spans": [_span("We fear\tthe worst,")],
                "actor_id": "LEE",
                "actor_ids": ["LEE", "A\\B"],
                "anonymous": True,
                "paragraph": 1,
                "confidence": 0.25,
            },
            {
                "quote_id": "one:q0002",
                "article_id": "one",
                "content": "of war",
                "content_spans": [_span("of war")],
                "source_spans": [],
            },
        ],
    )
    mentions = from_records(
        "mentions",
        [
            {
                "mention_id": f"one:m000{i}",
                "article_id": "one",
                "actor_id": actor,
                "designator": words,
                "start": _span(words)[0],
                "end": _span(words)[1],
                "form": "name",
            }
            for i, (actor, words) in enumerate([("ENVOY", "Envoy"), ("LEE", "Lee"), ("LEE", "He")])
        ],
    )
    hits = from_records(
        "hits",
        [
            {
                "hit_id": f"one:h000{i}",
                "article_id": "one",
                "quote_id": quote,
                "voice": voice,
                "speaker": speaker,
                "frame": frame,
                "surface": words,
                "start": _span(words)[0],
                "end": _span(words)[1],
                "target": "LEE" if mention else None,
                "target_mention": mention,
                "denied": denied,
                "weight": 0.5,
            }
            for i, (words, frame, quote, voice, speaker, mention, denied) in enumerate(
                [
                    ("war", "conflict, armed", None, "narration", "A", None, False),
                    ("worst", "Hit", "one:q0001", "quoted", "LEE", "one:m0001", True),
                    ("deny", None, None, "narration", "A", "one:m0002", None),
                ]
            )
        ],
    )
    return articles, {"quotes": quotes, "mentions": mentions, "hits": hits}


FORMS = ["brat", "predictions", "annotations", "doccano", "qdpx", "jsonld"]
FORMS += ["xmi"] if importlib.util.find_spec("cassis") else []


def _through(codings, path, form):
    """Out in a format and in again, by a coder whose name stands in the file where the format has a place for it."""
    if form == "brat":
        write_brat(codings, path / "out")
        return read_brat(path / "out", coder="Ann")
    if form == "xmi":
        write_xmi(codings, path / "xmi")
        return read_xmi(path / "xmi")
    if form in ("predictions", "annotations"):
        return read_label_studio(write_label_studio(codings, path / "tasks.json", kind=form))
    write, read = {
        "doccano": (write_doccano, read_doccano),
        "qdpx": (write_qdpx, read_qdpx),
        "jsonld": (write_web_annotations, read_web_annotations),
    }[form]
    return read(write(codings, path / f"coded.{form}"))


@pytest.mark.parametrize("form", FORMS)
def test_tables_come_back_whole(tmp_path, form):
    articles, tables = _tables()
    codings = to_codings(articles, **tables, coder="Ann")
    back = from_codings(_through(codings, tmp_path, form))
    for name, table in tables.items():
        check(table, name, articles)
        left = back[name].drop(columns="coder")
        same = table.copy()
        if name == "quotes":  # no pieces and null pieces are one
            same["source_spans"] = [spans or None for spans in same["source_spans"]]
        pd.testing.assert_frame_equal(left, same)
        assert set(back[name]["coder"]) == {"Ann"}


_word = st.text("abcXYZ 😀'é\\\n\t\r,;:=|", min_size=1, max_size=8)


@st.composite
def _codings(draw):
    text = draw(st.text("ab c😀“”\r\n\t.é\u2028e\u0301\x0b\ufeff&<", min_size=4, max_size=60))
    coding = Coding("a", text, "Ann")
    for number in range(draw(st.integers(1, 5))):
        cuts = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted))
        pieces = list(zip(cuts[::2], cuts[1::2]))
        coding.markings.append(Marking(f"T{number + 1}", draw(st.sampled_from(["war", "a b", "é", "x|y"])), pieces))
    keys = st.sampled_from([m.key for m in coding.markings])
    for number in range(draw(st.integers(0, 3))):
        coding.links.append(Link(f"R{number + 1}", "target", [("Arg1", draw(keys)), ("Arg2", draw(keys))]))
    if draw(st.booleans()):
        coding.links.append(
            Link("E1", "Attribution", [("Attribution", draw(keys)), ("Source", draw(keys))], event=True)
        )
        coding.links.append(Link("*", "Equiv", [("", draw(keys)), ("", draw(keys))]))
        coding.attributes.append(Attribute("A1", "Nested", "E1"))
    for number in range(draw(st.integers(0, 3))):
        value = draw(st.none() | _word)
        coding.attributes.append(Attribute(f"A{len(coding.attributes) + 1}", f"name{number}", draw(keys), value))
        coding.remarks.append(Remark(f"#{number + 1}", "AnnotatorNotes", draw(keys), draw(_word)))
    return coding


def _bare(coding):
    """All of a coding, without the numbers of attributes and notes and the order between kinds of lines."""
    return (
        coding.article_id,
        coding.text,
        coding.coder,
        Counter((m.key, m.label, *m.pieces) for m in coding.markings),
        Counter((k.key if k.event else k.key[:1], k.label, *k.args) for k in coding.links),
        Counter((a.name, a.target, a.value) for a in coding.attributes),
        Counter((r.kind, r.target, r.text) for r in coding.remarks),
    )


@settings(max_examples=150, deadline=None)
@given(coding=_codings(), form=st.sampled_from(FORMS))
def test_any_coding_comes_back_whole(tmp_path_factory, coding, form):
    (back,) = _through([coding], tmp_path_factory.mktemp("codings"), form)
    assert _bare(back) == _bare(coding)


def test_polnear_events_become_quotes(tmp_path):
    text = "Lee, an aide, said on Monday that it rained."
    lines = [
        "T1\tAttribution 14 18\tsaid",
        "T2\tSource-1 0 12\tLee, an aide",
        "T3\tCue 14 18\tsaid",
        "T4\tContent 29 33;34 36;37 43\tthat it rained",
        "E1\tAttribution:T1 Source:T2 Cue:T3 Content:T4",
        "A1\tNested E1",
    ]
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    (tmp_path / "x.ann").write_text("\n".join(lines), encoding="utf-8")
    tables = from_codings(read_brat(tmp_path))
    (row,) = tables["quotes"].to_dict("records")
    assert (row["source"], row["cue"], row["content"]) == ("Lee, an aide", "said", "that … it … rained")
    assert len(tables["hits"]) == 0


def test_offsets_are_checked(tmp_path):
    (tmp_path / "x.txt").write_text("No war.", encoding="utf-8")
    (tmp_path / "x.ann").write_text("T1\tconflict 2 5\twar\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.ann, line 1: .*was the text changed"):
        read_brat(tmp_path)
    task = {"data": {"text": "😀 No war."}, "annotations": [{"completed_by": {"email": "ann"}, "result": []}]}
    region = {"id": "x", "type": "labels", "from_name": "l", "to_name": "t"}
    region["value"] = {"start": 6, "end": 9, "text": "war", "labels": ["conflict"]}  # counted by a browser
    task["annotations"][0]["result"].append(region)
    path = tmp_path / "tasks.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    (coding,) = read_label_studio(path)
    assert (coding.words(coding.markings[0]), coding.coder) == ("war", "ann")
    region["value"]["start"] = 3
    path.write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(ValueError, match="task 1"):
        read_label_studio(path)


@pytest.mark.parametrize(
    "line", ["T1\tconflict 3 60\twar", "R1\ttarget Arg1:T1 Arg2:T9", "Z1\tnothing", "T1\tconflict"]
)
def test_broken_annotations_are_named(tmp_path, line):
    (tmp_path / "x.txt").write_text("No war.", encoding="utf-8")
    (tmp_path / "x.ann").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\b"):
        read_brat(tmp_path)


def test_corrections_of_a_coder_arrive(tmp_path):
    articles, tables = _tables()
    (coding,) = to_codings(articles, **tables)
    hit = next(m for m in coding.markings if m.label == "conflict, armed")
    hit.label = "alarm"
    envoy = next(m for m in coding.markings if coding.words(m) == "Envoy")
    coding.links.append(Link("R9", "target", [("Arg1", hit.key), ("Arg2", envoy.key)]))
    coding.attributes = [a for a in coding.attributes if a.target != hit.key]
    coding.attributes.append(Attribute("A9", "voice", hit.key, "scare"))
    coding.markings.append(Marking("T99", "peace", [tuple(_span("peace"))]))
    hits = from_codings(_through([coding], tmp_path, "brat"))["hits"].set_index("surface")
    row = hits.loc["war"]
    assert (row["frame"], row["target"], row["voice"]) == ("alarm", "ENVOY", "scare")
    assert hits.loc["peace", "hit_id"] == "one:h0003"


def test_two_coders_need_two_folders(tmp_path):
    codings = [Coding("a", "War.", coder) for coder in ("Ann", "Ben")]
    with pytest.raises(ValueError, match="folder of their own"):
        write_brat(codings, tmp_path)
    write_label_studio(codings, tmp_path / "t.json", kind="annotations")
    assert [c.coder for c in read_label_studio(tmp_path / "t.json")] == ["Ann", "Ben"]


@pytest.mark.parametrize("name", ["quotes", "mentions", "hits"])
def test_sheet_comes_back_whole(tmp_path, name):
    articles, tables = _tables()
    table = tables[name].assign(mine=["=SUM(A1)", "", "'quoted"][: len(tables[name])])
    back = read_sheet(write_sheet(table, tmp_path / "sheet.csv", articles, codes=["frame"]))
    pd.testing.assert_frame_equal(back[list(table.columns)], table.astype({"mine": "object"}))
    assert back["code:frame"].isna().all()


def test_blind_sheet_hides_what_the_tool_found(tmp_path):
    articles, tables = _tables()
    path = write_sheet(tables["hits"], tmp_path / "sheet.csv", articles, codes=["frame"], blind=True)
    text = path.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "hit_id,article_id,before,passage,after,code:coder,code:frame"
    assert "conflict, armed" not in text
    path.write_text(text.replace(",", ";"), encoding="utf-8")  # as saved by a spreadsheet in much of Europe
    with pytest.raises(ValueError, match="cells, and the header"):
        (tmp_path / "bad.csv").write_text("hit_id,frame\na\n", encoding="utf-8")
        read_sheet(tmp_path / "bad.csv")


def test_sheet_saved_with_semicolons_and_capitals(tmp_path):
    (tmp_path / "s.csv").write_text("hit_id;negated;start;weight;note\na;TRUE;3;0.5;x\nb;false;;;\n", encoding="utf-8")
    back = read_sheet(tmp_path / "s.csv")
    assert back["negated"].tolist() == [True, False]
    assert back["start"].tolist() == [3, pd.NA]


@pytest.mark.parametrize("allocation", ["proportional", "equal"])
def test_sample_reaches_every_stratum(allocation):
    table = pd.DataFrame({"outlet": ["A"] * 60 + ["B"] * 30 + ["C"], "voice": ["x", None, "y"] * 30 + ["x"]})
    table["row"] = range(len(table))
    drawn = sample(table, 30, ["outlet", "voice"], allocation=allocation, seed=4)
    assert len(drawn) == 30
    assert drawn["stratum"].nunique() == 7
    pd.testing.assert_frame_equal(drawn, sample(table, 30, ["outlet", "voice"], allocation=allocation, seed=4))
    assert drawn["row"].is_monotonic_increasing
    assert (1 / drawn["probability"]).sum() == pytest.approx(len(table))  # the weights stand for the whole table
    sizes = drawn["stratum"].value_counts()
    assert sizes["C × x"] == 1
    assert (sizes["A × x"] == sizes["B × x"]) == (allocation == "equal")


def test_sample_of_more_than_there_is_and_wrong_columns():
    table = pd.DataFrame({"outlet": ["A", "B"]})
    assert len(sample(table, 10, "outlet")) == 2
    with pytest.raises(ValueError, match="no column 'voice'"):
        sample(table, 1, "voice")
    with pytest.raises(ValueError, match="at least one"):
        sample(table, 0)


@pytest.mark.parametrize(("content", "message"), [("{", "is no JSON"), ('{"a": 1}', "no list of tasks")])
def test_a_file_that_is_no_export_of_label_studio_is_named(tmp_path, content, message):
    (tmp_path / "tasks.json").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=f"tasks.json .*{message}"):
        read_label_studio(tmp_path / "tasks.json")


@pytest.mark.parametrize(
    "wrong",
    [
        Coding("a", "No war.", markings=[Marking("T1", 7, [(3, 6)])]),
        Coding("a", "No war.", markings=[Marking("T1", "x", [(3.0, 6)])]),
        Coding("a", "No war.", None),
        Coding("a", "No war.", markings=[Marking("T1", "x", [(3, 6)])], attributes=[Attribute("A1", "n", "T1", [])]),
        Coding("a", "No war.", markings=[Marking("T1", "x", [(3, 6)])], remarks=[Remark("#1", "n", {}, "x")]),
    ],
)
def test_what_is_no_text_in_a_file_of_others_is_named(wrong):
    with pytest.raises(ValueError, match=r"no (text|numbers)"):
        wrong.check()


def test_pieces_in_a_circle_come_to_an_end(tmp_path):
    text = "No war, no peace."
    entities = [{"id": n, "label": "x", "start_offset": n, "end_offset": n + 2} for n in (1, 4)]
    relations = [
        {"id": 1, "from_id": 1, "to_id": 4, "type": "piece"},
        {"id": 2, "from_id": 4, "to_id": 1, "type": "piece"},
    ]
    path = tmp_path / "circle.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities, "relations": relations}), encoding="utf-8")
    assert [marking.pieces for marking in read_doccano(path)[0].markings] == [[(1, 3)], [(4, 6)]]


WINDOWS = "Envoy warns 😀\r\n\r\n“We fear war,” Lee said.\r\n\r\nThe war 😀 came.\r\nWar, war, war.\r\n"


def _counted(text, start, end, units, one):
    """An offset as a tool counts it: UTF-16 units or code points, the end of a line as one or two."""
    out = []
    for place in (start, end):
        before = text[:place].replace("\r\n", "\n") if one else text[:place]
        out.append(len(before.encode("utf-16-le")) // 2 if units else len(before))
    return out


@pytest.mark.parametrize("units", [False, True])
@pytest.mark.parametrize("one", [False, True])
def test_offsets_of_tools_that_count_line_ends_otherwise(tmp_path, units, one):
    words = ["Lee", "war", "came", "War, war", "war."]
    spans, place = [], 0
    for word in words:
        place = WINDOWS.index(word, place)
        spans.append((place, place + len(word)))
    regions = []
    for number, (start, end) in enumerate(spans):
        first, after = _counted(WINDOWS, start, end, units, one)
        value = {"start": first, "end": after, "text": WINDOWS[start:end], "labels": ["conflict"]}
        regions.append({"id": f"r{number}", "type": "labels", "value": value})
    task = {"data": {"text": WINDOWS, "article_id": "a"}, "annotations": [{"completed_by": 1, "result": regions}]}
    (tmp_path / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    [coding] = read_label_studio(tmp_path / "tasks.json")
    assert [marking.pieces for marking in coding.markings] == [[span] for span in spans]
    hits = from_codings([coding])["hits"]
    check(hits.drop(columns="coder"), "hits", from_records("articles", [{"article_id": "a", "text": WINDOWS}]))

    lines = [
        f"T{n}\tconflict {value['value']['start']} {value['value']['end']}\t{value['value']['text']}\n"
        for n, value in enumerate(regions, 1)
    ]
    (tmp_path / "a.ann").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(WINDOWS.encode())
    [coding] = read_brat(tmp_path)
    assert [marking.pieces for marking in coding.markings] == [[span] for span in spans]


def test_offsets_of_a_text_that_was_saved_with_other_line_ends(tmp_path):
    start = WINDOWS.index("came")
    (tmp_path / "a.ann").write_text(f"T1\tconflict {start} {start + 4}\tcame\n", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(WINDOWS.replace("\r\n", "\n").encode())
    [coding] = read_brat(tmp_path)
    assert coding.words(coding.markings[0]) == "came"


ANN = """T1\tAttribution 18 22\tsaid
T2\tSource 14 17\tLee
E1\tAttribution:T1 Source:T2 Content:T3
T3\tContent 0 4;6 13\t“War is bad”
A3\tNegated E1
T4\tSource 24 27\tAnn
T5\tCue 28 34\tagreed
E7\tAttribution:T5 Source:T4 Content:T3
#2\tAnnotatorNotes E7\tsure
T6\tAttack 40 45\tfired
T7\tMention 36 39\tHe …
E2\tAttack:T6 Target:T7 Cause:E1
M1\tConfidence T6 high
N4\tReference T2 Wikipedia:12\tLee
R9\tSame Arg1:T2 Arg2:T7
*\tEquiv T2 T7
"""
ANN_TEXT = "“War, is bad” Lee said. Ann agreed. He … fired."


def test_events_are_written_as_they_were_read(tmp_path):
    text = ANN_TEXT
    lines = []
    for line in ANN.splitlines():
        if line.startswith("T"):
            key, body, _ = line.split("\t")
            spans = [(int(a), int(b)) for a, b in (s.split() for s in body.split(" ", 1)[1].split(";"))]
            line = f"{key}\t{body}\t{' '.join(text[a:b] for a, b in spans)}"
        lines.append(line)
    own = "".join(f"{line}\n" for line in lines)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "a.ann").write_text(own, encoding="utf-8")
    codings = read_brat(tmp_path / "in")
    write_brat(codings, tmp_path / "out")
    assert (tmp_path / "out" / "a.ann").read_text(encoding="utf-8") == own
    made = from_codings(codings)
    # Two speakers of one content are two quotes; the trigger of an event of another scheme is a term with its target.
    assert made["quotes"]["source"].tolist() == ["Lee", "Ann"]
    assert made["quotes"]["quote_id"].is_unique
    [hit] = made["hits"].to_dict("records")
    assert (hit["frame"], hit["target_mention"]) == ("Attack", made["mentions"]["mention_id"][0])


def test_keys_that_brat_does_not_take_are_made_anew_beside_those_that_stay(tmp_path):
    coding = Coding("a", "War came.", "Ann", [Marking("T1", "conflict", [(0, 3)])])
    coding.attributes = [Attribute(key, "sure", "T1") for key in ("", "A1", "M1", "A1", "x")]
    coding.remarks = [Remark(key, "Note", "T1", key) for key in ("", "#1", "N2", "N")]
    write_brat([coding], tmp_path)
    keys = [line.split("\t")[0] for line in (tmp_path / "a.ann").read_text(encoding="utf-8").splitlines()]
    assert keys == ["T1", "A2", "A1", "M1", "A3", "A4", "#2", "#1", "N2", "N1"]


def test_what_label_studio_ties_to_a_later_piece_is_of_the_whole(tmp_path):
    coding = Coding(
        "a", "No war, no peace.", "Ann", [Marking("T1", "x", [(3, 6), (11, 16)]), Marking("T2", "y", [(0, 2)])]
    )
    coding.links = [Link("R1", "target", [("Arg1", "T1"), ("Arg2", "T2")])]
    path = write_label_studio([coding], tmp_path / "tasks.json")
    tasks = json.loads(path.read_text(encoding="utf-8"))
    result = tasks[0]["predictions"][0]["result"]
    (link,) = (one for one in result if one["type"] == "relation" and one["labels"] == ["target"])
    link["from_id"] = "T1+1"
    result.append({"type": "choices", "id": "T1+1", "from_name": "voice", "value": {"choices": ["quoted"]}})
    path.write_text(json.dumps(tasks), encoding="utf-8")
    coding.attributes = [Attribute("A1", "voice", "T1", "quoted")]
    assert read_label_studio(path) == [coding]


@pytest.mark.parametrize("form", FORMS)
def test_a_coder_who_marked_nothing_has_coded(tmp_path, form):
    """Of three coders two found nothing, one of them in an article that somebody else marked."""
    full = Coding("a", TEXT, "Ann", [Marking("T1", "war", [(3, 6)])])
    codings = [full, Coding("b", "No news.", "Ann"), Coding("c", "None.", "Ann")]
    if form not in ("brat", "xmi"):  # which have a folder for each coder
        codings.insert(0, Coding("a", TEXT, "Ben"))
    assert _through(codings, tmp_path, form) == codings


def test_an_article_that_nobody_has_coded_yet_is_coded_by_whoever_marks_it(tmp_path):
    blank = [Coding(name, TEXT) for name in "ab"]
    for write, read in ((write_qdpx, read_qdpx), (write_web_annotations, read_web_annotations)):
        marked = Coding("a", TEXT, "Ann", [Marking("T1", "war", [(3, 6)])])
        assert read(write(blank, tmp_path / "x")) == blank
        found = read(write([*blank, marked], tmp_path / "x"))
        assert sorted(found, key=lambda coding: coding.article_id) == [marked, blank[1]]


def test_codings_without_texts_need_the_articles(tmp_path):
    path = write_web_annotations([Coding("a", TEXT, "Ann")], tmp_path / "x.jsonld", texts=False)
    with pytest.raises(ValueError, match="give the articles"):
        read_web_annotations(path)
    articles = from_records("articles", [{"article_id": "a", "text": TEXT}])
    assert read_web_annotations(path, articles) == [Coding("a", TEXT, "Ann")]
