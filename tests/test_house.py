"""The walls of the house: which room may import which, what an import costs, what a committed file may say."""

import ast
import re
import runpy
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "framing"
#: From the ground; a room imports only from floors below its own. Nothing at run time imports ``training``.
FLOORS = [
    {"cells", "characters", "file_names", "limits", "shipped"},
    {"given_files", "html_view"},
    {"tables", "text", "stats", "invented"},
    {"entrance"},
    {"articles", "lexicons"},
    {"quotes"},
    {"actors", "learn"},
    {"frames"},
    {"validity", "compare"},
    {"scores"},
    {"plots"},
    {"notebook", "report"},
    {"study"},
    {"serve", "training"},
    {"cli"},
    {"__main__"},
]
#: The sub-rooms of a room, from the ground.
SUBROOMS = [
    "actors/words",
    "actors/registry",
    "actors/detect",
    "actors/link",
    "actors/corpus",
    "actors/sources",
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
PATHS = {}
for _path in sorted(PACKAGE.rglob("*.py")):
    _parts = _path.relative_to(ROOT).with_suffix("").parts
    PATHS[".".join(_parts[:-1] if _parts[-1] == "__init__" else _parts)] = _path
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in PATHS.items()}
MODULES = sorted(name for name, path in PATHS.items() if path.name != "__init__.py")


def home_of(module, name):
    """The module in which a name is defined that a room's face hands on."""
    if f"{module}.{name}" in PATHS:
        return f"{module}.{name}"
    if module in PATHS and PATHS[module].name == "__init__.py":
        for node in ast.walk(TREES[module]):
            if isinstance(node, ast.ImportFrom) and node.module != module and name in {a.name for a in node.names}:
                return home_of(node.module, name)
    return module


def imports_of(module):
    found = set()
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "framing":
            found |= {home_of(node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "framing"}
    return found - {module}


IMPORTS = {module: imports_of(module) for module in MODULES}


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_from_lower_floors_only(module):
    room = module.split(".")[1]
    for other in sorted(IMPORTS[module]):
        its = other.split(".")[1] if "." in other else None
        if its in FLOOR and its != room:
            assert FLOOR[its] < FLOOR[room], f"{module} of the room {room} imports {other}"


@pytest.mark.parametrize("module", MODULES)
def test_a_sub_room_imports_from_lower_ones_only(module):
    places = {"framing." + name.replace("/", "."): number for number, name in enumerate(SUBROOMS)}
    own = module.rpartition(".")[0]
    for other in sorted(IMPORTS[module]):
        its = other.rpartition(".")[0]
        if own in places and its in places and its != own:
            assert places[its] < places[own], f"{module} imports {other}"


def test_no_circle_between_modules():
    """Imports inside functions and those for types count too."""
    left = dict(IMPORTS)
    while free := [module for module, others in left.items() if not others & left.keys()]:
        for module in free:
            del left[module]
    # What only leads to a circle goes too.
    while ends := [m for m in left if not any(m in others for others in left.values())]:
        for module in ends:
            del left[module]
    assert not left, "modules that import one another: " + ", ".join(sorted(left))


def test_no_file_has_the_name_of_another():
    names = [path.name for path in PATHS.values() if not path.name.startswith("__")]
    assert sorted(names) == sorted(set(names)), sorted({name for name in names if names.count(name) > 1})


def test_a_room_does_not_enter_by_its_own_face():
    """Code imports from the modules of its own room, so that no order of imports matters."""
    for module in MODULES:
        for node in ast.walk(TREES[module]):
            if isinstance(node, ast.ImportFrom) and node.module in PATHS and PATHS[node.module].name == "__init__.py":
                inside = module.startswith(f"{node.module}.") and node.module != "framing"
                assert not inside or all(f"{node.module}.{alias.name}" in PATHS for alias in node.names), module


def test_every_room_has_a_floor():
    rooms = {p.parent.name for p in PACKAGE.glob("*/__init__.py")} | {p.stem for p in PACKAGE.glob("*.py")}
    assert rooms - {"__init__"} <= set(FLOOR)


def test_a_large_room_says_who_enters_and_what_leaves():
    """A room of more than ten files has a README.md, or a docstring of more than five lines."""
    silent = set()
    for folder in {path.parent for path in PATHS.values()} - {PACKAGE}:
        room = str(folder.relative_to(PACKAGE))
        if len(list(folder.glob("*.py"))) > 10 and not (folder / "README.md").is_file():
            docstring = ast.get_docstring(TREES[f"framing.{room.replace('/', '.')}"]) or ""
            if len(docstring.splitlines()) <= 5:
                silent.add(room)
    assert not silent, f"write a README.md for {sorted(silent)}"


def names_in_use():
    """Names of arguments, attributes, columns and variables: not words of the language that is analysed."""
    found = set()
    for node in (node for tree in TREES.values() for node in ast.walk(tree)):
        if isinstance(node, ast.arg | ast.keyword):
            found.add(node.arg)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            found.add(node.slice.value)
    return {name for name in found if isinstance(name, str) and (len(name) > 3 or name in ("end", "id"))}


def lists_of_words(tree):
    """Line and entries of each literal, split string and regular expression that lists words."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        entries = []
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            entries = node.elts
        elif isinstance(node, ast.Dict):
            entries = node.keys
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            yield node.lineno, str(text.value).split() if isinstance(text, ast.Constant) else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, re.split(r"[|()?:\[\]\\]+", node.value) if node.value.count("|") > 5 else []
        yield getattr(node, "lineno", 0), [e.value for e in entries if isinstance(e, ast.Constant)]


def test_no_long_list_of_words_stands_in_python():
    """Words of the language stand in lexicons/words; names of columns and relations, of which code speaks, do not."""
    from framing.text.grammar.relations import RELATIONS

    word = re.compile(r"[a-z][a-z'’.:-]*(?: [a-z'’.-]+){0,3}")
    names = names_in_use() | set(RELATIONS)
    found = set()
    for module, tree in TREES.items():
        for line, entries in lists_of_words(tree):
            listed = [entry for entry in entries if isinstance(entry, str) and word.fullmatch(entry)]
            if len(listed) > 12 and sum(entry in names for entry in listed) < 0.6 * len(listed):
                found.add((module.removeprefix("framing."), line, " ".join(listed[:5])))
    assert not found, f"move to lexicons/words: {sorted(found)}"


def test_the_lowest_versions_are_those_that_are_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [
        line
        for line in [*project["dependencies"], *extras["dask"], *extras["exchange"], *extras["remote"]]
        if ">=" in line
    ]
    lines = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8").splitlines()
    tested = dict(line.split("==") for line in lines if not line.startswith("#"))
    floors = dict(re.sub(r"\[.*\]", "", line).split(">=") for line in declared)
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


def test_the_page_about_the_house_has_its_floors_and_rooms():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = page.split("```text\n")[1].split("```")[0].strip().splitlines()
    assert [set(line.split()) for line in drawn] == FLOORS
    listed = re.findall(r"^\| `([\w/]+(?:/|\.py))`", page.split("## Rooms")[1], re.MULTILINE)
    folders = {f"{path.parent.relative_to(PACKAGE)}/" for path in PATHS.values() if path.parent != PACKAGE}
    alone = {path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py"}
    assert len(listed) == len(set(listed)) and set(listed) == folders | alone
    for name in re.findall(r"`((?:\w+/)+(?:\w+\.\w+)?)`", page):
        places = [ROOT / name, PACKAGE / name]
        assert any(place.exists() for place in places), f"docs/architecture.md speaks of {name}"
    linked = re.findall(r"\(\.\./framing/([\w/]+)/README\.md\)", page)
    assert sorted(linked) == sorted(str(path.parent.relative_to(PACKAGE)) for path in PACKAGE.rglob("README.md"))


def test_every_group_of_rules_that_can_be_left_out_is_there():
    ablation = runpy.run_path(str(ROOT / "benchmarks" / "ablation.py"))
    for rules in ablation["RULES"]:
        for place in rules.places:
            ablation["_stand_in"](ablation["function_of"](place), rules.instead)


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
