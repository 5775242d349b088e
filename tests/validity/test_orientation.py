"""Codes in any arrangement are read the right way round, or refused; what is one code is one code."""

import warnings

import numpy as np
import pandas as pd
import pytest

from framing.tables import from_records
from framing.validity import CodeWarning, agreement, correct_rates, evaluate, reliability_matrix
from framing.validity.coding.filled_sheets import codes_of_sheets

RNG = np.random.default_rng(7)
TRUTH = RNG.choice(["war", "talks", "aid"], 40)
ANN = np.where(RNG.random(40) < 0.9, TRUTH, "war")
BEN = np.where(RNG.random(40) < 0.9, TRUTH, "aid")
ALPHA = agreement([ANN, BEN]).alpha
UNITS = [f"u{i}" for i in range(40)]
TALL = pd.DataFrame({"Ann": ANN, "Ben": BEN})
LONG = pd.DataFrame({"unit": UNITS * 2, "coder": ["Ann"] * 40 + ["Ben"] * 40, "frame": [*ANN, *BEN]})
EACH = {name: LONG[LONG["coder"] == name] for name in ("Ann", "Ben")}


@pytest.mark.parametrize(
    "codes",
    [
        TALL,
        TALL.T,
        TALL.set_axis(UNITS, axis=0),
        TALL.set_axis(UNITS, axis=0).T,
        pd.DataFrame(TALL.to_numpy()),
        pd.DataFrame(TALL.to_numpy().T),
        TALL.assign(unit=UNITS),
        TALL.assign(hit_id=UNITS)[["hit_id", "Ann", "Ben"]],
        LONG,
        LONG.rename(columns={"coder": "Rater", "unit": "item"}),
        reliability_matrix(LONG.rename(columns={"coder": "who"}), coder="who", unit="unit", code="frame"),
        {"Ann": ANN, "Ben": list(BEN)},
        TALL.to_numpy().T,
    ],
)
def test_forty_units_of_two_coders_are_read_in_every_arrangement(codes):
    assert agreement(codes).alpha == pytest.approx(ALPHA)
    assert "2 coders" in agreement(codes).note and "40 units" in agreement(codes).note


SMALL = pd.DataFrame([["a", "b"], ["b", "b"], ["a", "a"]])


@pytest.mark.parametrize(
    "codes",
    [
        SMALL.set_axis(["coder1", "coder2"], axis=1),
        SMALL.set_axis(["Ann", "Ben"], axis=1),
        SMALL.set_axis(["Rater A", "Rater B"], axis=1).set_axis(["x", "y", "z"], axis=0),
        SMALL.set_axis(["x", "y", "z"], axis=0).rename_axis("unit"),
        SMALL.set_axis(["x", "y", "z"], axis=0).rename_axis(columns="coder"),
        SMALL.T.rename_axis("annotator"),
        SMALL.assign(unit=[1, 2, 3]),
    ],
)
def test_labels_tell_which_are_the_coders(codes):
    result = agreement(codes)
    assert result.percent == pytest.approx(2 / 3) and result.data.codes.shape == (2, 3)


def test_what_cannot_be_told_is_refused_and_can_be_said():
    for codes in (SMALL, SMALL.T, SMALL.set_axis(["x", "y", "z"], axis=0).set_axis(["p", "q"], axis=1)):
        with pytest.raises(ValueError, match=r"coders='rows' or coders='columns'"):
            agreement(codes)
    assert agreement(SMALL, coders="columns").percent == pytest.approx(2 / 3)
    assert agreement(SMALL.T, coders="rows").percent == pytest.approx(2 / 3)
    assert agreement(SMALL.to_numpy(), coders="columns").percent == pytest.approx(2 / 3)
    assert agreement(SMALL, coders="rows").data.codes.shape == (3, 2)
    with pytest.raises(ValueError, match="it is 'rows' or 'columns'"):
        agreement(SMALL, coders="both")


def test_an_array_with_many_rows_is_read_as_documented_and_warned_of():
    with pytest.warns(UserWarning, match="if they are units, give coders='columns'"):
        assert agreement(TALL.to_numpy()).data.codes.shape == (40, 2)


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (["war", "talks"], "row 0 of the codes is 'war', no list of codes"),
        ({"Ann": ["a"], "Ben": ["a", "b"]}, "different numbers of units"),
        (TALL.set_axis(["coder1", "coder2"], axis=1).assign(text="x"), r"the columns \['text'\] are no coders'"),
        (LONG.assign(sure=1), "reliability_matrix"),
        (TALL.set_axis(["Ann", "Ann"], axis=1), "two coders are called 'Ann'"),
    ],
)
def test_what_is_no_codes_is_refused(codes, message):
    with pytest.raises(ValueError, match=message):
        agreement(codes)


def test_one_code_is_one_code_however_it_is_written():
    for one, other in ((1, 1.0), ("1", "1.0"), (1, "1"), (np.int64(1), "1.0 "), ("war", " war\xa0"), ("é", "e\u0301")):
        result = agreement([[one, "x", None], [other, "x", ""]])
        assert result.percent == 1 and len(result.data.values) == 2
        assert result.summary["n"].max() == 2


def test_numbers_and_sections_stay_apart():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(agreement([[1, -1, 2.1], [1, -1, 21]]).data.values) == 4
        assert len(agreement([["2.1", "2.10"], ["2.1", "2.10"]]).data.values) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("Aggression", "aggression"), ("self-defence", "self defence"), ("01", "1")]
)
def test_codes_that_may_be_one_are_named(one, other):
    with pytest.warns(CodeWarning, match=f"'{one}' and '{other}' are taken for two; .*codes.replace"):
        assert agreement([[one, "x"], [other, "x"]]).percent == 0.5


def test_order_knows_a_code_in_any_spelling():
    first, second = [1, 2, 3, 3, 2], ["1.0", "2 ", "3", "2", "2"]
    expected = agreement([[1, 2, 3, 3, 2], [1, 2, 3, 2, 2]], "ordinal").alpha
    assert agreement([first, second], "ordinal", order=["1", "2", "3"]).alpha == pytest.approx(expected)
    assert (
        agreement([first, second], "interval").alpha == agreement([[1, 2, 3, 3, 2], [1, 2, 3, 2, 2]], "interval").alpha
    )


def test_a_measure_is_held_against_codes_in_any_spelling():
    gold = pd.DataFrame({"article_id": [1, 2, 3], "label": ["war ", "talks", 1]})
    tool = pd.DataFrame({"article_id": ["1", "2.0", "3"], "label": ["war", "talks", "1.0"]})
    assert evaluate(tool, gold, "classifier").f1 == 1
    with pytest.warns(CodeWarning):
        assert evaluate(tool.replace("talks", "Talks"), gold, "classifier").f1 < 1
    rows = [{"hit_id": "a:h1", "article_id": "a", "frame": "war", "start": 0, "end": 3, "surface": "War"}]
    articles = from_records("articles", [{"article_id": "a", "text": "War came."}])
    coded = from_records("hits", rows).assign(frame=["war "])
    found = evaluate(from_records("hits", rows), coded, "hits", articles=articles)
    assert found.f1 == 1 and found.summary.loc["alpha", "value"] == 1


def test_swapped_tables_are_put_right_and_no_share_is_a_percentage():
    rates = pd.DataFrame({"outlet": ["A", "B"], "positive": [30, 45], "n": [100, 100]})
    errors = pd.DataFrame({"tp": [80], "fn": [20], "fp": [10], "tn": [90]})
    pd.testing.assert_frame_equal(correct_rates(errors, rates), correct_rates(rates, errors))
    with pytest.raises(ValueError, match="shares are from 0 to 1"):
        correct_rates(rates.drop(columns="positive").assign(share=[30.0, 45.0]), errors)
    with pytest.raises(ValueError, match="shares are from 0 to 1"):
        correct_rates(rates.assign(positive=[130, 45]), errors)


@pytest.mark.parametrize(
    ("sheets", "options"),
    [
        ({"ann": TALL[["Ann"]].assign(unit=UNITS), "ben": TALL[["Ben"]].assign(unit=UNITS)}, {}),
        ({"both": TALL.assign(unit=UNITS)}, {}),
        ({"both": TALL.assign(unit=UNITS, note="x", text="y")}, {"coders": ["Ann", "Ben"]}),
        ({"both": TALL.set_axis(["coder1", "coder2"], axis=1).assign(unit=UNITS, text="y")}, {}),
        ({"both": TALL.set_axis(["Coder A", "Coder B"], axis=1).assign(unit=UNITS, text="y")}, {}),
        ({"long": LONG}, {}),
        ({"long": LONG.assign(text="x").rename(columns={"frame": "code"})}, {}),
        ({"long": LONG.rename(columns={"coder": "who", "unit": "n"})}, {"coder": "who", "unit": "n", "code": "frame"}),
        ({n: part.drop(columns="coder").rename(columns={"frame": "code:frame"}) for n, part in EACH.items()}, {}),
        ({n: part.assign(unit=np.arange(40.0) if n == "Ann" else range(40)) for n, part in EACH.items()}, {}),
    ],
)  # fmt: skip
def test_sheets_of_every_form_are_read(sheets, options):
    codes, groups = codes_of_sheets(sheets, **options)
    assert codes.shape == (2, 40) and groups is None
    assert agreement(codes, coders="rows").alpha == pytest.approx(ALPHA)


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        (TALL, "no column that names the unit"),
        (LONG[LONG["coder"] == "Ann"], "only one coder"),
        (TALL.assign(unit=UNITS, **{"code:a": 1, "code:b": 2}), "several columns of codes"),
        (pd.DataFrame({"hit_id": ["x"], "article_id": ["a"], "start": [1]}), "only one coder|no column of codes"),
    ],
)
def test_sheets_that_say_too_little_are_refused(sheet, message):
    with pytest.raises(ValueError, match=message):
        codes_of_sheets({"sheet": sheet})
    with pytest.raises(ValueError, match="has no column 'x'"):
        codes_of_sheets({"sheet": LONG}, code="x")
