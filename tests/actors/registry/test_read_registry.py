from pathlib import Path

import pytest

from framing.actors import RegistryError, read_registry


def write(folder: Path, text: str) -> Path:
    path = folder / "town.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_registries_hold_together():
    syria = read_registry("syria")
    assert {"US_COALITION", "PRO_GOV_FORCES", "RUS_MOD", "SYR_STATE_TV", "REBELS", "UN_SYRIA_TEAM"} <= set(syria.actors)
    for actor in syria.actors.values():
        assert actor.parent is None or actor.parent in syria, actor.id
    assert syria["RUSSIA"].side == ("government",)
    assert read_registry("world")["RUSSIA"].side == ()


def test_a_parent_must_exist(tmp_path):
    path = write(tmp_path, '[[actor]]\nid = "X"\nparent = "Y"')
    with pytest.raises(RegistryError, match="parent names 'Y'"):
        read_registry(path)


def test_a_layer_changes_what_stands_below_it(tmp_path):
    path = write(
        tmp_path,
        'base = ["world"]\n[[actor]]\nid = "RUSSIA"\nside = "east"\n'
        '[[actor]]\nid = "CLUB"\nname = "Moscow Club"\nkind = "ngo"\naliases = ["Moscow"]\n',
    )
    registry = read_registry(path)
    assert registry["RUSSIA"].side == ("east",)
    assert registry["RUSSIA"].kind == "government"
    found = registry.matcher.find("Moscow and Russia spoke".split())
    assert [actor for _, _, actor, _ in found] == ["CLUB", "RUSSIA"]


def test_a_file_that_stands_on_itself_is_refused(tmp_path):
    path = write(tmp_path, f'base = ["{tmp_path / "town.toml"}"]')
    with pytest.raises(RegistryError, match="stands on itself"):
        read_registry(path)
