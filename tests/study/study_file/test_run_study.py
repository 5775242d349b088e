"""A study from one file: written by init, done by run, repeated by verify; made again is only what has changed."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.articles import read
from framing.articles.importers.open_file import open_file
from framing.cli import app
from framing.shipped import shipped
from framing.study import NothingToAnalyze, StudyFileError, init_study
from framing.study.provenance import sha256
from framing.study.study_file import study_results
from framing.study.study_file.kept_sources import kept
from framing.study.study_file.study_asked import Asked
from framing.study.study_file.study_results import key_of
from framing.study.study_file.study_schema import DRAWS, comparisons, scored, section_options
from framing.study.whole_files import as_json

ROOT = Path(__file__).resolve().parents[3]
ASKED = """
[[comparison]]
verb = "rates"
by = "side"
what = ["frame", "voice"]
permutations = 19
bootstraps = 19

[[comparison]]
verb = "sourcing"
where = { side = "one" }
permutations = 19
bootstraps = 19

[[comparison]]
verb = "event_brief"
event = "all"

[[comparison]]
verb = "keyness"
target = "Outlet A"
table = "quotes"
permutations = 19

[[scores]]
of = "actors"

[[figure]]
plot = "rates"
by = "side"
what = ["frame", "voice"]
formats = "png"

[[figure]]
plot = "xray"
formats = "png"
"""


def framing(*words):
    return CliRunner().invoke(app, list(map(str, words)))


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A study of the seeds with a registry and a lexicon of its own, done once."""
    folder = tmp_path_factory.mktemp("study")
    shutil.copytree(shipped("seeds"), folder / "seeds")
    (folder / "who").mkdir()
    shutil.copy(shipped("lexicons/actors/syria.toml"), folder / "who" / "first.toml")
    entry = "[[actor]]\nid = 'KURDS'\nname = 'Kurdish forces'\nkind = 'armed_group'\n"
    (folder / "mine.toml").write_text(f"base = ['who/first.toml']\n{entry}")
    shutil.copy(shipped("lexicons/frames/conflict.toml"), folder / "terms.toml")
    head = "[study]\ntitle = 'Two reports'\nout = 'results'\nstandard_figures = false\n[input]\npaths = 'seeds'\n"
    head += "[outlets]\nsides = { one = ['Outlet A'], other = ['Outlet B'] }\n"
    head += "[analysis]\nscope = 'all'\nregistry = 'mine.toml'\n[[lexicon]]\nname = 'terms.toml'\n"
    (folder / "study.toml").write_text(head + ASKED)
    done = fr.run_study(folder)
    return folder, done


@pytest.fixture
def study(base, tmp_path):
    """A copy of it, to be changed."""
    folder = tmp_path / "study"
    shutil.copytree(base[0], folder)
    return folder


def test_a_run_makes_all_that_is_asked(base):
    folder, done = base
    assert not done.failed and not done.kept
    assert list(done.comparisons) == ["rates", "sourcing", "event_brief", "keyness"]
    assert set(done.comparisons["rates"]["side"]) == {"one", "other"}
    assert set(done.comparisons["sourcing"]["outlet"]) == {"Outlet A"}
    assert isinstance(done.comparisons["keyness"], fr.compare.Keyness)
    assert done.comparisons["rates"].behind(0).shape[0] == done.comparisons["rates"].loc[0, "n"]
    assert {path.name for path in done.figures} == {"rates.png", "xray.png"} and all(p.is_file() for p in done.figures)
    assert len(done.scores["actors"]) and len(done.study.hits)
    assert (folder / "results" / "comparisons" / "event_brief.txt").read_text().strip()
    methods = (folder / "results" / "comparisons" / "methods.txt").read_text()
    assert done.comparisons["rates"].method in methods
    alone = fr.analyze(folder / "seeds", folder / "mine.toml", folder / "terms.toml", "all")
    pd.testing.assert_frame_equal(done.study.hits, alone.hits)


def test_the_folder_is_whole(base):
    folder, done = base
    record = json.loads((done.folder / "run.json").read_text())
    assert set(record["study"]["sources"]) == {
        "study.toml", "lexicons/terms.toml", "registry/mine.toml", "registry/who/first.toml",
        "registry/who/world.toml",
    }  # fmt: skip
    assert (done.folder / "sources" / "study.toml").read_text() == (folder / "study.toml").read_text()
    assert set(record["study"]["input"]) == {f"seeds/{path.name}" for path in (folder / "seeds").iterdir()}
    assert record["study"]["given"] == ["event"]
    assert set(record["results"]) == {*(f"comparison/{name}" for name in done.comparisons), "scores/actors",
                                      "figure/rates", "figure/xray"}  # fmt: skip


def test_the_same_again_makes_nothing(study):
    done = fr.run_study(study)
    assert not done.made and not done.failed and len(done.kept) == 7


def test_only_what_has_changed_is_made_again(study):
    file = study / "study.toml"
    text = file.read_text()
    file.write_text(text.replace('target = "Outlet A"', 'target = "Outlet B"').replace('[[scores]]\nof = "actors"', ""))
    seen = []
    done = fr.run_study(study, told_of=seen.append)
    assert done.made == seen == ["comparison/keyness"] and "scores/actors" not in done.kept
    assert not list((study / "results" / "scores").iterdir())
    # What draws a comparison goes with it; what was taken away is made again.
    file.write_text(text.replace('what = ["frame", "voice"]\npermutations', 'what = ["frame"]\npermutations')
                    .replace('what = ["frame", "voice"]\nformats', "formats"))  # fmt: skip
    (study / "results" / "figures" / "xray.png").unlink()
    done = fr.run_study(study, workers=2)
    assert done.made == ["comparison/rates", "comparison/keyness", "scores/actors", "figure/rates", "figure/xray"]
    # A lexicon that has changed changes what reads its terms, and no more.
    terms = study / "terms.toml"
    terms.write_text(re.sub(r'version = "[\d.]+"', 'version = "9.9.9"', terms.read_text(), count=1))
    done = fr.run_study(study)
    assert {"comparison/rates", "figure/rates"} <= set(done.made)


def test_a_comparison_that_cannot_be_made_stops_no_other(study):
    file = study / "study.toml"
    file.write_text(file.read_text() + "\n[[comparison]]\nverb = 'naming'\nwhere = { outlet = 'No One' }\n")
    done = framing("run", study)
    assert done.exit_code == 1, done.output
    assert "comparison naming could not be made: where: no article has outlet = 'No One'; there are" in done.output
    assert "comparison rates, as before: comparisons/rates.csv" in done.output


def test_a_column_that_is_not_there_is_told_before_the_run(study):
    file = study / "study.toml"
    file.write_text(file.read_text().replace('by = "side"\nwhat', 'by = "sied"\nwhat'))
    before = (study / "results" / "run.json").read_bytes()
    with pytest.raises(StudyFileError, match=r"study.toml:15: rates: by names 'sied'.*did you mean 'side'"):
        fr.run_study(study)
    assert (study / "results" / "run.json").read_bytes() == before


def test_verify_repeats_the_run(study):
    """From the folder alone: the input, the lexicon and the registry are no more."""
    for name in ("seeds", "who", "mine.toml", "terms.toml", "study.toml"):
        (study / name).rename(study.parent / name)
    shutil.rmtree(study / "results" / "parts")
    done = framing("verify", study / "results", "--input", study.parent / "seeds")
    assert done.exit_code == 0, done.output
    for name in ("input", "hits", "mentions", "comparison/event_brief", "comparison/keyness", "scores/actors"):
        assert name in done.output
    assert "can be repeated" in done.output


def test_verify_says_what_differs(study):
    out = study / "results"
    table = pd.read_parquet(out / "comparisons" / "keyness.parquet")
    attrs = table.attrs
    table.loc[2, "count_target"] += 1
    table.attrs = attrs
    table.to_parquet(out / "comparisons" / "keyness.parquet")
    record = json.loads((out / "run.json").read_text())
    record["versions"]["numpy"] = "0.1"
    (out / "run.json").write_bytes(as_json(record))
    [text] = (study / "seeds").glob("000*")
    text.write_text(text.read_text() + "\nIt rained.")
    terms = out / "sources" / "lexicons" / "terms.toml"
    terms.write_text(terms.read_text().replace('pattern = "', 'pattern = "zzz', 1))
    found = fr.study.verify(out, study / "seeds")
    assert not found.holds
    told = {one.what: one.where for one in found.differences}
    assert told["comparison/keyness"].startswith("1 row of ") and "count_target" in told["comparison/keyness"]
    assert (
        told["comparisons/keyness.parquet"]
        == told["sources/lexicons/terms.toml"]
        == "the file was changed since the run"
    )
    assert re.search("the text of '000.*' is another", told["input"])
    assert any("numpy was 0.1" in reason for reason in found.reasons)
    assert any("lexicon 'conflict'" in reason and "another" in reason for reason in found.reasons)
    assert "DIFFERENT comparison/keyness" in str(found) and "perhaps because numpy" in str(found)
    assert framing("verify", out).exit_code == 1


def test_init_run_verify_of_an_invented_collection(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    table = fr.invented.articles(per_outlet=5, seed=3).assign(desk=["home", "world"] * 15)
    table.loc[7, "text"] = table.loc[6, "text"]
    table.rename(columns={"text": "Wortlaut"}).to_csv("news.csv", index=False)
    (tmp_path / "outlets.csv").write_text("outlet,side\n" + "\n".join(f"{name},x" for name in set(table["outlet"])))
    done = framing("init", "news.csv", "--column", "text=Wortlaut", "--outlets", "outlets.csv")
    assert done.exit_code == 0 and "30 articles of 6 outlets: study.toml" in done.output, done.output
    text = (tmp_path / "study.toml").read_text()
    assert "Columns that could be by = … as well: desk, side" in text and 'columns = { text = "Wortlaut" }' in text
    assert 'verb = "coverage"' in text and 'table = "outlets.csv"' in text
    assert framing("init", "news.csv").exit_code == 2, "it never writes over a file"
    assert (tmp_path / "study.toml").read_text() == text
    fewer = re.sub(r'(?m)^(verb = "(?:rates|sourcing|naming)"\n)', r"\1permutations = 9\nbootstraps = 9\n", text)
    (tmp_path / "study.toml").write_text(fewer.replace("seed = 0  ", "standard_figures = false\nseed = 0  "))
    assert "holds no run" in framing("run", "--status", "out").output
    done = framing("run", "--workers", "1")
    assert done.exit_code == 0, done.output
    assert "comparison coverage, made: comparisons/coverage.csv comparisons/coverage.parquet" in done.output
    assert "finished: 30 of 30 articles" in framing("run", "--status", "out").output
    done = framing("verify", "out", "--input", "news.csv")
    assert done.exit_code == 0, done.output
    copies = pd.read_parquet("out/articles.parquet")["duplicate_of"]
    assert copies.notna().any(), "which verify has found again by itself"


def test_verify_of_a_run_without_a_study_file(tmp_path):
    out = tmp_path / "out"
    fr.study.analyze_into(out, shipped("seeds"), "syria", "epistemic", figures=False)
    found = fr.study.verify(out)
    assert found.holds and not found.reasons, str(found)
    record = json.loads((out / "run.json").read_text())
    record["lexicons"][0]["id"] = "gone"
    (out / "run.json").write_bytes(as_json(record))
    with pytest.raises(FileNotFoundError, match="keeps no copy of its lexicons"):
        fr.study.verify(out)


def test_a_run_that_ends_among_its_comparisons_is_not_finished(study, monkeypatch):
    out = study / "results"

    def stop(name):
        assert fr.study.status(out).working  # no other run may come between the tables and what is made of them
        raise KeyboardInterrupt

    file = study / "study.toml"
    file.write_text(file.read_text().replace('target = "Outlet A"', 'target = "Outlet B"'))
    with pytest.raises(KeyboardInterrupt):
        fr.run_study(study, told_of=stop)
    assert not fr.study.status(out).finished
    with pytest.raises(FileNotFoundError, match="no finished run"):
        fr.study.verify(out)
    assert fr.run_study(study).made == ["comparison/keyness"]
    assert fr.study.status(out).finished


def test_copies_of_an_earlier_run_are_not_those_of_one_without_a_study_file(study):
    out = study / "results"
    fr.study.analyze_into(out, study / "seeds", "world", "epistemic", figures=False)
    assert (out / "sources" / "study.toml").is_file()
    found = fr.study.verify(out)
    assert found.holds and not found.reasons, str(found)


def test_files_outside_the_folder_are_never_deleted(study):
    """Whatever the lists of a folder that came from elsewhere name."""
    out, mine = study / "results", study / "thesis.txt"
    mine.write_text("mine")
    linked = out / "linked"
    linked.symlink_to(study)
    names = ["../thesis.txt", str(mine), "linked/thesis.txt"]
    results = json.loads((out / "results.json").read_text())
    results |= {f"scores/{n}": {"key": "", "files": {name: ""}, "method": ""} for n, name in enumerate(names)}
    results["comparison/keyness"]["key"] = "another"
    results["comparison/keyness"]["files"] |= dict.fromkeys(names, "")
    (out / "results.json").write_bytes(as_json(results))
    listed = json.loads((out / "sources" / "sources.json").read_text())
    listed["files"] |= dict.fromkeys(["../../thesis.txt", str(mine), "../linked/thesis.txt"], "")
    listed["lexicons"] += ["../../thesis.txt"]
    (out / "sources" / "sources.json").write_bytes(as_json(listed))
    assert [path.name for path in kept(out / "sources", "lexicons")] == ["terms.toml"]
    assert fr.run_study(study).made == ["comparison/keyness"]
    assert mine.read_text() == "mine"


def test_verify_finds_copies_itself_with_parts_elsewhere_too(tmp_path):
    table, out = fr.invented.articles(per_outlet=1, seed=3), tmp_path / "out"
    table["text"] = [text[:500] for text in table["text"]]
    fr.analyze(table, None, "epistemic", out=out, parts=(tmp_path / "far").as_uri(), figures=False)
    articles = pq.read_table(out / "articles.parquet")
    place = articles.column_names.index("duplicate_of")
    wrong = pa.array([None, table["article_id"][0], *[None] * (len(table) - 2)], pa.string())
    pq.write_table(articles.set_column(place, articles.field(place), wrong), out / "articles.parquet")
    told = {one.what: one.where for one in fr.study.verify(out).differences}
    assert "duplicate_of" in told["articles"]


def asked(kind, verb, **keys):
    return Asked(kind, verb, verb, keys=keys)


@pytest.mark.parametrize(
    ("one", "again"),
    [
        (asked("comparison", "numbers"), True),
        (asked("comparison", "keyness"), True),
        (asked("scores", "actors"), True),
        (asked("stance", "stance"), True),
        (asked("standard", "standard"), True),
        (asked("figure", "rates"), False),
    ],
)
def test_what_looks_at_texts_or_compares_is_made_again_when_their_code_has_changed(base, monkeypatch, one, again):
    """Standard figures compare as well, and comparisons of numbers or words read texts; a figure draws a table."""
    run = fr.study.store.read_record(base[1].folder)
    before = key_of(one, run["files"], {}, run)
    assert key_of(one, run["files"], {}, run) == before
    monkeypatch.setattr(study_results, "code_that_reads", lambda: "another")
    assert (key_of(one, run["files"], {}, run) != before) == again


def test_init_without_articles(tmp_path):
    init_study((), tmp_path)
    with pytest.raises(StudyFileError, match="there is nothing at 'news/'"):
        fr.read_study(tmp_path)
    (tmp_path / "empty.csv").write_text("a,b\n1,2\n")
    with pytest.raises(NothingToAnalyze):
        init_study(tmp_path / "empty.csv", tmp_path / "other.toml")
    done = framing("init", tmp_path / "empty.csv", "-o", tmp_path / "other.toml")
    assert done.exit_code == 2 and "--column text=" in done.output


def test_init_of_the_folder_that_holds_the_file(tmp_path):
    """Its results go beside it: in it they would be the articles of the next run."""
    folder = tmp_path / "news"
    shutil.copytree(shipped("seeds"), folder)
    init_study(folder, folder)
    study = fr.read_study(folder)
    assert study.paths == [str(folder)] and study.out.resolve() == tmp_path / "news-out"


def test_the_example_of_the_page(tmp_path):
    """The study file that docs/study-file.md shows runs, beside a copy of the seeds."""
    page = (ROOT / "docs" / "study-file.md").read_text(encoding="utf-8")
    [text, *_] = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    shutil.copytree(shipped("seeds"), tmp_path / "seeds")
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    done = fr.run_study(tmp_path)
    assert not done.failed and {"rates", "sourcing"} <= set(done.comparisons)


def test_every_comparison_score_and_figure_can_be_asked(tmp_path):
    """What the schema offers reaches its verb with the tables that it needs."""
    articles = fr.invented.articles(per_outlet=4, seed=3)
    articles[articles["outlet"].isin(["Lethland Post", "Valley Voice"])].to_csv(tmp_path / "news.csv", index=False)
    lines = ["[study]", "standard_figures = false", "[input]", "paths = 'news.csv'", "[analysis]", "stance = true"]
    lines += ["copies = false"]
    more = {"keyness": ["target = 'Valley Voice'"], "event_brief": ["event = 'all'"]}
    more |= {"rates": ["what = ['frame', 'voice']"]}
    asked = [(verb, verb, more.get(verb, [])) for verb in comparisons()]
    asked += [("rates", "plain", []), ("rates", "course", ["by = 'published'"])]
    asked += [("rates", "who", ["by = 'actor'", "denominator = 'quotes'"]), ("rates", "said", ["table = 'quotes'"])]
    asked += [("sourcing", "gender", ["measures = 'gender'"]), ("accusations", "accused", ["by = 'outlet'"])]
    asked += [("dispersion", "places", ["table = 'mentions'", "what = 'form'"])]
    for verb, name, options in asked:
        lines += ["[[comparison]]", f"verb = '{verb}'", f"name = '{name}'", *options]
        lines += [f"{key} = 9" for key in ("permutations", "bootstraps") if key in section_options("comparison", verb)]
    for of in scored():
        lines += ["[[scores]]", f"of = '{of}'"]
    tables = {"rates": "plain", "over_time": "course", "sources": "gender", "xray": "mentions", "frames": "rates",
              "overview": ["rates", "sourcing", "numbers"], "accusation_graph": "accusations"}  # fmt: skip
    for plot, draws in DRAWS.items():
        lines += ["[[figure]]", f"plot = '{plot}'", f"table = {tables.get(plot, draws[0])!r}", "dpi = 40"]
        lines += ["formats = 'png'"]
        lines += ["actor = 'valley league'"] if plot == "naming" else []
    (tmp_path / "study.toml").write_text("\n".join(lines), encoding="utf-8")
    done = fr.run_study(tmp_path)
    assert not done.failed
    assert len(done.made) == 1 + len(asked) + len(scored()) + len(DRAWS)
    assert set(done.comparisons) == {name for _, name, _ in asked} and set(done.scores) == set(scored())
    assert done.comparisons["places"]["form"].isin(["name", "nominal", "pronoun", "modifier"]).any()


def test_what_was_read_has_a_hash_and_is_opened_once(tmp_path, monkeypatch):
    """Hidden files and those of an earlier run are none of the input; a file at an address is."""
    fsspec = pytest.importorskip("fsspec")
    shutil.copytree(shipped("seeds"), tmp_path / "news")
    (tmp_path / "news" / ".draft.txt").write_text("mine")
    (tmp_path / "news" / "photo.jpg").write_bytes(b"")
    fr.analyze(["It rained."], out=tmp_path / "news" / "before", figures=False)
    (tmp_path / "news" / "outlets.csv").write_text("outlet,side\nOutlet A,left\nOutlet B,right\n")
    fsspec.filesystem("memory").pipe("/hashed/x.txt", b"It rained in Duisburg.")
    lines = ["[study]", "standard_figures = false", "[input]", "paths = ['news', 'memory://hashed']"]
    lines += ["[[comparison]]", "verb = 'rates'", "by = 'side'", "permutations = 9", "bootstraps = 9"]
    (tmp_path / "study.toml").write_text("\n".join(lines))
    opened = []
    monkeypatch.setattr(read, "open_file", lambda file, told: opened.append(file.name) or open_file(file, told))
    with pytest.warns(UserWarning, match="a run of framing lies here and is passed over"):
        done = fr.run_study(tmp_path)
    articles = sorted(path.name for path in shipped("seeds").glob("*.txt"))
    assert sorted(opened) == sorted([*articles, "x.txt"])
    found = json.loads((done.folder / "run.json").read_text())["study"]["input"]
    names = [*articles, "metadata.toml", "outlets.csv"]
    assert found.pop("memory:///hashed/x.txt") == sha256(b"It rained in Duisburg.")
    assert found == {f"news/{name}": sha256(tmp_path / "news" / name) for name in names}


def test_a_column_that_no_article_has_is_told_before_anything_is_done(study):
    out = study / "results"
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (study / "study.toml").write_text((study / "study.toml").read_text().replace('by = "side"', 'by = "sides"', 1))
    with pytest.raises(StudyFileError, match="by names 'sides', and the articles have no such column"):
        fr.run_study(study)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
