"""REFI-QDA projects as other programs write them: counts, marks and names of their own."""

import json
import warnings
import xml.etree.ElementTree as ET
import zipfile

import pytest

from framing.validity import from_codings, read_qdpx, write_qdpx
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marking

TEXT = "😀 Lee a\u0301 war.\r\n“Peace 😀 now,” he said."
GUID = "{0000000%d-0000-4000-8000-000000000000}"


def _foreign(path, selections, text=TEXT, *, name="Trial.qde", extra="", encoded=None):
    """A project of another program: names in capitals and braces, a folder of another name, no descriptions."""
    marks = "".join(
        f'<PlainTextSelection guid="{GUID % (k + 3)}" name="{words}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{GUID % (k + 5)}" creatingUser="{(GUID % 9).upper()}">'
        f'<CodeRef targetGUID="{GUID % 1}"/></Coding></PlainTextSelection>'
        for k, (start, end, words) in enumerate(selections)
    )
    project = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="NVivo 14">'
        f'<Users><User guid="{GUID % 9}" name="Ann"/></Users><CodeBook><Codes>'
        f'<Code guid="{GUID % 8}" name="Topics" isCodable="false"><Code guid="{GUID % 1}" name="war &amp; peace" '
        'isCodable="true"/></Code></Codes></CodeBook><Sources>'
        f'<TextSource guid="{GUID % 2}" name="a" plainTextPath="internal://{GUID % 2}.TXT">{marks}</TextSource>{extra}'
        "</Sources></Project>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, project)
        archive.writestr(f"Sources/{GUID % 2}.txt", encoded or text.encode("utf-8"))
    return path


def _units(text, start, end):
    return [len(text[:place].encode("utf-16-le")) // 2 for place in (start, end)]


@pytest.mark.parametrize("count", ["code points", "UTF-16"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_counts_of_others_are_found_by_the_words(tmp_path, count, mark):
    spans = [(TEXT.index(words), TEXT.index(words) + len(words), words) for words in ("war", "now")]
    told = [(*(_units(TEXT, a, b) if count == "UTF-16" else (a, b)), words) for a, b, words in spans]
    (coding,) = read_qdpx(_foreign(tmp_path / "x.qdpx", told, encoded=(mark + TEXT).encode("utf-8")))
    assert [coding.words(m) for m in coding.markings] == ["war", "now"]
    assert (coding.article_id, coding.coder, coding.text) == ("a", "Ann", TEXT)
    assert [m.label for m in coding.markings] == ["war & peace"] * 2


def test_a_title_refutes_no_position(tmp_path):
    """MAXQDA calls a selection by its positions, a person by what she likes."""
    start = TEXT.index("war")
    (coding,) = read_qdpx(_foreign(tmp_path / "x.qdpx", [(start, start + 3, f"{start},{start + 3}")]))
    assert coding.words(coding.markings[0]) == "war"


def test_positions_are_code_points_and_the_text_is_bare(tmp_path):
    start = TEXT.index("now")
    path = write_qdpx([Coding("a", TEXT, markings=[Marking("T1", "peace", [(start, start + 3)])])], tmp_path / "x.qdpx")
    with zipfile.ZipFile(path) as archive:
        (source,) = [name for name in archive.namelist() if name.startswith("sources/")]
        assert archive.read(source) == TEXT.encode("utf-8")
        root = ET.fromstring(archive.read("project.qde"))
    (one,) = root.iter("{urn:QDA-XML:project:1.0}PlainTextSelection")
    assert (one.get("startPosition"), one.get("endPosition"), one.get("name")) == (str(start), str(start + 3), "now")
    assert [child.tag.rpartition("}")[2] for child in root] == ["CodeBook", "Sources"]


def test_what_a_coder_changes_in_the_program_arrives(tmp_path):
    war, lee = TEXT.index("war"), TEXT.index("Lee")
    coding = Coding(
        "a", TEXT, "Ann", [Marking("T1", "conflict", [(war, war + 3)]), Marking("T2", "Mention", [(lee, lee + 3)])]
    )
    coding.attributes = [Attribute("A1", "voice", "T1", "quoted"), Attribute("A2", "negated", "T1")]
    coding.links = [Link("R1", "target", [("Arg1", "T1"), ("Arg2", "T2")])]
    path = write_qdpx([coding], tmp_path / "x.qdpx")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    project = files["project.qde"].decode().replace('name="voice: quoted"', 'name="voice: scare"')
    project = project.replace('name="conflict"', 'name="alarm"').replace(
        f'endPosition="{lee + 3}"', f'endPosition="{lee + 2}"'
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (files | {"project.qde": project.encode()}).items():
            archive.writestr(name, data)
    (row,) = from_codings(read_qdpx(path))["hits"].to_dict("records")
    assert (row["frame"], row["voice"], row["negated"], row["surface"]) == ("alarm", "scare", True, "war")
    (mention,) = from_codings(read_qdpx(path))["mentions"].to_dict("records")
    assert (mention["designator"], row["target_mention"]) == ("Le", mention["mention_id"])


def test_two_coders_of_one_article_share_its_text(tmp_path):
    codings = [Coding("a", TEXT, coder, [Marking("T1", "x", [(2, 5)])]) for coder in ("Ann", "Ben")]
    path = write_qdpx(codings, tmp_path / "x.qdpx")
    assert read_qdpx(path) == codings
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == 2
    with pytest.raises(ValueError, match="different texts"):
        write_qdpx([codings[0], Coding("a", "Other.", "Ben")], path)


def test_what_is_no_text_is_counted(tmp_path):
    extra = f'<PictureSource guid="{GUID % 7}" name="p" path="internal://p.png"/>'
    path = _foreign(tmp_path / "x.qdpx", [(2, 2, ""), (2, 5, "Lee")], extra=extra)
    with pytest.warns(UserWarning, match="1 selection without words, 1 picture"):
        (coding,) = read_qdpx(path)
    assert len(coding) == 1


def test_a_changed_text_is_refused(tmp_path):
    war = TEXT.index("war")
    path = write_qdpx([Coding("a", TEXT, markings=[Marking("T1", "x", [(war, war + 3)])])], tmp_path / "x.qdpx")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data.replace(b"Lee", b"The Lee") if name.endswith(".txt") else data)
    with pytest.raises(ValueError, match="was the text changed"):
        read_qdpx(path)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"x.txt": b""}, "holds 0 files .qde"),
        ({"project.qde": b"<a"}, "not XML"),
        ({"project.qde": b"<Book/>"}, "no project"),
        ({"project.qde": b'<!DOCTYPE a [<!ENTITY b "c">]><Project/>'}, "entities"),
        (
            {
                "project.qde": b'<Project><Sources><TextSource guid="1" name="n" plainTextPath="relative:///x.txt"/></Sources></Project>'
            },
            "with its sources",
        ),
    ],
)
def test_what_is_no_project_is_named(tmp_path, files, message):
    with zipfile.ZipFile(tmp_path / "x.qdpx", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    with pytest.raises(ValueError, match=message) as told:
        read_qdpx(tmp_path / "x.qdpx")
    assert "x.qdpx" in str(told.value)
    (tmp_path / "y.qdpx").write_bytes(b"no zip")
    with pytest.raises(ValueError, match=r"export it as \.qdpx"):
        read_qdpx(tmp_path / "y.qdpx")


def test_a_text_inside_the_project_is_read(tmp_path):
    project = (
        f'<Project><CodeBook><Codes><Code guid="{GUID % 1}" name="c"/></Codes></CodeBook><Sources><TextSource guid="2">'
        '<PlainTextContent>No war.</PlainTextContent><PlainTextSelection guid="3" startPosition="3" endPosition="6">'
        f'<Description>why?</Description><Coding guid="4"><CodeRef targetGUID="{GUID % 1}"/></Coding>'
        "</PlainTextSelection></TextSource></Sources></Project>"
    )
    with zipfile.ZipFile(tmp_path / "x.qdpx", "w") as archive:
        archive.writestr("project.qde", project)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (coding,) = read_qdpx(tmp_path / "x.qdpx")
    assert (coding.words(coding.markings[0]), coding.remarks[0].text, json.dumps(coding.coder)) == ("war", "why?", '""')


def _changed(path, *changes):
    """The project with some words of its .qde changed."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    (main,) = (name for name in files if name.endswith(".qde"))
    project = files[main].decode()
    for old, new in changes:
        assert old in project
        project = project.replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (files | {main: project.encode()}).items():
            archive.writestr(name, data)
    return path


def test_the_ends_of_the_only_selection_may_be_moved(tmp_path):
    war = TEXT.index("war")
    path = write_qdpx([Coding("a", TEXT, markings=[Marking("T1", "x", [(war, war + 3)])])], tmp_path / "x.qdpx")
    for start, end in ((war, war + 2), (war, war + 6), (war + 2, war + 9)):
        put = (f'startPosition="{war}"', f'startPosition="{start}"'), ('endPosition="', f'endPosition="{end}" was="')
        _changed(path, *put)
        (coding,) = read_qdpx(path)
        assert coding.markings[0].pieces == [(start, end)]
        _changed(path, *((new, old) for old, new in put))


def test_a_text_with_one_more_blank_is_refused(tmp_path):
    """The words seem to go on from where they were, as if a coder had moved an end."""
    text = "A long war now."
    path = write_qdpx([Coding("a", text, markings=[Marking("T1", "x", [(7, 14)])])], tmp_path / "x.qdpx")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data.replace(b"long", b"long ") if name.endswith(".txt") else data)
    with pytest.raises(ValueError, match="was the text changed"):
        read_qdpx(path)


def test_a_link_from_a_later_piece_is_one_of_the_whole(tmp_path):
    war, lee, now = (TEXT.index(words) for words in ("war", "Lee", "now"))
    coding = Coding("a", TEXT, "Ann", [Marking("T1", "x", [(war, war + 3), (now, now + 3)])])
    coding.markings.append(Marking("T2", "y", [(lee, lee + 3)]))
    coding.links = [Link("R1", "target", [("Arg1", "T1"), ("Arg2", "T2")])]
    path = write_qdpx([coding], tmp_path / "x.qdpx")
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("project.qde"))
    piece, link = root.iter("{urn:QDA-XML:project:1.0}Link")
    first, later = piece.get("originGUID"), piece.get("targetGUID")
    assert link.get("originGUID") == first
    to = link.get("targetGUID")
    _changed(path, (f'originGUID="{first}" targetGUID="{to}"', f'originGUID="{later}" targetGUID="{to}"'))
    assert read_qdpx(path) == [coding]


def test_what_another_program_says_of_a_text_names_no_coder(tmp_path):
    for said in ("Read twice.", '{"coders": 1}', '["Ben"]', "[" * 100_000):
        path = _foreign(tmp_path / "x.qdpx", [(2, 5, "Lee")])
        _changed(path, ('.TXT">', f'.TXT"><Description>{said}</Description>'))
        assert [coding.coder for coding in read_qdpx(path)] == ["Ann"]
