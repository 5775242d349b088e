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


def test_the_numbers_of_the_paper_are_those_of_the_pages():
    """Each number of the validation stands in a page that says how it is measured, and its command is there."""
    text = PAPER.read_text(encoding="utf-8").split("# Validation")[1].split("# Limits")[0]
    pages = "".join(_read(name) for name in ("README.md", "docs/model-card.md", "docs/validity.md"))
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 5
    for _, result, command in rows:
        for number in re.findall(r"\d*\.\d+", result):
            assert number in pages, f"{number}: {result}"
        for name in re.findall(r"benchmarks/\w+\.py", command):
            assert (ROOT / name).exists(), name
        for words in re.findall(r"`framing (\w+) (\w+)", command):
            assert CliRunner().invoke(app, [*words, "--help"]).exit_code == 0, words
    for number in re.findall(r"\.\d+ \[[^\]]+\]", text.split("Agreement on")[1]):
        assert number in pages, number


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
