"""UIMA XMI as INCEpTION writes it, and what stands in the files that it reads."""

import zipfile

import pytest

from framing.validity import read_xmi, write_xmi
from framing.validity.coding.coded_marks import Attribute, Coding, Link, Marking

cassis = pytest.importorskip("cassis")
TEXT = "😀 Lee a\u0301 war.\r\nPeace 😀 now\x0b, he said."


def _coding(coder="Ann"):
    war, lee = TEXT.index("war"), TEXT.index("Lee")
    coding = Coding(
        "a/1", TEXT, coder, [Marking("T1", "conflict", [(war, war + 3)]), Marking("T2", "Mention", [(lee, lee + 3)])]
    )
    coding.attributes = [Attribute("A1", "negated", "T1"), Attribute("A2", "voice", "T1", "quoted")]
    coding.links = [Link("R1", "target", [("Arg1", "T1"), ("Arg2", "T2")])]
    return coding


def _foreign(folder, title="news.txt"):
    """A project of INCEpTION: a layer of its own, a relation, a named entity; UTF-16 offsets, no words."""
    types = cassis.TypeSystem()
    string, whole = "uima.cas.String", "uima.tcas.Annotation"
    frame = types.create_type(name="webanno.custom.Frame", supertypeName=whole)
    types.create_feature(domainType=frame, name="Name", rangeType=string)
    types.create_feature(domainType=frame, name="Strong", rangeType="uima.cas.Boolean")
    aim = types.create_type(name="webanno.custom.Aim", supertypeName=whole)
    for name in ("Governor", "Dependent"):
        types.create_feature(domainType=aim, name=name, rangeType=whole)
    person = types.create_type(name="de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", supertypeName=whole)
    types.create_feature(domainType=person, name="value", rangeType=string)
    token = types.create_type(name="de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", supertypeName=whole)
    cas = cassis.Cas(typesystem=types)
    text = TEXT.replace("\x0b", " ")
    cas.sofa_string = text
    start, end = (text.index(words) for words in ("now", "Lee"))
    one, two = frame(begin=start, end=start + 3, Name="hope", Strong=True), person(begin=end, end=end + 3, value="PER")
    cas.add_all([one, two, token(begin=0, end=1), aim(begin=end, end=end + 3, Governor=one, Dependent=two)])
    cas.to_xmi(folder / "ann.xmi")
    types.to_xml(folder / "TypeSystem.xml")
    return folder


def test_layers_of_a_project_are_read_from_folder_file_and_zip(tmp_path):
    folder = _foreign(tmp_path)
    with zipfile.ZipFile(tmp_path / "ann.zip", "w") as archive:
        for name in ("ann.xmi", "TypeSystem.xml"):
            archive.write(folder / name, name)
    for path in (folder / "ann.xmi", tmp_path / "ann.zip"):
        (coding,) = read_xmi(path, coder="Ann")
        assert {coding.words(m): m.label for m in coding.markings} == {"now": "hope", "Lee": "PER"}
        assert [(a.name, a.value) for a in coding.attributes] == [("Strong", None)]
        assert coding.links[0].label == "Aim" and (coding.article_id, coding.coder) == ("ann", "Ann")
    assert len(read_xmi(tmp_path)) == 2


def test_offsets_are_utf16_and_attributes_are_features(tmp_path):
    (path,) = write_xmi([_coding()], tmp_path)
    content = path.read_text(encoding="utf-8")
    start = len(TEXT[: TEXT.index("war")].encode("utf-16-le")) // 2
    assert f'begin="{start}" end="{start + 3}" label="conflict"' in content
    assert 'voice="quoted"' in content and 'negated="true"' in content
    assert read_xmi(tmp_path) == [_coding()]
    assert "webanno.custom.Passage" in (tmp_path / "TypeSystem.xml").read_text(encoding="utf-8")


def test_a_coder_may_move_an_end_but_not_change_the_text(tmp_path):
    (path,) = write_xmi([_coding()], tmp_path)
    content = path.read_text(encoding="utf-8")
    lee = len(TEXT[: TEXT.index("Lee")].encode("utf-16-le")) // 2
    moved = content.replace(
        f'begin="{lee}" end="{lee + 3}" label="Mention"', f'begin="{lee}" end="{lee + 2}" label="Mention"'
    )
    assert moved != content
    path.write_text(moved, encoding="utf-8", newline="")
    (coding,) = read_xmi(tmp_path)
    assert [coding.words(m) for m in coding.markings] == ["war", "Le"]
    path.write_text(content.replace("Lee a", "The Lee a"), encoding="utf-8", newline="")
    with pytest.raises(ValueError, match="was the text changed"):
        read_xmi(tmp_path)


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"holds no \.xmi"):
        read_xmi(tmp_path)
    with pytest.raises(ValueError, match="there is no"):
        read_xmi(tmp_path / "x.xmi")
    (path,) = write_xmi([_coding()], tmp_path)
    with pytest.raises(ValueError, match="folder of their own"):
        write_xmi([_coding(), _coding("Ben")], tmp_path)
    (tmp_path / "TypeSystem.xml").unlink()
    with pytest.raises(ValueError, match="export the type system"):
        read_xmi(path)
