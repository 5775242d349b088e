import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app


def test_an_engine_that_is_none_is_told():
    with pytest.raises(ValueError, match="engine is 'spark'; it is one of local, dask"):
        fr.analyze(["It rained."], engine="spark")


def test_a_scheduler_without_its_engine_is_told():
    with pytest.raises(ValueError, match="--engine dask"):
        fr.analyze(["It rained."], scheduler="tcp://10.0.0.1:8786")


def test_parts_elsewhere_without_a_folder_are_told():
    with pytest.raises(ValueError, match="name it with out="):
        fr.analyze(["It rained."], parts="memory://run/parts")


def test_the_command_says_what_an_engine_is(tmp_path):
    for options in (["--engine", "spark"], ["--scheduler", "tcp://10.0.0.1:8786"], ["--parts", "elsewhere"]):
        done = CliRunner().invoke(app, ["analyze", "--sample", "-o", str(tmp_path / "out"), *options])
        assert done.exit_code == 2 and options[0].strip("-") in done.output, done.output
