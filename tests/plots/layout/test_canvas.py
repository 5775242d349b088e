"""Options that all figures share: named in the signature of each, checked in one place."""

import inspect

import pandas as pd
import pytest

from framing import plots
from framing.plots.layout.canvas import Canvas, draws, require_rows

GROUPED = ["agency", "cue_stance", "frames", "naming", "over_time", "overview", "rates", "voices", "who_quotes_whom"]
OTHERS = ["accusation_graph", "accusations", "keyness", "numbers", "statement"]


@pytest.mark.parametrize("name", [*GROUPED, *OTHERS])
def test_the_signature_of_a_figure_names_its_options(name):
    options = inspect.signature(getattr(plots, name)).parameters
    assert "options" not in options
    assert {"colors", "width", "height", "font"} <= set(options)
    assert ({"by", "groups", "order", "max_groups"} <= set(options)) == (name in GROUPED)
    assert options["width"].default == (plots.DOUBLE if name == "overview" else plots.SINGLE)
    assert all(parameter.kind is inspect.Parameter.KEYWORD_ONLY for parameter in [*options.values()][3:])


def test_a_mistyped_option_is_named_with_the_one_that_was_meant():
    with pytest.raises(TypeError, match=r"frames: .*'colours'; it takes table, .*; colours= is perhaps colors="):
        plots.frames(pd.DataFrame(), colours="red")


def test_an_own_default_of_a_figure_wins_over_the_shared_one():
    assert inspect.signature(plots.over_time).parameters["by"].default == "published"
    assert inspect.signature(plots.frames).parameters["by"].default == "outlet"


def test_a_figure_is_drawn_in_the_style_and_takes_one_name_as_a_list():
    import matplotlib

    seen = {}

    @draws(table="any", lists=["frames"])
    def draw(table, ax=None, *, frames=None, **options: "Unpack[Options]"):  # noqa: F821  # read as text
        seen.update(frames=frames, size=matplotlib.rcParams["font.size"], canvas=Canvas(ax, **options))

    draw(pd.DataFrame({"n": [1]}), frames="war", width=5.0)
    assert seen["frames"] == ["war"]
    assert seen["size"] == 7.5 != matplotlib.rcParams["font.size"]
    assert seen["canvas"].room == 5.0


def test_the_room_of_a_part_is_its_share_of_the_whole():
    from matplotlib.figure import Figure

    left, right = Figure(figsize=(8, 3)).subplots(1, 2)
    assert Canvas(left).room == Canvas(right).room == pytest.approx(4.0)
    assert Canvas(left).axes(2.0) is left


@pytest.mark.parametrize(("height", "width"), [(0.5, 3.5), (100.0, 3.5), (3.0, 0.2), (3.0, 100.0)])
def test_a_size_that_is_none_is_refused(height, width):
    with pytest.raises(ValueError, match="inches is no size of a figure; it is 1 to 60"):
        Canvas(height=height, width=width).axes(2.0)


def test_another_table_and_an_empty_one_are_named():
    with pytest.raises(ValueError, match=r"draws the table of compare.rates\(…\); the one given has no column 'frame'"):
        require_rows(pd.DataFrame({"n": [1]}), "rates", ["n", "frame"], "compare.rates(…)")
    with pytest.raises(ValueError, match="nothing to draw: the table has no rates"):
        require_rows(pd.DataFrame({"n": []}), "rates", ["n"])
    assert type(require_rows(pd.DataFrame({"n": [1]}), "rates")) is pd.DataFrame
