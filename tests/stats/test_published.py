"""Numbers of the literature and of other tools, to the digits given."""

import json
from pathlib import Path

import numpy as np
import pytest

from framing.stats import difference_interval, fdr

GOLD = json.loads((Path(__file__).parents[1] / "gold/statistics.json").read_text())


def test_benjamini_hochberg():
    gold = GOLD["bh1995"]
    q = fdr(gold["p"])
    np.testing.assert_allclose(q, gold["bh"], atol=5e-7)
    assert (q <= 0.05).sum() == gold["rejected_bh_05"]
    assert (np.array(gold["p"]) <= 0.05 / len(gold["p"])).sum() == gold["rejected_bonferroni_05"]


@pytest.mark.parametrize("row", GOLD["newcombe_diff"]["rows"])
def test_newcombe(row):
    first, second = row.split("-")
    counts = [float(x) for x in first.split("/") + second.split("/")]
    np.testing.assert_allclose(difference_interval(*counts), GOLD["newcombe_diff"]["rows"][row], atol=5e-5)
