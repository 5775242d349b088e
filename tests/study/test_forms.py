"""Small forms of news, each with its right answers: `forms`, `forms_late` and `forms_third.jsonl` of the gold."""

import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [ROOT / "tests" / "gold" / name for name in ("forms.jsonl", "forms_late.jsonl", "forms_third.jsonl")]
CASES = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
#: What is still read wrongly; a form that is mended must leave this list.
WRONG = """
    own-turns-2 own-turns-9 own-house-style-8 third-headline-3 fourth-who-2 fourth-who-3 fourth-house-style-3
    fourth-words-3 fourth-numbers-1
""".split()
faults = runpy.run_path(str(ROOT / "benchmarks/forms.py"))["faults"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_small_form_is_read_right(case, request):
    if case["id"] in WRONG:
        request.applymarker(pytest.mark.xfail(strict=True))
    assert faults(case) == []
