"""The lines on the page of figures run, one after the other, and draw."""

import re
from pathlib import Path

import pytest

import framing as fr
from framing import invented

PAGE = Path(__file__).resolve().parents[2] / "docs" / "figures.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.slow
def test_every_block_of_the_page_draws(tmp_path, monkeypatch):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    monkeypatch.chdir(tmp_path)
    Path("actors.toml").write_text(invented.registry(), encoding="utf-8")
    Path("articles").mkdir()
    table = invented.articles(per_outlet=4)
    for row in table.to_dict("records"):
        Path("articles", f"{row['article_id']}.txt").write_text(row["text"], encoding="utf-8")
    about = table[["article_id", "outlet", "published", "event"]].rename(columns={"article_id": "file"})
    about.assign(file=about["file"] + ".txt").to_csv("articles/metadata.csv", index=False)
    names = {"fr": fr}
    exec(compile(BLOCKS[0], str(PAGE), "exec"), names)
    assert names["articles"]["outlet"].nunique() == 6
    for block in BLOCKS[1:]:
        names.pop("ax", None)
        names.pop("figure", None)
        exec(compile(block, str(PAGE), "exec"), names)
        drawn = names.get("ax", names.get("figure"))
        assert isinstance(drawn, Axes | Figure), block


def test_every_figure_stands_on_the_page_with_a_picture_and_few_lines():
    page = PAGE.read_text(encoding="utf-8")
    functions = [name for name in fr.plots.__all__ if name.islower() and name not in ("save", "style", "palette")]
    assert "fr.plots.palette(" in page
    for name in functions:
        assert f"fr.plots.{name}(" in page, name
    pictures = re.findall(r"!\[[^]]*\]\(\.\./figures/([^)]+)\)", page)
    assert len(pictures) >= len(functions)
    for picture in pictures:
        assert (PAGE.parents[1] / "figures" / picture).exists(), picture
    assert all(len(block.strip().splitlines()) <= 5 for block in BLOCKS[1:])
