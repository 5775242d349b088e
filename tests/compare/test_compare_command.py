import pandas as pd
import pytest
import typer
from hand_coded import hand_coded, with_acts
from typer.testing import CliRunner

from framing.cli.compare import compare
from framing.compare import Comparison
from framing.study import Study
from framing.tables import conform

app = typer.Typer()
app.command()(compare)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("study") / "out"
    Study(**hand_coded()).save(out, figures=False)
    return out


def test_tables_methods_and_brief(folder, tmp_path):
    done = CliRunner().invoke(app, [str(folder), "--by", "outlet", "--permutations", "99", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "description only" in done.output
    rates = pd.read_csv(tmp_path / "rates.csv")
    assert rates["n"].sum() == len(hand_coded()["hits"])
    accused, doubted = pd.read_csv(tmp_path / "accusations.csv"), pd.read_csv(tmp_path / "doubts.csv")
    assert set(accused["outlet"]) == {"Outlet A", "Outlet B"} and accused["note"].str.contains("description only").all()
    assert "epistemic_doubt" not in set(accused["frame"]) and list(doubted.columns) == list(accused.columns)
    assert "Seed 0" in (tmp_path / "methods.txt").read_text()
    assert "Outlet A and Outlet B" in (tmp_path / "brief-deir-al-zor-2018-02.txt").read_text()
    edges = (tmp_path / "accusations.gexf").read_text(encoding="utf-8").count("<edge ")
    assert edges == (accused["n"] > 0).sum() > 0 and (tmp_path / "doubts.gexf").exists()
    first = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    CliRunner().invoke(app, [str(folder), "--by", "outlet", "--permutations", "99", "-o", str(tmp_path)])
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == first


def test_copies_count_once_or_all(tmp_path):
    coded = hand_coded()
    first = coded["articles"]["article_id"].iloc[0]
    tables = {}
    for name, table in coded.items():
        again = table[table["article_id"] == first] if "article_id" in table else table.iloc[:0]
        ids = {column: "z:" + again[column] for column in ("quote_id", "mention_id", "hit_id") if column in again}
        again = again.assign(article_id="z", **ids) if len(again) else again
        tables[name] = pd.concat([table, again], ignore_index=True)
    tables["articles"]["duplicate_of"] = [None] * len(coded["articles"]) + [first]
    Study(**tables).save(tmp_path / "study", figures=False)
    counts = {}
    for copies in ("once", "all"):
        options = ["--copies", copies, "--permutations", "9", "-o", str(tmp_path / copies)]
        done = CliRunner().invoke(app, [str(tmp_path / "study"), *options])
        assert done.exit_code == 0, done.output
        counts[copies] = pd.read_csv(tmp_path / copies / "rates.csv")["n"].sum()
        methods = (tmp_path / copies / "methods.txt").read_text()
        assert ("1 article that repeats another one of its outlet is left out" in methods) is (copies == "once")
    assert counts["once"] == len(coded["hits"]) < counts["all"]
    done = CliRunner().invoke(app, [str(tmp_path / "study"), "--copies", "some"])
    assert done.exit_code == 2 and "copies is 'some'; it is 'once'" in done.output


def test_groups_by_several_columns_and_tables_that_load_again(folder, tmp_path):
    done = CliRunner().invoke(app, [str(folder), "--by", "outlet, event", "--permutations", "99", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    rates = Comparison.load(tmp_path / "rates.csv")
    assert {"outlet", "event"} <= set(rates) and "Seed 0" in rates.method
    assert (tmp_path / "rates.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_how_deaths_are_told_where_the_hits_say_so(folder, tmp_path):
    CliRunner().invoke(app, [str(folder), "--permutations", "9", "-o", str(tmp_path / "without")])
    assert (tmp_path / "without/naming.csv").exists() and not (tmp_path / "without/agency.csv").exists()
    coded = hand_coded()
    sides = {"PRO_GOV_FORCES": "government", "SDF": "coalition"}
    coded["actors"]["side"] = [sides.get(who) for who in coded["actors"]["actor_id"]]
    Study(**{**coded, "hits": with_acts(coded["hits"])}).save(tmp_path / "study", figures=False)
    done = CliRunner().invoke(app, [str(tmp_path / "study"), "--permutations", "9"])
    assert done.exit_code == 0, done.output
    table = Comparison.load(tmp_path / "study/compare/agency.csv", source=with_acts(coded["hits"]))
    assert set(table["whose"]) == {"government", "coalition"}
    assert set(table["measure"]) == {"agent_named", "construction", "agent"}


def test_spaces_between_the_names_of_an_option_mean_nothing(folder, tmp_path):
    done = CliRunner().invoke(app, [str(folder), "--what", "frame, voice", "--permutations", "9", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert done.stdout.split()[:3] == ["outlet", "frame", "voice"]


def test_actors_and_wrong_names(folder):
    done = CliRunner().invoke(app, [str(folder), "--by", "actor"])
    assert done.exit_code == 0
    assert "US_COALITION" in done.output
    assert (folder / "compare/rates.csv").exists()
    wrong = CliRunner().invoke(app, [str(folder), "--event", "nowhere"])
    assert wrong.exit_code != 0
    assert "deir-al-zor-2018-02" in wrong.output


def test_what_is_printed_begins_with_what_was_tested_and_tells_how_much_was_not(tmp_path):
    """Six articles a side: a frame that half of them have is tested, one that stands in one article often is not."""
    rows = [(f"{o}{n}", o, "war" if f else "fate") for o in "AB" for n in range(6) for f in [1] * (n % 3 + 1)]
    rows += [("A0", "A", "fate")] * 40
    ids = sorted({(article, outlet) for article, outlet, _ in rows})
    articles = pd.DataFrame(ids, columns=["article_id", "outlet"]).assign(text="No one came to talk of it. " * 9)
    hits = pd.DataFrame(rows, columns=["article_id", "outlet", "frame"])
    hits = hits.assign(
        hit_id=[f"{a}:h{n}" for n, a in enumerate(hits["article_id"])], surface="No", start=0, end=2, voice="quoted"
    )
    made = {"articles": articles, "hits": hits, "quotes": [], "mentions": [], "actors": []}
    Study(**{name: conform(pd.DataFrame(table), name) for name, table in made.items()}).save(tmp_path, figures=False)
    done = CliRunner().invoke(app, [str(tmp_path), "--what", "frame, voice", "--permutations", "99"])
    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.output.splitlines()[1:]]
    assert [line[1] for line in lines[:2]] == ["war", "war"] and "fate" in lines[2]
    assert "Not tested: 2 of 4 rows (50 %); their notes say why." in done.output


def test_in_what_light_actors_are_presented_where_it_is_asked_for(folder, tmp_path):
    done = CliRunner().invoke(app, [str(folder), "--stance", "--permutations", "9", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    table = Comparison.load(tmp_path / "portrayal.csv")
    assert {"actor_id", "voice", "speaker", "stance", "n", "total"} <= set(table)
    assert set(table["stance"]) <= {"negative", "neutral", "positive"}
    assert (table["n"] <= table["total"]).all() and table["n"].sum() > 20
    assert "portrayal: Shares of the mentions" in (tmp_path / "methods.txt").read_text()
    CliRunner().invoke(app, [str(folder), "--permutations", "9", "-o", str(tmp_path / "without")])
    assert not (tmp_path / "without/portrayal.csv").exists()
