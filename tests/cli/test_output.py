"""What commands print: names of foreign texts are shown, and steer nothing."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import framing as fr
from framing import cli
from framing.cells import defused
from framing.cli import app, output
from framing.shipped import shipped

SEEDS = str(shipped("seeds"))
TEXT = """The mayor said: "It was an unprovoked attack," and the army attacked the town.

The [red]Ministry[/red] said that the rebels had attacked first. "It was \x1b[31mterrorism," Ann Lee told reporters.
{more}"""
#: id, outlet and title of each; square brackets, sequences that colour, clear and rename, marks that turn, formulas.
HOSTILE = [
    ("[bold]one", "[bold]ministry", "\x1b[2J\x1b]0;owned\x07[/]"),
    ("../../up", '=HYPERLINK("http://x")', "@home \u202eevil"),
    ("-c", "$\\frac{x", "\x9b31m\rframing: all is well"),
    ("\x1b[31md", "\x1b[5mPost", "a\nframing: all is well"),
]
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def run(*arguments, status=0):
    result = CliRunner().invoke(app, list(map(str, arguments)))
    assert result.exit_code == status, (result.output, result.exception)
    return result


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    path = tmp_path_factory.mktemp("in[bold]") / "news.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "outlet", "title", "event", "text"])
        for number, (name, outlet, title) in enumerate(HOSTILE):
            writer.writerow([name, outlet, title, "../talks/[red]", TEXT.format(more="It rained. " * number)])
    return path


@pytest.fixture(scope="module")
def folder(articles, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "run[bold]"
    done = run("analyze", articles, "-o", out)
    assert not STEERS.search(done.output)
    assert "[bold]" in done.output, "the word in brackets is shown"
    return out


def test_each_command_shows_hostile_names_and_steers_nothing(articles, folder, tmp_path):
    commands = [
        ["quotes", articles],
        ["frames", articles],
        ["events", articles],
        ["copies", articles],
        ["import", articles, "-o", tmp_path / "a[bold].csv"],
        ["compare", folder, "--permutations", "20"],
        ["long", folder, "-o", tmp_path / "long.csv"],
        ["score", folder],
        ["code", "sample", folder, "-o", tmp_path / "sample", "-n", "4"],
        ["actors", "merge", folder, "-o", tmp_path / "merges.csv"],
    ]
    for command in commands:
        done = run(*command)
        assert not STEERS.search(done.output), (command, STEERS.search(done.output))
    assert "[bold]" in run("copies", articles).output


def test_messages_about_arguments_and_files_steer_nothing(tmp_path):
    bad = tmp_path / "bad\x1b[31m\u202e.csv"
    bad.write_text("")
    for arguments in (
        ["analyze", "no\x1b[31mwhere"],
        ["quotes", bad],
        ["analyze", "--\x1b[31m"],
        ["\x1b[31m"],
        ["no\x1b[31m"],
        ["quotes", SEEDS, "--format", "\x1b[31m"],
        ["quotes", SEEDS, "--actors", "\x1b[31m[bold]"],
        ["lexicon", "check", "\x1b[31m[bold]"],
        ["actors", "check", "\x1b[31m[bold]"],
        ["score", "\x1b[31m[bold]"],
    ):
        done = CliRunner().invoke(app, list(map(str, arguments)))
        assert done.exit_code in (1, 2) and not isinstance(done.exception, ValueError | OSError), arguments
        assert done.output and not STEERS.search(done.output), arguments


def test_what_was_set_aside_takes_one_line_each(tmp_path):
    (tmp_path / "a\nframing: all is well.csv").write_text("")
    (tmp_path / "b.txt").write_text("It rained.")
    done = run("quotes", tmp_path, "--format", "jsonl", status=1)
    assert "\nframing: all is well" not in done.output and "\\u000aframing" in done.output


def test_data_are_exact_in_a_pipe_and_harmless_on_a_terminal(articles, monkeypatch):
    raw = run("quotes", articles, "--format", "csv", "--raw-cells").stdout
    assert "\x1b[31m" in raw
    lines = run("quotes", articles, "--format", "jsonl").stdout
    said = []
    monkeypatch.setattr(output.typer, "echo", lambda text, **_: said.append(text))
    monkeypatch.setattr(output.sys, "stdout", type("Terminal", (), {"isatty": lambda self: True})())
    output.tell_data(raw)
    assert not STEERS.search(said[0]) and "\\u001b[31m" in said[0]
    output.tell_data(lines)
    assert [json.loads(line) for line in said[1].splitlines()] == [json.loads(line) for line in lines.splitlines()]


def test_everything_that_is_printed_goes_through_one_module():
    folder = Path(cli.__file__).parent
    prints = re.compile(r"typer\.(?:secho|echo)|click\.echo|(?<!>>> )\bprint\(|sys\.std(?:out|err)\.write")
    for path in folder.glob("*.py"):
        found = [line for line in path.read_text(encoding="utf-8").splitlines() if prints.search(line)]
        assert path.name == "output.py" or not [line for line in found if "..." not in line], path.name


def test_no_sheet_of_a_run_has_a_cell_that_runs(folder, articles, tmp_path):
    run("compare", folder, "--permutations", "20", "-o", tmp_path / "compare")
    run("score", folder, "-o", tmp_path / "scores.csv")
    run("long", folder, "-o", tmp_path / "long.csv")
    run("import", articles, "-o", tmp_path / "import.csv")
    run("events", articles, "-o", tmp_path / "events.csv", "--links", tmp_path / "links.csv")
    run("copies", articles, "-o", tmp_path / "copies.csv")
    run("quotes", articles, "-o", tmp_path / "quotes.csv")
    run("code", "sample", folder, "-o", tmp_path / "sample", "-n", "9", "--by", "frame")
    run("code", "export", folder, "-o", tmp_path / "sheet.csv")
    sheets = [*folder.rglob("*.csv"), *tmp_path.rglob("*.csv")]
    assert len(sheets) > 20
    seen = 0
    for sheet in sheets:
        with sheet.open(encoding="utf-8-sig", newline="") as handle:
            cells = [cell for row in csv.reader(handle) for cell in row]
        seen += sum(cell.startswith("'=HYPERLINK") for cell in cells)
        assert not [cell for cell in cells if cell[:1] != "'" and defused(cell) != cell], sheet.name
    assert seen > 10


def test_raw_cells_are_left_as_they_are(articles, tmp_path):
    run("import", articles, "-o", tmp_path / "import.csv", "--raw-cells")
    assert '"=HYPERLINK' in (tmp_path / "import.csv").read_text(encoding="utf-8")


def test_an_edited_sheet_is_known_by_what_was_edited(folder, tmp_path):
    """The apostrophe before a formula is no correction, with it or without it."""
    for keep in (True, False):
        copy = tmp_path / f"copy{keep}"
        shutil.copytree(folder, copy)
        sheet = copy / "articles.csv"
        text = sheet.read_text(encoding="utf-8-sig")
        text = text if keep else text.replace("'=HYPERLINK", "=HYPERLINK").replace("'-c", "-c")
        sheet.write_text(text.replace("[bold]ministry", "Ministry"), encoding="utf-8-sig")
        with pytest.warns(UserWarning, match="1 row changed"):
            study = fr.Study.load(copy)
        assert {'=HYPERLINK("http://x")', "Ministry"} <= set(study.articles["outlet"])


def test_a_brief_of_an_event_lies_in_its_folder(folder, tmp_path):
    run("compare", folder, "--permutations", "20", "-o", tmp_path / "c")
    briefs = [path.name for path in (tmp_path / "c").glob("brief-*")]
    assert len(briefs) == 1 and re.fullmatch(r"brief-talks-red-[0-9a-f]{6}\.txt", briefs[0])
