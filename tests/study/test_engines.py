import pytest

import framing as fr


def test_an_engine_that_is_none_is_told():
    with pytest.raises(ValueError, match="engine is 'spark'; it is one of local, dask"):
        fr.analyze(["It rained."], engine="spark")


def test_a_scheduler_without_its_engine_is_told():
    with pytest.raises(ValueError, match="--engine dask"):
        fr.analyze(["It rained."], scheduler="tcp://10.0.0.1:8786")
