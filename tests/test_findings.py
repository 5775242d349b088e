"""What fuzzers have found, each with the least input that shows it."""

import csv
import io
import zipfile

import pytest
from fuzz_targets import LEXICONS, hold, samples

import framing as fr
from framing.articles import rejected_of
from framing.given_files import given_json, given_table
from framing.lexicons import LexiconError, read_lexicon
from framing.validity.coding.coded_marks import Coding, Marking

_PAGE = samples.NEXIS_PAGE.replace("1 of 1 DOCUMENTS", "1 of 1 DOC")
_NAMELESS = (
    b"PK\x01\x02\x14\x03\x14"
    + bytes(39)
    + b"PK\x05\x06\x00\x00\x00\x00\x01\x00\x01\x00"
    + b"\x2e\x00\x00\x00"
    + bytes(6)
)

_TASK = b'[{"data": {"text": "a"}, "annotations": [%s]}]'
_HEAD = b'[lexicon]\nid = "m"\nversion = "1.0.0"\n'

FOUND = {
    "an export without a document": ("files", ".html", _PAGE.encode()),
    "control characters in a page": ("files", ".html", samples.NEXIS_PAGE.replace("fair", "fa<br>\x08ir").encode()),
    "a page of Europresse without a title": (
        "files",
        ".html",
        b'<html><body><span class="DocPublicationName">Le Mont</span><p>Il a plu.</p></body></html>',
    ),
    "a mail whose sender is none": ("files", ".eml", b"From: a\xc9\xff: %\n\nIt rained, he said.\n"),
    "a file without a name in a zip": ("files", ".zip", _NAMELESS),
    "an archive without an address": (
        "files",
        ".warc",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
    ),
    "two articles of one id in a file": ("files", ".csv", b"id,text\n2,It rained.\n2,He left.\n"),
    "a first line that names no delimiter": ("files", ".csv", b"sep=\nid,text\n1,It rained.\n"),
    "a column without a name in a list of words": ("lexicons", ".tsv", b"aanbn\t\no-d1oevl\t3\n"),
    "a category of blanks": ("lexicons", ".dic", b"%\n1 \x1c\n%\nkill 1\n"),
    "a sheet that is not UTF-8": ("sheets", ".csv", b"hit_id,frame\n\xff,a\n"),
    "null in the name of a column": ("sheets", ".csv", b"hit_id,neg\0\na,b\n"),
    "a quotation mark that stays open": ("registries", ".csv", b'from_id,to_id\n"A,B\n'),
    "a list of one character": ("registries", ".csv", b"\xcc"),
    "an empty list": ("registries", ".csv", b""),
    "a file that is named by a number": ("sidecars", "metadata.toml", b"[[articles]]\nfile = 3\n"),
    "articles that are no tables": ("sidecars", "metadata.toml", b'articles = "a.txt"\n'),
    "outlets that are no tables": ("sidecars", "outlets.toml", b"outlets = [1]\n"),
    "offsets that are no numbers": ("brat", ".ann", b"T1\tCue a b\tRain\n"),
    "an equivalence of nothing": ("brat", ".ann", b"*\tEquiv \n"),
    "a marking that ends before it begins": ("brat", ".ann", b"T1\tCue 4 0\tRain\n"),
    "a result of another shape": (
        "label_studio",
        ".json",
        _TASK % b'{"result": [1]}',
    ),
    "an annotation that is none": ("label_studio", ".json", _TASK % b"3"),
    "a model that is a text": ("models", ".npz", b"no model"),
    "a table where a list should be": (
        "lexicons",
        ".toml",
        _HEAD + b'[entry]\nid = "a"\n',
    ),
    "sets that are no tables": ("lexicons", ".toml", b"sets = 3\n" + _HEAD),
    "aliases of YAML": ("lexicons", ".yml", b"a: &a [b]\nc: *a\n"),
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_read_or_has_a_reason_for_a_person(name):
    target, kind, data = FOUND[name]
    hold(target, data, kind)


def test_two_articles_of_one_id_are_told_with_their_place(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n2,It rained.\n2,He left.\n")
    with pytest.warns(fr.articles.RejectedWarning):
        articles = fr.read_articles(tmp_path / "a.csv")
    assert rejected_of(articles)[0].where == f"{tmp_path / 'a.csv'}, line 3"


@pytest.mark.parametrize("mark", [";", "\t"])
def test_the_first_line_of_excel_names_the_delimiter(tmp_path, mark):
    (tmp_path / "a.csv").write_text(f"sep={mark}\nid{mark}text\n1{mark}It rained, he said.\n")
    assert fr.read_articles(tmp_path / "a.csv")["text"].tolist() == ["It rained, he said."]


def test_an_entry_of_a_table_is_no_act_of_speech_unless_it_says_so(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("id,pattern,frame,speech_act,case\na,raid,war,False,FALSE\nb,accuse,blame,True,true\n")
    assert [(e.speech_act, e.case) for e in read_lexicon(path)] == [(False, False), (True, True)]


def test_an_id_that_stands_twice_in_a_table_of_entries_is_told(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("id,pattern,frame\na,raid,war\na,truce,peace\n")
    with pytest.raises(LexiconError, match=r"m\.csv:3: entry 'a': this id stands twice"):
        read_lexicon(path)


def test_a_cell_that_no_column_holds_is_told(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("accept,from_id,to_id\nyes,A,B\n\nyes,A,B, JR\n")
    with pytest.raises(ValueError, match=r"m\.csv, row 4: 4 cells, and the header has 3; .* quotation marks"):
        given_table(path)
    path.write_text("\naccept,from_id,to_id\nyes,A\n")
    assert given_table(path).iloc[0].tolist() == ["yes", "A", ""]
    path.write_text("frame,pattern\nwar,raid, attack\n")
    with pytest.raises(LexiconError, match=r"m\.csv, row 2: 3 cells, and the header has 2"):
        read_lexicon(path)


def test_the_work_on_a_table_of_entries_grows_with_its_rows(tmp_path, operations):
    def work(number):
        path = tmp_path / f"{number}.csv"
        path.write_text("id,pattern,frame\n" + "".join(f"a{n},raid,war\n" for n in range(number)))
        return operations(lambda: read_lexicon(path))

    work(1)  # what is remembered from the first reading on
    assert work(800) < 1.1 * 8 * work(100)


def test_numbers_that_python_does_not_read_are_told(tmp_path):
    path = tmp_path / "m.json"
    path.write_text('[{"id": ' + "9" * 5_000 + "}]")
    with pytest.raises(ValueError, match=r"m\.json: a number in it has more digits than can be read"):
        given_json(path)


def test_reading_a_lexicon_bounds_no_cell_of_others(tmp_path):
    (tmp_path / "m.csv").write_bytes(LEXICONS[".csv"][0])
    read_lexicon(tmp_path / "m.csv")
    assert csv.field_size_limit() > 10**6


def test_sets_that_hold_one_another_grow_no_further(tmp_path):
    sets = "".join(f's{n} = ["{f"<s{n - 1}> " * 9}"]\n' for n in range(1, 9))
    entry = '[[entry]]\nid = "a"\npattern = "<s8>"\nframe = "war"\n'
    head = '[lexicon]\nid = "m"\nversion = "1.0.0"\n'
    (tmp_path / "m.toml").write_text(f'{head}[sets]\ns0 = ["raid"]\n{sets}{entry}')
    with pytest.raises(LexiconError, match="stands for more than 20,000 words"):
        read_lexicon(tmp_path / "m.toml")


@pytest.mark.parametrize(
    ("pattern", "reason"), [("(" * 60 + "a" + ")" * 60, "brackets in one another"), ("a " * 6_000, "12,000 characters")]
)
def test_a_pattern_has_bounds(tmp_path, pattern, reason):
    (tmp_path / "m.toml").write_text(
        f'[lexicon]\nid = "m"\nversion = "1.0.0"\n[[entry]]\nid = "a"\nframe = "war"\npattern = "{pattern}"\n'
    )
    with pytest.raises(LexiconError, match=reason):
        read_lexicon(tmp_path / "m.toml")


def test_a_large_lexicon_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMING_MAX_LEXICON", "100")
    for name in ("m.toml", "m.csv", "m.yml"):
        (tmp_path / name).write_text("# " + "x" * 100)
        with pytest.raises(LexiconError, match=r"it has 102 bytes.*FRAMING_MAX_LEXICON"):
            read_lexicon(tmp_path / name)


def test_scores_beside_a_run_leave_its_record(tmp_path):
    from framing.study.store import in_place_of

    (tmp_path / "run.json").write_text("{}")
    with in_place_of(tmp_path) as part:
        (part / "scores.csv").write_text("a\n")
    assert (tmp_path / "run.json").exists() and (tmp_path / "scores.csv").exists()


@pytest.mark.parametrize("name", ["m.zip", "m.docx", "m.txt"])
def test_an_archive_whose_names_are_no_text_is_told(tmp_path, name):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("TypeSyßtem.xml", "<a/>")
    broken = data.getvalue().replace("ß".encode(), b"\x87\x87")
    (tmp_path / name).write_bytes(broken)
    hold("files", broken, tmp_path.joinpath(name).suffix)
    if name == "m.zip":
        pytest.importorskip("cassis")
        with pytest.raises(ValueError, match=r"m\.zip cannot be unpacked: it is damaged"):
            fr.validity.read_xmi(tmp_path / name)


def test_two_markings_of_one_key_are_refused():
    coding = Coding("a", "He won.", markings=[Marking("T1", "x", [(0, 2)]), Marking("T1", "y", [(3, 6)])])
    with pytest.raises(ValueError, match="a: more than one marking is called 'T1'"):
        coding.check()
