from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.file_names import file_name, relative_name, text_of_relative_name
from framing.validity import Coding, read_brat, write_brat

HOSTILE = [
    "../../etc/passwd",
    "/etc/passwd",
    "..",
    ".",
    "",
    "a/../../b",
    "C:\\x",
    "a\0b",
    "con:",
    "~",
    "\x1b[2J",
    "x" * 999,
]
TEXTS = st.text(alphabet=st.characters(codec=None), max_size=40) | st.text(alphabet="./\\%2Ea ~", max_size=12)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_name_from_data_is_one_name_in_its_folder(text):
    name = file_name(text)
    assert name and Path(name).name == name and not name.startswith(".") and len(name.encode()) < 220
    assert not set(name) & set('/\\:*?"<>|\0\x1b')


@given(st.lists(TEXTS, unique=True, max_size=5))
def test_no_two_texts_share_a_file(texts):
    assert len({file_name(text) for text in texts}) == len(texts)


@given(TEXTS)
def test_a_relative_name_stays_below_its_folder_and_leads_back(text):
    try:
        name = relative_name(text)
    except ValueError:
        assert len(text.encode("utf-8", "surrogatepass")) > 60
        return
    path = Path("/folder") / f"{name}.ann"
    assert Path("/folder") in path.parents and ".." not in path.parts
    assert text_of_relative_name(name) == text


@given(st.text(alphabet="%2Ea/é .", max_size=12))
def test_names_of_other_programs_stay(name):
    text = text_of_relative_name(name)
    assert text == name or relative_name(text) == name


@pytest.mark.parametrize("article", ["../up", "/var/up", "a/../../up", "2018/a1", "a:b", "100%25"])
def test_articles_never_leave_the_folder_of_brat(tmp_path, article):
    folder = tmp_path / "one" / "brat"
    write_brat([Coding(article, "It rained.")], folder)
    assert {path.name for path in tmp_path.iterdir()} == {"one"}
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"brat"}
    assert read_brat(folder)[0].article_id == article
