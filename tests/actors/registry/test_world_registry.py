from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from framing.actors import find_mentions
from framing.tables import from_records


def test_the_world_is_what_its_tables_say() -> None:
    folder = Path(__file__).parents[3] / "lexicons" / "actors" / "world"
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
