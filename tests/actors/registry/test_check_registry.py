from pathlib import Path

import pytest

from framing.actors import RegistryError, read_registry


def write(folder: Path, text: str) -> Path:
    path = folder / "town.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[[actor]]\nname = "X"', 1, "it has no id"),
        ('[[actor]]\nid = "X"\nkind = "human"', 3, "there is no kind 'human'"),
        ('[[actor]]\nid = "X"\nalias = ["x"]', 3, "there is no key 'alias'"),
        ('[[actor]]\nid = "X"\n[[actor]]\nid = "X"', 4, "stands already in line 1"),
        ('[[actor]]\nid = "X"\naliases = [3]', 3, "aliases holds 3; write a text"),
        ('[[actor]]\nid = "X"\naliases = ["<army>"]', 3, "there is no list of words 'army'"),
        ('[[actor]]\nid = "X"\naliases = ["{a,b"]', 3, "a bracket stands alone"),
        ('[[actor]]\nid = "X"\naliases = ["a"]\n[[actor]]\nid = "Y"\naliases = ["a"]', 6, "belongs to X already"),
        ('[[actor]]\nid = "X"\nvalid = "2012"', 3, "valid is not a pair of dates"),
        ("colour = 3", 1, "there is no key 'colour'"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path, text, line, told):
    path = write(tmp_path, text)
    with pytest.raises(RegistryError) as caught:
        read_registry(path)
    assert f"town.toml:{line}: " in str(caught.value)
    assert told in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path):
    path = write(tmp_path, '[[actor]]\nid = "x"\nkind = "human"\nsides = 3')
    with pytest.raises(RegistryError) as caught:
        read_registry(path)
    assert len(caught.value.problems) == 3
