"""Small forms of news, each with its right answers: `tests/gold/forms.jsonl` and `forms_late.jsonl`."""

import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "tests" / "gold" / name for name in ("forms.jsonl", "forms_late.jsonl")]
CASES = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
#: What is still read wrongly; a form that is mended must leave this list.
WRONG = """
    own-turns-2 own-turns-9 own-who-5 own-who-8 own-house-style-8 third-headline-3
""".split()
faults = runpy.run_path(str(ROOT / "benchmarks/forms.py"))["faults"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_small_form_is_read_right(case, request):
    if case["id"] in WRONG:
        request.applymarker(pytest.mark.xfail(strict=True))
    assert faults(case) == []
