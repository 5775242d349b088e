"""The lines of docs/regression.md run as they stand, and give what the comparisons give."""

import re
import shutil
import subprocess
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "regression.md").read_text(encoding="utf-8")
FEW = {"permutations": 9, "bootstraps": 9}


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    """A run over the invented collection, in the folder of which the page speaks."""
    base = tmp_path_factory.mktemp("run")
    (base / "registry.toml").write_text(fr.invented.registry(), encoding="utf-8")
    articles = fr.invented.articles(per_outlet=5, seed=1)  # of one stock of sentences: copies, to who looks for them
    study = fr.analyze(articles, registry=str(base / "registry.toml"), copies=False)
    study.save(base / "out", figures=False)
    return base


@pytest.fixture(scope="module")
def long(out):
    return fr.Study.load(out / "out").to_long()


def test_the_lines_for_python_run(out, monkeypatch):
    pytest.importorskip("statsmodels", reason="statsmodels is not installed: pip install statsmodels")
    from statsmodels.tools.sm_exceptions import ConvergenceWarning

    monkeypatch.chdir(out)
    held = {}
    with warnings.catch_warnings():
        # Counts that do not vary more than Poisson's, as the page says; statsmodels sets its own filter.
        warnings.simplefilter("ignore", ConvergenceWarning)
        for block in blocks("python"):
            exec(block, held)
    assert (held["humanitarian"]["frame"] == "humanitarian").all()
    coefficients = dict(zip(held["X"].columns, held["plain"].coef_))
    for name, value in coefficients.items():  # two programs, one model
        column, _, level = name.partition("_")
        assert held["poisson"].params[f"{column}[T.{level}]"] == pytest.approx(value, abs=1e-3)
    assert held["poisson"].nobs == len(held["humanitarian"]) == held["by_event"].nobs
    assert len(held["quotes"]) == held["cues"].nobs


def test_the_lines_for_r_run(out, long):
    program = shutil.which("Rscript")
    there = "quit(status = !all(sapply(c('lme4', 'MASS'), requireNamespace, quietly = TRUE)))"
    if program is None or subprocess.run([program, "-e", there], capture_output=True).returncode:
        pytest.skip("R with lme4 and MASS is not installed")
    done = CliRunner().invoke(app, ["long", str(out / "out"), "-o", str(out / "long.csv")])
    assert done.exit_code == 0, done.output
    [lines] = blocks("r")
    asked = 'cat("\\nRATE", exp(coef(glm(n ~ voice + offset(log(words)), family = poisson, data = humanitarian)))[2])'
    ran = subprocess.run([program, "-e", f"{lines}\n{asked}"], cwd=out, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    own = long[long["frame"] == "humanitarian"].groupby("voice")[["n", "words"]].sum()
    rate = own["n"] / own["words"]
    assert float(ran.stdout.split("RATE")[1]) == pytest.approx(rate["quoted"] / rate["narration"], rel=1e-4)


def test_rate_ratios_are_those_of_the_rates(out, long):
    from sklearn.linear_model import PoissonRegressor

    study = fr.Study.load(out / "out")
    rates = fr.compare.rates(study.hits, study.articles, what=["frame", "voice"], denominator="voice",
                             quotes=study.quotes, **FEW)  # fmt: skip
    narrated = long[(long["frame"] == "peace_resolution") & (long["voice"] == "narration")]
    rate = rates[(rates["frame"] == "peace_resolution") & (rates["voice"] == "narration")].set_index("outlet")["rate"]
    X = pd.get_dummies(narrated["outlet"])
    ratio = narrated["n"] / narrated["words"]
    first = X.columns[0]
    fit = PoissonRegressor(alpha=0, tol=1e-10, max_iter=5000).fit(
        X.drop(columns=first), ratio, sample_weight=narrated["words"]
    )
    expected = rate[X.columns[1:]].to_numpy(float) / rate[first]
    np.testing.assert_allclose(np.exp(fit.coef_), expected, rtol=1e-3)


def test_the_command_writes_the_table(out, long, tmp_path):
    run = CliRunner().invoke(app, ["long", str(out / "out"), "-o", str(tmp_path / "deep" / "long.parquet")])
    assert run.exit_code == 0, run.output
    again = fr.compare.Comparison.load(tmp_path / "deep" / "long.parquet")
    pd.testing.assert_frame_equal(again.summary, long.summary)
    assert again.method == long.method
    printed = CliRunner().invoke(app, ["long", str(out / "out"), "--unit", "quote", "--columns", "outlet"])
    header = printed.stdout.splitlines()[0].split(",")
    assert header[:4] == ["quote_id", "article_id", "outlet", "speaker"] and header[-3:] == ["frame", "n", "words"]
    wrong = CliRunner().invoke(app, ["long", str(out / "out"), "--what", "nothing"])
    assert wrong.exit_code == 2 and "no column 'nothing'" in wrong.output
