"""The commands that hand a sample to coders and take it back."""

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner

from framing.cli import code
from framing.tables import from_records, to_arrow

app = typer.Typer()
for name in ("sample", "export", "import", "agreement"):
    app.command(name)(getattr(code, f"code_{name}"))


def run(*args):
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def study(tmp_path):
    import pyarrow.parquet as pq

    text = "War came. They want peace."
    articles = from_records(
        "articles", [{"article_id": f"a{i}", "outlet": "AB"[i % 2], "text": text} for i in range(8)]
    )
    hits = from_records(
        "hits",
        [
            {
                "hit_id": f"a{i}:h000{j}",
                "article_id": f"a{i}",
                "outlet": "AB"[i % 2],
                "voice": "narration",
                "speaker": "AB"[i % 2],
                "frame": frame,
                "surface": words,
                "start": text.index(words),
                "end": text.index(words) + len(words),
                "negated": False,
            }
            for i in range(8)
            for j, (words, frame) in enumerate([("War", "conflict"), ("peace", "peace")])
        ],
    )
    folder = tmp_path / "study"
    folder.mkdir()
    for name, table in (("articles", articles), ("hits", hits)):
        pq.write_table(to_arrow(table, name), folder / f"{name}.parquet")
    return folder


def test_columns_of_the_articles_are_strata(study, tmp_path):
    import pyarrow.parquet as pq

    articles = pd.read_parquet(study / "articles.parquet").assign(week=pd.array([1, 1, 1, 2, 2, 2, 2, None], "Int64"))
    pq.write_table(to_arrow(articles, "articles"), study / "articles.parquet")
    drawn = run("sample", study, "-o", tmp_path / "sample", "-n", 8, "--by", "week,frame")
    assert drawn.exit_code == 0, drawn.output
    assert "8 of 16 hits, 6 strata (week × frame)" in drawn.output
    rows = pd.read_parquet(tmp_path / "sample" / "hits.parquet")
    assert rows["stratum"].value_counts().to_dict() == {f"{week} × {frame}": count for week, count in
            (("1", 1), ("2", 2), ("–", 1)) for frame in ("conflict", "peace")}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "target"),
    [
        ("brat", "out"),
        ("label-studio", "out.json"),
        ("csv", "out.csv"),
        ("doccano", "out.jsonl"),
        ("jsonld", "out.jsonld"),
        ("qdpx", "out.qdpx"),
        ("xmi", "out"),
    ],
)
def test_sample_export_import(study, tmp_path, form, target):
    if form == "xmi":
        pytest.importorskip("cassis")
    drawn = run("sample", study, "-o", tmp_path / "sample", "-n", 10, "--seed", 3)
    assert drawn.exit_code == 0, drawn.output
    assert "10 of 16 hits, 2 strata" in drawn.output
    made = run("export", tmp_path / "sample", "-o", tmp_path / target, "--format", form, "--coder", "Ann")
    assert made.exit_code == 0, made.output
    back = run("import", tmp_path / target, "-o", tmp_path / "back", "--format", form)
    assert back.exit_code == 0, back.output
    before = pd.read_parquet(tmp_path / "sample" / "hits.parquet").drop(columns=["stratum", "probability"])
    after = pd.read_parquet(tmp_path / "back" / "hits.parquet")[list(before.columns)]
    pd.testing.assert_frame_equal(after, before)


def test_web_annotations_without_texts_ask_for_the_articles(study, tmp_path):
    from framing.validity import to_codings, write_web_annotations

    articles, hits = (pd.read_parquet(study / f"{name}.parquet") for name in ("articles", "hits"))
    path = write_web_annotations(to_codings(articles, hits=hits), tmp_path / "bare.jsonld", texts=False)
    asked = run("import", path, "-o", tmp_path / "x", "--format", "jsonld")
    assert asked.exit_code == 2 and "give the articles" in asked.output
    done = run("import", path, "-o", tmp_path / "x", "--format", "jsonld", "--articles", study, "--coder", "Ann")
    assert done.exit_code == 0 and "16 hits" in done.output, done.output
    assert set(pd.read_parquet(tmp_path / "x" / "hits.parquet")["coder"]) == {"Ann"}


def test_agreement_of_two_sheets(study, tmp_path):
    for coder, codes in (("ann", "pp" * 8), ("ben", "pq" + "pp" * 7)):
        assert run("export", study, "-o", tmp_path / f"{coder}.csv", "--blind").exit_code == 0
        sheet = pd.read_csv(tmp_path / f"{coder}.csv").assign(**{"code:frame": list(codes)})
        sheet.to_csv(tmp_path / f"{coder}.csv", index=False)
    result = run("agreement", tmp_path / "ann.csv", tmp_path / "ben.csv", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "8 groups" in result.output
    summary = pd.read_csv(tmp_path / "out" / "scores.csv").set_index("measure")
    assert summary.loc["percent agreement", "value"] == pytest.approx(15 / 16)
    assert pd.read_csv(tmp_path / "out" / "disagreements.csv")["unit"].tolist() == ["a0:h0001"]


def test_agreement_of_every_form_of_sheet(study, tmp_path):
    """As `framing code` writes them, filled in; and the plain tables that people make."""
    assert run("sample", study, "-o", tmp_path / "sample", "-n", 16).exit_code == 0
    for name in ("ann", "ben"):  # the sheet of the sample, corrected in place
        (tmp_path / f"{name}.csv").write_bytes((tmp_path / "sample" / "hits.csv").read_bytes())
    same = run("agreement", tmp_path / "ann.csv", tmp_path / "ben.csv")
    assert same.exit_code == 0 and "16 units" in same.output, same.output
    plain = {
        "wide.csv": "unit,coder1,coder2\n" + "".join(f"{i},{'ab'[i % 2]},a\n" for i in range(6)),
        "semicolons.csv": "unit;Ann;Ben\n" + "".join(f"{i};{'ab'[i % 2]};a\n" for i in range(6)),
        "long.csv": "unit,coder,code\n" + "".join(f"{i},A,{'ab'[i % 2]}\n{i},B,a\n" for i in range(6)),
    }
    for name, text in plain.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        done = run("agreement", tmp_path / name, "-o", tmp_path / "out")
        assert done.exit_code == 0, done.output
        summary = pd.read_csv(tmp_path / "out" / "scores.csv").set_index("measure")
        assert summary.loc["percent agreement", "value"] == 0.5, name


def test_errors(study, tmp_path):
    assert "framing analyze" in run("sample", tmp_path, "-o", tmp_path / "s").output
    wrong = run("sample", study, "-o", tmp_path / "s", "--by", "colour")
    assert wrong.exit_code == 2 and "no column 'colour'" in wrong.output
    (tmp_path / "x.csv").write_text("unit,code\n1,a\n", encoding="utf-8")
    assert run("import", tmp_path / "x.csv", "-o", tmp_path / "y").exit_code == 2
    assert "only one coder is named ('x')" in run("agreement", tmp_path / "x.csv").output
    (tmp_path / "z.csv").write_text("text,code\n1,a\n", encoding="utf-8")
    assert "no column that names the unit" in run("agreement", tmp_path / "z.csv").output
