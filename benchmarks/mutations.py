r"""Do the tests notice when the code is wrong? Random faults, one at a time, and which of them the tests let through.

    python benchmarks/mutations.py [framing/quotes framing/actors/link …] [--number 30] [--seed 0]
        [--only FILE:LINE …] [--limit 600] [--output mutants.json]

A fault is made in the syntax tree: a comparison turned or moved by one, ``and`` for ``or``, a number one more or less,
a condition negated, a value returned as its opposite or as nothing, a statement left out, the bound of a slice moved.
What cannot change a result is left alone: docstrings, types, ``__all__``, imports, decorators, what messages are made
of, and what is judged by eye (numbers in ``framing/plots`` other than those by which something is taken or compared).
Without a path faults are drawn from all of ``framing/``, with equal chances for every place where one can be made.

Each fault is tried on a copy of the tree, never in the tree itself, by the tests that touch its room: first the
doctests of its module, the test files that import the module and the tests on the seeds, then ``tests/<room>``, the
doctests of the room and the tests of the study. The first failure ends the run; the test that failed must pass
without the fault. A fault with which the tests take more processor time than the limit counts as noticed, and is named
so. What survives is printed with its place and its difference: write a test that notices it, or find that the code
means the same with it. Ends with status 1 where more than ``--allowed`` survive, and 2 where a test fails without a
fault.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ("test_quote_seeds.py", "test_seeds.py")
TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
MEMORY = 12 << 30  # bytes that the tests of a fault may take
#: Calls whose arguments are words for a person, or that only say how much is remembered.
MESSAGES = {"warn", "echo", "print", "Option", "Argument", "lru_cache", "Rejected", "Problem", "TypeVar"}


@dataclass(frozen=True)
class Mutant:
    """One fault.

    Attributes
    ----------
    path : str
        From the root of the tree.
    line : int
    kind : str
        What was done, in a few words.
    start, end : int
        Span in the file, in code points.
    text : str
        What stands there instead.
    """

    path: str
    line: int
    kind: str
    start: int
    end: int
    text: str

    def of(self, source: str) -> str:
        """The file with the fault."""
        return source[: self.start] + self.text + source[self.end :]

    def difference(self, source: str) -> str:
        """The lines that the fault changes."""
        both = (text.splitlines() for text in (source, self.of(source)))
        return "\n".join(line for line in list(difflib.unified_diff(*both, lineterm="", n=0))[2:] if line[:1] in "+-")


class _Faults(ast.NodeVisitor):
    """Every place of a module where a fault can be made, each with what may stand there instead."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        lines = source.splitlines(keepends=True)
        self._bytes = [line.encode() for line in lines]
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line))
        self._decides = False  # whether a number says which items are taken, or is compared with something
        self.places: list[list[Mutant]] = []
        self.visit(ast.parse(source))

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + len(self._bytes[line - 1][:column].decode())

    def _place(self, node: ast.expr | ast.stmt, *ways: tuple[str, str]) -> None:
        """A place where any of some texts may stand instead of a node."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self._offset(node.lineno, node.col_offset)
        end = self._offset(node.end_lineno, node.end_col_offset)
        self.places.append([Mutant(self.path, node.lineno, kind, start, end, text) for kind, text in ways])

    def visit_Module(self, node: ast.Module) -> None:
        self._body(node.body)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._body(node.body)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in [*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)]:
            self.visit(default)
        self._body(node.body)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.body)

    def _body(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            words = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not words and not isinstance(statement, ast.Import | ast.ImportFrom):
                self.visit(statement)

    def visit_If(self, node: ast.If) -> None:
        if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            self._condition(node.test)
            self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._condition(test)
        self.generic_visit(node)

    def _condition(self, test: ast.expr) -> None:
        """A condition that is no comparison (these are turned) is negated."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            self._place(test, ("not dropped", f"({ast.unparse(test.operand)})"))
        elif not isinstance(test, ast.Compare | ast.Constant):
            self._place(test, ("condition negated", f"(not ({ast.unparse(test)}))"))

    def visit_Compare(self, node: ast.Compare) -> None:
        ways = []
        for k, operator in enumerate(node.ops):
            for other in TURNED[type(operator)]:
                turned = ast.Compare(node.left, [*node.ops[:k], other(), *node.ops[k + 1 :]], node.comparators)
                ways.append(("comparison turned", f"({ast.unparse(turned)})"))
        self._place(node, *ways)
        self._deciding(node)

    def _deciding(self, node: ast.expr) -> None:
        before, self._decides = self._decides, True
        self.generic_visit(node)
        self._decides = before

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._place(node, ("and / or swapped", f"({ast.unparse(ast.BoolOp(other, node.values))})"))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if type(node.value) is bool:
            self._place(node, ("truth value turned", str(not node.value)))
        elif type(node.value) in (int, float):
            value = node.value
            if self.path.startswith("framing/plots/") and not self._decides:
                return
            self._place(node, *((f"number {step:+d}", repr(value + step)) for step in (1, -1)))  # type: ignore[operator]

    def visit_Subscript(self, node: ast.Subscript) -> None:
        own = node.slice
        if isinstance(own, ast.Slice):
            ways = []
            for end in ("lower", "upper"):
                bound = getattr(own, end)
                moved = f"({ast.unparse(bound)}) + 1" if bound is not None else "1" if end == "lower" else "-1"
                parts = {"lower": own.lower, "upper": own.upper, end: ast.parse(moved, mode="eval").body}
                other = ast.Subscript(node.value, ast.Slice(parts["lower"], parts["upper"], own.step), node.ctx)
                ways.append(("slice moved", ast.unparse(other)))
            self._place(node, *ways)
        self._deciding(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and not _is_nothing(node.value):
            ways = [("None returned", "return None")]
            if isinstance(node.value, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Call):
                ways.append(("opposite returned", f"return not ({ast.unparse(node.value)})"))
            self._place(node, *ways)
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call) and _called(node.value) not in MESSAGES:
            self._place(node, ("statement left out", "pass"))
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._place(node, ("statement left out", "pass"))
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets):
            return
        if any(isinstance(target, ast.Subscript) for target in node.targets):
            self._place(node, ("statement left out", "pass"))
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Continue(self, node: ast.Continue) -> None:
        self._place(node, ("statement left out", "pass"))

    def visit_Break(self, node: ast.Break) -> None:
        self._place(node, ("statement left out", "pass"))

    def visit_Raise(self, node: ast.Raise) -> None:
        self._place(node, ("statement left out", "pass"))

    def visit_Call(self, node: ast.Call) -> None:
        if _called(node) not in MESSAGES:
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Words made of values: their wording is left alone."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion tells the checker of types what holds already."""


def _is_nothing(value: ast.expr) -> bool:
    """Whether a value is false in a condition, as None is; a truth value is turned by itself."""
    if isinstance(value, ast.Constant):
        return not value.value or value.value is True
    return isinstance(value, ast.List | ast.Tuple | ast.Dict) and not ast.unparse(value).strip("[](){}")


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def places(root: Path, names: Sequence[str]) -> list[list[Mutant]]:
    """Every place in some files and folders of a tree where a fault can be made."""
    paths = [root / name for name in names]
    files = sorted({file for path in paths for file in (path.rglob("*.py") if path.is_dir() else [path])})
    return [
        place
        for file in files
        for place in _Faults(str(file.relative_to(root)), file.read_text(encoding="utf-8")).places
        if place
    ]


def drawn(found: list[list[Mutant]], number: int, seed: int) -> list[Mutant]:
    """Some places without repetition, and one fault of each."""
    draw = random.Random(seed)
    return [draw.choice(place) for place in draw.sample(found, min(number, len(found)))]


def tests_of(root: Path, path: str) -> tuple[list[str], list[str]]:
    """Tests that touch the room of a file: those nearest to it, and the others."""
    parts = Path(path).with_suffix("").parts
    room = parts[1]
    module = re.escape(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    files = sorted((root / "tests").rglob("test_*.py"))
    # Those of the house look at files, not at results.
    texts = {str(f.relative_to(root)): f.read_text(encoding="utf-8") for f in files if f.name != "test_house.py"}
    near = [path, *(name for name, text in texts.items() if re.search(rf"{module}\b", text))]
    near += [name for name in texts if Path(name).name in SEEDS]
    far = [name for name in texts if name.startswith((f"tests/{room}/", "tests/study/"))]
    far += [f"framing/{room}"] if (root / "framing" / room).is_dir() else []
    return list(dict.fromkeys(near)), [name for name in dict.fromkeys(far) if name not in near]


class Copy:
    """The tree in a folder of its own, where faults are made and tests are run."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self.unsound: list[str] = []  # tests that fail without a fault
        command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, folder / name)

    def test(self, names: Sequence[str]) -> str | None:
        """Run tests until the first fails, and say which that was; None where all pass."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", "--tb=no"]
        environment = os.environ | {"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        environment["PYTHONHASHSEED"] = "0"
        environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

        def bounded() -> None:
            resource.setrlimit(resource.RLIMIT_CPU, (self.limit, self.limit + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

        done = subprocess.run(
            [*command, *(f"--deselect={test}" for test in self.unsound), *names],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            preexec_fn=bounded,
        )
        if done.returncode == -signal.SIGXCPU:
            return f"the limit of {self.limit} s of processor time"
        if done.returncode in (4, 5):  # of pytest: wrong arguments, no tests
            raise RuntimeError(done.stdout + done.stderr)
        failed = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", done.stdout, re.MULTILINE)
        if done.returncode:
            return failed[0] if failed else f"status {done.returncode}: {(done.stdout + done.stderr)[-300:].strip()}"
        return None

    def tried(self, mutant: Mutant) -> str | None:
        """What notices a fault; None where nothing does."""
        file = self.folder / mutant.path
        source = file.read_text(encoding="utf-8")
        file.write_text(mutant.of(source), encoding="utf-8")
        try:
            near, far = tests_of(self.folder, mutant.path)
            return self.test(near) or self.test(far)
        finally:
            file.write_text(source, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="files and rooms from the root of the tree; framing when left out")
    parser.add_argument("--number", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", action="append", default=[], metavar="FILE:LINE", help="faults of these lines, all")
    parser.add_argument("--limit", type=int, default=500, help="seconds of processor time")
    parser.add_argument("--allowed", type=int, default=4, help="how many may survive")
    parser.add_argument("--list", action="store_true", help="print the faults and run nothing")
    parser.add_argument("--output", type=Path, help="write the results as JSON")
    given = parser.parse_args()
    rows, survivors = [], 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder), given.limit)
        found = places(copy.folder, given.paths or ["framing"])
        if given.only:
            mutants = [one for place in found for one in place if f"{one.path}:{one.line}" in given.only]
        else:
            mutants = drawn(found, given.number, given.seed)
        print(f"{len(found)} places, {len(mutants)} faults", flush=True)
        sound: set[str] = set()
        for mutant in mutants:
            start = time.monotonic()
            by = "not run" if given.list else copy.tried(mutant)
            while by is not None and "::" in by and by not in sound:
                if copy.test([by]) is None:
                    sound.add(by)
                else:
                    copy.unsound.append(by)
                    by = copy.tried(mutant)
            survivors += by is None
            said = "SURVIVED" if by is None else f"noticed by {by}"
            print(f"\n{mutant.path}:{mutant.line} {mutant.kind}: {said} ({time.monotonic() - start:.0f} s)")
            difference = mutant.difference((copy.folder / mutant.path).read_text(encoding="utf-8"))
            print(difference, flush=True)
            rows.append({**asdict(mutant), "difference": difference, "survived": by is None, "noticed_by": by})
    print(f"\n{survivors} of {len(mutants)} survive")
    if given.output is not None:
        given.output.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    if copy.unsound:
        print("these fail without a fault: " + ", ".join(copy.unsound))
        return 2
    return int(survivors > given.allowed)


if __name__ == "__main__":
    sys.exit(main())
