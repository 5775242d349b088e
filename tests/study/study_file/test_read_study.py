"""A study file is checked before anything runs: every fault with its line and the mend, all at once, no traceback."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing as fr
from framing.lexicons import read_lexicon, shipped_lexicons
from framing.lexicons.files.toml_text import toml_key, toml_value
from framing.shipped import shipped
from framing.study import StudyFileError
from framing.study.study_file.study_schema import DRAWS, SECTIONS, comparisons, figures, scored, section_options

INPUT = f"[input]\npaths = [{toml_value(str(shipped('seeds')))}]\n"


@pytest.fixture
def faults(tmp_path):
    """Faults of a text, as line and message."""

    def found(text):
        file = tmp_path / "study.toml"
        file.write_text(text, encoding="utf-8")
        try:
            fr.read_study(file)
        except StudyFileError as error:
            assert all(problem.startswith(str(file)) for problem in error.problems)
            parts = [problem.removeprefix(f"{file}:").partition(": ") for problem in error.problems]
            return [(int(line), message) if line.isdecimal() else (0, line + message) for line, _, message in parts]
        return []

    return found


def test_the_smallest_study(tmp_path):
    (tmp_path / "study.toml").write_text(INPUT)
    study = fr.read_study(tmp_path)
    assert study.out == tmp_path / "out" and study.paths == [str(shipped("seeds"))]
    assert [lexicon.id for lexicon in study.lexicons] == shipped_lexicons()
    assert not study.asked and study.reading() == {} and study.data["run"]["workers"] == 1


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[studdy]\n", 3, "no table 'studdy'; did you mean 'study'?"),
        ("[study]\nouts = 'x'\n", 4, "[study] has no key 'outs'; did you mean 'out'?"),
        ("[study]\nseed = 'x'\n", 4, "seed is a text; it must be a whole number"),
        ("[study]\nseed = true\n", 4, "seed is true or false; it must be a whole number"),
        ("[[study]]\n", 3, "study is a list; write [study], one table"),
        ("[analysis]\nscope = 'al'\n", 4, "scope is 'al'; it must be 'speech' or 'all'; did you mean 'all'?"),
        ("[analysis]\nregistry = 'sirya'\n", 4, "there is no registry 'sirya'"),
        ("[analysis]\nmerges = 'no.csv'\n", 4, "there is no file 'no.csv'"),
        ("[outlets]\ntable = 'no.csv'\n", 4, "there is no file 'no.csv'"),
        ("[outlets]\nsides = { left = ['A'], right = ['A'] }\n", 4, "the outlet 'A' stands on two sides"),
        ("[outlets]\nsides = { left = 3 }\n", 4, "the side 'left' is no list of outlets"),
        ("[lexicon]\nname = 'conflict'\n", 3, "lexicon is a table; write [[lexicon]], with two brackets"),
        ("[[lexicon]]\nname = 'conflit'\n", 4, "did you mean 'conflict'?"),
        ("[[lexicon]]\nname = 'conflict'\nversion = '0.0.1'\n", 5, f"the version {read_lexicon('conflict').version}"),
        ("[[lexicon]]\nversion = '1.0.0'\n", 3, "[[lexicon]] has no name"),
        ("[[comparison]]\nverb = 'rate'\n", 4, "there is no verb 'rate'; did you mean 'rates'?"),
        ("[[comparison]]\nverb = 'rates'\npermutation = 9\n", 5, "did you mean 'permutations'?"),
        ("[[comparison]]\nverb = 'rates'\n\npermutations = 'x'\n", 6, "permutations is a text"),
        ("[[comparison]]\nverb = 'rates'\ncopies = 'twice'\n", 5, "copies is 'twice'; it must be 'once' or 'all'"),
        ("[[comparison]]\nverb = 'rates'\n[[comparison]]\nverb = 'rates'\n", 5, "are called 'rates'"),
        ("[[comparison]]\nverb = 'rates'\nname = '../x'\n", 3, "cannot be that of a file"),
        ("[[comparison]]\nverb = 'portrayal'\n", 3, "write stance = true under [analysis]"),
        ("[[comparison]]\nverb = 'keyness'\n", 3, "keyness has no target"),
        ("[[comparison]]\nverb = 'naming'\nagainst = 'A'\n", 3, "naming has no against"),
        ("[[comparison]]\nverb = 'naming'\ntable = 'hits'\n", 3, "naming cannot count the rows of hits"),
        ("[[comparison]]\nverb = 'naming'\nwhere = { outlet = 1.5 }\n", 3, "holds a number; write a value"),
        ("[[scores]]\nof = 'quote'\n", 4, "of is 'quote'; it must be 'quotes', 'texts' or 'actors'"),
        ("[[figure]]\nplot = 'rates'\n", 3, "of which the study has 0; add [[comparison]] with verb = 'rates'"),
        ("[[figure]]\nplot = 'ratse'\n", 4, "there is no plot 'ratse'; did you mean 'rates'?"),
        ("[[comparison]]\nverb = 'naming'\n[[figure]]\nplot = 'rates'\ntable = 'naming'\n", 5, "'naming' is naming"),
        ("[[comparison]]\nverb = 'rates'\n[[figure]]\nplot = 'rates'\ntable = 'ratez'\n", 5, "did you mean 'rates'?"),
        ("[[comparison]]\nverb = 'rates'\n[[figure]]\nplot = 'frames'\n", 5, "the run itself writes a file 'frames'"),
        ("[[comparison]]\nverb = 'rates'\n[[figure]]\nplot = 'rates'\nformats = 'gif'\n", 5, "there is no format"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(faults, text, line, says):
    found = faults(INPUT + text)
    assert len(found) == 1, found
    assert found[0][0] == line and says in found[0][1], found


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "[input] has no paths"),
        ("[input]\npaths = []\n", 2, "paths is empty"),
        ("[input]\npaths = ['no/such']\n", 2, "there is nothing at 'no/such'"),
        ("[input]\npaths = ['.']\n", 1, "which lies in the folder '.' that is read"),
        ("[input]\npaths = ['-']\n", 2, "standard input"),
        ("[input]\npaths = ['*.toml']\npattern = 'x'\n", 3, "names no part of a file's name"),
        ("[input]\npaths = ['*.toml']\nencoding = 'x'\n", 3, "no encoding is called 'x'"),
        ("[input]\npaths = ['*.toml']\ncolumns = { text = 3 }\n", 3, "columns holds what is no name"),
        ("[input\n", 0, "this is not TOML"),
        ("a = " + "[" * 3000, 0, "this is not TOML"),
    ],
)
def test_faults_of_the_input(faults, text, line, says):
    found = faults(text)
    assert any(one[0] == line and says in one[1] for one in found), found


def test_all_faults_are_told_at_once(faults):
    text = INPUT + "[study]\nouts = 'x'\nseed = 'x'\n[analysis]\nregistry = 'x'\n[[comparison]]\nverb = 'x'\n"
    assert [line for line, _ in faults(text)] == [4, 5, 7, 9]


def test_a_lexicon_and_a_registry_that_are_wrong(faults, tmp_path):
    (tmp_path / "mine.toml").write_text("[lexicon]\nid = 'x'\nversion = '1'\n")
    (tmp_path / "who.toml").write_text("[[actor]]\nid = 'mayor'\nname = 'Ada Voss'\nkind = 'person'\n")
    found = faults(INPUT + "[analysis]\nregistry = ['who.toml']\n[[lexicon]]\nname = 'mine.toml'\n")
    assert [line for line, _ in found] == [4, 6]
    assert "write MAYOR" in found[0][1] and "mine.toml:3: the version must have three numbers" in found[1][1]


def test_what_a_file_can_say_reaches_the_verb(tmp_path):
    text = INPUT + (
        "[study]\nseed = 7\n[[comparison]]\nverb = 'agency'\nmeasures = 'agent'\nlevel = 0.9\nof = ''\n"
        "[[comparison]]\nverb = 'rates'\nname = 'mine'\nseed = 1\n[[figure]]\nplot = 'rates'\ntop = 3\n"
    )
    (tmp_path / "study.toml").write_text(text)
    agency, rates, figure = fr.read_study(tmp_path).asked
    assert agency.options == {"measures": ["agent"], "level": 0.9, "of": None, "seed": 7}
    assert rates.options == {"seed": 1} and rates.name == "mine"
    assert figure.options == {"top": 3} and figure.keys["table"] == ["mine"]


def test_every_option_is_described():
    """The page is written from the schema: what stands there has a meaning."""
    for section in SECTIONS.values():
        assert section.about and all(key.about for key in section.keys.values())
    for kind, verbs in (("comparison", comparisons()), ("scores", scored()), ("figure", figures())):
        for verb in verbs:
            for option in section_options(kind, verb).values():
                assert option.about, (verb, option.name)
    assert set(DRAWS) <= set(fr.plots.__all__)
    verbs = {"statement", "save", "style", "palette"} | {name for name in fr.plots.__all__ if name.isupper()}
    assert set(fr.plots.__all__) - set(DRAWS) == verbs


NAMES = st.sampled_from([*SECTIONS, "paths", "verb", "name", "plot", "of", "where", "columns", "sides", "out", "x"])
PLAIN = st.one_of(
    st.integers(-5, 5), st.booleans(), st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["rates", "frames", "quotes", "conflict", "syria", "../..", "\x00", "a" * 300, "*", "", "con"]),
    st.text(max_size=5).filter(lambda text: text.isprintable()),
)  # fmt: skip
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)


def in_toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{toml_key(key)} = {in_toml(one)}" for key, one in value.items()) + " }"
    return "[" + ", ".join(map(in_toml, value)) + "]" if isinstance(value, list) else toml_value(value)


@given(given=st.dictionaries(NAMES, VALUES, max_size=6))
def test_no_toml_gives_a_traceback(given, tmp_path_factory):
    """Whatever stands in the file, it is read or its faults are told, each with a line that the file has."""
    text = "".join(f"{toml_key(key)} = {in_toml(value)}\n" for key, value in given.items())
    tomllib.loads(text)
    file = tmp_path_factory.mktemp("any", numbered=True) / "study.toml"
    file.write_text(text, encoding="utf-8")
    try:
        fr.read_study(file)
    except StudyFileError as error:
        for problem in error.problems:
            assert 1 <= int(problem.removeprefix(f"{file}:").split(":")[0]) <= max(text.count("\n"), 1)


@given(text=st.text(st.sampled_from("ab=[]{}\"'#,.\n1 \x00é"), max_size=40))
def test_no_text_gives_a_traceback(text, tmp_path_factory):
    file = tmp_path_factory.mktemp("any", numbered=True) / "study.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StudyFileError):
        fr.read_study(file)


def test_a_file_that_is_none(tmp_path):
    with pytest.raises(FileNotFoundError, match="framing init"):
        fr.read_study(tmp_path)
    (tmp_path / "study.toml").write_bytes(b"[study]\ntitle = '\xff'\n")
    with pytest.raises(StudyFileError, match="no text in UTF-8"):
        fr.read_study(tmp_path)
