import numpy as np
import pandas as pd
import pytest
from hand_coded import hand_coded

from framing import compare


def test_who_calls_whom_what_in_whose_voice():
    table = compare.naming(hand_coded()["mentions"]).set_index(["actor_id", "outlet", "designator"])
    own = table.loc["PRO_GOV_FORCES"]
    assert not own.loc[("Outlet A", "syrian pro-regime forces"), "exclusive"]
    assert own.loc[("Outlet B", "popular forces"), "exclusive"]
    assert own.loc[("Outlet B", "popular forces"), "quoted"] == 1
    assert own.loc[("Outlet A", "pro-regime soldiers"), "narration"] == 1
    assert own.groupby("outlet")["value"].sum().round(9).tolist() == [1, 1]
    assert own["note"].str.contains("fewer than 5").all()


def test_a_planted_name_is_found():
    rng = np.random.default_rng(5)
    rows = []
    for i in range(30):
        outlet = "North" if i % 2 else "South"
        for _ in range(4):
            name = "terrorists" if rng.random() < (0.8 if outlet == "North" else 0.2) else "the rebels"
            rows.append((f"a{i}", outlet, "REB", name, "nominal", "narration"))
    mentions = pd.DataFrame(rows, columns="article_id outlet actor_id designator form voice".split())
    table = compare.naming(mentions)
    row = table[(table["outlet"] == "North") & (table["designator"] == "terrorists")]
    assert row["q"].iloc[0] < 0.01
    assert row["effect_low"].iloc[0] > 0.2
    label = row.index[0]
    assert len(table.behind(label)) == row["n"].iloc[0]


def test_pronouns_do_not_count_and_a_wrong_group_is_named():
    mentions = pd.DataFrame({
        "article_id": ["a", "a"], "outlet": "P", "actor_id": "X", "designator": ["Lee", "he"],
        "form": ["name", "pronoun"], "voice": "narration",
    })  # fmt: skip
    assert compare.naming(mentions)["designator"].tolist() == ["lee"]
    with pytest.raises(ValueError, match="'press' to group by"):
        compare.naming(mentions, by="press")
