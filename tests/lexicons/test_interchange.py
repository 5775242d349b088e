"""Other programs' formats: read with their mess, written with a warning for what is lost."""

import warnings
from pathlib import Path

import pytest

from framing.lexicons import (
    Entry,
    FormatWarning,
    Lexicon,
    LexiconError,
    Matcher,
    check_lexicon,
    diff_lexicons,
    import_lexicon,
    parse_lexicon,
    read_lexicon,
    shipped_lexicons,
    write_lexicon,
)
from framing.lexicons.files.toml_text import to_toml

MESSY = """%
01\tCare
 2   Harm.Vice
%
safe*\t01
kill    02
take  care of 1 2
like (02 134)125/464 2
nobody
lost\t7
:)\t1
"""

YKD = """<dictionary><cnode name="war">
<cnode name="acts"><pnode name="raid*"/><pnode name="air strike"/></cnode>
<cnode name="no"><pnode name="calm"/></cnode>
</cnode></dictionary>"""


def _terms(lexicon: Lexicon) -> set[tuple[str, str]]:
    return {(entry.frame, entry.pattern) for entry in lexicon}


def test_dic_with_spaces_for_tabs_and_several_ids(tmp_path: Path) -> None:
    (tmp_path / "mfd.dic").write_bytes(b"\xef\xbb\xbf" + MESSY.encode())
    with pytest.warns(FormatWarning, match="and 3 more"):
        lexicon = import_lexicon(tmp_path / "mfd.dic")
    assert _terms(lexicon) == {
        ("Care", "safe*"), ("Harm.Vice", "kill"), ("Care", "take care of"), ("Harm.Vice", "take care of"),
        ("Harm.Vice", "like"), ("7", "lost"),
    }  # fmt: skip
    assert [m.entry.pattern for m in Matcher(lexicon).match("Safely, safe: take care of it; killing")] == [
        "safe*", "safe*", "take care of", "take care of"
    ]  # fmt: skip


def test_dic_without_head_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.dic").write_text("kill 1\n")
    with pytest.raises(LexiconError, match=r"x\.dic:1: .* between two lines"):
        import_lexicon(tmp_path / "x.dic")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.yml", "war:\n  acts:\n    - raid*\n    - air strike\n  no: [calm]\n"),
        ("x.cat", "WAR\n\tACTS\n\t\tRAID* (1)\n\t\tAIR_STRIKE (1)\n\tNO\n\t\tCALM (1)\n"),
        ("x.lc3", "+war.acts\nraid*\nair strike\n+war.no\ncalm\n"),
        ("x.ykd", YKD),
    ],
)  # fmt: skip
def test_other_formats_read_alike(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    found = {(frame.lower(), pattern) for frame, pattern in _terms(read_lexicon(tmp_path / name))}
    assert found == {("war.acts", "raid*"), ("war.acts", "air strike"), ("war.no", "calm")}


@pytest.mark.parametrize(
    "head", ['<!DOCTYPE d [<!ENTITY a "b">]>', '<!DOCTYPE d SYSTEM "file:///etc/hosts">', '<!ENTITY a "b">']
)
def test_xml_that_declares_a_document_type_or_entities_is_refused(tmp_path: Path, head: str) -> None:
    """Either alone is enough, before the XML is read at all: entities that name each other fill the memory."""
    (tmp_path / "x.ykd").write_text(f"{head}<dictionary/>")
    with pytest.raises(LexiconError, match="declares a document type or entities"):
        import_lexicon(tmp_path / "x.ykd")


@pytest.mark.parametrize("suffix", [".dic", ".yml", ".csv", ".toml"])
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str) -> None:
    lexicon = Lexicon("m", "0.0.0", (Entry("x-raid-any", "raid*", "x", match="literal"),
                                     Entry("y-air-strike", "air strike", "y", match="literal")))  # fmt: skip
    write_lexicon(lexicon, tmp_path / f"m{suffix}")
    assert _terms(read_lexicon(tmp_path / f"m{suffix}")) == _terms(lexicon)


def test_an_export_says_what_it_loses(tmp_path: Path) -> None:
    entries = (Entry("a", "<number> dead", "x", polarity=-1.0, target=("patient",)),)
    with pytest.warns(FormatWarning, match="entry 'a' loses polarity, target"):
        write_lexicon(Lexicon("m", "1.0.0", entries), tmp_path / "m.dic")
    with pytest.warns(FormatWarning, match="the head loses citation"):
        write_lexicon(Lexicon("m", "1.0.0", entries, citation="C"), tmp_path / "m.csv")


def test_shipped_lexicons_survive_toml_and_csv(tmp_path: Path) -> None:
    for name in shipped_lexicons():
        lexicon = read_lexicon(name)
        assert parse_lexicon(to_toml(lexicon)) == lexicon
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            write_lexicon(Lexicon("m", "0.0.0", tuple(e for e in lexicon if "<" not in e.pattern)), tmp_path / "m.csv")
    assert len(read_lexicon(tmp_path / "m.csv")) > 10


def test_the_check_finds_what_is_wrong() -> None:
    text = """
[lexicon]
id = "m"
version = "1.0.0"
[sources]
s = "S"
[[group]]
frame = "x"
source = "s"
entries = [
  { id = "dead", pattern = "raid", ex = "A [storm] came." },
  { id = "long", pattern = "night storm", ex = "A [night storm] came." },
  { id = "shadowed", pattern = "storm", ex = "A night [storm] came." },
  { id = "twin-1", pattern = "siege", ex = "A [siege] began." },
  { id = "twin-2", pattern = "siege", ex = "A [siege] began." },
  { id = "loud", pattern = "war", ex = "The [war] went on.", counter = "A price war began." },
]
[[entry]]
id = "other"
pattern = "siege"
frame = "y"
"""
    found = {(p.entry, p.kind, p.line) for p in check_lexicon(parse_lexicon(text))}
    lines = {("dead", "dead"): 11, ("shadowed", "shadowed"): 13, ("twin-1", "duplicate"): 14}
    lines |= {("twin-2", "duplicate"): 15, ("loud", "counter-example"): 16}
    late = {("other", kind): 19 for kind in ("ambiguous", "no source", "no example")}
    assert {(*key, line) for key, line in (lines | late).items()} <= found
    assert not {entry for entry, _, _ in found} & {"long"}


def test_diff_sees_what_changed_and_not_the_order() -> None:
    a, b = Entry("a", "raid", "x"), Entry("b", "siege", "x")
    assert diff_lexicons(Lexicon("m", "1.0.0", (a, b)), Lexicon("m", "1.0.0", (b, a))) == []
    changes = diff_lexicons(
        Lexicon("m", "1.0.0", (a, b)), Lexicon("m", "1.1.0", (Entry("a", "raid", "x", polarity=-1.0),))
    )
    assert [(c.kind, c.entry) for c in changes] == [("removed", "b"), ("changed", "a")]


def test_tables_of_spreadsheets_are_read_with_their_marks(tmp_path: Path) -> None:
    for name, mark in (("a.csv", ","), ("b.csv", ";"), ("c.csv", "\t")):
        (tmp_path / name).write_text(f"term{mark} frame{mark}polarity\nraid*{mark}war{mark}-1\n")
        entries = read_lexicon(tmp_path / name).entries
        assert [(e.pattern, e.frame, e.polarity) for e in entries] == [("raid*", "war", -1.0)]
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    with pytest.raises(LexiconError, match=r"bad\.csv:2: '1' is no word; .* needs the columns frame .* a, b"):
        read_lexicon(tmp_path / "bad.csv")
    (tmp_path / "half.csv").write_text("term,b\n1,2\n")
    with pytest.raises(LexiconError, match=r"half\.csv:1: .* needs the columns frame and pattern .* it has term, b"):
        read_lexicon(tmp_path / "half.csv")


@pytest.mark.parametrize("name", shipped_lexicons())
def test_a_table_of_entries_stands_alone(tmp_path: Path, name: str) -> None:
    lexicon = read_lexicon(name)
    with pytest.warns(FormatWarning, match="the head loses"):
        write_lexicon(lexicon, tmp_path / "table.csv")
    again = read_lexicon(tmp_path / "table.csv")
    text = "Rebels shelled the port, reportedly killing dozens of people; the regime condemned the attack by militants."
    found = [[(m.start, m.end, m.entry.id) for m in Matcher(x).match(text)] for x in (lexicon, again)]
    assert found[0] == found[1]
    assert found[0]


def test_an_export_counts_what_it_loses(tmp_path: Path) -> None:
    entries = (*(Entry(f"e{k}", f"a ~{k} b", "x", polarity=1.0) for k in (1, 2)), Entry("e3", "c", "x"))
    with pytest.warns(
        FormatWarning, match=r"in all are lost inflections of 3, polarity of 2 entries; 2 left out: e1, e2"
    ):
        write_lexicon(Lexicon("m", "1.0.0", entries), tmp_path / "m.dic")


def test_one_warning_where_no_entry_has_an_example(tmp_path: Path) -> None:
    (tmp_path / "m.dic").write_text("%\n1\tx\n%\nkill\t1\nraid\t1\n")
    problems = check_lexicon(read_lexicon(tmp_path / "m.dic", language="en"))
    assert [(p.level, p.kind) for p in problems] == [("warning", "no example")]
    assert "none of the 2 entries" in problems[0].message


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("AFINN-111.txt", "abandon\t-2\ncan't stand\t-3\nsuperb\t5\nmeh\t0\n",
         [("negative", "abandon", 2, -0.4), ("negative", "can't stand", 3, -0.6), ("positive", "superb", 5, 1)]),
        ("vader.txt", "$:\t-1.5\t0.8\t[-1, -2]\nabhor\t-3\t1.1\t[-3, -3]\nnice\t1.5\t0.5\t[1, 2]\n",
         [("negative", "abhor", 3, -1), ("positive", "nice", 1.5, 0.5), ("negative", "$:", 1.5, -0.5)]),
        ("emfd.csv", ",word,care_p,harm_p,care_sent,harm_sent\n0,nurse,0.4,0,0.3,0\n1,kill,0.1,0.5,-0.2,-0.8\n",
         [("care", "nurse", 0.4, 0.3), ("care", "kill", 0.1, -0.2), ("harm", "kill", 0.5, -0.8)]),
        ("vad.tsv", "Word\tValence\tArousal\nwar\t0.06\t0.9\npeace\t0.9\t0.1\n",
         [("Valence", "war", 0.06, None), ("Arousal", "war", 0.9, None),
          ("Valence", "peace", 0.9, None), ("Arousal", "peace", 0.1, None)]),
        ("nrc.txt", "raid\tfear\t1\nraid\tjoy\t0\nraid\tanger\t1\n",
         [("fear", "raid", 1, None), ("anger", "raid", 1, None)]),
        ("norms.csv", "word;score\nraid;-1,5\ncalm;0,75\n",
         [("negative", "raid", 1.5, -1), ("positive", "calm", .75, .5)]),
        ("two.csv", "word,warmth,power\nraid,-2,3\ncalm,4,1\n",
         [("warmth_negative", "raid", 2, -0.5), ("power", "raid", 3, None),
          ("warmth_positive", "calm", 4, 1), ("power", "calm", 1, None)]),
        ("slurs.txt", "# my list\nregime\nso-called\n",
         [("slurs", "regime", 1, None), ("slurs", "so-called", 1, None)]),
    ],
)  # fmt: skip
def test_lists_of_words_with_numbers(tmp_path: Path, name: str, text: str, found: list[tuple[object, ...]]) -> None:
    (tmp_path / name).write_text(text)
    wordless = [row for row in found if row[1] == "$:"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore" if wordless else "error", FormatWarning)
        lexicon = import_lexicon(tmp_path / name)
    entries = [(e.frame, e.pattern, e.weight, e.polarity) for e in lexicon]
    assert entries == [row for row in found if row not in wordless]
    assert lexicon.language == ""
    write_lexicon(lexicon, tmp_path / "again.toml")
    assert read_lexicon(tmp_path / "again.toml").entries == lexicon.entries


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("word,score\n", "stands no word"),
        ("raid,1,2\ncalm,2,3\n", "2 columns of numbers without names"),
        ("word,score\nraid,-1\ncalm,much\n", r":3: 'calm' has 'much' where a number should stand"),
        ("word,what\nraid,bad\n", "no column of numbers"),
    ],
)
def test_lists_that_cannot_be_read_say_why(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "list.csv").write_text(text)
    with pytest.raises(LexiconError, match=message):
        import_lexicon(tmp_path / "list.csv")


def test_the_first_of_two_weights_of_a_word_is_kept_and_said(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("raid\t-1\nRaid\t-2\n")
    with pytest.warns(FormatWarning, match="stands twice in negative, with the weights 1 and 2"):
        assert len(import_lexicon(tmp_path / "list.txt")) == 1


def test_a_dictionary_in_capitals_holds_no_acronyms(tmp_path: Path) -> None:
    terms = ["KILL*", "RAID", "AIR STRIKE", "US", "SIEGE"]
    (tmp_path / "m.yml").write_text("WAR:\n" + "".join(f"  - {term}\n" for term in terms))
    assert [e.pattern for e in import_lexicon(tmp_path / "m.yml")] == [term.lower() for term in terms]
    (tmp_path / "n.yml").write_text("WAR: [kill*, raid, US, siege, strike]\n")
    text = "Let us kill the US raid."
    found = [text[m.start : m.end] for m in Matcher(import_lexicon(tmp_path / "n.yml")).match(text)]
    assert found == ["kill", "US", "raid"]


def test_the_language_is_kept_or_asked(tmp_path: Path) -> None:
    (tmp_path / "m.dic").write_text("%\n1\tx\n%\nKrieg\t1\n")
    assert read_lexicon(tmp_path / "m.dic").language == ""
    german = read_lexicon(tmp_path / "m.dic", language="de")
    assert german.language == "de"
    assert [p.kind for p in check_lexicon(read_lexicon(tmp_path / "m.dic")) if p.kind == "language"] == ["language"]
    assert not [p for p in check_lexicon(german) if p.kind == "language"]
    for suffix in (".toml", ".csv"):
        write_lexicon(german, tmp_path / f"again{suffix}")
        assert read_lexicon(tmp_path / f"again{suffix}").language == "de"
    write_lexicon(read_lexicon(tmp_path / "m.dic"), tmp_path / "unknown.toml")
    assert read_lexicon(tmp_path / "unknown.toml").language == ""
    (tmp_path / "two.csv").write_text("frame,term,language\nx,Krieg,de\nx,guerre,fr\n")
    with pytest.raises(LexiconError, match="of the languages de, fr"):
        read_lexicon(tmp_path / "two.csv")


def test_quotes_around_terms_and_categories_are_no_part_of_them(tmp_path: Path) -> None:
    (tmp_path / "m.dic").write_bytes(b'%\r\n1\tHarm\r\n%\r\n"air strike"\t1\r\n')
    (tmp_path / "m.cat").write_bytes(b'"HARM"\r\n\tRAID (1)\r\n')
    assert _terms(read_lexicon(tmp_path / "m.dic")) == {("Harm", "air strike")}
    assert _terms(read_lexicon(tmp_path / "m.cat")) == {("HARM", "raid")}
