import sys

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


def test_groups_that_never_name_an_actor_cost_nothing(monkeypatch):
    """With many groups (outlets by months) most actors stand in few of them."""
    module = sys.modules["framing.compare.naming"]
    asked = []
    inner = module.compare_groups
    monkeypatch.setattr(module, "compare_groups", lambda *a, **k: asked.append(len(a[2].names)) or inner(*a, **k))
    rows = [(f"a{n}", f"Outlet {n // 4}", "REB" if n < 8 else f"X{n}", "rebels") for n in range(30)]
    mentions = pd.DataFrame(rows, columns=["article_id", "outlet", "actor_id", "designator"])
    table = module.naming(mentions, permutations=9, bootstraps=9)
    assert len(table) == 2 + 22 and sum(asked) == 3  # what fewer than eight articles name is counted at once
    few = {f"1 article in Outlet {n}" for n in range(2, 8)} | {"4 articles in Outlet 0", "4 articles in Outlet 1"}
    assert set(table["note"]) == {f"{why}, fewer than 5: description only" for why in few}
