"""The pages that are written from the code say what the code says."""

import json
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("name", "maker"), [("tables.md", "page"), ("grammar.md", "grammar_page")])
def test_the_pages_that_are_written_from_the_code_are_up_to_date(name, maker):
    page = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))[maker]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page(), "run: python docs/make_tables.py"


def test_no_notebook_rounds_a_p_to_nothing():
    """A p of 1 / 2,001 rounded to three digits reads as 0; ``readable`` says that it is below .001."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
            assert not (re.search(r"\"[pq](_\w+)?\"", source) and ".round(" in source), f"{path.name}: {source}"


def test_the_front_page_shows_what_the_command_prints():
    """``make analyze`` prints what README.md says it prints."""
    from framing import analyze
    from framing.shipped import shipped
    from framing.study.summary import summary

    study = analyze(shipped("seeds"), registry="syria", scope="all")
    printed = [line.rstrip() for line in summary(study, Path("out/seeds")).splitlines()]
    [shown] = re.findall(r"```text\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert shown.splitlines() == printed
