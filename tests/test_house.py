"""The walls of the house: which room may import which, what an import costs, what a committed file may say."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "framing"
FLOORS = [
    {"characters"},
    {"tables", "text", "stats", "shipped", "invented"},
    {"binding"},
    {"entrance"},
    {"articles", "lexicons"},
    {"quotes"},
    {"actors"},
    {"frames"},
    {"validity", "compare"},
    {"plots", "report"},
    {"study", "training"},
    {"cli"},
    {"__main__"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def rooms_imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "framing":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from [a.name.split(".")[1] for a in node.names if a.name.startswith("framing.")]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_room_imports_from_lower_floors_only(path):
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return
    for other in rooms_imported(ast.parse(path.read_text(encoding="utf-8"))):
        if other in FLOOR and other != room:
            assert FLOOR[other] < FLOOR[room], f"{path.name} of the room {room} imports {other}"


def test_every_room_has_a_floor():
    rooms = {p.parent.name for p in PACKAGE.glob("*/__init__.py")} | {p.stem for p in PACKAGE.glob("*.py")}
    assert rooms - {"__init__"} <= set(FLOOR)


def test_the_lowest_versions_are_those_that_are_declared():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    tested = dict(line.split("==") for line in lines if not line.startswith("#"))
    floors = dict(line.split(">=") for line in declared)
    assert set(floors) == set(tested)
    for name, floor in floors.items():
        assert f"{tested[name]}.0".startswith(f"{floor}."), f"{name}: {floor} is declared, {tested[name]} tested"


def test_the_import_is_light():
    heavy = ("pandas", "numpy", "sklearn", "matplotlib", "nltk")
    code = f"import sys, framing; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there():
    import framing

    for name in framing.__all__:
        assert getattr(framing, name) is not None
    assert set(framing.__all__) <= set(dir(framing))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = framing.nothing


def test_no_committed_file_names_a_machine_or_a_registry():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    wrong = re.compile(r"(?<![\w.])/(?:home|root|work|tmp)/\w|https?://(?:files|registry|deb|index)\.|/simple/")
    for name in listed.stdout.split():
        path = ROOT / name
        if path.suffix in (".png", ".pdf", ".npz", ".parquet") or path == Path(__file__) or not path.is_file():
            continue
        found = wrong.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{name}: {found.group()}"
