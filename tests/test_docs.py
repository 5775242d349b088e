"""The pages that are written from the code say what the code says."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing
from framing.cli import app
from framing.shipped import shipped

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("tables.md", "page"),
        ("grammar.md", "grammar_page"),
        ("scoring.md", "scoring_page"),
        ("reading.md", "reading_page"),
        ("study-file.md", "study_page"),
        ("glossary.md", "glossary_page"),
    ],
)
def test_the_pages_that_are_written_from_the_code_are_up_to_date(name, maker):
    page = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))[maker]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run: python docs/make_tables.py"


def test_the_front_page_scores_quotes_as_it_says(tmp_path, monkeypatch):
    """The lines under *A score for every quote* give the table below them, and so do the commands."""
    part = (ROOT / "README.md").read_text(encoding="utf-8").split("### A score for every quote")[1]
    [lines] = re.findall(r"```python\n(.*?)\n```", part.split("\n## ")[0], flags=re.DOTALL)
    [head, _, *rows] = re.findall(r"^\| (.*) \|$|^(\|---.*)", part.split("\n## ")[0], flags=re.MULTILINE)
    docs = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))
    docs["with_files"]((ROOT / "docs" / "scoring.md").read_text(encoding="utf-8"), tmp_path)
    monkeypatch.chdir(tmp_path)
    *statements, last = lines.splitlines()
    assert len(statements) < 5
    space = {"fr": framing}
    exec("\n".join(statements), space)
    table = eval(last, space)
    assert head[0].lstrip("| ").split(" | ") == table.columns.tolist()
    assert [row[0].split(" | ")[1:] for row in rows] == table.astype(str).to_numpy().tolist()
    for command in re.findall(r"framing (\w.*?)(?: +#| +&&)", part.split("```console")[1]):
        done = CliRunner().invoke(app, command.split())
        assert done.exit_code == 0, done.output
    merged = pd.read_csv("out/scores.csv", encoding="utf-8-sig")
    assert merged[table.columns].astype(str).to_numpy().tolist() == table.astype(str).to_numpy().tolist()
    assert pd.read_csv("scored.csv", encoding="utf-8-sig")["aggression"].tolist() == [2, 0]


def test_no_notebook_rounds_a_p_to_nothing():
    """A p of 1 / 2,001 rounded to three digits reads as 0; ``readable`` says that it is below .001."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
            assert not (re.search(r"\"[pq](_\w+)?\"", source) and ".round(" in source), f"{path.name}: {source}"


def test_the_front_page_shows_what_the_command_prints():
    """``make analyze`` prints what README.md says it prints."""
    from framing import analyze
    from framing.study.summary import summary

    study = analyze(shipped("seeds"), registry="syria", scope="all")
    printed = [line.rstrip() for line in summary(study, Path("out/seeds")).splitlines()]
    [shown, _] = re.findall(r"```text\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert shown.splitlines() == printed


def test_the_front_page_reads_files_as_it_says(tmp_path, monkeypatch):
    """The commands under *Your own files* end well, and the first prints what stands below them."""
    part = (ROOT / "README.md").read_text(encoding="utf-8").split("## Your own files")[1].split("\n## ")[0]
    [commands], [shown] = (re.findall(rf"```{kind}\n(.*?)\n```", part, flags=re.DOTALL) for kind in ("console", "text"))
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    (tmp_path / "news.csv").write_text("Wortlaut,side\n“We left,” said Ann Lee.,left\n".replace(",”", "”"))
    for outlet, text in (("Post", "It rained."), ("Sun", "It snowed.")):
        (tmp_path / "pages" / outlet).mkdir(parents=True)
        (tmp_path / "pages" / outlet / "a.txt").write_text(f"Weather\n\n{text}")
    monkeypatch.chdir(tmp_path)
    lines = [re.split(r"\s+#", line)[0].replace('"', "") for line in commands.splitlines()]
    first, *others = (line.split()[1:] for line in lines)
    done = subprocess.run([sys.executable, "-m", "framing", *first], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1 and done.stdout.splitlines() == shown.splitlines()[:3]
    said = [line for line in done.stderr.splitlines() if not line.startswith("note: ")]
    assert said == shown.splitlines()[3:]
    others = [CliRunner().invoke(app, arguments) for arguments in others]
    assert [done.exit_code for done in others] == [0] * 3, [done.output for done in others]
    assert pd.read_parquet("out/articles.parquet")["outlet"].tolist() == ["Post", "Sun"]


def test_the_export_of_the_notebook_is_what_its_maker_writes():
    folder = ROOT / "notebooks" / "data"
    made = runpy.run_path(str(folder / "make_export.py"))["export"]()
    assert (folder / "nexis_export.txt").read_text(encoding="utf-8") == made, (
        "run: python notebooks/data/make_export.py"
    )


def test_the_pictures_of_the_front_page_are_there_small_and_told_in_words():
    """`make pictures` draws them, one for a light page and one for a dark one."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [picture] = re.findall(r"<picture>(.*?)</picture>", readme, flags=re.DOTALL)
    [dark] = re.findall(r'<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">', picture)
    [(light, told)] = re.findall(r'<img src="([^"]+)" width="\d+" alt="([^"]+)">', picture)
    assert len(told.split()) > 15
    made = {str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "pictures").iterdir()}
    assert made == {light, dark}
    heads = [(ROOT / name).read_bytes() for name in (light, dark)]
    assert all(head.startswith(b"\x89PNG") and len(head) < 250_000 for head in heads)
    assert heads[0][16:24] == heads[1][16:24]  # width and height
    assert "new aggression" in told  # what the card of the picture is about
    study = framing.analyze(shipped("seeds"), registry="syria", scope="all")
    pictures = runpy.run_path(str(ROOT / "docs" / "make_pictures.py"))
    [hit] = study.hits[study.hits["surface"] == pictures["TERM"]].to_dict("records")
    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    assert hit["article_id"] == pictures["ARTICLE"] and hit["voice"] == "quoted"
    assert names[hit["speaker"]] in told and names[hit["target"]] in told
