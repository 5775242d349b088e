"""What stands beside the code says what the code says: versions, requirements, the paper, forms for issues, images."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

import framing
from framing.cli import app

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAPER = ROOT / "paper" / "paper.md"
NEEDED = ["paper", "conda", "CITATION.cff", ".github", ".pre-commit-config.yaml", "Dockerfile"]
pytestmark = pytest.mark.skipif(not all((ROOT / name).exists() for name in NEEDED), reason="not a whole checkout")


def _read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_file_has_the_version():
    versions = {
        "pyproject.toml": PROJECT["version"],
        "framing/__init__.py": framing.__version__,
        "CITATION.cff": yaml.safe_load(_read("CITATION.cff"))["version"],
        "conda/recipe/meta.yaml": re.search(r'set version = "(.+?)"', _read("conda/recipe/meta.yaml"))[1],
    }
    assert len(set(versions.values())) == 1, versions


def test_the_changelog_has_its_form():
    lines = _read("CHANGELOG.md").splitlines()
    versions = [line for line in lines if line.startswith("## ")]
    assert all(re.fullmatch(r"## (\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d)", line) for line in versions)
    groups = {line.removeprefix("### ") for line in lines if line.startswith("### ")}
    assert groups and groups <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_recipe_asks_for_what_the_package_asks_for():
    recipe = _read("conda/recipe/meta.yaml").split("  run:\n")[1].split("\ntest:")[0]
    asked = dict(re.findall(r"- (\S+) (>=\S+)", recipe))
    declared = dict(re.match(r"([\w-]+)(>=.+)", line).groups() for line in PROJECT["dependencies"])
    declared["matplotlib-base"] = declared.pop("matplotlib")
    assert asked == {"python": PROJECT["requires-python"], **declared}


def test_the_citation_names_what_it_cites():
    cited = yaml.safe_load(_read("CITATION.cff"))
    assert cited["cff-version"] == "1.2.0" and cited["license"] == PROJECT["license"]
    assert [author["name"] for author in cited["authors"]] == [author["name"] for author in PROJECT["authors"]]


def test_the_paper_cites_what_it_lists():
    text, listed = PAPER.read_text(encoding="utf-8"), _read("paper/paper.bib")
    head = yaml.safe_load(text.split("---\n")[1])
    assert {"title", "tags", "authors", "affiliations", "date", "bibliography"} <= set(head)
    for part in ("Summary", "Statement of need", "State of the field", "Software design", "References"):
        assert f"\n# {part}\n" in text
    keys = re.findall(r"^@\w+\{(\w+),", listed, flags=re.MULTILINE)
    assert len(keys) == len(set(keys)) and set(re.findall(r"@([a-z]+\d{4})", text)) == set(keys)
    assert listed.count("{") == listed.count("}")


MEASURED = tomllib.loads((ROOT / "framing" / "report" / "measured.toml").read_text(encoding="utf-8"))["measured"]
NUMBER = r"(?<![\d.])(\d*\.\d+(?: \[\d*\.\d+, \d*\.\d+\])?)(?![\d]| \[)"


def _told(page, behind):
    """The numbers, with their intervals, in the row of a table or behind words of a sentence that name a measure."""
    text = re.sub(r"\((\d*\.\d+)[–-](\d*\.\d+)\)", r"[\1, \2]", _read(page)).replace("*", "")
    if behind.startswith("|"):
        rows = [line.removeprefix(behind) for line in text.splitlines() if line.startswith(behind)]
        return re.findall(NUMBER, rows[0]) if rows else []
    _, found, rest = re.sub(r"\s+", " ", text).partition(behind)
    return re.findall(NUMBER, rest[:60])[:1] if found else []


def _validation():
    text = PAPER.read_text(encoding="utf-8").split("# Validation")[1].split("# Limits")[0]
    return [line for line in text.splitlines() if line.startswith("| ")][1:], text


@pytest.mark.parametrize("row", MEASURED, ids=lambda row: row["what"])
def test_a_number_is_the_same_wherever_it_stands(row):
    """In the page of methods of a report, the cards, the front page and the paper."""
    for page, behind in row["where"]:
        assert row["value"] in _told(page, behind), (page, behind, _told(page, behind))
    assert len(row["where"]) == 1 or not row["human"] or row["human"] in _told(*row["where"][0])


def test_the_paper_has_no_number_that_is_not_measured():
    rows, text = _validation()
    known = [(behind, row) for row in MEASURED for page, behind in row["where"] if page == "paper/paper.md"]
    command = ""
    for line in rows:
        (row,) = (row for behind, row in known if line.startswith(behind))
        measure, result, said = (cell.strip() for cell in line.split("|")[1:-1])
        assert result == row["value"]
        assert re.findall(r"has (\S+)$|human (\S+)$", measure) in ([], [(row["human"], "")], [("", row["human"])])
        command = command if said == "the same" else said.strip("`")
        assert command == row["command"]
    assert len(rows) > 5
    readers = _told("docs/validity.md", "| terms that overlap one of the same frame |")[:3]
    assert len(readers) == 3 and re.findall(NUMBER, text.split("Agreement on")[1]) == readers


def test_the_limits_of_the_paper_name_measured_numbers():
    limits = PAPER.read_text(encoding="utf-8").split("# Limits")[1].split("\n# ")[0]
    assert set(re.findall(NUMBER, limits)) <= {row["value"] for row in MEASURED} and "94.4 [" in limits


@pytest.mark.parametrize("command", sorted({row["command"] for row in MEASURED}))
def test_what_measures_a_number_again_can_be_run(command, tmp_path, monkeypatch):
    """With the files that it names, which are not here, it says no more than that one is missing."""
    program, *words = command.split()
    if program == "framing":
        monkeypatch.chdir(tmp_path)
        told = re.sub(r"\W+", " ", CliRunner().invoke(app, words).output)
        assert "Missing" not in told and "No such" not in told, told
        return
    source = _read(words[0])
    options = [word for word in words if word.startswith("--")]
    assert program == "python" and all(f'add_argument("{option}"' in source for option in options)


def test_forms_for_issues_can_be_filled_in():
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert len(forms) > 1
    for path in forms:
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem == "config":
            continue
        assert {"name", "description", "body"} <= set(form), path.name
        ids = [part["id"] for part in form["body"]]
        assert len(ids) == len(set(ids)) and all(part["attributes"]["label"] for part in form["body"])
        assert any(part.get("validations", {}).get("required") for part in form["body"])


def test_hooks_load_nothing():
    hooks = yaml.safe_load(_read(".pre-commit-config.yaml"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    for hook in hooks[0]["hooks"]:
        assert hook["language"] == "system" and {"id", "name", "entry"} <= set(hook)


def test_the_shell_completes_commands():
    assert "--install-completion" in CliRunner().invoke(app, ["--help"]).output
    environment = {"_FRAMING_COMPLETE": "complete_bash", "COMP_WORDS": "framing ana", "COMP_CWORD": "1"}
    done = CliRunner().invoke(app, [], prog_name="framing", env=environment)
    assert "analyze" in done.output


def test_the_typing_marker_is_in_the_package():
    assert (ROOT / "framing" / "py.typed").is_file() and "Typing :: Typed" in PROJECT["classifiers"]


@pytest.mark.slow
def test_the_image_runs(tmp_path):
    """Where docker is, and can get the image of Python."""
    if not shutil.which("docker") or subprocess.run(["docker", "info"], capture_output=True).returncode:
        pytest.skip("docker does not run here")
    if subprocess.run(["docker", "pull", "python:3.11-slim"], capture_output=True).returncode:
        pytest.skip("docker cannot get python:3.11-slim")
    subprocess.run(["docker", "build", "-t", "framing-test", str(ROOT)], check=True, capture_output=True)
    told = subprocess.run(
        ["docker", "run", "--rm", "framing-test", "--version"], check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == framing.__version__
