"""Any column of the articles forms groups, strata and units: of every verb and in every figure, whatever its type."""

import datetime as dt
import itertools

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing import compare, plots, tables
from framing.cli import app

FEW = {"permutations": 19, "bootstraps": 19}
N = 24
#: A column of one's own, and the groups that it makes; the values stand for articles by turns.
COLUMNS = {
    "number": (pd.Series([7, 10] * 12), {"7", "10"}),
    "number_or_not": (pd.Series([7, 10, None] * 8), {"7", "10"}),  # pandas makes fractions of them
    "nullable": (pd.Series(pd.array([7, 10, None] * 8, dtype="Int64")), {"7", "10"}),
    "share": (pd.Series([0.5, 1.0] * 12), {"0.5", "1"}),
    "truth": (pd.Series([True, False] * 12), {"True", "False"}),
    "truth_or_not": (pd.Series(pd.array([True, False, None] * 8, dtype="boolean")), {"True", "False"}),
    "leaning": (pd.Series(pd.Categorical(["left", "right"] * 12, ["right", "left", "nobody"])), {"left", "right"}),
    "leaning_or_not": (pd.Series(pd.Categorical(["left", "right", None] * 8)), {"left", "right"}),
    "text_or_not": (pd.Series(["left", " right ", None, "left", "right", ""] * 4), {"left", "right"}),
    "day": (pd.Series(pd.to_datetime(["2018-02-08", "2018-02-09"] * 12)), {"2018-02-08", "2018-02-09"}),
    "day_or_not": (pd.Series([dt.date(2018, 2, 8), dt.date(2018, 2, 9), None] * 8), {"2018-02-08", "2018-02-09"}),
    "two words, a comma": (pd.Series(["a, b", "b"] * 12), {"a, b", "b"}),
}


#: Those that figures and the command line are held to; what a verb hands them is text already.
SOME = ("number_or_not", "truth", "leaning_or_not", "day")


@pytest.fixture(scope="module")
def t():
    """Two outlets, a dozen articles each, with quotes, mentions and hits that every verb has something to say of."""
    rng = np.random.default_rng(3)
    articles, hits, quotes, mentions = [], [], [], []
    for n in range(N):
        key, outlet = f"a{n}", ["Post", "Sun"][n // 2 % 2]
        own = {"article_id": key, "outlet": outlet}
        text = 'Lee said "no word". The boss ' + "word " * int(rng.integers(20, 40))
        articles.append(own | {"published": f"2018-0{1 + n % 3}-08", "text": text, "language": "en"})
        spans = {"source_spans": [[0, 3]], "cue_spans": [[4, 8]]}
        spans |= {"content_spans": [[9, 18]], "marked_spans": [[10, 17]]}
        quotes.append(own | spans | {"quote_id": f"{key}:q", "kind": "direct", "actor_id": "LEE"}
                      | {"content": '"no word"', "cue_stance": ["neutral", "doubting"][n % 2]}
                      | {"cue": "said", "source": "Lee"})  # fmt: skip
        start, end, designator = [(0, 3, "Lee"), (20, 28, "The boss")][n % 2]
        mentions.append(own | {"mention_id": f"{key}:m", "actor_id": "LEE", "designator": designator}
                        | {"voice": "narration", "form": "name", "start": start, "end": end})  # fmt: skip
        for k, frame in enumerate(["aggression", "casualties", "epistemic_doubt"]):
            hits.append(own | {"hit_id": f"{key}:h{k}", "frame": frame, "surface": "word", "voice": "quoted"}
                        | {"start": 13, "end": 17, "quote_id": f"{key}:q", "speaker": "LEE", "target": "N"}
                        | {"patient": "N", "agent": ["S", None][n % 2], "construction": "active"})  # fmt: skip
    made = {"articles": articles, "quotes": quotes, "mentions": mentions, "hits": hits}
    found = {name: tables.from_records(name, rows) for name, rows in made.items()}
    found["articles"] = found["articles"].assign(**{name: values for name, (values, _) in COLUMNS.items()})
    return {**found, "actors": tables.from_records("actors", [{"actor_id": "LEE", "name": "Lee", "kind": "person"}])}


VERBS = {
    "rates": lambda t, **how: compare.rates(t["hits"], t["articles"], **how),
    "rates, voice": lambda t, **how: compare.rates(
        t["hits"], t["articles"], what=["frame", "voice"], denominator="voice", quotes=t["quotes"], **how
    ),
    "rates, quotes": lambda t, **how: compare.rates(
        t["hits"], t["articles"], denominator="quotes", quotes=t["quotes"], **how
    ),
    "rates, articles": lambda t, **how: compare.rates(t["hits"], t["articles"], denominator="articles", **how),
    "sourcing": lambda t, **how: compare.sourcing(t["quotes"], t["articles"], t["actors"], **how),
    "naming": lambda t, **how: compare.naming(t["mentions"], t["articles"], **how),
    "agency": lambda t, **how: compare.agency(t["hits"], t["articles"], **how),
    "dispersion": lambda t, **how: compare.dispersion(t["hits"], t["articles"], **how),
    "accusations": lambda t, **how: compare.accusations(t["hits"], t["articles"], **how),
    "doubts": lambda t, **how: compare.doubts(t["hits"], t["articles"], **how),
}
FIGURES = {
    "frames": ("rates, voice", {}),
    "voices": ("rates, voice", {}),
    "rates": ("rates", {}),
    "cue_stance": ("sourcing", {}),
    "who_quotes_whom": ("sourcing", {}),
    "naming": ("naming", {"actor": "Lee"}),
    "agency": ("agency", {}),
    "over_time": ("rates", {}),
}


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("name", VERBS)
def test_every_verb_takes_every_column(t, name, column):
    verb, (_, groups) = VERBS[name], COLUMNS[column]
    table = verb(t, by=column, **FEW)
    assert set(table[column]) == groups
    row = table[table["n"] > 0].iloc[0]
    behind = table.behind(row)
    assert len(behind) and set(behind[column].astype(str)) == {row[column]}
    several = verb(t, by=["outlet", column], **FEW)
    assert set(several[column]) == groups and set(several["outlet"]) == {"Post", "Sun"}
    assert len(several.behind(several[several["n"] > 0].iloc[0]))
    assert f"Permuted within {column}" in verb(t, by="outlet", strata=column, **FEW).method
    assert set(verb(t, by="outlet", unit=column, **FEW)["unit"]) == {column}
    one = t["articles"][column].dropna().iloc[0]
    assert set(verb(t, by=column, groups=[one], **FEW)[column]) <= groups
    assert {type(value) for value in table[column]} == {str}


@pytest.mark.parametrize("column", SOME)
@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_takes_every_column(t, name, column):
    made_by, how = FIGURES[name]
    table = VERBS[made_by](t, by=column, **FEW)
    ax = getattr(plots, name)(table, by=column, **how)
    ax.get_figure().canvas.draw()
    if name != "over_time":
        one = t["articles"][column].dropna().iloc[0]
        getattr(plots, name)(table, by=column, groups=[one], **how).get_figure().canvas.draw()
        both = VERBS[made_by](t, by=["outlet", column], **FEW)
        getattr(plots, name)(both, by=["outlet", column], **how).get_figure().canvas.draw()
    plt.close("all")


@pytest.mark.parametrize("column", SOME)
def test_lines_of_articles_stand_by_every_column(t, column):
    one = t["articles"][column].dropna().iloc[0]
    plots.xray(t["hits"], t["articles"], by=column, groups=[one]).get_figure().canvas.draw()
    plots.xray(t["hits"], t["articles"], by=["outlet", column]).get_figure().canvas.draw()
    plt.close("all")


@pytest.mark.parametrize("column", SOME)
def test_a_study_keeps_the_column_and_the_command_takes_it(t, column, tmp_path):
    fr.Study(**t).save(tmp_path / "out", figures=False)
    wanted = COLUMNS[column][1]
    command = ["compare", str(tmp_path / "out"), "--permutations", "9", "-o", str(tmp_path)]
    done = CliRunner().invoke(app, [*command, "--by", column])
    assert done.exit_code == 0, done.output
    for name in ("rates", "sourcing", "naming", "agency", "accusations", "doubts"):
        found = compare.Comparison.load(tmp_path / f"{name}.csv")
        assert set(found[column].astype(str)) == wanted, name


def test_rows_without_a_group_are_in_none(t):
    for name, verb in VERBS.items():
        table = verb(t, by="number_or_not", **FEW)
        kept = t["articles"][t["articles"]["number_or_not"].notna()]
        alone = verb({**t, "articles": kept}, by="number_or_not", **FEW)
        if "n_tokens" in table:
            pd.testing.assert_series_equal(table["n_tokens"], alone["n_tokens"], obj=name)


def test_groups_of_two_own_columns(t):
    table = compare.rates(t["hits"], t["articles"], by=["nullable", "truth"], **FEW)
    pairs = set(itertools.product({"7", "10"}, {"True", "False"}))
    assert {tuple(pair) for pair in table[["nullable", "truth"]].values} == pairs
    again = compare.rates(t["hits"], t["articles"], by=["nullable", "truth"], groups=[(7, True), (10.0, False)], **FEW)
    assert {tuple(pair) for pair in again[["nullable", "truth"]].values} == {("7", "True"), ("10", "False")}


@pytest.mark.parametrize(
    ("name", "column"),
    [("sourcing", "kind"), ("naming", "voice"), ("agency", "construction"), ("dispersion", "voice")],
)
def test_a_column_that_is_called_as_one_of_the_rows_is_refused(t, name, column):
    own = {**t, "articles": t["articles"].assign(**{column: ["x", "y"] * (N // 2)})}
    with pytest.raises(ValueError, match=f"by='{column}' may be your column of the articles or that of the"):
        VERBS[name](own, by=column, **FEW)
    with pytest.raises(ValueError, match="by='voice' is what is counted, too"):
        VERBS["rates, voice"]({**t, "articles": t["articles"].assign(voice="x")}, by="voice", **FEW)


@pytest.mark.parametrize("name", VERBS)
def test_sides_of_outlets_are_not_sides_of_actors(t, name):
    sides = t["articles"]["leaning"].astype(str).str.strip()
    own = {**t, "articles": t["articles"].assign(side=sides, lean=sides)}
    found, other = VERBS[name](own, by="side", **FEW), VERBS[name](own, by="lean", **FEW)
    pd.testing.assert_frame_equal(pd.DataFrame(found).rename(columns={"side": "lean"}), pd.DataFrame(other))
    row = found[found["n"] > 0].iloc[0]
    assert set(found.behind(row)["side"]) == {row["side"]}


def test_a_table_of_outlets_comes_to_a_study_that_was_saved(t, tmp_path):
    fr.Study(**t).save(tmp_path / "out", figures=False)
    (tmp_path / "outlets.csv").write_text("outlet,side\nThe Post,left\nThe Sun,right\n")
    command = ["compare", str(tmp_path / "out"), "--permutations", "9", "--outlets", str(tmp_path / "outlets.csv")]
    done = CliRunner().invoke(app, [*command, "--by", "side", "-o", str(tmp_path)])
    assert done.exit_code == 0, done.output
    for name in ("rates", "sourcing", "naming", "agency", "accusations", "doubts"):
        assert set(compare.Comparison.load(tmp_path / f"{name}.csv")["side"]) == {"left", "right"}, name
