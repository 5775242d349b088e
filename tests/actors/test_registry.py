from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from framing.actors import Actor, Alias, RegistryError, find_mentions, read_registry
from framing.tables import from_records


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


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[[actor]]\nname = "X"', 1, "it has no id"),
        ('[[actor]]\nid = "X"\nkind = "human"', 3, "there is no kind 'human'"),
        ('[[actor]]\nid = "X"\nalias = ["x"]', 3, "there is no key 'alias'"),
        ('[[actor]]\nid = "X"\n[[actor]]\nid = "X"', 4, "stands already in line 1"),
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


def test_matching_takes_the_longest_and_minds_case_and_context():
    registry = read_registry(None).with_actors(
        [
            Actor("WHO", "World Health Organization", "igo", aliases=(Alias.of("WHO", context=["health"]),)),
            Actor("MOD", "Ministry", "government", aliases=(Alias.of("Defense Ministry"),)),
            Actor("RUS_MOD", "Ministry", "government", aliases=(Alias.of("Russian Defense Ministry"),)),
        ]
    )
    find = registry.matcher.find
    assert [m[2] for m in find("The Russian Defense Ministry , the Defense Ministry".split())] == ["RUS_MOD", "MOD"]
    assert find("THE DEFENSE MINISTRY".split())[0][2] == "MOD"
    assert find("the defense ministry".split()) == []
    assert find("a man who left . WHO knows".split()) == []
    assert [m[0] for m in find("who said health matters ? WHO did".split())] == [5]


def test_the_world_is_what_its_tables_say() -> None:
    folder = Path(__file__).parents[2] / "lexicons" / "actors" / "world"
    spec = spec_from_file_location("make", folder / "make.py")
    assert spec is not None
    assert spec.loader is not None
    make = module_from_spec(spec)
    spec.loader.exec_module(make)
    assert make.write(make.read()) == (folder.parent / "world.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Assad regime said no.", "SYRIAN_GOVERNMENT"),
        ("The Kim regime said no.", "PRK_GOVERNMENT"),
        ("The regime of President Lukashenko said no.", "BLR_GOVERNMENT"),
        ("The Philippines' military said no.", "PHL_MILITARY"),
    ],
)
def test_governments_go_by_the_name_of_whoever_rules(text: str, actor: str) -> None:
    articles = from_records("articles", [{"article_id": "a", "outlet": "X", "text": text}])
    assert actor in set(find_mentions(articles, registry="world")["actor_id"])
