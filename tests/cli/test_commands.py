import json

import pytest
from typer.testing import CliRunner

from framing import __version__
from framing.cli import app
from framing.shipped import shipped

SEEDS = str(shipped("seeds"))


def run(*arguments, status=0, stdin=None):
    result = CliRunner().invoke(app, list(arguments), input=stdin)
    assert result.exit_code == status, (result.output, result.exception)
    return result


def test_version():
    assert run("--version").stdout.strip() == __version__


def test_analyze_writes_tables_figures_and_a_record(tmp_path):
    done = run("analyze", "--sample", "--scope", "all", "-o", str(tmp_path))
    assert "Who is quoted how often" in done.stdout and str(tmp_path) in done.stdout.replace("\n", "")
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    tables = {
        f"{name}.{kind}"
        for name in ("articles", "quotes", "mentions", "actors", "hits", "exposure", "quantities")
        for kind in ("csv", "parquet")
    }
    figures = {
        f"figures/{name}.{kind}" for name in ("frames", "accusations", "who_quotes_whom") for kind in ("pdf", "png")
    }
    parts = {name for name in names if name.startswith("parts/")}
    assert names - parts == tables | figures | {"rejected.jsonl", "run.json", "merges.csv", ".framing-run"}
    assert {f"parts/part=00000/{name}.parquet" for name in ("articles", "quotes", "mentions", "hits")} < parts


def test_markup_is_told_of_and_taken_out_where_that_is_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("Rain\n\n<p>“It donâ€™t rain,” the mayor said.</p>", encoding="utf-8")
    assert "--mend" in run("quotes", str(tmp_path), "--format", "jsonl").output
    for command in (["quotes"], ["frames"], ["analyze", "--no-figures", "-o", str(tmp_path / "out")]):
        assert "--mend" not in run(*command, str(tmp_path / "a.txt"), "--mend").output
    run_of = json.loads((tmp_path / "out" / "run.json").read_text())
    assert "don’t rain" in (tmp_path / "out" / "articles.csv").read_text(encoding="utf-8")
    assert '"mend": true' in json.dumps(run_of)


def test_some_input_set_aside_gives_status_1_and_the_rest_is_there(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("Rain\n\nThe mayor said that it rained.")
    (tmp_path / "in" / "empty.txt").write_text("")
    done = run("analyze", str(tmp_path / "in"), "-o", str(tmp_path / "out"), status=1)
    assert "1 input set aside" in done.output and "empty.txt" in done.output
    assert "1 articles" in done.stdout
    assert json.loads((tmp_path / "out" / "rejected.jsonl").read_text())["reason"].startswith("the file is empty")


def test_a_run_of_nothing_is_an_error_and_leaves_the_run_before_alone(tmp_path):
    (tmp_path / "a.txt").write_text("Rain\n\nThe mayor said that it rained.")
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "folder").mkdir()
    out = tmp_path / "out"
    run("analyze", str(tmp_path / "a.txt"), "--no-figures", "-o", str(out))
    before = (out / "run.json").read_bytes()
    done = run("analyze", str(tmp_path / "empty.csv"), "-o", str(out), status=2)
    assert "the file is empty" in done.output and "nothing is written" in done.output
    run("analyze", str(tmp_path / "folder"), "-o", str(out), status=2)
    assert (out / "run.json").read_bytes() == before
    run("analyze", str(tmp_path / "folder"), "-o", str(tmp_path / "new"), status=2)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["analyze"], "--sample"),
        (["analyze", "nowhere/at/all"], "no such file or folder"),
        (["analyze", SEEDS, "--scope", "some"], "scope is 'some'"),
        (["analyze", SEEDS, "--actors", "mars"], "no registry 'mars'"),
        (["analyze", SEEDS, "--lexicon", "mars"], "mars"),
        (["quotes", "nowhere/at/all"], "no such file or folder"),
        (["quotes", SEEDS, "-o", SEEDS], "directory"),
        (["frames", SEEDS, "-o", SEEDS], "directory"),
        (["quotes", SEEDS, "--format", "docx"], "write one of"),
        (["actors", "suggest", "nowhere/at/all"], "no such file or folder"),
    ],
)
def test_wrong_usage_is_one_message_and_status_2(arguments, message, tmp_path):
    options = ["-o", str(tmp_path / "out")] if arguments[0] == "analyze" else []
    done = run(*arguments, *options, status=2)
    assert message in " ".join(done.output.replace("│", " ").split())
    assert "Traceback" not in done.output


def test_quotes_as_json_lines_follow_the_contract():
    done = run("quotes", SEEDS, "--scope", "all", "--actors", "syria", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["000_4c46cb86863b7e71", "003_5a9425e36a0ed616"]
    for line in lines:
        for quote in line["quotes"]:
            assert {"source", "cue", "content", "kind", "actor", "anonymous"} <= set(quote)
            assert all(isinstance(piece, list) and len(piece) == 2 for piece in quote["content"])


def test_the_suffix_of_the_output_decides_the_format(tmp_path):
    run("quotes", SEEDS, "-o", str(tmp_path / "q.csv"))
    assert (tmp_path / "q.csv").read_text().startswith("quote_id,article_id,")


def test_a_file_where_the_folder_should_be_is_named(tmp_path):
    (tmp_path / "out").write_text("mine")
    done = run("analyze", "--sample", "-o", str(tmp_path / "out"), status=2)
    assert "Traceback" not in done.output
    assert (tmp_path / "out").read_text() == "mine"


def test_standard_input_is_read():
    done = run("quotes", "-", "--format", "jsonl", stdin="Rain\n\n“It rained,” said Ada Voss, the mayor.")
    (line,) = map(json.loads, done.stdout.splitlines())
    assert line["id"] == "stdin" and len(line["quotes"]) == 1


def test_frames_as_json_lines_follow_the_contract():
    done = run("frames", SEEDS, "--scope", "all", "--actors", "syria", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["000_4c46cb86863b7e71", "003_5a9425e36a0ed616"]
    for line in lines:
        assert line["hits"]
        for hit in line["hits"]:
            assert {"start", "end", "frame", "voice", "speaker", "target", "negated", "surface"} <= set(hit)


@pytest.mark.parametrize("group", ["lexicon", "actors", "code", "train", "evaluate"])
def test_every_command_of_a_group_explains_itself(group):
    listed = run(group, "--help").stdout
    for command in _members(group):
        assert command in listed
        assert run(group, command, "--help").stdout


def _members(group):
    from framing.cli import _GROUPS

    return list(_GROUPS[group][1])


@pytest.mark.parametrize(
    "arguments",
    [
        "compare nowhere",
        "lexicon info nowhere.toml",
        "lexicon convert nowhere.toml x.csv",
        "code sample nowhere -o x",
        "code import nowhere.csv -o x",
        "code agreement nowhere.csv",
        "evaluate quotes nowhere",
        "evaluate parser nowhere",
        "evaluate hits nowhere.csv nowhere.csv",
        "evaluate classifier nowhere.csv nowhere.csv",
        "train quotes --corpus nowhere",
        "train background nowhere -o x.npz --valence nowhere",
        "train participants --coded nowhere --articles nowhere",
        "train stance nowhere",
        "train doubt nowhere",
    ],
)
def test_every_command_says_what_is_missing_in_one_way(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert app(arguments.split(), standalone_mode=False) == 2
    said = capsys.readouterr()
    assert said.err.startswith("framing: ") and "nowhere" in said.err
    assert not said.out
    assert not list(tmp_path.iterdir())


def test_a_table_on_the_screen_cuts_what_is_longer_than_sixty_characters():
    said = "The rain that fell on the town for forty days and nights has gone"
    whole, longer = (f"“{said[:length]},”" for length in (57, 58))
    table = run("quotes", "-", stdin=f"Rain\n\n{whole} said Ada Voss.\n\n{longer} said Bo Lee.").stdout
    assert len(whole) == 60 and whole in table
    assert longer not in table and longer[:57] + "..." in table


def test_import_writes_one_table_and_says_what_was_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.csv").write_text("words,when,lean\nIt rained.,28/09/2016,left\n,1/1/2016,right\n")
    (tmp_path / "in" / "list.txt").write_text("https://post.example/1\n")
    (tmp_path / "in" / "map.png").write_bytes(b"\x89PNG")
    for kind in ("parquet", "csv", "jsonl"):
        target = str(tmp_path / f"articles.{kind}")
        done = run("import", str(tmp_path / "in"), "--column", "text=words", "--column", "published=when",
                   "--outlet", "Post", "-o", target, status=1)  # fmt: skip
        assert "a.csv: CSV, 1 article, 1 set aside" in done.stdout
        assert "in:\n  passed over: 1 .png" in done.stdout
        assert "1 article of 1 outlet, 2016-09-28 to 2016-09-28, of 2 words (median); 1 without title" in done.stdout
        assert "holds 1 addresses, no article" in done.output
        assert json.loads(run("quotes", target, "--format", "jsonl").stdout)["quotes"] == []
    assert "articles.xls" in run("import", str(tmp_path / "in"), "-o", "articles.xls", status=2).output


def test_no_article_is_an_error_whatever_the_command(tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    out = str(tmp_path / "out")
    for command in (["quotes"], ["frames"], ["analyze", "-o", out], ["import"], ["actors", "suggest"],
                    ["lexicon", "suggest", "--word", "war"]):  # fmt: skip
        done = run(*command, str(tmp_path), status=2)
        assert "the folder holds 1 .png" in done.output
    assert "write COLUMN=FIELD" in run("quotes", str(tmp_path), "--column", "text", status=2).output


def test_events_are_listed_and_written_with_their_links(tmp_path):
    rows = [
        {
            "id": "a",
            "date": "2017-12-27",
            "title": "Ship hits bridge in Duisburg",
            "text": "A Rhine ship hit it.",
        },
        {"id": "b", "date": "2017-12-28", "title": "Duisburg: ship hits bridge", "text": "The Rhine ship had a leak."},
        {"id": "c", "date": "2017-12-28", "title": "Erie breaks snow record", "text": "Erie got 34 inches of snow."},
    ]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    output, links = tmp_path / "events.csv", tmp_path / "links.csv"
    done = run("events", str(source), "-o", str(output), "--links", str(links))
    assert "3 articles report 2 events; 1 events are reported by more than one (2 articles)" in done.output
    assert "2017-12-27 to 2017-12-28  Ship hits bridge" in done.output
    assert output.read_text().splitlines()[1].startswith("a,a,") and "b,a," in output.read_text()
    assert "duisburg" in links.read_text()
    again = run("events", str(output), "-o", str(tmp_path / "x.txt"), status=2)
    assert "written as .csv or .parquet" in again.output


def test_copies_are_listed_and_nothing_is_left_out(tmp_path):
    rain = (
        "The river rose by a foot on Monday night and the town of Dorm was under water when the rain stopped at last."
    )
    rows = [
        {"id": "a", "outlet": "Post", "title": "Flood in Dorm", "text": rain},
        {"id": "b", "outlet": "Sun", "title": "Dorm under water", "text": f"DORM (AP) - {rain}"},
        {"id": "c", "outlet": "Sun", "title": "Nothing", "text": "Nobody came to the fair on Tuesday."},
    ]
    source, output = tmp_path / "in.jsonl", tmp_path / "copies.csv"
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("copies", str(source), "-o", str(output))
    assert "3 articles, 1 of them copies of 1 others; 2 are wire copy (Associated Press 2)" in done.output
    assert "b (Sun) is a: Dorm under water" in done.output
    assert (
        output.read_text().splitlines()[2].startswith("b,a,Associated Press")
        and len(output.read_text().splitlines()) == 4
    )
    assert ".csv or .parquet" in run("copies", str(source), "-o", str(tmp_path / "x.txt"), status=2).output
