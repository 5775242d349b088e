"""The benchmark of the comparisons measures the checkout that it says."""

import runpy
import sys
from pathlib import Path

import pytest

import framing

ROOT = Path(__file__).parents[2]


def test_times_of_another_package_are_refused(tmp_path, monkeypatch):
    main = runpy.run_path(str(ROOT / "benchmarks" / "comparisons.py"))["main"]
    kept = tmp_path / "times.json"
    given = ["comparisons.py", "--invented", "1", "--sizes", "2", "--only", "copies", "--json", str(kept), "--package"]
    monkeypatch.setattr(sys, "argv", [*given, str(tmp_path)])
    with pytest.raises(AssertionError, match="framing"):
        main()
    assert not kept.exists()
    monkeypatch.setattr(sys, "argv", [*given, str(Path(framing.__file__).parents[1])])
    assert main() == 0 and "copies" in kept.read_text(encoding="utf-8")
