"""How often answers about participants are right."""

import pandas as pd

from framing.validity.shipped.participant_scores import measured, reliability


def test_measures():
    rows = pd.DataFrame(
        {
            "wanted": [True] * 4 + [False] * 2,
            "given": [True, True, True, False, True, False],
            "right": [True, True, False, False, False, True],
            "confidence": [0.9, 0.8, 0.7, None, 0.7, None],
        }
    )
    own = measured(rows)
    assert (own.named, own.right, own.given, own.precision) == (4, 0.5, 4, 0.5)
    assert (own.sure, own.recall_when_sure) == (0.8, 0.5)
    table = reliability(rows, edges=(0, 0.75, 1))
    assert table["answers"].tolist() == [2, 2]
    assert table["right"].tolist() == [0.0, 1.0]
    nothing = measured(rows[~rows["given"]])
    assert (nothing.given, nothing.precision, nothing.sure, nothing.recall_when_sure) == (0, 0.0, 1.0, 0.0)
