"""The pages that are written from the code say what the code says."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_page_of_the_tables_is_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "make_tables.py"))["page"]
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == page(), "run: python docs/make_tables.py"
